//! Insurances and moves, as software asks for them.

use std::collections::BTreeSet;

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::institution::Institution;

use super::*;
use crate::keep::tests::hanako;

/// An institution of a kind, whose software has a token for one purpose.
async fn token_of(
    town: &Town,
    code: &str,
    kind: InstitutionKind,
    purpose: Purpose,
    scope: &str,
) -> (InstitutionId, String) {
    let keep = &town.site.state.keep;
    let institution = Institution {
        id: keep.mint(InstitutionId::new),
        code: code.to_owned(),
        name: format!("例示機関{code}"),
        kind,
        units: Vec::new(),
        purposes: BTreeSet::from([purpose]),
        contact: "privacy@example.invalid".to_owned(),
        place: None,
        hours: std::collections::BTreeMap::new(),
    };
    let id = keep.put_institution(&institution).await.unwrap().0;
    let software = Software::new(2, id, "http://localhost:8080/gateway/token");
    admit(keep, id, &software).await;
    let mut claims = software.claims(town.now());
    let b2b = &mut claims["extensions"]["hl7-b2b"];
    b2b["purpose_of_use"] = serde_json::to_value([purpose]).unwrap();
    b2b["subject_role"] = json!("clerk");
    let assertion = software.sign(&software.header(), &claims);
    let answer = town.post(form(&assertion, scope)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let token = answer.json()["access_token"].as_str().unwrap().to_owned();
    (id, format!("Bearer {token}"))
}

async fn post(town: &Town, path: &str, bearer: &str, body: &str) -> Answer {
    let request = Request::post(path)
        .header(AUTHORIZATION, bearer)
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_owned()));
    town.send(request.unwrap()).await
}

const CLINIC: InstitutionKind = InstitutionKind::Clinic;

#[tokio::test]
async fn a_check_is_answered_row_by_row_and_what_is_no_check_is_refused() {
    let town = town().await;
    let purpose = Purpose::Eligibility;
    let (id, bearer) = token_of(&town, "9910000042", CLINIC, purpose, "system/*.rs").await;
    let keep = &town.site.state.keep;
    let person = keep.enroll(&hanako()).await.unwrap().person;
    let name = keep.pseudonym(person, id).await.unwrap();
    let path = "/gateway/eligibility";
    let asked = json!({ "rows": [{ "id": "1", "pseudonym": name.to_string() }] });
    let answer = post(&town, path, &bearer, &asked.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.header(CACHE_CONTROL), "no-store");
    let nothing = json!({
        "id": "1", "result": "not-found", "renewed": false, "pseudonym": null,
        "coverage": [], "certificates": [],
    });
    assert_eq!(answer.json()["rows"], json!([nothing]));
    for body in [
        "",
        "[]",
        "{}",
        r#"{"rows":[]}"#,
        r#"{"rows":[{"name":"見本 花子"}]}"#,
        r#"{"rows":[{"pseudonym":1}]}"#,
        r#"{"rows":[{"insured":{"insurer":"1"}}]}"#,
        r#"{"on":"2026-02-30","rows":[{"pseudonym":"x"}]}"#,
        r#"{"rows":[{"pseudonym":"x"}],"more":1}"#,
    ] {
        let answer = post(&town, path, &bearer, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(answer.json()["resourceType"], "OperationOutcome");
    }
    let treating = format!("Bearer {}", town.token().await);
    let answer = post(&town, path, &treating, &asked.to_string()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let scope = "system/Patient.r";
    let (_, narrow) = token_of(&town, "9910000042", CLINIC, purpose, scope).await;
    let answer = post(&town, path, &narrow, &asked.to_string()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn only_insurers_are_told_of_overlaps() {
    let town = town().await;
    let (insurer, purpose) = (InstitutionKind::Insurer, Purpose::Eligibility);
    let (_, bearer) = token_of(&town, "06990014", insurer, purpose, "system/*.rs").await;
    let answer = town.get("/gateway/overlaps", &bearer).await;
    assert_eq!(answer.json(), json!({ "overlaps": [], "next": null }));
    let nobody = format!("/gateway/overlaps?after={}", "0".repeat(32));
    for (path, status) in [("/gateway/overlaps?after=x", 400), (&nobody, 403)] {
        let answer = town.get(path, &bearer).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
    }
    let (_, bearer) = token_of(&town, "9910000042", CLINIC, purpose, "system/*.rs").await;
    let answer = town.get("/gateway/overlaps", &bearer).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_municipality_finds_whom_it_numbered_only_if_they_moved_there() {
    let town = town().await;
    let keep = &town.site.state.keep;
    let (kind, purpose) = (InstitutionKind::Municipality, Purpose::MunicipalMove);
    let (id, bearer) = token_of(&town, "990027", kind, purpose, "system/*.rs").await;
    let person = keep.enroll(&hanako()).await.unwrap().person;
    let native = hikae_core::resident::Resident {
        municipality: "990027".to_owned(),
        municipal_number: "7".to_owned(),
        ..hanako()
    };
    keep.enroll(&native).await.unwrap();
    let on = "2026-10-01".parse().unwrap();
    keep.move_resident(person, "990027", "2001", on)
        .await
        .unwrap();
    let ask = async |number: &str| {
        let body = json!({ "number": number }).to_string();
        post(&town, "/gateway/moves", &bearer, &body).await
    };
    let found = ask("2001").await;
    let name = keep.pseudonym(person, id).await.unwrap();
    assert_eq!(found.json(), json!({ "pseudonym": name.to_string() }));
    let mut bodies = BTreeSet::new();
    for number in ["7", "8", "0000001"] {
        let answer = ask(number).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{number}");
        bodies.insert(answer.body);
    }
    assert_eq!(bodies.len(), 1);
    let log = crate::disclosure::history(keep, person).await.unwrap();
    assert_eq!(log.entries.len(), 1, "that she was found is in her log");
}

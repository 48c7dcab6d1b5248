//! What is read under `/fhir`, as software meets it: addresses, headers, and what it is told.

use axum::http::header::{ACCEPT, ETAG, IF_NONE_MATCH};

use hikae_core::disaster::Disaster;
use hikae_core::ids::DisasterId;

use super::*;
use crate::keep::tests::hanako;
use crate::staff::audit::{Action, Actor};

const FHIR: &str = "application/fhir+json; charset=utf-8";

/// A town with a resident whom the clinic knows, and a token for everything.
pub(super) async fn known() -> (Town, String, String) {
    let town = town().await;
    let keep = &town.site.state.keep;
    let person = keep.enroll(&hanako()).await.unwrap().person;
    let name = keep.pseudonym(person, town.clinic).await.unwrap();
    let assertion = town.software.assertion(town.now());
    let answer = town.post(form(&assertion, "system/*.rs")).await;
    let token = answer.json()["access_token"].as_str().unwrap().to_owned();
    (town, name.to_string(), format!("Bearer {token}"))
}

async fn ask(town: &Town, path: &str, bearer: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path).header(AUTHORIZATION, bearer);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    town.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn anyone_is_told_what_can_be_asked_for() {
    let town = town().await;
    let request = Request::get("/fhir/metadata").body(Body::empty()).unwrap();
    let answer = town.send(request).await;
    assert_eq!(
        (answer.status, answer.header(CONTENT_TYPE)),
        (StatusCode::OK, FHIR)
    );
    let said = answer.json();
    assert_eq!(said["resourceType"], "CapabilityStatement");
    assert_eq!(said["fhirVersion"], "4.0.1");
}

#[tokio::test]
async fn a_person_is_read_again_only_if_something_changed() {
    let (town, name, bearer) = known().await;
    let path = format!("/fhir/Patient/{name}");
    let first = ask(&town, &path, &bearer, &[]).await;
    assert_eq!(
        (first.status, first.header(CONTENT_TYPE)),
        (StatusCode::OK, FHIR)
    );
    assert_eq!(first.header(CACHE_CONTROL), "no-store");
    let tag = first.header(ETAG);
    assert_eq!(
        tag,
        format!(
            "W/\"{}\"",
            first.json()["meta"]["versionId"].as_str().unwrap()
        )
    );
    let again = ask(&town, &path, &bearer, &[(IF_NONE_MATCH.as_str(), tag)]).await;
    assert_eq!(
        (again.status, again.body.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
    let other = ask(
        &town,
        &path,
        &bearer,
        &[(IF_NONE_MATCH.as_str(), "W/\"0\"")],
    )
    .await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn whatever_cannot_be_answered_is_an_outcome_of_one_shape() {
    let (town, name, bearer) = known().await;
    let strict = ("prefer", "handling=strict");
    for (path, header, status, code) in [
        ("/fhir/Device/1".to_owned(), strict, 404, "not-found"),
        ("/fhir/Device".to_owned(), strict, 404, "not-found"),
        (
            format!("/fhir/Patient/{name}/$match"),
            strict,
            404,
            "not-found",
        ),
        (
            format!("/fhir/Observation/{name}.00"),
            strict,
            404,
            "not-found",
        ),
        ("/fhir/Observation".to_owned(), strict, 400, "required"),
        (
            format!("/fhir/Observation?patient={name}&date=x"),
            strict,
            400,
            "value",
        ),
        (
            format!("/fhir/Observation?patient={name}&_sort=date"),
            strict,
            400,
            "not-supported",
        ),
        (
            format!("/fhir/Observation?patient={name}&_cursor=x"),
            strict,
            400,
            "invalid",
        ),
        (
            format!("/fhir/Patient/{name}"),
            (ACCEPT.as_str(), "text/html"),
            406,
            "not-supported",
        ),
        (
            format!("/fhir/Patient/{name}?_format=xml"),
            strict,
            406,
            "not-supported",
        ),
    ] {
        let answer = ask(&town, &path, &bearer, &[header]).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        assert_eq!(answer.header(CONTENT_TYPE), FHIR, "{path}");
        let said = answer.json();
        assert_eq!(said["resourceType"], "OperationOutcome");
        assert_eq!(said["issue"][0]["code"], code, "{path}");
        assert!(!answer.body.contains(&name));
    }
}

#[tokio::test]
async fn a_token_is_good_for_its_scopes_alone() {
    let (town, name, _) = known().await;
    let bearer = format!("Bearer {}", town.token().await);
    for (path, status) in [
        (format!("/fhir/Observation?patient={name}"), 200),
        (format!("/fhir/Immunization?patient={name}"), 403),
        (format!("/fhir/Immunization/{name}.00"), 404),
        (format!("/fhir/Patient/{name}"), 403),
        (format!("/fhir/Patient/{name}/$everything"), 403),
    ] {
        let answer = ask(&town, &path, &bearer, &[]).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
    }
    let nobody = ask(&town, &format!("/fhir/Patient/{name}"), "Bearer x", &[]).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

/// A token for emergencies, of someone with this role.
async fn in_emergencies(town: &Town, role: &str) -> String {
    acting(town, "ETREAT", role).await
}

/// A token for this purpose, of someone with this role.
async fn acting(town: &Town, purpose: &str, role: &str) -> String {
    let software = &town.software;
    let mut claims = software.claims(town.now());
    let b2b = &mut claims["extensions"]["hl7-b2b"];
    b2b["purpose_of_use"] = json!([purpose]);
    b2b["subject_role"] = json!(role);
    claims["extensions"]["hikae"]["reason"] = json!("意識のない状態で運ばれたため");
    let assertion = software.sign(&software.header(), &claims);
    let answer = town.post(form(&assertion, "system/*.rs")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let token = answer.json()["access_token"].as_str().unwrap().to_owned();
    format!("Bearer {token}")
}

async fn declare(town: &Town, bearer: &str, body: &str) -> Answer {
    post(town, "/gateway/emergencies", bearer, body).await
}

async fn post(town: &Town, path: &str, bearer: &str, body: &str) -> Answer {
    let request = Request::post(path)
        .header(AUTHORIZATION, bearer)
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_owned()));
    town.send(request.unwrap()).await
}

fn named(name: &str) -> String {
    json!({ "pseudonym": name }).to_string()
}

#[tokio::test]
async fn an_emergency_is_declared_for_half_an_hour_and_only_then_is_there_anybody() {
    let (town, name, _) = known().await;
    let bearer = in_emergencies(&town, "physician").await;
    let patient = format!("/fhir/Patient/{name}");
    let before = ask(&town, &patient, &bearer, &[]).await;
    let unknown = ask(
        &town,
        &format!("/fhir/Patient/{}", "0".repeat(32)),
        &bearer,
        &[],
    )
    .await;
    assert_eq!(before.status, StatusCode::NOT_FOUND);
    assert_eq!(before.body, unknown.body);
    let declared = declare(&town, &bearer, &named(&name)).await;
    assert_eq!(declared.status, StatusCode::CREATED, "{}", declared.body);
    let until = declared.json()["until"].as_str().unwrap().to_owned();
    let until: chrono::DateTime<chrono::Utc> = until.parse().unwrap();
    assert_eq!(until.timestamp(), town.now() + 1800);
    let after = ask(&town, &patient, &bearer, &[]).await;
    assert_eq!(after.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_is_nobody_here_is_declared_like_anyone_else() {
    let (town, name, _) = known().await;
    let bearer = in_emergencies(&town, "nurse").await;
    let mut shapes = Vec::new();
    for name in [name, "0".repeat(32)] {
        let mut answer = declare(&town, &bearer, &named(&name)).await;
        let mut said = answer.json();
        let id = said["id"].take();
        assert_eq!(id.as_str().unwrap().len(), 36);
        answer.body = said.to_string();
        answer.headers.retain(|(name, _)| name != "x-request-id");
        shapes.push(answer);
    }
    assert_eq!(shapes[0], shapes[1]);
}

#[tokio::test]
async fn an_emergency_is_not_declared_by_who_does_not_treat_nor_for_anything_else() {
    let (town, name, treating) = known().await;
    let clerk = in_emergencies(&town, "clerk").await;
    let doctor = in_emergencies(&town, "physician").await;
    for (bearer, body, status) in [
        (&clerk, named(&name), 403),
        (&clerk, named(&"0".repeat(32)), 403),
        (&treating, named(&name), 403),
        (&doctor, named("x"), 400),
        (&doctor, "{}".to_owned(), 400),
        (&doctor, r#"{"name":"見本 花子"}"#.to_owned(), 400),
        (&doctor, "not JSON".to_owned(), 400),
    ] {
        let answer = declare(&town, bearer, &body).await;
        assert_eq!(answer.status.as_u16(), status, "{body}");
        assert_eq!(answer.json()["resourceType"], "OperationOutcome");
    }
}

#[tokio::test]
async fn someone_is_looked_for_only_where_a_disaster_is_and_by_everything() {
    let (town, name, treating) = known().await;
    let keep = &town.site.state.keep;
    let relief = acting(&town, "DISASTER", "nurse").await;
    let resident = hanako();
    let four = json!({
        "name": resident.name,
        "birthDate": resident.birth_date,
        "sex": "female",
        "address": resident.address,
    });
    let look = async |bearer: &str, four: &Value| {
        let path = "/gateway/disaster/lookup";
        let answer = post(&town, path, bearer, &four.to_string()).await;
        (answer.status.as_u16(), answer.json())
    };
    assert_eq!(look(&relief, &four).await.0, 403);
    let mut clinic = keep.institution(town.clinic).await.unwrap().unwrap();
    clinic.place = Some("990019".to_owned());
    keep.put_institution(&clinic).await.unwrap();
    let now = keep.now();
    let disaster = Disaster {
        id: keep.mint(DisasterId::new),
        name: "みほん地震".to_owned(),
        areas: ["990019".to_owned()].into(),
        from: now,
        until: now + TimeDelta::days(1),
    };
    let deed = Actor::Operator.does(Action::DeclaredDisaster {
        disaster: disaster.id,
        name: disaster.name.clone(),
    });
    keep.put_disaster(&disaster, 0, deed).await.unwrap();
    assert_eq!(
        look(&relief, &four).await,
        (200, json!({ "pseudonym": name }))
    );
    assert_eq!(look(&treating, &four).await.0, 403);
    let mut other = four.clone();
    other["address"] = json!("みほん市のどこか");
    let (status, said) = look(&relief, &other).await;
    assert_eq!(
        (status, &said["resourceType"]),
        (404, &json!("OperationOutcome"))
    );
    for (field, wrong) in [
        ("sex", json!("unknown")),
        ("birthDate", json!("昭和36年")),
        ("name", json!("")),
        ("name", json!("1234 5678 9018")),
        ("number", json!("1001")),
    ] {
        let mut four = four.clone();
        four[field] = wrong;
        assert_eq!(look(&relief, &four).await.0, 400, "{field}");
    }
}

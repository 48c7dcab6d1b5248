//! A visit, as the institution's software goes through it.

use axum::http::header::LOCATION;

use super::*;
use crate::gateway::visit::{Visit, Wish};
use crate::keep::tests::hanako;

async fn ask(town: &Town, bearer: &str, body: &str) -> Answer {
    let request = Request::post("/gateway/visits")
        .header(AUTHORIZATION, bearer)
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_owned()));
    town.send(request.unwrap()).await
}

#[tokio::test]
async fn a_visit_is_begun_opened_beside_the_reader_and_asked_about() {
    let town = town().await;
    let bearer = format!("Bearer {}", town.token().await);
    let body = r#"{"categories": ["checkup", "care"], "sensitive": ["surgery"]}"#;
    let begun = ask(&town, &bearer, body).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.body);
    let said = begun.json();
    let id = said["id"].as_str().unwrap();
    assert_eq!(said["url"], format!("http://localhost:8080/visit/{id}"));
    let path = begun.header(LOCATION).to_owned();
    assert_eq!(path, format!("/gateway/visits/{id}"));
    let standing = async || town.get(&path, &bearer).await.json();
    assert_eq!(standing().await["status"], "waiting");

    let keep = &town.site.state.keep;
    let person = keep.enroll(&hanako()).await.unwrap().person;
    let visit = Visit::find(keep, id.parse().unwrap()).await.unwrap();
    assert_eq!(visit.asked.acting.reason.as_str(), "診察のため");
    let ticked = Wish {
        categories: visit.asked.wish.categories.clone(),
        ..Wish::default()
    };
    visit.give(keep, person, ticked).await.unwrap();
    let answered = standing().await;
    let name = keep.pseudonym(person, town.clinic).await.unwrap();
    assert_eq!(answered["status"], "answered");
    assert_eq!(answered["pseudonym"], name.to_string());
    // How much was ticked is not said.
    assert_eq!(answered.as_object().unwrap().len(), 3);

    // Another institution finds nothing there.
    let other = register(keep, "9910000026").await;
    let software = Software::new(2, other, "http://localhost:8080/gateway/token");
    admit(keep, other, &software).await;
    let granted = town.show(&software.assertion(town.now())).await.json();
    let theirs = format!("Bearer {}", granted["access_token"].as_str().unwrap());
    assert_eq!(town.get(&path, &theirs).await.status, StatusCode::NOT_FOUND);

    town.site
        .clock
        .set(town.site.clock.now() + TimeDelta::hours(24));
    let bearer = format!("Bearer {}", town.token().await);
    assert_eq!(town.get(&path, &bearer).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_visit_that_asks_for_nothing_or_is_no_treatment_is_not_begun() {
    let town = town().await;
    let bearer = format!("Bearer {}", town.token().await);
    for body in [
        "",
        "{}",
        "[]",
        r#"{"categories": []}"#,
        r#"{"categories": ["everything"]}"#,
        r#"{"categories": ["checkup"], "name": "見本 花子"}"#,
        r#"{"categories": ["checkup"], "sensitive": ["all"]}"#,
    ] {
        let answer = ask(&town, &bearer, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(answer.json()["issue"][0]["code"], "invalid");
    }
    let mut claims = town.software.claims(town.now());
    claims["extensions"]["hl7-b2b"]["purpose_of_use"] = json!(["ETREAT"]);
    let assertion = town.software.sign(&town.software.header(), &claims);
    let granted = town.show(&assertion).await.json();
    let bearer = format!("Bearer {}", granted["access_token"].as_str().unwrap());
    let answer = ask(&town, &bearer, r#"{"categories": ["checkup"]}"#).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let path = format!("/gateway/visits/{}", uuid::Uuid::nil());
    assert_eq!(town.get(&path, &bearer).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        town.get("/gateway/visits/1", &bearer).await.status,
        StatusCode::NOT_FOUND
    );
}

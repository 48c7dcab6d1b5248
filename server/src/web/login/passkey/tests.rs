use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::staff::authenticator::Authenticator;
use crate::web::testing::{Site, Visitor, site};

/// What the script posts, and what it gets.
async fn post(visitor: &mut Visitor, site: &Site, path: &str, what: Value) -> (StatusCode, Value) {
    let request = Request::post(path)
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(what.to_string()))
        .unwrap();
    let page = visitor.send(site, request).await;
    let said = serde_json::from_str(&page.text).unwrap_or_default();
    (page.status, said)
}

async fn make(visitor: &mut Visitor, site: &Site) -> Authenticator {
    let (_, asked) = post(visitor, site, "/account/passkeys/begin", json!({})).await;
    let mut passkey = Authenticator::new(1);
    let credential = passkey.register(&asked["options"]);
    let made = json!({ "ceremony": asked["ceremony"], "credential": credential, "name": "スマホ" });
    let (status, said) = post(visitor, site, "/account/passkeys/finish", made).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    assert_eq!(said["next"], "/account/passkeys?said=added");
    passkey
}

async fn log_in(
    visitor: &mut Visitor,
    site: &Site,
    passkey: &mut Authenticator,
    next: &str,
) -> (StatusCode, Value) {
    let (_, asked) = post(visitor, site, "/login/passkey/begin", json!({})).await;
    let credential = passkey.prove(&asked["options"]);
    let proof = json!({ "ceremony": asked["ceremony"], "credential": credential, "next": next });
    post(visitor, site, "/login/passkey/finish", proof).await
}

#[tokio::test]
async fn a_passkey_made_after_a_login_by_card_opens_the_door_and_reaches_less_far() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let mut passkey = make(&mut visitor, &site).await;
    let list = visitor.get(&site, "/account/passkeys").await;
    assert!(list.text.contains("スマホ") && list.text.contains(r#"data-passkey="register""#));

    let mut elsewhere = Visitor::default();
    let said = log_in(&mut elsewhere, &site, &mut passkey, "/account").await;
    assert_eq!(said, (StatusCode::OK, json!({ "next": "/account" })));
    let list = elsewhere.get(&site, "/account/passkeys").await;
    assert!(list.text.contains("スマホ") && list.text.contains(r#"name="least" value="app""#));
    let (status, _) = post(&mut elsewhere, &site, "/account/passkeys/begin", json!({})).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let inbox = elsewhere.get(&site, "/notices").await;
    assert!(inbox.text.contains("スマホ"), "its owner was told");
}

#[tokio::test]
async fn a_login_by_passkey_leads_nowhere_but_into_this_portal() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let mut passkey = make(&mut visitor, &site).await;
    for away in ["https://hikae.example/", "//hikae.example", ""] {
        let said = log_in(&mut visitor, &site, &mut passkey, away).await;
        assert_eq!(said, (StatusCode::OK, json!({ "next": "/home" })));
    }
}

#[tokio::test]
async fn what_went_wrong_is_a_word_for_the_page() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    let mistyped = json!({ "login": "123-456-7890" });
    let said = post(&mut visitor, &site, "/login/passkey/begin", mistyped).await;
    let expected = (
        StatusCode::UNPROCESSABLE_ENTITY,
        json!({ "says": "number" }),
    );
    assert_eq!(said, expected);
    let mut nobodys = Authenticator::new(3);
    let said = log_in(&mut visitor, &site, &mut nobodys, "/home").await;
    assert_eq!(said, (StatusCode::FORBIDDEN, json!({ "says": "refused" })));
    let kept_out = visitor.get(&site, "/home").await;
    assert!(kept_out.location.starts_with("/login"));
    let login = visitor.get(&site, "/login").await;
    for word in ["number", "refused", "cloned", "again", "gone", "failed"] {
        assert!(
            login.text.contains(&format!(r#"data-says="{word}""#)),
            "{word}"
        );
    }
}

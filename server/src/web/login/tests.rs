//! The login as a browser without scripts goes through it.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::TimeDelta;
use hikae_core::ids::CeremonyId;

use crate::ambient::Clock;
use crate::identity::testing::{HANAKO, TARO};
use crate::web::testing::{Site, Visitor, site};

#[tokio::test]
async fn a_resident_logs_in_with_a_card_registering_it_the_first_time() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    let kept_out = visitor.get(&site, "/account").await;
    assert_eq!(kept_out.location, "/login?next=/account");
    let login = visitor.get(&site, &kept_out.location).await;
    assert!(login.text.contains(r#"name="next" value="/account""#));

    let id = visitor.begin(&site, "/account").await;
    let waiting = visitor.get(&site, &format!("/login/card/{id}")).await;
    assert!(
        waiting
            .text
            .contains(&format!("/demo/reader?ceremony={id}"))
    );
    let reader = visitor
        .get(&site, &format!("/demo/reader?ceremony={id}"))
        .await;
    assert!(
        reader
            .text
            .contains(&format!("/demo/reader/hanako?ceremony={id}"))
    );
    let pin = visitor
        .get(&site, &format!("/demo/reader/hanako?ceremony={id}"))
        .await;
    assert!(pin.text.contains(r#"name="pin""#) && pin.text.contains("http://localhost:8080"));

    let first = visitor.log_in(&site).await;
    assert_eq!(first.location, "/register/done?next=/account");
    let done = visitor.get(&site, &first.location).await;
    assert!(done.text.contains(r#"href="/account""#) && done.text.contains("見本 花子"));
    assert_eq!(visitor.get(&site, "/account").await.status, StatusCode::OK);

    visitor.post(&site, "/logout", "").await;
    assert!(
        visitor
            .get(&site, "/account")
            .await
            .location
            .starts_with("/login")
    );
    assert_eq!(visitor.log_in(&site).await.location, "/account");
}

#[tokio::test]
async fn a_login_from_another_browser_is_told_and_one_from_the_same_is_not() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let unread = async |visitor: &mut Visitor| {
        let page = visitor.get(&site, "/notices").await.text;
        assert!(page.contains("はじめてのブラウザーからログインがありました"));
        page.matches(r#"<li class="row">"#).count()
    };
    assert_eq!(unread(&mut visitor).await, 1);
    visitor.log_in(&site).await;
    assert_eq!(unread(&mut visitor).await, 1);
    let mut other = Visitor::default();
    other.log_in(&site).await;
    assert_eq!(unread(&mut visitor).await, 2);
}

#[tokio::test]
async fn a_login_changes_the_session_s_token() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let registered = visitor.cookies["hikae"].clone();
    let mut thief = Visitor {
        cookies: visitor.cookies.clone(),
    };
    assert_eq!(visitor.log_in(&site).await.location, "/account");
    assert_ne!(visitor.cookies["hikae"], registered);
    assert!(
        thief
            .get(&site, "/account")
            .await
            .location
            .starts_with("/login")
    );
}

#[tokio::test]
async fn an_outcome_is_taken_in_the_browser_that_began_and_nowhere_else() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    let id = visitor.begin(&site, "/home").await;
    let sent = visitor.pin(&site, &id, "1001").await;
    let mut other = Visitor::default();
    assert_eq!(
        other.get(&site, &sent.location).await.location,
        "/login/again"
    );
    let elsewhere = other.begin(&site, "/home").await;
    assert_ne!(elsewhere, id);
    assert_eq!(
        other.get(&site, &sent.location).await.location,
        "/login/again"
    );
    assert_eq!(
        visitor.get(&site, &sent.location).await.location,
        "/register"
    );
    assert_eq!(
        visitor.get(&site, &sent.location).await.location,
        "/login/again"
    );
    assert_eq!(
        visitor.get(&site, "/login/again").await.status,
        StatusCode::GONE
    );
}

#[tokio::test]
async fn wrong_pins_are_counted_the_last_try_is_asked_for_and_a_blocked_card_can_be_reset() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    let id = visitor.begin(&site, "/home").await;
    let form = visitor.pin(&site, &id, "12").await;
    assert_eq!(form.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = visitor.pin(&site, &id, "0000").await;
    assert!(wrong.text.contains("あと2回"), "{}", wrong.text);
    assert!(
        visitor
            .pin(&site, &id, "0000")
            .await
            .text
            .contains("あと1回")
    );
    let unsure = visitor.pin(&site, &id, "1001").await;
    assert!(unsure.text.contains(r##"href="#sure""##), "{}", unsure.text);
    let form = format!("ceremony={id}&card={HANAKO}&pin=0000&sure=yes");
    let blocked = visitor.post(&site, "/demo/reader/sign", &form).await;
    assert_eq!(blocked.status, StatusCode::OK);
    assert!(!blocked.text.contains(r#"name="pin""#) && blocked.text.contains("窓口"));
    let reset = visitor
        .post(&site, "/demo/reader/reset", &format!("ceremony={id}"))
        .await;
    assert_eq!(
        reset.location,
        format!("/demo/reader?reset=1&ceremony={id}")
    );
    assert_eq!(
        visitor.pin(&site, &id, "1001").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn a_helper_posts_an_answer_once() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    let id = visitor.begin(&site, "/home").await;
    let ceremony: CeremonyId = id.parse().unwrap();
    let text = site
        .state
        .identity
        .waiting(ceremony)
        .await
        .unwrap()
        .unwrap()
        .text;
    let reader = site.state.reader.as_ref().unwrap();
    let signed = reader.sign(HANAKO, "1001", &text).await.unwrap();
    let post = |body: String| {
        let request = Request::post("/card/answer")
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(body))
            .unwrap();
        async { Visitor::default().send(&site, request).await.status }
    };
    let json = |certificate: &str| {
        format!(
            r#"{{"ceremony":"{id}","certificate":"{certificate}","signature":"{}"}}"#,
            BASE64_STANDARD.encode(&signed.signature)
        )
    };
    assert_eq!(post(json("not base64!")).await, StatusCode::BAD_REQUEST);
    let good = json(&BASE64_STANDARD.encode(&signed.certificate));
    assert_eq!(post(good.clone()).await, StatusCode::ACCEPTED);
    assert_eq!(post(good).await, StatusCode::GONE);
    let claim = format!("/login/claim/{id}");
    assert_eq!(visitor.get(&site, &claim).await.location, "/register");
}

#[tokio::test]
async fn a_real_portal_opens_the_reader_s_program_and_has_no_demo_reader() {
    let site = site(false).await;
    let mut visitor = Visitor::default();
    let id = visitor.begin(&site, "/home").await;
    let waiting = visitor.get(&site, &format!("/login/card/{id}")).await;
    assert!(
        waiting.text.contains(&format!(
            "hikae-card:sign?purpose=login&amp;origin=http://localhost:8080&amp;ceremony={id}"
        )),
        "{}",
        waiting.text
    );
    assert_eq!(
        visitor.get(&site, "/demo/reader").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn nobody_is_led_away_and_no_reason_is_made_up() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    let login = visitor.get(&site, "/login?next=//elsewhere.example").await;
    assert!(login.text.contains(r#"name="next" value="/home""#));
    for why in [
        "expired",
        "revoked",
        "on-hold",
        "signature-ended",
        "unavailable",
        "not-accepted",
        "not-yet-valid",
    ] {
        let page = visitor.get(&site, &format!("/login/refused/{why}")).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(
        visitor.get(&site, "/login/refused/x").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(visitor.get(&site, "/register").await.location, "/login");
    assert_eq!(
        visitor.get(&site, "/register/desk").await.location,
        "/login"
    );
}

#[tokio::test]
async fn a_ceremony_that_is_over_leads_to_the_beginning_and_not_in_circles() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    let id = visitor.begin(&site, "/home").await;
    site.clock
        .set(site.clock.now() + crate::identity::ceremony::CEREMONY);
    let claim = visitor
        .get(&site, &format!("/login/card/{id}"))
        .await
        .location;
    assert_eq!(claim, format!("/login/claim/{id}"));
    assert_eq!(visitor.get(&site, &claim).await.location, "/login/again");
}

/// Answers the questions up to the last page of a decision that permits something to everyone;
/// answers its address.
async fn decide_for_everyone(visitor: &mut Visitor, site: &Site) -> String {
    let mut at = "/sharing/new".to_owned();
    for answer in [
        "effect=permit",
        "situation=treatment",
        "whom=everyone",
        "records=all",
        "period=all",
        "until=month",
    ] {
        let next = visitor.post(site, &at, answer).await;
        assert_eq!(
            next.status,
            StatusCode::SEE_OTHER,
            "{at} {answer} {}",
            next.text
        );
        at = next.location;
    }
    assert!(at.ends_with("/confirm"), "{at}");
    at
}

#[tokio::test]
async fn a_decision_for_everyone_waits_for_another_proof_and_is_made_after_it() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let confirm = decide_for_everyone(&mut visitor, &site).await;
    let later = site.clock.now() + TimeDelta::minutes(5);
    site.clock.set(later);
    let asked = visitor.get(&site, &confirm).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.text.contains(r#"name="least" value="passkey""#));
    let refused = visitor.post(&site, &confirm, "").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("まだ何も変わっていません"));

    let login = visitor
        .get(&site, &format!("/login?least=passkey&next={confirm}"))
        .await;
    assert!(login.text.contains("もう一度、ご本人の確認"));
    let id = visitor.begin(&site, &confirm).await;
    let sent = visitor.pin(&site, &id, "1001").await;
    let back = visitor.get(&site, &sent.location).await;
    assert_eq!(back.location, confirm, "to where the person was");
    let made = visitor.post(&site, &confirm, "").await;
    assert!(
        made.location.starts_with("/sharing/directives/"),
        "{}",
        made.text
    );
}

#[tokio::test]
async fn what_someone_had_begun_is_not_there_for_another_person_in_the_same_browser() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let confirm = decide_for_everyone(&mut visitor, &site).await;
    site.enroll(TARO).await;
    visitor.log_in_with(&site, TARO, ["1002", "taro1002"]).await;
    let gone = visitor.get(&site, &confirm).await;
    assert_eq!(gone.location, "/sharing");
}

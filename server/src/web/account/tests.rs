//! Stopping everything, and what was done in an account.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hikae_core::consent::Level;
use hikae_core::ids::CardId;
use hikae_core::login::Anchor;

use crate::ambient::{Clock, SystemEntropy, random};
use crate::identity::session::SignedIn;
use crate::web::testing::{Site, Visitor, site};

/// A browser in which the person of `known` is logged in at another level.
async fn at_level(site: &Site, known: &Visitor, level: Level) -> Visitor {
    let token = known.token();
    let kept = site
        .state
        .keep
        .session::<std::collections::HashMap<String, serde_json::Value>>(&token)
        .await
        .unwrap()
        .unwrap();
    let signed_in: SignedIn = crate::identity::session::signed_in(&kept.content).unwrap();
    let now = site.clock.now();
    let signed_in = SignedIn {
        level,
        anchor: Anchor::Card(CardId::new(now, random(&SystemEntropy))),
        ..signed_in
    };
    let token: [u8; 16] = random(&SystemEntropy);
    let content = std::collections::BTreeMap::from([("signed-in", &signed_in)]);
    let ends_at = now + TimeDelta::minutes(15);
    let keep = &site.state.keep;
    let made = keep.create_session(&token, Some(signed_in.person), ends_at, &content);
    assert!(made.await.unwrap());
    Visitor::with_token(token)
}

#[tokio::test]
async fn stopping_ends_every_session_and_a_card_undoes_it() {
    let site = site(true).await;
    let mut here = Visitor::default();
    here.log_in(&site).await;
    let mut elsewhere = Visitor::default();
    elsewhere.log_in(&site).await;
    let mut phone = at_level(&site, &here, Level::CrossDevice).await;
    assert_eq!(
        phone.get(&site, "/account/stop").await.status,
        StatusCode::OK
    );
    let stopped = phone.post(&site, "/account/stop", "").await;
    assert_eq!(stopped.location, "/account/stopped");
    let told = phone.get(&site, &stopped.location).await;
    assert!(told.text.contains("すべて止めました"));
    for visitor in [&mut here, &mut elsewhere, &mut phone] {
        let gone = visitor.get(&site, "/account").await;
        assert!(gone.location.starts_with("/login"), "{}", gone.status);
    }

    here.log_in(&site).await;
    let account = here.get(&site, "/account").await;
    assert!(account.text.contains("カード以外のログインを止めています"));
    let opened = here.post(&site, "/account/open", "").await;
    assert_eq!(opened.location, "/account?done=opened");
    let account = here.get(&site, &opened.location).await;
    assert!(!account.text.contains("カード以外のログインを止めています"));
    let inbox = here.get(&site, "/notices").await.text;
    for told in [
        "ログインをすべて止めました",
        "止めていたログインを、また使えるように",
    ] {
        assert!(inbox.contains(told), "{told}");
    }
}

#[tokio::test]
async fn what_is_stopped_stays_so_without_a_card_shown_just_now() {
    let site = site(true).await;
    let mut here = Visitor::default();
    here.log_in(&site).await;
    here.post(&site, "/account/stop", "").await;
    here.log_in(&site).await;
    for level in [Level::CrossDevice, Level::Passkey] {
        let mut other = at_level(&site, &here, level).await;
        let refused = other.post(&site, "/account/open", "").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{level:?}");
    }
    site.clock.set(site.clock.now() + TimeDelta::minutes(5));
    let stale = here.post(&site, "/account/open", "").await;
    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(stale.text.contains(r#"name="least" value="app""#));
}

#[tokio::test]
async fn a_session_below_the_card_that_begins_while_everything_is_stopped_is_none() {
    use tower_sessions::SessionStore as _;
    use tower_sessions::session::{Id, Record};

    let site = site(true).await;
    let mut here = Visitor::default();
    here.log_in(&site).await;
    let signed_in = {
        let kept = site
            .state
            .keep
            .session::<std::collections::HashMap<String, serde_json::Value>>(&here.token())
            .await
            .unwrap()
            .unwrap();
        crate::identity::session::signed_in(&kept.content).unwrap()
    };
    here.post(&site, "/account/stop", "").await;
    let store = crate::identity::session::store(&site.state);
    for (level, lives) in [(Level::Passkey, false), (Level::Card, true)] {
        let signed_in = SignedIn {
            level,
            ..signed_in.clone()
        };
        let mut record = Record {
            id: Id::default(),
            data: [(
                "signed-in".to_owned(),
                serde_json::to_value(&signed_in).unwrap(),
            )]
            .into(),
            expiry_date: time::OffsetDateTime::UNIX_EPOCH,
        };
        store.create(&mut record).await.unwrap();
        let kept = store.load(&record.id).await.unwrap();
        assert_eq!(kept.is_some(), lives, "{level:?}");
    }
}

#[tokio::test]
async fn a_person_sees_what_was_looked_at_and_taken_along_in_their_account_and_nobody_else_does() {
    let site = site(true).await;
    let mut here = Visitor::default();
    here.log_in(&site).await;
    for path in [
        "/checkups",
        "/checkups",
        "/access-log",
        "/access-log/audit-events.json",
        "/nowhere",
    ] {
        here.get(&site, path).await;
    }
    let seen = here.get(&site, "/account/activity").await.text;
    let times = |what: &str| seen.matches(what).count();
    assert_eq!(times("カードでログイン"), 1);
    assert_eq!(times("「健診」を開きました"), 1, "once a session");
    assert_eq!(times("「だれが見たか」を開きました"), 1);
    assert_eq!(times("記録（FHIR）を受け取りました"), 1);
    assert!(!seen.contains("「予防接種」"));

    site.enroll(crate::identity::testing::TARO).await;
    let mut other = Visitor::default();
    let taro = crate::identity::testing::TARO;
    other.log_in_with(&site, taro, ["1002", "taro1002"]).await;
    let theirs = other.get(&site, "/account/activity").await.text;
    assert!(!theirs.contains("「健診」"));
}

#[tokio::test]
async fn what_was_done_long_ago_is_on_further_pages() {
    let site = site(true).await;
    let mut here = Visitor::default();
    here.log_in(&site).await;
    let began = site.clock.now() + TimeDelta::seconds(1);
    for second in 0..60 {
        // What is done at one instant has no order.
        site.clock.set(began + TimeDelta::seconds(second));
        here.get(&site, "/access-log/audit-events.json").await;
    }
    let first = here.get(&site, "/account/activity").await.text;
    assert_eq!(first.matches("記録（FHIR）を受け取りました").count(), 50);
    let (_, rest) = first.split_once("/account/activity?before=").unwrap();
    let (before, _) = rest.split_once('"').unwrap();
    let next = format!("/account/activity?before={before}");
    let second = here.get(&site, &next).await.text;
    assert_eq!(second.matches("記録（FHIR）を受け取りました").count(), 10);
    assert!(second.contains("いちばん新しいものへ"));
}

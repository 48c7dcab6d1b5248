//! A card's life, as a browser without scripts meets it.

use axum::http::StatusCode;
use hikae_card::revocation::{Answer, Reason};

use crate::identity::testing::HANAKO;
use crate::web::testing::{Site, Visitor, site};

/// Does something to the demo's card of 見本 花子; who is logged in is looked after at once.
async fn office(visitor: &mut Visitor, site: &Site, deed: &str) {
    let form = format!("card={HANAKO}&deed={deed}");
    let done = visitor.post(site, "/demo/reader/office", &form).await;
    assert_eq!(
        done.location,
        format!("/demo/reader/{HANAKO}/office?done=yes")
    );
    assert_eq!(
        visitor.get(site, &done.location).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_hold_pauses_a_card_and_its_end_brings_it_back_without_another_registration() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    site.says.says([Answer::OnHold; 2]);
    office(&mut visitor, &site, "lose").await;
    let kept_out = visitor.get(&site, "/account").await;
    assert_eq!(kept_out.location, "/login?next=/account");
    let refused = visitor.log_in(&site).await.location;
    assert_eq!(refused, "/login/refused/on-hold");
    let page = visitor.get(&site, &refused).await.text;
    assert!(page.contains("あなたの記録はそのまま残っています"));

    site.says.says([Answer::Good; 2]);
    assert_eq!(visitor.log_in(&site).await.location, "/account");
    let inbox = visitor.get(&site, "/notices").await.text;
    for told in ["一時停止になりました", "一時停止が解除されました"] {
        assert!(inbox.contains(told), "{told}");
    }
}

#[tokio::test]
async fn who_is_revoked_is_told_how_to_come_back_and_finds_everything_as_it_was() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let revoked = Answer::Revoked(Reason::Superseded);
    site.says.says([revoked; 2]);
    office(&mut visitor, &site, "renew").await;
    assert!(
        visitor
            .get(&site, "/account")
            .await
            .location
            .starts_with("/login")
    );
    let refused = visitor.log_in(&site).await.location;
    assert_eq!(refused, "/login/refused/revoked");
    let page = visitor.get(&site, &refused).await.text;
    assert!(page.contains("それでログインして登録し直してください"));

    // The new certificate is good.
    site.says.says([Answer::Good; 2]);
    let back = visitor.log_in(&site).await.location;
    assert_eq!(back, "/register/done?next=/account");
    let account = visitor.get(&site, "/account").await.text;
    for row in ["失効しました", "使えます"] {
        assert!(account.contains(row), "{row}");
    }
    let inbox = visitor.get(&site, "/notices").await.text;
    assert!(inbox.contains("電子証明書が失効しました") && inbox.contains("が登録されました"));
}

#[tokio::test]
async fn a_move_keeps_the_login_and_says_what_a_registration_lacks() {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let moved = Answer::Revoked(Reason::AffiliationChanged);
    site.says.says([Answer::Good, moved]);
    office(&mut visitor, &site, "move").await;
    assert_eq!(visitor.get(&site, "/account").await.status, StatusCode::OK);
    assert_eq!(visitor.log_in(&site).await.location, "/account");

    office(&mut visitor, &site, "renew").await;
    let refused = visitor.log_in(&site).await.location;
    assert_eq!(refused, "/login/refused/signature-ended");
    let page = visitor.get(&site, &refused).await.text;
    assert!(page.contains("登録してあるカードでのログインには関係ありません"));
}

//! The login by app as a browser without scripts goes through it.

use axum::http::StatusCode;
use serde_json::json;
use url::Url;

use crate::identity::app::testing::{Provider, Trouble};
use crate::identity::{session, standing};
use crate::web::testing::{Page, Site, Visitor, site, site_with_app};

impl Visitor {
    /// Goes to the provider, shows the card there, and comes back.
    async fn by_app(&mut self, site: &Site, provider: &Provider, from: &str) -> Page {
        let sent = self.get(site, from).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let back = returned(provider, &sent.location);
        self.get(site, &back).await
    }
}

/// Where the provider sends a browser back to.
fn returned(provider: &Provider, location: &str) -> String {
    let url: Url = location.parse().unwrap();
    let brought = provider.visited(&url);
    let (state, code) = (brought.state, brought.code.unwrap());
    format!("/login/app/return?code={code}&state={state}&session_state=x")
}

#[tokio::test]
async fn a_resident_logs_in_by_app_linking_it_the_first_time() {
    let (site, provider) = site_with_app().await;
    let mut visitor = Visitor::default();
    let login = visitor.get(&site, "/login?next=/account").await;
    assert!(login.text.contains(r#"href="/login/app?next=/account""#));

    let unknown = visitor
        .by_app(&site, &provider, "/login/app?next=/account")
        .await;
    assert_eq!(unknown.location, "/register/app?next=/account");
    let first = visitor.get(&site, &unknown.location).await;
    assert!(
        first
            .text
            .contains(r#"href="/register/app/begin?next=/account""#)
    );
    let linked = visitor
        .by_app(&site, &provider, "/register/app/begin?next=/account")
        .await;
    assert_eq!(linked.location, "/register/app/done?next=/account");
    let done = visitor.get(&site, &linked.location).await;
    assert!(done.text.contains(r#"href="/account""#) && done.text.contains("見本 花子"));

    let mut again = Visitor::default();
    let login = again
        .by_app(&site, &provider, "/login/app?next=/account")
        .await;
    assert_eq!(login.location, "/account");
    let account = again.get(&site, "/account").await;
    assert_eq!(account.status, StatusCode::OK);
    assert!(account.text.contains("見本 花子") && account.text.contains("/account/app"));
}

#[tokio::test]
async fn a_portal_without_the_app_neither_offers_nor_has_it() {
    let site = site(false).await;
    let mut visitor = Visitor::default();
    let login = visitor.get(&site, "/login").await;
    assert!(!login.text.contains("/login/app"));
    for path in [
        "/login/app",
        "/login/app/return",
        "/register/app",
        "/register/app/begin",
    ] {
        let page = visitor.get(&site, path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn who_comes_back_in_another_browser_is_told_to_start_again_and_not_logged_in() {
    let (site, provider) = site_with_app().await;
    let mut first = Visitor::default();
    first.by_app(&site, &provider, "/register/app/begin").await;
    let mut began = Visitor::default();
    let sent = began.get(&site, "/login/app").await;
    let back = returned(&provider, &sent.location);
    let mut other = Visitor::default();
    let refused = other.get(&site, &back).await;
    assert_eq!(refused.location, "/login/app/refused/again");
    let page = other.get(&site, &refused.location).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text.contains(r#"href="/login""#));
    let account = other.get(&site, "/account").await;
    assert_eq!(account.location, "/login?next=/account");
    let here = began.get(&site, &back).await;
    assert_eq!(here.location, "/home", "the browser that began goes on");
}

#[tokio::test]
async fn a_return_without_sense_is_a_new_start() {
    let (site, _provider) = site_with_app().await;
    let mut visitor = Visitor::default();
    for query in [
        "",
        "?code=1",
        "?state=1&state=2",
        "?state=%00&code=x",
        "?error=x",
    ] {
        let page = visitor
            .get(&site, &format!("/login/app/return{query}"))
            .await;
        assert_eq!(page.location, "/login/app/refused/again", "{query}");
    }
}

#[tokio::test]
async fn a_provider_in_trouble_is_told_and_other_ways_are_offered() {
    let (site, provider) = site_with_app().await;
    let mut visitor = Visitor::default();
    provider.conduct().trouble = [("token", Trouble::Says(503, ""))].into();
    let sent = visitor.by_app(&site, &provider, "/login/app").await;
    assert_eq!(sent.location, "/login/app/refused/unavailable");
    let page = visitor.get(&site, &sent.location).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.text.contains("みほん市") && page.text.contains(r#"href="/login""#));
    assert_eq!(
        visitor
            .get(&site, "/login/app/refused/anything")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn who_does_not_agree_is_told_to_bring_the_card_to_the_desk() {
    let (site, provider) = site_with_app().await;
    let mut visitor = Visitor::default();
    provider.conduct().told = json!({ "address": "例県ほか市一丁目" });
    let sent = visitor
        .by_app(&site, &provider, "/register/app/begin")
        .await;
    assert_eq!(sent.location, "/login/app/refused/desk");
    let page = visitor.get(&site, &sent.location).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.text.contains("みほん市の窓口にお越しください"));
    assert!(!page.text.contains("ほか市"));
    // No number is shown that the desk could not find.
    let desk = visitor.get(&site, "/register/desk").await;
    assert_eq!(desk.location, "/login");
}

#[tokio::test]
async fn another_site_cannot_send_someone_through_the_login() {
    let (site, _provider) = site_with_app().await;
    let request = axum::http::Request::get("/login/app?next=/sharing")
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::empty())
        .unwrap();
    let mut visitor = Visitor::default();
    let page = visitor.send(&site, request).await;
    assert_eq!(page.location, "/login?next=/sharing");
    assert!(visitor.cookies.is_empty());
}

/// Presses the button that removes the link.
async fn remove(visitor: &mut Visitor, site: &Site) -> Page {
    let page = visitor.get(site, "/account/app").await;
    assert_eq!(page.status, StatusCode::OK);
    let id = page.text.split(r#"name="app" value=""#).nth(1).unwrap();
    let form = format!("app={}", id.split('"').next().unwrap());
    visitor.post(site, "/account/app/remove", &form).await
}

#[tokio::test]
async fn removing_the_app_ends_what_was_begun_by_it_and_nothing_else() {
    let (site, provider) = site_with_app().await;
    let mut by_app = Visitor::default();
    by_app.by_app(&site, &provider, "/register/app/begin").await;
    let mut by_card = Visitor::default();
    by_card.log_in(&site).await;
    let gone = remove(&mut by_card, &site).await;
    assert_eq!(gone.location, "/account/app?removed=1");
    let page = by_card.get(&site, &gone.location).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains(r#"name="app""#));
    assert!(page.text.contains("/register/app?next=/account/app"));
    let ended = by_app.get(&site, "/account").await;
    assert_eq!(ended.location, "/login?next=/account");
}

#[tokio::test]
async fn removing_the_app_in_a_session_begun_by_it_ends_that_one_too() {
    let (site, provider) = site_with_app().await;
    let mut visitor = Visitor::default();
    visitor
        .by_app(&site, &provider, "/register/app/begin")
        .await;
    let gone = remove(&mut visitor, &site).await;
    assert_eq!(gone.location, "/login/app/removed");
    let page = visitor.get(&site, &gone.location).await;
    assert_eq!(page.status, StatusCode::OK);
    let ended = visitor.get(&site, "/account").await;
    assert_eq!(ended.location, "/login?next=/account");
}

#[tokio::test]
async fn the_duty_ends_what_stands_on_a_link_that_is_gone() {
    let (site, provider) = site_with_app().await;
    let mut visitor = Visitor::default();
    visitor
        .by_app(&site, &provider, "/register/app/begin")
        .await;
    let person = site.state.keep.people(None, 10).await.unwrap()[0];
    let link = site.state.keep.app_links(person).await.unwrap()[0].id;
    let source = site.state.identity.revocation();
    let keep = &site.state.keep;
    assert_eq!(standing::look(keep, &source).await.unwrap().ended, 0);
    // As if the process had stopped before it ended the sessions.
    assert!(keep.remove_app(person, link).await.unwrap());
    assert_eq!(standing::look(keep, &source).await.unwrap().ended, 1);
    let ended = visitor.get(&site, "/account").await;
    assert_eq!(ended.location, "/login?next=/account");
}

#[tokio::test]
async fn a_link_that_is_replaced_ends_what_was_begun_by_it() {
    let (site, provider) = site_with_app().await;
    let mut before = Visitor::default();
    before.by_app(&site, &provider, "/register/app/begin").await;
    provider.conduct().sub = "hanako-renewed".to_owned();
    let mut after = Visitor::default();
    let unknown = after.by_app(&site, &provider, "/login/app").await;
    assert_eq!(unknown.location, "/register/app?next=/home");
    after.by_app(&site, &provider, "/register/app/begin").await;
    assert_eq!(after.get(&site, "/account").await.status, StatusCode::OK);
    let ended = before.get(&site, "/account").await;
    assert_eq!(ended.location, "/login?next=/account");
}

#[tokio::test]
async fn a_login_by_app_is_of_that_level_and_stands_on_the_link() {
    let (site, provider) = site_with_app().await;
    let mut visitor = Visitor::default();
    visitor
        .by_app(&site, &provider, "/register/app/begin")
        .await;
    let person = {
        let people = site.state.keep.people(None, 10).await.unwrap();
        people[0]
    };
    let links = site.state.keep.app_links(person).await.unwrap();
    let sessions = site.state.keep.sessions_of(person).await.unwrap();
    let signed_in = session::signed_in(&sessions[0].content).unwrap();
    assert_eq!(signed_in.level, hikae_core::consent::Level::App);
    assert_eq!(
        signed_in.anchor,
        hikae_core::login::Anchor::App(links[0].id)
    );
}

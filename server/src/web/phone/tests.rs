//! A computer and a phone, as two browsers without scripts; and whoever comes in between.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};

use crate::ambient::Clock as _;
use crate::identity::phone::LINK;
use crate::web::testing::{Page, Site, Visitor, site};

const EDGE: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0 Safari/537.36 Edg/150.0";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Safari/604.1";

/// Begins a login in a computer's browser; answers the path of its page and that of the phone's.
async fn begin(site: &Site, computer: &mut Visitor, region: &str) -> (String, String) {
    let request = Request::post("/login/phone")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("user-agent", EDGE)
        .header("x-region", region)
        .body(Body::from("next=/account"))
        .unwrap();
    let began = computer.send(site, request).await;
    let id = began.location.strip_prefix("/login/phone/").unwrap();
    (began.location.clone(), format!("/phone/{id}"))
}

/// A phone on which 見本 花子 is logged in with her card.
async fn phone(site: &Site) -> Visitor {
    let mut phone = Visitor::default();
    phone.log_in(site).await;
    phone
}

async fn approve(site: &Site, phone: &mut Visitor, path: &str) -> Page {
    let approved = phone.post(site, &format!("{path}/approve"), "").await;
    assert_eq!(approved.location, path);
    phone.get(site, path).await
}

/// The code on a page, without the space within.
fn code(page: &Page) -> String {
    let (_, after) = page
        .text
        .split_once(r#"class="login-code"><strong>"#)
        .unwrap();
    after.chars().take(7).filter(char::is_ascii_digit).collect()
}

async fn enter(site: &Site, computer: &mut Visitor, path: &str, code: &str) -> Page {
    computer.post(site, path, &format!("code={code}")).await
}

/// What is not the code.
fn another(code: &str) -> &'static str {
    match code {
        "111111" => "222222",
        _ => "111111",
    }
}

#[tokio::test]
async fn a_phone_lets_a_computer_in_for_reading_and_the_person_is_told() {
    let site = site(true).await;
    let (mut computer, mut phone) = (Visitor::default(), phone(&site).await);
    let (page, link) = begin(&site, &mut computer, "JP").await;
    let waiting = computer.get(&site, &page).await;
    assert!(waiting.text.contains(r#"class="qr""#));
    let asked = phone.get(&site, &link).await;
    for said in ["http://localhost:8080", "Windows / Edge", "日本", "断る"] {
        assert!(asked.text.contains(said), "{said}");
    }
    let shown = approve(&site, &mut phone, &link).await;
    let asks = computer.get(&site, &page).await;
    assert!(asks.text.contains(r#"name="code""#));
    let entered = enter(&site, &mut computer, &page, &code(&shown)).await;
    assert_eq!(entered.location, "/account");
    let account = computer.get(&site, "/account").await;
    assert!(account.text.contains("見本 花子"));
    let change = computer
        .post(&site, "/account/sessions/end-others", "")
        .await;
    assert_eq!(change.status, StatusCode::FORBIDDEN);
    let extended = computer.post(&site, "/session/extend", "").await;
    assert_eq!(extended.status, StatusCode::NO_CONTENT);
    let told = phone.get(&site, "/notices").await.text;
    assert!(told.contains("スマートフォンで認めて、パソコン"), "{told}");
    let done = phone.get(&site, &link).await;
    assert!(done.text.contains("パソコンでログインしました"));
}

#[tokio::test]
async fn a_relayed_code_lets_in_nobody_who_did_not_begin() {
    let site = site(true).await;
    // The attacker begins and sends the link; the victim opens it, and even approves.
    let (mut attacker, mut victim) = (Visitor::default(), phone(&site).await);
    let (page, link) = begin(&site, &mut attacker, "US").await;
    let request = Request::get(&link)
        .header("x-region", "JP")
        .body(Body::empty())
        .unwrap();
    let asked = victim.send(&site, request).await;
    assert!(asked.text.contains("日本の外（国コード US）"));
    assert!(
        asked
            .text
            .contains("パソコンは、このスマートフォンとは別の場所にあるようです")
    );
    let shown = approve(&site, &mut victim, &link).await;
    let code = code(&shown);
    // The code is on the victim's phone alone, and the attacker has three guesses.
    for left in [2, 1] {
        let guessed = enter(&site, &mut attacker, &page, another(&code)).await;
        assert_eq!(guessed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(guessed.text.contains(&format!("あと{left}回")));
        assert!(!guessed.text.contains(&code));
    }
    let guessed = enter(&site, &mut attacker, &page, another(&code)).await;
    assert_eq!(guessed.status, StatusCode::GONE);
    let late = enter(&site, &mut attacker, &page, &code).await;
    assert_eq!(late.status, StatusCode::GONE);
    let account = attacker.get(&site, "/account").await;
    assert!(account.location.starts_with("/login"));
    let told = victim.get(&site, &link).await;
    assert!(told.text.contains("番号が3回ちがったので、止めました"));
}

#[tokio::test]
async fn a_code_overheard_is_worth_nothing_in_another_browser_and_nothing_a_second_time() {
    let site = site(true).await;
    let (mut computer, mut phone) = (Visitor::default(), phone(&site).await);
    let (page, link) = begin(&site, &mut computer, "JP").await;
    let shown = approve(&site, &mut phone, &link).await;
    let code = code(&shown);
    let mut thief = Visitor::default();
    let stolen = enter(&site, &mut thief, &page, &code).await;
    assert_eq!(stolen.status, StatusCode::GONE);
    begin(&site, &mut thief, "JP").await;
    let stolen = enter(&site, &mut thief, &page, &code).await;
    assert_eq!(stolen.status, StatusCode::GONE);
    let entered = enter(&site, &mut computer, &page, &code).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    let replayed = enter(&site, &mut computer, &page, &code).await;
    assert_eq!(replayed.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_slip_of_form_costs_no_try() {
    let site = site(true).await;
    let (mut computer, mut phone) = (Visitor::default(), phone(&site).await);
    let (page, link) = begin(&site, &mut computer, "JP").await;
    let shown = approve(&site, &mut phone, &link).await;
    for _ in 0..5 {
        let slip = enter(&site, &mut computer, &page, "12345").await;
        assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(slip.text.contains("回数は減っていません"));
    }
    let entered = enter(&site, &mut computer, &page, &code(&shown)).await;
    assert_eq!(entered.location, "/account");
}

#[tokio::test]
async fn whoever_declines_lets_nobody_in_and_both_sides_say_so() {
    let site = site(true).await;
    let (mut computer, mut phone) = (Visitor::default(), phone(&site).await);
    let (page, link) = begin(&site, &mut computer, "JP").await;
    phone.post(&site, &format!("{link}/decline"), "").await;
    assert!(phone.get(&site, &link).await.text.contains("断りました"));
    let declined = computer.get(&site, &page).await;
    assert!(declined.text.contains("スマートフォンで断られました"));
    let late = phone.post(&site, &format!("{link}/approve"), "").await;
    assert_eq!(late.location, link);
    assert!(!phone.get(&site, &link).await.text.contains("login-code"));
}

#[tokio::test]
async fn a_computer_that_a_phone_let_in_lets_in_no_other() {
    let site = site(true).await;
    let (mut computer, mut phone) = (Visitor::default(), phone(&site).await);
    let (page, link) = begin(&site, &mut computer, "JP").await;
    let shown = approve(&site, &mut phone, &link).await;
    enter(&site, &mut computer, &page, &code(&shown)).await;
    let mut next = Visitor::default();
    let (_, link) = begin(&site, &mut next, "JP").await;
    let asked = computer.get(&site, &link).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    assert!(!asked.text.contains("/approve"));
    let approved = computer.post(&site, &format!("{link}/approve"), "").await;
    assert_eq!(approved.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn it_is_not_for_one_device_alone() {
    let site = site(true).await;
    // On a phone it is neither offered nor begun.
    let mut alone = Visitor::default();
    let on_phone = |request: axum::http::request::Builder, body: &'static str| {
        request
            .header("user-agent", IPHONE)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap()
    };
    let login = alone
        .send(&site, on_phone(Request::get("/login"), ""))
        .await;
    assert!(!login.text.contains("/login/phone"));
    let login = alone.get(&site, "/login").await;
    assert!(login.text.contains(r#"action="/login/phone""#));
    let begun = on_phone(Request::post("/login/phone"), "next=/account");
    let begun = alone.send(&site, begun).await;
    assert_eq!(begun.location, "/login?next=/account");
    // The browser that began does not answer, logged in or not.
    let (_, link) = begin(&site, &mut alone, "JP").await;
    let opened = alone.get(&site, &link).await;
    assert!(opened.text.contains("同じブラウザーです"));
    alone.log_in(&site).await;
    alone.post(&site, &format!("{link}/approve"), "").await;
    let opened = alone.get(&site, &link).await;
    assert!(!opened.text.contains("login-code"));
}

#[tokio::test]
async fn who_is_not_logged_in_on_the_phone_logs_in_first_and_learns_nothing_before() {
    let site = site(true).await;
    let (mut computer, mut phone) = (Visitor::default(), Visitor::default());
    let (_, link) = begin(&site, &mut computer, "JP").await;
    let asked = phone.get(&site, &link).await;
    assert_eq!(asked.location, format!("/login?next={link}"));
    let approved = phone.post(&site, &format!("{link}/approve"), "").await;
    assert!(approved.location.starts_with("/login"));
    phone.log_in(&site).await;
    assert!(
        phone
            .get(&site, &link)
            .await
            .text
            .contains("Windows / Edge")
    );
}

#[tokio::test]
async fn after_two_minutes_both_sides_say_that_it_is_over() {
    let site = site(true).await;
    let (mut computer, mut phone) = (Visitor::default(), phone(&site).await);
    let (page, link) = begin(&site, &mut computer, "JP").await;
    site.clock.set(site.clock.now() + LINK);
    for (visitor, path) in [(&mut computer, page), (&mut phone, link)] {
        let over = visitor.get(&site, &path).await;
        assert_eq!(over.status, StatusCode::GONE);
        assert!(over.text.contains("このQRコードはもう使えません"));
    }
}

//! What the pages of the login say.

use crate::i18n::Lang;
use crate::page::{Frame, Page};

use super::*;

fn render(lang: Lang, page: impl Page) -> String {
    let frame = Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        who: None,
        unread: 0,
        staff: None,
        path: "/login".into(),
        session_seconds: None,
        assets: std::sync::Arc::default(),
    };
    crate::render(&frame, page)
}

fn wait(link: &str, demo: Option<&str>) -> WaitPage {
    let reader = Reader {
        link: link.to_owned(),
        demo: demo.map(str::to_owned),
    };
    WaitPage {
        purpose: WaitPurpose::Login,
        origin: "https://hikae.example".into(),
        reader,
        events: "/login/card/1/events".into(),
        claim: "/login/claim/1".into(),
    }
}

#[test]
fn the_login_page_carries_the_way_back_in_a_form() {
    let html = render(
        Lang::Ja,
        LoginPage {
            next: r#"/checkups?a=1&b="><script>"#.into(),
            least: Level::CrossDevice,
            app: None,
            phone: false,
            passkeys: false,
        },
    );
    assert!(html.contains(r#"action="/login/card""#));
    assert!(html.contains(r#"name="next" value="/checkups?a=1&amp;b=&quot;&gt;&lt;script&gt;""#));
    assert!(!html.contains("<script"));
}

#[test]
fn a_passkey_is_asked_for_where_there_are_any_and_one_is_enough() {
    for (least, passkeys, asked) in [
        (Level::CrossDevice, true, true),
        (Level::Passkey, true, true),
        (Level::App, true, false),
        (Level::CrossDevice, false, false),
    ] {
        let next = "/home".to_owned();
        let page = LoginPage {
            next,
            least,
            app: None,
            passkeys,
            phone: false,
        };
        assert_eq!(page.asks_for_passkey(), asked);
        let html = render(Lang::Ja, page);
        assert_eq!(html.contains(r#"data-passkey="prove""#), asked);
    }
}

#[test]
fn every_refusal_says_what_it_means_and_what_to_do_in_every_language() {
    for lang in Lang::ALL {
        let pages = Why::ALL.map(|why| render(lang, RefusedPage { why }));
        for (one, page) in pages.iter().enumerate() {
            assert!(page.contains("notice-error") && page.contains(r#"href="/login""#));
            assert!(pages.iter().skip(one + 1).all(|other| other != page));
        }
    }
}

#[test]
fn a_reason_is_found_by_its_word_in_the_path() {
    for why in Why::ALL {
        assert_eq!(Why::from_key(why.key()), Some(why));
    }
    assert_eq!(Why::from_key("anything"), None);
}

#[test]
fn the_waiting_page_names_site_and_purpose_and_opens_the_program() {
    let link = "hikae-card:sign?purpose=login&origin=https://hikae.example";
    let html = render(Lang::En, wait(link, None));
    assert!(
        html.contains("href=\"hikae-card:sign?purpose=login&amp;origin=https://hikae.example\"")
    );
    assert!(html.contains("https://hikae.example</dd>") && html.contains("Logging in"));
    assert!(
        html.contains("hikae-card open '"),
        "for who has to paste it"
    );
}

#[test]
fn the_waiting_page_goes_on_with_a_script_and_without_one() {
    let html = render(
        Lang::Ja,
        wait("hikae-card:sign?", Some("/demo/reader?ceremony=1")),
    );
    assert!(
        html.contains(r#"<noscript><meta http-equiv="refresh" content="5"></noscript>"#),
        "{html}"
    );
    assert!(html.contains(r#"data-events="/login/card/1/events""#));
    assert!(html.contains(r#"href="/login/claim/1""#));
    let again = render(Lang::Ja, AgainPage);
    assert!(
        !again.contains("refresh"),
        "only pages that wait load themselves again"
    );
}

#[test]
fn the_desk_page_shows_the_number_to_bring() {
    let desk = |kept| {
        let reference = "1234-5678".into();
        render(Lang::Ja, DeskPage { reference, kept })
    };
    assert!(desk(true).contains("1234-5678") && desk(true).contains("みほん市"));
    assert!(desk(true).contains("30日") && !desk(false).contains("30日"));
}

#[test]
fn registration_says_what_is_read_and_that_it_is_not_kept() {
    let html = render(Lang::Ja, RegisterPage);
    assert!(html.contains("氏名・生年月日・性別・住所") && html.contains("残しません"));
    assert!(html.contains(r#"action="/register/card""#));
    let done = render(
        Lang::En,
        RegisteredPage {
            next: "/checkups".into(),
        },
    );
    assert!(done.contains(r#"href="/checkups""#));
}

#[test]
fn the_login_page_offers_the_app_by_a_link_only_where_there_is_one() {
    let page = |app: Option<&str>| LoginPage {
        next: "/home".into(),
        least: Level::CrossDevice,
        app: app.map(str::to_owned),
        passkeys: false,
        phone: false,
    };
    for lang in Lang::ALL {
        let html = render(lang, page(Some("/login/app?next=/home")));
        assert!(html.contains(r#"href="/login/app?next=/home""#));
        assert!(!render(lang, page(None)).contains("/login/app"));
    }
}

#[test]
fn every_refusal_of_the_app_says_what_it_means_and_leads_to_the_other_ways() {
    for lang in Lang::ALL {
        let pages = AppWhy::ALL.map(|why| render(lang, AppRefusedPage { why }));
        for (one, page) in pages.iter().enumerate() {
            assert!(page.contains("notice-") && page.contains(r#"href="/login""#));
            assert!(pages.iter().skip(one + 1).all(|other| other != page));
        }
    }
    for why in AppWhy::ALL {
        assert_eq!(AppWhy::from_key(why.key()), Some(why));
    }
    assert_eq!(AppWhy::from_key("anything"), None);
}

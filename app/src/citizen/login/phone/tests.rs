//! What the pages of a login by a phone say.

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

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn computer(region: Option<&str>) -> Computer {
    Computer {
        device: "Windows / Edge".into(),
        region: region.map(Into::into),
        at: at("2026-11-22T01:02:03Z"),
    }
}

fn asked(region: Option<&str>, elsewhere: bool) -> AskedPage {
    AskedPage {
        id: "1".into(),
        origin: "https://hikae.example".into(),
        seconds: 17,
        elsewhere,
        computer: computer(region),
    }
}

fn scan() -> ScanPage {
    ScanPage {
        link: "https://hikae.example/phone/019aa700-0000-7000-8000-000000000001".into(),
        origin: "https://hikae.example".into(),
        until: at("2026-11-22T01:04:03Z"),
        own: "/login/phone/1".into(),
        events: "/login/phone/1/events".into(),
    }
}

#[test]
fn the_computer_shows_a_code_with_room_around_it_and_waits_with_a_script_and_without_one() {
    let html = render(Lang::En, scan());
    // 33 modules (version 4) and four of nothing on each side.
    assert!(html.contains(r#"viewBox="0 0 41 41""#), "{html}");
    assert!(html.contains(r#"aria-label="QR code for logging in""#));
    assert!(
        html.contains("M4 4h7v1h-7z"),
        "the corner begins after that room"
    );
    assert!(html.contains("until 10:04:03"));
    assert!(html.contains(r#"<noscript><meta http-equiv="refresh" content="5"></noscript>"#));
    assert!(html.contains(r#"data-events="/login/phone/1/events""#));
    let link = "/phone/019aa700";
    assert!(
        !html.contains(link),
        "the link is in the picture alone: nobody can copy it from here"
    );
}

#[test]
fn the_phone_names_site_computer_place_and_time_and_declines_first() {
    for lang in Lang::ALL {
        let html = render(lang, asked(Some("JP"), false));
        for said in ["https://hikae.example", "Windows / Edge", "17", "10:02"] {
            assert!(html.contains(said), "{said}");
        }
        let decline = html.find(r#"action="/phone/1/decline""#).unwrap();
        let approve = html.find(r#"action="/phone/1/approve""#).unwrap();
        assert!(decline < approve);
        let main = html.find("button-primary").unwrap();
        assert!(
            decline < main && main < approve,
            "declining is the one to press"
        );
    }
}

#[test]
fn a_place_is_said_only_where_it_is_known() {
    assert!(render(Lang::En, asked(None, false)).contains("not known"));
    assert!(render(Lang::En, asked(Some("US"), false)).contains("outside Japan (country code US)"));
    let html = render(Lang::En, asked(Some("<b>Osaka"), true));
    assert!(html.contains("&lt;b&gt;Osaka") && html.contains("notice-error"));
}

#[test]
fn the_phone_shows_the_code_in_two_groups_and_can_decline_after_all() {
    let page = ShowCodePage {
        id: "1".into(),
        code: "012345".into(),
        until: at("2026-11-22T01:04:03Z"),
        computer: computer(None),
    };
    let html = render(Lang::Ja, page);
    assert!(html.contains("012 345") && html.contains(r#"action="/phone/1/decline""#));
}

#[test]
fn a_code_that_is_none_costs_nothing_and_a_wrong_one_says_how_many_are_left() {
    let code = |error| {
        let page = CodePage {
            own: "/login/phone/1".into(),
            left: 2,
            until: at("2026-11-22T01:04:03Z"),
            error,
        };
        render(Lang::En, page)
    };
    assert!(code(None).contains(r#"autocomplete="one-time-code""#));
    assert!(code(Some(CodeError::Form)).contains("did not count"));
    assert!(code(Some(CodeError::Wrong)).contains("still allowed: 2"));
}

#[test]
fn every_end_says_what_it_means_in_every_language() {
    for lang in Lang::ALL {
        let pages = Ended::ALL.map(|how| render(lang, EndPage { how }));
        for (one, page) in pages.iter().enumerate() {
            assert!(pages.iter().skip(one + 1).all(|other| other != page));
        }
    }
}

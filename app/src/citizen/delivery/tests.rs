use std::sync::Arc;

use super::*;
use crate::page::AssetNames;
use crate::render;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn page() -> DeliveryPage {
    DeliveryPage {
        key: Some("BPublic".into()),
        devices: vec![DeviceRow {
            id: "01900000-0000-7000-8000-000000000001".parse().unwrap(),
            name: "<b>見本</b>の電話".into(),
            mark: "ab12".into(),
            since: at("2026-11-01T03:00:00Z"),
            reached: None,
        }],
        wishes: Wishes::default().with(Subject::Case, Means::Push, false),
        device: "Android / Chrome".into(),
        said: None,
        refused: None,
    }
}

fn shown<P: Page>(lang: Lang, page: P) -> String {
    let frame = Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        session_seconds: None,
        unread: 0,
        who: Some("見本 花子".into()),
        staff: None,
        path: "/account/delivery".into(),
        assets: Arc::new(AssetNames::default()),
    };
    render(&frame, page)
}

#[test]
fn without_a_script_the_page_says_what_needs_one_and_what_does_not() {
    let html = shown(Lang::Ja, page());
    let (before, _) = html.split_once("name=\"endpoint\"").unwrap();
    let form = before.rsplit("<form").next().unwrap();
    assert!(form.split('>').next().unwrap().contains("hidden"), "{form}");
    assert!(html.contains(&delivery::needs_script_more(Lang::Ja).plain()));
    assert!(html.contains("/account/delivery/devices/01900000-0000-7000-8000-000000000001/remove"));
    assert!(html.contains("action=\"/account/delivery/wishes\""));
}

#[test]
fn names_of_devices_are_text() {
    let html = shown(Lang::En, page());
    assert!(html.contains("&lt;b&gt;見本&lt;/b&gt;の電話"), "{html}");
}

#[test]
fn every_subject_has_a_switch_that_says_how_it_stands() {
    for lang in Lang::ALL {
        let html = shown(lang, page());
        for subject in Subject::ALL {
            let value = format!("name=\"subject\" value=\"{}\"", subject.key());
            assert_eq!(html.matches(&value).count(), 1, "{value}");
        }
        assert_eq!(html.matches("name=\"on\" value=\"1\"").count(), 1);
    }
}

#[test]
fn a_refused_device_is_said_above_and_at_its_name() {
    let refused = DeliveryPage {
        refused: Some(DeviceRefusal::Service),
        ..page()
    };
    assert!(refused.has_errors());
    let html = shown(Lang::Ja, refused);
    let words = delivery::refused_service(Lang::Ja).plain();
    assert_eq!(html.matches(&words).count(), 2, "{html}");
}

#[test]
fn where_nothing_is_sent_nothing_is_offered() {
    let off = DeliveryPage {
        key: None,
        devices: Vec::new(),
        ..page()
    };
    assert!(!off.asks_for_push());
    let html = shown(Lang::Ja, off);
    assert!(html.contains(&delivery::nowhere(Lang::Ja).plain()));
    assert!(!html.contains("data-push"));
}

#[test]
fn each_way_in_which_word_went_out_has_words_of_its_own() {
    let then = at("2026-11-22T03:00:00Z");
    for lang in Lang::ALL {
        let standings = [
            DeliveryStanding::Waiting,
            DeliveryStanding::Again(then),
            DeliveryStanding::Perhaps,
            DeliveryStanding::Delivered(then),
            DeliveryStanding::Gone,
            DeliveryStanding::Failed,
            DeliveryStanding::Needless,
        ];
        let rows: Vec<_> = standings
            .into_iter()
            .map(|standing| DeliveryRow {
                name: None,
                standing,
            })
            .collect();
        let html = view! { <States rows lang/> }.to_html();
        assert_eq!(html.matches("<li>").count(), standings.len(), "{html}");
    }
}

#[test]
fn the_page_without_a_connection_speaks_every_language() {
    let html = shown(Lang::En, OfflinePage);
    for lang in Lang::ALL {
        let words = delivery::offline(lang);
        let first = words.plain().chars().take(6).collect::<String>();
        assert!(html.contains(&first), "{lang:?}");
    }
}

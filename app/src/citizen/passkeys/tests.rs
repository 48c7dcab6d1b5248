use std::fmt::Write as _;
use std::sync::Arc;

use super::*;
use crate::page::AssetNames;
use crate::render;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn key(name: &str, state: PasskeyState) -> PasskeyRow {
    PasskeyRow {
        handle: "ab12".into(),
        name: name.into(),
        added: at("2026-11-01T03:00:00Z"),
        used: (state == PasskeyState::Good).then(|| at("2026-11-20T03:00:00Z")),
        synced: state == PasskeyState::Good,
        state,
    }
}

fn page(making: Making) -> PasskeysPage {
    PasskeysPage {
        number: None,
        keys: Vec::new(),
        making,
        device: "Windows / Edge".into(),
        said: None,
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
        path: "/account/passkeys".into(),
        assets: Arc::new(AssetNames::default()),
    };
    let html = render(&frame, page);
    let (_, main) = html.split_once("<main").unwrap();
    main.split_once("</main>").unwrap().0.to_owned()
}

/// What stands between the tags.
fn words(html: &str) -> String {
    let between = html.split('<').filter_map(|tag| tag.split_once('>'));
    let words = between.map(|(_, text)| text.trim());
    let words: Vec<_> = words.filter(|text| !text.is_empty()).collect();
    words.join(" ")
}

#[test]
fn the_list_says_of_each_passkey_whether_it_opens_the_door() {
    let keys = [
        ("わたしのスマホ", PasskeyState::Good),
        ("カードと同じ", PasskeyState::Paused),
        ("コピー", PasskeyState::Copied),
        ("<b>古い</b>", PasskeyState::Ended),
    ];
    let mut pages = String::new();
    for lang in Lang::ALL {
        let full = PasskeysPage {
            number: Some("482-109-3751".into()),
            keys: keys.map(|(name, state)| key(name, state)).into(),
            said: Some(PasskeySaid::Added),
            ..page(Making::Ready)
        };
        let page = shown(lang, full);
        assert!(!page.contains("<b>"));
        let _ = writeln!(pages, "{}\n", words(&page));
    }
    insta::assert_snapshot!(pages);
}

#[test]
fn without_a_passkey_the_page_says_how_to_come_to_one_or_why_not() {
    for (making, expected) in [
        (Making::Ready, "data-passkey=\"register\""),
        (Making::After(Level::App), "value=\"/account/passkeys\""),
        (Making::Many, "10個まで"),
        (Making::Nowhere, "アドレスでは"),
    ] {
        let page = page(making);
        assert_eq!(page.asks_for_passkey(), making == Making::Ready);
        let shown = shown(Lang::Ja, page);
        assert!(shown.contains(expected), "{making:?}: {shown}");
        assert!(shown.contains("パスキーはまだありません"));
    }
}

#[test]
fn a_name_that_cannot_be_one_is_kept_in_the_form_with_what_is_wrong() {
    let key = key("わたしのスマホ", PasskeyState::Good);
    let wrong = PasskeyPage {
        key: key.clone(),
        typed: Some("長".repeat(41)),
    };
    assert!(wrong.has_errors());
    let shown = shown(Lang::Ja, wrong);
    assert!(shown.contains("role=\"alert\"") && shown.contains(&"長".repeat(41)));
    assert!(!PasskeyPage { key, typed: None }.has_errors());
}

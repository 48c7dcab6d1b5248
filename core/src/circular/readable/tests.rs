use proptest::prelude::*;

use super::*;
use crate::circular::text::{Run, Template};

fn hints(body: &str) -> Vec<(usize, usize, Hint)> {
    advice("題《だい》", body)
        .into_iter()
        .map(|it| (it.line, it.column, it.hint))
        .collect()
}

#[test]
fn an_easy_text_gets_no_advice() {
    let text = "健康《けんこう》を しらべる お知《し》らせです。\n\
        2026年《ねん》（令和《れいわ》8年《ねん》）12月《がつ》までに 行《い》って ください。\n\
        ((氏名))さんの お金《かね》は いりません。";
    assert_eq!(hints(text), []);
}

#[test]
fn kanji_without_a_reading_are_named_with_their_place() {
    assert_eq!(
        hints("あの 市民《しみん》の 健診です。\n病 院"),
        [
            (1, 13, Hint::NoReading("健診".into())),
            (2, 1, Hint::NoReading("病院".into())),
        ]
    );
}

#[test]
fn a_long_sentence_is_named_once_with_its_length() {
    let long = "あ ".repeat(LONG + 1);
    assert_eq!(
        hints(&format!("みじかい。{long}。")),
        [(1, 6, Hint::LongSentence(LONG + 1))]
    );
    assert_eq!(hints(&"あ ".repeat(LONG)), []);
}

#[test]
fn a_year_of_an_era_wants_the_western_year_beside_it() {
    assert_eq!(
        hints("令和《れいわ》8｜年《ねん》に 来《き》て ください。"),
        [(1, 1, Hint::EraOnly("令和8".into()))]
    );
    assert_eq!(
        hints("2026年《ねん》、令和《れいわ》8｜年《ねん》です。"),
        []
    );
    assert_eq!(hints("昭和《しょうわ》の まち"), []);
}

#[test]
fn what_is_said_in_a_roundabout_way_is_named() {
    let found: Vec<_> = hints(
        "行《い》か なければ なりません。注射《ちゅうしゃ》は されます。ごらん いただきます。9:00〜17:00",
    );
    let hints: Vec<_> = found.into_iter().map(|(.., hint)| hint).collect();
    assert_eq!(
        hints,
        [
            Hint::DoubleNegation("なければなりません"),
            Hint::Passive("されます"),
            Hint::Honorific("いただき"),
            Hint::Range,
        ]
    );
}

#[test]
fn every_hard_word_is_found_and_what_stands_for_it_is_easy() {
    for word in words() {
        let found = advice("題《だい》", word.hard);
        assert!(
            found.iter().any(|it| it.hint == Hint::HardWord(word)),
            "{}",
            word.hard
        );
        assert_eq!(hints(word.easy), [], "{}", word.hard);
        assert!(Template::parse("題", word.easy).is_ok(), "{}", word.easy);
    }
}

proptest! {
    #[test]
    fn any_text_gets_advice_at_places_that_it_has(body in "[健康けんこう《》｜()氏名令和8。〜 \n]{0,40}") {
        for it in advice("題", &body) {
            let source = match it.part {
                Part::Title => "題",
                Part::Body => &body,
            };
            let line = source.lines().nth(it.line - 1).unwrap();
            prop_assert!(it.column <= line.chars().count());
        }
    }

    #[test]
    fn kanji_with_readings_are_never_asked_for_one(base in "[健康診断]{1,4}") {
        let source = format!("{base}《けんこう》");
        let asked = hints(&source)
            .into_iter()
            .any(|(.., hint)| matches!(hint, Hint::NoReading(_)));
        prop_assert!(!asked);
        prop_assert_eq!(Run::marked(&source).len(), 1);
    }
}

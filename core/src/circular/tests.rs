use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;

use super::*;
use crate::record::Category;
use crate::resident::{InsuredNumber, Resident, Sex};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn resident(birth: &str) -> Resident {
    Resident {
        municipal_number: "1".to_owned(),
        municipality: "999999".to_owned(),
        name: "見本 花子".to_owned(),
        kana: "ミホン ハナコ".to_owned(),
        birth_date: day(birth),
        sex: Sex::Female,
        postal_code: None,
        address: "架空県見本市中央一丁目2番3号".to_owned(),
        insured: Some(InsuredNumber {
            insurer: "00999999".to_owned(),
            symbol: None,
            number: "12".to_owned(),
            branch: None,
        }),
    }
}

fn age(from: u16, to: u16) -> Rule {
    Rule::Age {
        from,
        to,
        at: AgeAt::FiscalYearEnd,
    }
}

fn content() -> Content {
    LIFE_EVENTS[0].content()
}

const TODAY: &str = "2026-11-22";

#[test]
fn a_rule_is_asked_of_the_register_first_and_of_records_only_if_they_matter() {
    let rule = Rule::All {
        of: vec![age(40, 74), Rule::NoCheckup],
    };
    let today = day(TODAY);
    let holds = |birth, files| rule.holds(&resident(birth), files, today);
    assert_eq!(holds("2000-01-01", None), Some(false));
    assert_eq!(holds("1970-01-01", None), None);
    assert_eq!(holds("1970-01-01", Some(Files::default())), Some(true));
    assert_eq!(rule.looks_at(), [Category::Checkup]);
    let either = Rule::Any {
        of: vec![age(40, 74), Rule::NoCheckup],
    };
    let known = either.holds(&resident("1970-01-01"), None, today);
    assert_eq!(known, Some(true));
}

#[test]
fn where_someone_lives_is_a_code_or_the_beginning_of_the_address() {
    let lives = |place: &str| {
        let place = place.to_owned();
        let rule = Rule::District { place };
        rule.holds(&resident("1970-01-01"), None, day(TODAY))
    };
    for place in ["999999", "架空県見本市中央１丁目", "架空県見本市"] {
        assert_eq!(lives(place), Some(true), "{place}");
    }
    for place in ["999998", "架空県見本市中央二丁目", "中央一丁目"] {
        assert_eq!(lives(place), Some(false), "{place}");
    }
}

#[test]
fn an_insurer_is_the_same_with_six_digits_or_eight() {
    for insurer in ["999999", "00999999", "９９９９９９"] {
        let insurer = insurer.to_owned();
        let rule = Rule::Insurer { insurer };
        let holds = rule.holds(&resident("1970-01-01"), None, day(TODAY));
        assert_eq!(holds, Some(true));
    }
}

#[test]
fn results_of_checkups_are_asked_about_only_for_the_insurer() {
    let guidance = Rule::Guidance {
        level: Guidance::Active,
    };
    let insurer = Rule::Insurer {
        insurer: "999999".to_owned(),
    };
    assert!(!guidance.is_lawful());
    let beside = |of| Rule::All { of };
    assert!(beside(vec![insurer.clone(), guidance.clone()]).is_lawful());
    assert!(!beside(vec![age(40, 74), guidance.clone()]).is_lawful());
    let either = Rule::Any {
        of: vec![insurer, guidance],
    };
    assert!(!either.is_lawful());
}

#[test]
fn small_numbers_are_not_told_and_others_are_rounded() {
    for few in 0..10 {
        assert_eq!(Rough::of(few), Rough::Few);
    }
    for (exact, told) in [(10, 10), (12, 10), (13, 15), (1_234_567, 1_234_565)] {
        assert_eq!(Rough::of(exact), Rough::About(told));
    }
}

#[test]
fn rules_that_differ_in_one_condition_are_near_each_other() {
    let (one, other, third) = (age(40, 74), age(40, 73), Rule::Sex { sex: Sex::Male });
    let all = |of: &[&Rule]| Rule::All {
        of: of.iter().map(|it| (*it).clone()).collect(),
    };
    assert!(near(&one, &one));
    assert!(near(&one, &other));
    assert!(near(&all(&[&one]), &all(&[&one, &third])));
    assert!(near(&all(&[&third, &one]), &all(&[&other, &third])));
    let no = Rule::Not {
        of: Box::new(one.clone()),
    };
    assert!(near(&one, &no));
    assert!(!near(&all(&[&one]), &all(&[&other, &third])));
}

#[test]
fn nothing_goes_out_at_night_but_what_is_about_a_disaster() {
    let allowed = |topic, time| allowed_from(topic, at(time));
    for (asked, allowed_at) in [
        ("2026-11-21T23:00:00Z", "2026-11-21T23:00:00Z"),
        ("2026-11-22T11:59:59Z", "2026-11-22T11:59:59Z"),
        ("2026-11-22T12:00:00Z", "2026-11-22T23:00:00Z"),
        ("2026-11-22T22:59:00Z", "2026-11-22T23:00:00Z"),
        ("2026-11-22T16:00:00Z", "2026-11-22T23:00:00Z"),
    ] {
        assert_eq!(allowed(Topic::Checkup, asked), at(allowed_at), "{asked}");
        assert_eq!(allowed(Topic::Disaster, asked), at(asked));
    }
}

#[test]
fn links_lead_only_to_hosts_that_are_allowed() {
    let hosts = [Host::new("mihon.example").unwrap()];
    let faults = |link: &str| {
        let link = Some(link.to_owned());
        Content { link, ..content() }.check(&hosts, day(TODAY))
    };
    for link in [
        "https://mihon.example",
        "https://www.mihon.example/a?b#c",
        "https://MIHON.example/",
    ] {
        assert_eq!(faults(link), [], "{link}");
    }
    for link in [
        "http://mihon.example/",
        "https://evil.example/",
        "https://evilmihon.example/",
        "https://mihon.example@evil.example/",
        "https://mihon.example:8443/",
        "https://mihon.example\\@evil.example/",
        "https://evil.example\\.mihon.example/",
        "https:///mihon.example",
        "//mihon.example",
        "javascript:alert(1)",
        "https://mihon.example/ x",
        "",
    ] {
        assert_eq!(faults(link), [Fault::Elsewhere], "{link}");
    }
}

#[test]
fn what_is_missing_too_long_or_over_is_said() {
    let today = day(TODAY);
    let mut wrong = content();
    wrong.texts.plain.title = " ".to_owned();
    wrong.texts.en.body = "a".repeat(Text::BODY + 1);
    wrong.valid_until = Some(day("2026-11-21"));
    wrong.event = Some(day("2026-11-21"));
    wrong.audience = Audience::Rule {
        name: String::new(),
        rule: Rule::Any { of: Vec::new() },
    };
    let words = |tongue, part, wrong| {
        let fault = text::Fault {
            part,
            line: 1,
            column: 1,
            wrong,
        };
        Fault::Words(tongue, fault)
    };
    let long = text::Wrong::TooLong(Text::BODY);
    let expected = [
        words(Tongue::Plain, Part::Title, text::Wrong::Empty),
        words(Tongue::English, Part::Body, long),
        Fault::Over,
        Fault::Past,
        Fault::Unnamed,
        Fault::Rule,
    ];
    assert_eq!(wrong.check(&[], today), expected);
    for event in &LIFE_EVENTS {
        assert_eq!(event.content().check(&[], today), [], "{}", event.key);
    }
}

#[test]
fn a_slot_whose_value_is_given_nowhere_is_said_before_anything_is_sent() {
    let mut content = content();
    content.texts.ja.title = "((実施日))と((氏名))".to_owned();
    content.texts.en.body = "((valid until))".to_owned();
    let expected = [
        Fault::NoValue(Tongue::Japanese, Slot::EventDate),
        Fault::NoValue(Tongue::English, Slot::ValidUntil),
    ];
    assert_eq!(content.check(&[], day(TODAY)), expected);
    content.valid_until = Some(day("2027-03-31"));
    content.event = Some(day("2027-03-31"));
    assert_eq!(content.check(&[], day(TODAY)), []);
}

#[test]
fn what_is_missing_for_a_person_stops_every_language() {
    let mut texts = content().texts;
    texts.plain.title = "((氏名))".to_owned();
    let of = |known: bool| texts.fill(|_, _| known.then(|| Run::marked("見本《みほん》")));
    let missing = Missing([Slot::Name].into());
    assert_eq!(of(false), Err(Unfilled::Missing(missing)));
    assert_eq!(of(true).unwrap().plain.plain_title(), "見本");
}

#[test]
fn the_easy_words_of_life_events_get_no_advice() {
    for event in &LIFE_EVENTS {
        let words = event.content().texts.plain;
        let advice = readable::advice(&words.title, &words.body);
        assert_eq!(advice, [], "{}", event.key);
    }
}

#[test]
fn a_state_keeps_its_number() {
    for state in State::ALL {
        assert_eq!(State::from_number(state.number()), Some(state));
    }
    assert_eq!(State::from_number(7), None);
}

fn rules() -> impl Strategy<Value = Rule> {
    let leaf = prop_oneof![
        (0u16..100, 0u16..100).prop_map(|(from, to)| age(from, to)),
        Just(Rule::Sex { sex: Sex::Male }),
        Just(Rule::NoCheckup),
        Just(Rule::Vaccination {
            series: "PNEU".to_owned(),
            dose: Dose::Open
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|of| Rule::All { of }),
            prop::collection::vec(inner.clone(), 0..4).prop_map(|of| Rule::Any { of }),
            inner.prop_map(|of| Rule::Not { of: Box::new(of) }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_known_without_records_stays_true_with_them(rule in rules(), year in 1930i32..2026) {
        let someone = resident(&format!("{year}-05-05"));
        let today = day(TODAY);
        let with = rule.holds(&someone, Some(Files::default()), today);
        prop_assert!(with.is_some());
        if let Some(known) = rule.holds(&someone, None, today) {
            prop_assert_eq!(with, Some(known));
        } else {
            prop_assert!(!rule.looks_at().is_empty());
        }
    }

    #[test]
    fn a_rule_is_read_back_as_it_was_written(rule in rules()) {
        let text = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
    }

    #[test]
    fn being_near_is_mutual(one in rules(), other in rules()) {
        prop_assert_eq!(near(&one, &other), near(&other, &one));
    }
}

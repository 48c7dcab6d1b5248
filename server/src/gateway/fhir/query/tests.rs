//! What the readers of queries take and refuse.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;

fn some(kind: Kind) -> Target {
    Target::Some(kind)
}

fn ask(query: &str) -> Result<Ask, Problem> {
    Ask::new(some(Kind::Observation), query, Handling::Strict)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_date_means_the_whole_of_its_precision() {
    for (text, before, first, last, after) in [
        (
            "2024",
            "2023-12-31",
            "2024-01-01",
            "2024-12-31",
            "2025-01-01",
        ),
        (
            "2024-02",
            "2024-01-31",
            "2024-02-01",
            "2024-02-29",
            "2024-03-01",
        ),
        (
            "2024-02-29",
            "2024-02-28",
            "2024-02-29",
            "2024-02-29",
            "2024-03-01",
        ),
    ] {
        let holds = |prefix: &str, on: &str| {
            let when = When::read(&format!("{prefix}{text}")).unwrap();
            when.holds(Span::day(day(on)))
        };
        for (prefix, wanted) in [
            ("", [false, true, true, false]),
            ("eq", [false, true, true, false]),
            ("ne", [true, false, false, true]),
            ("gt", [false, false, false, true]),
            ("sa", [false, false, false, true]),
            ("lt", [true, false, false, false]),
            ("eb", [true, false, false, false]),
            ("ge", [false, true, true, true]),
            ("le", [true, true, true, false]),
        ] {
            let got = [before, first, last, after].map(|on| holds(prefix, on));
            assert_eq!(got, wanted, "{prefix}{text}");
        }
    }
}

#[test]
fn an_instant_is_compared_with_the_day_that_it_is_in() {
    let holds = |text: &str, on: &str| When::read(text).unwrap().holds(Span::day(day(on)));
    for noon in [
        "2024-04-01T12:00",
        "2024-04-01T12:00:00",
        "2024-04-01T12:00:00.000",
        "2024-04-01T12:00:00+09:00",
        "2024-04-01T03:00:00Z",
        "2024-03-31T23:00:00-04:00",
    ] {
        assert!(holds(&format!("gt{noon}"), "2024-04-01"), "{noon}");
        assert!(!holds(&format!("gt{noon}"), "2024-03-31"), "{noon}");
        assert!(holds(&format!("lt{noon}"), "2024-04-01"), "{noon}");
        assert!(!holds(&format!("eq{noon}"), "2024-04-01"), "{noon}");
    }
    // Midnight in Japan is not midnight elsewhere.
    assert!(!holds("ge2024-04-02T00:00:00+09:00", "2024-04-01"));
    assert!(holds("ge2024-04-02T00:00:00+10:00", "2024-04-01"));
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "e",
        "eq",
        "20",
        "20244",
        "2024-",
        "2024-13",
        "2024-2",
        "2024-02-30",
        "2024-02-1",
        "2024-02-01-",
        "0000",
        "ap2024",
        "gtgt2024",
        "GE2024",
        "2024-02-01T",
        "2024-02-01T1:00",
        "2024-02-01T24:00",
        "2024-02-01T12",
        "2024-02-01T12:00:60.x",
        "2024-02-01T12:00+9:00",
        "2024-02-01T12:00+15:00",
        "2024-02-01T12:00+09:60",
        "2024-02-01T12:00 09:00",
        "２０２４",
        "2024-02-01t12:00",
        "+2024",
        "2024T12:00",
        "2024-02-01T12:00ZZ",
        "今日",
    ] {
        assert_eq!(When::read(text), None, "{text}");
    }
}

#[test]
fn a_token_names_a_code_a_system_or_both() {
    let fits = |text: &str, system: &str, code: &str| {
        let any = Token::read(text).unwrap();
        any.iter().any(|token| token.fits(system, code))
    };
    assert!(fits("a", "s", "a"));
    assert!(fits("b,a", "s", "a"));
    assert!(fits("s|a", "s", "a"));
    assert!(fits("s|", "s", "a"));
    assert!(fits(r"a\,b", "s", "a,b"));
    assert!(fits(r"s|a\|b", "s", "a|b"));
    assert!(!fits("t|a", "s", "a"));
    assert!(!fits("|a", "s", "a"));
    assert!(!fits("A", "s", "a"));
    for text in ["", ",", "a,", "|", "s|a|b", r"a\", ",a"] {
        assert_eq!(Token::read(text), None, "{text}");
    }
    assert_eq!(Token::read(&"a,".repeat(64)), None);
}

#[test]
fn a_search_names_a_person() {
    assert_eq!(ask(""), Err(Problem::Missing("patient")));
    assert_eq!(ask("patient="), Err(Problem::Missing("patient")));
    assert_eq!(ask("patient=1&patient=2"), Err(Problem::Value("patient")));
    let name = "0123456789abcdef0123456789abcdef";
    for query in [
        format!("patient={name}"),
        format!("patient=Patient/{name}&patient={name}"),
    ] {
        let ask = ask(&query).unwrap();
        assert_eq!(ask.pseudonym().unwrap().to_string(), name);
    }
    for other in ["x", &name.to_uppercase(), &format!("{name}0"), "Group/1"] {
        assert_eq!(ask(&format!("patient={other}")).unwrap().pseudonym(), None);
    }
}

#[test]
fn what_is_not_known_is_left_out_unless_the_client_wants_to_be_told() {
    let lenient = |query: &str| Ask::new(some(Kind::Observation), query, Handling::Lenient);
    assert_eq!(ask("patient=1&_sort=date"), Err(Problem::Unsupported));
    let taken = lenient("patient=1&_sort=date&combo=2").unwrap();
    assert_eq!(taken.address(), "Observation?patient=1");
    // What changes the meaning of something known is never left out.
    for query in [
        "patient=1&code:text=a",
        "patient.name=a&patient=1",
        "patient=1&date:missing=true",
    ] {
        assert_eq!(lenient(query), Err(Problem::Unsupported), "{query}");
    }
}

#[test]
fn values_that_cannot_be_are_refused_by_name_and_not_repeated() {
    for (query, name) in [
        ("date=yesterday", "date"),
        ("_lastUpdated=2024-99", "_lastUpdated"),
        ("code=|", "code"),
        ("category=,", "category"),
        ("_count=-1", "_count"),
        ("_count=1e3", "_count"),
        ("_count=9999999999", "_count"),
        ("_count=1&_count=2", "_count"),
    ] {
        let problem = ask(&format!("patient=1&{query}")).unwrap_err();
        assert_eq!(problem, Problem::Value(name), "{query}");
        let (_, value) = query.split_once('=').unwrap();
        assert!(!problem.to_string().contains(value) || value.len() < 3);
    }
    assert_eq!(ask("patient=1&_format=xml"), Err(Problem::Format));
    assert!(ask("patient=1&_format=application/fhir%2Bjson").is_ok());
}

#[test]
fn a_query_has_limits() {
    let long = format!("patient=1&code={}", "a".repeat(5000));
    assert_eq!(ask(&long), Err(Problem::Query));
    assert_eq!(ask(&"patient=1&".repeat(65)), Err(Problem::Query));
    assert_eq!(ask("patient=1&_count=100000").unwrap().count(), 1000);
    assert_eq!(ask("patient=1&_count=0").unwrap().count(), 0);
    assert_eq!(ask("patient=1").unwrap().count(), 100);
}

#[test]
fn one_query_is_understood_in_one_way_of_writing() {
    let one = ask("patient=1&code=a%7Cb&_count=5&_format=json").unwrap();
    let other = ask("_count=5&code=a|b&&patient=1&date=").unwrap();
    assert_eq!(one.address(), other.address());
    assert_ne!(
        one.address(),
        ask("patient=1&code=ab&_count=5").unwrap().address()
    );
}

#[test]
fn a_preference_is_read_among_others() {
    for (prefer, handling) in [
        (None, Handling::Lenient),
        (Some("handling=strict"), Handling::Strict),
        (Some("return=minimal, handling=strict"), Handling::Strict),
        (Some("handling=strict; wait=5"), Handling::Strict),
        (Some("handling=strictly"), Handling::Lenient),
        (Some("handling=strict,handling=lenient"), Handling::Lenient),
    ] {
        assert_eq!(Handling::of(prefer), handling, "{prefer:?}");
    }
}

#[test]
fn everything_has_parameters_of_its_own() {
    let name = Name("0123456789abcdef0123456789abcdef".to_owned());
    let everything = |query| Ask::new(Target::Everything(name.clone()), query, Handling::Strict);
    let ask = everything("start=2024&end=2025-03&_type=Patient,Observation").unwrap();
    assert_eq!(ask.days().from, Some(day("2024-01-01")));
    assert_eq!(ask.days().until, Some(day("2025-03-31")));
    assert!(ask.wants(Kind::Patient) && !ask.wants(Kind::Immunization));
    for query in ["patient=1", "code=a", "start=ge2024", "_type=Device"] {
        assert!(everything(query).is_err(), "{query}");
    }
}

#[test]
fn a_token_reaches_as_far_as_its_scopes() {
    let name = "0123456789abcdef0123456789abcdef";
    let ask = |target| Ask::new(target, "", Handling::Strict).unwrap();
    let everything = || ask(Target::Everything(Name(name.to_owned())));
    let only = |types: &[Kind], way: Way| {
        let types = types.to_vec();
        move |kind: Kind, wanted: Way| {
            types.contains(&kind) && (way == wanted || kind == Kind::Patient)
        }
    };
    let reached = everything().within(only(&[Kind::Patient, Kind::Immunization], Way::Search));
    let reached = reached.unwrap();
    let wanted: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|it| reached.wants(*it))
        .collect();
    assert_eq!(wanted, [Kind::Patient, Kind::Immunization]);
    let nothing = everything().within(only(&[Kind::Observation], Way::Search));
    assert_eq!(nothing, Err(Problem::Scope));
    let one = || ask(Target::One(Kind::Observation, Name(name.to_owned())));
    assert!(one().within(only(&[Kind::Observation], Way::Read)).is_ok());
    assert!(
        one()
            .within(only(&[Kind::Observation], Way::Search))
            .is_err()
    );
    assert!(
        one()
            .within(only(&[Kind::Immunization], Way::Read))
            .is_err()
    );
}

fn any_when() -> impl Strategy<Value = String> {
    let prefix = prop::sample::select(vec!["", "eq", "gt", "lt", "ge", "le", "sa", "eb"]);
    let date = prop_oneof![
        (2019_i32..2030).prop_map(|year| format!("{year}")),
        (2019_i32..2030, 1_u32..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (0_i64..4000).prop_map(|days| (day("2019-01-01") + TimeDelta::days(days)).to_string()),
        (1_546_300_800_i64..1_893_456_000, -14_i32..=14).prop_map(|(seconds, zone)| {
            let at: DateTime<Utc> = DateTime::from_timestamp(seconds, 0).unwrap();
            let sign = if zone < 0 { '-' } else { '+' };
            format!(
                "{}{sign}{:02}:00",
                at.format("%Y-%m-%dT%H:%M:%S"),
                zone.abs()
            )
        }),
    ];
    (prefix, date).prop_map(|(prefix, date)| format!("{prefix}{date}"))
}

proptest! {
    #[test]
    fn the_days_of_a_date_are_those_of_which_it_holds(text in any_when(), days in 0_i64..4400) {
        let when = When::read(&text).unwrap();
        let on = day("2018-11-01") + TimeDelta::days(days);
        prop_assert_eq!(when.holds(Span::day(on)), when.days().contain(on), "{} on {}", text, on);
    }

    #[test]
    fn not_being_is_the_opposite_of_being(text in "20(19|2[0-9])(-0[1-9](-[12][0-9])?)?", days in 0_i64..4400) {
        let on = Span::day(day("2018-11-01") + TimeDelta::days(days));
        let holds = |prefix: &str| When::read(&format!("{prefix}{text}")).map(|when| when.holds(on));
        prop_assert_eq!(holds("eq").map(|it| !it), holds("ne"));
    }

    #[test]
    fn any_query_is_taken_or_refused(query in ".{0,80}", strict: bool, kind in 0..Kind::ALL.len()) {
        let handling = if strict { Handling::Strict } else { Handling::Lenient };
        let kind = Kind::ALL[kind];
        for target in [some(kind), Target::One(kind, Name(query.clone())), Target::Everything(Name(query.clone()))] {
            let _ = Ask::new(target, &query, handling).map(|ask| (ask.address(), ask.days(), ask.pseudonym()));
        }
    }

    #[test]
    fn a_mutated_query_is_taken_or_refused(
        at in 0_usize..90,
        with in "[&=%|,\\\\:.+A-Z0-9\u{0}-\u{1f}日]{0,3}",
        cut in 0_usize..4,
    ) {
        let query = "patient=0123456789abcdef0123456789abcdef&date=ge2024-04-01T00:00:00%2B09:00&code=a|b&_count=5";
        let mut text: Vec<char> = query.chars().collect();
        let end = (at + cut).min(text.len());
        text.splice(at.min(end)..end, with.chars());
        let text: String = text.into_iter().collect();
        if let Ok(ask) = ask(&text) {
            // What was understood is understood in the same way again.
            let address = ask.address();
            let (_, again) = address.split_once('?').unwrap();
            prop_assert_eq!(super::tests::ask(again).unwrap().address(), ask.address());
        }
    }

    #[test]
    fn any_date_and_any_token_is_taken_or_refused(text in ".{0,40}") {
        let _ = When::read(&text).map(|when| when.days());
        let _ = Token::read(&text);
    }
}

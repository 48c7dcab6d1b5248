use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::consent::{Basis, InstitutionKind};
use crate::disclosure::{Actor, Channel as WayIn, Entry, Line, StaffRole};
use crate::ids::{PersonId, RecordId, RequestId};
use crate::record::Category;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn id<T>(make: fn(DateTime<Utc>, [u8; 10]) -> T, n: u8) -> T {
    make(at("2026-11-20T00:00:00Z"), [n; 10])
}

fn doctor(acting_for: Option<&str>) -> Actor {
    Actor::Human {
        role: StaffRole::Physician,
        handle: "A-0312".into(),
        acting_for: acting_for.map(str::to_owned),
    }
}

fn line(basis: Basis) -> Line {
    Line {
        record: id(RecordId::new, 1),
        category: Category::Checkup,
        date: NaiveDate::MIN,
        basis,
    }
}

const SILENCE: Basis = Basis::Silence {
    purpose: Purpose::Treatment,
};

fn denied() -> Basis {
    Basis::Directive {
        id: id(DirectiveId::new, 1),
        version: 1,
    }
}

/// An ordinary read.
fn read() -> Entry {
    Entry {
        version: 1,
        id: id(EntryId::new, 1),
        person: id(PersonId::new, 1),
        seq: 1,
        previous: "0".repeat(64),
        occurred_at: at("2026-11-18T01:05:00Z"),
        recorded_at: at("2026-11-18T01:05:01Z"),
        institution: InstitutionLabel {
            id: id(InstitutionId::new, 1),
            name: "あおぞら内科クリニック".into(),
            kind: InstitutionKind::Clinic,
            unit: None,
        },
        actor: doctor(None),
        purpose: Purpose::Treatment,
        reason: "定期の診察".into(),
        asked: vec![Category::Checkup],
        given: vec![line(SILENCE)],
        withheld: Vec::new(),
        outcome: Outcome::Disclosed,
        channel: WayIn::Demo,
        request: id(RequestId::new, 1),
    }
}

const KNOWN: Acquaintance = Acquaintance {
    asked: true,
    shown: true,
};

fn told(entry: &Entry, before: Acquaintance) -> Vec<Rule> {
    rules(entry, before).into_iter().collect()
}

#[test]
fn an_ordinary_read_of_a_known_institution_waits_for_the_week() {
    assert_eq!(told(&read(), KNOWN), []);
    assert_eq!(alert(&read(), KNOWN, &AlertSettings::default()), None);
}

#[test]
fn the_first_time_an_institution_asks_is_told_and_so_is_the_first_time_it_is_shown_something() {
    let refused = Entry {
        given: Vec::new(),
        withheld: vec![line(SILENCE)],
        outcome: Outcome::Refused,
        ..read()
    };
    let asked = Acquaintance {
        asked: true,
        shown: false,
    };
    assert_eq!(told(&refused, Acquaintance::default()), [Rule::FirstRead]);
    assert_eq!(told(&refused, asked), []);
    assert_eq!(told(&read(), asked), [Rule::FirstRead]);
    assert_eq!(told(&read(), KNOWN), []);
}

#[test]
fn an_emergency_and_someone_acting_for_another_are_told_every_time() {
    let emergency = Entry {
        purpose: Purpose::Emergency,
        actor: doctor(Some("B-1")),
        ..read()
    };
    assert_eq!(told(&emergency, KNOWN), [Rule::Emergency, Rule::Proxy]);
}

#[test]
fn what_a_refusal_of_the_person_withheld_is_told_and_what_nobody_permitted_is_not() {
    let partly = |basis| Entry {
        withheld: vec![line(basis)],
        outcome: Outcome::Partly,
        ..read()
    };
    assert_eq!(told(&partly(denied()), KNOWN), [Rule::AfterDeny]);
    assert_eq!(told(&partly(SILENCE), KNOWN), []);
    // A permit is a directive too.
    let permitted = Entry {
        given: vec![line(denied())],
        ..read()
    };
    assert_eq!(told(&permitted, KNOWN), []);
}

#[test]
fn a_rule_that_is_off_tells_nothing_and_another_one_still_does() {
    let emergency = Entry {
        purpose: Purpose::Emergency,
        ..read()
    };
    let off = AlertSettings::default().with(Rule::Emergency, Channel::Inbox, false);
    assert_eq!(alert(&emergency, KNOWN, &off), None);
    assert!(alert(&emergency, Acquaintance::default(), &off).is_some());
    let on = off.with(Rule::Emergency, Channel::Inbox, true);
    assert_eq!(on, AlertSettings::default());
}

#[test]
fn a_week_of_reads_is_one_line_for_each_institution_and_purpose() {
    let mut waiting = Waiting::default();
    assert!(waiting.is_empty() && waiting.clone().summary().is_none());
    let machine = Entry {
        actor: Actor::Machine {
            task: "資格の照会".into(),
        },
        purpose: Purpose::Eligibility,
        outcome: Outcome::Refused,
        occurred_at: at("2026-11-16T01:00:00Z"),
        ..read()
    };
    for entry in [&read(), &machine, &read(), &machine, &machine] {
        waiting.add(entry);
    }
    let Some(Notice::Digest { from, until, lines }) = waiting.summary() else {
        panic!("no digest");
    };
    assert_eq!((from, until), (machine.occurred_at, read().occurred_at));
    let counts: Vec<_> = lines
        .iter()
        .map(|line| (line.purpose, line.times, line.by_machine, line.withheld))
        .collect();
    assert_eq!(
        counts,
        [
            (Purpose::Treatment, 2, 0, 0),
            (Purpose::Eligibility, 3, 3, 3)
        ]
    );
}

#[test]
fn a_week_begins_on_monday_at_midnight_in_japan() {
    let monday: NaiveDate = "2026-11-16".parse().unwrap();
    let begin = at("2026-11-15T15:00:00Z");
    assert_eq!(week_of(begin), monday);
    assert_eq!(
        week_of(begin + TimeDelta::days(7) - TimeDelta::seconds(1)),
        monday
    );
    assert_ne!(week_of(begin - TimeDelta::seconds(1)), monday);
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let outcome = prop::sample::select(vec![
        Outcome::Disclosed,
        Outcome::Partly,
        Outcome::Refused,
        Outcome::NothingFound,
        Outcome::LookedUp,
        Outcome::Declared,
    ]);
    let purpose = prop::sample::select(Purpose::ALL.to_vec());
    let proxy = any::<bool>();
    let basis = prop::collection::vec(prop::sample::select(vec![SILENCE, denied()]), 0..3);
    (outcome, purpose, proxy, basis).prop_map(|(outcome, purpose, proxy, withheld)| Entry {
        outcome,
        purpose,
        actor: doctor(proxy.then_some("B-1")),
        withheld: withheld.into_iter().map(line).collect(),
        ..read()
    })
}

fn any_settings() -> impl Strategy<Value = AlertSettings> {
    let off = prop::collection::btree_set(prop::sample::select(Rule::ALL.to_vec()), 0..7);
    off.prop_map(|off| {
        off.into_iter().fold(AlertSettings::default(), |all, rule| {
            all.with(rule, Channel::Inbox, false)
        })
    })
}

proptest! {
    #[test]
    fn every_entry_is_told_at_once_or_waits_for_the_week(
        entry in any_entry(),
        settings in any_settings(),
        asked in any::<bool>(),
        shown in any::<bool>(),
    ) {
        let before = Acquaintance { asked, shown };
        let under = rules(&entry, before);
        let wanted = under.iter().any(|rule| settings.wants(*rule, Channel::Inbox));
        match alert(&entry, before, &settings) {
            Some(Notice::Alert { rules, entry: of, .. }) => {
                prop_assert!(wanted);
                prop_assert_eq!(of, entry.id);
                prop_assert_eq!(rules, under);
            }
            Some(other) => prop_assert!(false, "{:?}", other),
            None => prop_assert!(!wanted),
        }
    }

    #[test]
    fn knowing_an_institution_longer_never_adds_an_alert(
        entry in any_entry(),
        asked in any::<bool>(),
        shown in any::<bool>(),
    ) {
        let before = rules(&entry, Acquaintance { asked, shown });
        prop_assert!(rules(&entry, KNOWN).is_subset(&before));
        prop_assert!(before.is_subset(&rules(&entry, Acquaintance::default())));
    }

    #[test]
    fn emergencies_are_always_told_while_nothing_is_off(entry in any_entry()) {
        let told = alert(&entry, KNOWN, &AlertSettings::default());
        prop_assert!(entry.purpose != Purpose::Emergency || told.is_some());
    }

    #[test]
    fn a_summary_counts_every_entry_once(entries in prop::collection::vec(any_entry(), 0..20)) {
        let mut waiting = Waiting::default();
        for entry in &entries {
            waiting.add(entry);
        }
        let counted = match waiting.summary() {
            Some(Notice::Digest { lines, .. }) => lines.iter().map(|line| line.times).sum(),
            _ => 0,
        };
        prop_assert_eq!(counted as usize, entries.len());
    }
}

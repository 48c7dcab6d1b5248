use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chrono::{DateTime, Duration, Utc};
use hikae_core::consent::{Article, Basis, Effect, InstitutionKind, Purpose};
use hikae_core::disclosure::{Actor, Channel, Entry, InstitutionLabel, Line, Outcome, StaffRole};
use hikae_core::ids::{
    DirectiveId, EmergencyId, EntryId, InstitutionId, PersonId, RecordId, RequestId, VisitId,
};
use hikae_core::record::Category;
use proptest::prelude::*;

use super::*;
use crate::page::AssetNames;
use crate::render;

const OUTCOMES: [Outcome; 4] = [
    Outcome::Disclosed,
    Outcome::Partly,
    Outcome::Refused,
    Outcome::NothingFound,
];

pub(in crate::citizen) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn id<T>(make: impl FnOnce(DateTime<Utc>, [u8; 10]) -> T, number: u8) -> T {
    make(at("2026-11-20T00:00:00Z"), [number; 10])
}

pub(in crate::citizen) fn doctor() -> Actor {
    Actor::Human {
        role: StaffRole::Physician,
        handle: "A-0312".into(),
        acting_for: None,
    }
}

fn line(record: u8, category: Category, basis: Basis) -> Line {
    Line {
        record: id(RecordId::new, record),
        category,
        date: "2025-06-03".parse().unwrap(),
        basis,
    }
}

pub(in crate::citizen) fn entry(purpose: Purpose, outcome: Outcome, actor: Actor) -> Entry {
    let silence = Basis::Silence { purpose };
    let given = vec![
        line(1, Category::Checkup, silence),
        line(2, Category::Checkup, silence),
        line(3, Category::Vaccination, silence),
    ];
    let withheld = vec![line(4, Category::Medication, silence)];
    let (given, withheld) = match outcome {
        Outcome::Disclosed => (given, vec![]),
        Outcome::Partly => (given, withheld),
        Outcome::Refused => (vec![], withheld),
        Outcome::NothingFound | Outcome::LookedUp | Outcome::Declared | Outcome::Chosen => {
            (vec![], vec![])
        }
    };
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
            unit: Some("内科".into()),
        },
        actor,
        purpose,
        reason: "定期の診察".into(),
        asked: vec![Category::Checkup, Category::Vaccination],
        given,
        withheld,
        outcome,
        channel: Channel::Demo,
        request: id(RequestId::new, 1),
    }
}

pub(in crate::citizen) fn frame(lang: Lang) -> Frame {
    Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        who: Some("見本 花子".into()),
        unread: 0,
        staff: None,
        path: "/access-log".into(),
        session_seconds: None,
        assets: std::sync::Arc::new(AssetNames::default()),
    }
}

#[test]
fn the_check_names_the_witnesses_and_says_when_there_are_none() {
    let page = |witnesses| {
        let page = VerifyPage {
            key: "key".into(),
            memory: "memory".into(),
            witnesses,
        };
        render(&frame(Lang::Ja), page)
    };
    let none = page(Vec::new());
    assert!(none.contains("まだ外の証人がいません"));
    let witness = Witness {
        name: "witness.mihon.example/<w1>".into(),
        at: at("2026-11-21T01:02:03Z"),
        size: 4711,
    };
    let some = page(vec![witness]);
    assert!(some.contains("witness.mihon.example/&lt;w1&gt;") && some.contains("4711"));
    assert!(!some.contains("まだ外の証人がいません"));
}

#[test]
fn an_officer_who_opens_a_report_is_told_apart_from_one_who_reads_records() {
    let officer = Actor::Human {
        role: StaffRole::PrivacyOfficer,
        handle: "officer1".into(),
        acting_for: None,
    };
    let told = |purpose| {
        let entry = entry(purpose, Outcome::Disclosed, officer.clone());
        entry_sentence(Lang::Ja, &entry).plain()
    };
    assert!(told(Purpose::Supervision).contains("あなたの申し出を調べるために開きました"));
    assert!(told(Purpose::Treatment).contains("健診の結果 2件"));
}

#[test]
fn every_event_is_told_in_plain_sentences() {
    let actors = [
        ("doctor", doctor()),
        (
            "clerk for a doctor",
            Actor::Human {
                role: StaffRole::Clerk,
                handle: "J-0077".into(),
                acting_for: Some("A-0312".into()),
            },
        ),
        (
            "program",
            Actor::Machine {
                task: "資格の照会".into(),
            },
        ),
    ];
    let mut table = String::new();
    for lang in Lang::ALL {
        for purpose in Purpose::ALL {
            for outcome in OUTCOMES {
                for (name, actor) in &actors {
                    let told = entry_sentence(lang, &entry(purpose, outcome, actor.clone()));
                    let key = lang.key();
                    writeln!(
                        table,
                        "{key} · {purpose:?} · {outcome:?} · {name}\n  {told}"
                    )
                    .unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_look_at_no_record_is_told_as_one() {
    let entry = Entry {
        asked: vec![],
        given: vec![],
        ..entry(Purpose::Treatment, Outcome::Disclosed, doctor())
    };
    let told = |lang| entry_sentence(lang, &entry).to_string();
    assert!(told(Lang::Ja).contains("年齢・性別と、あなたが許可している内容を見ました"));
    assert!(told(Lang::En).contains("your age, your sex and what you permit them"));
    assert!(told(Lang::Easy).contains("ゆるした こと"));
}

#[test]
fn every_ground_is_told_in_plain_sentences() {
    let directive = id(DirectiveId::new, 1);
    let mut bases = vec![
        Basis::Law {
            article: Article::EligibilityCheck,
        },
        Basis::Law {
            article: Article::VaccinationOnMove,
        },
        Basis::Law {
            article: Article::CancerRegistry,
        },
        Basis::Directive {
            id: directive,
            version: 2,
        },
        Basis::Visit {
            id: id(VisitId::new, 1),
        },
        Basis::Emergency {
            id: id(EmergencyId::new, 1),
        },
    ];
    bases.extend(Purpose::ALL.map(|purpose| Basis::Silence { purpose }));
    bases.extend(Purpose::ALL.map(|purpose| Basis::Unfounded { purpose }));
    let made_at = at("2026-04-01T03:00:00Z");
    let mut table = String::new();
    for lang in Lang::ALL {
        for effect in [Effect::Permit, Effect::Deny] {
            for basis in &bases {
                for seal in [false, true] {
                    let directive = matches!(basis, Basis::Directive { .. });
                    let unfounded = matches!(basis, Basis::Unfounded { .. });
                    if effect == Effect::Permit && (seal || unfounded) || seal && !directive {
                        continue;
                    }
                    let note = directive.then_some(DirectiveNote {
                        effect,
                        made_at,
                        seal,
                    });
                    let ground = Ground {
                        effect,
                        basis: *basis,
                        records: BTreeSet::new(),
                        note,
                    };
                    let way = ground
                        .way(lang, Purpose::Treatment)
                        .map(|(words, href)| format!(" [{words}]({href})"))
                        .unwrap_or_default();
                    let told = ground.sentence(lang);
                    writeln!(
                        table,
                        "{} · {effect:?} · {basis:?}\n  {told}{way}",
                        lang.key()
                    )
                    .unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn no_sentence_has_an_empty_or_open_slot() {
    for lang in Lang::ALL {
        for purpose in Purpose::ALL {
            for outcome in OUTCOMES {
                let told = entry_sentence(lang, &entry(purpose, outcome, doctor())).plain();
                assert!(told.contains("あおぞら内科クリニック 内科"), "{told}");
                assert!(told.contains("A-0312"), "{told}");
                assert!(!told.contains(['{', '}', '《', '｜']), "{told}");
            }
        }
    }
}

#[test]
fn an_institutions_first_and_its_try_after_a_refusal_stand_out() {
    let log = [
        entry(Purpose::Treatment, Outcome::Refused, doctor()),
        entry(Purpose::Treatment, Outcome::Disclosed, doctor()),
        entry(Purpose::Treatment, Outcome::Disclosed, doctor()),
    ];
    let marks = marks(&log);
    assert_eq!(marks[0], BTreeSet::from([Mark::First, Mark::Refused]));
    assert_eq!(marks[1], BTreeSet::from([Mark::AfterRefusal]));
    assert_eq!(marks[2], BTreeSet::new());
}

#[test]
fn the_night_is_from_ten_to_five_and_programs_have_none() {
    for (time, night) in [
        ("2026-11-18T12:59:59Z", false),
        ("2026-11-18T13:00:00Z", true),
        ("2026-11-18T19:59:59Z", true),
        ("2026-11-18T20:00:00Z", false),
    ] {
        let mut event = entry(Purpose::Treatment, Outcome::Disclosed, doctor());
        event.occurred_at = at(time);
        assert_eq!(
            marks(&[event.clone()])[0].contains(&Mark::Night),
            night,
            "{time}"
        );
        event.actor = Actor::Machine {
            task: "照会".into(),
        };
        assert!(!marks(&[event])[0].contains(&Mark::Night), "{time}");
    }
}

#[test]
fn a_visit_is_one_line_that_counts_every_record_once() {
    let mut again = entry(Purpose::Treatment, Outcome::Disclosed, doctor());
    again.seq = 2;
    again.occurred_at += Duration::minutes(7);
    again.actor = Actor::Human {
        role: StaffRole::Nurse,
        handle: "A-0400".into(),
        acting_for: None,
    };
    let log = vec![
        entry(Purpose::Treatment, Outcome::Disclosed, doctor()),
        again,
    ];
    let page = AccessLogPage::new(log, &Notes::new(), true, Query::default());
    let [month] = page.months.as_slice() else {
        panic!("one month")
    };
    let [group] = month.groups.as_slice() else {
        panic!("one group")
    };
    assert_eq!(group.count(), 2);
    assert_eq!(
        group_sentence(Lang::Ja, group).plain(),
        "あおぞら内科クリニック 内科の看護師（担当者 A-0400）ほか1人が、診療のため、\
         健診の結果 2件、予防接種の記録 1件を見ました。"
    );
}

#[test]
fn a_refusal_does_not_hide_among_reads() {
    let mut refused = entry(Purpose::Treatment, Outcome::Refused, doctor());
    refused.seq = 2;
    let log = vec![
        entry(Purpose::Treatment, Outcome::Disclosed, doctor()),
        refused,
    ];
    let page = AccessLogPage::new(log, &Notes::new(), true, Query::default());
    assert_eq!(page.months[0].groups.len(), 2);
}

#[test]
fn the_page_says_when_nobody_looked_and_when_the_chain_is_broken() {
    let empty = AccessLogPage::new(vec![], &Notes::new(), true, Query::default());
    assert!(render(&frame(Lang::Ja), empty).contains("まだ、だれもあなたの記録を見ていません"));
    let log = vec![entry(Purpose::Treatment, Outcome::Disclosed, doctor())];
    let sound = AccessLogPage::new(log.clone(), &Notes::new(), true, Query::default());
    assert!(!render(&frame(Lang::Ja), sound).contains("合わないところ"));
    let broken = AccessLogPage::new(log, &Notes::new(), false, Query::default());
    assert!(render(&frame(Lang::Ja), broken).contains("合わないところ"));
}

#[test]
fn a_search_that_makes_no_sense_says_so_and_keeps_what_was_typed() {
    let log = vec![entry(Purpose::Treatment, Outcome::Disclosed, doctor())];
    let query = Query {
        from: "2026-13-45".into(),
        ..Query::default()
    };
    let page = AccessLogPage::new(log.clone(), &Notes::new(), true, query);
    assert!(page.has_errors());
    let html = render(&frame(Lang::Ja), page);
    assert!(html.contains(r##"href="#from""##), "{html}");
    assert!(html.contains("2026-13-45"));
    let query = Query {
        from: "2026-11-02".into(),
        until: "2026-11-01".into(),
        ..Query::default()
    };
    let page = AccessLogPage::new(log, &Notes::new(), true, query);
    assert!(render(&frame(Lang::Ja), page).contains(r##"href="#until""##));
}

#[test]
fn what_others_wrote_stays_text() {
    const HOSTILE: &str = "</textarea><script>alert(1)</script>《x》{why}\"'><img src=x>";
    let mut event = entry(Purpose::Treatment, Outcome::Partly, doctor());
    event.institution.name = HOSTILE.into();
    event.institution.unit = Some(HOSTILE.into());
    event.reason = HOSTILE.into();
    event.actor = Actor::Human {
        role: StaffRole::Nurse,
        handle: HOSTILE.into(),
        acting_for: Some(HOSTILE.into()),
    };
    let mut program = event.clone();
    program.actor = Actor::Machine {
        task: HOSTILE.into(),
    };
    for lang in Lang::ALL {
        let log = vec![event.clone(), program.clone()];
        let query = Query {
            from: HOSTILE.into(),
            until: HOSTILE.into(),
            ..Query::default()
        };
        let list = AccessLogPage::new(log, &Notes::new(), true, query);
        let one = AccessLogEntryPage {
            case: None,
            review: None,
            event: Event::new(event.clone(), BTreeSet::new(), &Notes::new()),
            notes: Notes::new(),
            names: BTreeMap::from([(id(RecordId::new, 1), HOSTILE.to_owned())]),
            sound: true,
        };
        for html in [render(&frame(lang), list), render(&frame(lang), one)] {
            assert!(html.contains("alert(1)"));
            for made in ["<script>alert", "<img src=x", "</textarea>"] {
                assert!(!html.contains(made), "{made} in {html}");
            }
        }
    }
}

#[test]
fn one_event_shows_every_field_and_every_line() {
    let event = Event::new(
        entry(Purpose::Treatment, Outcome::Partly, doctor()),
        BTreeSet::new(),
        &Notes::new(),
    );
    let request = event.entry.request.to_string();
    let page = AccessLogEntryPage {
        case: None,
        review: None,
        event,
        notes: Notes::new(),
        names: BTreeMap::from([(id(RecordId::new, 1), "特定健診".to_owned())]),
        sound: true,
    };
    let html = render(&frame(Lang::Ja), page);
    for part in [
        "あおぞら内科クリニック 内科",
        "医師",
        "A-0312",
        "定期の診察",
        "特定健診",
        "見せなかった記録",
        "2026年11月18日（水）10:05",
        request.as_str(),
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert_eq!(html.matches("<th scope=\"row\">").count(), 4);
}

prop_compose! {
    fn any_entry()(
        institution in 0..4_u8,
        purpose in 0..Purpose::ALL.len(),
        outcome in 0..OUTCOMES.len(),
        machine in any::<bool>(),
        minutes in 0..200_000_i64,
        handle in 0..3_u8,
    ) -> Entry {
        let actor = if machine {
            Actor::Machine { task: "照会".into() }
        } else {
            Actor::Human {
                role: StaffRole::Nurse,
                handle: format!("N-{handle}"),
                acting_for: None,
            }
        };
        let mut entry = entry(Purpose::ALL[purpose], OUTCOMES[outcome], actor);
        entry.institution.id = id(InstitutionId::new, institution);
        entry.institution.name = format!("医院{institution}");
        entry.occurred_at += Duration::minutes(minutes);
        entry
    }
}

fn numbered(mut log: Vec<Entry>) -> Vec<Entry> {
    log.sort_by_key(|entry| entry.occurred_at);
    for (number, entry) in (1..).zip(&mut log) {
        entry.seq = number;
        entry.recorded_at = entry.occurred_at;
    }
    log
}

/// The numbers of all entries on all pages of a query, in the order in which they are shown.
fn walk(log: &[Entry], query: &Query) -> Vec<u64> {
    let mut seen = Vec::new();
    let mut number = 1;
    loop {
        let query = Query {
            page: number,
            ..query.clone()
        };
        let page = AccessLogPage::new(log.to_vec(), &Notes::new(), true, query);
        for group in page.months.iter().flat_map(|month| &month.groups) {
            seen.extend(group.events().map(|event| event.entry.seq));
        }
        if number >= page.pages {
            return seen;
        }
        number += 1;
    }
}

proptest! {
    #[test]
    fn no_entry_is_lost_or_doubled(log in prop::collection::vec(any_entry(), 0..120)) {
        let log = numbered(log);
        let mut seen = walk(&log, &Query::default());
        seen.sort_unstable();
        let all: Vec<u64> = log.iter().map(|entry| entry.seq).collect();
        prop_assert_eq!(seen, all);
    }

    #[test]
    fn a_filter_shows_exactly_what_it_counts(log in prop::collection::vec(any_entry(), 0..80)) {
        let log = numbered(log);
        let marks = marks(&log);
        for filter in Filter::ALL {
            let query = Query { filter, ..Query::default() };
            let mut seen = walk(&log, &query);
            seen.sort_unstable();
            let right: Vec<u64> = log
                .iter()
                .zip(&marks)
                .filter(|(_, marks)| filter.shows(marks))
                .map(|(entry, _)| entry.seq)
                .collect();
            let page = AccessLogPage::new(log.clone(), &Notes::new(), true, query);
            let count = page.counts.iter().find(|(other, _)| *other == filter).unwrap().1;
            prop_assert_eq!(count, right.len());
            prop_assert_eq!(seen, right);
        }
    }

    #[test]
    fn groups_hold_one_kind_of_thing_and_stand_newest_first(
        log in prop::collection::vec(any_entry(), 0..80),
    ) {
        let log = numbered(log);
        let events: Vec<Event> = log
            .into_iter()
            .map(|entry| Event::new(entry, BTreeSet::new(), &Notes::new()))
            .collect();
        let months = months(group(events));
        let mut last = None;
        for month in &months {
            for group in &month.groups {
                prop_assert!(last.is_none_or(|last| last >= group.until()));
                last = Some(group.until());
                for event in group.events() {
                    let (one, other) = (&event.entry, &group.newest().entry);
                    prop_assert_eq!(one.institution.id, other.institution.id);
                    prop_assert_eq!(one.purpose, other.purpose);
                    prop_assert_eq!(
                        one.outcome == Outcome::Refused,
                        other.outcome == Outcome::Refused
                    );
                    prop_assert!(group.from() <= one.occurred_at);
                    prop_assert!(one.occurred_at <= group.until());
                }
            }
        }
        let mut headings: Vec<_> = months.iter().map(|month| (month.year, month.month)).collect();
        headings.dedup();
        prop_assert_eq!(headings.len(), months.len());
    }
}

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::*;

const CLINIC: Office = Office::Institution {
    id: InstitutionId::from_uuid(Uuid::from_u128(1)),
};

fn noon() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

fn record() -> RecordId {
    RecordId::from_uuid(Uuid::from_u128(5))
}

fn entry() -> Subject {
    Subject::Entry {
        entry: EntryId::from_uuid(Uuid::from_u128(4)),
    }
}

fn case(subject: Subject) -> Case {
    Case {
        id: CaseId::from_uuid(Uuid::from_u128(9)),
        subject,
        addressee: CLINIC,
        emergency: false,
        reason: Reason::NeverThere,
        words: String::new(),
        contact: Contact::Here,
        opened_at: noon(),
        term: 14,
        events: Vec::new(),
    }
}

fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

#[test]
fn a_term_is_counted_in_days_of_japan_and_its_last_day_to_the_end() {
    assert_eq!(
        due(noon(), 14),
        "2026-12-05T15:00:00Z".parse::<DateTime<Utc>>().unwrap()
    );
    let before_midnight: DateTime<Utc> = "2026-11-21T14:59:59Z".parse().unwrap();
    let midnight: DateTime<Utc> = "2026-11-21T15:00:00Z".parse().unwrap();
    assert_eq!(due(before_midnight, 14), due(noon(), 14));
    assert_eq!(due(midnight, 14), due(noon(), 14) + TimeDelta::days(1));
}

#[test]
fn a_deadline_that_passes_hands_the_case_on_once_and_at_that_instant() {
    let open = case(entry());
    let end = due(noon(), 14);
    assert_eq!(open.clone().at(end - TimeDelta::microseconds(1)), open);
    let late = open.at(end + TimeDelta::days(3));
    assert_eq!(
        late.standing(),
        Standing::Open {
            office: Office::Municipality,
            due: due(end, 14),
            seen: false,
        }
    );
    assert_eq!(late.clone().at(end + TimeDelta::days(300)), late);
}

#[test]
fn only_the_office_whose_turn_it_is_sees_and_answers() {
    let mut open = case(entry());
    let other = Office::Institution {
        id: InstitutionId::from_uuid(Uuid::from_u128(2)),
    };
    for office in [other, Office::Municipality] {
        assert_eq!(open.see(office, noon()), Err(Refused::NotYourTurn));
        let answer = open.answer(office, Finding::Justified, words("×"), noon());
        assert_eq!(answer, Err(Refused::NotYourTurn));
        assert!(!open.concerns(office));
    }
    assert_eq!(open.see(CLINIC, noon()), Ok(true));
    assert_eq!(open.see(CLINIC, noon()), Ok(false));
    open.answer(
        CLINIC,
        Finding::Justified,
        words("診察の予約がありました。"),
        noon(),
    )
    .unwrap();
    let again = open.answer(CLINIC, Finding::Justified, words("×"), noon());
    assert_eq!(again, Err(Refused::NotYourTurn));
    assert!(open.concerns(CLINIC));
}

#[test]
fn a_finding_must_fit_the_kind_of_case() {
    let mut open = case(entry());
    let wrong = open.answer(CLINIC, Finding::Corrected, words("×"), noon());
    assert_eq!(wrong, Err(Refused::NoSuchFinding));
    assert_eq!(open, case(entry()));
}

#[test]
fn an_answer_that_does_not_satisfy_goes_to_the_municipality_and_its_answer_is_the_last() {
    let mut open = case(entry());
    assert_eq!(open.reopen(words(""), noon()), Err(Refused::NotReopenable));
    open.answer(CLINIC, Finding::Justified, words("はい"), noon())
        .unwrap();
    open.reopen(words("納得できません"), noon()).unwrap();
    let office = Office::Municipality;
    assert!(matches!(open.standing(), Standing::Open { office: turn, .. } if turn == office));
    open.answer(
        office,
        Finding::Unjustified,
        words("市が確かめました"),
        noon(),
    )
    .unwrap();
    assert!(!open.is_reopenable());
    assert_eq!(open.withdraw(noon()), Err(Refused::NotOpen));
}

#[test]
fn what_was_taken_back_can_be_asked_again_with_a_new_term() {
    let mut open = case(entry());
    open.withdraw(noon()).unwrap();
    assert_eq!(open.standing(), Standing::Withdrawn);
    let later = noon() + TimeDelta::days(40);
    assert_eq!(open.clone().at(later), open);
    open.reopen(words(""), later).unwrap();
    assert_eq!(
        open.standing(),
        Standing::Open {
            office: CLINIC,
            due: due(later, 14),
            seen: false
        }
    );
}

#[test]
fn taking_back_a_second_question_leaves_the_answer_to_the_first() {
    let mut open = case(Subject::NotMine { record: record() });
    open.answer(CLINIC, Finding::Unjustified, words("別の方でした"), noon())
        .unwrap();
    let answered = open.standing();
    open.reopen(words(""), noon()).unwrap();
    open.withdraw(noon()).unwrap();
    assert_eq!(open.standing(), answered);
    assert_eq!(open.freezes(), Some(record()));
}

#[test]
fn not_mine_freezes_until_it_is_taken_back_or_found_to_be_the_persons() {
    let open = case(Subject::NotMine { record: record() });
    assert_eq!(open.freezes(), Some(record()));
    let overdue = open.clone().at(noon() + TimeDelta::days(100));
    assert_eq!(overdue.freezes(), Some(record()));
    let ended = |end: &dyn Fn(&mut Case)| {
        let mut it = open.clone();
        end(&mut it);
        it.freezes()
    };
    assert_eq!(ended(&|it| it.withdraw(noon()).unwrap()), None);
    let found = |finding| {
        ended(&|it| {
            it.answer(CLINIC, finding, words("確かめました"), noon())
                .unwrap();
        })
    };
    assert_eq!(found(Finding::Justified), None);
    assert_eq!(found(Finding::Unjustified), Some(record()));
    for subject in [entry(), Subject::Wrong { record: record() }] {
        assert_eq!(case(subject).freezes(), None);
    }
}

#[test]
fn in_time_is_what_the_institution_answered_before_its_deadline() {
    let answered = |days, by, finding| {
        let now = noon() + TimeDelta::days(days);
        let mut it = case(entry()).at(now);
        it.answer(by, finding, words("答え"), now).unwrap();
        it
    };
    let in_time = |finding| Settled {
        in_time: true,
        finding,
    };
    let mut soon = answered(3, CLINIC, Finding::Justified);
    let when = noon() + TimeDelta::days(3);
    assert_eq!(soon.settled(), Some((when, in_time(Finding::Justified))));
    assert_eq!(soon.day(), start_of_jst_day(jst_date(when)));
    let late = answered(20, Office::Municipality, Finding::Justified);
    assert!(!late.settled().unwrap().1.in_time);
    // What the municipality finds counts, and that the institution was in time.
    soon.reopen(words(""), when).unwrap();
    assert_eq!(soon.settled(), None);
    soon.answer(
        Office::Municipality,
        Finding::Unjustified,
        words("誤り"),
        when,
    )
    .unwrap();
    assert_eq!(soon.settled(), Some((when, in_time(Finding::Unjustified))));
}

#[test]
fn words_are_short_and_hold_no_individual_number() {
    assert_eq!(words(" 一\r\n二 ").as_str(), "一\n二");
    assert_eq!(Words::needed(" \n"), Err(WordsError::Missing));
    assert_eq!(
        Words::new(&"あ".repeat(LONGEST_WORDS + 1)),
        Err(WordsError::TooLong)
    );
    assert_eq!(
        Words::new("番号は 1234 5678 9018 です"),
        Err(WordsError::IndividualNumber)
    );
}

#[derive(Debug, Clone)]
enum Move {
    Wait(i64),
    See(Office),
    Answer(Office, Finding),
    Withdraw,
    Reopen,
}

fn any_move() -> impl Strategy<Value = Move> {
    let office = || select(&[CLINIC, Office::Municipality]);
    let finding = select(&[
        Finding::Justified,
        Finding::Explained,
        Finding::Unjustified,
        Finding::Corrected,
        Finding::Refused,
    ]);
    prop_oneof![
        (0_i64..30).prop_map(Move::Wait),
        office().prop_map(Move::See),
        (office(), finding).prop_map(|(office, finding)| Move::Answer(office, finding)),
        Just(Move::Withdraw),
        Just(Move::Reopen),
    ]
}

fn any_subject() -> impl Strategy<Value = Subject> {
    let record = record();
    select(vec![
        entry(),
        Subject::NotMine { record },
        Subject::Wrong { record },
    ])
}

proptest! {
    #[test]
    fn whatever_happens_in_whatever_order_a_case_stands_and_only_grows(
        subject in any_subject(),
        moves in proptest::collection::vec(any_move(), 0..24),
    ) {
        let mut it = case(subject);
        let mut now = noon();
        for step in moves {
            it = it.at(now);
            let before = it.clone();
            let done = match step {
                Move::Wait(days) => {
                    now += TimeDelta::days(days);
                    Ok(())
                }
                Move::See(office) => it.see(office, now).map(|_| ()),
                Move::Answer(office, finding) => it.answer(office, finding, words("答え"), now),
                Move::Withdraw => it.withdraw(now),
                Move::Reopen => it.reopen(words(""), now),
            };
            prop_assert!(done.is_ok() || it == before);
            prop_assert!(it.events.starts_with(&before.events));
            it = it.at(now);
            prop_assert!(it.events.is_sorted_by_key(|event| event.at));
            if let Standing::Open { office: Office::Institution { .. }, due, .. } = it.standing() {
                prop_assert!(now < due);
            }
            let open = matches!(it.standing(), Standing::Open { .. });
            prop_assert!(!(open && it.is_reopenable()));
            let json = serde_json::to_string(&it).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Case>(&json).unwrap(), &it);
        }
    }
}

/// Every way in which `sum` disputes can have been answered.
fn every_figures(sum: u32) -> impl Iterator<Item = Figures> {
    (0..=sum).flat_map(move |in_time| {
        (0..=sum).flat_map(move |justified| {
            (0..=sum - justified).map(move |explained| Figures {
                in_time,
                late: sum - in_time,
                justified,
                explained,
                unjustified: sum - justified - explained,
            })
        })
    })
}

const PARTS: [fn(&Figures) -> u32; 5] = [
    |figures| figures.in_time,
    |figures| figures.late,
    |figures| figures.justified,
    |figures| figures.explained,
    |figures| figures.unjustified,
];

#[test]
fn no_number_under_ten_can_be_worked_out_from_what_is_told() {
    // Everything that is told the same way, with every number that each part can then be.
    let mut possible: BTreeMap<Published, [BTreeSet<u32>; 5]> = BTreeMap::new();
    for figures in (0..=42).flat_map(every_figures) {
        let seen = possible.entry(publish(&figures)).or_default();
        for (seen, part) in seen.iter_mut().zip(PARTS) {
            seen.insert(part(&figures));
        }
    }
    for figures in (0..=34).flat_map(every_figures) {
        let seen = &possible[&publish(&figures)];
        for (seen, part) in seen.iter().zip(PARTS) {
            if part(&figures) < 10 {
                assert!(
                    seen.len() >= 8,
                    "{figures:?} is told as {:?}",
                    publish(&figures)
                );
            }
        }
    }
}

#[test]
fn what_is_told_is_true_and_nothing_under_ten_is_told() {
    let holds = |count, number| match count {
        Count::Exactly(told) => told == number && number >= 10,
        Count::AtLeast(told) => told <= number,
        Count::Under(told) => number < told,
    };
    for figures in (0..=40).flat_map(every_figures) {
        let told = publish(&figures);
        let counts = [
            told.in_time,
            told.late,
            told.justified,
            told.explained,
            told.unjustified,
        ];
        for (count, part) in counts.into_iter().zip(PARTS) {
            assert!(holds(count, part(&figures)), "{figures:?}: {told:?}");
        }
        assert!(holds(told.answered, figures.in_time + figures.late));
    }
}

#[test]
fn an_institution_that_is_always_in_time_can_show_it() {
    let figures = Figures {
        in_time: 40,
        justified: 20,
        explained: 20,
        ..Figures::default()
    };
    let told = publish(&figures);
    assert_eq!(told.answered, Count::Exactly(40));
    assert_eq!(told.in_time, Count::AtLeast(31));
    assert_eq!(told.late, Count::Under(10));
    assert_eq!(told.justified, Count::AtLeast(10));
    assert_eq!(told.unjustified, Count::Under(10));
}

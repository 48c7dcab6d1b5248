//! Cases and the officers' queue.

use hikae_core::case::{
    Case, Contact, Finding, Office, Reason as Ground, Refused, Standing, Step, Subject, Words, due,
};

use super::*;
use crate::cases;
use crate::keep::NewCase;

const TERM: u16 = 14;

fn clinic_office(n: u128) -> Office {
    Office::Institution {
        id: InstitutionId::from_uuid(uuid::Uuid::from_u128(n)),
    }
}

fn dispute(keep: &Keep, addressee: Office) -> NewCase {
    NewCase {
        subject: Subject::Entry {
            entry: keep.mint(EntryId::new),
        },
        addressee,
        emergency: false,
        reason: Ground::NeverThere,
        words: Words::new("行ったことがありません").unwrap(),
        contact: Contact::Telephone {
            number: "000-0000-0000".into(),
        },
    }
}

async fn opened(house: &House, person: PersonId, addressee: Office) -> Case {
    let new = dispute(house, addressee);
    let (case, new) = house.open_case(person, &new, TERM).await.unwrap();
    assert!(new);
    case
}

async fn answer(house: &House, person: PersonId, case: CaseId, by: Office, finding: Finding) {
    let words = Words::new("確かめました").unwrap();
    let act = |case: &mut Case, now| case.answer(by, finding, words.clone(), now);
    let answered = house.change_case(person, case, act).await.unwrap();
    answered.unwrap().unwrap();
}

async fn queue(house: &House, office: Office, done: bool) -> Vec<CaseId> {
    let (queue, _) = house.case_queue(office, done, None, 99).await.unwrap();
    queue.into_iter().map(|queued| queued.case).collect()
}

#[tokio::test]
async fn a_case_is_its_persons_alone_and_objecting_again_comes_back_to_it() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let new = dispute(&house, clinic_office(1));
    let (case, first) = house.open_case(person, &new, TERM).await.unwrap();
    assert!(first);
    house.clock.set(noon() + TimeDelta::hours(1));
    let (again, first) = house.open_case(person, &new, TERM).await.unwrap();
    assert_eq!((&again, first), (&case, false));
    let all = house.cases(person).await.unwrap();
    assert_eq!(all, std::slice::from_ref(&case));
    assert_eq!(
        house.case_about(person, new.subject).await.unwrap(),
        Some(case.clone())
    );
    assert_eq!(house.case(other, case.id).await.unwrap(), None);
    assert_eq!(house.case_about(other, new.subject).await.unwrap(), None);
    let theirs = house.change_case(other, case.id, |case, now| case.withdraw(now));
    assert!(theirs.await.unwrap().is_none());
    assert_eq!(house.case(person, case.id).await.unwrap(), Some(case));
}

#[tokio::test]
async fn many_who_open_the_same_at_once_open_one() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let new = dispute(&house, clinic_office(1));
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let (keep, new) = (house.keep.clone(), new.clone());
            tokio::spawn(async move { keep.open_case(person, &new, TERM).await.unwrap() })
        })
        .collect();
    let mut first = 0;
    for task in tasks {
        first += usize::from(task.await.unwrap().1);
    }
    assert_eq!(first, 1);
    assert_eq!(house.cases(person).await.unwrap().len(), 1);
}

#[tokio::test]
async fn each_office_finds_its_own_cases_by_deadline_and_page() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let (one, two) = (clinic_office(1), clinic_office(2));
    let mut expected = Vec::new();
    for days in 0..5 {
        house.clock.set(noon() + TimeDelta::days(days));
        let whose = if days % 2 == 0 { person } else { other };
        expected.push(opened(&house, whose, one).await.id);
    }
    let foreign = opened(&house, other, two).await.id;
    assert_eq!(queue(&house, one, false).await, expected);
    assert_eq!(queue(&house, two, false).await, [foreign]);
    assert_eq!(queue(&house, Office::Municipality, false).await, []);

    let (page, next) = house.case_queue(one, false, None, 3).await.unwrap();
    assert_eq!(page.len(), 3);
    let (rest, end) = house.case_queue(one, false, next, 3).await.unwrap();
    assert_eq!((rest.len(), end), (2, None));
    assert_eq!(rest[0].case, expected[3]);
    assert_eq!(rest[0].person, other);

    answer(&house, person, expected[0], one, Finding::Justified).await;
    assert_eq!(queue(&house, one, false).await, expected[1..]);
    assert_eq!(queue(&house, one, true).await, expected[..1]);
}

#[tokio::test]
async fn what_is_overdue_is_the_municipalitys_before_anybody_writes_that_down() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let office = clinic_office(1);
    let case = opened(&house, person, office).await;
    let end = due(noon(), TERM);
    house.clock.set(end - TimeDelta::seconds(1));
    assert_eq!(house.hand_on_overdue().await.unwrap(), 0);
    house.clock.set(end);
    let read = house.case(person, case.id).await.unwrap().unwrap();
    assert_eq!(read.events.last().unwrap().step, Step::HandedOn);
    let act = |case: &mut Case, now| {
        let words = Words::new("遅れました").unwrap();
        case.answer(office, Finding::Justified, words, now)
    };
    let late = house.change_case(person, case.id, act).await.unwrap();
    assert_eq!(late, Some(Err(Refused::NotYourTurn)));

    assert_eq!(house.hand_on_overdue().await.unwrap(), 1);
    assert_eq!(house.hand_on_overdue().await.unwrap(), 0);
    assert_eq!(queue(&house, office, false).await, []);
    assert_eq!(queue(&house, Office::Municipality, false).await, [case.id]);
    assert_eq!(house.case(person, case.id).await.unwrap(), Some(read));
}

#[tokio::test]
async fn a_record_is_frozen_as_long_as_its_case_says_so() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let put = house
        .put_records(&[checkup(person, day(2026, 5, 1))])
        .await
        .unwrap();
    let Put::Inserted { id: record } = put[0] else {
        panic!("{put:?}");
    };
    let new = NewCase {
        subject: Subject::NotMine { record },
        ..dispute(&house, Office::Municipality)
    };
    let (case, _) = house.open_case(person, &new, TERM).await.unwrap();
    let frozen = async || {
        let frozen = house.frozen(person).await.unwrap();
        let decided = house.case_file(person).await.unwrap().unwrap();
        let home = house.home(person, 1).await.unwrap().unwrap();
        assert_eq!((&decided.frozen, &home.frozen), (&frozen, &frozen));
        assert_eq!(home.checkup.is_none(), !frozen.is_empty());
        frozen.contains_key(&record)
    };
    assert!(frozen().await);
    let found = Finding::Justified;
    answer(&house, person, case.id, Office::Municipality, found).await;
    assert!(!frozen().await);
}

#[tokio::test]
async fn whose_record_came_from_a_registered_institution_is_answered_there() {
    let house = house().await;
    let institution = Institution {
        id: house.mint(InstitutionId::new),
        code: "9999999999".into(),
        name: "例示クリニック".into(),
        kind: InstitutionKind::Clinic,
        units: Vec::new(),
        purposes: [Purpose::Treatment].into(),
        contact: "privacy@example.invalid".into(),
        place: None,
        hours: std::collections::BTreeMap::new(),
    };
    let (id, _) = house.put_institution(&institution).await.unwrap();
    let office = async |code| house.office_of_source(code).await.unwrap();
    assert_eq!(office(Some("9999999999")).await, Office::Institution { id });
    assert_eq!(office(Some("0000000000")).await, Office::Municipality);
    assert_eq!(office(None).await, Office::Municipality);
}

#[tokio::test]
async fn what_is_written_into_a_case_is_nowhere_on_the_disk() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let institution = house.mint(InstitutionId::new);
    let office = Office::Institution { id: institution };
    let case = opened(&house, person, office).await;
    answer(&house, person, case.id, office, Finding::Explained).await;
    let bytes = house.bytes();
    let within = |what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
    for text in [
        "行ったことが",
        "確かめました",
        "000-0000-0000",
        "never-there",
    ] {
        assert!(!within(text.as_bytes()), "{text}");
    }
    // The queue does not say which office, and not whose.
    let queued = house.queued_case(case.id).await.unwrap().unwrap();
    assert_eq!(queued.person, person);
    assert!(!within(institution.uuid().as_bytes()));
}

#[tokio::test]
async fn who_is_erased_leaves_no_case_behind() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let office = clinic_office(1);
    let case = opened(&house, person, office).await;
    assert!(house.forget(person).await.unwrap());
    assert_eq!(queue(&house, office, false).await, []);
    assert_eq!(house.queued_case(case.id).await.unwrap(), None);
    assert!(house.cases(person).await.unwrap().is_empty());
    house.clock.set(due(noon(), TERM));
    assert_eq!(house.hand_on_overdue().await.unwrap(), 0);
}

#[tokio::test]
async fn rates_are_counted_when_a_month_has_ended_and_small_numbers_are_not_told() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let office = clinic_office(1);
    for _ in 0..12 {
        let case = opened(&house, person, office).await;
        answer(&house, person, case.id, office, Finding::Justified).await;
    }
    let first = cases::tend(&house, None).await.unwrap();
    assert_eq!(first.rates.until, day(2026, 11, 1));
    assert!(first.rates.rows.is_empty());

    house.clock.set(noon() + TimeDelta::days(11));
    let second = cases::tend(&house, Some(first)).await.unwrap();
    assert_eq!(second.rates.until, day(2026, 12, 1));
    let [(_, _, told)] = second.rates.rows.as_slice() else {
        panic!("{second:?}");
    };
    let json = serde_json::to_string(told).unwrap();
    assert!(!json.contains("12"), "{json}");
    let same = cases::tend(&house, Some(second.clone())).await.unwrap();
    assert_eq!(same.rates, second.rates);
}

#[tokio::test]
async fn steps_at_once_are_all_taken_or_refused_and_none_is_lost() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let office = clinic_office(1);
    let case = opened(&house, person, office).await;
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            let keep = house.keep.clone();
            tokio::spawn(async move {
                let act = move |case: &mut Case, now| match n % 2 {
                    0 => case.see(office, now).map(|_| ()),
                    _ => case.withdraw(now),
                };
                let done = keep.change_case(person, case.id, act).await;
                done.unwrap().unwrap().is_ok()
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let case = house.case(person, case.id).await.unwrap().unwrap();
    assert_eq!(case.standing(), Standing::Withdrawn);
    let withdrawn = |event: &&hikae_core::case::Event| event.step == Step::Withdrawn;
    assert_eq!(case.events.iter().filter(withdrawn).count(), 1);
}

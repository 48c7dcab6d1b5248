use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::consent::{Basis, InstitutionKind, Purpose};
use crate::ids::{EntryId, InstitutionId, PersonId, RecordId, RequestId};
use crate::record::Category;

fn at() -> DateTime<Utc> {
    "2026-11-21T01:02:03.456Z".parse().unwrap()
}

pub(crate) fn entry(seq: u64, previous: &str) -> Entry {
    Entry {
        version: 1,
        id: EntryId::from_uuid(Uuid::from_u128(u128::from(seq))),
        person: PersonId::from_uuid(Uuid::from_u128(1)),
        seq,
        previous: previous.to_owned(),
        occurred_at: at(),
        recorded_at: at() + TimeDelta::milliseconds(1),
        institution: InstitutionLabel {
            id: InstitutionId::from_uuid(Uuid::from_u128(7)),
            name: "みほん中央病院".to_owned(),
            kind: InstitutionKind::Hospital,
            unit: None,
        },
        actor: Actor::Human {
            role: StaffRole::Physician,
            handle: "K-4821".to_owned(),
            acting_for: None,
        },
        purpose: Purpose::Emergency,
        reason: format!("理由 {seq}"),
        asked: vec![Category::Checkup],
        given: vec![Line {
            record: RecordId::from_uuid(Uuid::from_u128(2)),
            category: Category::Checkup,
            date: "2025-06-01".parse().unwrap(),
            basis: Basis::Silence {
                purpose: Purpose::Emergency,
            },
        }],
        withheld: Vec::new(),
        outcome: Outcome::Disclosed,
        channel: Channel::Demo,
        request: RequestId::from_uuid(Uuid::from_u128(3)),
    }
}

pub(crate) fn chain(length: u64) -> (Vec<Entry>, ChainHead) {
    let mut head = ChainHead::empty();
    let mut entries = Vec::new();
    for seq in 1..=length {
        let next = entry(seq, &head.hash);
        assert!(head.continues_with(&next));
        head = ChainHead::after(&next).unwrap();
        entries.push(next);
    }
    (entries, head)
}

fn error(seq: u64, kind: Break) -> Result<(), ChainError> {
    Err(ChainError { seq, kind })
}

#[test]
fn the_canonical_form_is_fixed() {
    let bytes = entry(1, &ChainHead::empty().hash).canonical().unwrap();
    insta::assert_snapshot!("canonical", String::from_utf8(bytes).unwrap());
    assert_eq!(entry(1, &ChainHead::empty().hash).hash().unwrap().len(), 64);
}

#[test]
fn an_instant_has_three_decimals_however_it_was_made() {
    let second: DateTime<Utc> = "2026-11-21T01:02:03Z".parse().unwrap();
    for (fine, written) in [
        (second, "2026-11-21T01:02:03.000Z"),
        (
            second + TimeDelta::nanoseconds(999_999),
            "2026-11-21T01:02:03.000Z",
        ),
        (
            second + TimeDelta::milliseconds(120),
            "2026-11-21T01:02:03.120Z",
        ),
    ] {
        let mut entry = entry(1, "");
        entry.occurred_at = to_millis(fine);
        let text = String::from_utf8(entry.canonical().unwrap()).unwrap();
        assert!(
            text.contains(&format!("\"occurred_at\":\"{written}\"")),
            "{text}"
        );
    }
}

#[test]
fn a_number_that_json_cannot_hold_exactly_has_no_canonical_form() {
    assert!(entry((1 << 53) - 1, "").canonical().is_ok());
    assert_eq!(entry(1 << 53, "").canonical(), Err(NotCanonical));
}

#[test]
fn a_whole_chain_is_sound_and_so_is_an_empty_one() {
    let (entries, head) = chain(5);
    assert_eq!(verify_chain(&entries, Some(&head)), Ok(()));
    assert_eq!(verify_chain(&entries, None), Ok(()));
    assert_eq!(verify_chain(&[], Some(&ChainHead::empty())), Ok(()));
}

#[test]
fn what_was_taken_away_at_the_end_shows_by_the_head() {
    let (mut entries, head) = chain(5);
    let last = entries.pop();
    assert_eq!(verify_chain(&entries, Some(&head)), error(5, Break::Gap));
    let (entries, _) = chain(5);
    let known = ChainHead::after(&entries[3]).unwrap();
    assert_eq!(verify_chain(&entries, Some(&known)), error(5, Break::Added));
    assert!(last.is_some());
}

#[test]
fn an_entry_of_someone_else_shows() {
    let (mut entries, head) = chain(3);
    entries[1].person = PersonId::from_uuid(Uuid::from_u128(2));
    assert_eq!(
        verify_chain(&entries, Some(&head)),
        error(2, Break::Foreign)
    );
}

/// Changes one thing in an entry.
fn change(entry: &mut Entry, what: u8) {
    match what % 7 {
        0 => entry.reason.push('。'),
        1 => entry.outcome = Outcome::Refused,
        2 => entry.given.clear(),
        3 => entry.occurred_at += TimeDelta::milliseconds(1),
        4 => entry.institution.unit = Some("救急科".to_owned()),
        5 => entry.purpose = Purpose::Treatment,
        _ => {
            entry.actor = Actor::Machine {
                task: String::new(),
            }
        }
    }
}

proptest! {
    #[test]
    fn a_missing_entry_is_named(length in 1_u64..12, index in any::<prop::sample::Index>()) {
        let (mut entries, head) = chain(length);
        let missing = entries.remove(index.index(entries.len()));
        prop_assert_eq!(
            verify_chain(&entries, Some(&head)),
            error(missing.seq, Break::Gap)
        );
    }

    #[test]
    fn a_changed_entry_is_named(
        length in 1_u64..12, index in any::<prop::sample::Index>(), what in any::<u8>()
    ) {
        let (mut entries, head) = chain(length);
        let at = index.index(entries.len());
        change(&mut entries[at], what);
        prop_assert_eq!(
            verify_chain(&entries, Some(&head)),
            error(entries[at].seq, Break::Changed)
        );
    }

    #[test]
    fn swapped_entries_are_named_by_the_first_place(
        length in 2_u64..12, one in any::<prop::sample::Index>(), two in any::<prop::sample::Index>()
    ) {
        let (mut entries, head) = chain(length);
        let (one, two) = (one.index(entries.len()), two.index(entries.len()));
        prop_assume!(one != two);
        let first = entries[one.min(two)].seq;
        entries.swap(one, two);
        prop_assert_eq!(verify_chain(&entries, Some(&head)), error(first, Break::Swapped));
    }

    #[test]
    fn a_doubled_entry_is_named(
        length in 1_u64..12, index in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()
    ) {
        let (mut entries, head) = chain(length);
        let at = index.index(entries.len());
        let to = at + 1 + to.index(entries.len() - at);
        let doubled = entries[at].clone();
        entries.insert(to, doubled);
        prop_assert_eq!(
            verify_chain(&entries, Some(&head)),
            error(entries[at].seq, Break::Duplicated)
        );
    }

    #[test]
    fn what_is_read_back_has_the_same_hash(
        millis in 0_i64..4_000_000_000_000, reason in ".{0,40}", seq in 1_u64..1_000_000
    ) {
        let mut written = entry(seq, &ChainHead::empty().hash);
        written.occurred_at = DateTime::from_timestamp_millis(millis).unwrap();
        written.reason = reason;
        let json = serde_json::to_vec(&written).unwrap();
        let read: Entry = serde_json::from_slice(&json).unwrap();
        prop_assert_eq!(&read, &written);
        prop_assert_eq!(read.hash(), written.hash());
        let canonical: Entry = serde_json::from_slice(&written.canonical().unwrap()).unwrap();
        prop_assert_eq!(canonical, written);
    }
}

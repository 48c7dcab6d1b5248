use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::disclosure::Entry;
use crate::disclosure::tests::chain;
use crate::transparency::{Commitment, Growth, Signer, grow};

const BEGUN: &str = "2026-01-01T00:00:00.000Z";
/// Later than every entry, so that none may wait.
const LATER: &str = "2027-01-01T00:00:00.000Z";
/// Before and after every entry, so that each may wait.
const NOW: (&str, &str) = ("2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z");

/// A portal that tells what it likes.
struct Portal {
    signer: Signer,
    /// What is kept, with the number under which it is.
    rows: Vec<(u64, Entry)>,
    sealed: Vec<u64>,
    leaves: Vec<Hash>,
    waits: bool,
    begun: &'static str,
    fresh: (&'static str, &'static str),
}

fn salt(entry: &Entry) -> Salt {
    let bytes = Sha256::digest(entry.id.uuid().as_bytes());
    Salt(bytes.into())
}

fn leaf(entry: &Entry) -> Hash {
    Commitment::to(entry, &salt(entry)).unwrap().leaf()
}

/// Every entry of one person between two of others, after 300 of others.
fn portal(entries: u64) -> Portal {
    let (entries, _) = chain(entries);
    let other = |n: u64| leaf_hash(&n.to_be_bytes());
    let mut leaves: Vec<_> = (0..300).map(other).collect();
    for entry in &entries {
        leaves.extend([leaf(entry), other(1000 + entry.seq)]);
    }
    Portal {
        signer: Signer::new("kenko.example/log", &[7; 32]).unwrap(),
        rows: entries
            .into_iter()
            .map(|entry| (entry.seq, entry))
            .collect(),
        sealed: Vec::new(),
        leaves,
        waits: false,
        begun: BEGUN,
        fresh: (LATER, LATER),
    }
}

impl Portal {
    fn key(&self) -> String {
        self.signer.verifier().to_string()
    }

    fn tree(&self) -> Growth {
        grow(0, &BTreeMap::new(), &self.leaves).unwrap()
    }

    fn note(&self) -> String {
        let Growth { size, root, .. } = self.tree();
        let origin = self.signer.verifier().name().to_owned();
        let checkpoint = Checkpoint { origin, size, root };
        self.signer.sign(&checkpoint.to_string()).unwrap()
    }

    /// One page of what is kept.
    fn page(&self) -> String {
        let (from, until) = self.fresh;
        let begun = self.begun;
        let mut page = Times { begun, from, until }.to_string();
        for (kept, entry) in self.rows.iter().rev() {
            let place = self.leaves.iter().position(|one| *one == leaf(entry));
            let canonical = String::from_utf8(entry.canonical().unwrap()).unwrap();
            let told = Told::Entry {
                kept: *kept,
                leaf: match place {
                    Some(place) => Lies::At(place as u64),
                    None if self.waits => Lies::Waits,
                    None => Lies::Absent,
                },
                salt: salt(entry),
                canonical: &canonical,
            };
            page.push_str(&told.to_string());
        }
        for seq in &self.sealed {
            let told = Told::Sealed {
                seq: *seq,
                id: "019a",
                recorded_at: BEGUN,
            };
            page.push_str(&told.to_string());
        }
        page + &Next::End.to_string()
    }

    fn asked(&self, memory: Option<&str>) -> Audit {
        let mut audit = Audit::begin(&self.key(), &self.note(), memory);
        assert_eq!(audit.page(self.page().into_bytes()), Ok(Next::End));
        audit
    }

    fn check_with(&self, memory: Option<&Memory>) -> Report {
        let mut audit = self.asked(memory.map(ToString::to_string).as_deref());
        let tiles = self.tree().tiles;
        for (id, path) in audit.needed() {
            assert_eq!(path, id.path(self.leaves.len() as u64));
            let bytes: Vec<u8> = tiles[&id].iter().flat_map(|hash| hash.0).collect();
            audit.tile(id, &bytes);
        }
        audit.finish()
    }

    fn check(&self) -> Report {
        self.check_with(None)
    }

    /// Writes the chain anew from an entry on, as only whoever has the keys can.
    fn rechain(&mut self, from: usize) {
        for at in from.max(1)..self.rows.len() {
            self.rows[at].1.previous = self.rows[at - 1].1.hash().unwrap();
        }
    }
}

/// Numbers and faults.
fn named(report: &Report) -> Vec<(u64, Wrong)> {
    let named = report.findings.iter().map(|finding| match finding {
        Finding::Entry { seq, what, .. } => (*seq, *what),
        other => panic!("{other:?}"),
    });
    named.collect()
}

#[test]
fn a_log_that_holds_is_remembered_and_holds_again_when_it_has_grown() {
    let mut portal = portal(7);
    let first = portal.check();
    assert_eq!(
        (first.entries, first.proven, &first.findings),
        (7, 7, &vec![])
    );
    assert_eq!(first.seen, Seen::First);
    let memory = first.memory.unwrap();
    assert_eq!((memory.size, memory.last.unwrap().0), (314, 7));
    assert_eq!(memory.to_string().parse(), Ok(memory.clone()));

    portal
        .leaves
        .extend((0..900_u64).map(|n| leaf_hash(&(5000 + n).to_be_bytes())));
    let again = portal.check_with(Some(&memory));
    assert_eq!(
        (again.proven, again.seen, &again.findings),
        (7, Seen::Before, &vec![])
    );
    assert_eq!(again.memory.unwrap().size, 1214);
}

#[test]
fn a_log_without_entries_holds_and_so_does_an_empty_tree() {
    let mut portal = portal(0);
    assert_eq!(portal.check().findings, []);
    portal.leaves.clear();
    let report = portal.check();
    assert_eq!(
        (report.findings, report.memory.unwrap().last),
        (vec![], None)
    );
}

#[test]
fn what_waits_and_what_is_older_is_counted_and_not_blamed() {
    let mut waits = portal(5);
    waits.leaves.truncate(308);
    waits.waits = true;
    waits.fresh = NOW;
    let report = waits.check();
    assert_eq!(
        (report.proven, report.waiting, report.findings),
        (4, 1, vec![])
    );

    // An hour later it should be in the tree.
    waits.fresh = (LATER, LATER);
    assert_eq!(named(&waits.check()), [(5, Wrong::Late)]);

    let mut older = portal(5);
    older.leaves = older.leaves.split_off(304);
    older.begun = LATER;
    let report = older.check();
    assert_eq!(
        (report.proven, report.older, report.findings),
        (3, 2, vec![])
    );
    // After an entry that is in the tree, none is older than it.
    older.leaves.truncate(4);
    assert_eq!(named(&older.check()), [(5, Wrong::NotInLog)]);
}

#[test]
fn a_changed_entry_is_named_and_so_is_everything_that_was_written_anew_after_it() {
    let mut changed = portal(7);
    changed.rows[2].1.reason = "another reason".to_owned();
    let report = changed.check();
    assert_eq!(named(&report), [(3, Wrong::NotInLog)]);
    assert_eq!(report.memory, None);
    let [Finding::Entry { about, .. }] = report.findings.as_slice() else {
        panic!("{report:?}")
    };
    let about = about.as_ref().unwrap();
    assert_eq!(about.id, changed.rows[2].1.id.to_string());
    assert_eq!(about.at, "2026-11-21T01:02:03.456Z");
    assert!(about.institution.contains("みほん中央病院"));

    changed.rechain(3);
    let since = [3, 4, 5, 6, 7].map(|seq| (seq, Wrong::NotInLog));
    assert_eq!(named(&changed.check()), since);
}

#[test]
fn before_there_was_a_tree_the_chain_names_what_was_changed() {
    let mut older = portal(5);
    older.leaves = older.leaves.split_off(306);
    older.begun = LATER;
    older.rows[1].1.reason = "another reason".to_owned();
    assert_eq!(named(&older.check()), [(2, Wrong::Changed)]);
    // The first that is in the tree cannot be written anew, and tells on the one before it.
    older.rows[2].1.previous = older.rows[1].1.hash().unwrap();
    assert_eq!(named(&older.check()), [(3, Wrong::Changed)]);
}

#[test]
fn an_entry_that_was_taken_away_is_named_even_if_the_rest_was_numbered_anew() {
    let whole = portal(7).check().memory.unwrap();
    let mut dropped = portal(7);
    dropped.rows.remove(2);
    assert_eq!(named(&dropped.check()), [(3, Wrong::Missing)]);

    for (at, row) in dropped.rows.iter_mut().enumerate() {
        row.0 = at as u64 + 1;
        row.1.seq = row.0;
    }
    dropped.rechain(2);
    let moved = [3, 4, 5, 6].map(|seq| (seq, Wrong::NotInLog));
    assert_eq!(named(&dropped.check()), moved);
    let with_memory = named(&dropped.check_with(Some(&whole)));
    assert_eq!(with_memory.last(), Some(&(7, Wrong::Cut)));
}

#[test]
fn entries_that_were_swapped_doubled_or_put_in_are_named() {
    let mut swapped = portal(7);
    (swapped.rows[2].0, swapped.rows[3].0) = (4, 3);
    assert_eq!(
        named(&swapped.check()),
        [(3, Wrong::Misplaced), (4, Wrong::Misplaced)]
    );

    let mut doubled = portal(7);
    let twin = doubled.rows[4].1.clone();
    doubled.rows.push((8, twin.clone()));
    assert_eq!(named(&doubled.check()), [(5, Wrong::Doubled)]);
    doubled.rows[5] = (6, twin);
    doubled.rows.pop();
    assert_eq!(
        named(&doubled.check()),
        [(5, Wrong::Doubled), (6, Wrong::Missing)]
    );

    let mut inserted = portal(7);
    let (mut added, _) = chain(8);
    added[7].reason = "never happened".to_owned();
    added[7].previous = inserted.rows[6].1.hash().unwrap();
    inserted.rows.push((8, added[7].clone()));
    assert_eq!(named(&inserted.check()), [(8, Wrong::NotInLog)]);
}

#[test]
fn an_entry_of_another_person_and_a_row_that_cannot_be_read_are_named() {
    let mut foreign = portal(7);
    let person = crate::ids::PersonId::from_uuid(uuid::Uuid::from_u128(99));
    foreign.rows[2].1.person = person;
    let names = named(&foreign.check());
    assert_eq!(names, [(3, Wrong::NotInLog), (3, Wrong::Foreign)]);

    let mut sealed = portal(7);
    sealed.rows.remove(3);
    sealed.sealed.push(4);
    let report = sealed.check();
    assert_eq!(named(&report), [(4, Wrong::Unreadable)]);
    assert_eq!((report.entries, report.proven), (7, 6));
}

#[test]
fn a_log_cut_at_its_end_is_found_by_whoever_remembers_its_last_entry() {
    let memory = portal(7).check().memory.unwrap();
    let mut cut = portal(7);
    cut.rows.truncate(5);
    let report = cut.check_with(Some(&memory));
    let expected = Finding::Entry {
        seq: 6,
        until: 7,
        what: Wrong::Cut,
        about: None,
    };
    assert_eq!(report.findings, [expected]);
    assert_eq!(report.memory, None);
    // This cannot be found: nobody had seen what is gone.
    let earlier = portal(5).check().memory.unwrap();
    for nobody in [None, Some(&earlier)] {
        assert_eq!(cut.check_with(nobody).findings, []);
    }
}

#[test]
fn a_log_written_anew_through_the_tree_is_found_by_whoever_remembers() {
    let memory = portal(7).check().memory.unwrap();
    let mut anew = portal(7);
    anew.rows[6].1.reason = "another reason".to_owned();
    anew.leaves.push(leaf(&anew.rows[6].1));
    assert_eq!(anew.check().findings, []);
    assert_eq!(
        named(&anew.check_with(Some(&memory))),
        [(7, Wrong::Replaced)]
    );
}

#[test]
fn a_tree_that_was_rolled_back_or_built_anew_is_found_by_whoever_remembers() {
    let memory = portal(7).check().memory.unwrap();
    let mut back = portal(7);
    back.leaves.truncate(300);
    back.waits = true;
    back.fresh = NOW;
    let smaller = Finding::Smaller {
        before: 314,
        now: 300,
    };
    assert_eq!(back.check_with(Some(&memory)).findings, [smaller]);

    for more in [0, 500_u64] {
        let mut forked = portal(7);
        forked.leaves[17] = leaf_hash(b"another");
        forked
            .leaves
            .extend((0..more).map(|n| leaf_hash(&n.to_be_bytes())));
        assert_eq!(forked.check().findings, []);
        let report = forked.check_with(Some(&memory));
        assert_eq!(report.findings, [Finding::Forked { before: 314 }]);
    }
}

#[test]
fn another_log_another_key_and_what_is_none_are_told_apart() {
    let mut other = portal(3);
    let memory = other.check().memory.unwrap();
    other.signer = Signer::new("kenko.example/log", &[8; 32]).unwrap();
    assert_eq!(
        other.check_with(Some(&memory)).findings,
        [Finding::OtherKey]
    );
    other.signer = Signer::new("other.example/log", &[8; 32]).unwrap();
    let remembered = "kenko.example/log".to_owned();
    let named = Finding::OtherLog { remembered };
    assert_eq!(other.check_with(Some(&memory)).findings, [named]);

    let portal = portal(3);
    let forged = portal.note().replace("306", "307");
    for (key, note, finding) in [
        ("", portal.note(), Finding::Key),
        (portal.key().as_str(), other.note(), Finding::Signature),
        (portal.key().as_str(), forged, Finding::Signature),
        (
            portal.key().as_str(),
            "nothing".to_owned(),
            Finding::Checkpoint,
        ),
        (
            portal.key().as_str(),
            portal.signer.sign("text\n").unwrap(),
            Finding::Checkpoint,
        ),
    ] {
        let report = Audit::begin(key, &note, None).finish();
        assert_eq!(report.findings, [finding]);
        assert_eq!(report.memory, None);
    }
    let lost = Audit::begin(&portal.key(), &portal.note(), Some("nonsense"));
    assert_eq!(lost.seen, Seen::Lost);
}

#[test]
fn what_is_no_page_of_entries_is_refused() {
    let portal = portal(2);
    let page = portal.page();
    for wrong in [
        String::new(),
        page.replace("hikae-entries 1", "hikae-entries 2"),
        page.replace("times ", ""),
        page.replace("\nend\n", "\n"),
        page.replace("\nend\n", "\nend\nend\n"),
        page.replace("at 300", "at -1"),
        page.replace("at 300", "in 300"),
        page.replace("\"seq\"", "\"sequence\""),
        page.replace("{\"actor\"", "{\"previous\":\"\",\"actor\""),
        page.replace("}\n", "\n"),
    ] {
        let mut audit = Audit::begin(&portal.key(), &portal.note(), None);
        assert_eq!(
            audit.page(wrong.clone().into_bytes()),
            Err(PageError),
            "{wrong}"
        );
        assert!(audit.finish().findings.contains(&Finding::Entries));
    }
    let mut audit = Audit::begin(&portal.key(), &portal.note(), None);
    assert_eq!(audit.page(vec![0xff]), Err(PageError));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn facts_are_what_a_parser_of_json_reads(
        reason in any::<String>(),
        name in any::<String>(),
        seq in 1_u64..(1 << 53),
    ) {
        let (mut entries, _) = chain(1);
        let mut entry = entries.remove(0);
        (entry.reason, entry.institution.name, entry.seq) = (reason, name, seq);
        let text = String::from_utf8(entry.canonical().unwrap()).unwrap();
        let facts = Facts::of(&text).unwrap();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let fields = [
            ("id", facts.id),
            ("occurred_at", facts.occurred_at),
            ("person", facts.person),
            ("previous", facts.previous),
            ("recorded_at", facts.recorded_at),
        ];
        for (key, value) in fields {
            prop_assert_eq!(read[key].as_str(), Some(value));
        }
        prop_assert_eq!(read["seq"].as_u64(), Some(facts.seq));
        let institution: serde_json::Value = serde_json::from_str(facts.institution).unwrap();
        prop_assert_eq!(&read["institution"], &institution);
        // Cut anywhere, it is no entry.
        for (end, _) in text.char_indices() {
            prop_assert_eq!(Facts::of(text.get(..end).unwrap()), None);
        }
    }

    #[test]
    fn no_tile_can_be_changed_unnoticed(
        entries in 1_u64..120,
        which in any::<prop::sample::Index>(),
        byte in any::<prop::sample::Index>(),
        bit in 0_u8..8,
        how in 0..3,
    ) {
        let portal = portal(entries);
        let mut audit = portal.asked(None);
        let tiles = portal.tree().tiles;
        let needed = audit.needed();
        let changed = which.index(needed.len());
        for (at, (id, _)) in needed.iter().enumerate() {
            let mut bytes: Vec<u8> = tiles[id].iter().flat_map(|hash| hash.0).collect();
            match how {
                _ if at != changed => {}
                0 => {
                    let end = bytes.len() - 1;
                    bytes.truncate(end);
                }
                1 => bytes.extend([0; 32]),
                _ => *byte.get_mut(&mut bytes) ^= 1 << bit,
            }
            audit.tile(*id, &bytes);
        }
        let report = audit.finish();
        let tree = |finding: &Finding| matches!(finding, Finding::Tile(_) | Finding::Tree);
        prop_assert!(report.findings.iter().any(tree), "{:?}", report);
        prop_assert_eq!(report.memory, None);
    }

    #[test]
    fn parsers_take_anything_without_panicking(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        let _ = Facts::of(&text);
        let _ = text.parse::<Memory>();
        let mut audit = Audit::begin(&text, &text, Some(&text));
        let page = format!("hikae-entries 1\ntimes - a b\nat 1 1 {text}\nend\n");
        let _ = audit.page(page.into_bytes());
        let _ = audit.page(bytes);
        let _ = audit.finish();
    }
}

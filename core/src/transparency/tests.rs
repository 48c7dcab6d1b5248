use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::disclosure::Days;

fn leaf(n: u64) -> Hash {
    leaf_hash(&n.to_be_bytes())
}

fn leaves(range: std::ops::Range<u64>) -> Vec<Hash> {
    range.map(leaf).collect()
}

/// A tree that grew in steps, as only its last tiles were at hand.
fn grown(steps: &[u64]) -> (u64, BTreeMap<TileId, Tile>, Vec<(u64, Hash)>) {
    let (mut size, mut tiles) = (0, BTreeMap::new());
    let mut roots = vec![(0, Hash::of_nothing())];
    for step in steps {
        let at_hand = edge(size)
            .into_iter()
            .map(|id| (id, Tile::clone(&tiles[&id])))
            .collect();
        let growth = grow(size, &at_hand, &leaves(size..size + step)).unwrap();
        size = growth.size;
        roots.push((size, growth.root));
        tiles.extend(growth.tiles);
    }
    (size, tiles, roots)
}

/// The tree of another implementation.
fn theirs(size: u64) -> ct_merkle::mem_backed_tree::MemoryBackedTree<sha2::Sha256, [u8; 8]> {
    let mut tree = ct_merkle::mem_backed_tree::MemoryBackedTree::new();
    for n in 0..size {
        tree.push(n.to_be_bytes());
    }
    tree
}

/// The hashes of a proof in bytes.
fn hashes(bytes: &[u8]) -> Vec<Hash> {
    bytes
        .chunks(32)
        .map(|hash| Hash(hash.try_into().unwrap()))
        .collect()
}

#[test]
fn the_known_hashes_of_rfc_6962_come_out() {
    // The test vectors of certificate-transparency-go (merkle/rfc6962).
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(hex(Hash::of_nothing()), empty);
    let of_empty = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    assert_eq!(hex(leaf_hash(b"")), of_empty);
    let of_text = "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56";
    assert_eq!(hex(leaf_hash(b"L123456")), of_text);
}

fn hex(hash: Hash) -> String {
    hash.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn roots_and_proofs_are_those_of_another_implementation(
        steps in prop::collection::vec(1_u64..400, 1..6),
        one in any::<prop::sample::Index>(),
    ) {
        let (size, tiles, roots) = grown(&steps);
        let tree = theirs(size);
        let root = super::root(&tiles, size).unwrap();
        prop_assert_eq!(Hash(tree.root().as_bytes().as_slice().try_into().unwrap()), root);
        prop_assert_eq!(roots.last(), Some(&(size, root)));

        let place = one.index(usize::try_from(size).unwrap());
        let path = inclusion(&tiles, place as u64, size).unwrap();
        prop_assert_eq!(&path, &hashes(tree.prove_inclusion(place).as_bytes()));
        verify_inclusion(leaf(place as u64), place as u64, size, &path, root).unwrap();

        for (before, old) in &roots {
            let path = consistency(&tiles, *before, size).unwrap();
            if *before > 0 && *before < size {
                let added = usize::try_from(size - before).unwrap();
                prop_assert_eq!(&path, &hashes(tree.prove_consistency(added).as_bytes()));
            }
            verify_consistency(*before, *old, size, root, &path).unwrap();
        }
    }

    #[test]
    fn what_is_needed_for_proofs_is_enough_for_them(
        size in 1_u64..70_000,
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let (_, tiles, _) = grown(&[size]);
        let place = one.index(usize::try_from(size).unwrap()) as u64;
        let before = other.index(usize::try_from(size).unwrap()) as u64;
        let some: BTreeMap<_, _> = needed(size, &[place], &[before])
            .into_iter()
            .map(|id| (id, tiles[&id].clone()))
            .collect();
        let root = super::root(&some, size).unwrap();
        let path = inclusion(&some, place, size).unwrap();
        verify_inclusion(leaf(place), place, size, &path, root).unwrap();
        let old = super::root(&tiles, before).unwrap();
        let path = consistency(&some, before, size).unwrap();
        verify_consistency(before, old, size, root, &path).unwrap();
        prop_assert!(some.len() <= 12);
    }

    #[test]
    fn a_changed_proof_proves_nothing(
        size in 2_u64..2_000,
        one in any::<prop::sample::Index>(),
        which in any::<prop::sample::Index>(),
        bit in 0_u8..8,
    ) {
        let (_, tiles, _) = grown(&[size]);
        let root = super::root(&tiles, size).unwrap();
        let place = one.index(usize::try_from(size).unwrap()) as u64;
        let path = inclusion(&tiles, place, size).unwrap();
        let mut changed = path.clone();
        which.get_mut(&mut changed).0[usize::from(bit)] ^= 1 << bit;
        prop_assert!(verify_inclusion(leaf(place), place, size, &changed, root).is_err());
        prop_assert!(verify_inclusion(leaf(size), place, size, &path, root).is_err());
        prop_assert!(verify_inclusion(leaf(place), place, size, &path[1..], root).is_err());
        let longer = [path.clone(), vec![root]].concat();
        prop_assert!(verify_inclusion(leaf(place), place, size, &longer, root).is_err());
        prop_assert!(verify_inclusion(leaf(place), size, size, &path, root).is_err());

        let before = place.max(1);
        let old = super::root(&tiles, before).unwrap();
        let path = consistency(&tiles, before, size).unwrap();
        verify_consistency(before, old, size, root, &path).unwrap();
        prop_assert!(verify_consistency(before, leaf(0).max(old).min(Hash([7; 32])), size, root, &path).is_err());
        prop_assert!(verify_consistency(size + 1, old, size, root, &path).is_err());
        let longer = [path.clone(), vec![root]].concat();
        prop_assert!(verify_consistency(before, old, size, root, &longer).is_err());
    }

    #[test]
    fn a_tile_has_one_path(level in 0_u8..8, number in any::<u64>()) {
        let id = TileId { level, number };
        prop_assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn parsers_take_anything_without_panicking(text in any::<String>()) {
        let _ = text.parse::<TileId>();
        let _ = text.parse::<Checkpoint>();
        let _ = text.parse::<Verifier>();
        let _ = text.parse::<SignedNote>();
    }
}

#[test]
fn paths_of_tiles_are_as_the_standard_writes_them() {
    for (id, path) in [
        ((0, 0), "0/000"),
        ((1, 67), "1/067"),
        ((0, 1_234_067), "0/x001/x234/067"),
    ] {
        let id = TileId {
            level: id.0,
            number: id.1,
        };
        assert_eq!(id.to_string(), path);
        assert_eq!(path.parse(), Ok(id));
    }
    for wrong in [
        "",
        "0",
        "0/",
        "0/1",
        "0/0000",
        "0/x000/067",
        "8/000",
        "00/000",
        "0/067/",
        "0/x001/67",
        "0/001/002",
        "-1/000",
        "0/+01",
    ] {
        assert_eq!(wrong.parse::<TileId>(), Err(TilePathError), "{wrong}");
    }
}

pub(super) fn signer() -> Signer {
    Signer::new("kenko.example/log", &[7; 32]).unwrap()
}

pub(super) fn checkpoint() -> Checkpoint {
    Checkpoint {
        origin: "kenko.example/log".to_owned(),
        size: 3,
        root: leaf(3),
    }
}

#[test]
fn a_signed_checkpoint_is_verified_by_another_implementation() {
    use signed_note::{Note, StandardVerifier, VerifierList};
    let signer = signer();
    let note = signer.sign(&checkpoint().to_string()).unwrap();
    let theirs = StandardVerifier::new(&signer.verifier().to_string()).unwrap();
    let parsed = Note::from_bytes(note.as_bytes()).unwrap();
    let (verified, unknown) = parsed
        .verify(&VerifierList::new(vec![Box::new(theirs)]))
        .unwrap();
    assert_eq!((verified.len(), unknown.len()), (1, 0));
    let text = tlog_tiles::Checkpoint::from_bytes(parsed.text()).unwrap();
    assert_eq!((text.origin(), text.size()), ("kenko.example/log", 3));
    assert_eq!(text.hash().0, leaf(3).0);
}

#[test]
fn a_note_is_verified_with_the_key_that_signed_it_and_no_other() {
    let note = signer().sign("text\n").unwrap();
    let parsed: SignedNote = note.parse().unwrap();
    assert_eq!(parsed.verified(signer().verifier()), Ok("text\n"));
    let shown: Verifier = signer().verifier().to_string().parse().unwrap();
    assert_eq!(parsed.verified(&shown), Ok("text\n"));
    let other = Signer::new("kenko.example/log", &[8; 32]).unwrap();
    assert_eq!(parsed.verified(other.verifier()), Err(NoteError::Unsigned));
    let changed: SignedNote = note.replace("text", "test").parse().unwrap();
    assert_eq!(
        changed.verified(signer().verifier()),
        Err(NoteError::Forged)
    );
}

#[test]
fn a_note_with_further_signatures_is_still_ours() {
    let note = signer().sign("text\n").unwrap();
    let witness = Signer::new("witness.example", &[9; 32]).unwrap();
    let cosigned = witness.sign("text\n").unwrap();
    let line = cosigned.rsplit_once("\n\n").unwrap().1;
    let both: SignedNote = format!("{note}{line}").parse().unwrap();
    assert_eq!(both.verified(signer().verifier()), Ok("text\n"));
    assert_eq!(both.verified(witness.verifier()), Ok("text\n"));
}

#[test]
fn what_is_no_note_or_checkpoint_is_refused() {
    let note = signer().sign(&checkpoint().to_string()).unwrap();
    for wrong in [
        String::new(),
        note.trim_end().to_owned(),
        note.replace("\n\n", "\n"),
        note.replace('\u{2014}', "-"),
        note.replace("kenko.example/log ", "kenko example/log"),
        format!("{note}— \n"),
    ] {
        assert!(wrong.parse::<SignedNote>().is_err(), "{wrong:?}");
    }
    assert!(signer().sign("no line break").is_err());
    assert!(signer().sign("a\u{7}b\n").is_err());
    for name in ["", "a b", "a+b"] {
        assert_eq!(Signer::new(name, &[1; 32]).err(), Some(KeyError::Name));
    }
    let text = checkpoint().to_string();
    assert_eq!(text.parse(), Ok(checkpoint()));
    assert_eq!(format!("{text}extension\n").parse(), Ok(checkpoint()));
    for wrong in [
        "",
        "\n3\n",
        "origin\n03\n",
        "origin\n3\nAAAA\n",
        "origin\n-1\n",
        "origin\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ] {
        assert_eq!(
            wrong.parse::<Checkpoint>(),
            Err(CheckpointError),
            "{wrong:?}"
        );
    }
}

/// A statement of seven entries, of which the last is younger than the checkpoint, in a tree with
/// the leaves of others.
pub(super) fn statement() -> Statement {
    let (entries, _) = crate::disclosure::tests::chain(7);
    let salt = |seq: u64| Salt([u8::try_from(seq).unwrap(); 32]);
    let mut leaves = leaves(0..100);
    for entry in &entries[..6] {
        leaves.push(Commitment::to(entry, &salt(entry.seq)).unwrap().leaf());
        leaves.push(leaf(1000 + entry.seq));
    }
    let growth = grow(0, &BTreeMap::new(), &leaves).unwrap();
    let checkpoint = Checkpoint {
        origin: signer().verifier().name().to_owned(),
        size: growth.size,
        root: growth.root,
    };
    let stated = entries.into_iter().map(|entry| Stated {
        salt: salt(entry.seq),
        proof: (entry.seq < 7).then(|| {
            let place = 100 + 2 * (entry.seq - 1);
            let path = inclusion(&growth.tiles, place, growth.size).unwrap();
            Proof { place, path }
        }),
        entry,
    });
    Statement::new(
        signer().verifier().to_string(),
        signer().sign(&checkpoint.to_string()).unwrap(),
        stated.collect(),
    )
}

fn flaws(statement: &Statement) -> Vec<Flaw> {
    statement.verify(signer().verifier()).unwrap_err()
}

#[test]
fn a_statement_is_checked_with_nothing_but_itself_and_the_key() {
    let text = serde_json::to_string(&statement()).unwrap();
    let read: Statement = serde_json::from_str(&text).unwrap();
    let shown = read.verify(signer().verifier()).unwrap();
    assert_eq!(
        (shown.proven, shown.younger, shown.checkpoint.size),
        (6, 1, 112)
    );
    // Any part of it without gaps is one, too.
    let part = Statement {
        entries: read.entries[2..5].to_vec(),
        ..read
    };
    assert_eq!(part.verify(signer().verifier()).unwrap().proven, 3);
}

#[test]
fn a_statement_of_some_days_is_a_part_that_says_which() {
    let whole = statement();
    let day = crate::calendar::jst_date(whole.entries[0].entry.occurred_at);
    let days = Days {
        from: Some(day),
        until: Some(day),
    };
    let part = |entries: &[Stated], days, of| {
        let entries = entries.to_vec();
        Statement {
            entries,
            ..whole.clone()
        }
        .part(Part { days, of })
    };
    let good = part(&whole.entries[2..5], days, 7);
    let text = serde_json::to_string(&good).unwrap();
    let read: Statement = serde_json::from_str(&text).unwrap();
    let numbers = |one: &Statement| one.verify(signer().verifier()).unwrap().numbers;
    assert_eq!(numbers(&read), Some((3, 5)));
    assert_eq!(numbers(&part(&[], days, 7)), None);
    // More than there are, a gap, and other days.
    assert_eq!(flaws(&part(&whole.entries[2..5], days, 4)), [Flaw::Part(5)]);
    let mut gap = good;
    gap.entries.remove(1);
    assert_eq!(flaws(&gap), [Flaw::Chain(5)]);
    let later = Days {
        from: day.succ_opt(),
        until: None,
    };
    let wrong = part(&whole.entries[2..5], later, 7);
    assert_eq!(flaws(&wrong), [Flaw::Part(3), Flaw::Part(5)]);
}

#[test]
fn a_statement_that_was_changed_says_where() {
    let mut changed = statement();
    changed.entries[2].entry.reason = "another reason".to_owned();
    let why = ProofError::Root;
    assert_eq!(
        flaws(&changed),
        [Flaw::Entry { seq: 3, why }, Flaw::Chain(4)]
    );

    let mut cut = statement();
    cut.entries.remove(3);
    assert_eq!(flaws(&cut), [Flaw::Chain(5)]);

    let mut headless = statement();
    headless.entries[0].entry.previous = "1".repeat(64);
    assert_eq!(flaws(&headless)[0], Flaw::Chain(1));

    let mut swapped = statement();
    swapped.entries.swap(1, 2);
    assert_eq!(
        flaws(&swapped),
        [Flaw::Chain(3), Flaw::Chain(2), Flaw::Chain(4)]
    );

    let mut doubled = statement();
    doubled.entries.insert(1, doubled.entries[0].clone());
    assert_eq!(flaws(&doubled), [Flaw::Chain(1)]);

    let mut salted = statement();
    salted.entries[0].salt = Salt([0; 32]);
    assert_eq!(flaws(&salted), [Flaw::Entry { seq: 1, why }]);
}

#[test]
fn a_statement_under_another_key_or_version_shows_nothing() {
    let other = Signer::new("kenko.example/log", &[8; 32]).unwrap();
    let refused = statement().verify(other.verifier()).unwrap_err();
    assert_eq!(refused, [Flaw::Checkpoint]);
    let newer = Statement {
        version: 2,
        ..statement()
    };
    assert_eq!(flaws(&newer), [Flaw::Version]);
    let unsigned = Statement {
        checkpoint: "nothing".to_owned(),
        ..statement()
    };
    assert_eq!(flaws(&unsigned), [Flaw::Checkpoint]);
}

//! How long the check of a person's whole log takes natively, beside as many bare SHA-256.
//!
//! `cargo run --release -p hikae-core --example audit_bench -- 10000`
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods
)]

use std::collections::BTreeMap;
use std::time::Instant;

use hikae_core::consent::{Basis, InstitutionKind, Purpose};
use hikae_core::disclosure::*;
use hikae_core::ids::*;
use hikae_core::record::Category;
use hikae_core::transparency::audit::{Audit, Lies, Next, Times, Told};
use hikae_core::transparency::{Checkpoint, Commitment, Growth, Hash, Salt, Signer, grow};
use sha2::{Digest, Sha256};
use uuid::Uuid;

fn entry(head: &ChainHead) -> Entry {
    let id = |n: u64| Uuid::from_u128(0x019a_a000_0000_7000_8000_0000_0000_0000 + u128::from(n));
    let line = |n| Line {
        record: RecordId::from_uuid(id(n)),
        category: Category::Checkup,
        date: "2025-06-01".parse().unwrap(),
        basis: Basis::Silence {
            purpose: Purpose::Emergency,
        },
    };
    Entry {
        version: 1,
        id: EntryId::from_uuid(id(head.seq)),
        person: PersonId::from_uuid(id(1)),
        seq: head.seq + 1,
        previous: head.hash.clone(),
        occurred_at: "2026-11-21T01:02:03.456Z".parse().unwrap(),
        recorded_at: "2026-11-21T01:02:03.457Z".parse().unwrap(),
        institution: InstitutionLabel {
            id: InstitutionId::from_uuid(id(2)),
            name: "みほん中央病院".to_owned(),
            kind: InstitutionKind::Hospital,
            unit: Some("救急科".to_owned()),
        },
        actor: Actor::Human {
            role: StaffRole::Physician,
            handle: "K-4821".to_owned(),
            acting_for: None,
        },
        purpose: Purpose::Emergency,
        reason: "意識障害で搬送された".to_owned(),
        asked: vec![Category::Checkup],
        given: vec![line(3), line(4)],
        withheld: Vec::new(),
        outcome: Outcome::Disclosed,
        channel: Channel::Demo,
        request: RequestId::from_uuid(id(5)),
    }
}

/// Milliseconds, the best of several.
fn best(mut run: impl FnMut()) -> f64 {
    let times = (0..7).map(|_| {
        let began = Instant::now();
        run();
        began.elapsed().as_secs_f64() * 1000.0
    });
    times.fold(f64::INFINITY, f64::min)
}

fn main() {
    let entries: usize = std::env::args()
        .nth(1)
        .map_or(10_000, |n| n.parse().unwrap());
    let mut head = ChainHead::empty();
    let (mut told, mut leaves, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for place in 0..entries {
        let entry = entry(&head);
        head = ChainHead::after(&entry).unwrap();
        let salt = Salt(Sha256::digest(entry.id.uuid().as_bytes()).into());
        leaves.push(Commitment::to(&entry, &salt).unwrap().leaf());
        let canonical = String::from_utf8(entry.canonical().unwrap()).unwrap();
        let row = Told::Entry {
            kept: entry.seq,
            leaf: Lies::At(place as u64),
            salt,
            canonical: &canonical,
        };
        told.push(row.to_string());
        texts.push(canonical);
    }
    let signer = Signer::new("bench.example/log", &[7; 32]).unwrap();
    let Growth { size, root, tiles } = grow(0, &BTreeMap::new(), &leaves).unwrap();
    let checkpoint = Checkpoint {
        origin: signer.verifier().name().to_owned(),
        size,
        root,
    };
    let note = signer.sign(&checkpoint.to_string()).unwrap();
    let key = signer.verifier().to_string();
    let pages: Vec<String> = told
        .rchunks(500)
        .map(|page| {
            let rows: String = page.iter().rev().map(String::as_str).collect();
            let times = Times {
                begun: "-",
                from: "-",
                until: "-",
            };
            format!("{times}{rows}{}", Next::End)
        })
        .collect();
    let tiles: BTreeMap<_, Vec<u8>> = tiles
        .into_iter()
        .map(|(id, tile)| (id, tile.iter().flat_map(|Hash(hash)| *hash).collect()))
        .collect();
    let check = best(|| {
        let mut audit = Audit::begin(&key, &note, None);
        for page in &pages {
            audit.page(page.clone().into_bytes()).unwrap();
        }
        for (id, _) in audit.needed() {
            audit.tile(id, &tiles[&id]);
        }
        let report = audit.finish();
        assert_eq!((report.proven, report.findings.len()), (entries, 0));
    });
    let bare = best(|| {
        for text in &texts {
            let commitment = Sha256::new().chain_update([0; 32]).chain_update(text);
            std::hint::black_box(commitment.finalize());
            std::hint::black_box(Sha256::digest(text));
            std::hint::black_box(Sha256::digest([0; 33]));
        }
    });
    let bytes: usize = texts.iter().map(String::len).sum();
    println!(
        "{entries} entries of {} bytes: check {check:.1} ms, {} bare SHA-256 {bare:.1} ms",
        bytes / entries,
        3 * entries
    );
}

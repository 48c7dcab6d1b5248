//! Tampers with the log of someone in a demo, past the portal: for tests, and to see what a check
//! finds.
//!
//! ```text
//! tamper STATE NAME thief ACT SEQ        with the database file alone
//! tamper STATE NAME operator ACT SEQ     with the keys, too
//! tamper STATE NAME rechain ACT SEQ      and with everything after it written anew
//! tamper STATE NAME publish              what was written past the portal becomes public
//! tamper STATE tree rollback LEAVES      the public tree as if it had so few leaves
//! tamper STATE tree fork                 the public tree with another past
//! tamper STATE NAME fill ENTRIES         no tampering: so many more entries
//! ```
//!
//! ACT: change, drop, swap, duplicate, insert, truncate.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a tool of the tests: whatever is not as they expect ends it"
)]

mod acts;

use std::path::Path;
use std::sync::Arc;

use hikae_core::disclosure::{ChainHead, Entry};
use hikae_core::ids::{EntryId, PersonId};
use hikae_server::ambient::{SystemClock, SystemEntropy};
use hikae_server::keep::Keep;
use hikae_server::vault::{KeySource, RootKey};

use acts::{Act, Operator, replant, steal};

fn root(state: &Path) -> RootKey {
    let file = state.join("demo").join("root.key");
    KeySource::File(file).load().unwrap()
}

async fn keep(state: &Path) -> Keep {
    let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
    let file = state.join("hikae.db");
    Keep::open_sqlite(&file, root(state), clock, entropy)
        .await
        .unwrap()
}

async fn person(keep: &Keep, name: &str) -> PersonId {
    for person in keep.people(None, 1000).await.unwrap() {
        let resident = keep.resident(person).await.unwrap().unwrap();
        if resident.name.replace('\u{3000}', " ") == name {
            return person;
        }
    }
    panic!("nobody is called {name}")
}

/// Entries like the person's last one, each at the present moment.
async fn fill(keep: &Keep, person: PersonId, entries: usize) {
    let last = keep
        .entries(person, None, 1)
        .await
        .unwrap()
        .remove(0)
        .unwrap();
    for _ in 0..entries {
        let build = |head: &ChainHead| Entry {
            id: keep.mint(EntryId::new),
            seq: head.seq + 1,
            previous: head.hash.clone(),
            recorded_at: hikae_core::disclosure::to_millis(keep.now()),
            ..last.clone()
        };
        keep.append_entry(person, build).await.unwrap();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (state, rest) = arguments.split_first().unwrap();
    let state = Path::new(state);
    let file = state.join("hikae.db");
    match *rest {
        ["tree", "rollback", leaves] => {
            let leaves = leaves.parse().unwrap();
            replant(&file, |mut all| {
                all.truncate(leaves);
                all
            })
            .await
            .unwrap();
        }
        ["tree", "fork"] => {
            replant(&file, |mut all| {
                all.swap(0, 1);
                all
            })
            .await
            .unwrap();
        }
        [name, "fill", entries] => {
            let keep = keep(state).await;
            let person = person(&keep, name).await;
            fill(&keep, person, entries.parse().unwrap()).await;
        }
        [name, "publish"] => {
            let keep = keep(state).await;
            let person = person(&keep, name).await;
            let rows = keep.commitments(person, None, u32::MAX).await.unwrap();
            let readable = rows.into_iter().filter_map(|row| row.commitment.ok());
            let operator = Operator::new(&file, root(state)).await;
            operator.publish(readable.map(|one| one.leaf)).await;
        }
        [name, who, act, seq] => {
            let person = person(&keep(state).await, name).await;
            let (act, seq): (Act, u64) = (act.parse().unwrap(), seq.parse().unwrap());
            match who {
                "thief" => steal(&file, person, act, seq).await.unwrap(),
                who => {
                    let operator = Operator::new(&file, root(state)).await;
                    operator.act(person, act, seq, who == "rechain").await;
                }
            }
        }
        _ => panic!("see the top of this file for what can be done"),
    }
}

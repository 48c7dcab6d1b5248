//! The public log.

use super::disclosures::{append, entry, leaf};
use super::*;
use crate::store::{Beside, CheckpointRow, CosignatureRow, EntryRow, Fence, Integration, TileRow};

const DUTY: u32 = 7;

async fn take(store: &Tested, who: u8, now: i64) -> Fence {
    let taken = store.take_duty(DUTY, uuid(who), at(now), at(now + 10));
    taken.await.unwrap().unwrap()
}

/// The `n`-th leaf of person 1.
fn hash(n: u64) -> [u8; 32] {
    leaf(person(1), &entry(n))
}

/// Entries 1 to `n` of person 1: the leaves wait in their order.
async fn waiting(store: &Tested, n: u64) {
    inhabited(store, 2).await;
    for seq in 1..=n {
        append(store, person(1), &entry(seq)).await.unwrap();
    }
}

fn checkpoint(size: u64) -> CheckpointRow {
    CheckpointRow {
        size,
        root: [u8::try_from(size).unwrap(); 32],
        note: format!("note {size}").into_bytes(),
        made_at: at(0),
    }
}

fn tile(level: u8, number: u64, hashes: &[[u8; 32]]) -> TileRow {
    TileRow {
        level,
        number,
        hashes: hashes.concat(),
    }
}

/// Leaves `from` to `to` of person 1, over a tree that holds those before.
fn integration(from: u64, to: u64) -> Integration {
    Integration {
        before: from - 1,
        leaves: (from..=to).map(hash).collect(),
        tiles: vec![tile(0, 0, &(1..=to).map(hash).collect::<Vec<_>>())],
        checkpoint: checkpoint(to),
    }
}

/// All that the public log says of person 1's first ten leaves.
async fn all(store: &Tested) -> impl PartialEq + std::fmt::Debug {
    let mut places = Vec::new();
    for n in 1..=10 {
        places.push(store.place(hash(n)).await.unwrap());
    }
    (
        store.pending(99).await.unwrap(),
        store.checkpoint().await.unwrap(),
        store.checkpoints(0, 99).await.unwrap(),
        store.tiles(&[(0, 0), (0, 1), (1, 0)]).await.unwrap(),
        places,
    )
}

pub(crate) async fn a_leaf_waits_with_its_entry_and_only_with_it(store: &Tested) {
    inhabited(store, 2).await;
    let timed = |seq, when| EntryRow {
        recorded_at: at(when),
        ..entry(seq)
    };
    let (late, early) = (timed(1, 2), timed(1, 1));
    append(store, person(1), &late).await.unwrap();
    append(store, person(2), &early).await.unwrap();
    append(store, person(1), &timed(2, 3)).await.unwrap();
    let expected = [
        leaf(person(2), &early),
        leaf(person(1), &late),
        leaf(person(1), &entry(2)),
    ];
    assert_eq!(store.pending(9).await.unwrap(), expected);
    assert_eq!(store.pending(2).await.unwrap(), expected[..2]);
    for (who, refused) in [
        (person(1), entry(2)),
        (person(1), entry(4)),
        (person(9), entry(1)),
    ] {
        let told = store
            .append(who, &refused, [7; 32], &Beside::default())
            .await;
        assert_eq!(told, Err(Error::Conflict));
    }
    // Nor does an entry come without a leaf of its own.
    let told = store
        .append(person(1), &entry(3), expected[0], &Beside::default())
        .await;
    assert_eq!(told, Err(Error::Conflict));
    assert_eq!(store.entry(person(1), entry(3).head.id).await, Ok(None));
    assert_eq!(store.pending(9).await.unwrap(), expected);
}

pub(crate) async fn integrated_leaves_no_longer_wait_and_are_found_by_their_place(store: &Tested) {
    waiting(store, 5).await;
    let fence = take(store, 1, 0).await;
    let step = integration(1, 3);
    store.integrate(DUTY, fence, &step).await.unwrap();
    assert_eq!(store.pending(9).await.unwrap(), [hash(4), hash(5)]);
    let step = integration(4, 4);
    store.integrate(DUTY, fence, &step).await.unwrap();
    assert_eq!(store.pending(9).await.unwrap(), [hash(5)]);
    for n in 1..=4 {
        assert_eq!(store.place(hash(n)).await, Ok(Some(n - 1)));
    }
    assert_eq!(store.place(hash(5)).await, Ok(None));
}

pub(crate) async fn an_integration_that_does_not_fit_changes_nothing(store: &Tested) {
    waiting(store, 4).await;
    let fence = take(store, 1, 0).await;
    let first = integration(1, 2);
    store.integrate(DUTY, fence, &first).await.unwrap();
    let before = all(store).await;
    let next = integration(3, 4);
    let with_leaves = |leaves: [[u8; 32]; 2]| Integration {
        leaves: leaves.to_vec(),
        ..next.clone()
    };
    let unfit = [
        ("once more", first.clone()),
        (
            "a size before",
            Integration {
                before: 1,
                ..next.clone()
            },
        ),
        (
            "an empty tree",
            Integration {
                before: 0,
                checkpoint: checkpoint(2),
                ..next.clone()
            },
        ),
        (
            "a gap",
            Integration {
                before: 3,
                checkpoint: checkpoint(5),
                ..next.clone()
            },
        ),
        ("a leaf of no entry", with_leaves([hash(3), [9; 32]])),
        (
            "a leaf that is in the tree",
            with_leaves([hash(3), hash(1)]),
        ),
        ("a leaf twice", with_leaves([hash(3), hash(3)])),
        (
            "a checkpoint of another size",
            Integration {
                checkpoint: checkpoint(5),
                ..next.clone()
            },
        ),
        (
            "a tile that says something else",
            Integration {
                tiles: vec![tile(0, 0, &[hash(2), hash(1), hash(3), hash(4)])],
                ..next.clone()
            },
        ),
        (
            "a tile that has shrunk",
            Integration {
                tiles: vec![tile(0, 0, &[hash(1)])],
                ..next.clone()
            },
        ),
    ];
    for (what, unfit) in unfit {
        let told = store.integrate(DUTY, fence, &unfit).await;
        assert_eq!(told, Err(Error::Conflict), "{what}");
        assert_eq!(all(store).await, before, "{what}");
    }
    store.integrate(DUTY, fence, &next).await.unwrap();
}

pub(crate) async fn who_wakes_up_late_integrates_nothing(store: &Tested) {
    waiting(store, 2).await;
    let slept = take(store, 1, 0).await;
    let awake = take(store, 2, 10).await;
    let before = all(store).await;
    for (duty, fence) in [(DUTY, slept), (DUTY + 1, awake)] {
        let told = store.integrate(duty, fence, &integration(1, 2)).await;
        assert_eq!(told, Err(Error::Conflict));
        assert_eq!(all(store).await, before);
    }
    let step = integration(1, 1);
    store.integrate(DUTY, awake, &step).await.unwrap();
    // Even what would continue the tree.
    let told = store.integrate(DUTY, slept, &integration(2, 2)).await;
    assert_eq!(told, Err(Error::Conflict));
}

pub(crate) async fn of_many_integrations_from_one_size_exactly_one_succeeds(store: &Tested) {
    inhabited(store, 8).await;
    for n in 1..=8 {
        for seq in 1..=3 {
            append(store, person(n), &entry(seq)).await.unwrap();
        }
    }
    let fence = take(store, 1, 0).await;
    for size in 1..=3 {
        let outcomes = race(store, 8, move |store, n| async move {
            let step = Integration {
                before: size - 1,
                leaves: vec![leaf(person(n + 1), &entry(size))],
                tiles: Vec::new(),
                checkpoint: checkpoint(size),
            };
            store.integrate(DUTY, fence, &step).await
        })
        .await;
        one_won(&outcomes);
    }
    assert_eq!(store.pending(99).await.unwrap().len(), 8 * 3 - 3);
    assert_eq!(store.checkpoint().await, Ok(Some(checkpoint(3))));
}

pub(crate) async fn tiles_are_read_in_order_and_only_grow(store: &Tested) {
    waiting(store, 3).await;
    let fence = take(store, 1, 0).await;
    let which = [(1, 0), (0, 1), (0, 0)];
    assert_eq!(store.tiles(&which).await.unwrap(), [None, None, None]);
    let (leaves, above) = (tile(0, 0, &[[1; 32], [2; 32]]), tile(1, 0, &[[3; 32]]));
    let step = Integration {
        tiles: vec![leaves.clone(), above.clone()],
        ..integration(1, 1)
    };
    store.integrate(DUTY, fence, &step).await.unwrap();
    assert_eq!(
        store.tiles(&which).await.unwrap(),
        [Some(above.clone()), None, Some(leaves.clone())]
    );
    // One that has not grown may be written again.
    let grown = tile(1, 0, &[[3; 32], [4; 32]]);
    let beside = tile(0, 1, &[[5; 32]]);
    let step = Integration {
        tiles: vec![grown.clone(), beside.clone(), leaves.clone()],
        ..integration(2, 2)
    };
    store.integrate(DUTY, fence, &step).await.unwrap();
    assert_eq!(
        store.tiles(&which).await.unwrap(),
        [Some(grown), Some(beside), Some(leaves)]
    );
}

pub(crate) async fn checkpoints_are_read_by_size_and_the_latest(store: &Tested) {
    waiting(store, 6).await;
    let fence = take(store, 1, 0).await;
    assert_eq!(store.checkpoint().await, Ok(None));
    // The tree may be signed before there is anything in it.
    let empty = Integration {
        before: 0,
        leaves: Vec::new(),
        tiles: Vec::new(),
        checkpoint: checkpoint(0),
    };
    store.integrate(DUTY, fence, &empty).await.unwrap();
    let again = store.integrate(DUTY, fence, &empty).await;
    assert_eq!(again, Err(Error::Conflict));
    for (from, to) in [(1, 1), (2, 4), (5, 6)] {
        let step = integration(from, to);
        store.integrate(DUTY, fence, &step).await.unwrap();
    }
    assert_eq!(store.checkpoint().await, Ok(Some(checkpoint(6))));
    assert_eq!(store.checkpoint_of(0).await, Ok(Some(checkpoint(0))));
    assert_eq!(store.checkpoint_of(4).await, Ok(Some(checkpoint(4))));
    assert_eq!(store.checkpoint_of(5).await, Ok(None));
    let listed = |after, limit| store.checkpoints(after, limit);
    assert_eq!(listed(0, 2).await.unwrap(), [1, 4].map(checkpoint));
    assert_eq!(listed(4, 9).await.unwrap(), [checkpoint(6)]);
    assert_eq!(listed(6, 9).await.unwrap(), []);
}

pub(crate) async fn leaves_stay_when_their_person_is_forgotten(store: &Tested) {
    waiting(store, 2).await;
    let fence = take(store, 1, 0).await;
    let step = integration(1, 1);
    store.integrate(DUTY, fence, &step).await.unwrap();
    let before = all(store).await;
    assert!(store.forget(person(1), blind(1)).await.unwrap());
    assert_eq!(all(store).await, before);
    // The tree goes on with what still waits.
    let step = integration(2, 2);
    store.integrate(DUTY, fence, &step).await.unwrap();
}

pub(crate) async fn what_witnesses_say_of_a_checkpoint_stays_with_it(store: &Tested) {
    waiting(store, 3).await;
    let says = |who: u8, size| CosignatureRow {
        size,
        witness: [who; 32],
        signed_at: at(i64::from(who)),
        line: format!("line {who} {size}").into_bytes(),
    };
    assert_eq!(store.cosign(&says(1, 2)).await, Err(Error::Conflict));
    for (from, to) in [(1, 2), (3, 3)] {
        let fence = take(store, 1, 0).await;
        let grown = store.integrate(DUTY, fence, &integration(from, to)).await;
        grown.unwrap();
    }
    assert_eq!(store.witnessed().await.unwrap(), None);
    for (who, size) in [(2, 2), (1, 2), (1, 3)] {
        store.cosign(&says(who, size)).await.unwrap();
    }
    let again = CosignatureRow {
        line: b"another".to_vec(),
        ..says(1, 2)
    };
    store.cosign(&again).await.unwrap();
    assert_eq!(
        store.cosignatures(2).await.unwrap(),
        [says(1, 2), says(2, 2)]
    );
    assert_eq!(store.cosigned_by([1; 32]).await.unwrap(), Some(says(1, 3)));
    assert_eq!(store.cosigned_by([2; 32]).await.unwrap(), Some(says(2, 2)));
    assert_eq!(store.cosigned_by([3; 32]).await.unwrap(), None);
    assert_eq!(store.witnessed().await.unwrap(), Some(3));
}

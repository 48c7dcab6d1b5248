//! Root keys.

use super::*;

fn row(n: u8) -> RootRow {
    let system = Wrapped {
        root: root(n),
        key: sealed(&format!("system {n}")),
    };
    RootRow {
        system,
        created_at: at(i64::from(n)),
    }
}

pub(crate) async fn a_store_is_founded_once(store: &Tested) {
    assert!(store.roots().await.unwrap().is_empty());
    let outcomes = race(store, 8, |store, n| async move {
        store.found_root(&row(n)).await
    })
    .await;
    one_won(&outcomes);
    assert_eq!(store.roots().await.unwrap().len(), 1);
}

pub(crate) async fn a_second_root_key_comes_only_beside_the_first(store: &Tested) {
    assert_eq!(store.add_root(&row(1)).await, Err(Error::Conflict));
    store.found_root(&row(1)).await.unwrap();
    assert_eq!(store.add_root(&row(1)).await, Err(Error::Conflict));
    store.add_root(&row(2)).await.unwrap();
    assert_eq!(store.add_root(&row(3)).await, Err(Error::Conflict));
    assert_eq!(store.roots().await.unwrap(), [row(1), row(2)]);
}

pub(crate) async fn a_root_key_that_wraps_a_key_is_not_dropped(store: &Tested) {
    inhabited(store, 1).await;
    assert_eq!(store.drop_root(root(1)).await, Err(Error::Conflict));
    store.add_root(&row(2)).await.unwrap();
    assert_eq!(store.drop_root(root(1)).await, Err(Error::Conflict));
    assert_eq!(store.drop_root(root(9)).await, Err(Error::Conflict));
    let rewrapped = Wrapped {
        root: root(2),
        key: sealed("again"),
    };
    store.rewrap(&[(person(1), rewrapped)]).await.unwrap();
    store.drop_root(root(1)).await.unwrap();
    assert_eq!(store.roots().await.unwrap(), [row(2)]);
    assert_eq!(store.drop_root(root(2)).await, Err(Error::Conflict));
}

pub(crate) async fn rewrapped_keys_are_the_new_root_keys(store: &Tested) {
    inhabited(store, 3).await;
    store.add_root(&row(2)).await.unwrap();
    let first = store.keys_under(root(1), 2).await.unwrap();
    assert_eq!(first, [(person(1), key(1)), (person(2), key(2))]);
    let again = |n| {
        (
            person(n),
            Wrapped {
                root: root(2),
                key: sealed(&format!("again {n}")),
            },
        )
    };
    store.rewrap(&[again(1), again(2), again(9)]).await.unwrap();
    assert_eq!(
        store.keys_under(root(1), 9).await.unwrap(),
        [(person(3), key(3))]
    );
    assert_eq!(
        store.keys_under(root(2), 9).await.unwrap(),
        [again(1), again(2)]
    );
    assert_eq!(
        store.resident(person(1)).await.unwrap().unwrap().key,
        again(1).1
    );
    assert_eq!(store.resident(person(9)).await.unwrap(), None);
}

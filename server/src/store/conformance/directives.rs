//! Directives.

use hikae_core::ids::DirectiveId;

use super::*;
use crate::store::DirectiveRow;

/// Version `version` of directive `n`.
pub(crate) fn directive(n: u8, version: u32) -> DirectiveRow {
    DirectiveRow {
        id: DirectiveId::from_uuid(uuid(n)),
        version,
        made_at: at(i64::from(version)),
        sealed: sealed(&format!("directive {n} {version}")),
    }
}

pub(crate) async fn a_directive_is_appended_only_after_the_version_expected(store: &Tested) {
    inhabited(store, 2).await;
    let put = |whose, n, version| {
        let store = Arc::clone(store);
        async move {
            store
                .put_directive(person(whose), &directive(n, version), None)
                .await
        }
    };
    assert_eq!(put(1, 1, 2).await, Err(Error::Conflict));
    assert_eq!(put(1, 1, 1).await, Ok(()));
    assert_eq!(put(1, 1, 1).await, Err(Error::Conflict));
    assert_eq!(put(1, 1, 3).await, Err(Error::Conflict));
    assert_eq!(put(1, 1, 2).await, Ok(()));
    assert_eq!(put(2, 1, 3).await, Err(Error::Conflict));
    assert_eq!(put(9, 1, 1).await, Err(Error::Conflict));
}

pub(crate) async fn of_many_writers_of_a_version_exactly_one_succeeds(store: &Tested) {
    inhabited(store, 1).await;
    let outcomes = race(store, 16, |store, n| async move {
        let row = DirectiveRow {
            sealed: sealed(&n.to_string()),
            ..directive(1, 1)
        };
        store.put_directive(person(1), &row, None).await
    })
    .await;
    one_won(&outcomes);
    let versions = store
        .directive_versions(person(1))
        .await
        .unwrap()
        .unwrap()
        .what;
    assert_eq!(versions.len(), 1);
}

pub(crate) async fn the_current_version_of_each_directive_is_the_latest(store: &Tested) {
    inhabited(store, 2).await;
    for (n, version) in [(1, 1), (2, 1), (1, 2), (2, 2), (1, 3)] {
        store
            .put_directive(person(1), &directive(n, version), None)
            .await
            .unwrap();
    }
    let current = store.directives(person(1)).await.unwrap().unwrap();
    assert_eq!(
        (current.key, current.what),
        (key(1), vec![directive(1, 3), directive(2, 2)])
    );
    let second = DirectiveId::from_uuid(uuid(2));
    let one = store.directive(person(1), second).await.unwrap().unwrap();
    assert_eq!((one.key, one.what), (key(1), Some(directive(2, 2))));
    assert_eq!(
        store
            .directive(person(2), second)
            .await
            .unwrap()
            .unwrap()
            .what,
        None
    );
    assert_eq!(store.directive(person(9), second).await.unwrap(), None);
    let all = store
        .directive_versions(person(1))
        .await
        .unwrap()
        .unwrap()
        .what;
    let made: Vec<_> = all.iter().map(|row| (row.id.uuid(), row.version)).collect();
    let expected = [(1, 1), (2, 1), (1, 2), (2, 2), (1, 3)].map(|(n, version)| (uuid(n), version));
    assert_eq!(made, expected);
}

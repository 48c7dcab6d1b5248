//! Disasters that an operator declared.

use hikae_core::ids::DisasterId;

use super::staff::audit;
use super::*;
use crate::store::DisasterRow;

fn disaster(n: u8, version: u32, until: i64) -> DisasterRow {
    DisasterRow {
        id: DisasterId::from_uuid(Uuid::from_u128(n.into())),
        version,
        until: at(until),
        sealed: sealed(&format!("disaster {n} {version}")),
    }
}

pub(crate) async fn disasters_are_there_until_they_end(store: &Tested) {
    let first = disaster(1, 1, 100);
    let second = disaster(2, 1, 200);
    store.put_disaster(&first, &audit(1)).await.unwrap();
    store.put_disaster(&second, &audit(2)).await.unwrap();
    let there = async |instant| store.disasters(at(instant)).await.unwrap();
    assert_eq!(there(0).await, [first, second.clone()]);
    assert_eq!(there(100).await, [second]);
    assert_eq!(there(200).await, []);
}

pub(crate) async fn a_disaster_is_changed_only_over_the_version_before_and_written_down(
    store: &Tested,
) {
    store
        .put_disaster(&disaster(1, 1, 100), &audit(1))
        .await
        .unwrap();
    for refused in [disaster(1, 1, 50), disaster(1, 3, 50), disaster(2, 2, 50)] {
        let put = store.put_disaster(&refused, &audit(9)).await;
        assert_eq!(put, Err(Error::Conflict));
    }
    let ended = disaster(1, 2, 50);
    store.put_disaster(&ended, &audit(2)).await.unwrap();
    assert_eq!(store.disasters(at(0)).await.unwrap(), [ended]);
    assert_eq!(store.audit(None, 9).await.unwrap().len(), 2);
}

//! What was noticed about who looks.

use super::staff::audit;
use super::*;
use crate::store::FindingRow;

fn finding(n: u8, version: u32, answered: Option<i64>) -> FindingRow {
    FindingRow {
        thing: blind(n),
        version,
        found_at: at(n.into()),
        answered_at: answered.map(at),
        sealed: sealed(&format!("finding {n} {version}")),
    }
}

pub(crate) async fn findings_wait_until_they_are_answered(store: &Tested) {
    let put = async |row: &FindingRow| store.put_finding(row, None).await;
    let (first, second) = (finding(1, 1, None), finding(2, 1, None));
    put(&first).await.unwrap();
    put(&second).await.unwrap();
    let open = async || store.findings(false, 9).await.unwrap();
    assert_eq!(open().await, [second.clone(), first.clone()]);
    let newest = store.findings(false, 1).await.unwrap();
    assert_eq!(newest, std::slice::from_ref(&second));
    assert_eq!(store.finding(blind(1)).await.unwrap(), Some(first));
    assert_eq!(store.finding(blind(9)).await.unwrap(), None);
    let answered = finding(1, 2, Some(50));
    store.put_finding(&answered, Some(&audit(1))).await.unwrap();
    assert_eq!(open().await, [second]);
    assert_eq!(store.findings(true, 9).await.unwrap(), [answered]);
    assert_eq!(store.audit(None, 9).await.unwrap().len(), 1);
}

pub(crate) async fn a_finding_is_written_only_over_the_version_before(store: &Tested) {
    store.put_finding(&finding(1, 1, None), None).await.unwrap();
    for refused in [
        finding(1, 1, None),
        finding(1, 3, None),
        finding(2, 2, None),
    ] {
        let put = store.put_finding(&refused, Some(&audit(9))).await;
        assert_eq!(put, Err(Error::Conflict));
    }
    assert_eq!(store.audit(None, 9).await.unwrap(), []);
    let outcomes = race(store, 8, |store, _| async move {
        store.put_finding(&finding(1, 2, None), None).await
    })
    .await;
    one_won(&outcomes);
}

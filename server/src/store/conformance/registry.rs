//! What is nobody's: institutions, quarantine, import runs.

use hikae_core::ids::{ImportId, InstitutionId, QuarantineId};

use super::*;
use crate::store::{Heard, HeartbeatRow, ImportRow, InstitutionRow, QuarantineRow};

pub(crate) fn institution(n: u8, version: u32) -> InstitutionRow {
    InstitutionRow {
        id: InstitutionId::from_uuid(uuid(n)),
        version,
        code: blind(n),
        content: blind(n),
        updated_at: at(i64::from(version)),
        sealed: sealed(&format!("institution {n} {version}")),
    }
}

pub(crate) async fn an_institution_is_replaced_only_over_the_version_before(store: &Tested) {
    for n in [2, 1] {
        store.put_institution(&institution(n, 1)).await.unwrap();
    }
    store.put_institution(&institution(1, 2)).await.unwrap();
    for (n, version) in [(1, 1), (1, 2), (1, 4), (3, 2)] {
        let put = store.put_institution(&institution(n, version)).await;
        assert_eq!(put, Err(Error::Conflict));
    }
    let all = store.institutions().await.unwrap();
    assert_eq!(all, [institution(1, 2), institution(2, 1)]);
}

pub(crate) async fn a_code_is_one_institutions(store: &Tested) {
    store.put_institution(&institution(1, 1)).await.unwrap();
    let same = InstitutionRow {
        code: blind(1),
        ..institution(2, 1)
    };
    assert_eq!(store.put_institution(&same).await, Err(Error::Conflict));
    let found = store.institution_coded(blind(1)).await.unwrap();
    assert_eq!(found, Some(institution(1, 1)));
    assert_eq!(
        store.institution(institution(1, 1).id).await.unwrap(),
        found
    );
    assert_eq!(store.institution_coded(blind(2)).await.unwrap(), None);
    assert_eq!(store.institution(institution(2, 1).id).await.unwrap(), None);
}

fn thing(n: u8, what: u8) -> QuarantineRow {
    QuarantineRow {
        id: QuarantineId::from_uuid(uuid(n)),
        thing: blind(what),
        import: ImportId::from_uuid(uuid(100)),
        since: at(i64::from(n)),
        sealed: sealed(&format!("thing {what}")),
    }
}

pub(crate) async fn what_is_in_quarantine_is_not_put_there_again(store: &Tested) {
    let first = store
        .quarantine(&[thing(1, 1), thing(2, 2), thing(3, 1)])
        .await
        .unwrap();
    assert_eq!(first, [thing(1, 1).id, thing(2, 2).id, thing(1, 1).id]);
    assert!(store.dismiss(thing(1, 1).id, at(9)).await.unwrap());
    let again = store.quarantine(&[thing(4, 1), thing(5, 3)]).await.unwrap();
    assert_eq!(again, [thing(1, 1).id, thing(5, 3).id]);
    let waiting = store.quarantined(None, 9).await.unwrap();
    assert_eq!(waiting, [thing(2, 2), thing(5, 3)]);
}

pub(crate) async fn quarantine_is_read_in_pages_without_what_was_dismissed(store: &Tested) {
    let all: Vec<_> = (1..=5).map(|n| thing(n, n)).collect();
    store.quarantine(&all).await.unwrap();
    assert!(store.dismiss(thing(3, 3).id, at(9)).await.unwrap());
    assert!(!store.dismiss(thing(3, 3).id, at(9)).await.unwrap());
    assert!(!store.dismiss(thing(9, 9).id, at(9)).await.unwrap());
    assert_eq!(store.quarantined(None, 2).await.unwrap(), all[..2]);
    let after = store.quarantined(Some(thing(2, 2).id), 9).await.unwrap();
    assert_eq!(after, all[3..]);
}

pub(crate) async fn an_import_ends_once(store: &Tested) {
    let run = |n| ImportRow {
        id: ImportId::from_uuid(uuid(n)),
        started_at: at(i64::from(n)),
        sealed: sealed("run"),
        ended: None,
    };
    for n in 1..=3 {
        store.begin_import(&run(n)).await.unwrap();
    }
    assert_eq!(store.begin_import(&run(1)).await, Err(Error::Conflict));
    assert!(
        store
            .end_import(run(2).id, at(9), &sealed("summary"))
            .await
            .unwrap()
    );
    assert!(
        !store
            .end_import(run(2).id, at(10), &sealed("another"))
            .await
            .unwrap()
    );
    assert!(
        !store
            .end_import(run(9).id, at(9), &sealed("summary"))
            .await
            .unwrap()
    );
    let ended = ImportRow {
        ended: Some((at(9), sealed("summary"))),
        ..run(2)
    };
    assert_eq!(store.imports(2).await.unwrap(), [run(3), ended.clone()]);
    assert_eq!(store.imports(9).await.unwrap(), [run(3), ended, run(1)]);
}

pub(crate) async fn an_institution_was_heard_of_first_and_last(store: &Tested) {
    let who = InstitutionId::from_uuid(uuid(1));
    assert_eq!(store.heartbeats().await.unwrap(), []);
    for (how, when) in [
        (Heard::Asked, 5),
        (Heard::Called, 3),
        (Heard::Asked, 9),
        // What was noted later stays.
        (Heard::Asked, 7),
        (Heard::Delivered, 4),
    ] {
        store.heard(who, how, at(when)).await.unwrap();
    }
    let heard = HeartbeatRow {
        institution: who,
        since: at(3),
        asked_at: Some(at(9)),
        delivered_at: Some(at(4)),
        called_at: Some(at(3)),
    };
    assert_eq!(store.heartbeats().await.unwrap(), [heard]);
}

//! Alerts, and what waits for the week's summary.

use hikae_core::ids::NoticeId;

use super::notices::notice;
use super::*;
use crate::store::{AlertSettingRow, Beside, DigestRow, Footing, NewNotice};

fn waiting(version: u32) -> DigestRow {
    DigestRow {
        version,
        sealed: sealed(&format!("waiting {version}")),
    }
}

fn setting(version: u32) -> AlertSettingRow {
    AlertSettingRow {
        version,
        made_at: at(version.into()),
        sealed: sealed(&format!("setting {version}")),
    }
}

async fn append(store: &Tested, seq: u64, beside: &Beside) -> Result<(), Error> {
    let entry = disclosures::entry(seq);
    let leaf = disclosures::leaf(person(1), &entry);
    store.append(person(1), &entry, leaf, beside).await
}

async fn footing(store: &Tested, who: u8, traces: [u8; 2]) -> Footing {
    let traces = traces.map(blind);
    let held = store.footing(person(who), traces).await.unwrap().unwrap();
    assert_eq!(held.key, key(who));
    held.what
}

/// A row in every table of alerts.
pub(crate) async fn everything(store: &Tested, n: u8) {
    let me = person(n);
    let entry = disclosures::entry(2);
    let beside = Beside {
        traces: vec![blind(n)],
        digest: Some(waiting(1)),
        ..Beside::default()
    };
    let leaf = disclosures::leaf(me, &entry);
    store.append(me, &entry, leaf, &beside).await.unwrap();
    let told = notice(n + 50);
    store
        .put_alert_setting(me, &setting(1), &told)
        .await
        .unwrap();
    assert!(store.greet(me, blind(n), at(0), None).await.unwrap());
}

/// Appends an entry with an alert, both of this number.
pub(crate) async fn append_told(store: &Tested, who: PersonId, seq: u64) -> Result<(), Error> {
    let mut occasion = [0; 32];
    occasion[..8].copy_from_slice(&seq.to_be_bytes());
    let told = NewNotice {
        id: NoticeId::from_uuid(Uuid::from_u128(seq.into())),
        occasion: Blind(occasion),
        made_at: at(0),
        sealed: sealed(&format!("alert {seq}")),
    };
    let beside = Beside {
        traces: vec![blind(1)],
        digest: Some(waiting(u32::try_from(seq).unwrap())),
        notice: Some(told),
        ..Beside::default()
    };
    let entry = disclosures::entry(seq);
    let leaf = disclosures::leaf(who, &entry);
    store.append(who, &entry, leaf, &beside).await
}

/// Numbers of a person's alerts, in order.
pub(crate) async fn told(store: &Tested, who: PersonId) -> Vec<u64> {
    let held = store.notices(who, false, 0, u32::MAX).await.unwrap();
    let mut told: Vec<_> = held
        .unwrap()
        .what
        .into_iter()
        .map(|row| u64::try_from(row.id.uuid().as_u128()).unwrap())
        .collect();
    told.sort_unstable();
    told
}

pub(crate) async fn what_goes_along_with_an_entry_is_there_with_it_or_not_at_all(store: &Tested) {
    inhabited(store, 1).await;
    assert_eq!(footing(store, 1, [1, 2]).await, Footing::default());
    let first = Beside {
        traces: vec![blind(1)],
        digest: Some(waiting(1)),
        notice: Some(notice(1)),
        ..Beside::default()
    };
    append(store, 1, &first).await.unwrap();
    let found = footing(store, 1, [1, 2]).await;
    assert_eq!(found.head, Some(disclosures::entry(1).head));
    assert_eq!(found.traces, [blind(1)]);
    assert_eq!((found.digest, found.settings), (Some(waiting(1)), None));
    assert_eq!(store.unread(person(1)).await.unwrap(), 1);
    // An entry that is refused leaves nothing, and what cannot go along refuses its entry.
    let second = Beside {
        traces: vec![blind(2)],
        digest: Some(waiting(2)),
        notice: Some(notice(2)),
        ..Beside::default()
    };
    assert_eq!(append(store, 3, &second).await, Err(Error::Conflict));
    let late = Beside {
        digest: Some(waiting(3)),
        ..second.clone()
    };
    assert_eq!(append(store, 2, &late).await, Err(Error::Conflict));
    assert_eq!(footing(store, 1, [1, 2]).await.traces, [blind(1)]);
    assert_eq!(store.unread(person(1)).await.unwrap(), 1);
    append(store, 2, &second).await.unwrap();
    let found = footing(store, 1, [1, 2]).await;
    assert_eq!((found.traces.len(), found.digest), (2, Some(waiting(2))));
}

pub(crate) async fn traces_are_of_one_person_and_stay(store: &Tested) {
    inhabited(store, 2).await;
    let again = Beside {
        traces: vec![blind(1), blind(1)],
        ..Beside::default()
    };
    append(store, 1, &again).await.unwrap();
    append(store, 2, &again).await.unwrap();
    assert_eq!(footing(store, 1, [1, 9]).await.traces, [blind(1)]);
    assert_eq!(footing(store, 2, [1, 9]).await.traces, []);
}

pub(crate) async fn of_many_entries_at_once_each_finds_what_waited_before(store: &Tested) {
    inhabited(store, 1).await;
    let outcomes = race(store, 8, |store, _| async move {
        loop {
            let found = footing(&store, 1, [1, 2]).await;
            let seq = found.head.map_or(0, |head| head.seq) + 1;
            let version = found.digest.map_or(0, |row| row.version) + 1;
            let beside = Beside {
                digest: Some(waiting(version)),
                ..Beside::default()
            };
            match append(&store, seq, &beside).await {
                Err(Error::Conflict) => {}
                outcome => return outcome,
            }
        }
    })
    .await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let found = footing(store, 1, [1, 2]).await;
    assert_eq!(found.head, Some(disclosures::entry(8).head));
    assert_eq!(found.digest, Some(waiting(8)));
}

pub(crate) async fn a_summary_is_written_with_what_it_takes_away_or_not_at_all(store: &Tested) {
    inhabited(store, 1).await;
    let me = person(1);
    let put = |version, told| async move {
        let told = Some(notice(told));
        store.put_digest(me, &waiting(version), told.as_ref()).await
    };
    assert_eq!(put(2, 1).await, Err(Error::Conflict));
    assert_eq!(store.unread(me).await.unwrap(), 0);
    let beside = Beside {
        digest: Some(waiting(1)),
        ..Beside::default()
    };
    append(store, 1, &beside).await.unwrap();
    assert_eq!(put(2, 1).await, Ok(()));
    // Told before for the same occasion: what waits goes on waiting.
    assert_eq!(put(3, 1).await, Err(Error::Conflict));
    assert!(store.told(me, notice(1).occasion).await.unwrap());
    assert!(!store.told(me, notice(2).occasion).await.unwrap());
    assert_eq!(footing(store, 1, [1, 2]).await.digest, Some(waiting(2)));
    assert_eq!(store.put_digest(me, &waiting(3), None).await, Ok(()));
    assert_eq!(store.unread(me).await.unwrap(), 1);
}

pub(crate) async fn what_a_person_wants_is_appended_and_told(store: &Tested) {
    inhabited(store, 2).await;
    let me = person(1);
    let put = |version, told| async move {
        store
            .put_alert_setting(me, &setting(version), &notice(told))
            .await
    };
    assert_eq!(put(2, 1).await, Err(Error::Conflict));
    assert_eq!(put(1, 1).await, Ok(()));
    assert_eq!(put(1, 2).await, Err(Error::Conflict));
    assert_eq!(put(2, 2).await, Ok(()));
    let held = store.alert_settings(me).await.unwrap().unwrap();
    assert_eq!(
        (held.key, held.what),
        (key(1), vec![setting(1), setting(2)])
    );
    assert_eq!(footing(store, 1, [1, 2]).await.settings, Some(setting(2)));
    assert_eq!(footing(store, 2, [1, 2]).await.settings, None);
    assert_eq!(store.unread(me).await.unwrap(), 2);
}

pub(crate) async fn a_browser_is_greeted_once(store: &Tested) {
    inhabited(store, 2).await;
    let greeted = race(store, 8, |store, n| async move {
        let told = NewNotice {
            occasion: blind(1),
            ..notice(100 + n)
        };
        store
            .greet(person(1), blind(1), at(0), Some(&told))
            .await
            .unwrap()
    })
    .await;
    assert_eq!(greeted.iter().filter(|greeted| **greeted).count(), 1);
    assert_eq!(store.unread(person(1)).await.unwrap(), 1);
    assert!(store.greet(person(2), blind(1), at(0), None).await.unwrap());
    assert!(store.greet(person(1), blind(2), at(0), None).await.unwrap());
    let nobody = store.greet(person(9), blind(1), at(0), None).await;
    assert_eq!(nobody, Err(Error::Conflict));
}

pub(crate) async fn a_change_of_sharing_is_told_with_it(store: &Tested) {
    inhabited(store, 1).await;
    let put = |version, told| async move {
        let (row, told) = (directives::directive(1, version), notice(told));
        store.put_directive(person(1), &row, Some(&told)).await
    };
    assert_eq!(put(2, 1).await, Err(Error::Conflict));
    assert_eq!(store.unread(person(1)).await.unwrap(), 0);
    assert_eq!(put(1, 1).await, Ok(()));
    assert_eq!(store.unread(person(1)).await.unwrap(), 1);
}

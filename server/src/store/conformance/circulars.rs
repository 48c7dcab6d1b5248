//! Circulars: that it takes two, and that nobody is reached twice.

use hikae_core::ids::{AuditId, CircularId, FileId, NoticeId, PassId};

use super::*;
use crate::store::{
    ApprovalRow, AuditRow, Beside, CircularRow, CircularWrite, PassRow, ReachedRow, VersionRow,
};

const DRAFT: u32 = 0;
const APPROVED: u32 = 2;
const SENDING: u32 = 3;

fn id(n: u8) -> CircularId {
    CircularId::from_uuid(uuid(n))
}

fn row(n: u8, change: u32, version: u32, state: u32) -> CircularRow {
    let stands = state >= APPROVED;
    CircularRow {
        id: id(n),
        change,
        version,
        approved: stands.then_some(version),
        state,
        due_at: stands.then(|| at(100)),
        sealed: sealed(&format!("circular {n} {change}")),
    }
}

/// A version that member `writer` wrote.
fn version(n: u8, version: u32, writer: u8) -> VersionRow {
    VersionRow {
        id: id(n),
        version,
        writer: uuid(writer),
        made_at: at(version.into()),
        sealed: sealed(&format!("version {n} {version}")),
    }
}

fn approval(n: u8, version: u32, writer: u8, approver: u8) -> ApprovalRow {
    ApprovalRow {
        id: id(n),
        version,
        writer: uuid(writer),
        approver: uuid(approver),
        approved_at: at(50),
    }
}

fn draft(n: u8, writer: u8) -> CircularWrite {
    CircularWrite {
        row: row(n, 1, 1, DRAFT),
        version: Some(version(n, 1, writer)),
        approval: None,
        audit: None,
    }
}

fn turn(row: CircularRow, approval: Option<ApprovalRow>) -> CircularWrite {
    CircularWrite {
        row,
        version: None,
        approval,
        audit: None,
    }
}

/// Circular `n`, which member 101 wrote and member 102 approved.
async fn approved(store: &Tested, n: u8) {
    store.put_circular(&draft(n, 101)).await.unwrap();
    let approve = turn(row(n, 2, 1, APPROVED), Some(approval(n, 1, 101, 102)));
    store.put_circular(&approve).await.unwrap();
}

/// Person `who` is reached by circular `n`, as the next entry of their log.
pub(crate) async fn reach(store: &Tested, who: u8, seq: u64, n: u8) -> Result<(), Error> {
    let entry = disclosures::entry(seq);
    let leaf = disclosures::leaf(person(who), &entry);
    let notice = notices::notice(n);
    let beside = Beside {
        reached: Some(ReachedRow {
            circular: id(n),
            version: 1,
            notice: notice.id,
        }),
        notice: Some(notice),
        ..Beside::default()
    };
    store.append(person(who), &entry, leaf, &beside).await
}

/// Circular 200 + n reaches person n.
pub(crate) async fn everything(store: &Tested, n: u8, seq: u64) {
    approved(store, 200 + n).await;
    reach(store, n, seq, 200 + n).await.unwrap();
}

pub(crate) async fn nobody_approves_what_they_wrote(store: &Tested) {
    store.put_circular(&draft(1, 101)).await.unwrap();
    let stands = row(1, 2, 1, APPROVED);
    let own = turn(stands.clone(), Some(approval(1, 1, 101, 101)));
    assert!(store.put_circular(&own).await.is_err());
    // Nor by saying that someone else wrote it.
    let other = turn(stands.clone(), Some(approval(1, 1, 103, 101)));
    assert!(store.put_circular(&other).await.is_err());
    let kept = store.circular(id(1)).await.unwrap();
    assert_eq!(kept, Some(row(1, 1, 1, DRAFT)));
    let second = turn(stands.clone(), Some(approval(1, 1, 101, 102)));
    store.put_circular(&second).await.unwrap();
    assert_eq!(store.circular(id(1)).await.unwrap(), Some(stands));
}

pub(crate) async fn nothing_goes_out_that_nobody_approved(store: &Tested) {
    store.put_circular(&draft(1, 101)).await.unwrap();
    for state in APPROVED..=5 {
        let bare = turn(row(1, 2, 1, state), None);
        assert!(store.put_circular(&bare).await.is_err(), "{state}");
        let unsaid = CircularRow {
            approved: None,
            ..row(1, 2, 1, state)
        };
        assert!(store.put_circular(&turn(unsaid, None)).await.is_err());
    }
    inhabited(store, 1).await;
    assert!(reach(store, 1, 1, 1).await.is_err());
    let tally = store.tally(id(1)).await.unwrap();
    assert_eq!(tally.reached, 0);
    assert!(
        store
            .entries(person(1), None, 9)
            .await
            .unwrap()
            .unwrap()
            .what
            .is_empty()
    );
}

pub(crate) async fn a_new_version_is_one_that_nobody_approved(store: &Tested) {
    approved(store, 1).await;
    let other = CircularWrite {
        row: row(1, 3, 2, DRAFT),
        version: Some(version(1, 2, 101)),
        approval: None,
        audit: None,
    };
    let kept = CircularWrite {
        row: CircularRow {
            approved: Some(1),
            ..row(1, 3, 2, SENDING)
        },
        ..other.clone()
    };
    assert!(store.put_circular(&kept).await.is_err());
    store.put_circular(&other).await.unwrap();
    assert!(
        store
            .put_circular(&turn(row(1, 4, 2, SENDING), None))
            .await
            .is_err()
    );
    assert_eq!(store.circulars_due(at(100)).await.unwrap(), []);
    let first = store.circular_version(id(1), 1).await.unwrap();
    assert_eq!(first, Some(version(1, 1, 101)));
}

pub(crate) async fn a_circular_changes_only_over_the_change_before_and_with_its_deed(
    store: &Tested,
) {
    store.put_circular(&draft(1, 101)).await.unwrap();
    let again = store.put_circular(&draft(1, 101)).await;
    assert_eq!(again, Err(Error::Conflict));
    let deed = |n| AuditRow {
        id: AuditId::from_uuid(uuid(n)),
        sealed: sealed("deed"),
    };
    let waiting = |n| CircularWrite {
        audit: Some(deed(n)),
        ..turn(row(1, 2, 1, 1), None)
    };
    store.put_circular(&waiting(1)).await.unwrap();
    assert_eq!(store.put_circular(&waiting(2)).await, Err(Error::Conflict));
    assert_eq!(store.audit(None, 9).await.unwrap().len(), 1);
}

pub(crate) async fn circulars_are_listed_newest_first_and_found_when_they_are_due(store: &Tested) {
    approved(store, 1).await;
    store.put_circular(&draft(2, 101)).await.unwrap();
    let ids = |rows: Vec<CircularRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(store.circulars(None, 9).await.unwrap()), [id(2), id(1)]);
    assert_eq!(ids(store.circulars(None, 1).await.unwrap()), [id(2)]);
    let before = store.circulars(Some(id(2)), 9).await.unwrap();
    assert_eq!(ids(before), [id(1)]);
    assert_eq!(store.circulars_due(at(99)).await.unwrap(), []);
    assert_eq!(ids(store.circulars_due(at(100)).await.unwrap()), [id(1)]);
}

pub(crate) async fn a_circular_reaches_nobody_twice(store: &Tested) {
    inhabited(store, 2).await;
    approved(store, 1).await;
    reach(store, 1, 1, 1).await.unwrap();
    assert_eq!(reach(store, 1, 2, 1).await, Err(Error::Conflict));
    reach(store, 2, 1, 1).await.unwrap();
    let notice = NoticeId::from_uuid(notices::notice(1).id.uuid());
    let reached = store.reached(id(1), None, 9).await.unwrap();
    assert_eq!(reached, [(person(1), notice), (person(2), notice)]);
    let rest = store.reached(id(1), Some(person(1)), 9).await.unwrap();
    assert_eq!(rest, [(person(2), notice)]);
    let tally = store.tally(id(1)).await.unwrap();
    assert_eq!((tally.reached, tally.read), (2, 0));
    assert!(store.read_notice(person(2), notice, at(9)).await.unwrap());
    let tally = store.tally(id(1)).await.unwrap();
    assert_eq!((tally.reached, tally.read), (2, 1));
    assert_eq!(store.notice_counts(person(1)).await.unwrap().inbox, 1);
}

pub(crate) async fn lists_and_files_stay_as_they_were_put(store: &Tested) {
    let part = |text: &str| sealed(text);
    store.put_list(id(1), 1, 0, &part("first")).await.unwrap();
    store.put_list(id(1), 1, 0, &part("other")).await.unwrap();
    let found = async |list, part| store.list(id(1), list, part).await.unwrap();
    assert_eq!(found(1, 0).await, Some(part("first")));
    assert_eq!((found(1, 1).await, found(2, 0).await), (None, None));
    let file = FileId::from_uuid(uuid(1));
    store.put_file(file, &sealed("file")).await.unwrap();
    assert!(store.put_file(file, &sealed("other")).await.is_err());
    assert_eq!(store.file(file).await.unwrap(), Some(sealed("file")));
}

pub(crate) async fn a_pass_goes_through_everyone_in_the_order_of_their_ids(store: &Tested) {
    inhabited(store, 3).await;
    store
        .put_directive(person(2), &directives::directive(1, 1), None)
        .await
        .unwrap();
    let page = store.register(None, 2).await.unwrap();
    let seen: Vec<_> = page.iter().map(|row| (row.person, row.decided)).collect();
    assert_eq!(seen, [(person(1), false), (person(2), true)]);
    let alone = store.resident(person(1)).await.unwrap().unwrap();
    assert_eq!(page[0].held, alone);
    let rest = store.register(Some(person(2)), 2).await.unwrap();
    assert_eq!(rest.len(), 1);
}

pub(crate) async fn passes_are_noted_and_read_newest_first(store: &Tested) {
    let pass = |n: u8| PassRow {
        id: PassId::from_uuid(uuid(n)),
        made_at: at(n.into()),
        sealed: sealed("pass"),
    };
    for n in [1, 2, 3] {
        store.put_pass(&pass(n)).await.unwrap();
    }
    assert_eq!(
        store.passes(at(2), None, 9).await.unwrap(),
        [pass(3), pass(2)]
    );
    let before = store.passes(at(0), Some(pass(3).id), 1).await.unwrap();
    assert_eq!(before, [pass(2)]);
}

//! Staff.

use hikae_core::ids::{AuditId, CeremonyId, StaffId};

use super::*;
use crate::store::{
    AuditRow, InvitationRow, Joining, MemberRow, PasskeyRow, StaffCeremonyRow, StaffSessionRow,
};

fn id(n: u8) -> StaffId {
    StaffId::from_uuid(uuid(n))
}

fn member(n: u8, version: u32) -> MemberRow {
    MemberRow {
        id: id(n),
        version,
        login: blind(n),
        sealed: sealed(&format!("member {n} {version}")),
    }
}

fn passkey(n: u8, of: u8, version: u32) -> PasskeyRow {
    PasskeyRow {
        credential: blind(100 + n),
        staff: id(of),
        version,
        sealed: sealed(&format!("passkey {n} {version}")),
    }
}

pub(super) fn audit(n: u8) -> AuditRow {
    AuditRow {
        id: AuditId::from_uuid(uuid(n)),
        sealed: sealed(&format!("deed {n}")),
    }
}

/// Invitation `n`, until instant 100.
fn invitation(n: u8) -> InvitationRow {
    InvitationRow {
        token: blind(200 + n),
        expires_at: at(100),
        sealed: sealed("invited"),
    }
}

/// Session `n` of member `n`, until instant 100.
pub(crate) fn session(n: u8) -> StaffSessionRow {
    StaffSessionRow {
        token: blind(n),
        staff: id(n),
        saved_at: at(0),
        expires_at: at(100),
        sealed: sealed("session"),
    }
}

pub(crate) fn ceremony(n: u8) -> StaffCeremonyRow {
    StaffCeremonyRow {
        id: CeremonyId::from_uuid(uuid(n)),
        browser: blind(n),
        expires_at: at(100),
        sealed: sealed("challenge"),
    }
}

fn joining(n: u8) -> Joining {
    Joining {
        invitation: invitation(n).token,
        member: member(n, 1),
        passkey: passkey(n, n, 1),
        audit: audit(100 + n),
    }
}

/// Member `n`, with passkey `n`, and what they did at `100 + n` and `200 + n`.
pub(crate) async fn join(store: &Tested, n: u8) {
    store.invite(&invitation(n), &audit(200 + n)).await.unwrap();
    store.join(&joining(n), at(0)).await.unwrap();
}

/// Begins session `n` of member `n`.
pub(crate) async fn sign_in(store: &Tested, n: u8) {
    store
        .begin_session(&session(n), &passkey(n, n, 2), &audit(n))
        .await
        .unwrap();
}

async fn roll(store: &Tested) -> u64 {
    store.staff().await.unwrap().0
}

pub(crate) async fn an_invitation_makes_one_member(store: &Tested) {
    join(store, 1).await;
    assert_eq!(store.staff().await.unwrap().1, [member(1, 1)]);
    assert_eq!(store.member(id(1)).await.unwrap(), Some(member(1, 1)));
    assert_eq!(
        store.member_called(blind(1)).await.unwrap(),
        Some(member(1, 1))
    );
    assert_eq!(store.member_called(blind(2)).await.unwrap(), None);
    assert_eq!(store.passkeys(id(1)).await.unwrap(), [passkey(1, 1, 1)]);
    let again = Joining {
        member: member(2, 1),
        passkey: passkey(2, 2, 1),
        audit: audit(50),
        ..joining(1)
    };
    assert_eq!(store.join(&again, at(0)).await, Err(Error::Conflict));
    assert_eq!(store.staff().await.unwrap().1.len(), 1);
}

pub(crate) async fn an_invitation_holds_until_it_expires_or_is_withdrawn(store: &Tested) {
    store.invite(&invitation(1), &audit(1)).await.unwrap();
    let again = store.invite(&invitation(1), &audit(2)).await;
    assert_eq!(again, Err(Error::Conflict));
    let token = invitation(1).token;
    assert_eq!(
        store.invitation(token, at(99)).await.unwrap(),
        Some(invitation(1))
    );
    assert_eq!(store.invitations(at(99)).await.unwrap(), [invitation(1)]);
    assert_eq!(store.invitation(token, at(100)).await.unwrap(), None);
    assert_eq!(store.invitations(at(100)).await.unwrap(), []);
    let late = store.join(&joining(1), at(100)).await;
    assert_eq!(late, Err(Error::Conflict));
    store.withdraw(token, &audit(3)).await.unwrap();
    assert_eq!(store.withdraw(token, &audit(4)).await, Err(Error::Conflict));
    assert_eq!(store.join(&joining(1), at(0)).await, Err(Error::Conflict));
    assert_eq!(store.staff().await.unwrap().1, []);
}

pub(crate) async fn a_login_and_a_passkey_are_one_members(store: &Tested) {
    join(store, 1).await;
    store.invite(&invitation(2), &audit(2)).await.unwrap();
    for joining in [
        Joining {
            member: MemberRow {
                login: blind(1),
                ..member(2, 1)
            },
            ..joining(2)
        },
        Joining {
            passkey: passkey(1, 2, 1),
            ..joining(2)
        },
    ] {
        assert_eq!(store.join(&joining, at(0)).await, Err(Error::Conflict));
    }
    // Nothing of it was done: the invitation still holds.
    store.join(&joining(2), at(0)).await.unwrap();
}

pub(crate) async fn of_many_changes_on_one_roll_exactly_one_is_made(store: &Tested) {
    for n in 1..=4 {
        join(store, n).await;
    }
    let now = roll(store).await;
    let done = race(store, 4, |store, rival| async move {
        let n = rival + 1;
        let (row, deed) = (member(n, 2), audit(n));
        store.change_member(now, &row, false, &deed).await
    })
    .await;
    assert_eq!(done.iter().filter(|it| it.is_ok()).count(), 1, "{done:?}");
    assert_eq!(roll(store).await, now + 1);
    let members = store.staff().await.unwrap().1;
    assert_eq!(members.iter().filter(|it| it.version == 2).count(), 1);
}

pub(crate) async fn who_leaves_loses_sessions_and_passkeys(store: &Tested) {
    for n in [1, 2] {
        join(store, n).await;
        store
            .begin_session(&session(n), &passkey(n, n, 2), &audit(n))
            .await
            .unwrap();
    }
    let now = roll(store).await;
    store
        .change_member(now, &member(1, 2), true, &audit(9))
        .await
        .unwrap();
    assert_eq!(store.staff_session(blind(1), at(1)).await.unwrap(), None);
    assert_eq!(store.passkeys(id(1)).await.unwrap(), []);
    assert_eq!(
        store.staff_session(blind(2), at(1)).await.unwrap(),
        Some(session(2))
    );
    let late = StaffSessionRow {
        token: blind(3),
        ..session(1)
    };
    let late = store
        .begin_session(&late, &passkey(1, 1, 3), &audit(10))
        .await;
    assert_eq!(late, Err(Error::Conflict));
}

pub(crate) async fn a_session_begins_with_the_passkey_as_it_was_read(store: &Tested) {
    join(store, 1).await;
    let done = race(store, 4, |store, rival| async move {
        let session = StaffSessionRow {
            token: blind(10 + rival),
            ..session(1)
        };
        store
            .begin_session(&session, &passkey(1, 1, 2), &audit(10 + rival))
            .await
    })
    .await;
    assert_eq!(done.iter().filter(|it| it.is_ok()).count(), 1, "{done:?}");
    assert_eq!(store.passkeys(id(1)).await.unwrap(), [passkey(1, 1, 2)]);
}

pub(crate) async fn a_staff_session_is_seen_until_it_ends(store: &Tested) {
    join(store, 1).await;
    store
        .begin_session(&session(1), &passkey(1, 1, 2), &audit(1))
        .await
        .unwrap();
    let seen = StaffSessionRow {
        saved_at: at(60),
        expires_at: at(160),
        ..session(1)
    };
    assert!(store.see_session(&seen).await.unwrap());
    assert_eq!(
        store.staff_session(blind(1), at(159)).await.unwrap(),
        Some(seen.clone())
    );
    assert_eq!(store.staff_session(blind(1), at(160)).await.unwrap(), None);
    assert!(store.end_staff_session(blind(1)).await.unwrap());
    assert!(!store.end_staff_session(blind(1)).await.unwrap());
    assert!(!store.see_session(&seen).await.unwrap());
}

pub(crate) async fn passkeys_are_added_and_removed_on_the_roll_that_was_read(store: &Tested) {
    join(store, 1).await;
    let now = roll(store).await;
    let second = passkey(2, 1, 1);
    store.add_passkey(now, &second, &audit(1)).await.unwrap();
    assert_eq!(store.passkeys(id(1)).await.unwrap().len(), 2);
    let stale = store.remove_passkey(now, &second, &audit(2)).await;
    assert_eq!(stale, Err(Error::Conflict));
    let others = PasskeyRow {
        staff: id(2),
        ..second.clone()
    };
    let others = store.remove_passkey(now + 1, &others, &audit(3)).await;
    assert_eq!(others, Err(Error::Conflict));
    store
        .remove_passkey(now + 1, &second, &audit(4))
        .await
        .unwrap();
    assert_eq!(store.passkeys(id(1)).await.unwrap(), [passkey(1, 1, 1)]);
}

pub(crate) async fn a_staff_ceremony_is_taken_once_by_its_browser(store: &Tested) {
    for n in 1..=3 {
        store.open_staff_ceremony(&ceremony(n)).await.unwrap();
    }
    let again = store.open_staff_ceremony(&ceremony(1)).await;
    assert_eq!(again, Err(Error::Conflict));
    let take = |n, browser, now| store.take_staff_ceremony(ceremony(n).id, browser, now);
    assert_eq!(take(1, blind(2), at(1)).await.unwrap(), None);
    let done = race(store, 4, |store, _| async move {
        let (id, browser) = (ceremony(1).id, blind(1));
        let taken = store.take_staff_ceremony(id, browser, at(1)).await;
        taken.map(|taken| taken.is_some())
    })
    .await;
    let taken = done.into_iter().filter(|it| *it == Ok(true)).count();
    assert_eq!(taken, 1);
    assert_eq!(take(2, blind(2), at(100)).await.unwrap(), None);
    assert_eq!(
        take(3, blind(3), at(99)).await.unwrap(),
        Some(sealed("challenge"))
    );
}

pub(crate) async fn what_staff_did_is_read_in_pages_newest_first(store: &Tested) {
    for n in 1..=5 {
        store.write_audit(&audit(n)).await.unwrap();
    }
    assert_eq!(store.write_audit(&audit(1)).await, Err(Error::Conflict));
    let page = store.audit(None, 2).await.unwrap();
    assert_eq!(page, [audit(5), audit(4)]);
    let next = store.audit(Some(page[1].id), 10).await.unwrap();
    assert_eq!(next, [audit(3), audit(2), audit(1)]);
}

pub(crate) async fn what_expired_of_staff_is_swept_out(store: &Tested) {
    join(store, 1).await;
    store
        .begin_session(&session(1), &passkey(1, 1, 2), &audit(1))
        .await
        .unwrap();
    store.open_staff_ceremony(&ceremony(1)).await.unwrap();
    store.invite(&invitation(2), &audit(2)).await.unwrap();
    assert_eq!(store.sweep(at(99)).await.unwrap(), 0);
    assert_eq!(store.sweep(at(100)).await.unwrap(), 3);
}

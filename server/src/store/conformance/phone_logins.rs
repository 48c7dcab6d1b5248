//! Logins of a computer by a phone.

use hikae_core::ids::PhoneLoginId;

use super::*;
use crate::store::NewPhoneLogin;

fn id(n: u8) -> PhoneLoginId {
    PhoneLoginId::from_uuid(uuid(n))
}

/// Number `n`, begun by browser `n`, to be answered until instant 100.
pub(crate) async fn begin(store: &Tested, n: u8) {
    let new = NewPhoneLogin {
        id: id(n),
        browser: blind(n),
        expires_at: at(100),
        sealed: sealed("begun"),
    };
    store.open_phone_login(&new).await.unwrap();
    let again = store.open_phone_login(&new).await;
    assert_eq!(again, Err(Error::Conflict));
}

/// Answers number `n` at an instant from browser 9; it goes on until instant 200.
async fn answer(store: &Tested, n: u8, now: i64, said: &str) -> bool {
    let (browser, said) = (Some(blind(9)), sealed(said));
    let answered = store.answer_phone_login(id(n), browser, at(now), &said, at(200));
    answered.await.unwrap()
}

async fn tried(store: &Tested, n: u8, browser: u8, now: i64) -> Option<u32> {
    let tried = store.try_phone_code(id(n), blind(browser), at(now), 3);
    tried.await.unwrap().map(|(tries, _)| tries)
}

pub(crate) async fn a_phone_login_is_answered_once_in_time_and_not_by_the_browser_that_began(
    store: &Tested,
) {
    begin(store, 1).await;
    begin(store, 2).await;
    let begun = store.phone_login(id(1), at(99)).await.unwrap().unwrap();
    assert_eq!((begun.browser, begun.tries), (blind(1), 0));
    assert_eq!((begun.answer, begun.claimed), (None, false));
    assert_eq!(store.phone_login(id(1), at(100)).await.unwrap(), None);
    assert_eq!(store.phone_login(id(3), at(0)).await.unwrap(), None);

    let said = sealed("itself");
    let itself = store.answer_phone_login(id(1), Some(blind(1)), at(0), &said, at(200));
    assert!(!itself.await.unwrap());
    assert!(!answer(store, 1, 100, "late").await);
    assert!(!answer(store, 3, 0, "nobody asked").await);
    assert!(answer(store, 1, 99, "yes").await);
    assert!(!answer(store, 1, 99, "no").await);
    let answered = store.phone_login(id(1), at(199)).await.unwrap().unwrap();
    assert_eq!(answered.answer, Some(sealed("yes")));
    let said = sealed("without a secret");
    let other = store.answer_phone_login(id(2), None, at(0), &said, at(200));
    assert!(other.await.unwrap());
}

pub(crate) async fn codes_are_tried_by_the_browser_that_began_and_counted(store: &Tested) {
    begin(store, 1).await;
    assert_eq!(tried(store, 1, 1, 0).await, None, "nothing was answered");
    assert!(answer(store, 1, 0, "yes").await);
    assert_eq!(tried(store, 1, 2, 0).await, None, "another browser");
    assert_eq!(tried(store, 1, 1, 200).await, None, "too late");
    for tries in 1..=3 {
        assert_eq!(tried(store, 1, 1, 199).await, Some(tries));
    }
    assert_eq!(tried(store, 1, 1, 0).await, None);
    let row = store.phone_login(id(1), at(0)).await.unwrap().unwrap();
    assert_eq!(row.tries, 3);
}

pub(crate) async fn of_many_codes_at_once_no_more_than_allowed_are_compared(store: &Tested) {
    begin(store, 1).await;
    assert!(answer(store, 1, 0, "yes").await);
    let compared = race(
        store,
        12,
        |store, _| async move { tried(&store, 1, 1, 0).await },
    )
    .await;
    let mut compared: Vec<_> = compared.into_iter().flatten().collect();
    compared.sort_unstable();
    assert_eq!(compared, [1, 2, 3]);
}

pub(crate) async fn one_is_let_in_by_the_answer_that_holds(store: &Tested) {
    begin(store, 1).await;
    assert!(answer(store, 1, 0, "yes").await);
    let (yes, no) = (sealed("yes"), sealed("no"));
    assert!(!store.claim_phone_login(id(1), &no, at(1)).await.unwrap());
    let outcomes = race(store, 8, |store, _| async move {
        let yes = sealed("yes");
        match store.claim_phone_login(id(1), &yes, at(1)).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Error::Conflict),
            Err(error) => Err(error),
        }
    })
    .await;
    one_won(&outcomes);
    let late = store.change_phone_answer(id(1), &yes, &no).await.unwrap();
    assert!(!late, "somebody is in");
    assert_eq!(tried(store, 1, 1, 1).await, None);

    begin(store, 2).await;
    assert!(answer(store, 2, 0, "yes").await);
    assert!(store.change_phone_answer(id(2), &yes, &no).await.unwrap());
    assert!(!store.change_phone_answer(id(2), &yes, &no).await.unwrap());
    assert!(!store.claim_phone_login(id(2), &yes, at(1)).await.unwrap());
}

pub(crate) async fn what_expired_of_phone_logins_is_swept_out(store: &Tested) {
    begin(store, 1).await;
    begin(store, 2).await;
    assert!(answer(store, 2, 0, "yes").await);
    assert_eq!(store.sweep(at(99)).await.unwrap(), 0);
    assert_eq!(store.sweep(at(100)).await.unwrap(), 1);
    assert_eq!(store.sweep(at(200)).await.unwrap(), 1);
    begin(store, 1).await;
}

//! Cards.

use hikae_core::ids::CardId;

use super::*;
use crate::store::CardRow;

/// Certificate `n`; no number of a person is the same.
pub(crate) fn certificate(n: u8) -> Blind {
    blind(150 + n)
}

/// Card `n` of person `whose`, with certificate `n`.
pub(crate) fn card(whose: u8, n: u8) -> CardRow {
    CardRow {
        person: person(whose),
        id: CardId::from_uuid(uuid(n)),
        version: 1,
        certificate: certificate(n),
        registered_at: at(i64::from(n)),
        sealed: sealed("card"),
    }
}

/// Writes one card of its person.
pub(crate) async fn put(store: &Tested, card: &CardRow) -> Result<(), Error> {
    let one = std::slice::from_ref(card);
    store.put_cards(card.person, one, None).await
}

pub(crate) async fn a_certificate_is_registered_once(store: &Tested) {
    inhabited(store, 2).await;
    put(store, &card(1, 1)).await.unwrap();
    put(store, &card(1, 2)).await.unwrap();
    for whose in [1, 2] {
        let same = CardRow {
            certificate: certificate(1),
            ..card(whose, 3)
        };
        assert_eq!(put(store, &same).await, Err(Error::Conflict));
    }
    assert_eq!(put(store, &card(9, 4)).await, Err(Error::Conflict));
    let found = store.card(certificate(1)).await.unwrap().unwrap();
    assert_eq!((found.key, found.what), (key(1), card(1, 1)));
    assert_eq!(store.card(certificate(9)).await.unwrap(), None);
    let all = store.cards(person(1)).await.unwrap().unwrap();
    assert_eq!((all.key, all.what), (key(1), vec![card(1, 1), card(1, 2)]));
    assert!(
        store
            .cards(person(2))
            .await
            .unwrap()
            .unwrap()
            .what
            .is_empty()
    );
    let outcomes = race(store, 8, |store, n| async move {
        let card = CardRow {
            certificate: certificate(50),
            ..card(1, 10 + n)
        };
        put(&store, &card).await
    })
    .await;
    one_won(&outcomes);
}

pub(crate) async fn a_card_is_updated_only_over_the_version_before(store: &Tested) {
    inhabited(store, 2).await;
    put(store, &card(1, 1)).await.unwrap();
    let second = CardRow {
        version: 2,
        sealed: sealed("revoked"),
        ..card(1, 1)
    };
    put(store, &second).await.unwrap();
    assert_eq!(put(store, &second).await, Err(Error::Conflict));
    let theirs = CardRow {
        version: 3,
        ..card(2, 1)
    };
    assert_eq!(put(store, &theirs).await, Err(Error::Conflict));
    assert_eq!(
        store.card(certificate(1)).await.unwrap().unwrap().what,
        second
    );
}

pub(crate) async fn cards_of_one_person_change_together_with_what_is_told_or_not_at_all(
    store: &Tested,
) {
    inhabited(store, 2).await;
    put(store, &card(1, 1)).await.unwrap();
    let replaced = CardRow {
        version: 2,
        sealed: sealed("replaced"),
        ..card(1, 1)
    };
    let told = notices::notice(1);
    let both = [replaced.clone(), card(1, 2)];
    let write = |cards: Vec<CardRow>| {
        let (store, told) = (store.clone(), told.clone());
        async move { store.put_cards(person(1), &cards, Some(&told)).await }
    };
    let stale = CardRow {
        version: 3,
        ..replaced.clone()
    };
    let refused = write(vec![card(1, 2), stale]).await;
    assert_eq!(refused, Err(Error::Conflict));
    assert_eq!(store.unread(person(1)).await, Ok(0));
    write(both.to_vec()).await.unwrap();
    assert_eq!(store.unread(person(1)).await, Ok(1));
    let all = store.cards(person(1)).await.unwrap().unwrap();
    assert_eq!(all.what, both);
}

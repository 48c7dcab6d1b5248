//! What a card's life means for who is logged in.

use hikae_card::Usage;
use hikae_card::revocation::Reason;
use hikae_core::calendar::jst_date;
use hikae_core::consent::Level;
use hikae_core::notice::{CardStep, Notice};

use super::*;
use crate::ambient::Clock as _;
use crate::identity::session::SignedIn;
use crate::identity::testing::{HANAKO, House, TARO};
use crate::identity::{Outcome, Why};
use crate::keep::Linked;

/// The portal with 見本 花子, whose card is registered.
async fn lived_in() -> (House, PersonId) {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    (house, person)
}

/// Somewhere the person is logged in, on this ground.
async fn logged_in(house: &House, person: PersonId, token: &[u8], anchor: Anchor) {
    let signed_in = SignedIn {
        person,
        name: "見本 花子".to_owned(),
        level: Level::Card,
        proved_at: house.clock.now(),
        anchor,
        device: "Windows / Edge".to_owned(),
    };
    let value = serde_json::to_value(&signed_in).unwrap();
    let content = HashMap::from([("signed-in".to_owned(), value)]);
    let until = house.clock.now() + TimeDelta::minutes(15);
    let made = house
        .keep
        .create_session(token, Some(person), until, &content);
    assert!(made.await.unwrap());
}

async fn is_open(house: &House, token: &[u8]) -> bool {
    let kept = house.keep.session::<HashMap<String, Value>>(token).await;
    kept.unwrap().is_some()
}

async fn card(house: &House, person: PersonId) -> Card {
    house.keep.cards(person).await.unwrap().remove(0)
}

async fn told(house: &House, person: PersonId) -> Vec<CardStep> {
    let inbox = house.keep.inbox(person, false, 0, 50).await.unwrap();
    let steps = inbox.notices.into_iter().rev();
    steps
        .filter_map(|kept| match kept.notice {
            Notice::Card { step, .. } => Some(step),
            _ => None,
        })
        .collect()
}

async fn looked(house: &House) -> Looked {
    look(&house.keep, &house.identity.revocation())
        .await
        .unwrap()
}

/// A link to the app that opens the door.
async fn app(house: &House, person: PersonId) -> Anchor {
    let linked = house.keep.link_app(person, "https://app.example", "sub");
    match linked.await.unwrap() {
        Linked::Yes(app) => Anchor::App(app),
        Linked::Taken => panic!("it is someone else's"),
    }
}

#[tokio::test]
async fn a_card_on_hold_ends_its_logins_and_opens_the_door_again_afterwards() {
    let (house, person) = lived_in().await;
    let id = card(&house, person).await.id;
    logged_in(&house, person, b"by card", Anchor::Card(id)).await;
    logged_in(&house, person, b"by app", app(&house, person).await).await;
    assert_eq!(looked(&house).await.ended, 0);

    house.revocation_says(Answer::OnHold);
    looked(&house).await;
    assert!(!is_open(&house, b"by card").await);
    assert!(
        is_open(&house, b"by app").await,
        "it stands on something else"
    );
    assert_eq!(card(&house, person).await.status, CardStatus::OnHold);

    house.wait(1);
    house.revocation_says(Answer::Good);
    looked(&house).await;
    let back = card(&house, person).await;
    assert_eq!((back.id, back.status), (id, CardStatus::Active));
    assert!(matches!(
        house.login(HANAKO).await,
        Outcome::LoggedIn { card, .. } if card == id
    ));
    assert_eq!(
        told(&house, person).await,
        [CardStep::OnHold, CardStep::Back],
        "each once"
    );
}

#[tokio::test]
async fn a_card_that_is_revoked_between_logins_ends_them_and_the_person_is_told() {
    let (house, person) = lived_in().await;
    let id = card(&house, person).await.id;
    logged_in(&house, person, b"by card", Anchor::Card(id)).await;
    house.revocation_says(Answer::Revoked(Reason::KeyCompromise));
    let looked_at = looked(&house).await;
    assert_eq!((looked_at.cards, looked_at.unknown), (1, 0));
    assert!(!is_open(&house, b"by card").await);
    assert_eq!(card(&house, person).await.status, CardStatus::Revoked);
    assert_eq!(told(&house, person).await, [CardStep::Revoked]);
    house.revocation_says(Answer::Good);
    assert!(house.login(HANAKO).await == Outcome::Refused(Why::Revoked));
}

#[tokio::test]
async fn a_refused_login_ends_the_logins_that_the_card_began_before() {
    let (house, person) = lived_in().await;
    let id = card(&house, person).await.id;
    logged_in(&house, person, b"by card", Anchor::Card(id)).await;
    house.revocation_says(Answer::Revoked(Reason::Other));
    assert!(house.login(HANAKO).await == Outcome::Refused(Why::Revoked));
    assert!(!is_open(&house, b"by card").await);
}

#[tokio::test]
async fn where_nobody_can_say_logins_go_on_and_none_begins() {
    let (house, person) = lived_in().await;
    let id = card(&house, person).await.id;
    logged_in(&house, person, b"by card", Anchor::Card(id)).await;
    house.revocation_says(Answer::Unknown);
    let looked_at = looked(&house).await;
    assert_eq!((looked_at.unknown, looked_at.ended), (1, 0));
    assert!(is_open(&house, b"by card").await);
    assert!(house.login(HANAKO).await == Outcome::Refused(Why::Unavailable));
}

#[tokio::test]
async fn cards_of_people_who_are_not_logged_in_are_not_asked_about() {
    let (house, person) = lived_in().await;
    house.revocation_says(Answer::OnHold);
    assert_eq!(looked(&house).await.cards, 0);
    assert_eq!(card(&house, person).await.status, CardStatus::Active);
}

#[tokio::test]
async fn a_login_that_stands_on_a_card_that_closed_unnoticed_is_found() {
    let (house, person) = lived_in().await;
    let id = card(&house, person).await.id;
    let removed = house.keep.set_card_status(person, id, CardStatus::Removed);
    assert!(removed.await.unwrap());
    logged_in(&house, person, b"left over", Anchor::Card(id)).await;
    assert_eq!(looked(&house).await.ended, 1);
    assert!(!is_open(&house, b"left over").await);
}

#[tokio::test]
async fn a_certificate_is_told_of_before_it_ends_and_ends_its_logins_when_it_does() {
    let (house, person) = lived_in().await;
    let Card { id, not_after, .. } = card(&house, person).await;
    house.clock.set(not_after - TimeDelta::days(89));
    for token in [b"one".as_slice(), b"two"] {
        logged_in(&house, person, token, Anchor::Card(id)).await;
        looked(&house).await;
    }
    let on = jst_date(not_after);
    assert_eq!(told(&house, person).await, [CardStep::Ending { on }]);

    house.clock.set(not_after);
    logged_in(&house, person, b"last second", Anchor::Card(id)).await;
    assert_eq!(looked(&house).await.ended, 0);
    house.wait(1);
    assert_eq!(looked(&house).await.ended, 1);
    assert_eq!(card(&house, person).await.status, CardStatus::Active);
}

#[tokio::test]
async fn a_renewed_certificate_takes_the_place_of_the_one_before_once_it_is_proved() {
    let (house, person) = lived_in().await;
    let before = card(&house, person).await;
    logged_in(&house, person, b"before", Anchor::Card(before.id)).await;
    house.renew(HANAKO).await;
    let pending = house.unknown(HANAKO).await;
    assert!(pending.question != before.question, "another certificate");
    assert!(is_open(&house, b"before").await, "nothing has changed yet");
    let Outcome::Registered {
        person: who,
        card: id,
        ..
    } = house.register(pending, HANAKO).await
    else {
        panic!("not registered");
    };
    assert_eq!(who, person);
    assert!(!is_open(&house, b"before").await);
    let mut history: Vec<_> = house.keep.cards(person).await.unwrap();
    history.sort_by_key(|card| card.id == id);
    let statuses: Vec<_> = history.iter().map(|card| card.status).collect();
    assert_eq!(statuses, [CardStatus::Replaced, CardStatus::Active]);
    assert_eq!(
        history[0].history.len(),
        2,
        "what it was stays written down"
    );
    assert_eq!(told(&house, person).await, [CardStep::Renewed]);
}

#[tokio::test]
async fn nobody_takes_the_place_of_anothers_card_with_a_signature_of_their_own() {
    let (house, person) = lived_in().await;
    house.renew(HANAKO).await;
    let pending = house.unknown(HANAKO).await;
    assert!(matches!(
        house.register(pending, TARO).await,
        Outcome::Desk(_)
    ));
    assert_eq!(card(&house, person).await.status, CardStatus::Active);
    assert_eq!(told(&house, person).await, []);
}

#[tokio::test]
async fn a_move_or_a_marriage_ends_the_signature_and_not_the_login() {
    let (house, person) = lived_in().await;
    let id = card(&house, person).await.id;
    logged_in(&house, person, b"by card", Anchor::Card(id)).await;
    let moved = Answer::Revoked(Reason::AffiliationChanged);
    house.revocation_says_of_each([Answer::Good, moved]);
    looked(&house).await;
    assert!(is_open(&house, b"by card").await);
    assert!(matches!(
        house.login(HANAKO).await,
        Outcome::LoggedIn { .. }
    ));
    assert_eq!(told(&house, person).await, []);
    assert_eq!(
        card(&house, person).await.question.unwrap().usage,
        Usage::Authentication
    );

    house.renew(HANAKO).await;
    let pending = house.unknown(HANAKO).await;
    let refused = house.register(pending.clone(), HANAKO).await;
    assert!(refused == Outcome::Refused(Why::SignatureEnded));
    assert_eq!(card(&house, person).await.status, CardStatus::Active);
    house.revocation_says(Answer::Good);
    assert!(matches!(
        house.register(pending, HANAKO).await,
        Outcome::Registered { .. }
    ));
}

#[tokio::test]
async fn a_card_that_is_revoked_while_it_waits_for_its_registration_stays_revoked() {
    let (house, person) = lived_in().await;
    let Card { id, .. } = card(&house, person).await;
    let remove = house.keep.set_card_status(person, id, CardStatus::Removed);
    remove.await.unwrap();
    let pending = house.unknown(HANAKO).await;
    let revoke = house.keep.set_card_status(person, id, CardStatus::Revoked);
    revoke.await.unwrap();
    assert!(house.register(pending, HANAKO).await == Outcome::Refused(Why::Revoked));
    assert_eq!(card(&house, person).await.status, CardStatus::Revoked);
}

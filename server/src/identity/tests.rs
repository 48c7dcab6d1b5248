//! Whom a card makes known, and what never makes anyone known.

use hikae_card::Usage;
use hikae_card::message::{Purpose, SignedText};
use hikae_card::revocation::{Answer, Reason};

use super::testing::{HANAKO, House, TARO};
use super::{Answered, Outcome, Why};
use crate::keep::{CardStatus, Claim, NewCard};

fn refused(outcome: &Outcome) -> Option<Why> {
    match outcome {
        Outcome::Refused(why) => Some(*why),
        _ => None,
    }
}

fn is_login(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::LoggedIn { .. })
}

#[tokio::test]
async fn a_card_is_registered_at_its_first_use_and_opens_the_door_from_then_on() {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    match house.login(HANAKO).await {
        Outcome::LoggedIn {
            person: who, next, ..
        } => {
            assert_eq!((who, next.as_str()), (person, "/home"));
        }
        _ => panic!("not logged in"),
    }
    let cards = house.keep.cards(person).await.unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!(
        (cards[0].status, cards[0].label.len()),
        (CardStatus::Active, 4)
    );
}

#[tokio::test]
async fn what_revocation_is_asked_with_is_kept_also_for_cards_from_before() {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    let asked = async |person| house.keep.cards(person).await.unwrap()[0].question.clone();
    let question = asked(person).await.unwrap();
    assert_eq!(question.usage, Usage::Authentication);
    assert!(!question.serial.is_empty() && !question.points.is_empty());

    let taro = house.enroll(TARO).await;
    let card = house.unknown(TARO).await;
    let before = NewCard {
        person: taro,
        identity: card.identity,
        not_after: card.not_after,
        label: card.label,
        question: None,
        at_desk: false,
    };
    house.keep.register_card(&before).await.unwrap();
    assert_eq!(asked(taro).await, None);
    assert!(is_login(&house.login(TARO).await));
    assert_eq!(asked(taro).await, card.question);
}

#[tokio::test]
async fn one_answer_uses_up_a_ceremony_and_one_browser_takes_its_outcome_once() {
    let house = House::new().await;
    let browser = House::browser();
    let id = house.identity.begin_login(&browser, "/home").await.unwrap();
    assert!(matches!(
        house.identity.claim(id, &browser).await.unwrap(),
        Claim::Waiting
    ));
    let answer = house.signed(id, HANAKO).await;
    let send = || {
        house
            .identity
            .answer(id, &answer.certificate, &answer.signature)
    };
    assert_eq!(send().await.unwrap(), Answered::Taken);
    assert_eq!(
        send().await.unwrap(),
        Answered::Gone,
        "a replay finds nothing"
    );
    assert!(house.identity.waiting(id).await.unwrap().is_none());

    let claim = |browser| house.identity.claim(id, browser);
    let other = House::browser();
    assert!(
        matches!(claim(&other).await.unwrap(), Claim::Gone),
        "another browser gets nothing"
    );
    assert!(matches!(claim(&browser).await.unwrap(), Claim::Outcome(_)));
    assert!(matches!(claim(&browser).await.unwrap(), Claim::Gone));
}

#[tokio::test]
async fn an_answer_after_two_minutes_is_too_late() {
    let house = House::new().await;
    let browser = House::browser();
    let id = house.identity.begin_login(&browser, "/home").await.unwrap();
    let answer = house.signed(id, HANAKO).await;
    house.wait(120);
    let sent = house
        .identity
        .answer(id, &answer.certificate, &answer.signature)
        .await;
    assert_eq!(sent.unwrap(), Answered::Gone);
    assert!(!matches!(
        house.identity.claim(id, &browser).await.unwrap(),
        Claim::Outcome(_)
    ));
}

#[tokio::test]
async fn a_wrong_answer_uses_up_the_ceremony_like_a_right_one() {
    let house = House::new().await;
    let browser = House::browser();
    let id = house.identity.begin_login(&browser, "/home").await.unwrap();
    let good = house.signed(id, HANAKO).await;
    assert_eq!(
        house.identity.answer(id, b"x", b"y").await.unwrap(),
        Answered::Taken
    );
    let late = house
        .identity
        .answer(id, &good.certificate, &good.signature)
        .await
        .unwrap();
    assert_eq!(late, Answered::Gone);
    match house.identity.claim(id, &browser).await.unwrap() {
        Claim::Outcome(outcome) => assert_eq!(refused(&outcome), Some(Why::NotAccepted)),
        _ => panic!("no outcome"),
    }
}

#[tokio::test]
async fn the_signature_for_one_ceremony_is_worth_nothing_in_another() {
    let house = House::new().await;
    house.first_use(HANAKO).await;
    let browser = House::browser();
    let one = house.identity.begin_login(&browser, "/home").await.unwrap();
    let two = house.identity.begin_login(&browser, "/home").await.unwrap();
    let answer = house.signed(one, HANAKO).await;
    house
        .identity
        .answer(two, &answer.certificate, &answer.signature)
        .await
        .unwrap();
    match house.identity.claim(two, &browser).await.unwrap() {
        Claim::Outcome(outcome) => assert_eq!(refused(&outcome), Some(Why::NotAccepted)),
        _ => panic!("no outcome"),
    }
}

#[tokio::test]
async fn the_signature_key_does_not_log_in() {
    let house = House::new().await;
    house.first_use(HANAKO).await;
    let browser = House::browser();
    let id = house.identity.begin_login(&browser, "/home").await.unwrap();
    let asked = house.identity.waiting(id).await.unwrap().unwrap().text;
    let declared = SignedText::new(
        Purpose::Register,
        asked.origin().clone(),
        id,
        *asked.challenge(),
        asked.issued(),
    );
    let card = house.reader.card(HANAKO).await.unwrap();
    let answer = house
        .reader
        .sign(HANAKO, &card.password, &declared)
        .await
        .unwrap();
    house
        .identity
        .answer(id, &answer.certificate, &answer.signature)
        .await
        .unwrap();
    match house.identity.claim(id, &browser).await.unwrap() {
        Claim::Outcome(outcome) => assert_eq!(refused(&outcome), Some(Why::NotAccepted)),
        _ => panic!("no outcome"),
    }
}

#[tokio::test]
async fn a_hold_closes_the_door_and_its_end_opens_it_again() {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    house.revocation_says(Answer::OnHold);
    assert_eq!(refused(&house.login(HANAKO).await), Some(Why::OnHold));
    assert_eq!(
        house.keep.cards(person).await.unwrap()[0].status,
        CardStatus::OnHold
    );
    house.revocation_says(Answer::Good);
    assert!(is_login(&house.login(HANAKO).await));
    assert_eq!(
        house.keep.cards(person).await.unwrap()[0].status,
        CardStatus::Active
    );
}

#[tokio::test]
async fn what_was_revoked_stays_so_even_if_an_older_list_says_otherwise() {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    house.revocation_says(Answer::Revoked(Reason::Superseded));
    assert_eq!(refused(&house.login(HANAKO).await), Some(Why::Revoked));
    house.revocation_says(Answer::Good);
    assert_eq!(refused(&house.login(HANAKO).await), Some(Why::Revoked));
    assert_eq!(
        house.keep.cards(person).await.unwrap()[0].status,
        CardStatus::Revoked
    );
}

#[tokio::test]
async fn without_an_answer_about_revocation_nobody_comes_in_and_nobody_is_registered() {
    let house = House::new().await;
    let card = house.unknown(HANAKO).await;
    house.revocation_says(Answer::Unknown);
    assert_eq!(
        refused(&house.register(card, HANAKO).await),
        Some(Why::Unavailable)
    );
    house.revocation_says(Answer::Good);
    let person = house.first_use(HANAKO).await;
    house.revocation_says(Answer::Unknown);
    assert_eq!(refused(&house.login(HANAKO).await), Some(Why::Unavailable));
    assert_eq!(
        house.keep.cards(person).await.unwrap()[0].status,
        CardStatus::Active
    );
}

#[tokio::test]
async fn who_is_not_in_the_register_is_sent_to_the_desk_with_a_number() {
    let house = House::new().await;
    let card = house.unknown(TARO).await;
    match house.register(card, TARO).await {
        Outcome::Desk(reference) => {
            assert_eq!(reference.len(), 9, "{reference}");
            assert!(reference.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
        }
        _ => panic!("not sent to the desk"),
    }
    house.unknown(TARO).await;
}

#[tokio::test]
async fn nobody_registers_a_card_that_is_someone_else_s() {
    let house = House::new().await;
    let hanako_s = house.unknown(HANAKO).await;
    house.first_use(HANAKO).await;
    let taro = house.enroll(TARO).await;
    assert!(matches!(
        house.register(hanako_s, TARO).await,
        Outcome::Desk(_)
    ));
    assert_eq!(house.keep.cards(taro).await.unwrap(), []);
}

#[tokio::test]
async fn a_new_card_takes_the_place_of_the_one_before() {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    // Another certificate, which the declaration of the same person registers.
    let newer = house.unknown(TARO).await;
    assert!(matches!(
        house.register(newer, HANAKO).await,
        Outcome::Registered { .. }
    ));
    let mut statuses: Vec<_> = house
        .keep
        .cards(person)
        .await
        .unwrap()
        .iter()
        .map(|card| card.status)
        .collect();
    statuses.sort_by_key(|status| *status != CardStatus::Replaced);
    assert_eq!(statuses, [CardStatus::Replaced, CardStatus::Active]);
    assert!(is_login(&house.login(TARO).await));
    house.unknown(HANAKO).await;
}

#[tokio::test]
async fn a_card_that_its_owner_removed_is_registered_anew() {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    let card = house.keep.cards(person).await.unwrap()[0].id;
    house
        .keep
        .set_card_status(person, card, CardStatus::Removed)
        .await
        .unwrap();
    assert_eq!(house.first_use(HANAKO).await, person);
    assert!(is_login(&house.login(HANAKO).await));
}

#[tokio::test]
async fn who_is_recognised_at_a_visit_is_not_logged_in() {
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    let browser = House::browser();
    let next = "/visit/1/choose";
    let begin = async || house.identity.begin_visit(&browser, next).await.unwrap();
    let outcome = house.outcome(begin().await, &browser, HANAKO).await;
    let recognised = Outcome::Recognised {
        person,
        next: next.to_owned(),
    };
    assert!(outcome == recognised);

    let visit = begin().await;
    let login = house.identity.begin_login(&browser, "/home").await.unwrap();
    let signed = house.signed(visit, HANAKO).await;
    let answered = house
        .identity
        .answer(login, &signed.certificate, &signed.signature)
        .await;
    assert_eq!(answered.unwrap(), Answered::Taken);
    let claimed = house.identity.claim(login, &browser).await.unwrap();
    let Claim::Outcome(outcome) = claimed else {
        panic!("no outcome");
    };
    assert_eq!(refused(&outcome), Some(Why::NotAccepted));

    house.revocation_says(Answer::OnHold);
    let outcome = house.outcome(begin().await, &browser, HANAKO).await;
    let turned_away = Outcome::NotRecognised {
        why: Some(Why::OnHold),
        next: next.to_owned(),
    };
    assert!(outcome == turned_away);
    house.revocation_says(Answer::Good);
    let outcome = house.outcome(begin().await, &browser, TARO).await;
    let stranger = Outcome::NotRecognised {
        why: None,
        next: next.to_owned(),
    };
    assert!(outcome == stranger);
}

//! Cards, sessions, ceremonies.

use super::*;

fn card(person: PersonId) -> NewCard {
    NewCard {
        person,
        identity: b"issuer and serial".to_vec(),
        not_after: noon() + TimeDelta::days(1000),
        label: "…1234".into(),
        question: None,
        at_desk: false,
    }
}

#[tokio::test]
async fn a_card_belongs_to_one_person() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let Registered::New(id) = house.register_card(&card(person)).await.unwrap() else {
        panic!("not new")
    };
    assert_eq!(
        house.register_card(&card(person)).await.unwrap(),
        Registered::Known(id)
    );
    assert_eq!(
        house.register_card(&card(other)).await.unwrap(),
        Registered::Taken
    );
    let found = house
        .card_by_identity(b"issuer and serial")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (found.id, found.person, found.status),
        (id, person, CardStatus::Active)
    );
    assert_eq!(found.label, "…1234");
    assert_eq!(
        house.card_by_identity(b"issuer and seria").await.unwrap(),
        None
    );
    assert_eq!(house.cards(person).await.unwrap(), [found]);
    assert!(house.cards(other).await.unwrap().is_empty());
    let nobody = card(house.mint(PersonId::new));
    let nobody = NewCard {
        identity: b"other".to_vec(),
        ..nobody
    };
    assert!(matches!(
        house.register_card(&nobody).await,
        Err(Error::NoSuchPerson)
    ));
}

#[tokio::test]
async fn a_card_remembers_since_when_it_was_what() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let Registered::New(id) = house.register_card(&card(person)).await.unwrap() else {
        panic!("not new")
    };
    let later = noon() + TimeDelta::hours(1);
    house.clock.set(later);
    assert!(
        !house
            .set_card_status(other, id, CardStatus::Revoked)
            .await
            .unwrap()
    );
    assert!(
        house
            .set_card_status(person, id, CardStatus::Revoked)
            .await
            .unwrap()
    );
    assert!(
        !house
            .set_card_status(person, id, CardStatus::Revoked)
            .await
            .unwrap()
    );
    let card = &house.cards(person).await.unwrap()[0];
    assert_eq!(card.status, CardStatus::Revoked);
    assert_eq!(
        card.history,
        [(noon(), CardStatus::Active), (later, CardStatus::Revoked)]
    );
}

#[tokio::test]
async fn an_ended_session_never_comes_back() {
    let house = house().await;
    let soon = noon() + TimeDelta::minutes(15);
    assert!(
        house
            .create_session(b"token", None, soon, &"a")
            .await
            .unwrap()
    );
    assert!(
        !house
            .create_session(b"token", None, soon, &"b")
            .await
            .unwrap()
    );
    house.delete_session(b"token").await.unwrap();
    assert!(
        !house
            .save_session(b"token", None, soon, &"c")
            .await
            .unwrap()
    );
    assert_eq!(house.session::<String>(b"token").await.unwrap(), None);
}

#[tokio::test]
async fn an_expired_session_is_gone_and_cannot_be_saved() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let soon = noon() + TimeDelta::minutes(15);
    house
        .create_session(b"token", Some(person), soon, &"a")
        .await
        .unwrap();
    house.clock.set(soon);
    assert_eq!(house.session::<String>(b"token").await.unwrap(), None);
    let longer = soon + TimeDelta::minutes(15);
    assert!(
        !house
            .save_session(b"token", Some(person), longer, &"b")
            .await
            .unwrap()
    );
    assert!(
        house
            .sessions_of::<String>(person)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(house.sweep().await.unwrap(), 0);
    house.clock.set(longer);
    assert_eq!(house.sweep().await.unwrap(), 1);
}

#[tokio::test]
async fn a_saved_session_holds_what_was_saved() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let soon = noon() + TimeDelta::minutes(15);
    house
        .create_session(b"token", None, soon, &"before")
        .await
        .unwrap();
    let saved = noon() + TimeDelta::minutes(5);
    house.clock.set(saved);
    let longer = saved + TimeDelta::minutes(15);
    assert!(
        house
            .save_session(b"token", Some(person), longer, &"after")
            .await
            .unwrap()
    );
    let session = house.session::<String>(b"token").await.unwrap().unwrap();
    assert_eq!(
        (session.person, session.content.as_str()),
        (Some(person), "after")
    );
    assert_eq!(
        (session.created_at, session.saved_at, session.expires_at),
        (noon(), saved, longer)
    );
}

#[tokio::test]
async fn a_person_sees_and_ends_their_own_sessions_only() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let soon = noon() + TimeDelta::minutes(15);
    for (token, owner) in [
        (b"a", person),
        (b"b", person),
        (b"c", person),
        (b"d", other),
    ] {
        house
            .create_session(token, Some(owner), soon, &"")
            .await
            .unwrap();
    }
    let handle = |token: &'static [u8]| async {
        house
            .session::<String>(token)
            .await
            .unwrap()
            .map(|session| session.handle)
    };
    let (a, b) = (handle(b"a").await.unwrap(), handle(b"b").await.unwrap());
    assert!(!house.end_session(other, a).await.unwrap());
    assert!(house.end_session(person, a).await.unwrap());
    assert_eq!(handle(b"a").await, None);
    assert_eq!(house.end_other_sessions(person, Some(b)).await.unwrap(), 1);
    let left = house.sessions_of::<String>(person).await.unwrap();
    assert_eq!(
        left.iter()
            .map(|session| session.handle)
            .collect::<Vec<_>>(),
        [b]
    );
    assert!(handle(b"d").await.is_some());
}

#[tokio::test]
async fn a_ceremony_is_answered_once_and_its_outcome_taken_once_by_its_browser() {
    let house = house().await;
    let id = house.mint(CeremonyId::new);
    let end = noon() + TimeDelta::seconds(120);
    house
        .open_ceremony(id, b"browser", end, &"challenge")
        .await
        .unwrap();
    assert_eq!(
        house.ceremony::<String>(id).await.unwrap().as_deref(),
        Some("challenge")
    );
    let claim = |browser: &'static [u8]| house.claim_ceremony::<String>(id, browser);
    assert_eq!(claim(b"browser").await.unwrap(), Claim::Waiting);
    assert_eq!(claim(b"another").await.unwrap(), Claim::Gone);
    assert!(!house.settle_ceremony(id, &"too early").await.unwrap());

    let consumed = house.consume_ceremony::<String>(id).await.unwrap();
    assert_eq!(consumed.as_deref(), Some("challenge"));
    assert_eq!(house.consume_ceremony::<String>(id).await.unwrap(), None);
    assert_eq!(house.ceremony::<String>(id).await.unwrap(), None);
    assert_eq!(claim(b"browser").await.unwrap(), Claim::Answered);

    assert!(house.settle_ceremony(id, &"outcome").await.unwrap());
    assert!(!house.settle_ceremony(id, &"another").await.unwrap());
    assert_eq!(claim(b"another").await.unwrap(), Claim::Gone);
    assert_eq!(
        claim(b"browser").await.unwrap(),
        Claim::Outcome("outcome".into())
    );
    assert_eq!(claim(b"browser").await.unwrap(), Claim::Gone);
}

#[tokio::test]
async fn an_expired_ceremony_is_not_answered_but_an_answer_in_time_is_still_taken() {
    let house = house().await;
    let end = noon() + TimeDelta::seconds(120);
    let (late, just) = (house.mint(CeremonyId::new), house.mint(CeremonyId::new));
    for id in [late, just] {
        house
            .open_ceremony(id, b"browser", end, &"challenge")
            .await
            .unwrap();
    }
    house.clock.set(end - TimeDelta::seconds(1));
    assert!(
        house
            .consume_ceremony::<String>(just)
            .await
            .unwrap()
            .is_some()
    );
    house.clock.set(end);
    assert_eq!(house.consume_ceremony::<String>(late).await.unwrap(), None);
    house.settle_ceremony(just, &"outcome").await.unwrap();
    let claim = house
        .claim_ceremony::<String>(just, b"browser")
        .await
        .unwrap();
    assert_eq!(claim, Claim::Outcome("outcome".into()));
    house.clock.set(end + TimeDelta::minutes(3));
    let claim = house
        .claim_ceremony::<String>(late, b"browser")
        .await
        .unwrap();
    assert_eq!(claim, Claim::Gone);
    assert_eq!(house.sweep().await.unwrap(), 2);
}

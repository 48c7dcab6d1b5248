//! What a passkey opens, and what it does not.

use chrono::TimeDelta;
use hikae_card::revocation::{Answer, Reason};
use hikae_core::ids::{CeremonyId, PersonId};
use hikae_core::login::Anchor;
use hikae_core::notice::{AccountChange, Notice};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::*;
use crate::ambient::Clock as _;
use crate::identity::browser::Browser;
use crate::identity::standing;
use crate::identity::testing::{HANAKO, House, TARO};
use crate::keep::{CardStatus, Linked, NewCard, Registered};
use crate::staff::authenticator::Authenticator;

fn answer<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// 見本 花子, whose card is registered, with a passkey.
struct Home {
    house: House,
    person: PersonId,
    anchor: Anchor,
    number: LoginNumber,
    passkey: Authenticator,
}

impl Home {
    async fn new() -> Self {
        let house = House::new().await;
        let person = house.first_use(HANAKO).await;
        let card = house.keep.cards(person).await.unwrap().remove(0);
        let anchor = Anchor::Card(card.id);
        let mut passkey = Authenticator::new(1);
        add(&house, (person, anchor), &mut passkey).await.unwrap();
        let ring = house.keep.key_ring(person).await.unwrap();
        Self {
            number: ring.account.unwrap().number,
            house,
            person,
            anchor,
            passkey,
        }
    }

    /// Logs in, named by the number or found by the browser.
    async fn login(
        &mut self,
        number: Option<LoginNumber>,
    ) -> Result<(PersonId, Anchor), PasskeyError> {
        login(&self.house, number, &mut self.passkey).await
    }

    async fn key(&self) -> Key {
        let ring = self.house.keep.key_ring(self.person).await.unwrap();
        ring.keys.into_iter().next().unwrap()
    }

    /// What the person was told of their account, newest first.
    async fn told(&self) -> Vec<AccountChange> {
        let inbox = self.house.keep.inbox(self.person, false, 0, 100).await;
        let notices = inbox.unwrap().notices.into_iter();
        notices
            .filter_map(|kept| match kept.notice {
                Notice::Account { change } => Some(change),
                _ => None,
            })
            .collect()
    }
}

async fn add(
    house: &House,
    whose: (PersonId, Anchor),
    passkey: &mut Authenticator,
) -> Result<[u8; 32], PasskeyError> {
    house.wait(1);
    let (identity, browser) = (&house.identity, House::browser());
    let asked = identity.begin_passkey(&browser, whose, "見本 花子").await?;
    let made = answer(passkey.register(&asked.options));
    identity
        .add_passkey(&browser, asked.ceremony, whose.0, &made, "スマホ")
        .await
}

async fn login(
    house: &House,
    number: Option<LoginNumber>,
    passkey: &mut Authenticator,
) -> Result<(PersonId, Anchor), PasskeyError> {
    house.wait(1);
    let (identity, browser) = (&house.identity, House::browser());
    let asked = identity.begin_passkey_login(&browser, number).await?;
    let proof = answer(passkey.prove(&asked.options));
    identity
        .passkey_login(&browser, asked.ceremony, &proof)
        .await
}

fn ids(options: &Value) -> Vec<String> {
    let allowed = options["allowCredentials"].as_array().unwrap();
    let id = |key: &Value| key["id"].as_str().unwrap().to_owned();
    allowed.iter().map(id).collect()
}

#[tokio::test]
async fn a_passkey_logs_its_owner_in_by_number_or_found_by_the_browser() {
    let mut home = Home::new().await;
    let number = home.number;
    assert_eq!(home.key().await.used, None);
    for named in [Some(number), None] {
        let who = home.login(named).await.unwrap();
        assert_eq!(who, (home.person, home.anchor));
    }
    let key = home.key().await;
    assert_eq!(key.used, Some(home.house.clock.now()));
    assert_eq!((key.name.as_str(), key.synced()), ("スマホ", false));
    let name = "スマホ".to_owned();
    assert_eq!(home.told().await, [AccountChange::PasskeyAdded { name }]);
}

#[tokio::test]
async fn a_person_keeps_one_number_for_all_passkeys_and_after_the_last() {
    let home = Home::new().await;
    let whose = (home.person, home.anchor);
    let mut second = Authenticator::new(2);
    let handle = add(&home.house, whose, &mut second).await.unwrap();
    assert_eq!(second.handle, home.passkey.handle);
    let keep = &home.house.keep;
    assert_eq!(keep.key_ring(home.person).await.unwrap().keys.len(), 2);
    assert!(keep.remove_key(home.person, handle).await.unwrap());
    assert!(!keep.remove_key(home.person, handle).await.unwrap());
    assert_eq!(keep.end_keys(home.person, |_| false).await.unwrap(), 0);
    assert_eq!(keep.end_keys(home.person, |_| true).await.unwrap(), 1);
    assert_eq!(keep.end_keys(home.person, |_| true).await.unwrap(), 0);
    let ring = keep.key_ring(home.person).await.unwrap();
    assert!(ring.keys.is_empty());
    assert_eq!(ring.account.unwrap().number, home.number);
    assert_eq!(home.told().await.len(), 4);
    let refused = login(&home.house, None, &mut second).await;
    assert!(matches!(refused, Err(PasskeyError::Refused)));
}

#[tokio::test]
async fn who_is_not_verified_by_the_authenticator_neither_makes_a_passkey_nor_logs_in() {
    let mut home = Home::new().await;
    home.passkey.verifies = false;
    for named in [Some(home.number), None] {
        let refused = home.login(named).await;
        assert!(matches!(refused, Err(PasskeyError::Refused)));
    }
    let mut careless = Authenticator::new(2);
    careless.verifies = false;
    let refused = add(&home.house, (home.person, home.anchor), &mut careless).await;
    assert!(matches!(refused, Err(PasskeyError::Refused)));
}

#[tokio::test]
async fn an_answer_given_at_another_site_is_refused() {
    let mut home = Home::new().await;
    home.passkey.origin = "https://hikae.example".to_owned();
    for named in [Some(home.number), None] {
        let refused = home.login(named).await;
        assert!(matches!(refused, Err(PasskeyError::Refused)));
    }
}

#[tokio::test]
async fn a_passkey_opens_no_door_but_its_owners() {
    let mut home = Home::new().await;
    let other = home.house.enroll(TARO).await;
    let card = NewCard {
        person: other,
        identity: b"another".to_vec(),
        not_after: home.house.clock.now() + TimeDelta::days(1000),
        label: "0002".to_owned(),
        question: None,
        at_desk: false,
    };
    home.house.keep.register_card(&card).await.unwrap();
    let theirs = home.house.keep.cards(other).await.unwrap().remove(0).id;
    let whose = (other, Anchor::Card(theirs));
    let mut passkey = Authenticator::new(2);
    add(&home.house, whose, &mut passkey).await.unwrap();
    let ring = home.house.keep.key_ring(other).await.unwrap();
    let number = ring.account.unwrap().number;

    let crossed = home.login(Some(number)).await;
    assert!(matches!(crossed, Err(PasskeyError::Refused)));
    // One that says that it is another's.
    home.passkey.handle = passkey.handle;
    for named in [Some(home.number), None] {
        let refused = home.login(named).await;
        assert!(matches!(refused, Err(PasskeyError::Refused)));
    }
    // Found by the browser, it must say whose it is.
    home.passkey.handle = None;
    assert!(matches!(home.login(None).await, Err(PasskeyError::Refused)));
    assert!(home.login(Some(home.number)).await.is_ok());
    let again = add(&home.house, whose, &mut home.passkey).await;
    assert!(matches!(again, Err(PasskeyError::Known)));
}

#[tokio::test]
async fn a_passkey_that_stands_on_the_app_opens_as_long_as_the_app_is_used_and_linked() {
    const ISSUER: &str = "https://app.example";
    let house = House::new().await;
    let person = house.first_use(HANAKO).await;
    let linked = house.keep.link_app(person, ISSUER, "a").await.unwrap();
    let Linked::Yes(app) = linked else {
        panic!("{linked:?}")
    };
    let mut passkey = Authenticator::new(1);
    let anchor = Anchor::App(app);
    add(&house, (person, anchor), &mut passkey).await.unwrap();
    let who = login(&house, None, &mut passkey).await.unwrap();
    assert_eq!(who, (person, anchor));

    let last = house.clock.now();
    house.clock.set(last + TimeDelta::days(90));
    let unused = login(&house, None, &mut passkey).await;
    assert!(matches!(unused, Err(PasskeyError::Again)));
    let used = house.keep.use_app(ISSUER, "a").await.unwrap();
    assert_eq!(used, Some((person, app)));
    assert!(login(&house, None, &mut passkey).await.is_ok());

    assert!(house.keep.remove_app(person, app).await.unwrap());
    let unlinked = login(&house, None, &mut passkey).await;
    assert!(matches!(unlinked, Err(PasskeyError::Again)));
}

#[tokio::test]
async fn a_number_that_is_nobodys_is_asked_for_passkeys_like_any_other() {
    let mut home = Home::new().await;
    let mut lengths = std::collections::BTreeSet::new();
    for _ in 0..40 {
        let nobodys = LoginNumber::draw(&crate::ambient::SystemEntropy);
        let ask = async || {
            let browser = House::browser();
            let asked = home
                .house
                .identity
                .begin_passkey_login(&browser, Some(nobodys));
            asked.await.unwrap().options
        };
        let (one, other) = (ask().await, ask().await);
        assert_ne!(one["challenge"], other["challenge"]);
        assert_eq!(ids(&one), ids(&other), "asking twice tells nothing");
        lengths.extend(ids(&one).iter().map(String::len));
        let refused = home.login(Some(nobodys)).await;
        assert!(matches!(refused, Err(PasskeyError::Refused)));
    }
    assert_eq!(lengths.len(), 4, "as long as those of several makers");
    let browser = House::browser();
    let asked = home
        .house
        .identity
        .begin_passkey_login(&browser, Some(home.number));
    let real = asked.await.unwrap().options;
    let nobodys = LoginNumber::draw(&crate::ambient::SystemEntropy);
    let asked = home
        .house
        .identity
        .begin_passkey_login(&browser, Some(nobodys));
    let decoy = asked.await.unwrap().options;
    let names = |options: &Value| {
        options
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&real), names(&decoy));
    assert_eq!(real["userVerification"], "required");
}

#[tokio::test]
async fn whoever_signs_for_what_stands_in_for_nobody_is_refused() {
    let home = Home::new().await;
    let nobodys = LoginNumber::draw(&crate::ambient::SystemEntropy);
    // Its key is the base point: the secret is 1.
    let mut anyone = Authenticator::of_key([
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1,
    ]);
    anyone.handle = home.passkey.handle.clone();
    for named in [Some(nobodys), Some(home.number), None] {
        let refused = login(&home.house, named, &mut anyone).await;
        assert!(matches!(refused, Err(PasskeyError::Refused)));
    }
}

#[tokio::test]
async fn a_copied_passkey_is_stopped_and_its_owner_told() {
    let mut home = Home::new().await;
    let mut copy = home.passkey.clone();
    for _ in 0..3 {
        home.login(None).await.unwrap();
    }
    let number = Some(home.number);
    let refused = login(&home.house, number, &mut copy).await;
    assert!(matches!(refused, Err(PasskeyError::Cloned)));
    assert!(home.key().await.stopped.is_some());
    let name = "スマホ".to_owned();
    let told = home.told().await;
    assert_eq!(told.first(), Some(&AccountChange::PasskeyCopied { name }));
    // Which of the two is the owner's, nobody knows.
    copy.counter = 1000;
    for passkey in [&mut copy, &mut home.passkey] {
        let refused = login(&home.house, None, passkey).await;
        assert!(matches!(refused, Err(PasskeyError::Cloned)));
    }
    assert_eq!(home.told().await.len(), told.len(), "told once");
    let browser = House::browser();
    let asked = home.house.identity.begin_passkey_login(&browser, number);
    let offered = ids(&asked.await.unwrap().options);
    let decoys = home.house.keep.key_decoys(home.number);
    assert_eq!(offered.len(), decoys.len(), "it is not asked for any more");
}

#[tokio::test]
async fn a_copy_that_answers_a_question_asked_before_is_found_out_too() {
    let mut home = Home::new().await;
    let (identity, browser) = (&home.house.identity, House::browser());
    let early = identity.begin_passkey_login(&browser, None).await.unwrap();
    let mut copy = home.passkey.clone();
    login(&home.house, None, &mut home.passkey).await.unwrap();
    let proof = answer(copy.prove(&early.options));
    let refused = identity.passkey_login(&browser, early.ceremony, &proof);
    assert!(matches!(refused.await, Err(PasskeyError::Cloned)));
}

#[tokio::test]
async fn a_passkey_that_does_not_count_is_never_taken_for_a_copy() {
    let mut home = Home::new().await;
    for _ in 0..3 {
        home.passkey.counts = false;
        home.login(None).await.unwrap();
    }
}

#[tokio::test]
async fn a_ceremony_is_answered_once_in_time_and_by_the_browser_that_began_it() {
    let mut home = Home::new().await;
    let identity = &home.house.identity;
    let browser = House::browser();
    let asked = identity.begin_passkey_login(&browser, None).await.unwrap();
    let proof = answer(home.passkey.prove(&asked.options));
    let finish = async |browser: &Browser, ceremony: CeremonyId| {
        identity.passkey_login(browser, ceremony, &proof).await
    };
    let elsewhere = finish(&House::browser(), asked.ceremony).await;
    assert!(matches!(elsewhere, Err(PasskeyError::Gone)));
    assert!(finish(&browser, asked.ceremony).await.is_ok());
    let replayed = finish(&browser, asked.ceremony).await;
    assert!(matches!(replayed, Err(PasskeyError::Gone)));

    let late = identity.begin_passkey_login(&browser, None).await.unwrap();
    home.house.clock.set(home.house.clock.now() + CEREMONY);
    let proof = answer(home.passkey.prove(&late.options));
    let late = identity
        .passkey_login(&browser, late.ceremony, &proof)
        .await;
    assert!(matches!(late, Err(PasskeyError::Gone)));

    // What was asked for one purpose is no answer to another.
    let whose = (home.person, home.anchor);
    let making = identity.begin_passkey(&browser, whose, "見本 花子").await;
    let proof = answer(home.passkey.prove(&asked.options));
    let crossed = identity
        .passkey_login(&browser, making.unwrap().ceremony, &proof)
        .await;
    assert!(matches!(crossed, Err(PasskeyError::Gone)));
}

#[tokio::test]
async fn a_passkey_is_made_for_who_began_and_ten_at_most() {
    let home = Home::new().await;
    let whose = (home.person, home.anchor);
    let (identity, browser) = (&home.house.identity, House::browser());
    let asked = identity.begin_passkey(&browser, whose, "見本 花子").await;
    let Options { ceremony, options } = asked.unwrap();
    let made = answer(Authenticator::new(2).register(&options));
    let other = home.house.enroll(TARO).await;
    let theirs = identity.add_passkey(&browser, ceremony, other, &made, "x");
    assert!(matches!(theirs.await, Err(PasskeyError::Gone)));
    assert_eq!(
        options["authenticatorSelection"]["residentKey"],
        "preferred"
    );
    for number in 2..=10 {
        let mut passkey = Authenticator::new(number);
        add(&home.house, whose, &mut passkey).await.unwrap();
    }
    let many = add(&home.house, whose, &mut Authenticator::new(11)).await;
    assert!(matches!(many, Err(PasskeyError::Many)));
}

#[tokio::test]
async fn a_passkey_waits_while_its_card_is_on_hold_and_comes_back_with_it() {
    let mut home = Home::new().await;
    home.house.revocation_says(Answer::OnHold);
    let held = home.login(None).await;
    assert!(matches!(held, Err(PasskeyError::Card(Why::OnHold))));
    let card = home.house.keep.cards(home.person).await.unwrap().remove(0);
    assert_eq!(card.status, CardStatus::OnHold);
    home.house.revocation_says(Answer::Unknown);
    let unknown = home.login(None).await;
    assert!(matches!(unknown, Err(PasskeyError::Card(Why::Unavailable))));
    home.house.revocation_says(Answer::Good);
    assert!(home.login(None).await.is_ok());
}

#[tokio::test]
async fn a_passkey_ends_with_its_card_and_the_person_is_told() {
    let mut home = Home::new().await;
    home.house
        .revocation_says(Answer::Revoked(Reason::Superseded));
    let revoked = home.login(None).await;
    assert!(matches!(revoked, Err(PasskeyError::Card(Why::Revoked))));
    assert_eq!(
        home.told().await.first(),
        Some(&AccountChange::PasskeysEnded)
    );
    let ring = home.house.keep.key_ring(home.person).await.unwrap();
    assert!(ring.keys.is_empty());
    home.house.revocation_says(Answer::Good);
    let gone = home.login(None).await;
    assert!(matches!(gone, Err(PasskeyError::Refused)));
}

#[tokio::test]
async fn a_passkey_ends_when_another_card_takes_the_place_of_its_own() {
    let mut home = Home::new().await;
    let (keep, person) = (home.house.keep.clone(), home.person);
    home.house.wait(1);
    let newer = NewCard {
        person,
        identity: b"newer".to_vec(),
        not_after: home.house.clock.now() + TimeDelta::days(1000),
        label: "0002".to_owned(),
        question: None,
        at_desk: false,
    };
    let Registered::New(card) = keep.register_card(&newer).await.unwrap() else {
        panic!("not new")
    };
    let other = home.login(None).await;
    assert!(matches!(other, Err(PasskeyError::Again)), "at once");
    standing::take_over(&keep, person, card).await.unwrap();
    assert!(keep.key_ring(person).await.unwrap().keys.is_empty());
    assert_eq!(
        home.told().await.first(),
        Some(&AccountChange::PasskeysEnded)
    );
}

#[tokio::test]
async fn whoever_stops_everything_has_no_passkeys_left() {
    let mut home = Home::new().await;
    let keep = home.house.keep.clone();
    assert!(keep.stop_account(home.person, true, "x").await.unwrap());
    let ring = keep.key_ring(home.person).await.unwrap();
    assert!(ring.keys.is_empty());
    let gone = home.login(None).await;
    assert!(matches!(gone, Err(PasskeyError::Refused)));
}

#[tokio::test]
async fn a_passkey_stops_when_the_certificate_of_its_card_has_run_out() {
    let mut home = Home::new().await;
    let card = home.house.keep.cards(home.person).await.unwrap().remove(0);
    home.house.clock.set(card.not_after - TimeDelta::seconds(1));
    assert!(home.login(None).await.is_ok(), "the last second counts");
    let expired = home.login(None).await;
    assert!(matches!(expired, Err(PasskeyError::Card(Why::Expired))));
}

#[tokio::test]
async fn where_revocation_cannot_be_asked_the_card_has_to_come_again() {
    let house = House::new().await;
    let person = house.enroll(HANAKO).await;
    let card = house.unknown(HANAKO).await;
    let before = NewCard {
        person,
        identity: card.identity,
        not_after: card.not_after,
        label: card.label,
        question: None,
        at_desk: false,
    };
    house.keep.register_card(&before).await.unwrap();
    let card = house.keep.cards(person).await.unwrap().remove(0).id;
    let whose = (person, Anchor::Card(card));
    let mut passkey = Authenticator::new(1);
    add(&house, whose, &mut passkey).await.unwrap();
    let asked = login(&house, None, &mut passkey).await;
    assert!(matches!(asked, Err(PasskeyError::Again)));
    house.login(HANAKO).await;
    assert!(login(&house, None, &mut passkey).await.is_ok());
}

#[tokio::test]
async fn where_browsers_bind_no_passkeys_there_are_none() {
    for (origin, there) in [
        ("https://hikae.example", true),
        ("http://localhost:8080", true),
        ("http://127.0.0.1:8080", false),
    ] {
        let origin = Url::parse(origin).unwrap();
        assert_eq!(relying_party(&origin).is_some(), there, "{origin}");
    }
}

#[test]
fn a_name_is_what_shows_of_it_and_fits_on_a_line() {
    assert_eq!(
        name(" わたしの\u{7}スマホ ").as_deref(),
        Some("わたしのスマホ")
    );
    assert_eq!(name(&"長".repeat(40)).map(|name| name.len()), Some(120));
    for wrong in ["", "  ", "\n", &"長".repeat(41)] {
        assert_eq!(name(wrong), None);
    }
}

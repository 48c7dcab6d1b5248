use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use hikae_core::case::{self, Contact, Finding, Subject, Words};
use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Channel, Outcome, StaffRole};
use hikae_core::ids::{CaseId, CeremonyId, EntryId, InstitutionId, PersonId, ProcessId, StaffId};
use hikae_core::notice::{CaseStep, Notice};
use hikae_core::record::Category;
use hikae_core::resident::{Resident, Sex};
use hikae_core::staff::{Member, Post, Role};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use webauthn_rs::prelude::AttestationCaListBuilder;

use super::audit::{Action, Actor};
use super::authenticator::Authenticator;
use super::cases::About;
use super::oversight::{Authority, Place, Search};
use super::session::NewSession;
use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::demo::institutions::{self, Part, Play};
use crate::disclosure::{Reason, history};
use crate::identity::browser::Browser;
use crate::keep::NewCase;
use crate::log;
use crate::vault::RootKey;

struct Office {
    staff: Staff,
    keep: Keep,
    clock: Arc<FixedClock>,
    _folder: TempDir,
}

fn browser() -> Browser {
    Browser::new(&SystemEntropy)
}

fn post(roles: &[Role]) -> Post {
    Post::Office {
        office: "総務課".to_owned(),
        roles: BTreeSet::from_iter(roles.iter().copied()),
    }
}

fn answer<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

impl Office {
    async fn new() -> Self {
        Self::taking(None).await
    }

    /// An office that takes passkeys of these makers only.
    async fn taking(attestation: Option<AttestationCaList>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new("2026-11-21T03:00:00Z".parse().unwrap()));
        let entropy = Arc::new(SystemEntropy);
        let file = folder.path().join("hikae.sqlite");
        let keep = Keep::open_sqlite(&file, RootKey::new([1; 32]), clock.clone(), entropy.clone())
            .await
            .unwrap();
        let staff = Staff::new(Parts {
            keep: keep.clone(),
            clock: clock.clone(),
            entropy,
            origin: "http://localhost:8080",
            attestation,
        })
        .unwrap();
        Self {
            staff,
            keep,
            clock,
            _folder: folder,
        }
    }

    fn wait(&self, time: TimeDelta) {
        self.clock.set(self.clock.now() + time);
    }

    async fn invite(&self, login: &str, post: Post) -> Invitation {
        self.later();
        let new = NewMember {
            login: login.to_owned(),
            name: format!("架空 {login}"),
            post,
        };
        self.staff.invite(Actor::Operator, new).await.unwrap()
    }

    async fn take_up(
        &self,
        invitation: &Invitation,
        passkey: &mut Authenticator,
    ) -> Result<(), StaffError> {
        self.later();
        let browser = browser();
        let Options { ceremony, options } = self
            .staff
            .begin_joining(&browser, &invitation.token)
            .await?;
        let made = answer(passkey.register(&options));
        self.staff
            .join(
                &browser,
                ceremony,
                &invitation.token,
                &made,
                "Windows / Edge",
            )
            .await
    }

    async fn member(&self, login: &str, roles: &[Role], number: u8) -> (StaffId, Authenticator) {
        self.post(login, post(roles), number).await
    }

    async fn post(&self, login: &str, post: Post, number: u8) -> (StaffId, Authenticator) {
        let mut passkey = Authenticator::new(number);
        let invitation = self.invite(login, post).await;
        self.take_up(&invitation, &mut passkey).await.unwrap();
        let standing = self.keep.member_called(login).await.unwrap().unwrap();
        (standing.member.id, passkey)
    }

    async fn sign_in(
        &self,
        login: &str,
        passkey: &mut Authenticator,
    ) -> Result<NewSession, StaffError> {
        self.later();
        let browser = browser();
        let Options { ceremony, options } = self.staff.begin_sign_in(&browser, login).await?;
        let proof = answer(passkey.prove(&options));
        self.staff.sign_in(&browser, ceremony, &proof).await
    }

    async fn who(&self, session: &NewSession) -> Option<Member> {
        self.staff.current(&session.token).await.unwrap()
    }

    /// What was written down, newest first; in no order within a millisecond.
    async fn deeds(&self) -> Vec<Action> {
        let lines = self.keep.audit(None, 100).await.unwrap();
        lines.into_iter().map(|kept| kept.line.what).collect()
    }

    /// Time goes by, so that what follows is newer.
    fn later(&self) {
        self.wait(TimeDelta::milliseconds(1));
    }
}

#[tokio::test]
async fn who_is_invited_registers_a_passkey_and_signs_in_with_it() {
    let office = Office::new().await;
    let (id, mut passkey) = office.member("a.sato", &[Role::Auditor], 1).await;
    let session = office.sign_in("a.sato", &mut passkey).await.unwrap();
    let member = office.who(&session).await.unwrap();
    assert_eq!(member.id, id);
    assert!(member.post.has(Role::Auditor) && !member.post.has(Role::Administrator));
    office.later();
    office.staff.sign_out(&session.token).await.unwrap();
    assert!(office.who(&session).await.is_none());
    let deeds = office.deeds().await;
    assert!(matches!(
        deeds.as_slice(),
        [
            Action::SignedOut,
            Action::SignedIn { .. },
            Action::Joined { .. },
            Action::Invited { .. }
        ]
    ));
}

#[tokio::test]
async fn an_invitation_is_taken_up_once_and_in_time() {
    let office = Office::new().await;
    let invitation = office.invite("one", post(&[Role::Author])).await;
    let mut first = Authenticator::new(1);
    office.take_up(&invitation, &mut first).await.unwrap();
    let again = office
        .take_up(&invitation, &mut Authenticator::new(2))
        .await;
    assert!(matches!(again, Err(StaffError::Gone)));

    let late = office.invite("two", post(&[Role::Author])).await;
    office.wait(INVITATION);
    let late = office.take_up(&late, &mut Authenticator::new(3)).await;
    assert!(matches!(late, Err(StaffError::Gone)));

    let withdrawn = office.invite("three", post(&[Role::Author])).await;
    let handle = office
        .staff
        .invitation(&withdrawn.token)
        .await
        .unwrap()
        .handle;
    office
        .staff
        .withdraw(&Actor::Operator, handle)
        .await
        .unwrap();
    let gone = office.take_up(&withdrawn, &mut Authenticator::new(4)).await;
    assert!(matches!(gone, Err(StaffError::Gone)));
}

#[tokio::test]
async fn of_two_who_take_up_one_invitation_at_once_one_is_a_member() {
    let office = Office::new().await;
    let invitation = office.invite("one", post(&[Role::Author])).await;
    let (mut first, mut second) = (Authenticator::new(1), Authenticator::new(2));
    let (one, other) = tokio::join!(
        office.take_up(&invitation, &mut first),
        office.take_up(&invitation, &mut second)
    );
    assert_ne!(one.is_ok(), other.is_ok());
    assert_eq!(office.staff.members().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_word_to_sign_in_with_is_one_members_even_after_they_left() {
    let office = Office::new().await;
    for (login, number) in [("one", 1), ("two", 2), ("three", 3)] {
        office.member(login, &[Role::Administrator], number).await;
    }
    let (id, _) = office.member("four", &[Role::Author], 4).await;
    office.staff.end(&Actor::Operator, id).await.unwrap();
    office.invite("five", post(&[Role::Author])).await;
    for login in ["one", "four", "five"] {
        let new = NewMember {
            login: login.to_owned(),
            name: "架空".to_owned(),
            post: post(&[Role::Author]),
        };
        let refused = office.staff.invite(Actor::Operator, new).await;
        assert!(matches!(refused, Err(StaffError::LoginTaken)), "{login}");
    }
}

#[tokio::test]
async fn one_passkey_is_not_two_members() {
    let office = Office::new().await;
    let (_, mut passkey) = office.member("one", &[Role::Author], 1).await;
    let invitation = office.invite("two", post(&[Role::Author])).await;
    let refused = office.take_up(&invitation, &mut passkey).await;
    assert!(matches!(refused, Err(StaffError::Gone)));
}

#[tokio::test]
async fn who_is_not_verified_by_the_authenticator_neither_registers_nor_signs_in() {
    let office = Office::new().await;
    let (_, mut passkey) = office.member("one", &[Role::Author], 1).await;
    passkey.verifies = false;
    let refused = office.sign_in("one", &mut passkey).await;
    assert!(matches!(refused, Err(StaffError::Refused)));
    assert!(matches!(office.deeds().await[0], Action::Refused));
    let invitation = office.invite("two", post(&[Role::Author])).await;
    let mut careless = Authenticator::new(2);
    careless.verifies = false;
    let refused = office.take_up(&invitation, &mut careless).await;
    assert!(matches!(refused, Err(StaffError::Refused)));
}

#[tokio::test]
async fn an_answer_given_at_another_site_is_refused() {
    let office = Office::new().await;
    let (_, mut passkey) = office.member("one", &[Role::Author], 1).await;
    passkey.origin = "https://hikae.example".to_owned();
    let refused = office.sign_in("one", &mut passkey).await;
    assert!(matches!(refused, Err(StaffError::Refused)));
}

#[tokio::test]
async fn another_members_passkey_does_not_open_the_door() {
    let office = Office::new().await;
    office.member("one", &[Role::Author], 1).await;
    let (_, mut other) = office.member("two", &[Role::Author], 2).await;
    let refused = office.sign_in("one", &mut other).await;
    assert!(matches!(refused, Err(StaffError::Refused)));
}

#[tokio::test]
async fn a_passkey_that_counts_backwards_was_copied_and_is_refused() {
    let office = Office::new().await;
    let (_, mut passkey) = office.member("one", &[Role::Author], 1).await;
    let mut copy = passkey.clone();
    for _ in 0..3 {
        office.sign_in("one", &mut passkey).await.unwrap();
    }
    let refused = office.sign_in("one", &mut copy).await;
    assert!(matches!(refused, Err(StaffError::Cloned)));
    assert!(matches!(office.deeds().await[0], Action::Cloned { .. }));
}

#[tokio::test]
async fn a_copy_that_answers_a_question_asked_before_is_found_out_too() {
    let office = Office::new().await;
    let (_, mut passkey) = office.member("one", &[Role::Author], 1).await;
    let browser = browser();
    let early = office.staff.begin_sign_in(&browser, "one").await.unwrap();
    let mut copy = passkey.clone();
    office.sign_in("one", &mut passkey).await.unwrap();
    let proof = answer(copy.prove(&early.options));
    let refused = office.staff.sign_in(&browser, early.ceremony, &proof).await;
    assert!(matches!(refused, Err(StaffError::Cloned)));
}

#[tokio::test]
async fn a_ceremony_is_answered_once_in_time_and_by_the_browser_that_began_it() {
    let office = Office::new().await;
    let (_, mut passkey) = office.member("one", &[Role::Author], 1).await;
    let began = browser();
    let asked = office.staff.begin_sign_in(&began, "one").await.unwrap();
    let proof = answer(passkey.prove(&asked.options));
    let elsewhere = office
        .staff
        .sign_in(&browser(), asked.ceremony, &proof)
        .await;
    assert!(matches!(elsewhere, Err(StaffError::Gone)));
    office
        .staff
        .sign_in(&began, asked.ceremony, &proof)
        .await
        .unwrap();
    let again = office.staff.sign_in(&began, asked.ceremony, &proof).await;
    assert!(matches!(again, Err(StaffError::Gone)));

    let asked = office.staff.begin_sign_in(&began, "one").await.unwrap();
    let proof = answer(passkey.prove(&asked.options));
    office.wait(CEREMONY);
    let late = office.staff.sign_in(&began, asked.ceremony, &proof).await;
    assert!(matches!(late, Err(StaffError::Gone)));
    let never = office.keep.mint(CeremonyId::new);
    let never = office.staff.sign_in(&began, never, &proof).await;
    assert!(matches!(never, Err(StaffError::Gone)));
}

#[tokio::test]
async fn who_is_not_there_is_asked_for_a_passkey_like_anyone_else() {
    let office = Office::new().await;
    office.member("one", &[Role::Author], 1).await;
    let known = office.staff.begin_sign_in(&browser(), "one").await.unwrap();
    let unknown = office.staff.begin_sign_in(&browser(), "two").await.unwrap();
    let again = office.staff.begin_sign_in(&browser(), "two").await.unwrap();
    let keys = |options: &Options| -> Vec<String> {
        let options = options.options.as_object().unwrap();
        options.keys().cloned().collect()
    };
    assert_eq!(keys(&known), keys(&unknown));
    assert_eq!(
        unknown.options["allowCredentials"],
        again.options["allowCredentials"]
    );
    let mut passkey = Authenticator::new(9);
    let refused = office.sign_in("two", &mut passkey).await;
    assert!(matches!(refused, Err(StaffError::Refused)));
}

#[tokio::test]
async fn a_session_ends_after_fifteen_idle_minutes_or_eight_hours() {
    let office = Office::new().await;
    let (_, mut passkey) = office.member("one", &[Role::Author], 1).await;
    let idle = office.sign_in("one", &mut passkey).await.unwrap();
    office.wait(TimeDelta::minutes(15));
    assert!(office.who(&idle).await.is_none());
    let busy = office.sign_in("one", &mut passkey).await.unwrap();
    for _ in 0..(8 * 60 / 10 - 1) {
        office.wait(TimeDelta::minutes(10));
        assert!(office.who(&busy).await.is_some());
    }
    office.wait(TimeDelta::minutes(10));
    assert!(office.who(&busy).await.is_none());
}

#[tokio::test]
async fn who_leaves_is_nobody_from_then_on() {
    let office = Office::new().await;
    let (id, mut passkey) = office.member("one", &[Role::Author], 1).await;
    let session = office.sign_in("one", &mut passkey).await.unwrap();
    let browser = browser();
    let early = office.staff.begin_sign_in(&browser, "one").await.unwrap();
    office.staff.end(&Actor::Operator, id).await.unwrap();
    assert!(office.who(&session).await.is_none());
    let refused = office.sign_in("one", &mut passkey).await;
    assert!(matches!(refused, Err(StaffError::Refused)));
    let proof = answer(passkey.prove(&early.options));
    let refused = office.staff.sign_in(&browser, early.ceremony, &proof).await;
    assert!(matches!(refused, Err(StaffError::Refused)));
    let again = office.staff.end(&Actor::Operator, id).await;
    assert!(matches!(again, Err(StaffError::Gone)));
}

#[tokio::test]
async fn a_role_that_is_taken_away_does_not_reach_any_more() {
    let office = Office::new().await;
    let (id, mut passkey) = office.member("one", &[Role::Auditor], 1).await;
    let session = office.sign_in("one", &mut passkey).await.unwrap();
    office
        .staff
        .give_post(&Actor::Operator, id, &post(&[Role::Author]))
        .await
        .unwrap();
    let member = office.who(&session).await.unwrap();
    assert!(!member.post.has(Role::Auditor) && member.post.has(Role::Author));
}

#[tokio::test]
async fn two_administrators_are_always_left() {
    let office = Office::new().await;
    let by = Actor::Operator;
    let (first, _) = office.member("one", &[Role::Administrator], 1).await;
    let alone = office.staff.end(&by, first).await;
    assert!(matches!(alone, Err(StaffError::LastAdministrators)));
    let (second, _) = office.member("two", &[Role::Administrator], 2).await;
    let (third, _) = office.member("three", &[Role::Administrator], 3).await;
    let demoted = post(&[Role::Author]);
    let (one, other) = tokio::join!(
        office.staff.end(&by, second),
        office.staff.give_post(&by, third, &demoted)
    );
    assert_ne!(one.is_ok(), other.is_ok(), "two left at once");
    for id in [first, second, third] {
        let refused = office.staff.end(&by, id).await;
        let standing = office.staff.member(id).await.unwrap();
        let administers = standing.active() && standing.member.post.has(Role::Administrator);
        assert_eq!(
            matches!(refused, Err(StaffError::LastAdministrators)),
            administers
        );
    }
}

#[tokio::test]
async fn a_member_has_several_passkeys_and_never_none() {
    let office = Office::new().await;
    let (id, mut passkey) = office.member("one", &[Role::Author], 1).await;
    let member = office.staff.member(id).await.unwrap().member;
    let who = Actor::of(&member);
    let only = office.staff.keys(id).await.unwrap();
    let only = only[0].credential.id().to_vec();
    let last = office.staff.remove_key(&who, id, &only).await;
    assert!(matches!(last, Err(StaffError::LastPasskey)));

    let mut second = Authenticator::new(2);
    second.synced = true;
    let browser = browser();
    let asked = office.staff.begin_adding(&browser, &member).await.unwrap();
    assert_eq!(
        asked.options["excludeCredentials"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let made = answer(second.register(&asked.options));
    office
        .staff
        .add_key(&browser, asked.ceremony, &member, &made, "iPhone / Safari")
        .await
        .unwrap();
    let keys = office.staff.keys(id).await.unwrap();
    assert_eq!(keys.iter().filter(|key| key.synced).count(), 1);

    let other = keys.iter().find(|key| key.credential.id() != only).unwrap();
    let (one, two) = tokio::join!(
        office.staff.remove_key(&who, id, &only),
        office.staff.remove_key(&who, id, other.credential.id())
    );
    assert_ne!(one.is_ok(), two.is_ok(), "both removed at once");
    assert_eq!(office.staff.keys(id).await.unwrap().len(), 1);
    let left = if one.is_ok() {
        &mut second
    } else {
        &mut passkey
    };
    assert!(office.sign_in("one", left).await.is_ok());
}

const CITY: Authority<'_> = Authority {
    code: "990019",
    name: "みほん市",
};

impl Office {
    async fn resident(&self, number: u32) -> PersonId {
        let resident = Resident {
            municipal_number: number.to_string(),
            municipality: "990019".to_owned(),
            name: format!("見本 {number}"),
            kana: "ミホン".to_owned(),
            birth_date: NaiveDate::from_ymd_opt(1961, 5, 10).unwrap(),
            sex: Sex::Female,
            postal_code: None,
            address: "みほん市1-1".to_owned(),
            insured: None,
        };
        self.keep.enroll(&resident).await.unwrap().person
    }

    /// The clinic of the demo asks for this person.
    async fn asked(&self, person: PersonId) -> EntryId {
        let play = Play {
            part: Part::find("clinic").unwrap(),
            person,
            purpose: Purpose::Treatment,
            reason: Reason::new("糖尿病の診察のため").unwrap(),
            categories: Category::ALL.into_iter().collect(),
            channel: Channel::Demo,
        };
        institutions::play(&self.keep, play).await.unwrap().entry()
    }

    async fn clinic(&self) -> InstitutionId {
        let code = Part::find("clinic").unwrap().code;
        let clinic = self.keep.institution_by_code(code).await.unwrap();
        clinic.unwrap().id
    }

    async fn auditor(&self) -> Member {
        let (id, _) = self.member("auditor", &[Role::Auditor], 1).await;
        self.later();
        self.staff.member(id).await.unwrap().member
    }
}

#[tokio::test]
async fn looking_at_an_entry_stands_in_the_citizens_log_in_plain_sight() {
    let office = Office::new().await;
    let auditor = office.auditor().await;
    institutions::register(&office.keep).await.unwrap();
    let person = office.resident(1).await;
    let entry = office.asked(person).await;
    let reason = Reason::new("本人からの申し出").unwrap();
    let looked = office.staff.look(&auditor, CITY, entry, &reason).await;
    let looked = looked.unwrap();
    assert_eq!(looked.sighting.entry, entry);
    assert_eq!(looked.sighting.purpose, Purpose::Treatment);
    assert_eq!(looked.place, Place::Waiting);
    let log = history(&office.keep, person).await.unwrap();
    assert_eq!(log.chain, Ok(()));
    let told = log.entries.last().unwrap();
    assert_eq!(log.entries.len(), 2);
    assert_eq!(told.purpose, Purpose::Supervision);
    assert_eq!(
        (told.channel, told.outcome),
        (Channel::Staff, Outcome::Disclosed)
    );
    assert_eq!(told.institution.name, "みほん市");
    assert_eq!(told.institution.unit.as_deref(), Some("総務課"));
    assert!(told.reason.contains("本人からの申し出") && told.reason.contains(&entry.to_string()));
    assert!(matches!(
        &told.actor,
        hikae_core::disclosure::Actor::Human { role: StaffRole::Auditor, handle, .. }
            if handle == "auditor"
    ));
    assert!(matches!(office.deeds().await[0], Action::Looked { .. }));
    let again = office.staff.look(&auditor, CITY, told.id, &reason).await;
    assert!(again.is_ok(), "the auditor is overseen too");
}

#[tokio::test]
async fn an_entry_that_is_not_there_leaves_no_trace_and_shows_nothing() {
    let office = Office::new().await;
    let auditor = office.auditor().await;
    let none = office.keep.mint(EntryId::new);
    let reason = Reason::new("確認").unwrap();
    let looked = office.staff.look(&auditor, CITY, none, &reason).await;
    assert!(matches!(looked, Err(StaffError::Gone)));
    assert!(matches!(office.deeds().await[0], Action::Joined { .. }));
}

#[tokio::test]
async fn where_an_entry_lies_is_proven_to_the_auditor() {
    let office = Office::new().await;
    let auditor = office.auditor().await;
    institutions::register(&office.keep).await.unwrap();
    let (first, second) = (office.resident(1).await, office.resident(2).await);
    for _ in 0..3 {
        office.asked(first).await;
    }
    let entry = office.asked(second).await;
    let signer = log::signer(&office.keep, "http://localhost:8080")
        .await
        .unwrap();
    let me = office.keep.mint(ProcessId::new);
    while log::integrate(&office.keep, &signer, me).await.unwrap() == 0 {}
    let reason = Reason::new("確認").unwrap();
    let looked = office.staff.look(&auditor, CITY, entry, &reason).await;
    let Place::Proven { size, path, .. } = looked.unwrap().place else {
        panic!("not proven");
    };
    assert_eq!((size, path.len()), (4, 2));
}

#[tokio::test]
async fn a_search_finds_one_institutions_entries_of_everyone_in_the_period() {
    let office = Office::new().await;
    let auditor = office.auditor().await;
    institutions::register(&office.keep).await.unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let mut entries = Vec::new();
    for number in 1..=60 {
        let person = office.resident(number).await;
        entries.push(office.asked(person).await);
    }
    let mut search = Search {
        institution: office.clinic().await,
        from: day("2026-11-21"),
        until: day("2026-11-21"),
        after: None,
    };
    let first = office.staff.search(&auditor, search).await.unwrap();
    assert_eq!(first.sightings.len(), oversight::PAGE);
    search.after = first.next;
    let second = office.staff.search(&auditor, search).await.unwrap();
    assert_eq!(second.next, None);
    let found = first.sightings.iter().chain(&second.sightings);
    let found: BTreeSet<EntryId> = found.map(|it| it.entry).collect();
    assert_eq!(found, BTreeSet::from_iter(entries));
    assert!(matches!(office.deeds().await[0], Action::Searched { .. }));

    let elsewhere = Search {
        institution: office.keep.mint(InstitutionId::new),
        after: None,
        ..search
    };
    let elsewhere = office.staff.search(&auditor, elsewhere).await.unwrap();
    assert_eq!(elsewhere, oversight::Found::default());
    let before = Search {
        from: day("2026-11-01"),
        until: day("2026-11-20"),
        after: None,
        ..search
    };
    let before = office.staff.search(&auditor, before).await.unwrap();
    assert_eq!(before, oversight::Found::default());
}

impl Office {
    /// The privacy officer of the demo's clinic, and their office.
    async fn officer(&self) -> (Member, case::Office) {
        let institution = self.clinic().await;
        let post = Post::PrivacyOfficer { institution };
        let (id, _) = self.post("officer", post, 3).await;
        let member = self.staff.member(id).await.unwrap().member;
        (member, case::Office::Institution { id: institution })
    }

    /// The person objects to an entry of the clinic's.
    async fn disputed(&self, person: PersonId, entry: EntryId) -> CaseId {
        let new = NewCase {
            subject: Subject::Entry { entry },
            addressee: case::Office::Institution {
                id: self.clinic().await,
            },
            emergency: false,
            reason: case::Reason::NeverThere,
            words: Words::new("行ったことがありません").unwrap(),
            contact: Contact::Here,
        };
        self.keep.open_case(person, &new, 14).await.unwrap().0.id
    }

    async fn told(&self, person: PersonId) -> Vec<CaseStep> {
        let inbox = self.keep.inbox(person, false, 0, 9).await.unwrap();
        let steps = inbox
            .notices
            .into_iter()
            .filter_map(|kept| match kept.notice {
                Notice::Case { step, .. } => Some(step),
                _ => None,
            });
        steps.rev().collect()
    }
}

#[tokio::test]
async fn an_officer_who_opens_a_case_stands_in_the_citizens_log_each_time() {
    let office = Office::new().await;
    institutions::register(&office.keep).await.unwrap();
    let (member, mine) = office.officer().await;
    let person = office.resident(1).await;
    let entry = office.asked(person).await;
    let case = office.disputed(person, entry).await;

    let shelf = office.staff.shelf(mine, false, None).await.unwrap();
    assert_eq!(shelf.cases.len(), 1);
    let log = history(&office.keep, person).await.unwrap();
    assert_eq!(log.entries.len(), 1, "a list shows nothing of a person");

    for looks in [1, 2] {
        office.later();
        let opened = office.staff.open_case(&member, CITY, mine, case).await;
        let opened = opened.unwrap();
        assert_eq!(opened.citizen.unwrap().name, "見本 1");
        assert!(opened.my_turn);
        let About::Entry {
            entry: about,
            reason,
            ..
        } = opened.about
        else {
            panic!("{:?}", opened.about);
        };
        assert_eq!((about, reason.as_str()), (entry, "糖尿病の診察のため"));
        let log = history(&office.keep, person).await.unwrap();
        assert_eq!((log.chain, log.entries.len()), (Ok(()), 1 + looks));
        let told = log.entries.last().unwrap();
        assert_eq!(told.purpose, Purpose::Supervision);
        assert_eq!(told.institution.name, "あおぞら内科クリニック");
        assert!(told.reason.contains(&case.to_string()));
        assert!(told.given.is_empty() && told.withheld.is_empty());
        assert!(matches!(
            &told.actor,
            hikae_core::disclosure::Actor::Human { role: StaffRole::PrivacyOfficer, handle, .. }
                if handle == "officer"
        ));
    }
    let opened = |deed: &&Action| matches!(deed, Action::OpenedCase { case: it } if *it == case);
    assert_eq!(office.deeds().await.iter().filter(opened).count(), 2);
    let kept = office.keep.case(person, case).await.unwrap().unwrap();
    assert_eq!(kept.events.len(), 1, "it is seen once");
}

#[tokio::test]
async fn an_answer_reaches_the_citizen_and_ends_the_turn() {
    let office = Office::new().await;
    institutions::register(&office.keep).await.unwrap();
    let (member, mine) = office.officer().await;
    let person = office.resident(1).await;
    let entry = office.asked(person).await;
    let case = office.disputed(person, entry).await;
    let words = Words::new("受付で取り違えました").unwrap();
    let give = async |finding| {
        let given = office
            .staff
            .answer_case(&member, mine, case, finding, &words);
        given.await
    };
    let wrong = give(Finding::Corrected).await;
    assert!(matches!(wrong, Err(StaffError::Refused)), "not of an entry");
    let answered = |deed: &Action| matches!(deed, Action::AnsweredCase { .. });
    assert!(!office.deeds().await.iter().any(answered));
    office.later();
    give(Finding::Explained).await.unwrap();
    assert!(matches!(
        give(Finding::Justified).await,
        Err(StaffError::Turn)
    ));
    assert_eq!(
        office.told(person).await,
        [CaseStep::Opened, CaseStep::Answered]
    );
    let done = office.staff.shelf(mine, true, None).await.unwrap();
    assert_eq!(done.cases[0].case, case);
    let open = office.staff.shelf(mine, false, None).await.unwrap();
    assert!(open.cases.is_empty());
}

#[tokio::test]
async fn a_case_of_another_office_is_not_there() {
    let office = Office::new().await;
    institutions::register(&office.keep).await.unwrap();
    let (member, mine) = office.officer().await;
    let person = office.resident(1).await;
    let entry = office.asked(person).await;
    let case = office.disputed(person, entry).await;
    let city = case::Office::Municipality;
    let (reviewer, _) = office.member("reviewer", &[Role::Reviewer], 4).await;
    office.later();
    let reviewer = office.staff.member(reviewer).await.unwrap().member;
    let open = async |by: &Member, whose, id| {
        let opened = office.staff.open_case(by, CITY, whose, id);
        opened.await
    };
    let early = open(&reviewer, city, case).await;
    assert!(matches!(early, Err(StaffError::Gone)));
    let none = open(&member, mine, office.keep.mint(CaseId::new)).await;
    assert!(matches!(none, Err(StaffError::Gone)));
    let log = history(&office.keep, person).await.unwrap();
    assert_eq!(log.entries.len(), 1, "nobody saw anything");

    office.wait(TimeDelta::days(20));
    office.keep.hand_on_overdue().await.unwrap();
    let late = open(&reviewer, city, case).await.unwrap();
    assert!(late.my_turn);
    let before = open(&member, mine, case).await.unwrap();
    assert!(!before.my_turn, "it was theirs, and is no more");
    assert_eq!(
        office.told(person).await,
        [CaseStep::Opened, CaseStep::Escalated]
    );
    let words = Words::new("確かめました").unwrap();
    let answered = office
        .staff
        .answer_case(&reviewer, city, case, Finding::Unjustified, &words);
    answered.await.unwrap();
    assert_eq!(office.told(person).await.len(), 3);
}

impl Office {
    /// The hospital of the demo reads in an emergency.
    async fn rescued(&self, person: PersonId) {
        let play = Play {
            part: Part::find("hospital").unwrap(),
            person,
            purpose: Purpose::Emergency,
            reason: Reason::new("意識のない状態で運ばれたため").unwrap(),
            categories: Category::ALL.into_iter().collect(),
            channel: Channel::Demo,
        };
        institutions::play(&self.keep, play).await.unwrap();
    }

    async fn vaccinated(&self, person: PersonId) {
        let day = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let new = keep::tests::vaccination(person, day, "A1");
        self.keep.put_records(&[new]).await.unwrap();
    }
}

#[tokio::test]
async fn every_emergency_is_looked_into_by_auditors_who_do_not_learn_whose_it_is() {
    let office = Office::new().await;
    institutions::register(&office.keep).await.unwrap();
    let auditor = office.auditor().await;
    let person = office.resident(1).await;
    office.vaccinated(person).await;
    office.rescued(person).await;
    let log = history(&office.keep, person).await.unwrap();
    let [declared, read] = log.entries.as_slice() else {
        panic!("{log:?}");
    };
    assert_eq!(read.declaration(), Some(declared.id));
    let whose = case::Office::Oversight;
    let shelf = office.staff.shelf(whose, false, None).await.unwrap();
    let [queued] = shelf.cases.as_slice() else {
        panic!("{shelf:?}");
    };
    let id = queued.case;
    let opened = office.staff.open_case(&auditor, CITY, whose, id).await;
    let opened = opened.unwrap();
    assert_eq!(opened.citizen, None);
    assert!(matches!(opened.about, About::Entry { entry, .. } if entry == declared.id));
    let log = history(&office.keep, person).await.unwrap();
    let told = log.entries.last().unwrap();
    assert_eq!(told.purpose, Purpose::Supervision);
    assert!(matches!(
        &told.actor,
        hikae_core::disclosure::Actor::Human {
            role: StaffRole::Auditor,
            ..
        }
    ));
    let withdrawn = office
        .keep
        .change_case(person, id, |case, now| case.withdraw(now));
    let refused = Err(case::Refused::NotTheirs);
    assert_eq!(withdrawn.await.unwrap(), Some(refused));
    office.later();
    let words = Words::new("救急隊の記録と合っています").unwrap();
    let answered = office
        .staff
        .answer_case(&auditor, whose, id, Finding::Justified, &words);
    answered.await.unwrap();
    assert_eq!(office.told(person).await, [CaseStep::Reviewed]);
    let case = office.keep.case(person, id).await.unwrap().unwrap();
    assert!(!case.is_reopenable());
    assert!(
        office
            .staff
            .shelf(whose, false, None)
            .await
            .unwrap()
            .cases
            .is_empty()
    );
}

#[tokio::test]
async fn what_the_oversight_looks_into_is_not_there_for_officers() {
    let office = Office::new().await;
    institutions::register(&office.keep).await.unwrap();
    let (member, mine) = office.officer().await;
    let person = office.resident(1).await;
    office.vaccinated(person).await;
    office.rescued(person).await;
    let shelf = office
        .staff
        .shelf(case::Office::Oversight, false, None)
        .await;
    let id = shelf.unwrap().cases[0].case;
    for whose in [mine, case::Office::Municipality] {
        let opened = office.staff.open_case(&member, CITY, whose, id).await;
        assert!(matches!(opened, Err(StaffError::Gone)));
    }
}

/// A maker of passkeys that made none of those here.
const MAKER: &str = "-----BEGIN CERTIFICATE-----
MIIBizCCATGgAwIBAgIUT2IM5lcGNBQoJIUrnC1h4cxHYOswCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPRmljdGlvbmFsIE1ha2VyMCAXDTI2MTEyMTE3NDgxMFoYDzIx
MjYxMDI4MTc0ODEwWjAaMRgwFgYDVQQDDA9GaWN0aW9uYWwgTWFrZXIwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAARxx8h7h7lMOvSVKFUTKZNEy1l+SXqmf9djlYmo
DAbYGAcjk9hrKFKZZLsQZ6RsmwZYlQ7u1+q8aRYkb0bygTTDo1MwUTAdBgNVHQ4E
FgQUSDTPTJzUhdlECsQ4Owiri/1eaoYwHwYDVR0jBBgwFoAUSDTPTJzUhdlECsQ4
Owiri/1eaoYwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiA0iPQ4
C+sQO/hRE6yVY+xyOp93q0p+4mnZEeb05Ms3jwIhAPS08QEkac/OPTy7UfbsxDQ9
vb9AFoz5dccwOuc1BKkM
-----END CERTIFICATE-----";

#[tokio::test]
async fn where_makers_are_named_a_passkey_of_nobody_known_is_refused() {
    let mut makers = AttestationCaListBuilder::new();
    let key = uuid::Uuid::from_u128(7);
    makers
        .insert_device_pem(MAKER.as_bytes(), key, "Key".to_owned(), BTreeMap::new())
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("makers.json");
    std::fs::write(&file, serde_json::to_vec(&makers.build()).unwrap()).unwrap();
    let office = Office::taking(Some(attestation(&file).unwrap())).await;
    let invitation = office.invite("one", post(&[Role::Author])).await;
    let browser = browser();
    let token = &invitation.token;
    let asked = office.staff.begin_joining(&browser, token).await.unwrap();
    assert_eq!(asked.options["attestation"], "direct");
    let refused = office
        .take_up(&invitation, &mut Authenticator::new(1))
        .await;
    assert!(matches!(refused, Err(StaffError::Refused)));
    assert!(office.staff.members().await.unwrap().is_empty());

    for wrong in ["", "{}", r#"{"cas":{}}"#] {
        std::fs::write(&file, wrong).unwrap();
        let refused = attestation(&file).unwrap_err().to_string();
        assert!(refused.starts_with("HIKAE_STAFF_ATTESTATION="), "{refused}");
    }
}

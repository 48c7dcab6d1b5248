//! A circular from its draft to the inboxes: who may let it go, whom it reaches, and what stays.

mod killed;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::circular::{Audience, Content, Fault, Host, LifeEvent, Rough, Rule, State, Topic};
use hikae_core::consent::{Directive, Effect, Grantees, Level, Purpose, Scope};
use hikae_core::disclosure::{Entry, Outcome};
use hikae_core::ids::{CircularId, DirectiveId, PersonId, StaffId};
use hikae_core::notice::{Arrived, Notice, Why};
use hikae_core::record::Category;
use hikae_core::resident::{Resident, Sex};
use hikae_core::staff::{Member, Post, Role};
use tempfile::TempDir;

use super::{Municipality, Sent, send};
use crate::ambient::{Clock as _, FixedClock, SystemEntropy};
use crate::keep::tests::{hanako, vaccination};
use crate::keep::{Keep, KeptCircular, WhatFor};
use crate::staff::circulars::{Bounds, CircularError};
use crate::staff::{Parts, Staff};
use crate::vault::RootKey;

/// A municipality with two members of staff.
struct Town {
    keep: Keep,
    clock: Arc<FixedClock>,
    staff: Staff,
    bounds: Bounds,
    author: Member,
    approver: Member,
    _folder: TempDir,
}

/// Saturday, noon in Japan.
fn noon() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

fn member(n: u8, role: Role) -> Member {
    Member {
        id: StaffId::new(noon(), [n; 10]),
        login: format!("staff{n}"),
        name: format!("架空 職員{n}"),
        post: Post::Office {
            office: "健康課".to_owned(),
            roles: BTreeSet::from([role]),
        },
    }
}

impl Town {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new(noon()));
        let entropy = Arc::new(SystemEntropy);
        let file = folder.path().join("hikae.sqlite");
        let root = RootKey::new([1; 32]);
        let keep = Keep::open_sqlite(&file, root, clock.clone(), entropy.clone());
        let keep = keep.await.unwrap();
        let staff = Staff::new(Parts {
            keep: keep.clone(),
            clock: clock.clone(),
            entropy,
            origin: "http://localhost:8080",
            attestation: None,
        });
        Self {
            staff: staff.unwrap(),
            keep,
            clock,
            bounds: Bounds {
                municipality: Municipality {
                    code: hanako().municipality,
                    name: "みほん市".to_owned(),
                },
                hosts: vec![Host::new("mihon.example").unwrap()],
                per_day: 100,
            },
            author: member(1, Role::Author),
            approver: member(2, Role::Approver),
            _folder: folder,
        }
    }

    fn wait(&self, wait: TimeDelta) {
        self.clock.set(self.clock.now() + wait);
    }

    /// Resident `n`, born in this year.
    async fn resident(&self, n: u32, year: i32) -> PersonId {
        self.enroll(n, year, &hanako().municipality).await
    }

    async fn enroll(&self, n: u32, year: i32, municipality: &str) -> PersonId {
        let resident = Resident {
            municipal_number: format!("{n:05}"),
            municipality: municipality.to_owned(),
            name: format!("見本 {n}号"),
            birth_date: format!("{year}-06-01").parse().unwrap(),
            sex: Sex::Female,
            ..hanako()
        };
        self.wait(TimeDelta::milliseconds(1));
        self.keep.enroll(&resident).await.unwrap().person
    }

    async fn write(&self, content: &Content) -> CircularId {
        let written = self.staff.write_circular(&self.author, content);
        written.await.unwrap()
    }

    async fn kept(&self, id: CircularId) -> KeptCircular {
        self.keep.circular(id).await.unwrap().unwrap()
    }

    /// One, with the number of its last change.
    async fn now(&self, id: CircularId) -> (CircularId, u32) {
        (id, self.kept(id).await.change)
    }

    async fn look(&self, id: CircularId) -> Result<Rough, CircularError> {
        let seen = self.now(id).await;
        let looked = self
            .staff
            .look_at_circular(&self.author, &self.bounds, seen);
        Ok(looked.await?.people)
    }

    async fn submit(&self, id: CircularId) -> Result<(), CircularError> {
        let seen = self.now(id).await;
        let (author, bounds) = (&self.author, &self.bounds);
        self.staff.submit_circular(author, bounds, seen).await
    }

    async fn approve(&self, id: CircularId) -> Result<(), CircularError> {
        let seen = self.now(id).await;
        let (approver, bounds) = (&self.approver, &self.bounds);
        self.staff
            .approve_circular(approver, bounds, seen, None)
            .await
    }

    /// Written, looked at, submitted and approved.
    async fn approved(&self, content: &Content) -> CircularId {
        let id = self.write(content).await;
        self.look(id).await.unwrap();
        self.submit(id).await.unwrap();
        self.approve(id).await.unwrap();
        id
    }

    async fn send(&self) -> Vec<Sent> {
        send(&self.keep, &self.bounds.municipality).await.unwrap()
    }

    /// The circulars in someone's inbox.
    async fn inbox(&self, person: PersonId) -> Vec<Arrived> {
        let inbox = self.keep.inbox(person, false, 0, 50).await.unwrap();
        let circular = |notice| match notice {
            Notice::Circular(arrived) => Some(*arrived),
            _ => None,
        };
        let notices = inbox.notices.into_iter();
        notices.filter_map(|kept| circular(kept.notice)).collect()
    }

    async fn log(&self, person: PersonId) -> Vec<Entry> {
        let entries = self.keep.entries(person, None, 50).await.unwrap();
        entries.into_iter().map(Result::unwrap).collect()
    }

    /// Someone refuses something for choosing whom to send notices to.
    async fn refuse(&self, person: PersonId, scope: Scope) {
        let directive = Directive {
            id: self.keep.mint(DirectiveId::new),
            version: 1,
            effect: Effect::Deny,
            purposes: BTreeSet::from([Purpose::NoticeTargeting]),
            grantees: Grantees::Everyone,
            except: BTreeSet::new(),
            scope,
            period: None,
            valid_from: self.clock.now(),
            valid_until: None,
            made_at: self.clock.now(),
            made_with: Level::Card,
            made_by: person,
            study: None,
            visit: None,
        };
        self.keep.put_directive(person, directive, 0).await.unwrap();
    }
}

fn life(key: &str) -> Content {
    let event = LifeEvent::from_key(key).unwrap();
    Content {
        statutory: false,
        ..event.content()
    }
}

fn to(rule: Rule) -> Content {
    let name = "ためし".to_owned();
    Content {
        audience: Audience::Rule { name, rule },
        ..life("checkup")
    }
}

fn everyone() -> Rule {
    Rule::Sex { sex: Sex::Female }
}

#[tokio::test]
async fn a_circular_reaches_whom_its_rule_describes_and_stands_in_their_log() {
    let town = Town::new().await;
    let (asked, young) = (town.resident(1, 1970).await, town.resident(2, 2000).await);
    let elsewhere = town.enroll(3, 1970, "990027").await;
    let mut content = life("checkup");
    content.texts.ja.title = "((氏名))さんの健診".to_owned();
    let id = town.approved(&content).await;
    assert_eq!(town.inbox(asked).await, []);
    let sent = town.send().await;
    let expected = Sent {
        circular: id,
        told: 1,
        state: State::Sent,
    };
    assert_eq!(sent, [expected]);

    let arrived = town.inbox(asked).await.remove(0);
    assert_eq!(arrived.texts.ja.plain_title(), "見本 1号さんの健診");
    assert_eq!((arrived.circular, &*arrived.office), (id, "健康課"));
    assert!(matches!(arrived.why, Why::Rule { .. }));
    let entry = town.log(asked).await.remove(0);
    assert_eq!(entry.id, arrived.entry);
    assert_eq!(entry.purpose, Purpose::NoticeTargeting);
    assert_eq!(entry.outcome, Outcome::Chosen);
    assert_eq!(entry.asked, [Category::Checkup]);
    assert!(
        entry.reason.contains("((氏名))さんの健診"),
        "{}",
        entry.reason
    );
    for other in [young, elsewhere] {
        assert_eq!(town.inbox(other).await, []);
        assert_eq!(town.log(other).await, []);
    }
    let tally = town.keep.circular_tally(id).await.unwrap();
    assert_eq!((tally.reached, tally.read), (1, 0));
    assert_eq!(town.send().await, [], "what was sent is not sent again");
}

#[tokio::test]
async fn everyone_sees_each_pass_over_all_of_them() {
    let town = Town::new().await;
    town.resident(1, 1970).await;
    let id = town.approved(&to(everyone())).await;
    town.wait(TimeDelta::milliseconds(1));
    town.send().await;
    let passes = town.keep.passes(noon(), None, 9).await.unwrap();
    let what: Vec<_> = passes.iter().map(|kept| kept.pass.what_for).collect();
    assert_eq!(what, [WhatFor::Send { circular: id }, WhatFor::Count]);
    assert!(passes.iter().all(|kept| kept.pass.rule == everyone()));
    assert_eq!(passes[0].pass.institution.unit.as_deref(), Some("健康課"));
}

#[tokio::test]
async fn nobody_approves_what_they_wrote_not_even_in_another_tab() {
    let town = Town::new().await;
    town.resident(1, 1970).await;
    let id = town.write(&to(everyone())).await;
    town.look(id).await.unwrap();
    town.submit(id).await.unwrap();
    let seen = town.now(id).await;
    let both = Member {
        post: Post::Office {
            office: "健康課".to_owned(),
            roles: Role::ALL.into(),
        },
        ..town.author.clone()
    };
    let own = town.staff.approve_circular(&both, &town.bounds, seen, None);
    assert!(matches!(own.await, Err(CircularError::Own)));
    let kept = town.kept(id).await;
    assert_eq!(kept.state, State::Waiting);
    // The store refuses it as well, whatever the program believes.
    let turn = crate::keep::Turn {
        state: State::Approved,
        due_at: Some(noon()),
        course: kept.course.clone(),
    };
    let forced = town
        .keep
        .turn_circular(&kept, &turn, Some(kept.writer.id), None);
    assert!(forced.await.is_err());
    let unsaid = town.keep.turn_circular(&kept, &turn, None, None);
    assert!(unsaid.await.is_err());
    assert_eq!(town.send().await, []);
    town.approve(id).await.unwrap();
    let again = town
        .staff
        .approve_circular(&town.approver, &town.bounds, seen, None);
    assert!(matches!(again.await, Err(CircularError::Stale)));
}

#[tokio::test]
async fn a_change_makes_a_draft_of_it_that_nobody_has_looked_at_or_approved() {
    let town = Town::new().await;
    let person = town.resident(1, 1970).await;
    let id = town.approved(&to(everyone())).await;
    let seen = town.now(id).await;
    let mut other = to(everyone());
    other.texts.ja.title = "べつのお知らせ".to_owned();
    let changed = town.staff.change_circular(&town.author, seen, &other);
    changed.await.unwrap();
    assert_eq!(town.kept(id).await.state, State::Draft);
    assert_eq!(town.send().await, []);
    assert!(matches!(
        town.submit(id).await,
        Err(CircularError::NotLooked)
    ));
    let stale = town.staff.change_circular(&town.author, seen, &other);
    assert!(matches!(stale.await, Err(CircularError::Stale)));
    town.look(id).await.unwrap();
    town.submit(id).await.unwrap();
    let seen = town.now(id).await;
    let returned = town
        .staff
        .return_circular(&town.approver, seen, "字がちがいます");
    returned.await.unwrap();
    let kept = town.kept(id).await;
    assert_eq!(kept.course.returned.as_ref().unwrap().1, "字がちがいます");
    assert_eq!(kept.state, State::Draft);
    town.submit(id).await.unwrap();
    town.approve(id).await.unwrap();
    town.send().await;
    let arrived = town.inbox(person).await.remove(0);
    assert_eq!(arrived.texts.ja.plain_title(), "べつのお知らせ");
    let seen = town.now(id).await;
    let late = town.staff.change_circular(&town.author, seen, &other);
    assert!(matches!(late.await, Err(CircularError::State)));
}

#[tokio::test]
async fn staff_see_rough_numbers_and_samples_without_names() {
    let town = Town::new().await;
    for n in 1..=9 {
        town.resident(n, 1970).await;
    }
    let mut content = to(everyone());
    content.texts.ja.body = "((氏名)) ((生年月日)) ((年度末の年齢))歳".to_owned();
    let id = town.write(&content).await;
    assert_eq!(town.look(id).await.unwrap(), Rough::Few);
    for n in 10..=12 {
        town.resident(n, 1980).await;
    }
    assert_eq!(town.look(id).await.unwrap(), Rough::About(10));
    let preview = town
        .staff
        .preview_of(&town.bounds, id)
        .await
        .unwrap()
        .unwrap();
    assert!((2..=5).contains(&preview.samples.len()));
    for sample in preview.samples {
        let body = sample.unwrap().ja.plain_body();
        assert!(body.starts_with("○○○○ ○○○○ "), "{body}");
        assert!(body.ends_with("56歳") || body.ends_with("46歳"), "{body}");
    }
    assert_eq!(town.kept(id).await.course.looked.unwrap().people, 12);
}

#[tokio::test]
async fn rules_near_each_other_are_counted_three_times_a_day() {
    let town = Town::new().await;
    town.resident(1, 1970).await;
    let age = |to| Rule::Age {
        from: 40,
        to,
        at: hikae_core::circular::AgeAt::Today,
    };
    let all = |to| Rule::All {
        of: vec![everyone(), age(to)],
    };
    for to_age in 70..73 {
        let id = town.write(&to(all(to_age))).await;
        town.look(id).await.unwrap();
        town.wait(TimeDelta::minutes(1));
    }
    let next = town.write(&to(all(73))).await;
    assert!(matches!(town.look(next).await, Err(CircularError::Near)));
    let far = town
        .write(&to(Rule::Not {
            of: Box::new(Rule::Any {
                of: vec![
                    Rule::District {
                        place: "架空".to_owned(),
                    },
                    Rule::Insurer {
                        insurer: "12".to_owned(),
                    },
                    Rule::NoCheckup,
                ],
            }),
        }))
        .await;
    assert!(town.look(far).await.is_ok());
    town.wait(TimeDelta::hours(24));
    assert!(town.look(next).await.is_ok());
}

#[tokio::test]
async fn who_refuses_is_not_chosen_but_for_what_the_law_demands() {
    let town = Town::new().await;
    let (all, some) = (town.resident(1, 1970).await, town.resident(2, 1970).await);
    town.refuse(all, Scope::All).await;
    let categories = BTreeSet::from([Category::Checkup]);
    let sensitive = BTreeSet::new();
    town.refuse(
        some,
        Scope::Categories {
            categories,
            sensitive,
        },
    )
    .await;
    let id = town.approved(&to(everyone())).await;
    town.send().await;
    assert_eq!(town.inbox(all).await, []);
    assert_eq!(town.log(all).await, []);
    assert_eq!(town.inbox(some).await.len(), 1);
    assert_eq!(town.kept(id).await.course.reached, 1);

    let statutory = Content {
        statutory: true,
        ..to(everyone())
    };
    town.approved(&statutory).await;
    town.send().await;
    assert_eq!(town.inbox(all).await.len(), 1);
}

#[tokio::test]
async fn a_rule_over_records_chooses_by_those_that_it_may_look_at_or_not_at_all() {
    let town = Town::new().await;
    let year = 1961;
    let (due, done, hidden) = (
        town.resident(1, year).await,
        town.resident(2, year).await,
        town.resident(3, year).await,
    );
    for person in [done, hidden] {
        let mut given = vaccination(person, "2026-10-01".parse().unwrap(), "A1");
        if let hikae_core::record::Record::Vaccination(it) = &mut given.record {
            it.vaccine = "PPSV23".to_owned();
        }
        town.keep.put_records(&[given]).await.unwrap();
    }
    let categories = BTreeSet::from([Category::Vaccination]);
    let sensitive = BTreeSet::new();
    town.refuse(
        hidden,
        Scope::Categories {
            categories,
            sensitive,
        },
    )
    .await;
    let content = life("pneumococcal");
    town.approved(&content).await;
    town.send().await;
    assert_eq!(town.inbox(due).await.len(), 1);
    assert_eq!(town.inbox(done).await, []);
    assert_eq!(
        town.inbox(hidden).await,
        [],
        "what is hidden is not told by a notice"
    );
}

#[tokio::test]
async fn nothing_goes_out_at_night_or_before_its_time() {
    let town = Town::new().await;
    let person = town.resident(1, 1970).await;
    town.clock.set("2026-11-21T13:00:00Z".parse().unwrap());
    let id = town.approved(&to(everyone())).await;
    assert_eq!(town.send().await, []);
    let morning: DateTime<Utc> = "2026-11-21T23:00:00Z".parse().unwrap();
    assert_eq!(town.kept(id).await.due_at, Some(morning));
    let disaster = Content {
        topic: Topic::Disaster,
        ..to(everyone())
    };
    town.approved(&disaster).await;
    assert_eq!(town.send().await.len(), 1);
    assert_eq!(town.inbox(person).await.len(), 1);
    town.clock.set(morning);
    assert_eq!(town.send().await.len(), 1);

    let later = town.write(&to(everyone())).await;
    town.look(later).await.unwrap();
    town.submit(later).await.unwrap();
    let seen = town.now(later).await;
    let due = morning + TimeDelta::hours(5);
    let approved = town
        .staff
        .approve_circular(&town.approver, &town.bounds, seen, Some(due));
    approved.await.unwrap();
    assert_eq!(town.send().await, []);
    town.staff.stop_circular(&town.author, later).await.unwrap();
    assert_eq!(town.kept(later).await.state, State::Cancelled);
    town.clock.set(due);
    assert_eq!(town.send().await, []);
}

#[tokio::test]
async fn a_correction_goes_to_exactly_those_whom_the_wrong_one_reached() {
    let town = Town::new().await;
    let reached = town.resident(1, 1970).await;
    let wrong = town.approved(&to(everyone())).await;
    town.send().await;
    let later = town.resident(2, 1970).await;
    let seen = town.now(wrong).await;
    let correction = town
        .staff
        .correct_circular(&town.author, seen)
        .await
        .unwrap();
    assert_eq!(town.look(correction).await.unwrap(), Rough::Few);
    town.submit(correction).await.unwrap();
    town.approve(correction).await.unwrap();
    town.send().await;
    let inbox = town.keep.inbox(reached, false, 0, 9).await.unwrap().notices;
    assert_eq!(inbox.len(), 2);
    let first = inbox.iter().map(|kept| kept.id).min();
    let arrived = town.inbox(reached).await;
    let corrects: Vec<_> = arrived.iter().filter_map(|it| it.corrects).collect();
    assert_eq!(corrects, Vec::from_iter(first));
    assert_eq!(town.inbox(later).await, []);
    assert_eq!(town.kept(wrong).await.course.corrected_by, Some(correction));
    let seen = town.now(wrong).await;
    let again = town.staff.correct_circular(&town.author, seen).await;
    assert!(matches!(again, Err(CircularError::State)));
}

#[tokio::test]
async fn who_is_listed_is_told_once_and_who_was_told_is_not_told_again_after_a_crash() {
    let town = Town::new().await;
    let mut people = Vec::new();
    for n in 1..=3 {
        people.push(town.resident(n, 1970).await);
    }
    let listed = Content {
        audience: Audience::List { people: 2 },
        ..life("checkup")
    };
    let id = town.write(&listed).await;
    town.keep
        .put_circular_list(id, 0, &people[..2])
        .await
        .unwrap();
    town.look(id).await.unwrap();
    town.submit(id).await.unwrap();
    town.approve(id).await.unwrap();
    // It is begun, and the process ends before it has noted how far it came.
    let kept = town.kept(id).await;
    town.send().await;
    let after = town.kept(id).await;
    let turn = crate::keep::Turn {
        state: State::Sending,
        due_at: kept.due_at,
        course: kept.course.clone(),
    };
    town.keep
        .turn_circular(&after, &turn, None, None)
        .await
        .unwrap();
    let sent = town.send().await;
    assert_eq!((sent[0].told, sent[0].state), (0, State::Sent));
    assert_eq!(town.kept(id).await.course.reached, 2);
    for (person, count) in people.iter().zip([1, 1, 0]) {
        assert_eq!(town.inbox(*person).await.len(), count);
        assert_eq!(town.log(*person).await.len(), count);
    }
}

#[tokio::test]
async fn practice_reaches_nobody() {
    let town = Town::new().await;
    let person = town.resident(1, 1970).await;
    let practice = Content {
        training: true,
        ..to(everyone())
    };
    let id = town.approved(&practice).await;
    town.send().await;
    assert_eq!(town.kept(id).await.state, State::Sent);
    assert_eq!(town.inbox(person).await, []);
    assert_eq!(town.log(person).await, []);
}

#[tokio::test]
async fn what_is_wrong_with_it_is_said_before_anyone_is_counted() {
    let town = Town::new().await;
    town.resident(1, 1970).await;
    let wrong = Content {
        link: Some("https://evil.example/".to_owned()),
        ..to(everyone())
    };
    let id = town.write(&wrong).await;
    let looked = town.look(id).await;
    let Err(CircularError::Faults(faults)) = looked else {
        panic!("{looked:?}")
    };
    assert_eq!(faults, [Fault::Elsewhere]);
    assert_eq!(town.keep.passes(noon(), None, 9).await.unwrap(), []);
}

#[tokio::test]
async fn an_office_writes_to_so_many_people_in_a_day() {
    let mut town = Town::new().await;
    town.bounds.per_day = 3;
    for n in 1..=2 {
        town.resident(n, 1970).await;
    }
    town.approved(&to(everyone())).await;
    let next = town.write(&to(everyone())).await;
    town.look(next).await.unwrap();
    town.submit(next).await.unwrap();
    assert!(matches!(
        town.approve(next).await,
        Err(CircularError::Budget)
    ));
    town.wait(TimeDelta::hours(24));
    town.approve(next).await.unwrap();
}

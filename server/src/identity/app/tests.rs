//! Whom the app makes known, and what never makes anyone known.

mod hostile;

use hikae_core::ids::PersonId;
use hikae_core::notice::{AccountChange, Notice};
use serde_json::json;

use super::testing::Provider;
use super::*;
use crate::identity::testing::{HANAKO, House, TARO};
use crate::keep::AppStatus;

/// A house with a provider, and the portal's side of it.
pub(super) struct There {
    pub(super) house: House,
    pub(super) provider: Provider,
    pub(super) app: App,
    pub(super) browser: Browser,
}

impl There {
    pub(super) async fn new() -> Self {
        let house = House::new().await;
        let provider = Provider::new(house.clock.clone()).await;
        let app = provider.app(&house.keep);
        let browser = House::browser();
        Self {
            house,
            provider,
            app,
            browser,
        }
    }

    /// Goes to the provider, where the card is read; what the browser brings back.
    pub(super) async fn go(&self, task: Task) -> Return {
        let url = self.app.begin(&self.browser, task, "/home").await.unwrap();
        self.provider.visited(&url.unwrap())
    }

    pub(super) async fn back(&self, brought: &Return) -> Outcome {
        let browser = Some(&self.browser);
        self.app.finish(browser, brought).await.unwrap()
    }

    pub(super) async fn all(&self, task: Task) -> Outcome {
        let brought = self.go(task).await;
        self.back(&brought).await
    }

    /// What happened to the links of a person, oldest link first.
    async fn links(&self, person: PersonId) -> Vec<Vec<AppStatus>> {
        let links = self.house.keep.app_links(person).await.unwrap();
        let statuses = |link: keep::AppLink| {
            let history = link.history.into_iter();
            history.map(|(_, status)| status).collect()
        };
        links.into_iter().map(statuses).collect()
    }

    /// What a person was told about their account, newest first.
    async fn told(&self, person: PersonId) -> Vec<AccountChange> {
        let inbox = self.house.keep.inbox(person, false, 0, 20).await.unwrap();
        let account = |kept: keep::KeptNotice| match kept.notice {
            Notice::Account { change } => Some(change),
            _ => None,
        };
        inbox.notices.into_iter().filter_map(account).collect()
    }
}

fn registered(outcome: &Outcome) -> PersonId {
    match outcome {
        Outcome::Registered { person, .. } => *person,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_app_is_linked_at_its_first_use_and_opens_the_door_from_then_on() {
    let there = There::new().await;
    assert_eq!(
        there.all(Task::Login).await,
        Outcome::Unknown {
            next: "/home".to_owned()
        }
    );
    let first = there.all(Task::Register).await;
    let person = registered(&first);
    let resident = there.house.keep.resident(person).await.unwrap().unwrap();
    assert_eq!(resident.name, "見本 花子");
    there.house.wait(60);
    let Outcome::LoggedIn {
        person: again,
        app,
        next,
    } = there.all(Task::Login).await
    else {
        panic!("not logged in");
    };
    assert_eq!((again, next.as_str()), (person, "/home"));
    let links = there.house.keep.app_links(person).await.unwrap();
    assert_eq!(links.len(), 1);
    assert_eq!((links[0].id, links[0].status), (app, AppStatus::Active));
    assert_eq!(
        links[0].used_at - links[0].linked_at,
        TimeDelta::seconds(60)
    );
    assert_eq!(
        there.told(person).await,
        [AccountChange::AppLinked { replaced: false }]
    );
}

#[tokio::test]
async fn a_browser_takes_along_what_the_provider_needs_and_nothing_about_anyone() {
    let there = There::new().await;
    for (task, scope) in [
        (Task::Login, "openid"),
        (Task::Register, "openid name address birthdate gender"),
    ] {
        let url = there.app.begin(&there.browser, task, "/checkups").await;
        let url = url.unwrap().unwrap();
        let said: std::collections::BTreeMap<String, String> =
            url.query_pairs().into_owned().collect();
        let names: Vec<_> = said.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "acr_values",
                "client_id",
                "code_challenge",
                "code_challenge_method",
                "max_age",
                "nonce",
                "redirect_uri",
                "response_type",
                "scope",
                "state"
            ]
        );
        assert_eq!(said["scope"], scope);
        assert_eq!(said["response_type"], "code");
        assert_eq!(said["code_challenge_method"], "S256");
        assert_eq!(
            said["redirect_uri"],
            "http://localhost:8080/login/app/return"
        );
        for secret in ["state", "nonce", "code_challenge"] {
            assert_eq!(said[secret].len(), 43, "{secret}: 256 bits");
        }
    }
}

#[tokio::test]
async fn logging_in_asks_for_nothing_but_who_it_is() {
    let there = There::new().await;
    there.all(Task::Register).await;
    assert_eq!(there.provider.asked("userinfo"), 1);
    assert!(matches!(
        there.all(Task::Login).await,
        Outcome::LoggedIn { .. }
    ));
    assert_eq!(there.provider.asked("userinfo"), 1);
}

#[tokio::test]
async fn who_is_not_in_the_register_beyond_doubt_is_sent_to_the_desk() {
    for (told, why) in [
        (json!({ "name": "見本　花代" }), Disagreement::Name),
        (json!({ "address": "例県ほか市" }), Disagreement::Address),
        (json!({ "birthdate": "19700101" }), Disagreement::Nobody),
        (
            json!({ "birthdate": "19800000" }),
            Disagreement::PartialBirthDate,
        ),
        (json!({ "gender": "1" }), Disagreement::Nobody),
        (json!({ "gender": null }), Disagreement::UnknownSex),
    ] {
        let there = There::new().await;
        there.provider.conduct().told = told;
        assert_eq!(there.all(Task::Register).await, Outcome::Desk(why.into()));
        assert_eq!(
            there.all(Task::Login).await,
            Outcome::Unknown {
                next: "/home".to_owned()
            }
        );
    }
}

#[tokio::test]
async fn a_sub_that_changed_is_linked_anew_in_the_place_of_the_one_before() {
    let there = There::new().await;
    let person = registered(&there.all(Task::Register).await);
    there.provider.conduct().sub = "hanako-renewed".to_owned();
    there.house.wait(1);
    assert!(matches!(
        there.all(Task::Login).await,
        Outcome::Unknown { .. }
    ));
    assert_eq!(registered(&there.all(Task::Register).await), person);
    assert!(matches!(
        there.all(Task::Login).await,
        Outcome::LoggedIn { .. }
    ));
    assert_eq!(
        there.links(person).await,
        [
            vec![AppStatus::Active, AppStatus::Replaced],
            vec![AppStatus::Active]
        ]
    );
    assert_eq!(
        there.told(person).await,
        [
            AccountChange::AppLinked { replaced: true },
            AccountChange::AppLinked { replaced: false }
        ]
    );
    there.provider.conduct().sub = "hanako-here".to_owned();
    assert!(
        matches!(there.all(Task::Login).await, Outcome::Unknown { .. }),
        "what was replaced opens no door"
    );
}

#[tokio::test]
async fn a_link_that_was_removed_opens_no_door_until_it_is_made_anew() {
    let there = There::new().await;
    let person = registered(&there.all(Task::Register).await);
    let id = there.house.keep.app_links(person).await.unwrap()[0].id;
    let taro = there.house.enroll(TARO).await;
    let keep = &there.house.keep;
    assert!(!keep.remove_app(taro, id).await.unwrap(), "not theirs");
    there.house.wait(1);
    assert!(keep.remove_app(person, id).await.unwrap());
    assert!(!keep.remove_app(person, id).await.unwrap(), "once");
    there.house.wait(1);
    assert!(matches!(
        there.all(Task::Login).await,
        Outcome::Unknown { .. }
    ));
    assert_eq!(registered(&there.all(Task::Register).await), person);
    assert!(matches!(
        there.all(Task::Login).await,
        Outcome::LoggedIn { .. }
    ));
    use AppStatus::{Active, Removed};
    assert_eq!(
        there.links(person).await,
        [vec![Active, Removed, Active]],
        "the same link, with its history"
    );
    assert_eq!(
        there.told(person).await,
        [
            AccountChange::AppLinked { replaced: false },
            AccountChange::AppRemoved,
            AccountChange::AppLinked { replaced: false }
        ]
    );
}

#[tokio::test]
async fn a_sub_of_one_person_is_never_linked_to_another() {
    let there = There::new().await;
    let hanako = registered(&there.all(Task::Register).await);
    let taro = there.house.enroll(TARO).await;
    there.provider.conduct().holder = TARO;
    assert_eq!(
        there.all(Task::Register).await,
        Outcome::Desk(Unlinked::Taken)
    );
    assert!(there.links(taro).await.is_empty());
    assert!(
        matches!(there.all(Task::Login).await, Outcome::LoggedIn { person, .. } if person == hanako)
    );
}

#[tokio::test]
async fn linking_again_tells_nobody_twice() {
    let there = There::new().await;
    let person = registered(&there.all(Task::Register).await);
    assert_eq!(registered(&there.all(Task::Register).await), person);
    assert_eq!(there.links(person).await, [[AppStatus::Active]]);
    assert_eq!(there.told(person).await.len(), 1);
}

#[tokio::test]
async fn a_card_and_an_app_are_two_ways_to_one_person() {
    let there = There::new().await;
    let person = there.house.first_use(HANAKO).await;
    assert_eq!(registered(&there.all(Task::Register).await), person);
    let card = there.house.login(HANAKO).await;
    assert!(matches!(card, crate::identity::Outcome::LoggedIn { .. }));
}

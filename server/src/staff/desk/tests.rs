//! What two members of staff can do at the desk, and one cannot.

use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use hikae_core::consent::{Basis, Directive, Effect, Grantees, Level, Scope};
use hikae_core::disclosure::Entry;
use hikae_core::ids::{DirectiveId, StaffId};
use hikae_core::notice::CardStep;
use hikae_core::staff::Role;

use super::*;
use crate::ambient::SystemEntropy;
use crate::demo::cards::holders;
use crate::desk::SENT;
use crate::identity::testing::{HANAKO, House, TARO, noon};
use crate::identity::{Outcome as Ceremony, PendingCard};
use crate::keep::tests::vaccination;
use crate::staff::Parts;

const AUTHORITY: Authority<'_> = Authority {
    code: "990019",
    name: "みほん市",
};

struct Desk {
    house: House,
    staff: Staff,
}

fn clerk(n: u8) -> Member {
    Member {
        id: StaffId::new(noon(), [n; 10]),
        login: format!("desk{n}"),
        name: format!("架空 窓子{n}"),
        post: Post::Office {
            office: "市民課".to_owned(),
            roles: BTreeSet::from([Role::Desk]),
        },
    }
}

fn named(number: &str) -> Named {
    Named {
        municipal_number: number.to_owned(),
        seen: BTreeSet::from([Document::Passport]),
    }
}

impl Desk {
    async fn new() -> Self {
        let house = House::new().await;
        let staff = Staff::new(Parts {
            keep: house.keep.clone(),
            clock: house.clock.clone(),
            entropy: Arc::new(SystemEntropy),
            origin: "http://localhost:8080",
            attestation: None,
        })
        .unwrap();
        Self { house, staff }
    }

    /// 例示 太郎 is registered under another address than the one on his card.
    async fn moved(&self) -> PersonId {
        let mut taro = holders(noon().date_naive()).remove(1).resident;
        taro.address = "例県みほん市別所9丁目9番9号".to_owned();
        self.house.keep.enroll(&taro).await.unwrap().person
    }

    async fn sent(&self, card: PendingCard, key: &str) -> DeskNumber {
        match self.house.register(card, key).await {
            Ceremony::Desk(number) => number.parse().unwrap(),
            _ => panic!("not sent to the desk"),
        }
    }

    async fn begin(&self, person: &str) -> DeskNumber {
        let (one, named) = (clerk(1), named(person));
        let begun = self.staff.begin_reading(&one, AUTHORITY, &named);
        begun.await.unwrap()
    }

    async fn name_owner(&self, number: DeskNumber, person: &str) -> Result<(), StaffError> {
        let (one, named) = (clerk(1), named(person));
        self.staff.name_owner(&one, AUTHORITY, number, &named).await
    }

    /// The log of a person, oldest first.
    async fn log(&self, person: PersonId) -> Vec<Entry> {
        let entries = self.house.keep.entries(person, None, 50).await.unwrap();
        entries.into_iter().rev().map(Result::unwrap).collect()
    }

    async fn told(&self, person: PersonId) -> Vec<Notice> {
        let inbox = self.house.keep.inbox(person, false, 0, 50).await.unwrap();
        inbox.notices.into_iter().map(|kept| kept.notice).collect()
    }

    /// What staff did, sorted.
    async fn deeds(&self) -> Vec<Action> {
        let lines = self.house.keep.audit(None, 50).await.unwrap();
        let mut deeds: Vec<_> = lines.into_iter().map(|kept| kept.line.what).collect();
        // All of it happens in one millisecond of the test's clock.
        deeds.sort_by_key(|deed| format!("{deed:?}"));
        deeds
    }
}

fn turn<T>(result: Result<T, StaffError>) -> bool {
    matches!(result, Err(StaffError::Turn))
}

fn gone<T>(result: Result<T, StaffError>) -> bool {
    matches!(result, Err(StaffError::Gone))
}

#[tokio::test]
async fn a_card_that_did_not_agree_is_registered_by_two_who_saw_its_owner() {
    let desk = Desk::new().await;
    let taro = desk.moved().await;
    let card = desk.house.unknown(TARO).await;
    let number = desk.sent(card, TARO).await;

    let shown = desk.staff.matter(&clerk(1), number).await.unwrap();
    let card = shown.kept.content.card.unwrap();
    let certified = card.certified.unwrap();
    assert_eq!(card.differs, Differs::Address);
    assert_eq!(certified.name, "例示　太郎");
    assert!(!certified.address.contains("別所"), "what the card says");
    assert!(
        gone(desk.staff.agree(&clerk(2), number).await),
        "nobody is named"
    );

    assert!(gone(desk.name_owner(number, "9999").await));
    desk.name_owner(number, "1002").await.unwrap();
    assert!(
        turn(desk.staff.agree(&clerk(1), number).await),
        "one is not two"
    );
    assert_eq!(desk.house.keep.cards(taro).await.unwrap(), []);

    let agreed = desk.staff.agree(&clerk(2), number).await.unwrap();
    assert!(agreed.card.is_some());
    match desk.house.login(TARO).await {
        Ceremony::LoggedIn { person, .. } => assert_eq!(person, taro),
        _ => panic!("not logged in"),
    }
    assert!(gone(desk.staff.matter(&clerk(1), number).await), "used up");
    let told = desk.told(taro).await;
    let at_desk = |notice: &Notice| {
        matches!(
            notice,
            Notice::Card {
                step: CardStep::AtDesk,
                ..
            }
        )
    };
    assert_eq!(told.iter().filter(|notice| at_desk(notice)).count(), 1);
    let log = desk.log(taro).await;
    assert_eq!(log.len(), 1);
    assert_eq!(
        (
            log[0].outcome,
            log[0].purpose,
            log[0].institution.name.as_str()
        ),
        (Outcome::LookedUp, Purpose::PatientRequest, "みほん市")
    );
    let about = hikae_core::counter::Matter::Registration;
    assert_eq!(
        desk.deeds().await,
        [
            Action::Agreed { about },
            Action::LookedAtMatter,
            Action::LookedAtMatter,
            Action::Vouched { about },
        ]
    );
}

#[tokio::test]
async fn a_card_that_is_someone_elses_is_given_to_nobody() {
    let desk = Desk::new().await;
    let hanakos = desk.house.unknown(HANAKO).await;
    desk.house.first_use(HANAKO).await;
    let taro = desk.house.enroll(TARO).await;
    let number = desk.sent(hanakos, TARO).await;
    assert!(turn(desk.name_owner(number, "1002").await));
    assert_eq!(desk.house.keep.cards(taro).await.unwrap(), []);
    assert_eq!(desk.log(taro).await, []);
}

#[tokio::test]
async fn a_number_holds_for_thirty_days_or_for_half_an_hour_at_the_desk() {
    let desk = Desk::new().await;
    desk.moved().await;
    let card = desk.house.unknown(TARO).await;
    let sent = desk.sent(card.clone(), TARO).await;
    let matter = Matter::of_card_alone(&card, noon());
    let shown = desk.house.keep.open_matter(&matter, AT_THE_DESK, None);
    let shown = shown.await.unwrap();
    let reading = desk.begin("1001").await;
    let look = async |number| desk.staff.matter(&clerk(1), number).await;
    desk.house.wait(AT_THE_DESK.num_seconds() - 1);
    for number in [sent, shown, reading] {
        assert!(look(number).await.is_ok());
    }
    desk.house.wait(1);
    assert!(gone(look(shown).await) && gone(look(reading).await));
    desk.house
        .wait((SENT - AT_THE_DESK - TimeDelta::seconds(1)).num_seconds());
    assert!(look(sent).await.is_ok());
    desk.house.wait(1);
    assert!(gone(look(sent).await));
}

#[tokio::test]
async fn records_are_given_once_and_by_two_and_stand_in_the_persons_log() {
    let desk = Desk::new().await;
    let keep = &desk.house.keep;
    let hanako = keep.person_by_municipal_number("990019", "1001");
    let hanako = hanako.await.unwrap().unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
    keep.put_records(&[vaccination(hanako, day, "LOT-1")])
        .await
        .unwrap();

    let number = desk.begin("1001").await;
    let print = async |n| desk.staff.hand_out(&clerk(n), AUTHORITY, number).await;
    assert!(turn(print(1).await), "nobody has agreed");
    assert!(turn(desk.staff.agree(&clerk(1), number).await));
    desk.staff.agree(&clerk(2), number).await.unwrap();
    assert!(
        turn(desk.staff.agree(&clerk(3), number).await),
        "two are enough"
    );
    assert!(turn(print(3).await), "a third saw nobody");

    let HandedOut { resident, released } = print(1).await.unwrap();
    assert_eq!(resident.municipal_number, "1001");
    assert_eq!(released.records().len(), 1);
    assert!(gone(print(1).await), "once");
    assert!(gone(print(2).await), "by nobody else either");

    let log = desk.log(hanako).await;
    let [looked_up, given] = log.as_slice() else {
        panic!("{log:?}");
    };
    assert_eq!(looked_up.outcome, Outcome::LookedUp);
    assert_eq!(
        (given.outcome, given.id),
        (Outcome::Disclosed, released.entry())
    );
    assert_eq!(given.given[0].basis, Basis::InPerson);
    assert!(given.reason.contains("旅券"), "{}", given.reason);
    assert_eq!(given.institution.unit.as_deref(), Some("市民課"));
    let told = desk.told(hanako).await;
    assert!(told.contains(&Notice::ReadAtDesk { entry: given.id }));
    assert!(desk.deeds().await.contains(&Action::HandedOut));
}

#[tokio::test]
async fn what_someone_refuses_is_not_printed_at_the_desk_either() {
    let desk = Desk::new().await;
    let keep = &desk.house.keep;
    let hanako = keep.person_by_municipal_number("990019", "1001");
    let hanako = hanako.await.unwrap().unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
    keep.put_records(&[vaccination(hanako, day, "LOT-1")])
        .await
        .unwrap();
    let refusal = Directive {
        id: DirectiveId::new(noon(), [5; 10]),
        version: 1,
        effect: Effect::Deny,
        purposes: [Purpose::PatientRequest].into(),
        grantees: Grantees::Everyone,
        except: BTreeSet::new(),
        scope: Scope::All,
        period: None,
        valid_from: noon(),
        valid_until: None,
        made_at: noon(),
        made_by: hanako,
        made_with: Level::Card,
        study: None,
        visit: None,
    };
    keep.put_directive(hanako, refusal, 0).await.unwrap();
    let number = desk.begin("1001").await;
    desk.staff.agree(&clerk(2), number).await.unwrap();
    let handed = desk.staff.hand_out(&clerk(2), AUTHORITY, number).await;
    assert_eq!(handed.unwrap().released.records(), []);
    let log = desk.log(hanako).await;
    assert_eq!(log[1].outcome, Outcome::Refused);
    assert!(matches!(log[1].withheld[0].basis, Basis::Directive { .. }));
}

#[tokio::test]
async fn what_was_begun_can_be_taken_back() {
    let desk = Desk::new().await;
    let number = desk.begin("1001").await;
    desk.staff.agree(&clerk(2), number).await.unwrap();
    desk.staff.drop_matter(&clerk(1), number).await.unwrap();
    let print = desk.staff.hand_out(&clerk(1), AUTHORITY, number).await;
    assert!(gone(print));
}

#[tokio::test]
async fn of_two_who_print_at_once_one_gets_the_records() {
    let desk = Desk::new().await;
    let number = desk.begin("1001").await;
    desk.staff.agree(&clerk(2), number).await.unwrap();
    let (one, two) = (clerk(1), clerk(2));
    let (first, second) = tokio::join!(
        desk.staff.hand_out(&one, AUTHORITY, number),
        desk.staff.hand_out(&two, AUTHORITY, number),
    );
    assert_ne!(first.is_ok(), second.is_ok());
}

//! What an attacker could try with a login by a phone, one rule after the other.

use std::collections::BTreeSet;

use hikae_core::ids::CardId;

use super::*;
use crate::ambient::SystemEntropy;
use crate::identity::testing::{HANAKO, House, TARO};

fn begun(house: &House) -> Begun {
    Begun {
        at: house.keep.now(),
        device: "Windows / Edge".to_owned(),
        region: None,
        next: "/home".to_owned(),
    }
}

struct Scene {
    house: House,
    computer: Browser,
    phone: Browser,
    owner: Approver,
    id: PhoneLoginId,
}

impl Scene {
    /// A computer has begun, and 見本 花子 is logged in on her phone.
    async fn new() -> Self {
        let house = House::new().await;
        let person = house.enroll(HANAKO).await;
        let computer = House::browser();
        let id = begin(&house.keep, &computer, &begun(&house)).await.unwrap();
        let owner = Approver {
            person,
            level: Level::Card,
            anchor: Anchor::Card(house.keep.mint(CardId::new)),
        };
        Self {
            house,
            computer,
            phone: House::browser(),
            owner,
            id,
        }
    }

    async fn approve(&self, by: Approver) -> Answered {
        let (keep, phone) = (&self.house.keep, Some(&self.phone));
        approve(keep, &SystemEntropy, self.id, phone, by)
            .await
            .unwrap()
    }

    async fn decline(&self, who: PersonId) -> Answered {
        let (keep, phone) = (&self.house.keep, Some(&self.phone));
        decline(keep, self.id, phone, who).await.unwrap()
    }

    async fn at_phone(&self, who: PersonId) -> AtPhone {
        let (keep, phone) = (&self.house.keep, Some(&self.phone));
        at_phone(keep, self.id, phone, Some(who)).await.unwrap()
    }

    async fn at_computer(&self) -> AtComputer {
        at_computer(&self.house.keep, self.id, &self.computer)
            .await
            .unwrap()
    }

    async fn waits(&self) -> bool {
        matches!(self.at_computer().await, AtComputer::Waiting { .. })
    }

    /// The code on the owner's phone.
    async fn code(&self) -> Code {
        match self.at_phone(self.owner.person).await {
            AtPhone::Approved { code, .. } => code,
            other => panic!("no code: {other:?}"),
        }
    }

    /// A code that is not the one on the phone.
    async fn another_code(&self) -> Code {
        let digits = match self.code().await.digits() {
            "000000" => "000001",
            _ => "000000",
        };
        Code::typed(digits).unwrap()
    }

    async fn enter(&self, browser: &Browser, code: &Code) -> Entered {
        enter(&self.house.keep, self.id, browser, code)
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn whoever_approves_on_the_phone_and_types_its_code_at_the_computer_is_in() {
    let scene = Scene::new().await;
    assert!(scene.waits().await);
    let asked = scene.at_phone(scene.owner.person).await;
    assert_eq!(asked, AtPhone::Asked(begun(&scene.house)));
    assert_eq!(scene.approve(scene.owner).await, Answered::Taken);
    let standing = scene.at_computer().await;
    assert!(matches!(standing, AtComputer::Code { left: 3, .. }));
    let code = scene.code().await;
    let entered = scene.enter(&scene.computer, &code).await;
    let Entered::In { person, anchor, .. } = entered else {
        panic!("not in");
    };
    assert_eq!((person, anchor), (scene.owner.person, scene.owner.anchor));
    let done = scene.at_phone(scene.owner.person).await;
    assert_eq!(done, AtPhone::In(begun(&scene.house)));
}

#[tokio::test]
async fn a_code_lets_in_once() {
    let scene = Scene::new().await;
    scene.approve(scene.owner).await;
    let code = scene.code().await;
    let entered = scene.enter(&scene.computer, &code).await;
    assert!(matches!(entered, Entered::In { .. }));
    assert_eq!(scene.enter(&scene.computer, &code).await, Entered::Gone);
    assert_eq!(scene.at_computer().await, AtComputer::Over);
}

#[tokio::test]
async fn of_many_who_type_the_code_at_once_one_is_in() {
    let scene = Scene::new().await;
    scene.approve(scene.owner).await;
    let code = scene.code().await;
    let enter = || scene.enter(&scene.computer, &code);
    let (one, two, three) = tokio::join!(enter(), enter(), enter());
    let entered = [one, two, three];
    let inside = |entered: &&Entered| matches!(entered, Entered::In { .. });
    assert_eq!(entered.iter().filter(inside).count(), 1);
}

#[tokio::test]
async fn three_guesses_and_it_is_over_even_for_the_right_code() {
    let scene = Scene::new().await;
    scene.approve(scene.owner).await;
    let (right, wrong) = (scene.code().await, scene.another_code().await);
    for left in [2, 1, 0] {
        let guessed = scene.enter(&scene.computer, &wrong).await;
        assert_eq!(guessed, Entered::Wrong { left });
    }
    assert_eq!(scene.enter(&scene.computer, &right).await, Entered::Gone);
    assert_eq!(scene.at_computer().await, AtComputer::TriedOut);
    assert_eq!(scene.at_phone(scene.owner.person).await, AtPhone::TriedOut);
}

#[tokio::test]
async fn another_browser_has_neither_the_page_nor_a_try() {
    let scene = Scene::new().await;
    let other = House::browser();
    let standing = at_computer(&scene.house.keep, scene.id, &other);
    assert_eq!(standing.await.unwrap(), AtComputer::Over);
    scene.approve(scene.owner).await;
    let (right, wrong) = (scene.code().await, scene.another_code().await);
    for code in [&wrong, &wrong, &wrong, &right] {
        assert_eq!(scene.enter(&other, code).await, Entered::Gone);
    }
    let entered = scene.enter(&scene.computer, &right).await;
    assert!(matches!(entered, Entered::In { .. }));
}

#[tokio::test]
async fn the_browser_that_began_cannot_answer() {
    let scene = Scene::new().await;
    let (keep, same) = (&scene.house.keep, Some(&scene.computer));
    let shown = at_phone(keep, scene.id, same, Some(scene.owner.person)).await;
    assert_eq!(shown.unwrap(), AtPhone::SameBrowser);
    let approved = approve(keep, &SystemEntropy, scene.id, same, scene.owner).await;
    assert_eq!(approved.unwrap(), Answered::Gone);
    assert!(scene.waits().await);
}

#[tokio::test]
async fn a_session_let_in_by_a_phone_lets_nobody_in() {
    let scene = Scene::new().await;
    let chained = Approver {
        level: Level::CrossDevice,
        ..scene.owner
    };
    assert_eq!(scene.approve(chained).await, Answered::NoChain);
    assert!(scene.waits().await);
}

#[tokio::test]
async fn of_two_who_scan_it_the_first_answer_holds_and_the_other_sees_no_code() {
    let scene = Scene::new().await;
    let other = Approver {
        person: scene.house.enroll(TARO).await,
        ..scene.owner
    };
    assert_eq!(scene.approve(scene.owner).await, Answered::Taken);
    assert_eq!(scene.approve(other).await, Answered::Gone);
    assert_eq!(scene.at_phone(other.person).await, AtPhone::Over);
    assert_eq!(scene.decline(other.person).await, Answered::Gone);
    let standing = scene.at_computer().await;
    assert!(matches!(standing, AtComputer::Code { .. }));
}

#[tokio::test]
async fn what_was_declined_stays_so() {
    let scene = Scene::new().await;
    assert_eq!(scene.decline(scene.owner.person).await, Answered::Taken);
    assert_eq!(scene.approve(scene.owner).await, Answered::Gone);
    assert_eq!(scene.at_computer().await, AtComputer::Declined);
    let code = Code::typed("123456").unwrap();
    assert_eq!(scene.enter(&scene.computer, &code).await, Entered::Gone);
}

#[tokio::test]
async fn an_approval_can_be_taken_back_until_somebody_is_in() {
    let scene = Scene::new().await;
    scene.approve(scene.owner).await;
    let code = scene.code().await;
    assert_eq!(scene.decline(scene.owner.person).await, Answered::Taken);
    assert_eq!(scene.enter(&scene.computer, &code).await, Entered::Gone);
    assert_eq!(scene.at_computer().await, AtComputer::Declined);

    let scene = Scene::new().await;
    scene.approve(scene.owner).await;
    let code = scene.code().await;
    scene.enter(&scene.computer, &code).await;
    assert_eq!(scene.decline(scene.owner.person).await, Answered::Gone);
}

#[tokio::test]
async fn a_qr_code_is_answered_within_two_minutes_and_its_code_typed_within_two_more() {
    let scene = Scene::new().await;
    scene.house.wait(119);
    assert_eq!(scene.approve(scene.owner).await, Answered::Taken);
    let code = scene.code().await;
    scene.house.wait(120);
    assert_eq!(scene.enter(&scene.computer, &code).await, Entered::Gone);
    assert_eq!(scene.at_phone(scene.owner.person).await, AtPhone::Over);

    let scene = Scene::new().await;
    scene.house.wait(120);
    assert_eq!(scene.at_phone(scene.owner.person).await, AtPhone::Over);
    assert_eq!(scene.approve(scene.owner).await, Answered::Gone);
    assert_eq!(scene.decline(scene.owner.person).await, Answered::Gone);
    assert_eq!(scene.at_computer().await, AtComputer::Over);
}

#[test]
fn a_code_is_six_digits_however_they_are_typed() {
    for typed in [
        "012345",
        " 012 345 ",
        "012-345",
        "０１２　３４５",
        "012ー345",
    ] {
        let code = Code::typed(typed);
        assert_eq!(code.as_ref().map(Code::digits), Some("012345"), "{typed}");
    }
    for typed in [
        "",
        "12345",
        "1234567",
        "12345a",
        "①23456",
        "+12345",
        "١٢٣٤٥٦",
    ] {
        assert!(Code::typed(typed).is_none(), "{typed}");
    }
}

#[test]
fn a_code_is_drawn_anew_each_time_and_told_to_no_log() {
    let codes: BTreeSet<_> = (0..20)
        .map(|_| Code::new(&SystemEntropy).digits().to_owned())
        .collect();
    assert!(codes.len() > 15 && codes.iter().all(|code| code.len() == 6));
    assert_eq!(format!("{:?}", Code::new(&SystemEntropy)), "Code");
}

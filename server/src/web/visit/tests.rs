//! A visit, as the browsers at the reception and beside the reader go through it.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hikae_core::consent::{Level, Scope, VisitConsent};
use hikae_core::ids::{InstitutionId, PersonId};
use hikae_core::record::Category;

use crate::ambient::{Clock as _, SystemEntropy};
use crate::gateway::testing::register;
use crate::gateway::{Admission, JoinError, Reception};
use crate::web::testing::{Site, Visitor, site};

/// A portal, a clinic with a browser at its reception, and a resident with a card.
struct Town {
    site: Site,
    clinic: InstitutionId,
    person: PersonId,
    desk: Visitor,
}

const ASK: &str = "handle=U-0007&role=clerk&unit=%E5%86%85%E7%A7%91&category=checkup\
    &category=vaccination&sensitive=surgery&reason=%E8%A8%BA%E5%AF%9F%E3%81%AE%E3%81%9F%E3%82%81";

async fn link(site: &Site, clinic: InstitutionId) -> Result<String, JoinError> {
    let keep = &site.state.keep;
    let (token, _) = Reception::link(keep, &SystemEntropy, clinic, "総合受付").await?;
    Ok(token)
}

async fn join(site: &Site, desk: &mut Visitor, token: &str) {
    let joined = desk
        .post(site, "/reception/join", &format!("token={token}"))
        .await;
    assert_eq!(joined.location, "/reception", "{}", joined.text);
}

async fn town() -> Town {
    let site = site(true).await;
    let clinic = register(&site.state.keep, "9910000018").await;
    let mut at_home = Visitor::default();
    at_home.log_in(&site).await;
    let people = site.state.keep.people(None, 1).await.unwrap();
    let person = people[0];
    let mut desk = Visitor::default();
    let token = link(&site, clinic).await.unwrap();
    join(&site, &mut desk, &token).await;
    Town {
        site,
        clinic,
        person,
        desk,
    }
}

impl Town {
    /// Begins a visit at the reception; answers its path.
    async fn begin(&mut self) -> String {
        let began = self.desk.post(&self.site, "/reception", ASK).await;
        assert_eq!(began.status, StatusCode::SEE_OTHER, "{}", began.text);
        began.location
    }

    /// Holds the card of 見本 花子 to the reader; answers where it goes on.
    async fn show_card(&mut self, visit: &str) -> String {
        let began = self
            .desk
            .post(&self.site, &format!("{visit}/card"), "")
            .await;
        let id = began.location.strip_prefix("/login/card/").unwrap();
        let sent = self.desk.pin(&self.site, id, "1001").await;
        self.desk.get(&self.site, &sent.location).await.location
    }

    async fn post(&mut self, path: &str, form: &str) -> (StatusCode, String) {
        let answer = self.desk.post(&self.site, path, form).await;
        (answer.status, answer.location)
    }

    async fn consent(&self) -> Option<VisitConsent> {
        let directives = self.site.state.keep.directives(self.person).await.unwrap();
        VisitConsent::among(&directives, self.clinic, self.site.clock.now())
    }

    fn wait(&self, time: TimeDelta) {
        self.site.clock.set(self.site.clock.now() + time);
    }
}

#[tokio::test]
async fn a_person_ticks_beside_the_reader_and_nothing_else_is_permitted() {
    let mut town = town().await;
    let visit = town.begin().await;
    let asked = town.desk.get(&town.site, &visit).await.text;
    for told in [
        "あおぞら内科クリニック",
        "内科",
        "U-0007",
        "診察のため",
        "健診の結果",
        "手術",
    ] {
        assert!(asked.contains(told), "{told}");
    }
    let choose = town.show_card(&visit).await;
    assert_eq!(choose, format!("{visit}/choose"));
    let page = town.desk.get(&town.site, &choose).await.text;
    assert!(page.contains("見本 花子"));
    assert!(!page.contains("checked"), "nothing is ticked beforehand");
    assert_eq!(
        town.post(&choose, "").await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(town.consent().await, None);

    // What was not asked for cannot be ticked.
    let done = town
        .post(
            &choose,
            "category=checkup&category=medication&sensitive=genetic",
        )
        .await;
    assert_eq!(done.1, format!("{visit}/done"));
    let consent = town.consent().await.unwrap();
    assert_eq!(consent.categories, [Category::Checkup].into());
    assert!(consent.sensitive.is_empty());
    let keep = &town.site.state.keep;
    let [made] = keep
        .directives(town.person)
        .await
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!((made.made_with, made.made_by), (Level::Card, town.person));
    assert!(matches!(made.scope, Scope::Categories { .. }));

    let told = town.desk.get(&town.site, &done.1).await.text;
    assert!(told.contains("24時間") && told.contains("/reception"));
    let name = keep.pseudonym(town.person, town.clinic).await.unwrap();
    let reception = town.desk.get(&town.site, "/reception").await.text;
    assert!(reception.contains(&name.to_string()));
    // Who comes next finds nobody.
    for (path, status) in [(&visit, 410), (&choose, 410), (&done.1, 200)] {
        let page = town.desk.get(&town.site, path).await;
        assert_eq!(page.status.as_u16(), status, "{path}");
        assert!(!page.text.contains("見本 花子"), "{path}");
    }
}

#[tokio::test]
async fn who_shows_nothing_has_answered_as_well_and_who_declines_stays_unknown() {
    let mut town = town().await;
    let visit = town.begin().await;
    let choose = town.show_card(&visit).await;
    town.post(&choose, "nothing=yes&category=checkup").await;
    assert_eq!(town.consent().await, None);
    let keep = &town.site.state.keep;
    let name = keep.pseudonym(town.person, town.clinic).await.unwrap();
    let page = town.desk.get(&town.site, "/reception").await.text;
    assert!(page.contains(&name.to_string()));

    let visit = town.begin().await;
    let declined = town.post(&format!("{visit}/decline"), "").await;
    assert_eq!(declined.1, format!("{visit}/done"));
    let page = town.desk.get(&town.site, "/reception").await.text;
    assert_eq!(page.matches(&name.to_string()).count(), 1);
    assert!(page.contains("見せない"));
}

#[tokio::test]
async fn what_is_ticked_at_the_next_visit_takes_the_place_of_the_last() {
    let mut town = town().await;
    for (ticked, category) in [
        ("category=checkup", Category::Checkup),
        ("category=vaccination", Category::Vaccination),
    ] {
        let visit = town.begin().await;
        let choose = town.show_card(&visit).await;
        town.post(&choose, ticked).await;
        assert_eq!(town.consent().await.unwrap().categories, [category].into());
        town.wait(TimeDelta::hours(2));
    }
    let keep = &town.site.state.keep;
    assert_eq!(keep.directives(town.person).await.unwrap().len(), 1);
    town.wait(TimeDelta::hours(22));
    assert_eq!(town.consent().await, None);
}

#[tokio::test]
async fn nobody_chooses_without_the_card_nor_in_another_browser_nor_later() {
    let mut town = town().await;
    let visit = town.begin().await;
    let choose = format!("{visit}/choose");
    assert_eq!(town.post(&choose, "category=checkup").await.1, visit);
    let began = town
        .desk
        .post(&town.site, &format!("{visit}/card"), "")
        .await;
    let id = began
        .location
        .strip_prefix("/login/card/")
        .unwrap()
        .to_owned();
    let sent = town.desk.pin(&town.site, &id, "1001").await;
    let mut other = Visitor::default();
    let claimed = other.get(&town.site, &sent.location).await;
    assert_eq!(claimed.location, "/login/again");
    assert_eq!(
        town.desk.get(&town.site, &sent.location).await.location,
        choose
    );
    assert_eq!(other.get(&town.site, &choose).await.location, visit);
    assert_eq!(
        town.desk.get(&town.site, "/account").await.location,
        "/login?next=/account",
        "nobody is logged in at a reception"
    );
    town.wait(TimeDelta::minutes(10));
    assert_eq!(town.post(&choose, "category=checkup").await.1, visit);
    town.wait(TimeDelta::minutes(5));
    assert_eq!(
        town.desk.get(&town.site, &visit).await.status,
        StatusCode::GONE
    );
    assert_eq!(town.consent().await, None);
    assert_eq!(
        town.desk.get(&town.site, "/visit/1").await.status,
        StatusCode::GONE
    );
}

#[tokio::test]
async fn a_card_that_is_registered_for_nobody_is_told_what_to_do() {
    let site = site(true).await;
    let clinic = register(&site.state.keep, "9910000018").await;
    let mut desk = Visitor::default();
    let token = link(&site, clinic).await.unwrap();
    join(&site, &mut desk, &token).await;
    let visit = desk.post(&site, "/reception", ASK).await.location;
    let began = desk.post(&site, &format!("{visit}/card"), "").await;
    let id = began
        .location
        .strip_prefix("/login/card/")
        .unwrap()
        .to_owned();
    let sent = desk.pin(&site, &id, "1001").await;
    let back = desk.get(&site, &sent.location).await.location;
    assert_eq!(back, format!("{visit}?card=stranger"));
    let page = desk.get(&site, &back).await;
    assert!(page.text.contains("まだ登録されていません"));
}

#[tokio::test]
async fn a_link_makes_one_browser_a_reception_until_its_institution_is_suspended() {
    let mut town = town().await;
    let mut other = Visitor::default();
    let outside = other.get(&town.site, "/reception").await;
    assert_eq!(outside.status, StatusCode::FORBIDDEN);
    assert_eq!(
        other.post(&town.site, "/reception", ASK).await.status,
        StatusCode::FORBIDDEN
    );
    let token = link(&town.site, town.clinic).await.unwrap();
    let path = format!("/reception/join/{token}");
    let offered = other.get(&town.site, &path).await.text;
    assert!(offered.contains("あおぞら内科クリニック") && offered.contains("総合受付"));
    join(&town.site, &mut other, &token).await;
    let mut third = Visitor::default();
    assert_eq!(third.get(&town.site, &path).await.status, StatusCode::GONE);
    let used = third
        .post(&town.site, "/reception/join", &format!("token={token}"))
        .await;
    assert_eq!(used.status, StatusCode::GONE);
    assert_eq!(
        town.desk.get(&town.site, "/reception").await.status,
        StatusCode::OK
    );

    let late = link(&town.site, town.clinic).await.unwrap();
    town.wait(TimeDelta::hours(24));
    let path = format!("/reception/join/{late}");
    assert_eq!(third.get(&town.site, &path).await.status, StatusCode::GONE);

    let keep = &town.site.state.keep;
    Admission::suspend(keep, town.clinic).await.unwrap();
    for browser in [&mut town.desk, &mut other] {
        let page = browser.get(&town.site, "/reception").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    }
    assert!(matches!(
        link(&town.site, town.clinic).await,
        Err(JoinError::Suspended)
    ));
}

#[tokio::test]
async fn what_is_wrong_at_the_reception_is_said_and_begins_nothing() {
    let mut town = town().await;
    for (form, told) in [
        ("", "職員の符号を"),
        ("handle=U&category=checkup&reason=x", "職種を選んでください"),
        (
            "handle=U&role=auditor&category=checkup&reason=x",
            "職種を選んでください",
        ),
        ("handle=U&role=clerk&reason=x", "見たい記録を選んでください"),
        (
            "handle=U&role=clerk&category=checkup&reason=",
            "理由を500文字",
        ),
        (
            "handle=U&role=clerk&category=checkup&reason=x&unit=x",
            "部署を",
        ),
        (
            "handle=123456789018&role=clerk&category=checkup&reason=x",
            "職員の符号を",
        ),
    ] {
        let page = town.desk.post(&town.site, "/reception", form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(page.text.contains(told), "{form}");
    }
    let page = town.desk.get(&town.site, "/reception").await.text;
    assert!(page.contains("まだありません"));
}

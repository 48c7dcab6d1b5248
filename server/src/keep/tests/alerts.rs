use hikae_core::notice::{AccountChange, AlertSettings, Channel as Arrives, Notice, Rule};
use sqlx::Connection as _;

use super::*;

/// An institution that asks, and is given nothing.
fn label(keep: &Keep) -> InstitutionLabel {
    entry(keep, keep.mint(PersonId::new), &ChainHead::empty(), "x").institution
}

async fn asks(house: &House, person: PersonId, who: &InstitutionLabel, purpose: Purpose) -> Entry {
    let build = |head: &ChainHead| Entry {
        institution: who.clone(),
        purpose,
        ..entry(house, person, head, "確認のため")
    };
    house.append_entry(person, build).await.unwrap()
}

async fn notices(house: &House, person: PersonId) -> Vec<Notice> {
    let inbox = house.inbox(person, false, 0, 99).await.unwrap();
    inbox.notices.into_iter().map(|kept| kept.notice).collect()
}

fn rules(notice: &Notice) -> Vec<Rule> {
    match notice {
        Notice::Alert { rules, .. } => rules.iter().copied().collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn the_first_entry_of_an_institution_is_told_with_it_and_the_next_one_waits() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let clinic = label(&house);
    let first = asks(&house, person, &clinic, Purpose::Treatment).await;
    asks(&house, person, &clinic, Purpose::Treatment).await;
    let told = notices(&house, person).await;
    assert!(
        matches!(&told[..], [Notice::Alert { entry, institution, .. }]
            if *entry == first.id && *institution == clinic),
        "{told:?}"
    );
    assert!(house.tell_digest(person, day(2026, 11, 16)).await.unwrap());
    let told = notices(&house, person).await;
    let lines: Vec<_> = told
        .iter()
        .filter_map(|told| match told {
            Notice::Digest { lines, .. } => Some(lines.as_slice()),
            _ => None,
        })
        .collect();
    let [[line]] = lines[..] else {
        panic!("{told:?}");
    };
    assert_eq!(line.times, 1);
    assert!(!house.tell_digest(person, day(2026, 11, 16)).await.unwrap());
}

#[tokio::test]
async fn who_is_known_to_one_person_is_not_known_to_another() {
    let house = house().await;
    let (hanako, taro) = (
        enrolled(&house, &hanako()).await,
        enrolled(&house, &taro()).await,
    );
    let clinic = label(&house);
    for person in [hanako, taro] {
        asks(&house, person, &clinic, Purpose::Treatment).await;
        assert_eq!(notices(&house, person).await.len(), 1);
    }
}

#[tokio::test]
async fn a_rule_that_is_off_tells_nothing_and_that_it_is_off_is_told() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let clinic = label(&house);
    asks(&house, person, &clinic, Purpose::Treatment).await;
    let set = |on| house.set_alert(person, Rule::Emergency, Arrives::Inbox, on);
    assert!(set(false).await.unwrap());
    assert!(!set(false).await.unwrap());
    let change = AccountChange::AlertSet {
        rule: Rule::Emergency,
        channel: Arrives::Inbox,
        on: false,
    };
    asks(&house, person, &clinic, Purpose::Emergency).await;
    let told = notices(&house, person).await;
    assert_eq!(told.len(), 2);
    assert!(told.contains(&Notice::Account { change }), "{told:?}");
    // It is in the week's summary, and the log has it in any case.
    assert!(house.tell_digest(person, day(2026, 11, 16)).await.unwrap());
    assert!(set(true).await.unwrap());
    asks(&house, person, &clinic, Purpose::Emergency).await;
    let told = notices(&house, person).await;
    let emergencies = told
        .iter()
        .filter(|told| rules(told) == [Rule::Emergency])
        .count();
    assert_eq!(emergencies, 1);
    let history = house.alert_history(person).await.unwrap();
    let wanted: Vec<_> = history
        .iter()
        .map(|change| change.settings.wants(Rule::Emergency, Arrives::Inbox))
        .collect();
    assert_eq!(wanted, [true, false]);
    let now = house.alert_settings(person).await.unwrap();
    assert_eq!(now, AlertSettings::default());
}

#[tokio::test]
async fn a_log_from_before_there_were_alerts_is_read_once_and_then_known() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let clinic = label(&house);
    asks(&house, person, &clinic, Purpose::Treatment).await;
    let mut database = sqlx::SqliteConnection::connect(&house.file().display().to_string())
        .await
        .unwrap();
    for forget in [
        "DELETE FROM acquaintance",
        "DELETE FROM digest",
        "DELETE FROM notice",
    ] {
        sqlx::query(forget).execute(&mut database).await.unwrap();
    }
    asks(&house, person, &clinic, Purpose::Treatment).await;
    assert_eq!(notices(&house, person).await, []);
    asks(&house, person, &label(&house), Purpose::Treatment).await;
    assert_eq!(notices(&house, person).await.len(), 1);
}

#[tokio::test]
async fn a_login_from_a_new_browser_is_told_once() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    assert!(house.greet(person, b"one", "Firefox").await.unwrap());
    assert!(!house.greet(person, b"one", "Firefox").await.unwrap());
    assert!(house.greet(person, b"two", "Safari").await.unwrap());
    let told = notices(&house, person).await;
    let device = |device: &str| Notice::NewDevice {
        device: device.into(),
    };
    assert_eq!(told.len(), 2);
    assert!(told.contains(&device("Firefox")) && told.contains(&device("Safari")));
    // Off, it is still noted.
    house
        .set_alert(person, Rule::NewDevice, Arrives::Inbox, false)
        .await
        .unwrap();
    assert!(house.greet(person, b"three", "Edge").await.unwrap());
    assert_eq!(notices(&house, person).await.len(), 3);
}

#[tokio::test]
async fn taking_the_log_along_is_told_once_for_each_login_and_hour() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let session = |n| Some(SessionHandle([n; 32]));
    for n in [1, 1, 2] {
        house.tell_export(person, session(n)).await.unwrap();
    }
    assert_eq!(notices(&house, person).await.len(), 2);
    house.clock.set(noon() + TimeDelta::hours(1));
    house.tell_export(person, session(1)).await.unwrap();
    assert_eq!(notices(&house, person).await.len(), 3);
}

#[tokio::test]
async fn a_decision_about_sharing_is_told_with_every_version() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let made = house
        .put_directive(person, directive(&house, person), 0)
        .await
        .unwrap();
    house
        .end_directive(person, made.id, 1, noon(), Level::Card)
        .await
        .unwrap();
    let told = notices(&house, person).await;
    let version = |version| Notice::Sharing {
        directive: made.id,
        version,
    };
    assert_eq!(told.len(), 2);
    assert!(told.contains(&version(1)) && told.contains(&version(2)));
}

#[tokio::test]
async fn many_entries_at_once_each_leave_their_alert_or_their_place_in_the_summary() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let clinic = label(&house);
    let entries = futures::future::join_all((0..12).map(|n| {
        let purpose = match n % 3 {
            0 => Purpose::Emergency,
            _ => Purpose::Treatment,
        };
        asks(&house, person, &clinic, purpose)
    }))
    .await;
    assert_eq!(entries.len(), 12);
    house.tell_digest(person, day(2026, 11, 16)).await.unwrap();
    let told = notices(&house, person).await;
    let alerts = told.iter().filter(|told| !rules(told).is_empty()).count();
    let waited: u32 = told
        .iter()
        .filter_map(|told| match told {
            Notice::Digest { lines, .. } => Some(lines.iter().map(|line| line.times).sum::<u32>()),
            _ => None,
        })
        .sum();
    assert_eq!(u32::try_from(alerts).unwrap() + waited, 12);
    assert!((4..=5).contains(&alerts), "{alerts}");
}

#[tokio::test]
async fn an_institution_is_heard_of_at_most_once_a_minute_and_never_forgotten() {
    let house = house().await;
    let who = house.mint(InstitutionId::new);
    for seconds in [0, 30, 60] {
        house.clock.set(noon() + TimeDelta::seconds(seconds));
        house.heard(who, Heard::Asked).await.unwrap();
    }
    house.heard(who, Heard::Called).await.unwrap();
    let heard = house.heartbeats().await.unwrap();
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].since, noon());
    let minute = Some(noon() + TimeDelta::minutes(1));
    assert_eq!((heard[0].asked_at, heard[0].called_at), (minute, minute));
}

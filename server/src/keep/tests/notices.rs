use hikae_core::notice::Notice;

use super::*;

fn device(name: &str) -> Notice {
    Notice::NewDevice {
        device: name.into(),
    }
}

#[tokio::test]
async fn what_is_told_twice_for_one_occasion_stands_once() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let first = device("MARK-DEVICE");
    assert!(house.notify(person, "login 1", &first).await.unwrap());
    let other = device("another");
    assert!(!house.notify(person, "login 1", &other).await.unwrap());
    house.clock.set(noon() + TimeDelta::minutes(1));
    assert!(house.notify(person, "login 2", &first).await.unwrap());
    let inbox = house.inbox(person, false, 0, 9).await.unwrap();
    assert_eq!(inbox.counts.inbox, 2);
    assert!(inbox.notices.iter().all(|kept| kept.notice == first));
    let times: Vec<_> = inbox.notices.iter().map(|kept| kept.made_at).collect();
    assert_eq!(times, [noon() + TimeDelta::minutes(1), noon()]);
    let mark = b"MARK-DEVICE".as_slice();
    assert!(!house.bytes().windows(mark.len()).any(|bytes| bytes == mark));
}

#[tokio::test]
async fn a_notice_is_opened_put_away_and_put_back_by_its_person_alone() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    house.notify(person, "1", &device("1")).await.unwrap();
    let id = house.inbox(person, false, 0, 9).await.unwrap().notices[0].id;
    assert_eq!(house.notice(other, id).await.unwrap(), None);
    house.read_notice(other, id).await.unwrap();
    assert!(!house.archive_notice(other, id).await.unwrap());
    assert_eq!(house.unread(person).await.unwrap(), 1);
    house.read_notice(person, id).await.unwrap();
    assert_eq!(house.unread(person).await.unwrap(), 0);
    assert!(house.archive_notice(person, id).await.unwrap());
    let archived = house.inbox(person, true, 0, 9).await.unwrap();
    assert_eq!(archived.notices[0].archived_at, Some(noon()));
    assert!(house.restore_notice(person, id).await.unwrap());
    assert_eq!(
        house
            .inbox(person, false, 0, 9)
            .await
            .unwrap()
            .notices
            .len(),
        1
    );
}

#[tokio::test]
async fn nobody_is_told_anything_who_was_erased() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    house.notify(person, "1", &device("1")).await.unwrap();
    house.forget(person).await.unwrap();
    let told = house.notify(person, "2", &device("2")).await;
    assert!(matches!(told, Err(Error::NoSuchPerson)), "{told:?}");
    assert_eq!(house.inbox(person, false, 0, 9).await.unwrap().notices, []);
}

//! Directives and the disclosure log.

use super::*;

#[tokio::test]
async fn a_directive_is_written_only_over_the_version_that_was_read() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let first = directive(&house, person);
    let written = house.put_directive(person, first.clone(), 0).await.unwrap();
    assert_eq!(written.version, 1);
    assert!(matches!(
        house.put_directive(person, first.clone(), 0).await,
        Err(Error::Conflict)
    ));
    let wider = Directive {
        purposes: [Purpose::Emergency, Purpose::Treatment].into(),
        ..first
    };
    let written = house.put_directive(person, wider.clone(), 1).await.unwrap();
    assert_eq!(
        written,
        Directive {
            version: 2,
            ..wider
        }
    );
    assert_eq!(house.directives(person).await.unwrap(), [written]);
}

#[tokio::test]
async fn an_ended_directive_holds_no_longer_and_stays_in_the_history() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let first = house
        .put_directive(person, directive(&house, person), 0)
        .await
        .unwrap();
    let later = noon() + TimeDelta::hours(1);
    house.clock.set(later);
    let ended = house
        .end_directive(person, first.id, 1, later, Level::Passkey)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((ended.version, ended.valid_until), (2, Some(later)));
    assert_eq!((ended.made_at, ended.made_with), (later, Level::Passkey));
    assert!(house.directives(person).await.unwrap().is_empty());
    assert_eq!(
        house.directive_history(person).await.unwrap(),
        [ended.clone(), first.clone()]
    );

    let again = house
        .end_directive(person, first.id, 2, later, Level::Card)
        .await
        .unwrap();
    assert_eq!(again, Some(ended));
    let stale = house
        .end_directive(person, first.id, 1, later, Level::Card)
        .await;
    assert!(matches!(stale, Err(Error::Conflict)));
    let other = enrolled(&house, &taro()).await;
    let theirs = house
        .end_directive(other, first.id, 2, later, Level::Card)
        .await
        .unwrap();
    assert_eq!(theirs, None);
}

#[tokio::test]
async fn a_log_is_an_unbroken_chain_even_when_many_write_at_once() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let tasks: Vec<_> = (0..24)
        .map(|n| {
            let keep = house.keep.clone();
            tokio::spawn(async move {
                let build = |head: &ChainHead| entry(&keep, person, head, &format!("理由 {n}"));
                keep.append_entry(person, build).await.unwrap()
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let log = house.entries(person, None, 100).await.unwrap();
    let log: Vec<_> = log.into_iter().rev().map(Result::unwrap).collect();
    assert_eq!(house.entry_count(person).await.unwrap(), 24);
    assert_eq!(log.len(), 24);
    let mut head = ChainHead::empty();
    for entry in &log {
        assert!(head.continues_with(entry), "{}", entry.seq);
        head = ChainHead::after(entry).unwrap();
    }
}

#[tokio::test]
async fn a_log_is_read_in_pages_and_by_entry_only_by_its_owner() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let mut written = Vec::new();
    for reason in ["一", "二", "三", "四", "五"] {
        let build = |head: &ChainHead| entry(&house, person, head, reason);
        written.push(Ok(house.append_entry(person, build).await.unwrap()));
    }
    written.reverse();
    assert_eq!(house.entries(person, None, 2).await.unwrap(), written[..2]);
    assert_eq!(
        house.entries(person, Some(4), 2).await.unwrap(),
        written[2..4]
    );
    assert!(house.entries(person, Some(1), 2).await.unwrap().is_empty());
    let fourth = written[3].as_ref().unwrap();
    let id = fourth.id;
    assert_eq!(
        house.entry(person, id).await.unwrap().as_ref(),
        Some(fourth)
    );
    assert_eq!(house.entry(other, id).await.unwrap(), None);
    assert!(house.entries(other, None, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_entry_that_does_not_continue_the_log_is_refused() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let wrong: [&(dyn Fn(Entry) -> Entry + Send + Sync); 3] = [
        &|entry| Entry { seq: 2, ..entry },
        &|entry| Entry {
            previous: "00".into(),
            ..entry
        },
        &|entry| Entry {
            person: other,
            ..entry
        },
    ];
    for wrong in wrong {
        let build = |head: &ChainHead| wrong(entry(&house, person, head, "理由"));
        assert!(matches!(
            house.append_entry(person, build).await,
            Err(Error::Conflict)
        ));
    }
    assert_eq!(house.entry_count(person).await.unwrap(), 0);
}

#[tokio::test]
async fn another_name_is_told_with_it() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    crate::demo::institutions::register(&house).await.unwrap();
    let mut all = house.institutions().await.unwrap().into_iter();
    let (one, other) = (all.next().unwrap(), all.next().unwrap());
    house.pseudonym(person, one.id).await.unwrap();
    house.pseudonym(person, other.id).await.unwrap();
    let known = house.named_for(person).await.unwrap();
    assert_eq!(known, [one.clone(), other]);
    let inbox = async || house.inbox(person, false, 0, 9).await.unwrap().notices;
    assert_eq!(inbox().await, []);
    house.renew_pseudonym(person, one.id).await.unwrap();
    let [told] = inbox().await.try_into().unwrap();
    let notice = hikae_core::notice::Notice::Renumbered {
        institution: one.name,
    };
    assert_eq!(told.notice, notice);
}

//! Records and their versions.

use super::*;

fn ids(puts: &[Put]) -> Vec<RecordId> {
    puts.iter()
        .map(|put| match put {
            Put::Inserted { id }
            | Put::Unchanged { id }
            | Put::Superseded { id, .. }
            | Put::Outdated { id } => *id,
        })
        .collect()
}

#[tokio::test]
async fn a_record_comes_back_as_it_was_put() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let new = vaccination(person, day(2026, 4, 1), "A1");
    let [Put::Inserted { id }] = house.put_records(std::slice::from_ref(&new)).await.unwrap()[..]
    else {
        panic!("not inserted")
    };
    let kept = house.record(person, id).await.unwrap().unwrap();
    assert_eq!(kept.record, new.record);
    assert_eq!(kept.source, new.source);
    assert_eq!(
        (kept.version, kept.received_at, kept.superseded_at),
        (1, noon(), None)
    );
    assert_eq!((kept.header.id, kept.header.date), (id, day(2026, 4, 1)));
    assert_eq!(house.record_refs(person).await.unwrap(), [kept.header]);
}

#[tokio::test]
async fn the_same_record_again_changes_nothing() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let new = checkup(person, day(2026, 6, 1));
    let first = ids(&house.put_records(std::slice::from_ref(&new)).await.unwrap());
    let again = Source {
        file: "another name.xml".into(),
        ..source()
    };
    let puts = house
        .put_records(&[NewRecord {
            source: again,
            ..new
        }])
        .await
        .unwrap();
    assert_eq!(puts, [Put::Unchanged { id: first[0] }]);
    assert_eq!(
        house.records(person, None).await.unwrap()[0].source,
        source()
    );
}

#[tokio::test]
async fn a_corrected_record_keeps_its_id_and_the_version_that_it_corrects() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let wrong = vaccination(person, day(2026, 4, 1), "A1");
    let id = ids(&house
        .put_records(std::slice::from_ref(&wrong))
        .await
        .unwrap())[0];
    house.clock.set(noon() + TimeDelta::days(1));
    let right = vaccination(person, day(2026, 4, 1), "A2");
    let puts = house
        .put_records(std::slice::from_ref(&right))
        .await
        .unwrap();
    assert_eq!(puts, [Put::Superseded { id, old: 1 }]);

    let now = house.records(person, None).await.unwrap();
    assert_eq!(now.len(), 1);
    assert_eq!((now[0].version, &now[0].record), (2, &right.record));
    let earlier = house.earlier_versions(person, id).await.unwrap();
    assert_eq!(earlier.len(), 1);
    assert_eq!((earlier[0].version, &earlier[0].record), (1, &wrong.record));
    assert_eq!(earlier[0].superseded_at, Some(noon() + TimeDelta::days(1)));
}

#[tokio::test]
async fn a_correction_in_the_same_batch_supersedes_what_came_before_it() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let batch = ["A1", "A1", "A2"].map(|lot| vaccination(person, day(2026, 4, 1), lot));
    let puts = house.put_records(&batch).await.unwrap();
    let id = ids(&puts)[0];
    assert_eq!(
        puts,
        [
            Put::Inserted { id },
            Put::Unchanged { id },
            Put::Superseded { id, old: 1 }
        ]
    );
    assert_eq!(
        house.record(person, id).await.unwrap().unwrap().record,
        batch[2].record
    );
}

#[tokio::test]
async fn an_earlier_version_that_comes_again_and_an_older_report_change_nothing() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let issued = |on| {
        let new = checkup(person, day(2026, 6, 1));
        let Record::Checkup(report) = new.record.clone() else {
            panic!("not a checkup")
        };
        let record = Record::Checkup(Report {
            issued_on: on,
            ..report
        });
        NewRecord { record, ..new }
    };
    let (first, corrected) = (issued(day(2026, 7, 1)), issued(day(2026, 8, 1)));
    let id = ids(&house
        .put_records(std::slice::from_ref(&first))
        .await
        .unwrap())[0];
    house
        .put_records(std::slice::from_ref(&corrected))
        .await
        .unwrap();
    let again = house
        .put_records(&[first, issued(day(2026, 7, 15))])
        .await
        .unwrap();
    assert_eq!(again, [Put::Unchanged { id }, Put::Outdated { id }]);
    let kept = house.record(person, id).await.unwrap().unwrap();
    assert_eq!((kept.version, kept.record), (2, corrected.record));
}

#[tokio::test]
async fn records_come_oldest_day_first_whatever_the_order_in_which_they_arrived() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let days = [day(2025, 6, 1), day(2026, 6, 1), day(2024, 6, 1)];
    house
        .put_records(&days.map(|on| checkup(person, on)))
        .await
        .unwrap();
    house
        .put_records(&[vaccination(person, day(2025, 1, 1), "A1")])
        .await
        .unwrap();
    let dates = |kept: Vec<Kept>| kept.iter().map(|kept| kept.header.date).collect::<Vec<_>>();
    let checkups = house
        .records(person, Some(Category::Checkup))
        .await
        .unwrap();
    assert_eq!(
        dates(checkups),
        [day(2024, 6, 1), day(2025, 6, 1), day(2026, 6, 1)]
    );
    let all = house.records(person, None).await.unwrap();
    assert_eq!(
        dates(all),
        [
            day(2024, 6, 1),
            day(2025, 1, 1),
            day(2025, 6, 1),
            day(2026, 6, 1)
        ]
    );
}

#[tokio::test]
async fn records_asked_for_by_id_come_in_the_order_asked_and_only_to_their_owner() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let other = enrolled(&house, &taro()).await;
    let days = [day(2024, 6, 1), day(2025, 6, 1), day(2026, 6, 1)];
    let all = ids(&house
        .put_records(&days.map(|on| checkup(person, on)))
        .await
        .unwrap());
    let theirs = ids(&house.put_records(&[checkup(other, days[0])]).await.unwrap())[0];
    let kept = house
        .records_by_id(person, &[all[2], theirs, all[0]])
        .await
        .unwrap();
    let found: Vec<_> = kept.iter().map(|kept| kept.header.id).collect();
    assert_eq!(found, [all[2], all[0]]);
    assert_eq!(house.record(person, theirs).await.unwrap(), None);
    assert!(
        house
            .earlier_versions(other, all[0])
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_batch_with_an_unknown_person_is_kept_for_nobody() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let nobody = house.mint(PersonId::new);
    let batch = [
        checkup(person, day(2026, 6, 1)),
        checkup(nobody, day(2026, 6, 1)),
    ];
    assert!(matches!(
        house.put_records(&batch).await,
        Err(Error::NoSuchPerson)
    ));
    assert!(house.records(person, None).await.unwrap().is_empty());
}

#[tokio::test]
async fn two_importers_at_once_keep_a_record_once() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let batch: Vec<_> = (1..=20)
        .map(|n| vaccination(person, day(2026, 4, n), "A1"))
        .collect();
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let (keep, batch) = (house.keep.clone(), batch.clone());
            tokio::spawn(async move { keep.put_records(&batch).await.unwrap() })
        })
        .collect();
    let mut inserted = 0;
    for task in tasks {
        let puts = task.await.unwrap();
        inserted += puts
            .iter()
            .filter(|put| matches!(put, Put::Inserted { .. }))
            .count();
    }
    assert_eq!(inserted, 20);
    assert_eq!(house.records(person, None).await.unwrap().len(), 20);
}

#[tokio::test]
async fn the_first_page_shows_the_latest_checkup_all_vaccinations_and_the_last_entries() {
    let house = house().await;
    let person = enrolled(&house, &hanako()).await;
    let batch = [
        checkup(person, day(2026, 6, 1)),
        checkup(person, day(2024, 6, 1)),
        vaccination(person, day(2026, 4, 2), "A2"),
        vaccination(person, day(2026, 4, 1), "A1"),
    ];
    house.put_records(&batch).await.unwrap();
    for reason in ["一", "二", "三"] {
        house
            .append_entry(person, |head| entry(&house, person, head, reason))
            .await
            .unwrap();
    }
    let directive = directive(&house, person);
    house
        .put_directive(person, directive.clone(), 0)
        .await
        .unwrap();

    let home = house.home(person, 2).await.unwrap().unwrap();
    assert_eq!(home.resident, hanako());
    assert_eq!(home.checkup.unwrap().record, batch[0].record);
    let given: Vec<_> = home.vaccinations.iter().map(|kept| &kept.record).collect();
    assert_eq!(given, [&batch[3].record, &batch[2].record]);
    let reasons: Vec<_> = home
        .entries
        .iter()
        .map(|entry| entry.reason.as_str())
        .collect();
    assert_eq!(reasons, ["三", "二"]);
    assert_eq!(home.directives, std::slice::from_ref(&directive));

    let case = house.case_file(person).await.unwrap().unwrap();
    assert_eq!(case.records, house.record_refs(person).await.unwrap());
    assert_eq!(case.directives, [directive]);
    assert_eq!(
        house.home(house.mint(PersonId::new), 2).await.unwrap(),
        None
    );
}

//! What a thief of the database gets, and what is left of a person who was erased.

use super::*;

/// Everything there is about a person, each with a mark in it.
async fn lived_in() -> (House, PersonId) {
    let house = house().await;
    let resident = Resident {
        address: "MARK-ADDRESS".into(),
        ..hanako()
    };
    let person = enrolled(&house, &resident).await;
    let source = Source {
        file: "MARK-FILE".into(),
        ..source()
    };
    house
        .put_records(&[
            NewRecord {
                source,
                ..vaccination(person, day(2026, 4, 1), "MARK-LOT")
            },
            checkup(person, day(2019, 6, 1)),
        ])
        .await
        .unwrap();
    house
        .append_entry(person, |head| entry(&house, person, head, "MARK-REASON"))
        .await
        .unwrap();
    let research = Directive {
        study: Some("MARK-STUDY".into()),
        ..directive(&house, person)
    };
    house.put_directive(person, research, 0).await.unwrap();
    let card = NewCard {
        person,
        identity: b"MARK-SERIAL".to_vec(),
        not_after: noon() + TimeDelta::days(1000),
        label: "MARK-LABEL".into(),
        question: None,
        at_desk: false,
    };
    house.register_card(&card).await.unwrap();
    let soon = noon() + TimeDelta::minutes(15);
    house
        .create_session(b"MARK-TOKEN", Some(person), soon, &"MARK-SESSION")
        .await
        .unwrap();
    house
        .link_app(person, "MARK-ISSUER", "MARK-SUB")
        .await
        .unwrap();
    house
        .open_app_ceremony(b"MARK-STATE", b"MARK-BROWSER", soon, &"MARK-NONCE")
        .await
        .unwrap();
    let ceremony = house.mint(CeremonyId::new);
    house
        .open_ceremony(ceremony, b"MARK-BROWSER", soon, &"MARK-CHALLENGE")
        .await
        .unwrap();
    house
        .put_institution(&Institution {
            id: house.mint(InstitutionId::new),
            code: "MARK-CODE".into(),
            name: "MARK-INSTITUTION".into(),
            kind: InstitutionKind::Clinic,
            units: Vec::new(),
            purposes: [].into(),
            contact: "MARK-CONTACT".into(),
            place: None,
            hours: std::collections::BTreeMap::new(),
        })
        .await
        .unwrap();
    let import = house
        .begin_import(ImportKind::Residents, &["MARK-CSV".into()])
        .await
        .unwrap();
    let quarantined = NewQuarantined {
        import,
        fault: Fault {
            file: "MARK-CSV".into(),
            line: None,
            reason: Reason::NoSuchResident,
        },
        content: b"MARK-ROW".to_vec(),
    };
    house.quarantine(&[quarantined]).await.unwrap();
    (house, person)
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

#[tokio::test]
async fn the_files_of_the_database_hold_nothing_in_clear() {
    let (house, _) = lived_in().await;
    let bytes = house.bytes();
    assert!(
        contains(&bytes, b"CREATE TABLE disclosure"),
        "these are the files"
    );
    for mark in [
        "MARK-",
        "見本",
        "花子",
        "ミホン",
        "例示クリニック",
        "麻しん",
        "0000001",
        "999999",
        "12345",
        "2019-06",
        "1970-04",
        "checkup\"",
        "vaccination\"",
        "clinic",
        "treatment",
        "emergency",
        "deny",
        "female",
    ] {
        assert!(!contains(&bytes, mark.as_bytes()), "{mark}");
    }
    let base64_of_mark_row = b"TUFSSy1ST1";
    assert!(!contains(&bytes, base64_of_mark_row));
}

#[tokio::test]
async fn of_an_erased_person_nothing_opens_and_the_key_is_gone_from_the_files() {
    let (house, person) = lived_in().await;
    let other = enrolled(&house, &taro()).await;
    let root = key(1).id();
    let keys = house.keep.store.keys_under(root, 10).await.unwrap();
    let theirs = keys
        .iter()
        .find(|(id, _)| *id == person)
        .unwrap()
        .1
        .key
        .0
        .clone();
    assert!(contains(&house.bytes(), &theirs));

    assert!(house.forget(person).await.unwrap());

    assert!(!contains(&house.bytes(), &theirs));
    assert_eq!(house.resident(person).await.unwrap(), None);
    assert!(house.records(person, None).await.unwrap().is_empty());
    assert!(house.record_refs(person).await.unwrap().is_empty());
    assert!(house.directives(person).await.unwrap().is_empty());
    assert!(house.directive_history(person).await.unwrap().is_empty());
    assert!(house.entries(person, None, 10).await.unwrap().is_empty());
    assert_eq!(house.home(person, 5).await.unwrap(), None);
    assert_eq!(house.case_file(person).await.unwrap(), None);
    assert!(house.cards(person).await.unwrap().is_empty());
    assert!(house.app_links(person).await.unwrap().is_empty());
    let by_app = house.use_app("MARK-ISSUER", "MARK-SUB").await.unwrap();
    assert_eq!(by_app, None);
    assert_eq!(house.card_by_identity(b"MARK-SERIAL").await.unwrap(), None);
    assert_eq!(house.session::<String>(b"MARK-TOKEN").await.unwrap(), None);
    assert!(
        house
            .people_insured_as(&hanako().insured.unwrap())
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        house
            .people_born(day(1970, 4, 1), Sex::Female)
            .await
            .unwrap()
            .is_empty()
    );
    let put = house.put_records(&[checkup(person, day(2026, 7, 1))]).await;
    assert!(matches!(put, Err(Error::NoSuchPerson)));
    let build = |head: &ChainHead| entry(&house, person, head, "理由");
    let appended = house.append_entry(person, build).await;
    assert!(matches!(appended, Err(Error::NoSuchPerson)));

    assert!(!house.forget(person).await.unwrap());
    assert_eq!(house.people(None, 10).await.unwrap(), [other]);
    let back = house.enroll(&hanako()).await.unwrap();
    assert_eq!(back.change, Change::Inserted);
    assert_ne!(back.person, person);
}

/// Exchanges rows as someone could who has the database but not the keys.
async fn tampered(house: &House, sql: &'static str) {
    use sqlx::{ConnectOptions, Executor};
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(house.file());
    let mut connection = options.foreign_keys(false).connect().await.unwrap();
    let result = connection.execute(sql).await.unwrap();
    assert!(result.rows_affected() > 0, "{sql}");
}

#[tokio::test]
async fn a_row_given_to_another_person_does_not_open() {
    let (house, person) = lived_in().await;
    // A later id than the first person's: the statements below find it by that.
    house.clock.set(noon() + TimeDelta::milliseconds(1));
    let other = enrolled(&house, &taro()).await;
    tampered(
        &house,
        "UPDATE disclosure SET person_id = (SELECT max(person_id) FROM person)",
    )
    .await;
    assert!(house.entries(person, None, 10).await.unwrap().is_empty());
    let rows = house.entries(other, None, 10).await.unwrap();
    assert!(!rows.is_empty() && rows.iter().all(Result::is_err));

    tampered(
        &house,
        "UPDATE session SET person_id = (SELECT max(person_id) FROM person)",
    )
    .await;
    assert!(matches!(
        house.session::<String>(b"MARK-TOKEN").await,
        Err(Error::Sealed)
    ));
    assert!(matches!(
        house.sessions_of::<String>(other).await,
        Err(Error::Sealed)
    ));

    tampered(&house, "UPDATE app_link SET subject = zeroblob(32)").await;
    assert!(matches!(house.app_links(person).await, Err(Error::Sealed)));
    tampered(&house, "UPDATE card SET certificate = zeroblob(32)").await;
    assert!(matches!(house.cards(person).await, Err(Error::Sealed)));
}

#[tokio::test]
async fn an_earlier_version_does_not_open_in_the_place_of_a_later_one() {
    let (house, person) = lived_in().await;
    house
        .put_records(&[vaccination(person, day(2026, 4, 1), "A2")])
        .await
        .unwrap();
    tampered(
        &house,
        "UPDATE record_body SET sealed = (SELECT old.sealed FROM record_body old \
         WHERE old.record_id = record_body.record_id AND old.version = 1) WHERE version = 2",
    )
    .await;
    let category = Some(Category::Vaccination);
    assert!(matches!(
        house.records(person, category).await,
        Err(Error::Sealed)
    ));
}

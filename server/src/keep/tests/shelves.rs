//! What is nobody's: institutions, quarantine, import runs.

use super::*;

fn institution(keep: &Keep) -> Institution {
    Institution {
        id: keep.mint(InstitutionId::new),
        code: "9999999999".into(),
        name: "例示クリニック".into(),
        kind: InstitutionKind::Clinic,
        units: vec!["内科".into()],
        purposes: [Purpose::Treatment].into(),
        contact: "privacy@clinic.example".into(),
        place: None,
        hours: std::collections::BTreeMap::new(),
    }
}

#[tokio::test]
async fn an_institution_is_found_again_by_its_code_and_keeps_its_id() {
    let house = house().await;
    let first = institution(&house);
    let put = house.put_institution(&first).await.unwrap();
    assert_eq!(put, (first.id, Change::Inserted));
    let again = institution(&house);
    assert_ne!(again.id, first.id);
    let put = house.put_institution(&again).await.unwrap();
    assert_eq!(put, (first.id, Change::Unchanged));
    let renamed = Institution {
        name: "例示診療所".into(),
        ..again
    };
    let put = house.put_institution(&renamed).await.unwrap();
    assert_eq!(put, (first.id, Change::Updated));

    let now = Institution {
        id: first.id,
        ..renamed
    };
    assert_eq!(
        house.institution(first.id).await.unwrap().as_ref(),
        Some(&now)
    );
    let found = house
        .institution_by_code("９９９９９９９９９９")
        .await
        .unwrap();
    assert_eq!(found.as_ref(), Some(&now));
    assert_eq!(house.institutions().await.unwrap(), [now]);
    assert_eq!(
        house
            .institution(house.mint(InstitutionId::new))
            .await
            .unwrap(),
        None
    );
}

fn fault(line: u64) -> Fault {
    Fault {
        file: "checkups.zip".into(),
        line: Some(line),
        reason: Reason::NoSuchResident,
    }
}

#[tokio::test]
async fn what_waits_in_quarantine_waits_once_until_it_is_dismissed_for_good() {
    let house = house().await;
    let import = house.mint(ImportId::new);
    let thing = |line, content: &str| NewQuarantined {
        import,
        fault: fault(line),
        content: content.as_bytes().to_vec(),
    };
    let batch = [
        thing(1, "row one"),
        thing(2, "row two"),
        thing(3, ""),
        thing(4, ""),
    ];
    let first = house.quarantine(&batch).await.unwrap();
    assert!(first.iter().all(|(_, new)| *new));
    // The same rows in a file that has grown, and the same places where nothing was kept.
    let later = [
        thing(11, "row one"),
        thing(12, "row two"),
        thing(3, ""),
        thing(4, ""),
    ];
    let again = house.quarantine(&later).await.unwrap();
    let known: Vec<_> = first.iter().map(|(id, _)| (*id, false)).collect();
    assert_eq!(again, known);

    let waiting = house.quarantined(None, 10).await.unwrap();
    assert_eq!(waiting.len(), 4);
    let one = waiting
        .iter()
        .find(|waiting| waiting.id == first[0].0)
        .unwrap();
    assert_eq!(
        (&one.fault, one.content.as_slice()),
        (&fault(1), &b"row one"[..])
    );
    assert_eq!((one.import, one.since), (import, noon()));
    let page = house.quarantined(Some(waiting[1].id), 1).await.unwrap();
    assert_eq!(page, waiting[2..3]);

    assert!(house.dismiss_quarantined(first[0].0).await.unwrap());
    assert!(!house.dismiss_quarantined(first[0].0).await.unwrap());
    house.quarantine(&batch).await.unwrap();
    assert_eq!(house.quarantined(None, 10).await.unwrap().len(), 3);
}

#[tokio::test]
async fn an_import_that_was_interrupted_shows_as_never_ended() {
    let house = house().await;
    let files = ["checkups.zip".to_owned()];
    let first = house
        .begin_import(ImportKind::Checkups, &files)
        .await
        .unwrap();
    house.clock.set(noon() + TimeDelta::minutes(1));
    let second = house
        .begin_import(ImportKind::Checkups, &files)
        .await
        .unwrap();
    let summary = Summary {
        read: 3,
        new: 2,
        quarantined: 1,
        ..Summary::default()
    };
    assert!(house.end_import(second, summary).await.unwrap());
    assert!(!house.end_import(second, summary).await.unwrap());
    let runs = house.imports(10).await.unwrap();
    assert_eq!(runs.len(), 2);
    assert_eq!(
        (runs[0].id, runs[0].ended),
        (second, Some((house.now(), summary)))
    );
    assert_eq!((runs[1].id, runs[1].ended), (first, None));
    assert_eq!(
        (runs[1].kind, runs[1].started_at),
        (ImportKind::Checkups, noon())
    );
    assert_eq!(runs[1].files, files);
}

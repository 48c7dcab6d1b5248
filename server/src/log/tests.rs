use std::path::PathBuf;
use std::sync::Arc;

use chrono::{TimeDelta, TimeZone as _, Utc};
use futures::FutureExt as _;
use hikae_core::disclosure::{ChainHead, Days, Entry};
use hikae_core::ids::{PersonId, ProcessId};
use hikae_core::resident::Resident;
use hikae_core::transparency::{consistency, verify_consistency};
use proptest::prelude::*;

use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::keep::CheckpointRow;
use crate::keep::tests::{entry, hanako};
use crate::vault::RootKey;

const ORIGIN: &str = "https://kenko.mihon.example";

pub(super) struct House {
    pub(super) keep: Keep,
    pub(super) signer: Signer,
    pub(super) me: ProcessId,
    people: Vec<PersonId>,
    folder: tempfile::TempDir,
}

impl House {
    pub(super) async fn with(people: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::new(Utc.with_ymd_and_hms(2026, 11, 21, 3, 0, 0).unwrap());
        let keep = Keep::open_sqlite(
            &folder.path().join("hikae.db"),
            RootKey::new([1; 32]),
            Arc::new(clock),
            Arc::new(SystemEntropy),
        )
        .await
        .unwrap();
        let resident = |n| Resident {
            municipal_number: format!("{n:07}"),
            insured: None,
            ..hanako()
        };
        let residents: Vec<_> = (0..people).map(resident).collect();
        let enrolled = keep.enroll_all(&residents).await.unwrap();
        Self {
            signer: signer(&keep, ORIGIN).await.unwrap(),
            me: keep.mint(ProcessId::new),
            people: enrolled.iter().map(|one| one.person).collect(),
            keep,
            folder,
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("hikae.db")
    }

    pub(super) async fn read(&self, person: usize) {
        let person = self.people[person];
        let build = |head: &_| entry(&self.keep, person, head, "見本の理由");
        self.keep.append_entry(person, build).await.unwrap();
    }

    /// Integrates, again if something that was given up before was done in between.
    pub(super) async fn integrate(&self) -> u64 {
        loop {
            match integrate(&self.keep, &self.signer, self.me).await {
                Err(SequencerError::Keep(keep::Error::Conflict)) => {}
                outcome => return outcome.unwrap(),
            }
        }
    }

    pub(super) async fn checkpoint(&self) -> CheckpointRow {
        self.keep.log_checkpoint().await.unwrap().unwrap()
    }

    async fn check(&self) -> (Checked, Vec<Fault>) {
        check(&self.keep, self.signer.verifier()).await.unwrap()
    }

    /// Does something to the file past the portal.
    async fn tamper(&self, sql: &'static str) {
        use sqlx::{ConnectOptions as _, Executor as _};
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.file());
        let mut connection = options.connect().await.unwrap();
        let done = connection.execute(sql).await.unwrap();
        assert!(done.rows_affected() > 0, "{sql}");
    }

    /// The tree goes on from an earlier checkpoint.
    async fn continues(&self, earlier: &CheckpointRow) {
        let now = self.checkpoint().await;
        let which = hikae_core::transparency::needed(now.size, &[], &[earlier.size]);
        let tiles = tiles(&self.keep, &which).await.unwrap();
        let path = consistency(&tiles, earlier.size, now.size).unwrap();
        let (old, root) = (Hash(earlier.root), Hash(now.root));
        verify_consistency(earlier.size, old, now.size, root, &path).unwrap();
    }
}

/// A house in which three people were read about six hundred times together.
async fn busy() -> House {
    let house = House::with(3).await;
    house.integrate().await;
    for n in 0..600 {
        house.read(n % 3).await;
        if n % 97 == 0 {
            house.integrate().await;
        }
    }
    while house.integrate().await > 0 {}
    house
}

#[tokio::test]
async fn what_waits_is_integrated_once_and_everything_holds() {
    let house = House::with(2).await;
    // The tree without leaves comes first.
    assert_eq!(house.integrate().await, 0);
    assert_eq!(house.checkpoint().await.size, 0);
    assert_eq!(house.integrate().await, 0);
    for person in [0, 1, 0] {
        house.read(person).await;
    }
    assert_eq!(house.check().await.0.waiting, 3);
    assert_eq!(house.integrate().await, 3);
    assert_eq!(house.integrate().await, 0);
    house.read(1).await;
    assert_eq!(house.integrate().await, 1);
    let expected = Checked {
        leaves: 4,
        checkpoints: 3,
        people: 2,
        entries: 4,
        ..Checked::default()
    };
    assert_eq!(house.check().await, (expected, Vec::new()));
}

#[tokio::test]
async fn the_leaves_of_someone_who_was_erased_stay_and_say_nothing() {
    let house = busy().await;
    house.keep.forget(house.people[0]).await.unwrap();
    let (checked, faults) = house.check().await;
    assert_eq!((checked.people, checked.without_entry), (2, 200));
    assert_eq!(faults, []);
}

#[tokio::test]
async fn the_log_keeps_its_name_when_the_portal_moves() {
    let house = busy().await;
    assert_eq!(house.signer.verifier().name(), "kenko.mihon.example/log");
    let moved = signer(&house.keep, "https://other.mihon.example")
        .await
        .unwrap();
    assert_eq!(moved.verifier(), house.signer.verifier());
}

#[tokio::test]
async fn a_statement_proves_every_entry_that_is_in_the_tree() {
    let house = busy().await;
    house.read(1).await;
    let (one, _) = statement(&house.keep, &house.signer, house.people[1], Days::default())
        .await
        .unwrap();
    let shown = one.verify(house.signer.verifier()).unwrap();
    assert_eq!((shown.proven, shown.younger), (200, 1));
    assert!(
        one.entries
            .iter()
            .all(|one| one.entry.person == house.people[1])
    );
    // What was exported holds for ever, whatever comes after it.
    while house.integrate().await > 0 {}
    assert_eq!(one.verify(house.signer.verifier()).unwrap().proven, 200);
}

#[tokio::test]
async fn a_statement_of_some_days_is_a_piece_that_says_of_how_many() {
    let house = House::with(1).await;
    house.integrate().await;
    for day in 10..40 {
        let at = Utc.with_ymd_and_hms(2026, 11, 1, 3, 0, 0).unwrap() + TimeDelta::days(day);
        let build = |head: &ChainHead| Entry {
            occurred_at: at,
            recorded_at: at,
            ..entry(&house.keep, house.people[0], head, "見本の理由")
        };
        house
            .keep
            .append_entry(house.people[0], build)
            .await
            .unwrap();
    }
    while house.integrate().await > 0 {}
    let of = |from: &str, until: &str| {
        let day = |text: &str| text.parse().ok();
        let (from, until) = (day(from), day(until));
        statement(
            &house.keep,
            &house.signer,
            house.people[0],
            Days { from, until },
        )
    };
    for (from, until, numbers) in [
        ("2026-11-13", "2026-11-20", Some((3, 10))),
        ("2026-12-08", "", Some((28, 30))),
        ("", "2026-11-11", Some((1, 1))),
        ("2025-01-01", "2025-12-31", None),
        ("2027-01-01", "", None),
    ] {
        let (one, piece) = of(from, until).await.unwrap();
        let shown = one.verify(house.signer.verifier()).unwrap();
        assert_eq!(
            (shown.numbers, shown.younger),
            (numbers, 0),
            "{from} {until}"
        );
        assert_eq!(one.part.unwrap().of, 30, "{from} {until}");
        assert_eq!(piece.entries().count(), one.entries.len());
    }
    let (all, _) = of("", "").await.unwrap();
    assert_eq!((all.part, all.entries.len()), (None, 30));
}

#[tokio::test]
async fn another_process_goes_on_where_one_stopped() {
    let house = busy().await;
    let before = house.checkpoint().await;
    let other = house.keep.mint(ProcessId::new);
    house.read(0).await;
    // The duty is still the first one's.
    let taken = integrate(&house.keep, &house.signer, other).await.unwrap();
    assert_eq!(taken, 0);
    let later = FixedClock::new(Utc.with_ymd_and_hms(2026, 11, 21, 4, 0, 0).unwrap());
    let keep = house.keep.at(Arc::new(later));
    assert_eq!(integrate(&keep, &house.signer, other).await.unwrap(), 1);
    house.continues(&before).await;
    assert_eq!(house.check().await.1, []);
}

#[tokio::test]
async fn whatever_is_changed_past_the_portal_is_named() {
    let first = |fault: &Fault| format!("{fault:?}");
    for (sql, named) in [
        (
            "UPDATE log_tile SET hashes = zeroblob(length(hashes)) WHERE level = 0 AND number = 1",
            "Root",
        ),
        (
            "UPDATE log_tile SET hashes = substr(hashes, 33) WHERE level = 0 AND number = 0",
            "Tile",
        ),
        (
            "UPDATE log_tile SET hashes = zeroblob(length(hashes)) WHERE level = 1",
            "Above",
        ),
        ("DELETE FROM log_tile WHERE level = 1", "Tile"),
        (
            "DELETE FROM log_tile WHERE level = 0 AND number = 2",
            "Tile",
        ),
        (
            "UPDATE log_checkpoint SET root = zeroblob(32) WHERE size = 600",
            "Checkpoint",
        ),
        (
            "UPDATE log_checkpoint SET note = (SELECT note FROM log_checkpoint WHERE size = 600) \
             WHERE size = 1",
            "Checkpoint",
        ),
        ("DELETE FROM disclosure WHERE seq = 7", "Chain"),
        (
            "UPDATE disclosure SET sealed = (SELECT d.sealed FROM disclosure d \
             WHERE d.person_id = disclosure.person_id AND d.seq = 8) WHERE seq = 7",
            "Sealed",
        ),
        (
            "UPDATE disclosure SET seq = seq + 1000 WHERE seq = 200",
            "Sealed",
        ),
    ] {
        let house = busy().await;
        assert_eq!(house.check().await.1, []);
        house.tamper(sql).await;
        let (_, faults) = house.check().await;
        let found = faults.iter().any(|fault| first(fault).starts_with(named));
        assert!(found, "{sql}: {faults:?}");
    }
}

#[tokio::test]
async fn a_log_cut_at_its_end_shows_only_as_leaves_without_entry() {
    // What the operator's own check cannot tell from an erased person; who keeps an earlier
    // statement or checkpoint of their own log can.
    let house = busy().await;
    house.tamper("DELETE FROM disclosure WHERE seq = 200").await;
    let (checked, faults) = house.check().await;
    assert_eq!((checked.without_entry, faults), (3, Vec::new()));
}

#[tokio::test]
async fn the_log_is_written_into_a_folder_as_it_is_served() {
    let house = busy().await;
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(export(&house.keep, folder.path()).await.unwrap(), 600);
    let read = |path: &str| std::fs::read(folder.path().join(path)).unwrap();
    assert_eq!(read("checkpoint"), house.checkpoint().await.note);
    assert_eq!(read("tile/0/000").len(), 256 * 32);
    assert_eq!(read("tile/0/001").len(), 256 * 32);
    assert_eq!(read("tile/0/002.p/88").len(), 88 * 32);
    assert_eq!(read("tile/1/000.p/2").len(), 2 * 32);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Forty houses of fifty rounds each: reads and integrations of two processes, each given up
    /// at any point. No checkpoint contradicts an earlier one, and nothing is lost.
    #[test]
    fn integrations_that_are_given_up_anywhere_leave_a_tree_that_goes_on(
        rounds in prop::collection::vec((0_usize..3, 0_usize..40, any::<bool>()), 50),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let house = House::with(3).await;
            house.integrate().await;
            let mut seen = house.checkpoint().await;
            let mut reads = 0;
            for (person, polls, read) in rounds {
                if read {
                    house.read(person).await;
                    reads += 1;
                }
                {
                    let mut given_up = Box::pin(integrate(&house.keep, &house.signer, house.me));
                    for _ in 0..polls {
                        if (&mut given_up).now_or_never().is_some() {
                            break;
                        }
                        tokio::task::yield_now().await;
                    }
                }
                house.continues(&seen).await;
                seen = house.checkpoint().await;
            }
            while house.integrate().await > 0 {}
            house.continues(&seen).await;
            let (checked, faults) = house.check().await;
            assert_eq!((checked.leaves, checked.waiting, faults), (reads, 0, Vec::new()));
        });
    }
}

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use sqlx::Executor;

use super::*;
use crate::store::conformance::child::place;
use crate::store::conformance::durability::{
    killed_after, nothing_acknowledged_is_lost, write_until_killed,
};
use crate::store::conformance::paused::{
    a_paused_process_publishes_nothing_when_it_wakes_up, count,
};
use crate::store::conformance::{Fixture, alerts, blind, conformance, inhabited, person};
use crate::store::{Cards as _, People as _, Store};

async fn fixture() -> Option<Fixture> {
    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(&folder.path().join("test.sqlite"), OnOlder::Migrate)
        .await
        .unwrap();
    Some(Fixture {
        store: Arc::new(store),
        _keeper: Box::new(folder),
    })
}

conformance!(fixture);

#[tokio::test]
async fn nothing_acknowledged_is_lost_by_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    let child = "store::sqlite::tests::child_that_writes_until_it_is_killed";
    let logs = killed_after(400, child, file.to_str().unwrap());
    let store = Sqlite::open(&file, OnOlder::Refuse).await.unwrap();
    let store: Arc<dyn Store> = Arc::new(store);
    nothing_acknowledged_is_lost(&store, &logs).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the child of the test above"]
async fn child_that_writes_until_it_is_killed() {
    let store = Sqlite::open(place().as_ref(), OnOlder::Migrate)
        .await
        .unwrap();
    let store: Arc<dyn Store> = Arc::new(store);
    write_until_killed(&store).await;
}

#[test]
fn a_paused_process_contradicts_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    let child = "store::sqlite::tests::child_that_counts";
    a_paused_process_publishes_nothing_when_it_wakes_up(child, file.to_str().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the child of the test above"]
async fn child_that_counts() {
    let store = Sqlite::open(place().as_ref(), OnOlder::Migrate)
        .await
        .unwrap();
    let store: Arc<dyn Store> = Arc::new(store);
    count(&store).await;
}

#[tokio::test]
async fn a_full_disk_refuses_and_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    drop(Sqlite::open(&file, OnOlder::Migrate).await.unwrap());
    let small = writing(&file)
        .pragma("max_page_count", "120")
        .connect()
        .await
        .unwrap();
    let readers = Readers::open(&reading(&file)).await.unwrap();
    let small: Arc<dyn Store> = Arc::new(Sqlite {
        writer: Writer::start(small),
        readers,
    });
    inhabited(&small, 1).await;
    let mut acknowledged = 0;
    let error = loop {
        match alerts::append_told(&small, person(1), acknowledged + 1).await {
            Ok(()) => acknowledged += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(error, Error::Unavailable("database or disk is full".into()));
    assert_eq!(
        small
            .head(person(1))
            .await
            .unwrap()
            .unwrap()
            .what
            .unwrap()
            .seq,
        acknowledged
    );
    drop(small);
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(&file, OnOlder::Refuse).await.unwrap());
    nothing_acknowledged_is_lost(&store, &[acknowledged]).await;
}

#[tokio::test]
async fn a_database_is_readable_by_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state").join("test.sqlite");
    let _store = Sqlite::open(&file, OnOlder::Migrate).await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(file.parent().unwrap()), 0o700);
    for entry in std::fs::read_dir(file.parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("file");
    std::fs::write(&blocked, "").unwrap();
    let garbage = folder.path().join("garbage.sqlite");
    std::fs::write(
        &garbage,
        "not a database, but long enough to be taken for one".repeat(99),
    )
    .unwrap();
    for file in [
        blocked.join("test.sqlite"),
        garbage,
        folder.path().to_owned(),
    ] {
        let error = Sqlite::open(&file, OnOlder::Migrate).await.err().unwrap();
        let line = error.to_string();
        let start = format!("{}: the database cannot be opened: ", file.display());
        assert!(line.starts_with(&start) && !line.contains('\n'), "{line}");
    }
}

/// A database to which `sql` was done after it had been made.
async fn altered(sql: &'static str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    drop(Sqlite::open(&file, OnOlder::Migrate).await.unwrap());
    let mut connection = writing(&file).connect().await.unwrap();
    connection.execute(sql).await.unwrap();
    (folder, file)
}

#[tokio::test]
async fn an_older_schema_is_refused_or_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    let refused = Sqlite::open(&file, OnOlder::Refuse).await.err().unwrap();
    assert_eq!(
        refused,
        Error::Older {
            found: 0,
            needed: schema::latest()
        }
    );
    Sqlite::open(&file, OnOlder::Migrate).await.unwrap();
    Sqlite::open(&file, OnOlder::Refuse).await.unwrap();
}

#[tokio::test]
async fn a_newer_schema_is_refused_even_by_migrate() {
    let (_folder, file) = altered(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (999, 'later', 1, x'00', 0); UPDATE schema_window SET oldest = 999",
    )
    .await;
    for on_older in [OnOlder::Migrate, OnOlder::Refuse] {
        let error = Sqlite::open(&file, on_older).await.err().unwrap();
        assert_eq!(
            error,
            Error::Newer {
                found: 999,
                known: schema::latest()
            }
        );
    }
}

#[tokio::test]
async fn a_newer_schema_that_only_adds_is_used_beside_its_own_program() {
    let (_folder, file) = altered(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (999, 'adds', 1, x'00', 0); \
         ALTER TABLE person ADD COLUMN later BLOB; CREATE TABLE later (id BLOB) STRICT",
    )
    .await;
    let mut connection = writing(&file).connect().await.unwrap();
    let latest = schema::latest();
    for (oldest, works) in [(latest, true), (latest + 1, false)] {
        sqlx::query("UPDATE schema_window SET oldest = $1")
            .bind(oldest)
            .execute(&mut connection)
            .await
            .unwrap();
        let store = Sqlite::open(&file, OnOlder::Migrate).await;
        assert_eq!(store.is_ok(), works);
        if let Ok(store) = store {
            let store: Arc<dyn Store> = Arc::new(store);
            inhabited(&store, 1).await;
        }
    }
}

#[tokio::test]
async fn what_an_older_version_kept_is_there_after_migrating() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    prepare(&file).unwrap();
    let mut connection = writing(&file).connect().await.unwrap();
    let mut first = sqlx::migrate!("../migrations/sqlite");
    first.migrations.to_mut().truncate(1);
    first
        .run_direct(None, &mut connection, false)
        .await
        .unwrap();
    connection
        .execute(
            "INSERT INTO root_key VALUES (x'01010101010101010101010101010101', x'00', 0); \
             INSERT INTO person_key VALUES (x'01900000000070008000000000000001', \
             x'01010101010101010101010101010101', x'02'); \
             INSERT INTO person VALUES (x'01900000000070008000000000000001', 1, \
             zeroblob(32), zeroblob(32), NULL, zeroblob(32), 0, x'03'); \
             INSERT INTO card VALUES (x'01900000000070008000000000000001', \
             x'01900000000070008000000000000009', 1, \
             x'0101010101010101010101010101010101010101010101010101010101010101', 0, x'04')",
        )
        .await
        .unwrap();
    let store = Sqlite::open(&file, OnOlder::Migrate).await.unwrap();
    let known = store
        .enrolled(&[blind(0)])
        .await
        .unwrap()
        .remove(0)
        .unwrap();
    assert_eq!(known.what.person, person(1));
    let card = store.card(blind(1)).await.unwrap().unwrap();
    assert_eq!(card.what.person, person(1));
    assert!(store.forget(person(1), blind(1)).await.unwrap());
    assert_eq!(store.card(blind(1)).await.unwrap(), None);
}

#[tokio::test]
async fn a_schema_made_by_other_scripts_is_refused() {
    let (_folder, file) = altered("UPDATE _sqlx_migrations SET checksum = x'00'").await;
    let error = Sqlite::open(&file, OnOlder::Migrate).await.err().unwrap();
    assert_eq!(error, Error::Foreign(1));
}

#[tokio::test]
async fn keys_of_personal_data_begin_with_the_person_and_no_column_is_in_clear() {
    let (_folder, file) = altered("SELECT 1").await;
    let mut connection = writing(&file).connect().await.unwrap();
    let tables: Vec<(String, i64)> = sqlx::query_as(
        "SELECT name, strict FROM pragma_table_list \
         WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert!(tables.len() > 10);
    let ids = [
        "root_id",
        "person_id",
        "record_id",
        "directive_id",
        "entry_id",
        "card_id",
        "app_id",
        "ceremony_id",
        "institution_id",
        "quarantine_id",
        "import_id",
        "notice_id",
        "staff_id",
        "audit_id",
        "holder",
        "case_id",
        "visit_id",
        "disaster_id",
        "account_event_id",
        "phone_login_id",
        "circular_id",
        "file_id",
        "pass_id",
        "channel_id",
        "writer",
        "approver",
    ];
    let times = [
        "created_at",
        "updated_at",
        "received_at",
        "superseded_at",
        "made_at",
        "signed_at",
        "recorded_at",
        "registered_at",
        "linked_at",
        "saved_at",
        "expires_at",
        "answered_at",
        "claimed_at",
        "started_at",
        "ended_at",
        "since",
        "dismissed_at",
        "held_until",
        "read_at",
        "archived_at",
        "asked_at",
        "delivered_at",
        "called_at",
        "due_at",
        "hands_on_at",
        "ends_at",
        "found_at",
        "approved_at",
        "changed_at",
    ];
    let order = [
        "version",
        "client_version",
        "seq",
        "duty",
        "fence",
        "oldest",
        "place",
        "level",
        "number",
        "size",
        "tries",
        "change",
        "approved",
        "state",
        "list",
        "part",
    ];
    let blind = [
        "blind",
        "birth",
        "insured",
        "content",
        "source",
        "category",
        "certificate",
        "token",
        "bucket",
        "browser",
        "state",
        "code",
        "thing",
        "occasion",
        "trace",
        "login",
        "credential",
        "subject",
        "owner",
        "shelf",
        "assertion",
    ];
    let sealed = [
        "system_key",
        "wrapped",
        "sealed",
        "header",
        "head",
        "outcome",
        "answer",
        "summary",
        "result",
    ];
    let public = ["leaf", "hashes", "root", "note", "witness", "line"];
    let blobs = ids.iter().chain(&blind).chain(&sealed).chain(&public);
    let blobs = BTreeSet::from_iter(blobs.copied());
    let numbers = BTreeSet::from_iter(times.iter().chain(&order).copied());
    for (table, strict) in tables {
        assert_eq!(strict, 1, "{table}");
        let columns: Vec<(String, String, i64)> =
            sqlx::query_as("SELECT name, type, pk FROM pragma_table_info($1)")
                .bind(&table)
                .fetch_all(&mut connection)
                .await
                .unwrap();
        for (column, kind, _) in &columns {
            let allowed = match kind.as_str() {
                "BLOB" => &blobs,
                "INTEGER" => &numbers,
                other => panic!("{table}.{column}: {other}"),
            };
            assert!(allowed.contains(column.as_str()), "{table}.{column}");
        }
        let personal = columns.iter().any(|(column, ..)| column == "person_id");
        // Found before it is known whose it is.
        if personal && !["session", "holder"].contains(&table.as_str()) {
            let (first, ..) = columns.iter().find(|(_, _, key)| *key == 1).unwrap();
            assert_eq!(first, "person_id", "{table}");
        }
    }
}

#[tokio::test]
async fn reading_connections_cannot_write() {
    let (_folder, file) = altered("SELECT 1").await;
    let readers = Readers::open(&reading(&file)).await.unwrap();
    let mut loan = readers.borrow().await.unwrap();
    let outcome = loan
        .connection()
        .unwrap()
        .execute("DELETE FROM person_key")
        .await;
    assert!(outcome.unwrap_err().to_string().contains("readonly"));
}

#[tokio::test]
async fn reads_that_are_given_up_leave_the_connections_usable() {
    let fixture = fixture().await.unwrap();
    inhabited(&fixture.store, 1).await;
    for _ in 0..50 {
        let read = fixture.store.resident(person(1));
        let _ = futures::poll!(read);
    }
    assert!(fixture.store.resident(person(1)).await.unwrap().is_some());
}

/// Tables and columns of a new database.
pub(crate) async fn columns(file: &Path) -> Vec<(String, String)> {
    drop(Sqlite::open(file, OnOlder::Migrate).await.unwrap());
    let mut connection = writing(file).connect().await.unwrap();
    sqlx::query_as(
        "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations' \
         ORDER BY t.name, c.name",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap()
}

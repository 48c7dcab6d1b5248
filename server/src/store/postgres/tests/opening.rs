//! What is refused at the start: one line, nothing changed.

use super::super::rights::fits;
use super::super::schema::latest;
use super::*;
use crate::store::Store;
use crate::store::conformance::inhabited;

async fn refusal(address: &Address) -> Error {
    let error = Postgres::open(address, 1).await.err().unwrap();
    let line = error.to_string();
    assert!(
        !line.contains('\n') && !line.contains("fictional"),
        "{line}"
    );
    error
}

#[tokio::test]
async fn a_role_for_whom_row_level_security_does_not_hold_is_refused() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    Postgres::open(&database.portal(), 1).await.unwrap();
    for (address, why) in [
        (database.admin(), "superuser"),
        (database.owner(), "owns tables"),
    ] {
        let error = refusal(&address).await.to_string();
        assert!(error.contains(why), "{error}");
    }
    for (change, why, back) in [
        (
            "ALTER ROLE PORTAL BYPASSRLS",
            "bypass",
            "ALTER ROLE PORTAL NOBYPASSRLS",
        ),
        (
            "GRANT OWNER TO PORTAL",
            "member of the role",
            "REVOKE OWNER FROM PORTAL",
        ),
        (
            "ALTER TABLE record NO FORCE ROW LEVEL SECURITY",
            "not forced on the table record",
            "ALTER TABLE record FORCE ROW LEVEL SECURITY",
        ),
        (
            "ALTER TABLE card DISABLE ROW LEVEL SECURITY",
            "not forced on the table card",
            "ALTER TABLE card ENABLE ROW LEVEL SECURITY",
        ),
        (
            "GRANT DELETE ON disclosure TO PORTAL",
            "may change the table disclosure",
            "REVOKE DELETE ON disclosure FROM PORTAL",
        ),
        (
            "ALTER DATABASE DATABASE_NAME SET synchronous_commit = off",
            "synchronous_commit",
            "ALTER DATABASE DATABASE_NAME RESET synchronous_commit",
        ),
    ] {
        database.alter(change).await;
        let error = refusal(&database.portal()).await;
        assert!(matches!(&error, Error::Unprotected(_)), "{error}");
        assert!(error.to_string().contains(why), "{error}");
        database.alter(back).await;
        Postgres::open(&database.portal(), 1).await.unwrap();
    }
}

#[tokio::test]
async fn a_role_without_the_rights_it_needs_is_told_which() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    for right in [
        "INSERT ON disclosure",
        "DELETE ON session",
        "SELECT ON schema_window",
        "UPDATE (superseded_at) ON record",
    ] {
        database.alter(&format!("REVOKE {right} FROM PORTAL")).await;
        let error = refusal(&database.portal()).await;
        assert!(matches!(&error, Error::Rights { .. }), "{error}");
        let table = right.rsplit(' ').next().unwrap();
        assert!(error.to_string().contains(table), "{error}");
        // Migrating again gives the rights back.
        migrate(&database.owner(), &database.portal())
            .await
            .unwrap();
        Postgres::open(&database.portal(), 1).await.unwrap();
    }
}

#[tokio::test]
async fn a_database_without_tables_or_with_older_ones_is_refused() {
    let Some(database) = Database::empty().await else {
        return;
    };
    let error = refusal(&database.portal()).await;
    assert_eq!(
        error,
        Error::Older {
            found: 0,
            needed: latest()
        }
    );
    let made = migrate(&database.owner(), &database.portal()).await;
    assert_eq!(made, Ok((0, latest())));
    let again = migrate(&database.owner(), &database.portal()).await;
    assert_eq!(again, Ok((latest(), latest())));
    database
        .alter("DELETE FROM _sqlx_migrations WHERE version > 1")
        .await;
    let error = refusal(&database.portal()).await;
    assert_eq!(
        error,
        Error::Older {
            found: 1,
            needed: latest()
        }
    );
}

#[tokio::test]
async fn a_newer_schema_is_refused_unless_it_only_adds() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let running: Arc<dyn Store> = Arc::new(Postgres::open(&database.portal(), 1).await.unwrap());
    let (known, found) = (latest(), latest() + 1);
    database
        .alter(&format!(
            "ALTER TABLE person ADD COLUMN later bytea; CREATE TABLE later (id uuid); \
             INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES ({found}, 'adds', true, '\\x00', 0)"
        ))
        .await;
    // The version before goes on beside it, and starts beside it.
    inhabited(&running, 1).await;
    Postgres::open(&database.portal(), 1).await.unwrap();
    database
        .alter(&format!("UPDATE schema_window SET oldest = {found}"))
        .await;
    let newer = Error::Newer { found, known };
    assert_eq!(refusal(&database.portal()).await, newer);
    let migrated = migrate(&database.owner(), &database.portal()).await;
    assert_eq!(migrated, Err(newer));
    database
        .alter(
            "UPDATE _sqlx_migrations SET checksum = '\\x00' WHERE version = 1; \
                UPDATE schema_window SET oldest = 2",
        )
        .await;
    assert_eq!(refusal(&database.portal()).await, Error::Foreign(1));
}

#[tokio::test]
async fn an_address_where_nobody_answers_is_one_line() {
    for place in [
        "postgres://portal:fictional@127.0.0.1:1/hikae",
        "postgres://portal:fictional@nowhere.invalid/hikae",
    ] {
        let error = refusal(&place.parse().unwrap()).await;
        assert!(matches!(error, Error::Place { .. }), "{error}");
    }
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut missing = database.portal();
    missing.options = missing.options.database("no_such_database");
    let error = refusal(&missing).await;
    assert!(error.to_string().contains("no_such_database"), "{error}");
}

#[tokio::test]
async fn migrating_needs_the_owner_and_changes_nothing_without() {
    let Some(database) = Database::empty().await else {
        return;
    };
    let (owner, portal) = (database.owner(), database.portal());
    for (as_owner, as_portal) in [(&owner, &owner), (&portal, &owner)] {
        let error = migrate(as_owner, as_portal).await.unwrap_err().to_string();
        assert!(!error.contains('\n'), "{error}");
    }
    let mut connection = database.admin().connect().await.unwrap();
    let tables: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_class WHERE relkind = 'r' \
         AND relnamespace = 'public'::regnamespace AND relname <> '_sqlx_migrations'",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(tables, 0);
}

#[tokio::test]
async fn of_two_that_migrate_at_once_nothing_half_done_remains() {
    let Some(database) = Database::empty().await else {
        return;
    };
    let (owner, portal) = (database.owner(), database.portal());
    let outcomes = futures::future::join_all((0..3).map(|_| migrate(&owner, &portal))).await;
    assert!(outcomes.iter().any(Result::is_ok), "{outcomes:?}");
    migrate(&owner, &portal).await.unwrap();
    Postgres::open(&portal, 1).await.unwrap();
}

#[test]
fn an_old_server_is_recognised_by_its_number() {
    let postgres = "PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu";
    assert!(fits(150_018, postgres));
    assert!(!fits(140_012, postgres));
    // CockroachDB gives itself out for version 13, under a name of its own.
    assert!(fits(130_000, "CockroachDB CCL v25.3.0"));
}

//! Row-level security: as the portal's role, with any statement at all.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::*;
use crate::store::Store;
use crate::store::conformance::{
    access, accounts, alerts, apps, blind, cards, cases, circulars, clients, deliveries,
    directives, disclosures, enrol, inhabited, insurances, matters, notices, passkeys, person,
    phone_logins, pseudonyms, rates, records, staff, uuid, visits,
};
use crate::store::{PersonWrite, SessionRow};

/// A store in which persons 1 and 2 have a row in every table of people.
async fn two_people() -> Option<(Database, Arc<dyn Store>)> {
    let database = Database::migrated().await?;
    let store: Arc<dyn Store> = Arc::new(Postgres::open(&database.portal(), 2).await.unwrap());
    inhabited(&store, 2).await;
    for n in [1, 2] {
        cards::put(&store, &cards::card(n, n)).await.unwrap();
        let session = SessionRow {
            person: Some(person(n)),
            ..access::session(n)
        };
        store.create_session(&session).await.unwrap();
        apps::everything(&store, n).await;
        store.open_ceremony(&access::ceremony(n)).await.unwrap();
        staff::join(&store, n).await;
        staff::sign_in(&store, n).await;
        store
            .open_staff_ceremony(&staff::ceremony(n))
            .await
            .unwrap();
        clients::use_assertion(&store, n).await;
        clients::give_token(&store, n).await;
        visits::begin(&store, n).await;
        rates::take(&store, n).await;
        phone_logins::begin(&store, n).await;
        matters::open(&store, n).await;
        disclosures::append(&store, person(n), &disclosures::entry(1))
            .await
            .unwrap();
        store.notify(person(n), &notices::notice(n)).await.unwrap();
        alerts::everything(&store, n).await;
        deliveries::everything(&store, n).await;
        accounts::everything(&store, n).await;
        pseudonyms::everything(&store, n).await;
        insurances::everything(&store, n).await;
        passkeys::everything(&store, n).await;
        circulars::everything(&store, n, 3).await;
        records::put(&store, &[records::record(n, 1, 1)])
            .await
            .unwrap();
        store
            .put_directive(person(n), &directives::directive(1, 1), None)
            .await
            .unwrap();
        cases::put(&store, n, n, 1).await.unwrap();
        let apart = PersonWrite {
            key: None,
            version: 2,
            birth: blind(110 + n),
            insured: Some(blind(120 + n)),
            ..crate::store::conformance::new_person(n)
        };
        enrol(&store, &[apart]).await.unwrap();
    }
    Some((database, store))
}

/// Tables that are not the same for all, as the catalogue has them.
async fn guarded(connection: &mut PgConnection) -> Vec<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT relname::text FROM pg_class WHERE relkind = 'r' \
         AND relnamespace = 'public'::regnamespace \
         AND obj_description(oid) IN ('person', 'secret') ORDER BY relname",
    )
    .fetch_all(connection)
    .await
    .unwrap();
    assert!(tables.len() >= 10, "{tables:?}");
    tables
}

/// What a transaction was begun for.
const SETTINGS: [&str; 4] = ["app.person_id", "app.blind", "app.id", "app.duty"];

async fn begin<'c>(
    connection: &'c mut PgConnection,
    settings: [&str; 4],
) -> sqlx::Transaction<'c, sqlx::Postgres> {
    let spread: bool = sqlx::query_scalar(
        "SELECT to_regprocedure('hikae_scope(text, text, text, text)') IS NOT NULL",
    )
    .fetch_one(&mut *connection)
    .await
    .unwrap();
    let set = if spread {
        "SELECT hikae_scope($1, $2, $3, $4)"
    } else {
        "SELECT set_config('app.person_id', $1, true), set_config('app.blind', $2, true), \
         set_config('app.id', $3, true), set_config('app.duty', $4, true)"
    };
    let mut transaction = connection.begin().await.unwrap();
    let set = settings
        .into_iter()
        .fold(sqlx::query(set), |set, value| set.bind(value));
    set.execute(&mut *transaction).await.unwrap();
    transaction
}

/// Person 1, as a transaction names them.
fn first() -> String {
    person(1).uuid().to_string()
}

#[tokio::test]
async fn a_statement_without_condition_shows_nobody_elses_rows() {
    let Some((database, _store)) = two_people().await else {
        return;
    };
    let mut connection = database.portal().connect().await.unwrap();
    let mut admin = database.admin().connect().await.unwrap();
    let (me, token, id) = (first(), hex::encode(blind(1).0), uuid(1).to_string());
    for table in guarded(&mut admin).await {
        let all = format!("SELECT count(*) FROM {table}");
        let count = async |connection: &mut PgConnection, settings| -> i64 {
            let mut transaction = begin(connection, settings).await;
            sqlx::query_scalar(AssertSqlSafe(all.clone()))
                .fetch_one(&mut *transaction)
                .await
                .unwrap()
        };
        let there: i64 = sqlx::query_scalar(AssertSqlSafe(all.clone()))
            .fetch_one(&mut admin)
            .await
            .unwrap();
        assert!(there >= 2, "{table} is empty");
        assert_eq!(count(&mut connection, ["", "", "", ""]).await, 0, "{table}");
        for settings in [
            [me.as_str(), "", "", ""],
            ["", token.as_str(), "", ""],
            ["", "", id.as_str(), ""],
        ] {
            let seen = count(&mut connection, settings).await;
            assert!(
                seen <= there / 2,
                "{table} shows {seen} of {there} to {settings:?}"
            );
        }
        let seen = count(&mut connection, [&me, &token, &id, ""]).await;
        assert!(seen > 0, "{table} shows nothing even to whom it belongs");
    }
}

#[tokio::test]
async fn rows_of_another_person_cannot_be_changed_or_deleted() {
    let Some((database, _store)) = two_people().await else {
        return;
    };
    let mut connection = database.portal().connect().await.unwrap();
    let mut admin = database.admin().connect().await.unwrap();
    let (me, token, id) = (first(), hex::encode(blind(1).0), uuid(1).to_string());
    for table in guarded(&mut admin).await {
        let rows = format!(
            "SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)), '[]') FROM {table} t"
        );
        let rows = async |connection: &mut PgConnection| -> serde_json::Value {
            sqlx::query_scalar(AssertSqlSafe(rows.clone()))
                .fetch_one(connection)
                .await
                .unwrap()
        };
        let column: Option<String> = sqlx::query_scalar(
            "SELECT column_name::text FROM information_schema.column_privileges \
             WHERE grantee = $2 AND privilege_type = 'UPDATE' AND table_name = $1 LIMIT 1",
        )
        .bind(&table)
        .bind(database.portal().role())
        .fetch_optional(&mut admin)
        .await
        .unwrap();
        let before = rows(&mut admin).await;
        let deletes = format!("DELETE FROM {table}");
        let updates = column.map(|column| format!("UPDATE {table} SET {column} = {column}"));
        for statement in [Some(deletes), updates].into_iter().flatten() {
            for settings in [["", "", "", ""], [&me, &token, &id, ""]] {
                let mut transaction = begin(&mut connection, settings).await;
                let touched = sqlx::query(AssertSqlSafe(statement.clone()))
                    .execute(&mut *transaction)
                    .await
                    .map_or(0, |done| done.rows_affected());
                let own = u64::from(!settings[0].is_empty());
                assert!(touched <= own * 6, "{statement} touches {touched}");
                if touched > 0 {
                    // What is left is the other person's, untouched.
                    let left: i64 =
                        sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM {table}")))
                            .fetch_one(&mut *transaction)
                            .await
                            .unwrap();
                    assert!(left == 0 || statement.starts_with("UPDATE"), "{statement}");
                }
                transaction.rollback().await.unwrap();
            }
        }
        assert_eq!(rows(&mut admin).await, before);
    }
}

#[tokio::test]
async fn no_row_can_be_written_for_another_person() {
    let Some((database, _store)) = two_people().await else {
        return;
    };
    let mut connection = database.portal().connect().await.unwrap();
    let mut admin = database.admin().connect().await.unwrap();
    let (me, token, id) = (first(), hex::encode(blind(1).0), uuid(1).to_string());
    for table in guarded(&mut admin).await {
        let rows: Vec<serde_json::Value> =
            sqlx::query_scalar(AssertSqlSafe(format!("SELECT to_jsonb(t) FROM {table} t")))
                .fetch_all(&mut admin)
                .await
                .unwrap();
        let fields: Vec<(String, String)> = sqlx::query_as(
            "SELECT attname::text, format('($1->>%L)::%s', attname, format_type(atttypid, NULL)) \
             FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 \
             AND NOT attisdropped",
        )
        .bind(&table)
        .fetch_all(&mut admin)
        .await
        .unwrap();
        let (columns, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
        let insert = format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            columns.join(", "),
            values.join(", ")
        );
        let mut refused = 0;
        for row in &rows {
            let mut transaction = begin(&mut connection, [&me, &token, &id, "sweep"]).await;
            let error = sqlx::query(AssertSqlSafe(insert.clone()))
                .bind(row)
                .execute(&mut *transaction)
                .await
                .unwrap_err();
            let error = error.into_database_error().unwrap();
            // A row of one's own is there already; anyone else's is refused before that is known.
            match error.code().as_deref() {
                Some("42501") => refused += 1,
                code => assert_eq!(code, Some("23505"), "{table}: {error}"),
            }
        }
        assert!(
            refused >= rows.len() / 2,
            "{table}: {refused} of {}",
            rows.len()
        );
    }
}

#[tokio::test]
async fn what_is_written_once_cannot_be_changed_even_by_its_person() {
    let Some((database, _store)) = two_people().await else {
        return;
    };
    let mut connection = database.portal().connect().await.unwrap();
    for statement in [
        "UPDATE disclosure SET sealed = ''",
        "DELETE FROM disclosure",
        "TRUNCATE disclosure",
        "UPDATE directive SET sealed = ''",
        "DELETE FROM directive",
        "UPDATE record_body SET sealed = ''",
        "DELETE FROM record",
        "UPDATE record SET header = ''",
        "UPDATE case_file SET sealed = ''",
        "DELETE FROM case_file",
        "UPDATE case_queue SET owner = ''",
        "UPDATE card SET certificate = ''",
        "UPDATE app_link SET subject = ''",
        "UPDATE notice SET sealed = ''",
        "DELETE FROM notice",
        "DELETE FROM acquaintance",
        "UPDATE alert_setting SET sealed = ''",
        "DELETE FROM alert_setting",
        "UPDATE delivery_wish SET sealed = ''",
        "DELETE FROM delivery_wish",
        "UPDATE delivery SET notice_id = channel_id",
        "UPDATE push_key SET sealed = ''",
        "DELETE FROM device",
        "UPDATE device SET since = 0",
        "UPDATE pseudonym SET version = 9",
        "DELETE FROM pseudonym",
        "UPDATE log_pending SET leaf = ''",
        "UPDATE log_index SET place = 0",
        "DELETE FROM log_index",
        "DELETE FROM log_tile",
        "UPDATE log_checkpoint SET note = ''",
        "DELETE FROM log_checkpoint",
        "UPDATE log_cosignature SET line = ''",
        "DELETE FROM log_cosignature",
        "UPDATE staff_audit SET sealed = ''",
        "DELETE FROM staff_audit",
        "UPDATE circular_version SET writer = circular_id",
        "UPDATE circular_approval SET approver = circular_id",
        "DELETE FROM circular_approval",
        "DELETE FROM circular",
        "UPDATE circular_reached SET version = 9",
        "DELETE FROM circular_reached",
        "DELETE FROM population_pass",
        "DELETE FROM staff",
        "UPDATE staff SET login = ''",
        "UPDATE _sqlx_migrations SET version = 0",
        "UPDATE schema_window SET oldest = 0",
        "ALTER TABLE disclosure DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE mine (id bigint)",
    ] {
        let me = first();
        let mut transaction = begin(&mut connection, [&me, "", "", ""]).await;
        let error = sqlx::query(statement)
            .execute(&mut *transaction)
            .await
            .unwrap_err();
        let code = error.as_database_error().unwrap().code();
        // Citus refuses to change the column that spreads a table before it looks at rights.
        let refused = matches!(code.as_deref(), Some("42501" | "0A000"));
        assert!(refused, "{statement}: {error}");
    }
}

#[tokio::test]
async fn a_transaction_leaves_nothing_behind_for_the_next_one_on_its_connection() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let store = Arc::new(Postgres::open(&database.portal(), 1).await.unwrap());
    let tested: Arc<dyn Store> = store.clone();
    inhabited(&tested, 2).await;
    tested.resident(person(1)).await.unwrap().unwrap();
    let left: Vec<Option<String>> = sqlx::query_scalar(
        "SELECT nullif(current_setting(name, true), '') FROM unnest($1::text[]) AS it (name)",
    )
    .bind(SETTINGS.as_slice())
    .fetch_all(&store.pool)
    .await
    .unwrap();
    assert_eq!(left, [None, None, None, None]);
}

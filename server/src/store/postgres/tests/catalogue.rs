//! The rules that keep distributed relatives of PostgreSQL open, read off the catalogue.

use std::collections::BTreeMap;

use super::*;

/// Kind of each table, as its comment says.
async fn kinds(connection: &mut sqlx::PgConnection) -> BTreeMap<String, String> {
    let tables: Vec<(String, Option<String>)> = sqlx::query_as(
        "SELECT relname::text, obj_description(oid) FROM pg_class WHERE relkind IN ('r', 'p') \
         AND relnamespace = 'public'::regnamespace AND relname <> '_sqlx_migrations'",
    )
    .fetch_all(connection)
    .await
    .unwrap();
    tables
        .into_iter()
        .map(|(table, kind)| {
            let kind = kind.unwrap_or_else(|| panic!("{table} is of no kind"));
            assert!(
                ["person", "secret", "public", "reference"].contains(&kind.as_str()),
                "{table} is of kind {kind}"
            );
            (table, kind)
        })
        .collect()
}

/// Columns of every unique index, in order.
async fn unique(connection: &mut sqlx::PgConnection) -> Vec<(String, String, Vec<String>)> {
    sqlx::query_as(
        "SELECT t.relname::text, i.relname::text, array_agg(a.attname::text ORDER BY k.place) \
         FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid \
         JOIN pg_class i ON i.oid = x.indexrelid \
         CROSS JOIN unnest(x.indkey) WITH ORDINALITY AS k (number, place) \
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number \
         WHERE x.indisunique AND t.relnamespace = 'public'::regnamespace \
         GROUP BY t.relname, i.relname",
    )
    .fetch_all(connection)
    .await
    .unwrap()
}

#[tokio::test]
async fn what_belongs_to_a_person_is_keyed_by_the_person_first() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut connection = database.admin().connect().await.unwrap();
    let kinds = kinds(&mut connection).await;
    let unique = unique(&mut connection).await;
    for (table, kind) in &kinds {
        let keys: Vec<_> = unique.iter().filter(|(of, ..)| of == table).collect();
        assert!(
            !keys.is_empty() || table == "schema_window",
            "{table} has no key"
        );
        for (_, key, columns) in keys {
            match kind.as_str() {
                // Unique only together with what the table is spread by.
                "person" => assert_eq!(columns[0], "person_id", "{table}.{key}"),
                "secret" => assert_eq!(columns.len(), 1, "{table}.{key}"),
                _ => {}
            }
        }
        let ways = unique.iter().filter(|(of, ..)| of == table).count();
        assert!(
            !["secret", "public"].contains(&kind.as_str()) || ways == 1,
            "{table} is unique in two ways"
        );
    }
    assert!(kinds.values().filter(|kind| *kind == "person").count() >= 7);
}

#[tokio::test]
async fn no_table_refers_to_rows_that_may_lie_on_another_machine() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut connection = database.admin().connect().await.unwrap();
    let kinds = kinds(&mut connection).await;
    let references: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT conrelid::regclass::text, confrelid::regclass::text, pg_get_constraintdef(oid) \
         FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert!(!references.is_empty());
    for (from, to, definition) in references {
        let kind = |table| kinds.get(table).map(String::as_str);
        match (kind(&from), kind(&to)) {
            (Some("person"), Some("person")) => {
                assert!(definition.starts_with("FOREIGN KEY (person_id) REFERENCES"));
                assert!(definition.contains("(person_id)"), "{definition}");
            }
            (_, Some("reference")) => {}
            _ => panic!("{from} refers to {to}"),
        }
    }
}

#[tokio::test]
async fn there_are_no_sequences_triggers_functions_or_defaults() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut connection = database.admin().connect().await.unwrap();
    let found: Vec<String> = sqlx::query_scalar(
        "SELECT relname::text FROM pg_class WHERE relkind = 'S' \
           AND relnamespace = 'public'::regnamespace \
         UNION ALL SELECT tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid \
           WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace \
         UNION ALL SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace \
           AND proname <> 'hikae_scope' \
         UNION ALL SELECT adrelid::regclass || '.' || adnum FROM pg_attrdef \
           JOIN pg_class c ON c.oid = adrelid WHERE relnamespace = 'public'::regnamespace \
           AND relname <> '_sqlx_migrations'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert_eq!(found, [""; 0]);
}

#[tokio::test]
async fn every_table_that_is_not_the_same_for_all_is_under_row_level_security() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut connection = database.admin().connect().await.unwrap();
    let guarded: Vec<String> = sqlx::query_scalar(
        "SELECT relname::text FROM pg_class WHERE relrowsecurity AND relforcerowsecurity \
         ORDER BY relname",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let kinds = kinds(&mut connection).await;
    let personal = kinds
        .iter()
        .filter(|(_, kind)| !["public", "reference"].contains(&kind.as_str()));
    assert_eq!(
        guarded,
        personal.map(|(table, _)| table.clone()).collect::<Vec<_>>()
    );
    let mut listed = crate::store::postgres::rights::GUARDED.map(str::to_owned);
    listed.sort();
    assert_eq!(guarded, listed);
}

#[tokio::test]
async fn both_engines_have_the_same_tables_and_columns() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut connection = database.admin().connect().await.unwrap();
    let here: Vec<(String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text FROM information_schema.columns c \
         JOIN information_schema.tables t USING (table_schema, table_name) \
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE' \
         AND table_name <> '_sqlx_migrations' \
         ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let there = crate::store::sqlite::tests::columns(&folder.path().join("test.sqlite")).await;
    assert_eq!(here, there);
    let names = |folder: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../migrations")
            .join(folder);
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("postgres"), names("sqlite"));
}

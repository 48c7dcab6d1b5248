//! Laying the tables out on a Citus cluster.

use sqlx::{Connection as _, Executor as _, PgConnection};

use super::Address;
use super::schema::check;
use super::trouble::failed;
use crate::store::Error;

/// Whether the function that settings go through is there.
const SPREAD: &str = "SELECT to_regprocedure('hikae_scope(text, text, text, text)') IS NOT NULL";

/// Settings made by `set_config` stay on the coordinator; those of `SET LOCAL` go along with the
/// transaction to where the rows are.
const SCOPE: &str = "CREATE OR REPLACE FUNCTION hikae_scope(\
         person_id text, blind text, id text, duty text) RETURNS void LANGUAGE plpgsql \
         SET search_path = pg_catalog, pg_temp SET citus.propagate_set_commands = 'local' AS $$ \
     DECLARE it record; BEGIN \
         FOR it IN SELECT * FROM (VALUES ('person_id', person_id), ('blind', blind), ('id', id), \
             ('duty', duty)) AS given (name, value) WHERE value <> '' LOOP \
             EXECUTE format('SET LOCAL app.%I = %L', it.name, it.value); \
         END LOOP; \
     END $$; \
     REVOKE ALL ON FUNCTION hikae_scope(text, text, text, text) FROM PUBLIC";

const ALLOW: &str = "DO $$ BEGIN EXECUTE format(\
     'GRANT EXECUTE ON FUNCTION hikae_scope(text, text, text, text) TO %I', \
     current_setting('hikae.grantee')); END $$";

/// Lays out every table that is not yet, by the kind in its comment: tables of people by person
/// and side by side, those found by a secret by that secret, public ones by what
/// their key begins with, small ones as copies everywhere.
/// References between tables are made anew, and rows that are there already are moved, which
/// forced row-level security would keep even their owner from.
const LAY_OUT: &str = "DO $$ DECLARE \
         it record; \
     BEGIN \
     SET LOCAL citus.multi_shard_modify_mode = 'sequential'; \
     CREATE TEMP TABLE laying ON COMMIT DROP AS \
         SELECT c.oid::regclass AS name, obj_description(c.oid) AS kind, \
             (SELECT a.attname FROM pg_index x JOIN pg_attribute a \
                 ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0] \
                 WHERE x.indrelid = c.oid AND x.indisprimary) AS key, c.relforcerowsecurity AS forced \
         FROM pg_class c WHERE c.relkind = 'r' \
             AND c.relnamespace = to_regnamespace(current_schema()) \
             AND obj_description(c.oid) IN ('person', 'secret', 'public', 'reference') \
             AND NOT EXISTS (SELECT 1 FROM pg_dist_partition p \
                 WHERE p.logicalrelid = c.oid AND NOT p.autoconverted); \
     CREATE TEMP TABLE linking ON COMMIT DROP AS \
         SELECT conrelid::regclass AS name, conname, pg_get_constraintdef(oid) AS definition \
         FROM pg_constraint WHERE contype = 'f' \
             AND (conrelid IN (SELECT name FROM laying) OR confrelid IN (SELECT name FROM laying)); \
     FOR it IN SELECT * FROM linking LOOP \
         EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', it.name, it.conname); \
     END LOOP; \
     FOR it IN SELECT * FROM laying ORDER BY kind DESC, name::text <> 'person_key', name LOOP \
         IF it.forced THEN \
             EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', it.name); \
         END IF; \
         IF it.kind = 'reference' THEN \
             PERFORM create_reference_table(it.name); \
         ELSIF it.kind IN ('secret', 'public') OR it.name::text = 'person_key' THEN \
             PERFORM create_distributed_table(it.name, it.key, colocate_with => 'none'); \
         ELSE \
             PERFORM create_distributed_table(it.name, 'person_id', colocate_with => 'person_key'); \
         END IF; \
         IF it.forced THEN \
             EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', it.name); \
         END IF; \
     END LOOP; \
     FOR it IN SELECT * FROM linking LOOP \
         EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', it.name, it.conname, it.definition); \
     END LOOP; \
     END $$";

const STANDING: &str = "SELECT c.relname::text, CASE p.partmethod WHEN 'h' THEN 'by ' || \
         column_to_column_name(p.logicalrelid, p.partkey) ELSE 'everywhere' END \
     FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid \
     WHERE c.relnamespace = to_regnamespace(current_schema()) ORDER BY c.relname";

/// Whether the tables are spread over machines.
pub(super) async fn is_spread(connection: &mut PgConnection) -> Result<bool, Error> {
    sqlx::query_scalar(SPREAD)
        .persistent(false)
        .fetch_one(connection)
        .await
        .map_err(failed)
}

/// Lays the tables out on the Citus cluster at `owner`, whose role owns them, for the role of
/// `portal`. Tables that are laid out already stay as they are. Answers where each lies.
///
/// # Errors
/// [`Error::Unfit`] if there is no Citus; [`Error::Older`] if the tables are not up to date. All
/// or nothing is done.
pub async fn distribute(owner: &Address, portal: &Address) -> Result<Vec<(String, String)>, Error> {
    let mut connection = owner.connect().await?;
    let citus: bool =
        sqlx::query_scalar("SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL")
            .persistent(false)
            .fetch_one(&mut connection)
            .await
            .map_err(failed)?;
    if !citus {
        return Err(Error::Unfit(format!(
            "{owner}: this database has no Citus; an administrator runs CREATE EXTENSION citus"
        )));
    }
    check(&mut connection).await?;
    let mut transaction = connection.begin().await.map_err(failed)?;
    let grantee = sqlx::query("SELECT set_config('hikae.grantee', $1, true)")
        .persistent(false)
        .bind(portal.role());
    transaction.execute(grantee).await.map_err(failed)?;
    for statement in [LAY_OUT, SCOPE, ALLOW] {
        transaction.execute(statement).await.map_err(failed)?;
    }
    transaction.commit().await.map_err(failed)?;
    let standing = sqlx::query_as(STANDING)
        .persistent(false)
        .fetch_all(&mut connection)
        .await
        .map_err(failed)?;
    let _ = connection.close().await;
    Ok(standing)
}

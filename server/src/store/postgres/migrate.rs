//! Bringing the tables up to date, as the role that owns them.

use serde_json::json;
use sqlx::migrate::MigrateError;
use sqlx::{Connection as _, Executor as _, PgConnection};

use super::Address;
use super::rights::{RIGHTS, check_server};
use super::schema::{found, scripts};
use super::trouble::{failed, told};
use crate::store::Error;
use crate::store::schema::judge;

/// Gives the role exactly the rights of the list: names are quoted by the server.
const GRANT: &str = "DO $$ DECLARE it json; role text := current_setting('hikae.grantee'); BEGIN \
     FOR it IN SELECT value FROM json_array_elements(current_setting('hikae.rights')::json) LOOP \
         EXECUTE format('GRANT %s ON TABLE %I TO %I', it->>'right', it->>'table', role); \
     END LOOP; END $$";

const REVOKE: &str = "DO $$ DECLARE it json; role text := current_setting('hikae.grantee'); BEGIN \
     FOR it IN SELECT value FROM json_array_elements(current_setting('hikae.rights')::json) LOOP \
         EXECUTE format('REVOKE ALL ON TABLE %I FROM %I', it->>'table', role); \
     END LOOP; END $$";

/// Brings the tables up to date as `owner`, and gives the role of `portal` the rights that the
/// portal needs, and no others. Answers from which version to which.
///
/// # Errors
/// [`Error::Place`] if nobody answers; [`Error::Unprotected`] if both are one role;
/// [`Error::Newer`] or [`Error::Foreign`] if the tables are not this program's. A script that
/// fails changes nothing.
pub async fn migrate(owner: &Address, portal: &Address) -> Result<(i64, i64), Error> {
    if owner.role() == portal.role() {
        return Err(Error::Unprotected(
            "the portal must not run as the role that owns the tables".to_owned(),
        ));
    }
    let mut connection = owner.connect().await?;
    check_server(&mut connection).await?;
    let before = found(&mut connection).await?;
    let scripts = scripts();
    if judge(&before, &scripts)?.is_some() {
        scripts
            .run_direct(None, &mut connection, false)
            .await
            .map_err(|error| match error {
                MigrateError::Execute(error) => failed(error),
                MigrateError::ExecuteMigration(error, version) => Error::Unavailable(format!(
                    "the script of version {version} failed: {}",
                    told(&error)
                )),
                error => Error::Unavailable(error.to_string()),
            })?;
    }
    grant(&mut connection, portal.role()).await?;
    let version = |found: &crate::store::schema::Found| {
        found.applied.last().map_or(0, |(version, _)| *version)
    };
    let after = found(&mut connection).await?;
    let _ = connection.close().await;
    Ok((version(&before), version(&after)))
}

async fn grant(connection: &mut PgConnection, role: &str) -> Result<(), Error> {
    let rights: Vec<_> = RIGHTS
        .iter()
        .map(|right| {
            let columns: Vec<_> = right.columns.split_whitespace().collect();
            let text = match columns.as_slice() {
                [] => right.command.to_owned(),
                columns => format!("{} ({})", right.command, columns.join(", ")),
            };
            json!({ "table": right.table, "right": text })
        })
        .collect();
    let mut transaction = connection.begin().await.map_err(failed)?;
    let settings = sqlx::query(
        "SELECT set_config('hikae.rights', $1, true), set_config('hikae.grantee', $2, true)",
    )
    .persistent(false)
    .bind(serde_json::Value::from(rights).to_string())
    .bind(role);
    transaction.execute(settings).await.map_err(failed)?;
    transaction.execute(REVOKE).await.map_err(failed)?;
    transaction.execute(GRANT).await.map_err(failed)?;
    transaction.commit().await.map_err(failed)
}

//! What the role that the portal runs as may do, and what it must not be able to do.

use sqlx::PgConnection;

use super::trouble::failed;
use crate::store::Error;

/// A right on a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Right {
    /// The table.
    pub(super) table: &'static str,
    /// The command.
    pub(super) command: &'static str,
    /// The columns, where it does not hold for all.
    pub(super) columns: &'static str,
}

macro_rules! rights {
    ($($table:literal: $($command:ident $(($($column:ident),+))?)+;)+) => {
        &[$($(Right {
            table: $table,
            command: stringify!($command),
            columns: concat!($("", $(" ", stringify!($column),)+)?),
        },)+)+]
    };
}

/// All that the portal needs and gets: what is written once cannot be changed by it.
pub(super) const RIGHTS: &[Right] = rights! {
    "root_key": SELECT INSERT DELETE;
    "person_key": SELECT INSERT UPDATE(root_id, wrapped) DELETE;
    "person": SELECT INSERT UPDATE(version, birth, insured, content, updated_at, sealed) DELETE;
    "holder": SELECT INSERT DELETE;
    "record": SELECT INSERT UPDATE(superseded_at);
    "record_body": SELECT INSERT;
    "directive": SELECT INSERT;
    "disclosure": SELECT INSERT;
    "finding": SELECT INSERT UPDATE(version, answered_at, sealed);
    "disaster": SELECT INSERT UPDATE(version, ends_at, sealed);
    "case_file": SELECT INSERT;
    "case_queue": SELECT INSERT UPDATE(shelf, version, due_at, hands_on_at, sealed) DELETE;
    "app_link": SELECT INSERT UPDATE(version, sealed) DELETE;
    "app_ceremony": SELECT INSERT DELETE;
    "card": SELECT INSERT UPDATE(version, sealed) DELETE;
    "passkey": SELECT INSERT UPDATE(version, sealed) DELETE;
    "login_number": SELECT INSERT DELETE;
    "passkey_ceremony": SELECT INSERT DELETE;
    "session": SELECT INSERT UPDATE(person_id, saved_at, expires_at, sealed) DELETE;
    "ceremony": SELECT INSERT UPDATE(answered_at, claimed_at, outcome) DELETE;
    "institution": SELECT INSERT UPDATE(version, code, content, updated_at, sealed);
    "quarantine": SELECT INSERT UPDATE(dismissed_at);
    "import_run": SELECT INSERT UPDATE(ended_at, summary);
    "duty": SELECT INSERT UPDATE(fence, holder, held_until, result);
    "log_pending": SELECT INSERT DELETE;
    "log_index": SELECT INSERT;
    "log_tile": SELECT INSERT UPDATE(hashes);
    "log_checkpoint": SELECT INSERT;
    "log_cosignature": SELECT INSERT;
    "notice": SELECT INSERT UPDATE(read_at, archived_at);
    "acquaintance": SELECT INSERT;
    "digest": SELECT INSERT UPDATE(version, sealed);
    "alert_setting": SELECT INSERT;
    "channel": SELECT INSERT UPDATE(version, sealed) DELETE;
    "delivery_wish": SELECT INSERT;
    "delivery": SELECT INSERT UPDATE(state, tries, due_at, changed_at) DELETE;
    "push_key": SELECT INSERT DELETE;
    "account_lock": SELECT INSERT;
    "account_event": SELECT INSERT;
    "device": SELECT INSERT;
    "pseudonym": SELECT INSERT;
    "insurance": SELECT INSERT UPDATE(shelf) DELETE;
    "heartbeat": SELECT INSERT UPDATE(since, asked_at, delivered_at, called_at);
    "staff": SELECT INSERT UPDATE(version, sealed);
    "staff_roll": SELECT UPDATE(version);
    "staff_passkey": SELECT INSERT UPDATE(version, sealed) DELETE;
    "staff_invitation": SELECT INSERT DELETE;
    "staff_session": SELECT INSERT UPDATE(saved_at, expires_at) DELETE;
    "staff_ceremony": SELECT INSERT DELETE;
    "staff_audit": SELECT INSERT;
    "gateway_client": SELECT INSERT UPDATE(version, sealed);
    "gateway_assertion": SELECT INSERT DELETE;
    "gateway_token": SELECT INSERT DELETE;
    "rate": SELECT INSERT UPDATE(expires_at) DELETE;
    "visit": SELECT INSERT UPDATE(expires_at, answer) DELETE;
    "reception": SELECT INSERT DELETE;
    "phone_login": SELECT INSERT UPDATE(expires_at, tries, claimed_at, answer) DELETE;
    "desk_matter": SELECT INSERT UPDATE(version, sealed) DELETE;
    "circular_version": SELECT INSERT;
    "circular_approval": SELECT INSERT;
    "circular": SELECT INSERT UPDATE(change, version, approved, state, due_at, sealed);
    "circular_list": SELECT INSERT;
    "circular_file": SELECT INSERT;
    "circular_reached": SELECT INSERT;
    "population_pass": SELECT INSERT;
    "schema_window": SELECT;
    "_sqlx_migrations": SELECT;
};

/// Tables under row-level security.
pub(super) const GUARDED: [&str; 38] = [
    "person_key",
    "person",
    "holder",
    "record",
    "record_body",
    "directive",
    "disclosure",
    "case_file",
    "app_link",
    "app_ceremony",
    "card",
    "passkey",
    "login_number",
    "passkey_ceremony",
    "session",
    "ceremony",
    "notice",
    "acquaintance",
    "digest",
    "alert_setting",
    "channel",
    "delivery_wish",
    "delivery",
    "account_lock",
    "account_event",
    "device",
    "pseudonym",
    "insurance",
    "staff_session",
    "staff_ceremony",
    "gateway_assertion",
    "gateway_token",
    "rate",
    "visit",
    "reception",
    "phone_login",
    "desk_matter",
    "circular_reached",
];

/// Tables to which rows are only ever added.
pub(super) const APPEND_ONLY: [&str; 21] = [
    "record_body",
    "directive",
    "disclosure",
    "acquaintance",
    "alert_setting",
    "delivery_wish",
    "account_lock",
    "account_event",
    "device",
    "case_file",
    "pseudonym",
    "log_index",
    "log_checkpoint",
    "log_cosignature",
    "staff_audit",
    "circular_version",
    "circular_approval",
    "circular_list",
    "circular_file",
    "circular_reached",
    "population_pass",
];

/// The oldest server.
const OLDEST: i32 = 150_000;

/// Makes sure that the server can do what is needed, and does not acknowledge before it has
/// written.
pub(super) async fn check_server(connection: &mut PgConnection) -> Result<(), Error> {
    let (version, name, commit): (i32, String, String) = sqlx::query_as(
        "SELECT current_setting('server_version_num')::int, version(), \
         current_setting('synchronous_commit')",
    )
    .persistent(false)
    .fetch_one(connection)
    .await
    .map_err(failed)?;
    if !fits(version, &name) {
        let major = version / 10_000;
        return Err(Error::Unprotected(format!(
            "PostgreSQL {major} is too old, 15 or newer is needed"
        )));
    }
    if commit == "off" {
        return Err(Error::Unprotected(
            "synchronous_commit is off: what was acknowledged could be lost".to_owned(),
        ));
    }
    Ok(())
}

/// Whether a server of this version can do what is needed. Relatives that speak its protocol count
/// their versions otherwise.
pub(super) fn fits(version: i32, name: &str) -> bool {
    version >= OLDEST || !name.starts_with("PostgreSQL")
}

const WHO: &str = "SELECT current_user::text, r.rolsuper, r.rolbypassrls, EXISTS (\
         SELECT 1 FROM pg_class c WHERE c.relnamespace = to_regnamespace(current_schema()) \
         AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'MEMBER')) \
     FROM pg_roles r WHERE r.rolname = current_user";

const LACKING: &str = "SELECT concat(command, ' on ', name) \
     FROM unnest($1::text[], $2::text[]) AS needed (name, command) \
     WHERE NOT CASE command WHEN 'DELETE' THEN has_table_privilege(name, command) \
         ELSE has_any_column_privilege(name, command) END LIMIT 1";

const UNGUARDED: &str = "SELECT name FROM unnest($1::text[]) AS guarded (name) \
     WHERE NOT (SELECT c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c \
     WHERE c.oid = to_regclass(name)) LIMIT 1";

const CHANGEABLE: &str = "SELECT name FROM unnest($1::text[]) AS kept (name) \
     WHERE has_table_privilege(name, 'UPDATE, DELETE, TRUNCATE') LIMIT 1";

/// Makes sure that row-level security holds for the role, and that it may do what it must.
pub(super) async fn check_role(connection: &mut PgConnection) -> Result<(), Error> {
    let (role, superuser, bypasses, owns): (String, bool, bool, bool) = sqlx::query_as(WHO)
        .persistent(false)
        .fetch_one(&mut *connection)
        .await
        .map_err(failed)?;
    let unprotected = |why: &str| Err(Error::Unprotected(format!("the role {role} {why}")));
    if superuser {
        return unprotected("is a superuser, for whom row-level security does not hold");
    }
    if bypasses {
        return unprotected("may bypass row-level security");
    }
    if owns {
        return unprotected("owns tables, or is a member of the role that does");
    }
    let (tables, commands): (Vec<_>, Vec<_>) = RIGHTS
        .iter()
        .map(|right| (right.table, right.command))
        .unzip();
    let lacking: Option<String> = sqlx::query_scalar(LACKING)
        .persistent(false)
        .bind(tables)
        .bind(commands)
        .fetch_optional(&mut *connection)
        .await
        .map_err(failed)?;
    if let Some(missing) = lacking {
        return Err(Error::Rights { role, missing });
    }
    if let Some(table) = first(connection, UNGUARDED, &GUARDED).await? {
        return Err(Error::Unprotected(format!(
            "row-level security is not forced on the table {table}"
        )));
    }
    if let Some(table) = first(connection, CHANGEABLE, &APPEND_ONLY).await? {
        return unprotected(&format!("may change the table {table}, which only grows"));
    }
    Ok(())
}

async fn first(
    connection: &mut PgConnection,
    statement: &'static str,
    tables: &[&str],
) -> Result<Option<String>, Error> {
    sqlx::query_scalar(statement)
        .persistent(false)
        .bind(tables)
        .fetch_optional(connection)
        .await
        .map_err(failed)
}

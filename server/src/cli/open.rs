//! Opening what is kept, for every command that needs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use crate::ambient::{Clock, SystemClock, SystemEntropy};
use crate::config::{self, Database};
use crate::identity::clock;
use crate::keep::Keep;
use crate::log::{self, Post};
use crate::store::postgres::Postgres;
use crate::store::sqlite::Sqlite;
use crate::store::{OnOlder, Store};
use crate::vault::{KeySource, RootKey};

/// The database that the settings name. A file of an older version is brought up to date; the
/// tables of a server are changed by `hikae migrate` alone, as another role.
///
/// # Errors
/// One line for the operator; nothing has been changed.
pub async fn store() -> Result<Arc<dyn Store>, Failure> {
    match config::database().map_err(Failure::new)? {
        Database::File(file) => {
            let store = Sqlite::open(&file, OnOlder::Migrate).await;
            Ok(Arc::new(store.map_err(Failure::new)?))
        }
        Database::Server {
            address,
            connections,
        } => {
            let store = Postgres::open(&address, connections).await;
            Ok(Arc::new(store.map_err(Failure::new)?))
        }
    }
}

/// The root key that a demo keeps for itself.
pub fn demo_key(var: &Path) -> PathBuf {
    var.join("demo").join("root.key")
}

/// Opens the database with the root key from `key`, or with the demo's own where there
/// is one and nothing else is set.
///
/// # Errors
/// One line for the operator; nothing has been changed.
pub async fn keep(var: &Path, key: Option<&str>) -> Result<Keep, Failure> {
    clock::check(SystemClock.now()).map_err(Failure::new)?;
    writable(var)?;
    let root = root_key(var, key)?;
    Keep::open(
        store().await?,
        root,
        Arc::new(SystemClock),
        Arc::new(SystemEntropy),
    )
    .await
    .map_err(Failure::new)
}

/// The root key that the setting names, or the demo's own.
///
/// # Errors
/// One line for the operator.
pub fn root_key(var: &Path, key: Option<&str>) -> Result<RootKey, Failure> {
    let source = match key {
        Some(setting) => setting.parse::<KeySource>().map_err(Failure::new)?,
        None if demo_key(var).exists() => KeySource::File(demo_key(var)),
        None => {
            return Err(Failure::new(
                "HIKAE_KEY is not set: where the root key comes from (file:PATH, env:NAME or command:LINE)",
            ));
        }
    };
    source.load().map_err(Failure::new)
}

/// The witnesses in the list that the setting names; none without one.
///
/// # Errors
/// One line for the operator.
pub fn witnesses(list: Option<&Path>) -> Result<Vec<Post>, Failure> {
    let Some(list) = list else {
        return Ok(Vec::new());
    };
    log::witnesses(list)
        .map_err(|error| Failure::new(format!("HIKAE_LOG_WITNESSES={}: {error}", list.display())))
}

fn writable(var: &Path) -> Result<(), Failure> {
    let failed = |error| {
        Failure::new(format!(
            "the state folder {} cannot be written: {error}",
            var.display()
        ))
    };
    fs::create_dir_all(var).map_err(failed)?;
    // Commands that start at once each have a probe of their own.
    let probe = var.join(format!(".probe-{}", std::process::id()));
    fs::write(&probe, b"").map_err(failed)?;
    fs::remove_file(&probe).map_err(failed)
}

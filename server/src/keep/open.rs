//! Opening: the right root key for the right database, or one clear line.

use std::path::Path;
use std::sync::Arc;

use super::Keep;
use crate::ambient::{Clock, Entropy};
use crate::store::sqlite::Sqlite;
use crate::store::{self, OnOlder, RootRow, Store};
use crate::vault::{self, RootId, RootKey, Vault};

/// Why the keep does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The root key is another one than the database's.
    #[error("this root key ({given}) is not the database's ({needed})")]
    WrongRootKey {
        /// The one at hand.
        given: RootId,
        /// The one that is needed.
        needed: RootId,
    },
    /// A change of the root key was interrupted.
    #[error("a change of the root key is unfinished: run `hikae keys rotate` again")]
    RotationUnfinished,
    /// What the database says about its keys was altered.
    #[error("the database's system key does not open")]
    Altered,
}

impl Keep {
    /// Opens what `store` keeps with this root key. A store without keys is founded with it.
    ///
    /// # Errors
    /// [`OpenError`], one line.
    pub async fn open(
        store: Arc<dyn Store>,
        root: RootKey,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, OpenError> {
        let roots = match store.roots().await? {
            roots if roots.is_empty() => {
                let system = Vault::found(&root, &*entropy);
                let row = RootRow {
                    system,
                    created_at: clock.now(),
                };
                match store.found_root(&row).await {
                    Ok(()) => vec![row],
                    // Another process was faster: its system key is the one.
                    Err(store::Error::Conflict) => store.roots().await?,
                    Err(error) => return Err(error.into()),
                }
            }
            roots => roots,
        };
        let [row] = roots.as_slice() else {
            return Err(OpenError::RotationUnfinished);
        };
        let given = root.id();
        match Vault::open(root, &row.system, Arc::clone(&entropy)) {
            Ok(vault) => Ok(Self {
                store,
                vault: Arc::new(vault),
                clock,
                entropy,
                noted: Arc::default(),
                looked_up: Arc::default(),
            }),
            Err(vault::Error::OtherRoot) => Err(OpenError::WrongRootKey {
                given,
                needed: row.system.root,
            }),
            Err(_) => Err(OpenError::Altered),
        }
    }

    /// Opens the SQLite database in `file`, bringing older tables up to date.
    ///
    /// # Errors
    /// [`OpenError`], one line.
    pub async fn open_sqlite(
        file: &Path,
        root: RootKey,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, OpenError> {
        let store = Sqlite::open(file, OnOlder::Migrate).await?;
        Self::open(Arc::new(store), root, clock, entropy).await
    }
}

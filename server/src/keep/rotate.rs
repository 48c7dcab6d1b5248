//! Changing the root key: every key is wrapped anew, no data is touched.
//!
//! It can be interrupted at any point and run again. Until it is done both root keys are needed,
//! and the keep does not open. The database itself refuses to drop the old root key while it
//! wraps anyone's key, and refuses keys wrapped by one that was dropped.

use std::sync::Arc;

use crate::ambient::{Clock, Entropy};
use crate::store::{self, RootRow, Store};
use crate::vault::{self, Rewrap, RootId, RootKey};

/// Keys in one transaction.
const BATCH: u32 = 500;

/// Why a change of the root key stopped.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Both root keys are one.
    #[error("the new root key is the old one")]
    SameKey,
    /// The old root key is not the database's.
    #[error("this root key ({0}) is not the database's")]
    WrongRootKey(RootId),
    /// Another change, to another root key, is unfinished.
    #[error("a change to another root key ({0}) is unfinished: finish that one first")]
    OtherRotation(RootId),
    /// A key does not open; nothing after it was changed.
    #[error("a wrapped key does not open")]
    Altered(#[from] vault::Error),
}

/// Wraps every key that `from` wraps with `to`, then forgets `from`. `progress` hears how many are
/// done. Answers how many there were; 0 if it had been done before.
///
/// # Errors
/// [`RotateError`], one line; what was done stays done, and a second run goes on from there.
pub async fn rotate(
    store: &dyn Store,
    from: RootKey,
    to: RootKey,
    clock: &dyn Clock,
    entropy: Arc<dyn Entropy>,
    mut progress: impl FnMut(u64) + Send,
) -> Result<u64, RotateError> {
    let rewrap = Rewrap::new(from, to, entropy);
    if rewrap.from() == rewrap.to() {
        return Err(RotateError::SameKey);
    }
    let roots = store.roots().await?;
    let find = |id: RootId| roots.iter().find(|row| row.system.root == id);
    if let Some(other) = roots
        .iter()
        .map(|row| row.system.root)
        .find(|id| roots.len() > 1 && ![rewrap.from(), rewrap.to()].contains(id))
    {
        return Err(RotateError::OtherRotation(other));
    }
    match (find(rewrap.from()), find(rewrap.to())) {
        (Some(_), Some(_)) => {}
        (Some(old), None) => {
            let system = rewrap.system(&old.system)?;
            store
                .add_root(&RootRow {
                    system,
                    created_at: clock.now(),
                })
                .await?;
        }
        (None, Some(_)) => return Ok(0),
        (None, None) => return Err(RotateError::WrongRootKey(rewrap.from())),
    }
    let mut done = 0;
    loop {
        let keys = store.keys_under(rewrap.from(), BATCH).await?;
        if keys.is_empty() {
            match store.drop_root(rewrap.from()).await {
                // Someone was enrolled by a portal that still runs with the old root key.
                Err(store::Error::Conflict) => continue,
                outcome => return Ok(outcome.map(|()| done)?),
            }
        }
        let rewrapped = keys
            .iter()
            .map(|(person, key)| Ok((*person, rewrap.person(*person, key)?)))
            .collect::<Result<Vec<_>, vault::Error>>()?;
        store.rewrap(&rewrapped).await?;
        done += rewrapped.len() as u64;
        progress(done);
    }
}

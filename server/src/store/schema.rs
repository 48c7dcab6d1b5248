//! Which version the tables are, and whether this program works with them.
//!
//! Version n + 1 may be rolled out beside n: a script that only adds (expands) leaves the oldest
//! version that still works with the tables as it is, and one that takes away (contracts) raises it.

use sqlx::migrate::Migrator;

use super::Error;

/// What to do with tables of an older version (a new database among them).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnOlder {
    /// Bring them up to date.
    Migrate,
    /// Refuse with [`Error::Older`].
    Refuse,
}

/// What a database says about its tables.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Versions and checksums of the scripts that made them, oldest first.
    pub(super) applied: Vec<(i64, Vec<u8>)>,
    /// The oldest version whose programs work with them.
    pub(super) oldest: Option<i64>,
}

/// Whether the tables are this program's, given its scripts: `Ok(None)` if it may go on,
/// `Ok(Some(older))` if they must be brought up to date first.
///
/// # Errors
/// [`Error::Newer`], [`Error::Foreign`].
pub(super) fn judge(found: &Found, scripts: &Migrator) -> Result<Option<Error>, Error> {
    let version = found.applied.last().map_or(0, |(version, _)| *version);
    let versions = scripts.iter().map(|script| script.version);
    let needed = versions.max().unwrap_or(0);
    if version > needed && found.oldest.is_none_or(|oldest| oldest > needed) {
        return Err(Error::Newer {
            found: version,
            known: needed,
        });
    }
    for (version, checksum) in &found.applied {
        let ours = scripts.iter().find(|script| script.version == *version);
        let altered = ours.is_some_and(|script| *script.checksum != **checksum);
        if altered || (ours.is_none() && *version <= needed) {
            return Err(Error::Foreign(*version));
        }
    }
    Ok((version < needed).then_some(Error::Older {
        found: version,
        needed,
    }))
}

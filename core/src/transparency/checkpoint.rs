//! Checkpoints (C2SP tlog-checkpoint): how large a tree is, and its root.

use std::fmt;
use std::str::FromStr;

use super::Hash;

/// Text that is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a checkpoint")]
pub struct CheckpointError;

/// The text that is signed: three lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: a name that looks like an address without its scheme.
    pub origin: String,
    /// Leaves.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, size, root } = self;
        write!(f, "{origin}\n{size}\n{root}\n")
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.split('\n');
        let mut line = || lines.next().ok_or(CheckpointError);
        let (origin, size, root) = (line()?, line()?, line()?);
        let checkpoint = Self {
            origin: origin.to_owned(),
            size: size.parse().map_err(|_| CheckpointError)?,
            root: Hash::from_base64(root).ok_or(CheckpointError)?,
        };
        // Lines that others may have added after these do not matter; each number and hash has
        // one way only of being written.
        if origin.is_empty() || !text.starts_with(&checkpoint.to_string()) {
            return Err(CheckpointError);
        }
        Ok(checkpoint)
    }
}

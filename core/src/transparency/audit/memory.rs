//! What a browser keeps of a check, to hold the next one against it: nothing of what an entry says,
//! and nothing that tells whose it is.

use std::fmt;
use std::str::FromStr;

use crate::transparency::Hash;

/// The first line.
const FORM: &str = "hikae-log-memory 1";

/// A log as it was when all of it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    /// The key of the log, which begins with its name.
    pub key: String,
    /// Leaves of the tree.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// The person's last entry then: its number and its leaf.
    pub last: Option<(u64, Hash)>,
}

impl Memory {
    /// The name of the log.
    pub fn name(&self) -> &str {
        self.key.split('+').next().unwrap_or_default()
    }
}

/// The text is no memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing that a browser remembers")]
pub struct MemoryError;

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            key,
            size,
            root,
            last,
        } = self;
        write!(f, "{FORM}\n{key}\n{size}\n{root}\n")?;
        match last {
            Some((seq, leaf)) => writeln!(f, "{seq} {leaf}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Memory {
    type Err = MemoryError;

    fn from_str(text: &str) -> Result<Self, MemoryError> {
        let mut lines = text.lines();
        let mut line = || lines.next().ok_or(MemoryError);
        let (form, key, size, root) = (line()?, line()?, line()?, line()?);
        let last = lines.next().map(|last| {
            let (seq, leaf) = last.split_once(' ')?;
            Some((seq.parse().ok()?, Hash::from_base64(leaf)?))
        });
        let memory = Self {
            key: key.to_owned(),
            size: size.parse().map_err(|_| MemoryError)?,
            root: Hash::from_base64(root).ok_or(MemoryError)?,
            last: match last {
                Some(last) => Some(last.ok_or(MemoryError)?),
                None => None,
            },
        };
        // One way only of writing each.
        if form == FORM && memory.to_string() == text {
            Ok(memory)
        } else {
            Err(MemoryError)
        }
    }
}

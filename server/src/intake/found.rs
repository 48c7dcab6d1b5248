//! What readers of files hand on, one thing at a time.

use super::fault::{Fault, Reason};

/// One thing that a reader found.
#[derive(Debug)]
pub enum Found<T> {
    /// A row or report.
    Item {
        /// File as the operator named it, and what it was called within a package.
        file: String,
        /// Line, from 1, where the source has lines.
        line: Option<u64>,
        /// What it says.
        value: T,
        /// The row or file itself.
        content: Vec<u8>,
    },
    /// A row or file that cannot be taken.
    Fault {
        /// Where, and why.
        fault: Fault,
        /// The row or file itself; empty where nothing of it may be kept.
        content: Vec<u8>,
    },
    /// An oddity that stops nothing.
    Remark {
        /// File, and line where there is one.
        place: String,
        /// What is odd, in words without personal content.
        remark: String,
    },
    /// So many more bytes are read.
    Advance(u64),
}

/// Nobody listens any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody listens any more")]
pub struct Stopped;

/// Where readers put what they find.
pub type Sink<'s, T> = &'s mut dyn FnMut(Found<T>) -> Result<(), Stopped>;

impl<T> Found<T> {
    /// A file that the operating system does not let us read.
    pub(crate) fn unreadable(file: &str, error: &std::io::Error) -> Self {
        Self::fault(
            file,
            None,
            Reason::Unreadable {
                what: error.kind().to_string(),
            },
            &[],
        )
    }

    /// A fault, with the content only where it may be kept.
    pub(crate) fn fault(file: &str, line: Option<u64>, reason: Reason, content: &[u8]) -> Self {
        let keep = !matches!(
            reason,
            Reason::IndividualNumber { .. } | Reason::Refused { .. }
        );
        Self::Fault {
            fault: Fault {
                file: file.to_owned(),
                line,
                reason,
            },
            content: if keep { content.to_vec() } else { Vec::new() },
        }
    }
}

//! How a portal tells a person's own entries to their browser: lines, each of which says all that
//! is needed to check one entry. Canonical texts have no line breaks.
//!
//! ```text
//! hikae-entries 1
//! times BEGUN FROM UNTIL        when the log began (or -), and when what may still wait was written
//! at PLACE SEQ SALT CANONICAL   an entry: the place of its leaf, and the number it is kept under
//! waits SEQ SALT CANONICAL      an entry whose leaf waits for the tree
//! absent SEQ SALT CANONICAL     an entry without a leaf
//! sealed SEQ ID RECORDED        a row that cannot be read
//! next SEQ                      there are older ones before this number
//! end                           there are none
//! ```

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::transparency::Salt;

/// The first line.
const FORM: &str = "hikae-entries 1";

/// When things were, in the form in which entries write instants, which sorts by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times<'a> {
    /// When the log began; `-` if it has not.
    pub begun: &'a str,
    /// What was written down since then may wait for the tree.
    pub from: &'a str,
    /// Nothing was written down later than this.
    pub until: &'a str,
}

/// One row of a person's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told<'a> {
    /// An entry.
    Entry {
        /// The number under which it is kept.
        kept: u64,
        /// Where its leaf lies.
        leaf: Lies,
        /// What its leaf was made with.
        salt: Salt,
        /// Its canonical text.
        canonical: &'a str,
    },
    /// A row that cannot be read.
    Sealed {
        /// The number under which it is kept.
        seq: u64,
        /// Its id.
        id: &'a str,
        /// When it was written down.
        recorded_at: &'a str,
    },
}

/// Where a leaf lies, as the portal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// In the tree, here.
    At(u64),
    /// In the queue.
    Waits,
    /// Nowhere.
    Absent,
}

/// What comes after a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The entries before this number.
    Before(u64),
    /// Nothing.
    End,
}

impl fmt::Display for Times<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { begun, from, until } = self;
        writeln!(f, "{FORM}\ntimes {begun} {from} {until}")
    }
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry {
                kept,
                leaf,
                salt,
                canonical,
            } => {
                match leaf {
                    Lies::At(place) => write!(f, "at {place}")?,
                    Lies::Waits => f.write_str("waits")?,
                    Lies::Absent => f.write_str("absent")?,
                }
                writeln!(f, " {kept} {} {canonical}", BASE64_STANDARD.encode(salt.0))
            }
            Self::Sealed {
                seq,
                id,
                recorded_at,
            } => writeln!(f, "sealed {seq} {id} {recorded_at}"),
        }
    }
}

impl fmt::Display for Next {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(seq) => writeln!(f, "next {seq}"),
            Self::End => writeln!(f, "end"),
        }
    }
}

/// Reads a page, newest entry first; `row` is called for each. `None` if it is none.
pub fn read<'a>(page: &'a str, mut row: impl FnMut(Told<'a>)) -> Option<(Times<'a>, Next)> {
    let mut lines = page.split('\n');
    if lines.next()? != FORM {
        return None;
    }
    let [begun, from, until] = words(lines.next()?.strip_prefix("times ")?)?;
    let times = Times { begun, from, until };
    loop {
        let line = lines.next()?;
        let next = match line.split_once(' ') {
            None if line == "end" => Next::End,
            Some(("next", seq)) => Next::Before(seq.parse().ok()?),
            Some((what, rest)) => {
                row(told(what, rest)?);
                continue;
            }
            None => return None,
        };
        return (lines.next() == Some("") && lines.next().is_none()).then_some((times, next));
    }
}

fn told<'a>(what: &str, rest: &'a str) -> Option<Told<'a>> {
    let (leaf, rest) = match what {
        "at" => {
            let (place, rest) = rest.split_once(' ')?;
            (Lies::At(place.parse().ok()?), rest)
        }
        "waits" => (Lies::Waits, rest),
        "absent" => (Lies::Absent, rest),
        "sealed" => {
            let [seq, id, recorded_at] = words(rest)?;
            return Some(Told::Sealed {
                seq: seq.parse().ok()?,
                id,
                recorded_at,
            });
        }
        _ => return None,
    };
    let (kept, rest) = rest.split_once(' ')?;
    let (salt, canonical) = rest.split_once(' ')?;
    let mut bytes = [0; 32];
    let length = BASE64_STANDARD.decode_slice(salt, &mut bytes).ok()?;
    (length == bytes.len()).then_some(Told::Entry {
        kept: kept.parse().ok()?,
        leaf,
        salt: Salt(bytes),
        canonical,
    })
}

fn words<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut words = [""; N];
    let mut found = line.split(' ');
    for word in &mut words {
        *word = found.next().filter(|word| !word.is_empty())?;
    }
    found.next().is_none().then_some(words)
}

//! A statement: a person's entries with all that is needed to check them without asking anyone.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Checkpoint, Commitment, Hash, ProofError, Salt, SignedNote, Verifier, verify_inclusion,
};
use crate::disclosure::{ChainHead, Days, Entry};
use crate::ids::EntryId;

/// The form that this program writes.
const VERSION: u8 = 1;

/// Entries of one person, without gaps, oldest first, and their proofs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Version of this form.
    pub version: u8,
    /// The key of the log, as it was known to whoever made the statement.
    pub key: String,
    /// The signed checkpoint that the proofs lead to.
    pub checkpoint: String,
    /// The entries.
    pub entries: Vec<Stated>,
    /// Which part of the log they are; absent when they are all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// What is kept among them and cannot be read any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub illegible: Vec<Illegible>,
}

/// An entry that is there and cannot be read: altered, or moved from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Illegible {
    /// The number under which it is kept.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// When it was written down, as it stands beside it.
    pub recorded_at: DateTime<Utc>,
}

/// A piece of a person's log, without gaps: the smallest that has every entry of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The days that were asked for.
    pub days: Days,
    /// How many entries the whole log had. Nothing proves it.
    pub of: u64,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// What it says.
    pub entry: Entry,
    /// What its leaf was made with; as text, base64.
    pub salt: Salt,
    /// Where its leaf lies; absent for an entry that is younger than the checkpoint.
    pub proof: Option<Proof>,
}

/// That a leaf is in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Its place.
    pub place: u64,
    /// The siblings on the way up.
    pub path: Vec<Hash>,
}

/// Something in a statement does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It is of a form that this program does not know.
    #[error("the statement is of another version")]
    Version,
    /// The checkpoint is not signed by the log.
    #[error("the checkpoint is not signed with the key of the log")]
    Checkpoint,
    /// An entry is not what the log has at its place.
    #[error("entry {seq} is not in the log as it stands here: {why}")]
    Entry {
        /// Its number.
        seq: u64,
        /// How its proof fails.
        why: ProofError,
    },
    /// An entry has no canonical form.
    #[error("entry {0} cannot be read")]
    Unreadable(u64),
    /// An entry does not follow the one before it.
    #[error("entry {0} does not follow the one before it: something was changed, removed or added")]
    Chain(u64),
    /// An entry is there, and the portal itself cannot read it any more.
    #[error("entry {0} is there and cannot be read: it was altered")]
    Illegible(u64),
    /// An entry of an earlier statement is not in this one.
    #[error("entry {0} of the earlier statement is not in this one: it was removed")]
    Gone(u64),
    /// An entry of an earlier statement says something else in this one.
    #[error("entry {0} says something else than in the earlier statement: it was changed")]
    Differs(u64),
    /// The log is smaller than it was, or has another root at the same size.
    #[error("the log does not go on from that of the earlier statement")]
    Log,
    /// At the edge of a part of a log stands an entry of other days, or one that the whole log has
    /// not.
    #[error("entry {0} is not of the days that the statement is about")]
    Part(u64),
}

/// What a statement shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The tree that it is about.
    pub checkpoint: Checkpoint,
    /// The numbers of its first and last entry.
    pub numbers: Option<(u64, u64)>,
    /// Entries that are in the tree.
    pub proven: usize,
    /// Entries that are younger than the checkpoint.
    pub younger: usize,
}

impl Statement {
    /// A statement in this program's form.
    pub const fn new(key: String, checkpoint: String, entries: Vec<Stated>) -> Self {
        Self {
            version: VERSION,
            key,
            checkpoint,
            entries,
            part: None,
            illegible: Vec::new(),
        }
    }

    /// Whether this statement, which was given out later, still says what an earlier one of the
    /// same person says. Both are verified beforehand.
    pub fn goes_on_from(&self, earlier: &Self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if let (Some(before), Some(now)) = (earlier.signed(), self.signed())
            && (before.origin != now.origin
                || before.size > now.size
                || before.size == now.size && before.root != now.root)
        {
            flaws.push(Flaw::Log);
        }
        let illegible = |seq| self.illegible.iter().any(|one| one.seq == seq);
        for Stated { entry, .. } in &earlier.entries {
            let seq = entry.seq;
            match self.entries.iter().find(|one| one.entry.seq == seq) {
                Some(now) if now.entry == *entry => {}
                Some(_) => flaws.push(Flaw::Differs(seq)),
                // That one is named by the verification.
                None if illegible(seq) => {}
                None => flaws.push(Flaw::Gone(seq)),
            }
        }
        flaws
    }

    /// The checkpoint, whoever signed it.
    fn signed(&self) -> Option<Checkpoint> {
        let (text, _) = self.checkpoint.rsplit_once("\n\n")?;
        format!("{text}\n").parse().ok()
    }

    /// The same, as a part of a log.
    #[must_use]
    pub const fn part(mut self, part: Part) -> Self {
        self.part = Some(part);
        self
    }

    /// Checks everything with the key that the log is known by.
    ///
    /// # Errors
    /// Every [`Flaw`], in order.
    pub fn verify(&self, key: &Verifier) -> Result<Shown, Vec<Flaw>> {
        if self.version != VERSION {
            return Err(vec![Flaw::Version]);
        }
        let note: Result<SignedNote, _> = self.checkpoint.parse();
        let text = note.as_ref().ok().and_then(|note| note.verified(key).ok());
        let Some(checkpoint) = text.and_then(|text| text.parse::<Checkpoint>().ok()) else {
            return Err(vec![Flaw::Checkpoint]);
        };
        let mut flaws = Vec::new();
        let mut before = None;
        let mut proven = 0;
        let illegible = |seq: u64| self.illegible.iter().any(|one| one.seq == seq);
        flaws.extend(self.illegible.iter().map(|one| Flaw::Illegible(one.seq)));
        for stated in &self.entries {
            let seq = stated.entry.seq;
            // After one that cannot be read, its hash is not known.
            let unknown = seq.checked_sub(1).is_some_and(illegible);
            if !unknown && !follows(before.as_ref(), &stated.entry) {
                flaws.push(Flaw::Chain(seq));
            }
            let (Ok(head), Ok(commitment)) = (
                ChainHead::after(&stated.entry),
                Commitment::to(&stated.entry, &stated.salt),
            ) else {
                flaws.push(Flaw::Unreadable(seq));
                continue;
            };
            before = Some(head);
            if let Some(Proof { place, path }) = &stated.proof {
                let (leaf, Checkpoint { size, root, .. }) = (commitment.leaf(), &checkpoint);
                match verify_inclusion(leaf, *place, *size, path, *root) {
                    Ok(()) => proven += 1,
                    Err(why) => flaws.push(Flaw::Entry { seq, why }),
                }
            }
        }
        flaws.extend(self.strays().map(Flaw::Part));
        if flaws.is_empty() {
            Ok(Shown {
                checkpoint,
                numbers: self.numbers(),
                proven,
                younger: self.entries.len() - proven,
            })
        } else {
            Err(flaws)
        }
    }

    /// The numbers of the first and last entry.
    fn numbers(&self) -> Option<(u64, u64)> {
        let (first, last) = (self.entries.first()?, self.entries.last()?);
        Some((first.entry.seq, last.entry.seq))
    }

    /// Entries at the edges that do not belong to the part that this is said to be.
    fn strays(&self) -> impl Iterator<Item = u64> {
        let edges = self.part.map(|part| {
            [self.entries.first(), self.entries.last()]
                .into_iter()
                .flatten()
                .filter(move |Stated { entry, .. }| entry.seq > part.of || !part.days.hold(entry))
        });
        edges.into_iter().flatten().map(|stated| stated.entry.seq)
    }
}

/// Whether an entry may stand after `before`: the first of a statement may be any, but the first
/// of all has nothing before it.
fn follows(before: Option<&ChainHead>, entry: &Entry) -> bool {
    match before {
        Some(before) => before.continues_with(entry),
        None => entry.seq != 1 || ChainHead::empty().continues_with(entry),
    }
}

//! A person checks their whole log: what the portal tells of their entries against the public tree,
//! each other, and what an earlier check left behind. It runs in the person's browser.
//!
//! Nothing is asked for each entry. Tiles are traced up to the signed root once, and an entry is in
//! the tree when its leaf stands where the portal says in a tile that is.

mod facts;
mod memory;
mod report;
#[cfg(test)]
mod tests;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use sha2::{Digest, Sha256};

pub use facts::Facts;
pub use memory::{Memory, MemoryError};
pub use report::{About, Finding, Report, Seen, Wrong};
pub use told::{Lies, Next, Times, Told};

use super::{
    Checkpoint, Hash, Salt, SignedNote, TILE, Tile, TileId, Unsound, Verifier, covering, leaf_hash,
    root, sound,
};

/// The page is not one that can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a page of entries")]
pub struct PageError;

/// A check under way: begun, given every page of entries, given the tiles that it asks for.
#[derive(Debug)]
pub struct Audit {
    key: String,
    checkpoint: Option<Checkpoint>,
    memory: Option<Memory>,
    seen: Seen,
    pages: Vec<String>,
    items: Vec<Item>,
    unreadable: Vec<(u64, About)>,
    tiles: BTreeMap<TileId, Tile>,
    findings: Vec<Finding>,
}

/// An entry, hashed.
#[derive(Debug)]
struct Item {
    seq: u64,
    /// The number under which it is kept.
    kept: u64,
    /// SHA-256 of its canonical text.
    hash: [u8; 32],
    /// What it says of the one before it.
    previous: Option<[u8; 32]>,
    leaf: Hash,
    lies: Lies,
    /// Written down so recently that it may still wait.
    recent: bool,
    /// Written down before the log began.
    older: bool,
    /// Its person is the first one's.
    own: bool,
    /// Its text: which page, and where on it.
    text: (usize, Range<usize>),
}

impl Audit {
    /// Begins with the log's key and latest checkpoint, as the portal gave them, and what an
    /// earlier check left behind.
    pub fn begin(key: &str, note: &str, memory: Option<&str>) -> Self {
        let mut findings = Vec::new();
        let checkpoint = checkpoint(key, note).map_err(|finding| findings.push(finding));
        let (seen, memory) = match memory.map(str::parse::<Memory>) {
            None => (Seen::First, None),
            Some(Err(_)) => (Seen::Lost, None),
            Some(Ok(memory)) => (Seen::Before, Some(memory)),
        };
        Self {
            key: key.to_owned(),
            checkpoint: checkpoint.ok(),
            memory,
            seen,
            pages: Vec::new(),
            items: Vec::new(),
            unreadable: Vec::new(),
            tiles: BTreeMap::new(),
            findings,
        }
    }

    /// Takes a page of entries, newest first; says what to ask for next.
    ///
    /// # Errors
    /// [`PageError`]; nothing further can be checked.
    pub fn page(&mut self, page: Vec<u8>) -> Result<Next, PageError> {
        let read = String::from_utf8(page)
            .ok()
            .and_then(|page| self.read(page));
        if read.is_none() {
            self.findings.push(Finding::Entries);
        }
        read.ok_or(PageError)
    }

    /// How many entries were taken so far.
    pub const fn taken(&self) -> usize {
        self.items.len() + self.unreadable.len()
    }

    fn read(&mut self, page: String) -> Option<Next> {
        let number = self.pages.len();
        let person = self.items.first().and_then(|item| {
            let facts = Facts::of(self.text(item))?;
            Some(facts.person.to_owned())
        });
        let mut person = person.as_deref();
        let mut rows = Vec::new();
        let (times, next) = told::read(&page, |row| rows.push(row))?;
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            match row {
                Told::Entry {
                    kept,
                    leaf,
                    salt,
                    canonical,
                } => {
                    let facts = Facts::of(canonical)?;
                    let own = *person.get_or_insert(facts.person) == facts.person;
                    // The text is a part of the page.
                    let from = canonical.as_ptr().addr() - page.as_ptr().addr();
                    items.push(Item {
                        seq: facts.seq,
                        kept,
                        hash: Sha256::digest(canonical).into(),
                        previous: hex(facts.previous),
                        leaf: leaf_of(&salt, canonical),
                        lies: leaf,
                        recent: (times.from..=times.until).contains(&facts.recorded_at),
                        older: times.begun != "-" && facts.recorded_at < times.begun,
                        own,
                        text: (number, from..from + canonical.len()),
                    });
                }
                Told::Sealed {
                    seq,
                    id,
                    recorded_at,
                } => {
                    let about = About {
                        id: id.to_owned(),
                        at: recorded_at.to_owned(),
                        institution: String::new(),
                    };
                    self.unreadable.push((seq, about));
                }
            }
        }
        self.items.extend(items);
        self.pages.push(page);
        Some(next)
    }

    /// The tiles that are needed, once every entry was taken, and their paths.
    pub fn needed(&self) -> Vec<(TileId, String)> {
        let Some(Checkpoint { size, .. }) = self.checkpoint else {
            return Vec::new();
        };
        let places = self.items.iter().filter_map(|item| match item.lies {
            Lies::At(place) => Some(place),
            _ => None,
        });
        let places: Vec<_> = places.collect();
        let before = self.memory.iter().map(|memory| memory.size);
        let needed = covering(size, &places, &before.collect::<Vec<_>>());
        needed.into_iter().map(|id| (id, id.path(size))).collect()
    }

    /// Takes a tile as it was served.
    pub fn tile(&mut self, id: TileId, bytes: &[u8]) {
        // What is no whole hash makes the tile too short.
        let hashes = bytes.chunks_exact(32);
        let whole = hashes.remainder().is_empty();
        let hashes = hashes.filter_map(|hash| hash.try_into().ok().map(Hash));
        if whole {
            self.tiles.insert(id, hashes.collect());
        }
    }

    /// What came of it.
    pub fn finish(mut self) -> Report {
        self.items.sort_by_key(|item| item.seq);
        let sound = self.tree();
        self.remembered_tree(&sound);
        let mut wrong = Found::default();
        let (proven, waiting, older) = self.places(&sound, &mut wrong);
        self.rows(&mut wrong);
        self.chain(&mut wrong);
        self.remembered_entry(&mut wrong);
        self.name(wrong);
        let last = self.items.last().map(|item| (item.seq, item.leaf));
        let memory = self.checkpoint.clone().map(|checkpoint| Memory {
            key: self.key.clone(),
            size: checkpoint.size,
            root: checkpoint.root,
            last,
        });
        Report {
            entries: self.taken(),
            checkpoint: self.checkpoint,
            seen: self.seen,
            proven,
            waiting,
            older,
            memory: memory.filter(|_| self.findings.is_empty()),
            findings: self.findings,
        }
    }

    /// Which tiles are of the tree that the checkpoint signs.
    fn tree(&mut self) -> BTreeSet<TileId> {
        let Some(Checkpoint { size, root, .. }) = self.checkpoint else {
            return BTreeSet::new();
        };
        match sound(&self.tiles, size, root) {
            Ok(sound) => {
                let needed = self.needed();
                // What hangs on a tile that is named already is not named.
                let hangs = |id: &TileId| {
                    id.width(size) == TILE
                        && id.above().width(size) > 0
                        && !sound.contains(&id.above())
                };
                let bad = needed.into_iter().map(|(id, _)| id);
                let bad = bad.filter(|id| !sound.contains(id) && !hangs(id));
                self.findings.extend(bad.map(Finding::Tile));
                sound
            }
            Err(unsound) => {
                self.findings.push(match unsound {
                    Unsound::Root => Finding::Tree,
                    Unsound::Missing(missing) => Finding::Tile(missing.0),
                });
                BTreeSet::new()
            }
        }
    }

    /// Whether the tree began with the one that is remembered.
    fn remembered_tree(&mut self, sound: &BTreeSet<TileId>) {
        let Some(memory) = &self.memory else { return };
        if memory.key != self.key {
            let name = self.key.split('+').next().unwrap_or_default();
            let finding = if memory.name() == name {
                Finding::OtherKey
            } else {
                Finding::OtherLog {
                    remembered: memory.name().to_owned(),
                }
            };
            self.findings.push(finding);
            return;
        }
        let Some(Checkpoint { size: now, .. }) = self.checkpoint else {
            return;
        };
        let before = memory.size;
        if now < before {
            self.findings.push(Finding::Smaller { before, now });
        } else if self.tiles.keys().all(|id| sound.contains(id))
            && let Ok(root) = root(&self.tiles, before)
            && root != memory.root
        {
            self.findings.push(Finding::Forked { before });
        }
    }

    /// Which entries are in the tree, wait for it, or are older than it.
    fn places(&self, sound: &BTreeSet<TileId>, wrong: &mut Found) -> (usize, usize, usize) {
        let size = self.checkpoint.as_ref().map(|checkpoint| checkpoint.size);
        let (mut proven, mut waiting, mut older) = (0, 0, 0);
        for (at, item) in self.items.iter().enumerate() {
            match item.lies {
                Lies::At(place) if size.is_some_and(|size| place < size) => {
                    let id = TileId {
                        level: 0,
                        number: place / TILE,
                    };
                    let within = usize::try_from(place % TILE).unwrap_or(0);
                    let tile = self.tiles.get(&id).filter(|_| sound.contains(&id));
                    match tile.and_then(|tile| tile.get(within)) {
                        Some(leaf) if *leaf == item.leaf => proven += 1,
                        Some(_) => wrong.entry(at, item.seq, Wrong::NotInLog),
                        // The tile is named already.
                        None => {}
                    }
                }
                Lies::At(_) | Lies::Waits if item.recent => waiting += 1,
                // Without a checkpoint nobody knows.
                Lies::At(_) | Lies::Waits if size.is_some() => {
                    wrong.entry(at, item.seq, Wrong::Late);
                }
                Lies::At(_) | Lies::Waits => {}
                Lies::Absent if item.older && proven + waiting == 0 => older += 1,
                Lies::Absent => wrong.entry(at, item.seq, Wrong::NotInLog),
            }
        }
        (proven, waiting, older)
    }

    /// Numbers without gaps, each once, all of one person.
    fn rows(&self, wrong: &mut Found) {
        for (seq, _) in &self.unreadable {
            wrong.push(*seq, *seq, Wrong::Unreadable, None);
        }
        let readable = self.items.iter().map(|item| item.seq);
        let sealed = self.unreadable.iter().map(|(seq, _)| *seq);
        let there: BTreeSet<u64> = readable.chain(sealed).collect();
        let mut expected = 1;
        for seq in there {
            if seq > expected {
                wrong.push(expected, seq - 1, Wrong::Missing, None);
            }
            expected = seq.saturating_add(1);
        }
        let pairs = self.items.iter().zip(self.items.iter().skip(1));
        for (at, (one, next)) in pairs.enumerate() {
            if one.seq == next.seq {
                wrong.unless_named(at + 1, next.seq, Wrong::Doubled);
            }
        }
        for (at, item) in self.items.iter().enumerate() {
            if item.kept != item.seq {
                wrong.unless_named(at, item.seq, Wrong::Misplaced);
            }
        }
        for (at, item) in self.items.iter().enumerate().filter(|(_, item)| !item.own) {
            wrong.entry(at, item.seq, Wrong::Foreign);
        }
    }

    /// Each entry carries the hash of the one before it. What the tree knows is not changed, and
    /// what was named already is not named again.
    fn chain(&self, wrong: &mut Found) {
        let pairs = self.items.iter().zip(self.items.iter().skip(1));
        let first = self.items.first().filter(|first| first.seq == 1);
        if first.is_some_and(|first| first.previous != Some([0; 32])) {
            wrong.unless_named(0, 1, Wrong::Detached);
        }
        for (at, (one, next)) in pairs.enumerate() {
            let follows = one.seq.checked_add(1) == Some(next.seq);
            if !follows || next.previous == Some(one.hash) {
                continue;
            }
            if wrong.names(one.seq) || wrong.names(next.seq) {
                continue;
            }
            // The older one changed after the newer one was written, unless the tree vouches for it.
            if matches!(one.lies, Lies::At(_)) {
                wrong.entry(at + 1, next.seq, Wrong::Detached);
            } else {
                wrong.entry(at, one.seq, Wrong::Changed);
            }
        }
    }

    /// The last entry that is remembered is still there.
    fn remembered_entry(&self, wrong: &mut Found) {
        let last = self.memory.as_ref().and_then(|memory| memory.last);
        let Some((seq, leaf)) = last else { return };
        if self.items.iter().any(|item| item.leaf == leaf) || wrong.names(seq) {
            return;
        }
        let end = self.items.last().map_or(0, |item| item.seq);
        match self.items.iter().position(|item| item.seq == seq) {
            Some(at) => wrong.entry(at, seq, Wrong::Replaced),
            None => wrong.push(seq.min(end.saturating_add(1)), seq, Wrong::Cut, None),
        }
    }

    /// Says of each which entry it is.
    fn name(&mut self, mut wrong: Found) {
        wrong.all.sort_by_key(|(seq, _, what, _)| (*seq, *what));
        let named = wrong.all.into_iter().map(|(seq, until, what, at)| {
            let sealed = || {
                let row = self.unreadable.iter().find(|(sealed, _)| *sealed == seq);
                row.map(|(_, about)| about.clone())
            };
            let about = match (what, at) {
                (Wrong::Unreadable, _) => sealed(),
                (_, Some(at)) => self.items.get(at).and_then(|item| self.about(item)),
                _ => None,
            };
            Finding::Entry {
                seq,
                until,
                what,
                about,
            }
        });
        let named: Vec<_> = named.collect();
        self.findings.extend(named);
    }

    fn about(&self, item: &Item) -> Option<About> {
        let facts = Facts::of(self.text(item))?;
        Some(About {
            id: facts.id.to_owned(),
            at: facts.occurred_at.to_owned(),
            institution: facts.institution.to_owned(),
        })
    }

    fn text(&self, item: &Item) -> &str {
        let (page, range) = &item.text;
        let text = self
            .pages
            .get(*page)
            .and_then(|page| page.get(range.clone()));
        text.unwrap_or_default()
    }
}

/// What is wrong with which entries: number, last number, how, and which item.
#[derive(Default)]
struct Found {
    all: Vec<(u64, u64, Wrong, Option<usize>)>,
    one: BTreeSet<u64>,
    ranges: Vec<RangeInclusive<u64>>,
}

impl Found {
    fn push(&mut self, seq: u64, until: u64, what: Wrong, at: Option<usize>) {
        if seq == until {
            self.one.insert(seq);
        } else {
            self.ranges.push(seq..=until);
        }
        self.all.push((seq, until, what, at));
    }

    fn entry(&mut self, at: usize, seq: u64, what: Wrong) {
        self.push(seq, seq, what, Some(at));
    }

    fn names(&self, seq: u64) -> bool {
        self.one.contains(&seq) || self.ranges.iter().any(|range| range.contains(&seq))
    }

    fn unless_named(&mut self, at: usize, seq: u64, what: Wrong) {
        if !self.names(seq) {
            self.entry(at, seq, what);
        }
    }
}

/// The checkpoint in a note, if the log with this key signed it.
fn checkpoint(key: &str, note: &str) -> Result<Checkpoint, Finding> {
    let verifier: Verifier = key.parse().map_err(|_| Finding::Key)?;
    let note: SignedNote = note.parse().map_err(|_| Finding::Checkpoint)?;
    let text = note.verified(&verifier).map_err(|_| Finding::Signature)?;
    let checkpoint: Checkpoint = text.parse().map_err(|_| Finding::Checkpoint)?;
    if checkpoint.origin == verifier.name() {
        Ok(checkpoint)
    } else {
        Err(Finding::Signature)
    }
}

/// The leaf of an entry with this salt and this canonical text.
fn leaf_of(salt: &Salt, canonical: &str) -> Hash {
    let commitment: [u8; 32] = Sha256::new()
        .chain_update(salt.0)
        .chain_update(canonical)
        .finalize()
        .into();
    leaf_hash(&commitment)
}

/// 64 lower-case hex digits.
fn hex(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; 32];
    if text.len() != 64 {
        return None;
    }
    for (to, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *to = digit(high)? << 4 | digit(low)?;
    }
    Some(bytes)
}

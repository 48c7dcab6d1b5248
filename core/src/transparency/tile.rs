//! Tiles (C2SP tlog-tiles): up to 256 hashes of one level side by side. Tile level n holds the
//! hashes of tree level 8·n.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use super::tree::{self, Nodes};
use super::{Hash, node_hash};

/// Hashes in a full tile.
pub const TILE: u64 = 256;

/// Tree levels in a tile.
const HEIGHT: u8 = 8;

/// The highest tile level: 2^64 leaves have no more.
const HIGHEST: u8 = 63 / HEIGHT;

/// Which tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileId {
    /// Its level, from 0.
    pub level: u8,
    /// Its number within the level, from 0.
    pub number: u64,
}

/// The hashes of a tile, at most [`TILE`].
pub type Tile = Vec<Hash>;

/// Text that names no tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such tile")]
pub struct TilePathError;

/// A tile by its path and width: `0/x001/x234/067`, or `0/x001/x234/067.p/5` for the last of a
/// level while it has only so many hashes.
impl fmt::Display for TileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.level)?;
        let mut groups = vec![self.number % 1000];
        let mut rest = self.number / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        for group in groups.iter().skip(1).rev() {
            write!(f, "x{group:03}/")?;
        }
        write!(f, "{:03}", groups.first().copied().unwrap_or_default())
    }
}

impl FromStr for TileId {
    type Err = TilePathError;

    fn from_str(path: &str) -> Result<Self, TilePathError> {
        let (level, number) = path.split_once('/').ok_or(TilePathError)?;
        let mut tile = Self {
            level: level.parse().map_err(|_| TilePathError)?,
            number: 0,
        };
        for group in number.split('/') {
            let digits = group.strip_prefix('x').unwrap_or(group);
            let value: u64 = digits.parse().map_err(|_| TilePathError)?;
            tile.number = tile
                .number
                .checked_mul(1000)
                .and_then(|number| number.checked_add(value))
                .ok_or(TilePathError)?;
        }
        // One way only of writing each.
        if tile.level > HIGHEST || tile.to_string() != path {
            return Err(TilePathError);
        }
        Ok(tile)
    }
}

impl TileId {
    /// The path of this tile as it stands in a tree of `size` leaves: with its width unless it is
    /// full.
    pub fn path(self, size: u64) -> String {
        match self.width(size) {
            TILE => self.to_string(),
            width => format!("{self}.p/{width}"),
        }
    }

    /// The tile that holds the root of this one.
    pub(super) const fn above(self) -> Self {
        Self {
            level: self.level + 1,
            number: self.number / TILE,
        }
    }

    /// How many hashes this tile has in a tree of `size` leaves.
    pub fn width(self, size: u64) -> u64 {
        let hashes = size
            .checked_shr(u32::from(self.level * HEIGHT))
            .unwrap_or(0);
        hashes
            .saturating_sub(self.number.saturating_mul(TILE))
            .min(TILE)
    }
}

/// A tile is not at hand, or has too few hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the tile {0} is missing")]
pub struct Missing(pub TileId);

impl Nodes for BTreeMap<TileId, Tile> {
    type Error = Missing;

    fn node(&self, level: u8, index: u64) -> Result<Hash, Missing> {
        let (id, first, count) = place(level, index);
        let tile = self.get(&id).ok_or(Missing(id))?;
        let hashes = tile.get(first..first + count).ok_or(Missing(id))?;
        Ok(fold(hashes))
    }
}

/// Where the hashes lie that a node is made of: in which tile, from which on, how many.
fn place(level: u8, index: u64) -> (TileId, usize, usize) {
    let above = level % HEIGHT;
    let first = index << above;
    let id = TileId {
        level: level / HEIGHT,
        number: first / TILE,
    };
    // Below 256 both.
    (id, usize::try_from(first % TILE).unwrap_or(0), 1 << above)
}

/// The root over hashes whose number is a power of two.
fn fold(hashes: &[Hash]) -> Hash {
    match hashes {
        [one] => *one,
        hashes => {
            let (left, right) = hashes.split_at(hashes.len() / 2);
            node_hash(fold(left), fold(right))
        }
    }
}

/// Collects which tiles are asked for.
struct Asked(std::cell::RefCell<BTreeSet<TileId>>);

impl Nodes for Asked {
    type Error = std::convert::Infallible;

    fn node(&self, level: u8, index: u64) -> Result<Hash, Self::Error> {
        self.0.borrow_mut().insert(place(level, index).0);
        Ok(Hash([0; 32]))
    }
}

/// The tiles that are needed for the root of `size` leaves, for the inclusion of `places` in it,
/// and for its consistency with the trees of `sizes`.
pub fn needed(size: u64, places: &[u64], sizes: &[u64]) -> Vec<TileId> {
    let asked = Asked(std::cell::RefCell::default());
    let _ = tree::root(&asked, size);
    for place in places.iter().filter(|place| **place < size) {
        let _ = tree::inclusion(&asked, *place, size);
    }
    for before in sizes.iter().filter(|before| **before <= size) {
        let _ = tree::consistency(&asked, *before, size);
    }
    asked.0.into_inner().into_iter().collect()
}

/// The tiles that show, together with the root of the tree of `size` leaves, which leaves lie at
/// `places`, and which trees of `sizes` it began with; each can be traced up to the root (see
/// [`sound`]).
pub fn covering(size: u64, places: &[u64], sizes: &[u64]) -> Vec<TileId> {
    let asked = Asked(std::cell::RefCell::default());
    let _ = tree::root(&asked, size);
    for before in sizes.iter().filter(|before| **before <= size) {
        let _ = tree::root(&asked, *before);
    }
    let mut all = asked.0.into_inner();
    let of_leaf = |place: &u64| TileId {
        level: 0,
        number: place / TILE,
    };
    let mut rest: Vec<_> = all.iter().copied().collect();
    rest.extend(places.iter().filter(|place| **place < size).map(of_leaf));
    while let Some(id) = rest.pop() {
        all.insert(id);
        // What is full has its root in the tile above; the others make up the root of the tree.
        if id.width(size) == TILE && !all.contains(&id.above()) {
            rest.push(id.above());
        }
    }
    all.into_iter().collect()
}

/// Which of these tiles are of the tree of `size` leaves with this root.
///
/// # Errors
/// The root cannot be made out of them, and so nothing is known of any. `Ok` with fewer tiles than
/// there are: the others are wrong, or their way up to the root is.
pub fn sound(
    tiles: &BTreeMap<TileId, Tile>,
    size: u64,
    root: Hash,
) -> Result<BTreeSet<TileId>, Unsound> {
    let whole = |id: &TileId, tile: &Tile| u64::try_from(tile.len()) == Ok(id.width(size));
    if tree::root(tiles, size)? != root {
        return Err(Unsound::Root);
    }
    let mut sound = BTreeSet::new();
    // From the highest level down.
    for (id, tile) in tiles.iter().rev().filter(|(id, tile)| whole(id, tile)) {
        let at = usize::try_from(id.number % TILE).unwrap_or(0);
        let is = id.width(size) < TILE
            || sound.contains(&id.above())
                && tiles.get(&id.above()).and_then(|above| above.get(at)) == Some(&fold(tile));
        if is {
            sound.insert(*id);
        }
    }
    Ok(sound)
}

/// Tiles make no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// One that is needed is not there.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// They make another tree.
    #[error("the tiles lead to another root")]
    Root,
}

/// How a tree grows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// Leaves afterwards.
    pub size: u64,
    /// The root afterwards.
    pub root: Hash,
    /// The tiles that changed or are new.
    pub tiles: BTreeMap<TileId, Tile>,
}

/// Adds leaves to a tree of `size` of them, of which the last tile of each level is at hand (see
/// [`edge`]).
///
/// # Errors
/// One of these tiles is not at hand.
pub fn grow(size: u64, edge: &BTreeMap<TileId, Tile>, leaves: &[Hash]) -> Result<Growth, Missing> {
    let mut all = edge.clone();
    let mut tiles = BTreeMap::new();
    let (mut level, mut before) = (0, size);
    let mut new = leaves.to_vec();
    while !new.is_empty() && level <= HIGHEST {
        let mut above = Vec::new();
        for hash in new {
            let id = TileId {
                level,
                number: before / TILE,
            };
            let width = before % TILE;
            let tile = all.entry(id).or_default();
            if u64::try_from(tile.len()) != Ok(width) {
                return Err(Missing(id));
            }
            tile.push(hash);
            tiles.insert(id, ());
            before += 1;
            if before.is_multiple_of(TILE) {
                above.push(fold(tile));
            }
        }
        new = above;
        level += 1;
        before = size.checked_shr(u32::from(level * HEIGHT)).unwrap_or(0);
    }
    let size = size + u64::try_from(leaves.len()).unwrap_or(0);
    let tiles = tiles
        .into_keys()
        .filter_map(|id| all.get(&id).map(|tile| (id, tile.clone())))
        .collect();
    Ok(Growth {
        size,
        root: tree::root(&all, size)?,
        tiles,
    })
}

/// The last tile of each level of a tree of `size` leaves, full or not: what [`grow`] needs.
pub fn edge(size: u64) -> Vec<TileId> {
    (0..=HIGHEST)
        .filter_map(|level| {
            let hashes = size.checked_shr(u32::from(level * HEIGHT)).unwrap_or(0);
            let number = hashes.checked_sub(1)? / TILE;
            Some(TileId { level, number })
        })
        .collect()
}

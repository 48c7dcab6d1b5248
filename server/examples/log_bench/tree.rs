//! What growing and proving cost as the tree grows: in memory, so that it is arithmetic alone.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use hikae_core::transparency::{
    Hash, Tile, TileId, consistency, edge, grow, inclusion, leaf_hash, needed, node_hash, root,
    verify_consistency, verify_inclusion,
};

use crate::Done;

/// Leaves in a batch, as the sequencer takes them.
const BATCH: u64 = 500;

/// How often what is fast is repeated.
const OFTEN: u64 = 1_000;

pub fn measure(largest: u64) -> Done<()> {
    let bare = bare();
    println!(
        "| leaves | a leaf more, µs | inclusion: hashes | bytes | tiles read | proving, µs \
         | verifying, µs | consistency: hashes | verifying, µs | as bare SHA-256 |\n\
         |---|---|---|---|---|---|---|---|---|---|"
    );
    let (mut size, mut tiles) = (0, BTreeMap::new());
    let mut step = 10_000;
    while step <= largest {
        let mut before = (0, Hash::of_nothing());
        let mut growing = 0.0;
        while size < step {
            before = (size, root(&tiles, size)?);
            let leaves: Vec<_> = (size..size + BATCH)
                .map(|n| leaf_hash(&n.to_be_bytes()))
                .collect();
            let at_hand: BTreeMap<TileId, Tile> = edge(size)
                .into_iter()
                .filter_map(|id| Some((id, tiles.get(&id)?.clone())))
                .collect();
            let began = Instant::now();
            let growth = grow(size, &at_hand, &leaves)?;
            growing = micros(began, BATCH);
            size = growth.size;
            tiles.extend(growth.tiles);
        }
        line(size, &tiles, before, growing, bare)?;
        step *= 10;
    }
    println!();
    Ok(())
}

fn line(
    size: u64,
    tiles: &BTreeMap<TileId, Tile>,
    (before, old): (u64, Hash),
    growing: f64,
    bare: f64,
) -> Done<()> {
    let root = root(tiles, size)?;
    let places: Vec<u64> = (0..OFTEN).map(|n| n * (size / OFTEN)).collect();
    let began = Instant::now();
    let mut paths = Vec::with_capacity(places.len());
    for place in &places {
        paths.push(inclusion(tiles, *place, size)?);
    }
    let proving = micros(began, OFTEN);
    let began = Instant::now();
    for (place, path) in places.iter().zip(&paths) {
        let leaf = leaf_hash(&place.to_be_bytes());
        verify_inclusion(leaf, *place, size, path, root)?;
    }
    let verifying = micros(began, OFTEN);
    let longest = paths.iter().map(Vec::len).max().unwrap_or_default();
    let read = places
        .first()
        .map_or(0, |place| needed(size, &[*place], &[]).len());

    let path = consistency(tiles, before, size)?;
    let began = Instant::now();
    for _ in 0..OFTEN {
        verify_consistency(black_box(before), old, size, root, &path)?;
    }
    let consistent = micros(began, OFTEN);
    println!(
        "| {size} | {growing:.2} | {longest} | {} | {read} | {proving:.1} | {verifying:.1} | {} \
         | {consistent:.1} | {:.1} |",
        longest * 32,
        path.len(),
        verifying / bare
    );
    Ok(())
}

/// A bare SHA-256 of two hashes, in microseconds.
fn bare() -> f64 {
    let often = 100 * OFTEN;
    let mut hash = Hash::of_nothing();
    let began = Instant::now();
    for _ in 0..often {
        hash = node_hash(hash, hash);
    }
    black_box(hash);
    micros(began, often)
}

fn micros(began: Instant, count: u64) -> f64 {
    began.elapsed().as_secs_f64() * 1e6 / count as f64
}

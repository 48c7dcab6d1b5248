//! How fast every operation of the store is on SQLite and on PostgreSQL, each beside the bare
//! statement through the driver in the same run; `scripts/bench-store.sh` starts a server for it:
//!
//! ```sh
//! cargo run --release -p hikae-server --example store_bench -- [PEOPLE] [SECONDS] [PORTAL OWNER]
//! ```
//!
//! PORTAL and OWNER are addresses of a new database that `hikae migrate` has made tables in, as the
//! role that the portal runs as and as the role that owns the tables; without them there is no
//! PostgreSQL in the table. Every figure is measured with 32 tasks at once for that many seconds.
//!
//! What is measured is `Keep`, so with sealing; what that costs is a table of its own. "Bare" is
//! sqlx alone with as many connections: one prepared statement, a transaction by itself, that reads
//! or writes as many rows of that size in a table of its own, without row-level security.

mod bare;
mod line;
mod lines;
mod measure;
mod samples;
mod sealing;
mod table;
mod world;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hikae_server::ambient::{SystemClock, SystemEntropy};
use hikae_server::keep::Keep;
use hikae_server::store::postgres::{Address, Postgres};
use hikae_server::store::sqlite::Sqlite;
use hikae_server::store::{OnOlder, Store};
use hikae_server::vault::RootKey;

use self::bare::Noise;
use self::line::Side;
use self::measure::Done;
use self::world::World;

/// As many connections as the portal takes where nothing else is set.
const CONNECTIONS: u32 = 10;

#[tokio::main]
async fn main() -> Done<()> {
    let mut args = std::env::args().skip(1);
    let people = args.next().map_or(Ok(500), |text| text.parse())?;
    let seconds = args.next().map_or(Ok(2), |text| text.parse())?;
    let server = args.next().zip(args.next());
    let duration = Duration::from_secs(seconds);
    let folder = tempfile::tempdir()?;
    let noise = Noise::draw(&SystemEntropy);

    let parts = [
        ("read", lines::reads()),
        ("write, durable", lines::writes()),
    ];
    let lines = || parts.iter().flat_map(|(_, lines)| lines);
    let (keep, sqlite) = sqlite(folder.path(), &noise, people).await?;
    let mut sides = vec![sqlite];
    match server {
        Some((portal, owner)) => sides.push(postgres(&portal, &owner, &noise, people).await?),
        None => println!("PostgreSQL: not measured, no addresses were given"),
    }
    for side in &sides {
        side.prepare(lines()).await?;
    }

    let mut rows = 0..;
    for (part, lines) in &parts {
        table::head(part);
        for (line, row) in lines.iter().zip(&mut rows) {
            let mut beats = Vec::with_capacity(sides.len());
            for side in &mut sides {
                beats.push(side.run(row, line, duration).await?);
            }
            table::line(line, &beats);
        }
    }
    sealing::print(&keep)
}

async fn sqlite(folder: &Path, noise: &Noise, people: usize) -> Done<(Keep, Side)> {
    let bare = bare::Sqlite::create(&folder.join("bare.sqlite"), noise.clone()).await?;
    let store = Sqlite::open(&folder.join("kept.sqlite"), OnOlder::Migrate).await?;
    let world = inhabit("SQLite", Arc::new(store), people).await?;
    let keep = world.keep.clone();
    Ok((keep, Side::new(world, bare)))
}

async fn postgres(portal: &str, owner: &str, noise: &Noise, people: usize) -> Done<Side> {
    let bare = bare::Postgres::create(owner, CONNECTIONS, noise.clone()).await?;
    let about = bare.about().await?;
    let store = Postgres::open(&portal.parse::<Address>()?, CONNECTIONS).await?;
    let world = inhabit(&about, Arc::new(store), people).await?;
    Ok(Side::new(world, bare))
}

async fn inhabit(engine: &str, store: Arc<dyn Store>, people: usize) -> Done<World> {
    let root = RootKey::new([1; 32]);
    let keep = Keep::open(store, root, Arc::new(SystemClock), Arc::new(SystemEntropy)).await?;
    let began = Instant::now();
    let world = World::inhabit(keep, people).await?;
    let elapsed = began.elapsed().as_secs_f64();
    println!("{engine}: {people} people in {elapsed:.1} s");
    Ok(world)
}

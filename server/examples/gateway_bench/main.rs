//! How fast institutions read through the gateway, each beside the same without its entry in the
//! person's log, and beside a bare insert of as large an entry, in one run:
//! `cargo run --release --locked --workspace --example gateway_bench -- [PEOPLE] [SECONDS]`.
//!
//! The server and whoever asks it run in one process and share its processor. Everything is what a
//! portal does: SQLite with `synchronous=FULL`, real tokens, the public log growing beside.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::disallowed_methods
)]

mod bare;
mod client;
mod forgetful;
mod house;
#[allow(dead_code)]
#[path = "../../tests/support/software.rs"]
mod software;

use std::sync::Arc;
use std::time::Duration;

use client::Load;
use house::House;

/// Connections that are kept alive, each with a token of its own.
const CONNECTIONS: [usize; 3] = [1, 16, 64];

/// What is asked for: in words, and as a query that a person's name is put into.
const QUERIES: [(&str, &str); 3] = [
    ("nothing about a person: `/gateway/me`", "/gateway/me"),
    (
        "one code over ten years",
        "/fhir/Observation?patient={}&code=urn:oid:1.2.392.200119.6.1005%7C9N006000000000001",
    ),
    (
        "everything, the first page of 100",
        "/fhir/Observation?patient={}",
    ),
];

/// What a benchmark may fail with: it ends there.
type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Done<()> {
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::sink)
        .init();
    let mut asked = std::env::args().skip(1).map(|text| text.parse::<u32>());
    let people = asked.next().transpose()?.unwrap_or(200);
    let seconds = asked.next().transpose()?.unwrap_or(3);
    let time = Duration::from_secs(seconds.into());
    let house = House::of(people as usize).await?;
    let portal = house.served(house.keep.clone()).await?;
    let without = house.served(house.without_log().await?).await?;

    let head: Vec<_> = CONNECTIONS
        .iter()
        .map(|n| format!("{n}: per s | p50 ms | p99 ms"))
        .collect();
    println!("| reads, by connections | {} |", head.join(" | "));
    println!("|---|{}", "---|".repeat(3 * CONNECTIONS.len()));
    let mut largest = 0;
    for (words, query) in QUERIES {
        for (server, beside) in [(&portal, ""), (&without, "; no entry written")] {
            let of_a_person = query.contains("{}");
            if !(of_a_person || beside.is_empty()) {
                continue;
            }
            let before = house.entries().await?;
            let (mut cells, mut answered) = (Vec::new(), 0);
            for connections in CONNECTIONS {
                let load = Load {
                    connections,
                    time,
                    query,
                    names: Arc::clone(&house.names),
                };
                let figures = load.run(server).await?;
                answered += figures.answered;
                largest = largest.max(figures.bytes);
                cells.push(figures.to_string());
            }
            println!("| {words}{beside} | {} |", cells.join(" | "));
            let written = house.entries().await? - before;
            let wanted = if of_a_person && beside.is_empty() {
                answered
            } else {
                0
            };
            assert_eq!(written, wanted, "entries in the logs");
        }
    }
    let bytes = house.entry_bytes().await?;
    println!("\nThe largest answer had {largest} bytes, an entry has {bytes} bytes sealed.\n");
    bare::measure(house.folder.path(), bytes, time).await
}

//! How fast the public log grows, proves and is shown, each beside a baseline of the same run:
//! `cargo run --release --locked --workspace --example log_bench -- [integrated | tree | shown] [ENTRIES]`.
//!
//! What is shown is measured by reading; writing a long log one durable entry after the other takes
//! long where the disk is slow: `TMPDIR` may name a folder in memory for that part.

mod house;
mod integrated;
mod shown;
mod tree;

/// Entries that are integrated.
const ENTRIES: usize = 20_000;

/// Leaves of the largest tree.
const LARGEST: u64 = 10_000_000;

/// Entries of the longest log that is shown.
const LONGEST: usize = 100_000;

/// What a benchmark may fail with: it ends there.
type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Done<()> {
    let mut asked = std::env::args().skip(1);
    let part = asked.next();
    let number = asked.next().map(|text| text.parse::<u64>()).transpose()?;
    match part.as_deref() {
        None => {
            integrated::measure(ENTRIES).await?;
            tree::measure(LARGEST)?;
            shown::measure(LONGEST).await
        }
        Some("integrated") => {
            let entries = number.map(usize::try_from).transpose()?;
            integrated::measure(entries.unwrap_or(ENTRIES)).await
        }
        Some("tree") => tree::measure(number.unwrap_or(LARGEST)),
        Some("shown") => {
            let entries = number.map(usize::try_from).transpose()?;
            shown::measure(entries.unwrap_or(LONGEST)).await
        }
        Some(_) => Err("log_bench [integrated | tree | shown] [ENTRIES]".into()),
    }
}

//! How fast the public log grows, proves and is shown, each beside a baseline of the same run:
//! `cargo run --release --locked --workspace --example log_bench -- [ENTRIES] [LARGEST]`.

mod house;
mod integrated;
mod shown;
mod tree;

/// What a benchmark may fail with: it ends there.
type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Done<()> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse());
    let entries = numbers.next().transpose()?.unwrap_or(20_000);
    let largest = numbers.next().transpose()?.unwrap_or(10_000_000);
    integrated::measure(usize::try_from(entries)?).await?;
    tree::measure(largest)?;
    shown::measure().await
}

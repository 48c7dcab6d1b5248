//! The table as Markdown, printed line by line.

use crate::line::{Beat, Line};
use crate::measure::Rate;

/// Prints the head of a part.
pub fn head(part: &str) {
    println!(
        "\n| {part} | SQLite per s | p99 ms | bare per s | ratio | PostgreSQL per s | p99 ms \
         | bare per s | ratio | bare statement |\n|---|---|---|---|---|---|---|---|---|---|"
    );
}

/// Prints what was measured on SQLite, and on PostgreSQL if it was.
pub fn line(line: &Line, beats: &[Beat]) {
    let [first, second] = [beats.first(), beats.get(1)].map(cells);
    println!("| {} | {first} | {second} | {} |", line.name, line.beside);
}

fn cells(beat: Option<&Beat>) -> String {
    let Some(Beat { keep, bare }) = beat else {
        return "– | – | – | –".to_owned();
    };
    format!(
        "{:.0} | {:.1} | {:.0} | {:.2}",
        keep.per_second,
        millis(keep),
        bare.per_second,
        keep.per_second / bare.per_second
    )
}

fn millis(rate: &Rate) -> f64 {
    rate.p99.as_secs_f64() * 1e3
}

//! How fast generated checkup reports are imported, beside a bare parse of the same files in the
//! same run: `cargo run --release -p hikae-server --example import_bench -- [PEOPLE] [REPORTS]`.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use hikae_core::calendar::jst_date;
use hikae_server::ambient::{Clock as _, SystemClock, SystemEntropy};
use hikae_server::demo::generate::bulk::Bulk;
use hikae_server::intake::{Silent, checkups, found::Found, import};
use hikae_server::keep::{ImportKind, Keep};
use hikae_server::vault::RootKey;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse());
    let people = numbers.next().transpose()?.unwrap_or(1_000);
    let reports = numbers.next().transpose()?.unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    let today = jst_date(SystemClock.now());
    let bulk = Bulk {
        people,
        reports,
        seed: 1,
        today,
    };
    let files = bulk.write(&folder.path().join("files"))?.0;
    let of = |kind| -> Vec<PathBuf> {
        files
            .iter()
            .filter(|(one, _)| *one == kind)
            .map(|(_, file)| file.clone())
            .collect()
    };
    let (registers, packages) = (of(ImportKind::Residents), of(ImportKind::Checkups));

    let started = Instant::now();
    let mut parsed = 0_u64;
    for package in &packages {
        checkups::read(package, &mut |found| {
            parsed += u64::from(matches!(found, Found::Item { .. }));
            Ok(())
        })
        .map_err(|_| "the reader stopped")?;
    }
    let bare = per_second(parsed, started);

    let keep = Keep::open_sqlite(
        &folder.path().join("hikae.db"),
        RootKey::new([7; 32]),
        Arc::new(SystemClock),
        Arc::new(SystemEntropy),
    )
    .await?;
    let started = Instant::now();
    let residents = import(&keep, ImportKind::Residents, &registers, &mut Silent).await?;
    let residents_rate = per_second(residents.new, started);
    let started = Instant::now();
    let imported = import(&keep, ImportKind::Checkups, &packages, &mut Silent).await?;
    let rate = per_second(imported.new, started);
    let started = Instant::now();
    let again = import(&keep, ImportKind::Checkups, &packages, &mut Silent).await?;
    let again_rate = per_second(again.unchanged, started);

    println!("| what | number | per second | ratio to the bare parse |");
    println!("|---|---|---|---|");
    println!("| bare parse of reports | {parsed} | {bare:.0} | 1 |");
    println!(
        "| import of reports | {} | {rate:.0} | {:.2} |",
        imported.new,
        rate / bare
    );
    println!(
        "| import of the same again | {} | {again_rate:.0} | {:.2} |",
        again.unchanged,
        again_rate / bare
    );
    println!(
        "| import of residents | {} | {residents_rate:.0} | |",
        residents.new
    );
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or("VmHWM: unknown");
    println!(
        "\nPeak memory: {}",
        peak.trim_start_matches("VmHWM:").trim()
    );
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
fn per_second(count: u64, started: Instant) -> f64 {
    count as f64 / started.elapsed().as_secs_f64()
}

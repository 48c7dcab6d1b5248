//! A state folder, imports into it that are killed or run to their end, and what it holds.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::Output;
use std::sync::Arc;
use std::time::Duration;

use hikae_core::ids::ImportId;
use hikae_core::record::Record;
use hikae_server::ambient::{SystemClock, SystemEntropy};
use hikae_server::demo::residents::MUNICIPALITY;
use hikae_server::intake::Summary;
use hikae_server::keep::{ImportKind, Keep};
use hikae_server::vault::KeySource;
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::delivery::{Delivery, Part, RESIDENTS};
use super::home::{Engine, Home};

/// An import that has not done by then what is to be seen never does it.
const FOR_EVER: Duration = Duration::from_secs(300);

/// What an import has been seen to have done.
#[derive(Debug, Clone, Copy)]
pub enum Seen {
    /// The database file is there.
    Founded,
    /// The database's write-ahead log has grown by so many bytes. Nobody else has the database
    /// open, so that the next import finds it as the killed one left it.
    Logged(u64),
    /// The run is noted.
    Begun,
    /// The resident who stands there in the register is kept.
    Resident(usize),
    /// The report that stands there in the package is kept.
    Report(usize),
    /// So many things wait in quarantine.
    Waiting(usize),
}

impl Seen {
    /// What lies on a server is seen by asking it alone.
    pub fn can_be_seen(self, engine: Engine) -> bool {
        let from_outside = matches!(self, Self::Founded | Self::Logged(_));
        !from_outside || matches!(engine, Engine::File)
    }
}

pub struct Town {
    folder: TempDir,
    home: Home,
}

impl Town {
    /// An empty folder with a root key beside it.
    pub async fn new(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("root.key");
        fs::write(&key, "07".repeat(32)).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        let home = engine.home().await;
        Self { folder, home }
    }

    /// A town where everyone of the register lives.
    pub async fn inhabited(engine: Engine, delivery: &Delivery) -> Self {
        let town = Self::new(engine).await;
        let summary = town.import(&delivery.register).await;
        assert_eq!(summary.new, delivery.register.good);
        town
    }

    /// Begins an import and kills it (SIGKILL) as soon as it has been seen to have done something.
    pub async fn kill(&self, part: &Part, seen: Seen) {
        let pipe = self.last(part);
        let _ = fs::remove_file(&pipe);
        let made = Command::new("mkfifo").arg(&pipe).status().await.unwrap();
        assert!(made.success());
        let watch = Watch::new(self, seen).await;
        let mut import = self.importing(part).spawn().unwrap();
        watch.until_seen(self, &mut import).await;
        import.start_kill().unwrap();
        let status = import.wait().await.unwrap();
        assert_eq!(status.signal(), Some(9), "by itself it would wait");
    }

    /// Runs an import to its end.
    pub async fn import(&self, part: &Part) -> Summary {
        self.fill(part);
        self.run(part).await
    }

    /// Runs the same import twice at once.
    pub async fn import_twice(&self, part: &Part) -> [Summary; 2] {
        self.fill(part);
        tokio::join!(self.run(part), self.run(part)).into()
    }

    /// What is kept is what is good of these imports, and what waits is the rest, each once.
    /// Answers how many records each import brought.
    pub async fn has_once(&self, delivery: &Delivery, parts: &[&Part]) -> BTreeMap<ImportId, u64> {
        let mut bad: Vec<&String> = parts.iter().flat_map(|part| &part.bad).collect();
        bad.sort();
        let waiting = self.waiting().await;
        assert_eq!(waiting.iter().collect::<Vec<_>>(), bad);

        let keep = self.keep().await;
        let checkups = parts.iter().any(|part| part.kind == "checkups");
        let mut residents = Vec::new();
        let mut brought = BTreeMap::new();
        for person in keep.people(None, u32::MAX).await.unwrap() {
            let resident = keep.resident(person).await.unwrap().unwrap();
            let mut reports = Vec::new();
            for kept in keep.records(person, None).await.unwrap() {
                assert_eq!(kept.version, 1, "nothing was written over");
                *brought.entry(kept.source.import.unwrap()).or_default() += 1;
                let Record::Checkup(report) = kept.record else {
                    panic!("{:?}", kept.header)
                };
                reports.push(report);
            }
            let number = &resident.insured.as_ref().unwrap().number;
            let expected = delivery.reports.get(number).filter(|_| checkups);
            assert_eq!(&reports, expected.unwrap_or(&Vec::new()), "{number}");
            residents.push(resident);
        }
        residents.sort_by(|one, other| one.municipal_number.cmp(&other.municipal_number));
        assert_eq!(residents, delivery.residents);
        brought
    }

    /// Every import of checkups that came to its end has counted as new what it brought.
    pub async fn has_counted(&self, brought: &BTreeMap<ImportId, u64>) {
        for run in self.keep().await.imports(u32::MAX).await.unwrap() {
            if let (ImportKind::Checkups, Some((_, summary))) = (run.kind, run.ended) {
                let brought = brought.get(&run.id).copied().unwrap_or_default();
                assert_eq!(summary.new, brought);
            }
        }
    }

    async fn run(&self, part: &Part) -> Summary {
        summary(part, &self.importing(part).output().await.unwrap())
    }

    /// Place and reason of what `hikae quarantine list` shows, sorted.
    async fn waiting(&self) -> Vec<String> {
        let output = self
            .hikae()
            .args(["quarantine", "list"])
            .output()
            .await
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let mut lines: Vec<&str> = said.lines().collect();
        let count = lines.pop().unwrap();
        assert_eq!(count, format!("{} in quarantine", lines.len()));
        let mut waiting: Vec<String> = lines
            .into_iter()
            .map(|line| line.splitn(3, "  ").nth(2).unwrap().to_owned())
            .collect();
        waiting.sort();
        waiting
    }

    /// Puts the file that comes last where the pipe was.
    fn fill(&self, part: &Part) {
        let last = self.last(part);
        let _ = fs::remove_file(&last);
        fs::write(last, &part.last.1).unwrap();
    }

    fn last(&self, part: &Part) -> PathBuf {
        self.folder.path().join(part.last.0)
    }

    fn importing(&self, part: &Part) -> Command {
        let mut command = self.hikae();
        command
            .args(["import", part.kind])
            .args([&part.file, &self.last(part)]);
        command
    }

    fn hikae(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hikae"));
        command
            .env("HIKAE_VAR", self.var())
            .env("HIKAE_KEY", self.key())
            .envs([self.home.setting()])
            .kill_on_drop(true);
        command
    }

    async fn keep(&self) -> Keep {
        let root = self.key().parse::<KeySource>().unwrap().load().unwrap();
        let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
        let store = self.home.open(&self.database()).await;
        Keep::open(store, root, clock, entropy).await.unwrap()
    }

    fn key(&self) -> String {
        format!("file:{}", self.folder.path().join("root.key").display())
    }

    fn var(&self) -> PathBuf {
        self.folder.path().join("var")
    }

    /// Bytes in the write-ahead log.
    fn log(&self) -> u64 {
        fs::metadata(self.var().join("hikae.db-wal")).map_or(0, |log| log.len())
    }

    fn database(&self) -> PathBuf {
        self.var().join("hikae.db")
    }
}

/// What an import that came to its end says, which must add up.
fn summary(part: &Part, output: &Output) -> Summary {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (said, told) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "something waits: {told}");
    let numbers: Vec<u64> = said
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let [read, new, unchanged, superseded, quarantined] = numbers.as_slice() else {
        panic!("{said}")
    };
    let bad = part.bad.len() as u64;
    assert_eq!(*read, part.good + bad, "{said}");
    assert_eq!(new + unchanged, part.good, "{said}");
    assert_eq!((*superseded, *quarantined), (0, bad), "{said}");
    Summary {
        read: *read,
        new: *new,
        unchanged: *unchanged,
        superseded: *superseded,
        quarantined: *quarantined,
        overlapping: 0,
        unreadable: 0,
    }
}

/// Watches for what is to be seen.
struct Watch {
    seen: Seen,
    /// `None` where nobody but the import is to have the database open.
    keep: Option<Keep>,
    /// Runs that were noted before.
    runs: usize,
    /// Bytes that stood in the write-ahead log before.
    log: u64,
}

impl Watch {
    async fn new(town: &Town, seen: Seen) -> Self {
        let log = town.log();
        if matches!(seen, Seen::Founded | Seen::Logged(_)) {
            let (keep, runs) = (None, 0);
            return Self {
                seen,
                keep,
                runs,
                log,
            };
        }
        let keep = town.keep().await;
        let runs = runs(&keep).await;
        let keep = Some(keep);
        Self {
            seen,
            keep,
            runs,
            log,
        }
    }

    async fn until_seen(&self, town: &Town, import: &mut Child) {
        let seen = async {
            while !self.sees(town).await {
                let ended = import.try_wait().unwrap();
                assert!(ended.is_none_or(|it| it.code() == Some(2)), "{ended:?}");
                tokio::task::yield_now().await;
            }
        };
        timeout(FOR_EVER, seen).await.unwrap();
    }

    async fn sees(&self, town: &Town) -> bool {
        match (self.seen, &self.keep) {
            (Seen::Founded, _) => town.database().exists(),
            (Seen::Logged(bytes), _) => town.log() >= self.log + bytes,
            (_, None) => false,
            (Seen::Begun, Some(keep)) => runs(keep).await > self.runs,
            (Seen::Waiting(count), Some(keep)) => {
                keep.quarantined(None, u32::MAX).await.unwrap().len() >= count
            }
            (Seen::Resident(at), Some(keep)) => records_of(keep, at).await.is_some(),
            (Seen::Report(at), Some(keep)) => {
                let records = records_of(keep, at % RESIDENTS).await;
                records.is_some_and(|records| records > at / RESIDENTS)
            }
        }
    }
}

async fn runs(keep: &Keep) -> usize {
    keep.imports(u32::MAX).await.unwrap().len()
}

/// How many records of the resident who stands there in the register are kept; `None` if the
/// resident is not.
async fn records_of(keep: &Keep, at: usize) -> Option<usize> {
    let number = (100_001 + at).to_string();
    let person = keep
        .person_by_municipal_number(MUNICIPALITY, &number)
        .await
        .unwrap()?;
    Some(keep.record_refs(person).await.unwrap().len())
}

//! A portal with one person's log, and everyone who checks it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{TimeZone as _, Utc};
use hikae_core::consent::Purpose;
use hikae_core::disclosure::Days;
use hikae_core::ids::{PersonId, ProcessId};
use hikae_core::record::Category;
use hikae_core::transparency::audit::{Audit, Finding, Memory, Next, Report, Wrong};
use hikae_core::transparency::{Signer, Statement};
use hikae_server::ambient::{FixedClock, SystemEntropy};
use hikae_server::demo::institutions::{self, Part, Play};
use hikae_server::demo::residents::Who;
use hikae_server::disclosure::{Reason, history};
use hikae_server::keep::Keep;
use hikae_server::log;
use hikae_server::vault::RootKey;
use tempfile::TempDir;

use super::acts::{Act, Operator, replant, steal};

fn root() -> RootKey {
    RootKey::new([5; 32])
}

/// A portal with one person's log.
pub struct House {
    keep: Keep,
    signer: Signer,
    me: ProcessId,
    person: PersonId,
    folder: TempDir,
    /// What the person kept when all was well.
    memory: Option<Memory>,
    statement: Option<Statement>,
}

/// What everyone found.
pub struct Found {
    pub browser: Report,
    pub command: Vec<String>,
    pub without_entry: u64,
    pub statement: Vec<String>,
}

fn says(said: &[String], expected: &[&str]) {
    for line in expected {
        assert!(
            said.iter().any(|one| one.contains(line)),
            "{line}: {said:?}"
        );
    }
    assert_eq!(said.is_empty(), expected.is_empty(), "{said:?}");
}

impl Found {
    pub fn command_says(&self, expected: &[&str]) {
        says(&self.command, expected);
    }

    pub fn statement_says(&self, expected: &[&str]) {
        says(&self.statement, expected);
    }
}

impl House {
    /// With so many entries, checked and exported once.
    pub async fn new(entries: u64) -> Self {
        let folder = TempDir::new().unwrap();
        let clock = FixedClock::new(Utc.with_ymd_and_hms(2026, 11, 21, 3, 0, 0).unwrap());
        let keep = Keep::open_sqlite(
            &folder.path().join("hikae.db"),
            root(),
            Arc::new(clock),
            Arc::new(SystemEntropy),
        )
        .await
        .unwrap();
        let day = hikae_core::calendar::jst_date(keep.now());
        let resident = Who::Hanako.resident(day);
        let person = keep.enroll(&resident).await.unwrap().person;
        institutions::register(&keep).await.unwrap();
        let signer = log::signer(&keep, "https://kenko.mihon.example")
            .await
            .unwrap();
        let me = keep.mint(ProcessId::new);
        let mut house = Self {
            keep,
            signer,
            me,
            person,
            folder,
            memory: None,
            statement: None,
        };
        house.integrate().await;
        house.read(entries).await;
        house.memory = house.audited(None).await.memory;
        house.statement = Some(house.stated().await);
        house
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("hikae.db")
    }

    async fn integrate(&self) {
        // The first call publishes the tree without leaves.
        for _ in 0..2 {
            log::integrate(&self.keep, &self.signer, self.me)
                .await
                .unwrap();
        }
    }

    /// So many more reads, each in the tree.
    pub async fn read(&self, entries: u64) {
        for _ in 0..entries {
            let play = Play {
                part: Part::find("clinic").unwrap(),
                person: self.person,
                purpose: Purpose::Treatment,
                reason: Reason::new("診察のため").unwrap(),
                categories: Category::ALL.into_iter().collect(),
                channel: hikae_core::disclosure::Channel::Demo,
            };
            institutions::play(&self.keep, play).await.unwrap();
        }
        self.integrate().await;
    }

    pub async fn steal(&self, act: Act, seq: u64) {
        steal(&self.file(), self.person, act, seq).await.unwrap();
    }

    pub async fn operate(&self, act: Act, seq: u64, rechain: bool) {
        let operator = Operator::new(&self.file(), root()).await;
        operator.act(self.person, act, seq, rechain).await;
    }

    /// Lets what was written past the portal become public.
    pub async fn publish(&self) {
        let rows = self.keep.commitments(self.person, None, 100).await.unwrap();
        let leaves = rows.into_iter().map(|row| row.commitment.unwrap().leaf);
        let operator = Operator::new(&self.file(), root()).await;
        operator.publish(leaves).await;
        self.integrate().await;
    }

    pub async fn replant(&self, choose: impl FnOnce(Vec<Vec<u8>>) -> Vec<Vec<u8>>) {
        replant(&self.file(), choose).await.unwrap();
        self.integrate().await;
    }

    /// The pages of the log read it whatever was done to it.
    pub async fn pages_open(&self) {
        history(&self.keep, self.person).await.unwrap();
        self.keep.home(self.person, 20).await.unwrap().unwrap();
    }

    /// What the browser would remember now.
    pub async fn remembered(&self) -> Memory {
        self.audited(None).await.memory.unwrap()
    }

    /// What everyone finds who kept what they had when all was well.
    pub async fn found(&self) -> Found {
        self.found_by(self.memory.as_ref().unwrap()).await
    }

    /// What everyone finds, and a browser with this memory.
    pub async fn found_by(&self, memory: &Memory) -> Found {
        let key = self.signer.verifier();
        let (checked, faults) = log::check(&self.keep, key).await.unwrap();
        let now = self.stated().await;
        let mut flaws = now.verify(key).err().unwrap_or_default();
        let kept = self.statement.as_ref().unwrap();
        // What was exported holds for ever.
        kept.verify(key).unwrap();
        flaws.extend(now.goes_on_from(kept));
        Found {
            browser: self.audited(Some(memory)).await,
            command: faults.iter().map(ToString::to_string).collect(),
            without_entry: checked.without_entry,
            statement: flaws.iter().map(ToString::to_string).collect(),
        }
    }

    async fn stated(&self) -> Statement {
        let statement =
            log::statement(&self.keep, &self.signer, self.person, Days::default()).await;
        // As a file, and read back.
        let text = serde_json::to_string(&statement.unwrap().0).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// The check of the browser, with what it would load.
    async fn audited(&self, memory: Option<&Memory>) -> Report {
        let note = self.keep.log_checkpoint().await.unwrap().unwrap().note;
        let note = String::from_utf8(note).unwrap();
        let key = self.signer.verifier().to_string();
        let mut audit = Audit::begin(&key, &note, memory.map(ToString::to_string).as_deref());
        let mut before = None;
        loop {
            let page = log::told(&self.keep, self.person, before).await.unwrap();
            match audit.page(page.into_bytes()).unwrap() {
                Next::Before(seq) => before = Some(seq),
                Next::End => break,
            }
        }
        for (id, _) in audit.needed() {
            let tiles = log::tiles(&self.keep, &[id]).await.unwrap();
            if let Some(tile) = tiles.get(&id) {
                let bytes: Vec<u8> = tile.iter().flat_map(|hash| hash.0).collect();
                audit.tile(id, &bytes);
            }
        }
        audit.finish()
    }
}

/// The entries that the browser's check names, and what is wrong with each.
pub fn named(found: &Found) -> Vec<(u64, Wrong)> {
    let named = found.browser.findings.iter().map(|finding| match finding {
        Finding::Entry { seq, what, .. } => (*seq, *what),
        other => panic!("{other:?}"),
    });
    named.collect()
}

//! A fictional municipality: its institutions, residents, cards and reader.
//!
//! Everything in it came in by the way that real things come in: files through the importer, cards
//! through the ceremonies, reads through the gate.

pub mod cards;
pub mod first_use;
pub mod generate;
pub mod history;
pub mod institutions;
pub mod reader;
pub mod residents;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use hikae_card::message::Origin;
use hikae_core::calendar::jst_date;

use self::cards::Holder;
use self::first_use::FirstUseError;
use self::history::HistoryError;
use self::reader::{NothingRevoked, Reader, ReaderError};
use self::residents::Who;
use crate::ambient::{Clock as _, SystemClock, SystemEntropy};
use crate::identity::{Identity, Parts};
use crate::intake::Silent;
use crate::keep::{self, Keep};
use crate::vault::{KeyError, RootKey};

/// Why the demo cannot be prepared.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A file of the state folder.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The state folder holds a portal that is none of ours to touch.
    #[error(
        "{path} holds the state of a portal that is not a demo: choose another folder with HIKAE_VAR",
        path = .0.display()
    )]
    NotADemo(PathBuf),
    /// The root key of the demo.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The cards.
    #[error(transparent)]
    Reader(#[from] ReaderError),
    /// The registration of a card.
    #[error(transparent)]
    FirstUse(#[from] FirstUseError),
    /// The history.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// The files of the municipality.
    #[error(transparent)]
    Generate(#[from] generate::Error),
    /// A file of the demo was not taken whole.
    #[error("the demo's own files were not taken whole: {0} in quarantine")]
    Quarantined(u64),
    /// A step ended early.
    #[error("a step of the preparation ended early")]
    EndedEarly,
}

/// What a demo needs beside what is kept.
pub struct Demo {
    /// Who someone is by their card.
    pub identity: Identity,
    /// The reader with the cards.
    pub reader: Reader,
}

/// The one of the five whose card is not registered yet, so that a visitor can do it.
pub const NOT_REGISTERED: Who = Who::Maria;

/// Makes `var` the state folder of a demo, throwing away one that was reset or never finished.
///
/// # Errors
/// The folder holds a portal that is not a demo, or cannot be written.
pub fn claim(var: &Path, reset: bool) -> Result<(), DemoError> {
    let folder = var.join("demo");
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |source| DemoError::File { path, source }
    };
    let database = var.join("hikae.db");
    if database.exists() && !folder.exists() {
        return Err(DemoError::NotADemo(var.to_path_buf()));
    }
    if folder.exists() && (reset || !folder.join("ready").exists()) {
        for file in ["hikae.db", "hikae.db-wal", "hikae.db-shm"] {
            let file = var.join(file);
            if file.exists() {
                fs::remove_file(&file).map_err(at(&file))?;
            }
        }
        fs::remove_dir_all(&folder).map_err(at(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let key = folder.join("root.key");
    if !key.exists() {
        RootKey::create(&key, &SystemEntropy)?;
    }
    Ok(())
}

/// Opens the demo in `var`, or makes it: `step` hears what takes time.
///
/// # Errors
/// See [`DemoError`].
pub async fn prepare(
    keep: &Keep,
    var: &Path,
    origin: Origin,
    step: impl Fn(&str),
) -> Result<Demo, DemoError> {
    let folder = var.join("demo");
    let ready = folder.join("ready");
    let begun = begun(&ready)?;
    let today = begun.unwrap_or_else(|| jst_date(SystemClock.now()));
    if begun.is_none() {
        step("making the cards of five fictional residents (some seconds)");
    }
    let reader = reader(folder.join("cards.json"), today).await?;
    let identity = Identity::new(Parts {
        keep: keep.clone(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        trust: reader.trust().clone(),
        revocation: Arc::new(NothingRevoked),
        origin,
    });
    if begun.is_none() {
        step("importing their records from official files");
        let people = import(keep, &folder, today).await?;
        step("registering their cards and playing what happened so far");
        for who in Who::ALL.into_iter().filter(|who| *who != NOT_REGISTERED) {
            first_use::register(&identity, &reader, &SystemEntropy, who.key()).await?;
        }
        history::seed(keep, &people, SystemClock.now()).await?;
        fs::write(&ready, today.to_string()).map_err(|source| DemoError::File {
            path: ready,
            source,
        })?;
    }
    Ok(Demo { identity, reader })
}

/// PIN of the user-authentication key, shown beside the card.
const fn pin(who: Who) -> &'static str {
    match who {
        Who::Hanako => "1111",
        Who::Taro => "2222",
        Who::Midori => "3333",
        Who::Maria => "4444",
        Who::Ichiro => "5555",
    }
}

/// Password of the signature key, shown beside the card.
const fn password(who: Who) -> &'static str {
    match who {
        Who::Hanako => "HANAKO1",
        Who::Taro => "TARO22",
        Who::Midori => "MIDORI3",
        Who::Maria => "MARIA44",
        Who::Ichiro => "ICHIRO5",
    }
}

/// What the terminal says when the demo runs.
pub fn welcome(origin: &str) -> String {
    format!(
        "\nひかえ demo: {origin}\n\n  \
         1. Open the address and choose カードでログイン (log in with your card).\n  \
         2. Choose one of five fictional residents; the PIN stands beside the card.\n  \
         3. Play an institution at {origin}/demo/read and find it under だれが見たか (who looked).\n\n\
         Stop with Ctrl-C. Begin anew with: ./run demo --reset\n"
    )
}

/// The day on which the demo was made, if it was finished. Its residents keep their ages.
fn begun(ready: &Path) -> Result<Option<NaiveDate>, DemoError> {
    match fs::read_to_string(ready) {
        Ok(day) => Ok(day.trim().parse().ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(DemoError::File {
            path: ready.to_path_buf(),
            source,
        }),
    }
}

async fn reader(file: PathBuf, today: NaiveDate) -> Result<Reader, DemoError> {
    let holders: Vec<Holder> = Who::ALL
        .into_iter()
        .map(|who| Holder {
            key: who.key().to_owned(),
            resident: who.resident(today),
            pin: pin(who).to_owned(),
            password: password(who).to_owned(),
        })
        .collect();
    let now = SystemClock.now();
    let opened =
        tokio::task::spawn_blocking(move || Reader::open(&file, &holders, &SystemEntropy, now));
    Ok(opened.await.map_err(|_| DemoError::EndedEarly)??)
}

async fn import(
    keep: &Keep,
    folder: &Path,
    today: NaiveDate,
) -> Result<BTreeMap<Who, hikae_core::ids::PersonId>, DemoError> {
    let files = generate::write(&folder.join("files"), today)?;
    institutions::register(keep).await?;
    let summary = generate::load(keep, &files, &mut Silent).await?;
    if summary.quarantined + summary.unreadable > 0 {
        return Err(DemoError::Quarantined(
            summary.quarantined + summary.unreadable,
        ));
    }
    let mut people = BTreeMap::new();
    for who in Who::ALL {
        let number = who.municipal_number();
        if let Some(person) = keep
            .person_by_municipal_number(residents::MUNICIPALITY, number)
            .await?
        {
            people.insert(who, person);
        }
    }
    Ok(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_a_portal_that_is_no_demo_is_not_touched() {
        let var = tempfile::tempdir().unwrap();
        let database = var.path().join("hikae.db");
        fs::write(&database, b"real").unwrap();
        for reset in [false, true] {
            assert!(matches!(
                claim(var.path(), reset),
                Err(DemoError::NotADemo(_))
            ));
        }
        assert_eq!(fs::read(&database).unwrap(), b"real");
    }

    #[test]
    fn a_demo_begins_anew_when_it_was_reset_or_never_finished() {
        let var = tempfile::tempdir().unwrap();
        let (database, ready) = (var.path().join("hikae.db"), var.path().join("demo/ready"));
        claim(var.path(), false).unwrap();
        fs::write(&database, b"half").unwrap();
        claim(var.path(), false).unwrap();
        assert!(!database.exists());

        fs::write(&database, b"whole").unwrap();
        fs::write(&ready, "2026-11-21").unwrap();
        claim(var.path(), false).unwrap();
        assert!(database.exists());
        claim(var.path(), true).unwrap();
        assert!(!database.exists());
    }
}

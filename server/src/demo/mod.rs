//! A fictional municipality: its institutions, residents, cards and reader.
//!
//! Everything in it came in by the way that real things come in: files through the importer, cards
//! through the ceremonies, reads through the gate.

pub mod cards;
mod claim;
pub mod first_use;
pub mod generate;
pub mod history;
pub mod institutions;
pub mod reader;
pub mod residents;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use hikae_card::message::Origin;
use hikae_core::calendar::jst_date;

use self::cards::Holder;
use self::first_use::FirstUseError;
use self::history::HistoryError;
use self::reader::{Reader, ReaderError};
use self::residents::Who;
use crate::ambient::{Clock as _, SystemClock, SystemEntropy};
use crate::identity::{Identity, Parts};
use crate::intake::Silent;
use crate::keep::{self, Keep};
use crate::vault::KeyError;

pub use self::claim::{Claimed, InUse, Place, claim, in_use};

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
    /// The database of the demo in the state folder is in the other place.
    #[error(
        "the demo in {path} has another database: set HIKAE_DATABASE_URL as it was when the demo was made, or choose another folder with HIKAE_VAR",
        path = .0.display()
    )]
    Elsewhere(PathBuf),
    /// What is to be thrown away is in use.
    #[error("another process serves the demo in {path}: stop it first", path = .0.display())]
    InUse(PathBuf),
    /// The database is on a server.
    #[error(
        "--reset throws no database on a server away: make an empty one, run `hikae migrate` on it, remove {path}/demo and start without --reset",
        path = .0.display()
    )]
    NotOursToReset(PathBuf),
    /// The database holds people, but this is not where they came from.
    #[error(
        "the database holds people, but not those of a finished demo in {path}: make an empty one, run `hikae migrate` on it and remove {path}/demo",
        path = .0.display()
    )]
    Inhabited(PathBuf),
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
    /// To be held as long as the demo is served.
    pub in_use: InUse,
}

/// The one of the five whose card is not registered yet, so that a visitor can do it.
pub const NOT_REGISTERED: Who = Who::Maria;

/// Opens the demo in a folder that was claimed, or makes it: `step` hears what takes time.
///
/// # Errors
/// See [`DemoError`].
pub async fn prepare(
    keep: &Keep,
    claimed: Claimed,
    origin: Origin,
    step: impl Fn(&str),
) -> Result<Demo, DemoError> {
    let begun = claimed.begun;
    let inhabited = !keep.people(None, 1).await?.is_empty();
    match (begun, inhabited) {
        (None, true) => return Err(DemoError::Inhabited(claimed.var)),
        (Some(_), false) => return Err(DemoError::Elsewhere(claimed.var)),
        (None, false) | (Some(_), true) => {}
    }
    let today = begun.unwrap_or_else(|| jst_date(SystemClock.now()));
    if begun.is_none() {
        step("making the cards of five fictional residents (some seconds)");
    }
    let reader = reader(claimed.folder().join("cards.json"), today).await?;
    let identity = Identity::new(Parts {
        keep: keep.clone(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        trust: reader.trust().clone(),
        revocation: Arc::new(reader.lists()),
        origin,
    });
    if begun.is_none() {
        step("importing their records from official files");
        let people = import(keep, &claimed.folder(), today).await?;
        step("registering their cards and playing what happened so far");
        for who in Who::ALL.into_iter().filter(|who| *who != NOT_REGISTERED) {
            first_use::register(&identity, &reader, &SystemEntropy, who.key()).await?;
        }
        history::seed(keep, &people, SystemClock.now()).await?;
        claimed.finish(today)?;
    }
    Ok(Demo {
        identity,
        reader,
        in_use: claimed.settle(),
    })
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
    let folder = folder.join("files");
    let mut files = generate::write_arrival(&folder, today)?;
    files.0.extend(generate::write(&folder, today)?.0);
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
    use std::sync::Mutex;

    use tempfile::TempDir;

    use super::*;
    use crate::vault::KeySource;

    /// A process of the demo in `var`, with its database in `file`.
    async fn start(
        var: &Path,
        place: Place,
        file: &Path,
    ) -> Result<(Vec<String>, Demo), DemoError> {
        let path = var.to_path_buf();
        let claimed = tokio::task::spawn_blocking(move || claim(&path, false, place))
            .await
            .unwrap()?;
        let keep = keep(file, claimed.folder()).await;
        let steps = Mutex::new(Vec::new());
        let origin = "http://localhost:8080".parse().unwrap();
        let step = |step: &str| steps.lock().unwrap().push(step.to_owned());
        let demo = prepare(&keep, claimed, origin, step).await?;
        Ok((steps.into_inner().unwrap(), demo))
    }

    async fn keep(file: &Path, folder: PathBuf) -> Keep {
        let root = KeySource::File(folder.join("root.key")).load().unwrap();
        let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
        Keep::open_sqlite(file, root, clock, entropy).await.unwrap()
    }

    /// An empty database on a server, and a state folder beside it.
    fn server() -> (TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let (var, file) = (folder.path().join("var"), folder.path().join("server.db"));
        (folder, var, file)
    }

    #[tokio::test]
    async fn of_two_processes_started_at_once_one_makes_the_demo_and_both_serve_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hikae.db");
        let (one, other) = tokio::join!(
            start(folder.path(), Place::File, &file),
            start(folder.path(), Place::File, &file),
        );
        let ((one_said, one), (other_said, other)) = (one.unwrap(), other.unwrap());
        assert_ne!(one_said.is_empty(), other_said.is_empty());
        let mut people = Vec::new();
        for Demo {
            identity, reader, ..
        } in [one, other]
        {
            let hanako = first_use::register(&identity, &reader, &SystemEntropy, "hanako").await;
            people.push(hanako.unwrap());
        }
        assert_eq!(people[0], people[1]);
    }

    #[tokio::test]
    async fn a_database_with_people_of_no_finished_demo_is_refused() {
        let (_folder, var, file) = server();
        let claimed = claim(&var, false, Place::Server).unwrap();
        let keep = keep(&file, claimed.folder()).await;
        drop(claimed);
        let today = "2026-11-21".parse().unwrap();
        keep.enroll(&Who::Taro.resident(today)).await.unwrap();
        let refused = start(&var, Place::Server, &file).await;
        assert!(matches!(refused, Err(DemoError::Inhabited(_))));
    }

    #[tokio::test]
    async fn a_finished_demo_is_not_served_from_an_empty_database() {
        let (_folder, var, file) = server();
        let claimed = claim(&var, false, Place::Server).unwrap();
        claimed.finish("2026-11-21".parse().unwrap()).unwrap();
        drop(claimed);
        let refused = start(&var, Place::Server, &file).await;
        assert!(matches!(refused, Err(DemoError::Elsewhere(_))));
    }
}

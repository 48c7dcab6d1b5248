//! A municipality to be measured on, the same in every engine.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use futures::stream::{self, StreamExt as _, TryStreamExt as _};
use hikae_core::ids::{
    CardId, CeremonyId, EntryId, ImportId, InstitutionId, PersonId, ProcessId, RecordId,
};
use hikae_server::keep::{
    CheckpointRow, Duty, Fence, ImportKind, Integration, Keep, Put, Registered, TileRow,
};
use uuid::Uuid;

use crate::measure::{Done, TASKS};
use crate::samples::{
    CONTENT, card, checkup, day, directive, entry, institution, quarantined, resident, vaccination,
};

/// Years of checkups of each person.
pub const CHECKUPS: usize = 10;
/// Vaccinations of each person, of which one was corrected.
pub const VACCINATIONS: usize = 20;
/// Entries in each person's log to begin with.
pub const ENTRIES: usize = 10;
/// Directives of each person to begin with.
pub const DIRECTIVES: usize = 3;
/// Institutions, import runs, and rows in quarantine to begin with.
pub const COMMON: usize = 20;

/// Leaves of the public log that are in its tree to begin with.
pub const INTEGRATED: usize = 64;

/// The secret of every browser.
pub const BROWSER: &[u8] = b"browser";

/// Someone who lives there.
#[derive(Clone)]
pub struct Inhabitant {
    /// Who.
    pub person: PersonId,
    /// A record with an earlier version.
    pub corrected: RecordId,
    /// Some records, as an institution would ask for.
    pub some: Vec<RecordId>,
    /// An entry of the log.
    pub entry: EntryId,
    /// A card.
    pub card: CardId,
    /// A ceremony that nobody has answered.
    pub ceremony: CeremonyId,
}

/// What is kept, and what was learnt in keeping it.
pub struct World {
    /// The keep.
    pub keep: Keep,
    /// When sessions and ceremonies end.
    pub until: DateTime<Utc>,
    /// This process, as duties know it.
    pub process: ProcessId,
    /// The fence under which it holds the duty.
    pub fence: Fence,
    /// The import that fills the quarantine.
    pub import: ImportId,
    inhabitants: Vec<Inhabitant>,
    institutions: Vec<InstitutionId>,
    leaves: Vec<[u8; 32]>,
    notes: Mutex<HashMap<(&'static str, usize), Uuid>>,
}

impl World {
    /// Fills the database with people and all that belongs to them.
    pub async fn inhabit(keep: Keep, people: usize) -> Done<Self> {
        let until = keep.now() + TimeDelta::days(1);
        let process = keep.mint(ProcessId::new);
        let fence = keep
            .take_duty(Duty::Sweep, process, TimeDelta::days(1))
            .await?
            .ok_or("another process is at work in this database")?;
        let mut institutions = Vec::with_capacity(COMMON);
        let import = keep.begin_import(ImportKind::Residents, &[]).await?;
        for n in 0..COMMON {
            let (id, _) = keep.put_institution(&institution(&keep, n)).await?;
            institutions.push(id);
            keep.quarantine(&[quarantined(import, n)]).await?;
            keep.begin_import(ImportKind::Checkups, &["sample.zip".into()])
                .await?;
        }
        let inhabitants = stream::iter(0..people)
            .map(|n| settle(&keep, until, n))
            .buffered(TASKS)
            .try_collect()
            .await?;
        let leaves = integrate(&keep, fence).await?;
        Ok(Self {
            keep,
            until,
            process,
            fence,
            import,
            inhabitants,
            institutions,
            leaves,
            notes: Mutex::default(),
        })
    }

    /// How many live there.
    pub fn people(&self) -> usize {
        self.inhabitants.len()
    }

    /// The number of someone who lives there: everyone in turn.
    pub fn turn(&self, n: usize) -> usize {
        n.checked_rem(self.people()).unwrap_or_default()
    }

    /// The inhabitants in turn.
    pub fn someone(&self, n: usize) -> Done<&Inhabitant> {
        let someone = self.inhabitants.get(self.turn(n));
        someone.ok_or_else(|| "nobody lives there".into())
    }

    /// The people in turn.
    pub fn person(&self, n: usize) -> Done<PersonId> {
        self.someone(n).map(|someone| someone.person)
    }

    /// The institutions in turn.
    pub fn institution(&self, n: usize) -> Done<InstitutionId> {
        let id = self.institutions.get(n % COMMON).copied();
        id.ok_or_else(|| "there are no institutions".into())
    }

    /// The leaves of the public log's tree in turn, each with its place.
    pub fn leaf(&self, n: usize) -> Done<([u8; 32], u64)> {
        let place = n % INTEGRATED;
        let leaf = self.leaves.get(place).copied();
        Ok((leaf.ok_or("the tree is too small")?, place as u64))
    }

    /// Remembers the id that the `n`th of these got.
    pub fn note(&self, what: &'static str, n: usize, id: Uuid) {
        self.notes().insert((what, n), id);
    }

    /// The id that was remembered.
    pub fn noted(&self, what: &'static str, n: usize) -> Done<Uuid> {
        let id = self.notes().get(&(what, n)).copied();
        id.ok_or_else(|| format!("there is no {n}th {what}").into())
    }

    fn notes(&self) -> MutexGuard<'_, HashMap<(&'static str, usize), Uuid>> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets the public log's tree grow by its first leaves. Nobody asks whether its root is right.
async fn integrate(keep: &Keep, fence: Fence) -> Done<Vec<[u8; 32]>> {
    let leaves = keep.log_pending(u32::try_from(INTEGRATED)?).await?;
    let integration = Integration {
        before: 0,
        tiles: vec![TileRow {
            level: 0,
            number: 0,
            hashes: leaves.concat(),
        }],
        checkpoint: CheckpointRow {
            size: leaves.len() as u64,
            root: [0; 32],
            note: vec![0; 250],
            made_at: keep.now(),
        },
        leaves,
    };
    keep.integrate(Duty::Sweep, fence, &integration).await?;
    Ok(integration.leaves)
}

/// The token of someone's session.
pub fn token(n: usize) -> Vec<u8> {
    format!("token {n}").into_bytes()
}

async fn settle(keep: &Keep, until: DateTime<Utc>, n: usize) -> Done<Inhabitant> {
    let person = keep.enroll(&resident(n)).await?.person;
    let checkups = (0..CHECKUPS).map(|year| checkup(person, day(year * 365)));
    let vaccinations = (0..VACCINATIONS).map(|n| vaccination(person, day(n * 30), 1));
    let records: Vec<_> = checkups.chain(vaccinations).collect();
    let puts = keep.put_records(&records).await?;
    let mut ids = puts.iter().filter_map(|put| match put {
        Put::Inserted { id } => Some(*id),
        _ => None,
    });
    let some = ids.by_ref().take(3).collect();
    let correction = vaccination(person, day(0), 2);
    let corrected = match keep.put_records(&[correction]).await?.as_slice() {
        [Put::Superseded { id, .. }] => *id,
        _ => return Err("the correction was not taken".into()),
    };
    let mut last = None;
    for _ in 0..ENTRIES {
        let entry = keep
            .append_entry(person, |head| entry(keep, person, head))
            .await?;
        last = Some(entry.id);
    }
    for _ in 0..DIRECTIVES {
        keep.put_directive(person, directive(keep, person), 0)
            .await?;
    }
    let Registered::New(card) = keep.register_card(&card(keep, person, n)).await? else {
        return Err("the card was not registered".into());
    };
    keep.create_session(&token(n), Some(person), until, &CONTENT)
        .await?;
    let ceremony = keep.mint(CeremonyId::new);
    keep.open_ceremony(ceremony, BROWSER, until, &CONTENT)
        .await?;
    Ok(Inhabitant {
        person,
        corrected,
        some,
        entry: last.ok_or("the log is empty")?,
        card,
        ceremony,
    })
}

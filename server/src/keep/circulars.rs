//! What staff write and send to many.

use chrono::{DateTime, Utc};
use hikae_core::circular::{Content, State};
use hikae_core::ids::{CircularId, FileId, NoticeId, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Error, Keep, version_row};
use crate::staff::audit::Deed;
use crate::store::{ApprovalRow, CircularRow, CircularWrite, VersionRow};
use crate::vault::Kind;

pub use crate::store::Tally;

const VERSION: Kind = Kind::new("circular_version", 1);
const COURSE: Kind = Kind::new("circular", 1);
const LIST: Kind = Kind::new("circular_list", 1);
const FILE: Kind = Kind::new("circular_file", 1);

/// As many people as a part of a list holds.
pub const LIST_PART: usize = 10_000;

/// Who wrote a version: a member of staff, or the municipality's own software.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writer {
    /// The id of either.
    pub id: Uuid,
    /// Their name then.
    pub name: String,
    /// The office in whose name it goes out.
    pub office: String,
}

/// One who approved, or sent it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Second {
    /// The id.
    pub id: Uuid,
    /// Their name then.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was found when everyone was gone through, for one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// In which version.
    pub version: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// How many would have it.
    pub people: u64,
    /// Of whom the writer is shown what they would read: the first, the last and some others.
    pub samples: Vec<PersonId>,
}

/// How a circular went on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// What was found when the writer looked.
    pub looked: Option<Looked>,
    /// Who approved the current version.
    pub approved: Option<Second>,
    /// Who sent it back last, and why.
    pub returned: Option<(Second, String)>,
    /// Up to whom everyone was gone through while sending.
    pub after: Option<PersonId>,
    /// How many have it, as counted while sending.
    pub reached: u64,
    /// How many could not be told, because a placeholder had no value for them or their rows did
    /// not open.
    pub missed: u64,
    /// When the last of them had it, or it was stopped.
    pub ended_at: Option<DateTime<Utc>>,
    /// The circular that corrects this one.
    pub corrected_by: Option<CircularId>,
    /// The number of the list, which grows with each.
    pub list: u32,
}

#[derive(Serialize, Deserialize)]
struct Written {
    writer: Writer,
    content: Content,
}

/// A circular as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCircular {
    /// Which.
    pub id: CircularId,
    /// Number of the last change.
    pub change: u32,
    /// Its current version.
    pub version: u32,
    /// Where it stands.
    pub state: State,
    /// When it is to go out.
    pub due_at: Option<DateTime<Utc>>,
    /// Who wrote the current version.
    pub writer: Writer,
    /// When.
    pub written_at: DateTime<Utc>,
    /// What it says.
    pub content: Content,
    /// How it went on.
    pub course: Course,
}

/// Where a circular is to stand, and how it went on.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Where.
    pub state: State,
    /// When it is to go out.
    pub due_at: Option<DateTime<Utc>>,
    /// How it went on.
    pub course: Course,
}

impl Keep {
    /// Keeps a new draft.
    pub async fn draft_circular(
        &self,
        writer: &Writer,
        content: &Content,
        deed: impl FnOnce(CircularId) -> Option<Deed>,
    ) -> Result<CircularId, Error> {
        let id = self.mint(CircularId::new);
        let turn = Turn {
            state: State::Draft,
            due_at: None,
            course: Course::default(),
        };
        let write = CircularWrite {
            row: self.circular_row(id, 1, (1, None), &turn)?,
            version: Some(self.version_row(id, 1, writer, content)?),
            approval: None,
            audit: deed(id).map(|deed| self.line(deed)).transpose()?,
        };
        self.store.put_circular(&write).await?;
        Ok(id)
    }

    /// Keeps a new version of one: a draft, whatever it was, that nobody has approved.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it has changed since it was read.
    pub async fn change_circular(
        &self,
        kept: &KeptCircular,
        writer: &Writer,
        content: &Content,
        deed: Option<Deed>,
    ) -> Result<(), Error> {
        let version = kept.version + 1;
        let turn = Turn {
            state: State::Draft,
            due_at: None,
            course: Course {
                looked: None,
                approved: None,
                ..kept.course.clone()
            },
        };
        let write = CircularWrite {
            row: self.circular_row(kept.id, kept.change + 1, (version, None), &turn)?,
            version: Some(self.version_row(kept.id, version, writer, content)?),
            approval: None,
            audit: deed.map(|deed| self.line(deed)).transpose()?,
        };
        Ok(self.store.put_circular(&write).await?)
    }

    /// Lets one stand elsewhere; with `approve`, because they approve the current version.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it has changed since it was read; [`Error::Unavailable`] where the
    /// database refuses it: nobody approves what they wrote, and nothing goes out without.
    pub async fn turn_circular(
        &self,
        kept: &KeptCircular,
        turn: &Turn,
        approve: Option<Uuid>,
        deed: Option<Deed>,
    ) -> Result<(), Error> {
        let stands = matches!(
            turn.state,
            State::Approved | State::Sending | State::Sent | State::Stopped
        );
        let approved = stands.then_some(kept.version);
        let approval = approve.map(|approver| ApprovalRow {
            id: kept.id,
            version: kept.version,
            writer: kept.writer.id,
            approver,
            approved_at: self.now(),
        });
        let write = CircularWrite {
            row: self.circular_row(kept.id, kept.change + 1, (kept.version, approved), turn)?,
            version: None,
            approval,
            audit: deed.map(|deed| self.line(deed)).transpose()?,
        };
        Ok(self.store.put_circular(&write).await?)
    }

    /// Those before `before`, the newest first.
    pub async fn circulars(
        &self,
        before: Option<CircularId>,
        limit: u32,
    ) -> Result<Vec<KeptCircular>, Error> {
        let rows = self.store.circulars(before, limit).await?;
        self.open_circulars(rows).await
    }

    /// Those that are approved or on their way, and whose time has come.
    pub async fn circulars_due(&self) -> Result<Vec<KeptCircular>, Error> {
        let rows = self.store.circulars_due(self.now()).await?;
        self.open_circulars(rows).await
    }

    /// One.
    pub async fn circular(&self, id: CircularId) -> Result<Option<KeptCircular>, Error> {
        match self.store.circular(id).await? {
            Some(row) => self.open_circular(row).await.map(Some),
            None => Ok(None),
        }
    }

    /// Whom one reached, and as which notice, in the order of their ids.
    pub async fn circular_reached(
        &self,
        id: CircularId,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<(PersonId, NoticeId)>, Error> {
        Ok(self.store.reached(id, after, limit).await?)
    }

    /// How many have one, and how many of them have opened it.
    pub async fn circular_tally(&self, id: CircularId) -> Result<Tally, Error> {
        Ok(self.store.tally(id).await?)
    }

    /// Keeps a list of people for one, in the order given; a list that is there already stays.
    pub async fn put_circular_list(
        &self,
        id: CircularId,
        list: u32,
        people: &[PersonId],
    ) -> Result<(), Error> {
        for (part, people) in (0..).zip(people.chunks(LIST_PART)) {
            let place = list_place(id, list, part);
            let sealed = self.vault.seal_system(LIST, &place, people)?;
            self.store.put_list(id, list, part, &sealed).await?;
        }
        Ok(())
    }

    /// A part of such a list; empty after the last.
    pub async fn circular_list(
        &self,
        id: CircularId,
        list: u32,
        part: u32,
    ) -> Result<Vec<PersonId>, Error> {
        let Some(sealed) = self.store.list(id, list, part).await? else {
            return Ok(Vec::new());
        };
        let place = list_place(id, list, part);
        Ok(self.vault.open_system(LIST, &place, &sealed)?)
    }

    /// Keeps a file that goes along with circulars.
    pub async fn put_circular_file(&self, bytes: &[u8]) -> Result<FileId, Error> {
        let id = self.mint(FileId::new);
        let text = base64_of(bytes);
        let sealed = self.vault.seal_system(FILE, id.uuid().as_bytes(), &text)?;
        self.store.put_file(id, &sealed).await?;
        Ok(id)
    }

    /// Such a file.
    pub async fn circular_file(&self, id: FileId) -> Result<Option<Vec<u8>>, Error> {
        let Some(sealed) = self.store.file(id).await? else {
            return Ok(None);
        };
        let place = id.uuid();
        let text: String = self.vault.open_system(FILE, place.as_bytes(), &sealed)?;
        of_base64(&text).map(Some)
    }

    async fn open_circulars(&self, rows: Vec<CircularRow>) -> Result<Vec<KeptCircular>, Error> {
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            kept.push(self.open_circular(row).await?);
        }
        Ok(kept)
    }

    async fn open_circular(&self, row: CircularRow) -> Result<KeptCircular, Error> {
        let version = self.store.circular_version(row.id, row.version).await?;
        let version = version.ok_or(Error::Sealed)?;
        let place = version_row(row.id.uuid(), version.version);
        let Written { writer, content } =
            self.vault.open_system(VERSION, &place, &version.sealed)?;
        // Who wrote it is what the database compares with who approves.
        if writer.id != version.writer {
            return Err(Error::Sealed);
        }
        let place = version_row(row.id.uuid(), row.change);
        Ok(KeptCircular {
            id: row.id,
            change: row.change,
            version: row.version,
            state: State::from_number(row.state).ok_or(Error::Sealed)?,
            due_at: row.due_at,
            writer,
            written_at: version.made_at,
            content,
            course: self.vault.open_system(COURSE, &place, &row.sealed)?,
        })
    }

    fn circular_row(
        &self,
        id: CircularId,
        change: u32,
        (version, approved): (u32, Option<u32>),
        turn: &Turn,
    ) -> Result<CircularRow, Error> {
        let place = version_row(id.uuid(), change);
        Ok(CircularRow {
            id,
            change,
            version,
            approved,
            state: turn.state.number(),
            due_at: turn.due_at,
            sealed: self.vault.seal_system(COURSE, &place, &turn.course)?,
        })
    }

    fn version_row(
        &self,
        id: CircularId,
        version: u32,
        writer: &Writer,
        content: &Content,
    ) -> Result<VersionRow, Error> {
        let written = Written {
            writer: writer.clone(),
            content: content.clone(),
        };
        let place = version_row(id.uuid(), version);
        Ok(VersionRow {
            id,
            version,
            writer: writer.id,
            made_at: self.now(),
            sealed: self.vault.seal_system(VERSION, &place, &written)?,
        })
    }
}

fn list_place(id: CircularId, list: u32, part: u32) -> Vec<u8> {
    let mut place = version_row(id.uuid(), list).to_vec();
    place.extend(part.to_be_bytes());
    place
}

fn base64_of(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn of_base64(text: &str) -> Result<Vec<u8>, Error> {
    use base64::Engine as _;
    let decoded = base64::engine::general_purpose::STANDARD.decode(text);
    decoded.map_err(|_| Error::Sealed)
}

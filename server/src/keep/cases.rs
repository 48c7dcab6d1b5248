//! What people object to, and the queue in which officers find it.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use hikae_core::case::{
    Case, Contact, Group, Kind, Office, Reason, Refused, Settled, Standing, Step, Subject, Words,
};
use hikae_core::consent::{Frozen, InstitutionKind};
use hikae_core::ids::{CaseId, InstitutionId, PersonId};
use hikae_core::notice::{CaseStep, Notice};
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES, json, version_row};
use crate::store::{self, CaseRow, Held, QueueRow};
use crate::vault::{Blind, Domain, Kind as Sealing, PersonKey};

const CASE: Sealing = Sealing::new("case_file", 1);
const QUEUED: Sealing = Sealing::new("case_queue", 1);

/// How many rows of the queue are read at a time where all are needed.
const PAGE: u32 = 256;

/// How many overdue cases are handed on at a time.
const OVERDUE: u32 = 1000;

/// A case to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// What it is about.
    pub subject: Subject,
    /// To whom it goes.
    pub addressee: Office,
    /// The entry in question was made in an emergency.
    pub emergency: bool,
    /// Why.
    pub reason: Reason,
    /// In the citizen's words.
    pub words: Words,
    /// How they want to hear.
    pub contact: Contact,
}

/// A case as a list of officers shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub case: CaseId,
    /// What kind of case.
    pub kind: Kind,
    /// To whom it was addressed first.
    pub addressee: Office,
    /// The entry in question was made in an emergency.
    pub emergency: bool,
    /// Of a review: who read.
    #[serde(default)]
    pub institution: Option<InstitutionId>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// How it stands.
    pub standing: Standing,
    /// If it was answered: when last, and what goes into the rates.
    pub settled: Option<(DateTime<Utc>, Settled)>,
}

/// Where a page of a queue ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The day by which the last case stands there.
    pub due_at: DateTime<Utc>,
    /// That case.
    pub thing: Blind,
}

impl Keep {
    /// Opens a case; `false` with the one that there is if the person has one about the same.
    pub async fn open_case(
        &self,
        person: PersonId,
        new: &NewCase,
        term: u16,
    ) -> Result<(Case, bool), Error> {
        for _ in 0..TRIES {
            let (key, found) = self.find_about(person, new.subject).await?;
            if let Some((_, case)) = found {
                return Ok((case.at(self.now()), false));
            }
            let case = Case {
                id: self.mint(CaseId::new),
                subject: new.subject,
                addressee: new.addressee,
                emergency: new.emergency,
                reason: new.reason,
                words: new.words.as_str().to_owned(),
                contact: new.contact.clone(),
                opened_at: self.now(),
                term,
                events: Vec::new(),
            };
            match self.put_case(person, &key, &case, 1, 0).await {
                Ok(()) => return Ok((case, true)),
                Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::Conflict)
    }

    /// A person's cases as they are now, the newest first.
    pub async fn cases(&self, person: PersonId) -> Result<Vec<Case>, Error> {
        let Some(Held { key, what }) = self.store.cases(person).await? else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        let now = self.now();
        what.iter()
            .rev()
            .map(|row| Ok(open(&key, row)?.at(now)))
            .collect()
    }

    /// One case of a person as it is now.
    pub async fn case(&self, person: PersonId, id: CaseId) -> Result<Option<Case>, Error> {
        let found = self.find(person, id).await?;
        Ok(found.map(|(_, _, case)| case.at(self.now())))
    }

    /// A person's case about something, as it is now.
    pub async fn case_about(
        &self,
        person: PersonId,
        subject: Subject,
    ) -> Result<Option<Case>, Error> {
        match self.find_about(person, subject).await {
            Ok((_, found)) => Ok(found.map(|(_, case)| case.at(self.now()))),
            Err(Error::NoSuchPerson) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A person's records that no longer leave.
    pub async fn frozen(&self, person: PersonId) -> Result<Frozen, Error> {
        let Some(Held { key, what }) = self.store.cases(person).await? else {
            return Ok(Frozen::new());
        };
        open_frozen(&self.vault.person_key(person, &key)?, &what)
    }

    /// Takes a step, decided by `act` on the case as it is now, and again if another step came
    /// first. Answers the case afterwards; `None` if the person has no such case.
    ///
    /// # Errors
    /// [`Error::Conflict`] if others came first time and again.
    pub async fn change_case(
        &self,
        person: PersonId,
        id: CaseId,
        act: impl Fn(&mut Case, DateTime<Utc>) -> Result<(), Refused> + Send + Sync,
    ) -> Result<Option<Result<Case, Refused>>, Error> {
        for _ in 0..TRIES {
            let Some((key, version, kept)) = self.find(person, id).await? else {
                return Ok(None);
            };
            let now = self.now();
            let mut case = kept.clone().at(now);
            if let Err(refused) = act(&mut case, now) {
                return Ok(Some(Err(refused)));
            }
            if case == kept {
                return Ok(Some(Ok(case)));
            }
            let before = kept.events.len();
            match self
                .put_case(person, &key, &case, version + 1, before)
                .await
            {
                Ok(()) => return Ok(Some(Ok(case))),
                Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::Conflict)
    }

    /// Writes down that cases whose deadline has passed went over to the municipality's officer,
    /// the longest overdue first; how many. They have, whether or not this is done: it is for
    /// queues and notices.
    pub async fn hand_on_overdue(&self) -> Result<u64, Error> {
        let mut handed = 0;
        for row in self.store.overdue(self.now(), OVERDUE).await? {
            let queued = self.open_queued(&row)?;
            let changed = self.change_case(queued.person, queued.case, |_, _| Ok(()));
            handed += u64::from(matches!(changed.await?, Some(Ok(_))));
        }
        Ok(handed)
    }

    /// A page of the queue of an office: what it still has to answer, or what is done, by
    /// deadline; with the place after which the next page begins, if there is one.
    pub async fn case_queue(
        &self,
        office: Office,
        done: bool,
        after: Option<Place>,
        limit: u32,
    ) -> Result<(Vec<Queued>, Option<Place>), Error> {
        let shelf = self.case_shelf(office, done);
        let after = after.map(|place| (place.due_at, place.thing));
        let mut rows = self.store.shelf(shelf, after, limit + 1).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|row| Place {
            due_at: row.due_at,
            thing: row.thing,
        });
        let queued = rows
            .iter()
            .map(|row| self.open_queued(row))
            .collect::<Result<_, _>>()?;
        Ok((queued, next))
    }

    /// A case as a list of officers shows it.
    pub async fn queued_case(&self, id: CaseId) -> Result<Option<Queued>, Error> {
        let row = self.store.queued(self.case_thing(id)).await?;
        row.map(|row| self.open_queued(&row)).transpose()
    }

    /// Goes through everything that officers find, without opening anything of a person, until
    /// `each` has seen enough.
    pub async fn every_queued_case(
        &self,
        mut each: impl FnMut(Queued) -> ControlFlow<()> + Send,
    ) -> Result<(), Error> {
        let mut after = None;
        loop {
            let rows = self.store.every_queued(after, PAGE).await?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            after = Some(last.thing);
            for row in &rows {
                if each(self.open_queued(row)?).is_break() {
                    return Ok(());
                }
            }
        }
    }

    /// Whose turn it is about a record that came from an organisation of this code: its privacy
    /// officer's if it is in the registry, otherwise the municipality's.
    pub async fn office_of_source(&self, code: Option<&str>) -> Result<Office, Error> {
        let Some(code) = code else {
            return Ok(Office::Municipality);
        };
        let found = self.institution_by_code(code).await?;
        Ok(found
            .filter(|found| found.kind != InstitutionKind::Municipality)
            .map_or(Office::Municipality, |found| Office::Institution {
                id: found.id,
            }))
    }

    async fn office_name(&self, office: Office) -> Result<Option<String>, Error> {
        match office {
            Office::Institution { id } => Ok(self.institution(id).await?.map(|known| known.name)),
            Office::Municipality | Office::Oversight => Ok(None),
        }
    }

    /// The person, as the queue knows them.
    pub(super) fn case_owner(&self, person: PersonId) -> Blind {
        self.vault
            .blind(Domain::CaseOwner, &[person.uuid().as_bytes()])
    }

    fn case_thing(&self, id: CaseId) -> Blind {
        self.vault.blind(Domain::Case, &[id.uuid().as_bytes()])
    }

    fn case_shelf(&self, office: Office, done: bool) -> Blind {
        let office = match office {
            Office::Institution { id } => id.uuid(),
            Office::Municipality => uuid::Uuid::nil(),
            Office::Oversight => uuid::Uuid::max(),
        };
        self.vault
            .blind(Domain::CaseShelf, &[office.as_bytes(), &[u8::from(done)]])
    }

    fn case_subject(&self, person: PersonId, subject: Subject) -> Result<Blind, Error> {
        let subject = json(&subject)?;
        let person = person.uuid();
        Ok(self
            .vault
            .blind(Domain::CaseSubject, &[person.as_bytes(), &subject]))
    }

    async fn find(
        &self,
        person: PersonId,
        id: CaseId,
    ) -> Result<Option<(PersonKey, u32, Case)>, Error> {
        let found = self.store.case_by_id(person, id).await?;
        let Some(Held {
            key,
            what: Some(row),
        }) = found
        else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        let case = open(&key, &row)?;
        Ok(Some((key, row.version, case)))
    }

    async fn find_about(
        &self,
        person: PersonId,
        subject: Subject,
    ) -> Result<(PersonKey, Option<(u32, Case)>), Error> {
        let subject = self.case_subject(person, subject)?;
        let found = self.store.case_about(person, subject).await?;
        let Held { key, what } = found.ok_or(Error::NoSuchPerson)?;
        let key = self.vault.person_key(person, &key)?;
        let found = match what {
            Some(row) => Some((row.version, open(&key, &row)?)),
            None => None,
        };
        Ok((key, found))
    }

    /// Writes a version whose first `before` steps were written down before; the person is told of
    /// the others.
    async fn put_case(
        &self,
        person: PersonId,
        key: &PersonKey,
        case: &Case,
        version: u32,
        before: usize,
    ) -> Result<(), Error> {
        let notice = match told(case, version, before) {
            Some((step, office)) => {
                let notice = Notice::Case {
                    case: case.id,
                    institution: self.office_name(office).await?,
                    step,
                };
                let occasion = format!("case {} {version}", case.id);
                Some(self.new_notice(person, key, &occasion, &notice)?)
            }
            None => None,
        };
        let place = version_row(case.id.uuid(), version);
        let row = CaseRow {
            id: case.id,
            version,
            subject: self.case_subject(person, case.subject)?,
            sealed: self.vault.seal(key, CASE, &place, case)?,
        };
        let queued = self.queue_row(person, case, version)?;
        let put = self.store.put_case(person, &row, &queued, notice.as_ref());
        match put.await {
            Ok(()) => Ok(()),
            Err(store::Error::Conflict) => Err(Error::Conflict),
            Err(error) => Err(error.into()),
        }
    }

    fn queue_row(&self, person: PersonId, case: &Case, version: u32) -> Result<QueueRow, Error> {
        let standing = case.standing();
        let (office, done) = match standing {
            Standing::Open { office, .. } => (office, false),
            Standing::Answered { by, .. } => (by, true),
            Standing::Withdrawn => (case.addressee, true),
        };
        let thing = self.case_thing(case.id);
        let queued = Queued {
            person,
            case: case.id,
            kind: case.subject.kind(),
            addressee: case.addressee,
            emergency: case.emergency,
            institution: match case.subject {
                Subject::Review { institution, .. } => Some(institution),
                _ => None,
            },
            opened_at: case.opened_at,
            standing,
            settled: case.settled(),
        };
        Ok(QueueRow {
            thing,
            owner: self.case_owner(person),
            shelf: self.case_shelf(office, done),
            version,
            due_at: case.day(),
            hands_on_at: case.hands_on_at(),
            sealed: self.vault.seal_system(QUEUED, &thing.0, &queued)?,
        })
    }

    fn open_queued(&self, row: &QueueRow) -> Result<Queued, Error> {
        Ok(self.vault.open_system(QUEUED, &row.thing.0, &row.sealed)?)
    }
}

/// What the person is told of a version of their case, and about which office.
fn told(case: &Case, version: u32, before: usize) -> Option<(CaseStep, Office)> {
    let review = match case.subject {
        Subject::Review { institution, .. } => Some(Office::Institution { id: institution }),
        _ => None,
    };
    if version == 1 {
        // Of the emergency itself the person is told with its entry.
        return review
            .is_none()
            .then_some((CaseStep::Opened, case.addressee));
    }
    let new = case.events.iter().skip(before);
    new.rev().find_map(|event| match &event.step {
        Step::Answered { .. } if let Some(institution) = review => {
            Some((CaseStep::Reviewed, institution))
        }
        Step::Answered { by, .. } => Some((CaseStep::Answered, *by)),
        Step::HandedOn => Some((CaseStep::Escalated, case.addressee)),
        Step::Seen { .. } | Step::Withdrawn | Step::Reopened { .. } => None,
    })
}

impl Queued {
    /// Into which rates it goes, of which institution.
    pub fn group(&self) -> Option<(InstitutionId, Group)> {
        match (self.kind, self.addressee) {
            (Kind::Review, _) => Some((self.institution?, Group::Review)),
            (Kind::Entry, Office::Institution { id }) if self.emergency => {
                Some((id, Group::Emergency))
            }
            (Kind::Entry, Office::Institution { id }) => Some((id, Group::Ordinary)),
            _ => None,
        }
    }
}

/// Records that no longer leave because of these cases.
pub(super) fn open_frozen(key: &PersonKey, rows: &[CaseRow]) -> Result<Frozen, Error> {
    let mut frozen = Frozen::new();
    for row in rows {
        let case = open(key, row)?;
        frozen.extend(case.freezes().map(|record| (record, case.id)));
    }
    Ok(frozen)
}

fn open(key: &PersonKey, row: &CaseRow) -> Result<Case, Error> {
    let place = version_row(row.id.uuid(), row.version);
    Ok(key.open(CASE, &place, &row.sealed)?)
}

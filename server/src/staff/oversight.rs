//! Oversight: an auditor checks who looked and why, and sees neither health data nor whose it is.
//!
//! Entries are found by when they were written and by which institution, or by the reference that
//! a citizen gives. There is no index by institution: entries of the period are opened one after
//! the other, so that the database tells a thief no more than before. Looking at one entry is an
//! entry of its own in that citizen's log, durable before anything is shown.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::calendar::start_of_jst_day;
use hikae_core::consent::{Basis, Effect, InstitutionKind, Purpose};
use hikae_core::disclosure::{
    self, Channel, Entry, InstitutionLabel, Outcome, StaffRole, to_millis,
};
use hikae_core::ids::{EntryId, InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;
use hikae_core::staff::{Member, Post};
use hikae_core::transparency::{Hash, inclusion, needed, verify_inclusion};

use super::audit::{Action, Actor};
use super::{Staff, StaffError};
use crate::disclosure::Reason;
use crate::keep::ChainHead;
use crate::log::tiles;

/// Entries that are opened for one page at most: finding nothing among them, the page says so and
/// goes on where it stopped.
const OPENED: usize = 20_000;

/// Entries that are opened at a time.
const AT_A_TIME: u32 = 1_000;

/// Entries on one page.
pub const PAGE: usize = 50;

/// Form of the entries written here.
const ENTRY_VERSION: u8 = 1;

/// Where a search goes on.
pub type Cursor = (DateTime<Utc>, EntryId);

/// What is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Search {
    /// Which institution's entries.
    pub institution: InstitutionId,
    /// Written down from this day on.
    pub from: NaiveDate,
    /// To this day.
    pub until: NaiveDate,
    /// Where the page before stopped.
    pub after: Option<Cursor>,
}

/// What a list says about an entry: not whose it is, by whom, or in what words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// Which.
    pub entry: EntryId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub purpose: Purpose,
    /// What came of it.
    pub outcome: Outcome,
    /// How many records were given.
    pub given: usize,
    /// How many were not.
    pub withheld: usize,
}

/// A page of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// In the order in which they were written.
    pub sightings: Vec<Sighting>,
    /// Where it goes on, if there is more to look through.
    pub next: Option<Cursor>,
}

/// Where an entry lies in the public log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// It is there, and its proof leads to the root that was signed.
    Proven {
        /// Its leaf.
        leaf: Hash,
        /// Where, from 0.
        place: u64,
        /// In a tree of so many leaves.
        size: u64,
        /// The siblings on the way up.
        path: Vec<Hash>,
    },
    /// It waits to be put there.
    Waiting,
    /// Its proof does not lead to the root: something was changed.
    Broken,
}

/// What an auditor sees of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// What a list says.
    pub sighting: Sighting,
    /// Who asked.
    pub institution: InstitutionLabel,
    /// Who acted there.
    pub actor: disclosure::Actor,
    /// The way in.
    pub channel: Channel,
    /// What it rests on; the same ground once.
    pub grounds: BTreeSet<(bool, Ground)>,
    /// Where it lies in the public log.
    pub place: Place,
}

/// What an entry rests on, without whose decision it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A law.
    Law,
    /// What the citizen decided.
    Citizen,
    /// A consent at the card reader.
    Visit,
    /// A declared emergency.
    Emergency,
    /// What holds when nothing was said.
    Silence,
    /// The purpose does not reach it, or its conditions were not met.
    Unfounded,
}

impl From<&Basis> for Ground {
    fn from(basis: &Basis) -> Self {
        match basis {
            Basis::Law { .. } => Self::Law,
            Basis::Directive { .. } | Basis::Frozen { .. } => Self::Citizen,
            Basis::Visit { .. } => Self::Visit,
            Basis::InPerson => Self::Citizen,
            Basis::Emergency { .. } => Self::Emergency,
            Basis::Silence { .. } => Self::Silence,
            Basis::Unfounded { .. } => Self::Unfounded,
        }
    }
}

impl Sighting {
    fn of(entry: &Entry) -> Self {
        Self {
            entry: entry.id,
            at: entry.occurred_at,
            purpose: entry.purpose,
            outcome: entry.outcome,
            given: entry.given.len(),
            withheld: entry.withheld.len(),
        }
    }
}

/// What staff are about to see of a citizen's.
#[derive(Debug)]
pub(super) struct Look {
    /// Whose.
    pub(super) person: PersonId,
    /// For whom they act.
    pub(super) institution: InstitutionLabel,
    /// As what.
    pub(super) role: StaffRole,
    /// What for.
    pub(super) purpose: Purpose,
    /// What comes of it.
    pub(super) outcome: Outcome,
    /// Why.
    pub(super) reason: String,
}

/// In whose name an auditor looks.
#[derive(Debug, Clone, Copy)]
pub struct Authority<'a> {
    /// Code of the municipality.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
}

impl Staff {
    /// A page of an institution's entries.
    pub async fn search(&self, member: &Member, search: Search) -> Result<Found, StaffError> {
        let Search {
            institution,
            from,
            until,
            mut after,
        } = search;
        let deed = Actor::of(member).does(Action::Searched {
            institution,
            from,
            until,
        });
        self.keep.write_audit(deed).await?;
        let begin = start_of_jst_day(from);
        let end = start_of_jst_day(until.succ_opt().unwrap_or(until));
        let mut found = Found::default();
        let mut opened = 0;
        loop {
            let page = self.keep.supervised(begin, end, after, AT_A_TIME).await?;
            let last = page.len() < AT_A_TIME as usize;
            for entry in page {
                if found.sightings.len() == PAGE {
                    found.next = after;
                    return Ok(found);
                }
                after = Some((entry.recorded_at, entry.id));
                opened += 1;
                if entry.institution.id == institution {
                    found.sightings.push(Sighting::of(&entry));
                }
            }
            if last {
                return Ok(found);
            }
            if opened >= OPENED {
                found.next = after;
                return Ok(found);
            }
        }
    }

    /// Looks at an entry. That it was looked at stands in the audit record and in the citizen's own
    /// log before this answers.
    ///
    /// # Errors
    /// [`StaffError::Gone`] if there is no such entry.
    pub async fn look(
        &self,
        member: &Member,
        authority: Authority<'_>,
        id: EntryId,
        reason: &Reason,
    ) -> Result<Looked, StaffError> {
        let committed = self.keep.entry_somewhere(id).await?;
        let committed = committed.ok_or(StaffError::Gone)?;
        let deed = Actor::of(member).does(Action::Looked {
            entry: id,
            reason: reason.as_str().to_owned(),
        });
        self.keep.write_audit(deed).await?;
        let look = Look {
            person: committed.entry.person,
            institution: self.supervising(member, authority).await?,
            role: StaffRole::Auditor,
            purpose: Purpose::Supervision,
            outcome: Outcome::Disclosed,
            reason: format!("{}（{id}）", reason.as_str()),
        };
        self.tell(member, look).await?;
        let place = self.place(committed.leaf).await?;
        let entry = committed.entry;
        let grounds = |lines: &[disclosure::Line], effect: Effect| {
            let grounds = lines.iter().map(|line| Ground::from(&line.basis));
            grounds
                .map(|ground| (effect == Effect::Permit, ground))
                .collect::<Vec<_>>()
        };
        let mut stands = grounds(&entry.given, Effect::Permit);
        stands.extend(grounds(&entry.withheld, Effect::Deny));
        Ok(Looked {
            sighting: Sighting::of(&entry),
            institution: entry.institution,
            actor: entry.actor,
            channel: entry.channel,
            grounds: BTreeSet::from_iter(stands),
            place,
        })
    }

    /// Writes into a citizen's log that staff look at something of theirs.
    pub(super) async fn tell(&self, member: &Member, look: Look) -> Result<(), StaffError> {
        let Look {
            person,
            institution,
            role,
            purpose,
            outcome,
            reason,
        } = look;
        let now = to_millis(self.clock.now());
        let id = self.keep.mint(EntryId::new);
        let request = self.keep.mint(RequestId::new);
        let build = |head: &ChainHead| Entry {
            version: ENTRY_VERSION,
            id,
            person,
            seq: head.seq.saturating_add(1),
            previous: head.hash.clone(),
            occurred_at: now,
            recorded_at: to_millis(self.clock.now()),
            institution: institution.clone(),
            actor: disclosure::Actor::Human {
                role,
                handle: member.login.clone(),
                acting_for: None,
            },
            purpose,
            reason: reason.clone(),
            asked: Vec::new(),
            given: Vec::new(),
            withheld: Vec::new(),
            outcome,
            channel: Channel::Staff,
            request,
        };
        self.keep.append_entry(person, build).await?;
        Ok(())
    }

    /// The municipality as a supervisor, and the office in it for which the member acts.
    pub(super) async fn supervising(
        &self,
        member: &Member,
        authority: Authority<'_>,
    ) -> Result<InstitutionLabel, StaffError> {
        let institution = self.supervisor(authority).await?;
        Ok(InstitutionLabel {
            id: institution.id,
            name: institution.name,
            kind: institution.kind,
            unit: match &member.post {
                Post::Office { office, .. } => Some(office.clone()),
                Post::PrivacyOfficer { .. } => None,
            },
        })
    }

    /// The municipality as a supervisor: registered when it first looks.
    async fn supervisor(&self, authority: Authority<'_>) -> Result<Institution, StaffError> {
        let institution = Institution {
            id: self.keep.mint(InstitutionId::new),
            code: format!("{}-supervision", authority.code),
            name: authority.name.to_owned(),
            kind: InstitutionKind::Oversight,
            units: Vec::new(),
            purposes: BTreeSet::from([Purpose::Supervision]),
            contact: authority.name.to_owned(),
            place: None,
            hours: BTreeMap::new(),
        };
        self.own_institution(institution).await
    }

    /// An institution of the municipality itself: put into the registry when it first acts.
    pub(super) async fn own_institution(
        &self,
        institution: Institution,
    ) -> Result<Institution, StaffError> {
        let known = self.keep.institution_by_code(&institution.code).await?;
        if let Some(known) = known.filter(|known| known.name == institution.name) {
            return Ok(known);
        }
        let (id, _) = self.keep.put_institution(&institution).await?;
        Ok(Institution { id, ..institution })
    }

    async fn place(&self, leaf: [u8; 32]) -> Result<Place, StaffError> {
        let Some(checkpoint) = self.keep.log_checkpoint().await? else {
            return Ok(Place::Waiting);
        };
        let (size, root) = (checkpoint.size, Hash(checkpoint.root));
        let place = self.keep.log_place(leaf).await?;
        let Some(place) = place.filter(|place| *place < size) else {
            return Ok(Place::Waiting);
        };
        let tiles = tiles(&self.keep, &needed(size, &[place], &[])).await?;
        let Ok(path) = inclusion(&tiles, place, size) else {
            return Ok(Place::Broken);
        };
        let leaf = Hash(leaf);
        Ok(match verify_inclusion(leaf, place, size, &path, root) {
            Ok(()) => Place::Proven {
                leaf,
                place,
                size,
                path,
            },
            Err(_) => Place::Broken,
        })
    }
}

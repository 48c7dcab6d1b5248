//! Sending what is approved and whose time has come.

use std::collections::{HashMap, HashSet};

use futures::{StreamExt as _, stream};
use hikae_core::calendar::jst_date;
use hikae_core::circular::{State, allowed_from};
use hikae_core::ids::{CircularId, EntryId, NoticeId, PersonId};
use hikae_core::notice::Notice;

use super::samples::Going;
use super::{Error, Municipality, Values};
use crate::disclosure::{Chosen, Gate, Passing, Refusal};
use crate::keep::{self, Arrives, Keep, KeptCircular, Turn, WhatFor};

/// Whom one has reached is read so many at a time.
const PAGE: u32 = 2_000;

/// So many people are told at once.
const AT_ONCE: usize = 32;

/// What came of sending one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// Which.
    pub circular: CircularId,
    /// How many were told just now.
    pub told: u64,
    /// Where it stands.
    pub state: State,
}

/// Sends everything that is approved and whose time has come, or goes on with it.
///
/// # Errors
/// The first that something other than staff stopped. What follows waits for the next time.
pub async fn send(keep: &Keep, municipality: &Municipality) -> Result<Vec<Sent>, Error> {
    let mut sent = Vec::new();
    for kept in keep.circulars_due().await? {
        match send_one(keep, municipality, kept).await {
            Ok(one) => sent.extend(one),
            // Staff have stopped or changed it, or another process sends it.
            Err(Error::Keep(keep::Error::Conflict)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(sent)
}

async fn send_one(
    keep: &Keep,
    municipality: &Municipality,
    kept: KeptCircular,
) -> Result<Option<Sent>, Error> {
    let now = keep.now();
    let allowed = allowed_from(kept.content.topic, now);
    if allowed > now {
        let turn = Turn {
            state: kept.state,
            due_at: Some(allowed),
            course: kept.course.clone(),
        };
        keep.turn_circular(&kept, &turn, None, None).await?;
        return Ok(None);
    }
    let id = kept.id;
    let mut sending = Sending {
        keep,
        gate: Gate::new(keep.clone()),
        municipality,
        had: had(keep, &kept).await?,
        kept,
        told: 0,
    };
    sending.note(State::Sending).await?;
    sending.through().await?;
    Ok(Some(Sent {
        circular: id,
        told: sending.told,
        state: sending.kept.state,
    }))
}

/// Whom one that goes on has reached after the place that was noted last.
async fn had(keep: &Keep, kept: &KeptCircular) -> Result<HashSet<PersonId>, Error> {
    let mut had = HashSet::new();
    if kept.state != State::Sending {
        return Ok(had);
    }
    let mut after = kept.course.after;
    loop {
        let found = keep.circular_reached(kept.id, after, PAGE).await?;
        let full = found.len() == PAGE as usize;
        after = found.last().map(|(person, _)| *person);
        had.extend(found.into_iter().map(|(person, _)| person));
        if !full {
            return Ok(had);
        }
    }
}

struct Sending<'a> {
    keep: &'a Keep,
    gate: Gate,
    municipality: &'a Municipality,
    kept: KeptCircular,
    /// Whom the part on which someone else stopped has reached: they need not be tried again.
    had: HashSet<PersonId>,
    told: u64,
}

/// What came of telling someone.
enum Told {
    Now,
    Before,
    /// A value was missing for them.
    Not,
}

impl Sending<'_> {
    async fn through(&mut self) -> Result<(), Error> {
        let circular = self.kept.id;
        let gate = self.gate.clone();
        let what_for = WhatFor::Send { circular };
        let going = Going::begin(self.keep, &gate, self.municipality, &self.kept, what_for);
        let mut going = going.await?;
        let mut corrected = HashMap::new();
        while let Some(part) = going.next(Some(&mut corrected)).await? {
            self.kept.course.missed += part.broken;
            let last = part.last;
            self.tell_all(going.passing(), part.chosen, &corrected)
                .await?;
            self.kept.course.after = last.or(self.kept.course.after);
            if last.is_some() {
                self.note(State::Sending).await?;
            }
        }
        self.kept.course.ended_at = Some(self.keep.now());
        self.note(State::Sent).await
    }

    /// Tells those of a part; nobody twice.
    async fn tell_all(
        &mut self,
        passing: &Passing,
        chosen: Vec<Chosen>,
        corrected: &HashMap<PersonId, NoticeId>,
    ) -> Result<(), Error> {
        let this = &*self;
        let tell = |chosen: Chosen| async move {
            let corrects = corrected.get(&chosen.person).copied();
            this.tell(passing, &chosen, corrects).await
        };
        let told: Vec<_> = stream::iter(chosen)
            .map(tell)
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        for told in told {
            match told? {
                Told::Now => {
                    self.told += 1;
                    self.kept.course.reached += 1;
                }
                Told::Before => self.kept.course.reached += 1,
                Told::Not => self.kept.course.missed += 1,
            }
        }
        Ok(())
    }

    async fn tell(
        &self,
        passing: &Passing,
        chosen: &Chosen,
        corrects: Option<NoticeId>,
    ) -> Result<Told, Error> {
        if self.had.contains(&chosen.person) {
            return Ok(Told::Before);
        }
        let kept = &self.kept;
        let values = Values {
            municipality: self.municipality,
            office: &kept.writer.office,
            today: jst_date(self.keep.now()),
        };
        let entry = self.keep.mint(EntryId::new);
        let Ok(arrived) = values.arrived(kept, &chosen.resident, entry, corrects) else {
            return Ok(Told::Not);
        };
        if kept.content.training {
            return Ok(Told::Now);
        }
        let arrives = Arrives {
            circular: kept.id,
            version: kept.version,
            notice: Notice::Circular(Box::new(arrived)),
        };
        match self.gate.tell(passing, chosen, entry, &arrives).await {
            Ok(true) => Ok(Told::Now),
            Ok(false) => Ok(Told::Before),
            // Who was erased in the meantime is not there.
            Err(Refusal::NoSuchPerson) => Ok(Told::Not),
            Err(error) => Err(error.into()),
        }
    }

    /// Notes how far it has come, over what was read last: whoever has stopped it in between is
    /// heard here.
    async fn note(&mut self, state: State) -> Result<(), Error> {
        let turn = Turn {
            state,
            due_at: self.kept.due_at,
            course: self.kept.course.clone(),
        };
        self.keep
            .turn_circular(&self.kept, &turn, None, None)
            .await?;
        self.kept.state = state;
        self.kept.change += 1;
        Ok(())
    }
}

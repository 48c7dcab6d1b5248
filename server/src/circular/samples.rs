//! Counting whom a circular is for, and picking some of them to look at.

use std::collections::HashMap;

use hikae_core::circular::Audience;
use hikae_core::ids::{CircularId, NoticeId, PersonId};

use super::{Error, Municipality};
use crate::ambient::{Entropy, random};
use crate::disclosure::{Gate, Part, Passing};
use crate::keep::{Keep, KeptCircular, LIST_PART, WhatFor};

/// So many are picked at random, beside the first and the last.
const OTHERS: usize = 3;

/// Of whom a circular reached, so many are read at a time.
const PAGE: u32 = 2_000;

/// How many there are, and some of them.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Samples {
    /// How many.
    pub people: u64,
    first: Option<PersonId>,
    last: Option<PersonId>,
    others: Vec<PersonId>,
}

impl Samples {
    /// Goes through everyone whom a circular is for.
    ///
    /// # Errors
    /// The gate, or the store.
    pub async fn of(
        keep: &Keep,
        municipality: &Municipality,
        kept: &KeptCircular,
        entropy: &dyn Entropy,
    ) -> Result<Self, Error> {
        let gate = Gate::new(keep.clone());
        let mut going = Going::begin(keep, &gate, municipality, kept, WhatFor::Count).await?;
        let mut samples = Self::default();
        while let Some(part) = going.next(None).await? {
            for chosen in part.chosen {
                samples.add(chosen.person, entropy);
            }
        }
        Ok(samples)
    }

    /// Counts one more. Each that was counted is among the others with the same chance.
    fn add(&mut self, person: PersonId, entropy: &dyn Entropy) {
        self.people += 1;
        self.first.get_or_insert(person);
        self.last = Some(person);
        if self.others.len() < OTHERS {
            self.others.push(person);
            return;
        }
        let drawn = u64::from_le_bytes(random(entropy)) % self.people;
        let place = usize::try_from(drawn).ok();
        if let Some(place) = place.and_then(|place| self.others.get_mut(place)) {
            *place = person;
        }
    }

    /// Those to look at, each once.
    pub fn picked(&self) -> Vec<PersonId> {
        let ends = self.first.into_iter().chain(self.last);
        let mut picked: Vec<_> = ends.chain(self.others.iter().copied()).collect();
        picked.sort();
        picked.dedup();
        picked
    }
}

/// Going through everyone whom a circular is for, part by part, in the order of their ids.
pub(super) struct Going<'a> {
    keep: &'a Keep,
    gate: &'a Gate,
    passing: Passing,
    from: From,
    after: Option<PersonId>,
    over: bool,
}

/// Where they come from.
enum From {
    Register,
    List {
        circular: CircularId,
        list: u32,
        part: u32,
    },
    Reached {
        circular: CircularId,
    },
}

impl<'a> Going<'a> {
    pub(super) async fn begin(
        keep: &'a Keep,
        gate: &'a Gate,
        municipality: &Municipality,
        kept: &KeptCircular,
        what_for: WhatFor,
    ) -> Result<Self, Error> {
        let choosing = municipality.choosing(keep, kept).await?;
        let (passing, from) = match &kept.content.audience {
            Audience::Rule { rule, .. } => {
                let passing = gate.pass(choosing, rule, what_for).await?;
                (passing, From::Register)
            }
            Audience::List { .. } => {
                let (circular, list) = (kept.id, kept.course.list);
                let part = 0;
                let list = From::List {
                    circular,
                    list,
                    part,
                };
                (gate.among(choosing).await?, list)
            }
            Audience::Reached { circular } => {
                let circular = *circular;
                (gate.among(choosing).await?, From::Reached { circular })
            }
        };
        Ok(Self {
            keep,
            gate,
            passing,
            from,
            after: kept.course.after,
            over: false,
        })
    }

    pub(super) const fn passing(&self) -> &Passing {
        &self.passing
    }

    /// The next part; none when everyone was gone through. `corrected` takes up which notice of
    /// each is corrected, where that is why they are told.
    pub(super) async fn next(
        &mut self,
        corrected: Option<&mut HashMap<PersonId, NoticeId>>,
    ) -> Result<Option<Part>, Error> {
        if self.over {
            return Ok(None);
        }
        let part = match &mut self.from {
            From::Register => {
                let part = self.gate.choose(&self.passing, self.after).await?;
                self.over = part.last.is_none();
                part
            }
            From::List {
                circular,
                list,
                part,
            } => {
                let people = self.keep.circular_list(*circular, *list, *part).await?;
                *part += 1;
                self.over = people.len() < LIST_PART;
                let after = self.after;
                let people = people.into_iter();
                let people: Vec<_> = people
                    .filter(|person| after.is_none_or(|after| *person > after))
                    .collect();
                self.gate.choose_among(&self.passing, &people).await?
            }
            From::Reached { circular } => {
                let found = self.keep.circular_reached(*circular, self.after, PAGE);
                let found = found.await?;
                self.over = found.len() < PAGE as usize;
                let people: Vec<_> = found.iter().map(|(person, _)| *person).collect();
                if let Some(corrected) = corrected {
                    *corrected = found.into_iter().collect();
                }
                self.gate.choose_among(&self.passing, &people).await?
            }
        };
        self.after = part.last.or(self.after);
        Ok(Some(part))
    }
}

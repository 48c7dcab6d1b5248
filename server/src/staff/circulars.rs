//! Writing circulars, and letting them go: it takes two.
//!
//! Whoever writes one has it counted, looks at what the first, the last and some others of its
//! readers would read, without learning who they are, and hands it on. Someone else approves it or
//! sends it back. What is changed afterwards is a draft again. The database refuses what is refused
//! here as well: that nobody approves what they wrote, and that nothing goes out unapproved.

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::circular::text::Filled;
use hikae_core::circular::{Audience, Content, Fault, Host, Rough, Rule, State, Step, Texts, near};
use hikae_core::ids::{CircularId, PersonId};
use hikae_core::staff::{Member, Post};

use super::Staff;
use super::audit::{Action, Actor, Deed};
use crate::circular::{self, Municipality, Samples, Values};
use crate::keep::{self, KeptCircular, Looked, Second, Turn, WhatFor, Writer};

/// Within so long rules that are near each other are counted only a few times.
const NEAR_IN: TimeDelta = TimeDelta::hours(24);

/// So often.
const NEAR_TIMES: usize = 3;

/// As many passes as are compared.
const PASSES: u32 = 2_000;

/// Why something was not done with a circular.
#[derive(Debug, thiserror::Error)]
pub enum CircularError {
    /// The store.
    #[error(transparent)]
    Keep(keep::Error),
    /// There is none.
    #[error("no such circular")]
    Gone,
    /// It has changed since the page was shown.
    #[error("it has changed in the meantime")]
    Stale,
    /// It stands where this cannot be done.
    #[error("that cannot be done any more, or not yet")]
    State,
    /// Something is wrong with it.
    #[error("it is not complete")]
    Faults(Vec<Fault>),
    /// The writer has not looked at what would be read.
    #[error("it was not looked at")]
    NotLooked,
    /// Whoever wrote it cannot approve it.
    #[error("nobody approves what they wrote")]
    Own,
    /// Rules like this one were counted too often.
    #[error("rules near this one were counted too often")]
    Near,
    /// The office has sent as much as it may in a day.
    #[error("the office's budget of the day is used up")]
    Budget,
    /// The gate.
    #[error(transparent)]
    Refused(#[from] crate::disclosure::Refusal),
}

impl From<keep::Error> for CircularError {
    fn from(error: keep::Error) -> Self {
        match error {
            keep::Error::Conflict => Self::Stale,
            error => Self::Keep(error),
        }
    }
}

impl From<circular::Error> for CircularError {
    fn from(error: circular::Error) -> Self {
        match error {
            circular::Error::Keep(error) => error.into(),
            circular::Error::Refused(error) => Self::Refused(error),
        }
    }
}

/// What the writer is shown before they hand it on.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The circular, as it stands now.
    pub kept: KeptCircular,
    /// How many would have it, roughly.
    pub people: Rough,
    /// What some of them would read; without who they are. None for someone for whom a value is
    /// missing: they would not have it.
    pub samples: Vec<Option<Texts<Filled>>>,
}

/// What binds circulars beside the store.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// In whose name they go out.
    pub municipality: Municipality,
    /// The hosts to which links may lead.
    pub hosts: Vec<Host>,
    /// How many people one office may write to in a day.
    pub per_day: u64,
}

impl Staff {
    /// Keeps what a member begins to write.
    ///
    /// # Errors
    /// The store. What is wrong with it is asked about when it is handed on.
    pub async fn write_circular(
        &self,
        member: &Member,
        content: &Content,
    ) -> Result<CircularId, CircularError> {
        let title = content.texts.ja.title.clone();
        let deed = |id| Some(deed(member, Step::Wrote, id, title));
        Ok(self
            .keep
            .draft_circular(&writer(member), content, deed)
            .await?)
    }

    /// Keeps another version of one, read as change `seen`. It is a draft then, that nobody has
    /// approved.
    ///
    /// # Errors
    /// [`CircularError::Stale`], [`CircularError::State`].
    pub async fn change_circular(
        &self,
        member: &Member,
        (id, seen): (CircularId, u32),
        content: &Content,
    ) -> Result<(), CircularError> {
        let kept = self.circular(id, seen).await?;
        if !kept.state.may_change() {
            return Err(CircularError::State);
        }
        let title = content.texts.ja.title.clone();
        let deed = deed(member, Step::Changed, id, title);
        let writer = writer(member);
        Ok(self
            .keep
            .change_circular(&kept, &writer, content, Some(deed))
            .await?)
    }

    /// Counts whom a draft is for, and shows what some of them would read.
    ///
    /// # Errors
    /// [`CircularError::Faults`], [`CircularError::Near`], [`CircularError::State`],
    /// [`CircularError::Stale`].
    pub async fn look_at_circular(
        &self,
        member: &Member,
        bounds: &Bounds,
        (id, seen): (CircularId, u32),
    ) -> Result<Preview, CircularError> {
        let kept = self.circular(id, seen).await?;
        if kept.state != State::Draft {
            return Err(CircularError::State);
        }
        let faults = kept
            .content
            .check(&bounds.hosts, jst_date(self.clock.now()));
        if !faults.is_empty() {
            return Err(CircularError::Faults(faults));
        }
        if let Audience::Rule { rule, .. } = &kept.content.audience {
            self.count_again(rule).await?;
        }
        let found = Samples::of(&self.keep, &bounds.municipality, &kept, &*self.entropy);
        let found = found.await?;
        let mut course = kept.course.clone();
        course.looked = Some(Looked {
            version: kept.version,
            at: self.clock.now(),
            people: found.people,
            samples: found.picked(),
        });
        let turn = Turn {
            state: State::Draft,
            due_at: None,
            course,
        };
        let step = deed(member, Step::Counted, id, title(&kept));
        self.keep
            .turn_circular(&kept, &turn, None, Some(step))
            .await?;
        self.preview_of(bounds, id)
            .await?
            .ok_or(CircularError::Gone)
    }

    /// What was found when the writer looked at this version; none if they have not.
    ///
    /// # Errors
    /// [`CircularError::Gone`].
    pub async fn preview_of(
        &self,
        bounds: &Bounds,
        id: CircularId,
    ) -> Result<Option<Preview>, CircularError> {
        let kept = self.keep.circular(id).await?.ok_or(CircularError::Gone)?;
        let looked = kept.course.looked.clone();
        let Some(looked) = looked.filter(|looked| looked.version == kept.version) else {
            return Ok(None);
        };
        let mut samples = Vec::with_capacity(looked.samples.len());
        for person in &looked.samples {
            samples.push(self.sample(bounds, &kept, *person).await?);
        }
        Ok(Some(Preview {
            people: Rough::of(looked.people),
            samples,
            kept,
        }))
    }

    async fn sample(
        &self,
        bounds: &Bounds,
        kept: &KeptCircular,
        person: PersonId,
    ) -> Result<Option<Texts<Filled>>, CircularError> {
        let Some(resident) = self.keep.resident(person).await? else {
            return Ok(None);
        };
        let values = Values {
            municipality: &bounds.municipality,
            office: &kept.writer.office,
            today: jst_date(self.clock.now()),
        };
        Ok(values.masked(&kept.content, &resident).ok())
    }

    /// Hands a draft on to whoever approves it, once its writer has looked at it.
    ///
    /// # Errors
    /// [`CircularError::NotLooked`], [`CircularError::Faults`], [`CircularError::State`],
    /// [`CircularError::Stale`].
    pub async fn submit_circular(
        &self,
        member: &Member,
        bounds: &Bounds,
        (id, seen): (CircularId, u32),
    ) -> Result<(), CircularError> {
        let kept = self.circular(id, seen).await?;
        if kept.state != State::Draft {
            return Err(CircularError::State);
        }
        let faults = kept
            .content
            .check(&bounds.hosts, jst_date(self.clock.now()));
        if !faults.is_empty() {
            return Err(CircularError::Faults(faults));
        }
        match &kept.course.looked {
            Some(looked) if looked.version == kept.version => {}
            _ => return Err(CircularError::NotLooked),
        }
        let turn = Turn {
            state: State::Waiting,
            due_at: None,
            course: kept.course.clone(),
        };
        let step = deed(member, Step::Submitted, id, title(&kept));
        Ok(self
            .keep
            .turn_circular(&kept, &turn, None, Some(step))
            .await?)
    }

    /// Approves what someone else wrote, to go out at `due_at` or now.
    ///
    /// # Errors
    /// [`CircularError::Own`], [`CircularError::Budget`], [`CircularError::State`],
    /// [`CircularError::Stale`].
    pub async fn approve_circular(
        &self,
        member: &Member,
        bounds: &Bounds,
        (id, seen): (CircularId, u32),
        due_at: Option<DateTime<Utc>>,
    ) -> Result<(), CircularError> {
        let kept = self.circular(id, seen).await?;
        if kept.state != State::Waiting {
            return Err(CircularError::State);
        }
        if kept.writer.id == member.id.uuid() {
            return Err(CircularError::Own);
        }
        let now = self.clock.now();
        let faults = kept.content.check(&bounds.hosts, jst_date(now));
        if !faults.is_empty() {
            return Err(CircularError::Faults(faults));
        }
        let people = kept
            .course
            .looked
            .as_ref()
            .map_or(0, |looked| looked.people);
        if self.approved_today(&kept.writer.office).await? + people > bounds.per_day {
            return Err(CircularError::Budget);
        }
        let mut course = kept.course.clone();
        course.approved = Some(second(member, now));
        let turn = Turn {
            state: State::Approved,
            due_at: Some(due_at.map_or(now, |due| due.max(now))),
            course,
        };
        let step = deed(member, Step::Approved, id, title(&kept));
        Ok(self
            .keep
            .turn_circular(&kept, &turn, Some(member.id.uuid()), Some(step))
            .await?)
    }

    /// Sends one back to its writer, with a reason.
    ///
    /// # Errors
    /// [`CircularError::State`], [`CircularError::Stale`].
    pub async fn return_circular(
        &self,
        member: &Member,
        (id, seen): (CircularId, u32),
        words: &str,
    ) -> Result<(), CircularError> {
        let kept = self.circular(id, seen).await?;
        if kept.state != State::Waiting {
            return Err(CircularError::State);
        }
        let mut course = kept.course.clone();
        course.returned = Some((second(member, self.clock.now()), words.to_owned()));
        let turn = Turn {
            state: State::Draft,
            due_at: None,
            course,
        };
        let step = deed(member, Step::Returned, id, title(&kept));
        Ok(self
            .keep
            .turn_circular(&kept, &turn, None, Some(step))
            .await?)
    }

    /// Gives up one that has not gone out, or stops one on its way. Who has it keeps it.
    ///
    /// # Errors
    /// [`CircularError::State`], [`CircularError::Stale`].
    pub async fn stop_circular(
        &self,
        member: &Member,
        id: CircularId,
    ) -> Result<(), CircularError> {
        // While it is on its way its rows change all the time, and stopping must not wait.
        for _ in 0..16 {
            let kept = self.keep.circular(id).await?.ok_or(CircularError::Gone)?;
            let (state, step) = match kept.state {
                State::Draft | State::Waiting | State::Approved => {
                    (State::Cancelled, Step::Cancelled)
                }
                State::Sending => (State::Stopped, Step::Stopped),
                State::Sent | State::Stopped | State::Cancelled => {
                    return Err(CircularError::State);
                }
            };
            let mut course = kept.course.clone();
            course.ended_at = Some(self.clock.now());
            let due_at = kept.due_at.filter(|_| state == State::Stopped);
            let turn = Turn {
                state,
                due_at,
                course,
            };
            let step = deed(member, step, id, title(&kept));
            match self
                .keep
                .turn_circular(&kept, &turn, None, Some(step))
                .await
            {
                Err(keep::Error::Conflict) => {}
                done => return Ok(done?),
            }
        }
        Err(CircularError::Stale)
    }

    /// Begins a correction of one that went out: it goes to exactly those whom that one reached.
    ///
    /// # Errors
    /// [`CircularError::State`] as long as it is not over, or if it was corrected already.
    pub async fn correct_circular(
        &self,
        member: &Member,
        (id, seen): (CircularId, u32),
    ) -> Result<CircularId, CircularError> {
        let kept = self.circular(id, seen).await?;
        let over = matches!(kept.state, State::Sent | State::Stopped);
        if !over || kept.course.corrected_by.is_some() || kept.content.training {
            return Err(CircularError::State);
        }
        let content = Content {
            audience: Audience::Reached { circular: id },
            file: None,
            ..kept.content.clone()
        };
        let correction = self.write_circular(member, &content).await?;
        let mut course = kept.course.clone();
        course.corrected_by = Some(correction);
        let turn = Turn {
            state: kept.state,
            due_at: kept.due_at,
            course,
        };
        let step = deed(member, Step::Corrected, id, title(&kept));
        self.keep
            .turn_circular(&kept, &turn, None, Some(step))
            .await?;
        Ok(correction)
    }

    /// One, as it was when the page was shown.
    async fn circular(&self, id: CircularId, seen: u32) -> Result<KeptCircular, CircularError> {
        let kept = self.keep.circular(id).await?.ok_or(CircularError::Gone)?;
        match kept.change == seen {
            true => Ok(kept),
            false => Err(CircularError::Stale),
        }
    }

    /// Whether a rule may be counted once more: the numbers of rules that are near each other, put
    /// side by side, would tell about the few between them.
    async fn count_again(&self, rule: &Rule) -> Result<(), CircularError> {
        let from = self.clock.now() - NEAR_IN;
        let passes = self.keep.passes(from, None, PASSES).await?;
        let like = passes
            .iter()
            .filter(|kept| kept.pass.what_for == WhatFor::Count && near(&kept.pass.rule, rule));
        match like.count() < NEAR_TIMES {
            true => Ok(()),
            false => Err(CircularError::Near),
        }
    }

    /// How many people an office was allowed to write to today.
    async fn approved_today(&self, office: &str) -> Result<u64, CircularError> {
        let today = jst_date(self.clock.now());
        let kept = self.keep.circulars(None, PASSES).await?;
        let approved = kept.iter().filter(|kept| {
            let approved = kept.course.approved.as_ref();
            kept.writer.office == office
                && kept.state != State::Cancelled
                && approved.is_some_and(|second| jst_date(second.at) == today)
        });
        let people = approved.filter_map(|kept| kept.course.looked.as_ref());
        Ok(people.map(|looked| looked.people).sum())
    }
}

fn writer(member: &Member) -> Writer {
    Writer {
        id: member.id.uuid(),
        name: member.name.clone(),
        office: match &member.post {
            Post::Office { office, .. } => office.clone(),
            Post::PrivacyOfficer { .. } => String::new(),
        },
    }
}

fn second(member: &Member, at: DateTime<Utc>) -> Second {
    Second {
        id: member.id.uuid(),
        name: member.name.clone(),
        at,
    }
}

fn title(kept: &KeptCircular) -> String {
    kept.content.texts.ja.title.clone()
}

fn deed(member: &Member, step: Step, circular: CircularId, title: String) -> Deed {
    Actor::of(member).does(Action::Circular {
        step,
        circular,
        title,
    })
}

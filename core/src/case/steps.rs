//! What can happen to a case, and how it stands.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Case, Finding, Kind, Office, Settled, Words, due};
use crate::calendar::{jst_date, start_of_jst_day};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub step: Step,
}

/// What can happen after a case was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// The office whose turn it is opened it for the first time.
    Seen {
        /// Which office.
        by: Office,
    },
    /// The office answered.
    Answered {
        /// Which office.
        by: Office,
        /// What it found.
        finding: Finding,
        /// In its words.
        words: String,
    },
    /// The institution let its deadline pass: the municipality's officer takes over.
    HandedOn,
    /// The citizen took it back; asking again is taken back to the answer that there was.
    Withdrawn,
    /// The citizen asks again: the municipality's officer about an answer that does not satisfy,
    /// the first office after a withdrawal.
    Reopened {
        /// In their words; may be empty.
        words: String,
    },
}

/// How a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "standing", rename_all = "kebab-case")]
pub enum Standing {
    /// Somebody has to answer.
    Open {
        /// Who.
        office: Office,
        /// Until when (exclusive).
        due: DateTime<Utc>,
        /// Whether they have opened it.
        seen: bool,
    },
    /// There is an answer.
    Answered {
        /// Whose.
        by: Office,
        /// What was found.
        finding: Finding,
    },
    /// The citizen took it back.
    Withdrawn,
}

/// Why a step cannot be taken. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is another office's turn, or nobody's.
    #[error("it is not this office's turn")]
    NotYourTurn,
    /// This kind of case cannot end so.
    #[error("not a finding for this kind of case")]
    NoSuchFinding,
    /// It is not open.
    #[error("the case is not open")]
    NotOpen,
    /// It is open, or the municipality's officer has answered: nobody here is above them.
    #[error("the case cannot be reopened")]
    NotReopenable,
    /// It is not the citizen who brought it up.
    #[error("the case was not opened by the citizen")]
    NotTheirs,
}

impl Case {
    /// How the steps that are written down leave it. What time alone has changed since is in
    /// [`Case::at`].
    pub fn standing(&self) -> Standing {
        let open = |office, from| Standing::Open {
            office,
            due: due(from, self.term),
            seen: false,
        };
        let mut standing = open(self.addressee, self.opened_at);
        let mut answer = None;
        for Event { at, step } in &self.events {
            standing = match (step, standing) {
                (Step::Seen { .. }, Standing::Open { office, due, .. }) => Standing::Open {
                    office,
                    due,
                    seen: true,
                },
                (Step::Seen { .. }, settled) => settled,
                (Step::Answered { by, finding, .. }, _) => *answer.insert(Standing::Answered {
                    by: *by,
                    finding: *finding,
                }),
                (Step::HandedOn, _) => open(Office::Municipality, *at),
                (Step::Withdrawn, _) => answer.unwrap_or(Standing::Withdrawn),
                (Step::Reopened { .. }, Standing::Answered { .. }) => {
                    open(Office::Municipality, *at)
                }
                (Step::Reopened { .. }, _) => open(self.addressee, *at),
            };
        }
        standing
    }

    /// The case as it is at `now`: a deadline that has passed has handed it on, at that deadline.
    #[must_use]
    pub fn at(mut self, now: DateTime<Utc>) -> Self {
        if let Some(at) = self.hands_on_at()
            && at <= now
        {
            self.push(at, Step::HandedOn);
        }
        self
    }

    /// When it goes over to the municipality's officer unless something happens.
    pub fn hands_on_at(&self) -> Option<DateTime<Utc>> {
        match self.standing() {
            Standing::Open {
                office: Office::Institution { .. },
                due,
                ..
            } => Some(due),
            _ => None,
        }
    }

    /// The day of the case, as the instant at which it begins or ends in Japan: the deadline of
    /// one that is open, the last step of one that is not.
    pub fn day(&self) -> DateTime<Utc> {
        match self.standing() {
            Standing::Open { due, .. } => due,
            _ => {
                let last = self.events.last().map_or(self.opened_at, |event| event.at);
                start_of_jst_day(jst_date(last))
            }
        }
    }

    /// If it is answered: when, and what goes into the rates.
    pub fn settled(&self) -> Option<(DateTime<Utc>, Settled)> {
        let Standing::Answered { finding, .. } = self.standing() else {
            return None;
        };
        let answered = |event: &&Event| matches!(event.step, Step::Answered { .. });
        let last = self.events.iter().rev().find(answered)?;
        let first = self
            .events
            .iter()
            .find(|event| matches!(event.step, Step::Answered { .. } | Step::HandedOn))?;
        let in_time = matches!(first.step, Step::Answered { .. });
        Some((last.at, Settled { in_time, finding }))
    }

    /// An office opens the case. Answers whether that was new.
    ///
    /// # Errors
    /// [`Refused::NotYourTurn`].
    pub fn see(&mut self, by: Office, now: DateTime<Utc>) -> Result<bool, Refused> {
        let new = !self.turn_of(by)?;
        if new {
            self.push(now, Step::Seen { by });
        }
        Ok(new)
    }

    /// An office answers.
    ///
    /// # Errors
    /// [`Refused::NotYourTurn`], [`Refused::NoSuchFinding`].
    pub fn answer(
        &mut self,
        by: Office,
        finding: Finding,
        words: Words,
        now: DateTime<Utc>,
    ) -> Result<(), Refused> {
        self.turn_of(by)?;
        if !self.subject.kind().findings().contains(&finding) {
            return Err(Refused::NoSuchFinding);
        }
        let words = words.into_string();
        self.push(now, Step::Answered { by, finding, words });
        Ok(())
    }

    /// The citizen takes it back.
    ///
    /// # Errors
    /// [`Refused::NotOpen`], [`Refused::NotTheirs`].
    pub fn withdraw(&mut self, now: DateTime<Utc>) -> Result<(), Refused> {
        if self.subject.kind() == Kind::Review {
            return Err(Refused::NotTheirs);
        }
        match self.standing() {
            Standing::Open { .. } => {
                self.push(now, Step::Withdrawn);
                Ok(())
            }
            _ => Err(Refused::NotOpen),
        }
    }

    /// The citizen asks again.
    ///
    /// # Errors
    /// [`Refused::NotReopenable`].
    pub fn reopen(&mut self, words: Words, now: DateTime<Utc>) -> Result<(), Refused> {
        if !self.is_reopenable() {
            return Err(Refused::NotReopenable);
        }
        let words = words.into_string();
        self.push(now, Step::Reopened { words });
        Ok(())
    }

    /// Whether the citizen can ask again.
    pub fn is_reopenable(&self) -> bool {
        match self.standing() {
            _ if self.subject.kind() == Kind::Review => false,
            Standing::Open { .. } => false,
            Standing::Answered { by, .. } => by != Office::Municipality,
            Standing::Withdrawn => true,
        }
    }

    /// Whether an office may open it: it is its turn, or was.
    pub fn concerns(&self, office: Office) -> bool {
        self.addressee == office
            || match self.standing() {
                Standing::Open { office: turn, .. } => turn == office,
                Standing::Answered { by, .. } => by == office,
                Standing::Withdrawn => false,
            }
    }

    /// Whether it is this office that has to answer now.
    pub fn is_turn_of(&self, office: Office) -> bool {
        self.turn_of(office).is_ok()
    }

    /// Whether the office whose turn it is has seen it.
    fn turn_of(&self, by: Office) -> Result<bool, Refused> {
        match self.standing() {
            Standing::Open { office, seen, .. } if office == by => Ok(seen),
            _ => Err(Refused::NotYourTurn),
        }
    }

    fn push(&mut self, at: DateTime<Utc>, step: Step) {
        self.events.push(Event { at, step });
    }
}

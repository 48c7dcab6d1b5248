//! A person in front of an institution: it asks, they say who they are with their card and tick
//! what it may see, and it learns under which name it knows them.
//!
//! What is ticked is a directive of the person's, made before the institution hears of it.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::consent::{Directive, Level, Purpose, VisitConsent};
use hikae_core::ids::{InstitutionId, PersonId, VisitId};
use hikae_core::record::{Category, SensitiveClass};
use serde::{Deserialize, Serialize};

use super::Acting;
use crate::keep::{self, Keep, KeptVisit, Pseudonym};

/// So long a person has to answer.
pub const TO_ANSWER: TimeDelta = TimeDelta::minutes(15);

/// What an institution would like to see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// Kinds of records.
    pub categories: BTreeSet<Category>,
    /// Sensitive classes among them.
    #[serde(default)]
    pub sensitive: BTreeSet<SensitiveClass>,
}

/// What is asked at a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who asks.
    pub institution: InstitutionId,
    /// Who acts there, and why.
    pub acting: Acting,
    /// What they would like to see.
    pub wish: Wish,
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Answer {
    /// Someone said who they are. What they ticked is among their directives.
    Here(PersonId),
    /// Nobody wanted to say anything.
    Declined,
}

/// How a visit stands, as the institution hears of it. How much was ticked is not said: who ticked
/// nothing has answered as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has answered yet.
    Waiting,
    /// Someone did: this is their name here.
    Here(Pseudonym),
    /// Nobody wanted to.
    Declined,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Which.
    pub id: VisitId,
    /// What is asked.
    pub asked: Asked,
    /// Until when it can be answered; once it is, until when that can be read (exclusive).
    pub until: DateTime<Utc>,
    answer: Option<Answer>,
}

/// Why a visit does not go on.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// It would not be for a treatment.
    #[error("a visit is for a treatment")]
    Purpose,
    /// Nothing would be asked for, or a sensitive class of no kind of records.
    #[error("a visit asks for at least one kind of records")]
    Nothing,
    /// There is no such visit, it is over, or was answered before.
    #[error("there is no such visit")]
    Gone,
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
}

impl Visit {
    /// Begins one.
    ///
    /// # Errors
    /// [`VisitError`].
    pub async fn begin(keep: &Keep, asked: Asked) -> Result<Self, VisitError> {
        if asked.acting.purpose != Purpose::Treatment {
            return Err(VisitError::Purpose);
        }
        if asked.wish.categories.is_empty() {
            return Err(VisitError::Nothing);
        }
        let id = keep.mint(VisitId::new);
        let until = keep.now() + TO_ANSWER;
        keep.open_visit(id, until, &asked).await?;
        Ok(Self {
            id,
            asked,
            until,
            answer: None,
        })
    }

    /// One that is not over.
    ///
    /// # Errors
    /// [`VisitError::Gone`]; the store.
    pub async fn find(keep: &Keep, id: VisitId) -> Result<Self, VisitError> {
        let found: Option<KeptVisit<Asked, Answer>> = keep.visit(id).await?;
        let found = found.ok_or(VisitError::Gone)?;
        Ok(Self {
            id,
            asked: found.asked,
            until: found.expires_at,
            answer: found.answer,
        })
    }

    /// Whether nobody has answered yet.
    pub const fn waits(&self) -> bool {
        self.answer.is_none()
    }

    /// Whether somebody said who they are.
    pub const fn is_given(&self) -> bool {
        matches!(self.answer, Some(Answer::Here(_)))
    }

    /// How it stands.
    ///
    /// # Errors
    /// The store. Whoever is not there any more has not answered.
    pub async fn standing(&self, keep: &Keep) -> Result<Standing, keep::Error> {
        match self.answer {
            None => Ok(Standing::Waiting),
            Some(Answer::Declined) => Ok(Standing::Declined),
            Some(Answer::Here(person)) => {
                match keep.pseudonym(person, self.asked.institution).await {
                    Ok(name) => Ok(Standing::Here(name)),
                    Err(keep::Error::NoSuchPerson) => Ok(Standing::Waiting),
                    Err(error) => Err(error),
                }
            }
        }
    }

    /// Takes what a person ticked, of what is asked: as a directive of theirs, in the place of what
    /// they ticked for this institution before, and then as the answer. Nothing ticked is an
    /// answer too.
    ///
    /// # Errors
    /// [`VisitError::Gone`]; the store. What was ticked may hold then; to say it again does no harm.
    pub async fn give(self, keep: &Keep, person: PersonId, ticked: Wish) -> Result<(), VisitError> {
        if !self.waits() {
            return Err(VisitError::Gone);
        }
        let wish = &self.asked.wish;
        let categories: BTreeSet<_> = &wish.categories & &ticked.categories;
        let sensitive: BTreeSet<_> = &wish.sensitive & &ticked.sensitive;
        let now = keep.now();
        self.end_former(keep, person, now).await?;
        if !categories.is_empty() {
            let institution = self.asked.institution;
            let directive =
                Directive::at_visit(self.id, institution, categories, sensitive, person, now);
            match keep.put_directive(person, directive, 0).await {
                // It was said before, and only the answer is missing.
                Ok(_) | Err(keep::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.settle(keep, Answer::Here(person)).await
    }

    /// Takes a no.
    ///
    /// # Errors
    /// [`VisitError::Gone`]; the store.
    pub async fn decline(self, keep: &Keep) -> Result<(), VisitError> {
        self.settle(keep, Answer::Declined).await
    }

    async fn settle(self, keep: &Keep, answer: Answer) -> Result<(), VisitError> {
        let until = keep.now() + VisitConsent::LASTS;
        match keep.answer_visit(self.id, &answer, until).await? {
            true => Ok(()),
            false => Err(VisitError::Gone),
        }
    }

    /// Ends what was ticked here before: the last time is what the person wants.
    async fn end_former(
        &self,
        keep: &Keep,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<(), keep::Error> {
        let directives = keep.directives(person).await?;
        let institution = self.asked.institution;
        let Some(former) = VisitConsent::among(&directives, institution, now) else {
            return Ok(());
        };
        let of = |directive: &&Directive| directive.visit == Some(former.id);
        match directives.iter().find(of) {
            Some(old) if former.id != self.id => {
                keep.end_directive(person, old.id, old.version, now, Level::Card)
                    .await?;
            }
            _ => {}
        }
        Ok(())
    }
}

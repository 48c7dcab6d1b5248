//! What a citizen decided about sharing.

use chrono::{DateTime, Utc};
use hikae_core::consent::{Directive, Level};
use hikae_core::ids::{DirectiveId, PersonId};

use super::{Error, Keep};

impl Keep {
    /// A person's directives in their current version that hold now or will hold later, oldest
    /// first.
    pub async fn directives(&self, person: PersonId) -> Result<Vec<Directive>, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }

    /// Every version of every directive of a person, newest first.
    pub async fn directive_history(&self, person: PersonId) -> Result<Vec<Directive>, Error> {
        let _ = person;
        Err(Error::Unavailable)
    }

    /// Writes a directive as version `expected_version + 1`, whatever version the value names;
    /// 0 for a new one. Answers what was written.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the current version is not `expected_version`.
    pub async fn put_directive(
        &self,
        person: PersonId,
        directive: Directive,
        expected_version: u32,
    ) -> Result<Directive, Error> {
        let _ = (person, directive, expected_version);
        Err(Error::Unavailable)
    }

    /// Ends a directive at `at`, as a new version made by the person themself with `level`.
    /// Answers what was written; `None` if there is no such directive.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the current version is not `expected_version`.
    pub async fn end_directive(
        &self,
        person: PersonId,
        id: DirectiveId,
        expected_version: u32,
        at: DateTime<Utc>,
        level: Level,
    ) -> Result<Option<Directive>, Error> {
        let _ = (person, id, expected_version, at, level);
        Err(Error::Unavailable)
    }
}

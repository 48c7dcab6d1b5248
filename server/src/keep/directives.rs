//! What a citizen decided about sharing.

use chrono::{DateTime, Utc};
use hikae_core::consent::{Directive, Level};
use hikae_core::ids::{DirectiveId, PersonId};
use hikae_core::notice::Notice;

use super::{Error, Keep, version_row};
use crate::store::{DirectiveRow, Held};
use crate::vault::{Kind, PersonKey};

const DIRECTIVE: Kind = Kind::new("directive", 1);

impl Keep {
    /// A person's directives in their current version that hold now or will hold later, oldest
    /// first.
    pub async fn directives(&self, person: PersonId) -> Result<Vec<Directive>, Error> {
        let Some(Held { key, what }) = self.store.directives(person).await? else {
            return Ok(Vec::new());
        };
        self.open_current(&self.vault.person_key(person, &key)?, &what)
    }

    /// Every version of every directive of a person, newest first.
    pub async fn directive_history(&self, person: PersonId) -> Result<Vec<Directive>, Error> {
        let Some(Held { key, what }) = self.store.directive_versions(person).await? else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        what.iter().rev().map(|row| open(&key, row)).collect()
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
        let found = self.store.directive(person, directive.id).await?;
        let Held { key, .. } = found.ok_or(Error::NoSuchPerson)?;
        let key = self.vault.person_key(person, &key)?;
        self.append(person, &key, directive, expected_version).await
    }

    /// Ends a directive at `at`, as a new version made by the person themself with `level`.
    /// Answers what was written, or the directive as it is if it had ended before; `None` if there
    /// is no such directive.
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
        let found = self.store.directive(person, id).await?;
        let Some(Held {
            key,
            what: Some(row),
        }) = found
        else {
            return Ok(None);
        };
        if row.version != expected_version {
            return Err(Error::Conflict);
        }
        let key = self.vault.person_key(person, &key)?;
        let directive = open(&key, &row)?;
        if directive.valid_until.is_some_and(|until| until <= at) {
            return Ok(Some(directive));
        }
        let ended = Directive {
            valid_until: Some(at),
            made_at: at,
            made_by: person,
            made_with: level,
            ..directive
        };
        self.append(person, &key, ended, expected_version)
            .await
            .map(Some)
    }

    async fn append(
        &self,
        person: PersonId,
        key: &PersonKey,
        directive: Directive,
        expected_version: u32,
    ) -> Result<Directive, Error> {
        let version = expected_version.checked_add(1).ok_or(Error::Conflict)?;
        let directive = Directive {
            version,
            ..directive
        };
        let place = version_row(directive.id.uuid(), version);
        let row = DirectiveRow {
            id: directive.id,
            version,
            made_at: directive.made_at,
            sealed: self.vault.seal(key, DIRECTIVE, &place, &directive)?,
        };
        let notice = Notice::Sharing {
            directive: directive.id,
            version,
        };
        let occasion = format!("directive {} {version}", directive.id);
        let notice = self.new_notice(person, key, &occasion, &notice)?;
        let put = self.store.put_directive(person, &row, Some(&notice));
        put.await?;
        Ok(directive)
    }

    /// Opens those that hold now or will hold later.
    pub(super) fn open_current(
        &self,
        key: &PersonKey,
        rows: &[DirectiveRow],
    ) -> Result<Vec<Directive>, Error> {
        let now = self.now();
        let mut directives = Vec::with_capacity(rows.len());
        for row in rows {
            let directive = open(key, row)?;
            if directive.valid_until.is_none_or(|until| until > now) {
                directives.push(directive);
            }
        }
        Ok(directives)
    }
}

fn open(key: &PersonKey, row: &DirectiveRow) -> Result<Directive, Error> {
    Ok(key.open(
        DIRECTIVE,
        &version_row(row.id.uuid(), row.version),
        &row.sealed,
    )?)
}

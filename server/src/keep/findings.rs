//! What was noticed about who looks, for the oversight.

use chrono::{DateTime, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::watch::Finding;
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES, json};
use crate::staff::audit::Deed;
use crate::store::{self, FindingRow};
use crate::vault::{Blind, Domain, Kind};

const FINDING: Kind = Kind::new("finding", 1);

/// What the oversight makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// There is an explanation.
    Explained,
    /// The institution must follow it up.
    FollowUp,
}

/// An answer to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingAnswer {
    /// What.
    pub verdict: Verdict,
    /// Why, in words.
    pub words: String,
    /// Who: their name then.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(Serialize, Deserialize)]
struct Content {
    finding: Finding,
    answer: Option<FindingAnswer>,
}

/// A finding as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFinding {
    /// How addresses name it: a keyed hash.
    pub handle: [u8; 32],
    /// When it was noticed first.
    pub found_at: DateTime<Utc>,
    /// What was noticed.
    pub finding: Finding,
    /// What the oversight makes of it.
    pub answer: Option<FindingAnswer>,
}

impl Keep {
    /// Puts what was noticed before the oversight: of one who acts each pattern once a day, at its
    /// fullest, until it is answered. `false` if it stands there already.
    pub async fn note_finding(&self, finding: &Finding) -> Result<bool, Error> {
        let thing = self.finding_thing(finding)?;
        for _ in 0..TRIES {
            let known = self.store.finding(thing).await?;
            let version = match &known {
                None => 0,
                Some(row) => {
                    let content = self.open_content(row)?;
                    let before = &content.finding;
                    let fuller =
                        (before.people, before.requests) < (finding.people, finding.requests);
                    if content.answer.is_some() || !fuller {
                        return Ok(false);
                    }
                    row.version
                }
            };
            let content = Content {
                finding: finding.clone(),
                answer: None,
            };
            let found_at = known.map_or_else(|| self.now(), |row| row.found_at);
            let row = self.seal_finding(thing, version + 1, found_at, &content)?;
            match self.store.put_finding(&row, None).await {
                Ok(()) => return Ok(true),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// What still waits for an answer, or what was answered, the newest first.
    pub async fn findings(&self, answered: bool, limit: u32) -> Result<Vec<KeptFinding>, Error> {
        let rows = self.store.findings(answered, limit).await?;
        rows.iter().map(|row| self.open_finding(row)).collect()
    }

    /// One of them.
    pub async fn finding(&self, handle: [u8; 32]) -> Result<Option<KeptFinding>, Error> {
        let row = self.store.finding(Blind(handle)).await?;
        row.map(|row| self.open_finding(&row)).transpose()
    }

    /// Answers one. `false` if there is none that waits.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it was answered, or grew, at the same time.
    pub async fn answer_finding(
        &self,
        handle: [u8; 32],
        answer: FindingAnswer,
        deed: Deed,
    ) -> Result<bool, Error> {
        let thing = Blind(handle);
        let Some(row) = self.store.finding(thing).await? else {
            return Ok(false);
        };
        let mut content = self.open_content(&row)?;
        if content.answer.is_some() {
            return Ok(false);
        }
        content.answer = Some(answer);
        let answered = self.seal_finding(thing, row.version + 1, row.found_at, &content)?;
        let audit = self.line(deed)?;
        self.store.put_finding(&answered, Some(&audit)).await?;
        Ok(true)
    }

    /// What, about whom, on which day in Japan.
    fn finding_thing(&self, finding: &Finding) -> Result<Blind, Error> {
        let institution = finding.institution.uuid();
        let (handle, day) = (json(&finding.handle)?, jst_date(finding.from).to_string());
        let parts: [&[u8]; 4] = [
            finding.pattern.key().as_bytes(),
            institution.as_bytes(),
            &handle,
            day.as_bytes(),
        ];
        Ok(self.vault.blind(Domain::Finding, &parts))
    }

    fn seal_finding(
        &self,
        thing: Blind,
        version: u32,
        found_at: DateTime<Utc>,
        content: &Content,
    ) -> Result<FindingRow, Error> {
        Ok(FindingRow {
            thing,
            version,
            found_at,
            answered_at: content.answer.as_ref().map(|answer| answer.at),
            sealed: self
                .vault
                .seal_system(FINDING, &place(thing, version), content)?,
        })
    }

    fn open_content(&self, row: &FindingRow) -> Result<Content, Error> {
        let place = place(row.thing, row.version);
        Ok(self.vault.open_system(FINDING, &place, &row.sealed)?)
    }

    fn open_finding(&self, row: &FindingRow) -> Result<KeptFinding, Error> {
        let Content { finding, answer } = self.open_content(row)?;
        Ok(KeptFinding {
            handle: row.thing.0,
            found_at: row.found_at,
            finding,
            answer,
        })
    }
}

fn place(thing: Blind, version: u32) -> Vec<u8> {
    let mut place = thing.0.to_vec();
    place.extend(version.to_be_bytes());
    place
}

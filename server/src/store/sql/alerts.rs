//! Alerts.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;

use super::circulars::reach;
use super::notices::telling;
use super::people::there;
use super::pieces::{Part, Piece, held, of};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{AlertSettingRow, Alerts, Beside, DigestRow, Error, Footing, Held, NewNotice};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> Alerts for E {
    async fn footing(
        &self,
        person: PersonId,
        traces: [Blind; 2],
    ) -> Result<Option<Held<Footing>>, Error> {
        let [one, other] = traces;
        let statement = Statement::new(text::FOOTING)
            .bind(person)
            .bind(one)
            .bind(other);
        let Some(Held { key, what: pieces }) = of(self, person, statement).await? else {
            return Ok(None);
        };
        let mut what = Footing::default();
        for mut piece in pieces {
            match piece.part {
                Part::Entry => what.head = Some(piece.entry_head()?),
                Part::Trace => what.traces.push(piece.trace()?),
                Part::Digest => what.digest = Some(piece.digest()?),
                Part::AlertSetting => what.settings = Some(piece.alert_setting()?),
                _ => {}
            }
        }
        Ok(Some(Held { key, what }))
    }

    async fn put_digest(
        &self,
        person: PersonId,
        digest: &DigestRow,
        summary: Option<&NewNotice>,
    ) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person))
            .given(there(person))
            .must(write(person, digest));
        if let Some(summary) = summary {
            script = telling(script, person, summary, Expect::Touch);
        }
        self.write(script).await?;
        Ok(())
    }

    async fn alert_settings(
        &self,
        person: PersonId,
    ) -> Result<Option<Held<Vec<AlertSettingRow>>>, Error> {
        let statement = Statement::new(text::ALERT_SETTINGS).bind(person);
        held(self, person, statement, Piece::alert_setting, |row| {
            row.version
        })
        .await
    }

    async fn put_alert_setting(
        &self,
        person: PersonId,
        row: &AlertSettingRow,
        notice: &NewNotice,
    ) -> Result<(), Error> {
        let mut script = Script::new(Scope::Person(person)).given(there(person));
        if row.version > 1 {
            let before = Statement::new(text::ALERT_SETTING_BEFORE)
                .bind(person)
                .bind(row.version);
            script = script.given(before);
        }
        let put = Statement::new(text::PUT_ALERT_SETTING)
            .bind(person)
            .bind(row.version)
            .bind(row.made_at)
            .bind(&row.sealed);
        let script = telling(script.must(put), person, notice, Expect::Touch);
        self.write(script).await?;
        Ok(())
    }

    async fn greet(
        &self,
        person: PersonId,
        browser: Blind,
        at: DateTime<Utc>,
        notice: Option<&NewNotice>,
    ) -> Result<bool, Error> {
        let seen = Statement::new(text::DEVICE).bind(person).bind(browser);
        if !self.read(Scope::Person(person), seen).await?.is_empty() {
            return Ok(false);
        }
        let greet = Statement::new(text::GREET)
            .bind(person)
            .bind(browser)
            .bind(at);
        let mut script = Script::new(Scope::Person(person))
            .given(there(person))
            .may(greet);
        if let Some(notice) = notice {
            script = telling(script, person, notice, Expect::Any);
        }
        let done = self.write(script).await?;
        Ok(done.get(1).is_some_and(|greeted| greeted.touched > 0))
    }
}

/// What goes along with an entry, as steps of its transaction.
pub(super) fn beside(script: Script, person: PersonId, beside: &Beside) -> Script {
    let mut script = script;
    for trace in &beside.traces {
        let leave = Statement::new(text::LEAVE_TRACE).bind(person).bind(*trace);
        script = script.may(leave);
    }
    if let Some(digest) = &beside.digest {
        script = script.must(write(person, digest));
    }
    if let Some(reached) = &beside.reached {
        script = script.must(reach(person, reached));
    }
    if let Some(notice) = &beside.notice {
        script = telling(script, person, notice, Expect::Any);
    }
    script
}

fn write(person: PersonId, digest: &DigestRow) -> Statement {
    let text = match digest.version {
        1 => text::BEGIN_DIGEST,
        _ => text::PUT_DIGEST,
    };
    Statement::new(text)
        .bind(person)
        .bind(digest.version)
        .bind(&digest.sealed)
}

//! What a person is told at once, what they want to be told, and the summary of a week.

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::disclosure::Entry;
use hikae_core::ids::{InstitutionId, PersonId};
use hikae_core::notice::{
    AccountChange, Acquaintance, AlertSettings, Channel, Notice, Rule, Waiting, alert, shows,
};

use super::entries::open_entry;
use super::{Error, Keep, SessionHandle, TRIES};
use crate::store::{self, AlertSettingRow, Beside, DigestRow, Footing, Held};
use crate::vault::{Blind, Domain, Kind, PersonKey};

const WAITING: Kind = Kind::new("digest", 1);
const SETTING: Kind = Kind::new("alert_setting", 1);

/// Entries read at a time.
const PAGE: u32 = 256;

/// One change of what a person wants to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertSetting {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// What they want from then on.
    pub settings: AlertSettings,
}

/// What an entry is told for. Of what is given in one emergency the person hears once; what else
/// there is to say is said of each entry.
fn occasion(entry: &Entry, notice: &Notice) -> String {
    let only = matches!(notice, Notice::Alert { rules, .. } if rules.iter().eq([&Rule::Emergency]));
    match entry.declaration() {
        Some(declaration) if only && declaration != entry.id => format!("emergency {declaration}"),
        _ => format!("entry {}", entry.id),
    }
}

/// Whose traces: of an institution that asked, and of one that was shown something.
pub(super) struct Traces {
    asked: Blind,
    shown: Blind,
}

impl Traces {
    pub(super) const fn both(&self) -> [Blind; 2] {
        [self.asked, self.shown]
    }
}

impl Keep {
    pub(super) fn traces(&self, person: PersonId, institution: InstitutionId) -> Traces {
        let (person, institution) = (person.uuid(), institution.uuid());
        let trace = |what: &[u8]| {
            let parts = [
                person.as_bytes().as_slice(),
                institution.as_bytes().as_slice(),
                what,
            ];
            self.vault.blind(Domain::Acquaintance, &parts)
        };
        Traces {
            asked: trace(b"asked"),
            shown: trace(b"shown"),
        }
    }

    /// What goes along with an entry: the alert, or its place in the week's summary, and what is
    /// known about the institution from now on.
    pub(super) async fn beside(
        &self,
        key: &PersonKey,
        entry: &Entry,
        footing: &Footing,
    ) -> Result<Beside, Error> {
        let person = entry.person;
        let mut beside = Beside::default();
        let (mut waiting, version) = match &footing.digest {
            Some(row) => (open_waiting(key, row)?, row.version),
            None => (Waiting::default(), 0),
        };
        let mut there = footing.traces.clone();
        if footing.digest.is_none() && footing.head.is_some() {
            beside.traces = self.traces_of_log(person, key).await?;
            there.clone_from(&beside.traces);
        }
        let traces = self.traces(person, entry.institution.id);
        let before = Acquaintance {
            asked: there.contains(&traces.asked),
            shown: there.contains(&traces.shown),
        };
        let now = [(traces.asked, true), (traces.shown, shows(entry))];
        beside.traces.extend(
            now.into_iter()
                .filter_map(|(trace, left)| (left && !there.contains(&trace)).then_some(trace)),
        );
        let settings = open_settings(key, footing.settings.as_ref())?;
        match alert(entry, before, &settings) {
            Some(notice) => {
                let occasion = occasion(entry, &notice);
                beside.notice = Some(self.new_notice(person, key, &occasion, &notice)?);
            }
            None => waiting.add(entry),
        }
        if version == 0 || beside.notice.is_none() {
            beside.digest = Some(self.seal_waiting(key, version + 1, &waiting)?);
        }
        Ok(beside)
    }

    /// The traces that a log from before there were alerts would have left.
    async fn traces_of_log(&self, person: PersonId, key: &PersonKey) -> Result<Vec<Blind>, Error> {
        let mut found = std::collections::BTreeSet::new();
        let mut before = None;
        loop {
            let page = self.store.entries(person, before, PAGE).await?;
            let rows = page.map(|held| held.what).unwrap_or_default();
            let Some(last) = rows.last() else {
                return Ok(found.into_iter().collect());
            };
            before = Some(last.head.seq);
            for row in &rows {
                let entry = open_entry(key, row)?;
                let traces = self.traces(person, entry.institution.id);
                found.insert(traces.asked);
                if shows(&entry) {
                    found.insert(traces.shown);
                }
            }
        }
    }

    /// Tells a person what was not told at once since the last summary; done when it is durable.
    /// `false` if there is nothing to tell, or the week's summary was told already.
    ///
    /// # Errors
    /// [`Error::Conflict`] if others changed what waits time and again.
    pub async fn tell_digest(&self, person: PersonId, week: NaiveDate) -> Result<bool, Error> {
        for _ in 0..TRIES {
            let Some((key, footing)) = self.footing(person).await? else {
                return Ok(false);
            };
            let Some(row) = &footing.digest else {
                return Ok(false);
            };
            let Some(notice) = open_waiting(&key, row)?.summary() else {
                return Ok(false);
            };
            let settings = open_settings(&key, footing.settings.as_ref())?;
            let occasion = format!("digest {week}");
            let summary = settings
                .wants(Rule::Digest, Channel::Inbox)
                .then(|| self.new_notice(person, &key, &occasion, &notice))
                .transpose()?;
            let empty = self.seal_waiting(&key, row.version + 1, &Waiting::default())?;
            let put = self.store.put_digest(person, &empty, summary.as_ref());
            match put.await {
                Ok(()) => return Ok(summary.is_some()),
                Err(store::Error::Conflict) => {
                    let told = summary.map(|summary| summary.occasion);
                    if let Some(told) = told
                        && self.store.told(person, told).await?
                    {
                        return Ok(false);
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// What a person wants to be told now.
    pub async fn alert_settings(&self, person: PersonId) -> Result<AlertSettings, Error> {
        let history = self.alert_history(person).await?;
        let last = history.into_iter().next();
        Ok(last.map(|last| last.settings).unwrap_or_default())
    }

    /// Every change of what a person wanted to be told, newest first.
    pub async fn alert_history(&self, person: PersonId) -> Result<Vec<AlertSetting>, Error> {
        let Some(Held { key, what }) = self.store.alert_settings(person).await? else {
            return Ok(Vec::new());
        };
        let key = self.vault.person_key(person, &key)?;
        what.iter()
            .rev()
            .map(|row| {
                Ok(AlertSetting {
                    made_at: row.made_at,
                    settings: open_settings(&key, Some(row))?,
                })
            })
            .collect()
    }

    /// Switches an alert on or off, and tells that it was done, which cannot be switched off.
    /// `false` if it was so already.
    pub async fn set_alert(
        &self,
        person: PersonId,
        rule: Rule,
        channel: Channel,
        on: bool,
    ) -> Result<bool, Error> {
        for _ in 0..TRIES {
            let found = self.footing(person).await?;
            let (key, footing) = found.ok_or(Error::NoSuchPerson)?;
            let settings = open_settings(&key, footing.settings.as_ref())?;
            if settings.wants(rule, channel) == on {
                return Ok(false);
            }
            let settings = settings.with(rule, channel, on);
            let version = footing.settings.map_or(0, |row| row.version) + 1;
            let row = AlertSettingRow {
                version,
                made_at: self.now(),
                sealed: self
                    .vault
                    .seal(&key, SETTING, &version.to_be_bytes(), &settings)?,
            };
            let change = AccountChange::AlertSet { rule, channel, on };
            let notice = Notice::Account { change };
            let occasion = format!("alert-setting {version}");
            let notice = self.new_notice(person, &key, &occasion, &notice)?;
            match self.store.put_alert_setting(person, &row, &notice).await {
                Ok(()) => return Ok(true),
                Err(store::Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Conflict)
    }

    /// Notes that a person logs in from a browser with this secret, and tells them if it was not
    /// seen before.
    pub async fn greet(
        &self,
        person: PersonId,
        browser: &[u8],
        device: &str,
    ) -> Result<bool, Error> {
        let found = self.footing(person).await?;
        let (key, footing) = found.ok_or(Error::NoSuchPerson)?;
        let whose = person.uuid();
        let browser = self
            .vault
            .blind(Domain::Device, &[whose.as_bytes(), browser]);
        let settings = open_settings(&key, footing.settings.as_ref())?;
        let notice = Notice::NewDevice {
            device: device.to_owned(),
        };
        let occasion = format!("device {}", hex::encode(browser.0));
        let notice = settings
            .wants(Rule::NewDevice, Channel::Inbox)
            .then(|| self.new_notice(person, &key, &occasion, &notice))
            .transpose()?;
        let greeted = self
            .store
            .greet(person, browser, self.now(), notice.as_ref());
        Ok(greeted.await?)
    }

    /// Tells a person that their log is being taken along: once for each login and hour.
    pub async fn tell_export(
        &self,
        person: PersonId,
        session: Option<SessionHandle>,
    ) -> Result<(), Error> {
        let settings = self.alert_settings(person).await?;
        if settings.wants(Rule::Export, Channel::Inbox) {
            let session = session.map(|session| hex::encode(session.0));
            let hour = self.now().format("%FT%H");
            let occasion = format!("export {} {hour}", session.unwrap_or_default());
            let change = AccountChange::Exported;
            self.notify(person, &occasion, &Notice::Account { change })
                .await?;
        }
        Ok(())
    }

    /// What the next entry depends on, apart from who asks.
    async fn footing(&self, person: PersonId) -> Result<Option<(PersonKey, Footing)>, Error> {
        let nobody = Blind([0; 32]);
        let found = self.store.footing(person, [nobody; 2]).await?;
        let Some(Held { key, what }) = found else {
            return Ok(None);
        };
        Ok(Some((self.vault.person_key(person, &key)?, what)))
    }

    fn seal_waiting(
        &self,
        key: &PersonKey,
        version: u32,
        waiting: &Waiting,
    ) -> Result<DigestRow, Error> {
        Ok(DigestRow {
            version,
            sealed: self
                .vault
                .seal(key, WAITING, &version.to_be_bytes(), waiting)?,
        })
    }
}

fn open_waiting(key: &PersonKey, row: &DigestRow) -> Result<Waiting, Error> {
    Ok(key.open(WAITING, &row.version.to_be_bytes(), &row.sealed)?)
}

fn open_settings(key: &PersonKey, row: Option<&AlertSettingRow>) -> Result<AlertSettings, Error> {
    let opened = row.map(|row| key.open(SETTING, &row.version.to_be_bytes(), &row.sealed));
    Ok(opened.transpose()?.unwrap_or_default())
}

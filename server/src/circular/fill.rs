//! The words of a circular for one person.

use chrono::NaiveDate;
use hikae_app::circular::{Recipient, value};
use hikae_core::circular::text::{Filled, Run, Slot};
use hikae_core::circular::{Audience, Content, Texts, Unfilled};
use hikae_core::ids::{EntryId, NoticeId};
use hikae_core::notice::{Arrived, Why};
use hikae_core::resident::Resident;

use super::Municipality;
use crate::keep::KeptCircular;

/// What stands in the place of what staff are not shown.
const HIDDEN: &str = "○○○○";

/// Where the values come from that are not a person's own.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    /// In whose name.
    pub municipality: &'a Municipality,
    /// The office.
    pub office: &'a str,
    /// The day on which it is sent.
    pub today: NaiveDate,
}

impl Values<'_> {
    /// The words as a person gets them.
    ///
    /// # Errors
    /// [`Unfilled`]: a value is missing, and nothing is sent.
    pub fn of(&self, content: &Content, resident: &Resident) -> Result<Texts<Filled>, Unfilled> {
        let recipient = self.recipient(content, resident);
        let fill = |tongue, slot| value(&recipient, tongue, slot);
        content.texts.fill(fill)
    }

    /// The same as staff look at it: who it is stays hidden.
    ///
    /// # Errors
    /// As for the person.
    pub fn masked(
        &self,
        content: &Content,
        resident: &Resident,
    ) -> Result<Texts<Filled>, Unfilled> {
        let recipient = self.recipient(content, resident);
        content.texts.fill(|tongue, slot| {
            let value = value(&recipient, tongue, slot)?;
            let own = matches!(slot, Slot::Name | Slot::BirthDate);
            Some(if own { hidden() } else { value })
        })
    }

    fn recipient<'a>(&'a self, content: &'a Content, resident: &'a Resident) -> Recipient<'a> {
        Recipient {
            resident,
            content,
            sent_on: self.today,
            office: self.office,
            municipality: &self.municipality.name,
        }
    }

    /// What arrives at a person.
    ///
    /// # Errors
    /// [`Unfilled`].
    pub fn arrived(
        &self,
        kept: &KeptCircular,
        resident: &Resident,
        entry: EntryId,
        corrects: Option<NoticeId>,
    ) -> Result<Arrived, Unfilled> {
        let content = &kept.content;
        Ok(Arrived {
            circular: kept.id,
            office: self.office.to_owned(),
            topic: content.topic,
            statutory: content.statutory,
            texts: self.of(content, resident)?,
            link: content.link.clone(),
            valid_until: content.valid_until,
            event: content.event,
            file: content.file.clone(),
            why: match &content.audience {
                Audience::Rule { rule, .. } => Why::Rule { rule: rule.clone() },
                Audience::List { .. } => Why::List,
                Audience::Reached { .. } => Why::Reached,
            },
            corrects,
            entry,
        })
    }
}

fn hidden() -> Vec<Run> {
    vec![Run::Words(HIDDEN.to_owned())]
}

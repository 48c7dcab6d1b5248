//! How cases are told.

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::case::{Case, Contact, Office, Standing};
use hikae_core::circular::text::Run;
use hikae_core::ids::{EntryId, NoticeId};
use leptos::prelude::*;

use crate::citizen::sharing::RecordName;
use crate::components::{Chip, Tone, day_text, moment_text};
use crate::i18n::{Lang, Sentence, Span, Text, case};

/// What a case is about, as far as it is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An entry of the log.
    Entry {
        /// Which.
        entry: EntryId,
        /// Who looked.
        institution: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// A record.
    Record {
        /// Its name.
        name: RecordName,
        /// Its page.
        href: String,
    },
    /// What an office sent to many.
    Notice {
        /// Which.
        notice: NoticeId,
        /// Its title.
        title: Vec<Run>,
        /// The office.
        office: String,
        /// When it came.
        at: DateTime<Utc>,
    },
    /// It is gone.
    Gone,
}

/// A case with what is needed to tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownCase {
    /// The case as it is now.
    pub case: Case,
    /// What it is about.
    pub about: About,
    /// Name of the institution to which it was addressed, if it was to one that is known.
    pub institution: Option<String>,
    /// Name of the municipality.
    pub municipality: String,
    /// The present instant.
    pub now: DateTime<Utc>,
}

impl About {
    /// In words.
    pub fn text(&self, lang: Lang) -> Sentence {
        match self {
            Self::Entry {
                institution, at, ..
            } => Sentence::fill(
                &case::about_entry(lang),
                &[
                    ("office", Span::Raw(institution.clone())),
                    ("when", Span::Words(moment_text(*at, lang))),
                ],
            ),
            Self::Record { name, .. } => name.text(lang),
            Self::Notice {
                title, office, at, ..
            } => Sentence::fill(
                &case::about_notice(lang),
                &[
                    ("office", Span::Raw(office.clone())),
                    ("name", Span::Written(title.clone())),
                    ("when", Span::Words(moment_text(*at, lang))),
                ],
            ),
            Self::Gone => case::about_gone(lang).into(),
        }
    }

    /// Its page.
    pub fn href(&self) -> Option<String> {
        match self {
            Self::Entry { entry, .. } => Some(format!("/access-log/{entry}")),
            Self::Record { href, .. } => Some(href.clone()),
            Self::Notice { notice, .. } => Some(format!("/notices/{notice}")),
            Self::Gone => None,
        }
    }
}

impl ShownCase {
    /// An office that has to do with it.
    pub fn office(&self, lang: Lang, office: Office) -> Sentence {
        office_name(
            lang,
            office,
            self.institution.as_deref(),
            &self.municipality,
        )
    }

    /// Where it is told in full.
    pub fn href(&self) -> String {
        format!("/cases/{}", self.case.id)
    }
}

/// An office in words.
pub fn office_name(
    lang: Lang,
    office: Office,
    institution: Option<&str>,
    municipality: &str,
) -> Sentence {
    match (office, institution) {
        (Office::Municipality, _) => case::office_municipality(lang, municipality).into(),
        (Office::Oversight, _) => case::office_oversight(lang, municipality).into(),
        (Office::Institution { .. }, Some(name)) => Sentence::fill(
            &case::office_institution(lang),
            &[("name", Span::Raw(name.to_owned()))],
        ),
        (Office::Institution { .. }, None) => case::office_unknown(lang).into(),
    }
}

/// How someone wants to hear.
pub fn contact_text(contact: &Contact, lang: Lang) -> Text {
    match contact {
        Contact::Here => case::contact_here(lang),
        Contact::Telephone { number } => Text::join(
            [case::contact_phone(lang), number.clone().into()],
            &" ".into(),
        ),
    }
}

/// How a case stands, in a word.
pub fn standing_chip(lang: Lang, standing: Standing, now: DateTime<Utc>) -> AnyView {
    let (tone, word) = match standing {
        Standing::Open { due, .. } if due <= now => (Tone::Red, case::state_late(lang)),
        Standing::Open { seen: true, .. } => (Tone::Blue, case::state_seen(lang)),
        Standing::Open { .. } => (Tone::Orange, case::state_open(lang)),
        Standing::Answered { .. } => (Tone::Green, case::state_answered(lang)),
        Standing::Withdrawn => (Tone::Grey, case::state_withdrawn(lang)),
    };
    view! { <Chip tone word/> }.into_any()
}

/// How a case stands, in a sentence.
pub fn standing_sentence(lang: Lang, shown: &ShownCase) -> Sentence {
    match shown.case.standing() {
        Standing::Open { office, due, .. } => {
            let template = if due <= shown.now {
                case::waiting_late(lang)
            } else {
                case::waiting(lang)
            };
            let slots = [
                ("office", shown.office(lang, office).into()),
                ("day", Span::Words(last_day(due, lang))),
            ];
            Sentence::fill(&template, &slots)
        }
        Standing::Answered { finding, .. } => {
            case::finding(lang, shown.case.subject.kind(), finding).into()
        }
        Standing::Withdrawn => case::withdrawn(lang).into(),
    }
}

/// The last day of a term that ends at `due`, which is the beginning of the next.
pub fn last_day(due: DateTime<Utc>, lang: Lang) -> Text {
    day_text(jst_date(due - TimeDelta::milliseconds(1)), lang)
}

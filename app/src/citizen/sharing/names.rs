//! What directives and records are called on these pages.

use std::collections::BTreeMap;

use hikae_core::consent::Frozen;
use hikae_core::ids::{InstitutionId, RecordId};
use hikae_core::record::{Record, RecordRef};

use crate::components::day_text;
use crate::i18n::{Lang, Sentence, Span, category, sharing};

/// A record as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordName {
    /// Kind, day and class.
    pub header: RecordRef,
    /// What tells it from others of its kind and day, as its source wrote it.
    pub detail: String,
}

impl RecordName {
    /// The name of a record.
    pub fn of(header: &RecordRef, record: &Record) -> Self {
        let detail = match record {
            Record::Checkup(report) => report.performer.name.clone(),
            Record::Vaccination(vaccination) => vaccination.name.clone(),
            Record::Coverage(coverage) => coverage.insurer.name.clone(),
            Record::Certificate(certificate) => certificate.insurer.name.clone(),
        };
        Self {
            header: header.clone(),
            detail,
        }
    }

    /// Kind, day, and what tells it from others.
    pub fn text(&self, lang: Lang) -> Sentence {
        let parts = [
            category::single(lang, self.header.category).into(),
            day_text(self.header.date, lang).into(),
            Sentence::from(Span::Raw(self.detail.clone())),
        ];
        Sentence::join(parts, " ")
    }
}

/// Names of the institutions and records that directives speak of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Institutions of the registry.
    pub institutions: BTreeMap<InstitutionId, String>,
    /// The person's records.
    pub records: BTreeMap<RecordId, RecordName>,
    /// Those of them that leave for nobody.
    pub frozen: Frozen,
}

impl Names {
    /// Name of an institution.
    pub fn institution(&self, lang: Lang, id: InstitutionId) -> Span {
        self.institutions.get(&id).map_or_else(
            || sharing::unknown_institution(lang).into(),
            |name| Span::StrongRaw(name.clone()),
        )
    }

    /// Name of a record.
    pub fn record(&self, lang: Lang, id: RecordId) -> Sentence {
        self.records.get(&id).map_or_else(
            || sharing::unknown_record(lang).into(),
            |name| name.text(lang),
        )
    }
}

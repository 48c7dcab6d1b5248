//! What can be found in what the gate released, before any of it is made into resources.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::consent::Directive;
use hikae_core::record::Record;
use hikae_core::record::checkup::{Observation, Report};
use hikae_core::record::coverage::{Certificate, Coverage};
use hikae_core::record::vaccination::{Vaccination, vaccine};

use super::common::{Resource, updated};
use super::{checkup, consent, coverage, document, immunization, patient};
use crate::disclosure::{Released, ReleasedRecord, Subject};
use crate::gateway::fhir::{Kind, Names};

/// Makes resources for one institution about one person.
pub struct Maker<'a> {
    /// What they are called.
    pub names: Names<'a>,
    /// Origin of the portal.
    pub origin: &'a str,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Maker<'_> {
    /// Address of something under `/fhir`.
    pub fn address(&self, what: &str) -> String {
        format!("{}/fhir/{what}", self.origin)
    }

    /// The system of the institutions' pseudonyms.
    pub(super) fn pseudonym_system(&self) -> String {
        self.address("NamingSystem/pseudonym")
    }

    /// The system of the vaccines' codes.
    pub(super) fn vaccine_system(&self) -> String {
        self.address("CodeSystem/vaccine")
    }
}

/// Where a part stands among all of them: by type, then by day, the newest first.
pub type Key = [u8; 17];

/// One resource that can be made of what was released.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// What it is made of.
    pub what: What<'a>,
    record: Option<&'a ReleasedRecord>,
}

/// What a resource is made of.
#[derive(Clone, Copy)]
pub enum What<'a> {
    /// The person.
    Patient(Subject),
    /// The observation at this place of a report.
    Item(&'a Report, usize, &'a Observation),
    /// The observations of a report that belong together under this number.
    Group(&'a Report, u16),
    /// A report, as the list of its observations.
    Report(&'a Report),
    /// A report, as the document that it was; with whom it is about.
    Document(&'a Report, Subject),
    /// A vaccination.
    Immunization(&'a Vaccination),
    /// An insurance.
    Coverage(&'a Coverage),
    /// A certificate for a specific disease.
    Certificate(&'a Certificate),
    /// A permit.
    Consent(&'a Directive),
}

impl<'a> Part<'a> {
    /// Everything of these types that was released.
    pub fn all(released: &'a Released, wanted: impl Fn(Kind) -> bool) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut add = |what, record| parts.push(Self { what, record });
        if let Some(subject) = released.subject().filter(|_| wanted(Kind::Patient)) {
            add(What::Patient(subject), None);
        }
        for record in released.records() {
            match record.record() {
                Record::Checkup(report) => {
                    if wanted(Kind::Observation) {
                        for (place, it) in report.observations().enumerate() {
                            add(What::Item(report, place, it), Some(record));
                        }
                        for number in checkup::groups(report) {
                            add(What::Group(report, number), Some(record));
                        }
                    }
                    if wanted(Kind::DiagnosticReport) {
                        add(What::Report(report), Some(record));
                    }
                    if let Some(subject) = released.subject().filter(|_| wanted(Kind::Bundle)) {
                        add(What::Document(report, subject), Some(record));
                    }
                }
                Record::Vaccination(it) if wanted(Kind::Immunization) => {
                    add(What::Immunization(it), Some(record));
                }
                Record::Coverage(it) if wanted(Kind::Coverage) => {
                    add(What::Coverage(it), Some(record));
                }
                Record::Certificate(it) if wanted(Kind::Coverage) => {
                    add(What::Certificate(it), Some(record));
                }
                Record::Vaccination(_) | Record::Coverage(_) | Record::Certificate(_) => {}
            }
        }
        if wanted(Kind::Consent) {
            for permit in released.permits().iter().filter(|it| consent::is_told(it)) {
                add(What::Consent(permit), None);
            }
        }
        parts
    }

    /// Its type.
    pub const fn kind(&self) -> Kind {
        match self.what {
            What::Patient(_) => Kind::Patient,
            What::Item(..) | What::Group(..) => Kind::Observation,
            What::Report(_) => Kind::DiagnosticReport,
            What::Document(..) => Kind::Bundle,
            What::Immunization(_) => Kind::Immunization,
            What::Coverage(_) | What::Certificate(_) => Kind::Coverage,
            What::Consent(_) => Kind::Consent,
        }
    }

    /// The day that it is about.
    pub fn day(&self) -> Option<NaiveDate> {
        match self.what {
            What::Patient(_) => None,
            What::Consent(permit) => Some(jst_date(permit.made_at)),
            _ => self.record.map(|record| record.header().date),
        }
    }

    /// When it counts as changed.
    pub fn updated(&self, maker: &Maker<'_>) -> DateTime<Utc> {
        updated(match (self.what, self.record) {
            (What::Consent(permit), _) => permit.made_at,
            (_, Some(record)) => record.received_at(),
            _ => maker.now,
        })
    }

    /// The category that it can be found by, and its system.
    pub fn category(&self) -> Option<(&'static str, &'static str)> {
        match self.what {
            What::Item(_, _, it) => Some((checkup::CATEGORIES, checkup::category(it))),
            _ => None,
        }
    }

    /// The code that it can be found by, and its system.
    pub fn code(&self, maker: &Maker<'_>) -> Option<(Cow<'static, str>, &'a str)> {
        match self.what {
            What::Item(_, _, it) => Some((checkup::ITEMS.into(), &it.code)),
            What::Group(report, number) => {
                let group = checkup::group_code(report, number)?;
                Some((checkup::GROUPS.into(), group))
            }
            What::Report(_) => Some((document::TYPES.into(), document::TYPE)),
            What::Immunization(it) => {
                let known = vaccine(&it.vaccine)?;
                Some((maker.vaccine_system().into(), known.id))
            }
            _ => None,
        }
    }

    /// Its id.
    pub fn id(&self, maker: &Maker<'_>) -> String {
        let names = &maker.names;
        match (self.what, self.record) {
            (What::Item(_, place, _), Some(record)) => {
                names.part(record.header().id, &place.to_string())
            }
            (What::Group(_, number), Some(record)) => {
                names.part(record.header().id, &format!("g{number}"))
            }
            (What::Consent(permit), _) => names.directive(permit.id),
            (_, Some(record)) => names.record(record.header().id),
            (_, None) => names.person(),
        }
    }

    /// Where it stands among all of them.
    pub fn key(&self, maker: &Maker<'_>) -> Key {
        let of = self.record.map_or([0; 10], |record| {
            maker.names.place(record.header().id.uuid().as_bytes())
        });
        let of = match self.what {
            What::Consent(permit) => maker.names.place(permit.id.uuid().as_bytes()),
            _ => of,
        };
        let place = match self.what {
            What::Item(_, place, _) => u16::try_from(place).unwrap_or(u16::MAX),
            What::Group(_, number) => 0x8000 | number,
            _ => 0,
        };
        let day = self.day().map_or(0, |day| day.num_days_from_ce());
        let mut key = [0; 17];
        let fields = std::iter::once(self.kind() as u8)
            .chain(day.saturating_neg().wrapping_sub(i32::MIN).to_be_bytes())
            .chain(of)
            .chain(place.to_be_bytes());
        for (to, from) in key.iter_mut().zip(fields) {
            *to = from;
        }
        key
    }

    /// The resource.
    pub fn make(&self, maker: &Maker<'_>) -> Option<Resource> {
        Some(match (self.what, self.record) {
            (What::Patient(subject), _) => patient::patient(maker, subject),
            (What::Consent(permit), _) => consent::consent(maker, permit),
            (What::Item(_, place, it), Some(record)) => {
                checkup::observation(maker, record, place, it)
            }
            (What::Group(report, number), Some(record)) => {
                checkup::group(maker, record, report, number)?
            }
            (What::Report(report), Some(record)) => checkup::report(maker, record, report),
            (What::Document(report, subject), Some(record)) => {
                document::document(maker, record, report, subject)
            }
            (What::Immunization(it), Some(record)) => immunization::immunization(maker, record, it),
            (What::Coverage(it), Some(record)) => coverage::coverage(maker, record, it),
            (What::Certificate(it), Some(record)) => coverage::certificate(maker, record, it),
            (_, None) => return None,
        })
    }
}

//! What each purpose demands and what silence means for it, as one table.

use super::{Article, InstitutionKind, Purpose};
use crate::record::Category;

/// What follows when the citizen has said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Records are handed over by law; no directive changes it.
    Law(Article),
    /// Records may be seen unless the citizen denies it (opt-out).
    Yes,
    /// Records may not be seen unless the citizen permits it (opt-in).
    No,
}

/// What a purpose demands of a request and how far it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What silence means.
    pub silence: Silence,
    /// Kinds of institutions that may ask for it.
    pub askers: &'static [InstitutionKind],
    /// Categories that it can reach.
    pub reach: &'static [Category],
    /// Whether the law itself names records of sensitive classes. Only where silence is law.
    pub sensitive_by_law: bool,
    /// Where silence is law: the purpose whose permissions and refusals count for records in reach
    /// that the law does not name.
    pub beyond_law: Option<Purpose>,
}

impl Purpose {
    /// The purposes that a citizen can deny; the others are law. A seal (封印) denies all of them.
    pub const DENIABLE: [Self; 7] = [
        Self::Treatment,
        Self::Emergency,
        Self::Disaster,
        Self::InsurerHandover,
        Self::NoticeTargeting,
        Self::Research,
        Self::PatientRequest,
    ];

    /// What the purpose demands and how far it reaches.
    ///
    /// The eligibility check reaches coverage, but the law does not reach 特定疾病療養受療証, which
    /// tells a disease: it is a sensitive class of its own, and comes with the check where the person
    /// permits that class for treatment. An insurer sees only the insurances with itself. In a
    /// disaster, what treatment on the spot needs. On a move every vaccination is handed over, since number
    /// and interval of the doses to come depend on all of them. Supervision reaches no record.
    pub const fn rule(self) -> Rule {
        use Category::{Care, Checkup, Coverage, Medication, Vaccination};
        use InstitutionKind as Kind;
        const CARERS: &[Kind] = &[Kind::Hospital, Kind::Clinic, Kind::Pharmacy, Kind::Care];
        const CHECKERS: &[Kind] = &[
            Kind::Hospital,
            Kind::Clinic,
            Kind::Pharmacy,
            Kind::Care,
            Kind::Insurer,
        ];
        const RESCUERS: &[Kind] = &[Kind::Hospital, Kind::Clinic];
        const RELIEF: &[Kind] = &[Kind::Hospital, Kind::Clinic, Kind::Pharmacy];
        const EVERYTHING: &[Category] = &Category::ALL;
        let (silence, askers, reach): (_, &[Kind], &[Category]) = match self {
            Self::Treatment => (Silence::No, CARERS, EVERYTHING),
            Self::Emergency => (Silence::Yes, RESCUERS, EVERYTHING),
            Self::Disaster => (Silence::Yes, RELIEF, &[Medication, Checkup]),
            Self::Eligibility => (
                Silence::Law(Article::EligibilityCheck),
                CHECKERS,
                &[Coverage],
            ),
            Self::InsurerHandover => (Silence::Yes, &[Kind::Insurer], &[Checkup]),
            Self::MunicipalMove => (
                Silence::Law(Article::VaccinationOnMove),
                &[Kind::Municipality],
                &[Vaccination],
            ),
            Self::NoticeTargeting => (
                Silence::Yes,
                &[Kind::Municipality],
                &[Checkup, Vaccination, Coverage],
            ),
            Self::Research => (Silence::No, &[Kind::Research], EVERYTHING),
            Self::Registry => (
                Silence::Law(Article::CancerRegistry),
                &[Kind::Registry],
                &[Care],
            ),
            Self::PatientRequest => (Silence::No, &Kind::ALL, EVERYTHING),
            Self::Supervision => (Silence::Law(Article::SafeKeeping), &[Kind::Oversight], &[]),
        };
        Rule {
            silence,
            askers,
            reach,
            sensitive_by_law: matches!(self, Self::MunicipalMove),
            beyond_law: match self {
                Self::Eligibility => Some(Self::Treatment),
                _ => None,
            },
        }
    }

    /// What comes closest in HL7's v3-ActReason: code, and name. Some purposes share one.
    pub const fn act_reason(self) -> (&'static str, &'static str) {
        match self {
            Self::Treatment => ("TREAT", "treatment"),
            Self::Emergency => ("ETREAT", "Emergency Treatment"),
            Self::Disaster => ("DISASTER", "disaster"),
            Self::Eligibility => ("ELIGVER", "eligibility verification"),
            Self::InsurerHandover => ("MEMADMIN", "member administration"),
            Self::MunicipalMove | Self::NoticeTargeting | Self::Registry => {
                ("PUBHLTH", "public health")
            }
            Self::Supervision => ("HCOMPL", "health compliance"),
            Self::Research => ("HRESCH", "healthcare research"),
            Self::PatientRequest => ("PATRQT", "patient requested"),
        }
    }

    /// What silence means.
    pub const fn silence(self) -> Silence {
        self.rule().silence
    }
}

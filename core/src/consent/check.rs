//! Whether a directive can be said at all, for the form in which it is made.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Directive, Effect, Grantees, Level, Purpose, Scope, Silence};
use crate::ids::{DirectiveId, PersonId, RecordId};

/// What is wrong with a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Fault {
    /// No purpose is named.
    #[error("no purpose is named")]
    NoPurpose,
    /// A purpose is named that a law settles.
    #[error("a law settles this purpose")]
    PurposeByLaw,
    /// Kinds or institutions are to be named, and none is.
    #[error("nobody is named")]
    NobodyNamed,
    /// A permit for one member of staff: it is the institution that answers for who reads.
    #[error("one member of staff can only be denied")]
    StaffPermitted,
    /// A permit with exceptions: whoever is not meant is not named.
    #[error("only a refusal has exceptions")]
    ExceptionsInPermit,
    /// Categories or records are to be named, and none is.
    #[error("no record is named")]
    NothingNamed,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    /// The last day of the records is before the first.
    #[error("the last day of the records is before the first")]
    PeriodReversed,
    /// A standing permission for treatment without an end.
    #[error("a standing permission for treatment needs an end")]
    NoEnd,
    /// A permit for research without a study.
    #[error("a permission for research names its study")]
    NoStudy,
}

impl Directive {
    /// What is wrong with it; empty if it can be said. A permit with a fault permits nothing; a
    /// deny denies whatever it matches.
    pub fn check(&self) -> Vec<Fault> {
        self.faults().collect()
    }

    pub(super) fn faults(&self) -> impl Iterator<Item = Fault> {
        let permit = self.effect == Effect::Permit;
        let names = |purpose| self.purposes.contains(&purpose);
        let nobody = match &self.grantees {
            Grantees::Everyone => false,
            Grantees::Kinds { kinds } => kinds.is_empty(),
            Grantees::Institutions { institutions } => institutions.is_empty(),
            Grantees::Staff { handle, .. } => handle.is_empty(),
        };
        let nothing = match &self.scope {
            Scope::All => false,
            Scope::Categories {
                categories,
                sensitive,
            } => categories.is_empty() && (permit || sensitive.is_empty()),
            Scope::Records { records } => records.is_empty(),
        };
        let reversed = self.period.is_some_and(
            |period| matches!((period.from, period.until), (Some(from), Some(until)) if until < from),
        );
        [
            (self.purposes.is_empty(), Fault::NoPurpose),
            (self.names_a_purpose_by_law(), Fault::PurposeByLaw),
            (nobody, Fault::NobodyNamed),
            (
                permit && matches!(self.grantees, Grantees::Staff { .. }),
                Fault::StaffPermitted,
            ),
            (permit && !self.except.is_empty(), Fault::ExceptionsInPermit),
            (nothing, Fault::NothingNamed),
            (
                self.valid_until
                    .is_some_and(|until| until <= self.valid_from),
                Fault::EndsBeforeItBegins,
            ),
            (reversed, Fault::PeriodReversed),
            (
                permit && names(Purpose::Treatment) && self.valid_until.is_none(),
                Fault::NoEnd,
            ),
            (
                permit && names(Purpose::Research) && self.study.is_none(),
                Fault::NoStudy,
            ),
        ]
        .into_iter()
        .filter_map(|(wrong, fault)| wrong.then_some(fault))
    }

    fn names_a_purpose_by_law(&self) -> bool {
        self.purposes
            .iter()
            .any(|purpose| matches!(purpose.silence(), Silence::Law(_)))
    }

    /// 封印: nobody sees these records, not even in an emergency, until the person lifts the seal.
    /// What a law hands over stays law.
    pub fn seal(
        id: DirectiveId,
        records: BTreeSet<RecordId>,
        made_by: PersonId,
        made_with: Level,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            version: 1,
            effect: Effect::Deny,
            purposes: Purpose::DENIABLE.into(),
            grantees: Grantees::Everyone,
            except: BTreeSet::new(),
            scope: Scope::Records { records },
            period: None,
            valid_from: at,
            valid_until: None,
            made_at: at,
            made_by,
            made_with,
            study: None,
            visit: None,
        }
    }

    /// Whether it is a seal: a deny to everyone for every purpose that can be denied.
    pub fn is_seal(&self) -> bool {
        self.effect == Effect::Deny
            && self.grantees == Grantees::Everyone
            && self.except.is_empty()
            && self.study.is_none()
            && Purpose::DENIABLE
                .iter()
                .all(|purpose| self.purposes.contains(purpose))
    }
}

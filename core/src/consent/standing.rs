//! What each purpose means for a person today.

use chrono::{DateTime, Utc};

use super::matching::Cells;
use super::{Directive, Effect, Grantees, Purpose, Request, Silence};

/// What a purpose means for a person at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The purpose.
    pub purpose: Purpose,
    /// What silence means for it.
    pub silence: Silence,
    /// What holds for it in general.
    pub verdict: Verdict,
    /// Permits that hold now, oldest first. With [`Verdict::Shown`] they only matter for records of
    /// sensitive classes.
    pub permits: Vec<&'a Directive>,
    /// Denies that hold now, oldest first, seals among them.
    pub denies: Vec<&'a Directive>,
}

/// What holds for a purpose in general; the directives beside it are the exceptions or the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Always, by law (いつも).
    ByLaw,
    /// Shown (見せる), apart from what the denies name.
    Shown,
    /// Not shown (見せない), apart from what the permits name.
    Hidden,
    /// Not shown to anybody: a deny covers everyone and everything, and no permit outweighs it.
    Closed,
}

impl Standing<'_> {
    /// Whether something holds that differs from [`Standing::verdict`]: permits where it says
    /// hidden, denies where it says shown.
    pub const fn has_exceptions(&self) -> bool {
        match self.verdict {
            Verdict::ByLaw | Verdict::Closed => false,
            Verdict::Shown => !self.denies.is_empty(),
            Verdict::Hidden => !self.permits.is_empty(),
        }
    }
}

/// What `purpose` means for a person with these directives at `at`.
pub fn standing(purpose: Purpose, directives: &[Directive], at: DateTime<Utc>) -> Standing<'_> {
    let silence = purpose.silence();
    let of = |effect| {
        let mut holding: Vec<&Directive> = directives
            .iter()
            .filter(|directive| directive.effect == effect)
            .filter(|directive| directive.purposes.contains(&purpose) && directive.holds_at(at))
            .filter(|directive| effect == Effect::Deny || directive.faults().next().is_none())
            .collect();
        holding.sort_unstable_by_key(|directive| (directive.id, directive.version));
        holding
    };
    let (permits, denies) = match silence {
        Silence::Law(_) => (Vec::new(), Vec::new()),
        Silence::Yes | Silence::No => (of(Effect::Permit), of(Effect::Deny)),
    };
    let verdict = match silence {
        Silence::Law(_) => Verdict::ByLaw,
        _ if denies.iter().any(|deny| deny.closes(purpose)) => Verdict::Closed,
        Silence::Yes => Verdict::Shown,
        Silence::No => Verdict::Hidden,
    };
    Standing {
        purpose,
        silence,
        verdict,
        permits,
        denies,
    }
}

impl Directive {
    /// Whether this deny leaves nothing of what this request could reach.
    pub fn shuts_out(&self, request: &Request) -> bool {
        let rule = request.purpose.rule();
        let reach = Cells::chosen(|category, _| rule.reach.contains(&category));
        self.effect == Effect::Deny
            && self.answers(request)
            && self.period.is_none()
            && self.cells().include(reach)
    }

    /// Whether this deny leaves nothing that the purpose could reach.
    fn closes(&self, purpose: Purpose) -> bool {
        let rule = purpose.rule();
        let everyone = match &self.grantees {
            Grantees::Everyone => true,
            Grantees::Kinds { kinds } => rule.askers.iter().all(|kind| kinds.contains(kind)),
            Grantees::Institutions { .. } | Grantees::Staff { .. } => false,
        };
        let reach = Cells::chosen(|category, _| rule.reach.contains(&category));
        everyone
            && self.except.is_empty()
            && self.period.is_none()
            && self.study.is_none()
            && self.cells().include(reach)
    }
}

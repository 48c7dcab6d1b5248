//! Words by which forms and addresses know kinds, reasons and findings.

use hikae_core::case::{Finding, Kind, Reason};

/// What citizens bring up.
const KINDS: [Kind; 4] = [Kind::Entry, Kind::NotMine, Kind::Wrong, Kind::Notice];

const FINDINGS: [Finding; 5] = [
    Finding::Justified,
    Finding::Explained,
    Finding::Unjustified,
    Finding::Corrected,
    Finding::Refused,
];

/// The word of a kind.
pub const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Entry => "entry",
        Kind::NotMine => "not-mine",
        Kind::Wrong => "wrong",
        Kind::Notice => "notice",
        Kind::Review => "review",
    }
}

/// The kind with this word.
pub fn kind(key: &str) -> Option<Kind> {
    KINDS.into_iter().find(|kind| kind_key(*kind) == key)
}

pub(super) const fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::NeverThere => "never-there",
        Reason::NotThatDay => "not-that-day",
        Reason::UnknownPurpose => "unknown-purpose",
        Reason::Acquaintance => "acquaintance",
        Reason::Value => "value",
        Reason::Day => "day",
        Reason::Place => "place",
        Reason::Missing => "missing",
        Reason::SomeoneElse => "someone-else",
        Reason::NotConcerned => "not-concerned",
        Reason::Other => "other",
        Reason::Emergency => "emergency",
    }
}

/// The reason with this word, of those that fit the kind.
pub(super) fn reason(kind: Kind, key: &str) -> Option<Reason> {
    kind.reasons()
        .iter()
        .copied()
        .find(|reason| reason_key(*reason) == key)
}

/// The word of a finding.
pub const fn finding_key(finding: Finding) -> &'static str {
    match finding {
        Finding::Justified => "justified",
        Finding::Explained => "explained",
        Finding::Unjustified => "unjustified",
        Finding::Corrected => "corrected",
        Finding::Refused => "refused",
    }
}

/// The finding with this word.
pub fn finding(key: &str) -> Option<Finding> {
    FINDINGS
        .into_iter()
        .find(|finding| finding_key(*finding) == key)
}

//! People and institutions that do not exist.

use super::*;

pub(super) fn now() -> DateTime<Utc> {
    "2026-11-21T01:00:00Z".parse().unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn institution(number: u128) -> InstitutionId {
    InstitutionId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn record(number: u128, category: Category) -> RecordRef {
    RecordRef {
        id: RecordId::from_uuid(Uuid::from_u128(number)),
        category,
        sensitive: None,
        date: day("2025-06-01"),
    }
}

pub(super) fn sensitive(number: u128, category: Category, class: SensitiveClass) -> RecordRef {
    RecordRef {
        sensitive: Some(class),
        ..record(number, category)
    }
}

/// A request by institution 1 for the first study.
pub(super) fn request(purpose: Purpose, kind: InstitutionKind) -> Request {
    Request {
        purpose,
        institution: institution(1),
        kind,
        staff: Some("A-0312".to_owned()),
        at: now(),
        study: (purpose == Purpose::Research).then(|| "study 1".to_owned()),
    }
}

/// Everything that a purpose can demand is the case.
pub(super) fn founded() -> Context {
    Context {
        visit: None,
        emergency: Some(Emergency {
            id: EmergencyId::from_uuid(Uuid::from_u128(1)),
            institution: institution(1),
            declared_at: now(),
            valid_until: now() + TimeDelta::hours(1),
        }),
        disaster: true,
        membership: membership(),
        moved_here: true,
        frozen: Frozen::new(),
    }
}

/// Insured since this year, under the record 1.
fn membership() -> Membership {
    Membership {
        since: Some(day("2026-01-01")),
        own: [record(1, Category::Coverage).id].into(),
    }
}

pub(super) fn case(number: u128) -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(number))
}

/// A directive about everything for everyone that holds for a year.
pub(super) fn directive(number: u128, effect: Effect, purpose: Purpose) -> Directive {
    Directive {
        id: DirectiveId::from_uuid(Uuid::from_u128(number)),
        version: 1,
        effect,
        purposes: [purpose].into(),
        grantees: Grantees::Everyone,
        except: BTreeSet::new(),
        scope: Scope::All,
        period: None,
        valid_from: now() - TimeDelta::days(1),
        valid_until: Some(now() + TimeDelta::days(365)),
        made_at: now() - TimeDelta::days(1),
        made_by: PersonId::from_uuid(Uuid::from_u128(1)),
        made_with: Level::Card,
        study: (purpose == Purpose::Research).then(|| "study 1".to_owned()),
        visit: None,
    }
}

pub(super) fn visit(categories: &[Category], sensitive: &[SensitiveClass]) -> VisitConsent {
    VisitConsent {
        id: VisitId::from_uuid(Uuid::from_u128(1)),
        institution: institution(1),
        categories: categories.iter().copied().collect(),
        sensitive: sensitive.iter().copied().collect(),
        given_at: now() - TimeDelta::hours(1),
        valid_until: now() + TimeDelta::hours(23),
    }
}

pub(super) fn categories(categories: &[Category], sensitive: &[SensitiveClass]) -> Scope {
    Scope::Categories {
        categories: categories.iter().copied().collect(),
        sensitive: sensitive.iter().copied().collect(),
    }
}

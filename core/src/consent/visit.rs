//! A consent at a card reader: a directive for one institution and one day, made with the card.
//!
//! It stands among the person's directives, so that they find it where they find the others, end
//! it there, and are told of it like of any other.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::matching::Cells;
use super::{Directive, Effect, Grantees, Level, Purpose, Request, Scope, VisitConsent};
use crate::ids::{DirectiveId, InstitutionId, PersonId, VisitId};
use crate::record::{Category, SensitiveClass};

impl VisitConsent {
    /// How long a consent at the card reader lasts at most.
    pub const LASTS: TimeDelta = TimeDelta::hours(24);

    /// What holds at an institution at `at`: what was ticked there last, among the directives of a
    /// person.
    pub fn among(
        directives: &[Directive],
        institution: InstitutionId,
        at: DateTime<Utc>,
    ) -> Option<Self> {
        directives
            .iter()
            .filter(|directive| directive.holds_at(at))
            .filter_map(Self::of)
            .filter(|visit| visit.institution == institution)
            .max_by_key(|visit| (visit.given_at, visit.id))
    }

    /// The consent that a directive is, if it was made at a card reader.
    fn of(directive: &Directive) -> Option<Self> {
        let Grantees::Institutions { institutions } = &directive.grantees else {
            return None;
        };
        let Scope::Categories {
            categories,
            sensitive,
        } = &directive.scope
        else {
            return None;
        };
        let one = institutions.first().filter(|_| institutions.len() == 1);
        let permits = directive.effect == Effect::Permit
            && directive.purposes.contains(&Purpose::Treatment)
            && directive.period.is_none();
        Some(Self {
            id: directive.visit.filter(|_| permits)?,
            institution: *one?,
            categories: categories.clone(),
            sensitive: sensitive.clone(),
            given_at: directive.valid_from,
            valid_until: directive.valid_until?,
        })
    }

    pub(super) fn holds_for(&self, request: &Request) -> bool {
        request.purpose == Purpose::Treatment
            && self.institution == request.institution
            && self.given_at <= request.at
            && request.at < self.valid_until
            && request.at - self.given_at < Self::LASTS
    }

    pub(super) fn cells(&self) -> Cells {
        Cells::chosen(|category, class| {
            self.categories.contains(&category)
                && class.is_none_or(|class| self.sensitive.contains(&class))
        })
    }
}

impl Directive {
    /// What a person ticks beside a card reader of an institution: for its treatment, and for a
    /// day. Its id is that of the visit, so that it is made once.
    pub fn at_visit(
        visit: VisitId,
        institution: InstitutionId,
        categories: BTreeSet<Category>,
        sensitive: BTreeSet<SensitiveClass>,
        made_by: PersonId,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            id: DirectiveId::from_uuid(visit.uuid()),
            version: 1,
            effect: Effect::Permit,
            purposes: [Purpose::Treatment].into(),
            grantees: Grantees::Institutions {
                institutions: [institution].into(),
            },
            except: BTreeSet::new(),
            scope: Scope::Categories {
                categories,
                sensitive,
            },
            period: None,
            valid_from: at,
            valid_until: Some(at + VisitConsent::LASTS),
            made_at: at,
            made_by,
            made_with: Level::Card,
            study: None,
            visit: Some(visit),
        }
    }
}

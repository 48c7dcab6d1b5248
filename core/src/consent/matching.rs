//! Directives made ready for one request: those that match it, in a form that answers for a
//! record without looking at each of them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Basis, Directive, Effect, Grantees, Period, Purpose, Request, Scope};
use crate::ids::RecordId;
use crate::record::{Category, RecordRef, SensitiveClass};

/// A record's kind: its category with its sensitive class or with none.
type Cell = usize;

const CLASSES: usize = SensitiveClass::ALL.len() + 1;
const CELLS: usize = Category::ALL.len() * CLASSES;

const fn cell(category: Category, sensitive: Option<SensitiveClass>) -> Cell {
    let class = match sensitive {
        None => 0,
        Some(class) => class as usize + 1,
    };
    category as usize * CLASSES + class
}

/// A set of kinds of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cells(u64);

impl Cells {
    const ALL: Self = Self((1 << CELLS) - 1);

    /// The kinds for which `chosen` answers yes.
    pub(super) fn chosen(chosen: impl Fn(Category, Option<SensitiveClass>) -> bool) -> Self {
        let classes = || std::iter::once(None).chain(SensitiveClass::ALL.into_iter().map(Some));
        let bits = Category::ALL
            .into_iter()
            .flat_map(|category| classes().map(move |class| (category, class)))
            .filter(|(category, class)| chosen(*category, *class))
            .fold(0, |bits, (category, class)| {
                bits | 1 << cell(category, class)
            });
        Self(bits)
    }

    pub(super) const fn contain(self, record: &RecordRef) -> bool {
        self.has(cell(record.category, record.sensitive))
    }

    const fn has(self, cell: Cell) -> bool {
        self.0 >> cell & 1 == 1
    }

    pub(super) const fn include(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The directives of one effect that match a request. Of several that match a record, the answer
/// names one that reaches all records of its kind, else one limited to a period, else one that
/// names the record; among these the oldest.
pub(super) struct Rules {
    broad: [Option<Basis>; CELLS],
    dated: Vec<Dated>,
    named: Vec<Named>,
}

struct Dated {
    cells: Cells,
    days: Days,
    basis: Basis,
}

struct Named {
    record: RecordId,
    days: Days,
    basis: Basis,
}

impl Rules {
    pub(super) fn of(effect: Effect, request: &Request, directives: &[Directive]) -> Self {
        let mut matching: Vec<&Directive> = directives
            .iter()
            .filter(|directive| directive.effect == effect && directive.answers(request))
            .collect();
        matching.sort_unstable_by_key(|directive| (directive.id, directive.version));
        let mut rules = Self {
            broad: [None; CELLS],
            dated: Vec::new(),
            named: Vec::new(),
        };
        for directive in matching {
            rules.add(directive);
        }
        rules.named.sort_by_key(|named| named.record);
        rules
    }

    fn add(&mut self, directive: &Directive) {
        let basis = Basis::Directive {
            id: directive.id,
            version: directive.version,
        };
        let days = Days::of(directive.period);
        if let Scope::Records { records } = &directive.scope {
            self.named.extend(records.iter().map(|record| Named {
                record: *record,
                days,
                basis,
            }));
            return;
        }
        let cells = directive.cells();
        if directive.period.is_some() {
            self.dated.push(Dated { cells, days, basis });
            return;
        }
        for (cell, slot) in self.broad.iter_mut().enumerate() {
            if slot.is_none() && cells.has(cell) {
                *slot = Some(basis);
            }
        }
    }

    /// The directive that answers for this record, if one does.
    pub(super) fn find(&self, record: &RecordRef) -> Option<Basis> {
        let kind = cell(record.category, record.sensitive);
        self.broad
            .get(kind)
            .copied()
            .flatten()
            .or_else(|| self.find_dated(kind, record))
            .or_else(|| self.find_named(record))
    }

    fn find_dated(&self, kind: Cell, record: &RecordRef) -> Option<Basis> {
        self.dated
            .iter()
            .find(|rule| rule.cells.has(kind) && rule.days.contain(record.date))
            .map(|rule| rule.basis)
    }

    fn find_named(&self, record: &RecordRef) -> Option<Basis> {
        let first = self.named.partition_point(|named| named.record < record.id);
        self.named
            .iter()
            .skip(first)
            .take_while(|named| named.record == record.id)
            .find(|named| named.days.contain(record.date))
            .map(|named| named.basis)
    }
}

/// Days that count, both ends included.
#[derive(Clone, Copy)]
struct Days {
    from: NaiveDate,
    until: NaiveDate,
}

impl Days {
    fn of(period: Option<Period>) -> Self {
        Self {
            from: period
                .and_then(|period| period.from)
                .unwrap_or(NaiveDate::MIN),
            until: period
                .and_then(|period| period.until)
                .unwrap_or(NaiveDate::MAX),
        }
    }

    fn contain(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

impl Directive {
    /// Whether it holds at `at`.
    pub fn holds_at(&self, at: DateTime<Utc>) -> bool {
        self.valid_from <= at && self.valid_until.is_none_or(|until| at < until)
    }

    /// Whether it is about this request, whatever the records.
    pub(super) fn answers(&self, request: &Request) -> bool {
        self.holds_at(request.at)
            && self.purposes.contains(&request.purpose)
            && self.names(request)
            && self.is_about_study_of(request)
            && match self.effect {
                Effect::Permit => self.faults().next().is_none(),
                Effect::Deny => !self.except.contains(&request.institution),
            }
    }

    fn names(&self, request: &Request) -> bool {
        match &self.grantees {
            Grantees::Everyone => true,
            Grantees::Kinds { kinds } => kinds.contains(&request.kind),
            Grantees::Institutions { institutions } => institutions.contains(&request.institution),
            Grantees::Staff {
                institution,
                handle,
            } => *institution == request.institution && request.staff.as_deref() == Some(handle),
        }
    }

    /// A permit is for its study alone; a deny without a study is for every study.
    fn is_about_study_of(&self, request: &Request) -> bool {
        request.purpose != Purpose::Research
            || self.study == request.study
            || (self.effect == Effect::Deny && self.study.is_none())
    }

    /// Kinds of records in its scope; for single records none.
    pub(super) fn cells(&self) -> Cells {
        match (&self.scope, self.effect) {
            (Scope::All, Effect::Deny) => Cells::ALL,
            (Scope::All, Effect::Permit) => Cells::chosen(|_, class| class.is_none()),
            (
                Scope::Categories {
                    categories,
                    sensitive,
                },
                Effect::Deny,
            ) => Cells::chosen(|category, class| {
                categories.contains(&category)
                    || class.is_some_and(|class| sensitive.contains(&class))
            }),
            (
                Scope::Categories {
                    categories,
                    sensitive,
                },
                Effect::Permit,
            ) => Cells::chosen(|category, class| {
                categories.contains(&category)
                    && class.is_none_or(|class| sensitive.contains(&class))
            }),
            (Scope::Records { .. }, _) => Cells(0),
        }
    }
}

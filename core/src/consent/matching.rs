//! Directives made ready for one request: those that match it, in a form that answers for a
//! record without looking at each of them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Basis, Directive, Effect, Grantees, Period, Purpose, Request, Scope, VisitConsent};
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
    may_be_named: Sieve,
}

/// Up to 64 directives with a period; bit `n` of a kind's mask says whether it is about that kind.
struct Dated {
    masks: [u64; CELLS],
    rules: Vec<(Days, Basis)>,
}

impl Dated {
    const FULL: usize = u64::BITS as usize;
}

/// Knows of most records, by the last bits of their ids, that none of them is named.
struct Sieve([u64; 64]);

impl Sieve {
    fn place(record: RecordId) -> (usize, u64) {
        let bits = record.uuid().as_u128();
        ((bits >> 6 & 63) as usize, 1 << (bits & 63))
    }

    fn add(&mut self, record: RecordId) {
        let (word, bit) = Self::place(record);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn may_hold(&self, record: RecordId) -> bool {
        let (word, bit) = Self::place(record);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
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
            may_be_named: Sieve([0; 64]),
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
            for record in records {
                self.may_be_named.add(*record);
                self.named.push(Named {
                    record: *record,
                    days,
                    basis,
                });
            }
            return;
        }
        let cells = directive.cells();
        if directive.period.is_some() {
            self.add_dated(cells, days, basis);
            return;
        }
        for (cell, slot) in self.broad.iter_mut().enumerate() {
            if slot.is_none() && cells.has(cell) {
                *slot = Some(basis);
            }
        }
    }

    fn add_dated(&mut self, cells: Cells, days: Days, basis: Basis) {
        let full = |dated: &Dated| dated.rules.len() == Dated::FULL;
        if self.dated.last().is_none_or(full) {
            self.dated.push(Dated {
                masks: [0; CELLS],
                rules: Vec::new(),
            });
        }
        if let Some(dated) = self.dated.last_mut() {
            let bit = 1 << dated.rules.len();
            for (cell, mask) in dated.masks.iter_mut().enumerate() {
                if cells.has(cell) {
                    *mask |= bit;
                }
            }
            dated.rules.push((days, basis));
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
        self.dated.iter().find_map(|dated| {
            let mut left = dated.masks.get(kind).copied().unwrap_or_default();
            while left != 0 {
                let (days, basis) = dated.rules.get(left.trailing_zeros() as usize)?;
                if days.contain(record.date) {
                    return Some(*basis);
                }
                left &= left - 1;
            }
            None
        })
    }

    fn find_named(&self, record: &RecordRef) -> Option<Basis> {
        if !self.may_be_named.may_hold(record.id) {
            return None;
        }
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
        let lasts = self.visit.is_none() || at - self.valid_from < VisitConsent::LASTS;
        self.valid_from <= at && self.valid_until.is_none_or(|until| at < until) && lasts
    }

    /// Whether it lets whoever makes this request see something, as far as no deny says otherwise.
    pub fn permits(&self, request: &Request) -> bool {
        self.effect == Effect::Permit && self.answers(request)
    }

    /// Whether it refuses some of what this request asks for.
    pub fn refuses(&self, request: &Request) -> bool {
        self.effect == Effect::Deny && self.answers(request)
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

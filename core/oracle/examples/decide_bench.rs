//! What a decision over 500 records costs by the number of directives, beside Cedar on the same
//! rules in the same run, and beside looking at each record once.
//!
//! `cargo run --release --manifest-path core/oracle/Cargo.toml --example decide_bench`
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, TimeDelta};
use hikae_core::consent::{
    Context, Directive, Effect, Grantees, InstitutionKind, Level, Period, Purpose, Request, Scope,
    decide,
};
use hikae_core::ids::{DirectiveId, InstitutionId, PersonId, RecordId};
use hikae_core::record::{Category, RecordRef};
use hikae_oracle::{Question, Rules, ask};

const RECORDS: u16 = 500;

fn random(number: u16, other: u16) -> [u8; 10] {
    let (number, other) = (number.to_be_bytes(), other.to_be_bytes());
    [number[0], number[1], other[0], other[1], 0, 0, 0, 0, 0, 0]
}

fn record_id(number: u16) -> RecordId {
    RecordId::new(DateTime::UNIX_EPOCH, random(number, 0))
}

/// Of four one names ten records, and three are about a category in the last century, so that none
/// of these settles a record and all of them have to be looked at. One of three is a permit.
fn directive(number: u16) -> Directive {
    let at = DateTime::UNIX_EPOCH;
    let category = usize::from(number) % Category::ALL.len();
    let scope = match number % 4 {
        0 => Scope::Records {
            records: (0..10)
                .map(|it| record_id((number * 7 + it) % (4 * RECORDS)))
                .collect(),
        },
        _ => Scope::Categories {
            categories: Category::ALL.into_iter().skip(category).take(1).collect(),
            sensitive: BTreeSet::new(),
        },
    };
    let until = NaiveDate::from_ymd_opt(1999, 12, 31);
    Directive {
        id: DirectiveId::new(at, random(number, 0)),
        version: 1,
        effect: match number % 3 {
            0 => Effect::Permit,
            _ => Effect::Deny,
        },
        purposes: BTreeSet::from([Purpose::Treatment]),
        grantees: Grantees::Everyone,
        except: BTreeSet::new(),
        scope,
        period: (!number.is_multiple_of(4)).then_some(Period { from: None, until }),
        valid_from: at,
        valid_until: Some(at + TimeDelta::days(365)),
        made_at: at,
        made_by: PersonId::new(at, [0; 10]),
        made_with: Level::Card,
        study: None,
        visit: None,
    }
}

fn best(times: usize, mut run: impl FnMut()) -> Duration {
    let times = (0..times).map(|_| {
        let begun = Instant::now();
        run();
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn main() {
    let date = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
    let records: Vec<_> = (0..RECORDS)
        .zip(Category::ALL.into_iter().cycle())
        .map(|(number, category)| RecordRef {
            id: record_id(number),
            category,
            sensitive: None,
            date,
        })
        .collect();
    let request = Request {
        purpose: Purpose::Treatment,
        institution: InstitutionId::new(DateTime::UNIX_EPOCH, [1; 10]),
        kind: InstitutionKind::Hospital,
        staff: None,
        at: DateTime::UNIX_EPOCH,
        study: None,
    };
    let context = Context::default();
    let rules = Rules::new().unwrap();
    let looked = best(500, || {
        black_box(
            records
                .iter()
                .filter(|record| black_box(record.date) == date)
                .count(),
        );
    });
    println!(
        "looking at each of {RECORDS} records once: {:.2} µs\n",
        micros(looked)
    );
    println!(
        "| directives | `decide`, µs | Cedar, policies made before, µs | ratio | Cedar, making them, µs |"
    );
    println!("|---|---|---|---|---|");
    for number in [1_u16, 10, 50, 500] {
        let directives: Vec<_> = (0..number).map(directive).collect();
        let decided = best(500, || {
            black_box(decide(black_box(&request), &directives, &context, &records));
        });
        let policies = rules.with(&directives).unwrap();
        let question = Question::new(&rules, &request, &context, &records).unwrap();
        let times = if number < 100 { 20 } else { 3 };
        let asked = best(times, || {
            black_box(ask(black_box(&policies), &question).unwrap());
        });
        let made = best(times, || {
            black_box(rules.with(black_box(&directives)).unwrap());
        });
        let ours = decide(&request, &directives, &context, &records);
        let theirs = ask(&policies, &question).unwrap();
        let mut both = ours.iter().zip(&theirs);
        assert!(both.all(|(ours, theirs)| (ours.effect == Effect::Permit) == theirs.permitted));
        println!(
            "| {number} | {:.1} | {:.0} | {:.0} | {:.0} |",
            micros(decided),
            micros(asked),
            micros(asked) / micros(decided),
            micros(made)
        );
    }
}

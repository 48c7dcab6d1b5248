//! How long a decision takes over 50 directives and 500 records, beside looking at each record
//! once: `cargo run --release -p hikae-core --example decide_bench`.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate};
use hikae_core::consent::{
    Context, Directive, Effect, Grantees, InstitutionKind, Level, Period, Purpose, Request, Scope,
    decide,
};
use hikae_core::ids::{DirectiveId, InstitutionId, PersonId, RecordId};
use hikae_core::record::{Category, RecordRef};

fn directive(number: u8) -> Directive {
    let at = DateTime::UNIX_EPOCH;
    let scope = match number % 4 {
        0 => Scope::Records {
            records: (0..10).map(|record| record_id(number, record)).collect(),
        },
        _ => Scope::Categories {
            categories: Category::ALL
                .into_iter()
                .skip(usize::from(number % 5))
                .take(1)
                .collect(),
            sensitive: BTreeSet::new(),
        },
    };
    let until = NaiveDate::from_ymd_opt(1999, 12, 31);
    Directive {
        id: DirectiveId::new(at, [number; 10]),
        version: 1,
        effect: if number.is_multiple_of(3) {
            Effect::Permit
        } else {
            Effect::Deny
        },
        purposes: BTreeSet::from([Purpose::Treatment]),
        grantees: Grantees::Everyone,
        except: BTreeSet::new(),
        scope,
        period: (!number.is_multiple_of(4)).then_some(Period { from: None, until }),
        valid_from: at,
        valid_until: None,
        made_at: at,
        made_by: PersonId::new(at, [0; 10]),
        made_with: Level::Card,
        study: None,
        visit: None,
    }
}

fn record_id(one: u8, two: u8) -> RecordId {
    RecordId::new(DateTime::UNIX_EPOCH, [one, two, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn best(mut run: impl FnMut()) -> Duration {
    let times = (0..500).map(|_| {
        let begun = Instant::now();
        run();
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

fn main() {
    let directives: Vec<_> = (0..50).map(directive).collect();
    let date = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap_or_default();
    let records: Vec<_> = (0..100_u8)
        .flat_map(|one| (0..5_u8).map(move |two| (one, two)))
        .zip(Category::ALL.into_iter().cycle())
        .map(|((one, two), category)| RecordRef {
            id: record_id(one, two),
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
    let decided = best(|| {
        black_box(decide(black_box(&request), &directives, &context, &records));
    });
    let looked = best(|| {
        black_box(
            records
                .iter()
                .filter(|record| black_box(record.date) == date)
                .count(),
        );
    });
    println!("decide, 50 directives and 500 records: {decided:?} (best of 500)");
    println!("looking at each record once: {looked:?}");
}

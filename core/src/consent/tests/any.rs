//! Any request, with any directives, circumstances and records.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

fn some_of<T: Clone + Ord + std::fmt::Debug + 'static>(
    values: &'static [T],
) -> impl Strategy<Value = BTreeSet<T>> {
    subsequence(values.to_vec(), 0..=values.len()).prop_map(|chosen| chosen.into_iter().collect())
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..1500).prop_map(|days| day("2022-01-01") + chrono::Days::new(days))
}

fn any_record() -> impl Strategy<Value = RecordRef> {
    let class = proptest::option::weighted(0.3, select(&SensitiveClass::ALL));
    (0_u128..6, select(&Category::ALL), class, any_day()).prop_map(
        |(number, category, sensitive, date)| RecordRef {
            sensitive,
            date,
            ..record(number, category)
        },
    )
}

fn any_institutions() -> impl Strategy<Value = BTreeSet<InstitutionId>> {
    btree_set((0_u128..3).prop_map(institution), 0..3)
}

fn any_handle() -> impl Strategy<Value = String> {
    select(&["A-0312", "A-0007"]).prop_map(str::to_owned)
}

fn any_grantees() -> impl Strategy<Value = Grantees> {
    prop_oneof![
        3 => Just(Grantees::Everyone),
        1 => some_of(&InstitutionKind::ALL).prop_map(|kinds| Grantees::Kinds { kinds }),
        1 => any_institutions().prop_map(|institutions| Grantees::Institutions { institutions }),
        1 => (0_u128..3, any_handle()).prop_map(|(number, handle)| Grantees::Staff {
            institution: institution(number),
            handle,
        }),
    ]
}

fn any_scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::All),
        (some_of(&Category::ALL), some_of(&SensitiveClass::ALL)).prop_map(
            |(categories, sensitive)| Scope::Categories {
                categories,
                sensitive
            }
        ),
        btree_set(
            (0_u128..6).prop_map(|number| record(number, Category::Care).id),
            0..3
        )
        .prop_map(|records| Scope::Records { records }),
    ]
}

fn any_study() -> impl Strategy<Value = Option<String>> {
    proptest::option::weighted(0.8, select(&["study 1", "study 2"]).prop_map(str::to_owned))
}

pub(super) fn any_directive() -> impl Strategy<Value = Directive> {
    let period = proptest::option::weighted(
        0.3,
        (
            proptest::option::of(any_day()),
            proptest::option::of(any_day()),
        )
            .prop_map(|(from, until)| Period { from, until }),
    );
    let hours = (-48_i64..12, proptest::option::weighted(0.8, -12_i64..48));
    (
        (0_u128..1000, any::<bool>(), some_of(&Purpose::ALL)),
        (any_grantees(), any_institutions(), any::<bool>()),
        (any_scope(), period, hours, any_study()),
    )
        .prop_map(
            |(
                (number, permit, purposes),
                (grantees, except, excepting),
                (scope, period, (from, until), study),
            )| {
                let effect = if permit { Effect::Permit } else { Effect::Deny };
                Directive {
                    purposes,
                    grantees,
                    except: if excepting { except } else { BTreeSet::new() },
                    scope,
                    period,
                    valid_from: now() + TimeDelta::hours(from),
                    valid_until: until.map(|until| now() + TimeDelta::hours(until)),
                    study,
                    visit: None,
                    ..directive(number, effect, Purpose::Treatment)
                }
            },
        )
}

fn any_request() -> impl Strategy<Value = Request> {
    (
        select(&Purpose::ALL),
        select(&InstitutionKind::ALL),
        0_u128..3,
        proptest::option::of(any_handle()),
        any_study(),
        proptest::bool::weighted(0.1),
    )
        .prop_map(|(purpose, kind, number, staff, study, of_any_kind)| {
            // Most requests come from a kind that may ask; the others are answered quickly.
            let askers = purpose.rule().askers;
            let kind = if of_any_kind || askers.contains(&kind) {
                kind
            } else {
                askers[0]
            };
            Request {
                institution: institution(number),
                staff,
                study,
                ..request(purpose, kind)
            }
        })
}

fn any_context() -> impl Strategy<Value = Context> {
    let visit = (
        some_of(&Category::ALL),
        some_of(&SensitiveClass::ALL),
        0_u128..3,
        (-30_i64..3, 0_i64..36),
    )
        .prop_map(
            |(categories, sensitive, number, (given, lasts))| VisitConsent {
                categories,
                sensitive,
                institution: institution(number),
                given_at: now() + TimeDelta::hours(given),
                valid_until: now() + TimeDelta::hours(given + lasts),
                ..visit(&[], &[])
            },
        );
    let emergency =
        (0_u128..3, -60_i64..10, 0_i64..60).prop_map(|(number, declared, lasts)| Emergency {
            id: EmergencyId::from_uuid(Uuid::from_u128(1)),
            institution: institution(number),
            declared_at: now() + TimeDelta::minutes(declared),
            valid_until: now() + TimeDelta::minutes(declared + lasts),
        });
    let emergency = prop_oneof![
        Just(founded().emergency),
        emergency.prop_map(Some),
        Just(None)
    ];
    let membership = (
        proptest::option::of(any_day()),
        btree_set(
            (0_u128..6).prop_map(|number| record(number, Category::Coverage).id),
            0..6,
        ),
    )
        .prop_map(|(since, own)| Membership { since, own });
    (
        (proptest::option::of(visit), emergency, any::<bool>()),
        (membership, any::<bool>()),
    )
        .prop_map(
            |((visit, emergency, disaster), (membership, moved_here))| Context {
                visit,
                emergency,
                disaster,
                membership,
                moved_here,
                frozen: Frozen::new(),
            },
        )
}

prop_compose! {
    pub(super) fn any_case()(
        request in any_request(),
        directives in vec(any_directive(), 0..8),
        context in any_context(),
        records in vec(any_record(), 0..8),
    ) -> (Request, Vec<Directive>, Context, Vec<RecordRef>) {
        (request, directives, context, records)
    }
}

use super::*;

/// The case of the budget: 50 directives of every shape, most of them about this request, and 500
/// records.
fn budget_case() -> (Vec<Directive>, Vec<RecordRef>) {
    let directives = (0..50_u128)
        .map(|number| {
            let effect = if number % 3 == 0 {
                Effect::Permit
            } else {
                Effect::Deny
            };
            let mut made = directive(number, effect, Purpose::Treatment);
            made.purposes.insert(Purpose::Emergency);
            made.scope = match number % 4 {
                0 => Scope::Records {
                    records: (0..10)
                        .map(|record| super::record(number * 10 + record, Category::Care).id)
                        .collect(),
                },
                1 => categories(&[Category::Medication], &[]),
                _ => categories(
                    &[Category::ALL[(number % 5) as usize]],
                    &[SensitiveClass::Surgery],
                ),
            };
            if number % 4 != 0 {
                made.period = Some(Period {
                    from: Some(day("1990-01-01")),
                    until: Some(day("1999-12-31")),
                });
            }
            if number % 4 == 1 {
                made.grantees = Grantees::Kinds {
                    kinds: [InstitutionKind::Pharmacy].into(),
                };
            }
            made
        })
        .collect();
    let records = (0..500_u128)
        .map(|number| record(number * 7, Category::ALL[(number % 5) as usize]))
        .collect();
    (directives, records)
}

/// The budget of the plan is 20 µs; the bound here leaves room for a busy machine, and only a
/// decision that has become slow in kind fails it.
#[test]
fn fifty_directives_and_five_hundred_records_are_decided_in_microseconds() {
    let (directives, records) = budget_case();
    let request = request(Purpose::Treatment, InstitutionKind::Hospital);
    let best = (0..200)
        .map(|_| {
            let begun = std::time::Instant::now();
            let decisions = decide(&request, &directives, &founded(), &records);
            assert_eq!(decisions.len(), 500);
            begun.elapsed()
        })
        .min()
        .unwrap();
    println!("decide: 50 directives, 500 records: {best:?}");
    assert!(best.as_micros() < 100, "{best:?}");
}

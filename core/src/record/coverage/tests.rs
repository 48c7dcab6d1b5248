use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn insurance() -> Coverage {
    Coverage {
        insurer: Organization {
            code: Some("06990014".to_owned()),
            name: "みほん健康保険組合".to_owned(),
        },
        symbol: Some("20".to_owned()),
        number: "2002".to_owned(),
        branch: Some("00".to_owned()),
        relation: Relation::Insured,
        acquired_on: day("2020-04-01"),
        lost_on: Some(day("2024-04-01")),
        loss: Some(Loss::OtherInsurance),
        share: Share::tenths(3),
        elderly: None,
        limit: None,
        as_of: None,
    }
}

#[test]
fn an_insurance_holds_from_its_first_day_until_the_day_before_it_is_lost() {
    for (on, standing) in [
        ("2020-03-31", Standing::NotYet),
        ("2020-04-01", Standing::Valid),
        ("2024-03-31", Standing::Valid),
        ("2024-04-01", Standing::Lost),
    ] {
        assert_eq!(insurance().standing_on(day(on)), standing, "{on}");
    }
}

#[test]
fn one_that_is_lost_on_its_first_day_never_held() {
    let taken_back = Coverage {
        lost_on: Some(day("2020-04-01")),
        ..insurance()
    };
    assert_eq!(taken_back.check(), Ok(()));
    assert!(taken_back.never_held());
    for on in ["2020-03-31", "2020-04-01", "2020-04-02"] {
        assert!(!taken_back.holds_on(day(on)), "{on}");
    }
}

#[test]
fn what_an_insurance_cannot_say_is_refused() {
    type Change = fn(&mut Coverage);
    let reversed = || Validity {
        from: day("2022-08-01"),
        until: Some(day("2022-07-31")),
    };
    assert_eq!(insurance().check(), Ok(()));
    let cases: [(Change, CoverageError); 8] = [
        (|it| it.insurer.code = None, CoverageError::Insurer),
        (
            |it| it.insurer.code = Some("6990014".to_owned()),
            CoverageError::Insurer,
        ),
        (|it| it.number.clear(), CoverageError::Number),
        (
            |it| it.symbol = Some("あ".repeat(21)),
            CoverageError::Number,
        ),
        (
            |it| it.lost_on = it.acquired_on.pred_opt(),
            CoverageError::LostBeforeAcquired,
        ),
        (|it| it.lost_on = None, CoverageError::LossWithoutDay),
        (
            |it| {
                it.limit = Some(Limit {
                    class: LimitClass::A03,
                    valid: Validity {
                        from: it.acquired_on,
                        until: it.acquired_on.pred_opt(),
                    },
                });
            },
            CoverageError::CertificateReversed,
        ),
        (|it| it.number = "1".repeat(21), CoverageError::Number),
    ];
    for (change, error) in cases {
        let mut changed = insurance();
        change(&mut changed);
        assert_eq!(changed.check(), Err(error));
    }
    let certificate = Certificate {
        insurer: insurance().insurer,
        disease: SpecificDisease::Hiv,
        valid: reversed(),
        most: Some(10_000),
        as_of: None,
    };
    assert_eq!(certificate.check(), Err(CoverageError::CertificateReversed));
}

#[test]
fn the_elderly_certificate_says_the_share_while_it_holds() {
    let elderly = Coverage {
        elderly: Some(Elderly {
            share: Share::tenths(2).unwrap(),
            valid: Validity {
                from: day("2022-08-01"),
                until: Some(day("2023-07-31")),
            },
        }),
        ..insurance()
    };
    for (on, tenths) in [
        ("2022-07-31", 3),
        ("2022-08-01", 2),
        ("2023-07-31", 2),
        ("2023-08-01", 3),
    ] {
        let share = elderly.share_on(day(on)).map(Share::get);
        assert_eq!(share, Some(tenths), "{on}");
    }
}

#[test]
fn a_class_of_the_limit_is_found_by_code_and_by_name() {
    for class in LimitClass::ALL {
        assert_eq!(LimitClass::find(class.code()), Some(*class));
        assert_eq!(LimitClass::find(class.label()), Some(*class));
    }
    assert_eq!(LimitClass::find("A07"), None);
}

#[test]
fn a_share_that_does_not_exist_is_not_read() {
    for (text, tenths) in [("1", Some(1)), ("3", Some(3)), ("0", None), ("4", None)] {
        let share = serde_json::from_str::<Share>(text).ok().map(Share::get);
        assert_eq!(share, tenths, "{text}");
    }
}

#[test]
fn two_numbers_of_one_insurer_do_not_overlap() {
    let other = Coverage {
        number: "9".to_owned(),
        ..insurance()
    };
    assert_eq!(insurance().overlap(&other), None);
}

fn span() -> impl Strategy<Value = (NaiveDate, Option<NaiveDate>)> {
    let first = day("2020-01-01");
    (0_u64..60, prop::option::of(0_u64..60)).prop_map(move |(begin, length)| {
        let begin = first + chrono::Days::new(begin);
        (
            begin,
            length.map(|length| begin + chrono::Days::new(length)),
        )
    })
}

proptest! {
    #[test]
    fn an_overlap_is_every_day_on_which_both_hold_and_no_other(
        (from, until) in span(), (other_from, other_until) in span()
    ) {
        let of = |code: &str, acquired_on, lost_on| Coverage {
            insurer: Organization { code: Some(code.to_owned()), name: String::new() },
            acquired_on, lost_on, loss: None,
            ..insurance()
        };
        let (one, other) = (of("06990014", from, until), of("00990010", other_from, other_until));
        let overlap = one.overlap(&other);
        prop_assert_eq!(overlap, other.overlap(&one));
        for on in day("2019-12-30").iter_days().take(200) {
            let both = one.holds_on(on) && other.holds_on(on);
            let within = overlap.is_some_and(|it| it.from <= on && it.until.is_none_or(|until| on < until));
            prop_assert_eq!(both, within, "{}", on);
        }
    }
}

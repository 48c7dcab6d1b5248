//! Fictional reports.

use hikae_core::ids::RecordId;
use hikae_core::record::Organization;
use hikae_core::record::checkup::{
    Interpretation, Observation, Outcome, Quantity, ReferenceRange, Report, Section, Side,
};

use super::KeptReport;

/// Ends every context that a text can stand in.
pub const HOSTILE: &str =
    r#"</textarea></title></svg></span><script>alert(1)</script>"><img src=x onerror=x> <b>《&》"#;

pub fn kept(number: u8, report: Report) -> KeptReport {
    KeptReport {
        id: RecordId::new("2026-10-21T00:00:00Z".parse().unwrap(), [number; 10]),
        version: 1,
        received_on: "2026-10-21".parse().unwrap(),
        report,
    }
}

pub fn report(performed_on: &str, observations: Vec<Observation>) -> Report {
    let clinic = Organization {
        code: Some("9910000001".into()),
        name: "みほん健診センター".into(),
    };
    Report {
        report_code: "10".into(),
        program_code: "010".into(),
        performed_on: performed_on.parse().unwrap(),
        issued_on: performed_on.parse().unwrap(),
        performer: clinic.clone(),
        author: clinic,
        sections: vec![Section {
            code: "01010".into(),
            title: "検査・問診結果セクション".into(),
            observations,
        }],
    }
}

pub fn observed(code: &str, outcome: Outcome) -> Observation {
    Observation {
        code: code.into(),
        name: None,
        outcome,
        interpretation: None,
        reference: None,
        method: None,
        author: None,
        group: None,
    }
}

pub fn quantity(value: &str, unit: &str) -> Quantity {
    Quantity {
        value: value.parse().unwrap(),
        unit: unit.into(),
    }
}

pub fn measured(code: &str, value: &str, unit: &str) -> Observation {
    observed(code, Outcome::Quantity(quantity(value, unit)))
}

pub fn coded(code: &str, answer: &str, system: &str) -> Observation {
    observed(
        code,
        Outcome::Coded {
            code: answer.into(),
            system: system.into(),
        },
    )
}

pub fn text(code: &str, text: &str) -> Observation {
    observed(code, Outcome::Text { text: text.into() })
}

fn judged(
    observation: Observation,
    interpretation: Interpretation,
    low: Option<&str>,
    high: Option<&str>,
) -> Observation {
    let unit = observation
        .outcome
        .quantity()
        .map_or("", |it| &it.unit)
        .to_owned();
    Observation {
        interpretation: Some(interpretation),
        reference: Some(ReferenceRange {
            low: low.map(|value| quantity(value, &unit)),
            high: high.map(|value| quantity(value, &unit)),
        }),
        ..observation
    }
}

/// A report with an outcome of every kind, in every section of the page.
pub fn everything() -> Report {
    let out = |side, measured| Outcome::OutOfRange { side, measured };
    let yes_no = "1.2.392.200119.6.2003";
    let mut opinion = text("9N511000000000049", "支障はないと思われます。");
    opinion.author = Some("例示 次郎".into());
    let mut unknown = measured("9Z999000000000001", "7.0", "");
    unknown.name = Some("見本の検査".into());
    let mut albumin = measured("3A015000002327101", "4.5", "g/dL");
    albumin.method = Some("3A01510000".into());
    report(
        "2026-09-30",
        vec![
            measured("9N001000000000001", "162.3", "cm"),
            measured("9N006000000000001", "65.5", "kg"),
            measured("9N011000000000001", "24.9", "kg/m2"),
            measured("9N016160100000001", "70.0", "cm"),
            coded("9N056000000000011", "1", "1.2.392.200119.6.2001"),
            text("9N056160400000049", "ヘルニア、膀胱炎"),
            observed("9A751000000000001", Outcome::Missing),
            judged(
                measured("9A752000000000001", "149", "mm[Hg]"),
                Interpretation::High,
                Some("80"),
                Some("130"),
            ),
            observed("9A755000000000001", Outcome::NotPerformed),
            observed(
                "9A765000000000001",
                out(Side::Above, Some(quantity("150", "mm[Hg]"))),
            ),
            coded("9N141000000000011", "3", "1.2.392.200119.6.2202"),
            measured("3F015129902327101", "60", "mg/dL"),
            judged(
                measured("3F070000002327101", "45", "mg/dL"),
                Interpretation::Normal,
                Some("10"),
                None,
            ),
            measured("3F077000002327101", "88", "mg/dL"),
            judged(
                measured("3B035000002327201", "32", "U/L"),
                Interpretation::Normal,
                None,
                Some("40"),
            ),
            observed("3B045000002327201", out(Side::Below, None)),
            measured("3B090000002327101", "55", "U/L"),
            measured("3D046000001906202", "7.0", "%"),
            coded("1A020000000191111", "1", "1.2.392.200119.6.2102"),
            coded("1A010000000191111", "2", ""),
            measured("2A030000001930101", "13.9", "g/dL"),
            measured("2A020000001930101", "404", "10*4/mm3"),
            albumin,
            coded("9A110160700000011", "1", "1.2.392.200119.6.2002"),
            text("9A110160800000049", "洞性徐脈、低電位"),
            coded("9E100166000000011", "4", "1.2.392.200119.6.2110"),
            coded("5F016141002399811", "2", "1.2.392.200119.6.2100"),
            coded("9N501000000000011", "3", "1.2.392.200119.6.1008"),
            coded("9N506000000000011", "3", "1.2.392.200119.6.3001"),
            opinion,
            coded("9N701000000000011", "2", yes_no),
            coded("9N736000000000011", "2", "1.2.392.200119.6.24060"),
            coded("9N786000000000011", "77", "1.2.392.200119.6.24040"),
            coded("9N811000000000011", "0", "1.2.392.200119.6.2008"),
            coded("9N950000000000011", "1", "1.2.392.200119.6.18050"),
            unknown,
            text("9Z998000000000049", "名前もない"),
        ],
    )
}

/// What the year before said of some of it.
pub fn year_before() -> Report {
    report(
        "2025-10-04",
        vec![
            measured("9N006000000000001", "66.0", "kg"),
            measured("9A752000000000001", "142", "mm[Hg]"),
            measured("9A762000000000001", "86", "mm[Hg]"),
            measured("3D046000001906202", "5.6", "%"),
            coded("1A010000000191111", "1", "1.2.392.200119.6.2102"),
            coded("9N501000000000011", "3", "1.2.392.200119.6.1008"),
        ],
    )
}

/// Everything that 階層化 asks, so that it says 積極的支援.
pub fn for_stratification() -> Vec<Observation> {
    let yes_no = "1.2.392.200119.6.2003";
    vec![
        measured("9N011000000000001", "27.0", "kg/m2"),
        measured("9N016160100000001", "92.0", "cm"),
        measured("9A755000000000001", "134", "mm[Hg]"),
        measured("9A765000000000001", "80", "mm[Hg]"),
        measured("3F015000002327101", "120", "mg/dL"),
        measured("3F070000002327101", "55", "mg/dL"),
        measured("3D010000002227101", "95", "mg/dL"),
        coded("9N701000000000011", "2", yes_no),
        coded("9N706000000000011", "2", yes_no),
        coded("9N711000000000011", "2", yes_no),
        coded("9N736000000000011", "1", "1.2.392.200119.6.24060"),
    ]
}

/// A report whose every text field would like to be markup.
pub fn hostile() -> Report {
    let mut all = everything();
    all.performer.name = HOSTILE.into();
    all.author.name = HOSTILE.into();
    all.program_code = HOSTILE.into();
    for section in &mut all.sections {
        section.title = HOSTILE.into();
        for observation in &mut section.observations {
            observation.name = Some(HOSTILE.into());
            observation.method = Some(HOSTILE.into());
            observation.author = Some(HOSTILE.into());
            match &mut observation.outcome {
                Outcome::Quantity(quantity)
                | Outcome::OutOfRange {
                    measured: Some(quantity),
                    ..
                } if !observation.code.starts_with("9A75") => {
                    quantity.unit = HOSTILE.into();
                }
                Outcome::Coded { code, system } => {
                    *code = HOSTILE.into();
                    *system = HOSTILE.into();
                }
                Outcome::Text { text } => *text = HOSTILE.into(),
                _ => {}
            }
        }
        let strange = Observation {
            name: Some(HOSTILE.into()),
            ..text(HOSTILE, HOSTILE)
        };
        section.observations.push(strange);
    }
    all
}

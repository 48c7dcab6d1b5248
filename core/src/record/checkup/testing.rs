//! Reports for tests.

use super::{Observation, Outcome, Quantity, Report, Section};
use crate::record::Organization;

/// A report with these observations.
pub(crate) fn report(observations: Vec<Observation>) -> Report {
    let organization = Organization {
        code: None,
        name: "見本健診センター".to_owned(),
    };
    Report {
        report_code: "10".to_owned(),
        program_code: "010".to_owned(),
        performed_on: "2024-04-15".parse().unwrap(),
        issued_on: "2024-04-20".parse().unwrap(),
        performer: organization.clone(),
        author: organization,
        sections: vec![Section {
            code: "01010".to_owned(),
            title: "検査・問診結果セクション".to_owned(),
            observations,
        }],
    }
}

/// An observation of an item.
pub(crate) fn observed(code: &str, outcome: Outcome) -> Observation {
    Observation {
        code: code.to_owned(),
        name: None,
        outcome,
        interpretation: None,
        reference: None,
        method: None,
        author: None,
        group: None,
    }
}

/// An observation with a number.
pub(crate) fn measured(code: &str, value: &str, unit: &str) -> Observation {
    observed(code, Outcome::Quantity(quantity(value, unit)))
}

/// An observation with a code of the item's own table.
pub(crate) fn answered(code: &str, answer: &str) -> Observation {
    observed(
        code,
        Outcome::Coded {
            code: answer.to_owned(),
            system: String::new(),
        },
    )
}

/// A number with its unit.
pub(crate) fn quantity(value: &str, unit: &str) -> Quantity {
    Quantity {
        value: value.parse().unwrap(),
        unit: unit.to_owned(),
    }
}

//! Findings to begin a test from.

use rust_decimal::Decimal;

use super::Findings;
use crate::resident::Sex;

/// A man of 50 with nothing over any limit and every question answered with no, then changed.
pub(super) fn findings(change: impl FnOnce(&mut Findings)) -> Findings {
    let mut findings = Findings {
        sex: Sex::Male,
        age: 50,
        waist: decimal("80.0"),
        visceral_fat: None,
        bmi: decimal("22.0"),
        systolic: decimal("120"),
        diastolic: decimal("70"),
        triglyceride_fasting: decimal("100"),
        triglyceride_casual: None,
        hdl: decimal("60"),
        glucose_fasting: decimal("90"),
        glucose_casual: None,
        hba1c: None,
        blood_pressure_medication: Some(false),
        glucose_medication: Some(false),
        lipid_medication: Some(false),
        smokes: Some(false),
    };
    change(&mut findings);
    findings
}

pub(super) fn decimal(text: &str) -> Option<Decimal> {
    Some(text.parse().unwrap())
}

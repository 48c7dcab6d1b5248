//! What a well-formed checkup file is checked for before it is handed over.

use chrono::NaiveDate;
use hikae_core::identifiers::{CheckDigit, InstitutionCode, InsurerNumber};
use hikae_core::record::checkup::{Observation, Outcome, items};
use rust_decimal::Decimal;

use crate::intake::fault::Reason;
use crate::intake::free_text::refuse_individual_number;
use crate::intake::parsed::ParsedCheckup;

/// Codes of HbA1c in JDS values begin with this.
const HBA1C_JDS: &str = "3D045";
/// Since then checkups report HbA1c in NGSP values only (2013-04-01).
const NGSP_ONLY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2013, 4, 1);

/// Refuses 個人番号 wherever they stand, and HbA1c in JDS values where those are long abolished;
/// remarks on what is odd but can be kept.
pub(super) fn check(checkup: &mut ParsedCheckup) -> Result<(), Reason> {
    let subject = &checkup.subject;
    let report = &checkup.report;
    let fields = [
        ("name", Some(&subject.name)),
        ("addr", subject.address.as_ref()),
        ("postalCode", subject.postal_code.as_ref()),
        ("被保険者証等記号", subject.insured.symbol.as_ref()),
        ("被保険者証等番号", Some(&subject.insured.number)),
        ("保険者番号", Some(&subject.insured.insurer)),
        ("枝番", subject.insured.branch.as_ref()),
        ("報告区分", Some(&report.report_code)),
        ("プログラム種別", Some(&report.program_code)),
        ("performer", Some(&report.performer.name)),
        ("performer", report.performer.code.as_ref()),
        ("author", Some(&report.author.name)),
        ("author", report.author.code.as_ref()),
    ];
    for (field, text) in fields {
        refuse_individual_number(field, text.map(String::as_str))?;
    }
    for section in &report.sections {
        refuse_individual_number("title", Some(&section.title))?;
        refuse_individual_number("section/code", Some(&section.code))?;
    }
    let mut remarks = Vec::new();
    for observation in report.observations() {
        texts(observation)?;
        if observation.code.starts_with(HBA1C_JDS) && Some(report.performed_on) >= NGSP_ONLY {
            return Err(Reason::malformed(
                "HbA1c in JDS values (3D045…), which checkups since 2013-04-01 do not have",
            ));
        }
        if items::item(&observation.code).is_none() {
            remarks.push(unknown(&observation.code));
        }
    }
    remarks.extend(check_digits(checkup));
    checkup.remarks.append(&mut remarks);
    Ok(())
}

fn texts(observation: &Observation) -> Result<(), Reason> {
    const LARGEST: Decimal = Decimal::from_parts(u32::MAX, 20, 0, false, 0);
    let (text, system) = match &observation.outcome {
        Outcome::Text { text } => (Some(text.clone()), None),
        Outcome::Coded { code, system } => (Some(code.clone()), Some(system)),
        Outcome::Quantity(quantity) if quantity.value > LARGEST => {
            (Some(quantity.value.to_string()), Some(&quantity.unit))
        }
        Outcome::Quantity(quantity) => (None, Some(&quantity.unit)),
        Outcome::OutOfRange { .. } | Outcome::Missing | Outcome::NotPerformed => (None, None),
    };
    for (field, text) in [
        ("observation/code", Some(&observation.code)),
        ("displayName", observation.name.as_ref()),
        ("value", text.as_ref()),
        ("value", system),
        ("methodCode", observation.method.as_ref()),
        ("assignedPerson", observation.author.as_ref()),
    ] {
        refuse_individual_number(field, text.map(String::as_str))?;
    }
    Ok(())
}

/// Shows the code only if it has the form of one: anything else may be someone's data.
fn unknown(code: &str) -> String {
    let code_like = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    if code.len() == 17 && code.chars().all(code_like) {
        format!("item {code} is not in the official table")
    } else {
        "an item code that does not have the official form".to_owned()
    }
}

fn check_digits(checkup: &ParsedCheckup) -> impl Iterator<Item = String> {
    let insurer = InsurerNumber::parse(&checkup.subject.insured.insurer).map(|it| it.check());
    let institution = checkup
        .report
        .performer
        .code
        .as_deref()
        .map(|code| InstitutionCode::parse(code).map(|it| it.check()));
    [("保険者番号", Some(insurer)), ("健診機関番号", institution)]
        .into_iter()
        .filter(|(_, checked)| !matches!(checked, None | Some(Ok(CheckDigit::Right))))
        .map(|(name, _)| format!("the check digit or form of the {name} is wrong"))
}

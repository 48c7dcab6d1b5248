//! Institutions that may ask for records.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::consent::{InstitutionKind, Purpose};
use crate::identifiers::{CheckDigit, InstitutionCode, InsurerNumber, MunicipalityCode};
use crate::ids::InstitutionId;
use crate::watch::{Hours, NoHours};

/// One institution of the registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// The institution.
    pub id: InstitutionId,
    /// 機関コード, 保険者番号 or 自治体コード, as received.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: InstitutionKind,
    /// Departments or units that may act.
    pub units: Vec<String>,
    /// Purposes for which it may ever ask.
    pub purposes: BTreeSet<Purpose>,
    /// Where its privacy officer can be reached.
    pub contact: String,
    /// Where it is: 全国地方公共団体コード. Without it, it is in no area where a disaster is declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When its units are open, by their names; the whole of it under the empty name. Where nothing
    /// is said, nobody is asked why they work when they do.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hours: BTreeMap<String, Hours>,
}

impl Institution {
    /// When a unit is open, as far as that is known.
    pub fn hours_of(&self, unit: Option<&str>) -> Option<Hours> {
        let of_unit = unit.and_then(|unit| self.hours.get(unit));
        of_unit.or_else(|| self.hours.get("")).copied()
    }
}

/// Reads hours of a unit, written `内科=09:00-18:00`, or `09:00-18:00` for a whole institution.
///
/// # Errors
/// [`NoHours`].
pub fn unit_hours(text: &str) -> Result<(String, Hours), NoHours> {
    let (unit, hours) = text.split_once('=').unwrap_or(("", text));
    Ok((unit.trim().to_owned(), hours.parse()?))
}

/// What is odd about the code of an institution of this kind: a slip of the pen, perhaps, and no
/// reason to refuse it. For some kinds there is no numbering to hold it against.
pub fn code_doubt(kind: InstitutionKind, code: &str) -> Option<String> {
    use InstitutionKind as Kind;
    let (name, check) = match kind {
        Kind::Hospital | Kind::Clinic | Kind::Pharmacy | Kind::Care => (
            "機関コード",
            InstitutionCode::parse(code).map(|code| code.check()),
        ),
        Kind::Insurer => (
            "保険者番号",
            InsurerNumber::parse(code).map(|code| code.check()),
        ),
        Kind::Municipality => (
            "自治体コード",
            MunicipalityCode::parse(code).map(|code| code.check()),
        ),
        Kind::Research | Kind::Registry | Kind::Oversight => return None,
    };
    match check {
        Ok(CheckDigit::Right) => None,
        Ok(CheckDigit::Wrong) => Some(format!("the check digit of {name} is wrong")),
        Err(error) => Some(format!("{name}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_has_its_own_hours_or_those_of_the_whole() {
        let hours = |text: &str| text.parse::<Hours>().unwrap();
        let institution = Institution {
            id: InstitutionId::from_uuid(uuid::Uuid::nil()),
            code: String::new(),
            name: String::new(),
            kind: InstitutionKind::Clinic,
            units: Vec::new(),
            purposes: BTreeSet::new(),
            contact: String::new(),
            place: None,
            hours: ["09:00-18:00", "救急科=00:00-00:00"]
                .into_iter()
                .map(|text| unit_hours(text).unwrap())
                .collect(),
        };
        assert_eq!(
            institution.hours_of(Some("内科")),
            Some(hours("09:00-18:00"))
        );
        assert_eq!(
            institution.hours_of(Some("救急科")),
            Some(hours("00:00-00:00"))
        );
        for wrong in ["", "9時から", "09:00", "25:00-26:00", "内科="] {
            assert_eq!(unit_hours(wrong), Err(NoHours), "{wrong}");
        }
    }

    #[test]
    fn a_code_is_held_against_the_numbering_of_its_kind() {
        use InstitutionKind as Kind;
        for (kind, code) in [
            (Kind::Clinic, "9910000018"),
            (Kind::Insurer, "06990014"),
            (Kind::Municipality, "131016"),
            (Kind::Research, "anything"),
        ] {
            assert_eq!(code_doubt(kind, code), None, "{code}");
        }
        for (kind, code, doubt) in [
            (
                Kind::Hospital,
                "9910000019",
                "the check digit of 機関コード is wrong",
            ),
            (
                Kind::Pharmacy,
                "06990014",
                "機関コード: 機関番号 has 10 digits",
            ),
            (
                Kind::Insurer,
                "06990015",
                "the check digit of 保険者番号 is wrong",
            ),
            (
                Kind::Municipality,
                "131017",
                "the check digit of 自治体コード is wrong",
            ),
        ] {
            assert_eq!(code_doubt(kind, code).as_deref(), Some(doubt));
        }
    }
}

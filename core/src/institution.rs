//! Institutions that may ask for records.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::consent::{InstitutionKind, Purpose};
use crate::identifiers::{CheckDigit, InstitutionCode, InsurerNumber, MunicipalityCode};
use crate::ids::InstitutionId;

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

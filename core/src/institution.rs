//! Institutions that may ask for records.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::consent::{InstitutionKind, Purpose};
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
}

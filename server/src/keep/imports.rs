//! The log of import runs.

use chrono::{DateTime, Utc};
use hikae_core::ids::ImportId;
use serde::{Deserialize, Serialize};

use super::{Error, Keep};
use crate::intake::Summary;

/// What was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportKind {
    /// 住民.
    Residents,
    /// 健診.
    Checkups,
    /// 予防接種.
    Vaccinations,
    /// 機関.
    Institutions,
}

/// One run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Which.
    pub id: ImportId,
    /// What.
    pub kind: ImportKind,
    /// Files as the operator named them.
    pub files: Vec<String>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended and what came of it; `None` if it runs, or was interrupted.
    pub ended: Option<(DateTime<Utc>, Summary)>,
}

impl Keep {
    /// Notes that an import begins.
    pub async fn begin_import(
        &self,
        kind: ImportKind,
        files: &[String],
    ) -> Result<ImportId, Error> {
        let _ = (kind, files);
        Err(Error::Unavailable)
    }

    /// Notes that an import ended. `false` if it is unknown or has ended.
    pub async fn end_import(&self, id: ImportId, summary: Summary) -> Result<bool, Error> {
        let _ = (id, summary);
        Err(Error::Unavailable)
    }

    /// The last runs, newest first.
    pub async fn imports(&self, limit: u32) -> Result<Vec<ImportRun>, Error> {
        let _ = limit;
        Err(Error::Unavailable)
    }
}

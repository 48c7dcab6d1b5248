//! The log of import runs.

use chrono::{DateTime, Utc};
use hikae_core::ids::ImportId;
use serde::{Deserialize, Serialize};

use super::{Error, Keep};
use crate::intake::Summary;
use crate::store::ImportRow;
use crate::vault::Kind;

const RUN: Kind = Kind::new("import_run", 1);
const SUMMARY: Kind = Kind::new("import_run-summary", 1);

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
    /// 保険の資格.
    Coverage,
    /// 転入.
    Moves,
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
        let id = self.mint(ImportId::new);
        let sealed = self
            .vault
            .seal_system(RUN, id.uuid().as_bytes(), &(kind, files))?;
        let row = ImportRow {
            id,
            started_at: self.now(),
            sealed,
            ended: None,
        };
        self.store.begin_import(&row).await?;
        Ok(id)
    }

    /// Notes that an import ended. `false` if it is unknown or has ended.
    pub async fn end_import(&self, id: ImportId, summary: Summary) -> Result<bool, Error> {
        let summary = self
            .vault
            .seal_system(SUMMARY, id.uuid().as_bytes(), &summary)?;
        Ok(self.store.end_import(id, self.now(), &summary).await?)
    }

    /// The last runs, newest first.
    pub async fn imports(&self, limit: u32) -> Result<Vec<ImportRun>, Error> {
        let rows = self.store.imports(limit).await?;
        rows.iter()
            .map(|row| {
                let place = row.id.uuid();
                let (kind, files) = self.vault.open_system(RUN, place.as_bytes(), &row.sealed)?;
                let ended = match &row.ended {
                    Some((at, summary)) => {
                        let summary = self.vault.open_system(SUMMARY, place.as_bytes(), summary)?;
                        Some((*at, summary))
                    }
                    None => None,
                };
                Ok(ImportRun {
                    id: row.id,
                    kind,
                    files,
                    started_at: row.started_at,
                    ended,
                })
            })
            .collect()
    }
}

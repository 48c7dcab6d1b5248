//! Imports: files are read on a thread of their own, matched and kept in batches. Whatever of a
//! batch was kept is recognised when it comes again: an import that was interrupted, wherever it
//! was, is simply run again.

use std::path::{Path, PathBuf};

use hikae_core::calendar::jst_date;
use hikae_core::ids::{ImportId, InstitutionId};
use hikae_core::institution::Institution;
use tokio::sync::mpsc;

use super::checkups;
use super::fault::{Fault, Reason};
use super::found::{Found, Sink, Stopped};
use super::link::{Checkups, Coverages, Vaccinations};
use super::moves::Moves;
use super::parsed::InstitutionRow;
use super::progress::{Progress, Summary};
use super::table;
use crate::keep::{Change, Error, ImportKind, Keep, NewQuarantined};
use hikae_core::resident::Resident;

/// Rows or reports that are kept together.
const BATCH: usize = 256;
/// Things read ahead of the batch that is being kept.
const AHEAD: usize = 256;
/// How often a batch is matched anew when someone else changed what it rests on.
const TRIES: usize = 5;

/// Imports files of one kind. Unreadable files and bad rows stop nothing: they are told to
/// `progress`, counted, and wait in quarantine.
///
/// # Errors
/// The store failed. What was kept before stays; run it again.
pub async fn import(
    keep: &Keep,
    kind: ImportKind,
    files: &[PathBuf],
    progress: &mut dyn Progress,
) -> Result<Summary, Error> {
    let names: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let id = keep.begin_import(kind, &names).await?;
    let run = Run {
        keep,
        id,
        files,
        progress,
        summary: Summary::default(),
    };
    let summary = match kind {
        ImportKind::Residents => run.through(table::residents::read, Residents).await,
        ImportKind::Checkups => run.through(checkups::read, Checkups { import: id }).await,
        ImportKind::Vaccinations => {
            run.through(table::vaccinations::read, Vaccinations { import: id })
                .await
        }
        ImportKind::Moves => run.through(table::moves::read, Moves).await,
        ImportKind::Coverage => {
            let coverages = Coverages::new(id);
            let summary = run.through(table::coverage::read, &coverages).await;
            summary.map(|summary| Summary {
                overlapping: coverages.overlapping(),
                ..summary
            })
        }
        ImportKind::Institutions => run.through(table::institutions::read, Institutions).await,
    }?;
    keep.end_import(id, summary).await?;
    Ok(summary)
}

/// A row or report that waits for its batch.
#[derive(Debug)]
pub(super) struct Pending<T> {
    /// File as the operator named it.
    pub(super) file: String,
    /// Line, where the source has lines.
    pub(super) line: Option<u64>,
    /// What it says.
    pub(super) value: T,
    content: Vec<u8>,
}

/// What became of a row or report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Kept for the first time.
    New,
    /// Known.
    Unchanged,
    /// Known with other content.
    Superseded,
    /// Must wait.
    Wait(Reason),
}

/// Puts a batch where it belongs; verdicts in order.
pub(super) trait Put<T> {
    /// # Errors
    /// [`Error::Conflict`] and [`Error::NoSuchPerson`] make the batch be put again.
    async fn put(&self, keep: &Keep, batch: &[Pending<T>]) -> Result<Vec<Verdict>, Error>;
}

impl<T, P: Put<T>> Put<T> for &P {
    async fn put(&self, keep: &Keep, batch: &[Pending<T>]) -> Result<Vec<Verdict>, Error> {
        (**self).put(keep, batch).await
    }
}

struct Run<'r> {
    keep: &'r Keep,
    id: ImportId,
    files: &'r [PathBuf],
    progress: &'r mut dyn Progress,
    summary: Summary,
}

impl Run<'_> {
    async fn through<T: Send + 'static>(
        mut self,
        read: fn(&Path, Sink<'_, T>) -> Result<(), Stopped>,
        put: impl Put<T>,
    ) -> Result<Summary, Error> {
        let sizes = self
            .files
            .iter()
            .filter_map(|file| std::fs::metadata(file).ok());
        self.progress.total(sizes.map(|it| it.len()).sum());
        let (sender, mut found) = mpsc::channel(AHEAD);
        let files = self.files.to_vec();
        let reader = tokio::task::spawn_blocking(move || {
            files.iter().try_for_each(|file| {
                read(file, &mut |found| {
                    sender.blocking_send(found).map_err(|_| Stopped)
                })
            })
        });
        let mut batch = Vec::with_capacity(BATCH);
        let mut faults = Vec::new();
        while let Some(found) = found.recv().await {
            match found {
                Found::Item {
                    file,
                    line,
                    value,
                    content,
                } => {
                    batch.push(Pending {
                        file,
                        line,
                        value,
                        content,
                    });
                }
                Found::Fault { fault, content } => faults.push((fault, content)),
                Found::Remark { place, remark } => self.progress.remark(&place, &remark),
                Found::Advance(bytes) => self.progress.advance(bytes),
            }
            if batch.len() >= BATCH || faults.len() >= BATCH {
                self.flush(&mut batch, &mut faults, &put).await?;
            }
        }
        self.flush(&mut batch, &mut faults, &put).await?;
        match reader.await {
            Ok(Ok(())) => Ok(self.summary),
            Ok(Err(Stopped)) | Err(_) => Err(Error::Unavailable),
        }
    }

    /// Keeps a batch, then puts into quarantine what must wait. Both are recognised when they
    /// come again, so that a crash between the two loses nothing.
    async fn flush<T>(
        &mut self,
        batch: &mut Vec<Pending<T>>,
        faults: &mut Vec<(Fault, Vec<u8>)>,
        put: &impl Put<T>,
    ) -> Result<(), Error> {
        let verdicts = self.verdicts(batch, put).await?;
        for (pending, verdict) in batch.drain(..).zip(verdicts) {
            self.summary.read += 1;
            match verdict {
                Verdict::New => self.summary.new += 1,
                Verdict::Unchanged => self.summary.unchanged += 1,
                Verdict::Superseded => self.summary.superseded += 1,
                Verdict::Wait(reason) => {
                    self.summary.read -= 1;
                    let fault = Fault {
                        file: pending.file,
                        line: pending.line,
                        reason,
                    };
                    faults.push((fault, pending.content));
                }
            }
        }
        let mut waiting = Vec::with_capacity(faults.len());
        for (fault, content) in faults.drain(..) {
            self.progress.fault(&fault);
            if matches!(fault.reason, Reason::Unreadable { .. }) {
                self.summary.unreadable += 1;
            } else {
                self.summary.read += 1;
                self.summary.quarantined += 1;
                waiting.push(NewQuarantined {
                    import: self.id,
                    fault,
                    content,
                });
            }
        }
        if !waiting.is_empty() {
            self.keep.quarantine(&waiting).await?;
        }
        Ok(())
    }

    async fn verdicts<T>(
        &self,
        batch: &[Pending<T>],
        put: &impl Put<T>,
    ) -> Result<Vec<Verdict>, Error> {
        let mut tries = 1;
        loop {
            match put.put(self.keep, batch).await {
                Err(Error::Conflict | Error::NoSuchPerson) if tries < TRIES => tries += 1,
                answer => return answer,
            }
        }
    }
}

impl From<Change> for Verdict {
    fn from(change: Change) -> Self {
        match change {
            Change::Inserted => Self::New,
            Change::Updated => Self::Superseded,
            // The former municipality's register has no say any more, also when it comes again.
            Change::Unchanged | Change::MovedAway => Self::Unchanged,
        }
    }
}

struct Residents;

impl Put<Resident> for Residents {
    async fn put(&self, keep: &Keep, batch: &[Pending<Resident>]) -> Result<Vec<Verdict>, Error> {
        let today = jst_date(keep.now());
        let unborn = |pending: &&Pending<Resident>| pending.value.birth_date > today;
        let residents: Vec<Resident> = batch
            .iter()
            .filter(|it| !unborn(it))
            .map(|it| it.value.clone())
            .collect();
        let mut enrolled = keep.enroll_all(&residents).await?.into_iter();
        let verdict = |pending| {
            if unborn(&pending) {
                return Some(Verdict::Wait(Reason::malformed(
                    "生年月日 is in the future",
                )));
            }
            enrolled.next().map(|enrolled| enrolled.change.into())
        };
        Ok(batch.iter().filter_map(verdict).collect())
    }
}

struct Institutions;

impl Put<InstitutionRow> for Institutions {
    async fn put(
        &self,
        keep: &Keep,
        batch: &[Pending<InstitutionRow>],
    ) -> Result<Vec<Verdict>, Error> {
        let mut verdicts = Vec::with_capacity(batch.len());
        for Pending { value: row, .. } in batch {
            let institution = Institution {
                id: keep.mint(InstitutionId::new),
                code: row.code.clone(),
                name: row.name.clone(),
                kind: row.kind,
                units: row.units.clone(),
                purposes: row.purposes.clone(),
                contact: row.contact.clone(),
                place: row.place.clone(),
                hours: row.hours.clone(),
            };
            verdicts.push(keep.put_institution(&institution).await?.1.into());
        }
        Ok(verdicts)
    }
}

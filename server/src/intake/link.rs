//! Records: linked to the one resident they are about, then kept.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use hikae_core::calendar::jst_date;
use hikae_core::identifiers::{BranchNumber, comparable};
use hikae_core::ids::{ImportId, PersonId};
use hikae_core::record::{Record, SensitiveClass};
use hikae_core::resident::Resident;

use super::fault::Reason;
use super::import::{Pending, Put, Verdict};
use super::matching::{self, Candidate};
use super::parsed::{CoverageRow, ParsedCheckup, VaccinationRow};
use crate::keep::{self, Error, Keep, NewRecord, Source};

/// People whose insurances are noted at the same time: one flush acknowledges many.
const AT_ONCE: usize = 64;

/// Vaccines that are given in pregnancy only, so that the record tells of one.
const IN_PREGNANCY: [&str; 1] = ["RSV-M"];

/// Checkups.
pub(super) struct Checkups {
    /// The import.
    pub(super) import: ImportId,
}

/// Vaccinations.
pub(super) struct Vaccinations {
    /// The import.
    pub(super) import: ImportId,
}

/// Insurances.
pub(super) struct Coverages {
    import: ImportId,
    /// Whom two insurers insure at the same time.
    overlapping: Mutex<BTreeSet<PersonId>>,
}

impl Coverages {
    /// Those of an import.
    pub(super) fn new(import: ImportId) -> Self {
        Self {
            import,
            overlapping: Mutex::default(),
        }
    }

    /// How many people two insurers insure at the same time, of those whose rows were put.
    pub(super) fn overlapping(&self) -> u64 {
        self.held().len() as u64
    }

    fn held(&self) -> MutexGuard<'_, BTreeSet<PersonId>> {
        self.overlapping
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Put<ParsedCheckup> for Checkups {
    async fn put(
        &self,
        keep: &Keep,
        batch: &[Pending<ParsedCheckup>],
    ) -> Result<Vec<Verdict>, Error> {
        let mut links = Vec::with_capacity(batch.len());
        for Pending { value: checkup, .. } in batch {
            let mut candidates = Vec::new();
            for person in keep.people_insured_as(&checkup.subject.insured).await? {
                candidates.extend(candidate(keep, person).await?);
            }
            links.push(matching::of_checkup(&checkup.subject, &candidates));
        }
        let records = batch.iter().map(|pending| {
            let checkup = &pending.value;
            let report = &checkup.report;
            let key = [
                "checkup",
                &report.program_code,
                &report.performed_on.to_string(),
                report
                    .performer
                    .code
                    .as_ref()
                    .unwrap_or(&report.performer.name),
            ]
            .join("\0");
            let record = (key, Record::Checkup(report.clone()));
            (checkup.subject.birth_date, vec![record])
        });
        keep_linked(keep, self.import, batch, links, records).await
    }
}

impl Put<VaccinationRow> for Vaccinations {
    async fn put(
        &self,
        keep: &Keep,
        batch: &[Pending<VaccinationRow>],
    ) -> Result<Vec<Verdict>, Error> {
        let mut links = Vec::with_capacity(batch.len());
        for Pending { value: row, .. } in batch {
            let municipality = &row.vaccination.municipality;
            let holder = keep
                .person_by_municipal_number(municipality, &row.municipal_number)
                .await?;
            let holder = match holder {
                Some(person) => candidate(keep, person).await?,
                None => None,
            };
            links.push(matching::of_vaccination(row, holder.as_ref()));
        }
        let records = batch.iter().map(|pending| {
            let vaccination = &pending.value.vaccination;
            let key = [
                "vaccination",
                &vaccination.municipality,
                &vaccination.vaccine,
                &vaccination.given_on.to_string(),
            ]
            .join("\0");
            let record = (key, Record::Vaccination(vaccination.clone()));
            (pending.value.birth_date, vec![record])
        });
        keep_linked(keep, self.import, batch, links, records).await
    }
}

impl Put<CoverageRow> for Coverages {
    async fn put(
        &self,
        keep: &Keep,
        batch: &[Pending<CoverageRow>],
    ) -> Result<Vec<Verdict>, Error> {
        let mut links = Vec::with_capacity(batch.len());
        for Pending { value: row, .. } in batch {
            let people = match &row.municipal_number {
                Some((municipality, number)) => keep
                    .person_by_municipal_number(municipality, number)
                    .await?
                    .into_iter()
                    .collect(),
                None => keep.people_insured_as(&row.subject.insured).await?,
            };
            let mut candidates = Vec::new();
            for person in people {
                candidates.extend(candidate(keep, person).await?);
            }
            links.push(matching::of_coverage(row, &candidates));
        }
        let records = batch
            .iter()
            .map(|pending| (pending.value.subject.birth_date, insurance(&pending.value)));
        let linked: BTreeSet<PersonId> = links.iter().flatten().copied().collect();
        let verdicts = keep_linked(keep, self.import, batch, links, records).await?;
        // Also for rows that are known: an import that died after keeping them is run again.
        let noted: Vec<(PersonId, bool)> = stream::iter(linked)
            .map(|person| async move {
                let overlaps = keep.note_insurances(person).await?;
                Ok::<_, Error>((person, overlaps))
            })
            .buffer_unordered(AT_ONCE)
            .try_collect()
            .await?;
        let mut held = self.held();
        for (person, overlaps) in noted {
            match overlaps {
                true => held.insert(person),
                false => held.remove(&person),
            };
        }
        Ok(verdicts)
    }
}

/// The records of a row, each with what makes it the same again: an insurance is the number under
/// which it was acquired and the day; a certificate, insurer, disease and first day.
fn insurance(row: &CoverageRow) -> Vec<(String, Record)> {
    let coverage = &row.coverage;
    let branch = coverage.branch.as_deref().map(|branch| {
        BranchNumber::parse(branch)
            .map_or_else(|_| comparable(branch), |branch| branch.as_str().to_owned())
    });
    let key = [
        "coverage",
        coverage.insurer_number(),
        &coverage
            .symbol
            .as_deref()
            .map(comparable)
            .unwrap_or_default(),
        &comparable(&coverage.number),
        &branch.unwrap_or_default(),
        &coverage.acquired_on.to_string(),
    ]
    .join("\0");
    let mut records = vec![(key, Record::Coverage(coverage.clone()))];
    records.extend(row.certificate.as_ref().map(|certificate| {
        let key = [
            "certificate",
            coverage.insurer_number(),
            certificate.disease.code(),
            &certificate.valid.from.to_string(),
        ]
        .join("\0");
        (key, Record::Certificate(certificate.clone()))
    }));
    records
}

async fn candidate(keep: &Keep, person: PersonId) -> Result<Option<Candidate>, Error> {
    Ok(keep
        .resident(person)
        .await?
        .map(|resident: Resident| (person, resident)))
}

/// Keeps every row that is linked and plausible. `rows` gives the person's date of birth, and the
/// records of the row, each with what makes it the same again.
async fn keep_linked<T>(
    keep: &Keep,
    import: ImportId,
    batch: &[Pending<T>],
    links: Vec<Result<PersonId, Reason>>,
    rows: impl Iterator<Item = (NaiveDate, Vec<(String, Record)>)>,
) -> Result<Vec<Verdict>, Error> {
    let today = jst_date(keep.now());
    let mut new = Vec::with_capacity(batch.len());
    let mut waits = Vec::with_capacity(batch.len());
    for ((pending, link), (born, records)) in batch.iter().zip(links).zip(rows) {
        let linked = link.and_then(|person| {
            records
                .iter()
                .try_for_each(|(_, record)| plausible(record.date(), born, today))
                .map(|()| person)
        });
        waits.push(linked.as_ref().map(|_| records.len()).map_err(Clone::clone));
        let Ok(person) = linked else { continue };
        new.extend(records.into_iter().map(|(key, record)| NewRecord {
            person,
            sensitive: sensitive(&record),
            record,
            source_key: key.into_bytes(),
            source: Source {
                import: Some(import),
                file: pending.file.clone(),
                line: pending.line,
            },
        }));
    }
    let mut kept = keep.put_records(&new).await?.into_iter();
    let codes: BTreeSet<&str> = new
        .iter()
        .flat_map(|new| new.record.institutions())
        .collect();
    keep.delivered(&codes).await?;
    let verdict = |wait: Result<usize, Reason>| match wait {
        Err(reason) => Verdict::Wait(reason),
        Ok(records) => of_row(kept.by_ref().take(records)),
    };
    Ok(waits.into_iter().map(verdict).collect())
}

/// What became of a row, from what became of its records: what waits or changed anything counts.
fn of_row(records: impl Iterator<Item = keep::Put>) -> Verdict {
    let weight = |put: &keep::Put| match put {
        keep::Put::Outdated { .. } => 3,
        keep::Put::Superseded { .. } => 2,
        keep::Put::Inserted { .. } => 1,
        keep::Put::Unchanged { .. } => 0,
    };
    match records.max_by_key(weight) {
        Some(keep::Put::Outdated { .. }) => Verdict::Wait(Reason::Outdated),
        Some(keep::Put::Superseded { .. }) => Verdict::Superseded,
        Some(keep::Put::Inserted { .. }) => Verdict::New,
        Some(keep::Put::Unchanged { .. }) | None => Verdict::Unchanged,
    }
}

fn plausible(day: NaiveDate, born: NaiveDate, today: NaiveDate) -> Result<(), Reason> {
    if day < born {
        Err(Reason::malformed(
            "the record is about a day before the person was born",
        ))
    } else if day > today {
        Err(Reason::malformed("the record is about a day in the future"))
    } else {
        Ok(())
    }
}

/// Which records no "all" includes.
fn sensitive(record: &Record) -> Option<SensitiveClass> {
    match record {
        Record::Vaccination(it) if IN_PREGNANCY.contains(&it.vaccine.as_str()) => {
            Some(SensitiveClass::ReproductiveHealth)
        }
        Record::Certificate(_) => Some(SensitiveClass::SpecificDisease),
        Record::Vaccination(_) | Record::Checkup(_) | Record::Coverage(_) => None,
    }
}

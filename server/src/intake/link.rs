//! Records: linked to the one resident they are about, then kept.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hikae_core::calendar::jst_date;
use hikae_core::ids::{ImportId, PersonId};
use hikae_core::record::{Record, SensitiveClass};
use hikae_core::resident::Resident;

use super::fault::Reason;
use super::import::{Pending, Put, Verdict};
use super::matching::{self, Candidate};
use super::parsed::{ParsedCheckup, VaccinationRow};
use crate::keep::{self, Error, Keep, NewRecord, Source};

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
            (
                checkup.subject.birth_date,
                key,
                Record::Checkup(report.clone()),
            )
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
            (
                pending.value.birth_date,
                key,
                Record::Vaccination(vaccination.clone()),
            )
        });
        keep_linked(keep, self.import, batch, links, records).await
    }
}

async fn candidate(keep: &Keep, person: PersonId) -> Result<Option<Candidate>, Error> {
    Ok(keep
        .resident(person)
        .await?
        .map(|resident: Resident| (person, resident)))
}

/// Keeps every record that is linked and plausible. `records` gives the person's date of birth,
/// what makes the record the same again, and the record.
async fn keep_linked<T>(
    keep: &Keep,
    import: ImportId,
    batch: &[Pending<T>],
    links: Vec<Result<PersonId, Reason>>,
    records: impl Iterator<Item = (NaiveDate, String, Record)>,
) -> Result<Vec<Verdict>, Error> {
    let today = jst_date(keep.now());
    let mut new = Vec::with_capacity(batch.len());
    let mut waits = Vec::with_capacity(batch.len());
    for ((pending, link), (born, key, record)) in batch.iter().zip(links).zip(records) {
        let linked = link.and_then(|person| plausible(record.date(), born, today).map(|()| person));
        waits.push(linked.as_ref().err().cloned());
        if let Ok(person) = linked {
            new.push(NewRecord {
                person,
                sensitive: sensitive(&record),
                record,
                source_key: key.into_bytes(),
                source: Source {
                    import: Some(import),
                    file: pending.file.clone(),
                    line: pending.line,
                },
            });
        }
    }
    let mut kept = keep.put_records(&new).await?.into_iter();
    let codes: BTreeSet<&str> = new
        .iter()
        .flat_map(|new| new.record.institutions())
        .collect();
    keep.delivered(&codes).await?;
    let verdict = |wait: Option<Reason>| match wait {
        Some(reason) => Some(Verdict::Wait(reason)),
        None => kept.next().map(|put| match put {
            keep::Put::Inserted { .. } => Verdict::New,
            keep::Put::Unchanged { .. } => Verdict::Unchanged,
            keep::Put::Superseded { .. } => Verdict::Superseded,
            keep::Put::Outdated { .. } => Verdict::Wait(Reason::Outdated),
        }),
    };
    Ok(waits.into_iter().filter_map(verdict).collect())
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
        Record::Vaccination(_) | Record::Checkup(_) => None,
    }
}

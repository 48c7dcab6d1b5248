//! The checkup pages.

use axum::extract::{Path, State};
use axum::response::Response;
use hikae_app::citizen::cases::LeftOut;
use hikae_app::citizen::checkups::{CheckupList, CheckupReport, CheckupTrend, KeptReport, Subject};
use hikae_app::citizen::sharing::seal_of;
use hikae_core::calendar::jst_date;
use hikae_core::ids::{PersonId, RecordId};
use hikae_core::record::checkup::Measure;
use hikae_core::record::{Category, Record};

use super::{AppState, Citizen, Routes, View, WebError, cases};
use crate::keep::Kept;

/// `/checkups`, `/checkups/{id}`, `/checkups/{id}/versions/{version}`,
/// `/checkups/items/{measure}`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/checkups", list)
        .get("/checkups/items/{measure}", trend)
        .get("/checkups/{id}", report)
        .get("/checkups/{id}/versions/{version}", version)
}

async fn list(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
) -> Result<Response, WebError> {
    let (subject, reports) = load(&state, citizen.person).await?;
    let (reports, left_out) = without_frozen(&state, citizen.person, reports).await?;
    Ok(view.page(CheckupList::new(subject, &reports).left_out(left_out)))
}

async fn report(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let id = record_id(&id)?;
    let (subject, current) = load(&state, citizen.person).await?;
    let shown = current
        .iter()
        .find(|kept| kept.id == id)
        .ok_or(WebError::NotFound)?;
    let earlier = earlier(&state, citizen.person, id).await?;
    let directives = state.keep.directives(citizen.person).await?;
    let sealed = seal_of(&directives, id).is_some();
    let cases = cases::about_record(&state, citizen.person, id).await?;
    let (others, _) = without_frozen(&state, citizen.person, current.clone()).await?;
    let page = CheckupReport::new(subject, shown, &others, &earlier);
    Ok(view.page(page.sealed(sealed).cases(cases)))
}

async fn version(
    State(state): State<AppState>,
    citizen: Citizen,
    Path((id, version)): Path<(String, String)>,
    view: View,
) -> Result<Response, WebError> {
    let id = record_id(&id)?;
    let version: u32 = version.parse().map_err(|_| WebError::NotFound)?;
    let earlier = earlier(&state, citizen.person, id).await?;
    let shown = earlier
        .iter()
        .find(|kept| kept.version == version)
        .ok_or(WebError::NotFound)?;
    let (subject, current) = load(&state, citizen.person).await?;
    Ok(view.page(CheckupReport::new(subject, shown, &current, &earlier)))
}

async fn trend(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(measure): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let measure = Measure::from_slug(&measure).ok_or(WebError::NotFound)?;
    let (subject, reports) = load(&state, citizen.person).await?;
    let (reports, left_out) = without_frozen(&state, citizen.person, reports).await?;
    Ok(view.page(CheckupTrend::new(subject, measure, &reports).left_out(left_out)))
}

/// The reports without those that the person says are not theirs, and how many these are.
async fn without_frozen(
    state: &AppState,
    person: PersonId,
    mut reports: Vec<KeptReport>,
) -> Result<(Vec<KeptReport>, LeftOut), WebError> {
    let frozen = state.keep.frozen(person).await?;
    let all = reports.len();
    reports.retain(|kept| !frozen.contains_key(&kept.id));
    let left_out = LeftOut(all - reports.len());
    Ok((reports, left_out))
}

fn record_id(text: &str) -> Result<RecordId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// The person and their reports, each in the version that holds.
async fn load(state: &AppState, person: PersonId) -> Result<(Subject, Vec<KeptReport>), WebError> {
    let resident = state
        .keep
        .resident(person)
        .await?
        .ok_or(WebError::NotFound)?;
    let subject = Subject {
        sex: resident.sex,
        birth_date: resident.birth_date,
    };
    let kept = state.keep.records(person, Some(Category::Checkup)).await?;
    Ok((subject, kept.into_iter().filter_map(as_report).collect()))
}

/// The versions of one report that no longer hold, newest first.
async fn earlier(
    state: &AppState,
    person: PersonId,
    id: RecordId,
) -> Result<Vec<KeptReport>, WebError> {
    let kept = state.keep.earlier_versions(person, id).await?;
    Ok(kept.into_iter().filter_map(as_report).collect())
}

/// A kept record as the pages take it; `None` if it is no checkup.
pub(super) fn as_report(kept: Kept) -> Option<KeptReport> {
    match kept.record {
        Record::Checkup(report) => Some(KeptReport {
            id: kept.header.id,
            version: kept.version,
            received_on: jst_date(kept.received_at),
            report,
        }),
        Record::Vaccination(_) | Record::Coverage(_) | Record::Certificate(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use hikae_core::record::checkup::Report;
    use hikae_core::record::vaccination::Vaccination;
    use hikae_core::record::{Organization, RecordRef};

    use super::*;
    use crate::keep::Source;

    fn kept(record: Record) -> Kept {
        Kept {
            header: RecordRef {
                id: "01a15bc1-f400-7202-8202-020202020202".parse().unwrap(),
                category: record.category(),
                sensitive: None,
                date: record.date(),
            },
            version: 2,
            received_at: "2026-10-20T15:30:00Z".parse().unwrap(),
            superseded_at: None,
            source: Source {
                import: None,
                file: String::new(),
                line: None,
            },
            record,
        }
    }

    #[test]
    fn a_report_arrived_on_the_day_that_it_was_in_japan() {
        let clinic = Organization {
            code: None,
            name: "みほん健診センター".into(),
        };
        let report = as_report(kept(Record::Checkup(Report {
            report_code: "10".into(),
            program_code: "010".into(),
            performed_on: "2026-09-30".parse().unwrap(),
            issued_on: "2026-10-15".parse().unwrap(),
            performer: clinic.clone(),
            author: clinic,
            sections: Vec::new(),
        })))
        .unwrap();
        assert_eq!(report.received_on.to_string(), "2026-10-21");
        assert_eq!(report.version, 2);
    }

    #[test]
    fn a_vaccination_is_no_report() {
        let vaccination = Vaccination {
            vaccine: "FLU".into(),
            name: "インフルエンザ".into(),
            given_on: "2026-10-10".parse().unwrap(),
            dose: None,
            product: None,
            lot: None,
            volume_ml: None,
            performer: None,
            municipality: "999999".into(),
        };
        assert_eq!(as_report(kept(Record::Vaccination(vaccination))), None);
    }

    #[test]
    fn what_is_no_id_does_not_exist() {
        assert!(matches!(record_id("items"), Err(WebError::NotFound)));
        assert!(matches!(record_id("../etc"), Err(WebError::NotFound)));
    }
}

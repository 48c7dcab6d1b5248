//! オンライン資格確認: whether someone is insured on a day, and what insurers are told of overlaps.
//!
//! Every row about a person is a request of its own to the disclosure gate, and stands in that
//! person's log before it is answered.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use hikae_core::calendar::jst_date;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::Channel;
use hikae_core::identifiers::InsurerNumber;
use hikae_core::ids::{InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;
use hikae_core::record::coverage::{Certificate, Coverage, Relation, Validity};
use hikae_core::record::{Category, Record};
use hikae_core::resident::InsuredNumber;
use serde::{Deserialize, Serialize};

use super::fhir::Asker;
use crate::disclosure::{Gate, Only, Refusal, Released, Request};
use crate::keep::{self, Keep, Pseudonym};

/// Rows of one request at most.
pub const ROWS: usize = 500;
/// Rows answered at the same time.
const AT_ONCE: usize = 16;
/// The longest name of a row.
const NAME: usize = 64;
/// Overlaps told at a time.
const PAGE: u32 = 100;

/// What is asked.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// On which day; today if it is not said.
    on: Option<NaiveDate>,
    /// About whom.
    rows: Vec<Row>,
}

impl Check {
    /// Whether there are as many rows as may be asked for, with names as long as they may be.
    pub fn is_sound(&self) -> bool {
        let named = |row: &Row| row.id.as_ref().is_none_or(|id| id.chars().count() <= NAME);
        (1..=ROWS).contains(&self.rows.len()) && self.rows.iter().all(named)
    }
}

#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[schema(as = EligibilityRow)]
struct Row {
    /// What the client calls the row.
    id: Option<String>,
    #[serde(flatten)]
    whom: Whom,
}

/// Who is meant.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Insured)]
enum Whom {
    /// By the institution's own name for the person.
    Pseudonym(String),
    /// By the number on the card. Only eligibility knows people by it.
    Insured(InsuredNumber),
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Checked {
    on: NaiveDate,
    rows: Vec<Answer>,
}

/// What is answered about one row: the same members whatever the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = EligibilityAnswer)]
struct Answer {
    id: Option<String>,
    result: Standing,
    /// Another insurance than the one that was named holds on the day.
    renewed: bool,
    /// The institution's own name for the person, where it may know it.
    pseudonym: Option<String>,
    coverage: Vec<Insurance>,
    certificates: Vec<Disease>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = EligibilityResult)]
enum Standing {
    Valid,
    Lost,
    /// There is none, or nobody, or it may not be told.
    NotFound,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
struct Insurance {
    insurer: String,
    insurer_name: String,
    symbol: Option<String>,
    number: String,
    branch: Option<String>,
    relation: Relation,
    acquired: NaiveDate,
    lost: Option<NaiveDate>,
    /// In tenths, on the day that was asked for.
    share: Option<u8>,
    limit: Option<Limit>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
struct Limit {
    class: &'static str,
    valid: Validity,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
struct Disease {
    code: &'static str,
    valid: Validity,
    most: Option<u32>,
}

/// Why there is no answer at all. It depends on the request alone.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The institution may not ask for this.
    #[error("the institution may not ask for this purpose")]
    NotForThis,
    /// The log could not be written, or the records not be read.
    #[error(transparent)]
    Keep(#[from] keep::Error),
}

/// Answers every row.
///
/// # Errors
/// See [`CheckError`]. Rows that were answered before stand in their people's logs all the same.
pub async fn check(keep: &Keep, asker: &Asker, check: Check) -> Result<Checked, CheckError> {
    let institution = asking(keep, asker).await?;
    let on = check.on.unwrap_or_else(|| jst_date(keep.now()));
    let rows = stream::iter(check.rows)
        .map(|row| answer(keep, asker, &institution, on, row))
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    may_ask(&institution)?;
    Ok(Checked { on, rows })
}

/// Overlaps, as an insurer reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Overlaps {
    overlaps: Vec<Overlapping>,
    /// What to ask for next with `after`; absent at the end.
    next: Option<String>,
}

/// One insurance of the insurer that asks, and when another one insures the same person. Which one
/// is not its business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
struct Overlapping {
    pseudonym: String,
    coverage: Insurance,
    from: NaiveDate,
    /// The first day on which they do not overlap any more.
    until: Option<NaiveDate>,
}

/// Tells an insurer whom another one insures at the same time, after the person of this name.
///
/// # Errors
/// See [`CheckError`].
pub async fn overlaps(
    keep: &Keep,
    asker: &Asker,
    after: Option<Pseudonym>,
) -> Result<Overlaps, CheckError> {
    let institution = asking(keep, asker).await?;
    may_ask(&institution)?;
    let number = InsurerNumber::parse(&institution.code);
    let (InstitutionKind::Insurer, Ok(number)) = (institution.kind, number) else {
        return Err(CheckError::NotForThis);
    };
    let after = match after {
        Some(name) => {
            let known = keep.person_by_pseudonym(institution.id, name).await?;
            Some(known.ok_or(CheckError::NotForThis)?)
        }
        None => None,
    };
    let people = keep.overlapping(number.as_str(), after, PAGE).await?;
    let today = jst_date(keep.now());
    let mut told = Overlaps {
        overlaps: Vec::new(),
        next: None,
    };
    for person in &people {
        let Some(released) = release(keep, asker, *person).await? else {
            continue;
        };
        let pseudonym = keep.pseudonym(*person, institution.id).await?.to_string();
        for (overlap, coverage) in released.records().iter().filter_map(|record| {
            let overlap = released.overlap(record.header().id)?;
            Some((overlap, insurance_of(record.record())?))
        }) {
            told.overlaps.push(Overlapping {
                pseudonym: pseudonym.clone(),
                coverage: shown(coverage, today),
                from: overlap.from,
                until: overlap.until,
            });
        }
        told.next = Some(pseudonym);
    }
    if people.len() < PAGE as usize {
        told.next = None;
    }
    Ok(told)
}

async fn asking(keep: &Keep, asker: &Asker) -> Result<Institution, CheckError> {
    if asker.purpose != Purpose::Eligibility {
        return Err(CheckError::NotForThis);
    }
    let institution = keep.institution(asker.institution).await?;
    institution.ok_or(CheckError::NotForThis)
}

fn may_ask(institution: &Institution) -> Result<(), CheckError> {
    let may = institution.purposes.contains(&Purpose::Eligibility);
    may.then_some(()).ok_or(CheckError::NotForThis)
}

async fn answer(
    keep: &Keep,
    asker: &Asker,
    institution: &Institution,
    on: NaiveDate,
    row: Row,
) -> Result<Answer, keep::Error> {
    let nothing = Answer {
        id: row.id,
        result: Standing::NotFound,
        renewed: false,
        pseudonym: None,
        coverage: Vec::new(),
        certificates: Vec::new(),
    };
    let Some(person) = meant(keep, institution.id, &row.whom).await? else {
        return Ok(nothing);
    };
    let Some(released) = release(keep, asker, person).await? else {
        return Ok(nothing);
    };
    let told = told(&released, &row.whom, on);
    // An insurer comes to know its members by their numbers; to anyone else a number is good for
    // this answer alone.
    let own = institution.kind == InstitutionKind::Insurer && told.result != Standing::NotFound;
    let pseudonym = match row.whom {
        Whom::Pseudonym(name) => Some(name).filter(|_| told.result != Standing::NotFound),
        Whom::Insured(_) if own => Some(keep.pseudonym(person, institution.id).await?.to_string()),
        Whom::Insured(_) => None,
    };
    Ok(Answer {
        id: nothing.id,
        pseudonym,
        ..told
    })
}

async fn meant(
    keep: &Keep,
    institution: InstitutionId,
    whom: &Whom,
) -> Result<Option<PersonId>, keep::Error> {
    match whom {
        Whom::Pseudonym(name) => match name.parse() {
            Ok(name) => keep.person_by_pseudonym(institution, name).await,
            Err(_) => Ok(None),
        },
        Whom::Insured(number) => keep.person_insured_as(number).await,
    }
}

/// What the gate lets out about someone; `None` where that is the same as nobody.
async fn release(
    keep: &Keep,
    asker: &Asker,
    person: PersonId,
) -> Result<Option<Released>, keep::Error> {
    let request = Request {
        id: keep.mint(RequestId::new),
        person,
        institution: asker.institution,
        unit: asker.unit.clone(),
        actor: asker.actor.clone(),
        purpose: asker.purpose,
        reason: asker.reason.clone(),
        categories: [Category::Coverage].into(),
        only: Only::Everything,
        subject: false,
        study: None,
        channel: Channel::Gateway,
    };
    match Gate::new(keep.clone()).release(request).await {
        Ok(released) => Ok(Some(released)),
        Err(Refusal::Keep(error)) => Err(error),
        Err(Refusal::UnknownInstitution | Refusal::PurposeNotAllowed | Refusal::NoSuchPerson) => {
            Ok(None)
        }
    }
}

/// What is told of what was let out.
fn told(released: &Released, whom: &Whom, on: NaiveDate) -> Answer {
    let all: Vec<&Coverage> = released
        .records()
        .iter()
        .filter_map(|record| insurance_of(record.record()))
        .filter(|coverage| !coverage.never_held())
        .collect();
    let named = |coverage: &&&Coverage| match whom {
        Whom::Pseudonym(_) => true,
        Whom::Insured(number) => coverage.insured().is_same(number),
    };
    let named: Vec<&Coverage> = all.iter().filter(named).copied().collect();
    let valid: Vec<_> = named.iter().filter(|it| it.holds_on(on)).collect();
    let lost = named
        .iter()
        .filter(|it| it.lost_on.is_some_and(|lost| lost <= on))
        .max_by_key(|it| it.lost_on);
    let (result, told) = match (valid.as_slice(), lost) {
        ([], None) => (Standing::NotFound, Vec::new()),
        ([], Some(lost)) => (Standing::Lost, vec![shown(lost, on)]),
        (valid, _) => (
            Standing::Valid,
            valid.iter().map(|it| shown(it, on)).collect(),
        ),
    };
    let certificates = released
        .records()
        .iter()
        .filter_map(|it| match it.record() {
            Record::Certificate(it) if it.valid.holds_on(on) => Some(disease(it)),
            _ => None,
        });
    Answer {
        id: None,
        result,
        renewed: result == Standing::Lost && all.iter().any(|it| it.holds_on(on)),
        pseudonym: None,
        coverage: told,
        certificates: certificates.filter(|_| result == Standing::Valid).collect(),
    }
}

const fn insurance_of(record: &Record) -> Option<&Coverage> {
    match record {
        Record::Coverage(coverage) => Some(coverage),
        _ => None,
    }
}

fn shown(it: &Coverage, on: NaiveDate) -> Insurance {
    Insurance {
        insurer: it.insurer_number().to_owned(),
        insurer_name: it.insurer.name.clone(),
        symbol: it.symbol.clone(),
        number: it.number.clone(),
        branch: it.branch.clone(),
        relation: it.relation,
        acquired: it.acquired_on,
        lost: it.lost_on,
        share: it.share_on(on).map(|share| share.get()),
        limit: it.limit_on(on).map(|limit| Limit {
            class: limit.class.code(),
            valid: limit.valid,
        }),
    }
}

const fn disease(it: &Certificate) -> Disease {
    Disease {
        code: it.disease.code(),
        valid: it.valid,
        most: it.most,
    }
}

//! One request of an institution, from the person's pseudonym to the answer.

use std::collections::BTreeSet;

use hikae_core::calendar::jst_date;
use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, Channel};
use hikae_core::ids::{InstitutionId, PersonId, RecordId, RequestId};
use hikae_core::record::Category;

use super::query::{Cursor, Span, Target};
use super::resources::{Json, Maker, Page, Part, searchset};
use super::{Ask, Kind, Names, Problem};
use crate::disclosure::{Gate, Only, Reason, Request};
use crate::keep::{Keep, Pseudonym};

/// Who asks, as their access token and their software say.
#[derive(Debug, Clone)]
pub struct Asker {
    /// The institution.
    pub institution: InstitutionId,
    /// Department or unit.
    pub unit: Option<String>,
    /// Who acts there.
    pub actor: Actor,
    /// Why.
    pub purpose: Purpose,
    /// Why, in the acting person's words.
    pub reason: Reason,
    /// For research: the study.
    pub study: Option<String>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The resource.
    pub json: Json,
    /// Its version, if it has one.
    pub version: Option<String>,
}

/// Reads what is asked for, through the disclosure gate.
///
/// An institution learns of a person only what it was given: that there is no such person, that
/// there is nothing, and that all of it is withheld are one answer.
///
/// # Errors
/// See [`Problem`].
pub async fn read(keep: &Keep, origin: &str, asker: Asker, ask: &Ask) -> Result<Answer, Problem> {
    let institution = asker.institution;
    let known = match ask.pseudonym() {
        Some(pseudonym) => keep
            .person_by_pseudonym(institution, pseudonym)
            .await?
            .map(|person| (pseudonym, person)),
        None => None,
    };
    let Some((pseudonym, person)) = known else {
        return nobody(keep, origin, &asker, ask).await;
    };
    let maker = Maker {
        names: Names::new(keep, institution, pseudonym),
        origin,
        now: keep.now(),
    };
    let request = request(keep, asker, ask, &maker.names, person).await?;
    let released = Gate::new(keep.clone()).release(request).await?;
    let mut parts: Vec<_> = Part::all(&released, |kind| ask.wants(kind))
        .into_iter()
        .filter(|part| is_asked_for(ask, part, &maker))
        .collect();
    if let Target::One(_, name) = &ask.target {
        let part = parts.iter().find(|part| part.id(&maker) == name.0);
        let resource = part
            .and_then(|part| part.make(&maker))
            .ok_or(Problem::NotFound)?;
        return Ok(Answer {
            json: resource.json,
            version: Some(resource.version),
        });
    }
    if matches!(ask.target, Target::Everything(_)) && released.subject().is_none() {
        return Err(Problem::NotFound);
    }
    parts.sort_by_cached_key(|part| part.key(&maker));
    page(ask, &maker, &parts)
}

/// The answer about someone whom the institution does not know. Whether it may ask at all is
/// answered as it is about anyone else.
async fn nobody(keep: &Keep, origin: &str, asker: &Asker, ask: &Ask) -> Result<Answer, Problem> {
    let institution = keep.institution(asker.institution).await?;
    if !institution.is_some_and(|it| it.purposes.contains(&asker.purpose)) {
        return Err(Problem::Purpose);
    }
    if !matches!(ask.target, Target::Some(_)) {
        return Err(Problem::NotFound);
    }
    let maker = Maker {
        names: Names::new(keep, asker.institution, Pseudonym::nobody()),
        origin,
        now: keep.now(),
    };
    page(ask, &maker, &[])
}

async fn request(
    keep: &Keep,
    asker: Asker,
    ask: &Ask,
    names: &Names<'_>,
    person: PersonId,
) -> Result<Request, Problem> {
    let only = match &ask.target {
        Target::One(_, name) => match name.record() {
            Some(wanted) => Only::Record(find(keep, names, person, wanted).await?),
            None => Only::Record(None),
        },
        Target::Some(_) | Target::Everything(_) => Only::Days(ask.days()),
    };
    let categories: BTreeSet<Category> = Kind::ALL
        .into_iter()
        .filter(|kind| ask.wants(*kind))
        .filter_map(category)
        .collect();
    let subject = [Kind::Patient, Kind::Consent, Kind::Bundle]
        .into_iter()
        .any(|kind| ask.wants(kind));
    Ok(Request {
        id: keep.mint(RequestId::new),
        person,
        institution: asker.institution,
        unit: asker.unit,
        actor: asker.actor,
        purpose: asker.purpose,
        reason: asker.reason,
        categories,
        only,
        subject: subject || matches!(ask.target, Target::Everything(_)),
        study: asker.study,
        channel: Channel::Gateway,
    })
}

/// The record that the institution knows by this name.
async fn find(
    keep: &Keep,
    names: &Names<'_>,
    person: PersonId,
    wanted: &str,
) -> Result<Option<RecordId>, Problem> {
    let records = keep.record_refs(person).await?;
    let mut ids = records.into_iter().map(|record| record.id);
    Ok(ids.find(|id| names.short(*id) == wanted))
}

/// The category of records that resources of a type are made of.
const fn category(kind: Kind) -> Option<Category> {
    match kind {
        Kind::Patient | Kind::Consent => None,
        Kind::Observation | Kind::DiagnosticReport | Kind::Bundle => Some(Category::Checkup),
        Kind::Immunization => Some(Category::Vaccination),
        Kind::Coverage => Some(Category::Coverage),
    }
}

fn is_asked_for(ask: &Ask, part: &Part<'_>, maker: &Maker<'_>) -> bool {
    let changed = Span::day(jst_date(part.updated(maker)));
    let code = part.code(maker);
    let code = code.as_ref().map(|(system, code)| (system.as_ref(), *code));
    ask.holds(part.day().map(Span::day), changed)
        && ask.has_category(part.category())
        && ask.has_code(code)
}

/// The page of a search.
fn page(ask: &Ask, maker: &Maker<'_>, parts: &[Part<'_>]) -> Result<Answer, Problem> {
    let address = ask.address();
    let begin = match ask.cursor() {
        None => 0,
        Some(text) => {
            let Cursor(last) = Cursor::open(text, &maker.names, &address).ok_or(Problem::Page)?;
            parts.partition_point(|part| part.key(maker) <= last)
        }
    };
    let rest = parts.get(begin..).unwrap_or_default();
    let here = rest.get(..ask.count()).unwrap_or(rest);
    let separator = if address.contains('?') { '&' } else { '?' };
    let at = |cursor: &str| maker.address(&format!("{address}{separator}_cursor={cursor}"));
    let next = here
        .last()
        .filter(|_| here.len() < rest.len())
        .map(|last| at(&Cursor(last.key(maker)).seal(&maker.names, &address)));
    let page = Page {
        total: parts.len(),
        own: ask.cursor().map_or_else(|| maker.address(&address), at),
        next,
        base: maker.address("").trim_end_matches('/').to_owned(),
        resources: here.iter().filter_map(|part| part.make(maker)).collect(),
    };
    Ok(Answer {
        json: searchset(page),
        version: None,
    })
}

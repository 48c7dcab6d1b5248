//! What the pages of cases read.

use std::collections::BTreeMap;

use hikae_app::citizen::cases::{About, RecordCases, ShownCase};
use hikae_app::citizen::sharing::RecordName;
use hikae_core::case::{Case, Office, Subject};
use hikae_core::circular::Tongue;
use hikae_core::disclosure::Entry;
use hikae_core::ids::{EntryId, InstitutionId, NoticeId, PersonId, RecordId};
use hikae_core::notice::Notice;
use hikae_core::record::Category;

use crate::keep::{Error, Kept};
use crate::web::AppState;

/// A person's cases, with what is needed to tell them.
pub async fn shown(
    state: &AppState,
    person: PersonId,
    cases: Vec<Case>,
) -> Result<Vec<ShownCase>, Error> {
    let records: Vec<RecordId> = cases.iter().filter_map(record_of).collect();
    let kept = state.keep.records_by_id(person, &records).await?;
    let mut names: BTreeMap<InstitutionId, Option<String>> = BTreeMap::new();
    let mut shown = Vec::with_capacity(cases.len());
    for case in cases {
        let about = match case.subject {
            Subject::Entry { entry } | Subject::Review { entry, .. } => {
                about_read(state, person, entry).await?
            }
            Subject::NotMine { record } | Subject::Wrong { record } => kept
                .iter()
                .find(|kept| kept.header.id == record)
                .map_or(About::Gone, about_kept),
            Subject::Notice { notice } => about_notice(state, person, notice)
                .await?
                .unwrap_or(About::Gone),
        };
        let institution = match case.addressee {
            Office::Institution { id } => match names.get(&id) {
                Some(name) => name.clone(),
                None => {
                    let name = state.keep.institution(id).await?.map(|known| known.name);
                    names.insert(id, name.clone());
                    name
                }
            },
            Office::Municipality | Office::Oversight => None,
        };
        shown.push(ShownCase {
            case,
            about,
            institution,
            municipality: state.portal.municipality.clone(),
            now: state.clock.now(),
        });
    }
    Ok(shown)
}

/// The person's case about an entry of their log.
pub async fn about_entry(
    state: &AppState,
    person: PersonId,
    entry: EntryId,
) -> Result<Option<ShownCase>, Error> {
    about(state, person, Subject::Entry { entry }).await
}

/// What the oversight makes of the emergency that an entry declares or rests on.
pub async fn review_of(
    state: &AppState,
    person: PersonId,
    entry: &Entry,
) -> Result<Option<ShownCase>, Error> {
    let Some(declaration) = entry.declaration() else {
        return Ok(None);
    };
    let subject = Subject::Review {
        entry: declaration,
        institution: entry.institution.id,
    };
    about(state, person, subject).await
}

/// The person's cases about a record.
pub async fn about_record(
    state: &AppState,
    person: PersonId,
    record: RecordId,
) -> Result<RecordCases, Error> {
    Ok(RecordCases {
        not_mine: about(state, person, Subject::NotMine { record }).await?,
        wrong: about(state, person, Subject::Wrong { record }).await?,
    })
}

/// What a record is called, and where it is shown.
pub fn about_kept(kept: &Kept) -> About {
    let href = match kept.header.category {
        Category::Checkup => format!("/checkups/{}", kept.header.id),
        Category::Coverage => "/coverage".to_owned(),
        _ => "/vaccinations#history".to_owned(),
    };
    About::Record {
        name: RecordName::of(&kept.header, &kept.record),
        href,
    }
}

/// What an office sent to the person, if that is what this notice is.
pub async fn about_notice(
    state: &AppState,
    person: PersonId,
    id: NoticeId,
) -> Result<Option<About>, Error> {
    let kept = state.keep.notice(person, id).await?;
    Ok(kept.and_then(|kept| match kept.notice {
        Notice::Circular(arrived) => Some(About::Notice {
            notice: id,
            title: arrived.texts.of(Tongue::Japanese).title.clone(),
            office: arrived.office,
            at: kept.made_at,
        }),
        _ => None,
    }))
}

/// The person's case about a notice.
pub async fn case_about_notice(
    state: &AppState,
    person: PersonId,
    notice: NoticeId,
) -> Result<Option<ShownCase>, Error> {
    about(state, person, Subject::Notice { notice }).await
}

async fn about(
    state: &AppState,
    person: PersonId,
    subject: Subject,
) -> Result<Option<ShownCase>, Error> {
    let case = state.keep.case_about(person, subject).await?;
    let cases = case.into_iter().collect();
    Ok(shown(state, person, cases).await?.pop())
}

async fn about_read(state: &AppState, person: PersonId, id: EntryId) -> Result<About, Error> {
    let entry = state.keep.entry(person, id).await?;
    Ok(entry.map_or(About::Gone, |entry| About::Entry {
        entry: entry.id,
        institution: entry.institution.name,
        at: entry.occurred_at,
    }))
}

const fn record_of(case: &Case) -> Option<RecordId> {
    match case.subject {
        Subject::Entry { .. } | Subject::Review { .. } | Subject::Notice { .. } => None,
        Subject::NotMine { record } | Subject::Wrong { record } => Some(record),
    }
}

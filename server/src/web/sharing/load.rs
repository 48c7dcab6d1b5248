//! What the pages of this area read.

use hikae_app::citizen::sharing::{Change, Names, RecordName, changes};
use hikae_core::ids::{DirectiveId, PersonId};

use crate::keep::{Error, Keep};

/// Names of every institution and of the person's records.
pub async fn names(keep: &Keep, person: PersonId) -> Result<Names, Error> {
    let institutions = keep.institutions().await?;
    let records = keep.records(person, None).await?;
    Ok(Names {
        institutions: institutions
            .into_iter()
            .map(|known| (known.id, known.name))
            .collect(),
        records: records
            .iter()
            .map(|kept| (kept.header.id, RecordName::of(&kept.header, &kept.record)))
            .collect(),
        frozen: keep.frozen(person).await?,
    })
}

/// The versions of one directive of the person as changes, newest first; empty if there is none.
pub async fn versions(
    keep: &Keep,
    person: PersonId,
    id: DirectiveId,
) -> Result<Vec<Change>, Error> {
    let mut versions = keep.directive_history(person).await?;
    versions.retain(|directive| directive.id == id);
    Ok(changes(versions))
}

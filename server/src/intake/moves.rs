//! Moves: the one resident who is meant goes over to another municipality.

use hikae_core::calendar::jst_date;
use hikae_core::identifiers::comparable;
use hikae_core::ids::PersonId;

use super::fault::Reason;
use super::import::{Pending, Put, Verdict};
use super::matching;
use super::parsed::MoveRow;
use crate::keep::{Error, Keep};

/// Moves.
pub(super) struct Moves;

impl Put<MoveRow> for Moves {
    async fn put(&self, keep: &Keep, batch: &[Pending<MoveRow>]) -> Result<Vec<Verdict>, Error> {
        let mut verdicts = Vec::with_capacity(batch.len());
        for Pending { value: row, .. } in batch {
            verdicts.push(put(keep, row).await?);
        }
        Ok(verdicts)
    }
}

async fn put(keep: &Keep, row: &MoveRow) -> Result<Verdict, Error> {
    if row.on > jst_date(keep.now()) {
        return Ok(Verdict::Wait(Reason::malformed("転入日 is in the future")));
    }
    let holder = async |(municipality, number): &(String, String)| {
        keep.person_by_municipal_number(municipality, number).await
    };
    let Some(person) = holder(&row.from).await? else {
        return Ok(Verdict::Wait(Reason::NoSuchResident));
    };
    if holder(&row.to).await?.is_some_and(|other| other != person) {
        return Ok(Verdict::Wait(Reason::SeveralResidents));
    }
    match known(keep, person, row).await? {
        Some(verdict) => Ok(verdict),
        None => {
            let (municipality, number) = &row.to;
            keep.move_resident(person, municipality, number, row.on)
                .await?;
            Ok(Verdict::New)
        }
    }
}

/// What becomes of a row by which nobody moves.
async fn known(keep: &Keep, person: PersonId, row: &MoveRow) -> Result<Option<Verdict>, Error> {
    let resident = keep.resident(person).await?.ok_or(Error::NoSuchPerson)?;
    if let Err(reason) = matching::of_move(row, &(person, resident.clone())) {
        return Ok(Some(Verdict::Wait(reason)));
    }
    let same = |(municipality, number): &(String, String), other: (&str, &str)| {
        comparable(municipality) == comparable(other.0) && comparable(number) == comparable(other.1)
    };
    let earlier = keep.earlier_residences(person).await?;
    let done = earlier
        .iter()
        .any(|it| it.until == row.on && same(&row.from, (&it.municipality, &it.municipal_number)));
    if done {
        return Ok(Some(Verdict::Unchanged));
    }
    let lives_there = same(
        &row.from,
        (&resident.municipality, &resident.municipal_number),
    );
    Ok((!lives_there).then_some(Verdict::Wait(Reason::MovedAway)))
}

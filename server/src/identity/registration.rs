//! First use of a card: the signature certificate says who someone is, the register of residents
//! says whether they live here, and then the user-authentication certificate of the same browser
//! session opens the door from now on. Name, birth date, sex and address are looked at and not
//! kept.

use hikae_card::verify::Attributes;
use hikae_core::ids::{CardId, PersonId};

use super::agreement::{self, Disagreement};
use super::ceremony::PendingCard;
use super::standing;
use crate::keep::{self, Keep, NewCard, Registered};

/// Why no card was registered.
#[derive(Debug, thiserror::Error)]
pub enum RegistrationError {
    /// The person on the card is not, beyond doubt, a resident.
    #[error(transparent)]
    Desk(#[from] Disagreement),
    /// The card was revoked since it proved itself.
    #[error("the card was revoked")]
    Revoked,
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
}

/// Registers `card` for the resident who agrees with `attributes`.
///
/// # Errors
/// See [`RegistrationError`].
pub async fn register(
    keep: &Keep,
    attributes: &Attributes,
    card: &PendingCard,
) -> Result<(PersonId, CardId), RegistrationError> {
    let person = find(keep, attributes).await??;
    let new = NewCard {
        person,
        identity: card.identity.clone(),
        not_after: card.not_after,
        label: card.label.clone(),
        question: card.question.clone(),
        at_desk: false,
    };
    let id = match keep.register_card(&new).await? {
        Registered::New(id) | Registered::Known(id) => id,
        Registered::Taken => return Err(Disagreement::CardTaken.into()),
        Registered::Revoked => return Err(RegistrationError::Revoked),
    };
    standing::take_over(keep, person, id).await?;
    Ok((person, id))
}

/// The resident who agrees with `attributes`, beyond doubt.
pub(super) async fn find(
    keep: &Keep,
    attributes: &Attributes,
) -> Result<Result<PersonId, Disagreement>, keep::Error> {
    let Some(born) = attributes.birth_date.complete() else {
        return Ok(Err(Disagreement::PartialBirthDate));
    };
    let Some(sex) = agreement::sex(attributes.sex) else {
        return Ok(Err(Disagreement::UnknownSex));
    };
    let mut agreeing = Vec::new();
    let mut closest = Disagreement::Nobody;
    for (person, resident) in keep.people_born(born, sex).await? {
        match agreement::agrees(attributes, &resident) {
            Ok(()) => agreeing.push(person),
            // Of several that differ, the one that agrees in more says more.
            Err(Disagreement::Address) => closest = Disagreement::Address,
            Err(other) if closest == Disagreement::Nobody => closest = other,
            Err(_) => {}
        }
    }
    Ok(match agreeing.as_slice() {
        [person] => Ok(*person),
        [] => Err(closest),
        _ => Err(Disagreement::Several),
    })
}

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
    let person = find(keep, attributes).await?;
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

async fn find(keep: &Keep, attributes: &Attributes) -> Result<PersonId, RegistrationError> {
    let born = attributes
        .birth_date
        .complete()
        .ok_or(Disagreement::PartialBirthDate)?;
    let sex = agreement::sex(attributes.sex).ok_or(Disagreement::UnknownSex)?;
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
    match agreeing.as_slice() {
        [person] => Ok(*person),
        [] => Err(closest.into()),
        _ => Err(Disagreement::Several.into()),
    }
}

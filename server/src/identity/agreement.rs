//! Whether a person on a card is a resident of the register.
//!
//! Only full agreement counts: name, date of birth, sex and address. Whatever differs is for the
//! desk (窓口) to look at. Names and addresses are compared in their comparable form
//! ([`comparable`]): width, spaces, dashes and the case of Latin letters make no difference;
//! variant kanji (髙 and 高) do. Where the certificate marks a character as a substitute (代替文字),
//! because the real one is outside its character set, any one character of the register agrees,
//! but at least one character of the name must agree by itself.

use hikae_card::verify::{Attributes, CertifiedSex, Substitutes};
use hikae_core::identifiers::comparable;
use hikae_core::resident::{Resident, Sex};

/// What does not agree. Says nothing about the person but that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Disagreement {
    /// The date of birth is known only in part.
    #[error("date of birth known only in part")]
    PartialBirthDate,
    /// The certificate gives no sex.
    #[error("sex not given")]
    UnknownSex,
    /// Nobody in the register was born that day with that sex.
    #[error("nobody with this date of birth and sex")]
    Nobody,
    /// Someone was, with another name.
    #[error("name differs")]
    Name,
    /// Someone with this name was, with another address.
    #[error("address differs")]
    Address,
    /// Several residents agree in everything.
    #[error("several residents agree")]
    Several,
    /// The card is registered for someone else.
    #[error("card registered for someone else")]
    CardTaken,
}

/// The sex of the certificate in the register's terms.
pub const fn sex(certified: CertifiedSex) -> Option<Sex> {
    match certified {
        CertifiedSex::Male => Some(Sex::Male),
        CertifiedSex::Female => Some(Sex::Female),
        CertifiedSex::Unknown => None,
    }
}

/// Whether name and address agree with those of a resident who has the date of birth and the sex.
///
/// # Errors
/// [`Disagreement::Name`] or [`Disagreement::Address`].
pub fn agrees(attributes: &Attributes, resident: &Resident) -> Result<(), Disagreement> {
    let name = Certified::new(&attributes.name, &attributes.name_substitutes);
    if !name.has_own_character() || !name.agrees(&resident.name) {
        return Err(Disagreement::Name);
    }
    let address = Certified::new(&attributes.address, &attributes.address_substitutes);
    if !address.agrees(&resident.address) {
        return Err(Disagreement::Address);
    }
    Ok(())
}

/// Whether name and address are those of a resident, in their comparable form, with nothing left
/// open.
pub fn is_same(name: &str, address: &str, resident: &Resident) -> bool {
    comparable(name) == comparable(&resident.name)
        && comparable(address) == comparable(&resident.address)
}

/// A certified text: characters in their comparable form, none where a substitute stands.
struct Certified(Vec<Option<char>>);

impl Certified {
    fn new(text: &str, substitutes: &Substitutes) -> Self {
        let mut characters = Vec::new();
        let mut piece = String::new();
        for (place, character) in text.chars().enumerate() {
            if substitutes.at(place) {
                characters.extend(comparable(&piece).chars().map(Some));
                characters.push(None);
                piece.clear();
            } else {
                piece.push(character);
            }
        }
        characters.extend(comparable(&piece).chars().map(Some));
        Self(characters)
    }

    fn has_own_character(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    fn agrees(&self, registered: &str) -> bool {
        let registered: Vec<char> = comparable(registered).chars().collect();
        self.0.len() == registered.len()
            && self
                .0
                .iter()
                .zip(&registered)
                .all(|(certified, own)| certified.is_none_or(|character| character == *own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(name: &str, flags: &str, address: &str) -> Attributes {
        Attributes {
            name: name.into(),
            name_substitutes: Substitutes::parse(flags).unwrap(),
            birth_date: "319800615".parse().unwrap(),
            sex: CertifiedSex::Female,
            address: address.into(),
            address_substitutes: Substitutes::default(),
        }
    }

    fn resident(name: &str, address: &str) -> Resident {
        Resident {
            municipal_number: "0000000001".into(),
            municipality: "990019".into(),
            name: name.into(),
            kana: "ミホン ハナコ".into(),
            birth_date: chrono::NaiveDate::from_ymd_opt(1980, 6, 15).unwrap(),
            sex: Sex::Female,
            postal_code: None,
            address: address.into(),
            insured: None,
        }
    }

    const HOME: &str = "例県みほん市見本一丁目2番3号";

    #[test]
    fn width_and_spaces_make_no_difference() {
        let card = attributes("見本　花子", "00000", "例県みほん市見本一丁目２番３号");
        assert_eq!(agrees(&card, &resident("見本 花子", HOME)), Ok(()));
        let card = attributes("ＴＥＳＴ　ＭＡＲＩＡ", "00000000000", HOME);
        assert_eq!(agrees(&card, &resident("Test Maria", HOME)), Ok(()));
    }

    #[test]
    fn another_name_or_address_does_not_agree() {
        let card = attributes("見本　花子", "00000", HOME);
        assert_eq!(
            agrees(&card, &resident("見本 花", HOME)),
            Err(Disagreement::Name)
        );
        assert_eq!(
            agrees(&card, &resident("見本 花代", HOME)),
            Err(Disagreement::Name)
        );
        assert_eq!(
            agrees(
                &card,
                &resident("見本 花子", "例県みほん市見本一丁目2番4号")
            ),
            Err(Disagreement::Address)
        );
    }

    #[test]
    fn a_substitute_stands_for_any_one_character() {
        let card = attributes("高見　花子", "10000", HOME);
        assert_eq!(agrees(&card, &resident("髙見 花子", HOME)), Ok(()));
        assert_eq!(
            agrees(&card, &resident("髙髙見 花子", HOME)),
            Err(Disagreement::Name)
        );
        let unmarked = attributes("高見　花子", "00000", HOME);
        assert_eq!(
            agrees(&unmarked, &resident("髙見 花子", HOME)),
            Err(Disagreement::Name)
        );
    }

    #[test]
    fn a_name_of_substitutes_only_agrees_with_nobody() {
        let card = attributes("〓〓　〓〓", "11011", HOME);
        assert_eq!(
            agrees(&card, &resident("見本 花子", HOME)),
            Err(Disagreement::Name)
        );
    }
}

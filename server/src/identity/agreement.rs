//! Whether a person on a card is a resident of the register.
//!
//! Only full agreement counts: name, date of birth, sex and address. Whatever differs is for the
//! desk (窓口) to look at. How names and addresses are compared is written down, with every case,
//! in `docs/registration.md`. Where the certificate marks a character as a substitute (代替文字),
//! because the real one is outside its character set, any one character of the register agrees,
//! but at least one character of the name must agree by itself.

use hikae_card::verify::{Attributes, CertifiedSex, Substitutes};
use hikae_core::identifiers::{self, ANY, comparable_address, comparable_name, is_same_address};
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
    let name = certified(&attributes.name, &attributes.name_substitutes);
    if !is_same_name(&name, &resident.name) {
        return Err(Disagreement::Name);
    }
    let address = certified(&attributes.address, &attributes.address_substitutes);
    let (address, registered) = (
        comparable_address(&address),
        comparable_address(&resident.address),
    );
    if !is_same_address(&address, &registered) {
        return Err(Disagreement::Address);
    }
    Ok(())
}

/// Whether name and address are those of a resident, in their comparable form, with nothing left
/// open.
pub fn is_same(name: &str, address: &str, resident: &Resident) -> bool {
    // Only a certificate says where a substitute stands.
    let address = certified(address, &Substitutes::default());
    let (address, registered) = (
        comparable_address(&address),
        comparable_address(&resident.address),
    );
    comparable_name(name) == comparable_name(&resident.name)
        && is_same_address(&address, &registered)
}

/// A certified text with [`ANY`] where a substitute stands.
fn certified(text: &str, substitutes: &Substitutes) -> String {
    let characters = text.chars().enumerate();
    characters
        .map(|(place, c)| match c {
            _ if substitutes.at(place) => ANY,
            ANY => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

/// Whether a certified name is the registered one. Where one of them has another name of the person
/// in parentheses (通称), either may stand in the other; where both have, both must agree.
fn is_same_name(certified: &str, registered: &str) -> bool {
    let same = |certified: &str, registered: &str| {
        let certified: Vec<char> = comparable_name(certified).chars().collect();
        let registered: Vec<char> = comparable_name(registered).chars().collect();
        let own = certified.iter().any(|c| *c != ANY);
        own && identifiers::is_same(&certified, &registered)
    };
    match (names(certified), names(registered)) {
        ((one, Some(two)), (first, Some(second))) => same(one, first) && same(two, second),
        ((one, Some(two)), (name, None)) => same(one, name) || same(two, name),
        ((name, None), (first, Some(second))) => same(name, first) || same(name, second),
        ((name, None), (registered, None)) => same(name, registered),
    }
}

/// A name, and what stands in parentheses behind it.
fn names(text: &str) -> (&str, Option<&str>) {
    let inside = text.trim().strip_suffix([')', '）']);
    match inside.and_then(|text| text.split_once(['(', '（'])) {
        Some((name, other)) => (name, Some(other)),
        None => (text, None),
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

    /// The rows of a table of the document: on the card, in the register, whether they agree.
    fn cases(title: &str) -> Vec<(&'static str, &'static str, bool)> {
        const DOCUMENT: &str = include_str!("../../../docs/registration.md");
        let table = DOCUMENT.split(title).nth(1).unwrap();
        let rows = table.lines().skip_while(|line| !line.starts_with("|---"));
        let rows = rows.skip(1).take_while(|line| line.starts_with('|'));
        let rows: Vec<_> = rows
            .map(|row| {
                let cells: Vec<_> = row.split('|').map(str::trim).collect();
                let agree = match cells[3] {
                    "yes" => true,
                    "no" => false,
                    other => panic!("{row}: {other}"),
                };
                (cells[1], cells[2], agree)
            })
            .collect();
        assert!(rows.len() > 10, "{title}");
        rows
    }

    /// A flag for each character: whether it is a substitute.
    fn flags(text: &str) -> String {
        let flag = |c| if c == '〓' { '1' } else { '0' };
        text.chars().map(flag).collect()
    }

    #[test]
    fn every_name_of_the_document_is_compared_as_it_says() {
        for (card, register, agree) in cases("### Names") {
            let said = agrees(
                &attributes(card, &flags(card), HOME),
                &resident(register, HOME),
            );
            let expected = if agree {
                Ok(())
            } else {
                Err(Disagreement::Name)
            };
            assert_eq!(said, expected, "{card} {register}");
        }
    }

    #[test]
    fn every_address_of_the_document_is_compared_as_it_says() {
        for (card, register, agree) in cases("### Addresses") {
            let attributes = Attributes {
                address: card.to_owned(),
                address_substitutes: Substitutes::parse(&flags(card)).unwrap(),
                ..attributes("見本　花子", "00000", HOME)
            };
            let said = agrees(&attributes, &resident("見本 花子", register));
            let expected = if agree {
                Ok(())
            } else {
                Err(Disagreement::Address)
            };
            assert_eq!(said, expected, "{card} {register}");
        }
    }

    #[test]
    fn a_character_that_is_none_does_not_stand_for_any() {
        let any: String = ['見', '本', ANY, '子'].into_iter().collect();
        let card = attributes(&any, "0000", HOME);
        assert_eq!(
            agrees(&card, &resident("見本花子", HOME)),
            Err(Disagreement::Name)
        );
    }

    #[test]
    fn without_a_certificate_nothing_is_left_open() {
        let person = resident("見本 花子", HOME);
        assert!(is_same("見本花子", "例県みほん市見本1-2-3", &person));
        assert!(!is_same("見本花", "例県みほん市見本1-2-3", &person));
        let any: String = ['見', '本', ANY, '子'].into_iter().collect();
        assert!(!is_same(&any, HOME, &person));
        let any = HOME.replace('例', &ANY.to_string());
        assert!(!is_same("見本花子", &any, &person));
    }
}

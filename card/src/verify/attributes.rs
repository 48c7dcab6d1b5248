//! What a signature certificate says about a person: other names under the arc
//! 1.2.392.200149.8.5.5, each a UTF8String, found by their identifier and never by their place.

use hikae_core::calendar::PartialDate;
use x509_cert::der::asn1::{ObjectIdentifier, Utf8StringRef};
use x509_cert::ext::pkix::name::GeneralName;

use super::Refusal;
use crate::oid;

/// Name, birth date, sex and address of a person (基本4情報) as certified.
#[derive(Clone, PartialEq, Eq)]
pub struct Attributes {
    /// 氏名; family and given name are separated by a full-width space.
    pub name: String,
    /// Which characters of the name stand for ones outside the character set.
    pub name_substitutes: Substitutes,
    /// 生年月日; of some residents only a part is known.
    pub birth_date: PartialDate,
    /// 性別.
    pub sex: CertifiedSex,
    /// 住所, without the postal code.
    pub address: String,
    /// Which characters of the address stand for ones outside the character set.
    pub address_substitutes: Substitutes,
}

impl std::fmt::Debug for Attributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attributes(…)")
    }
}

/// 代替文字: for each character whether it was put in place of another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Substitutes(Vec<bool>);

impl Substitutes {
    /// Whether the character at this place, counted from 0, is a substitute.
    pub fn at(&self, place: usize) -> bool {
        self.0.get(place).copied().unwrap_or(false)
    }

    /// No substitute among so many characters.
    pub fn none(characters: usize) -> Self {
        Self(vec![false; characters])
    }

    /// Whether any is.
    pub fn any(&self) -> bool {
        self.0.contains(&true)
    }

    /// Reads `0` and `1`, one for each character.
    pub fn parse(text: &str) -> Option<Self> {
        let flags = text.chars().map(|flag| match flag {
            '0' => Some(false),
            '1' => Some(true),
            _ => None,
        });
        flags.collect::<Option<Vec<_>>>().map(Self)
    }
}

impl std::fmt::Display for Substitutes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0
            .iter()
            .try_for_each(|flag| f.write_str(if *flag { "1" } else { "0" }))
    }
}

/// 性別 as certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertifiedSex {
    /// 男, `1`.
    Male,
    /// 女, `2`.
    Female,
    /// 不明, `3`.
    Unknown,
}

impl Attributes {
    pub(super) fn from_names(names: &[GeneralName]) -> Result<Self, Refusal> {
        let text = |identifier| one_text(names, identifier).ok_or(Refusal::Attributes);
        let flags = |identifier| Substitutes::parse(text(identifier)?).ok_or(Refusal::Attributes);
        let filled = |identifier| {
            Some(text(identifier)?)
                .filter(|t| !t.is_empty())
                .ok_or(Refusal::Attributes)
        };
        Ok(Self {
            name: filled(oid::NAME)?.to_owned(),
            name_substitutes: flags(oid::NAME_SUBSTITUTES)?,
            birth_date: text(oid::BIRTH_DATE)?
                .parse()
                .map_err(|_| Refusal::Attributes)?,
            sex: match text(oid::SEX)? {
                "1" => CertifiedSex::Male,
                "2" => CertifiedSex::Female,
                "3" => CertifiedSex::Unknown,
                _ => return Err(Refusal::Attributes),
            },
            address: filled(oid::ADDRESS)?.to_owned(),
            address_substitutes: flags(oid::ADDRESS_SUBSTITUTES)?,
        })
    }
}

/// The text under an identifier, if it stands there exactly once.
fn one_text(names: &[GeneralName], identifier: ObjectIdentifier) -> Option<&str> {
    let mut found = names.iter().filter_map(|name| match name {
        GeneralName::OtherName(other) if other.type_id == identifier => Some(&other.value),
        _ => None,
    });
    let value = found.next()?;
    if found.next().is_some() {
        return None;
    }
    Utf8StringRef::try_from(value)
        .ok()
        .map(|text| text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substitute_flags_stand_for_characters() {
        let flags = Substitutes::parse("0100").unwrap();
        assert!(flags.any() && flags.at(1) && !flags.at(0) && !flags.at(9));
        assert_eq!(Substitutes::parse("01x"), None);
    }
}

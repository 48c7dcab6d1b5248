//! What a signature certificate says about a person: other names under the arc
//! 1.2.392.200149.8.5.5, each a UTF8String, found by their identifier and never by their place.

use chrono::NaiveDate;
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
    /// 生年月日.
    pub birth_date: BirthDate,
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

/// 生年月日: some residents' date of birth is known only in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BirthDate {
    /// Year of the Gregorian calendar.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: Option<u32>,
    /// Day of the month.
    pub day: Option<u32>,
}

impl BirthDate {
    /// The date, where all of it is known.
    pub fn known(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)
    }

    /// Reads `EYYYYMMDD`: a digit for the era (0 to 5), then the year of the Gregorian calendar,
    /// month and day, with zeros for what is unknown.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 9 || !bytes.iter().all(u8::is_ascii_digit) || !text.starts_with(ERAS) {
            return None;
        }
        let part = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
        let (year, month, day) = (part(1, 5)?, part(5, 7)?, part(7, 9)?);
        let read = Self {
            year: i32::try_from(year).ok().filter(|year| *year != 0),
            month: Some(month).filter(|month| *month != 0),
            day: Some(day).filter(|day| *day != 0),
        };
        // A part that is unknown may be any: a leap year with months of 31 days lets all through.
        let exists = NaiveDate::from_ymd_opt(
            read.year.unwrap_or(2000),
            read.month.unwrap_or(1),
            read.day.unwrap_or(1),
        );
        exists.map(|_| read)
    }
}

impl std::fmt::Display for BirthDate {
    /// Writes `EYYYYMMDD`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = (
            self.year.unwrap_or(0),
            self.month.unwrap_or(0),
            self.day.unwrap_or(0),
        );
        // Last day of the era before, from 明治 on.
        let era = [
            (1868, 1, 24),
            (1912, 7, 29),
            (1926, 12, 24),
            (1989, 1, 7),
            (2019, 4, 30),
        ]
        .into_iter()
        .filter(|last| (year, month, day) > *last)
        .count();
        write!(f, "{era}{year:04}{month:02}{day:02}")
    }
}

const ERAS: [char; 6] = ['0', '1', '2', '3', '4', '5'];

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
            birth_date: BirthDate::parse(text(oid::BIRTH_DATE)?).ok_or(Refusal::Attributes)?,
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
    fn a_birth_date_has_an_era_digit_and_a_gregorian_year() {
        let date = BirthDate::parse("420081031").unwrap();
        assert_eq!(date.known(), NaiveDate::from_ymd_opt(2008, 10, 31));
        for written in [
            "119120729",
            "219120730",
            "319890107",
            "419890108",
            "520190501",
        ] {
            assert_eq!(BirthDate::parse(written).unwrap().to_string(), written);
        }
    }

    #[test]
    fn unknown_parts_of_a_birth_date_are_zeros() {
        let date = BirthDate::parse("319530000").unwrap();
        assert_eq!(
            date,
            BirthDate {
                year: Some(1953),
                month: None,
                day: None
            }
        );
        assert_eq!(date.known(), None);
        assert_eq!(BirthDate::parse("000000000").unwrap().year, None);
    }

    #[test]
    fn a_date_that_does_not_exist_is_none() {
        for bad in [
            "420081332",
            "420080231",
            "620081031",
            "42008103",
            "4200810311",
            "4２０081031",
        ] {
            assert_eq!(BirthDate::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn substitute_flags_stand_for_characters() {
        let flags = Substitutes::parse("0100").unwrap();
        assert!(flags.any() && flags.at(1) && !flags.at(0) && !flags.at(9));
        assert_eq!(Substitutes::parse("01x"), None);
    }
}

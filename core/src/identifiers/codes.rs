//! Numbers with a fixed count of digits: insurers, institutions, municipalities.
//!
//! A check digit that fails is something to point out, never a reason to refuse: published
//! samples fail it, and so do numbers in daily use.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// Whether the last digit is what the digits before it demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckDigit {
    /// It is.
    Right,
    /// It is not: probably a slip of the pen, to be shown as a warning.
    Wrong,
}

/// The text is no such number. Does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{name} has {digits} digits")]
pub struct IdentifierError {
    /// What was expected.
    pub name: &'static str,
    /// How many digits it has.
    pub digits: usize,
}

macro_rules! digits {
    ($(#[$doc:meta])* $name:ident $label:literal $count:literal from $least:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads it in any width, without regard to spaces and hyphens.
            ///
            /// # Errors
            /// If it is something else than the right count of digits.
            pub fn parse(text: &str) -> Result<Self, IdentifierError> {
                let error = IdentifierError { name: $label, digits: $count };
                let digits = bare_digits(text).ok_or(error)?;
                if !($least..=$count).contains(&digits.len()) {
                    return Err(error);
                }
                Ok(Self(format!("{digits:0>width$}", width = $count)))
            }

            /// All its digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

digits! {
    /// 保険者番号: 法別番号 2, prefecture 2, insurer 3, check digit 1. That of 国保 has 6 digits, and
    /// is filled up with zeros, as are numbers whose leading zeros a spreadsheet ate.
    InsurerNumber "保険者番号" 8 from 1
}
digits! {
    /// 医療機関コード, or 特定健診・保健指導機関番号: prefecture 2, 点数表 or kind 1, institution 6,
    /// check digit 1.
    InstitutionCode "機関番号" 10 from 10
}
digits! {
    /// 全国地方公共団体コード: prefecture 2, municipality 3, check digit 1.
    MunicipalityCode "全国地方公共団体コード" 6 from 6
}
digits! {
    /// 被保険者証等の枝番: which person of a household, from 2021 on.
    BranchNumber "枝番" 2 from 1
}

impl InsurerNumber {
    /// Whether its check digit (検証番号) is right.
    pub fn check(&self) -> CheckDigit {
        check(&self.0, luhn)
    }
}

impl InstitutionCode {
    /// Whether its check digit is right: the rule of 医療機関コード, which 健診機関番号 share.
    pub fn check(&self) -> CheckDigit {
        check(&self.0, luhn)
    }
}

impl MunicipalityCode {
    /// Whether its check digit (検査数字) is right.
    pub fn check(&self) -> CheckDigit {
        check(&self.0, weighted)
    }
}

/// 郵便番号, written `NNN-NNNN`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostalCode(String);

impl PostalCode {
    /// Reads it in any width, with or without 〒 and hyphen.
    ///
    /// # Errors
    /// If it is something else than seven digits.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let error = IdentifierError {
            name: "郵便番号",
            digits: 7,
        };
        let text = text.trim_start();
        let digits = bare_digits(text.strip_prefix('〒').unwrap_or(text)).ok_or(error)?;
        match (digits.get(..3), digits.get(3..)) {
            (Some(area), Some(town)) if town.len() == 4 => Ok(Self(format!("{area}-{town}"))),
            _ => Err(error),
        }
    }

    /// `NNN-NNNN`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The ASCII digits of a text that holds nothing but digits, spaces and hyphens.
fn bare_digits(text: &str) -> Option<String> {
    let digits: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && !super::compare::is_dash(*c))
        .collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

fn check(digits: &str, rule: fn(&[u32]) -> u32) -> CheckDigit {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    match digits.split_last() {
        Some((last, body)) if rule(body) == *last => CheckDigit::Right,
        _ => CheckDigit::Wrong,
    }
}

/// From the right times 2, 1, 2, …; the digits of the products added; what is missing to ten.
fn luhn(body: &[u32]) -> u32 {
    let sum: u32 = body
        .iter()
        .rev()
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    (10 - sum % 10) % 10
}

/// Times 6, 5, 4, 3, 2; what is missing to eleven, of it the last digit.
fn weighted(body: &[u32]) -> u32 {
    let sum: u32 = body
        .iter()
        .zip([6, 5, 4, 3, 2])
        .map(|(digit, weight)| digit * weight)
        .sum();
    (11 - sum % 11) % 10
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_numbers_have_the_right_check_digit() {
        for number in ["33120015", "01130012", "00280081", "06139463"] {
            assert_eq!(
                InsurerNumber::parse(number).unwrap().check(),
                CheckDigit::Right,
                "{number}"
            );
        }
        assert_eq!(
            InstitutionCode::parse("0110113719").unwrap().check(),
            CheckDigit::Right
        );
        for code in ["131016", "011002", "271004", "472018", "130001", "141003"] {
            assert_eq!(
                MunicipalityCode::parse(code).unwrap().check(),
                CheckDigit::Right,
                "{code}"
            );
        }
    }

    #[test]
    fn a_wrong_check_digit_is_told_but_the_number_is_taken() {
        // The insurer of the payment fund's sample file.
        assert_eq!(
            InsurerNumber::parse("99999999").unwrap().check(),
            CheckDigit::Wrong
        );
        assert_eq!(
            InstitutionCode::parse("0110113718").unwrap().check(),
            CheckDigit::Wrong
        );
        assert_eq!(
            MunicipalityCode::parse("131017").unwrap().check(),
            CheckDigit::Wrong
        );
    }

    #[test]
    fn an_insurer_number_is_filled_up_to_eight_digits() {
        assert_eq!(InsurerNumber::parse("280081").unwrap().as_str(), "00280081");
        assert_eq!(
            InsurerNumber::parse("6139463").unwrap(),
            InsurerNumber::parse("06139463").unwrap()
        );
        assert_eq!(BranchNumber::parse("５").unwrap().as_str(), "05");
    }

    #[test]
    fn numbers_are_read_in_any_width() {
        assert_eq!(
            InsurerNumber::parse("３３１２ ００１５").unwrap().as_str(),
            "33120015"
        );
        assert_eq!(
            InstitutionCode::parse("01-1-0113719").unwrap().as_str(),
            "0110113719"
        );
    }

    #[test]
    fn other_counts_of_digits_are_refused_without_repeating_them() {
        let error = InsurerNumber::parse("123456789").unwrap_err();
        assert_eq!(error.to_string(), "保険者番号 has 8 digits");
        for text in ["", " ", "1234567a", "123456789"] {
            assert!(InsurerNumber::parse(text).is_err(), "{text}");
        }
        for text in ["131", "123", "1x", ""] {
            assert!(BranchNumber::parse(text).is_err(), "{text}");
        }
        assert!(InstitutionCode::parse("110113719").is_err());
        assert!(MunicipalityCode::parse("13101").is_err());
    }

    #[test]
    fn a_postal_code_is_written_with_a_hyphen() {
        for text in [
            "1050001",
            "105-0001",
            "〒105-0001",
            "　〒１０５－０００１",
            "105 0001",
        ] {
            assert_eq!(
                PostalCode::parse(text).unwrap().as_str(),
                "105-0001",
                "{text}"
            );
        }
        for text in ["105-001", "10500012", "", "〒", "105-000a", "¥1050001"] {
            assert!(PostalCode::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_never_passes_the_check(number in "[0-9]{7}", at in 0_usize..7, by in 1_u32..10) {
            let body: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
            let mut slip = body.clone();
            slip[at] = (slip[at] + by) % 10;
            prop_assert_ne!(luhn(&body), luhn(&slip));
        }

        #[test]
        fn any_text_is_taken_or_refused(text: String) {
            let _ = InsurerNumber::parse(&text).map(|number| number.check());
            let _ = InstitutionCode::parse(&text).map(|code| code.check());
            let _ = MunicipalityCode::parse(&text).map(|code| code.check());
            let _ = (BranchNumber::parse(&text), PostalCode::parse(&text));
        }
    }
}

//! The number that a person logs in with where their browser does not find the passkey by itself.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ambient::{Entropy, random};

/// Ten digits. It is no secret and opens nothing; the last digit is one that most slips of the
/// finger make wrong (ISO/IEC 7812-1, Annex B).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LoginNumber(u64);

/// The text is no login number: some digit of it is missing or mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a login number")]
pub struct NoLoginNumber;

const DIGITS: usize = 10;

impl LoginNumber {
    /// A new one.
    pub fn draw(entropy: &dyn Entropy) -> Self {
        // From 1, so that no number begins with a zero that gets lost.
        let first = 100_000_000 + u64::from_le_bytes(random(entropy)) % 900_000_000;
        let check = (10 - sum(first * 10) % 10) % 10;
        Self(first * 10 + check)
    }

    /// Its digits.
    pub const fn bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

/// The sum of the digits, every other one from the right but one doubled.
fn sum(number: u64) -> u64 {
    let digits = number.to_string();
    let values = digits.bytes().rev().map(|digit| u64::from(digit - b'0'));
    values
        .enumerate()
        .map(|(place, value)| match place % 2 {
            0 => value,
            _ => value * 2 / 10 + value * 2 % 10,
        })
        .sum()
}

/// It stands for a person: not for logs.
impl fmt::Debug for LoginNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoginNumber")
    }
}

impl fmt::Display for LoginNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rest, last) = (self.0 / 10_000, self.0 % 10_000);
        write!(f, "{}-{:03}-{last:04}", rest / 1000, rest % 1000)
    }
}

impl FromStr for LoginNumber {
    type Err = NoLoginNumber;

    /// Reads it as people type it: with spaces, hyphens of any kind, and full-width digits.
    fn from_str(text: &str) -> Result<Self, NoLoginNumber> {
        let mut digits = String::with_capacity(DIGITS);
        for character in text.chars() {
            match character {
                '0'..='9' => digits.push(character),
                '０'..='９' => {
                    let value = u32::from(character) - u32::from('０');
                    digits.extend(char::from_digit(value, 10));
                }
                '-' | '‐'..='―' | '−' | 'ー' | '－' => {}
                space if space.is_whitespace() => {}
                _ => return Err(NoLoginNumber),
            }
        }
        if digits.len() != DIGITS || digits.starts_with('0') {
            return Err(NoLoginNumber);
        }
        let number = digits.parse().map_err(|_| NoLoginNumber)?;
        sum(number)
            .is_multiple_of(10)
            .then_some(Self(number))
            .ok_or(NoLoginNumber)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ambient::SystemEntropy;

    #[test]
    fn a_number_is_read_as_it_is_shown_and_as_people_type_it() {
        for _ in 0..100 {
            let number = LoginNumber::draw(&SystemEntropy);
            let shown = number.to_string();
            assert_eq!(shown.len(), 12, "{shown}");
            let wide: String = shown
                .chars()
                .map(|character| match character.to_digit(10) {
                    Some(digit) => char::from_u32(u32::from('０') + digit).unwrap(),
                    None => 'ー',
                })
                .collect();
            for typed in [shown.clone(), shown.replace('-', " "), wide] {
                assert!(typed.parse() == Ok(number), "{typed}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_told_apart_from_one_that_nobody_has() {
        for text in [
            "",
            "1",
            "123-456-789",
            "hanako",
            "000-000-0000",
            "1234567890123",
        ] {
            assert!(text.parse::<LoginNumber>() == Err(NoLoginNumber), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_mistyped_digit_is_always_found(place in 0_usize..10, by in 1_u8..10) {
            let digits: String = LoginNumber::draw(&SystemEntropy).to_string().replace('-', "");
            let mut typed = digits.into_bytes();
            typed[place] = b'0' + (typed[place] - b'0' + by) % 10;
            let typed = String::from_utf8(typed).unwrap();
            prop_assert!(typed.parse::<LoginNumber>() == Err(NoLoginNumber));
        }
    }
}

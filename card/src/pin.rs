//! PINs of a card. They never leave the machine the reader is attached to, are never printed,
//! and are wiped from memory.

use std::fmt;

use zeroize::Zeroizing;

use crate::Usage;

/// The characters cannot be a PIN of this key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// The PIN of the user-authentication key is four digits.
    #[error("the PIN has exactly four digits")]
    FourDigits,
    /// The PIN of the signature key is 6 to 16 letters and digits.
    #[error("the password has 6 to 16 letters and digits")]
    SixToSixteen,
}

/// A PIN that has the form the card wants, so that a slip of form uses up no try.
#[derive(Clone)]
pub struct Pin {
    usage: Usage,
    characters: Zeroizing<Vec<u8>>,
}

impl Pin {
    /// Takes what a person typed. Small letters become capital, as the card has only these.
    pub fn new(usage: Usage, typed: &str) -> Result<Self, PinError> {
        let bytes = typed.as_bytes();
        match usage {
            Usage::Authentication => {
                if bytes.len() != 4 || !bytes.iter().all(u8::is_ascii_digit) {
                    return Err(PinError::FourDigits);
                }
            }
            Usage::Signature => {
                if !(6..=16).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_alphanumeric)
                {
                    return Err(PinError::SixToSixteen);
                }
            }
        }
        Ok(Self {
            usage,
            characters: Zeroizing::new(bytes.to_ascii_uppercase()),
        })
    }

    /// The key it opens.
    pub const fn usage(&self) -> Usage {
        self.usage
    }

    /// The ASCII characters, as VERIFY sends them.
    pub(crate) fn characters(&self) -> &[u8] {
        &self.characters
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pin")
            .field("usage", &self.usage)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authentication_pin_is_four_digits() {
        assert!(Pin::new(Usage::Authentication, "1234").is_ok());
        for bad in ["123", "12345", "12a4", "１２３４", ""] {
            assert_eq!(
                Pin::new(Usage::Authentication, bad).unwrap_err(),
                PinError::FourDigits
            );
        }
    }

    #[test]
    fn the_signature_password_is_six_to_sixteen_capital_letters_and_digits() {
        let pin = Pin::new(Usage::Signature, "abc123").unwrap();
        assert_eq!(pin.characters(), b"ABC123");
        for bad in ["ABC12", "ABCDEFGHIJKLMNOPQ", "ABC 123", "パスワード"] {
            assert_eq!(
                Pin::new(Usage::Signature, bad).unwrap_err(),
                PinError::SixToSixteen
            );
        }
    }

    #[test]
    fn a_pin_is_not_printed() {
        let shown = format!("{:?}", Pin::new(Usage::Authentication, "4649").unwrap());
        assert!(!shown.contains("4649") && !shown.contains("52"));
    }
}

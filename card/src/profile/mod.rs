//! Issuing certificates and revocation lists with the profile of 公的個人認証, for the demo and for
//! tests. Names are parameters: what is issued here never carries the name of a real authority
//! unless a caller asks for it.

mod authority;
mod draft;
mod list;
mod name;

pub use authority::{Authority, Generation};
pub use draft::{Draft, Extension, Issue};
pub use list::{RevocationList, RevokedSerial};
pub use name::{DistinguishedName, Part};
pub use rsa::{RsaPrivateKey, RsaPublicKey};

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use rsa::pkcs8::EncodePublicKey;
use rsa::rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use x509_cert::der::asn1::ObjectIdentifier;

use crate::der::{self, TooLong};
use crate::oid;

/// Something cannot be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// A part is longer than the writer can write.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// The key cannot be encoded or did not sign.
    #[error("the key cannot be used")]
    Key,
    /// The authority issues the other kind of certificate.
    #[error("the authority issues the other kind of certificate")]
    OtherUsage,
    /// The birthday does not exist in the calendar.
    #[error("no such day")]
    NoSuchDay,
}

/// When a certificate ends that is issued on `issued` to someone born on `born`: the last second
/// in Japan of the fifth birthday after the day of issue.
pub fn end_of_fifth_birthday(
    issued: NaiveDate,
    born: NaiveDate,
) -> Result<DateTime<Utc>, ProfileError> {
    let birthday = |year| {
        NaiveDate::from_ymd_opt(year, born.month(), born.day())
            .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
            .ok_or(ProfileError::NoSuchDay)
    };
    let first = if birthday(issued.year())? > issued {
        issued.year()
    } else {
        issued.year() + 1
    };
    let last_day = birthday(first + 4)?;
    let next_midnight = last_day
        .succ_opt()
        .ok_or(ProfileError::NoSuchDay)?
        .and_time(NaiveTime::MIN)
        .and_utc();
    Ok(next_midnight - TimeDelta::hours(9) - TimeDelta::seconds(1))
}

/// A new key as a card or an authority has it: RSA-2048 with exponent 65537.
///
/// # Errors
/// [`ProfileError::Key`] if the random source yields no key.
pub fn new_key<R: CryptoRng + ?Sized>(rng: &mut R) -> Result<RsaPrivateKey, ProfileError> {
    RsaPrivateKey::new(rng, 2048).map_err(|_| ProfileError::Key)
}

/// SubjectPublicKeyInfo, in DER.
fn key_info(key: &RsaPublicKey) -> Result<Vec<u8>, ProfileError> {
    key.to_public_key_der()
        .map(|der| der.as_bytes().to_vec())
        .map_err(|_| ProfileError::Key)
}

/// Key identifier: the first 160 bits of SHA-256 over the key (RFC 7093 §2, method 1).
fn key_identifier(key_info: &[u8]) -> Vec<u8> {
    Sha256::digest(key_info).into_iter().take(20).collect()
}

/// sha256WithRSAEncryption with its NULL parameters.
fn rsa_sha256() -> Result<Vec<u8>, TooLong> {
    der::sequence([der::oid(oid::RSA_SHA256)?, der::value(der::NULL, [])?])
}

/// UTCTime through 2049, GeneralizedTime after (RFC 5280 §4.1.2.5).
fn time(at: DateTime<Utc>) -> Result<Vec<u8>, TooLong> {
    if at.year() < 2050 {
        der::value(der::UTC_TIME, at.format("%y%m%d%H%M%SZ").to_string())
    } else {
        der::value(
            der::GENERALIZED_TIME,
            at.format("%Y%m%d%H%M%SZ").to_string(),
        )
    }
}

/// GeneralName of the directory kind.
fn directory_name(name: &DistinguishedName) -> Result<Vec<u8>, TooLong> {
    der::value(der::constructed(4), name.der())
}

/// One extension of a certificate or list.
fn extension(id: ObjectIdentifier, critical: bool, value: &[u8]) -> Result<Vec<u8>, TooLong> {
    let flag = if critical {
        der::value(der::BOOLEAN, [0xff])?
    } else {
        Vec::new()
    };
    der::sequence([der::oid(id)?, flag, der::value(der::OCTET_STRING, value)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_certificate_ends_with_the_fifth_birthday_in_japan() {
        let end = |issued, born| end_of_fifth_birthday(issued, born).unwrap().to_rfc3339();
        assert_eq!(
            end(day(2024, 4, 1), day(1980, 6, 15)),
            "2028-06-15T14:59:59+00:00"
        );
        assert_eq!(
            end(day(2024, 6, 15), day(1980, 6, 15)),
            "2029-06-15T14:59:59+00:00"
        );
        assert_eq!(
            end(day(2024, 12, 1), day(1980, 6, 15)),
            "2029-06-15T14:59:59+00:00"
        );
        assert_eq!(
            end(day(2024, 3, 1), day(2000, 2, 29)),
            "2029-02-28T14:59:59+00:00"
        );
    }
}

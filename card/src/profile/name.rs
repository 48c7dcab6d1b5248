//! Distinguished names.

use x509_cert::der::asn1::ObjectIdentifier;

use crate::der::{self, TooLong};
use crate::oid;

/// Parts that the profile's names have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// C, two letters.
    Country,
    /// O.
    Organization,
    /// OU.
    Unit,
    /// L.
    Locality,
    /// CN.
    CommonName,
}

impl Part {
    const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Country => oid::COUNTRY,
            Self::Organization => oid::ORGANIZATION,
            Self::Unit => oid::UNIT,
            Self::Locality => oid::LOCALITY,
            Self::CommonName => oid::COMMON_NAME,
        }
    }
}

/// A distinguished name, from the country down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistinguishedName {
    parts: Vec<u8>,
    der: Vec<u8>,
}

impl DistinguishedName {
    /// A name of these parts. The country is a PrintableString, all else a UTF8String.
    pub fn new(parts: &[(Part, &str)]) -> Result<Self, TooLong> {
        Self::of(Vec::new(), parts)
    }

    /// A name below this one.
    pub fn below(&self, parts: &[(Part, &str)]) -> Result<Self, TooLong> {
        Self::of(self.parts.clone(), parts)
    }

    /// The name in DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    fn of(mut written: Vec<u8>, parts: &[(Part, &str)]) -> Result<Self, TooLong> {
        for (part, text) in parts {
            let tag = match part {
                Part::Country => der::PRINTABLE_STRING,
                _ => der::UTF8_STRING,
            };
            let attribute = der::sequence([der::oid(part.oid())?, der::value(tag, text)?])?;
            written.extend(der::value(der::SET, attribute)?);
        }
        Ok(Self {
            der: der::value(der::SEQUENCE, &written)?,
            parts: written,
        })
    }
}

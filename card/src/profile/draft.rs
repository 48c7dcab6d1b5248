//! A person's certificate before it is signed.

use chrono::{DateTime, Utc};
use rsa::RsaPublicKey;
use x509_cert::der::asn1::ObjectIdentifier;

use super::authority::Content;
use super::{Authority, DistinguishedName, Part, ProfileError, directory_name, key_info};
use crate::der::{self, TooLong};
use crate::verify::{Attributes, CertifiedSex};
use crate::{Usage, oid};

const CPS_ADDRESS: &str = "http://www.jpki.go.jp/cps.html";
const OCSP_ADDRESS: &str = "http://ocspauthnorm.jpki.go.jp";

/// An extension of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// What it is.
    pub id: ObjectIdentifier,
    /// Whether it must be understood.
    pub critical: bool,
    /// Its value, in DER.
    pub value: Vec<u8>,
}

impl Extension {
    /// One that need not be understood.
    pub const fn new(id: ObjectIdentifier, value: Vec<u8>) -> Self {
        Self {
            id,
            critical: false,
            value,
        }
    }

    /// One that must be understood.
    pub const fn critical(id: ObjectIdentifier, value: Vec<u8>) -> Self {
        Self {
            id,
            critical: true,
            value,
        }
    }

    pub(super) fn der(&self) -> Result<Vec<u8>, TooLong> {
        super::extension(self.id, self.critical, &self.value)
    }
}

/// What every certificate of a person needs.
#[derive(Debug, Clone)]
pub struct Issue<'a> {
    /// Serial number; four bytes in the profile.
    pub serial: u32,
    /// First second of its validity.
    pub not_before: DateTime<Utc>,
    /// Last second of its validity; see [`super::end_of_fifth_birthday`].
    pub not_after: DateTime<Utc>,
    /// The person's key (RSA-2048).
    pub key: &'a RsaPublicKey,
    /// The opaque name of the certificate: 23 characters, or 28 for signing.
    pub common_name: &'a str,
    /// Prefecture of the municipality that issues, in Latin letters.
    pub prefecture: &'a str,
    /// The municipality that issues, in Latin letters.
    pub municipality: &'a str,
}

/// A certificate to be signed. A test may change it before it is.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Serial number.
    pub serial: u32,
    /// First second of its validity.
    pub not_before: DateTime<Utc>,
    /// Last second of its validity.
    pub not_after: DateTime<Utc>,
    /// Whose it is.
    pub subject: DistinguishedName,
    /// SubjectPublicKeyInfo, in DER.
    pub key_info: Vec<u8>,
    /// Its extensions, in their order.
    pub extensions: Vec<Extension>,
}

impl Draft {
    /// Takes the extension with the identifier of `extension` out and puts `extension` in its
    /// place, or at the end.
    pub fn put(&mut self, extension: Extension) {
        match self
            .extensions
            .iter_mut()
            .find(|other| other.id == extension.id)
        {
            Some(place) => *place = extension,
            None => self.extensions.push(extension),
        }
    }

    /// Takes an extension out.
    pub fn remove(&mut self, id: ObjectIdentifier) {
        self.extensions.retain(|extension| extension.id != id);
    }
}

impl Authority {
    /// A user-authentication certificate: critical policy, clientAuth, nothing about the person.
    pub fn draft_authentication(&self, issue: &Issue<'_>) -> Result<Draft, ProfileError> {
        self.expect(Usage::Authentication)?;
        let subject = DistinguishedName::new(&[
            (Part::Country, "JP"),
            (Part::CommonName, issue.common_name),
        ])?;
        // digitalSignature: bit 0.
        let usage = der::value(der::BIT_STRING, [0x07, 0x80])?;
        let purposes = der::sequence([der::oid(oid::CLIENT_AUTH)?])?;
        let ocsp = der::sequence([
            der::oid(oid::OCSP)?,
            der::value(der::primitive(6), OCSP_ADDRESS)?,
        ])?;
        let point = self.revocation_point(issue.prefecture, issue.municipality)?;
        let extensions = vec![
            Extension::critical(oid::KEY_USAGE, usage),
            Extension::new(oid::EXTENDED_KEY_USAGE, purposes),
            Extension::critical(oid::POLICIES, policies(oid::AUTHENTICATION_POLICY)?),
            self.issuer_alt_name()?,
            Extension::new(oid::CRL_POINTS, distribution_points(&point)?),
            Extension::new(oid::INFO_ACCESS, der::sequence([ocsp])?),
            self.authority_key()?,
        ];
        self.draft(issue, subject, extensions)
    }

    /// A signature certificate: critical policy, and the person's attributes in the subject's
    /// alternative name, in the order that real ones have (1, 4, 3, 5, 2, 6).
    pub fn draft_signature(
        &self,
        issue: &Issue<'_>,
        attributes: &Attributes,
    ) -> Result<Draft, ProfileError> {
        self.expect(Usage::Signature)?;
        let subject = DistinguishedName::new(&[
            (Part::Country, "JP"),
            (Part::Locality, issue.prefecture),
            (Part::Locality, issue.municipality),
            (Part::CommonName, issue.common_name),
        ])?;
        // digitalSignature and nonRepudiation: bits 0 and 1.
        let usage = der::value(der::BIT_STRING, [0x06, 0xc0])?;
        let point = self.revocation_point(issue.prefecture, issue.municipality)?;
        let extensions = vec![
            Extension::critical(oid::KEY_USAGE, usage),
            Extension::new(oid::SUBJECT_ALT_NAME, alternative_names(attributes)?),
            Extension::critical(oid::POLICIES, policies(oid::SIGNATURE_POLICY)?),
            self.issuer_alt_name()?,
            Extension::new(oid::CRL_POINTS, distribution_points(&point)?),
            self.authority_key()?,
        ];
        self.draft(issue, subject, extensions)
    }

    /// Signs a draft: the certificate in DER.
    pub fn issue(&self, draft: &Draft) -> Result<Vec<u8>, ProfileError> {
        self.sign(self.write_certificate(&Content {
            serial: draft.serial,
            subject: &draft.subject,
            not_before: draft.not_before,
            not_after: draft.not_after,
            key_info: &draft.key_info,
            extensions: &draft.extensions,
        })?)
    }

    fn draft(
        &self,
        issue: &Issue<'_>,
        subject: DistinguishedName,
        mut extensions: Vec<Extension>,
    ) -> Result<Draft, ProfileError> {
        let key_info = key_info(issue.key)?;
        let identifier = super::key_identifier(&key_info);
        extensions.push(Extension::new(
            oid::SUBJECT_KEY,
            der::value(der::OCTET_STRING, identifier)?,
        ));
        Ok(Draft {
            serial: issue.serial,
            not_before: issue.not_before,
            not_after: issue.not_after,
            subject,
            key_info,
            extensions,
        })
    }

    fn expect(&self, usage: Usage) -> Result<(), ProfileError> {
        if self.usage == usage {
            Ok(())
        } else {
            Err(ProfileError::OtherUsage)
        }
    }

    fn issuer_alt_name(&self) -> Result<Extension, ProfileError> {
        let names = der::sequence([directory_name(&self.japanese_name)?])?;
        Ok(Extension::new(oid::ISSUER_ALT_NAME, names))
    }

    /// Key identifier, issuer and serial number of the authority's own certificate.
    pub(super) fn authority_key(&self) -> Result<Extension, ProfileError> {
        let serial = der::unsigned(&self.serial.to_be_bytes())?;
        let value = der::sequence([
            der::value(der::primitive(0), &self.key_identifier)?,
            der::value(der::constructed(1), directory_name(&self.name)?)?,
            // IMPLICIT: the INTEGER's content under another tag.
            serial
                .get(1..)
                .map(|rest| [&[der::primitive(2)], rest].concat())
                .unwrap_or_default(),
        ])?;
        Ok(Extension::new(oid::AUTHORITY_KEY, value))
    }
}

/// One distribution point, named by a directory name alone.
pub(super) fn distribution_points(name: &DistinguishedName) -> Result<Vec<u8>, TooLong> {
    let full_name = der::value(der::constructed(0), directory_name(name)?)?;
    der::sequence([der::sequence([der::value(
        der::constructed(0),
        full_name,
    )?])?])
}

fn policies(policy: ObjectIdentifier) -> Result<Vec<u8>, TooLong> {
    let statement = der::sequence([
        der::oid(oid::CPS)?,
        der::value(der::IA5_STRING, CPS_ADDRESS)?,
    ])?;
    der::sequence([der::sequence([
        der::oid(policy)?,
        der::sequence([statement])?,
    ])?])
}

fn alternative_names(attributes: &Attributes) -> Result<Vec<u8>, TooLong> {
    let sex = match attributes.sex {
        CertifiedSex::Male => "1",
        CertifiedSex::Female => "2",
        CertifiedSex::Unknown => "3",
    };
    let names = [
        (oid::NAME, attributes.name.clone()),
        (oid::BIRTH_DATE, attributes.birth_date.to_string()),
        (oid::SEX, sex.to_owned()),
        (oid::ADDRESS, attributes.address.clone()),
        (
            oid::NAME_SUBSTITUTES,
            attributes.name_substitutes.to_string(),
        ),
        (
            oid::ADDRESS_SUBSTITUTES,
            attributes.address_substitutes.to_string(),
        ),
    ];
    let written = names.into_iter().map(|(id, text)| {
        let text = der::value(der::constructed(0), der::value(der::UTF8_STRING, text)?)?;
        der::tlv(der::constructed(0), [der::oid(id)?, text])
    });
    der::sequence(written.collect::<Result<Vec<_>, _>>()?)
}

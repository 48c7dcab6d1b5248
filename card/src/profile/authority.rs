//! A certification authority: one generation, self-signed, for one of the two uses.

use chrono::{DateTime, Utc};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::Pkcs1v15Sign;

use super::{
    DistinguishedName, Extension, ProfileError, directory_name, key_identifier, key_info,
    rsa_sha256, time,
};
use crate::message::digest_info;
use crate::{Usage, der, oid};

/// What a generation of an authority is. All generations have one name.
#[derive(Debug, Clone)]
pub struct Generation<'a> {
    /// Which certificates it issues.
    pub usage: Usage,
    /// Its name.
    pub name: &'a DistinguishedName,
    /// Its name in Japanese.
    pub japanese_name: &'a DistinguishedName,
    /// Serial number of its own certificate.
    pub serial: u32,
    /// First second of its validity.
    pub not_before: DateTime<Utc>,
    /// Last second of its validity.
    pub not_after: DateTime<Utc>,
}

/// An authority that can issue.
pub struct Authority {
    pub(super) usage: Usage,
    pub(super) name: DistinguishedName,
    pub(super) japanese_name: DistinguishedName,
    pub(super) serial: u32,
    pub(super) key_identifier: Vec<u8>,
    certificate: Vec<u8>,
    key: RsaPrivateKey,
}

impl Authority {
    /// Founds a generation with this key (RSA-2048).
    pub fn found(generation: &Generation<'_>, key: RsaPrivateKey) -> Result<Self, ProfileError> {
        let info = key_info(key.as_ref())?;
        let mut authority = Self {
            usage: generation.usage,
            name: generation.name.clone(),
            japanese_name: generation.japanese_name.clone(),
            serial: generation.serial,
            key_identifier: key_identifier(&info),
            certificate: Vec::new(),
            key,
        };
        let tbs = authority.write_certificate(&Content {
            serial: generation.serial,
            subject: generation.name,
            not_before: generation.not_before,
            not_after: generation.not_after,
            key_info: &info,
            extensions: &authority.own_extensions()?,
        })?;
        authority.certificate = authority.sign(tbs)?;
        Ok(authority)
    }

    /// Its own certificate, in DER.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// What tells it from the other generations: its subjectKeyIdentifier.
    pub fn key_identifier(&self) -> &[u8] {
        &self.key_identifier
    }

    /// Name of the list that revokes certificates of this municipality (in Latin letters).
    pub fn revocation_point(
        &self,
        prefecture: &str,
        municipality: &str,
    ) -> Result<DistinguishedName, ProfileError> {
        use super::Part::{CommonName, Unit};
        Ok(self.name.below(&[
            (Unit, "CRL Distribution Points"),
            (Unit, prefecture),
            (CommonName, &format!("{municipality} CRLDP")),
        ])?)
    }

    /// Signs a TBSCertificate or TBSCertList and puts the three parts together.
    pub(super) fn sign(&self, tbs: Vec<u8>) -> Result<Vec<u8>, ProfileError> {
        let signature = self
            .key
            .sign(Pkcs1v15Sign::new_unprefixed(), &digest_info(&tbs))
            .map_err(|_| ProfileError::Key)?;
        Ok(der::sequence([
            tbs,
            rsa_sha256()?,
            der::bit_string(&signature)?,
        ])?)
    }

    pub(super) fn write_certificate(&self, content: &Content<'_>) -> Result<Vec<u8>, ProfileError> {
        let extensions = content
            .extensions
            .iter()
            .map(Extension::der)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(der::sequence([
            der::value(der::constructed(0), der::unsigned(&[2])?)?,
            der::unsigned(&content.serial.to_be_bytes())?,
            rsa_sha256()?,
            self.name.der().to_vec(),
            der::sequence([time(content.not_before)?, time(content.not_after)?])?,
            content.subject.der().to_vec(),
            content.key_info.to_vec(),
            der::value(der::constructed(3), der::sequence(extensions)?)?,
        ])?)
    }

    fn own_extensions(&self) -> Result<Vec<Extension>, ProfileError> {
        let names = der::sequence([directory_name(&self.japanese_name)?])?;
        // keyCertSign and cRLSign: bits 5 and 6.
        let usage = der::value(der::BIT_STRING, [0x01, 0x06])?;
        let constraints = der::sequence([der::value(der::BOOLEAN, [0xff])?])?;
        Ok(vec![
            Extension::critical(oid::KEY_USAGE, usage),
            Extension::new(oid::SUBJECT_ALT_NAME, names),
            Extension::critical(oid::BASIC_CONSTRAINTS, constraints),
            Extension::new(
                oid::CRL_POINTS,
                super::draft::distribution_points(&self.name)?,
            ),
            Extension::new(
                oid::SUBJECT_KEY,
                der::value(der::OCTET_STRING, &self.key_identifier)?,
            ),
        ])
    }
}

/// What goes into a TBSCertificate besides the issuer and the algorithm.
pub(super) struct Content<'a> {
    pub(super) serial: u32,
    pub(super) subject: &'a DistinguishedName,
    pub(super) not_before: DateTime<Utc>,
    pub(super) not_after: DateTime<Utc>,
    pub(super) key_info: &'a [u8],
    pub(super) extensions: &'a [Extension],
}

//! Certificate revocation lists (RFC 5280 §5).

use chrono::{DateTime, Utc};

use super::{
    Authority, DistinguishedName, ProfileError, directory_name, extension, rsa_sha256, time,
};
use crate::{der, oid};

/// One revoked certificate.
#[derive(Debug, Clone, Copy)]
pub struct RevokedSerial {
    /// Its serial number.
    pub serial: u32,
    /// Since when.
    pub at: DateTime<Utc>,
    /// CRLReason, for example 6 for certificateHold; 0 (unspecified) is not written.
    pub reason: u8,
}

/// A list to be signed.
#[derive(Debug, Clone)]
pub struct RevocationList<'a> {
    /// Its number.
    pub number: u32,
    /// From when it is in force.
    pub this_update: DateTime<Utc>,
    /// When the next one comes at the latest.
    pub next_update: DateTime<Utc>,
    /// The distribution point it is for; none means every certificate of the authority.
    pub point: Option<&'a DistinguishedName>,
    /// What it revokes.
    pub revoked: &'a [RevokedSerial],
}

impl Authority {
    /// Signs a list: the list in DER.
    pub fn revocation_list(&self, list: &RevocationList<'_>) -> Result<Vec<u8>, ProfileError> {
        let number = der::unsigned(&list.number.to_be_bytes())?;
        let mut extensions = vec![
            self.authority_key()?.der()?,
            extension(oid::CRL_NUMBER, false, &number)?,
        ];
        if let Some(point) = list.point {
            let full_name = der::value(der::constructed(0), directory_name(point)?)?;
            let scope = der::sequence([der::value(der::constructed(0), full_name)?])?;
            extensions.push(extension(oid::CRL_SCOPE, true, &scope)?);
        }
        let entries = list
            .revoked
            .iter()
            .map(entry)
            .collect::<Result<Vec<_>, _>>()?;
        // An empty list leaves the sequence out altogether.
        let entries = if entries.is_empty() {
            Vec::new()
        } else {
            der::sequence(entries)?
        };
        self.sign(der::sequence([
            der::unsigned(&[1])?,
            rsa_sha256()?,
            self.name.der().to_vec(),
            time(list.this_update)?,
            time(list.next_update)?,
            entries,
            der::value(der::constructed(0), der::sequence(extensions)?)?,
        ])?)
    }
}

fn entry(revoked: &RevokedSerial) -> Result<Vec<u8>, ProfileError> {
    let reason = der::value(der::ENUMERATED, [revoked.reason])?;
    let extensions = if revoked.reason == 0 {
        Vec::new()
    } else {
        der::sequence([extension(oid::CRL_REASON, false, &reason)?])?
    };
    Ok(der::sequence([
        der::unsigned(&revoked.serial.to_be_bytes())?,
        time(revoked.at)?,
        extensions,
    ])?)
}

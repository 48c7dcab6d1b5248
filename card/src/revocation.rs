//! Whether a certificate has been revoked, from a certificate revocation list (RFC 5280 §5).

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::der::asn1::{Int, OctetString};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::DistributionPointName;
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlReason, IssuingDistributionPoint};
use x509_cert::time::Time;

use crate::verify::{Trust, TrustStore};
use crate::{Usage, oid};

/// Why a certificate was revoked, as far as a person may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Something certified is no longer so: a move, a new name, a death.
    AffiliationChanged,
    /// There is a newer certificate.
    Superseded,
    /// The person or the municipality ended its use.
    CessationOfOperation,
    /// The key may be in other hands.
    KeyCompromise,
    /// Another reason, or none given.
    Other,
}

/// What a revocation source says about one certificate at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Not revoked.
    Good,
    /// Revoked for good.
    Revoked(Reason),
    /// 一時利用停止: revoked for now.
    OnHold,
    /// The source does not know. Never taken for good.
    Unknown,
}

/// Which certificate a revocation source is asked about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Which kind of certificate.
    pub usage: Usage,
    /// Key identifier of the authority that issued it.
    pub issuer_key: Vec<u8>,
    /// Serial number: the content of the INTEGER.
    pub serial: Vec<u8>,
    /// Names of the lists that speak of it, each a GeneralName in DER.
    pub points: Vec<Vec<u8>>,
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Question")
            .field("usage", &self.usage)
            .finish_non_exhaustive()
    }
}

/// The list cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CrlError {
    /// It is not the one DER form of a list of version 2, or has no next update.
    #[error("malformed revocation list")]
    Malformed,
    /// No trusted authority has the name and key identifier of its issuer.
    #[error("the issuer of the revocation list is not trusted")]
    UnknownIssuer,
    /// Its signature is wrong.
    #[error("the signature of the revocation list is wrong")]
    Signature,
    /// It is of a kind not known here: a difference to another, or one for other issuers.
    #[error("the revocation list is of a kind that is not supported")]
    Unsupported,
}

/// One list whose signature has been checked.
#[derive(Debug, Clone)]
struct Crl {
    usage: Usage,
    issuer_key: Vec<u8>,
    /// Which certificates it speaks of: all, or those with one of these distribution points.
    scope: Option<Vec<Vec<u8>>>,
    this_update: DateTime<Utc>,
    next_update: DateTime<Utc>,
    entries: HashMap<Vec<u8>, Answer>,
}

/// The lists at hand.
#[derive(Debug, Clone, Default)]
pub struct CrlSet(Vec<Crl>);

impl CrlSet {
    /// No list: knows nothing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a list (DER) after checking that a trusted authority signed it.
    pub fn add(&mut self, trust: &Trust, bytes: &[u8]) -> Result<(), CrlError> {
        let list = CertificateList::from_der(bytes).map_err(|_| CrlError::Malformed)?;
        if list.to_der().map_err(|_| CrlError::Malformed)? != bytes {
            return Err(CrlError::Malformed);
        }
        let crl = read(&trust.authentication, Usage::Authentication, &list);
        let crl = match crl {
            Err(CrlError::UnknownIssuer) => read(&trust.signature, Usage::Signature, &list),
            other => other,
        }?;
        self.0.push(crl);
        Ok(())
    }

    /// What the newest list that is in force at `at` and covers the certificate says.
    pub fn answer(&self, question: &Question, at: DateTime<Utc>) -> Answer {
        self.0
            .iter()
            .filter(|crl| crl.covers(question) && crl.this_update <= at && at < crl.next_update)
            .max_by_key(|crl| crl.this_update)
            .map_or(Answer::Unknown, |crl| {
                crl.entries
                    .get(&question.serial)
                    .copied()
                    .unwrap_or(Answer::Good)
            })
    }

    /// Until when at least one list is in force; none where there is no list.
    pub fn in_force_until(&self) -> Option<DateTime<Utc>> {
        self.0.iter().map(|crl| crl.next_update).max()
    }
}

impl Crl {
    fn covers(&self, question: &Question) -> bool {
        self.usage == question.usage
            && self.issuer_key == question.issuer_key
            && self
                .scope
                .as_ref()
                .is_none_or(|scope| scope.iter().any(|name| question.points.contains(name)))
    }
}

fn read(store: &TrustStore, usage: Usage, list: &CertificateList) -> Result<Crl, CrlError> {
    let tbs = &list.tbs_cert_list;
    let extensions = tbs.crl_extensions.as_deref().unwrap_or_default();
    let name = tbs.issuer.to_der().map_err(|_| CrlError::Malformed)?;
    let issuer_key = issuer_key(extensions)?;
    let authority = store
        .authority(&name, issuer_key.as_bytes())
        .ok_or(CrlError::UnknownIssuer)?;
    if tbs.signature != list.signature_algorithm
        || !authority
            .key
            .verifies_structure(tbs, &tbs.signature, &list.signature)
    {
        return Err(CrlError::Signature);
    }
    let entries = tbs.revoked_certificates.iter().flatten().map(entry);
    Ok(Crl {
        usage,
        issuer_key: authority.key_identifier.clone(),
        scope: scope(extensions)?,
        this_update: instant(tbs.this_update)?,
        next_update: instant(tbs.next_update.ok_or(CrlError::Malformed)?)?,
        entries: entries.collect::<Result<_, _>>()?,
    })
}

fn issuer_key(extensions: &[Extension]) -> Result<OctetString, CrlError> {
    let extension = extensions
        .iter()
        .find(|extension| extension.extn_id == oid::AUTHORITY_KEY);
    let identifier: AuthorityKeyIdentifier = decode(extension.ok_or(CrlError::UnknownIssuer)?)?;
    identifier.key_identifier.ok_or(CrlError::UnknownIssuer)
}

/// Reads every extension of the list: one that is critical and unknown makes it unusable.
fn scope(extensions: &[Extension]) -> Result<Option<Vec<Vec<u8>>>, CrlError> {
    let mut scope = None;
    for extension in extensions {
        match extension.extn_id {
            oid::AUTHORITY_KEY => {}
            oid::CRL_NUMBER => drop(decode::<Int>(extension)?),
            oid::CRL_SCOPE => scope = scope_names(&decode(extension)?)?,
            _ if extension.critical => return Err(CrlError::Unsupported),
            _ => {}
        }
    }
    Ok(scope)
}

fn scope_names(point: &IssuingDistributionPoint) -> Result<Option<Vec<Vec<u8>>>, CrlError> {
    if point.indirect_crl
        || point.only_contains_attribute_certs
        || point.only_contains_ca_certs
        || point.only_some_reasons.is_some()
    {
        return Err(CrlError::Unsupported);
    }
    match &point.distribution_point {
        None => Ok(None),
        Some(DistributionPointName::FullName(names)) => names
            .iter()
            .map(|name| name.to_der().map_err(|_| CrlError::Malformed))
            .collect::<Result<Vec<_>, _>>()
            .map(Some),
        Some(DistributionPointName::NameRelativeToCRLIssuer(_)) => Err(CrlError::Unsupported),
    }
}

fn entry(revoked: &RevokedCert) -> Result<(Vec<u8>, Answer), CrlError> {
    let mut answer = Answer::Revoked(Reason::Other);
    for extension in revoked.crl_entry_extensions.iter().flatten() {
        match extension.extn_id {
            oid::CRL_REASON => answer = answer_for(decode(extension)?)?,
            _ if extension.critical => return Err(CrlError::Unsupported),
            _ => {}
        }
    }
    Ok((revoked.serial_number.as_bytes().to_vec(), answer))
}

const fn answer_for(reason: CrlReason) -> Result<Answer, CrlError> {
    Ok(match reason {
        CrlReason::CertificateHold => Answer::OnHold,
        CrlReason::AffiliationChanged => Answer::Revoked(Reason::AffiliationChanged),
        CrlReason::Superseded => Answer::Revoked(Reason::Superseded),
        CrlReason::CessationOfOperation => Answer::Revoked(Reason::CessationOfOperation),
        CrlReason::KeyCompromise => Answer::Revoked(Reason::KeyCompromise),
        CrlReason::Unspecified
        | CrlReason::CaCompromise
        | CrlReason::PrivilegeWithdrawn
        | CrlReason::AaCompromise => Answer::Revoked(Reason::Other),
        // Only a list of differences may say this.
        CrlReason::RemoveFromCRL => return Err(CrlError::Unsupported),
    })
}

fn instant(time: Time) -> Result<DateTime<Utc>, CrlError> {
    crate::verify::instant(time).ok_or(CrlError::Malformed)
}

fn decode<'a, T: Decode<'a>>(extension: &'a Extension) -> Result<T, CrlError> {
    T::from_der(extension.extn_value.as_bytes()).map_err(|_| CrlError::Malformed)
}

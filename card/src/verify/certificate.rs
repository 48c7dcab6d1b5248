//! A person's certificate against its profile.

use chrono::{DateTime, Utc};
use x509_cert::certificate::{TbsCertificate, Version};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::certpolicy::PolicyInformation;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralNames};
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies, CrlDistributionPoints,
    ExtendedKeyUsage, KeyUsage, SubjectAltName,
};
use x509_cert::time::Time;
use x509_cert::{Certificate, ext::Extension};

use super::key::PublicKey;
use super::{Authority, CertificateIdentity, Refusal, TrustStore};
use crate::revocation::Question;
use crate::{Usage, der, oid};

/// A certificate that a trusted authority issued for this use.
pub(super) struct Leaf {
    pub(super) key: PublicKey,
    pub(super) not_after: DateTime<Utc>,
    pub(super) question: Question,
    pub(super) subject_alt_name: Option<GeneralNames>,
    not_before: DateTime<Utc>,
    authority_valid: (DateTime<Utc>, DateTime<Utc>),
    issuer: Vec<u8>,
}

/// A time of a certificate as an instant.
pub(crate) fn instant(time: Time) -> Option<DateTime<Utc>> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0)
}

impl Leaf {
    /// Checks everything that depends on neither the text nor the time.
    pub(super) fn check(store: &TrustStore, usage: Usage, bytes: &[u8]) -> Result<Self, Refusal> {
        let certificate = Certificate::from_der(bytes).map_err(|_| Refusal::Malformed)?;
        if certificate.to_der().map_err(|_| Refusal::Malformed)? != bytes {
            return Err(Refusal::Malformed);
        }
        let tbs = certificate.tbs_certificate();
        if tbs.version() != Version::V3 || tbs.signature() != certificate.signature_algorithm() {
            return Err(Refusal::Malformed);
        }
        let extensions = Extensions::read(tbs.extensions().map_or(&[][..], Vec::as_slice))?;
        let authority = find_issuer(store, tbs, &extensions)?;
        if !authority
            .key
            .verifies_structure(tbs, tbs.signature(), certificate.signature())
        {
            return Err(Refusal::CertificateSignature);
        }
        extensions.check_usage(usage)?;
        extensions.check_policy(store)?;
        let key = PublicKey::from_info(tbs.subject_public_key_info())
            .filter(|key| store.kinds.contains(&key.kind()))
            .ok_or(Refusal::Key)?;
        let question = Question {
            usage,
            issuer_key: authority.key_identifier.clone(),
            serial: tbs.serial_number().as_bytes().to_vec(),
            points: extensions.points,
        };
        Ok(Self {
            key,
            question,
            not_before: instant(tbs.validity().not_before).ok_or(Refusal::Malformed)?,
            not_after: instant(tbs.validity().not_after).ok_or(Refusal::Malformed)?,
            authority_valid: authority.valid,
            issuer: authority.name.clone(),
            subject_alt_name: extensions.subject_alt_name,
        })
    }

    /// Whether it may be used in the second of `at`. The last second counts: a certificate that
    /// ends at 23:59:59 in Japan is valid until the day is over.
    pub(super) fn check_validity(&self, at: DateTime<Utc>) -> Result<(), Refusal> {
        let second = at.timestamp();
        let (authority_from, authority_until) = self.authority_valid;
        if second < self.not_before.timestamp().max(authority_from.timestamp()) {
            Err(Refusal::NotYetValid)
        } else if second > self.not_after.timestamp().min(authority_until.timestamp()) {
            Err(Refusal::Expired)
        } else {
            Ok(())
        }
    }

    pub(super) fn identity(&self) -> Result<CertificateIdentity, Refusal> {
        let parts = [
            der::value(der::OCTET_STRING, &self.question.issuer_key),
            der::value(der::INTEGER, &self.question.serial),
        ];
        let mut bytes = self.issuer.clone();
        for part in parts {
            bytes.extend(part.map_err(|_| Refusal::Malformed)?);
        }
        Ok(CertificateIdentity { bytes })
    }
}

/// All generations of an authority have one name: the key identifier tells which it was.
fn find_issuer<'a>(
    store: &'a TrustStore,
    tbs: &TbsCertificate,
    extensions: &Extensions,
) -> Result<&'a Authority, Refusal> {
    let identifier = extensions
        .authority_key
        .as_ref()
        .ok_or(Refusal::UnknownIssuer)?;
    let key = identifier
        .key_identifier
        .as_ref()
        .ok_or(Refusal::UnknownIssuer)?;
    let name = tbs.issuer().to_der().map_err(|_| Refusal::Malformed)?;
    let authority = store
        .authority(&name, key.as_bytes())
        .ok_or(Refusal::UnknownIssuer)?;
    match &identifier.authority_cert_serial_number {
        Some(serial) if serial.as_bytes() != authority.serial => Err(Refusal::UnknownIssuer),
        _ => Ok(authority),
    }
}

/// The extensions that are understood here.
#[derive(Default)]
struct Extensions {
    basic_constraints: Option<BasicConstraints>,
    key_usage: Option<KeyUsage>,
    extended_key_usage: Option<ExtendedKeyUsage>,
    policies: Option<CertificatePolicies>,
    authority_key: Option<AuthorityKeyIdentifier>,
    subject_alt_name: Option<GeneralNames>,
    /// Names of the distribution points, each in DER.
    points: Vec<Vec<u8>>,
    unknown_critical: bool,
}

impl Extensions {
    fn read(extensions: &[Extension]) -> Result<Self, Refusal> {
        let mut found = Self::default();
        for (index, extension) in extensions.iter().enumerate() {
            if extensions
                .iter()
                .take(index)
                .any(|other| other.extn_id == extension.extn_id)
            {
                return Err(Refusal::Malformed);
            }
            match extension.extn_id {
                oid::BASIC_CONSTRAINTS => found.basic_constraints = Some(decode(extension)?),
                oid::KEY_USAGE => found.key_usage = Some(decode(extension)?),
                oid::EXTENDED_KEY_USAGE => found.extended_key_usage = Some(decode(extension)?),
                oid::POLICIES => found.policies = Some(decode(extension)?),
                oid::AUTHORITY_KEY => found.authority_key = Some(decode(extension)?),
                oid::SUBJECT_ALT_NAME => {
                    found.subject_alt_name = Some(decode::<SubjectAltName>(extension)?.0);
                }
                oid::CRL_POINTS => found.points = points(&decode(extension)?)?,
                _ => found.unknown_critical |= extension.critical,
            }
        }
        Ok(found)
    }

    fn check_usage(&self, usage: Usage) -> Result<(), Refusal> {
        if self.unknown_critical {
            return Err(Refusal::CriticalExtension);
        }
        let key_usage = self.key_usage.as_ref().ok_or(Refusal::KeyUsage)?;
        let is_authority = self
            .basic_constraints
            .as_ref()
            .is_some_and(|basic| basic.ca);
        if is_authority || key_usage.key_cert_sign() || key_usage.crl_sign() {
            return Err(Refusal::Authority);
        }
        let declares = key_usage.non_repudiation();
        if !key_usage.digital_signature() || declares != (usage == Usage::Signature) {
            return Err(Refusal::KeyUsage);
        }
        let for_clients = self
            .extended_key_usage
            .as_ref()
            .is_some_and(|purposes| purposes.0.contains(&oid::CLIENT_AUTH));
        if for_clients != (usage == Usage::Authentication) {
            return Err(Refusal::ExtendedKeyUsage);
        }
        Ok(())
    }

    fn check_policy(&self, store: &TrustStore) -> Result<(), Refusal> {
        let policies = self.policies.as_ref().ok_or(Refusal::Policy)?;
        let understood = policies.0.iter().all(is_understood);
        let allowed = policies
            .0
            .iter()
            .any(|policy| store.policies.contains(&policy.policy_identifier));
        if understood && allowed {
            Ok(())
        } else {
            Err(Refusal::Policy)
        }
    }
}

/// A critical policy must be understood with its qualifiers; a pointer to the certification
/// practice statement asks nothing of us (RFC 5280 §4.2.1.4).
fn is_understood(policy: &PolicyInformation) -> bool {
    policy
        .policy_qualifiers
        .iter()
        .flatten()
        .all(|qualifier| qualifier.policy_qualifier_id == oid::CPS)
}

fn points(found: &CrlDistributionPoints) -> Result<Vec<Vec<u8>>, Refusal> {
    let names = found
        .0
        .iter()
        .filter_map(|point| match &point.distribution_point {
            Some(DistributionPointName::FullName(names)) => Some(names),
            _ => None,
        });
    names
        .flatten()
        .map(|name| name.to_der().map_err(|_| Refusal::Malformed))
        .collect()
}

fn decode<'a, T: Decode<'a>>(extension: &'a Extension) -> Result<T, Refusal> {
    T::from_der(extension.extn_value.as_bytes()).map_err(|_| Refusal::Malformed)
}

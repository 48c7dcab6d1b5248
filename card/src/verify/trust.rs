//! Which authorities are trusted, and for what.

use chrono::{DateTime, Utc};
use x509_cert::Certificate;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, SubjectKeyIdentifier};

use super::certificate::instant;
use super::key::{KeyKind, PublicKey};

/// The trust configuration cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrustError {
    /// Certificate number `.0`, counted from 1, is not a self-signed authority's of an allowed
    /// kind of key.
    #[error("certificate {0} is not a self-signed certification authority with an allowed key")]
    NotAuthority(usize),
    /// The text holds something else than certificates in PEM.
    #[error("not certificates in PEM")]
    NotPem,
    /// No authority, or no policy.
    #[error("nothing is trusted: authorities and policies are both needed")]
    Nothing,
    /// A policy is not an object identifier.
    #[error("{0} is not an object identifier")]
    Policy(String),
    /// Two authorities have one key identifier, or one is trusted for both uses.
    #[error("a key identifier stands for two authorities, or one authority for both uses")]
    Ambiguous,
}

/// A trusted authority: one generation.
#[derive(Debug, Clone)]
pub(crate) struct Authority {
    /// Its name, in DER. All generations have the same.
    pub(crate) name: Vec<u8>,
    /// Its serial number: the content of the INTEGER.
    pub(crate) serial: Vec<u8>,
    /// What tells the generations apart.
    pub(crate) key_identifier: Vec<u8>,
    /// Its key.
    pub(crate) key: PublicKey,
    /// First and last second of its validity.
    pub(crate) valid: (DateTime<Utc>, DateTime<Utc>),
}

impl Authority {
    fn from_der(der: &[u8], kinds: &[KeyKind]) -> Option<Self> {
        let certificate = Certificate::from_der(der).ok()?;
        if certificate.to_der().ok()? != der {
            return None;
        }
        let tbs = certificate.tbs_certificate();
        let (_, constraints) = tbs.get_extension::<BasicConstraints>().ok()??;
        let (_, usage) = tbs.get_extension::<KeyUsage>().ok()??;
        let (_, identifier) = tbs.get_extension::<SubjectKeyIdentifier>().ok()??;
        let key = PublicKey::from_info(tbs.subject_public_key_info())?;
        let good = constraints.ca
            && usage.key_cert_sign()
            && kinds.contains(&key.kind())
            && tbs.signature() == certificate.signature_algorithm()
            && key.verifies_structure(tbs, tbs.signature(), certificate.signature());
        good.then_some(())?;
        Some(Self {
            name: tbs.subject().to_der().ok()?,
            serial: tbs.serial_number().as_bytes().to_vec(),
            key_identifier: identifier.0.as_bytes().to_vec(),
            key,
            valid: (
                instant(tbs.validity().not_before)?,
                instant(tbs.validity().not_after)?,
            ),
        })
    }
}

/// The authorities that are trusted for one use, and what they may have issued.
#[derive(Debug, Clone)]
pub struct TrustStore {
    pub(crate) authorities: Vec<Authority>,
    pub(super) policies: Vec<ObjectIdentifier>,
    pub(super) kinds: Vec<KeyKind>,
}

impl TrustStore {
    /// Trusts these self-signed authorities (DER) for certificates with one of `policies` (dotted
    /// object identifiers) and a key of one of `kinds`.
    pub fn new<C: AsRef<[u8]>, P: AsRef<str>>(
        certificates: impl IntoIterator<Item = C>,
        policies: impl IntoIterator<Item = P>,
        kinds: &[KeyKind],
    ) -> Result<Self, TrustError> {
        let mut authorities: Vec<Authority> = Vec::new();
        for (number, der) in (1..).zip(certificates) {
            let authority =
                Authority::from_der(der.as_ref(), kinds).ok_or(TrustError::NotAuthority(number))?;
            if authorities
                .iter()
                .any(|other| other.key_identifier == authority.key_identifier)
            {
                return Err(TrustError::Ambiguous);
            }
            authorities.push(authority);
        }
        let policies = policies
            .into_iter()
            .map(|policy| {
                ObjectIdentifier::new(policy.as_ref())
                    .map_err(|_| TrustError::Policy(policy.as_ref().to_owned()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        if authorities.is_empty() || policies.is_empty() {
            return Err(TrustError::Nothing);
        }
        Ok(Self {
            authorities,
            policies,
            kinds: kinds.to_vec(),
        })
    }

    /// The same, from certificates in PEM one after the other.
    pub fn from_pem<P: AsRef<str>>(
        pem: &str,
        policies: impl IntoIterator<Item = P>,
        kinds: &[KeyKind],
    ) -> Result<Self, TrustError> {
        let certificates = Certificate::load_pem_chain(pem.as_bytes())
            .and_then(|chain| {
                chain
                    .iter()
                    .map(Encode::to_der)
                    .collect::<Result<Vec<_>, _>>()
            })
            .map_err(|_| TrustError::NotPem)?;
        Self::new(certificates, policies, kinds)
    }

    /// The authority with this name (DER) and key identifier.
    pub(crate) fn authority(&self, name: &[u8], key_identifier: &[u8]) -> Option<&Authority> {
        self.authorities
            .iter()
            .find(|known| known.name == name && known.key_identifier == key_identifier)
    }
}

/// What is trusted for logging in and, apart from it, for signing.
#[derive(Debug, Clone)]
pub struct Trust {
    pub(crate) authentication: TrustStore,
    pub(crate) signature: TrustStore,
}

impl Trust {
    /// Puts the two stores together. No authority may be in both.
    pub fn new(authentication: TrustStore, signature: TrustStore) -> Result<Self, TrustError> {
        let shared = authentication.authorities.iter().any(|one| {
            signature
                .authorities
                .iter()
                .any(|other| one.key_identifier == other.key_identifier || one.name == other.name)
        });
        if shared {
            Err(TrustError::Ambiguous)
        } else {
            Ok(Self {
                authentication,
                signature,
            })
        }
    }
}

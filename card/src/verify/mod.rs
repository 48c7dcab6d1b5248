//! Judging what a card answered: one pure computation over the certificate, the text, the
//! signature, an instant and what is trusted.
//!
//! The result is *unsettled* until the revocation source has answered, and only
//! [`Unsettled::settle`] lets the certificate's content out. A user-authentication certificate
//! and a signature certificate have their own entry, their own trust store and their own result,
//! so that neither can stand in for the other.
//!
//! What a certificate must be: RFC 5280, and the profile of 公的個人認証サービス.

mod attributes;
mod certificate;
mod key;
mod trust;

pub use attributes::{Attributes, CertifiedSex, Substitutes};
pub(crate) use certificate::instant;
pub use key::KeyKind;
pub(crate) use trust::Authority;
pub use trust::{Trust, TrustError, TrustStore};

use chrono::{DateTime, Utc};

use crate::Usage;
use crate::revocation::{Answer, Question, Reason};
use certificate::Leaf;

/// Why an answer is refused. Nothing of the certificate stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// The certificate is not the one DER form of an X.509 version 3 certificate.
    #[error("the certificate is malformed")]
    Malformed,
    /// No trusted authority of this kind has the name and key identifier of the issuer.
    #[error("the issuer is not trusted for this use")]
    UnknownIssuer,
    /// The authority did not sign this certificate.
    #[error("the authority's signature is wrong")]
    CertificateSignature,
    /// The certificate is that of an authority.
    #[error("the certificate is an authority's")]
    Authority,
    /// The key usage is not that of this kind of certificate.
    #[error("wrong key usage")]
    KeyUsage,
    /// The extended key usage is not that of this kind of certificate.
    #[error("wrong extended key usage")]
    ExtendedKeyUsage,
    /// The policy is none of the configured ones, or is qualified in an unknown way.
    #[error("wrong policy")]
    Policy,
    /// An extension that must be understood is not.
    #[error("unknown critical extension")]
    CriticalExtension,
    /// The key is not of a configured kind, size and exponent.
    #[error("the kind of key is not allowed")]
    Key,
    /// The attributes of the signature certificate are missing, double or malformed.
    #[error("the attributes are malformed")]
    Attributes,
    /// The signature over the text is wrong.
    #[error("the signature is wrong")]
    Signature,
    /// The certificate is not valid yet.
    #[error("not valid yet")]
    NotYetValid,
    /// The certificate, or that of its authority, has expired.
    #[error("expired")]
    Expired,
    /// The certificate is revoked.
    #[error("revoked")]
    Revoked(Reason),
    /// The certificate is on hold (一時利用停止): it may be valid again later.
    #[error("on hold")]
    OnHold,
    /// Nobody could say whether it is revoked.
    #[error("revocation unknown")]
    RevocationUnknown,
}

impl Refusal {
    /// A short word for logs and tests.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::UnknownIssuer => "unknown-issuer",
            Self::CertificateSignature => "certificate-signature",
            Self::Authority => "authority",
            Self::KeyUsage => "key-usage",
            Self::ExtendedKeyUsage => "extended-key-usage",
            Self::Policy => "policy",
            Self::CriticalExtension => "critical-extension",
            Self::Key => "key",
            Self::Attributes => "attributes",
            Self::Signature => "signature",
            Self::NotYetValid => "not-yet-valid",
            Self::Expired => "expired",
            Self::Revoked(_) => "revoked",
            Self::OnHold => "on-hold",
            Self::RevocationUnknown => "revocation-unknown",
        }
    }
}

/// What a card answered.
#[derive(Debug, Clone, Copy)]
pub struct Presented<'a> {
    /// The certificate, in DER.
    pub certificate: &'a [u8],
    /// The text that was to be signed, from the portal's own record and never from the answer.
    pub message: &'a [u8],
    /// The signature: 256 bytes for RSA-2048, ECDSA-Sig-Value in DER for P-384.
    pub signature: &'a [u8],
}

/// Which certificate it is. The same for every portal, so it is kept only as a keyed hash.
#[derive(Clone, PartialEq, Eq)]
pub struct CertificateIdentity {
    bytes: Vec<u8>,
}

impl CertificateIdentity {
    /// Issuer, key identifier of the issuer and serial number, each in DER, one after the other.
    /// The key identifier is there because all generations of an authority have one name.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl std::fmt::Debug for CertificateIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CertificateIdentity(…)")
    }
}

/// Someone holds this card and knows its PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authenticated {
    /// Which certificate proved it.
    pub identity: CertificateIdentity,
    /// Last second of its validity.
    pub not_after: DateTime<Utc>,
}

/// Someone declared who they are with the signature key of their card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Which certificate proved it.
    pub identity: CertificateIdentity,
    /// Last second of its validity.
    pub not_after: DateTime<Utc>,
    /// What the certificate says about the person.
    pub attributes: Attributes,
}

/// Everything holds but revocation, which has not been asked yet.
#[derive(Debug)]
#[must_use = "nothing is proved until revocation is settled"]
pub struct Unsettled<T> {
    question: Question,
    identity: CertificateIdentity,
    proved: T,
}

impl<T> Unsettled<T> {
    /// What to ask the revocation source.
    pub const fn question(&self) -> &Question {
        &self.question
    }

    /// Which certificate it is, so that what is known of its revocation can be written down.
    pub const fn identity(&self) -> &CertificateIdentity {
        &self.identity
    }

    /// Takes the answer. Only a good one lets the result out.
    pub fn settle(self, answer: Answer) -> Result<T, Refusal> {
        match answer {
            Answer::Good => Ok(self.proved),
            Answer::OnHold => Err(Refusal::OnHold),
            Answer::Revoked(reason) => Err(Refusal::Revoked(reason)),
            Answer::Unknown => Err(Refusal::RevocationUnknown),
        }
    }
}

/// Judges an answer made with the user-authentication key.
pub fn authentication(
    trust: &Trust,
    presented: Presented<'_>,
    at: DateTime<Utc>,
) -> Result<Unsettled<Authenticated>, Refusal> {
    let leaf = judge(&trust.authentication, Usage::Authentication, presented, at)?;
    let identity = leaf.identity()?;
    let proved = Authenticated {
        identity: identity.clone(),
        not_after: leaf.not_after,
    };
    Ok(Unsettled {
        question: leaf.question,
        identity,
        proved,
    })
}

/// Judges an answer made with the signature key.
pub fn signature(
    trust: &Trust,
    presented: Presented<'_>,
    at: DateTime<Utc>,
) -> Result<Unsettled<Signed>, Refusal> {
    let leaf = judge(&trust.signature, Usage::Signature, presented, at)?;
    let identity = leaf.identity()?;
    let names = leaf
        .subject_alt_name
        .as_deref()
        .ok_or(Refusal::Attributes)?;
    let proved = Signed {
        identity: identity.clone(),
        not_after: leaf.not_after,
        attributes: Attributes::from_names(names)?,
    };
    Ok(Unsettled {
        question: leaf.question,
        identity,
        proved,
    })
}

/// The signature over the text comes before validity, so that only who holds the card learns
/// that it has expired.
fn judge(
    store: &TrustStore,
    usage: Usage,
    presented: Presented<'_>,
    at: DateTime<Utc>,
) -> Result<Leaf, Refusal> {
    let leaf = Leaf::check(store, usage, presented.certificate)?;
    if !leaf.key.verifies(presented.message, presented.signature) {
        return Err(Refusal::Signature);
    }
    leaf.check_validity(at)?;
    Ok(leaf)
}

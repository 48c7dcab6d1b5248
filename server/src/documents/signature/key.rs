//! Keys that sign: ECDSA on P-256, or RSA (PKCS #1 v1.5), both with SHA-256.

use p256::ecdsa::DerSignature;
use p256::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _};
use rsa::signature::{Keypair as _, SignatureEncoding as _, Signer as _};
use sha2::Sha256;
use x509_cert::der::asn1::{Any, Null, ObjectIdentifier};
use x509_cert::spki::AlgorithmIdentifierOwned;

const ECDSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const RSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");

/// A key or certificate that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It is none, or of a kind that is not known here.
    #[error("not a private key in PKCS#8 PEM, ECDSA P-256 or RSA")]
    Key,
    /// The certificate is none.
    #[error("not certificates in PEM")]
    Certificate,
    /// They do not belong together.
    #[error("the first certificate is not that of the private key")]
    Apart,
}

/// A private key.
pub(super) enum Key {
    P256(Box<p256::ecdsa::SigningKey>),
    Rsa(Box<rsa::pkcs1v15::SigningKey<Sha256>>),
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// From PKCS#8 as PEM.
    pub(super) fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_pem(pem) {
            return Ok(Self::P256(Box::new(key)));
        }
        let key = rsa::RsaPrivateKey::from_pkcs8_pem(pem).map_err(|_| KeyError::Key)?;
        Ok(Self::Rsa(Box::new(rsa::pkcs1v15::SigningKey::new(key))))
    }

    /// The public half as certificates have it.
    pub(super) fn public(&self) -> Option<Vec<u8>> {
        let der = match self {
            Self::P256(key) => key.verifying_key().to_public_key_der(),
            Self::Rsa(key) => key.verifying_key().to_public_key_der(),
        };
        Some(der.ok()?.into_vec())
    }

    pub(super) fn algorithm(&self) -> AlgorithmIdentifierOwned {
        let (oid, parameters) = match self {
            Self::P256(_) => (ECDSA_WITH_SHA256, None),
            Self::Rsa(_) => (RSA_WITH_SHA256, Some(Any::from(Null))),
        };
        AlgorithmIdentifierOwned { oid, parameters }
    }

    /// Signs; the same content has the same signature.
    pub(super) fn sign(&self, content: &[u8]) -> Vec<u8> {
        match self {
            Self::P256(key) => {
                let signature: DerSignature = key.sign(content);
                signature.to_bytes().to_vec()
            }
            Self::Rsa(key) => key.sign(content).to_vec(),
        }
    }
}

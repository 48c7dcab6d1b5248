//! Public keys and the one signature scheme that goes with each.

use p384::ecdsa::signature::Verifier;
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, RsaPublicKey};
use serde::{Deserialize, Serialize};
use x509_cert::der::Encode;
use x509_cert::der::asn1::{BitString, ObjectIdentifier};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use crate::message::digest_info;
use crate::oid;

/// Kinds of key that may be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// RSA of exactly 2048 bits with exponent 65537, signing SHA-256 by PKCS#1 v1.5.
    Rsa2048,
    /// ECDSA on P-384, signing SHA-384: announced for the next generation of the card.
    P384,
}

/// A key of a known kind.
#[derive(Debug, Clone)]
pub(crate) enum PublicKey {
    Rsa2048(RsaPublicKey),
    P384(p384::ecdsa::VerifyingKey),
}

impl PublicKey {
    /// The key, if it is of a known kind, size and exponent and in its one encoding.
    pub(crate) fn from_info(info: &SubjectPublicKeyInfoOwned) -> Option<Self> {
        let bytes = info.subject_public_key.as_bytes()?;
        let algorithm = &info.algorithm;
        if algorithm.oid == oid::RSA && has_null_parameters(algorithm) {
            let key = RsaPublicKey::from_pkcs1_der(bytes).ok()?;
            let good = key.n().bits() == 2048 && *key.e() == BoxedUint::from(65_537_u64);
            return good.then_some(Self::Rsa2048(key));
        }
        let curve = algorithm
            .parameters
            .as_ref()?
            .decode_as::<ObjectIdentifier>()
            .ok()?;
        if algorithm.oid == oid::EC && curve == oid::P384 && bytes.first() == Some(&0x04) {
            return p384::ecdsa::VerifyingKey::from_sec1_bytes(bytes)
                .ok()
                .map(Self::P384);
        }
        None
    }

    pub(crate) const fn kind(&self) -> KeyKind {
        match self {
            Self::Rsa2048(_) => KeyKind::Rsa2048,
            Self::P384(_) => KeyKind::P384,
        }
    }

    /// Whether `signature` is over `message`. The PKCS#1 v1.5 block is compared as a whole with
    /// the only one there is (RFC 8017 §8.2.2), never parsed.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Rsa2048(key) => key
                .verify(
                    Pkcs1v15Sign::new_unprefixed(),
                    &digest_info(message),
                    signature,
                )
                .is_ok(),
            Self::P384(key) => p384::ecdsa::DerSignature::from_bytes(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }

    /// Whether this key signed the structure `signed` with the algorithm that goes with it.
    pub(crate) fn verifies_structure(
        &self,
        signed: &impl Encode,
        algorithm: &AlgorithmIdentifierOwned,
        signature: &BitString,
    ) -> bool {
        let fits = match self {
            Self::Rsa2048(_) => algorithm.oid == oid::RSA_SHA256 && has_null_parameters(algorithm),
            Self::P384(_) => algorithm.oid == oid::ECDSA_SHA384 && algorithm.parameters.is_none(),
        };
        match (fits, signed.to_der(), signature.as_bytes()) {
            (true, Ok(message), Some(bytes)) => self.verifies(&message, bytes),
            _ => false,
        }
    }
}

fn has_null_parameters(algorithm: &AlgorithmIdentifierOwned) -> bool {
    algorithm
        .parameters
        .as_ref()
        .is_some_and(|parameters| parameters.is_null())
}

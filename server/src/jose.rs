//! Signatures of others: compact JWS (RFC 7515) by RS384, ES384 or ES256, of which each use takes
//! some.
//!
//! `jsonwebtoken` reads them and ring, which speaks TLS here as well, checks the signature. No other
//! algorithm is there to be chosen: neither `none` nor one that would take a public key for a
//! shared secret.

use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::jwk::{
    AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyAlgorithm, KeyOperations, PublicKeyUse,
};
use jsonwebtoken::signature::{self, Verifier};
use jsonwebtoken::{
    Algorithm, DecodingKey, DecodingKeyKind, Validation, dangerous, decode, decode_header,
};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, EcdsaVerificationAlgorithm,
    RSA_PKCS1_2048_8192_SHA384, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// No JWS that is read is longer.
const LONGEST: usize = 16 * 1024;

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(unsupported()),
    verifier_factory: verifier,
    key_utils: KeyUtils::new_unimplemented(),
};

fn unsupported() -> Error {
    ErrorKind::UnsupportedAlgorithm.into()
}

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    match (algorithm, key.kind()) {
        (Algorithm::RS384, DecodingKeyKind::RsaModulusExponent { n, e }) => Ok(Box::new(Rs384 {
            n: number(n).to_vec(),
            e: number(e).to_vec(),
        })),
        (Algorithm::ES384, DecodingKeyKind::SecretOrDer(point)) => Ok(Box::new(Ecdsa {
            point: point.clone(),
            named: Algorithm::ES384,
            algorithm: &ECDSA_P384_SHA384_FIXED,
        })),
        (Algorithm::ES256, DecodingKeyKind::SecretOrDer(point)) => Ok(Box::new(Ecdsa {
            point: point.clone(),
            named: Algorithm::ES256,
            algorithm: &ECDSA_P256_SHA256_FIXED,
        })),
        _ => Err(unsupported()),
    }
}

/// A number without zeros before it.
fn number(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

struct Rs384 {
    n: Vec<u8>,
    e: Vec<u8>,
}

impl Verifier<Vec<u8>> for Rs384 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let (n, e) = (&self.n, &self.e);
        RsaPublicKeyComponents { n, e }
            .verify(&RSA_PKCS1_2048_8192_SHA384, message, signature)
            .map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Rs384 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::RS384
    }
}

struct Ecdsa {
    point: Vec<u8>,
    named: Algorithm,
    algorithm: &'static EcdsaVerificationAlgorithm,
}

impl Verifier<Vec<u8>> for Ecdsa {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        UnparsedPublicKey::new(self.algorithm, &self.point)
            .verify(message, signature)
            .map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Ecdsa {
    fn algorithm(&self) -> Algorithm {
        self.named
    }
}

/// By which of these algorithms a key signs.
fn algorithm(key: &Jwk, taken: &[Algorithm]) -> Option<Algorithm> {
    let algorithm = match &key.algorithm {
        AlgorithmParameters::RSA(_) => Algorithm::RS384,
        AlgorithmParameters::EllipticCurve(it) => match it.curve {
            EllipticCurve::P384 => Algorithm::ES384,
            EllipticCurve::P256 => Algorithm::ES256,
            _ => return None,
        },
        _ => return None,
    };
    let common = &key.common;
    let named = common.key_algorithm;
    let fits = named.is_none_or(|named| named == KeyAlgorithm::from(algorithm));
    let signs = common.public_key_use.is_none() || {
        common.public_key_use == Some(PublicKeyUse::Signature)
    };
    let operations = common.key_operations.as_ref();
    let verifies = operations.is_none_or(|all| all.contains(&KeyOperations::Verify));
    let taken = taken.contains(&algorithm);
    (taken && fits && signs && verifies).then_some(algorithm)
}

/// Whether a key is one that signs by one of these algorithms and can be checked with: RSA of 2048
/// to 8192 bits, or a point of the curve.
pub fn is_sound(key: &Jwk, taken: &[Algorithm]) -> bool {
    let Ok(decoding) = DecodingKey::from_jwk(key) else {
        return false;
    };
    match (algorithm(key, taken), decoding.kind()) {
        (Some(Algorithm::RS384), DecodingKeyKind::RsaModulusExponent { n, e }) => {
            let (n, e) = (number(n), number(e));
            let unused = n.first().map_or(0, |first| first.leading_zeros() as usize);
            let bits = n.len() * 8 - unused;
            (2048..=8192).contains(&bits) && e.last().is_some_and(|last| last % 2 == 1)
        }
        (Some(Algorithm::ES384), DecodingKeyKind::SecretOrDer(point)) => point.len() == 97,
        (Some(Algorithm::ES256), DecodingKeyKind::SecretOrDer(point)) => point.len() == 65,
        _ => false,
    }
}

/// Who a JWS says that it is from, believed by nobody: only where to look for the key.
pub fn issuer(jws: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Issuer {
        iss: String,
    }
    if jws.len() > LONGEST {
        return None;
    }
    let said = dangerous::insecure_decode_claims::<Issuer>(jws);
    said.ok().map(|said| said.iss)
}

/// Which key a JWS says that it is signed by.
pub fn key_id(jws: &str) -> Option<String> {
    decode_header(jws).ok()?.kid
}

/// The claims of a JWS that one of these keys has signed by one of these algorithms. A header whose `jku`, `jwk` or `x5c`
/// brings a key along is not listened to. `exp` and the rest are the caller's to look at, by the
/// portal's clock.
pub fn verified<T: DeserializeOwned>(jws: &str, keys: &JwkSet, taken: &[Algorithm]) -> Option<T> {
    if jws.len() > LONGEST {
        return None;
    }
    // That it was chosen before is no failure.
    let _ = PROVIDER.install_default();
    let header = decode_header(jws).ok()?;
    let typed = header.typ.as_deref();
    if header.crit.is_some() || !typed.is_none_or(|typ| typ.eq_ignore_ascii_case("JWT")) {
        return None;
    }
    let kid = header.kid?;
    let mut validation = Validation::new(header.alg);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    keys.keys
        .iter()
        .filter(|key| key.common.key_id.as_ref() == Some(&kid))
        .filter(|key| algorithm(key, taken) == Some(header.alg))
        .find_map(|key| {
            let key = DecodingKey::from_jwk(key).ok()?;
            let token = decode::<T>(jws, &key, &validation).ok()?;
            Some(token.claims)
        })
}

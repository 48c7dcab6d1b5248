//! Certificates: those that are given, and the portal's own.

use p256::ecdsa::{DerSignature, SigningKey};
use sha2::{Digest as _, Sha256};
use std::str::FromStr as _;
use x509_cert::Certificate;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{Builder as _, CertificateBuilder};
use x509_cert::certificate::TbsCertificate;
use x509_cert::der::asn1::GeneralizedTime;
use x509_cert::der::{DateTime, Encode as _};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::ext::{Extension, ToExtension as _};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};
use x509_cert::time::{Time, Validity};

use super::SealError;
use super::key::{Key, KeyError};

/// A key and certificates as PEM.
pub(super) fn given(key: &str, certificates: &[u8]) -> Result<(Key, Vec<Certificate>), SealError> {
    let key = Key::from_pem(key)?;
    let chain = Certificate::load_pem_chain(certificates).map_err(|_| KeyError::Certificate)?;
    let leaf = chain.first().ok_or(KeyError::Certificate)?;
    let named = leaf.tbs_certificate().subject_public_key_info().to_der()?;
    if key.public() != Some(named) {
        return Err(KeyError::Apart.into());
    }
    Ok((key, chain))
}

/// The key that grows out of a seed, and its certificate. Nothing in it depends on when it is
/// made, so that every process has the same; it does not end (RFC 5280, 4.1.2.5).
pub(super) fn own(
    seed: &[u8; 32],
    name: &str,
    organization: &str,
) -> Result<(Key, Certificate), SealError> {
    let key = SigningKey::from_slice(seed).map_err(|_| KeyError::Key)?;
    let public = SubjectPublicKeyInfo::from_key(key.verifying_key()).map_err(|_| KeyError::Key)?;
    let hash = Sha256::digest(public.to_der()?);
    let mut serial: Vec<u8> = hash.iter().copied().take(16).collect();
    // Positive, and not zero.
    if let Some(first) = serial.first_mut() {
        *first = *first & 0x3f | 0x40;
    }
    let begin = DateTime::new(2026, 1, 1, 0, 0, 0)?;
    let validity = Validity::new(
        Time::GeneralTime(GeneralizedTime::from_date_time(begin)),
        Time::INFINITY,
    );
    let subject = format!("CN={},O={}", escaped(name), escaped(organization));
    let profile = Own(Name::from_str(&subject)?);
    let certificate =
        CertificateBuilder::new(profile, SerialNumber::new(&serial)?, validity, public)
            .and_then(|builder| builder.build::<_, DerSignature>(&key))
            .map_err(|_| KeyError::Certificate)?;
    Ok((Key::P256(Box::new(key)), certificate))
}

/// RFC 4514, 2.4.
fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let special = matches!(c, ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=' | '#');
            special.then_some('\\').into_iter().chain([c])
        })
        .collect()
}

/// A certificate that vouches for itself and signs documents only.
struct Own(Name);

impl BuilderProfile for Own {
    fn get_issuer(&self, subject: &Name) -> Name {
        subject.clone()
    }

    fn get_subject(&self) -> Name {
        self.0.clone()
    }

    fn build_extensions(
        &self,
        key: SubjectPublicKeyInfoRef<'_>,
        _: SubjectPublicKeyInfoRef<'_>,
        tbs: &TbsCertificate,
    ) -> x509_cert::builder::Result<Vec<Extension>> {
        let subject = tbs.subject();
        let usage = KeyUsages::DigitalSignature | KeyUsages::NonRepudiation;
        let constraints = BasicConstraints {
            ca: false,
            path_len_constraint: None,
        };
        Ok(vec![
            constraints.to_extension(subject, &[])?,
            KeyUsage(usage).to_extension(subject, &[])?,
            SubjectKeyIdentifier::try_from(key)?.to_extension(subject, &[])?,
        ])
    }
}

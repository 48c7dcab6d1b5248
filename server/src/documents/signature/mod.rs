//! Signatures of the portal under the documents that it gives out.
//!
//! A PDF is signed as ETSI EN 319 142-1 (PAdES, level B-B) says: a CMS signature over everything
//! in the file but itself.

mod certificate;
mod cms;
mod key;
mod stamp;

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::der::{Encode as _, EncodePem as _, pem::LineEnding};
use zeroize::Zeroizing;

use key::Key;
pub use key::KeyError;

/// Who signs: a key and the certificates that say whose it is.
#[derive(Debug)]
pub struct Seal {
    key: Key,
    /// Its own certificate first.
    chain: Vec<Certificate>,
    /// Nobody but the portal itself vouches for the key.
    own: bool,
}

/// Why something was not signed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The key or the certificate cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A file cannot be read.
    #[error("{}: {reason}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Others may read the key.
    #[error("{}: others must not read the key for documents (chmod 600)", .0.display())]
    Mode(PathBuf),
    /// The certificate does not hold at this time.
    #[error("the certificate for documents is not valid now")]
    Expired,
    /// The certificates take more room than a signature has.
    #[error("the certificates for documents are too large")]
    TooLarge,
    /// What is to be signed is not a file that was written here.
    #[error("not a PDF that can be signed")]
    Form,
    /// An encoding that cannot be.
    #[error("the signature cannot be encoded: {0}")]
    Encoding(#[from] x509_cert::der::Error),
}

impl Seal {
    /// The key that grows out of `seed`, under a certificate that it signs itself: the same seed
    /// and name always give the same certificate.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn own(seed: &[u8; 32], name: &str, organization: &str) -> Result<Self, SealError> {
        let (key, certificate) = certificate::own(seed, name, organization)?;
        Ok(Self {
            key,
            chain: vec![certificate],
            own: true,
        })
    }

    /// A key (PKCS#8) and its certificates (PEM, its own first) that others have given.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn given(key: &str, certificates: &[u8], now: DateTime<Utc>) -> Result<Self, SealError> {
        let (key, chain) = certificate::given(key, certificates)?;
        let seal = Self {
            key,
            chain,
            own: false,
        };
        seal.valid(now)?;
        Ok(seal)
    }

    /// The same from files. That of the key must be the portal's alone to read.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn load(key: &Path, certificates: &Path, now: DateTime<Utc>) -> Result<Self, SealError> {
        let read = |path: &Path| {
            fs::read(path).map_err(|error| SealError::File {
                path: path.to_owned(),
                reason: error.to_string(),
            })
        };
        let others = fs::metadata(key).is_ok_and(|file| file.mode() & 0o077 != 0);
        if others {
            return Err(SealError::Mode(key.to_owned()));
        }
        let pem = Zeroizing::new(String::from_utf8(read(key)?).map_err(|_| KeyError::Key)?);
        Self::given(&pem, &read(certificates)?, now)
    }

    /// Whether nobody but the portal itself vouches for the key.
    pub const fn is_own(&self) -> bool {
        self.own
    }

    /// Whose certificate it is.
    pub fn subject(&self) -> String {
        let subject = self.leaf().map(|leaf| leaf.tbs_certificate().subject());
        subject.map(ToString::to_string).unwrap_or_default()
    }

    /// SHA-256 of the certificate, as people compare it: pairs of hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let der = self.leaf().and_then(|leaf| leaf.to_der().ok());
        let hash = Sha256::digest(der.unwrap_or_default());
        let pairs: Vec<String> = hash.iter().map(|byte| format!("{byte:02X}")).collect();
        pairs.join(":")
    }

    /// The certificates, as PEM.
    ///
    /// # Errors
    /// [`SealError::Encoding`].
    pub fn certificates(&self) -> Result<String, SealError> {
        let pem = self.chain.iter().map(|one| one.to_pem(LineEnding::LF));
        Ok(pem.collect::<Result<String, _>>()?)
    }

    /// Signs a PDF that [`super::pdf::write`] has written.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn sign(&self, pdf: Vec<u8>, at: DateTime<Utc>) -> Result<Vec<u8>, SealError> {
        self.valid(at)?;
        let mut room = stamp::make_room(pdf, at).ok_or(SealError::Form)?;
        let digest = Sha256::digest(room.signed().concat());
        let signature = cms::detached(&self.key, &self.chain, digest.into())?;
        room.fill(&signature).ok_or(SealError::TooLarge)
    }

    fn leaf(&self) -> Option<&Certificate> {
        self.chain.first()
    }

    fn valid(&self, at: DateTime<Utc>) -> Result<(), SealError> {
        let leaf = self.leaf().ok_or(KeyError::Certificate)?;
        let validity = leaf.tbs_certificate().validity();
        let at = u64::try_from(at.timestamp()).unwrap_or_default();
        let second = |time: &x509_cert::time::Time| time.to_unix_duration().as_secs();
        if (second(&validity.not_before)..=second(&validity.not_after)).contains(&at) {
            Ok(())
        } else {
            Err(SealError::Expired)
        }
    }
}

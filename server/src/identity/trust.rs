//! The authorities that the operator trusts, from a folder:
//!
//! ```text
//! auth/*.pem       authorities of user-authentication certificates, every live generation
//! auth/policies    object identifiers of their policies, one a line (default: the card's)
//! auth/keys        kinds of key, one a line: rsa-2048, p-384 (default: rsa-2048)
//! sign/…           the same for signature certificates
//! ```
//!
//! In `policies` and `keys`, empty lines and what follows `#` count for nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hikae_card::oid;
use hikae_card::verify::{KeyKind, Trust, TrustError, TrustStore};

/// The folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file or folder cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// What stands in it cannot be trusted.
    #[error("{}: {source}", path.display())]
    Trust {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: TrustError,
    },
    /// A kind of key that is not known.
    #[error("{}: {word} is not a kind of key (rsa-2048, p-384)", path.display())]
    KeyKind {
        /// The file.
        path: PathBuf,
        /// The word.
        word: String,
    },
}

/// Loads the folder.
///
/// # Errors
/// See [`LoadError`]; each names the file or folder.
pub fn load(folder: &Path) -> Result<Trust, LoadError> {
    let authentication = store(&folder.join("auth"), oid::AUTHENTICATION_POLICY.to_string())?;
    let signature = store(&folder.join("sign"), oid::SIGNATURE_POLICY.to_string())?;
    Trust::new(authentication, signature).map_err(|source| LoadError::Trust {
        path: folder.to_path_buf(),
        source,
    })
}

fn store(folder: &Path, policy: String) -> Result<TrustStore, LoadError> {
    let policies = lines(&folder.join("policies"))?.unwrap_or_else(|| vec![policy]);
    let keys = folder.join("keys");
    let kinds = match lines(&keys)? {
        None => vec![KeyKind::Rsa2048],
        Some(words) => words
            .into_iter()
            .map(|word| match word.as_str() {
                "rsa-2048" => Ok(KeyKind::Rsa2048),
                "p-384" => Ok(KeyKind::P384),
                _ => Err(LoadError::KeyKind {
                    path: keys.clone(),
                    word,
                }),
            })
            .collect::<Result<_, _>>()?,
    };
    let mut pem = String::new();
    for path in pem_files(folder)? {
        pem.push_str(&read(&path)?);
        pem.push('\n');
    }
    TrustStore::from_pem(&pem, policies, &kinds).map_err(|source| LoadError::Trust {
        path: folder.to_path_buf(),
        source,
    })
}

fn pem_files(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let unreadable = |source| LoadError::Read {
        path: folder.to_path_buf(),
        source,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "pem") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The lines of a file that may be absent.
fn lines(path: &Path) -> Result<Option<Vec<String>>, LoadError> {
    if !path.exists() {
        return Ok(None);
    }
    let text = read(path)?;
    let words = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or("").trim())
        .filter(|word| !word.is_empty());
    Ok(Some(words.map(str::to_owned).collect()))
}

fn read(path: &Path) -> Result<String, LoadError> {
    fs::read_to_string(path).map_err(|source| LoadError::Read {
        path: path.to_path_buf(),
        source,
    })
}

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

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use hikae_card::Usage;
    use hikae_card::profile::{Authority, DistinguishedName, Generation, Part, new_key};
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    fn pem(usage: Usage, seed: u64) -> String {
        let unit = if usage == Usage::Signature {
            "Sign"
        } else {
            "Auth"
        };
        let name = DistinguishedName::new(&[(Part::Country, "JP"), (Part::Unit, unit)]).unwrap();
        let generation = Generation {
            usage,
            name: &name,
            japanese_name: &name,
            serial: 1,
            not_before: "2023-07-16T00:00:00Z".parse().unwrap(),
            not_after: "2033-07-15T14:59:59Z".parse().unwrap(),
        };
        let key = new_key(&mut StdRng::seed_from_u64(seed)).unwrap();
        let authority = Authority::found(&generation, key).unwrap();
        let text = BASE64_STANDARD.encode(authority.certificate());
        let lines: Vec<_> = text
            .as_bytes()
            .chunks(64)
            .map(|line| String::from_utf8_lossy(line).into_owned())
            .collect();
        let body = lines.join("\n");
        format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n")
    }

    #[test]
    fn a_folder_holds_authorities_policies_and_kinds_of_key() {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let said = || {
            load(folder.path())
                .map(drop)
                .map_err(|error| error.to_string())
        };
        assert!(said().unwrap_err().contains("auth"));
        put("auth/one.pem", &pem(Usage::Authentication, 1));
        put("auth/readme.txt", "not read");
        assert!(said().unwrap_err().contains("sign"));
        put("sign/one.pem", &pem(Usage::Signature, 2));
        assert_eq!(said(), Ok(()));
        put(
            "auth/policies",
            "# those of the test cards\n1.2.392.200149.8.5.1.0.20 # test\n\n",
        );
        put("auth/keys", "rsa-2048\np-384\n");
        assert_eq!(said(), Ok(()));
        put("auth/keys", "rsa-1024\n");
        assert!(said().unwrap_err().contains("rsa-1024"));
        put("auth/keys", "p-384\n");
        assert!(
            said().unwrap_err().contains("certificate 1"),
            "the key is not of that kind"
        );
        put("auth/keys", "rsa-2048\n");
        put("auth/policies", "all of them\n");
        assert!(said().unwrap_err().contains("all of them"));
    }
}

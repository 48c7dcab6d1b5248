//! Where revocation is asked. Which source is used is the operator's explicit choice, and "not
//! known" is never taken for good.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_card::revocation::{Answer, CrlSet, Question};
use hikae_card::verify::Trust;

/// Answers whether a certificate has been revoked.
#[async_trait]
pub trait RevocationSource: Send + Sync {
    /// What the source says about the certificate at this instant. A source that fails says
    /// [`Answer::Unknown`].
    async fn answer(&self, question: &Question, at: DateTime<Utc>) -> Answer;
}

/// How often the folder is looked at.
const LOOK_EVERY: TimeDelta = TimeDelta::seconds(60);

/// A folder of revocation lists (`*.crl`, DER), which something else keeps up to date. It is read
/// again when a file of it changes.
pub struct CrlFolder {
    folder: PathBuf,
    trust: Trust,
    loaded: Mutex<Loaded>,
}

#[derive(Default)]
struct Loaded {
    looked_at: Option<DateTime<Utc>>,
    files: Vec<Seen>,
    lists: CrlSet,
}

/// A file as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    path: PathBuf,
    length: u64,
    changed: SystemTime,
}

/// The setting names no source.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It is not of the form `crl:FOLDER`.
    #[error("HIKAE_REVOCATION: not of the form crl:FOLDER")]
    Form,
    /// The folder cannot be read.
    #[error("{}: {source}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// The source that a setting (`crl:FOLDER`) names.
///
/// # Errors
/// The setting has another form, or the folder cannot be read.
pub fn source(setting: &str, trust: &Trust) -> Result<CrlFolder, SourceError> {
    let folder = setting.strip_prefix("crl:").ok_or(SourceError::Form)?;
    CrlFolder::open(Path::new(folder), trust.clone())
}

impl CrlFolder {
    /// Opens a folder whose lists authorities in `trust` have signed.
    ///
    /// # Errors
    /// The folder cannot be read. What is in it may come later: until then nothing is known.
    pub fn open(folder: &Path, trust: Trust) -> Result<Self, SourceError> {
        fs::read_dir(folder).map_err(|source| SourceError::Folder {
            folder: folder.to_path_buf(),
            source,
        })?;
        Ok(Self {
            folder: folder.to_path_buf(),
            trust,
            loaded: Mutex::default(),
        })
    }

    fn look(&self, loaded: &mut Loaded, at: DateTime<Utc>) {
        let recently = loaded
            .looked_at
            .is_some_and(|then| then <= at && at - then < LOOK_EVERY);
        if recently {
            return;
        }
        loaded.looked_at = Some(at);
        let files = self.files();
        if files == loaded.files {
            return;
        }
        loaded.lists = CrlSet::new();
        for file in &files {
            let added = fs::read(&file.path)
                .map_err(|error| error.to_string())
                .and_then(|bytes| {
                    loaded
                        .lists
                        .add(&self.trust, &bytes)
                        .map_err(|error| error.to_string())
                });
            if let Err(reason) = added {
                tracing::warn!(file = %file.path.display(), reason, "revocation list not used");
            }
        }
        loaded.files = files;
    }

    fn files(&self) -> Vec<Seen> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut files: Vec<Seen> = entries
            .filter(|entry| {
                entry
                    .path()
                    .extension()
                    .is_some_and(|extension| extension == "crl")
            })
            .filter_map(|entry| {
                let metadata = entry.metadata().ok()?;
                Some(Seen {
                    path: entry.path(),
                    length: metadata.len(),
                    changed: metadata.modified().ok()?,
                })
            })
            .collect();
        files.sort();
        files
    }
}

#[async_trait]
impl RevocationSource for CrlFolder {
    async fn answer(&self, question: &Question, at: DateTime<Utc>) -> Answer {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        self.look(&mut loaded, at);
        loaded.lists.answer(question, at)
    }
}

#[cfg(test)]
mod tests {
    use hikae_card::Usage;
    use hikae_card::profile::{
        Authority, DistinguishedName, Generation, Part, RevocationList, RevokedSerial, new_key,
    };
    use hikae_card::verify::{KeyKind, TrustStore};
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    const SERIAL: u32 = 0x0102_0304;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn authority(usage: Usage, seed: u64) -> Authority {
        let name = DistinguishedName::new(&[
            (Part::Country, "JP"),
            (
                Part::Organization,
                if usage == Usage::Signature {
                    "Sign"
                } else {
                    "Auth"
                },
            ),
        ])
        .unwrap();
        let generation = Generation {
            usage,
            name: &name,
            japanese_name: &name,
            serial: 1,
            not_before: at("2023-07-16T00:00:00Z"),
            not_after: at("2033-07-15T14:59:59Z"),
        };
        Authority::found(
            &generation,
            new_key(&mut StdRng::seed_from_u64(seed)).unwrap(),
        )
        .unwrap()
    }

    fn trust(authentication: &Authority) -> Trust {
        let store = |authority: &Authority| {
            TrustStore::new([authority.certificate()], ["1.2.3"], &[KeyKind::Rsa2048]).unwrap()
        };
        Trust::new(
            store(authentication),
            store(&authority(Usage::Signature, 2)),
        )
        .unwrap()
    }

    fn list(authority: &Authority, day: &str, revoked: &[RevokedSerial]) -> Vec<u8> {
        let this_update = at(day);
        authority
            .revocation_list(&RevocationList {
                number: 1,
                this_update,
                next_update: this_update + TimeDelta::days(1),
                point: None,
                revoked,
            })
            .unwrap()
    }

    #[tokio::test]
    async fn a_folder_is_read_again_when_a_list_in_it_changes() {
        let authority = authority(Usage::Authentication, 1);
        let folder = tempfile::tempdir().unwrap();
        let source = CrlFolder::open(folder.path(), trust(&authority)).unwrap();
        let question = question(&authority);
        let ask = |when: &'static str| source.answer(&question, at(when));
        assert_eq!(ask("2026-11-21T01:00:00Z").await, Answer::Unknown);

        let file = folder.path().join("auth.crl");
        fs::write(&file, list(&authority, "2026-11-21T00:00:00Z", &[])).unwrap();
        assert_eq!(
            ask("2026-11-21T01:00:30Z").await,
            Answer::Unknown,
            "looked at a moment ago"
        );
        assert_eq!(ask("2026-11-21T01:01:00Z").await, Answer::Good);

        let held = RevokedSerial {
            serial: SERIAL,
            at: at("2026-11-21T02:00:00Z"),
            reason: 6,
        };
        fs::write(&file, list(&authority, "2026-11-21T02:00:00Z", &[held])).unwrap();
        assert_eq!(ask("2026-11-21T02:30:00Z").await, Answer::OnHold);

        fs::write(&file, b"half a list").unwrap();
        assert_eq!(ask("2026-11-21T03:00:00Z").await, Answer::Unknown);
    }

    #[test]
    fn only_a_folder_that_is_there_is_a_source() {
        let trust = trust(&authority(Usage::Authentication, 1));
        assert!(matches!(source("ocsp:x", &trust), Err(SourceError::Form)));
        assert!(matches!(
            source("crl:/nowhere/at/all", &trust),
            Err(SourceError::Folder { .. })
        ));
    }

    /// What is asked about a certificate of this authority.
    fn question(authority: &Authority) -> Question {
        Question {
            usage: Usage::Authentication,
            issuer_key: authority.key_identifier().to_vec(),
            serial: SERIAL.to_be_bytes().to_vec(),
            points: Vec::new(),
        }
    }
}

//! The root key, and where it comes from. There is no default: without one the portal does not start.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::seal::{Key, derive};
use crate::ambient::{Entropy, random};

/// Longest text in which 32 bytes may come, spaces included.
const LONGEST: u64 = 1024;

/// The root key. Wiped from memory when dropped; shows itself to nobody.
pub struct RootKey {
    secret: Zeroizing<[u8; 32]>,
    id: RootId,
}

/// Which root key wraps something: derived from it, and telling nothing about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RootId(pub [u8; 16]);

impl fmt::Debug for RootId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Display for RootId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl RootKey {
    /// The root key made of these bytes.
    pub fn new(secret: [u8; 32]) -> Self {
        let id = RootId(*derive(&secret, "hikae/1/root-id"));
        Self {
            secret: Zeroizing::new(secret),
            id,
        }
    }

    /// Which one it is.
    pub const fn id(&self) -> RootId {
        self.id
    }

    pub(super) fn wrapping_key(&self) -> Key {
        Key::derive(&self.secret, "hikae/1/wrap")
    }

    /// 64 hexadecimal digits, or 44 characters of Base64.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let bytes = match text.len() {
            64 => Zeroizing::new(hex::decode(text).ok()?),
            _ => Zeroizing::new(STANDARD.decode(text).ok()?),
        };
        <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Self::new)
    }

    /// Draws a key and writes it to a new file with mode 0600, as 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`KeyError::File`] if the file exists or cannot be written.
    pub fn create(path: &Path, entropy: &dyn Entropy) -> Result<Self, KeyError> {
        use std::io::Write;
        let secret = random::<32>(entropy);
        let text = Zeroizing::new(hex::encode(secret));
        let write = || {
            let mut file = File::options()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(path)?;
            writeln!(file, "{}", text.as_str())?;
            file.sync_all()
        };
        write().map_err(|error| KeyError::file(path, &error))?;
        Ok(Self::new(secret))
    }
}

/// Why there is no root key. Each is one line that says what to do, and never holds the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The setting names no kind of source.
    #[error("root key: write file:PATH, env:NAME or command:LINE, not {0:?}")]
    Setting(String),
    /// The file cannot be read or written.
    #[error("root key: {path}: {reason}")]
    File {
        /// Which file.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// Others may read the file.
    #[error("root key: {path} has mode {mode:04o}; others must not read it: chmod 600 {path}")]
    Mode {
        /// Which file.
        path: String,
        /// Its permission bits.
        mode: u32,
    },
    /// The environment variable is not set.
    #[error("root key: the environment variable {0} is not set")]
    Environment(String),
    /// The command failed.
    #[error("root key: the command failed ({0})")]
    Command(String),
    /// What came is not a key.
    #[error(
        "root key: {0} holds no key; it must be 32 bytes as 64 hexadecimal digits or as Base64"
    )]
    Form(String),
}

impl KeyError {
    fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::File {
            path: path.display().to_string(),
            reason: error.to_string(),
        }
    }
}

/// Where the root key comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeySource {
    /// A file that nobody but its owner may read (`file:PATH`).
    File(PathBuf),
    /// An environment variable (`env:NAME`).
    Environment(String),
    /// What a command prints, run by the shell (`command:LINE`): the way to a KMS or an HSM.
    Command(String),
}

impl FromStr for KeySource {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        match text.split_once(':') {
            Some(("file", path)) if !path.is_empty() => Ok(Self::File(path.into())),
            Some(("env", name)) if !name.is_empty() => Ok(Self::Environment(name.into())),
            Some(("command", line)) if !line.is_empty() => Ok(Self::Command(line.into())),
            // Whoever puts the key itself here must not find it in a log.
            Some((kind, _)) if kind.len() < 16 => Err(KeyError::Setting(format!("{kind}:…"))),
            _ => Err(KeyError::Setting("…".into())),
        }
    }
}

impl KeySource {
    /// Fetches the root key.
    ///
    /// # Errors
    /// [`KeyError`], one line.
    pub fn load(&self) -> Result<RootKey, KeyError> {
        let (text, origin) = match self {
            Self::File(path) => (read_file(path)?, path.display().to_string()),
            Self::Environment(name) => {
                let text = std::env::var(name).map_err(|_| KeyError::Environment(name.clone()))?;
                (
                    Zeroizing::new(text),
                    format!("the environment variable {name}"),
                )
            }
            Self::Command(line) => (run(line)?, "the command's output".to_owned()),
        };
        RootKey::parse(&text).ok_or(KeyError::Form(origin))
    }
}

fn read_file(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let fail = |error: &std::io::Error| KeyError::file(path, error);
    let file = File::open(path).map_err(|error| fail(&error))?;
    // The mode of what is open, not of what the path may name a moment later.
    let mode = file.metadata().map_err(|error| fail(&error))?.mode() & 0o7777;
    if mode & 0o7177 != 0 {
        return Err(KeyError::Mode {
            path: path.display().to_string(),
            mode,
        });
    }
    let mut text = Zeroizing::new(String::new());
    file.take(LONGEST)
        .read_to_string(&mut text)
        .map_err(|error| fail(&error))?;
    Ok(text)
}

fn run(line: &str) -> Result<Zeroizing<String>, KeyError> {
    let output = Command::new("sh")
        .args(["-c", line])
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| KeyError::Command(error.to_string()))?;
    let stdout = Zeroizing::new(output.stdout);
    if !output.status.success() {
        return Err(KeyError::Command(output.status.to_string()));
    }
    let text = std::str::from_utf8(&stdout).unwrap_or_default();
    Ok(Zeroizing::new(text.to_owned()))
}

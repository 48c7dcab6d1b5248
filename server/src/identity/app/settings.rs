//! What an operator sets about デジタル認証アプリ: who the provider is, where it is asked, and as whom.

use std::fmt;
use std::fs;
use std::net::IpAddr;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use p256::ecdsa::SigningKey;
use p256::pkcs8::DecodePrivateKey as _;
use url::{Host, Url};
use zeroize::Zeroizing;

/// Where the return leads, below the portal's origin: the only redirect URI to be registered.
pub const RETURN_PATH: &str = "/login/app/return";

/// The addresses at which a provider is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoints {
    /// Where browsers go.
    pub authorization: Url,
    /// Where a code becomes tokens.
    pub token: Url,
    /// Where name, address, birth date and sex are told.
    pub userinfo: Url,
    /// Where the provider's keys are.
    pub keys: Url,
}

/// All that is set.
#[derive(Clone)]
pub struct Settings {
    /// The issuer, as it stands in ID tokens.
    pub issuer: String,
    /// The portal's name at the provider.
    pub client: String,
    /// Where it is asked.
    pub endpoints: Endpoints,
    /// The words of `acr` that are asked for, all of which must be confirmed.
    pub acr: String,
    /// The key by which the portal proves who it is.
    pub key: SigningKey,
    /// Its name at the provider, where it has one.
    pub key_id: Option<String>,
}

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// An address is none at which a provider can be asked.
    #[error("{0:?} is no https address")]
    Address(String),
    /// A client id is one to 255 letters and digits.
    #[error("{0:?} is no client id: letters and digits")]
    Client(String),
    /// What is asked for cannot be nothing: then anything would do.
    #[error("the acr that is asked for is empty")]
    Acr,
    /// The key cannot be read.
    #[error("{}: {reason}", path.display())]
    File {
        /// Its file.
        path: PathBuf,
        /// Why.
        reason: std::io::Error,
    },
    /// Others may read the key.
    #[error("{}: others may read it (chmod 600)", .0.display())]
    Mode(PathBuf),
    /// It is no key, or of another kind.
    #[error("{}: not a private key of P-256 in PKCS#8 PEM", .0.display())]
    Key(PathBuf),
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("issuer", &self.issuer)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

impl Endpoints {
    /// Where Keycloak has them below an issuer, as デジタル認証アプリ does.
    ///
    /// # Errors
    /// [`SettingsError::Address`].
    pub fn below(issuer: &str) -> Result<Self, SettingsError> {
        let at = |name: &str| address(&format!("{issuer}/protocol/openid-connect/{name}"));
        Ok(Self {
            authorization: at("auth")?,
            token: at("token")?,
            userinfo: at("userinfo")?,
            keys: at("certs")?,
        })
    }
}

/// An address at which a provider can be asked: over https, except on this machine.
///
/// # Errors
/// [`SettingsError::Address`].
pub fn address(text: &str) -> Result<Url, SettingsError> {
    let wrong = || SettingsError::Address(text.to_owned());
    let url: Url = text.parse().map_err(|_| wrong())?;
    let here = match url.host().ok_or_else(wrong)? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => IpAddr::V4(address).is_loopback(),
        Host::Ipv6(address) => IpAddr::V6(address).is_loopback(),
    };
    let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    match url.scheme() {
        "https" if bare => Ok(url),
        "http" if bare && here => Ok(url),
        _ => Err(wrong()),
    }
}

/// A client id as the provider gives it out.
///
/// # Errors
/// [`SettingsError::Client`].
pub fn client(text: &str) -> Result<String, SettingsError> {
    let fits = (1..=255).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    match fits {
        true => Ok(text.to_owned()),
        false => Err(SettingsError::Client(text.to_owned())),
    }
}

/// The words of an `acr`.
///
/// # Errors
/// [`SettingsError::Acr`].
pub fn acr(text: &str) -> Result<String, SettingsError> {
    let words: Vec<_> = text.split_whitespace().collect();
    match words.is_empty() {
        true => Err(SettingsError::Acr),
        false => Ok(words.join(" ")),
    }
}

/// A private key of P-256, from a file that is the portal's alone to read.
///
/// # Errors
/// [`SettingsError`].
pub fn key(path: &Path) -> Result<SigningKey, SettingsError> {
    let file = |reason| SettingsError::File {
        path: path.to_owned(),
        reason,
    };
    if fs::metadata(path).map_err(file)?.mode() & 0o077 != 0 {
        return Err(SettingsError::Mode(path.to_owned()));
    }
    let pem = Zeroizing::new(fs::read(path).map_err(file)?);
    let pem = std::str::from_utf8(&pem).ok();
    let key = pem.and_then(|pem| SigningKey::from_pkcs8_pem(pem).ok());
    key.ok_or_else(|| SettingsError::Key(path.to_owned()))
}

//! Settings, read once at start. A wrong one ends the start with one line that names it.

mod app;
mod circulars;
mod limits;

use std::env;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum_client_ip::ClientIpSource;
use http::HeaderName;

use crate::deliver::push::{Services, ServicesError, USUAL};
use crate::identity::app::settings::Settings as App;
use crate::store::postgres::Address;

pub use circulars::Circulars;
pub use limits::Limits;

/// Why a setting cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Its value cannot be understood.
    #[error("{name}={value:?}: {reason}")]
    Invalid {
        /// Name of the variable.
        name: &'static str,
        /// Its value.
        value: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Its value cannot be understood, and is not repeated because it may hold a password.
    #[error("{name}: {reason}")]
    Secret {
        /// Name of the variable.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// It must be given.
    #[error("{name} is not set: {reason}")]
    Missing {
        /// Name of the variable.
        name: &'static str,
        /// What it is for.
        reason: &'static str,
    },
}

/// Where the database is.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file of the embedded SQLite.
    File(PathBuf),
    /// A PostgreSQL server.
    Server {
        /// Where, and as whom.
        address: Box<Address>,
        /// How many connections the process may have at most.
        connections: u32,
    },
}

/// All settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// `HIKAE_LISTEN`: address and port to listen on.
    pub listen: SocketAddr,
    /// `HIKAE_VAR`: folder of the portal's state.
    pub var: PathBuf,
    /// `HIKAE_KEY`: where the root key comes from (`file:PATH`, `env:NAME`, `command:LINE`);
    /// absent for a demo, which keeps its own in its state folder.
    pub key: Option<String>,
    /// `HIKAE_ASSETS`: folder of the packed browser files.
    pub assets: PathBuf,
    /// What pages need to know.
    pub portal: Portal,
    /// `HIKAE_TRUST`: folder with the certificates of the CAs, `auth/*.pem` and `sign/*.pem`.
    pub trust: Option<PathBuf>,
    /// `HIKAE_FONT`: the font that documents are set in; absent for one that is installed.
    pub font: Option<PathBuf>,
    /// `HIKAE_DOCUMENT_CERTIFICATE` and `HIKAE_DOCUMENT_KEY`: files with the certificates and the
    /// private key under which documents are signed; absent for a key of the portal's own.
    pub seal: Option<SealFiles>,
    /// `HIKAE_REVOCATION`: `crl:FOLDER`. There is no default: not asking is a decision that only
    /// a demo makes.
    pub revocation: Option<String>,
    /// `HIKAE_APP_…`: デジタル認証アプリ; absent where it is not offered.
    pub app: Option<App>,
    /// `HIKAE_LOG_WITNESSES`: file with the witnesses of the public log. Without it nobody is
    /// asked.
    pub witnesses: Option<PathBuf>,
    /// `HIKAE_STAFF_ATTESTATION`: file with the authorities whose passkeys staff may use; any
    /// passkey where it is not set.
    pub staff_attestation: Option<PathBuf>,
}

/// Where the key and certificates for documents are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealFiles {
    /// Certificates as PEM, the one of the key first.
    pub certificates: PathBuf,
    /// The private key, PKCS#8 as PEM.
    pub key: PathBuf,
}

/// What pages and ceremonies need to know about the portal.
#[derive(Debug, Clone)]
pub struct Portal {
    /// `HIKAE_ORIGIN`: the portal's origin as browsers see it, without a trailing slash.
    pub origin: String,
    /// `HIKAE_MUNICIPALITY`: name of the municipality.
    pub municipality: String,
    /// `HIKAE_MUNICIPALITY_CODE`: its 全国地方公共団体コード, 6 digits.
    pub municipality_code: String,
    /// `HIKAE_CASE_DAYS`: within how many days an office answers a case.
    pub case_days: u16,
    /// What binds circulars that staff send.
    pub circulars: Circulars,
    /// How often people may try to get in.
    pub limits: Limits,
    /// `HIKAE_CLIENT_ADDRESS`: where the address of a browser stands: of the connection, or in the
    /// header that the operator's own proxy sets.
    pub client_address: ClientIpSource,
    /// `HIKAE_PUSH_SERVICES`: the push services that may be asked, `off` for none: then it is not
    /// offered.
    pub push: Services,
    /// Whether and how a phone logs in a computer beside it.
    pub phone_login: PhoneLogin,
    /// The server was started as a demo.
    pub demo: bool,
}

/// Logging in a computer by a phone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhoneLogin {
    /// `HIKAE_PHONE_LOGIN`: whether it is offered. Nothing proves that phone and computer are beside
    /// each other, so that it is a decision that someone takes (BCP 247, section 6); a demo shows it.
    pub offered: bool,
    /// `HIKAE_REGION_HEADER`: the header in which the operator's proxy says where a browser is.
    pub region: Option<HeaderName>,
}

impl Portal {
    /// Whether browsers reach the portal over TLS.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

impl Config {
    /// Reads the settings of a demo: everything has a default.
    ///
    /// # Errors
    /// A value cannot be understood.
    pub fn demo() -> Result<Self, ConfigError> {
        let mut config = Self::read(Some(("みほん市", "990019")))?;
        config.portal.demo = true;
        Ok(config)
    }

    /// Reads the settings of a portal.
    ///
    /// # Errors
    /// A value is missing or cannot be understood.
    pub fn serve() -> Result<Self, ConfigError> {
        let config = Self::read(None)?;
        if config.key.is_none() {
            return Err(ConfigError::Missing {
                name: "HIKAE_KEY",
                reason: "where the root key comes from (file:PATH, env:NAME or command:LINE)",
            });
        }
        if config.trust.is_none() {
            return Err(ConfigError::Missing {
                name: "HIKAE_TRUST",
                reason: "folder with the CA certificates, auth/*.pem and sign/*.pem",
            });
        }
        if config.revocation.is_none() {
            return Err(ConfigError::Missing {
                name: "HIKAE_REVOCATION",
                reason: "where revoked cards are looked up (crl:FOLDER)",
            });
        }
        Ok(config)
    }

    fn read(municipality: Option<(&str, &str)>) -> Result<Self, ConfigError> {
        let listen = listen()?;
        let (name, code) = municipality.unzip();
        let needed = |variable, reason, default: Option<&str>| {
            value(variable)
                .or_else(|| default.map(str::to_owned))
                .ok_or(ConfigError::Missing {
                    name: variable,
                    reason,
                })
        };
        Ok(Self {
            listen,
            var: var(),
            key: key(),
            assets: value("HIKAE_ASSETS").map_or_else(beside_the_binary, PathBuf::from),
            portal: Portal {
                origin: origin()?,
                municipality: needed("HIKAE_MUNICIPALITY", "name of the municipality", name)?,
                municipality_code: needed(
                    "HIKAE_MUNICIPALITY_CODE",
                    "全国地方公共団体コード of the municipality, 6 digits",
                    code,
                )?,
                case_days: case_days()?,
                circulars: Circulars::read()?,
                limits: Limits::read()?,
                client_address: limits::client_address()?,
                push: push_services()?,
                phone_login: phone_login(municipality.is_some())?,
                demo: false,
            },
            trust: value("HIKAE_TRUST").map(PathBuf::from),
            font: value("HIKAE_FONT").map(PathBuf::from),
            seal: seal_files(
                value("HIKAE_DOCUMENT_CERTIFICATE"),
                value("HIKAE_DOCUMENT_KEY"),
            )?,
            revocation: value("HIKAE_REVOCATION"),
            app: app::read()?,
            witnesses: witnesses(),
            staff_attestation: staff_attestation(),
        })
    }
}

fn listen() -> Result<SocketAddr, ConfigError> {
    let listen = value("HIKAE_LISTEN").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    listen.parse().map_err(|_| ConfigError::Invalid {
        name: "HIKAE_LISTEN",
        value: listen,
        reason: "not an address and a port, such as 127.0.0.1:8080".to_owned(),
    })
}

/// `HIKAE_ORIGIN`, or this machine where it is not set.
///
/// # Errors
/// It cannot be understood.
pub fn origin() -> Result<String, ConfigError> {
    match value("HIKAE_ORIGIN") {
        Some(origin) => checked_origin(origin),
        None => Ok(format!("http://localhost:{}", listen()?.port())),
    }
}

/// `HIKAE_LOG_WITNESSES`, for commands that need nothing else.
pub fn witnesses() -> Option<PathBuf> {
    value("HIKAE_LOG_WITNESSES").map(PathBuf::from)
}

fn case_days() -> Result<u16, ConfigError> {
    let name = "HIKAE_CASE_DAYS";
    let Some(text) = value(name) else {
        return Ok(14);
    };
    match text.parse() {
        Ok(days @ 1..=90) => Ok(days),
        _ => Err(ConfigError::Invalid {
            name,
            value: text,
            reason: "not a number of days from 1 to 90".to_owned(),
        }),
    }
}

fn phone_login(demo: bool) -> Result<PhoneLogin, ConfigError> {
    Ok(PhoneLogin {
        offered: switch("HIKAE_PHONE_LOGIN", demo)?,
        region: value("HIKAE_REGION_HEADER").map(header).transpose()?,
    })
}

fn push_services() -> Result<Services, ConfigError> {
    let name = "HIKAE_PUSH_SERVICES";
    let text = value(name).unwrap_or_else(|| USUAL.to_owned());
    if text == "off" {
        return Ok(Services::default());
    }
    text.parse()
        .map_err(|error: ServicesError| ConfigError::Invalid {
            name,
            value: text.clone(),
            reason: error.to_string(),
        })
}

fn switch(name: &'static str, otherwise: bool) -> Result<bool, ConfigError> {
    match value(name).as_deref() {
        None => Ok(otherwise),
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(other) => Err(ConfigError::Invalid {
            name,
            value: other.to_owned(),
            reason: "neither on nor off".to_owned(),
        }),
    }
}

fn header(name: String) -> Result<HeaderName, ConfigError> {
    name.parse().map_err(|_| ConfigError::Invalid {
        name: "HIKAE_REGION_HEADER",
        value: name,
        reason: "not the name of a header".to_owned(),
    })
}

/// `HIKAE_VAR`, for commands that need nothing else.
pub fn var() -> PathBuf {
    value("HIKAE_VAR").map_or_else(|| PathBuf::from("var"), PathBuf::from)
}

/// `HIKAE_DATABASE_URL` and `HIKAE_DATABASE_CONNECTIONS` (10); a file in the state folder where
/// they are not set.
///
/// # Errors
/// A value cannot be understood.
pub fn database() -> Result<Database, ConfigError> {
    let Some(address) = address("HIKAE_DATABASE_URL")? else {
        return Ok(Database::File(var().join("hikae.db")));
    };
    let name = "HIKAE_DATABASE_CONNECTIONS";
    let connections = match value(name) {
        None => 10,
        Some(text) => match text.parse() {
            Ok(number @ 1..=1000) => number,
            _ => {
                return Err(ConfigError::Invalid {
                    name,
                    value: text,
                    reason: "not a number from 1 to 1000".to_owned(),
                });
            }
        },
    };
    Ok(Database::Server {
        address: Box::new(address),
        connections,
    })
}

/// `HIKAE_DATABASE_OWNER_URL`: the database as the role that owns its tables, for commands that
/// change them.
///
/// # Errors
/// It is not set, or cannot be understood.
pub fn database_owner() -> Result<Address, ConfigError> {
    let name = "HIKAE_DATABASE_OWNER_URL";
    address(name)?.ok_or(ConfigError::Missing {
        name,
        reason: "the database as the role that owns its tables, postgres://ROLE@HOST/DATABASE",
    })
}

fn address(name: &'static str) -> Result<Option<Address>, ConfigError> {
    let parse = |text: String| text.parse();
    value(name)
        .map(parse)
        .transpose()
        .map_err(|reason| ConfigError::Secret { name, reason })
}

/// `HIKAE_STAFF_ATTESTATION`, for commands that need nothing else.
pub fn staff_attestation() -> Option<PathBuf> {
    value("HIKAE_STAFF_ATTESTATION").map(PathBuf::from)
}

/// `HIKAE_KEY`, for commands that need nothing else.
pub fn key() -> Option<String> {
    value("HIKAE_KEY")
}

/// Both, or neither.
fn seal_files(
    certificates: Option<String>,
    key: Option<String>,
) -> Result<Option<SealFiles>, ConfigError> {
    match (certificates, key) {
        (None, None) => Ok(None),
        (Some(certificates), Some(key)) => Ok(Some(SealFiles {
            certificates: certificates.into(),
            key: key.into(),
        })),
        (None, Some(_)) => Err(ConfigError::Missing {
            name: "HIKAE_DOCUMENT_CERTIFICATE",
            reason: "the certificates (PEM) that belong to HIKAE_DOCUMENT_KEY",
        }),
        (Some(_), None) => Err(ConfigError::Missing {
            name: "HIKAE_DOCUMENT_KEY",
            reason: "the private key (PKCS#8 PEM) that belongs to HIKAE_DOCUMENT_CERTIFICATE",
        }),
    }
}

fn value(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// `site` in the target folder of the binary (`target/release/hikae` → `target/site`).
fn beside_the_binary() -> PathBuf {
    let binary = env::current_exe().unwrap_or_default();
    binary
        .ancestors()
        .nth(2)
        .unwrap_or_else(|| Path::new("."))
        .join("site")
}

/// An origin is `https://host[:port]`; plain `http` only for the machine itself, where browsers
/// treat it as secure.
fn checked_origin(origin: String) -> Result<String, ConfigError> {
    let invalid = |reason: &str| ConfigError::Invalid {
        name: "HIKAE_ORIGIN",
        value: origin.clone(),
        reason: reason.to_owned(),
    };
    let uri: http::Uri = origin.parse().map_err(|_| invalid("not an origin"))?;
    let host = uri
        .host()
        .ok_or_else(|| invalid("not an origin such as https://portal.example"))?;
    let bare = !origin.ends_with('/') && uri.path() == "/" && uri.query().is_none();
    match uri.scheme_str() {
        _ if !bare => Err(invalid("an origin has no path and no trailing slash")),
        Some("https") => Ok(origin),
        Some("http") if matches!(host, "localhost" | "127.0.0.1" | "[::1]") => Ok(origin),
        _ => Err(invalid("must be https, except on localhost")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_for_documents_needs_its_key_and_the_key_its_certificate() {
        let some = || Some("x".to_owned());
        assert_eq!(seal_files(None, None).unwrap(), None);
        assert!(seal_files(some(), some()).unwrap().is_some());
        assert!(seal_files(some(), None).is_err());
        assert!(seal_files(None, some()).is_err());
    }

    #[test]
    fn an_origin_is_https_or_this_machine() {
        for good in [
            "https://kenko.mihon.example",
            "https://a.example:8443",
            "http://localhost:8080",
        ] {
            assert!(checked_origin(good.to_owned()).is_ok(), "{good}");
        }
        for bad in [
            "http://a.example",
            "https://a.example/",
            "https://a.example/x",
            "a.example",
            "",
        ] {
            assert!(checked_origin(bad.to_owned()).is_err(), "{bad}");
        }
    }
}

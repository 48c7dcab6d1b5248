//! How often people may try to get in.

use axum_client_ip::ClientIpSource;

use super::{ConfigError, value};

/// How often people may try to get in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// `HIKAE_TRIES_PER_ADDRESS`: from one network address in a minute. Everyone in an office, and
    /// many at one telephone company, share one.
    pub address: u32,
    /// `HIKAE_TRIES_PER_PERSON`: logins of one person, or with one card or name, in ten minutes.
    pub person: u32,
    /// `HIKAE_TRIES_IN_ALL`: by everyone together in a minute.
    pub all: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            address: 120,
            person: 20,
            all: 6_000,
        }
    }
}

impl Limits {
    pub(super) fn read() -> Result<Self, ConfigError> {
        let Self {
            address,
            person,
            all,
        } = Self::default();
        Ok(Self {
            address: number("HIKAE_TRIES_PER_ADDRESS", address)?,
            person: number("HIKAE_TRIES_PER_PERSON", person)?,
            all: number("HIKAE_TRIES_IN_ALL", all)?,
        })
    }
}

fn number(name: &'static str, otherwise: u32) -> Result<u32, ConfigError> {
    let Some(text) = value(name) else {
        return Ok(otherwise);
    };
    match text.parse() {
        Ok(number @ 1..=1_000_000) => Ok(number),
        _ => Err(ConfigError::Invalid {
            name,
            value: text,
            reason: "not a number from 1 to 1000000".to_owned(),
        }),
    }
}

/// `HIKAE_CLIENT_ADDRESS`: where the address of a browser stands.
pub(super) fn client_address() -> Result<ClientIpSource, ConfigError> {
    let name = "HIKAE_CLIENT_ADDRESS";
    let Some(text) = value(name) else {
        return Ok(ClientIpSource::ConnectInfo);
    };
    text.parse().map_err(|_| ConfigError::Invalid {
        name,
        value: text,
        reason: "none of ConnectInfo, RightmostXForwardedFor, XRealIp, CfConnectingIp, \
                 CloudFrontViewerAddress, FlyClientIp, TrueClientIp"
            .to_owned(),
    })
}

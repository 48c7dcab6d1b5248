//! What binds circulars that staff send.

use hikae_core::circular::Host;

use super::{ConfigError, value};

/// What binds circulars that staff send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circulars {
    /// `HIKAE_LINK_HOSTS`: names of hosts, with commas between them, to which links may lead, and to
    /// what is below each. Without it circulars have no links.
    pub hosts: Vec<Host>,
    /// `HIKAE_NOTICES_PER_DAY`: to how many people one office may write in a day.
    pub per_day: u64,
}

impl Default for Circulars {
    fn default() -> Self {
        Self {
            hosts: Vec::new(),
            per_day: 1_000_000,
        }
    }
}

impl Circulars {
    pub(super) fn read() -> Result<Self, ConfigError> {
        let otherwise = Self::default();
        let hosts = match value("HIKAE_LINK_HOSTS") {
            None => otherwise.hosts,
            Some(text) => text
                .split(',')
                .map(|name| Host::new(name.trim()))
                .collect::<Option<_>>()
                .ok_or_else(|| ConfigError::Invalid {
                    name: "HIKAE_LINK_HOSTS",
                    value: text.clone(),
                    reason: "not names of hosts with commas between them".to_owned(),
                })?,
        };
        let per_day = match value("HIKAE_NOTICES_PER_DAY") {
            None => otherwise.per_day,
            Some(text) => text.parse().map_err(|_| ConfigError::Invalid {
                name: "HIKAE_NOTICES_PER_DAY",
                value: text,
                reason: "not a number".to_owned(),
            })?,
        };
        Ok(Self { hosts, per_day })
    }
}

//! What can be told at once, and where it arrives.

use serde::{Deserialize, Serialize};

/// A reason to tell the person something. Each can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// An institution asks, or is shown something, for the first time.
    FirstRead,
    /// Someone asked in an emergency.
    Emergency,
    /// Something was withheld because the person refuses it.
    AfterDeny,
    /// Someone acted on behalf of another.
    Proxy,
    /// The person's log was taken along as a file.
    Export,
    /// A login from a browser that was not seen before.
    NewDevice,
    /// Everything else, once a week.
    Digest,
}

impl Rule {
    /// Every rule, in the order in which pages list them.
    pub const ALL: [Self; 7] = [
        Self::FirstRead,
        Self::Emergency,
        Self::AfterDeny,
        Self::Proxy,
        Self::Export,
        Self::NewDevice,
        Self::Digest,
    ];

    /// Its name in forms and addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FirstRead => "first-read",
            Self::Emergency => "emergency",
            Self::AfterDeny => "after-deny",
            Self::Proxy => "proxy",
            Self::Export => "export",
            Self::NewDevice => "new-device",
            Self::Digest => "digest",
        }
    }

    /// The rule of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.key() == key)
    }
}

/// Where notices arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The inbox of the portal.
    Inbox,
}

impl Channel {
    /// Every channel, in the order in which pages list them.
    pub const ALL: [Self; 1] = [Self::Inbox];

    /// Its name in forms.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
        }
    }

    /// The channel of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.key() == key)
    }
}

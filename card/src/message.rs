//! The text that a card signs for Hikae.
//!
//! The card signs whatever bytes it is given, so the text says what it is for. It is typed, has a
//! fixed order, and holds one field a line, so that a reader can build it from the fields, show it
//! and never has to sign a digest handed to it:
//!
//! ```text
//! HIKAE-CARD-V1
//! purpose: login
//! origin: https://hikae.example.lg.jp
//! ceremony: 019c5a4e-7b00-7000-8000-000000000001
//! challenge: 64 hexadecimal digits
//! issued: 2026-11-21T00:00:00Z
//! ```
//!
//! Every line ends with a line feed.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use hikae_core::ids::CeremonyId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Usage;

/// First line of every text: what it is, and in which version.
const HEAD: &str = "HIKAE-CARD-V1";
const INSTANT: &str = "%Y-%m-%dT%H:%M:%SZ";

/// DigestInfo for SHA-256 up to the digest itself, with the NULL parameters (RFC 8017 §9.2).
const SHA256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];
/// Length of a DigestInfo for SHA-256, in bytes.
pub const DIGEST_INFO_LENGTH: usize = SHA256_PREFIX.len() + 32;

/// The text is not one that Hikae signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a text of the Hikae card ceremony")]
pub struct MessageError;

/// What a signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Logging in, with the user-authentication key.
    Login,
    /// Registering a card for a resident, with the signature key.
    Register,
    /// Saying at an institution who one is, with the user-authentication key.
    Visit,
}

impl Purpose {
    /// The word in the text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Register => "register",
            Self::Visit => "visit",
        }
    }
}

impl Purpose {
    /// The key that it asks for.
    pub const fn usage(self) -> Usage {
        match self {
            Self::Login | Self::Visit => Usage::Authentication,
            Self::Register => Usage::Signature,
        }
    }
}

impl FromStr for Purpose {
    type Err = MessageError;

    fn from_str(word: &str) -> Result<Self, MessageError> {
        match word {
            "login" => Ok(Self::Login),
            "register" => Ok(Self::Register),
            "visit" => Ok(Self::Visit),
            _ => Err(MessageError),
        }
    }
}

/// The origin of a portal (RFC 6454): scheme, host and, if it is not the scheme's own, port.
/// Plain http only for a host that is this machine.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(String);

impl Origin {
    /// The origin as it stands in the `Origin` header.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is reached over TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.0
    }
}

impl TryFrom<String> for Origin {
    type Error = MessageError;

    fn try_from(text: String) -> Result<Self, MessageError> {
        text.parse()
    }
}

impl FromStr for Origin {
    type Err = MessageError;

    fn from_str(text: &str) -> Result<Self, MessageError> {
        let (secure, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Err(MessageError),
        };
        let (host, port) = match rest.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (rest, None),
        };
        let local = matches!(host, "localhost" | "127.0.0.1");
        let own_port = if secure { "443" } else { "80" };
        let good = is_host(host)
            && port.is_none_or(|port| is_port(port) && port != own_port)
            && (secure || local);
        if good {
            Ok(Self(text.to_owned()))
        } else {
            Err(MessageError)
        }
    }
}

fn is_host(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}

fn is_port(port: &str) -> bool {
    !port.starts_with('0')
        && port.bytes().all(|b| b.is_ascii_digit())
        && port.parse::<u16>().is_ok_and(|n| n > 0)
}

/// The text of one ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedText {
    purpose: Purpose,
    origin: Origin,
    ceremony: CeremonyId,
    challenge: [u8; 32],
    issued: DateTime<Utc>,
}

impl SignedText {
    /// Builds the text. `issued` counts in whole seconds.
    pub fn new(
        purpose: Purpose,
        origin: Origin,
        ceremony: CeremonyId,
        challenge: [u8; 32],
        issued: DateTime<Utc>,
    ) -> Self {
        Self {
            purpose,
            origin,
            ceremony,
            challenge,
            issued: issued.trunc_subsecs(0),
        }
    }

    /// What the signature is for.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The portal that asks for it.
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The ceremony it belongs to.
    pub const fn ceremony(&self) -> CeremonyId {
        self.ceremony
    }

    /// The portal's 32 random bytes.
    pub const fn challenge(&self) -> &[u8; 32] {
        &self.challenge
    }

    /// When the portal asked, in whole seconds.
    pub const fn issued(&self) -> DateTime<Utc> {
        self.issued
    }

    /// The bytes that stand for the text.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_string().into_bytes()
    }

    /// What the card is given to sign: DigestInfo of SHA-256 over [`SignedText::to_bytes`].
    pub fn digest_info(&self) -> [u8; DIGEST_INFO_LENGTH] {
        digest_info(&self.to_bytes())
    }
}

/// DigestInfo of SHA-256 over `message`, in its one DER form (RFC 8017 §9.2).
pub(crate) fn digest_info(message: &[u8]) -> [u8; DIGEST_INFO_LENGTH] {
    let mut info = [0; DIGEST_INFO_LENGTH];
    let bytes = SHA256_PREFIX.into_iter().chain(Sha256::digest(message));
    for (to, from) in info.iter_mut().zip(bytes) {
        *to = from;
    }
    info
}

impl fmt::Display for SignedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        writeln!(f, "purpose: {}", self.purpose.as_str())?;
        writeln!(f, "origin: {}", self.origin)?;
        writeln!(f, "ceremony: {}", self.ceremony)?;
        writeln!(f, "challenge: {}", hex::encode(self.challenge))?;
        writeln!(f, "issued: {}", self.issued.format(INSTANT))
    }
}

impl FromStr for SignedText {
    type Err = MessageError;

    /// Reads a text back. Only the exact text that [`SignedText`] writes is accepted.
    fn from_str(text: &str) -> Result<Self, MessageError> {
        let mut lines = text.split('\n');
        if lines.next() != Some(HEAD) {
            return Err(MessageError);
        }
        let mut field = |name: &str| {
            lines
                .next()
                .and_then(|line| line.strip_prefix(name)?.strip_prefix(": "))
                .ok_or(MessageError)
        };
        let purpose = field("purpose")?.parse()?;
        let origin = field("origin")?.parse()?;
        let ceremony = field("ceremony")?.parse().map_err(|_| MessageError)?;
        let mut challenge = [0; 32];
        hex::decode_to_slice(field("challenge")?, &mut challenge).map_err(|_| MessageError)?;
        let issued = NaiveDateTime::parse_from_str(field("issued")?, INSTANT)
            .map_err(|_| MessageError)?
            .and_utc();
        let read = Self::new(purpose, origin, ceremony, challenge, issued);
        if read.to_string() == text {
            Ok(read)
        } else {
            Err(MessageError)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text() -> SignedText {
        SignedText::new(
            Purpose::Login,
            "https://hikae.example.lg.jp".parse().unwrap(),
            "019c5a4e-7b00-7000-8000-000000000001".parse().unwrap(),
            [0xab; 32],
            DateTime::from_timestamp(1_795_219_200, 987_000_000).unwrap(),
        )
    }

    #[test]
    fn the_text_has_a_fixed_order_and_one_field_a_line() {
        assert_eq!(
            text().to_string(),
            "HIKAE-CARD-V1\n\
             purpose: login\n\
             origin: https://hikae.example.lg.jp\n\
             ceremony: 019c5a4e-7b00-7000-8000-000000000001\n\
             challenge: abababababababababababababababababababababababababababababababab\n\
             issued: 2026-11-21T00:00:00Z\n"
        );
    }

    #[test]
    fn a_text_is_read_back_as_it_was_written() {
        assert_eq!(text().to_string().parse(), Ok(text()));
    }

    #[test]
    fn any_other_form_of_the_text_is_refused() {
        let good = text().to_string();
        for bad in [
            good.replace('\n', "\r\n"),
            good.replace("V1", "V2"),
            good.replace("login", "Login"),
            good.replace("login", "export"),
            good.replace("ab", "AB"),
            good.replace("issued: ", "issued:  "),
            good.replace("Z\n", "+00:00\n"),
            good.trim_end().to_owned(),
            format!("{good}\n"),
            format!("{good}extra: 1\n"),
            good.replace("ceremony: ", "ceremony: {")
                .replace("0001\n", "0001}\n"),
            good.replacen("purpose: login\n", "", 1),
        ] {
            assert_ne!(bad, good);
            assert_eq!(bad.parse::<SignedText>(), Err(MessageError), "{bad}");
        }
    }

    #[test]
    fn an_origin_is_a_scheme_a_host_and_a_port() {
        for good in [
            "https://a.example",
            "https://a.example:8443",
            "http://localhost:8080",
            "http://127.0.0.1:8080",
        ] {
            assert!(good.parse::<Origin>().is_ok(), "{good}");
        }
        for bad in [
            "http://a.example",
            "https://a.example/",
            "https://A.example",
            "https://a.example:443",
            "https://a.example:08443",
            "https://a.example:99999",
            "https://a.example:",
            "https://u@a.example",
            "https://a..example",
            "https://",
            "https://a.example\nissued: x",
            "ftp://a.example",
        ] {
            assert_eq!(bad.parse::<Origin>(), Err(MessageError), "{bad}");
        }
    }

    #[test]
    fn the_card_gets_a_digest_info_and_not_the_text() {
        let info = text().digest_info();
        assert_eq!(info[..19], SHA256_PREFIX);
        assert_eq!(info[19..], Sha256::digest(text().to_bytes())[..]);
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_accepts_only_what_is_written(bytes in "(?s).{0,200}") {
            if let Ok(read) = bytes.parse::<SignedText>() {
                prop_assert_eq!(read.to_string(), bytes);
            }
        }
    }
}

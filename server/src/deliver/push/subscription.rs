//! What a browser gives out so that it can be reached (Push API, `PushSubscription`).

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use p256::PublicKey;
use serde::{Deserialize, Serialize};

use super::services::Services;

/// Where a browser is reached, and for whom messages are encrypted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The address at its push service. Whoever has it can take up the browser's time.
    pub endpoint: String,
    /// Its public key, uncompressed (`p256dh`).
    #[serde(with = "base64_text")]
    pub p256dh: Vec<u8>,
    /// The secret that it shares with us (`auth`).
    #[serde(with = "base64_text")]
    pub auth: Vec<u8>,
}

impl std::fmt::Debug for Subscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Subscription").finish_non_exhaustive()
    }
}

/// Why a subscription is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubscriptionError {
    /// Its push service is not one that is asked.
    #[error("the push service is not on the list")]
    Service,
    /// Its keys are none.
    #[error("the keys are not those of a browser")]
    Keys,
}

impl SubscriptionError {
    /// For the log.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Service => "push-service",
            Self::Keys => "push-keys",
        }
    }
}

impl Subscription {
    /// The subscription, if it is one: a service of the list, a point of the curve in 65 bytes, a
    /// secret of 16 (RFC 8291, section 3.1 and 3.2).
    ///
    /// # Errors
    /// [`SubscriptionError`].
    pub fn new(
        services: &Services,
        endpoint: &str,
        p256dh: &str,
        auth: &str,
    ) -> Result<Self, SubscriptionError> {
        let url = services.admit(endpoint);
        let url = url.ok_or(SubscriptionError::Service)?;
        let bytes = |text: &str| BASE64.decode(text.trim_end_matches('='));
        let p256dh = bytes(p256dh).map_err(|_| SubscriptionError::Keys)?;
        let auth = bytes(auth).map_err(|_| SubscriptionError::Keys)?;
        let point = p256dh.len() == 65 && PublicKey::from_sec1_bytes(&p256dh).is_ok();
        if !point || auth.len() != 16 {
            return Err(SubscriptionError::Keys);
        }
        Ok(Self {
            endpoint: url.into(),
            p256dh,
            auth,
        })
    }
}

mod base64_text {
    use super::{BASE64, Deserialize};
    use base64::Engine as _;
    use serde::de::Error as _;
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&BASE64.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        BASE64.decode(text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDPOINT: &str = "https://updates.push.services.mozilla.com/wpush/v2/gAAA";
    const P256DH: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    fn taken(endpoint: &str, p256dh: &str, auth: &str) -> Result<Subscription, SubscriptionError> {
        let services = super::super::USUAL.parse().unwrap();
        Subscription::new(&services, endpoint, p256dh, auth)
    }

    #[test]
    fn a_subscription_of_a_browser_is_taken_and_kept_as_it_was() {
        let taken = taken(ENDPOINT, P256DH, AUTH).unwrap();
        let json = serde_json::to_string(&taken).unwrap();
        assert_eq!(serde_json::from_str::<Subscription>(&json).unwrap(), taken);
        assert!(!format!("{taken:?}").contains("gAAA"));
    }

    #[test]
    fn what_is_no_subscription_is_refused() {
        let off_the_curve = P256DH.replace("BCVx", "BCVy");
        let compressed = BASE64.encode([2; 33]);
        for (endpoint, p256dh, auth, why) in [
            (
                "https://evil.example/x",
                P256DH,
                AUTH,
                SubscriptionError::Service,
            ),
            (ENDPOINT, "", AUTH, SubscriptionError::Keys),
            (ENDPOINT, "no base64!", AUTH, SubscriptionError::Keys),
            (
                ENDPOINT,
                off_the_curve.as_str(),
                AUTH,
                SubscriptionError::Keys,
            ),
            (ENDPOINT, compressed.as_str(), AUTH, SubscriptionError::Keys),
            (ENDPOINT, P256DH, "AAAA", SubscriptionError::Keys),
        ] {
            assert_eq!(taken(endpoint, p256dh, auth), Err(why), "{endpoint} {auth}");
        }
    }
}

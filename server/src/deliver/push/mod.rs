//! Web Push: word of a notice to a browser, through the service of whoever made it (RFC 8030).

mod message;
mod services;
mod subscription;
mod vapid;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::notice::Urgency;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode};
use url::Url;

use super::Outcome;
use crate::ambient::Entropy;

pub use services::{Services, ServicesError, USUAL, is_public};
pub use subscription::{Subscription, SubscriptionError};
pub use vapid::PushKey;

/// A service keeps a message for a browser that is off for so long, in seconds (RFC 8030, section
/// 5.2).
const TTL: u32 = 3 * 24 * 60 * 60;

/// Of several messages that wait for one browser the service keeps the last (section 5.4).
const TOPIC: &str = "notices";

/// Sends messages to push services.
pub struct Pusher {
    client: Client,
    contact: String,
    entropy: Arc<dyn Entropy>,
}

/// Asks for addresses, and takes those of the world only, whoever answers.
struct Outside;

impl Resolve for Outside {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|it| is_public(it.ip())).collect();
            if public.is_empty() {
                return Err(io::Error::other("no address outside").into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

impl Pusher {
    /// For the portal at `contact`. A service that takes longer than `patience` is not waited for.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(
        contact: String,
        patience: Duration,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, reqwest::Error> {
        // That it was chosen before is no failure.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .timeout(patience)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .dns_resolver(Arc::new(Outside))
            .build()?;
        Ok(Self {
            client,
            contact,
            entropy,
        })
    }

    /// Sends word to a browser, at an address that was admitted.
    pub async fn push(
        &self,
        to: &Subscription,
        at: Url,
        key: &PushKey,
        urgency: Urgency,
        now: DateTime<Utc>,
    ) -> Outcome {
        let Ok(body) = message::message(to, &*self.entropy) else {
            return Outcome::Refused("keys");
        };
        let Some(authorization) = key.authorization(&at, &self.contact, now) else {
            return Outcome::Refused("authorization");
        };
        let urgency = match urgency {
            Urgency::Low => "low",
            Urgency::Normal => "normal",
            Urgency::High => "high",
        };
        let request = self
            .client
            .post(at)
            .header(AUTHORIZATION, authorization)
            .header("ttl", TTL)
            .header("urgency", urgency)
            .header("topic", TOPIC)
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .body(body);
        match request.send().await {
            Ok(answer) => came(&answer, now),
            // Nothing was sent where nobody took the connection.
            Err(error) if error.is_connect() => Outcome::Later(None),
            Err(_) => Outcome::Perhaps,
        }
    }
}

/// What an answer means (RFC 8030, sections 5, 7.3 and 8.4).
fn came(answer: &Response, now: DateTime<Utc>) -> Outcome {
    match answer.status() {
        status if status.is_success() => Outcome::Delivered,
        StatusCode::NOT_FOUND | StatusCode::GONE => Outcome::Gone,
        StatusCode::TOO_MANY_REQUESTS => Outcome::Later(after(answer, now)),
        status if status.is_server_error() => Outcome::Later(after(answer, now)),
        status if status.is_redirection() => Outcome::Refused("redirect"),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Outcome::Refused("authorization"),
        _ => Outcome::Refused("status"),
    }
}

/// When to come again, as the answer says it: seconds or a date (RFC 9110, section 10.2.3).
fn after(answer: &Response, now: DateTime<Utc>) -> Option<TimeDelta> {
    let text = answer.headers().get(RETRY_AFTER)?.to_str().ok()?;
    let wait = match text.parse() {
        Ok(seconds) => TimeDelta::try_seconds(seconds)?,
        Err(_) => DateTime::parse_from_rfc2822(text).ok()?.to_utc() - now,
    };
    (wait > TimeDelta::zero()).then_some(wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_name_that_leads_inside_leads_nowhere() {
        let resolved = Outside.resolve("localhost".parse().unwrap()).await;
        assert!(resolved.is_err());
    }
}

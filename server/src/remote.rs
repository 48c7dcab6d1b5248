//! What others publish, fetched from where they were registered: in time, of a size, and from nowhere
//! else. Keys are remembered for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as Lock, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::JwkSet;
use reqwest::header::{ACCEPT, CACHE_CONTROL};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use tokio::sync::Mutex;
use url::Url;

/// How long others' servers may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// An answer is at most so long.
const LARGEST: usize = 64 * 1024;

/// Fetched keys are taken for so long at most; the answer that brought them may say less.
const LONGEST: TimeDelta = TimeDelta::minutes(5);

/// Nothing is fetched more often than this, whatever the answer said and whoever asks.
const LEAST: TimeDelta = TimeDelta::seconds(5);

/// Keys that were fetched; none, if that failed.
#[derive(Clone)]
struct Fetched {
    keys: Option<Arc<JwkSet>>,
    at: DateTime<Utc>,
    until: DateTime<Utc>,
}

/// One at a time fetches from one address; the others wait for what comes of it.
type Place = Arc<Mutex<Option<Fetched>>>;

/// Keys that were fetched. Clones share them.
#[derive(Clone)]
pub struct Remote {
    usable: fn(&[u8]) -> Option<JwkSet>,
    places: Arc<Lock<HashMap<Url, Place>>>,
}

impl Remote {
    /// Nothing fetched so far. `usable` reads a published set, and keeps the keys that can be used.
    pub fn new(usable: fn(&[u8]) -> Option<JwkSet>) -> Self {
        Self {
            usable,
            places: Arc::default(),
        }
    }

    /// The keys at an address at `now`, fetched anew if the one that is looked for is not among
    /// those remembered: others publish a new key just before they use it. None if they cannot be
    /// fetched.
    pub async fn keys(&self, url: &Url, wanted: &str, now: DateTime<Utc>) -> Option<Arc<JwkSet>> {
        self.fetched(url, now, |keys| keys.find(wanted).is_some())
            .await
    }

    /// Whether there are keys at an address at `now`.
    pub async fn answers(&self, url: &Url, now: DateTime<Utc>) -> bool {
        self.fetched(url, now, |_| true).await.is_some()
    }

    async fn fetched(
        &self,
        url: &Url,
        now: DateTime<Utc>,
        fits: impl Fn(&JwkSet) -> bool,
    ) -> Option<Arc<JwkSet>> {
        let place = {
            let mut all = self.places.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(url.clone()).or_default())
        };
        let mut fetched = place.lock().await;
        if let Some(known) = &*fetched {
            let rested = (now - known.at).abs() < LEAST;
            if rested || (now < known.until && known.keys.as_deref().is_some_and(fits)) {
                return known.keys.clone();
            }
        }
        let (keys, holds) = self.fetch(url).await.unzip();
        if keys.is_none() {
            tracing::warn!(host = url.host_str(), "published keys cannot be fetched");
        }
        let keys = keys.map(Arc::new);
        *fetched = Some(Fetched {
            keys: keys.clone(),
            at: now,
            until: now + holds.unwrap_or_default(),
        });
        keys
    }

    async fn fetch(&self, url: &Url) -> Option<(JwkSet, TimeDelta)> {
        let asked = client()?
            .get(url.clone())
            .header(ACCEPT, "application/json");
        let answer = asked.send().await.ok()?.error_for_status().ok()?;
        let holds = holds(&answer);
        let keys = (self.usable)(&bounded(answer).await?)?;
        Some((keys, holds))
    }
}

/// What asks others' servers: in time, and without being sent on elsewhere.
pub fn client() -> Option<Client> {
    // TLS is done with the same library as towards the database. That it was chosen before is no
    // failure.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .ok()
}

/// Asks, and reads the status and a body that is not too long.
pub async fn ask(request: RequestBuilder) -> Option<(StatusCode, Vec<u8>)> {
    let answer = request.send().await.ok()?;
    let status = answer.status();
    Some((status, bounded(answer).await?))
}

async fn bounded(mut answer: Response) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.ok()? {
        bytes.extend(chunk);
        if bytes.len() > LARGEST {
            return None;
        }
    }
    Some(bytes)
}

/// How long an answer may be remembered (RFC 9111 §5.2.2), as far as we do.
fn holds(answer: &Response) -> TimeDelta {
    let said = answer.headers().get_all(CACHE_CONTROL);
    let words = said.iter().filter_map(|value| value.to_str().ok());
    let mut holds = LONGEST;
    for word in words.flat_map(|value| value.split(',')).map(str::trim) {
        let word = word.to_ascii_lowercase();
        if word == "no-store" || word == "no-cache" {
            return TimeDelta::zero();
        }
        if let Some(seconds) = word.strip_prefix("max-age=") {
            let seconds = seconds.trim_matches('"').parse().unwrap_or(0);
            let age = TimeDelta::try_seconds(seconds).unwrap_or(LONGEST);
            holds = holds.min(age.max(TimeDelta::zero()));
        }
    }
    holds
}

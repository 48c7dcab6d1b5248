//! Keys that clients publish: fetched when they are needed, and remembered for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as Lock, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::JwkSet;
use reqwest::header::{ACCEPT, CACHE_CONTROL};
use reqwest::{Client, Response};
use tokio::sync::Mutex;
use url::Url;

use super::keys;

/// How long a client's own server may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// A key set is at most so long.
const LARGEST: usize = 64 * 1024;

/// Fetched keys are taken for so long at most; the answer that brought them may say less.
const LONGEST: TimeDelta = TimeDelta::minutes(5);

/// Nothing is fetched more often than this, whatever the answer said and whoever asks.
const LEAST: TimeDelta = TimeDelta::seconds(5);

/// Keys that were fetched; none, if that failed.
#[derive(Clone)]
struct Fetched {
    keys: Arc<JwkSet>,
    at: DateTime<Utc>,
    until: DateTime<Utc>,
}

/// One at a time fetches from one address; the others wait for what comes of it.
type Place = Arc<Mutex<Option<Fetched>>>;

/// What was fetched. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Remote(Arc<Lock<HashMap<Url, Place>>>);

impl Remote {
    /// The keys at an address at `now`, fetched anew if the one that is looked for is not among
    /// those remembered: clients publish a new key just before they use it.
    pub(super) async fn keys(&self, url: &Url, wanted: &str, now: DateTime<Utc>) -> Arc<JwkSet> {
        let place = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(url.clone()).or_default())
        };
        let mut fetched = place.lock().await;
        if let Some(known) = &*fetched {
            let rested = (now - known.at).abs() < LEAST;
            if rested || (now < known.until && known.keys.find(wanted).is_some()) {
                return Arc::clone(&known.keys);
            }
        }
        let (keys, holds) = match fetch(url).await {
            Some((keys, holds)) => (keys, holds),
            None => {
                tracing::warn!(host = url.host_str(), "a client's keys cannot be fetched");
                (JwkSet::default(), TimeDelta::zero())
            }
        };
        let keys = Arc::new(keys);
        *fetched = Some(Fetched {
            keys: Arc::clone(&keys),
            at: now,
            until: now + holds,
        });
        keys
    }
}

async fn fetch(url: &Url) -> Option<(JwkSet, TimeDelta)> {
    // TLS is done with the same library as towards the database. That it was chosen before is no
    // failure.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .ok()?;
    let asked = client
        .get(url.clone())
        .header(ACCEPT, "application/json")
        .send();
    let mut answer = asked.await.ok()?.error_for_status().ok()?;
    let holds = holds(&answer);
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.ok()? {
        bytes.extend(chunk);
        if bytes.len() > LARGEST {
            return None;
        }
    }
    Some((keys::usable(&bytes)?, holds))
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

//! What an assertion must say (RFC 7523 §3; SMART App Launch, asymmetric client authentication).

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::ids::InstitutionId;
use serde::Deserialize;
use serde_json::Value;

/// An assertion holds no longer than this.
const LONGEST: TimeDelta = TimeDelta::minutes(5);

/// A client's clock may be ahead of ours by this much.
const AHEAD: TimeDelta = TimeDelta::seconds(30);

/// No jti is longer.
const LONGEST_ID: usize = 255;

/// The claims. What the rest of the world may put beside them says nothing here.
#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: f64,
    nbf: Option<f64>,
    iat: Option<f64>,
    pub(super) jti: String,
    /// Who acts, and why.
    pub(super) extensions: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Claims {
    /// Until when the assertion holds, if it is by this client, for this audience alone, and holds
    /// now.
    pub(super) fn hold(
        &self,
        client: InstitutionId,
        audience: &str,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let client = client.to_string();
        let by_client = self.iss == client && self.sub == client;
        let for_us = match &self.aud {
            Audience::One(one) => one == audience,
            Audience::Many(many) => matches!(many.as_slice(), [one] if one == audience),
        };
        let named = (1..=LONGEST_ID).contains(&self.jti.len());
        let until = instant(self.exp)?;
        let in_time = now < until && until <= now + LONGEST + AHEAD;
        let begun = [self.nbf, self.iat].into_iter().flatten();
        let begun = begun
            .map(instant)
            .all(|from| from.is_some_and(|from| from <= now + AHEAD));
        (by_client && for_us && named && in_time && begun).then_some(until)
    }
}

/// A NumericDate (RFC 7519 §2), which may have a fraction.
fn instant(seconds: f64) -> Option<DateTime<Utc>> {
    // Beyond the range of a number there is no instant either.
    DateTime::from_timestamp_millis((seconds * 1000.0) as i64)
}

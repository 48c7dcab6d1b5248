//! The ID token (OpenID Connect Core 1.0 §3.1.3.7): what it must say, by the portal's clock.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use subtle::ConstantTimeEq as _;

use super::refusal::Refusal;

/// The provider's clock may be so far from ours.
const SKEW: TimeDelta = TimeDelta::seconds(30);

/// A sub is at most so long (OpenID Connect Core 1.0 §2).
const LONGEST_SUB: usize = 255;

/// What a signed ID token says.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Claims {
    iss: String,
    /// Who it is to the provider.
    pub(super) sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    acr: Option<String>,
    auth_time: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    /// Nobody else may be meant: whoever else gets the token could bring it here.
    fn is_only(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Several(several) => several.as_slice() == [client],
        }
    }
}

/// What is expected of it.
pub(super) struct Expected<'a> {
    /// The provider.
    pub(super) issuer: &'a str,
    /// The portal there.
    pub(super) client: &'a str,
    /// What this request, and no other, sent along.
    pub(super) nonce: &'a str,
    /// The words that must be in `acr`.
    pub(super) acr: &'a str,
    /// When the browser was sent.
    pub(super) began: DateTime<Utc>,
}

impl Claims {
    /// Whether it is an answer to what was asked.
    ///
    /// # Errors
    /// [`Refusal`].
    pub(super) fn hold(&self, expected: &Expected<'_>, now: DateTime<Utc>) -> Result<(), Refusal> {
        let demand = |holds: bool, or: Refusal| if holds { Ok(()) } else { Err(or) };
        demand(self.iss == expected.issuer, Refusal::Issuer)?;
        let ours = self.azp.as_deref().is_none_or(|azp| azp == expected.client);
        demand(ours && self.aud.is_only(expected.client), Refusal::Audience)?;
        let nonce = self.nonce.as_deref().unwrap_or_default();
        let same = nonce.as_bytes().ct_eq(expected.nonce.as_bytes());
        demand(same.into(), Refusal::Nonce)?;
        demand(self.exp > (now - SKEW).timestamp(), Refusal::Expired)?;
        let (earliest, latest) = (
            (expected.began - SKEW).timestamp(),
            (now + SKEW).timestamp(),
        );
        let of_now = (earliest..=latest).contains(&self.iat);
        demand(
            of_now && self.nbf.is_none_or(|nbf| nbf <= latest),
            Refusal::Issued,
        )?;
        let named = (1..=LONGEST_SUB).contains(&self.sub.len());
        demand(named, Refusal::Subject)?;
        let acr = self.acr.as_deref().unwrap_or_default();
        let confirmed = |word: &str| acr.split_whitespace().any(|other| other == word);
        demand(expected.acr.split_whitespace().all(confirmed), Refusal::Acr)?;
        // Someone who was there before and is not asked again has not shown their card now.
        let proved = self.auth_time.unwrap_or_default();
        demand((earliest..=latest).contains(&proved), Refusal::Time)
    }
}

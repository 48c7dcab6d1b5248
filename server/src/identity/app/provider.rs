//! The provider, as it is asked: where browsers go, what their code is worth, and who that is.

use chrono::{DateTime, Utc};
use hikae_card::verify::Attributes;
use jsonwebtoken::Algorithm;
use jsonwebtoken::jwk::JwkSet;
use reqwest::StatusCode;
use serde::Deserialize;
use url::Url;

use super::person::Told;
use super::refusal::Refusal;
use super::settings::Settings;
use super::token::{Claims, Expected};
use super::{assertion, settings};
use crate::jose;
use crate::remote::{self, Remote};

/// ID tokens are signed by this and nothing else.
const TAKEN: [Algorithm; 1] = [Algorithm::ES256];

/// More keys than a provider has.
const MOST_KEYS: usize = 16;

/// What a provider is asked for at a login.
pub(super) const LOGIN: &str = "openid";

/// What a provider is asked for once, at the first use.
pub(super) const REGISTRATION: &str = "openid name address birthdate gender";

/// The provider.
pub(super) struct Provider {
    pub(super) settings: Settings,
    redirect: String,
    keys: Remote,
}

/// What a browser takes along.
pub(super) struct Request<'a> {
    pub(super) scope: &'a str,
    pub(super) state: &'a str,
    pub(super) nonce: &'a str,
    /// SHA-256 of the code verifier, in base64url (RFC 7636 §4.2).
    pub(super) challenge: &'a str,
}

/// What a code is worth.
#[derive(Deserialize)]
pub(super) struct Tokens {
    pub(super) id_token: String,
    access_token: String,
    token_type: String,
}

/// What the token endpoint says when it says no (RFC 6749 §5.2).
#[derive(Deserialize, Default)]
struct Problem {
    #[serde(default)]
    error: String,
}

fn usable(published: &[u8]) -> Option<JwkSet> {
    let mut set: JwkSet = serde_json::from_slice(published).ok()?;
    set.keys.retain(|key| jose::is_sound(key, &TAKEN));
    set.keys.truncate(MOST_KEYS);
    Some(set)
}

impl Provider {
    /// The provider of a portal at `origin`.
    pub(super) fn new(settings: Settings, origin: &str) -> Self {
        Self {
            settings,
            redirect: format!("{origin}{}", settings::RETURN_PATH),
            keys: Remote::new(usable),
        }
    }

    /// Whether it is there at `now`, as far as its keys tell.
    pub(super) async fn is_there(&self, now: DateTime<Utc>) -> bool {
        self.keys.answers(&self.settings.endpoints.keys, now).await
    }

    /// Where a browser goes (OpenID Connect Core 1.0 §3.1.2.1). `max_age=0`: whoever was there
    /// before shows their card again.
    pub(super) fn authorization(&self, request: &Request<'_>) -> Url {
        let mut url = self.settings.endpoints.authorization.clone();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("scope", request.scope)
            .append_pair("client_id", &self.settings.client)
            .append_pair("redirect_uri", &self.redirect)
            .append_pair("state", request.state)
            .append_pair("nonce", request.nonce)
            .append_pair("code_challenge", request.challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("acr_values", &self.settings.acr)
            .append_pair("max_age", "0");
        url
    }

    /// Tokens for a code (OpenID Connect Core 1.0 §3.1.3.1).
    ///
    /// # Errors
    /// [`Refusal`].
    pub(super) async fn exchange(
        &self,
        code: &str,
        verifier: &str,
        jti: &str,
        now: DateTime<Utc>,
    ) -> Result<Tokens, Refusal> {
        let assertion =
            assertion::sign(&self.settings, jti, now).map_err(|_| Refusal::Unreachable)?;
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", &self.redirect)
            .append_pair("client_id", &self.settings.client)
            .append_pair("code_verifier", verifier)
            .append_pair("client_assertion_type", assertion::TYPE)
            .append_pair("client_assertion", &assertion)
            .finish();
        let client = remote::client().ok_or(Refusal::Unreachable)?;
        let request = client
            .post(self.settings.endpoints.token.clone())
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .body(form);
        let (status, body) = remote::ask(request).await.ok_or(Refusal::Unreachable)?;
        if status != StatusCode::OK {
            return Err(refused(status, &body));
        }
        let tokens: Tokens = serde_json::from_slice(&body).map_err(|_| Refusal::Answer)?;
        match tokens.token_type.eq_ignore_ascii_case("bearer") {
            true => Ok(tokens),
            false => Err(Refusal::Answer),
        }
    }

    /// What an ID token says, if the provider signed it and it is what was asked for.
    ///
    /// # Errors
    /// [`Refusal`].
    pub(super) async fn identified(
        &self,
        id_token: &str,
        nonce: &str,
        began: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<String, Refusal> {
        let kid = jose::key_id(id_token).ok_or(Refusal::Signature)?;
        let keys = self.keys.keys(&self.settings.endpoints.keys, &kid, now);
        let keys = keys.await.ok_or(Refusal::Unreachable)?;
        let claims: Claims = jose::verified(id_token, &keys, &TAKEN).ok_or(Refusal::Signature)?;
        let expected = Expected {
            issuer: &self.settings.issuer,
            client: &self.settings.client,
            nonce,
            acr: &self.settings.acr,
            began,
        };
        claims.hold(&expected, now)?;
        Ok(claims.sub)
    }

    /// Name, address, birth date and sex of `sub` (OpenID Connect Core 1.0 §5.3).
    ///
    /// # Errors
    /// [`Refusal`].
    pub(super) async fn about(&self, tokens: &Tokens, sub: &str) -> Result<Attributes, Refusal> {
        let client = remote::client().ok_or(Refusal::Unreachable)?;
        let request = client
            .get(self.settings.endpoints.userinfo.clone())
            .bearer_auth(&tokens.access_token)
            .header("accept", "application/json");
        let (status, body) = remote::ask(request).await.ok_or(Refusal::Unreachable)?;
        if status.is_server_error() {
            return Err(Refusal::Unreachable);
        }
        let told: Told = match status {
            StatusCode::OK => serde_json::from_slice(&body).map_err(|_| Refusal::Claims)?,
            _ => return Err(Refusal::Claims),
        };
        told.about(sub)
    }
}

fn refused(status: StatusCode, body: &[u8]) -> Refusal {
    let problem: Problem = serde_json::from_slice(body).unwrap_or_default();
    match problem.error.as_str() {
        "invalid_client" | "unauthorized_client" => Refusal::Client,
        _ if status.is_client_error() => Refusal::Grant,
        _ => Refusal::Unreachable,
    }
}

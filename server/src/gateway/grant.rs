//! A token for an assertion: RFC 6749 §4.4 with RFC 7523 §2.2.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hikae_core::institution::Institution;
use url::form_urlencoded;

use super::assertion::Claims;
use super::{Acting, ActingError, Budget, Gateway, Keys, Pass, Scopes, TERM, jose};
use crate::ambient::random;
use crate::keep;

/// How a client authenticates (RFC 7523 §2.2).
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A token, as it is given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// What the client shows from now on.
    pub token: String,
    /// What it is good for.
    pub scopes: Scopes,
    /// When it ends (exclusive).
    pub until: DateTime<Utc>,
}

/// Why there is no token (RFC 6749 §5.2).
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The request is none.
    #[error("the request lacks something, has something twice, or cannot be read")]
    Request,
    /// What is said about who acts cannot be taken.
    #[error(transparent)]
    Acting(#[from] ActingError),
    /// Whoever asks did not prove to be a client: unknown, suspended, without or with a wrong
    /// assertion, or one that was used before. Which of these is not said.
    #[error("the client did not prove who it is")]
    Client,
    /// There is another kind of grant only.
    #[error("only client_credentials is granted here")]
    GrantType,
    /// Nothing of what is asked for is granted.
    #[error("none of these scopes is granted to this client")]
    Scope,
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
}

#[derive(Default)]
struct Form {
    grant_type: Option<String>,
    scope: Option<String>,
    client_id: Option<String>,
    assertion_type: Option<String>,
    assertion: Option<String>,
}

impl Form {
    /// Reads a form. What is unknown is passed over, what is empty is not there, and nothing may be
    /// there twice (RFC 6749 §3.2).
    fn parse(body: &[u8]) -> Result<Self, Refused> {
        let mut form = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let field = match &*name {
                "grant_type" => &mut form.grant_type,
                "scope" => &mut form.scope,
                "client_id" => &mut form.client_id,
                "client_assertion_type" => &mut form.assertion_type,
                "client_assertion" => &mut form.assertion,
                // A second way of proving who one is (RFC 6749 §2.3).
                "client_secret" => return Err(Refused::Request),
                _ => continue,
            };
            if field.is_some() {
                return Err(Refused::Request);
            }
            *field = Some(value.into_owned());
        }
        for field in [
            &mut form.grant_type,
            &mut form.scope,
            &mut form.client_id,
            &mut form.assertion_type,
            &mut form.assertion,
        ] {
            field.take_if(|value| value.is_empty());
        }
        Ok(form)
    }
}

/// A client that has proved who it is, by an assertion that is used up.
struct Proven {
    institution: Institution,
    version: u32,
    budget: Budget,
    acting: Option<serde_json::Value>,
}

impl Gateway {
    /// Gives out a token for the form that a client has posted.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn grant(&self, body: &[u8]) -> Result<Granted, Refused> {
        let form = Form::parse(body)?;
        let grant_type = form.grant_type.as_deref().ok_or(Refused::Request)?;
        if grant_type != "client_credentials" {
            return Err(Refused::GrantType);
        }
        let proven = self.authenticate(&form).await?;
        let institution = &proven.institution;
        let acting = Acting::read(proven.acting, institution)?;
        let allowed = Scopes::reached(&institution.purposes);
        let scopes = allowed.asked(form.scope.as_deref().unwrap_or_default());
        if scopes.is_empty() {
            return Err(Refused::Scope);
        }
        let token = random::<32>(&*self.entropy);
        let until = self.keep.now() + TERM;
        let pass = Pass {
            scopes: scopes.clone(),
            acting,
            budget: proven.budget,
        };
        self.keep
            .issue_token(&token, institution.id, proven.version, until, &pass)
            .await?;
        Ok(Granted {
            token: BASE64_URL_SAFE_NO_PAD.encode(token),
            scopes,
            until,
        })
    }

    /// Who asks. The assertion is used up once it has proved that, and not before: nobody else can
    /// use it up.
    async fn authenticate(&self, form: &Form) -> Result<Proven, Refused> {
        let typed = form.assertion_type.as_deref() == Some(JWT_BEARER);
        let assertion = form.assertion.as_deref().filter(|_| typed);
        let assertion = assertion.ok_or(Refused::Client)?;
        let issuer = jose::issuer(assertion).ok_or(Refused::Client)?;
        if form.client_id.as_ref().is_some_and(|id| *id != issuer) {
            return Err(Refused::Client);
        }
        let id = issuer.parse().map_err(|_| Refused::Client)?;
        let (admission, version) = self.keep.client(id).await?.ok_or(Refused::Client)?;
        if admission.suspended.is_some() {
            return Err(Refused::Client);
        }
        let claims: Option<Claims> = match &admission.keys {
            Keys::Set(keys) => jose::verified(assertion, keys),
            Keys::Url(url) => {
                let kid = jose::key_id(assertion).ok_or(Refused::Client)?;
                let keys = self.remote.keys(url, &kid, self.keep.now()).await;
                keys.and_then(|keys| jose::verified(assertion, &keys))
            }
        };
        let claims = claims.ok_or(Refused::Client)?;
        let until = claims.hold(id, &self.audience, self.keep.now());
        let until = until.ok_or(Refused::Client)?;
        let institution = self.keep.institution(id).await?.ok_or(Refused::Client)?;
        if !self.keep.spend_assertion(id, &claims.jti, until).await? {
            return Err(Refused::Client);
        }
        Ok(Proven {
            institution,
            version,
            budget: admission.budget,
            acting: claims.extensions,
        })
    }
}

/// The bytes of a token as it was given out; `None` if it never was.
pub(super) fn bytes(token: &str) -> Option<[u8; 32]> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
    bytes.try_into().ok()
}

//! Why someone who came back from the provider is not let in.

use serde::{Deserialize, Serialize};

/// Why, as the log has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The browser did not go there, went for something else, was here before or took too long.
    #[error("not a return that this browser is expected from")]
    State,
    /// The person said no.
    #[error("declined at the provider")]
    Declined,
    /// The provider answered the browser with an error.
    #[error("the provider refused")]
    Provider,
    /// The return names another issuer (RFC 9207 §2.4).
    #[error("the return is of another issuer")]
    Mixed,
    /// The return brings no code.
    #[error("the return has no code")]
    Code,
    /// The provider cannot be reached, is too slow, says too much, or that it cannot.
    #[error("the provider cannot be asked")]
    Unreachable,
    /// The provider does not take the portal's key, or does not know it.
    #[error("the provider does not know the portal")]
    Client,
    /// The provider does not take the code.
    #[error("the code is not taken")]
    Grant,
    /// The answer of the token endpoint is none.
    #[error("the token endpoint answers something else")]
    Answer,
    /// Signature, algorithm, key or form of the ID token.
    #[error("the ID token is not signed by the provider")]
    Signature,
    /// `iss`.
    #[error("the ID token is of another issuer")]
    Issuer,
    /// `aud` or `azp`.
    #[error("the ID token is for someone else")]
    Audience,
    /// `nonce`.
    #[error("the ID token is for another request")]
    Nonce,
    /// `exp`.
    #[error("the ID token has expired")]
    Expired,
    /// `iat` or `nbf`.
    #[error("the ID token is not of this time")]
    Issued,
    /// `sub`.
    #[error("the ID token names nobody")]
    Subject,
    /// `acr`.
    #[error("proved less strongly than was asked for")]
    Acr,
    /// `auth_time`.
    #[error("proved before it was asked for, or it is not said when")]
    Time,
    /// The answer about the person is of another person (OpenID Connect Core 1.0 §5.3.2).
    #[error("the answer about the person is of another one")]
    OtherPerson,
    /// The answer about the person lacks something.
    #[error("the answer about the person is not whole")]
    Claims,
}

impl Refusal {
    /// The reason in logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Declined => "declined",
            Self::Provider => "provider-error",
            Self::Mixed => "mixed-up-issuer",
            Self::Code => "no-code",
            Self::Unreachable => "unreachable",
            Self::Client => "client-not-known",
            Self::Grant => "code-not-taken",
            Self::Answer => "token-answer",
            Self::Signature => "signature",
            Self::Issuer => "issuer",
            Self::Audience => "audience",
            Self::Nonce => "nonce",
            Self::Expired => "expired",
            Self::Issued => "issued",
            Self::Subject => "subject",
            Self::Acr => "acr",
            Self::Time => "auth-time",
            Self::OtherPerson => "other-person",
            Self::Claims => "claims",
        }
    }
}

/// Why, as far as the person needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It was begun elsewhere, or is over.
    Again,
    /// They said no.
    Declined,
    /// Nothing could be asked. Nothing is wrong with them or their card.
    Unavailable,
    /// The card was not read, or not strongly enough.
    NotStrong,
    /// What came back cannot be relied upon.
    NotAccepted,
}

impl From<Refusal> for Why {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::State | Refusal::Code | Refusal::Grant => Self::Again,
            Refusal::Declined => Self::Declined,
            Refusal::Unreachable | Refusal::Client => Self::Unavailable,
            Refusal::Acr | Refusal::Time => Self::NotStrong,
            Refusal::Provider
            | Refusal::Mixed
            | Refusal::Answer
            | Refusal::Signature
            | Refusal::Issuer
            | Refusal::Audience
            | Refusal::Nonce
            | Refusal::Expired
            | Refusal::Issued
            | Refusal::Subject
            | Refusal::OtherPerson
            | Refusal::Claims => Self::NotAccepted,
        }
    }
}

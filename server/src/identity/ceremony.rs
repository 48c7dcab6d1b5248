//! Card ceremonies: a challenge that one answer uses up, and an outcome that one browser takes.
//!
//! ```text
//! browser                 portal                          helper at the card
//!   begin ──────────────▶ challenge, 120 s
//!   waits                 ◀─────────── certificate, signature
//!                         used up, then judged, then settled
//!   claim ──────────────▶ outcome, once, with the browser's secret
//! ```
//!
//! The challenge is used up before the answer is looked at, whatever comes of it. The text that is
//! verified is built from the portal's own record and never from the answer.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_card::message::{Origin, Purpose, SignedText};
use hikae_card::revocation::Question;
use hikae_card::verify::{self, Authenticated, Presented, Refusal, Signed, Trust, Unsettled};
use hikae_core::ids::{CardId, CeremonyId, PersonId};
use serde::{Deserialize, Serialize};
use url::Url;
use webauthn_rs::prelude::Webauthn;

use super::browser::Browser;
use super::passkey;
use super::registration::{self, RegistrationError};
use super::revocation::RevocationSource;
use super::standing;
use crate::ambient::{Clock, Entropy, random};
use crate::desk::{self, Matter};
use crate::keep::{self, CardStatus, Claim, Keep};

/// How long a challenge can be answered.
pub const CEREMONY: TimeDelta = TimeDelta::seconds(120);

/// How long a card that has proved itself waits for its registration.
pub const PENDING: TimeDelta = TimeDelta::minutes(10);

/// What [`Identity`] is made of.
pub struct Parts {
    /// What is kept.
    pub keep: Keep,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Which authorities are trusted.
    pub trust: Trust,
    /// Where revocation is asked.
    pub revocation: Arc<dyn RevocationSource>,
    /// The portal's own origin.
    pub origin: Origin,
}

/// The service that knows people by their cards, and by passkeys, where there are any.
pub struct Identity(pub(super) Parts, pub(super) Option<Webauthn>);

/// A card that proved itself and is registered for nobody yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingCard {
    /// What makes it the same certificate again.
    pub identity: Vec<u8>,
    /// What the person recognises it by: the last digits of the serial number.
    pub label: String,
    /// When the certificate ends.
    pub not_after: DateTime<Utc>,
    /// What its revocation is asked with.
    #[serde(default)]
    pub question: Option<Question>,
    /// When it proved itself.
    pub proved_at: DateTime<Utc>,
}

impl PendingCard {
    /// Whether it still waits at `now`.
    pub fn waits(&self, now: DateTime<Utc>) -> bool {
        now - self.proved_at < PENDING
    }
}

/// A ceremony as it is kept.
#[derive(Serialize, Deserialize)]
struct Ceremony {
    challenge: [u8; 32],
    issued: DateTime<Utc>,
    task: Task,
    next: String,
}

#[derive(Serialize, Deserialize)]
enum Task {
    Login,
    Register(PendingCard),
    /// Saying who one is, for this once.
    Visit,
}

impl Task {
    const fn purpose(&self) -> Purpose {
        match self {
            Self::Login => Purpose::Login,
            Self::Register(_) => Purpose::Register,
            Self::Visit => Purpose::Visit,
        }
    }
}

/// A ceremony that waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What the card is to sign.
    pub text: SignedText,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// What became of an answer. The same whether it was good or not: the browser gets the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It used up the ceremony.
    Taken,
    /// There is no such ceremony, it was answered before, or it is over.
    Gone,
}

/// What came of a ceremony.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The card is registered for this person.
    LoggedIn {
        /// Whose card.
        person: PersonId,
        /// The card.
        card: CardId,
        /// Where they wanted to go.
        next: String,
    },
    /// The card is good and registered for nobody.
    UnknownCard {
        /// The card.
        card: PendingCard,
        /// Where they wanted to go.
        next: String,
    },
    /// The card was registered for this person just now.
    Registered {
        /// Whose card.
        person: PersonId,
        /// The card.
        card: CardId,
        /// Where they wanted to go.
        next: String,
    },
    /// The card is registered for this person, who said at an institution who they are and is not
    /// logged in.
    Recognised {
        /// Whose card.
        person: PersonId,
        /// Where it goes on.
        next: String,
    },
    /// The card does not say at an institution who someone is.
    NotRecognised {
        /// Why; absent where it is good and registered for nobody.
        why: Option<Why>,
        /// Where it goes on.
        next: String,
    },
    /// The desk has to look: the number under which it finds this.
    Desk(String),
    /// The answer was refused.
    Refused(Why),
}

/// Why an answer was refused, as far as the person needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The certificate has expired.
    Expired,
    /// The certificate is not valid yet.
    NotYetValid,
    /// The certificate is revoked.
    Revoked,
    /// The certificate is on hold.
    OnHold,
    /// The signature certificate is revoked or has expired, which says nothing about the other one.
    SignatureEnded,
    /// Revocation could not be asked, or the store failed. Nothing is wrong with the card.
    Unavailable,
    /// It is not the answer of a card that is trusted for this.
    NotAccepted,
}

impl From<Refusal> for Why {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Expired => Self::Expired,
            Refusal::NotYetValid => Self::NotYetValid,
            Refusal::Revoked(_) => Self::Revoked,
            Refusal::OnHold => Self::OnHold,
            Refusal::RevocationUnknown => Self::Unavailable,
            Refusal::Malformed
            | Refusal::UnknownIssuer
            | Refusal::CertificateSignature
            | Refusal::Authority
            | Refusal::KeyUsage
            | Refusal::ExtendedKeyUsage
            | Refusal::Policy
            | Refusal::CriticalExtension
            | Refusal::Key
            | Refusal::Attributes
            | Refusal::Signature => Self::NotAccepted,
        }
    }
}

impl Outcome {
    /// What would be a login, at an institution: nobody is logged in there.
    fn at_visit(self, next: String) -> Self {
        match self {
            Self::LoggedIn { person, .. } => Self::Recognised { person, next },
            Self::Refused(why) => Self::NotRecognised {
                why: Some(why),
                next,
            },
            _ => Self::NotRecognised { why: None, next },
        }
    }
}

impl Identity {
    /// The service.
    pub fn new(parts: Parts) -> Self {
        let origin = Url::parse(&parts.origin.to_string()).ok();
        let passkeys = origin.as_ref().and_then(passkey::relying_party);
        Self(parts, passkeys)
    }

    /// Begins a login. Afterwards the person wants to go to `next`, a path of this portal.
    ///
    /// # Errors
    /// The store.
    pub async fn begin_login(
        &self,
        browser: &Browser,
        next: &str,
    ) -> Result<CeremonyId, keep::Error> {
        self.begin(browser, Task::Login, next).await
    }

    /// Begins the registration of a card that proved itself in the same browser session.
    ///
    /// # Errors
    /// The store.
    pub async fn begin_registration(
        &self,
        browser: &Browser,
        card: PendingCard,
        next: &str,
    ) -> Result<CeremonyId, keep::Error> {
        self.begin(browser, Task::Register(card), next).await
    }

    /// Begins to ask who someone at an institution is. Afterwards it goes on at `next`, a path of
    /// this portal.
    ///
    /// # Errors
    /// The store.
    pub async fn begin_visit(
        &self,
        browser: &Browser,
        next: &str,
    ) -> Result<CeremonyId, keep::Error> {
        self.begin(browser, Task::Visit, next).await
    }

    /// Where revocation is asked.
    pub fn revocation(&self) -> Arc<dyn RevocationSource> {
        Arc::clone(&self.0.revocation)
    }

    /// What a ceremony waits for; none once it is answered or over.
    ///
    /// # Errors
    /// The store.
    pub async fn waiting(&self, id: CeremonyId) -> Result<Option<Waiting>, keep::Error> {
        let ceremony = self.0.keep.ceremony::<Ceremony>(id).await?;
        Ok(ceremony.map(|ceremony| Waiting {
            text: self.text(id, &ceremony),
            until: ceremony.issued + CEREMONY,
        }))
    }

    /// Takes what a helper answered.
    ///
    /// # Errors
    /// The store, as far as using up the ceremony and settling it go.
    pub async fn answer(
        &self,
        id: CeremonyId,
        certificate: &[u8],
        signature: &[u8],
    ) -> Result<Answered, keep::Error> {
        let Some(ceremony) = self.0.keep.consume_ceremony::<Ceremony>(id).await? else {
            return Ok(Answered::Gone);
        };
        let now = self.0.clock.now();
        let message = self.text(id, &ceremony).to_bytes();
        let presented = Presented {
            certificate,
            message: &message,
            signature,
        };
        let judged = if now < ceremony.issued || now >= ceremony.issued + CEREMONY {
            Ok(Outcome::Refused(Why::NotAccepted))
        } else {
            match &ceremony.task {
                Task::Login | Task::Visit => {
                    self.login(presented, ceremony.next.clone(), now).await
                }
                Task::Register(card) => {
                    self.register(presented, card, ceremony.next.clone(), now)
                        .await
                }
            }
        };
        let outcome = judged.unwrap_or_else(|error| {
            tracing::error!(error.message = %error, "a card answer could not be judged");
            Outcome::Refused(Why::Unavailable)
        });
        let outcome = match ceremony.task {
            Task::Visit => outcome.at_visit(ceremony.next),
            Task::Login | Task::Register(_) => outcome,
        };
        self.0.keep.settle_ceremony(id, &outcome).await?;
        Ok(Answered::Taken)
    }

    /// Takes the outcome, once, in the browser that began.
    ///
    /// # Errors
    /// The store.
    pub async fn claim(
        &self,
        id: CeremonyId,
        browser: &Browser,
    ) -> Result<Claim<Outcome>, keep::Error> {
        self.0.keep.claim_ceremony(id, browser.secret()).await
    }

    async fn begin(
        &self,
        browser: &Browser,
        task: Task,
        next: &str,
    ) -> Result<CeremonyId, keep::Error> {
        let id = self.0.keep.mint(CeremonyId::new);
        let issued = self.0.clock.now();
        let ceremony = Ceremony {
            challenge: random(&*self.0.entropy),
            issued,
            task,
            next: next.to_owned(),
        };
        self.0
            .keep
            .open_ceremony(id, browser.secret(), issued + CEREMONY, &ceremony)
            .await?;
        Ok(id)
    }

    fn text(&self, id: CeremonyId, ceremony: &Ceremony) -> SignedText {
        SignedText::new(
            ceremony.task.purpose(),
            self.0.origin.clone(),
            id,
            ceremony.challenge,
            ceremony.issued,
        )
    }

    async fn login(
        &self,
        presented: Presented<'_>,
        next: String,
        now: DateTime<Utc>,
    ) -> Result<Outcome, keep::Error> {
        let unsettled = match verify::authentication(&self.0.trust, presented, now) {
            Ok(unsettled) => unsettled,
            Err(refusal) => return Ok(refused("login", refusal)),
        };
        let question = unsettled.question().clone();
        let card = self
            .0
            .keep
            .card_by_identity(unsettled.identity().bytes())
            .await?;
        let answer = self.0.revocation.answer(&question, now).await;
        let status = match &card {
            Some(card) => Some(standing::learn(&self.0.keep, card, answer).await?),
            None => None,
        };
        let authenticated: Authenticated = match unsettled.settle(answer) {
            Ok(authenticated) => authenticated,
            Err(refusal) => return Ok(refused("login", refusal)),
        };
        if let Some(card) = card.as_ref().filter(|card| card.question.is_none()) {
            let (keep, id) = (&self.0.keep, card.id);
            keep.put_card_question(card.person, id, &question).await?;
        }
        Ok(match (card, status) {
            (Some(card), Some(CardStatus::Active)) => Outcome::LoggedIn {
                person: card.person,
                card: card.id,
                next,
            },
            // What was revoked once stays so, even if an older list says otherwise now.
            (Some(_), Some(CardStatus::Revoked)) => Outcome::Refused(Why::Revoked),
            _ => Outcome::UnknownCard {
                card: PendingCard {
                    identity: authenticated.identity.bytes().to_vec(),
                    label: label(&question.serial),
                    not_after: authenticated.not_after,
                    question: Some(question),
                    proved_at: now,
                },
                next,
            },
        })
    }

    async fn register(
        &self,
        presented: Presented<'_>,
        card: &PendingCard,
        next: String,
        now: DateTime<Utc>,
    ) -> Result<Outcome, keep::Error> {
        let unsettled: Unsettled<Signed> = match verify::signature(&self.0.trust, presented, now) {
            Ok(unsettled) => unsettled,
            Err(refusal) => return Ok(ended(refused("registration", refusal))),
        };
        let answer = self.0.revocation.answer(unsettled.question(), now).await;
        let signed = match unsettled.settle(answer) {
            Ok(signed) => signed,
            Err(refusal) => return Ok(ended(refused("registration", refusal))),
        };
        match registration::register(&self.0.keep, &signed.attributes, card).await {
            Ok((person, card)) => Ok(Outcome::Registered { person, card, next }),
            Err(RegistrationError::Desk(disagreement)) => {
                let matter = Matter::of_card(card, &signed.attributes, disagreement, now);
                let number = self.0.keep.open_matter(&matter, desk::SENT, None).await?;
                tracing::warn!(reason = %disagreement, "registration sent to the desk");
                Ok(Outcome::Desk(number.to_string()))
            }
            Err(RegistrationError::Revoked) => Ok(Outcome::Refused(Why::Revoked)),
            Err(RegistrationError::Keep(error)) => Err(error),
        }
    }
}

fn refused(of: &str, refusal: Refusal) -> Outcome {
    tracing::info!(of, reason = refusal.code(), "card answer refused");
    Outcome::Refused(refusal.into())
}

/// The same of a signature certificate, which ends on its own: with a move or a new name it is
/// revoked, and the other certificate of the card is not.
fn ended(refused: Outcome) -> Outcome {
    match refused {
        Outcome::Refused(Why::Expired | Why::Revoked) => Outcome::Refused(Why::SignatureEnded),
        other => other,
    }
}

/// The last four hexadecimal digits of a serial number.
fn label(serial: &[u8]) -> String {
    let digits = hex::encode_upper(serial);
    let start = digits.len().saturating_sub(4);
    digits.get(start..).unwrap_or_default().to_owned()
}

//! A portal's identity over a database of its own, with two residents and their cards.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_card::Usage;
use hikae_card::revocation::{Answer, Question};
use hikae_core::ids::{CeremonyId, PersonId};
use tempfile::TempDir;

use super::browser::Browser;
use super::revocation::RevocationSource;
use super::{Identity, Outcome, Parts, PendingCard};
use crate::ambient::{Clock, FixedClock, SystemEntropy};
use crate::demo::cards::{self, Deed, Holder};
use crate::demo::reader::{CardAnswer, Reader};
use crate::keep::{Claim, Keep};
use crate::vault::RootKey;

/// A revocation source that says what a test wants.
pub(crate) struct Says(Mutex<[Answer; 2]>);

#[async_trait]
impl RevocationSource for Says {
    async fn answer(&self, question: &Question, _at: DateTime<Utc>) -> Answer {
        let [authentication, signature] = *self.0.lock().unwrap();
        match question.usage {
            Usage::Authentication => authentication,
            Usage::Signature => signature,
        }
    }
}

impl Says {
    pub(crate) fn says(&self, answers: [Answer; 2]) {
        *self.0.lock().unwrap() = answers;
    }
}

/// The portal's half, and the reader beside it.
pub(crate) struct House {
    pub(crate) keep: Keep,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) identity: Identity,
    pub(crate) reader: Arc<Reader>,
    pub(crate) folder: TempDir,
    pub(crate) says: Arc<Says>,
}

/// 見本 花子, who is in the register.
pub(crate) const HANAKO: &str = "hanako";
/// 例示 太郎, who is not.
pub(crate) const TARO: &str = "taro";

pub(crate) fn noon() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

fn holders() -> Vec<Holder> {
    cards::holders(noon().date_naive())
        .into_iter()
        .take(2)
        .collect()
}

pub(crate) fn holder(key: &str) -> Holder {
    let known = holders().into_iter().find(|holder| holder.key == key);
    known.unwrap()
}

impl House {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new(noon()));
        let entropy = Arc::new(SystemEntropy);
        let file = folder.path().join("hikae.sqlite");
        let root = RootKey::new([1; 32]);
        let keep = Keep::open_sqlite(&file, root, clock.clone(), entropy.clone())
            .await
            .unwrap();
        let cards = folder.path().join("cards.json");
        let reader = Reader::open(&cards, &holders(), &*entropy, noon()).unwrap();
        let says = Arc::new(Says(Mutex::new([Answer::Good; 2])));
        let identity = Identity::new(Parts {
            keep: keep.clone(),
            clock: clock.clone(),
            entropy,
            trust: reader.trust().clone(),
            revocation: says.clone(),
            origin: "http://localhost:8080".parse().unwrap(),
        });
        let house = Self {
            keep,
            clock,
            identity,
            reader: Arc::new(reader),
            folder,
            says,
        };
        house.enroll(HANAKO).await;
        house
    }

    /// Puts a holder into the register.
    pub(crate) async fn enroll(&self, key: &str) -> PersonId {
        let resident = holder(key).resident;
        self.keep.enroll(&resident).await.unwrap().person
    }

    pub(crate) fn revocation_says(&self, answer: Answer) {
        self.says.says([answer; 2]);
    }

    /// What it says of certificates for user authentication, and of those for signatures.
    pub(crate) fn revocation_says_of_each(&self, answers: [Answer; 2]) {
        self.says.says(answers);
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.clock
            .set(self.clock.now() + TimeDelta::seconds(seconds));
    }

    pub(crate) fn browser() -> Browser {
        Browser::new(&SystemEntropy)
    }

    /// Gives the holder of `key` new certificates.
    pub(crate) async fn renew(&self, key: &str) {
        let (entropy, now) = (Arc::new(SystemEntropy), self.clock.now());
        let renewed = self.reader.live(key, Deed::Renew, entropy, now);
        renewed.await.unwrap();
    }

    /// What the card of `key` answers to a ceremony, with the right PIN.
    pub(crate) async fn signed(&self, id: CeremonyId, key: &str) -> CardAnswer {
        let text = self.identity.waiting(id).await.unwrap().unwrap().text;
        let card = self.reader.card(key).await.unwrap();
        let pin = match text.purpose() {
            hikae_card::message::Purpose::Login | hikae_card::message::Purpose::Visit => card.pin,
            hikae_card::message::Purpose::Register => card.password,
        };
        self.reader.sign(key, &pin, &text).await.unwrap()
    }

    /// Answers a ceremony with a card and takes the outcome.
    pub(crate) async fn outcome(&self, id: CeremonyId, browser: &Browser, key: &str) -> Outcome {
        let CardAnswer {
            certificate,
            signature,
        } = self.signed(id, key).await;
        self.identity
            .answer(id, &certificate, &signature)
            .await
            .unwrap();
        match self.identity.claim(id, browser).await.unwrap() {
            Claim::Outcome(outcome) => outcome,
            _ => panic!("no outcome"),
        }
    }

    /// Logs in with a card.
    pub(crate) async fn login(&self, key: &str) -> Outcome {
        let browser = Self::browser();
        let id = self.identity.begin_login(&browser, "/home").await.unwrap();
        self.outcome(id, &browser, key).await
    }

    /// Registers a waiting card with the signature of `key`.
    pub(crate) async fn register(&self, card: PendingCard, key: &str) -> Outcome {
        let browser = Self::browser();
        let id = self
            .identity
            .begin_registration(&browser, card, "/home")
            .await
            .unwrap();
        self.outcome(id, &browser, key).await
    }

    /// The card of `key`, which must be good and registered for nobody.
    pub(crate) async fn unknown(&self, key: &str) -> PendingCard {
        match self.login(key).await {
            Outcome::UnknownCard { card, .. } => card,
            _ => panic!("the card is known"),
        }
    }

    /// First use of the card of `key` by its holder.
    pub(crate) async fn first_use(&self, key: &str) -> PersonId {
        let card = self.unknown(key).await;
        match self.register(card, key).await {
            Outcome::Registered { person, .. } => person,
            _ => panic!("not registered"),
        }
    }
}

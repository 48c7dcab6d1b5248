//! The demo's card reader: it holds the residents' software cards and does what the program beside
//! a real reader does. It exists only in a demo.
//!
//! The cards lie in a file that all processes of the demo share. Whoever uses one locks
//! `cards.lock` beside it; the file itself is replaced as a whole, so that looking needs no lock.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_card::Usage;
use hikae_card::client::{CardError, Client};
use hikae_card::message::SignedText;
use hikae_card::pin::{Pin, PinError};
use hikae_card::revocation::{Answer, Question};
use hikae_card::software::{SoftwareCard, StateError};
use hikae_card::verify::{Trust, TrustError};

use super::cards::{Deed, Held, Holder, IssueError, Wallet};
use crate::ambient::Entropy;
use crate::identity::revocation::RevocationSource;

/// The cards cannot be kept or used.
#[derive(Debug, thiserror::Error)]
pub enum ReaderError {
    /// The file.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The cards cannot be issued.
    #[error("the demo's cards cannot be issued: {0}")]
    Issue(#[from] IssueError),
    /// What was kept is no card.
    #[error("the demo's cards were altered: {0}")]
    State(#[from] StateError),
    /// What was kept are no authorities.
    #[error("the demo's authorities were altered: {0}")]
    Trust(#[from] TrustError),
    /// There is no such card.
    #[error("no such card")]
    NoSuchCard,
    /// The PIN has not the form of one; nothing was sent to the card.
    #[error(transparent)]
    Pin(#[from] PinError),
    /// The card refused.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The thread that used the cards ended early.
    #[error("the demo's reader ended early")]
    EndedEarly,
}

/// What a card answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardAnswer {
    /// Its certificate, in DER.
    pub certificate: Vec<u8>,
    /// Its signature.
    pub signature: Vec<u8>,
}

/// A card as it lies beside the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lying {
    /// Its word.
    pub key: String,
    /// Whose.
    pub name: String,
    /// Its PIN.
    pub pin: String,
    /// Its password.
    pub password: String,
    /// Tries left for the PIN.
    pub pin_tries: u8,
    /// Tries left for the password.
    pub password_tries: u8,
    /// What the authorities say about its user-authentication certificate.
    pub authentication: Answer,
    /// And about its signature certificate.
    pub signature: Answer,
}

/// The reader with its cards.
pub struct Reader {
    file: PathBuf,
    trust: Trust,
    holders: Vec<Holder>,
}

impl Reader {
    /// Takes the cards out of `file`, or issues them where there are none for these holders.
    ///
    /// # Errors
    /// See [`ReaderError`].
    pub fn open(
        file: &Path,
        holders: &[Holder],
        entropy: &dyn Entropy,
        now: DateTime<Utc>,
    ) -> Result<Self, ReaderError> {
        let _lock = lock(file)?;
        let kept = load(file).ok();
        let wallet = match kept {
            Some(wallet) if Wallet::serves(&wallet, holders, now) => wallet,
            _ => {
                let wallet = Wallet::issue(holders, entropy, now)?;
                save(file, &wallet)?;
                wallet
            }
        };
        Ok(Self {
            file: file.to_path_buf(),
            trust: wallet.trust()?,
            holders: holders.to_vec(),
        })
    }

    /// The authorities of these cards.
    pub const fn trust(&self) -> &Trust {
        &self.trust
    }

    /// The cards.
    ///
    /// # Errors
    /// They were altered.
    pub async fn cards(&self) -> Result<Vec<Lying>, ReaderError> {
        self.blocking(|file| {
            let wallet = load(file)?;
            let cards = wallet.cards.iter();
            cards.map(|held| lying(&wallet, held)).collect()
        })
        .await
    }

    /// One card.
    ///
    /// # Errors
    /// [`ReaderError::NoSuchCard`].
    pub async fn card(&self, key: &str) -> Result<Lying, ReaderError> {
        let key = key.to_owned();
        self.blocking(move |file| {
            let wallet = load(file)?;
            let held = wallet.cards.iter().find(|held| held.key == key);
            lying(&wallet, held.ok_or(ReaderError::NoSuchCard)?)
        })
        .await
    }

    /// Puts a card on the reader, enters what was typed, and lets the card sign the text. What the
    /// card counts is kept before anything is answered.
    ///
    /// # Errors
    /// [`ReaderError::Pin`] uses up no try, [`ReaderError::Card`] may.
    pub async fn sign(
        &self,
        key: &str,
        typed: &str,
        text: &SignedText,
    ) -> Result<CardAnswer, ReaderError> {
        let pin = Pin::new(text.purpose().usage(), typed)?;
        let (key, text) = (key.to_owned(), text.clone());
        self.blocking(move |file| {
            change(file, |wallet| {
                let held = find(wallet, &key)?;
                let mut card = SoftwareCard::from_state(&held.state)?;
                let answer = ask(&mut card, &pin, &text);
                held.state = card.state()?;
                Ok(answer)
            })
        })
        .await?
        .map_err(ReaderError::Card)
    }

    /// Gives every card all its tries back.
    ///
    /// # Errors
    /// The file.
    pub async fn reset(&self) -> Result<(), ReaderError> {
        self.blocking(|file| {
            change(file, |wallet| {
                for held in &mut wallet.cards {
                    let mut card = SoftwareCard::from_state(&held.state)?;
                    card.unblock();
                    held.state = card.state()?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Does to a card what the desk, the call centre and the authorities do.
    ///
    /// # Errors
    /// [`ReaderError::NoSuchCard`].
    pub async fn live(
        &self,
        key: &str,
        deed: Deed,
        entropy: Arc<dyn Entropy>,
        now: DateTime<Utc>,
    ) -> Result<(), ReaderError> {
        let holder = self.holders.iter().find(|holder| holder.key == key);
        let holder = holder.ok_or(ReaderError::NoSuchCard)?.clone();
        self.blocking(move |file| {
            change(file, |wallet| {
                Ok(wallet.live(&holder, deed, &*entropy, now)?)
            })
        })
        .await
    }

    /// The lists of the authorities of these cards.
    pub fn lists(&self) -> Lists {
        Lists(self.file.clone())
    }

    /// Works on the file where waiting, for a lock or for the disk, holds nobody up.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Path) -> Result<T, ReaderError> + Send + 'static,
    ) -> Result<T, ReaderError> {
        let file = self.file.clone();
        tokio::task::spawn_blocking(move || work(&file))
            .await
            .map_err(|_| ReaderError::EndedEarly)?
    }
}

/// Changes the cards while nobody else does. They are saved before the answer is given out.
fn change<T>(
    file: &Path,
    work: impl FnOnce(&mut Wallet) -> Result<T, ReaderError>,
) -> Result<T, ReaderError> {
    let _lock = lock(file)?;
    let mut wallet = load(file)?;
    let answer = work(&mut wallet)?;
    save(file, &wallet)?;
    Ok(answer)
}

fn find<'a>(wallet: &'a mut Wallet, key: &str) -> Result<&'a mut Held, ReaderError> {
    let mut cards = wallet.cards.iter_mut();
    cards
        .find(|held| held.key == key)
        .ok_or(ReaderError::NoSuchCard)
}

fn ask(card: &mut SoftwareCard, pin: &Pin, text: &SignedText) -> Result<CardAnswer, CardError> {
    let mut client = Client::open(card)?;
    client.verify(pin)?;
    Ok(CardAnswer {
        certificate: client.certificate(pin.usage())?,
        signature: client.sign(pin.usage(), text)?,
    })
}

fn lying(wallet: &Wallet, held: &Held) -> Result<Lying, ReaderError> {
    let [authentication, signature] = wallet.standing(held);
    let mut card = SoftwareCard::from_state(&held.state)?;
    let mut client = Client::open(&mut card)?;
    Ok(Lying {
        key: held.key.clone(),
        name: held.name.clone(),
        pin: held.pin.clone(),
        password: held.password.clone(),
        pin_tries: client.tries_left(Usage::Authentication)?,
        password_tries: client.tries_left(Usage::Signature)?,
        authentication,
        signature,
    })
}

/// Waits until nobody else changes the cards; the lock ends with what is returned.
fn lock(file: &Path) -> Result<File, ReaderError> {
    let path = file.with_extension("lock");
    File::options()
        .append(true)
        .create(true)
        .open(&path)
        .and_then(|lock| lock.lock().map(|()| lock))
        .map_err(failed(&path))
}

fn load(file: &Path) -> Result<Wallet, ReaderError> {
    let bytes = fs::read(file).map_err(failed(file))?;
    serde_json::from_slice(&bytes)
        .map_err(io::Error::other)
        .map_err(failed(file))
}

/// Writes the file anew beside the old one and puts it in its place, so that a crash leaves one of
/// the two.
fn save(file: &Path, wallet: &Wallet) -> Result<(), ReaderError> {
    let beside = file.with_extension("new");
    let write = || {
        let mut new = File::create(&beside)?;
        new.write_all(&serde_json::to_vec(wallet)?)?;
        new.sync_all()?;
        fs::rename(&beside, file)?;
        // The name is on the disk only when its folder is.
        file.parent()
            .map_or(Ok(()), |folder| File::open(folder)?.sync_all())
    };
    write().map_err(failed(file))
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> ReaderError {
    let path = path.to_path_buf();
    move |source| ReaderError::File { path, source }
}

/// What the demo's authorities say about the demo's cards. Only a demo may use it.
pub struct Lists(PathBuf);

#[async_trait]
impl RevocationSource for Lists {
    async fn answer(&self, question: &Question, _at: DateTime<Utc>) -> Answer {
        let (file, question) = (self.0.clone(), question.clone());
        let asked = tokio::task::spawn_blocking(move || Ok(load(&file)?.answer(&question)));
        let answer: Result<Answer, ReaderError> =
            asked.await.unwrap_or(Err(ReaderError::EndedEarly));
        answer.unwrap_or(Answer::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use hikae_card::message::Purpose;
    use hikae_card::revocation::Reason;
    use hikae_card::verify::{self, Presented};
    use hikae_core::ids::CeremonyId;

    use super::*;
    use crate::ambient::SystemEntropy;
    use crate::demo::cards;

    fn now() -> DateTime<Utc> {
        "2026-11-21T03:00:00Z".parse().unwrap()
    }

    fn text(purpose: Purpose) -> SignedText {
        SignedText::new(
            purpose,
            "http://localhost:8080".parse().unwrap(),
            CeremonyId::new(now(), [1; 10]),
            [2; 32],
            now(),
        )
    }

    fn open(folder: &Path) -> Reader {
        let holders: Vec<_> = cards::holders(now().date_naive())
            .into_iter()
            .take(2)
            .collect();
        Reader::open(&folder.join("cards.json"), &holders, &SystemEntropy, now()).unwrap()
    }

    #[tokio::test]
    async fn every_card_answers_with_certificates_of_the_demo_s_own_authorities() {
        let folder = tempfile::tempdir().unwrap();
        let reader = open(folder.path());
        for lying in reader.cards().await.unwrap() {
            let login = text(Purpose::Login);
            let answer = reader.sign(&lying.key, &lying.pin, &login).await.unwrap();
            let message = login.to_bytes();
            let presented = Presented {
                certificate: &answer.certificate,
                message: &message,
                signature: &answer.signature,
            };
            assert!(verify::authentication(reader.trust(), presented, now()).is_ok());
            let register = text(Purpose::Register);
            let answer = reader
                .sign(&lying.key, &lying.password, &register)
                .await
                .unwrap();
            let message = register.to_bytes();
            let presented = Presented {
                certificate: &answer.certificate,
                message: &message,
                signature: &answer.signature,
            };
            let signed = verify::signature(reader.trust(), presented, now())
                .unwrap()
                .settle(Answer::Good)
                .unwrap();
            assert_eq!(signed.attributes.name.replace('　', " "), lying.name);
        }
    }

    #[tokio::test]
    async fn what_happens_to_a_card_stands_in_the_lists_and_a_renewed_one_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let reader = open(folder.path());
        let live = async |deed| {
            let entropy = Arc::new(SystemEntropy);
            reader.live("hanako", deed, entropy, now()).await.unwrap();
            let card = reader.card("hanako").await.unwrap();
            (card.authentication, card.signature)
        };
        let revoked = Answer::Revoked;
        assert_eq!(
            live(Deed::Move).await,
            (Answer::Good, revoked(Reason::AffiliationChanged))
        );
        assert_eq!(
            live(Deed::Lose).await,
            (Answer::OnHold, revoked(Reason::AffiliationChanged)),
            "what is revoked stays so"
        );
        assert_eq!(
            live(Deed::Find).await,
            (Answer::Good, revoked(Reason::AffiliationChanged))
        );
        let login = text(Purpose::Login);
        let asked = async || {
            let signed = reader.sign("hanako", "1001", &login).await.unwrap();
            let message = login.to_bytes();
            let presented = Presented {
                certificate: &signed.certificate,
                message: &message,
                signature: &signed.signature,
            };
            let judged = verify::authentication(reader.trust(), presented, now()).unwrap();
            judged.question().clone()
        };
        let before = asked().await;
        let lists = reader.lists();
        assert_eq!(lists.answer(&before, now()).await, Answer::Good);
        assert_eq!(live(Deed::Renew).await, (Answer::Good, Answer::Good));
        assert_eq!(
            lists.answer(&before, now()).await,
            revoked(Reason::Superseded)
        );
        let after = asked().await;
        assert!(after != before, "another serial number");
        assert_eq!(lists.answer(&after, now()).await, Answer::Good);
        let gone = reader.live("nobody", Deed::Lose, Arc::new(SystemEntropy), now());
        assert!(matches!(gone.await, Err(ReaderError::NoSuchCard)));
    }

    #[tokio::test]
    async fn wrong_tries_are_remembered_until_the_cards_are_reset() {
        let folder = tempfile::tempdir().unwrap();
        let login = text(Purpose::Login);
        let wrong = |left| Err(ReaderError::Card(CardError::WrongPin(left)));
        let said = |result: Result<CardAnswer, ReaderError>| result.map_err(|e| e.to_string());
        let reader = open(folder.path());
        assert_eq!(
            said(reader.sign("hanako", "0000", &login).await),
            said(wrong(2))
        );
        assert_eq!(
            said(reader.sign("hanako", "0000", &login).await),
            said(wrong(1))
        );
        let again = open(folder.path());
        let blocked = said(again.sign("hanako", "0000", &login).await);
        assert_eq!(blocked, said(Err(ReaderError::Card(CardError::Blocked))));
        assert_eq!(again.card("hanako").await.unwrap().pin_tries, 0);
        assert_eq!(again.card("taro").await.unwrap().pin_tries, 3);
        again.reset().await.unwrap();
        assert_eq!(
            open(folder.path()).card("hanako").await.unwrap().pin_tries,
            3
        );
    }

    #[tokio::test]
    async fn wrong_tries_at_two_readers_of_the_same_cards_are_all_counted() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (open(folder.path()), open(folder.path()));
        let login = text(Purpose::Login);
        let (first, second) = tokio::join!(
            one.sign("hanako", "0000", &login),
            other.sign("hanako", "0000", &login),
        );
        let mut left = [first, second].map(|refused| match refused {
            Err(ReaderError::Card(CardError::WrongPin(left))) => left,
            _ => panic!("a wrong PIN was not refused as such"),
        });
        left.sort_unstable();
        assert_eq!(left, [1, 2]);
        for reader in [&one, &other] {
            assert_eq!(reader.card("hanako").await.unwrap().pin_tries, 1);
        }
        one.reset().await.unwrap();
        assert_eq!(other.card("hanako").await.unwrap().pin_tries, 3);
    }

    #[tokio::test]
    async fn many_at_once_at_two_readers_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let readers = [open(folder.path()), open(folder.path())].map(std::sync::Arc::new);
        let uses = (0..12).map(|turn| {
            let reader = std::sync::Arc::clone(&readers[turn % 2]);
            let (key, typed) = match turn % 3 {
                0 => ("hanako", "0000"),
                _ => ("taro", "1002"),
            };
            tokio::spawn(async move { reader.sign(key, typed, &text(Purpose::Login)).await })
        });
        let answers = futures::future::join_all(uses).await;
        let signed = answers
            .into_iter()
            .filter(|answer| matches!(answer, Ok(Ok(_))));
        assert_eq!(signed.count(), 8);
        assert_eq!(readers[0].card("hanako").await.unwrap().pin_tries, 0);
        assert_eq!(readers[1].card("taro").await.unwrap().pin_tries, 3);
    }

    #[test]
    fn two_readers_that_open_at_once_have_the_same_cards() {
        let folder = tempfile::tempdir().unwrap();
        let wallets = std::thread::scope(|scope| {
            let open = || {
                open(folder.path());
                fs::read(folder.path().join("cards.json")).unwrap()
            };
            let (one, other) = (scope.spawn(open), scope.spawn(open));
            [one.join().unwrap(), other.join().unwrap()]
        });
        assert_eq!(wallets[0], wallets[1]);
    }

    #[tokio::test]
    async fn what_cannot_be_a_pin_uses_up_no_try() {
        let folder = tempfile::tempdir().unwrap();
        let reader = open(folder.path());
        let refused = reader.sign("hanako", "12345", &text(Purpose::Login)).await;
        assert!(matches!(refused, Err(ReaderError::Pin(_))));
        assert_eq!(reader.card("hanako").await.unwrap().pin_tries, 3);
        assert!(matches!(
            reader.card("nobody").await,
            Err(ReaderError::NoSuchCard)
        ));
    }
}

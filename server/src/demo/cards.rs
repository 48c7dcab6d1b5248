//! The cards of the demo's residents: made of software, issued by fictional authorities with the
//! profile of the real ones, in two generations of one name.

use std::collections::BTreeMap;
use std::thread;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use hikae_card::pin::{Pin, PinError};
use hikae_card::profile::{
    Authority, DistinguishedName, Generation, Issue, Part, ProfileError, RsaPrivateKey,
    RsaPublicKey, end_of_fifth_birthday, new_key,
};
use hikae_card::revocation::{Answer, Question, Reason};
use hikae_card::software::{CardState, KeyMaterial, SoftwareCard, StateError};
use hikae_card::verify::{
    Attributes, CertifiedSex, KeyKind, Substitutes, Trust, TrustError, TrustStore,
};
use hikae_card::{Usage, oid};
use hikae_core::calendar::{Era, jst_date};
use hikae_core::resident::{Resident, Sex};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use serde::{Deserialize, Serialize};

use super::residents::Who;
use crate::ambient::{Entropy, random};

/// Who gets a card.
#[derive(Debug, Clone)]
pub struct Holder {
    /// A word for paths and commands.
    pub key: String,
    /// The resident as the register knows them.
    pub resident: Resident,
    /// PIN of the user-authentication key, four digits.
    pub pin: String,
    /// Password of the signature key.
    pub password: String,
}

/// The cards with what is printed beside them. PINs and keys stand in it in clear: these cards
/// protect nobody.
#[derive(Clone, Serialize, Deserialize)]
pub struct Wallet {
    issued: DateTime<Utc>,
    authentication: Vec<String>,
    signature: Vec<String>,
    /// Keys of the youngest authorities, by which certificates are renewed.
    renewing: [String; 2],
    /// How many cards were issued, renewals included.
    issues: u32,
    /// What the authorities' lists say, by serial number.
    listed: BTreeMap<String, Listed>,
    /// The cards, in the order of their holders.
    pub cards: Vec<Held>,
}

/// One card.
#[derive(Clone, Serialize, Deserialize)]
pub struct Held {
    /// Its word.
    pub key: String,
    /// Whose.
    pub name: String,
    /// Its PIN.
    pub pin: String,
    /// Its password.
    pub password: String,
    /// What is on it.
    pub state: CardState,
    /// Its number among all that were issued; says its serial numbers.
    number: u32,
}

/// What a list says about a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Listed {
    /// 一時停止.
    OnHold,
    /// 失効, because there is a newer one.
    Superseded,
    /// 失効, because what is certified is no longer so.
    Changed,
    /// 失効, because the card is lost.
    Lost,
}

impl From<Listed> for Answer {
    fn from(listed: Listed) -> Self {
        match listed {
            Listed::OnHold => Self::OnHold,
            Listed::Superseded => Self::Revoked(Reason::Superseded),
            Listed::Changed => Self::Revoked(Reason::AffiliationChanged),
            Listed::Lost => Self::Revoked(Reason::KeyCompromise),
        }
    }
}

/// What becomes of a card in life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Its holder reports it lost: both certificates are put on hold.
    Lose,
    /// They find it, and the hold is lifted.
    Find,
    /// It does not turn up: both certificates are revoked.
    GiveUp,
    /// They move or marry: the signature certificate is revoked, the other one is not.
    Move,
    /// They get new certificates, and those before are revoked.
    Renew,
}

/// A card cannot be issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The certificate.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The PIN.
    #[error(transparent)]
    Pin(#[from] PinError),
    /// The card.
    #[error(transparent)]
    State(#[from] StateError),
    /// The birth date.
    #[error("the birth date cannot be certified")]
    BirthDate,
    /// What was kept is no key.
    #[error("the keys of the demo's authorities were altered")]
    Altered,
    /// A key was not made.
    #[error("a thread that makes keys ended early")]
    Keys,
}

const PREFECTURE: &str = "Mihon-ken";
const MUNICIPALITY: &str = "Mihon-shi";

/// Years since the older and the younger generation of the authorities began; each lasts ten.
const GENERATIONS: [i64; 2] = [7, 3];

/// First serial numbers of the certificates for user authentication and for signatures.
const AUTHENTICATION_SERIALS: u32 = 0x1000_0000;
const SIGNATURE_SERIALS: u32 = 0x2000_0000;
const SERIALS: [u32; 2] = [AUTHENTICATION_SERIALS, SIGNATURE_SERIALS];

/// How long a wallet can be used: the older generation of the authorities ends after three years.
const FRESH: TimeDelta = TimeDelta::days(2 * 365);

/// The demo's residents as holders, on the day on which the demo is made. The PIN is the number
/// that the municipality gave them, the password their name and that number.
pub fn holders(today: NaiveDate) -> Vec<Holder> {
    Who::ALL
        .into_iter()
        .map(|who| Holder {
            key: who.key().to_owned(),
            resident: who.resident(today),
            pin: who.municipal_number().to_owned(),
            password: format!("{}{}", who.key(), who.municipal_number()).to_uppercase(),
        })
        .collect()
}

impl Wallet {
    /// Issues a card to each holder. Makes a key pair for each authority and two for each card,
    /// which takes some seconds.
    ///
    /// # Errors
    /// See [`IssueError`].
    pub fn issue(
        holders: &[Holder],
        entropy: &dyn Entropy,
        now: DateTime<Utc>,
    ) -> Result<Self, IssueError> {
        let keys = new_keys(2 * GENERATIONS.len() + 2 * holders.len(), entropy)?;
        let mut keys = keys.into_iter();
        let mut key = || keys.next().ok_or(IssueError::Keys);
        let mut authorities = Vec::new();
        for years in GENERATIONS {
            let mut found = |usage| -> Result<_, IssueError> {
                let key = key()?;
                Ok((authority(usage, years, now, key.clone())?, kept(&key)?))
            };
            let authentication = found(Usage::Authentication)?;
            authorities.push((authentication, found(Usage::Signature)?));
        }
        let renewing = match authorities.last() {
            Some((authentication, signature)) => [authentication.1.clone(), signature.1.clone()],
            None => return Err(IssueError::Keys),
        };
        let authorities: Vec<_> = authorities
            .into_iter()
            .map(|(authentication, signature)| (authentication.0, signature.0))
            .collect();
        let mut cards = Vec::new();
        // The holders' cards come from either generation in turn.
        for (holder, (authentication, signature)) in holders.iter().zip(authorities.iter().cycle())
        {
            let number = u32::try_from(cards.len()).unwrap_or(0);
            let new = NewCard {
                holder,
                number,
                // Some months ago.
                not_before: now - TimeDelta::days(200),
            };
            cards.push(new.issue((authentication, key()?), (signature, key()?))?);
        }
        let certificates = |of: fn(&(Authority, Authority)) -> &Authority| {
            authorities
                .iter()
                .map(|pair| BASE64_STANDARD.encode(of(pair).certificate()))
                .collect()
        };
        Ok(Self {
            issued: now,
            authentication: certificates(|pair| &pair.0),
            signature: certificates(|pair| &pair.1),
            renewing,
            issues: u32::try_from(cards.len()).unwrap_or(0),
            listed: BTreeMap::new(),
            cards,
        })
    }

    /// Whether these are still the cards of these holders, and will be good for a while.
    pub fn serves(&self, holders: &[Holder], now: DateTime<Utc>) -> bool {
        let same = self
            .cards
            .iter()
            .map(|held| (&held.key, &held.name, &held.pin))
            .eq(holders
                .iter()
                .map(|holder| (&holder.key, &holder.resident.name, &holder.pin)));
        same && self.issued <= now && now - self.issued < FRESH
    }

    /// What the authorities' lists say about a certificate.
    pub fn answer(&self, question: &Question) -> Answer {
        let listed = self.listed.get(&hex::encode(&question.serial));
        listed.map_or(Answer::Good, |listed| (*listed).into())
    }

    /// What they say about the certificates of a card.
    pub fn standing(&self, held: &Held) -> [Answer; 2] {
        SERIALS.map(|first| {
            let listed = self.listed.get(&serial(first, held.number));
            listed.map_or(Answer::Good, |listed| (*listed).into())
        })
    }

    /// Does to a card what happens to cards in life.
    ///
    /// # Errors
    /// See [`IssueError`]. A card that is not here stays as it is.
    pub fn live(
        &mut self,
        holder: &Holder,
        deed: Deed,
        entropy: &dyn Entropy,
        now: DateTime<Utc>,
    ) -> Result<(), IssueError> {
        let Some(at) = self.cards.iter().position(|held| held.key == holder.key) else {
            return Ok(());
        };
        let number = self.cards.get(at).map_or(0, |held| held.number);
        let serials = SERIALS.map(|first| serial(first, number));
        let [_, signature] = &serials;
        match deed {
            Deed::Lose => self.list(&serials, Listed::OnHold),
            Deed::Find => self
                .listed
                .retain(|serial, listed| *listed != Listed::OnHold || !serials.contains(serial)),
            Deed::GiveUp => self.list(&serials, Listed::Lost),
            Deed::Move => self.list(std::slice::from_ref(signature), Listed::Changed),
            Deed::Renew => {
                let held = self.renewed(holder, entropy, now)?;
                self.list(&serials, Listed::Superseded);
                self.issues += 1;
                if let Some(card) = self.cards.get_mut(at) {
                    *card = held;
                }
            }
        }
        Ok(())
    }

    /// What is revoked stays so.
    fn list(&mut self, serials: &[String], as_what: Listed) {
        for serial in serials {
            let listed = self.listed.entry(serial.clone()).or_insert(as_what);
            if *listed == Listed::OnHold {
                *listed = as_what;
            }
        }
    }

    /// A card with new keys and certificates of the youngest authorities.
    fn renewed(
        &self,
        holder: &Holder,
        entropy: &dyn Entropy,
        now: DateTime<Utc>,
    ) -> Result<Held, IssueError> {
        let [_, years] = GENERATIONS;
        let [authentication, signature] = &self.renewing;
        let again = |usage, key| authority(usage, years, self.issued, read(key)?);
        let (authentication, signature) = (
            again(Usage::Authentication, authentication)?,
            again(Usage::Signature, signature)?,
        );
        let mut keys = new_keys(2, entropy)?.into_iter();
        let mut key = || keys.next().ok_or(IssueError::Keys);
        let new = NewCard {
            holder,
            number: self.issues,
            not_before: now - TimeDelta::minutes(1),
        };
        new.issue((&authentication, key()?), (&signature, key()?))
    }

    /// The authorities that issued these cards, and nobody else.
    ///
    /// # Errors
    /// The wallet was altered.
    pub fn trust(&self) -> Result<Trust, TrustError> {
        let store = |certificates: &[String], policy: String| {
            let certificates = certificates
                .iter()
                .map(|text| BASE64_STANDARD.decode(text).unwrap_or_default());
            TrustStore::new(certificates, [policy], &[KeyKind::Rsa2048])
        };
        Trust::new(
            store(&self.authentication, oid::AUTHENTICATION_POLICY.to_string())?,
            store(&self.signature, oid::SIGNATURE_POLICY.to_string())?,
        )
    }
}

/// What goes onto a card besides its keys.
struct NewCard<'a> {
    holder: &'a Holder,
    number: u32,
    not_before: DateTime<Utc>,
}

impl NewCard<'_> {
    fn issue(
        &self,
        (authentication, authentication_key): (&Authority, RsaPrivateKey),
        (signature, signature_key): (&Authority, RsaPrivateKey),
    ) -> Result<Held, IssueError> {
        let Holder {
            key,
            resident,
            pin,
            password,
        } = self.holder;
        let stamp = self.not_before.format("%y%m%d%H%M");
        let number = self.number;
        let opaque = format!("{stamp}E{number:06}DM{number:04}");
        let draft = authentication.draft_authentication(&self.issue_of(
            AUTHENTICATION_SERIALS,
            authentication_key.as_ref(),
            &opaque,
        )?)?;
        let authentication = KeyMaterial {
            key: authentication_key,
            certificate: authentication.issue(&draft)?,
            authority: authentication.certificate().to_vec(),
            pin: Pin::new(Usage::Authentication, pin)?,
        };
        let opaque = format!("20{stamp}{number:016}");
        let issue = self.issue_of(SIGNATURE_SERIALS, signature_key.as_ref(), &opaque)?;
        let draft = signature.draft_signature(&issue, &attributes(resident)?)?;
        let signature = KeyMaterial {
            key: signature_key,
            certificate: signature.issue(&draft)?,
            authority: signature.certificate().to_vec(),
            pin: Pin::new(Usage::Signature, password)?,
        };
        Ok(Held {
            key: key.clone(),
            name: resident.name.clone(),
            pin: pin.clone(),
            password: password.clone(),
            state: SoftwareCard::new(authentication, signature)?.state()?,
            number,
        })
    }

    fn issue_of<'a>(
        &self,
        first_serial: u32,
        key: &'a RsaPublicKey,
        common_name: &'a str,
    ) -> Result<Issue<'a>, IssueError> {
        let not_before = self.not_before;
        let born = self.holder.resident.birth_date;
        Ok(Issue {
            serial: first_serial + self.number,
            not_before,
            not_after: end_of_fifth_birthday(jst_date(not_before), born)?,
            key,
            common_name,
            prefecture: PREFECTURE,
            municipality: MUNICIPALITY,
        })
    }
}

/// What the certificate says about a resident, as the register has it.
fn attributes(resident: &Resident) -> Result<Attributes, IssueError> {
    let born = resident.birth_date;
    let era = Era::of(born).map_or(0, Era::digit);
    let birth_date = format!(
        "{era}{:04}{:02}{:02}",
        born.year(),
        born.month(),
        born.day()
    );
    let name = resident.name.replace(' ', "　");
    Ok(Attributes {
        name_substitutes: Substitutes::none(name.chars().count()),
        name,
        birth_date: birth_date.parse().map_err(|_| IssueError::BirthDate)?,
        sex: match resident.sex {
            Sex::Male => CertifiedSex::Male,
            Sex::Female => CertifiedSex::Female,
        },
        address_substitutes: Substitutes::none(resident.address.chars().count()),
        address: resident.address.clone(),
    })
}

/// One generation. Its name is not that of a real authority.
fn authority(
    usage: Usage,
    years: i64,
    now: DateTime<Utc>,
    key: RsaPrivateKey,
) -> Result<Authority, IssueError> {
    let unit = match usage {
        Usage::Authentication => "Demo for user authentication",
        Usage::Signature => "Demo for digital signature",
    };
    let name = DistinguishedName::new(&[
        (Part::Country, "JP"),
        (Part::Organization, "Fictional JPKI of the Hikae demo"),
        (Part::Unit, unit),
        (Part::Unit, "Fictional Agency"),
    ])
    .map_err(ProfileError::from)?;
    let japanese_name =
        DistinguishedName::new(&[(Part::Country, "JP"), (Part::Organization, "架空の認証局")])
            .map_err(ProfileError::from)?;
    let not_before = now - TimeDelta::days(365 * years);
    Ok(Authority::found(
        &Generation {
            usage,
            name: &name,
            japanese_name: &japanese_name,
            serial: u32::try_from(years).unwrap_or(1),
            not_before,
            not_after: not_before + TimeDelta::days(3650),
        },
        key,
    )?)
}

/// A key as it is kept: PKCS #8 in base64.
fn kept(key: &RsaPrivateKey) -> Result<String, IssueError> {
    let der = key.to_pkcs8_der().map_err(|_| IssueError::Keys)?;
    Ok(BASE64_STANDARD.encode(der.as_bytes()))
}

fn read(kept: &str) -> Result<RsaPrivateKey, IssueError> {
    let der = BASE64_STANDARD.decode(kept);
    RsaPrivateKey::from_pkcs8_der(&der.unwrap_or_default()).map_err(|_| IssueError::Altered)
}

/// The serial number of a certificate, as lists name it.
fn serial(first: u32, number: u32) -> String {
    hex::encode((first + number).to_be_bytes())
}

/// New keys, made on every processor of the machine.
fn new_keys(count: usize, entropy: &dyn Entropy) -> Result<Vec<RsaPrivateKey>, IssueError> {
    let seeds: Vec<[u8; 32]> = (0..count).map(|_| random(entropy)).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = count.div_ceil(threads).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = seeds
            .chunks(share)
            .map(|seeds| {
                scope.spawn(move || {
                    seeds
                        .iter()
                        .map(|seed| new_key(&mut StdRng::from_seed(*seed)))
                        .collect()
                })
            })
            .collect();
        let mut keys = Vec::with_capacity(count);
        for worker in workers {
            let made: Result<Vec<_>, ProfileError> = worker.join().map_err(|_| IssueError::Keys)?;
            keys.extend(made?);
        }
        Ok(keys)
    })
}

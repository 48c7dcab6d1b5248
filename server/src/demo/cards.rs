//! The cards of the demo's residents: made of software, issued by fictional authorities with the
//! profile of the real ones, in two generations of one name.

use std::thread;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use hikae_card::pin::{Pin, PinError};
use hikae_card::profile::{
    Authority, DistinguishedName, Generation, Issue, Part, ProfileError, RsaPrivateKey,
    RsaPublicKey, end_of_fifth_birthday, new_key,
};
use hikae_card::software::{CardState, KeyMaterial, SoftwareCard, StateError};
use hikae_card::verify::{
    Attributes, CertifiedSex, KeyKind, Substitutes, Trust, TrustError, TrustStore,
};
use hikae_card::{Usage, oid};
use hikae_core::calendar::{Era, jst_date};
use hikae_core::resident::{Resident, Sex};
use rand::SeedableRng;
use rand::rngs::StdRng;
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
    /// A key was not made.
    #[error("a thread that makes keys ended early")]
    Keys,
}

const PREFECTURE: &str = "Mihon-ken";
const MUNICIPALITY: &str = "Mihon-shi";

/// Years since the older and the younger generation of the authorities began; each lasts ten.
const GENERATIONS: [i64; 2] = [7, 3];

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
            let authentication = authority(Usage::Authentication, years, now, key()?)?;
            let signature = authority(Usage::Signature, years, now, key()?)?;
            authorities.push((authentication, signature));
        }
        let mut cards = Vec::new();
        // The holders' cards come from either generation in turn.
        for (holder, (authentication, signature)) in holders.iter().zip(authorities.iter().cycle())
        {
            let number = u32::try_from(cards.len()).unwrap_or(0);
            let new = NewCard {
                holder,
                number,
                now,
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
    now: DateTime<Utc>,
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
        let stamp = self.not_before().format("%y%m%d%H%M");
        let number = self.number;
        let opaque = format!("{stamp}E{number:06}DM{number:04}");
        let draft = authentication.draft_authentication(&self.issue_of(
            0x1000_0000,
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
        let issue = self.issue_of(0x2000_0000, signature_key.as_ref(), &opaque)?;
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
        })
    }

    /// Issued some months ago.
    fn not_before(&self) -> DateTime<Utc> {
        self.now - TimeDelta::days(200)
    }

    fn issue_of<'a>(
        &self,
        first_serial: u32,
        key: &'a RsaPublicKey,
        common_name: &'a str,
    ) -> Result<Issue<'a>, IssueError> {
        let not_before = self.not_before();
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

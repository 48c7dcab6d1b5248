//! A fictional world: two authorities of two generations each, and people's cards.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use hikae_card::message::{Purpose, SignedText};
use hikae_card::pin::Pin;
use hikae_card::profile::{Authority, DistinguishedName, Draft, Generation, Issue, Part};
use hikae_card::software::{KeyMaterial, SoftwareCard};
use hikae_card::verify::{Attributes, CertifiedSex, KeyKind, Substitutes, Trust, TrustStore};
use hikae_card::{Usage, oid};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rsa::RsaPrivateKey;

pub const PIN: &str = "1234";
pub const PASSWORD: &str = "MIHON123";
pub const PREFECTURE: &str = "Rei-ken";
pub const MUNICIPALITY: &str = "Mihon-shi";

/// Keys by number: the same in every run, each made when it is first needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// RSA-2048 with exponent 65537.
    Good(u64),
    /// RSA-2048 with exponent 3.
    SmallExponent,
}

pub fn key(which: Key) -> RsaPrivateKey {
    static KEYS: OnceLock<Mutex<HashMap<Key, RsaPrivateKey>>> = OnceLock::new();
    let mut keys = KEYS
        .get_or_init(Mutex::default)
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let made = keys.entry(which).or_insert_with(|| {
        let make = |seed| StdRng::seed_from_u64(seed);
        match which {
            Key::Good(seed) => RsaPrivateKey::new(&mut make(seed), 2048),
            Key::SmallExponent => {
                RsaPrivateKey::new_with_exp(&mut make(900), 2048, rsa::BoxedUint::from(3_u64))
            }
        }
        .unwrap()
    });
    made.clone()
}

pub fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// An instant at which everything is valid.
pub fn now() -> DateTime<Utc> {
    at("2026-11-21T03:00:00Z")
}

pub fn name(usage: Usage) -> DistinguishedName {
    let unit = match usage {
        Usage::Authentication => "Fictional JPKI for user authentication",
        Usage::Signature => "Fictional JPKI for digital signature",
    };
    DistinguishedName::new(&[
        (Part::Country, "JP"),
        (Part::Organization, "Fictional JPKI"),
        (Part::Unit, unit),
        (Part::Unit, "Fictional Agency"),
    ])
    .unwrap()
}

/// A generation; all of one usage have one name.
pub fn generation(usage: Usage, key_number: u64, from: &str, until: &str) -> Authority {
    let japanese_name =
        DistinguishedName::new(&[(Part::Country, "JP"), (Part::Organization, "架空の認証局")])
            .unwrap();
    let generation = Generation {
        usage,
        name: &name(usage),
        japanese_name: &japanese_name,
        serial: u32::try_from(key_number).unwrap(),
        not_before: at(from),
        not_after: at(until),
    };
    Authority::found(&generation, key(Key::Good(key_number))).unwrap()
}

pub fn authentication_2019() -> Authority {
    generation(
        Usage::Authentication,
        1,
        "2019-09-14T00:00:00Z",
        "2029-09-14T14:59:59Z",
    )
}

pub fn authentication_2023() -> Authority {
    generation(
        Usage::Authentication,
        2,
        "2023-07-16T00:00:00Z",
        "2033-07-15T14:59:59Z",
    )
}

pub fn signature_2023() -> Authority {
    generation(
        Usage::Signature,
        3,
        "2023-07-16T00:00:00Z",
        "2033-07-15T14:59:59Z",
    )
}

pub fn trust() -> Trust {
    trust_with(&[KeyKind::Rsa2048])
}

pub fn trust_with(kinds: &[KeyKind]) -> Trust {
    let store = |authorities: &[Authority], policy: String| {
        TrustStore::new(
            authorities.iter().map(Authority::certificate),
            [policy],
            kinds,
        )
        .unwrap()
    };
    Trust::new(
        store(
            &[authentication_2019(), authentication_2023()],
            oid::AUTHENTICATION_POLICY.to_string(),
        ),
        store(&[signature_2023()], oid::SIGNATURE_POLICY.to_string()),
    )
    .unwrap()
}

pub fn attributes() -> Attributes {
    Attributes {
        name: "見本　花子".into(),
        name_substitutes: Substitutes::parse("00000").unwrap(),
        birth_date: "319800615".parse().unwrap(),
        sex: CertifiedSex::Female,
        address: "例県見本市見本一丁目2番3号".into(),
        address_substitutes: Substitutes::none(14),
    }
}

fn issue(serial: u32, key: &RsaPrivateKey) -> Issue<'_> {
    Issue {
        serial,
        not_before: at("2024-04-01T02:03:04Z"),
        not_after: at("2028-06-15T14:59:59Z"),
        key: key.as_ref(),
        common_name: "240401E020304MIHON00001",
        prefecture: PREFECTURE,
        municipality: MUNICIPALITY,
    }
}

/// Serial number of the authentication certificate.
pub const SERIAL: u32 = 0x0102_0304;
/// Serial number of the signature certificate.
pub const SIGNATURE_SERIAL: u32 = 0x8182_8384;

/// The holder's keys.
pub fn authentication_key() -> RsaPrivateKey {
    key(Key::Good(10))
}

pub fn signature_key() -> RsaPrivateKey {
    key(Key::Good(11))
}

pub fn authentication_draft(authority: &Authority) -> Draft {
    authority
        .draft_authentication(&issue(SERIAL, &authentication_key()))
        .unwrap()
}

pub fn signature_draft(authority: &Authority) -> Draft {
    authority
        .draft_signature(&issue(SIGNATURE_SERIAL, &signature_key()), &attributes())
        .unwrap()
}

pub fn card() -> SoftwareCard {
    let (authentication, signature) = (authentication_2023(), signature_2023());
    SoftwareCard::new(
        KeyMaterial {
            key: authentication_key(),
            certificate: authentication
                .issue(&authentication_draft(&authentication))
                .unwrap(),
            authority: authentication.certificate().to_vec(),
            pin: Pin::new(Usage::Authentication, PIN).unwrap(),
        },
        KeyMaterial {
            key: signature_key(),
            certificate: signature.issue(&signature_draft(&signature)).unwrap(),
            authority: signature.certificate().to_vec(),
            pin: Pin::new(Usage::Signature, PASSWORD).unwrap(),
        },
    )
    .unwrap()
}

pub fn text(purpose: Purpose) -> SignedText {
    SignedText::new(
        purpose,
        "https://hikae.example.lg.jp".parse().unwrap(),
        "019c5a4e-7b00-7000-8000-000000000001".parse().unwrap(),
        [7; 32],
        now(),
    )
}

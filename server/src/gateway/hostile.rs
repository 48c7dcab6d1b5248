//! What reads assertions, keys, scopes, tokens and places of pages, on what it might be given: good
//! ones with a few bytes changed, before or after they were signed. Nothing panics, and nothing is
//! taken that says otherwise than what was signed or given out.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::disclosure::Actor;
use proptest::prelude::*;
use serde_json::Value;

use super::assertion::Claims;
use super::fhir::Names;
use super::fhir::query::Cursor;
use super::testing::changes::{changed, changes};
use super::testing::{Software, keep, register};
use super::*;
use crate::ambient::FixedClock;

const ENDPOINT: &str = "https://hikae.mihon.example/gateway/token";

fn now() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

fn id() -> InstitutionId {
    InstitutionId::from_uuid(uuid::Uuid::nil())
}

fn software() -> Software {
    Software::new(1, id(), ENDPOINT)
}

fn institution() -> Institution {
    Institution {
        id: id(),
        code: String::new(),
        name: String::new(),
        kind: hikae_core::consent::InstitutionKind::Clinic,
        units: vec!["内科".to_owned()],
        purposes: [hikae_core::consent::Purpose::Treatment].into(),
        contact: String::new(),
        place: None,
        hours: std::collections::BTreeMap::new(),
    }
}

/// What an assertion says, if it is taken.
fn taken(assertion: &str) -> Option<Claims> {
    let keys = keys::usable(software().jwks().as_bytes()).unwrap();
    jose::verified(assertion, &keys)
}

fn is_words(text: &str) -> bool {
    (1..=100).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_changed_assertion_is_none(changes in changes()) {
        let good = software().assertion(0);
        let other = changed(&good, &changes);
        prop_assume!(other != good);
        let _ = (jose::issuer(&other), jose::key_id(&other));
        prop_assert!(taken(&other).is_none(), "{other}");
    }

    #[test]
    fn what_says_otherwise_than_what_was_signed_is_none(
        header in prop::option::of(changes()), claims in prop::option::of(changes()),
    ) {
        let software = software();
        let texts = [software.header(), software.claims(0)].map(|it| it.to_string());
        let good = software.sign_text(&texts[0], &texts[1]);
        let (_, signature) = good.rsplit_once('.').unwrap();
        let other = |text: &str, changes: Option<Vec<_>>| {
            changes.map_or_else(|| text.to_owned(), |changes| changed(text, &changes))
        };
        let others = [other(&texts[0], header), other(&texts[1], claims)];
        prop_assume!(others != texts);
        let [header, claims] = others.map(|it| BASE64.encode(it));
        let other = format!("{header}.{claims}.{signature}");
        prop_assert!(taken(&other).is_none());
    }

    #[test]
    fn the_key_and_the_algorithm_that_a_header_names_are_those_of_the_client(changes in changes()) {
        let software = software();
        let header = changed(&software.header().to_string(), &changes);
        let claims = software.claims(0).to_string();
        if taken(&software.sign_text(&header, &claims)).is_some() {
            let header: Value = serde_json::from_str(&header).unwrap();
            prop_assert_eq!(&header["alg"], "ES384");
            prop_assert_eq!(&header["kid"], "ec-1");
            prop_assert!(header["crit"].is_null());
        }
    }

    #[test]
    fn whatever_a_client_signs_says_who_acts_and_why_or_is_refused(changes in changes()) {
        let software = software();
        let claims = changed(&software.claims(now().timestamp()).to_string(), &changes);
        let Some(claims) = taken(&software.sign_text(&software.header().to_string(), &claims)) else {
            return Ok(());
        };
        if let Some(until) = claims.hold(id(), ENDPOINT, now()) {
            prop_assert!(now() < until && until <= now() + TimeDelta::seconds(330));
        }
        if let Ok(Some(acting)) = Acting::read(claims.extensions, &institution()) {
            prop_assert!((1..=500).contains(&acting.reason.as_str().chars().count()));
            prop_assert!(institution().purposes.contains(&acting.purpose));
            prop_assert!(acting.unit.is_none_or(|unit| institution().units.contains(&unit)));
            match acting.actor {
                Actor::Human { handle, acting_for, .. } => {
                    prop_assert!(is_words(&handle) && acting_for.is_none_or(|it| is_words(&it)));
                }
                Actor::Machine { task } => prop_assert!(is_words(&task)),
            }
        }
    }

    #[test]
    fn a_changed_key_set_is_one_that_can_be_used_or_none(changes in changes()) {
        let good = software();
        let jwks = changed(&good.jwks(), &changes);
        if let Ok(Keys::Set(set)) = Keys::parse(&jwks) {
            prop_assert!(!set.keys.is_empty());
            for key in &set.keys {
                prop_assert!(jose::is_sound(key) && key.common.key_id.is_some());
            }
            // A point off the curve is found when something is checked with it.
            let _ = jose::verified::<Claims>(&good.assertion(0), &set);
        }
        let _ = keys::usable(jwks.as_bytes());
    }

    #[test]
    fn changed_scopes_reach_no_further_than_the_purposes(changes in changes()) {
        let asked = changed("system/Observation.rs system/*.read system/Coverage.r", &changes);
        let most = Scopes::reached(&institution().purposes);
        let given = most.asked(&asked);
        for resource in Resource::ALL {
            let (given, most) = (given.access(resource), most.access(resource));
            prop_assert!(!given.read || most.read);
            prop_assert!(!given.search || most.search);
        }
        prop_assert_eq!(given.to_string().parse::<Scopes>().unwrap(), given);
    }

    #[test]
    fn a_token_is_written_in_one_way(changes in changes()) {
        let good = BASE64.encode([7; 32]);
        let other = changed(&good, &changes);
        if let Some(bytes) = grant::bytes(&other) {
            prop_assert_eq!(BASE64.encode(bytes), other);
        }
    }
}

/// Where a page begins, changed.
#[tokio::test]
async fn a_changed_place_of_a_page_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let keep = keep(folder.path(), &Arc::new(FixedClock::new(now()))).await;
    let clinic = register(&keep, "9910000018").await;
    let names = Names::new(&keep, clinic, keep::Pseudonym::nobody());
    let query = "Observation?patient=1";
    let good = Cursor([5; 17]).seal(&names, query);
    assert!(Cursor::open(&good, &names, query).is_some());
    proptest!(ProptestConfig::with_cases(2_000), |(changes in changes())| {
        let other = changed(&good, &changes);
        prop_assume!(other != good);
        prop_assert!(Cursor::open(&other, &names, query).is_none(), "{}", other);
    });
}

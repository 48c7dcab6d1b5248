//! Whatever is presented, the verifier answers.

use hikae_card::message::Purpose;
use hikae_card::revocation::CrlSet;
use hikae_card::verify::{self, Presented, Trust};
use proptest::prelude::*;
use rsa::pkcs1v15::Pkcs1v15Sign;
use std::sync::OnceLock;

use crate::fixture::{self, now};

struct Good {
    trust: Trust,
    authentication: Vec<u8>,
    declaration: Vec<u8>,
    message: Vec<u8>,
    signature: Vec<u8>,
    list: Vec<u8>,
}

fn good() -> &'static Good {
    static GOOD: OnceLock<Good> = OnceLock::new();
    GOOD.get_or_init(|| {
        let authority = fixture::authentication_2023();
        let signing = fixture::signature_2023();
        let text = fixture::text(Purpose::Login);
        Good {
            trust: fixture::trust(),
            authentication: authority
                .issue(&fixture::authentication_draft(&authority))
                .unwrap(),
            declaration: signing.issue(&fixture::signature_draft(&signing)).unwrap(),
            message: text.to_bytes(),
            signature: fixture::authentication_key()
                .sign(Pkcs1v15Sign::new_unprefixed(), &text.digest_info())
                .unwrap(),
            list: crate::revocation::list(&authority, None, &[(fixture::SERIAL, 6)]),
        }
    })
}

fn accepted(certificate: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let presented = Presented {
        certificate,
        message,
        signature,
    };
    let either = verify::signature(&good().trust, presented, now()).is_ok();
    verify::authentication(&good().trust, presented, now()).is_ok() || either
}

/// The bytes with some of them changed, cut and lengthened.
fn mutated(bytes: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..4);
    let tail = prop::collection::vec(any::<u8>(), 0..3);
    (
        changes,
        any::<prop::sample::Index>(),
        prop::bool::weighted(0.2),
        tail,
    )
        .prop_map(move |(changes, cut, shorten, tail)| {
            let mut bytes = bytes.clone();
            for (place, by) in changes {
                let place = place.index(bytes.len());
                bytes[place] ^= by;
            }
            if shorten {
                bytes.truncate(cut.index(bytes.len()));
            }
            bytes.extend(tail);
            bytes
        })
}

#[test]
fn the_answer_that_is_not_changed_is_taken() {
    let good = good();
    assert!(accepted(
        &good.authentication,
        &good.message,
        &good.signature
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_changed_certificate_is_refused(certificate in mutated(good().authentication.clone())) {
        prop_assume!(certificate != good().authentication);
        prop_assert!(!accepted(&certificate, &good().message, &good().signature));
    }

    #[test]
    fn a_changed_declaration_is_refused(certificate in mutated(good().declaration.clone())) {
        prop_assert!(!accepted(&certificate, &good().message, &good().signature));
    }

    #[test]
    fn a_changed_signature_is_refused(signature in mutated(good().signature.clone())) {
        prop_assume!(signature != good().signature);
        prop_assert!(!accepted(&good().authentication, &good().message, &signature));
    }

    #[test]
    fn a_changed_text_is_refused(message in mutated(good().message.clone())) {
        prop_assume!(message != good().message);
        prop_assert!(!accepted(&good().authentication, &message, &good().signature));
    }

    #[test]
    fn any_bytes_are_refused(certificate in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(!accepted(&certificate, &good().message, &good().signature));
    }

    #[test]
    fn a_changed_revocation_list_is_refused(list in mutated(good().list.clone())) {
        prop_assume!(list != good().list);
        prop_assert!(CrlSet::new().add(&good().trust, &list).is_err());
    }
}

//! Certificates and revocation lists.

use std::sync::OnceLock;

use hikae_card::Usage;
use hikae_card::message::{Purpose, SignedText};
use hikae_card::profile::Authority;
use hikae_card::revocation::{Answer, CrlSet, Question};
use hikae_card::verify::{self, Presented, Trust};
use rsa::RsaPrivateKey;
use rsa::pkcs1v15::Pkcs1v15Sign;
use sha2::{Digest as _, Sha256};

use crate::fixture;
use crate::kind;

/// sha256WithRSAEncryption, 1.2.840.113549.1.1.11 (RFC 8017, appendix A.2.4).
const RSA_SHA256: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];

/// What does not change from input to input. Its keys take a second to make.
pub(crate) struct World {
    pub(crate) trust: Trust,
    pub(crate) authority: Authority,
    pub(crate) signing: Authority,
    authority_key: RsaPrivateKey,
    signing_key: RsaPrivateKey,
    text: SignedText,
    by_authentication: Vec<u8>,
    by_signature: Vec<u8>,
}

pub(crate) fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let text = fixture::text(Purpose::Login);
        let signed = |key: RsaPrivateKey| {
            let padding = Pkcs1v15Sign::new_unprefixed();
            key.sign(padding, &text.digest_info()).unwrap()
        };
        World {
            trust: fixture::trust(),
            authority: fixture::authentication_2023(),
            signing: fixture::signature_2023(),
            authority_key: fixture::key(fixture::Key::Good(2)),
            signing_key: fixture::key(fixture::Key::Good(3)),
            by_authentication: signed(fixture::authentication_key()),
            by_signature: signed(fixture::signature_key()),
            text,
        }
    })
}

/// A value in DER (X.690 §8.1).
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut value = vec![tag];
    match u8::try_from(length) {
        Ok(short @ 0..=0x7f) => value.push(short),
        _ => {
            let bytes = length.to_be_bytes();
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            value.push(0x80 | (bytes.len() - zeros) as u8);
            value.extend(&bytes[zeros..]);
        }
    }
    value.extend(content);
    value
}

/// What is to be signed, with its signature beside it (RFC 5280 §4.1, §5.1).
fn signed(tbs: &[u8], key: &RsaPrivateKey) -> Vec<u8> {
    let signature = key
        .sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(tbs))
        .unwrap();
    let algorithm = der(0x06, &RSA_SHA256);
    let algorithm = der(0x30, &[algorithm, der(0x05, &[])].concat());
    let bits = der(0x03, &[vec![0], signature].concat());
    der(0x30, &[tbs, &algorithm, &bits].concat())
}

/// The input as it is, or signed by one of the two authorities.
fn presented(input: &[u8]) -> Option<Vec<u8>> {
    let world = world();
    Some(match kind(input, 3)? {
        (0, whole) => whole.to_vec(),
        (1, tbs) => signed(tbs, &world.authority_key),
        (_, tbs) => signed(tbs, &world.signing_key),
    })
}

/// Whether either verifier takes a certificate. Never both.
pub(crate) fn accepted(input: &[u8]) -> bool {
    let Some(certificate) = presented(input) else {
        return false;
    };
    let world = world();
    let message = world.text.to_bytes();
    let show = |signature| Presented {
        certificate: &certificate,
        message: &message,
        signature,
    };
    let now = fixture::now();
    let login = verify::authentication(&world.trust, show(&world.by_authentication), now);
    let declaration = verify::signature(&world.trust, show(&world.by_signature), now);
    assert!(
        login.is_err() || declaration.is_err(),
        "a certificate is good for both"
    );
    let question = |asked: &Question, usage| {
        assert_eq!(asked.usage, usage);
        assert!(!asked.serial.is_empty(), "a certificate without a number");
    };
    if let Ok(login) = &login {
        question(login.question(), Usage::Authentication);
    }
    if let Ok(declaration) = &declaration {
        question(declaration.question(), Usage::Signature);
    }
    login.is_ok() || declaration.is_ok()
}

/// A certificate; one that nobody signed is taken only where it is the good one.
pub fn certificate(input: &[u8]) {
    static GOOD: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    let taken = accepted(input);
    if let (true, Some((0, whole))) = (taken, kind(input, 3)) {
        let good = GOOD.get_or_init(crate::seeds::certificates);
        assert!(
            good.iter().any(|good| good == whole),
            "a forged certificate"
        );
    }
}

/// Whether a revocation list is taken.
pub(crate) fn added(input: &[u8]) -> bool {
    let Some(list) = presented(input) else {
        return false;
    };
    let mut set = CrlSet::new();
    if set.add(&world().trust, &list).is_err() {
        assert!(
            set.in_force_until().is_none(),
            "a list that was refused counts"
        );
        return false;
    }
    let question = |usage, issuer: &[u8]| Question {
        usage,
        issuer_key: issuer.to_vec(),
        serial: fixture::SERIAL.to_be_bytes().to_vec(),
        points: Vec::new(),
    };
    let now = fixture::now();
    let stranger = question(Usage::Authentication, b"somebody else");
    assert_eq!(set.answer(&stranger, now), Answer::Unknown);
    let issuer = world().authority.key_identifier();
    let other_use = question(Usage::Signature, issuer);
    assert_eq!(set.answer(&other_use, now), Answer::Unknown);
    // Whatever this one says, it is an answer; after its end there is none.
    let own = question(Usage::Authentication, issuer);
    set.answer(&own, now);
    if let Some(end) = set.in_force_until() {
        assert_eq!(set.answer(&own, end), Answer::Unknown);
    }
    true
}

/// A revocation list.
pub fn revocation_list(input: &[u8]) {
    added(input);
}

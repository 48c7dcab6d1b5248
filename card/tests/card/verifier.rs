//! What the verifier takes and, above all, what it refuses.

use chrono::{DateTime, Utc};
use hikae_card::client::Client;
use hikae_card::message::Purpose;
use hikae_card::pin::Pin;
use hikae_card::profile::{Draft, Extension};
use hikae_card::revocation::{Answer, Reason};
use hikae_card::verify::{
    self, Authenticated, KeyKind, Presented, Refusal, Signed, Trust, TrustError, TrustStore,
};
use hikae_card::{Usage, oid};
use p384::ecdsa::signature::Signer;
use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::pkcs8::EncodePublicKey;
use rsa::{BoxedUint, Pss, RsaPrivateKey, RsaPublicKey};
use sha2::{Digest, Sha256};
use x509_cert::der::asn1::ObjectIdentifier;

use crate::fixture::{self, Key, at, now};

fn message() -> Vec<u8> {
    fixture::text(Purpose::Login).to_bytes()
}

fn signed(key: &RsaPrivateKey, message: &[u8]) -> Vec<u8> {
    key.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message))
        .unwrap()
}

/// Logs in with this certificate and a good signature of the holder.
fn login_at(
    trust: &Trust,
    certificate: &[u8],
    at: DateTime<Utc>,
) -> Result<Authenticated, Refusal> {
    let message = message();
    let signature = signed(&fixture::authentication_key(), &message);
    let presented = Presented {
        certificate,
        message: &message,
        signature: &signature,
    };
    verify::authentication(trust, presented, at)?.settle(Answer::Good)
}

fn login(certificate: &[u8]) -> Result<Authenticated, Refusal> {
    login_at(&fixture::trust(), certificate, now())
}

/// Logs in with a certificate that differs from a good one by `change`.
fn login_with(change: impl FnOnce(&mut Draft)) -> Result<Authenticated, Refusal> {
    let authority = fixture::authentication_2023();
    let mut draft = fixture::authentication_draft(&authority);
    change(&mut draft);
    login(&authority.issue(&draft).unwrap())
}

fn good_certificate() -> Vec<u8> {
    let authority = fixture::authentication_2023();
    authority
        .issue(&fixture::authentication_draft(&authority))
        .unwrap()
}

/// Logs in with the good certificate and this signature over the text.
fn login_signed(signature: &[u8]) -> Result<Authenticated, Refusal> {
    let (certificate, message) = (good_certificate(), message());
    let presented = Presented {
        certificate: &certificate,
        message: &message,
        signature,
    };
    verify::authentication(&fixture::trust(), presented, now())?.settle(Answer::Good)
}

fn register_with(change: impl FnOnce(&mut Draft)) -> Result<Signed, Refusal> {
    let authority = fixture::signature_2023();
    let mut draft = fixture::signature_draft(&authority);
    change(&mut draft);
    let certificate = authority.issue(&draft).unwrap();
    let message = fixture::text(Purpose::Register).to_bytes();
    let signature = signed(&fixture::signature_key(), &message);
    let presented = Presented {
        certificate: &certificate,
        message: &message,
        signature: &signature,
    };
    verify::signature(&fixture::trust(), presented, now())?.settle(Answer::Good)
}

fn id(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new(text).unwrap()
}

const KEY_USAGE: &str = "2.5.29.15";
const SUBJECT_ALT_NAME: &str = "2.5.29.17";
const BASIC_CONSTRAINTS: &str = "2.5.29.19";
const POLICIES: &str = "2.5.29.32";
const AUTHORITY_KEY: &str = "2.5.29.35";
const EXTENDED_KEY_USAGE: &str = "2.5.29.37";

#[test]
fn a_card_of_either_generation_logs_in() {
    for authority in [
        fixture::authentication_2019(),
        fixture::authentication_2023(),
    ] {
        let certificate = authority
            .issue(&fixture::authentication_draft(&authority))
            .unwrap();
        let authenticated = login(&certificate).unwrap();
        assert_eq!(authenticated.not_after, at("2028-06-15T14:59:59Z"));
    }
}

#[test]
fn the_answer_of_the_software_card_is_taken() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    client
        .verify(&Pin::new(Usage::Authentication, fixture::PIN).unwrap())
        .unwrap();
    let text = fixture::text(Purpose::Login);
    let signature = client.sign(Usage::Authentication, &text).unwrap();
    let certificate = client.certificate(Usage::Authentication).unwrap();
    let presented = Presented {
        certificate: &certificate,
        message: &text.to_bytes(),
        signature: &signature,
    };
    let unsettled = verify::authentication(&fixture::trust(), presented, now()).unwrap();
    assert_eq!(unsettled.question().usage, Usage::Authentication);
    assert_eq!(unsettled.question().serial, fixture::SERIAL.to_be_bytes());
    assert!(unsettled.settle(Answer::Good).is_ok());
}

#[test]
fn a_signature_certificate_says_who_its_holder_is() {
    let signed = register_with(|_| {}).unwrap();
    assert!(signed.attributes == fixture::attributes());
}

#[test]
fn the_same_serial_of_two_generations_is_not_the_same_card() {
    let identities: Vec<_> = [
        fixture::authentication_2019(),
        fixture::authentication_2023(),
    ]
    .iter()
    .map(|authority| {
        let draft = fixture::authentication_draft(authority);
        login(&authority.issue(&draft).unwrap()).unwrap().identity
    })
    .collect();
    assert_ne!(identities[0], identities[1]);
}

#[test]
fn another_authority_with_the_same_name_is_unknown() {
    let rogue = fixture::generation(
        Usage::Authentication,
        50,
        "2023-07-16T00:00:00Z",
        "2033-07-15T14:59:59Z",
    );
    let certificate = rogue.issue(&fixture::authentication_draft(&rogue)).unwrap();
    assert_eq!(login(&certificate), Err(Refusal::UnknownIssuer));
}

#[test]
fn another_authority_that_names_the_key_of_the_real_one_did_not_sign_with_it() {
    let rogue = fixture::generation(
        Usage::Authentication,
        50,
        "2023-07-16T00:00:00Z",
        "2033-07-15T14:59:59Z",
    );
    let draft = fixture::authentication_draft(&fixture::authentication_2023());
    assert_eq!(
        login(&rogue.issue(&draft).unwrap()),
        Err(Refusal::CertificateSignature)
    );
}

#[test]
fn a_certificate_without_the_key_identifier_of_its_issuer_is_refused() {
    assert_eq!(
        login_with(|draft| draft.remove(id(AUTHORITY_KEY))),
        Err(Refusal::UnknownIssuer)
    );
}

#[test]
fn the_authority_itself_cannot_log_in() {
    let authority = fixture::authentication_2023();
    assert_eq!(login(authority.certificate()), Err(Refusal::UnknownIssuer));
    let constraints = Extension::critical(id(BASIC_CONSTRAINTS), vec![0x30, 3, 1, 1, 0xff]);
    assert_eq!(
        login_with(|draft| draft.put(constraints)),
        Err(Refusal::Authority)
    );
    // digitalSignature and keyCertSign.
    let usage = Extension::critical(id(KEY_USAGE), vec![0x03, 0x02, 0x02, 0x84]);
    assert_eq!(
        login_with(|draft| draft.put(usage)),
        Err(Refusal::Authority)
    );
}

#[test]
fn a_signature_certificate_does_not_log_in() {
    let authority = fixture::signature_2023();
    let certificate = authority
        .issue(&fixture::signature_draft(&authority))
        .unwrap();
    assert_eq!(login(&certificate), Err(Refusal::UnknownIssuer));
}

#[test]
fn an_authentication_certificate_does_not_register() {
    let (certificate, message) = (good_certificate(), message());
    let signature = signed(&fixture::authentication_key(), &message);
    let presented = Presented {
        certificate: &certificate,
        message: &message,
        signature: &signature,
    };
    let result = verify::signature(&fixture::trust(), presented, now());
    assert_eq!(result.err(), Some(Refusal::UnknownIssuer));
}

#[test]
fn the_key_usage_is_that_of_the_kind() {
    // digitalSignature and nonRepudiation, nonRepudiation alone, nothing at all.
    for usage in [
        vec![0x03, 2, 6, 0xc0],
        vec![0x03, 2, 6, 0x40],
        vec![0x03, 1, 0],
    ] {
        let extension = Extension::critical(id(KEY_USAGE), usage);
        assert_eq!(
            login_with(|draft| draft.put(extension)),
            Err(Refusal::KeyUsage)
        );
    }
    assert_eq!(
        login_with(|draft| draft.remove(id(KEY_USAGE))),
        Err(Refusal::KeyUsage)
    );
    let without_declaration = Extension::critical(id(KEY_USAGE), vec![0x03, 2, 7, 0x80]);
    let refused = register_with(|draft| draft.put(without_declaration));
    assert_eq!(refused.err(), Some(Refusal::KeyUsage));
}

#[test]
fn logging_in_needs_the_extended_key_usage_for_clients() {
    let remove = |draft: &mut Draft| draft.remove(id(EXTENDED_KEY_USAGE));
    assert_eq!(login_with(remove), Err(Refusal::ExtendedKeyUsage));
    let for_servers = Extension::new(
        id(EXTENDED_KEY_USAGE),
        b"\x30\x0a\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x01".to_vec(),
    );
    assert_eq!(
        login_with(|draft| draft.put(for_servers)),
        Err(Refusal::ExtendedKeyUsage)
    );
}

#[test]
fn another_policy_or_none_is_refused() {
    // That of the test cards: 1.2.392.200149.8.5.1.0.20.
    let test_card =
        b"\x30\x0f\x30\x0d\x06\x0b\x2a\x83\x08\x8c\x9b\x55\x08\x05\x01\x00\x14".to_vec();
    let any_policy = b"\x30\x08\x30\x06\x06\x04\x55\x1d\x20\x00".to_vec();
    for policies in [test_card, any_policy] {
        let extension = Extension::critical(id(POLICIES), policies);
        assert_eq!(
            login_with(|draft| draft.put(extension)),
            Err(Refusal::Policy)
        );
    }
    assert_eq!(
        login_with(|draft| draft.remove(id(POLICIES))),
        Err(Refusal::Policy)
    );
}

#[test]
fn a_policy_qualified_in_an_unknown_way_is_refused() {
    // The policy of authentication with the qualifier 1.3.6.1.5.5.7.2.99.
    let qualified = [
        &b"\x30\x1d\x30\x1b\x06\x0b\x2a\x83\x08\x8c\x9b\x55\x08\x05\x01\x03\x1e"[..],
        b"\x30\x0c\x30\x0a\x06\x08\x2b\x06\x01\x05\x05\x07\x02\x63",
    ]
    .concat();
    let extension = Extension::critical(id(POLICIES), qualified);
    assert_eq!(
        login_with(|draft| draft.put(extension)),
        Err(Refusal::Policy)
    );
}

#[test]
fn a_certificate_is_valid_to_the_last_second_of_its_last_day_in_japan() {
    let (trust, certificate) = (fixture::trust(), good_certificate());
    let login = |when: &str| login_at(&trust, &certificate, at(when)).map(drop);
    assert_eq!(login("2024-04-01T02:03:03.999Z"), Err(Refusal::NotYetValid));
    assert_eq!(login("2024-04-01T02:03:04Z"), Ok(()));
    assert_eq!(login("2028-06-15T23:59:59+09:00"), Ok(()));
    assert_eq!(login("2028-06-15T23:59:59.999+09:00"), Ok(()));
    assert_eq!(login("2028-06-16T00:00:00+09:00"), Err(Refusal::Expired));
}

#[test]
fn nothing_is_valid_longer_than_its_authority() {
    let authority = fixture::authentication_2019();
    let mut draft = fixture::authentication_draft(&authority);
    draft.not_after = at("2030-06-15T14:59:59Z");
    let certificate = authority.issue(&draft).unwrap();
    let trust = fixture::trust();
    assert!(login_at(&trust, &certificate, at("2029-09-14T14:59:59Z")).is_ok());
    assert_eq!(
        login_at(&trust, &certificate, at("2029-09-14T15:00:00Z")),
        Err(Refusal::Expired)
    );
}

#[test]
fn only_a_good_answer_about_revocation_lets_the_result_out() {
    let (certificate, message) = (good_certificate(), message());
    let signature = signed(&fixture::authentication_key(), &message);
    let presented = Presented {
        certificate: &certificate,
        message: &message,
        signature: &signature,
    };
    for (answer, refusal) in [
        (Answer::OnHold, Refusal::OnHold),
        (Answer::Unknown, Refusal::RevocationUnknown),
        (
            Answer::Revoked(Reason::Superseded),
            Refusal::Revoked(Reason::Superseded),
        ),
    ] {
        let unsettled = verify::authentication(&fixture::trust(), presented, now()).unwrap();
        assert_eq!(unsettled.settle(answer), Err(refusal));
    }
}

#[test]
fn a_pss_signature_is_refused() {
    let mut rng = <rand::rngs::StdRng as rand::SeedableRng>::seed_from_u64(1);
    let signature = fixture::authentication_key()
        .sign_with_rng(&mut rng, Pss::<Sha256>::new(), &Sha256::digest(message()))
        .unwrap();
    assert_eq!(login_signed(&signature), Err(Refusal::Signature));
}

/// Signs these bytes as they are in place of a DigestInfo.
fn login_with_digest_info(info: &[u8]) -> Result<Authenticated, Refusal> {
    let key = fixture::authentication_key();
    login_signed(&key.sign(Pkcs1v15Sign::new_unprefixed(), info).unwrap())
}

#[test]
fn only_the_one_encoding_of_the_digest_is_taken() {
    let info = fixture::text(Purpose::Login).digest_info();
    let digest = &info[19..];
    assert!(login_with_digest_info(&info).is_ok());
    let algorithm = &info[4..15];
    let long_length = [b"\x30\x81\x31", &info[2..]].concat();
    let missing_null = [b"\x30\x2f\x30\x0b", algorithm, &b"\x04\x20"[..], digest].concat();
    let trailing_bytes = [&info[..], &[0; 16]].concat();
    let inner_bytes = [
        &b"\x30\x35\x30\x11"[..],
        algorithm,
        b"\x05\x04\x00\x00\x00\x00\x04\x20",
        digest,
    ]
    .concat();
    let sha1_name = [
        &b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14"[..],
        &digest[..20],
    ]
    .concat();
    for mangled in [
        long_length,
        missing_null,
        trailing_bytes,
        inner_bytes,
        sha1_name,
        digest.to_vec(),
    ] {
        assert_eq!(
            login_with_digest_info(&mangled),
            Err(Refusal::Signature),
            "{mangled:02x?}"
        );
    }
}

#[test]
fn a_signature_over_another_text_or_by_another_key_is_refused() {
    let mut altered = message();
    *altered.last_mut().unwrap() ^= 1;
    let key = fixture::authentication_key();
    assert_eq!(
        login_signed(&signed(&key, &altered)),
        Err(Refusal::Signature)
    );
    let registering = fixture::text(Purpose::Register).to_bytes();
    assert_eq!(
        login_signed(&signed(&key, &registering)),
        Err(Refusal::Signature)
    );
    let other_key = fixture::signature_key();
    assert_eq!(
        login_signed(&signed(&other_key, &message())),
        Err(Refusal::Signature)
    );
}

#[test]
fn a_signature_of_another_length_is_refused() {
    let good = signed(&fixture::authentication_key(), &message());
    assert!(login_signed(&good).is_ok());
    assert_eq!(login_signed(&[]), Err(Refusal::Signature));
    assert_eq!(login_signed(&good[1..]), Err(Refusal::Signature));
    assert_eq!(
        login_signed(&[&[0], &good[..]].concat()),
        Err(Refusal::Signature)
    );
    assert_eq!(login_signed(&[0xff; 256]), Err(Refusal::Signature));
}

#[test]
fn an_extension_that_must_be_understood_and_is_not_is_refused() {
    let unknown = id("1.2.392.200149.99.1");
    let critical = Extension::critical(unknown, vec![0x05, 0x00]);
    assert_eq!(
        login_with(|draft| draft.put(critical)),
        Err(Refusal::CriticalExtension)
    );
    let harmless = Extension::new(unknown, vec![0x05, 0x00]);
    assert!(login_with(|draft| draft.put(harmless)).is_ok());
}

#[test]
fn an_extension_that_stands_twice_is_refused() {
    let twice = |draft: &mut Draft| draft.extensions.push(draft.extensions[0].clone());
    assert_eq!(login_with(twice), Err(Refusal::Malformed));
}

fn login_with_key(key: &RsaPublicKey) -> Result<Authenticated, Refusal> {
    login_with(|draft| draft.key_info = key.to_public_key_der().unwrap().into_vec())
}

#[test]
fn a_key_with_exponent_3_or_of_another_size_is_refused() {
    assert!(login_with_key(fixture::authentication_key().as_ref()).is_ok());
    assert_eq!(
        login_with_key(fixture::key(Key::SmallExponent).as_ref()),
        Err(Refusal::Key)
    );
    for bytes in [1024 / 8, 2040 / 8, 2056 / 8, 3072 / 8] {
        let modulus = BoxedUint::from_be_slice_vartime(&vec![0xff; bytes]);
        let exponent = BoxedUint::from(65_537_u64);
        let key = RsaPublicKey::new_with_max_size(modulus, exponent, 4096).unwrap();
        assert_eq!(login_with_key(&key), Err(Refusal::Key), "{bytes} bytes");
    }
}

#[test]
fn a_p384_key_is_taken_only_where_it_is_configured() {
    let key = p384::ecdsa::SigningKey::from_slice(&[7; 48]).unwrap();
    let authority = fixture::authentication_2023();
    let mut draft = fixture::authentication_draft(&authority);
    let point = key.verifying_key().to_sec1_point(false);
    // ecPublicKey on secp384r1, then the point.
    draft.key_info = [
        &b"\x30\x76\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22"[..],
        b"\x03\x62\x00",
        point.as_bytes(),
    ]
    .concat();
    let certificate = authority.issue(&draft).unwrap();
    let message = message();
    let signature: p384::ecdsa::DerSignature = key.sign(&message);
    let presented = Presented {
        certificate: &certificate,
        message: &message,
        signature: signature.as_bytes(),
    };
    let both = fixture::trust_with(&[KeyKind::Rsa2048, KeyKind::P384]);
    assert!(verify::authentication(&both, presented, now()).is_ok());
    let altered = Presented {
        message: b"another text",
        ..presented
    };
    assert_eq!(
        verify::authentication(&both, altered, now()).err(),
        Some(Refusal::Signature)
    );
    assert_eq!(
        verify::authentication(&fixture::trust(), presented, now()).err(),
        Some(Refusal::Key)
    );
}

#[test]
fn bytes_after_the_certificate_and_other_encodings_of_it_are_refused() {
    let good = good_certificate();
    assert_eq!(login(&[&good[..], &[0]].concat()), Err(Refusal::Malformed));
    assert_eq!(login(&good[..good.len() - 1]), Err(Refusal::Malformed));
    assert_eq!(login(&[]), Err(Refusal::Malformed));
    let long_length = [b"\x30\x83\x00", &good[2..]].concat();
    assert_eq!(login(&long_length), Err(Refusal::Malformed));
}

#[test]
fn attributes_that_are_missing_or_malformed_are_refused() {
    let without = register_with(|draft| draft.remove(id(SUBJECT_ALT_NAME)));
    assert_eq!(without.err(), Some(Refusal::Attributes));
    let empty = Extension::new(id(SUBJECT_ALT_NAME), vec![0x30, 0x00]);
    assert_eq!(
        register_with(|draft| draft.put(empty)).err(),
        Some(Refusal::Attributes)
    );
    let date_as_sex = |draft: &mut Draft| {
        let names = draft
            .extensions
            .iter_mut()
            .find(|e| e.id == id(SUBJECT_ALT_NAME))
            .unwrap();
        // The last arc of the sex becomes that of the birth date, which then stands twice.
        let sex = oid::SEX.as_bytes();
        let place = names
            .value
            .windows(sex.len())
            .position(|w| w == sex)
            .unwrap();
        names.value[place + sex.len() - 1] = 4;
    };
    assert_eq!(register_with(date_as_sex).err(), Some(Refusal::Attributes));
}

#[test]
fn what_is_trusted_are_self_signed_authorities_for_one_use_each() {
    let authority = fixture::authentication_2023();
    let policy = oid::AUTHENTICATION_POLICY.to_string();
    let kinds = [KeyKind::Rsa2048];
    let store = |der: &[u8]| TrustStore::new([der], [policy.as_str()], &kinds);
    assert_eq!(
        store(&good_certificate()).err(),
        Some(TrustError::NotAuthority(1))
    );
    let mut spoiled = authority.certificate().to_vec();
    *spoiled.last_mut().unwrap() ^= 1;
    assert_eq!(store(&spoiled).err(), Some(TrustError::NotAuthority(1)));
    let twice = [authority.certificate(), authority.certificate()];
    assert_eq!(
        TrustStore::new(twice, [policy.as_str()], &kinds).err(),
        Some(TrustError::Ambiguous)
    );
    let nothing = TrustStore::new(std::iter::empty::<&[u8]>(), [policy.as_str()], &kinds);
    assert_eq!(nothing.err(), Some(TrustError::Nothing));
    let good = || store(authority.certificate()).unwrap();
    assert_eq!(
        Trust::new(good(), good()).err(),
        Some(TrustError::Ambiguous)
    );
    assert_eq!(
        TrustStore::from_pem("not a certificate", [policy.as_str()], &kinds).err(),
        Some(TrustError::NotPem)
    );
}

#[test]
fn nothing_of_a_person_is_printed() {
    let signed = register_with(|_| {}).unwrap();
    let shown = format!("{signed:?}");
    assert!(!shown.contains("見本"), "{shown}");
}

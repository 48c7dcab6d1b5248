//! Revocation lists.

use hikae_card::Usage;
use hikae_card::message::Purpose;
use hikae_card::profile::{Authority, DistinguishedName, RevocationList, RevokedSerial};
use hikae_card::revocation::{Answer, CrlError, CrlSet, Question, Reason};
use hikae_card::verify::{self, Presented};
use rsa::pkcs1v15::Pkcs1v15Sign;

use crate::fixture::{self, MUNICIPALITY, PREFECTURE, SERIAL, at, now};

/// A list of one day around the fixture's now.
pub fn list(
    authority: &Authority,
    point: Option<&DistinguishedName>,
    revoked: &[(u32, u8)],
) -> Vec<u8> {
    let revoked: Vec<_> = revoked
        .iter()
        .map(|(serial, reason)| RevokedSerial {
            serial: *serial,
            at: at("2026-10-01T00:00:00Z"),
            reason: *reason,
        })
        .collect();
    authority
        .revocation_list(&RevocationList {
            number: 7,
            this_update: at("2026-11-21T00:00:00Z"),
            next_update: at("2026-11-22T00:00:00Z"),
            point,
            revoked: &revoked,
        })
        .unwrap()
}

/// What the verifier asks about the holder's certificate.
fn question() -> Question {
    let authority = fixture::authentication_2023();
    let certificate = authority
        .issue(&fixture::authentication_draft(&authority))
        .unwrap();
    let text = fixture::text(Purpose::Login);
    let signature = fixture::authentication_key()
        .sign(Pkcs1v15Sign::new_unprefixed(), &text.digest_info())
        .unwrap();
    let presented = Presented {
        certificate: &certificate,
        message: &text.to_bytes(),
        signature: &signature,
    };
    verify::authentication(&fixture::trust(), presented, now())
        .unwrap()
        .question()
        .clone()
}

fn answer(lists: &[Vec<u8>]) -> Answer {
    let mut set = CrlSet::new();
    for list in lists {
        set.add(&fixture::trust(), list).unwrap();
    }
    set.answer(&question(), now())
}

#[test]
fn a_certificate_that_is_not_listed_is_good() {
    let authority = fixture::authentication_2023();
    assert_eq!(answer(&[list(&authority, None, &[])]), Answer::Good);
    assert_eq!(
        answer(&[list(&authority, None, &[(SERIAL + 1, 1)])]),
        Answer::Good
    );
}

#[test]
fn a_listed_certificate_is_revoked_or_on_hold_by_its_reason() {
    let authority = fixture::authentication_2023();
    for (code, expected) in [
        (0, Answer::Revoked(Reason::Other)),
        (1, Answer::Revoked(Reason::KeyCompromise)),
        (3, Answer::Revoked(Reason::AffiliationChanged)),
        (4, Answer::Revoked(Reason::Superseded)),
        (5, Answer::Revoked(Reason::CessationOfOperation)),
        (6, Answer::OnHold),
        (9, Answer::Revoked(Reason::Other)),
    ] {
        assert_eq!(
            answer(&[list(&authority, None, &[(SERIAL, code)])]),
            expected,
            "{code}"
        );
    }
}

#[test]
fn without_a_list_nothing_is_known() {
    assert_eq!(answer(&[]), Answer::Unknown);
    assert_eq!(
        answer(&[list(&fixture::authentication_2019(), None, &[])]),
        Answer::Unknown
    );
    assert_eq!(
        answer(&[list(&fixture::signature_2023(), None, &[])]),
        Answer::Unknown
    );
}

#[test]
fn a_list_counts_only_from_its_update_to_the_next() {
    let mut set = CrlSet::new();
    set.add(
        &fixture::trust(),
        &list(&fixture::authentication_2023(), None, &[]),
    )
    .unwrap();
    let question = question();
    let answer = |when| set.answer(&question, at(when));
    assert_eq!(answer("2026-11-20T23:59:59Z"), Answer::Unknown);
    assert_eq!(answer("2026-11-21T00:00:00Z"), Answer::Good);
    assert_eq!(answer("2026-11-21T23:59:59Z"), Answer::Good);
    assert_eq!(answer("2026-11-22T00:00:00Z"), Answer::Unknown);
    assert_eq!(set.in_force_until(), Some(at("2026-11-22T00:00:00Z")));
}

#[test]
fn the_newest_list_counts() {
    let authority = fixture::authentication_2023();
    let older = list(&authority, None, &[(SERIAL, 6)]);
    let newer = authority
        .revocation_list(&RevocationList {
            number: 8,
            this_update: at("2026-11-21T01:00:00Z"),
            next_update: at("2026-11-22T01:00:00Z"),
            point: None,
            revoked: &[],
        })
        .unwrap();
    assert_eq!(answer(&[older.clone(), newer.clone()]), Answer::Good);
    assert_eq!(answer(&[newer, older]), Answer::Good);
}

#[test]
fn a_list_for_one_municipality_speaks_only_of_its_certificates() {
    let authority = fixture::authentication_2023();
    let own = authority
        .revocation_point(PREFECTURE, MUNICIPALITY)
        .unwrap();
    let other = authority
        .revocation_point(PREFECTURE, "Tonari-shi")
        .unwrap();
    assert_eq!(
        answer(&[list(&authority, Some(&other), &[])]),
        Answer::Unknown
    );
    assert_eq!(answer(&[list(&authority, Some(&own), &[])]), Answer::Good);
    let held = list(&authority, Some(&own), &[(SERIAL, 6)]);
    assert_eq!(
        answer(&[held, list(&authority, Some(&other), &[])]),
        Answer::OnHold
    );
}

#[test]
fn a_list_of_another_authority_with_the_same_name_is_not_taken() {
    let rogue = fixture::generation(
        Usage::Authentication,
        50,
        "2023-07-16T00:00:00Z",
        "2033-07-15T14:59:59Z",
    );
    let mut set = CrlSet::new();
    let added = set.add(&fixture::trust(), &list(&rogue, None, &[]));
    assert_eq!(added, Err(CrlError::UnknownIssuer));
}

#[test]
fn a_list_that_removes_entries_is_one_of_differences_and_not_taken() {
    let list = list(&fixture::authentication_2023(), None, &[(SERIAL, 8)]);
    assert_eq!(
        CrlSet::new().add(&fixture::trust(), &list),
        Err(CrlError::Unsupported)
    );
}

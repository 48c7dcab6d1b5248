//! What mutations begin with: one good input of each form, at least.

use hikae_card::link;
use hikae_card::message::Purpose;
use hikae_card::profile::{RevocationList, RevokedSerial};

use crate::certificates::world;
use crate::fixture::{self, at};
use crate::gateway;
use crate::software::Software;

/// An input to begin with, and what it is.
pub(crate) struct Seed {
    pub(crate) name: &'static str,
    pub(crate) input: Vec<u8>,
}

fn seed(name: &'static str, parts: &[&[u8]]) -> Seed {
    Seed {
        name,
        input: parts.concat(),
    }
}

/// The two good certificates of a card.
pub(crate) fn certificates() -> [Vec<u8>; 2] {
    let (authority, signing) = (&world().authority, &world().signing);
    [
        authority
            .issue(&fixture::authentication_draft(authority))
            .unwrap(),
        signing.issue(&fixture::signature_draft(signing)).unwrap(),
    ]
}

fn revocation_lists() -> [Vec<u8>; 2] {
    let (authority, signing) = (&world().authority, &world().signing);
    let point = authority
        .revocation_point(fixture::PREFECTURE, fixture::MUNICIPALITY)
        .unwrap();
    let revoked = [6, 1].map(|reason| RevokedSerial {
        serial: fixture::SERIAL + u32::from(reason),
        at: at("2026-10-01T00:00:00Z"),
        reason,
    });
    let list = RevocationList {
        number: 7,
        this_update: at("2026-11-21T00:00:00Z"),
        next_update: at("2026-11-22T00:00:00Z"),
        point: None,
        revoked: &revoked,
    };
    let pointed = RevocationList {
        point: Some(&point),
        ..list.clone()
    };
    [
        authority.revocation_list(&pointed).unwrap(),
        signing.revocation_list(&list).unwrap(),
    ]
}

/// The first of the parts of a signed structure, with its head: both have lengths of two bytes.
fn to_be_signed(whole: &[u8]) -> &[u8] {
    let [0x30, 0x82, _, _, inner @ ..] = whole else {
        panic!("not a structure of this size");
    };
    let [0x30, 0x82, high, low, ..] = *inner else {
        panic!("not a structure of this size");
    };
    let length = 4 + usize::from(u16::from_be_bytes([high, low]));
    &inner[..length]
}

/// Units with their lengths before them.
fn units(all: &[&[u8]]) -> Vec<u8> {
    let with_length = |unit: &&[u8]| [&[u8::try_from(unit.len()).unwrap()], *unit].concat();
    all.iter().flat_map(with_length).collect()
}

fn certificate() -> Vec<Seed> {
    let [login, declaration] = certificates();
    vec![
        seed("whole", &[&[0], &login]),
        seed("whole declaration", &[&[0], &declaration]),
        seed("signed", &[&[1], to_be_signed(&login)]),
        seed("signed declaration", &[&[2], to_be_signed(&declaration)]),
    ]
}

fn revocation_list() -> Vec<Seed> {
    let [list, signing] = revocation_lists();
    vec![
        seed("whole", &[&[0], &list]),
        seed("signed", &[&[1], to_be_signed(&list)]),
        seed(
            "signed, of the other authority",
            &[&[2], to_be_signed(&signing)],
        ),
    ]
}

const SELECT: &[u8] = &[
    0x00, 0xa4, 0x04, 0x0c, 0x0a, 0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01,
];
const PIN: &[u8] = b"\x00\x20\x00\x80\x041234";

fn sign() -> Vec<u8> {
    let digest = fixture::text(Purpose::Login).digest_info();
    [&[0x80, 0x2a, 0x00, 0x80, 51], &digest[..], &[0]].concat()
}

fn apdu() -> Vec<Seed> {
    vec![
        seed("select", &[SELECT]),
        seed("PIN", &[PIN]),
        seed("sign", &[&sign()]),
        seed("answer", &[b"data\x90\x00"]),
    ]
}

fn card() -> Vec<Seed> {
    let file = |low| [0x00, 0xa4, 0x02, 0x0c, 0x02, 0x00, low];
    let read = [0x00, 0xb0, 0x00, 0x00, 0x00];
    vec![
        seed(
            "signing",
            &[&units(&[SELECT, &file(0x18), PIN, &file(0x17), &sign()])],
        ),
        seed("reading", &[&units(&[SELECT, &file(0x0a), &read])]),
    ]
}

fn reader() -> Vec<Seed> {
    let ok: &[u8] = &[0x90, 0x00];
    let head: &[u8] = &[0x30, 0x82, 0x00, 0x02, 0x90, 0x00];
    let (tries, closed): (&[u8], &[u8]) = (&[0x63, 0xc3], &[0x69, 0x82]);
    let read: [&[u8]; 3] = [ok, head, b"ab\x90\x00"];
    let answers = [
        &[ok, ok, tries, ok, ok],
        &read[..],
        &[ok, closed, ok, b"signed\x90\x00"],
    ];
    vec![seed("a card", &[&units(&answers.concat())])]
}

fn text() -> Vec<Seed> {
    let text = fixture::text(Purpose::Login);
    vec![
        seed("text", &[text.to_string().as_bytes()]),
        seed("link", &[link::write(&text).as_bytes()]),
        seed("origin", &[b"http://localhost:8080"]),
    ]
}

fn assertion() -> Vec<Seed> {
    let institution = gateway::institution();
    let now = fixture::now().timestamp();
    // Signed by a key that nobody knows here.
    let stranger = Software::new(2, gateway::client(), gateway::AUDIENCE);
    vec![
        seed("of a stranger", &[&[0], stranger.assertion(now).as_bytes()]),
        seed(
            "signed",
            &[&[1], institution.claims(now).to_string().as_bytes()],
        ),
        seed(
            "header",
            &[&[2], institution.header().to_string().as_bytes()],
        ),
    ]
}

fn key_set() -> Vec<Seed> {
    vec![
        seed("set", &[gateway::institution().jwks().as_bytes()]),
        seed("address", &[b"https://ika.example/jwks.json"]),
    ]
}

/// The seeds of a target.
pub(crate) fn seeds(target: &str) -> Vec<Seed> {
    match target {
        "certificate" => certificate(),
        "revocation_list" => revocation_list(),
        "apdu" => apdu(),
        "card" => card(),
        "reader" => reader(),
        "text" => text(),
        "assertion" => assertion(),
        "key_set" => key_set(),
        other => panic!("no seeds for {other}"),
    }
}

//! Cards, from both sides: what a reader may send, and what a card may answer.

use std::cell::RefCell;

use hikae_card::Usage;
use hikae_card::apdu::{Command, Response, Transport, TransportError};
use hikae_card::client::Client;
use hikae_card::message::Purpose;
use hikae_card::pin::Pin;
use hikae_card::software::SoftwareCard;

use crate::{fixture, parts};

/// The bytes of one unit: what is read is written back as it was.
pub fn apdu(input: &[u8]) {
    if let Ok(command) = Command::from_bytes(input) {
        assert_eq!(*command.to_bytes(), *input);
    }
    if let Ok(response) = Response::from_bytes(input) {
        assert_eq!(response.to_bytes(), input);
    }
}

thread_local! {
    static CARD: RefCell<SoftwareCard> = RefCell::new(fixture::card());
}

/// Commands to a card, in turn: it signs for nobody who has not entered a PIN.
pub fn card(input: &[u8]) {
    CARD.with_borrow_mut(|card| {
        card.reset();
        card.unblock();
        let mut entered = false;
        for command in parts(input) {
            let Ok(answer) = card.transmit(command) else {
                continue;
            };
            let response = Response::from_bytes(&answer);
            let Ok(response) = response else {
                panic!("the card's answer is none");
            };
            let good = answer.ends_with(&[0x90, 0x00]);
            entered |= good && command.starts_with(&[0x00, 0x20]) && command.len() > 5;
            if good && command.starts_with(&[0x80, 0x2a]) {
                assert!(entered, "signed without a PIN: {:?}", response.data);
            }
        }
    });
}

/// A card that answers whatever stands in the input, and then is gone.
struct Hostile<'a> {
    answers: std::vec::IntoIter<&'a [u8]>,
    pins: usize,
}

impl Transport for Hostile<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        if command.starts_with(&[0x00, 0x20]) && command.len() > 5 {
            self.pins += 1;
        }
        let answer = self.answers.next();
        answer
            .map(<[u8]>::to_vec)
            .ok_or_else(|| TransportError("gone".to_owned()))
    }
}

/// Answers of a card, in turn: whatever they are, each PIN is sent once at most.
pub fn reader(input: &[u8]) {
    let mut card = Hostile {
        answers: parts(input).into_iter(),
        pins: 0,
    };
    let pin = Pin::new(Usage::Authentication, fixture::PIN).unwrap();
    let password = Pin::new(Usage::Signature, fixture::PASSWORD).unwrap();
    if let Ok(mut client) = Client::open(&mut card) {
        for (usage, secret) in [(Usage::Authentication, &pin), (Usage::Signature, &password)] {
            // What went wrong is for the person to hear; here it only must not end the program.
            let _ = client.tries_left(usage);
            let _ = client.verify(secret);
            let _ = client.certificate(usage);
            let _ = client.authority_certificate(usage);
            let _ = client.sign(usage, &fixture::text(Purpose::Login));
        }
    }
    assert!(card.pins <= 2, "a PIN was sent again");
}

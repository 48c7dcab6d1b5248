//! The software card behaves as a card of plastic.

use hikae_card::Usage;
use hikae_card::apdu::{Command, Status, Transport};
use hikae_card::client::{CardError, Client};
use hikae_card::message::Purpose;
use hikae_card::pin::Pin;
use hikae_card::software::{CardState, SoftwareCard};
use proptest::prelude::*;
use rsa::pkcs1v15::Pkcs1v15Sign;

use crate::fixture::{self, PASSWORD, PIN};

fn pin(text: &str) -> Pin {
    Pin::new(Usage::Authentication, text).unwrap()
}

fn password(text: &str) -> Pin {
    Pin::new(Usage::Signature, text).unwrap()
}

fn status(card: &mut SoftwareCard, command: &[u8]) -> u16 {
    let answer = card.transmit(command).unwrap();
    u16::from_be_bytes([answer[answer.len() - 2], answer[answer.len() - 1]])
}

const SELECT_JPKI: &[u8] = b"\x00\xa4\x04\x0c\x0a\xd3\x92\xf0\x00\x26\x01\x00\x00\x00\x01";

#[test]
fn the_right_pin_lets_the_card_sign() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    client.verify(&pin(PIN)).unwrap();
    let text = fixture::text(Purpose::Login);
    let signature = client.sign(Usage::Authentication, &text).unwrap();
    assert_eq!(signature.len(), 256);
    fixture::authentication_key()
        .to_public_key()
        .verify(
            Pkcs1v15Sign::new_unprefixed(),
            &text.digest_info(),
            &signature,
        )
        .unwrap();
}

#[test]
fn a_wrong_pin_uses_up_one_try_and_the_right_one_gives_them_all_back() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    assert_eq!(client.tries_left(Usage::Authentication), Ok(3));
    assert_eq!(client.verify(&pin("0000")), Err(CardError::WrongPin(2)));
    assert_eq!(client.tries_left(Usage::Authentication), Ok(2));
    assert_eq!(
        client.tries_left(Usage::Authentication),
        Ok(2),
        "asking uses up none"
    );
    client.verify(&pin(PIN)).unwrap();
    assert_eq!(client.tries_left(Usage::Authentication), Ok(3));
}

#[test]
fn three_wrong_pins_block_the_authentication_key_even_for_the_right_one() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    assert_eq!(client.verify(&pin("0000")), Err(CardError::WrongPin(2)));
    assert_eq!(client.verify(&pin("0000")), Err(CardError::WrongPin(1)));
    assert_eq!(client.verify(&pin("0000")), Err(CardError::Blocked));
    assert_eq!(client.verify(&pin(PIN)), Err(CardError::Blocked));
    assert_eq!(client.tries_left(Usage::Authentication), Ok(0));
    assert_eq!(
        client.tries_left(Usage::Signature),
        Ok(5),
        "the other key is not concerned"
    );
}

#[test]
fn the_words_of_a_blocked_pin_differ_between_asking_and_entering() {
    let mut card = fixture::card();
    assert_eq!(status(&mut card, SELECT_JPKI), 0x9000);
    assert_eq!(status(&mut card, b"\x00\xa4\x02\x0c\x02\x00\x18"), 0x9000);
    for word in [0x63c2, 0x63c1, 0x63c0, 0x6983] {
        assert_eq!(status(&mut card, b"\x00\x20\x00\x80\x040000"), word);
    }
    assert_eq!(status(&mut card, b"\x00\x20\x00\x80"), 0x63c0);
}

#[test]
fn five_wrong_passwords_block_the_signature_key_until_the_desk_unblocks_it() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    for left in [4, 3, 2, 1] {
        assert_eq!(
            client.verify(&password("WRONG123")),
            Err(CardError::WrongPin(left))
        );
    }
    assert_eq!(
        client.verify(&password("WRONG123")),
        Err(CardError::Blocked)
    );
    card.unblock();
    let mut client = Client::open(&mut card).unwrap();
    client.verify(&password(PASSWORD)).unwrap();
}

#[test]
fn nothing_is_signed_before_the_pin() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    let text = fixture::text(Purpose::Login);
    assert_eq!(
        client.sign(Usage::Authentication, &text),
        Err(CardError::PinNeeded)
    );
    client.verify(&pin(PIN)).unwrap();
    assert_eq!(
        client.sign(Usage::Signature, &text),
        Err(CardError::PinNeeded),
        "the PIN of one key does not open the other"
    );
}

#[test]
fn a_wrong_pin_closes_a_key_that_was_open() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    client.verify(&pin(PIN)).unwrap();
    assert_eq!(client.verify(&pin("0000")), Err(CardError::WrongPin(2)));
    let text = fixture::text(Purpose::Login);
    assert_eq!(
        client.sign(Usage::Authentication, &text),
        Err(CardError::PinNeeded)
    );
}

#[test]
fn only_the_signature_certificate_needs_its_password_to_be_read() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    let authority = fixture::authentication_2023();
    let expected = authority
        .issue(&fixture::authentication_draft(&authority))
        .unwrap();
    assert_eq!(client.certificate(Usage::Authentication), Ok(expected));
    assert_eq!(
        client.authority_certificate(Usage::Signature).as_deref(),
        Ok(fixture::signature_2023().certificate())
    );
    assert_eq!(
        client.certificate(Usage::Signature),
        Err(CardError::PinNeeded)
    );
    client.verify(&password(PASSWORD)).unwrap();
    assert!(client.certificate(Usage::Signature).is_ok());
}

#[test]
fn selecting_the_application_and_a_reset_forget_the_pin() {
    let mut card = fixture::card();
    let text = fixture::text(Purpose::Login);
    Client::open(&mut card).unwrap().verify(&pin(PIN)).unwrap();
    let mut again = Client::open(&mut card).unwrap();
    assert_eq!(
        again.sign(Usage::Authentication, &text),
        Err(CardError::PinNeeded)
    );
    again.verify(&pin(PIN)).unwrap();
    card.reset();
    assert_eq!(status(&mut card, b"\x00\xa4\x02\x0c\x02\x00\x17"), 0x6a82);
    let mut again = Client::open(&mut card).unwrap();
    assert_eq!(
        again.sign(Usage::Authentication, &text),
        Err(CardError::PinNeeded)
    );
}

#[test]
fn a_card_that_is_put_away_keeps_its_keys_and_its_tries_but_no_open_pin() {
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    assert_eq!(client.verify(&pin("0000")), Err(CardError::WrongPin(2)));
    client.verify(&password(PASSWORD)).unwrap();
    let kept = serde_json::to_string(&card.state().unwrap()).unwrap();
    let state: CardState = serde_json::from_str(&kept).unwrap();
    let mut card = SoftwareCard::from_state(&state).unwrap();
    let mut client = Client::open(&mut card).unwrap();
    assert_eq!(client.tries_left(Usage::Authentication), Ok(2));
    let text = fixture::text(Purpose::Register);
    assert_eq!(
        client.sign(Usage::Signature, &text),
        Err(CardError::PinNeeded)
    );
    client.verify(&password(PASSWORD)).unwrap();
    assert!(client.sign(Usage::Signature, &text).is_ok());
}

#[test]
fn other_applications_files_and_commands_are_not_there() {
    let mut card = fixture::card();
    for (command, word) in [
        // Selecting a file before the application.
        (&b"\x00\xa4\x02\x0c\x02\x00\x0a"[..], 0x6a82),
        // 券面事項入力補助, which holds the 個人番号.
        (
            b"\x00\xa4\x04\x0c\x0a\xd3\x92\x10\x00\x31\x00\x01\x01\x04\x08",
            0x6a82,
        ),
        (
            b"\x00\xa4\x04\x00\x0a\xd3\x92\xf0\x00\x26\x01\x00\x00\x00\x01",
            0x6a86,
        ),
        (b"\x00\xca\xdf\x30\x00", 0x6d00),
        (b"\x00\xcb\x3f\xff\x00", 0x6d00),
        (b"\xb0\xa4\x04\x0c", 0x6e00),
        (b"\x00\x20\x00\x80", 0x6986),
        (SELECT_JPKI, 0x9000),
        (b"\x00\xa4\x02\x0c\x02\x00\x42", 0x6a82),
        (b"\x00\xa4\x02\x0c\x02\x00\x17", 0x9000),
        (b"\x00\xb0\x00\x00\x04", 0x6981),
        (b"\x00\x20\x00\x80", 0x6981),
        (b"\x00\xa4\x02\x0c\x02\x00\x06", 0x9000),
        (b"\x00\xb0\x00\x20\x04", 0x6b00),
        (b"\x00\xb0\x80\x00\x04", 0x6a86),
        (b"\x00\xb0\x00", 0x6700),
    ] {
        assert_eq!(status(&mut card, command), word, "{command:02x?}");
    }
    assert_eq!(
        card.transmit(b"\x00\xb0\x00\x00\x20").unwrap(),
        b"JPKIAPICCTOKEN                  \x90\x00"
    );
}

#[test]
fn the_card_signs_whatever_bytes_it_is_given() {
    let mut card = fixture::card();
    Client::open(&mut card).unwrap().verify(&pin(PIN)).unwrap();
    assert_eq!(status(&mut card, b"\x00\xa4\x02\x0c\x02\x00\x17"), 0x9000);
    let sign = |data: &[u8]| {
        Command::new(0x80, 0x2a, 0x00, 0x80)
            .with_data(data)
            .unwrap()
    };
    let answer = card.answer(&sign(b"anything"));
    assert_eq!(answer.status, Status::OK);
    fixture::authentication_key()
        .to_public_key()
        .verify(Pkcs1v15Sign::new_unprefixed(), b"anything", &answer.data)
        .unwrap();
    assert_eq!(card.answer(&sign(&[0; 246])).status, Status::WRONG_LENGTH);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_make_the_card_fall_over(
        commands in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..10)
    ) {
        let mut card = fixture::card();
        for command in commands {
            prop_assert!(card.transmit(&command).unwrap().len() >= 2);
        }
    }
}

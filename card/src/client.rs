//! A JPKI card seen from the machine it is held to.
//!
//! Nothing is tried twice: a wrong PIN uses up a try of the card, so each call sends each command
//! once, and whoever calls shows [`Client::tries_left`] first.

use crate::Usage;
use crate::apdu::{ApduError, Command, Response, Status, Transport, TransportError};
use crate::message::SignedText;
use crate::pin::Pin;

/// The JPKI application.
pub const JPKI_AID: [u8; 10] = [0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];

/// The elementary files of one key pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Files {
    /// Its certificate.
    pub certificate: u16,
    /// The certificate of the authority that issued it.
    pub authority: u16,
    /// Its private key.
    pub key: u16,
    /// The PIN of the key.
    pub pin: u16,
}

impl Usage {
    /// Where the application keeps this key pair.
    pub const fn files(self) -> Files {
        match self {
            Self::Authentication => Files {
                certificate: 0x000a,
                authority: 0x000b,
                key: 0x0017,
                pin: 0x0018,
            },
            Self::Signature => Files {
                certificate: 0x0001,
                authority: 0x0002,
                key: 0x001a,
                pin: 0x001b,
            },
        }
    }

    /// How many wrong PINs in a row block the key.
    pub const fn tries(self) -> u8 {
        match self {
            Self::Authentication => 3,
            Self::Signature => 5,
        }
    }
}

/// What went wrong with a card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// The reader or the card is gone.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// It is no card with the JPKI application.
    #[error("the card has no JPKI application")]
    NotJpki,
    /// The PIN was wrong; this many tries are left, at least one.
    #[error("wrong PIN, {0} tries left")]
    WrongPin(u8),
    /// No try is left. Only the municipal desk can unblock the PIN.
    #[error("the PIN is blocked")]
    Blocked,
    /// The card wants the PIN first.
    #[error("the PIN is needed first")]
    PinNeeded,
    /// The file is not on the card, as with a card without a signature certificate.
    #[error("not on the card")]
    NotFound,
    /// The card answered with something else.
    #[error("unexpected answer {:04X}", .0.0)]
    Unexpected(Status),
    /// The card's answer or the file has no form known here.
    #[error("malformed answer")]
    Malformed,
}

impl From<ApduError> for CardError {
    fn from(_: ApduError) -> Self {
        Self::Malformed
    }
}

impl From<Status> for CardError {
    fn from(status: Status) -> Self {
        match status {
            Status::BLOCKED => Self::Blocked,
            Status::NOT_SATISFIED => Self::PinNeeded,
            Status::NOT_FOUND => Self::NotFound,
            other => match other.tries_left() {
                Some(0) => Self::Blocked,
                Some(left) => Self::WrongPin(left),
                None => Self::Unexpected(other),
            },
        }
    }
}

/// A card whose JPKI application is selected.
pub struct Client<T> {
    transport: T,
}

impl<T: Transport> Client<T> {
    /// Selects the JPKI application, which also forgets every PIN entered before.
    pub fn open(mut transport: T) -> Result<Self, CardError> {
        let select = Command::new(0x00, 0xa4, 0x04, 0x0c).with_data(&JPKI_AID)?;
        match exchange(&mut transport, &select)?.status {
            Status::OK => Ok(Self { transport }),
            Status::NOT_FOUND => Err(CardError::NotJpki),
            other => Err(CardError::Unexpected(other)),
        }
    }

    /// How many tries the PIN of this key has left. Uses up none.
    pub fn tries_left(&mut self, usage: Usage) -> Result<u8, CardError> {
        self.select(usage.files().pin)?;
        let status = exchange(&mut self.transport, &Command::new(0x00, 0x20, 0x00, 0x80))?.status;
        match (status.tries_left(), status) {
            (Some(left), _) => Ok(left),
            (None, Status::BLOCKED) => Ok(0),
            (None, other) => Err(CardError::Unexpected(other)),
        }
    }

    /// Enters a PIN. A wrong one uses up one try of the card.
    pub fn verify(&mut self, pin: &Pin) -> Result<(), CardError> {
        self.select(pin.usage().files().pin)?;
        let verify = Command::new(0x00, 0x20, 0x00, 0x80).with_data(pin.characters())?;
        succeed(&mut self.transport, &verify).map(drop)
    }

    /// Reads the certificate, in DER. That of the signature key needs its PIN first.
    pub fn certificate(&mut self, usage: Usage) -> Result<Vec<u8>, CardError> {
        self.read(usage.files().certificate)
    }

    /// Reads the certificate of the authority, in DER.
    pub fn authority_certificate(&mut self, usage: Usage) -> Result<Vec<u8>, CardError> {
        self.read(usage.files().authority)
    }

    /// Lets the card sign `text`; its PIN must have been entered. The digest is made here, from
    /// the typed text, because the card would sign any bytes.
    pub fn sign(&mut self, usage: Usage, text: &SignedText) -> Result<Vec<u8>, CardError> {
        self.select(usage.files().key)?;
        let sign = Command::new(0x80, 0x2a, 0x00, 0x80)
            .with_data(&text.digest_info())?
            .expecting(256)?;
        succeed(&mut self.transport, &sign)
    }

    fn select(&mut self, file: u16) -> Result<(), CardError> {
        let select = Command::new(0x00, 0xa4, 0x02, 0x0c).with_data(&file.to_be_bytes())?;
        succeed(&mut self.transport, &select).map(drop)
    }

    /// Reads a file that holds one DER object with a length of two bytes, as every certificate is.
    fn read(&mut self, file: u16) -> Result<Vec<u8>, CardError> {
        self.select(file)?;
        let head = self.read_binary(0, 4)?;
        let [0x30, 0x82, high, low] = *head.as_slice() else {
            return Err(CardError::Malformed);
        };
        let total = 4 + usize::from(u16::from_be_bytes([high, low]));
        let mut content = head;
        while content.len() < total {
            let wanted = u16::try_from(total - content.len())
                .unwrap_or(u16::MAX)
                .min(256);
            let chunk = self.read_binary(content.len(), wanted)?;
            if chunk.is_empty() || chunk.len() > usize::from(wanted) {
                return Err(CardError::Malformed);
            }
            content.extend(chunk);
        }
        Ok(content)
    }

    fn read_binary(&mut self, offset: usize, count: u16) -> Result<Vec<u8>, CardError> {
        let offset = u16::try_from(offset).map_err(|_| CardError::Malformed)?;
        let [p1, p2] = offset.to_be_bytes();
        // The top bit of P1 would mean a short file identifier.
        if p1 & 0x80 != 0 {
            return Err(CardError::Malformed);
        }
        succeed(
            &mut self.transport,
            &Command::new(0x00, 0xb0, p1, p2).expecting(count)?,
        )
    }
}

fn exchange(transport: &mut impl Transport, command: &Command) -> Result<Response, CardError> {
    let answer = transport.transmit(&command.to_bytes())?;
    Ok(Response::from_bytes(&answer)?)
}

fn succeed(transport: &mut impl Transport, command: &Command) -> Result<Vec<u8>, CardError> {
    let response = exchange(transport, command)?;
    match response.status {
        Status::OK => Ok(response.data),
        other => Err(other.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers in turn and keeps what it was sent.
    struct Script {
        answers: Vec<Vec<u8>>,
        sent: Vec<Vec<u8>>,
    }

    impl Transport for Script {
        fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
            self.sent.push(command.to_vec());
            if self.answers.is_empty() {
                return Err(TransportError("no more answers".into()));
            }
            Ok(self.answers.remove(0))
        }
    }

    fn script(answers: &[&[u8]]) -> Script {
        Script {
            answers: answers.iter().map(|a| a.to_vec()).collect(),
            sent: Vec::new(),
        }
    }

    const OK: &[u8] = &[0x90, 0x00];

    #[test]
    fn the_application_and_the_pin_are_selected_by_their_bytes() {
        let mut card = script(&[OK, OK, &[0x63, 0xc3], OK, OK]);
        let mut client = Client::open(&mut card).ok().unwrap();
        assert_eq!(client.tries_left(Usage::Authentication), Ok(3));
        client
            .verify(&Pin::new(Usage::Authentication, "1234").unwrap())
            .unwrap();
        assert_eq!(
            card.sent[0],
            b"\x00\xa4\x04\x0c\x0a\xd3\x92\xf0\x00\x26\x01\x00\x00\x00\x01"
        );
        assert_eq!(card.sent[1], b"\x00\xa4\x02\x0c\x02\x00\x18");
        assert_eq!(card.sent[2], b"\x00\x20\x00\x80");
        assert_eq!(card.sent[4], b"\x00\x20\x00\x80\x041234");
    }

    #[test]
    fn a_wrong_pin_is_sent_once_and_told_with_the_tries_left() {
        let mut card = script(&[OK, OK, &[0x63, 0xc1]]);
        let mut client = Client::open(&mut card).ok().unwrap();
        let pin = Pin::new(Usage::Authentication, "0000").unwrap();
        assert_eq!(client.verify(&pin), Err(CardError::WrongPin(1)));
        assert_eq!(card.sent.len(), 3);
    }

    #[test]
    fn a_blocked_pin_is_known_by_either_status_word() {
        for word in [[0x63, 0xc0], [0x69, 0x83]] {
            let mut card = script(&[OK, OK, &word]);
            let mut client = Client::open(&mut card).ok().unwrap();
            let pin = Pin::new(Usage::Authentication, "0000").unwrap();
            assert_eq!(client.verify(&pin), Err(CardError::Blocked));
            let mut card = script(&[OK, OK, &word]);
            let mut client = Client::open(&mut card).ok().unwrap();
            assert_eq!(client.tries_left(Usage::Signature), Ok(0));
        }
    }

    #[test]
    fn another_card_is_told_apart() {
        let mut card = script(&[&[0x6a, 0x82]]);
        assert_eq!(Client::open(&mut card).err(), Some(CardError::NotJpki));
        let mut card = script(&[&[0x67, 0x00]]);
        assert_eq!(
            Client::open(&mut card).err(),
            Some(CardError::Unexpected(Status(0x6700)))
        );
        let mut card = script(&[&[0x90]]);
        assert_eq!(Client::open(&mut card).err(), Some(CardError::Malformed));
    }

    #[test]
    fn a_certificate_is_read_in_chunks_by_its_length() {
        let first = [&[0xaa; 256][..], OK].concat();
        let last = [&[0xbb; 4][..], OK].concat();
        let mut card = script(&[OK, OK, b"\x30\x82\x01\x04\x90\x00", &first, &last]);
        let mut client = Client::open(&mut card).ok().unwrap();
        let read = client.certificate(Usage::Authentication).unwrap();
        assert_eq!(read.len(), 4 + 260);
        assert_eq!(card.sent[2], b"\x00\xb0\x00\x00\x04");
        assert_eq!(card.sent[3], b"\x00\xb0\x00\x04\x00");
        assert_eq!(card.sent[4], b"\x00\xb0\x01\x04\x04");
    }

    #[test]
    fn a_card_that_stops_answering_a_file_is_no_endless_loop() {
        let mut card = script(&[OK, OK, b"\x30\x82\x01\x04\x90\x00", OK]);
        let mut client = Client::open(&mut card).ok().unwrap();
        assert_eq!(
            client.certificate(Usage::Authentication),
            Err(CardError::Malformed)
        );
    }
}

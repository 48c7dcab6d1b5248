//! Command and response units (ISO/IEC 7816-4), short form only: a JPKI card needs no other.

use zeroize::Zeroizing;

/// A way to a card: a reader, or a card made of software.
pub trait Transport {
    /// Sends one command unit and returns the response unit: data, then SW1 SW2.
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError>;
}

impl<T: Transport> Transport for &mut T {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        (**self).transmit(command)
    }
}

/// The reader or the card is gone. Holds no data of the exchange.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the card cannot be reached: {0}")]
pub struct TransportError(pub String);

/// The bytes are no command or response unit of the short form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a short command or response unit")]
pub struct ApduError;

/// A command unit. `Debug` is left out on purpose: the data may be a PIN.
#[derive(Clone, PartialEq, Eq)]
pub struct Command {
    /// CLA.
    pub class: u8,
    /// INS.
    pub instruction: u8,
    /// P1.
    pub p1: u8,
    /// P2.
    pub p2: u8,
    data: Zeroizing<Vec<u8>>,
    expected: Option<u16>,
}

impl Command {
    /// A command without data that expects none.
    pub fn new(class: u8, instruction: u8, p1: u8, p2: u8) -> Self {
        Self {
            class,
            instruction,
            p1,
            p2,
            data: Zeroizing::new(Vec::new()),
            expected: None,
        }
    }

    /// With 1 to 255 bytes of data.
    pub fn with_data(mut self, data: &[u8]) -> Result<Self, ApduError> {
        if data.is_empty() || data.len() > 255 {
            return Err(ApduError);
        }
        self.data = Zeroizing::new(data.to_vec());
        Ok(self)
    }

    /// Expecting at most `count` bytes, 1 to 256.
    pub fn expecting(mut self, count: u16) -> Result<Self, ApduError> {
        if !(1..=256).contains(&count) {
            return Err(ApduError);
        }
        self.expected = Some(count);
        Ok(self)
    }

    /// The data; empty where there is none.
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// How many bytes are expected at most.
    pub const fn expected(&self) -> Option<u16> {
        self.expected
    }

    /// The bytes for the card.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(6 + self.data.len()));
        bytes.extend([self.class, self.instruction, self.p1, self.p2]);
        if !self.data.is_empty() {
            bytes.extend(u8::try_from(self.data.len()));
            bytes.extend_from_slice(&self.data);
        }
        if let Some(count) = self.expected {
            bytes.push(u8::try_from(count).unwrap_or(0));
        }
        bytes
    }

    /// Reads a command unit, as a card does.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ApduError> {
        let (&[class, instruction, p1, p2], body) =
            bytes.split_first_chunk::<4>().ok_or(ApduError)?;
        let bare = Self::new(class, instruction, p1, p2);
        match body {
            [] => Ok(bare),
            [expected] => bare.expecting(length(*expected)),
            [count, rest @ ..] => {
                let (data, after) = rest
                    .split_at_checked(usize::from(*count))
                    .ok_or(ApduError)?;
                let command = bare.with_data(data)?;
                match after {
                    [] => Ok(command),
                    [expected] => command.expecting(length(*expected)),
                    _ => Err(ApduError),
                }
            }
        }
    }
}

/// What Le says: 0 stands for 256.
fn length(le: u8) -> u16 {
    if le == 0 { 256 } else { u16::from(le) }
}

/// SW1 SW2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status(pub u16);

impl Status {
    /// 9000: done.
    pub const OK: Self = Self(0x9000);
    /// 6700: wrong length.
    pub const WRONG_LENGTH: Self = Self(0x6700);
    /// 6981: the command does not fit the file.
    pub const WRONG_FILE_KIND: Self = Self(0x6981);
    /// 6982: security status not satisfied; the PIN is missing.
    pub const NOT_SATISFIED: Self = Self(0x6982);
    /// 6983: authentication method blocked.
    pub const BLOCKED: Self = Self(0x6983);
    /// 6986: no file is selected.
    pub const NO_FILE: Self = Self(0x6986);
    /// 6A82: file or application not found.
    pub const NOT_FOUND: Self = Self(0x6a82);
    /// 6A86: wrong P1 or P2.
    pub const WRONG_PARAMETERS: Self = Self(0x6a86);
    /// 6B00: offset beyond the end.
    pub const WRONG_OFFSET: Self = Self(0x6b00);
    /// 6D00: unknown instruction.
    pub const UNKNOWN_INSTRUCTION: Self = Self(0x6d00);
    /// 6E00: unknown class.
    pub const UNKNOWN_CLASS: Self = Self(0x6e00);

    /// 63Cx: `left` tries remain, at most 15.
    pub fn tries(left: u8) -> Self {
        Self(0x63c0 | u16::from(left.min(15)))
    }

    /// The tries that 63Cx speaks of.
    pub fn tries_left(self) -> Option<u8> {
        (self.0 & 0xfff0 == 0x63c0)
            .then(|| u8::try_from(self.0 & 0x0f).ok())
            .flatten()
    }
}

/// A response unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The data; empty where there is none.
    pub data: Vec<u8>,
    /// SW1 SW2.
    pub status: Status,
}

impl Response {
    /// A response without data.
    pub const fn of(status: Status) -> Self {
        Self {
            data: Vec::new(),
            status,
        }
    }

    /// A successful response with data.
    pub const fn with(data: Vec<u8>) -> Self {
        Self {
            data,
            status: Status::OK,
        }
    }

    /// The bytes as a card sends them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.data.clone();
        bytes.extend(self.status.0.to_be_bytes());
        bytes
    }

    /// Reads a response unit.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ApduError> {
        let (data, status) = bytes.split_last_chunk::<2>().ok_or(ApduError)?;
        Ok(Self {
            data: data.to_vec(),
            status: Status(u16::from_be_bytes(*status)),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bytes(command: Result<Command, ApduError>) -> Vec<u8> {
        command
            .unwrap_or_else(|_| panic!("a good command"))
            .to_bytes()
            .to_vec()
    }

    #[test]
    fn the_four_cases_have_their_bytes() {
        let bare = Command::new(0x00, 0x20, 0x00, 0x80);
        assert_eq!(bare.to_bytes().to_vec(), [0x00, 0x20, 0x00, 0x80]);
        assert_eq!(
            bytes(bare.clone().expecting(256)),
            [0x00, 0x20, 0x00, 0x80, 0x00]
        );
        assert_eq!(
            bytes(bare.clone().with_data(b"12")),
            b"\x00\x20\x00\x80\x0212"
        );
        assert_eq!(
            bytes(bare.with_data(b"12").and_then(|c| c.expecting(4))),
            b"\x00\x20\x00\x80\x0212\x04"
        );
    }

    #[test]
    fn a_status_word_tells_the_tries_left() {
        assert_eq!(Status(0x63c2).tries_left(), Some(2));
        assert_eq!(Status(0x63c0).tries_left(), Some(0));
        assert_eq!(Status(0x6300).tries_left(), None);
        assert_eq!(Status::OK.tries_left(), None);
        assert_eq!(Status::tries(3), Status(0x63c3));
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_back(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(command) = Command::from_bytes(&bytes) {
                prop_assert_eq!(command.to_bytes().to_vec(), bytes.clone());
            }
            if let Ok(response) = Response::from_bytes(&bytes) {
                prop_assert_eq!(response.to_bytes(), bytes);
            }
        }
    }
}

//! A JPKI card made of software: the same commands, counters and status words as a card of
//! plastic, without a reader. For the demo and for tests.
//!
//! Where a real card's answer is not known for certain it takes the one that card software relies
//! on: asking for the tries of a blocked PIN says `63C0`, entering one says `6983`.

mod state;

pub use state::{CardState, KeyMaterial, StateError};

use rsa::pkcs1v15::Pkcs1v15Sign;
use subtle::ConstantTimeEq;

use crate::Usage;
use crate::apdu::{Command, Response, Status, Transport, TransportError};
use crate::client::JPKI_AID;
use state::Slot;

/// EF 0006: what kind of token this is.
const TOKEN_FILE: u16 = 0x0006;
const TOKEN_TEXT: [u8; 32] = *b"JPKIAPICCTOKEN                  ";

/// A JPKI card made of software.
pub struct SoftwareCard {
    authentication: Slot,
    signature: Slot,
    selected: Selected,
    authentication_open: bool,
    signature_open: bool,
}

/// What the last SELECT left selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Selected {
    /// Not the JPKI application.
    Nothing,
    /// The JPKI application, no file in it.
    Application,
    /// A file of the JPKI application.
    File(File),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Token,
    Certificate(Usage),
    Authority(Usage),
    Key(Usage),
    Pin(Usage),
}

impl File {
    fn of(identifier: u16) -> Option<Self> {
        if identifier == TOKEN_FILE {
            return Some(Self::Token);
        }
        [Usage::Authentication, Usage::Signature]
            .into_iter()
            .find_map(|usage| {
                let files = usage.files();
                match identifier {
                    id if id == files.certificate => Some(Self::Certificate(usage)),
                    id if id == files.authority => Some(Self::Authority(usage)),
                    id if id == files.key => Some(Self::Key(usage)),
                    id if id == files.pin => Some(Self::Pin(usage)),
                    _ => None,
                }
            })
    }
}

impl SoftwareCard {
    /// Cuts the power and puts it on again: nothing is selected and no PIN is entered any more.
    /// The counters stay.
    pub fn reset(&mut self) {
        self.selected = Selected::Nothing;
        self.forget_pins();
    }

    /// What the desk of the municipality does with a blocked card: all tries are there again.
    pub fn unblock(&mut self) {
        self.authentication.tries = Usage::Authentication.tries();
        self.signature.tries = Usage::Signature.tries();
    }

    /// Answers one command.
    pub fn answer(&mut self, command: &Command) -> Response {
        match (command.class, command.instruction) {
            (0x00, 0xa4) => self.select(command),
            (0x00, 0x20) => self.verify(command),
            (0x00, 0xb0) => self.read_binary(command),
            (0x80, 0x2a) => self.sign(command),
            (0x00 | 0x80, _) => Response::of(Status::UNKNOWN_INSTRUCTION),
            _ => Response::of(Status::UNKNOWN_CLASS),
        }
    }

    fn forget_pins(&mut self) {
        self.authentication_open = false;
        self.signature_open = false;
    }

    const fn slot(&self, usage: Usage) -> &Slot {
        match usage {
            Usage::Authentication => &self.authentication,
            Usage::Signature => &self.signature,
        }
    }

    const fn is_open(&self, usage: Usage) -> bool {
        match usage {
            Usage::Authentication => self.authentication_open,
            Usage::Signature => self.signature_open,
        }
    }

    fn select(&mut self, command: &Command) -> Response {
        match (command.p1, command.p2) {
            (0x04, 0x0c) => {
                if command.data() != JPKI_AID {
                    return Response::of(Status::NOT_FOUND);
                }
                self.selected = Selected::Application;
                self.forget_pins();
                Response::of(Status::OK)
            }
            (0x02, 0x0c) => {
                let &[high, low] = command.data() else {
                    return Response::of(Status::WRONG_LENGTH);
                };
                match File::of(u16::from_be_bytes([high, low])) {
                    Some(file) if self.selected != Selected::Nothing => {
                        self.selected = Selected::File(file);
                        Response::of(Status::OK)
                    }
                    _ => Response::of(Status::NOT_FOUND),
                }
            }
            _ => Response::of(Status::WRONG_PARAMETERS),
        }
    }

    fn verify(&mut self, command: &Command) -> Response {
        if (command.p1, command.p2) != (0x00, 0x80) {
            return Response::of(Status::WRONG_PARAMETERS);
        }
        let usage = match self.selected {
            Selected::File(File::Pin(usage)) => usage,
            Selected::File(_) => return Response::of(Status::WRONG_FILE_KIND),
            _ => return Response::of(Status::NO_FILE),
        };
        let (slot, open) = match usage {
            Usage::Authentication => (&mut self.authentication, &mut self.authentication_open),
            Usage::Signature => (&mut self.signature, &mut self.signature_open),
        };
        if command.data().is_empty() {
            return Response::of(Status::tries(slot.tries));
        }
        if slot.tries == 0 {
            return Response::of(Status::BLOCKED);
        }
        if bool::from(slot.pin.ct_eq(command.data())) {
            slot.tries = usage.tries();
            *open = true;
            Response::of(Status::OK)
        } else {
            slot.tries -= 1;
            *open = false;
            Response::of(Status::tries(slot.tries))
        }
    }

    fn read_binary(&self, command: &Command) -> Response {
        if command.p1 & 0x80 != 0 {
            return Response::of(Status::WRONG_PARAMETERS);
        }
        let Some(expected) = command.expected() else {
            return Response::of(Status::WRONG_LENGTH);
        };
        let content: &[u8] = match self.selected {
            Selected::File(File::Token) => &TOKEN_TEXT,
            Selected::File(File::Certificate(Usage::Signature)) if !self.signature_open => {
                return Response::of(Status::NOT_SATISFIED);
            }
            Selected::File(File::Certificate(usage)) => &self.slot(usage).certificate,
            Selected::File(File::Authority(usage)) => &self.slot(usage).authority,
            Selected::File(File::Key(_) | File::Pin(_)) => {
                return Response::of(Status::WRONG_FILE_KIND);
            }
            _ => return Response::of(Status::NO_FILE),
        };
        let offset = usize::from(u16::from_be_bytes([command.p1, command.p2]));
        if offset >= content.len() {
            return Response::of(Status::WRONG_OFFSET);
        }
        Response::with(
            content
                .iter()
                .skip(offset)
                .take(usize::from(expected))
                .copied()
                .collect(),
        )
    }

    /// COMPUTE DIGITAL SIGNATURE: RSA over `00 01 FF … 00 data`, whatever the data are.
    fn sign(&self, command: &Command) -> Response {
        if (command.p1, command.p2) != (0x00, 0x80) {
            return Response::of(Status::WRONG_PARAMETERS);
        }
        let usage = match self.selected {
            Selected::File(File::Key(usage)) => usage,
            Selected::File(_) => return Response::of(Status::WRONG_FILE_KIND),
            _ => return Response::of(Status::NO_FILE),
        };
        if !self.is_open(usage) {
            return Response::of(Status::NOT_SATISFIED);
        }
        if command.data().is_empty() {
            return Response::of(Status::WRONG_LENGTH);
        }
        let key = &self.slot(usage).key;
        match key.sign(Pkcs1v15Sign::new_unprefixed(), command.data()) {
            Ok(signature) => Response::with(signature),
            Err(_) => Response::of(Status::WRONG_LENGTH),
        }
    }
}

impl Transport for SoftwareCard {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let response = match Command::from_bytes(command) {
            Ok(command) => self.answer(&command),
            Err(_) => Response::of(Status::WRONG_LENGTH),
        };
        Ok(response.to_bytes())
    }
}

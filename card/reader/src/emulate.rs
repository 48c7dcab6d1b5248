//! A software card in a virtual reader: the protocol of vsmartcard's vpcd, so that programs that
//! know nothing of Hikae can be tried on the card.
//!
//! The reader listens; the card connects. Each message has its length before it, two bytes, the
//! higher one first. A message of one byte is about the power; any other is a command.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use hikae_card::apdu::Transport as _;
use hikae_card::software::{CardState, SoftwareCard};

use crate::words::Trouble;

/// Answer to reset of a real card, by which OpenSC knows it.
const ATR: [u8; 9] = [0x3b, 0xe0, 0x00, 0xff, 0x81, 0x31, 0xfe, 0x45, 0x14];

const POWER_OFF: u8 = 0;
const POWER_ON: u8 = 1;
const RESET: u8 = 2;
const GET_ATR: u8 = 4;

/// Lies in the virtual reader until it is taken away. What the card counts is written back after
/// each command, before it is answered.
pub fn stand_in(file: &Path, vpcd: &str) -> Result<(), Trouble> {
    let path = || file.display().to_string();
    let failed = |error| Trouble::File(path(), error);
    let kept = fs::read(file).map_err(failed)?;
    let state: CardState =
        serde_json::from_slice(&kept).map_err(|_| Trouble::NoSoftwareCard(path()))?;
    let mut card = SoftwareCard::from_state(&state).map_err(|_| Trouble::NoSoftwareCard(path()))?;
    let unreachable = |error: std::io::Error| Trouble::Reader(format!("{vpcd}: {error}"));
    let mut reader = TcpStream::connect(vpcd).map_err(unreachable)?;
    reader.set_nodelay(true).map_err(unreachable)?;
    println!("{vpcd}");
    let mut written = kept;
    while let Some(message) = receive(&mut reader).map_err(unreachable)? {
        let answer = match message.as_slice() {
            [POWER_OFF | POWER_ON | RESET] => {
                card.reset();
                continue;
            }
            [GET_ATR] => ATR.to_vec(),
            command => {
                let answer = card
                    .transmit(command)
                    .map_err(|error| Trouble::Card(error.into()))?;
                let state = card.state().map_err(|_| Trouble::NoSoftwareCard(path()))?;
                let state = serde_json::to_vec(&state).map_err(|error| failed(error.into()))?;
                if state != written {
                    fs::write(file, &state).map_err(failed)?;
                    written = state;
                }
                answer
            }
        };
        send(&mut reader, &answer).map_err(unreachable)?;
    }
    Ok(())
}

/// The next message; none once the reader is gone.
fn receive(reader: &mut impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = [0; 2];
    match reader.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut message = vec![0; usize::from(u16::from_be_bytes(length))];
    reader.read_exact(&mut message)?;
    Ok(Some(message))
}

fn send(reader: &mut impl Write, message: &[u8]) -> std::io::Result<()> {
    let length = u16::try_from(message.len()).map_err(std::io::Error::other)?;
    let mut framed = length.to_be_bytes().to_vec();
    framed.extend(message);
    reader.write_all(&framed)
}

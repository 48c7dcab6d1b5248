//! The My Number Card's public certificates (公的個人認証, JPKI), from both sides.
//!
//! - [`message`]: the text that a card signs for Hikae.
//! - [`link`]: how a portal hands that text to the program that talks to the card.
//! - [`apdu`], [`client`]: talking to a card.
//! - [`verify`], [`revocation`]: judging what a card answered. Pure: no file, clock or network.
//! - [`software`], [`profile`]: a card made of software and the authority that issues to it, for
//!   the demo and for tests.
//!
//! Nothing here knows a database or HTTP, and nothing reads the 個人番号.

pub mod apdu;
pub mod client;
mod der;
pub mod link;
pub mod message;
pub mod oid;
pub mod pin;
pub mod profile;
pub mod revocation;
pub mod software;
pub mod verify;

use serde::{Deserialize, Serialize};

/// The two key pairs of a card. Each has its own certificate, PIN and certification authority,
/// and one never stands in for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Usage {
    /// 利用者証明用: who is logging in. Certificate without a name, PIN of four digits.
    Authentication,
    /// 署名用: a declaration. Certificate with name, birth date, sex and address; PIN of 6 to 16
    /// capital letters and digits.
    Signature,
}

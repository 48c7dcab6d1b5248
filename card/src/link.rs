//! `hikae-card:` links: how a page hands the fields of a [`SignedText`] to the program that talks
//! to the card. The link holds the fields and not the text, so that the program builds the text
//! itself.
//!
//! ```text
//! hikae-card:sign?purpose=login&origin=https://hikae.example.lg.jp&ceremony=…&challenge=…&issued=…
//! ```
//!
//! The fields stand in this order and once each. None of them holds a character that a query
//! would have to escape (RFC 3986 §3.4).

use crate::message::{MessageError, SignedText};

const START: &str = "hikae-card:sign?";

/// The link for a text.
pub fn write(text: &SignedText) -> String {
    let fields: Vec<String> = text
        .to_string()
        .lines()
        .skip(1)
        .map(|line| line.replacen(": ", "=", 1))
        .collect();
    format!("{START}{}", fields.join("&"))
}

/// The text of a link. Only what [`write`] writes is accepted.
pub fn read(link: &str) -> Result<SignedText, MessageError> {
    let fields = link.strip_prefix(START).ok_or(MessageError)?;
    let mut text = String::from("HIKAE-CARD-V1\n");
    for field in fields.split('&') {
        text.push_str(&field.replacen('=', ": ", 1));
        text.push('\n');
    }
    let read: SignedText = text.parse()?;
    if write(&read) == link {
        Ok(read)
    } else {
        Err(MessageError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Purpose;

    #[test]
    fn a_link_carries_every_field_and_is_read_back() {
        let text = SignedText::new(
            Purpose::Login,
            "http://localhost:8080".parse().unwrap(),
            "019c5a4e-7b00-7000-8000-000000000001".parse().unwrap(),
            [0xab; 32],
            chrono::DateTime::from_timestamp(1_795_219_200, 0).unwrap(),
        );
        let link = write(&text);
        assert_eq!(
            link,
            format!(
                "hikae-card:sign?purpose=login&origin=http://localhost:8080\
                 &ceremony=019c5a4e-7b00-7000-8000-000000000001&challenge={}\
                 &issued=2026-11-21T00:00:00Z",
                "ab".repeat(32)
            )
        );
        assert_eq!(read(&link), Ok(text));
        for bad in [
            link.replace("purpose=login&", ""),
            link.replace("hikae-card:", "hikae-card://"),
            format!("{link}&issued=2026-11-21T00:00:00Z"),
            link.replace("=login", "=login\norigin: https://other.example"),
        ] {
            assert_eq!(read(&bad), Err(MessageError), "{bad}");
        }
    }
}

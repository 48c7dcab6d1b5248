//! The text that a card signs, and the link that carries its fields.

use hikae_card::link;
use hikae_card::message::{Origin, SignedText};

/// Whatever is read has one form, and that is what was read.
pub fn text(input: &[u8]) {
    let Ok(input) = std::str::from_utf8(input) else {
        return;
    };
    if let Ok(text) = input.parse::<SignedText>() {
        assert_eq!(text.to_string(), input);
        assert_eq!(link::read(&link::write(&text)), Ok(text));
    }
    if let Ok(text) = link::read(input) {
        assert_eq!(link::write(&text), input);
        assert_eq!(text.to_string().parse(), Ok(text));
    }
    if let Ok(origin) = input.parse::<Origin>() {
        assert_eq!(origin.as_str(), input);
    }
}

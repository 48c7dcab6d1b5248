//! Writing DER (X.690) for what is issued here. Reading is left to `x509-cert`, so that the two
//! check each other.

use x509_cert::der::asn1::ObjectIdentifier;

/// The value does not fit the length that this writer knows (64 KiB).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too long for DER as written here")]
pub struct TooLong;

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const NULL: u8 = 0x05;
pub(crate) const OID: u8 = 0x06;
pub(crate) const ENUMERATED: u8 = 0x0a;
pub(crate) const UTF8_STRING: u8 = 0x0c;
pub(crate) const PRINTABLE_STRING: u8 = 0x13;
pub(crate) const IA5_STRING: u8 = 0x16;
pub(crate) const UTC_TIME: u8 = 0x17;
pub(crate) const GENERALIZED_TIME: u8 = 0x18;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// Tag of a context-specific primitive value.
pub(crate) const fn primitive(number: u8) -> u8 {
    0x80 | number
}

/// Tag of a context-specific constructed value.
pub(crate) const fn constructed(number: u8) -> u8 {
    0xa0 | number
}

/// Tag, length and content; the content is the parts one after the other.
pub(crate) fn tlv<P: AsRef<[u8]>>(
    tag: u8,
    parts: impl IntoIterator<Item = P>,
) -> Result<Vec<u8>, TooLong> {
    let mut content = Vec::new();
    for part in parts {
        content.extend_from_slice(part.as_ref());
    }
    let mut bytes = vec![tag];
    let [high, low] = u16::try_from(content.len())
        .map_err(|_| TooLong)?
        .to_be_bytes();
    match (high, low) {
        (0, 0..=0x7f) => bytes.push(low),
        (0, _) => bytes.extend([0x81, low]),
        _ => bytes.extend([0x82, high, low]),
    }
    bytes.extend(content);
    Ok(bytes)
}

/// A value of one part.
pub(crate) fn value(tag: u8, content: impl AsRef<[u8]>) -> Result<Vec<u8>, TooLong> {
    tlv(tag, [content])
}

/// SEQUENCE of the parts.
pub(crate) fn sequence<P: AsRef<[u8]>>(
    parts: impl IntoIterator<Item = P>,
) -> Result<Vec<u8>, TooLong> {
    tlv(SEQUENCE, parts)
}

/// OBJECT IDENTIFIER.
pub(crate) fn oid(identifier: ObjectIdentifier) -> Result<Vec<u8>, TooLong> {
    value(OID, identifier.as_bytes())
}

/// INTEGER that is not negative, from its big-endian bytes.
pub(crate) fn unsigned(bytes: &[u8]) -> Result<Vec<u8>, TooLong> {
    let start = bytes.iter().position(|b| *b != 0).unwrap_or(bytes.len());
    let digits: Vec<u8> = bytes.iter().skip(start).copied().collect();
    match digits.first() {
        None => value(INTEGER, [0]),
        Some(first) if *first >= 0x80 => tlv(INTEGER, [&[0][..], &digits]),
        Some(_) => value(INTEGER, &digits),
    }
}

/// BIT STRING of whole bytes.
pub(crate) fn bit_string(bytes: &[u8]) -> Result<Vec<u8>, TooLong> {
    tlv(BIT_STRING, [&[0][..], bytes])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_in_their_shortest_form() {
        assert_eq!(value(OCTET_STRING, []).unwrap(), [0x04, 0x00]);
        assert_eq!(value(OCTET_STRING, [0; 127]).unwrap()[..2], [0x04, 0x7f]);
        assert_eq!(
            value(OCTET_STRING, [0; 128]).unwrap()[..3],
            [0x04, 0x81, 0x80]
        );
        assert_eq!(
            value(OCTET_STRING, [0; 256]).unwrap()[..4],
            [0x04, 0x82, 0x01, 0x00]
        );
        assert_eq!(value(OCTET_STRING, vec![0; 70_000]), Err(TooLong));
    }

    #[test]
    fn an_integer_has_no_needless_zeros_and_no_sign() {
        assert_eq!(unsigned(&[]).unwrap(), [0x02, 0x01, 0x00]);
        assert_eq!(unsigned(&[0, 0, 5]).unwrap(), [0x02, 0x01, 0x05]);
        assert_eq!(unsigned(&[0x80]).unwrap(), [0x02, 0x02, 0x00, 0x80]);
    }
}

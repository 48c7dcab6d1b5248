//! The body of a push message: encrypted for one browser (RFC 8291, over RFC 8188).
//!
//! Composed from p256, hkdf and aes-gcm, which webauthn-rs brings along anyway. `web-push-native`
//! holds the generation of them before, and draws randomness by itself.

use aes_gcm::aead::Aead as _;
use aes_gcm::{Aes128Gcm, KeyInit as _, Nonce};
use hkdf::Hkdf;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{PublicKey, SecretKey};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::subscription::Subscription;
use crate::ambient::{Entropy, random};

/// What every message says. Nothing in it depends on the notice, the person or the day: the service
/// worker has the words.
const SAYS: &[u8] = b"notice";

/// What is encrypted is so long, whatever it says (RFC 8188, section 2).
const PADDED: usize = 128;

/// The size of a record, of which there is one.
const RECORD: u32 = 4096;

/// A body cannot be made for this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the keys of the browser cannot be used")]
pub struct MessageError;

/// The message, under a key of its own.
///
/// # Errors
/// [`MessageError`].
pub fn message(to: &Subscription, entropy: &dyn Entropy) -> Result<Vec<u8>, MessageError> {
    let salt = random::<16>(entropy);
    encrypt(to, SAYS, PADDED, &own_key(entropy), &salt)
}

/// A key that is used once. Numbers that are none are drawn about once in 2^32 times.
fn own_key(entropy: &dyn Entropy) -> SecretKey {
    loop {
        let drawn = Zeroizing::new(random::<32>(entropy));
        if let Ok(key) = SecretKey::from_slice(drawn.as_slice()) {
            return key;
        }
    }
}

fn encrypt(
    to: &Subscription,
    says: &[u8],
    padded: usize,
    own: &SecretKey,
    salt: &[u8; 16],
) -> Result<Vec<u8>, MessageError> {
    let theirs = PublicKey::from_sec1_bytes(&to.p256dh).map_err(|_| MessageError)?;
    let ours = own.public_key().to_sec1_point(false);
    let shared = p256::ecdh::diffie_hellman(own.to_nonzero_scalar(), theirs.as_affine());

    // RFC 8291, section 3.4.
    let mut info = b"WebPush: info\0".to_vec();
    info.extend(&to.p256dh);
    info.extend(ours.as_bytes());
    let mut material = Zeroizing::new([0; 32]);
    let mixed = Hkdf::<Sha256>::new(Some(&to.auth), shared.raw_secret_bytes());
    mixed
        .expand(&info, &mut *material)
        .map_err(|_| MessageError)?;

    // RFC 8188, section 2.2 and 2.3.
    let keys = Hkdf::<Sha256>::new(Some(salt), &*material);
    let (mut key, mut nonce) = (Zeroizing::new([0; 16]), [0; 12]);
    keys.expand(b"Content-Encoding: aes128gcm\0", &mut *key)
        .map_err(|_| MessageError)?;
    keys.expand(b"Content-Encoding: nonce\0", &mut nonce)
        .map_err(|_| MessageError)?;

    // The last record ends with a 2, then zeros.
    let mut plain = says.to_vec();
    plain.push(2);
    plain.resize(plain.len().max(padded), 0);
    let cipher = Aes128Gcm::new((&*key).into());
    let sealed = cipher
        .encrypt(&Nonce::from(nonce), plain.as_slice())
        .map_err(|_| MessageError)?;

    let point = ours.as_bytes();
    let mut body = salt.to_vec();
    body.extend(RECORD.to_be_bytes());
    body.push(u8::try_from(point.len()).map_err(|_| MessageError)?);
    body.extend(point);
    body.extend(sealed);
    Ok(body)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;

    use super::*;
    use crate::ambient::SystemEntropy;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64.decode(text).unwrap()
    }

    /// The browser of RFC 8291, appendix A.
    fn browser() -> Subscription {
        Subscription {
            endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV".to_owned(),
            p256dh: bytes(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            ),
            auth: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
        }
    }

    #[test]
    fn the_example_of_rfc_8291_comes_out_byte_for_byte() {
        let own = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        let own = SecretKey::from_slice(&own).unwrap();
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let says = b"When I grow up, I want to be a watermelon";
        let body = encrypt(&browser(), says, 0, &own, &salt).unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(BASE64.encode(body), expected);
    }

    #[test]
    fn messages_are_of_one_length_and_never_the_same() {
        let first = message(&browser(), &SystemEntropy).unwrap();
        let second = message(&browser(), &SystemEntropy).unwrap();
        assert_eq!(first.len(), 16 + 4 + 1 + 65 + PADDED + 16);
        assert_eq!(second.len(), first.len());
        assert_ne!(first, second);
    }
}

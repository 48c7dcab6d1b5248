//! What a software card keeps when it is put away.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rsa::RsaPrivateKey;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{Selected, SoftwareCard};
use crate::Usage;
use crate::pin::Pin;

/// The state is not that of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the state of a software card")]
pub struct StateError;

/// Everything on a software card, to be kept in a file. Holds private keys and PINs in clear:
/// such a card protects nobody, it only behaves like one that does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardState {
    authentication: SlotState,
    signature: SlotState,
}

/// One key pair; bytes are in base64.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct SlotState {
    key: String,
    certificate: String,
    authority: String,
    pin: String,
    tries: u8,
}

/// One key pair on the card.
pub(super) struct Slot {
    pub(super) key: RsaPrivateKey,
    pub(super) certificate: Vec<u8>,
    pub(super) authority: Vec<u8>,
    pub(super) pin: Zeroizing<Vec<u8>>,
    pub(super) tries: u8,
}

/// What the issuer puts on a card for one key pair.
pub struct KeyMaterial {
    /// The private key, RSA-2048.
    pub key: RsaPrivateKey,
    /// Its certificate, in DER.
    pub certificate: Vec<u8>,
    /// The certificate of the authority that issued it, in DER.
    pub authority: Vec<u8>,
    /// Its PIN; also says which of the two key pairs this is.
    pub pin: Pin,
}

impl Slot {
    fn new(material: KeyMaterial) -> Self {
        Self {
            key: material.key,
            certificate: material.certificate,
            authority: material.authority,
            tries: material.pin.usage().tries(),
            pin: Zeroizing::new(material.pin.characters().to_vec()),
        }
    }

    fn state(&self) -> Result<SlotState, StateError> {
        let key = self.key.to_pkcs8_der().map_err(|_| StateError)?;
        Ok(SlotState {
            key: BASE64_STANDARD.encode(key.as_bytes()),
            certificate: BASE64_STANDARD.encode(&self.certificate),
            authority: BASE64_STANDARD.encode(&self.authority),
            pin: String::from_utf8(self.pin.to_vec()).map_err(|_| StateError)?,
            tries: self.tries,
        })
    }

    fn from_state(usage: Usage, state: &SlotState) -> Result<Self, StateError> {
        let bytes = |text: &str| BASE64_STANDARD.decode(text).map_err(|_| StateError);
        let key = Zeroizing::new(bytes(&state.key)?);
        if state.tries > usage.tries() {
            return Err(StateError);
        }
        let pin = Pin::new(usage, &state.pin).map_err(|_| StateError)?;
        Ok(Self {
            key: RsaPrivateKey::from_pkcs8_der(&key).map_err(|_| StateError)?,
            certificate: bytes(&state.certificate)?,
            authority: bytes(&state.authority)?,
            pin: Zeroizing::new(pin.characters().to_vec()),
            tries: state.tries,
        })
    }
}

impl SoftwareCard {
    /// A new card. The PIN of each material must be of its own kind.
    pub fn new(authentication: KeyMaterial, signature: KeyMaterial) -> Result<Self, StateError> {
        if authentication.pin.usage() != Usage::Authentication
            || signature.pin.usage() != Usage::Signature
        {
            return Err(StateError);
        }
        Ok(Self::with(Slot::new(authentication), Slot::new(signature)))
    }

    /// What is to be kept. PINs that are entered are not part of it.
    pub fn state(&self) -> Result<CardState, StateError> {
        Ok(CardState {
            authentication: self.authentication.state()?,
            signature: self.signature.state()?,
        })
    }

    /// The card that was put away.
    pub fn from_state(state: &CardState) -> Result<Self, StateError> {
        Ok(Self::with(
            Slot::from_state(Usage::Authentication, &state.authentication)?,
            Slot::from_state(Usage::Signature, &state.signature)?,
        ))
    }

    const fn with(authentication: Slot, signature: Slot) -> Self {
        Self {
            authentication,
            signature,
            selected: Selected::Nothing,
            authentication_open: false,
            signature_open: false,
        }
    }
}

//! Where a page begins: the place of the last resource of the page before, sealed so that it holds
//! for this institution, this person and this query alone.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;

use crate::gateway::fhir::Names;
use crate::gateway::fhir::resources::Key;

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor(pub Key);

impl Cursor {
    /// The text that the institution brings back.
    pub fn seal(self, names: &Names<'_>, query: &str) -> String {
        let seal = names.seal(&[query.as_bytes(), &self.0]);
        BASE64_URL_SAFE_NO_PAD.encode([self.0.as_slice(), &seal].concat())
    }

    /// The place of such a text; `None` if it was made for anything else.
    pub fn open(text: &str, names: &Names<'_>, query: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let (key, seal) = bytes.split_first_chunk()?;
        let right = names.seal(&[query.as_bytes(), key]);
        bool::from(right.as_slice().ct_eq(seal)).then_some(Self(*key))
    }
}

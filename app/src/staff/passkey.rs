//! What is said to staff about their passkeys.

use crate::components::Says;
use crate::i18n::{passkey, staff};

/// By the words that the script knows.
pub(super) const SAYS: Says = &[
    ("working", passkey::says_working),
    ("cancelled", passkey::says_cancelled),
    ("known", passkey::says_known),
    ("refused", staff::says_refused),
    ("gone", passkey::says_gone),
    ("cloned", staff::says_cloned),
    ("unsupported", passkey::says_unsupported),
    ("failed", passkey::says_failed),
];

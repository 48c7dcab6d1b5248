//! What a login stands on.

use serde::{Deserialize, Serialize};

use crate::ids::{AppId, CardId};

/// What a way in hangs on, and ends with: a proof of who someone is, registered here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// A card.
    Card(CardId),
    /// A link to デジタル認証アプリ.
    App(AppId),
}

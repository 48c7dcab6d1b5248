//! What every handler may use.

use std::ops::Deref;
use std::sync::Arc;

use super::assets::Assets;
use crate::ambient::{Clock, Entropy};
use crate::config::Portal;
use crate::demo::reader::Reader;
use crate::documents::statement::Press;
use crate::gateway::Gateway;
use crate::identity::Identity;
use crate::identity::app::App;
use crate::keep::Keep;
use crate::staff::Staff;

/// Shared by all handlers; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

/// The parts of [`AppState`].
pub struct Shared {
    /// What is kept about people.
    pub keep: Keep,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// What the operator has set.
    pub portal: Portal,
    /// The packed browser files.
    pub assets: Assets,
    /// Who someone is by their card.
    pub identity: Identity,
    /// Who someone is by デジタル認証アプリ; absent where it is not offered.
    pub app: Option<App>,
    /// The door for institutions' systems.
    pub gateway: Gateway,
    /// Who works here.
    pub staff: Staff,
    /// What writes and signs documents; absent where there is no font for them.
    pub press: Option<Arc<Press>>,
    /// The card reader of a demo.
    pub reader: Option<Arc<Reader>>,
}

impl AppState {
    /// Shares the parts.
    pub fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

//! What a page is, and what frames it.

use std::sync::Arc;

use hikae_core::staff::Role;
use leptos::prelude::AnyView;

use crate::i18n::{Lang, Text};

/// A page: plain data that knows how it is called and how it looks.
pub trait Page {
    /// Its title; stands in `<title>` (with the portal's name) and usually in `<h1>`.
    fn title(&self, lang: Lang) -> Text;

    /// Where it stands in the navigation.
    fn nav(&self) -> Option<Nav> {
        None
    }

    /// Where it stands in the navigation of staff.
    fn staff_nav(&self) -> Option<StaffNav> {
        None
    }

    /// Whether it asks for a passkey, which browsers offer to scripts alone.
    fn asks_for_passkey(&self) -> bool {
        false
    }

    /// Whether it sets the browser up for notifications, which browsers offer to scripts alone.
    fn asks_for_push(&self) -> bool {
        false
    }

    /// Whether it holds an island. A page without one ships no script.
    fn has_island(&self) -> bool {
        false
    }

    /// Seconds after which a browser without scripts loads the page again: for pages that wait.
    fn reload_after(&self) -> Option<u32> {
        None
    }

    /// Whether the form on it was refused: the title then begins with 「エラー」.
    fn has_errors(&self) -> bool {
        false
    }

    /// The content of `<main>`.
    fn view(self, frame: &Frame) -> AnyView;
}

/// The entries of the citizen's navigation, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// ホーム.
    Home,
    /// 健診.
    Checkups,
    /// 予防接種.
    Vaccinations,
    /// 保険.
    Coverage,
    /// だれが見たか.
    AccessLog,
    /// お知らせ.
    Notices,
    /// 共有の設定.
    Sharing,
    /// アカウント.
    Account,
}

/// The entries of the navigation of staff, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffNav {
    /// 職員ホーム.
    Home,
    /// お知らせを送る.
    Circulars,
    /// 申し出.
    Cases,
    /// 窓口の手続き.
    Desk,
    /// 救急の閲覧の審査.
    Reviews,
    /// 気になる閲覧.
    Findings,
    /// 職員の管理.
    People,
    /// 監査記録.
    Audit,
    /// 閲覧の監督.
    Oversight,
    /// 自分のパスキー.
    Account,
}

/// What stands around a page for staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffBadge {
    /// Name of the member.
    pub name: String,
    /// For whom they act.
    pub post: PostName,
}

/// For whom someone acts, with the name of the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostName {
    /// In an office of the municipality.
    Office {
        /// Its name.
        office: String,
        /// What they may do there.
        roles: Vec<Role>,
    },
    /// Privacy officer of an institution; of one that is not known any more without a name.
    PrivacyOfficer(Option<String>),
}

/// What stands around a page and does not depend on which page it is.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Language of the page.
    pub lang: Lang,
    /// The server runs as a demo: every page says so.
    pub demo: bool,
    /// Name of the municipality that hosts the portal.
    pub municipality: String,
    /// Name of the person logged in.
    pub who: Option<String>,
    /// How many notices the person has not opened.
    pub unread: u64,
    /// The page is one for staff: who is signed in there, if anyone. A citizen may be signed in
    /// beside them, and is nobody here.
    pub staff: Option<Option<StaffBadge>>,
    /// Path and query of this page, for the language links.
    pub path: String,
    /// Seconds until the session ends if nothing is done; absent when nobody is logged in.
    pub session_seconds: Option<u32>,
    /// Names of the packed files.
    pub assets: Arc<AssetNames>,
}

/// URL paths of the packed files, with the hash of their content in the name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssetNames {
    /// The style sheet.
    pub css: String,
    /// The boot module of the islands.
    pub boot: String,
    /// The script that asks for passkeys.
    pub passkey: String,
    /// The script that sets a browser up for notifications.
    pub push: String,
    /// The module that checks a person's log.
    pub check: String,
    /// The icon.
    pub icon: String,
    /// The icon for home screens, 192 pixels wide.
    pub icon_small: String,
    /// The same, 512 pixels wide.
    pub icon_large: String,
    /// The same, to be cut into any shape.
    pub icon_maskable: String,
}

//! What a page is, and what frames it.

use std::sync::Arc;

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
    /// だれが見たか.
    AccessLog,
    /// お知らせ.
    Notices,
    /// 共有の設定.
    Sharing,
    /// アカウント.
    Account,
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
    /// The icon.
    pub icon: String,
}

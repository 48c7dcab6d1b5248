//! Asking once more who someone is, before what a login of some time ago is not enough for.

use hikae_core::consent::Level;
use leptos::prelude::*;

use crate::components::{Button, Hidden, Notice, NoticeKind, PageHeading};
use crate::i18n::{Lang, Text, prove};
use crate::page::{Frame, Page};

/// Says that another proof is needed, and leads to it and back.
#[component]
pub fn ProveAgain(
    /// The least level that is enough.
    least: Level,
    /// Path of the page to come back to.
    back: String,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Info title=prove::heading(lang) lang>
            <p>{why(least, lang)}</p>
            {go(least, back, lang)}
        </Notice>
    }
}

/// What is said where something was asked for that the login does not reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvePage {
    /// The least level that is enough.
    pub least: Level,
    /// Path of the page to come back to.
    pub back: String,
}

impl Page for ProvePage {
    fn title(&self, lang: Lang) -> Text {
        prove::heading(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=prove::heading(lang) lead=why(self.least, lang)/>
            <p>{prove::unchanged(lang)}</p>
            {go(self.least, self.back.clone(), lang)}
            <p><a href=self.back>{prove::back(lang)}</a></p>
        }
        .into_any()
    }
}

fn why(least: Level, lang: Lang) -> Text {
    if least > Level::Passkey {
        prove::why_card(lang)
    } else {
        prove::why(lang)
    }
}

/// How the address of the login page names the least level that is enough.
pub const fn least_key(least: Level) -> &'static str {
    match least {
        Level::CrossDevice => "any",
        Level::Passkey => "passkey",
        Level::App => "app",
        Level::Card => "card",
    }
}

/// The level of that key; any where there is none.
pub fn least_from_key(key: &str) -> Level {
    let known = [Level::Passkey, Level::App, Level::Card];
    let found = known.into_iter().find(|level| least_key(*level) == key);
    found.unwrap_or(Level::CrossDevice)
}

fn go(least: Level, back: String, lang: Lang) -> impl IntoView {
    view! {
        <form method="get" action="/login">
            <Hidden name="least" value=least_key(least)/>
            <Hidden name="next" value=back/>
            <Button label=prove::go(lang)/>
        </form>
    }
}

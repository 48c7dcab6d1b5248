//! Logging in with a card, and registering it at its first use.

mod app;
mod outcome;
pub mod phone;
mod register;
mod step_up;
mod wait;

#[cfg(test)]
mod tests;

pub use app::{AppFirstPage, AppLinkedPage, AppRefusedPage, AppRemovedPage, AppWay, AppWhy};
pub use outcome::{AgainPage, DeskPage, RefusedPage, Why};
pub use register::{RegisterPage, RegisteredPage};
pub use step_up::{ProveAgain, ProvePage, least_from_key, least_key};
pub use wait::{CheckingPage, Reader, WaitPage, WaitPurpose};

use hikae_core::consent::Level;
use leptos::prelude::*;

use self::phone::PhoneOffer;
use crate::citizen::passkeys::PasskeyLogin;
use crate::components::{Button, Form, Hidden, PageHeading, Section};
use crate::i18n::{Lang, Text, login, prove};
use crate::page::{Frame, Page};

/// The login page.
#[derive(Debug, Clone)]
pub struct LoginPage {
    /// Path of the page that the person wanted.
    pub next: String,
    /// The least level that is enough for it. Above the lowest, the person is logged in and shows
    /// once more that it is them.
    pub least: Level,
    /// Where logging in by デジタル認証アプリ begins, if the portal offers it.
    pub app: Option<String>,
    /// Whether there are passkeys at the portal's address.
    pub passkeys: bool,
    /// Whether a phone beside this browser can let it in.
    pub phone: bool,
}

impl Page for LoginPage {
    fn title(&self, lang: Lang) -> Text {
        match self.least {
            Level::CrossDevice => login::heading(lang),
            _ => prove::heading(lang),
        }
    }

    fn asks_for_passkey(&self) -> bool {
        self.passkeys && self.least <= Level::Passkey
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let phone = self
            .phone
            .then(|| view! { <PhoneOffer next=self.next.clone() lang/> });
        let desk = login::without_more(lang, &frame.municipality);
        let next = self.next.clone();
        let passkeys = self
            .asks_for_passkey()
            .then(|| view! { <PasskeyLogin next lang/> });
        view! {
            <PageHeading title=self.title(lang) lead=login::lead(lang)/>
            <Form action="/login/card">
                <Hidden name="next" value=self.next/>
                <Button label=login::start(lang)/>
            </Form>
            <Section title=login::how(lang)>
                <ol>
                    <li>{login::how_reader(lang)}</li>
                    <li>{login::how_pin(lang)}</li>
                    <li>{login::how_first(lang)}</li>
                </ol>
            </Section>
            {self.app.map(|href| view! { <AppWay href lang/> })}
            {passkeys}
            {phone}
            <Section title=login::without(lang)>
                <p>{desk}</p>
            </Section>
        }
        .into_any()
    }
}

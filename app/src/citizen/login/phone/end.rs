//! How it can end without anyone being let in.

use leptos::prelude::*;

use crate::components::{LinkButton, PageHeading};
use crate::i18n::{Lang, Text, phone_login};
use crate::page::{Frame, Page};

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// At the computer: declined on the phone.
    Declined,
    /// At the computer: too many codes were wrong.
    TriedOut,
    /// At the computer: over, used, or of another browser.
    Over,
    /// On the phone: declined there.
    DeclinedOnPhone,
    /// On the phone: too many codes were wrong.
    TriedOutOnPhone,
    /// On the phone: over, or answered before.
    OverOnPhone,
    /// On what should be the phone: this is the browser that began.
    SameDevice,
    /// On what should be the phone: it was let in by a phone itself.
    NoChain,
}

impl Ended {
    /// Every end.
    pub const ALL: [Self; 8] = [
        Self::Declined,
        Self::TriedOut,
        Self::Over,
        Self::DeclinedOnPhone,
        Self::TriedOutOnPhone,
        Self::OverOnPhone,
        Self::SameDevice,
        Self::NoChain,
    ];

    fn title(self, lang: Lang) -> Text {
        match self {
            Self::Declined => phone_login::declined(lang),
            Self::DeclinedOnPhone => phone_login::declined_phone(lang),
            Self::TriedOut | Self::TriedOutOnPhone => phone_login::tried_out(lang),
            Self::Over | Self::OverOnPhone => phone_login::over(lang),
            Self::SameDevice => phone_login::same(lang),
            Self::NoChain => phone_login::chain(lang),
        }
    }

    fn more(self, lang: Lang) -> Text {
        match self {
            Self::Declined => phone_login::declined_more(lang),
            Self::DeclinedOnPhone => phone_login::declined_phone_more(lang),
            Self::TriedOut => phone_login::tried_out_more(lang),
            Self::TriedOutOnPhone => phone_login::tried_out_phone_more(lang),
            Self::Over => phone_login::over_more(lang),
            Self::OverOnPhone => phone_login::over_phone_more(lang),
            Self::SameDevice => phone_login::same_more(lang),
            Self::NoChain => phone_login::chain_more(lang),
        }
    }

    /// Where it goes on: the computer begins again, the phone has nothing more to do.
    const fn begins_again(self) -> bool {
        matches!(
            self,
            Self::Declined | Self::TriedOut | Self::Over | Self::SameDevice
        )
    }
}

/// It ended.
#[derive(Debug, Clone, Copy)]
pub struct EndPage {
    /// How.
    pub how: Ended,
}

impl Page for EndPage {
    fn title(&self, lang: Lang) -> Text {
        self.how.title(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let (href, label) = match (self.how.begins_again(), &frame.who) {
            (true, _) => ("/login", phone_login::again(lang)),
            (false, Some(_)) => ("/home", phone_login::home(lang)),
            (false, None) => ("/", phone_login::home(lang)),
        };
        view! {
            <PageHeading title=self.how.title(lang) lead=self.how.more(lang)/>
            <p class="actions"><LinkButton href label/></p>
        }
        .into_any()
    }
}

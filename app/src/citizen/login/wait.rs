//! Waiting for the answer of a card.

use leptos::prelude::*;

use crate::components::{
    ButtonKind, LinkButton, Notice, NoticeKind, PageHeading, SummaryList, SummaryRow,
};
use crate::i18n::{Lang, Text, login};
use crate::islands::CardWaiting;
use crate::page::{Frame, Page};

/// Seconds between two looks where no script tells when the answer is there.
const LOOK_EVERY: u32 = 5;

/// What the card is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitPurpose {
    /// Logging in.
    Login,
    /// Registering.
    Register,
    /// Saying at an institution who one is.
    Visit,
}

impl WaitPurpose {
    /// As the card's program shows it.
    pub(crate) fn words(self, lang: Lang) -> Text {
        match self {
            Self::Login => login::purpose_login(lang),
            Self::Register => login::purpose_register(lang),
            Self::Visit => login::purpose_visit(lang),
        }
    }
}

/// How the person gets to a card reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// A `hikae-card:` link that opens the program on this machine.
    pub link: String,
    /// Path of the demo's reader, in a demo.
    pub demo: Option<String>,
}

/// The page that waits for the card.
#[derive(Debug, Clone)]
pub struct WaitPage {
    /// What for.
    pub purpose: WaitPurpose,
    /// The portal's origin, as the program will show it.
    pub origin: String,
    /// The way to the reader.
    pub reader: Reader,
    /// Path of the event stream that tells when the answer is there.
    pub events: String,
    /// Path of the page that takes the outcome.
    pub claim: String,
}

impl Page for WaitPage {
    fn title(&self, lang: Lang) -> Text {
        match self.purpose {
            WaitPurpose::Login | WaitPurpose::Visit => login::wait_login(lang),
            WaitPurpose::Register => login::wait_register(lang),
        }
    }

    fn has_island(&self) -> bool {
        true
    }

    fn reload_after(&self) -> Option<u32> {
        Some(LOOK_EVERY)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let purpose = self.purpose.words(lang);
        let title = self.title(lang);
        let rows = vec![
            SummaryRow::new(login::site(lang), self.origin),
            SummaryRow::new(login::purpose(lang), purpose.into_render()),
        ];
        let Reader { link, demo } = self.reader;
        let by_hand = match demo {
            Some(_) => login::own_reader(lang),
            None => login::no_program(lang),
        };
        let (href, label) = match demo {
            Some(path) => (path, login::open_demo_reader(lang)),
            None => (link.clone(), login::open_reader(lang)),
        };
        view! {
            <PageHeading title lead=login::wait_lead(lang)/>
            <p class="actions"><LinkButton href label/></p>
            <p>{login::check_program(lang)}</p>
            <SummaryList rows lang/>
            <details class="more">
                <summary>{by_hand}</summary>
                <p>{login::paste_code(lang)}</p>
                <p><code class="breakable">{format!("hikae-card open '{link}'")}</code></p>
            </details>
            <Notice kind=NoticeKind::Warning title=login::stranger(lang) lang>
                <p>{login::stranger_more(lang)}</p>
            </Notice>
            <p class="actions">
                <LinkButton href=self.claim.clone() label=login::look_again(lang) kind=ButtonKind::Secondary/>
                <LinkButton href="/" label=login::cancel(lang) kind=ButtonKind::Secondary/>
            </p>
            <CardWaiting events=self.events claim=self.claim/>
        }
        .into_any()
    }
}

/// The answer is there and being checked.
#[derive(Debug, Clone)]
pub struct CheckingPage {
    /// Path of the page that takes the outcome.
    pub claim: String,
}

impl Page for CheckingPage {
    fn title(&self, lang: Lang) -> Text {
        login::checking(lang)
    }

    fn reload_after(&self) -> Option<u32> {
        Some(1)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=login::checking(lang)/>
            <p class="actions"><LinkButton href=self.claim label=login::look_again(lang)/></p>
        }
        .into_any()
    }
}

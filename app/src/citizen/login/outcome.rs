//! What can come of a card's answer when it is no login.

use leptos::prelude::*;

use crate::components::{LinkButton, Notice, NoticeKind, PageHeading, SummaryList, SummaryRow};
use crate::i18n::{Lang, Text, card, counter, login};
use crate::page::{Frame, Page};

/// Why a card was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Expired.
    Expired,
    /// Not valid yet.
    NotYetValid,
    /// Revoked.
    Revoked,
    /// On hold.
    OnHold,
    /// The signature certificate is revoked or has expired.
    SignatureEnded,
    /// Nothing could be asked; the card may be good.
    Unavailable,
    /// Not the answer of a card that is trusted for this.
    NotAccepted,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Expired,
        Self::NotYetValid,
        Self::Revoked,
        Self::OnHold,
        Self::SignatureEnded,
        Self::Unavailable,
        Self::NotAccepted,
    ];

    /// The word in the page's path.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::Revoked => "revoked",
            Self::OnHold => "on-hold",
            Self::SignatureEnded => "signature-ended",
            Self::Unavailable => "unavailable",
            Self::NotAccepted => "not-accepted",
        }
    }

    /// The reason with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.key() == key)
    }

    pub(crate) fn words(self, lang: Lang, municipality: &str) -> (Text, Text) {
        match self {
            Self::Expired => (
                login::expired(lang),
                login::expired_more(lang, municipality),
            ),
            Self::NotYetValid => (login::not_yet_valid(lang), login::not_yet_valid_more(lang)),
            Self::Revoked => (
                login::revoked(lang),
                login::revoked_more(lang, municipality),
            ),
            Self::OnHold => (
                login::on_hold(lang),
                login::on_hold_more(lang, municipality),
            ),
            Self::SignatureEnded => (
                card::signature_ended(lang),
                card::signature_ended_more(lang, municipality),
            ),
            Self::Unavailable => (login::unavailable(lang), login::unavailable_more(lang)),
            Self::NotAccepted => (login::not_accepted(lang), login::not_accepted_more(lang)),
        }
    }
}

/// A card was refused: what it means, and what to do.
#[derive(Debug, Clone, Copy)]
pub struct RefusedPage {
    /// Why.
    pub why: Why,
}

impl Page for RefusedPage {
    fn title(&self, lang: Lang) -> Text {
        login::refused(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let (title, more) = self.why.words(lang, &frame.municipality);
        view! {
            <PageHeading title=login::refused(lang)/>
            <Notice kind=NoticeKind::Error title lang>
                <p>{more}</p>
            </Notice>
            <p class="actions"><LinkButton href="/login" label=login::try_again(lang)/></p>
        }
        .into_any()
    }
}

/// The ceremony is over, or not this browser's.
#[derive(Debug, Clone, Copy)]
pub struct AgainPage;

impl Page for AgainPage {
    fn title(&self, lang: Lang) -> Text {
        login::again(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=login::again(lang) lead=login::again_more(lang)/>
            <p class="actions"><LinkButton href="/login" label=login::try_again(lang)/></p>
        }
        .into_any()
    }
}

/// The desk has to look.
#[derive(Debug, Clone)]
pub struct DeskPage {
    /// The number under which the desk finds it.
    pub reference: String,
    /// What the card says is kept under it.
    pub kept: bool,
}

impl Page for DeskPage {
    fn title(&self, lang: Lang) -> Text {
        login::desk(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = vec![SummaryRow::new(
            login::desk_reference(lang),
            view! { <strong>{self.reference}</strong> },
        )];
        view! {
            <PageHeading title=login::desk(lang) lead=login::desk_more(lang, &frame.municipality)/>
            <SummaryList rows lang/>
            <p>{login::desk_bring(lang)}</p>
            {self.kept.then(|| view! { <p class="note">{counter::reference_kept(lang)}</p> })}
        }
        .into_any()
    }
}

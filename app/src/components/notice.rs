//! Notices and chips. Both carry a word: nothing is said by colour alone.

use leptos::prelude::*;

use crate::i18n::{Lang, Text, common};

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something worth knowing.
    Info,
    /// Something went well.
    Success,
    /// Something needs the person now.
    Warning,
    /// Something went wrong.
    Error,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice notice-info",
            Self::Success => "notice notice-success",
            Self::Warning => "notice notice-warning",
            Self::Error => "notice notice-error",
        }
    }

    fn word(self, lang: Lang) -> Text {
        match self {
            Self::Info => common::notice_info(lang),
            Self::Success => common::notice_success(lang),
            Self::Warning => common::notice_warning(lang),
            Self::Error => common::notice_error(lang),
        }
    }

    /// Shape and mark of the icon, in a 24 × 24 box.
    const fn icon(self) -> (&'static str, &'static str) {
        const ROUND: &str = "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z";
        match self {
            Self::Info => (ROUND, "M11 6h2v3h-2zM11 11h2v7h-2z"),
            Self::Success => (
                ROUND,
                "M10.5 17 5.7 12.2 7.2 10.7 10.5 14 16.8 7.7 18.3 9.200z",
            ),
            Self::Warning => ("M12 2 0.5 22h23z", "M11 9h2v6h-2zM11 17h2v2h-2z"),
            Self::Error => (
                "M7.3 1h9.400L23 7.300v9.400L16.7 23H7.300L1 16.700V7.300z",
                "M11 6h2v8h-2zM11 16h2v2h-2z",
            ),
        }
    }
}

/// A bordered notice (通知バナー). One leads a page at most, and only for what needs the person.
#[component]
pub fn Notice(
    /// Its kind.
    kind: NoticeKind,
    /// Its heading.
    title: Text,
    /// Language of the page.
    lang: Lang,
    /// Sentences, then links or buttons in a `<div class="actions">`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (shape, mark) = kind.icon();
    view! {
        <section class=kind.class()>
            <svg class="notice-icon" viewBox="0 0 24 24" width="24" height="24" role="img" aria-label=kind.word(lang).plain()>
                <path class="notice-shape" d=shape></path>
                <path class="notice-mark" d=mark></path>
            </svg>
            <div class="notice-body">
                <h2 class="notice-title">{title}</h2>
                {children.map(|children| children())}
            </div>
        </section>
    }
}

/// Colour of a chip, beside its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Blue: new, first time.
    Blue,
    /// Green: good.
    Green,
    /// Orange: emergency, needs attention.
    Orange,
    /// Red: refused, not shown.
    Red,
    /// Grey: automatic, by the way.
    Grey,
}

/// A word in a box.
#[component]
pub fn Chip(
    /// Its colour.
    tone: Tone,
    /// Its word.
    word: Text,
) -> impl IntoView {
    let class = match tone {
        Tone::Blue => "chip chip-blue",
        Tone::Green => "chip chip-green",
        Tone::Orange => "chip chip-orange",
        Tone::Red => "chip chip-red",
        Tone::Grey => "chip chip-grey",
    };
    view! { <span class=class>{word}</span> }
}

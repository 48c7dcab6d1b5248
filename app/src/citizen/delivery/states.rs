//! How word of a notice went out, beside the notice.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::{Section, moment_text};
use crate::i18n::{Lang, Text, delivery};

/// How word of a notice stands on one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRow {
    /// What its owner calls it; nothing if it was removed.
    pub name: Option<String>,
    /// How it stands.
    pub standing: DeliveryStanding,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryStanding {
    /// It waits for its turn.
    Waiting,
    /// It did not arrive and is tried again then.
    Again(DateTime<Utc>),
    /// It was handed over, and nobody knows.
    Perhaps,
    /// It was taken then.
    Delivered(DateTime<Utc>),
    /// There is nobody there any more.
    Gone,
    /// It was given up.
    Failed,
    /// The notice was opened before.
    Needless,
}

impl DeliveryStanding {
    fn words(self, lang: Lang) -> Text {
        match self {
            Self::Waiting => delivery::state_waiting(lang),
            Self::Again(at) => delivery::state_again(lang, &moment_text(at, lang).plain()),
            Self::Perhaps => delivery::state_perhaps(lang),
            Self::Delivered(at) => delivery::state_delivered(lang, &moment_text(at, lang).plain()),
            Self::Gone => delivery::state_gone(lang),
            Self::Failed => delivery::state_failed(lang),
            Self::Needless => delivery::state_needless(lang),
        }
    }
}

/// One line for each device; nothing where the notice went nowhere.
#[component]
pub fn States(
    /// The lines.
    rows: Vec<DeliveryRow>,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        let line = |row: DeliveryRow| {
            let name = row.name.unwrap_or_else(|| delivery::former(lang).plain());
            view! { <li><strong>{name}</strong>" — "{row.standing.words(lang)}</li> }
        };
        let lines = rows.into_iter().map(line).collect_view();
        view! {
            <Section title=delivery::states(lang)>
                <ul class="lines">{lines}</ul>
            </Section>
        }
    })
}

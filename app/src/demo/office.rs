//! What may happen to one of the demo's cards: it stands in for the desk, the call centre and the
//! authorities.

use leptos::prelude::*;

use crate::components::{
    ButtonKind, Notice, NoticeKind, PageHeading, PostButton, SummaryList, SummaryRow,
};
use crate::i18n::{Lang, Text, office};
use crate::page::{Frame, Page};

/// One card, and what can be done to it.
#[derive(Debug, Clone)]
pub struct OfficePage {
    /// The card's word in the path.
    pub key: String,
    /// Whose.
    pub name: String,
    /// The certificate for user authentication.
    pub authentication: Certificate,
    /// The signature certificate.
    pub signature: Certificate,
    /// Something was done just now.
    pub done: bool,
}

/// How a certificate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    /// Good.
    Good,
    /// On hold.
    OnHold,
    /// Revoked.
    Revoked,
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeDeed {
    /// Report it lost.
    Lose,
    /// Lift the hold.
    Find,
    /// Revoke it.
    GiveUp,
    /// Move house, or marry.
    Move,
    /// Renew it.
    Renew,
}

impl OfficeDeed {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Lose,
        Self::Find,
        Self::GiveUp,
        Self::Move,
        Self::Renew,
    ];

    /// The word that is posted.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lose => "lose",
            Self::Find => "find",
            Self::GiveUp => "give-up",
            Self::Move => "move",
            Self::Renew => "renew",
        }
    }

    /// The deed of this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.key() == key)
    }

    fn words(self, lang: Lang) -> (Text, Text) {
        match self {
            Self::Lose => (office::lose(lang), office::lose_more(lang)),
            Self::Find => (office::find(lang), office::find_more(lang)),
            Self::GiveUp => (office::give_up(lang), office::give_up_more(lang)),
            Self::Move => (office::moves(lang), office::moves_more(lang)),
            Self::Renew => (office::renew(lang), office::renew_more(lang)),
        }
    }

    /// Whether it can happen to a card that stands like this.
    fn fits(self, authentication: Certificate, signature: Certificate) -> bool {
        match self {
            Self::Lose => authentication == Certificate::Good,
            Self::Find => authentication == Certificate::OnHold,
            Self::GiveUp => authentication != Certificate::Revoked,
            Self::Move => authentication == Certificate::Good && signature == Certificate::Good,
            Self::Renew => authentication != Certificate::OnHold,
        }
    }
}

impl Page for OfficePage {
    fn title(&self, lang: Lang) -> Text {
        office::heading(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let done = self.done.then(|| {
            view! {
                <Notice kind=NoticeKind::Success title=office::done(lang) lang>
                    <p>{office::done_more(lang)}</p>
                </Notice>
            }
        });
        let rows = vec![
            SummaryRow::new(office::card(lang), self.name.clone()),
            SummaryRow::new(
                office::authentication(lang),
                standing(self.authentication, lang).into_render(),
            ),
            SummaryRow::new(
                office::signature(lang),
                standing(self.signature, lang).into_render(),
            ),
        ];
        let deeds = OfficeDeed::ALL
            .into_iter()
            .filter(|deed| deed.fits(self.authentication, self.signature))
            .map(|deed| {
                let (label, more) = deed.words(lang);
                let values = vec![("card", self.key.clone()), ("deed", deed.key().to_owned())];
                view! {
                    <li class="row">
                        <div><p>{more}</p></div>
                        <PostButton
                            action="/demo/reader/office"
                            label
                            kind=ButtonKind::Secondary
                            values
                        />
                    </li>
                }
            })
            .collect_view();
        view! {
            {done}
            <PageHeading title=office::heading(lang) lead=office::lead(lang)/>
            <SummaryList rows lang/>
            <ul class="rows">{deeds}</ul>
            <p><a href="/demo/reader">{office::to_cards(lang)}</a></p>
        }
        .into_any()
    }
}

fn standing(certificate: Certificate, lang: Lang) -> Text {
    match certificate {
        Certificate::Good => office::good(lang),
        Certificate::OnHold => office::on_hold(lang),
        Certificate::Revoked => office::revoked(lang),
    }
}

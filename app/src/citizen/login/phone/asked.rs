//! The phone's pages: who asks, the code, and that it is done.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{clock, region_words};
use crate::components::{
    ButtonKind, Confirmation, LinkButton, Moment, Notice, NoticeKind, PageHeading, PostButton,
    SummaryList, SummaryRow,
};
use crate::i18n::{Lang, Sentence, Text, phone_login};
use crate::page::{Frame, Page};

/// A computer that asks, as far as anything is known of it.
#[derive(Debug, Clone)]
pub struct Computer {
    /// Browser and system, roughly.
    pub device: String,
    /// Where it is.
    pub region: Option<String>,
    /// When it began.
    pub at: DateTime<Utc>,
}

impl Computer {
    fn rows(self, lang: Lang) -> Vec<SummaryRow> {
        let place = Sentence::from(region_words(lang, self.region.as_deref()));
        vec![
            SummaryRow::new(phone_login::asked_device(lang), self.device),
            SummaryRow::new(phone_login::asked_place(lang), place),
        ]
    }
}

/// Asks whether a computer may be let in.
#[derive(Debug, Clone)]
pub struct AskedPage {
    /// Which login.
    pub id: String,
    /// The portal's origin.
    pub origin: String,
    /// How long ago it began, in seconds.
    pub seconds: i64,
    /// Phone and computer are not in the same place.
    pub elsewhere: bool,
    /// Who asks.
    pub computer: Computer,
}

impl Page for AskedPage {
    fn title(&self, lang: Lang) -> Text {
        phone_login::asked(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let at = self.computer.at;
        let ago = phone_login::asked_ago(lang, self.seconds);
        let mut rows = vec![SummaryRow::new(phone_login::asked_site(lang), self.origin)];
        rows.extend(self.computer.rows(lang));
        rows.push(SummaryRow::new(
            phone_login::asked_time(lang),
            view! { <Moment at lang/>{ago} },
        ));
        let (kind, title, more) = match self.elsewhere {
            true => (
                NoticeKind::Error,
                phone_login::elsewhere(lang),
                Some(view! { <p>{phone_login::elsewhere_more(lang)}</p> }),
            ),
            false => (NoticeKind::Warning, phone_login::sure(lang), None),
        };
        let decline = format!("/phone/{}/decline", self.id);
        let approve = format!("/phone/{}/approve", self.id);
        view! {
            <PageHeading title=phone_login::asked(lang) lead=phone_login::asked_lead(lang)/>
            <SummaryList rows lang/>
            <Notice kind title lang>
                {more}
                <p>{phone_login::sure_more(lang)}</p>
            </Notice>
            <div class="actions">
                <PostButton action=decline label=phone_login::decline(lang)/>
                <PostButton
                    action=approve
                    label=phone_login::approve(lang)
                    kind=ButtonKind::Secondary
                />
            </div>
        }
        .into_any()
    }
}

/// Shows the code to be typed at the computer.
#[derive(Debug, Clone)]
pub struct ShowCodePage {
    /// Which login.
    pub id: String,
    /// Six digits.
    pub code: String,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Who asks.
    pub computer: Computer,
}

impl Page for ShowCodePage {
    fn title(&self, lang: Lang) -> Text {
        phone_login::show(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let lead = phone_login::show_lead(lang, &clock(self.until));
        let (first, last) = self.code.split_at_checked(3).unwrap_or((&self.code, ""));
        let code = format!("{first} {last}");
        let decline = format!("/phone/{}/decline", self.id);
        view! {
            <PageHeading title=phone_login::show(lang) lead/>
            <p class="login-code"><strong>{code}</strong></p>
            <SummaryList rows=self.computer.rows(lang) lang/>
            <Notice kind=NoticeKind::Warning title=phone_login::show_secret(lang) lang>
                <p>{phone_login::show_secret_more(lang)}</p>
            </Notice>
            <div class="actions">
                <LinkButton
                    href=format!("/phone/{}", self.id)
                    label=phone_login::show_see(lang)
                    kind=ButtonKind::Secondary
                />
                <PostButton
                    action=decline
                    label=phone_login::take_back(lang)
                    kind=ButtonKind::Danger
                />
            </div>
        }
        .into_any()
    }
}

/// The computer is in.
#[derive(Debug, Clone)]
pub struct InPage {
    /// Which.
    pub computer: Computer,
}

impl Page for InPage {
    fn title(&self, lang: Lang) -> Text {
        phone_login::done(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <Confirmation title=phone_login::done(lang)>
                <p>{phone_login::done_more(lang)}</p>
            </Confirmation>
            <SummaryList rows=self.computer.rows(lang) lang/>
            <p class="actions">
                <LinkButton href="/account" label=phone_login::done_account(lang)/>
            </p>
        }
        .into_any()
    }
}

//! Signing in, and taking up an invitation.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::passkey::SAYS;
use super::post::post_words;
use crate::components::{Field, Hidden, Moment, PageHeading, Passkey, SummaryList, SummaryRow};
use crate::i18n::{Lang, Text, staff};
use crate::page::{Frame, Page, PostName};

/// The login of staff.
#[derive(Debug, Clone)]
pub struct LoginPage {
    /// Where to go afterwards.
    pub next: String,
}

impl Page for LoginPage {
    fn title(&self, lang: Lang) -> Text {
        staff::login(lang)
    }

    fn asks_for_passkey(&self) -> bool {
        true
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=staff::login(lang) lead=staff::login_lead(lang)/>
            <Passkey
                what="prove"
                begin="/staff/login/begin"
                finish="/staff/login/finish"
                label=staff::login_do(lang)
                says=SAYS
                lang
            >
                <Hidden name="next" value=self.next.clone()/>
                <Field
                    name="login"
                    label=staff::login_id(lang)
                    hint=staff::login_id_hint(lang)
                    autocomplete="username"
                    required=true
                    lang
                />
            </Passkey>
            <p><a href="/login">{staff::login_resident(lang)}</a></p>
        }
        .into_any()
    }
}

/// Taking up an invitation.
#[derive(Debug, Clone)]
pub struct JoinPage {
    /// Token of the invitation.
    pub token: String,
    /// What they will type to sign in.
    pub login: String,
    /// Who is invited.
    pub name: String,
    /// To what.
    pub post: PostName,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl Page for JoinPage {
    fn title(&self, lang: Lang) -> Text {
        staff::join(lang)
    }

    fn asks_for_passkey(&self) -> bool {
        true
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = vec![
            SummaryRow::new(staff::name(lang), self.name),
            SummaryRow::new(staff::post(lang), post_words(&self.post, lang)),
            SummaryRow::new(staff::login_id(lang), self.login),
            SummaryRow::new(staff::until(lang), view! { <Moment at=self.until lang/> }),
        ];
        view! {
            <PageHeading title=staff::join(lang) lead=staff::join_lead(lang)/>
            <SummaryList rows lang/>
            <Passkey
                what="register"
                begin="/staff/join/begin"
                finish="/staff/join/finish"
                label=staff::join_do(lang)
                says=SAYS
                lang
            >
                <Hidden name="invitation" value=self.token.clone()/>
            </Passkey>
        }
        .into_any()
    }
}

/// An invitation that cannot be taken up.
#[derive(Debug, Clone, Copy)]
pub struct JoinGonePage;

impl Page for JoinGonePage {
    fn title(&self, lang: Lang) -> Text {
        staff::join_gone(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=staff::join_gone(lang) lead=staff::join_gone_more(lang)/>
            <p><a href="/staff/login">{staff::login(lang)}</a></p>
        }
        .into_any()
    }
}

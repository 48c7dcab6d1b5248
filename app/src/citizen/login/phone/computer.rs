//! The computer's pages: the QR code, and the code that the phone shows.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::clock;
use super::qr::Qr;
use crate::components::{
    Button, ButtonKind, ErrorSummary, Field, FieldKind, Form, FormErrors, LinkButton, Notice,
    NoticeKind, PageHeading, Section, SummaryList, SummaryRow,
};
use crate::i18n::{Lang, Text, login, phone_login};
use crate::islands::CardWaiting;
use crate::page::{Frame, Page};

/// Seconds between two looks where no script tells that the phone has answered.
const LOOK_EVERY: u32 = 5;

/// Waits until the phone answers.
#[derive(Debug, Clone)]
pub struct ScanPage {
    /// What the QR code says.
    pub link: String,
    /// The portal's origin.
    pub origin: String,
    /// Until when it can be answered.
    pub until: DateTime<Utc>,
    /// Path of this page.
    pub own: String,
    /// Path of the event stream that tells that the phone has answered.
    pub events: String,
}

impl Page for ScanPage {
    fn title(&self, lang: Lang) -> Text {
        phone_login::scan(lang)
    }

    fn has_island(&self) -> bool {
        true
    }

    fn reload_after(&self) -> Option<u32> {
        Some(LOOK_EVERY)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let lead = phone_login::scan_lead(lang, &clock(self.until));
        let rows = vec![SummaryRow::new(phone_login::scan_site(lang), self.origin)];
        view! {
            <PageHeading title=phone_login::scan(lang) lead/>
            <Qr content=self.link label=phone_login::scan_picture(lang)/>
            <SummaryList rows lang/>
            <Section title=phone_login::scan_steps(lang)>
                <ol>
                    <li>{phone_login::scan_camera(lang)}</li>
                    <li>{phone_login::scan_log_in(lang)}</li>
                    <li>{phone_login::scan_approve(lang)}</li>
                </ol>
                <p>{phone_login::code_reads(lang)}</p>
            </Section>
            <Notice kind=NoticeKind::Warning title=phone_login::scan_keep(lang) lang>
                <p>{phone_login::scan_keep_more(lang)}</p>
            </Notice>
            <p class="actions">
                <LinkButton href=self.own.clone() label=phone_login::scan_again(lang) kind=ButtonKind::Secondary/>
                <LinkButton href="/login" label=login::cancel(lang) kind=ButtonKind::Secondary/>
            </p>
            <CardWaiting events=self.events claim=self.own/>
        }
        .into_any()
    }
}

/// What is wrong with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// It cannot be a code; no try was used.
    Form,
    /// It was wrong; a try was used.
    Wrong,
}

/// Asks for the code that the phone shows.
#[derive(Debug, Clone)]
pub struct CodePage {
    /// Path of this page.
    pub own: String,
    /// How many more codes can be tried.
    pub left: u32,
    /// Until when.
    pub until: DateTime<Utc>,
    /// What was wrong with what was typed.
    pub error: Option<CodeError>,
}

impl Page for CodePage {
    fn title(&self, lang: Lang) -> Text {
        phone_login::code(lang)
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let mut errors = FormErrors::default();
        match self.error {
            None => {}
            Some(CodeError::Form) => errors.add("code", phone_login::code_error_form(lang)),
            Some(CodeError::Wrong) => {
                errors.add("code", phone_login::code_error_wrong(lang, self.left));
            }
        }
        let lead = phone_login::code_lead(lang, &clock(self.until), self.left);
        view! {
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title=phone_login::code(lang) lead/>
            <Form action=self.own>
                <Field
                    name="code"
                    label=phone_login::code_label(lang)
                    lang
                    kind=FieldKind::Number
                    hint=phone_login::code_hint(lang)
                    error=errors.of("code")
                    required=true
                    autocomplete="one-time-code"
                />
                <Button label=phone_login::code_send(lang)/>
            </Form>
            <p>{phone_login::code_reads(lang)}</p>
            <p class="actions">
                <LinkButton href="/login" label=login::cancel(lang) kind=ButtonKind::Secondary/>
            </p>
        }
        .into_any()
    }
}

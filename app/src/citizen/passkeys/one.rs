//! One passkey: its name, and its end.

use leptos::prelude::*;

use super::PasskeyRow;
use crate::components::{
    Button, ButtonKind, ErrorSummary, Field, Form, FormErrors, PageHeading, Section,
};
use crate::i18n::{Lang, Text, passkey};
use crate::page::{Frame, Nav, Page};

/// One passkey.
#[derive(Debug, Clone)]
pub struct PasskeyPage {
    /// It.
    pub key: PasskeyRow,
    /// A name that was typed for it and cannot be its name.
    pub typed: Option<String>,
}

impl Page for PasskeyPage {
    fn title(&self, _lang: Lang) -> Text {
        Text::new(self.key.name.clone())
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn has_errors(&self) -> bool {
        self.typed.is_some()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let mut errors = FormErrors::default();
        if self.typed.is_some() {
            errors.add("name", passkey::name_wrong(lang));
        }
        let error = errors.of("name");
        let rename = format!("/account/passkeys/{}/name", self.key.handle);
        let remove = format!("/account/passkeys/{}/remove", self.key.handle);
        let title = Text::new(self.key.name.clone());
        let value = self.typed.unwrap_or(self.key.name);
        view! {
            <ErrorSummary errors lang/>
            <PageHeading title/>
            <Section title=passkey::rename(lang)>
                <Form action=rename>
                    <Field
                        name="name"
                        label=passkey::name(lang)
                        hint=passkey::name_hint(lang)
                        value=value.clone()
                        error=error.clone()
                        autocomplete="off"
                        required=true
                        lang
                    />
                    <Button label=passkey::rename_do(lang)/>
                </Form>
            </Section>
            <Section title=passkey::remove(lang)>
                <p>{passkey::remove_more(lang)}</p>
                <Form action=remove>
                    <Button label=passkey::remove_do(lang) kind=ButtonKind::Danger/>
                </Form>
            </Section>
            <p><a href="/account/passkeys">{passkey::back(lang)}</a></p>
        }
        .into_any()
    }
}

//! Registering a card at its first use.

use leptos::prelude::*;

use crate::components::{
    Button, ButtonKind, Confirmation, Form, LinkButton, PageHeading, PostButton, Section,
};
use crate::i18n::{Lang, Text, counter, login};
use crate::page::{Frame, Page};

/// A card that is good and registered for nobody.
#[derive(Debug, Clone, Copy)]
pub struct RegisterPage;

impl Page for RegisterPage {
    fn title(&self, lang: Lang) -> Text {
        login::register(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let lead = login::register_lead(lang, &frame.municipality);
        let desk = login::register_without(lang, &frame.municipality);
        view! {
            <PageHeading title=login::register(lang) lead/>
            <Section title=login::register_reads(lang)>
                <p>{login::register_reads_more(lang)}</p>
            </Section>
            <Section title=login::register_needs(lang)>
                <p>{login::register_needs_more(lang)}</p>
                <p class="note">{desk}</p>
            </Section>
            <Form action="/register/card">
                <Button label=login::register_start(lang)/>
            </Form>
            <details>
                <summary>{counter::here_at_desk(lang)}</summary>
                <p>{counter::here_at_desk_more(lang)}</p>
                <PostButton
                    action="/register/at-desk"
                    label=counter::here_at_desk_do(lang)
                    kind=ButtonKind::Secondary
                />
            </details>
        }
        .into_any()
    }
}

/// A card is registered, and its owner logged in.
#[derive(Debug, Clone)]
pub struct RegisteredPage {
    /// Path of the page that the person wanted.
    pub next: String,
}

impl Page for RegisteredPage {
    fn title(&self, lang: Lang) -> Text {
        login::registered(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <Confirmation title=login::registered(lang)>
                <p>{login::registered_more(lang)}</p>
            </Confirmation>
            <p class="actions"><LinkButton href=self.next label=login::go_on(lang)/></p>
        }
        .into_any()
    }
}

//! すぐに止める: what it does, before and after.

use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, Button, ButtonKind, Confirmation, Form, LinkButton, PageHeading,
};
use crate::i18n::{Lang, Text, account, stop};
use crate::page::{Frame, Nav, Page};

/// Asks before everything is stopped.
#[derive(Debug, Clone, Copy)]
pub struct StopPage;

impl Page for StopPage {
    fn title(&self, lang: Lang) -> Text {
        stop::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let desk = stop::card_too(lang, &frame.municipality);
        view! {
            <Breadcrumbs
                trail=vec![("/account".to_owned(), account::heading(lang))]
                here=stop::heading(lang)
                lang=lang
            />
            <PageHeading title=stop::heading(lang) lead=stop::when(lang)/>
            <ul>
                <li>{stop::ends_sessions(lang)}</li>
                <li>{stop::ends_passkeys(lang)}</li>
                <li>{stop::keeps_records(lang)}</li>
                <li>{stop::undone_by(lang)}</li>
            </ul>
            <p>{desk}</p>
            <Form action="/account/stop">
                <Button label=stop::press(lang) kind=ButtonKind::Danger/>
            </Form>
            <p><a href="/account">{stop::back(lang)}</a></p>
        }
        .into_any()
    }
}

/// Says that everything is stopped, and how to undo it.
#[derive(Debug, Clone, Copy)]
pub struct StoppedPage;

impl Page for StoppedPage {
    fn title(&self, lang: Lang) -> Text {
        stop::done(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let desk = stop::card_too(lang, &frame.municipality);
        view! {
            <Confirmation title=stop::done(lang)>
                <p>{stop::done_more(lang)}</p>
            </Confirmation>
            <p>{desk}</p>
            <p>{stop::undone_by(lang)}</p>
            <p><LinkButton href="/login?next=/account" label=stop::log_in(lang) kind=ButtonKind::Secondary/></p>
        }
        .into_any()
    }
}

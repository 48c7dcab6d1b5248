//! The front page: what this is, for everyone.

use leptos::prelude::*;

use crate::components::{LinkButton, PageHeading, Section};
use crate::i18n::{Lang, Text, landing, staff};
use crate::page::{Frame, Page};

/// The front page.
#[derive(Debug, Clone, Copy)]
pub struct LandingPage;

impl Page for LandingPage {
    fn title(&self, lang: Lang) -> Text {
        landing::heading(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let desk = landing::no_card_more(lang, &frame.municipality);
        let can = [
            (landing::checkups(lang), landing::checkups_more(lang)),
            (
                landing::vaccinations(lang),
                landing::vaccinations_more(lang),
            ),
            (landing::log(lang), landing::log_more(lang)),
            (landing::sharing(lang), landing::sharing_more(lang)),
        ]
        .map(|(what, more)| view! { <li><h3>{what}</h3><p>{more}</p></li> })
        .collect_view();
        let promises = [
            landing::promise_log(lang),
            landing::promise_sealed(lang),
            landing::promise_number(lang),
            landing::promise_profile(lang),
        ]
        .map(|promise| view! { <li>{promise}</li> })
        .collect_view();
        view! {
            <PageHeading title=landing::heading(lang) lead=landing::lead(lang, &frame.municipality)/>
            <p><LinkButton href="/login" label=landing::log_in(lang)/></p>
            {frame.demo.then(|| demo(lang))}
            <Section title=landing::what(lang)>
                <ul class="features">{can}</ul>
            </Section>
            <Section title=landing::promises(lang)>
                <ul>{promises}</ul>
            </Section>
            <Section title=landing::no_card(lang)>
                <p>{desk}</p>
            </Section>
        }
        .into_any()
    }
}

fn demo(lang: Lang) -> impl IntoView {
    view! {
        <section class="aside">
            <h2>{landing::demo(lang)}</h2>
            <ol>
                <li>{landing::demo_login(lang)}</li>
                <li>{landing::demo_read(lang)}</li>
                <li>{landing::demo_log(lang)}</li>
            </ol>
            <p><a href="/demo/read">{landing::demo_play(lang)}</a></p>
            <p><a href="/demo/staff">{staff::demo_link(lang)}</a></p>
        </section>
    }
}

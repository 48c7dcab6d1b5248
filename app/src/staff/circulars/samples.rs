//! What some of its readers would read: the writer looks at each before handing it on.

use hikae_core::circular::text::{Filled, plain};
use hikae_core::circular::{Rough, Texts};
use hikae_core::ids::CircularId;
use leptos::prelude::*;

use super::PATH;
use crate::circular::Written;
use crate::components::{Button, ErrorSummary, Form, FormErrors, Hidden, PageHeading, Section};
use crate::i18n::{Lang, Text, console};
use crate::page::{Frame, Page, StaffNav};

/// The samples.
#[derive(Debug, Clone)]
pub struct SamplesPage {
    /// Of which.
    pub id: CircularId,
    /// The change that was read.
    pub change: u32,
    /// How many would have it.
    pub people: Rough,
    /// What they would read; none for someone for whom a value is missing.
    pub samples: Vec<Option<Texts<Filled>>>,
    /// Whether this member may hand it on now.
    pub may_submit: bool,
    /// What is wrong with the ticks.
    pub errors: FormErrors,
}

impl Page for SamplesPage {
    fn title(&self, lang: Lang) -> Text {
        console::samples(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Circulars)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let people = console::people(lang, self.people);
        let errors = self.errors.clone();
        let error = self.errors.of("checked");
        let samples: Vec<_> = self
            .samples
            .into_iter()
            .enumerate()
            .map(|(at, sample)| one(at, sample, self.may_submit, lang))
            .collect();
        let nobody = samples
            .is_empty()
            .then(|| view! { <p>{console::no_samples(lang)}</p> });
        let action = format!("{PATH}/{}/submit", self.id);
        let body = match self.may_submit && !samples.is_empty() {
            true => view! {
                <Form action=action>
                    <Hidden name="change" value=self.change.to_string()/>
                    {samples}
                    {error.map(|error| view! { <p class="error">{error}</p> })}
                    <p class="actions"><Button label=console::submit(lang)/></p>
                </Form>
            }
            .into_any(),
            false => view! { {samples} }.into_any(),
        };
        view! {
            <ErrorSummary errors lang/>
            <PageHeading title=console::samples(lang) lead=console::samples_lead(lang)/>
            <p class="lead">{console::size(lang)}": "{people}</p>
            {nobody}
            {body}
            <p><a href=format!("{PATH}/{}", self.id)>{console::facts(lang)}</a></p>
        }
        .into_any()
    }
}

fn one(at: usize, sample: Option<Texts<Filled>>, ticked: bool, lang: Lang) -> AnyView {
    let title = console::sample(lang, at + 1);
    let id = match at {
        0 => "checked".to_owned(),
        at => format!("checked-{}", at + 1),
    };
    let body = match sample {
        None => view! { <p>{console::sample_missing(lang)}</p> }.into_any(),
        Some(texts) => {
            let computer = (at == 0).then(|| {
                let text = shown(texts.ja.clone(), "sample sample-computer", "ja");
                view! { <h3>{console::on_computer(lang)}</h3> {text} }
            });
            let phones = [(texts.ja, "ja"), (texts.plain, "ja"), (texts.en, "en")]
                .map(|(text, tongue)| shown(text, "sample sample-phone", tongue));
            view! {
                <h3>{console::on_phone(lang)}</h3>
                <div class="side-by-side">{phones}</div>
                {computer}
            }
            .into_any()
        }
    };
    let tick = ticked.then(|| {
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name="checked" value=at.to_string()/>
                <label for=id>{console::checked(lang)}": "{console::sample(lang, at + 1)}</label>
            </div>
        }
    });
    view! { <Section title=title>{body} {tick}</Section> }.into_any()
}

fn shown(text: Filled, class: &'static str, tongue: &'static str) -> AnyView {
    let title = plain(&text.title);
    view! {
        <div class=class lang=tongue>
            <p class="sample-title">{title}</p>
            <Written body=text.body/>
        </div>
    }
    .into_any()
}

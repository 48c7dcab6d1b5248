//! The desk: what waits there under a number, and records on paper.

mod one;
mod paper;

use hikae_core::counter::Document;
use leptos::prelude::*;

use crate::components::{
    Button, Checkboxes, Choice, ErrorSummary, Field, FieldKind, Form, FormErrors, Notice,
    NoticeKind, PageHeading, Section,
};
use crate::i18n::{Lang, Text, counter};
use crate::page::{Frame, Page, StaffNav};

pub use one::{Card, Certified, MatterPage, Named, Person};
pub use paper::{PaperPage, Sheet};

const PATH: &str = "/staff/desk";

/// Where staff begin.
#[derive(Debug, Clone, Default)]
pub struct CounterPage {
    /// What was done just now.
    pub done: Option<CounterDone>,
    /// The number that was typed.
    pub number: String,
    /// Who was named, and by what.
    pub named: NamedForm,
    /// What is wrong.
    pub errors: FormErrors,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CounterDone {
    /// A card was registered.
    Registered,
    /// Something was taken back.
    Dropped,
}

impl CounterDone {
    /// Its word in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Dropped => "dropped",
        }
    }

    /// What this word says.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Registered, Self::Dropped]
            .into_iter()
            .find(|done| done.key() == key)
    }
}

/// A resident as staff name them, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedForm {
    /// 宛名番号.
    pub resident: String,
    /// Words of the documents.
    pub seen: Vec<String>,
}

impl Page for CounterPage {
    fn title(&self, lang: Lang) -> Text {
        counter::title(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Desk)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let done = self.done.map(|done| match done {
            CounterDone::Registered => view! {
                <Notice kind=NoticeKind::Success title=counter::done_registered(lang) lang>
                    <p>{counter::done_registered_more(lang)}</p>
                </Notice>
            }
            .into_any(),
            CounterDone::Dropped => view! {
                <Notice kind=NoticeKind::Success title=counter::done_dropped(lang) lang/>
            }
            .into_any(),
        });
        let number = self.errors.of("number");
        let fields = named_fields(self.named, &self.errors, lang);
        view! {
            <ErrorSummary errors=self.errors lang/>
            {done}
            <PageHeading title=counter::title(lang) lead=counter::lead(lang)/>
            <Section title=counter::by_number(lang)>
                <p>{counter::by_number_more(lang)}</p>
                <Form action=format!("{PATH}/find")>
                    <Field
                        name="number"
                        label=counter::number(lang)
                        lang
                        kind=FieldKind::Number
                        value=self.number
                        error=number
                        required=true
                        autocomplete="off"
                    />
                    <p class="actions"><Button label=counter::find(lang)/></p>
                </Form>
            </Section>
            <Section title=counter::on_paper(lang)>
                <p>{counter::on_paper_more(lang)}</p>
                <Form action=format!("{PATH}/readings")>
                    {fields}
                    <p class="actions"><Button label=counter::begin(lang)/></p>
                </Form>
            </Section>
        }
        .into_any()
    }
}

/// The fields by which staff name a resident.
fn named_fields(named: NamedForm, errors: &FormErrors, lang: Lang) -> AnyView {
    let options = Document::ALL
        .into_iter()
        .map(|document| Choice::new(document.key(), counter::document(lang, document)))
        .collect();
    view! {
        <Field
            name="resident"
            label=counter::resident(lang)
            hint=counter::resident_hint(lang)
            lang
            value=named.resident
            error=errors.of("resident")
            required=true
            autocomplete="off"
        />
        <Checkboxes
            name="seen"
            legend=counter::seen(lang)
            options
            selected=named.seen
            lang
            error=errors.of("seen")
        />
    }
    .into_any()
}

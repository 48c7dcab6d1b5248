//! What waits at the desk under one number.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::counter::{Differs, Document, Matter};
use hikae_core::resident::Sex;
use leptos::prelude::*;

use super::{NamedForm, PATH, named_fields};
use crate::components::{
    Button, ButtonKind, Checkboxes, Choice, Day, ErrorSummary, Form, FormErrors, Moment, Notice,
    NoticeKind, PageHeading, PostButton, Section, SummaryList, SummaryRow,
};
use crate::i18n::{Lang, Text, counter};
use crate::page::{Frame, Page, StaffNav};

/// What waits.
#[derive(Debug, Clone)]
pub struct MatterPage {
    /// Its number.
    pub number: String,
    /// Since when.
    pub begun_at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
    /// The card that is to be registered; absent where records are to be read.
    pub card: Option<Card>,
    /// Who it is, once the first of the two has said so.
    pub named: Option<Named>,
    /// Whoever looks is the first of the two.
    pub is_first: bool,
    /// What was typed.
    pub form: NamedForm,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A card that was sent to the desk.
#[derive(Debug, Clone)]
pub struct Card {
    /// What did not agree.
    pub differs: Differs,
    /// What it says; absent where it says nothing.
    pub certified: Option<Certified>,
}

/// What a signature certificate says.
#[derive(Debug, Clone)]
pub struct Certified {
    /// Name.
    pub name: String,
    /// Date of birth, if known in full.
    pub born: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address.
    pub address: String,
}

/// A resident whom staff have named.
#[derive(Debug, Clone)]
pub struct Named {
    /// As the register has them; absent if they were erased since.
    pub person: Option<Person>,
    /// What was seen.
    pub seen: BTreeSet<Document>,
    /// Who of staff saw it first.
    pub first: String,
    /// Who else.
    pub second: Option<String>,
}

/// A resident.
#[derive(Debug, Clone)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Date of birth.
    pub born: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// Address.
    pub address: String,
}

impl MatterPage {
    const fn about(&self) -> Matter {
        match self.card {
            Some(_) => Matter::Registration,
            None => Matter::Reading,
        }
    }

    fn action(&self, what: &str) -> String {
        format!("{PATH}/{}/{what}", self.number)
    }

    /// What the one who looks can do now.
    fn next(&self, lang: Lang) -> AnyView {
        let taken = self
            .card
            .as_ref()
            .is_some_and(|card| card.differs == Differs::CardTaken);
        match &self.named {
            _ if taken => view! {
                <Notice kind=NoticeKind::Error title=counter::differs_taken(lang) lang>
                    <p>{counter::taken_more(lang)}</p>
                </Notice>
            }
            .into_any(),
            None => self.name_owner(lang),
            Some(named) if named.second.is_some() => self.print(lang),
            Some(_) if self.is_first => {
                let again = self.card.is_some().then(|| self.name_owner(lang));
                view! {
                    <Notice kind=NoticeKind::Info title=counter::ask_colleague(lang) lang>
                        <p>{counter::ask_colleague_more(lang)}</p>
                    </Notice>
                    {again}
                }
                .into_any()
            }
            Some(_) => self.agree(lang),
        }
    }

    fn name_owner(&self, lang: Lang) -> AnyView {
        let fields = named_fields(self.form.clone(), &self.errors, lang);
        let action = self.action("owner");
        view! {
            <Section title=counter::name_owner(lang)>
                <p>{counter::name_owner_more(lang)}</p>
                <Form action>
                    {fields}
                    <p class="actions"><Button label=counter::name_owner_do(lang)/></p>
                </Form>
            </Section>
        }
        .into_any()
    }

    fn agree(&self, lang: Lang) -> AnyView {
        let label = match self.about() {
            Matter::Registration => counter::agree_register(lang),
            Matter::Reading => counter::agree_reading(lang),
        };
        let (action, error) = (self.action("agree"), self.errors.of("sure"));
        view! {
            <Section title=counter::agree(lang)>
                <Form action>
                    <Checkboxes
                        name="sure"
                        legend=counter::agree_question(lang)
                        options=vec![Choice::new("yes", counter::agree_yes(lang))]
                        lang
                        error
                    />
                    <p class="actions"><Button label/></p>
                </Form>
            </Section>
        }
        .into_any()
    }

    fn print(&self, lang: Lang) -> AnyView {
        let action = self.action("print");
        view! {
            <Section title=counter::print(lang)>
                <p>{counter::print_more(lang)}</p>
                <PostButton action label=counter::print_do(lang)/>
            </Section>
        }
        .into_any()
    }
}

impl Page for MatterPage {
    fn title(&self, lang: Lang) -> Text {
        counter::matter(lang, self.about())
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Desk)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let title = self.title(lang);
        let mut rows = vec![
            SummaryRow::new(
                counter::number_row(lang),
                view! { <strong>{self.number.clone()}</strong> },
            ),
            SummaryRow::new(
                counter::since(lang),
                view! { <Moment at=self.begun_at lang/> },
            ),
            SummaryRow::new(
                counter::until(lang),
                view! { <Moment at=self.expires_at lang/> },
            ),
        ];
        if let Some(card) = &self.card {
            rows.push(SummaryRow::new(
                counter::differs(lang),
                counter::difference(lang, card.differs).into_render(),
            ));
        }
        let card = self.card.as_ref().map(|card| card_says(card, lang));
        let named = self.named.as_ref().map(|named| register_says(named, lang));
        let next = self.next(lang);
        let drop_it = self.action("end");
        view! {
            <ErrorSummary errors=self.errors.clone() lang/>
            <PageHeading title/>
            <SummaryList rows lang/>
            {card}
            {named}
            {next}
            <PostButton
                action=drop_it
                label=counter::drop_it(lang)
                kind=ButtonKind::Secondary
            />
            <p><a href=PATH>{counter::back(lang)}</a></p>
        }
        .into_any()
    }
}

fn card_says(card: &Card, lang: Lang) -> AnyView {
    let Some(certified) = &card.certified else {
        return view! {
            <Notice kind=NoticeKind::Warning title=counter::differs_no_signature(lang) lang>
                <p>{counter::no_signature_more(lang)}</p>
            </Notice>
        }
        .into_any();
    };
    let rows = items(
        certified.name.clone(),
        certified.born,
        certified.sex,
        certified.address.clone(),
        lang,
    );
    let substitute = [&certified.name, &certified.address]
        .iter()
        .any(|text| text.contains('〓'));
    let substitute = substitute.then(|| view! { <p class="note">{counter::substitute(lang)}</p> });
    view! {
        <Section title=counter::card_says(lang)>
            <SummaryList rows lang/>
            {substitute}
        </Section>
    }
    .into_any()
}

fn register_says(named: &Named, lang: Lang) -> AnyView {
    let mut rows = match &named.person {
        Some(person) => items(
            person.name.clone(),
            Some(person.born),
            Some(person.sex),
            person.address.clone(),
            lang,
        ),
        None => Vec::new(),
    };
    let seen: Vec<_> = named
        .seen
        .iter()
        .map(|document| view! { <li>{counter::document(lang, *document)}</li> })
        .collect();
    let second = match named.second.clone() {
        Some(name) => name.into_any(),
        None => counter::nobody_yet(lang).into_render(),
    };
    rows.extend([
        SummaryRow::new(counter::seen(lang), view! { <ul>{seen}</ul> }),
        SummaryRow::new(counter::first(lang), named.first.clone()),
        SummaryRow::new(counter::second(lang), second),
    ]);
    view! {
        <Section title=counter::register_says(lang)>
            <SummaryList rows lang/>
        </Section>
    }
    .into_any()
}

/// Name, date of birth, sex and address.
fn items(
    name: String,
    born: Option<NaiveDate>,
    sex: Option<Sex>,
    address: String,
    lang: Lang,
) -> Vec<SummaryRow> {
    let born = match born {
        Some(day) => view! { <Day day lang/> }.into_any(),
        None => counter::unknown(lang).into_render(),
    };
    let sex = match sex {
        Some(Sex::Male) => counter::male(lang),
        Some(Sex::Female) => counter::female(lang),
        None => counter::unknown(lang),
    };
    vec![
        SummaryRow::new(counter::name(lang), name),
        SummaryRow::new(counter::born(lang), born),
        SummaryRow::new(counter::sex(lang), sex.into_render()),
        SummaryRow::new(counter::address(lang), address),
    ]
}

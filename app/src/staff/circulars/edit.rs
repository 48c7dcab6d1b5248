//! Writing one: the words in three languages beside each other, and for whom.

use hikae_core::circular::{Tongue, Topic};
use hikae_core::ids::CircularId;
use leptos::prelude::*;

use super::{AudienceForm, PATH};
use crate::components::{
    Button, Checkboxes, Choice, ErrorSummary, Field, FieldKind, Form, FormErrors, Hidden, Notice,
    NoticeKind, PageHeading, Radios, Section, TextArea,
};
use crate::i18n::{Lang, Sentence, Text, circular, console};
use crate::page::{Frame, Page, StaffNav};

/// A circular as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditForm {
    /// Key of the topic.
    pub topic: String,
    /// `statutory`, `training`.
    pub kind: Vec<String>,
    /// Title and body, as [`Tongue::ALL`] has the languages.
    pub texts: [(String, String); 3],
    /// The link.
    pub link: String,
    /// The last day.
    pub valid_until: String,
    /// The day it is about.
    pub event: String,
    /// `keep` or `rule`.
    pub audience: String,
    /// The conditions.
    pub rule: AudienceForm,
}

/// The editor.
#[derive(Debug, Clone)]
pub struct EditPage {
    /// Which.
    pub id: CircularId,
    /// The change that was read.
    pub change: u32,
    /// What is in the form.
    pub form: EditForm,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// For whom it is now, in words; none if it is for nobody so far.
    pub audience: Option<Sentence>,
    /// The hosts to which links may lead.
    pub hosts: Vec<String>,
    /// It was approved, or waits for it.
    pub handed_on: bool,
}

const NAMES: [(&str, &str); 3] = [
    ("ja_title", "ja_body"),
    ("plain_title", "plain_body"),
    ("en_title", "en_body"),
];

impl Page for EditPage {
    fn title(&self, lang: Lang) -> Text {
        console::edit(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Circulars)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self {
            id,
            change,
            form,
            errors,
            audience: now,
            hosts,
            handed_on,
        } = self;
        let voids = handed_on.then(|| {
            let title = console::save_voids(lang);
            view! { <Notice kind=NoticeKind::Warning title lang/> }
        });
        let topics = Topic::ALL
            .map(|topic| Choice::new(topic.key(), circular::topic(lang, topic)))
            .to_vec();
        let kinds = vec![
            Choice::new("statutory", console::statutory(lang)),
            Choice::new("training", console::training(lang)),
        ];
        let texts: Vec<_> = (Tongue::ALL.into_iter().zip(NAMES).zip(&form.texts))
            .map(|((tongue, names), texts)| text(tongue, names, texts, &errors, lang))
            .collect();
        let hosts = match hosts.is_empty() {
            true => console::link_none(lang),
            false => console::link_hint(lang, &hosts.join("、")),
        };
        let audience = audience(&form, now, &errors, lang);
        let wrong = ["link", "valid_until", "event"].map(|at| errors.of(at));
        let [wrong_link, wrong_last, wrong_event] = wrong;
        let action = format!("{PATH}/{id}/edit");
        view! {
            <ErrorSummary errors lang/>
            {voids}
            <PageHeading title=console::edit(lang)/>
            <p>{console::edit_lead(lang)}</p>
            <Form action=action>
                <Hidden name="change" value=change.to_string()/>
                <Radios
                    name="topic"
                    legend=console::topic_label(lang)
                    options=topics
                    selected=Some(form.topic)
                    lang
                />
                <Checkboxes
                    name="kind"
                    legend=console::kind(lang)
                    options=kinds
                    selected=form.kind
                    lang
                />
                <div class="side-by-side">{texts}</div>
                <Field
                    name="link"
                    label=console::link(lang)
                    hint=hosts
                    value=form.link
                    error=wrong_link
                    lang
                />
                <Field
                    name="valid_until"
                    label=console::valid_until(lang)
                    kind=FieldKind::Date
                    value=form.valid_until
                    error=wrong_last
                    lang
                />
                <Field
                    name="event"
                    label=console::event(lang)
                    kind=FieldKind::Date
                    value=form.event
                    error=wrong_event
                    lang
                />
                {audience}
                <p class="actions"><Button label=console::save(lang)/></p>
            </Form>
            <p><a href=format!("{PATH}/{id}")>{console::facts(lang)}</a></p>
        }
        .into_any()
    }
}

fn text(
    tongue: Tongue,
    (title, body): (&'static str, &'static str),
    texts: &(String, String),
    errors: &FormErrors,
    lang: Lang,
) -> AnyView {
    let legend = console::tongue(lang, tongue);
    let (title_text, body_text) = texts.clone();
    let (wrong_title, wrong_body) = (errors.of(title), errors.of(body));
    view! {
        <fieldset class="field">
            <legend class="label">{legend}</legend>
            <Field
                name=title
                label=console::text_title(lang)
                value=title_text
                error=wrong_title
                lang
            />
            <TextArea
                name=body
                label=console::text_body(lang)
                value=body_text
                error=wrong_body
                rows=12
                lang
            />
        </fieldset>
    }
    .into_any()
}

fn audience(form: &EditForm, now: Option<Sentence>, errors: &FormErrors, lang: Lang) -> AnyView {
    let rule = form.rule.view(errors, lang);
    let selected = Some(form.audience.clone());
    let body = match now {
        // A first rule is typed; there is nothing to keep.
        None => view! { <Hidden name="audience" value="rule"/> {rule} }.into_any(),
        Some(words) => {
            let options = vec![
                Choice::new("keep", console::keep(lang)),
                Choice::new("rule", console::by_rule(lang)),
            ];
            view! {
                <p>{words}</p>
                <Radios
                    name="audience"
                    legend=console::audience(lang)
                    legend_hidden=true
                    options
                    selected
                    lang
                />
                {rule}
            }
            .into_any()
        }
    };
    view! { <Section title=console::audience(lang)>{body}</Section> }.into_any()
}

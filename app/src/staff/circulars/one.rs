//! One: where it stands, what it says, and what can be done with it now.

use chrono::{DateTime, Utc};
use hikae_core::circular::{File, Rough, State, Text as Words, Texts, Tongue};
use hikae_core::ids::CircularId;
use leptos::prelude::*;

use super::{PATH, chip, title_of};
use crate::components::{
    Button, ButtonKind, ErrorSummary, Field, FieldKind, Form, FormErrors, Hidden, LinkButton,
    Moment, Notice, NoticeKind, PageHeading, PostButton, Section, SummaryList, SummaryRow,
    TextArea,
};
use crate::i18n::{Lang, Sentence, Span, Text, attachment, console};
use crate::page::{Frame, Page, StaffNav};

/// What this member may do with it now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct May {
    /// Change it.
    pub change: bool,
    /// Count and look at samples.
    pub look: bool,
    /// Approve it or send it back.
    pub decide: bool,
    /// They approve, but this one is their own.
    pub own: bool,
    /// Give it up or stop it.
    pub stop: bool,
    /// Write a correction.
    pub correct: bool,
}

/// One.
#[derive(Debug, Clone)]
pub struct OnePage {
    /// Which.
    pub id: CircularId,
    /// The change that was read.
    pub change: u32,
    /// Where it stands.
    pub state: State,
    /// Who wrote this version, when, and in which office.
    pub writer: (String, DateTime<Utc>, String),
    /// Who approved it, and when.
    pub approver: Option<(String, DateTime<Utc>)>,
    /// Who sent it back, and why.
    pub returned: Option<(String, String)>,
    /// When it goes out.
    pub due_at: Option<DateTime<Utc>>,
    /// What it says.
    pub texts: Texts,
    /// For whom, in words.
    pub audience: Sentence,
    /// How many, as this member may see it; none as long as it was not counted.
    pub people: Option<Text>,
    /// How many have it, how many have opened it, how many could not be told: roughly.
    pub reached: Option<[Rough; 3]>,
    /// It is for practice.
    pub training: bool,
    /// What must be mended first.
    pub faults: Vec<Text>,
    /// How the easy Japanese could be easier.
    pub advice: Vec<Text>,
    /// What goes along.
    pub file: Option<File>,
    /// The circular that corrects it.
    pub corrected_by: Option<CircularId>,
    /// What may be done.
    pub may: May,
    /// What was typed to send it back: the reason, the day, the hour.
    pub typed: (String, String, String),
    /// What is wrong with that.
    pub errors: FormErrors,
    /// Something was done just now.
    pub done: Option<Text>,
    /// Something was refused just now.
    pub refused: Option<Text>,
}

impl Page for OnePage {
    fn title(&self, lang: Lang) -> Text {
        Text::new(title_of(&self.texts.ja.title, lang))
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Circulars)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let title = self.title(lang);
        let done = self
            .done
            .clone()
            .map(|title| view! { <Notice kind=NoticeKind::Success title lang/> });
        let refused = self
            .refused
            .clone()
            .map(|title| view! { <Notice kind=NoticeKind::Error title lang/> });
        let training = self.training.then(|| {
            let title = console::is_training(lang);
            view! { <Notice kind=NoticeKind::Info title lang/> }
        });
        let returned = self.returned.clone().map(|(who, words)| {
            let slots = [("who", Span::Raw(who)), ("words", Span::Raw(words))];
            let words = Sentence::fill(&console::returned(lang), &slots);
            view! { <p class="lead">{words}</p> }
        });
        let facts = self.facts(lang);
        let lists = [
            (console::faults(lang), self.faults.clone()),
            (console::advice(lang), self.advice.clone()),
        ]
        .map(|(title, items)| list(title, items));
        let texts: Vec<_> = Tongue::ALL
            .into_iter()
            .map(|tongue| text(tongue, self.texts.of(tongue), lang))
            .collect();
        let state = chip(self.state, lang);
        let actions = self.actions(lang);
        view! {
            <ErrorSummary errors=self.errors lang/>
            {done}
            {refused}
            <PageHeading title/>
            <p class="lead">{state}</p>
            {training}
            {returned}
            <SummaryList rows=facts lang/>
            {lists}
            <div class="side-by-side">{texts}</div>
            {actions}
            <p><a href=PATH>{console::back(lang)}</a></p>
        }
        .into_any()
    }
}

impl OnePage {
    fn facts(&self, lang: Lang) -> Vec<SummaryRow> {
        let (writer, at, office) = self.writer.clone();
        let by = move |name: String, at| view! { {name}" "<Moment at lang/> };
        let mut rows = vec![
            SummaryRow::new(console::col_office(lang), office),
            SummaryRow::new(console::written_by(lang), by(writer, at)),
        ];
        if let Some((name, at)) = self.approver.clone() {
            rows.push(SummaryRow::new(console::approved_by(lang), by(name, at)));
        }
        if let Some(at) = self.due_at {
            rows.push(SummaryRow::new(
                console::due(lang),
                view! { <Moment at lang/> },
            ));
        }
        rows.push(SummaryRow::new(
            console::audience(lang),
            self.audience.clone(),
        ));
        if let Some(file) = self.file.clone() {
            let href = format!("{PATH}/{}/attachment", self.id);
            let file = view! { <a href=href>{file.name}</a> };
            rows.push(SummaryRow::new(attachment::heading(lang), file));
        }
        let people = self.people.clone();
        let people = people.unwrap_or_else(|| console::not_counted(lang));
        rows.push(SummaryRow::new(console::size(lang), people));
        if let Some([reached, read, missed]) = self.reached {
            let count = |count| console::people(lang, count);
            rows.push(SummaryRow::new(console::reached(lang), count(reached)));
            rows.push(SummaryRow::new(console::read(lang), count(read)));
            rows.push(SummaryRow::new(console::missed(lang), count(missed)));
        }
        rows
    }

    fn actions(&self, lang: Lang) -> AnyView {
        let at = |what: &str| format!("{PATH}/{}/{what}", self.id);
        let change = || vec![("change", self.change.to_string())];
        let May {
            change: may_change,
            look,
            decide,
            own,
            stop,
            correct,
        } = self.may;
        let edit = may_change.then(|| {
            view! {
                <LinkButton
                    href=at("edit")
                    label=console::to_edit(lang)
                    kind=ButtonKind::Secondary
                />
                <LinkButton
                    href=at("file")
                    label=attachment::heading(lang)
                    kind=ButtonKind::Secondary
                />
            }
        });
        let look = look.then(|| {
            view! {
                <p>{console::look_text(lang)}</p>
                <PostButton action=at("look") label=console::look(lang) values=change()/>
            }
        });
        let samples = self.people.is_some().then(|| {
            view! { <p><a href=at("samples")>{console::to_samples(lang)}</a></p> }
        });
        let decide = decide.then(|| self.decide(lang));
        let own = own.then(|| view! { <p>{console::own(lang)}</p> });
        let reload = (self.state == State::Sending).then(|| {
            let href = format!("{PATH}/{}", self.id);
            view! { <p><a href=href>{console::reload(lang)}</a></p> }
        });
        let stop = stop.then(|| {
            let (label, text) = match self.state {
                State::Sending => (console::stop(lang), Some(console::stop_text(lang))),
                _ => (console::cancel(lang), None),
            };
            view! {
                {text.map(|text| view! { <p>{text}</p> })}
                <PostButton action=at("stop") label kind=ButtonKind::Danger values=change()/>
            }
        });
        let correct = correct.then(|| {
            view! {
                <p>{console::correct_text(lang)}</p>
                <PostButton
                    action=at("correct")
                    label=console::correct(lang)
                    kind=ButtonKind::Secondary
                    values=change()
                />
            }
        });
        let correction = self.corrected_by.map(|id| {
            let href = format!("{PATH}/{id}");
            view! { <p><a href=href>{console::to_correction(lang)}</a></p> }
        });
        view! {
            {samples}
            {look}
            {decide}
            {own}
            {reload}
            <div class="actions">{edit}</div>
            {stop}
            {correct}
            {correction}
        }
        .into_any()
    }

    fn decide(&self, lang: Lang) -> AnyView {
        let (reason, day, hour) = self.typed.clone();
        let at = |what: &str| format!("{PATH}/{}/{what}", self.id);
        let change = self.change.to_string();
        let (to_approve, to_return) = (at("approve"), at("return"));
        let wrong = ["due_day", "due_hour", "words"].map(|at| self.errors.of(at));
        let [wrong_day, wrong_hour, wrong_words] = wrong;
        let seen = change.clone();
        view! {
            <Section title=console::decide(lang)>
                <p>{console::quiet(lang)}</p>
                <Form action=to_approve>
                    <Hidden name="change" value=seen/>
                    <Field
                        name="due_day"
                        label=console::due_day(lang)
                        kind=FieldKind::Date
                        value=day
                        error=wrong_day
                        lang
                    />
                    <Field
                        name="due_hour"
                        label=console::due_hour(lang)
                        kind=FieldKind::Number
                        value=hour
                        error=wrong_hour
                        lang
                    />
                    <p class="actions"><Button label=console::approve(lang)/></p>
                </Form>
                <Form action=to_return>
                    <Hidden name="change" value=change/>
                    <TextArea
                        name="words"
                        label=console::reason(lang)
                        value=reason
                        error=wrong_words
                        lang
                    />
                    <p class="actions">
                        <Button label=console::send_back(lang) kind=ButtonKind::Secondary/>
                    </p>
                </Form>
            </Section>
        }
        .into_any()
    }
}

fn list(title: Text, items: Vec<Text>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = items
        .into_iter()
        .map(|item| view! { <li>{item}</li> })
        .collect();
    view! { <Section title=title><ul>{items}</ul></Section> }.into_any()
}

/// What staff wrote, as they wrote it.
fn text(tongue: Tongue, text: &Words, lang: Lang) -> AnyView {
    let Words { title, body } = text.clone();
    let tag = match tongue {
        Tongue::Japanese | Tongue::Plain => "ja",
        Tongue::English => "en",
    };
    view! {
        <Section title=console::tongue(lang, tongue)>
            <div class="sample" lang=tag>
                <p class="sample-title">{title}</p>
                <p class="as-typed">{body}</p>
            </div>
        </Section>
    }
    .into_any()
}

//! One case: how it stands, what happened, and what can be done.

use chrono::{DateTime, Utc};
use hikae_core::case::{Contact, Kind, Office, Standing, Step, WordsError};
use leptos::prelude::*;

use super::draft::words_error;
use super::parts::{answer, frozen_notice};
use super::words::{ShownCase, standing_chip, standing_sentence};
use crate::components::{
    Breadcrumbs, Button, ButtonKind, ErrorSummary, Form, FormErrors, PageHeading, PostButton,
    Section, SummaryList, SummaryRow, TextArea, moment_text,
};
use crate::i18n::{Lang, Sentence, Text, case};
use crate::page::{Frame, Page};

/// The page of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// The case.
    pub shown: ShownCase,
    /// What was typed to ask again.
    pub words: String,
    /// What is wrong with that.
    pub error: Option<WordsError>,
}

impl Page for CasePage {
    fn title(&self, lang: Lang) -> Text {
        case::kind(lang, self.shown.case.subject.kind())
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self {
            shown,
            words,
            error,
        } = self;
        let title = case::kind(lang, shown.case.subject.kind());
        let mut errors = FormErrors::default();
        if let Some(error) = error {
            errors.add("words", words_error(lang, error));
        }
        let frozen = shown
            .case
            .freezes()
            .is_some()
            .then(|| frozen_notice(&shown, lang));
        let chip = standing_chip(lang, shown.case.standing(), shown.now);
        let history = history(&shown, lang);
        view! {
            <Breadcrumbs
                trail=vec![("/cases".to_owned(), case::title(lang))]
                here=title.clone()
                lang
            />
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title/>
            <p class="lead">{chip}" "{standing_sentence(lang, &shown)}</p>
            {answer(&shown, lang)}
            {frozen}
            <SummaryList rows=facts(&shown, lang) lang/>
            <Section title=case::history(lang) id="history">
                <ol class="stack">{history}</ol>
            </Section>
            {actions(&shown, &words, &errors, lang)}
        }
        .into_any()
    }
}

fn facts(shown: &ShownCase, lang: Lang) -> Vec<SummaryRow> {
    let about = shown.about.text(lang);
    let about = match shown.about.href() {
        Some(href) => view! { <a href=href>{about}</a> }.into_any(),
        None => about.into_render(),
    };
    let contact = match &shown.case.contact {
        Contact::Here => case::contact_here(lang),
        Contact::Telephone { number } => Text::join(
            [case::contact_phone(lang), number.clone().into()],
            &" ".into(),
        ),
    };
    let mut rows = vec![
        SummaryRow::new(case::fact_about(lang), about),
        SummaryRow::new(
            case::fact_reason(lang),
            case::reason(lang, shown.case.reason),
        ),
    ];
    if !shown.case.words.is_empty() {
        rows.push(SummaryRow::new(
            case::fact_words(lang),
            view! { <p class="received">{shown.case.words.clone()}</p> },
        ));
    }
    rows.push(SummaryRow::new(case::fact_contact(lang), contact));
    rows
}

fn history(shown: &ShownCase, lang: Lang) -> Vec<AnyView> {
    let by = |template: Text, office| {
        Sentence::fill(&template, &[("office", shown.office(lang, office).into())])
    };
    let opened = match shown.case.subject.kind() {
        Kind::Review => case::step_brought_up(lang),
        Kind::Entry | Kind::NotMine | Kind::Wrong => case::step_opened(lang),
    };
    let opened = line(shown.case.opened_at, opened.into(), "", lang);
    let steps = shown.case.events.iter().map(|event| {
        let (told, words) = match &event.step {
            Step::Seen { by: office } => (by(case::step_seen(lang), *office), ""),
            Step::Answered {
                by: office, words, ..
            } => (by(case::step_answered(lang), *office), words.as_str()),
            Step::HandedOn => (by(case::step_handed_on(lang), Office::Municipality), ""),
            Step::Withdrawn => (case::step_withdrawn(lang).into(), ""),
            Step::Reopened { words } => (case::step_reopened(lang).into(), words.as_str()),
        };
        line(event.at, told, words, lang)
    });
    std::iter::once(opened).chain(steps).collect()
}

fn line(at: DateTime<Utc>, told: Sentence, words: &str, lang: Lang) -> AnyView {
    let words = (!words.is_empty()).then(|| {
        view! { <blockquote class="received" lang="ja">{words.to_owned()}</blockquote> }
    });
    view! {
        <li>
            <p>
                <span class="muted">{moment_text(at, lang)}</span>
                " "
                {told}
            </p>
            {words}
        </li>
    }
    .into_any()
}

fn actions(shown: &ShownCase, words: &str, errors: &FormErrors, lang: Lang) -> AnyView {
    let href = shown.href();
    let standing = shown.case.standing();
    if shown.case.subject.kind() == Kind::Review {
        let way = shown.about.href().map(|href| {
            view! { <p><a href=format!("{href}#case")>{case::review_object(lang)}</a></p> }
        });
        return view! { <p>{case::review_text(lang)}</p> {way} }.into_any();
    }
    if let Standing::Open { .. } = standing {
        let unfreezes = shown
            .case
            .freezes()
            .is_some()
            .then(|| view! { <p>{case::withdraw_unfreezes(lang)}</p> });
        return view! {
            <Section title=case::withdraw_title(lang)>
                <p>{case::withdraw_hint(lang)}</p>
                {unfreezes}
                <PostButton
                    action=format!("{href}/withdraw")
                    label=case::withdraw(lang)
                    kind=ButtonKind::Secondary
                />
            </Section>
        }
        .into_any();
    }
    if !shown.case.is_reopenable() {
        return view! { <p>{case::final_answer(lang)}</p> }.into_any();
    }
    let hint = match standing {
        Standing::Answered { .. } => Sentence::fill(
            &case::reopen_hint(lang),
            &[("office", shown.office(lang, Office::Municipality).into())],
        ),
        _ => case::reopen_again(lang).into(),
    };
    let (words, error) = (words.to_owned(), errors.of("words"));
    view! {
        <Section title=case::reopen_title(lang)>
            <p>{hint}</p>
            <Form action=format!("{href}/reopen")>
                <TextArea
                    name="words"
                    label=case::ask_words(lang)
                    hint=case::ask_words_hint(lang)
                    value=words
                    error=error
                    lang
                />
                <div class="actions">
                    <Button label=case::reopen(lang) kind=ButtonKind::Secondary/>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

//! One case: how it stands, what happened, and what can be done.

use hikae_core::case::{Kind, Office, Standing, WordsError};
use leptos::prelude::*;

use super::draft::words_error;
use super::history::{Reader, history};
use super::parts::{answer, frozen_notice};
use super::words::{ShownCase, contact_text, standing_chip, standing_sentence};
use crate::components::{
    Breadcrumbs, Button, ButtonKind, ErrorSummary, Form, FormErrors, PageHeading, PostButton,
    Section, SummaryList, SummaryRow, TextArea,
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
        let history = history(
            &shown.case,
            Reader::Citizen,
            |office| shown.office(lang, office),
            lang,
        );
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
                {history}
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
    rows.push(SummaryRow::new(
        case::fact_contact(lang),
        contact_text(&shown.case.contact, lang),
    ));
    rows
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

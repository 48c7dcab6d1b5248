//! Reporting something: the form, and what is checked before it is sent.

use chrono::{DateTime, Utc};
use hikae_core::case::{Contact, Kind, Office, Reason};
use hikae_core::ids::RecordId;
use leptos::prelude::*;

use super::draft::{Draft, DraftError, HERE, PHONE, errors};
use super::keys::{self, kind_key, reason_key};
use super::parts::{RecordCases, record_section};
use super::words::{About, contact_text, last_day, office_name};
use crate::components::{
    Breadcrumbs, Button, ButtonKind, Choice, ErrorSummary, Field, Form, Hidden, PageHeading,
    Radios, Section, SummaryList, SummaryRow, TextArea,
};
use crate::i18n::{Lang, Sentence, Text, case};
use crate::page::{Frame, Page};

/// What is reported, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What kind of case.
    pub kind: Kind,
    /// Id of the entry or record, as in the address.
    pub id: String,
    /// What it is about.
    pub about: About,
    /// Who answers first.
    pub office: Office,
    /// Their name, if they are an institution that is known.
    pub institution: Option<String>,
    /// Until when (exclusive).
    pub due: DateTime<Utc>,
}

impl Target {
    /// Where the form posts to.
    fn address(&self) -> String {
        format!("/cases/new/{}/{}", kind_key(self.kind), self.id)
    }

    fn breadcrumbs(&self, lang: Lang) -> AnyView {
        let here = case::object(lang, self.kind);
        let trail = vec![("/cases".to_owned(), case::title(lang))];
        view! { <Breadcrumbs trail here lang/> }.into_any()
    }
}

/// The form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFormPage {
    /// What is reported.
    pub target: Target,
    /// What was typed.
    pub draft: Draft,
    /// What is wrong with it.
    pub errors: Vec<DraftError>,
}

impl Page for CaseFormPage {
    fn title(&self, lang: Lang) -> Text {
        case::object(lang, self.target.kind)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self {
            target,
            draft,
            errors: wrong,
        } = self;
        let wrong = errors(&wrong, lang);
        let reasons = target
            .kind
            .reasons()
            .iter()
            .map(|reason| Choice::new(reason_key(*reason), case::reason(lang, *reason)))
            .collect();
        let contacts = vec![
            Choice::new(HERE, case::contact_here(lang)),
            Choice::new(PHONE, case::contact_phone(lang)),
        ];
        let selected = |value: &String| (!value.is_empty()).then(|| value.clone());
        view! {
            {target.breadcrumbs(lang)}
            <ErrorSummary errors=wrong.clone() lang/>
            <PageHeading title=case::object(lang, target.kind)/>
            <p class="lead">{target.about.text(lang)}</p>
            <Form action=target.address()>
                <Radios
                    name="reason"
                    legend=case::ask_reason(lang)
                    options=reasons
                    selected=selected(&draft.reason)
                    error=wrong.of("reason")
                    required=true
                    lang
                />
                <TextArea
                    name="words"
                    label=case::ask_words(lang)
                    hint=case::ask_words_hint(lang)
                    value=draft.words.clone()
                    error=wrong.of("words")
                    lang
                />
                <Radios
                    name="contact"
                    legend=case::ask_contact(lang)
                    options=contacts
                    selected=selected(&draft.contact)
                    error=wrong.of("contact")
                    required=true
                    lang
                />
                <Field
                    name="phone"
                    label=case::ask_phone(lang)
                    value=draft.phone.clone()
                    error=wrong.of("phone")
                    autocomplete="tel"
                    lang
                />
                <div class="actions">
                    <Button label=case::check(lang) answer=("step", "check".to_owned())/>
                </div>
            </Form>
        }
        .into_any()
    }
}

/// What would be sent, and what would come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePreviewPage {
    /// What is reported.
    pub target: Target,
    /// What was typed; it can be sent.
    pub draft: Draft,
}

impl Page for CasePreviewPage {
    fn title(&self, lang: Lang) -> Text {
        case::confirm(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self { target, draft } = self;
        let reason = keys::reason(target.kind, &draft.reason).unwrap_or(Reason::Other);
        let contact = match draft.contact == PHONE {
            true => Contact::Telephone {
                number: draft.phone.clone(),
            },
            false => Contact::Here,
        };
        let mut rows = vec![
            SummaryRow::new(case::fact_about(lang), target.about.text(lang)),
            SummaryRow::new(case::fact_reason(lang), case::reason(lang, reason)),
        ];
        if !draft.words.trim().is_empty() {
            rows.push(SummaryRow::new(
                case::fact_words(lang),
                view! { <p class="received">{draft.words.clone()}</p> },
            ));
        }
        rows.push(SummaryRow::new(
            case::fact_contact(lang),
            contact_text(&contact, lang),
        ));
        let template = match target.office {
            Office::Municipality | Office::Oversight => case::then_municipality(lang),
            Office::Institution { .. } => case::then_office(lang),
        };
        let office = office_name(
            lang,
            target.office,
            target.institution.as_deref(),
            &frame.municipality,
        );
        let slots = [
            ("office", office.into()),
            ("day", last_day(target.due, lang).into()),
        ];
        let Draft {
            reason,
            words,
            contact,
            phone,
        } = draft;
        view! {
            {target.breadcrumbs(lang)}
            <PageHeading title=case::confirm(lang)/>
            <SummaryList rows lang/>
            <Section title=case::then(lang)>
                <p>{case::consequence(lang, target.kind)}</p>
                <p>{Sentence::fill(&template, &slots)}</p>
            </Section>
            <Form action=target.address()>
                <Hidden name="reason" value=reason/>
                <Hidden name="words" value=words/>
                <Hidden name="contact" value=contact/>
                <Hidden name="phone" value=phone/>
                <div class="actions">
                    <Button label=case::send(lang) answer=("step", "send".to_owned())/>
                    <Button
                        label=case::back(lang)
                        kind=ButtonKind::Secondary
                        answer=("step", "change".to_owned())
                    />
                </div>
            </Form>
        }
        .into_any()
    }
}

/// What can be reported about a record, and what has been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutRecordPage {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub about: About,
    /// What has been reported about it.
    pub cases: RecordCases,
}

impl Page for AboutRecordPage {
    fn title(&self, lang: Lang) -> Text {
        case::record_section(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let trail = vec![("/cases".to_owned(), case::title(lang))];
        let back = self.about.href().map(|href| {
            view! { <p><a href=href>{case::about_link(lang)}</a></p> }
        });
        view! {
            <Breadcrumbs trail here=case::record_section(lang) lang/>
            <PageHeading title=case::record_section(lang)/>
            <p class="lead">{self.about.text(lang)}</p>
            {record_section(self.record, &self.cases, None, lang)}
            {back}
        }
        .into_any()
    }
}

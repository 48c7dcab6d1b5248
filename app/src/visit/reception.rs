//! The institution's half: a reception without software of its own.

use chrono::{DateTime, Utc};
use hikae_core::disclosure::StaffRole;
use hikae_core::record::{Category, SensitiveClass};
use leptos::prelude::*;

use super::words::{classes, kinds};
use crate::citizen::sharing::{category_key, sensitive_key};
use crate::components::{
    Button, Checkboxes, Choice, ErrorSummary, Field, Form, FormErrors, Hidden, Moment, Notice,
    NoticeKind, PageHeading, Section, Select, SummaryList, SummaryRow, Table, TextArea,
};
use crate::i18n::{Lang, Sentence, Span, Text, institution, visit};
use crate::page::{Frame, Page};

/// Who may stand at a reception.
pub const ROLES: [StaffRole; 6] = [
    StaffRole::Clerk,
    StaffRole::Nurse,
    StaffRole::Physician,
    StaffRole::Dentist,
    StaffRole::Pharmacist,
    StaffRole::PublicHealthNurse,
];

const fn role_key(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Physician => "physician",
        StaffRole::Dentist => "dentist",
        StaffRole::Nurse => "nurse",
        StaffRole::Pharmacist => "pharmacist",
        StaffRole::PublicHealthNurse => "public-health-nurse",
        StaffRole::Clerk => "clerk",
        StaffRole::Researcher => "researcher",
        StaffRole::Auditor => "auditor",
        StaffRole::PrivacyOfficer => "privacy-officer",
    }
}

/// The role at a reception that a form names.
pub fn role_from_key(key: &str) -> Option<StaffRole> {
    ROLES.into_iter().find(|role| role_key(*role) == key)
}

/// What was typed at a reception.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Handle of whoever sits there.
    pub handle: String,
    /// Their role.
    pub role: Option<StaffRole>,
    /// Their unit.
    pub unit: Option<String>,
    /// Why they ask; none before anything was typed.
    pub reason: Option<String>,
    /// What they would like to see.
    pub categories: Vec<Category>,
    /// Sensitive classes among it.
    pub sensitive: Vec<SensitiveClass>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The handle.
    Handle,
    /// No role.
    Role,
    /// A unit that is none.
    Unit,
    /// The reason.
    Reason,
    /// Nothing is asked for.
    Wish,
}

/// How a visit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The person has not answered.
    Waiting,
    /// They did: this is their name here.
    Answered(String),
    /// They did not want to.
    Declined,
    /// Nobody answered in time, or it was more than a day ago.
    Over,
}

/// One visit that was begun at this reception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// When.
    pub at: DateTime<Utc>,
    /// How it stands.
    pub state: State,
}

/// The reception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionPage {
    /// Name of the institution.
    pub institution: String,
    /// Its units.
    pub units: Vec<String>,
    /// Whether it may ask for a treatment at all.
    pub may_ask: bool,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Visits begun here, newest first.
    pub recent: Vec<Recent>,
}

impl ReceptionPage {
    fn errors(&self, lang: Lang) -> FormErrors {
        let mut errors = FormErrors::default();
        for fault in &self.faults {
            let (name, words) = match fault {
                Fault::Handle => ("handle", visit::error_handle(lang)),
                Fault::Role => ("role", visit::error_role(lang)),
                Fault::Unit => ("unit", visit::error_unit(lang)),
                Fault::Reason => ("reason", visit::error_reason(lang)),
                Fault::Wish => ("category", visit::error_wish(lang)),
            };
            errors.add(name, words);
        }
        errors
    }

    fn form(&self, errors: &FormErrors, lang: Lang) -> AnyView {
        let typed = &self.typed;
        let roles = ROLES
            .map(|role| Choice::new(role_key(role), institution::role(lang, role)))
            .to_vec();
        let units = (!self.units.is_empty()).then(|| {
            let none = Choice::new("", visit::no_unit(lang));
            let units = self.units.iter();
            let units = units.map(|unit| Choice::new(unit, Text::new(unit.clone())));
            let options: Vec<_> = std::iter::once(none).chain(units).collect();
            view! {
                <Select
                    name="unit"
                    label=visit::unit(lang)
                    options
                    selected=typed.unit.clone()
                    error=errors.of("unit")
                    lang
                />
            }
        });
        let reason = typed.reason.clone();
        let reason = reason.unwrap_or_else(|| visit::reason_example(Lang::Ja).plain());
        let ticked: Vec<_> = typed
            .categories
            .iter()
            .map(|it| category_key(*it).to_owned())
            .collect();
        let named: Vec<_> = typed
            .sensitive
            .iter()
            .map(|it| sensitive_key(*it).to_owned())
            .collect();
        let (handle, role) = (typed.handle.clone(), typed.role);
        let [handle_error, role_error, kind_error, reason_error] =
            ["handle", "role", "category", "reason"].map(|name| errors.of(name));
        view! {
            <Form action="/reception">
                <Field
                    name="handle"
                    label=visit::handle(lang)
                    hint=visit::handle_hint(lang)
                    value=handle
                    error=handle_error
                    required=true
                    autocomplete="off"
                    lang
                />
                <Select
                    name="role"
                    label=visit::role(lang)
                    options=roles
                    selected=role.map(|role| role_key(role).to_owned())
                    error=role_error
                    required=true
                    lang
                />
                {units}
                <Checkboxes
                    name="category"
                    legend=visit::wish(lang)
                    options=kinds(&Category::ALL, lang)
                    selected=ticked
                    error=kind_error
                    required=true
                    lang
                />
                <Checkboxes
                    name="sensitive"
                    legend=visit::wish_sensitive(lang)
                    options=classes(&SensitiveClass::ALL, lang)
                    selected=named
                    lang
                />
                <TextArea
                    name="reason"
                    label=visit::reason_label(lang)
                    hint=visit::reason_hint(lang)
                    value=reason
                    error=reason_error
                    required=true
                    lang
                />
                <Button label=visit::turn(lang)/>
            </Form>
        }
        .into_any()
    }

    fn recent(&self, lang: Lang) -> AnyView {
        if self.recent.is_empty() {
            return view! { <p>{visit::recent_none(lang)}</p> }.into_any();
        }
        let rows = self
            .recent
            .iter()
            .map(|recent| {
                let (state, name) = match &recent.state {
                    State::Waiting => (visit::waiting(lang), None),
                    State::Answered(name) => (visit::answered(lang), Some(name.clone())),
                    State::Declined => (visit::said_no(lang), None),
                    State::Over => (visit::over(lang), None),
                };
                let name = name.map(|name| view! { <code>{name}</code> });
                view! {
                    <tr>
                        <td><Moment at=recent.at lang/></td>
                        <td>{state}</td>
                        <td>{name}</td>
                    </tr>
                }
            })
            .collect_view();
        let head = vec![
            visit::when(lang),
            visit::state(lang),
            visit::pseudonym(lang),
        ];
        view! {
            <Table caption=visit::recent(lang) head caption_hidden=true>{rows}</Table>
        }
        .into_any()
    }
}

impl Page for ReceptionPage {
    fn title(&self, lang: Lang) -> Text {
        visit::reception_title(lang)
    }

    fn has_errors(&self) -> bool {
        !self.faults.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let errors = self.errors(lang);
        let here = Span::StrongRaw(self.institution.clone());
        let here = Sentence::fill(&visit::reception(lang), &[("name", here)]);
        let form = if self.may_ask {
            self.form(&errors, lang)
        } else {
            view! {
                <Notice
                    kind=NoticeKind::Warning
                    title=visit::not_for_treatment(lang)
                    lang
                />
            }
            .into_any()
        };
        view! {
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title=visit::reception_title(lang) lead=visit::reception_lead(lang)/>
            <p>{here}</p>
            {form}
            <Section title=visit::recent(lang)>{self.recent(lang)}</Section>
        }
        .into_any()
    }
}

/// A link that makes a browser a reception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinPage {
    /// The link's token.
    pub token: String,
    /// Name of the institution.
    pub institution: String,
    /// What the operator calls the place.
    pub label: String,
}

impl Page for JoinPage {
    fn title(&self, lang: Lang) -> Text {
        visit::join_title(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let whose = Span::Raw(self.institution);
        let question = Sentence::fill(&visit::join(lang), &[("name", whose)]);
        let rows = vec![SummaryRow::new(visit::label(lang), Text::new(self.label))];
        view! {
            <PageHeading title=visit::join_title(lang)/>
            <p class="lead">{question}</p>
            <SummaryList rows lang/>
            <p>{visit::join_more(lang)}</p>
            <Form action="/reception/join">
                <Hidden name="token" value=self.token/>
                <Button label=visit::join_do(lang)/>
            </Form>
        }
        .into_any()
    }
}

/// The link is used up or over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinGonePage;

impl Page for JoinGonePage {
    fn title(&self, lang: Lang) -> Text {
        visit::join_gone(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! { <PageHeading title=visit::join_gone(lang) lead=visit::join_gone_more(lang)/> }
            .into_any()
    }
}

/// This browser stands at no reception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoReceptionPage;

impl Page for NoReceptionPage {
    fn title(&self, lang: Lang) -> Text {
        visit::no_reception(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=visit::no_reception(lang) lead=visit::no_reception_more(lang)/>
        }
        .into_any()
    }
}

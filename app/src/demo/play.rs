//! 機関になってみる: a visitor of the demo plays an institution.

use chrono::NaiveDate;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::StaffRole;
use hikae_core::record::Category;
use leptos::prelude::*;

use crate::citizen::sharing::{category_key, purpose_key};
use crate::components::{
    Button, ButtonKind, Checkboxes, Choice, Day, ErrorSummary, Form, FormErrors, LinkButton,
    Notice, NoticeKind, PageHeading, PostButton, Radios, Section, Select, SummaryList, SummaryRow,
    TextArea,
};
use crate::i18n::{Lang, Sentence, Span, Text, category, institution, play, purpose};
use crate::page::{Frame, Page};

/// A part that can be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its word in the path.
    pub key: String,
    /// Name of the institution.
    pub institution: String,
    /// Department or unit.
    pub unit: Option<String>,
    /// Kind of the institution.
    pub kind: InstitutionKind,
    /// Role and handle of the person who acts, or none for a program.
    pub actor: Option<(StaffRole, String)>,
    /// Purposes registered for the institution.
    pub purposes: Vec<Purpose>,
}

impl Part {
    fn address(&self) -> String {
        format!("/demo/read/{}", self.key)
    }
}

/// The institutions to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsPage {
    /// In their order.
    pub parts: Vec<Part>,
}

impl Page for PartsPage {
    fn title(&self, lang: Lang) -> Text {
        play::title(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = self
            .parts
            .into_iter()
            .map(|part| {
                let address = part.address();
                view! {
                    <li class="row">
                        <div>
                            <p><a href=address>{part.institution}</a></p>
                            <p class="note">{institution::kind(lang, part.kind)}</p>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <PageHeading title=play::title(lang) lead=play::lead(lang)/>
            <Section title=play::institutions(lang)>
                <ul class="rows">{rows}</ul>
            </Section>
        }
        .into_any()
    }
}

/// What is wrong with a question to the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskError {
    /// Nobody was chosen.
    Person,
    /// No purpose was chosen.
    Purpose,
    /// No kind of record was chosen.
    Categories,
    /// The reason is missing.
    ReasonEmpty,
    /// The reason is too long.
    ReasonLong,
    /// The reason holds what looks like a 個人番号.
    ReasonNumber,
}

/// The answers of the form, as they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Key of the resident.
    pub person: Option<String>,
    /// What for.
    pub purpose: Option<Purpose>,
    /// Which records.
    pub categories: Vec<Category>,
    /// Why, in words.
    pub reason: String,
}

/// What a visitor asks as an institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskPage {
    /// The part.
    pub part: Part,
    /// Key and name of every resident.
    pub people: Vec<(String, String)>,
    /// The answers so far.
    pub asked: Asked,
    /// What is wrong with them.
    pub errors: Vec<AskError>,
}

impl AskPage {
    fn form_errors(&self, lang: Lang) -> FormErrors {
        let mut errors = FormErrors::default();
        for error in &self.errors {
            let (name, message) = match error {
                AskError::Person => ("person", play::error_person(lang)),
                AskError::Purpose => ("purpose", play::error_purpose(lang)),
                AskError::Categories => ("category", play::error_categories(lang)),
                AskError::ReasonEmpty => ("reason", play::error_reason_empty(lang)),
                AskError::ReasonLong => ("reason", play::error_reason_long(lang)),
                AskError::ReasonNumber => ("reason", play::error_reason_number(lang)),
            };
            errors.add(name, message);
        }
        errors
    }

    fn purposes(&self, lang: Lang) -> Vec<Choice> {
        let registered = |purpose: &Purpose| self.part.purposes.contains(purpose);
        let others = Purpose::ALL
            .into_iter()
            .filter(|purpose| !registered(purpose));
        self.part
            .purposes
            .iter()
            .copied()
            .chain(others)
            .map(|each| Choice::new(purpose_key(each), purpose::name(lang, each)))
            .collect()
    }
}

impl Page for AskPage {
    fn title(&self, lang: Lang) -> Text {
        play::ask_title(lang)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let errors = self.form_errors(lang);
        let purposes = self.purposes(lang);
        let people = self
            .people
            .into_iter()
            .map(|(key, name)| Choice::new(key, Text::new(name)))
            .collect();
        let categories = [Category::Checkup, Category::Vaccination]
            .map(|each| Choice::new(category_key(each), category::name(lang, each)))
            .to_vec();
        let ticked = self
            .asked
            .categories
            .iter()
            .map(|each| category_key(*each).to_owned())
            .collect();
        let chosen = self.asked.purpose.map(|each| purpose_key(each).to_owned());
        let treats = self.part.purposes.contains(&Purpose::Treatment);
        let part = vec![("part", self.part.key.clone())];
        let reception = treats.then(|| {
            view! {
                <Section title=play::reception(lang)>
                    <p>{play::reception_more(lang)}</p>
                    <PostButton
                        action="/demo/reception"
                        label=play::reception_open(lang)
                        kind=ButtonKind::Secondary
                        values=part
                    />
                </Section>
            }
        });
        view! {
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title=play::ask_title(lang)/>
            <p>{as_institution(lang, &self.part.institution)}</p>
            <SummaryList rows=actor_rows(lang, &self.part) lang/>
            <Form action=self.part.address()>
                <Radios
                    name="person"
                    legend=play::person(lang)
                    options=people
                    selected=self.asked.person
                    error=errors.of("person")
                    required=true
                    lang
                />
                <Select
                    name="purpose"
                    label=play::purpose(lang)
                    hint=play::purpose_hint(lang)
                    options=purposes
                    selected=chosen
                    error=errors.of("purpose")
                    required=true
                    lang
                />
                <Checkboxes
                    name="category"
                    legend=play::categories(lang)
                    options=categories
                    selected=ticked
                    error=errors.of("category")
                    required=true
                    lang
                />
                <TextArea
                    name="reason"
                    label=play::reason(lang)
                    hint=play::reason_hint(lang)
                    value=self.asked.reason
                    error=errors.of("reason")
                    required=true
                    lang
                />
                <Button label=play::read(lang)/>
            </Form>
            {reception}
            <p><a href="/demo/read">{play::other(lang)}</a></p>
        }
        .into_any()
    }
}

fn as_institution(lang: Lang, name: &str) -> Sentence {
    let name = Span::StrongRaw(name.to_owned());
    Sentence::fill(&play::as_institution(lang), &[("name", name)])
}

fn actor_rows(lang: Lang, part: &Part) -> Vec<SummaryRow> {
    let who = match &part.actor {
        Some((role, handle)) => {
            let role = institution::role(lang, *role);
            view! { {role}" "{handle.clone()} }.into_any()
        }
        None => play::machine(lang).into_render(),
    };
    let unit = part.unit.clone();
    let unit = unit.map(|unit| view! { " · "{unit} });
    vec![SummaryRow::new(
        play::actor(lang),
        view! { {who}{unit} }.into_any(),
    )]
}

/// One record that the institution was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its kind.
    pub category: Category,
    /// The day that it is about.
    pub date: NaiveDate,
    /// What it says, as its source wrote it.
    pub words: String,
    /// For a checkup: how many results.
    pub results: Option<usize>,
}

/// What the institution was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerPage {
    /// The part.
    pub part: Part,
    /// Name of the resident.
    pub person: String,
    /// What for.
    pub purpose: Purpose,
    /// The records; `None` if the registry does not allow the purpose.
    pub given: Option<Vec<Given>>,
}

impl Page for AnswerPage {
    fn title(&self, lang: Lang) -> Text {
        play::answer_title(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let name = Span::StrongRaw(self.person.clone());
        let rows = vec![
            SummaryRow::new(play::person(lang), Text::new(self.person)),
            SummaryRow::new(play::purpose(lang), purpose::name(lang, self.purpose)),
        ];
        let answer = match self.given {
            None => view! {
                <Notice kind=NoticeKind::Error title=play::refused(lang) lang>
                    <p>{play::refused_more(lang)}</p>
                </Notice>
            }
            .into_any(),
            Some(given) if given.is_empty() => view! {
                <Notice kind=NoticeKind::Info title=play::nothing(lang) lang>
                    <p>{play::nothing_more(lang)}</p>
                </Notice>
            }
            .into_any(),
            Some(given) => view! {
                <Notice kind=NoticeKind::Success title=play::given(lang, given.len()) lang/>
                <ul class="rows">{given.into_iter().map(|each| row(each, lang)).collect_view()}</ul>
            }
            .into_any(),
        };
        let next = Sentence::fill(&play::next_more(lang), &[("name", name)]);
        view! {
            <PageHeading title=play::answer_title(lang)/>
            <p>{as_institution(lang, &self.part.institution)}</p>
            <SummaryList rows lang/>
            {answer}
            <Section title=play::next(lang)>
                <p>{next}</p>
                <p class="actions"><LinkButton href="/login" label=play::login(lang)/></p>
            </Section>
            <p><a href=self.part.address()>{play::again(lang)}</a></p>
            <p><a href="/demo/read">{play::other(lang)}</a></p>
        }
        .into_any()
    }
}

fn row(given: Given, lang: Lang) -> AnyView {
    let results = given
        .results
        .map(|count| view! { " · "{play::results(lang, count)} });
    view! {
        <li class="row">
            <div>
                <p><strong>{category::single(lang, given.category)}</strong>" "<Day day=given.date lang/></p>
                <p class="note">{given.words}{results}</p>
            </div>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::page::AssetNames;
    use crate::render;

    const HOSTILE: &str = "</textarea><script>alert(1)</script>";

    fn part() -> Part {
        Part {
            key: "clinic".to_owned(),
            institution: HOSTILE.to_owned(),
            unit: Some(HOSTILE.to_owned()),
            kind: InstitutionKind::Clinic,
            actor: Some((StaffRole::Physician, HOSTILE.to_owned())),
            purposes: vec![Purpose::Disaster],
        }
    }

    fn html(page: impl Page, lang: Lang) -> String {
        let frame = Frame {
            lang,
            demo: true,
            municipality: "みほん市".to_owned(),
            who: None,
            unread: 0,
            staff: None,
            path: "/demo/read/clinic".to_owned(),
            session_seconds: None,
            assets: Arc::new(AssetNames::default()),
        };
        render(&frame, page)
    }

    fn ask(errors: Vec<AskError>) -> AskPage {
        AskPage {
            part: part(),
            people: vec![("hanako".to_owned(), HOSTILE.to_owned())],
            asked: Asked {
                person: Some("hanako".to_owned()),
                purpose: None,
                categories: vec![Category::Checkup],
                reason: HOSTILE.to_owned(),
            },
            errors,
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        let answer = AnswerPage {
            part: part(),
            person: HOSTILE.to_owned(),
            purpose: Purpose::Treatment,
            given: Some(vec![Given {
                category: Category::Checkup,
                date: NaiveDate::from_ymd_opt(2025, 6, 1).unwrap(),
                words: HOSTILE.to_owned(),
                results: Some(23),
            }]),
        };
        for lang in Lang::ALL {
            for html in [
                html(
                    PartsPage {
                        parts: vec![part()],
                    },
                    lang,
                ),
                html(ask(Vec::new()), lang),
                html(answer.clone(), lang),
            ] {
                assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"));
                assert!(!html.contains("<script>alert"), "{html}");
            }
        }
    }

    #[test]
    fn the_purposes_of_the_institution_come_first_and_the_others_can_be_tried() {
        let html = html(ask(Vec::new()), Lang::En);
        let at = |purpose| html.find(&format!("value=\"{}\"", purpose_key(purpose)));
        assert!(at(Purpose::Disaster).unwrap() < at(Purpose::Treatment).unwrap());
        for purpose in Purpose::ALL {
            assert!(at(purpose).is_some(), "{purpose:?}");
        }
    }

    #[test]
    fn a_refused_form_keeps_its_answers_and_links_its_errors() {
        let page = ask(vec![AskError::Purpose, AskError::ReasonNumber]);
        assert!(page.has_errors());
        let html = html(page, Lang::Ja);
        assert!(html.contains("href=\"#purpose\"") && html.contains("href=\"#reason\""));
        assert!(html.contains("checked"));
    }
}

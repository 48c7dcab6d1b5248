//! Oversight: finding entries, and looking at one.

use chrono::{DateTime, Utc};
use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, Channel, Outcome};
use leptos::prelude::*;

use crate::components::{
    Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, Form, FormErrors, Moment, Notice,
    NoticeKind, PageHeading, Section, Select, SummaryList, SummaryRow, Table, TextArea,
};
use crate::i18n::{Lang, Sentence, Span, Text, institution, log, oversight, pass, purpose};
use crate::page::{Frame, Page, StaffNav};

/// What is searched for, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchForm {
    /// Id of the institution.
    pub institution: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
}

/// What is to be looked at, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookForm {
    /// The reference.
    pub entry: String,
    /// Why.
    pub reason: String,
}

/// An entry in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// Its reference.
    pub id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub purpose: Purpose,
    /// What came of it.
    pub outcome: Outcome,
    /// How many records were given.
    pub given: usize,
    /// How many were not.
    pub withheld: usize,
}

/// Searching.
#[derive(Debug, Clone)]
pub struct OversightPage {
    /// The search, as it was typed.
    pub search: SearchForm,
    /// The look, as it was typed.
    pub look: LookForm,
    /// Institutions by id and name.
    pub institutions: Vec<(String, String)>,
    /// What was found, where something was searched for.
    pub found: Option<Vec<Sighting>>,
    /// Where it goes on.
    pub next: Option<String>,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for OversightPage {
    fn title(&self, lang: Lang) -> Text {
        oversight::title(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Oversight)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let errors = self.errors;
        let found = self.found.map(|found| results(found, self.next, lang));
        view! {
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title=oversight::title(lang) lead=oversight::lead(lang)/>
            {looking(self.look, &errors, lang)}
            {searching(self.search, self.institutions, &errors, lang)}
            {found}
        }
        .into_any()
    }
}

fn looking(form: LookForm, errors: &FormErrors, lang: Lang) -> AnyView {
    let (entry, reason) = (errors.of("entry"), errors.of("reason"));
    view! {
        <Section title=oversight::look(lang)>
            <p>{oversight::look_more(lang)}</p>
            <Form action="/staff/oversight/look">
                <Field
                    name="entry"
                    label=oversight::entry(lang)
                    hint=oversight::entry_hint(lang)
                    value=form.entry
                    error=entry
                    required=true
                    lang
                />
                <TextArea
                    name="reason"
                    label=oversight::reason(lang)
                    hint=oversight::reason_hint(lang)
                    value=form.reason
                    error=reason
                    required=true
                    lang
                />
                <p class="actions"><Button label=oversight::look_do(lang)/></p>
            </Form>
        </Section>
    }
    .into_any()
}

fn searching(
    form: SearchForm,
    institutions: Vec<(String, String)>,
    errors: &FormErrors,
    lang: Lang,
) -> AnyView {
    let nothing = Choice::new("", oversight::choose(lang));
    let known = institutions
        .into_iter()
        .map(|(id, name)| Choice::new(id, name.into()));
    let options = std::iter::once(nothing).chain(known).collect();
    let (institution, from, until) = (
        errors.of("institution"),
        errors.of("from"),
        errors.of("until"),
    );
    view! {
        <Section title=oversight::search(lang)>
            <form class="form" method="get" action="/staff/oversight" novalidate>
                <Select
                    name="institution"
                    label=oversight::institution(lang)
                    options
                    selected=Some(form.institution)
                    error=institution
                    required=true
                    lang
                />
                <Field
                    name="from"
                    label=oversight::from(lang)
                    kind=FieldKind::Date
                    value=form.from
                    error=from
                    required=true
                    lang
                />
                <Field
                    name="until"
                    label=oversight::until(lang)
                    kind=FieldKind::Date
                    value=form.until
                    error=until
                    required=true
                    lang
                />
                <p class="actions">
                    <Button label=oversight::search_do(lang) kind=ButtonKind::Secondary/>
                </p>
            </form>
        </Section>
    }
    .into_any()
}

fn results(found: Vec<Sighting>, next: Option<String>, lang: Lang) -> AnyView {
    let more = next.map(|href| {
        view! { <p class="actions"><a href=href rel="next">{oversight::more(lang)}</a></p> }
    });
    if found.is_empty() {
        return view! {
            <Section title=oversight::found(lang)>
                <p>{oversight::nothing(lang)}</p>
                {more}
            </Section>
        }
        .into_any();
    }
    let rows = found
        .into_iter()
        .map(|it| {
            let href = format!("/staff/oversight?entry={}", it.id);
            view! {
                <tr>
                    <th scope="row"><Moment at=it.at lang/></th>
                    <td>{purpose::name(lang, it.purpose)}</td>
                    <td>{outcome(it.outcome, lang)}</td>
                    <td>{oversight::counted(lang, it.given, it.withheld)}</td>
                    <td><a class="breakable" href=href>{oversight::open(lang, &it.id)}</a></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Section title=oversight::found(lang)>
            <Table
                caption=oversight::found(lang)
                caption_hidden=true
                head=vec![
                    oversight::day(lang),
                    oversight::purpose(lang),
                    oversight::outcome(lang),
                    oversight::counts(lang),
                    oversight::entry(lang),
                ]
            >
                {rows}
            </Table>
            {more}
        </Section>
    }
    .into_any()
}

fn outcome(outcome: Outcome, lang: Lang) -> Text {
    match outcome {
        Outcome::Disclosed => oversight::disclosed(lang),
        Outcome::Partly => oversight::partly(lang),
        Outcome::Refused => oversight::refused(lang),
        Outcome::NothingFound => oversight::nothing_found(lang),
        Outcome::LookedUp => oversight::looked_up(lang),
        Outcome::Declared => oversight::declared(lang),
        Outcome::Chosen => pass::chosen_short(lang),
    }
}

/// What some records rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// A law.
    Law,
    /// What the citizen decided.
    Citizen,
    /// A consent at the card reader.
    Visit,
    /// A declared emergency.
    Emergency,
    /// What holds when nothing was said.
    Silence,
    /// The purpose does not reach it.
    Unfounded,
}

/// A ground, of what was shown or of what was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroundRow {
    /// It is about what was shown.
    pub shown: bool,
    /// What it rests on.
    pub rests: Rests,
}

/// Where an entry lies in the public log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InLog {
    /// There, with a proof that was checked.
    Proven {
        /// Its leaf.
        leaf: String,
        /// Where, from 0.
        place: u64,
        /// In a tree of so many.
        size: u64,
        /// The siblings on the way up.
        path: Vec<String>,
    },
    /// Not yet.
    Waiting,
    /// Its proof fails.
    Broken,
}

/// One entry.
#[derive(Debug, Clone)]
pub struct LookPage {
    /// What a list says.
    pub sighting: Sighting,
    /// Name and unit of the institution.
    pub institution: String,
    /// Who acted there.
    pub actor: Actor,
    /// The way in.
    pub channel: Channel,
    /// What it rests on.
    pub grounds: Vec<GroundRow>,
    /// Where it lies in the public log.
    pub place: InLog,
}

impl Page for LookPage {
    fn title(&self, lang: Lang) -> Text {
        oversight::one(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Oversight)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let it = self.sighting;
        let mut rows = vec![
            SummaryRow::new(oversight::entry(lang), it.id),
            SummaryRow::new(oversight::day(lang), view! { <Moment at=it.at lang/> }),
            SummaryRow::new(oversight::institution(lang), self.institution.clone()),
            SummaryRow::new(
                oversight::who(lang),
                actor_words(&self.actor, self.institution, lang),
            ),
            SummaryRow::new(oversight::purpose(lang), purpose::name(lang, it.purpose)),
            SummaryRow::new(oversight::outcome(lang), outcome(it.outcome, lang)),
            SummaryRow::new(
                oversight::counts(lang),
                oversight::counted(lang, it.given, it.withheld),
            ),
            SummaryRow::new(oversight::grounds(lang), grounds(&self.grounds, lang)),
            SummaryRow::new(
                oversight::channel(lang),
                institution::channel(lang, self.channel),
            ),
        ];
        rows.extend(in_log(self.place, lang));
        view! {
            <Notice kind=NoticeKind::Info title=oversight::told(lang) lang/>
            <PageHeading title=oversight::one(lang)/>
            <SummaryList rows lang/>
            <p><a href="/staff/oversight">{oversight::back(lang)}</a></p>
        }
        .into_any()
    }
}

/// Who acted at a place.
pub(super) fn actor_words(actor: &Actor, place: String, lang: Lang) -> Sentence {
    let place = ("place", Span::Raw(place));
    match actor {
        Actor::Human { role, handle, .. } => Sentence::fill(
            &log::who_human(lang),
            &[
                place,
                ("role", institution::role(lang, *role).into()),
                ("handle", Span::Raw(handle.clone())),
            ],
        ),
        Actor::Machine { task } => Sentence::fill(
            &log::who_machine(lang),
            &[place, ("task", Span::Raw(task.clone()))],
        ),
    }
}

fn grounds(grounds: &[GroundRow], lang: Lang) -> AnyView {
    if grounds.is_empty() {
        return oversight::no_ground(lang).into_render();
    }
    let lines = grounds
        .iter()
        .map(|ground| {
            let about = if ground.shown {
                oversight::shown_for(lang)
            } else {
                oversight::hidden_for(lang)
            };
            let rests = match ground.rests {
                Rests::Law => oversight::law(lang),
                Rests::Citizen => oversight::citizen(lang),
                Rests::Visit => oversight::visit(lang),
                Rests::Emergency => oversight::emergency(lang),
                Rests::Silence => oversight::silence(lang),
                Rests::Unfounded => oversight::unfounded(lang),
            };
            view! { <li>{about}": "{rests}</li> }
        })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

fn in_log(place: InLog, lang: Lang) -> Vec<SummaryRow> {
    match place {
        InLog::Waiting => vec![SummaryRow::new(
            oversight::in_log(lang),
            oversight::waiting(lang),
        )],
        InLog::Broken => vec![SummaryRow::new(
            oversight::in_log(lang),
            view! { <strong>{oversight::broken(lang)}</strong> },
        )],
        InLog::Proven {
            leaf,
            place,
            size,
            path,
        } => {
            let path = path
                .into_iter()
                .map(|hash| view! { <li><code class="breakable">{hash}</code></li> })
                .collect_view();
            vec![
                SummaryRow::new(
                    oversight::in_log(lang),
                    oversight::proven(lang, place, size),
                ),
                SummaryRow::new(
                    oversight::leaf(lang),
                    view! { <code class="breakable">{leaf}</code> },
                ),
                SummaryRow::new(oversight::path(lang), view! { <ol>{path}</ol> }),
            ]
        }
    }
}

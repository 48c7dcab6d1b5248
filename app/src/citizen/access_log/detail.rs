//! One event in full.

use std::collections::BTreeMap;

use hikae_core::case::Kind;
use hikae_core::consent::{Basis, Effect, Purpose};
use hikae_core::disclosure::{Actor, Line, Outcome};
use hikae_core::ids::RecordId;
use leptos::prelude::*;

use super::event::Event;
use super::ground::situation_address;
use super::view::{broken, chips, reason_text, silence_note};
use super::words::{entry_sentence, place};
use super::{DirectiveNote, Ground, Notes};
use crate::citizen::cases::{ShownCase, case_state, entry_section};
use crate::components::{
    Breadcrumbs, ButtonKind, LinkButton, PageHeading, PostButton, Section, SummaryList, SummaryRow,
    Table, day_text, moment_text,
};
use crate::i18n::{Lang, Text, case, category, institution, log, purpose};
use crate::page::{Frame, Nav, Page};

/// One event of the log: every field in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessLogEntryPage {
    /// The event.
    pub event: Event,
    /// What it says about the directives that it names.
    pub notes: Notes,
    /// Names of the person's records; one that is gone has none.
    pub names: BTreeMap<RecordId, String>,
    /// Whether the log up to this entry follows on without a gap or a change.
    pub sound: bool,
    /// The case that the person opened about it.
    pub case: Option<ShownCase>,
    /// What the oversight makes of it, if it was an emergency.
    pub review: Option<ShownCase>,
}

impl Page for AccessLogEntryPage {
    fn title(&self, lang: Lang) -> Text {
        log::detail_title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self {
            event,
            notes,
            names,
            sound,
            case,
            review,
        } = self;
        let lines = |lines: &[Line], effect| {
            lines
                .iter()
                .map(|line| {
                    let ground = Ground {
                        effect,
                        basis: line.basis,
                        records: [line.record].into(),
                        note: note(&notes, line),
                    };
                    line_row(line, &ground, &names, &event, lang)
                })
                .collect::<Vec<_>>()
        };
        let given = lines(&event.entry.given, Effect::Permit);
        let withheld = lines(&event.entry.withheld, Effect::Deny);
        let facts = facts(&event, lang);
        let entry = event.entry.id.to_string();
        view! {
            <Breadcrumbs
                trail=vec![("/access-log".to_owned(), log::title(lang))]
                here=log::detail_title(lang)
                lang=lang
            />
            <PageHeading title=log::detail_title(lang)/>
            {(!sound).then(|| broken(lang))}
            <p class="lead">{chips(&event.marks, lang)}{entry_sentence(lang, &event.entry)}</p>
            <p>{reason_text(lang, &event.entry.reason)}</p>
            {silence_note(&event, lang).map(|note| view! { <p>{note}</p> })}
            {table(log::given_title(lang), given, lang)}
            {table(log::withheld_title(lang), withheld, lang)}
            <Section title=log::facts_title(lang)>
                <SummaryList rows=facts lang=lang/>
            </Section>
            {review
                .map(|review| {
                    view! {
                        <Section title=case::kind(lang, Kind::Review) id="review">
                            {case_state(&review, lang)}
                        </Section>
                    }
                })}
            {entry_section(&entry, case.as_ref(), lang)}
            <Section title=log::change_title(lang)>
                <p>{log::change_text(lang)}</p>
                <div class="actions">
                    <PostButton
                        action="/sharing/refuse"
                        label=log::refuse(lang)
                        kind=ButtonKind::Secondary
                        values=vec![("entry", entry)]
                    />
                    <LinkButton
                        href=situation_address(event.entry.purpose)
                        label=log::change_setting(lang)
                        kind=ButtonKind::Secondary
                    />
                </div>
            </Section>
            <p>
                <a href="/access-log">{log::back_to_list(lang)}</a>
            </p>
        }
        .into_any()
    }
}

fn table(title: Text, rows: Vec<AnyView>, lang: Lang) -> Option<impl IntoView + use<>> {
    if rows.is_empty() {
        return None;
    }
    let caption = title.clone();
    let head = vec![
        log::column_record(lang),
        log::column_day(lang),
        log::column_ground(lang),
    ];
    Some(view! {
        <Section title=title>
            <Table caption=caption head=head caption_hidden=true>
                {rows}
            </Table>
        </Section>
    })
}

fn note(notes: &Notes, line: &Line) -> Option<DirectiveNote> {
    match line.basis {
        Basis::Directive { id, version } => notes.get(&(id, version)).copied(),
        _ => None,
    }
}

fn line_row(
    line: &Line,
    ground: &Ground,
    names: &BTreeMap<RecordId, String>,
    event: &Event,
    lang: Lang,
) -> AnyView {
    let name = names.get(&line.record).cloned();
    let what = match name {
        Some(name) => view! { {category::name(lang, line.category)}" "{name} }.into_any(),
        None => category::name(lang, line.category).into_render(),
    };
    let link = ground
        .way(lang, event.entry.purpose)
        .map(|(words, href)| view! { " "<a href=href>{words}</a> });
    view! {
        <tr>
            <th scope="row">{what}</th>
            <td>{day_text(line.date, lang)}</td>
            <td>{ground.sentence(lang)}{link}</td>
        </tr>
    }
    .into_any()
}

fn facts(event: &Event, lang: Lang) -> Vec<SummaryRow> {
    let entry = &event.entry;
    let mut rows = vec![
        SummaryRow::new(
            log::fact_occurred(lang),
            moment_text(entry.occurred_at, lang),
        ),
        SummaryRow::new(
            log::fact_recorded(lang),
            moment_text(entry.recorded_at, lang),
        ),
        SummaryRow::new(log::fact_institution(lang), place(&entry.institution)),
        SummaryRow::new(
            log::fact_kind(lang),
            institution::kind(lang, entry.institution.kind),
        ),
    ];
    match &entry.actor {
        Actor::Human {
            role,
            handle,
            acting_for,
        } => {
            rows.push(SummaryRow::new(
                log::fact_role(lang),
                institution::role(lang, *role),
            ));
            rows.push(SummaryRow::new(log::fact_handle(lang), handle.clone()));
            if let Some(principal) = acting_for {
                rows.push(SummaryRow::new(
                    log::fact_acting_for(lang),
                    principal.clone(),
                ));
            }
        }
        Actor::Machine { task } => {
            rows.push(SummaryRow::new(log::fact_task(lang), task.clone()));
        }
    }
    let nothing = entry.purpose == Purpose::Supervision
        || matches!(
            entry.outcome,
            Outcome::Declared | Outcome::LookedUp | Outcome::Chosen
        );
    let basics =
        (entry.asked.is_empty() && !nothing).then(|| view! { <li>{log::basics(lang)}</li> });
    let asked: Vec<_> = entry
        .asked
        .iter()
        .map(|kind| view! { <li>{category::name(lang, *kind)}</li> })
        .collect();
    rows.extend([
        SummaryRow::new(log::fact_purpose(lang), purpose::name(lang, entry.purpose)),
        SummaryRow::new(log::fact_asked(lang), view! { <ul>{basics}{asked}</ul> }),
        SummaryRow::new(
            log::fact_channel(lang),
            institution::channel(lang, entry.channel),
        ),
        SummaryRow::new(log::fact_number(lang), entry.seq.to_string()),
        SummaryRow::new(log::fact_request(lang), entry.request.to_string()),
        SummaryRow::new(log::fact_entry(lang), entry.id.to_string()),
    ]);
    rows
}

//! One report: how its page looks.

use hikae_core::record::checkup::items::{Item, item};
use hikae_core::record::checkup::{Observation, Outcome, codes, questionnaire};
use leptos::prelude::*;

use super::judged::{Judged, limit_words};
use super::report::{CheckupReport, Part, Row};
use super::scale::Scale;
use super::topic::Topic;
use super::value::{self, Name, received};
use super::{band, program};
use crate::citizen::cases::{frozen_notice, record_section};
use crate::citizen::sharing::seal_section;
use crate::components::{
    Breadcrumbs, Day, Notice, NoticeKind, PageHeading, Section, SummaryList, SummaryRow, Table,
    day_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, case, checkup, fiscal};

/// The content of the page.
pub(super) fn view(page: CheckupReport, lang: Lang) -> AnyView {
    let year = page.shown.fiscal_year();
    let kind = program(lang, &page.shown.report.program_code);
    let title = checkup::report(lang, year).with("program", &kind);
    let trail = vec![("/checkups".to_owned(), checkup::list(lang))];
    let years = page.before.map(|before| {
        checkup::column_change(lang)
            .with("before", &fiscal::short(lang, before))
            .with("now", &fiscal::short(lang, year))
    });
    let count = page.observations();
    let facts = facts(&page, lang);
    let standing = standing(&page, lang);
    let frozen = page.is_frozen();
    let standout = (!frozen).then(|| standout(&page, lang));
    let computed = page.computed.clone().filter(|_| !frozen);
    let notice = page
        .cases
        .as_ref()
        .filter(|_| frozen)
        .and_then(|cases| cases.not_mine.as_ref())
        .map(|shown| frozen_notice(shown, lang));
    let cases = page
        .cases
        .as_ref()
        .map(|cases| record_section(page.shown.id, cases, Some(case::record_section(lang)), lang));
    let observations: Vec<Observation> = page.shown.report.observations().cloned().collect();
    let seal = page
        .sealed
        .map(|sealed| seal_section(page.shown.id, sealed, lang));
    // The bands are explained once, where they first appear.
    let explained = page.parts.iter().position(Part::is_judged);
    let parts: Vec<_> = page
        .parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| section(part, years.clone(), explained == Some(at), lang))
        .collect();
    view! {
        <Breadcrumbs trail here=fiscal::short(lang, year) lang/>
        <PageHeading title/>
        {notice}
        {facts}
        {standing}
        {standout}
        {parts}
        {computed.map(|computed| computed.view(lang))}
        {seal}
        {cases}
        <Section title=checkup::source(lang) id="source">
            <p>{checkup::observations(lang, count)}</p>
            {source(observations, lang)}
        </Section>
        <p><a href="/checkups">{checkup::back(lang)}</a></p>
    }
    .into_any()
}

/// When and where.
fn facts(page: &CheckupReport, lang: Lang) -> impl IntoView + use<> {
    let report = &page.shown.report;
    let rows = vec![
        SummaryRow::new(
            checkup::performed(lang),
            view! { <Day day=report.performed_on lang/> },
        ),
        SummaryRow::new(
            checkup::institution(lang),
            received(report.performer.name.clone()),
        ),
        SummaryRow::new(
            checkup::received(lang),
            view! { <Day day=page.shown.received_on lang/> },
        ),
    ];
    view! { <SummaryList rows lang/> }
}

/// Which version this is, where there are several.
fn standing(page: &CheckupReport, lang: Lang) -> Option<AnyView> {
    if let Some(current) = page.current.clone() {
        return Some(
            view! {
                <Notice kind=NoticeKind::Warning title=checkup::corrected(lang) lang>
                    <p>{checkup::corrected_lead(lang)}</p>
                    <p><a href=current>{checkup::newer_version(lang)}</a></p>
                </Notice>
            }
            .into_any(),
        );
    }
    let href = page.shown.href();
    let links: Vec<_> = page
        .earlier
        .iter()
        .map(|(version, day)| {
            let words = checkup::earlier_version(lang).with("date", &day_text(*day, lang));
            view! { <li><a href=format!("{href}/versions/{version}")>{words}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <p>{checkup::corrects(lang)}</p>
            <ul>{links}</ul>
        }
        .into_any()
    })
}

/// What stands out: a notice where a doctor should be seen, else a calm line.
fn standout(page: &CheckupReport, lang: Lang) -> AnyView {
    let sentences: Vec<_> = page
        .standout
        .sentences(lang)
        .into_iter()
        .map(|it| view! { <p>{it}</p> })
        .collect();
    match page.standout.heading(lang) {
        Some(title) => {
            view! { <Notice kind=NoticeKind::Warning title lang>{sentences}</Notice> }.into_any()
        }
        None => view! { <div>{sentences}</div> }.into_any(),
    }
}

fn section(part: Part, years: Option<Text>, explained: bool, lang: Lang) -> impl IntoView {
    let id = part.topic.slug();
    let title = part.topic.title(lang);
    let caption = title.clone();
    let is_unknown = part.topic == Topic::Unknown;
    let table = if part.is_measured() {
        measured(part, caption, years, lang).into_any()
    } else {
        plain(part, caption, lang).into_any()
    };
    view! {
        <Section title id>
            {is_unknown.then(|| view! { <p>{checkup::unknown_item(lang)}</p> })}
            {table}
            {explained
                .then(|| view! { <p class="small muted">{checkup::bands_explained(lang)}</p> })}
        </Section>
    }
}

/// Numbers: value, band, judgement, and what it was before.
fn measured(part: Part, caption: Text, years: Option<Text>, lang: Lang) -> impl IntoView {
    let mut head = vec![
        checkup::column_item(lang),
        checkup::column_value(lang),
        checkup::column_band(lang),
        checkup::column_judgement(lang),
    ];
    let change_label = years.as_ref().map(Text::plain);
    head.extend(years);
    let topic = part.topic;
    let rows: Vec<_> = part
        .rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| {
            let id = format!("band-{}-{at}", topic.slug());
            let name = value::name(lang, &row.observation, row.item);
            let drawn = drawn(&row, &name, &id, lang);
            let before = change_label.clone().map(|label| {
                view! { <td role="cell" data-label=label>{change(&row, lang)}</td> }
            });
            view! {
                <tr role="row" data-item=row.observation.code.clone()>
                    <th scope="row" role="rowheader">{linked(&row, name)}</th>
                    <td role="cell">{value::outcome(lang, &row.observation.outcome, row.item)}</td>
                    <td role="cell" class="wide-only">{drawn}</td>
                    <td role="cell">{judgement(&row, lang)}</td>
                    {before}
                </tr>
            }
        })
        .collect();
    view! {
        <div class="measures stack">
            <Table caption caption_hidden=true head wide_only=vec![2]>
                {rows}
            </Table>
        </div>
    }
}

/// Results that are words or codes.
fn plain(part: Part, caption: Text, lang: Lang) -> impl IntoView {
    let head = match part.topic {
        Topic::Questionnaire => vec![checkup::column_question(lang), checkup::column_answer(lang)],
        _ => vec![checkup::column_item(lang), checkup::column_result(lang)],
    };
    let rows: Vec<_> = part
        .rows
        .into_iter()
        .map(|row| {
            let unjudged = row.wants_judgement().then(|| {
                view! { <p class="small muted">{row.judged.word(lang)}</p> }
            });
            let author = row.observation.author.clone().map(|name| {
                let words = Sentence::fill(&checkup::doctor(lang), &[("name", Span::Raw(name))]);
                view! { <p class="small muted">{words}</p> }
            });
            view! {
                <tr data-item=row.observation.code.clone()>
                    <th scope="row">{question(&row, lang)}</th>
                    <td>
                        {value::outcome(lang, &row.observation.outcome, row.item)}
                        {author}
                        {unjudged}
                        {institution(&row.observation, lang)}
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table caption caption_hidden=true head>
            {rows}
        </Table>
    }
}

/// The question in full where the page is in Japanese, else the name of the item.
fn question(row: &Row, lang: Lang) -> AnyView {
    match (lang, questionnaire::question(&row.observation.code)) {
        (Lang::Ja, Some(question)) => question.text.into_any(),
        _ => value::name(lang, &row.observation, row.item).view(),
    }
}

fn linked(row: &Row, name: Name) -> AnyView {
    match row.measure {
        Some(measure) => {
            let href = format!("/checkups/items/{}", measure.slug());
            view! { <a href=href>{name.view()}</a> }.into_any()
        }
        None => name.view(),
    }
}

fn drawn(row: &Row, name: &Name, id: &str, lang: Lang) -> Option<impl IntoView + use<>> {
    let Judged::Against {
        measure,
        value,
        limits,
        ..
    } = row.judged
    else {
        return None;
    };
    let scale = Scale::of(measure)?;
    let quantity = row.observation.outcome.quantity()?;
    let title = format!(
        "{} {} {}",
        name.plain(),
        value::quantity_words(lang, quantity),
        row.judged.word(lang).plain()
    );
    Some(band::band(
        id,
        scale,
        &limits,
        value,
        &title,
        &limit_words(lang, &limits),
    ))
}

fn judgement(row: &Row, lang: Lang) -> impl IntoView + use<> {
    let word = row
        .wants_judgement()
        .then(|| view! { <span class=row.judged.class()>{row.judged.word(lang)}</span> });
    let limits = match row.judged {
        Judged::Against { limits, .. } => Some(Text::join(
            limit_words(lang, &limits),
            &Text::new(" / ".to_owned()),
        )),
        _ => None,
    };
    let limits = limits.map(|words| view! { <p class="narrow-only small muted">{words}</p> });
    view! { {word} {limits} {institution(&row.observation, lang)} }
}

fn institution(observation: &Observation, lang: Lang) -> Vec<impl IntoView + use<>> {
    value::institution(lang, observation)
        .into_iter()
        .map(|it| view! { <p class="small muted">{it}</p> })
        .collect()
}

/// What it was before and what it is now.
fn change(row: &Row, lang: Lang) -> AnyView {
    let words = |outcome: &Outcome, item: Option<&Item>| value::outcome_words(lang, outcome, item);
    match &row.before {
        Some(before) => format!(
            "{} → {}",
            words(before, row.item),
            words(&row.observation.outcome, row.item)
        )
        .into_any(),
        None => view! {
            <span class="muted" aria-hidden="true">"－"</span>
            <span class="visually-hidden">{checkup::no_earlier(lang)}</span>
        }
        .into_any(),
    }
}

/// Every observation by its official name, name as received, code and method.
fn source(observations: Vec<Observation>, lang: Lang) -> impl IntoView {
    let rows: Vec<_> = observations
        .into_iter()
        .map(|observation| {
            let item = item(&observation.code);
            let official = item.map(|it| received(it.name.to_owned()));
            let method = method(&observation, item).map(received);
            let name = observation.name.filter(|it| !it.is_empty()).map(received);
            view! {
                <tr>
                    <th scope="row"><code>{observation.code}</code></th>
                    <td>{official}</td>
                    <td>{name}</td>
                    <td>{method}</td>
                </tr>
            }
        })
        .collect();
    let head = vec![
        checkup::column_code(lang),
        checkup::column_official(lang),
        checkup::column_as_received(lang),
        checkup::column_method(lang),
    ];
    view! {
        <details>
            <summary>{checkup::source_open(lang)}</summary>
            <Table caption=checkup::source(lang) caption_hidden=true head>
                {rows}
            </Table>
        </details>
    }
}

/// The method: as the file says it, else as the item code implies it.
fn method(observation: &Observation, item: Option<&Item>) -> Option<String> {
    let stated = observation
        .method
        .as_deref()
        .filter(|code| !code.is_empty());
    let code = stated.or_else(|| item.and_then(|it| it.method))?;
    Some(
        codes::display(codes::METHODS, code)
            .unwrap_or(code)
            .to_owned(),
    )
}

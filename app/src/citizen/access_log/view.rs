//! The log's list.

use std::collections::BTreeSet;

use hikae_core::calendar::jst_date;
use leptos::prelude::*;

use super::AccessLogPage;
use super::event::{Event, Ground};
use super::group::{Group, Month};
use super::mark::Mark;
use super::query::{Filter, Query};
use super::verify::unreadable;
use super::words::{entry_sentence, group_sentence};
use crate::components::{
    Button, ButtonKind, Chip, Choice, ErrorSummary, Field, FieldKind, LinkButton, Notice,
    NoticeKind, PageHeading, Pager, Section, Select, moment_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, case, coverage, log, pass, statement, verify, when};

pub(super) fn list(page: AccessLogPage, lang: Lang) -> AnyView {
    let AccessLogPage {
        query,
        counts,
        institutions,
        entries,
        sound,
        unreadable: unread,
        months,
        page,
        pages,
    } = page;
    let errors = query.errors(lang);
    let current = query.filter;
    let found = counts
        .iter()
        .find(|(filter, _)| *filter == current)
        .map_or(0, |(_, n)| *n);
    let open_machines = current == Filter::Machine;
    let content = if entries == 0 && unread.is_empty() {
        view! { <p class="empty">{log::empty(lang)}</p> }.into_any()
    } else if months.is_empty() {
        view! { <p class="empty">{log::empty_filter(lang)}</p> }.into_any()
    } else {
        months
            .into_iter()
            .map(|month| month_view(month, open_machines, lang))
            .collect_view()
            .into_any()
    };
    let earlier = (page > 1).then(|| query.with_page(page - 1));
    let later = (page < pages).then(|| query.with_page(page + 1));
    view! {
        <ErrorSummary errors=errors lang=lang/>
        <PageHeading title=log::title(lang) lead=log::lead(lang)/>
        {match unreadable(&unread, lang) {
            Some(notice) => Some(notice),
            None => (!sound).then(|| broken(lang).into_any()),
        }}
        {filters(&query, &counts, lang)}
        {search(&query, institutions, lang)}
        <p class="log-found" role="status">{log::found(lang, found)}</p>
        {content}
        {(pages > 1)
            .then(|| {
                view! {
                    <Pager
                        previous=earlier
                        here=log::page_of(lang, page, pages)
                        next=later
                        lang=lang
                    />
                }
            })}
        {(entries > 0 || !unread.is_empty()).then(|| take(lang))}
        <p><a href="/access-log/coverage">{coverage::link(lang)}</a></p>
        <p><a href="/cases">{case::all(lang)}</a></p>
    }
    .into_any()
}

/// What a person can keep, so that nobody can change the log unnoticed.
fn take(lang: Lang) -> impl IntoView {
    view! {
        <Section title=log::take_title(lang) id="take">
            <p><a href="/access-log/passes">{pass::title(lang)}</a></p>
            <p><a href="/access-log/verify">{verify::link(lang)}</a></p>
            <p>{log::take_text(lang)}</p>
            <p><a href="/access-log/statement">{statement::link(lang)}</a></p>
        </Section>
    }
}

pub(super) fn broken(lang: Lang) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Error title=log::broken_title(lang) lang=lang>
            <p>{log::broken_text(lang)}</p>
            <p><a href="/access-log/verify">{verify::link(lang)}</a></p>
        </Notice>
    }
}

fn filters(query: &Query, counts: &[(Filter, usize)], lang: Lang) -> impl IntoView + use<> {
    let links: Vec<_> = counts
        .iter()
        .map(|(filter, count)| {
            let here = (*filter == query.filter).then_some("true");
            view! {
                <li>
                    <a class="filter" href=query.with_filter(*filter) aria-current=here>
                        {filter.word(lang)}
                        " "
                        {count.to_string()}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="filters" aria-label=log::filters(lang).plain()>
            <ul>{links}</ul>
        </nav>
    }
}

fn search(
    query: &Query,
    institutions: Vec<(hikae_core::ids::InstitutionId, String)>,
    lang: Lang,
) -> impl IntoView + use<> {
    let errors = query.errors(lang);
    let mut options = vec![Choice::new("", log::search_everyone(lang))];
    options.extend(
        institutions
            .into_iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.into())),
    );
    let kept = (query.filter != Filter::All)
        .then(|| view! { <input type="hidden" name="show" value=query.filter.key()/> });
    let clear = query.is_search().then(|| {
        let all = Query {
            filter: query.filter,
            ..Query::default()
        }
        .with_page(1);
        view! { <a href=all>{log::search_clear(lang)}</a> }
    });
    view! {
        <details class="log-search" open=query.is_search()>
            <summary>{log::search(lang)}</summary>
            <form class="form" method="get" action="/access-log" novalidate>
                {kept}
                <Field
                    name="from"
                    label=log::search_from(lang)
                    lang=lang
                    kind=FieldKind::Date
                    value=query.from.clone()
                    error=errors.of("from")
                />
                <Field
                    name="until"
                    label=log::search_until(lang)
                    lang=lang
                    kind=FieldKind::Date
                    value=query.until.clone()
                    error=errors.of("until")
                />
                <Select
                    name="institution"
                    label=log::search_institution(lang)
                    options=options
                    lang=lang
                    selected=query.institution.map(|id| id.to_string())
                />
                <div class="actions">
                    <Button label=log::search_go(lang) kind=ButtonKind::Secondary/>
                    {clear}
                </div>
            </form>
        </details>
    }
}

/// Routine reads by programs are folded; what is new or was refused is not routine.
fn is_routine(group: &Group) -> bool {
    group.is_machine() && group.marks().into_iter().eq([Mark::Machine])
}

fn month_view(month: Month, open_machines: bool, lang: Lang) -> impl IntoView + use<> {
    let Month {
        year,
        month,
        groups,
    } = month;
    let (routine, shown): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|group| !open_machines && is_routine(group));
    let runs: usize = routine.iter().map(Group::count).sum();
    let shown: Vec<_> = shown.iter().map(|group| group_view(group, lang)).collect();
    let routine: Vec<_> = routine
        .iter()
        .map(|group| group_view(group, lang))
        .collect();
    let folded = (runs > 0).then(|| {
        view! {
            <details class="log-automatic">
                <summary>{log::automatic(lang, runs)}</summary>
                <ul class="log-list">{routine}</ul>
            </details>
        }
    });
    view! {
        <section class="section">
            <h2>{when::month(lang, year, month)}</h2>
            <ul class="log-list">{shown}</ul>
            {folded}
        </section>
    }
}

fn group_view(group: &Group, lang: Lang) -> impl IntoView + use<> {
    let newest = group.newest();
    let purpose = newest.entry.purpose;
    let grounds = group.grounds();
    let many = grounds.len() > 1;
    let grounds: Vec<_> = grounds
        .iter()
        .map(|ground| ground_view(ground, ground.way(lang, purpose), many, lang))
        .collect();
    let action = if group.count() == 1 {
        details_link(newest, lang).into_any()
    } else {
        let events: Vec<_> = group
            .events()
            .map(|event| event_line(event, lang))
            .collect();
        view! {
            <details class="log-events">
                <summary>{log::open_group(lang, group.count())}</summary>
                <ul>{events}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <li class="log-group">
            <p class="log-when">{span_text(group, lang)}</p>
            <div class="log-what">
                <p>{chips(&group.marks(), lang)}{group_sentence(lang, group)}</p>
                {same_reason(group).map(|reason| view! { <p class="log-note">{reason_text(lang, reason)}</p> })}
                <ul class="log-grounds">{grounds}</ul>
                {silence_note(newest, lang).map(|note| view! { <p class="log-note">{note}</p> })}
            </div>
            <div class="log-actions">{action}</div>
        </li>
    }
}

/// The days and times of a group under the heading of its month.
fn span_text(group: &Group, lang: Lang) -> impl IntoView + use<> {
    let (from, until) = (group.from(), group.until());
    let (first, last) = (jst_date(from), jst_date(until));
    let exact = until.to_rfc3339();
    let day = when::day_in_month(lang, last);
    let start = (first != last).then(|| view! { {when::day_in_month(lang, first)}"〜" });
    let time = if first != last {
        String::new()
    } else if when::clock(from) == when::clock(until) {
        when::clock(until)
    } else {
        format!("{}〜{}", when::clock(from), when::clock(until))
    };
    let times = (group.count() > 1)
        .then(|| view! { <span class="log-times">{log::times(lang, group.count())}</span> });
    view! { <time datetime=exact>{start}{day}" "{time}</time>" "{times} }
}

pub(super) fn chips(marks: &BTreeSet<Mark>, lang: Lang) -> impl IntoView + use<> {
    marks
        .iter()
        .map(|mark| view! { <Chip tone=mark.tone() word=mark.word(lang)/>" " })
        .collect_view()
}

pub(super) fn ground_view(
    ground: &Ground,
    way: Option<super::Way>,
    counted: bool,
    lang: Lang,
) -> impl IntoView + use<> {
    let about = counted.then(|| log::about(lang, ground.records.len()).into_render());
    let link = way.map(|(words, href)| view! { " "<a href=href>{words}</a> });
    view! { <li>{about}{ground.sentence(lang)}{link}</li> }
}

/// The written reason, if all events of the group share it.
fn same_reason(group: &Group) -> Option<&str> {
    let reason = group.newest().entry.reason.as_str();
    (!group.is_machine() && group.events().all(|event| event.entry.reason == reason))
        .then_some(reason)
}

pub(in crate::citizen) fn reason_text(lang: Lang, reason: &str) -> Sentence {
    Sentence::fill(
        &log::reason(lang),
        &[("reason", Span::Raw(reason.to_owned()))],
    )
}

/// What the institution was told about what it did not get, or that no person was there.
pub(in crate::citizen) fn silence_note(event: &Event, lang: Lang) -> Option<Text> {
    if event.marks.contains(&Mark::Refused) {
        Some(log::nothing_told(lang))
    } else if event.marks.contains(&Mark::Partly) {
        Some(log::rest_not_told(lang))
    } else if event.marks.contains(&Mark::Machine) {
        Some(log::no_human(lang))
    } else {
        None
    }
}

fn event_line(event: &Event, lang: Lang) -> impl IntoView + use<> {
    view! {
        <li>
            <p>
                <strong>{moment_text(event.entry.occurred_at, lang)}</strong>
                " "
                {chips(&event.marks, lang)}
                {entry_sentence(lang, &event.entry)}
            </p>
            {details_link(event, lang)}
        </li>
    }
}

fn details_link(event: &Event, lang: Lang) -> impl IntoView + use<> {
    let about = moment_text(event.entry.occurred_at, lang);
    view! {
        <LinkButton
            href=format!("/access-log/{}", event.entry.id)
            label=log::details(lang)
            kind=ButtonKind::Small
            about=about
        />
    }
}

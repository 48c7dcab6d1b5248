//! What the log covers: since when, from whom, and what it cannot show.

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::calendar::jst_date;
use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, Chip, PageHeading, Pager, Section, SummaryList, SummaryRow, Table, Tone, day_text,
    moment_text,
};
use crate::i18n::{Lang, Sentence, Text, coverage, log};
use crate::page::{Frame, Nav, Page};

/// An institution that is not heard of for longer is called silent.
pub const EXPECTED: TimeDelta = TimeDelta::days(7);

/// How many institutions stand on one page.
const INSTITUTIONS: usize = 20;

/// What the log covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoveragePage {
    /// Since when everything is written down; none if nothing ever was.
    pub since: Option<DateTime<Utc>>,
    /// Institutions, those that asked for the person's records first.
    pub sources: Vec<Source>,
    /// When each kind of files last came in.
    pub imports: Vec<(Files, Option<DateTime<Utc>>)>,
    /// Which page, from 1.
    pub page: usize,
    /// Now.
    pub now: DateTime<Utc>,
}

/// An institution as a source of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// It asked for this person's records.
    pub asked_for_mine: bool,
    /// When it was heard of for the first time and for the last, and how; none if it never was.
    pub heard: Option<(DateTime<Utc>, DateTime<Utc>, Contact)>,
}

/// How an institution was heard of last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// It asked for records.
    Asked,
    /// Files about its work came in.
    Delivered,
    /// It said that it is there.
    Called,
}

/// What comes in as files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// 健診.
    Checkups,
    /// 予防接種.
    Vaccinations,
    /// 保険の資格.
    Coverage,
    /// 住民.
    Residents,
    /// 機関.
    Institutions,
}

impl Source {
    /// Whether it has not been heard of for longer than expected. One that never was is not
    /// silent: it may not have begun.
    pub fn is_silent(&self, now: DateTime<Utc>) -> bool {
        self.heard.is_some_and(|(_, last, _)| now - last > EXPECTED)
    }
}

impl Page for CoveragePage {
    fn title(&self, lang: Lang) -> Text {
        coverage::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let since = match self.since {
            Some(at) => {
                let when = day_text(jst_date(at), lang).into();
                Sentence::fill(&coverage::since(lang), &[("when", when)])
            }
            None => coverage::not_begun(lang).into(),
        };
        let files = files(&self.imports, lang);
        let sources = sources(self.sources, self.page, self.now, lang);
        let nothing = [
            coverage::none_inside(lang),
            coverage::none_copy(lang),
            coverage::none_direct(lang),
            coverage::none_paper(lang),
            coverage::none_self(lang),
        ]
        .map(|words| view! { <li>{words}</li> });
        view! {
            <Breadcrumbs
                trail=vec![("/access-log".to_owned(), log::title(lang))]
                here=coverage::heading(lang)
                lang=lang
            />
            <PageHeading title=coverage::heading(lang) lead=coverage::lead(lang)/>
            <Section title=coverage::since_title(lang)>
                <p>{since}</p>
            </Section>
            {sources}
            <Section title=coverage::files(lang)>
                <p>{coverage::files_text(lang)}</p>
                <SummaryList rows=files lang=lang/>
            </Section>
            <Section title=coverage::law_title(lang)>
                <p>{coverage::law(lang)}</p>
                <p>{coverage::law_outside(lang)}</p>
            </Section>
            <Section title=coverage::none_title(lang)>
                <ul>{nothing.into_iter().collect_view()}</ul>
                <p><a href="/access-log/operators">{coverage::to_operators(lang)}</a></p>
            </Section>
            <p><a href="/access-log">{log::back_to_list(lang)}</a></p>
        }
        .into_any()
    }
}

fn sources(all: Vec<Source>, page: usize, now: DateTime<Utc>, lang: Lang) -> impl IntoView {
    let pages = all.len().div_ceil(INSTITUTIONS).max(1);
    let page = page.clamp(1, pages);
    let rows: Vec<_> = all
        .into_iter()
        .skip((page - 1) * INSTITUTIONS)
        .take(INSTITUTIONS)
        .map(|source| row(source, now, lang))
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="empty">{coverage::no_sources(lang)}</p> }.into_any()
    } else {
        let head = vec![
            coverage::column_institution(lang),
            coverage::column_since(lang),
            coverage::column_last(lang),
        ];
        view! {
            <Table caption=coverage::table(lang) head=head caption_hidden=true>{rows}</Table>
        }
        .into_any()
    };
    let address = |page: usize| format!("/access-log/coverage?page={page}");
    let pager = (pages > 1).then(|| {
        view! {
            <Pager
                previous=(page > 1).then(|| address(page - 1))
                here=coverage::page_of(lang, page, pages)
                next=(page < pages).then(|| address(page + 1))
                lang=lang
            />
        }
    });
    view! {
        <Section title=coverage::sources(lang)>
            <p>{coverage::sources_text(lang)}</p>
            {table}
            {pager}
        </Section>
    }
}

fn row(source: Source, now: DateTime<Utc>, lang: Lang) -> AnyView {
    let silent = source.is_silent(now).then(|| {
        view! {
            <p class="note">
                <Chip tone=Tone::Orange word=coverage::silent_chip(lang)/>
                " "
                {coverage::silent(lang, EXPECTED.num_days())}
            </p>
        }
    });
    let mine = source.asked_for_mine.then(|| {
        view! { <p><Chip tone=Tone::Blue word=coverage::yours(lang)/></p> }
    });
    let (period, last) = match source.heard {
        None => (
            coverage::never(lang).into(),
            Sentence::from(coverage::never(lang)),
        ),
        Some((since, last, how)) => {
            let day = |at| day_text(jst_date(at), lang).into();
            let slots = [("from", day(since)), ("until", day(last))];
            let how = match how {
                Contact::Asked => coverage::asked(lang),
                Contact::Delivered => coverage::delivered(lang),
                Contact::Called => coverage::called(lang),
            };
            let last = Sentence::from(moment_text(last, lang));
            (
                Sentence::fill(&coverage::period(lang), &slots),
                Sentence::join([last, how.into()], " · "),
            )
        }
    };
    view! {
        <tr>
            <th scope="row"><p>{source.name}</p>{mine}</th>
            <td>{period}</td>
            <td><p>{last}</p>{silent}</td>
        </tr>
    }
    .into_any()
}

fn files(imports: &[(Files, Option<DateTime<Utc>>)], lang: Lang) -> Vec<SummaryRow> {
    imports
        .iter()
        .map(|(kind, last)| {
            let key = match kind {
                Files::Checkups => coverage::checkups(lang),
                Files::Vaccinations => coverage::vaccinations(lang),
                Files::Coverage => coverage::insurances(lang),
                Files::Residents => coverage::residents(lang),
                Files::Institutions => coverage::institutions(lang),
            };
            let said = match last {
                Some(at) => Sentence::fill(
                    &coverage::last_import(lang),
                    &[("when", moment_text(*at, lang).into())],
                ),
                None => coverage::never(lang).into(),
            };
            SummaryRow::new(key, view! { <span>{said}</span> })
        })
        .collect()
}

/// What operators and programs do with records, and whether it leaves entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperatorsPage;

impl Page for OperatorsPage {
    fn title(&self, lang: Lang) -> Text {
        coverage::operators(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = [
            (coverage::row_read(lang), None, true, true),
            (
                coverage::row_import(lang),
                Some(coverage::row_import_note(lang)),
                false,
                false,
            ),
            (
                coverage::row_quarantine(lang),
                Some(coverage::row_quarantine_note(lang)),
                true,
                false,
            ),
            (
                coverage::row_digest(lang),
                Some(coverage::row_digest_note(lang)),
                false,
                false,
            ),
            (
                coverage::row_log(lang),
                Some(coverage::row_log_note(lang)),
                false,
                false,
            ),
            (
                coverage::row_backup(lang),
                Some(coverage::row_backup_note(lang)),
                false,
                false,
            ),
        ];
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(what, note, opens, leaves)| doing(what, note, opens, leaves, lang))
            .collect();
        let head = vec![
            coverage::column_what(lang),
            coverage::column_opens(lang),
            coverage::column_entry(lang),
        ];
        view! {
            <Breadcrumbs
                trail=vec![
                    ("/access-log".to_owned(), log::title(lang)),
                    ("/access-log/coverage".to_owned(), coverage::heading(lang)),
                ]
                here=coverage::operators(lang)
                lang=lang
            />
            <PageHeading title=coverage::operators(lang) lead=coverage::operators_lead(lang)/>
            <Table caption=coverage::operators(lang) head=head caption_hidden=true>{rows}</Table>
            <Section title=coverage::limits(lang)>
                <p>{coverage::limits_text(lang)}</p>
            </Section>
            <p><a href="/access-log/coverage">{coverage::link(lang)}</a></p>
        }
        .into_any()
    }
}

/// What is done, whether it opens records, and whether that leaves an entry.
fn doing(what: Text, note: Option<Text>, opens: bool, leaves: bool, lang: Lang) -> AnyView {
    let opened = if opens {
        coverage::opens(lang)
    } else {
        coverage::opens_none(lang)
    };
    let entry = if leaves {
        coverage::leaves(lang)
    } else {
        coverage::leaves_none(lang)
    };
    view! {
        <tr>
            <th scope="row">
                <p>{what}</p>
                {note.map(|note| view! { <p class="note">{note}</p> })}
            </th>
            <td>{opened}</td>
            <td>{entry}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institution_is_silent_after_a_week_and_not_before_it_began() {
        let now: DateTime<Utc> = "2026-11-21T03:00:00Z".parse().unwrap();
        let heard = |before: TimeDelta| Source {
            name: "見本病院".into(),
            asked_for_mine: false,
            heard: Some((now - before, now - before, Contact::Asked)),
        };
        assert!(!heard(EXPECTED).is_silent(now));
        assert!(heard(EXPECTED + TimeDelta::seconds(1)).is_silent(now));
        let never = Source {
            heard: None,
            ..heard(EXPECTED)
        };
        assert!(!never.is_silent(now));
    }
}

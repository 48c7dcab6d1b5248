//! What an office of the municipality sent to many, as one person has it.

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::circular::Topic;
use hikae_core::ids::NoticeId;
use hikae_core::notice::{Arrived, Why};
use leptos::prelude::*;

use super::one::shelve;
use crate::circular::{Written, rule_words};
use crate::citizen::cases::{ShownCase, notice_section};
use crate::components::{
    Breadcrumbs, Chip, LinkButton, Notice as Banner, NoticeKind, Section, SummaryList, SummaryRow,
    Tone, day_text, moment_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, circular, notice};

/// What became of a circular after it had arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct After {
    /// The notice that corrects it.
    pub corrected_by: Option<NoticeId>,
    /// What the person said of it: that it is not for them.
    pub report: Option<ShownCase>,
}

/// A circular with what is needed to show it.
pub(super) struct Letter {
    pub(super) id: NoticeId,
    pub(super) made_at: DateTime<Utc>,
    pub(super) archived: bool,
    pub(super) arrived: Arrived,
    pub(super) after: After,
    pub(super) today: NaiveDate,
}

/// Words and colours of its chips.
pub(super) fn chips(arrived: &Arrived, lang: Lang) -> Vec<(Tone, Text)> {
    let tone = match arrived.topic {
        Topic::Disaster => Tone::Orange,
        _ => Tone::Blue,
    };
    let correction = arrived.corrects.is_some();
    correction
        .then(|| (Tone::Orange, circular::correction(lang)))
        .into_iter()
        .chain([(tone, circular::topic(lang, arrived.topic))])
        .collect()
}

/// Its title in a calendar; of its last day if `last`.
pub fn calendar_title(arrived: &Arrived, last: bool, lang: Lang) -> String {
    let title = arrived.texts.of(lang.into()).plain_title();
    match last {
        true => circular::calendar_last(lang, &title).plain(),
        false => title,
    }
}

impl Letter {
    pub(super) fn view(self, lang: Lang) -> AnyView {
        let text = self.arrived.texts.of(lang.into());
        let (title, body) = (text.title.clone(), text.body.clone());
        let chips = chips(&self.arrived, lang)
            .into_iter()
            .map(|(tone, word)| view! { <Chip tone=tone word=word/>" " })
            .collect_view();
        let statutory = self.arrived.statutory.then(|| {
            view! { <Chip tone=Tone::Grey word=circular::statutory(lang)/>" " }
        });
        let office = ("office", Span::StrongRaw(self.arrived.office.clone()));
        let from = Sentence::fill(&circular::from(lang), &[office]);
        let corrects = self.arrived.corrects.map(|wrong| {
            view! {
                <p>
                    {circular::corrects(lang)}" "
                    <a href=format!("/notices/{wrong}")>{circular::to_corrected(lang)}</a>
                </p>
            }
        });
        view! {
            <Breadcrumbs
                trail=vec![("/notices".to_owned(), notice::heading(lang))]
                here=notice::one(lang)
                lang=lang
            />
            {self.corrected(lang)}
            <h1 class="page-heading">{Sentence::from(Span::Written(title))}</h1>
            <p class="note">{chips}{statutory}{from}" "{moment_text(self.made_at, lang)}</p>
            {corrects}
            <Written body/>
            {self.facts(lang)}
            <div class="actions">{shelve(self.id, self.archived, lang)}</div>
            {self.why(lang)}
            {notice_section(&self.id.to_string(), self.after.report.as_ref(), lang)}
            <p><a href="/notices">{notice::back(lang)}</a></p>
        }
        .into_any()
    }

    /// Leads the page of one that was wrong.
    fn corrected(&self, lang: Lang) -> Option<impl IntoView + use<>> {
        let correction = self.after.corrected_by?;
        Some(view! {
            <Banner kind=NoticeKind::Warning title=circular::corrected(lang) lang>
                <p>{circular::corrected_text(lang)}</p>
                <div class="actions">
                    <LinkButton
                        href=format!("/notices/{correction}")
                        label=circular::to_correction(lang)
                    />
                </div>
            </Banner>
        })
    }

    fn facts(&self, lang: Lang) -> Option<AnyView> {
        let Arrived {
            link,
            valid_until,
            event,
            file,
            ..
        } = &self.arrived;
        let mut rows = Vec::new();
        if let Some(day) = event {
            rows.push(SummaryRow::new(circular::event(lang), day_text(*day, lang)));
        }
        if let Some(day) = valid_until {
            let over = (*day < self.today).then(|| {
                view! { " "<Chip tone=Tone::Grey word=circular::over(lang)/> }
            });
            let value = view! { {day_text(*day, lang)}{over} };
            rows.push(SummaryRow::new(circular::valid_until(lang), value));
        }
        if let Some(link) = link {
            let host = link.strip_prefix("https://").unwrap_or(link);
            let host = host.split(['/', '?', '#']).next().unwrap_or_default();
            let host = ("host", Span::Raw(host.to_owned()));
            let words = Sentence::fill(&circular::link_to(lang), &[host]);
            let link = view! { <a href=link.clone() rel="noreferrer">{words}</a> };
            rows.push(SummaryRow::new(circular::link(lang), link));
        }
        if let Some(file) = file {
            let name = ("name", Span::Raw(file.name.clone()));
            let words = Sentence::fill(
                &circular::file_get(lang, file.bytes.div_ceil(1024)),
                &[name],
            );
            let link = view! { <a href=format!("/notices/{}/file", self.id)>{words}</a> };
            rows.push(SummaryRow::new(circular::file(lang), link));
        }
        let calendar = (event.is_some() || valid_until.is_some()).then(|| {
            view! {
                <p>
                    <a href=format!("/notices/{}/calendar.ics", self.id)>
                        {circular::calendar(lang)}
                    </a>
                </p>
                <p class="note">{circular::calendar_text(lang)}</p>
            }
        });
        (!rows.is_empty()).then(|| {
            view! { <Section title=circular::facts(lang)><SummaryList rows lang/>{calendar}</Section> }
                .into_any()
        })
    }

    fn why(&self, lang: Lang) -> AnyView {
        let office = ("office", Span::StrongRaw(self.arrived.office.clone()));
        let (words, more) = match &self.arrived.why {
            Why::Rule { rule } => {
                let who = ("who", rule_words(lang, rule).into());
                let words = Sentence::fill(&circular::why_rule(lang), &[office, who]);
                (words, Some(circular::why_rule_text(lang)))
            }
            Why::List => (Sentence::fill(&circular::why_list(lang), &[office]), None),
            Why::Reached => (
                Sentence::fill(&circular::why_reached(lang), &[office]),
                None,
            ),
        };
        let more = more.map(|more| view! { <p>{more}</p> });
        view! {
            <Section title=circular::why(lang)>
                <p>{words}</p>
                {more}
                <p class="note">{circular::counted(lang)}</p>
            </Section>
        }
        .into_any()
    }
}

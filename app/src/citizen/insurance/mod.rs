//! Health insurance: what holds today, and what there was before.

mod history;
mod now;
mod paper;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use hikae_core::ids::RecordId;
use hikae_core::record::coverage::{Certificate, Coverage, Standing};
use leptos::prelude::*;

pub use paper::{paper, paper_certificate};

use super::cases::LeftOut;
use crate::components::{PageHeading, Section, day_text};
use crate::i18n::{Lang, Text, case, insurance as words};
use crate::{Frame, Nav, Page};

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecord<T> {
    /// The record.
    pub id: RecordId,
    /// Day in Japan on which it arrived.
    pub received_on: NaiveDate,
    /// What it says.
    pub what: T,
    /// The person says that it is not theirs.
    pub frozen: bool,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsurancePage {
    today: NaiveDate,
    /// What holds today, what began last first.
    now: Vec<KeptRecord<Coverage>>,
    /// What begins later.
    coming: Vec<KeptRecord<Coverage>>,
    /// What is over, and what is not the person's, newest first.
    history: Vec<KeptRecord<Coverage>>,
    /// Newest first.
    certificates: Vec<KeptRecord<Certificate>>,
    /// How many are not the person's, as they say.
    left_out: LeftOut,
}

impl InsurancePage {
    /// The page of a person with these records, as things stand on `today` (in Japan).
    pub fn new(
        mut coverages: Vec<KeptRecord<Coverage>>,
        mut certificates: Vec<KeptRecord<Certificate>>,
        today: NaiveDate,
    ) -> Self {
        coverages.sort_by_key(|it| std::cmp::Reverse((it.what.acquired_on, it.id)));
        certificates.sort_by_key(|it| std::cmp::Reverse((it.what.valid.from, it.id)));
        let frozen = coverages.iter().filter(|it| it.frozen).count()
            + certificates.iter().filter(|it| it.frozen).count();
        let mut page = Self {
            today,
            now: Vec::new(),
            coming: Vec::new(),
            history: Vec::new(),
            certificates,
            left_out: LeftOut(frozen),
        };
        for kept in coverages {
            let list = match kept.what.standing_on(today) {
                Standing::Valid if !kept.frozen => &mut page.now,
                Standing::NotYet if !kept.frozen => &mut page.coming,
                _ => &mut page.history,
            };
            list.push(kept);
        }
        page
    }

    const fn is_empty(&self) -> bool {
        self.now.is_empty() && self.coming.is_empty() && self.history.is_empty()
    }
}

impl Page for InsurancePage {
    fn title(&self, lang: Lang) -> Text {
        words::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Coverage)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let (lang, today) = (frame.lang, self.today);
        let is_empty = self.is_empty();
        let coming = (!self.coming.is_empty()).then(|| {
            let boxes: Vec<_> = self
                .coming
                .into_iter()
                .map(|kept| now::insurance(kept, today, lang))
                .collect();
            view! {
                <Section title=words::coming(lang) id="coming">
                    <ul class="boxes">{boxes}</ul>
                </Section>
            }
        });
        view! {
            <PageHeading title=words::title(lang) lead=words::lead(lang)/>
            {now::overlap(&self.now, lang)}
            {self.left_out.view(lang)}
            <Section title=words::now(lang) id="now">
                <p class="small muted">
                    {words::as_of_today(lang).with("date", &day_text(today, lang))}
                </p>
                {now::list(self.now, today, lang)}
            </Section>
            {coming}
            {history::certificates(self.certificates, lang)}
            <Section title=words::history(lang) id="history">
                {history::list(self.history, is_empty, lang)}
            </Section>
            <Section title=words::about(lang) id="about">
                <p>{words::source(lang)}</p>
                <p>
                    {words::who_sees(lang)} " "
                    <a href="/access-log">{words::see_log(lang)}</a>
                </p>
                <p>{words::wrong(lang)}</p>
            </Section>
        }
        .into_any()
    }
}

/// Words as someone else wrote them. They are Japanese, whatever the language of the page.
fn received(text: String) -> AnyView {
    view! { <span class="received" lang="ja">{text}</span> }.into_any()
}

/// The way to object to a record.
fn objection(id: RecordId, lang: Lang) -> impl IntoView {
    view! { <p><a href=format!("/cases/about/{id}")>{case::record_link(lang)}</a></p> }
}

/// 記号・番号（枝番）, as on the card.
fn number(it: &Coverage) -> String {
    let symbol = it.symbol.as_deref().map(|symbol| format!("{symbol}・"));
    let branch = it.branch.as_deref().map(|branch| format!("（{branch}）"));
    [symbol.as_deref(), Some(&it.number), branch.as_deref()]
        .into_iter()
        .flatten()
        .collect()
}

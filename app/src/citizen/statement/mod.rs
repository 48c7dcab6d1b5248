//! だれが見たかの証明書: what a person takes along of their log, and in which forms.

mod paper;
mod period;
mod print;
#[cfg(test)]
mod tests;

use hikae_core::consent::Level;
use leptos::prelude::*;

use crate::citizen::login::ProveAgain;
use crate::components::{
    Breadcrumbs, Button, ButtonKind, ErrorSummary, Field, FieldKind, PageHeading, Section,
};
use crate::i18n::{Lang, Sentence, Text, log, statement};
use crate::page::{Frame, Nav, Page};

pub use paper::{Block, Ledger, Paper, Told};
pub use period::Period;
pub use print::StatementPrint;

/// The page that offers the forms of the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementPage {
    /// The period, as it was typed.
    pub period: Period,
    /// How many entries it has.
    pub entries: usize,
    /// Whether the portal can make PDFs.
    pub pdf: bool,
    /// What has to be proved before a file is handed out.
    pub needs: Option<Level>,
}

impl Page for StatementPage {
    fn title(&self, lang: Lang) -> Text {
        statement::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn has_errors(&self) -> bool {
        self.period.days().is_none()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let errors = self.period.errors(lang);
        let all = (!self.period.is_empty())
            .then(|| view! { <a href="/access-log/statement">{statement::period_all(lang)}</a> });
        let forms = errors.is_empty().then(|| forms(&self, lang));
        view! {
            <ErrorSummary errors=errors.clone() lang=lang/>
            <Breadcrumbs
                trail=vec![("/access-log".to_owned(), log::title(lang))]
                here=statement::title(lang)
                lang=lang
            />
            <PageHeading title=statement::title(lang) lead=statement::lead(lang)/>
            <Section title=statement::period_title(lang)>
                <form class="form" method="get" action="/access-log/statement" novalidate>
                    <p>{statement::period_hint(lang)}</p>
                    <Field
                        name="from"
                        label=log::search_from(lang)
                        lang=lang
                        kind=FieldKind::Date
                        value=self.period.from.clone()
                        error=errors.of("from")
                    />
                    <Field
                        name="until"
                        label=log::search_until(lang)
                        lang=lang
                        kind=FieldKind::Date
                        value=self.period.until.clone()
                        error=errors.of("until")
                    />
                    <div class="actions">
                        <Button label=statement::period_go(lang) kind=ButtonKind::Secondary/>
                        {all}
                    </div>
                </form>
            </Section>
            {forms}
            <p><a href="/access-log">{log::back_to_list(lang)}</a></p>
        }
        .into_any()
    }
}

fn forms(page: &StatementPage, lang: Lang) -> impl IntoView + use<> {
    let words = if page.entries == 0 {
        statement::none(lang)
    } else {
        statement::count(lang, page.entries)
    };
    let told = Sentence::fill(&words, &[("period", page.period.sentence(lang).into())]);
    let query = page.period.query();
    let offer = |label, about, path: &str, file| {
        one(label, about, format!("/access-log/{path}{query}"), file)
    };
    let print = offer(
        statement::print(lang),
        statement::print_for(lang),
        "statement/print",
        None,
    );
    let pdf = if page.pdf {
        offer(
            statement::pdf(lang),
            statement::pdf_for(lang),
            "statement.pdf",
            Some("hikae-statement.pdf"),
        )
    } else {
        view! { <li><p class="hint">{statement::pdf_missing(lang)}</p></li> }.into_any()
    };
    let json = offer(
        statement::json(lang),
        statement::json_for(lang),
        "statement.json",
        Some("hikae-statement.json"),
    );
    let fhir = offer(
        statement::fhir(lang),
        statement::fhir_for(lang),
        "audit-events.json",
        Some("hikae-audit-events.json"),
    );
    let (files, first) = match page.needs {
        None => (vec![pdf, json, fhir], None),
        Some(least) => {
            let back = format!("/access-log/statement{query}");
            (
                Vec::new(),
                Some(view! {
                    <p>{statement::prove_first(lang)}</p>
                    <ProveAgain least back lang/>
                }),
            )
        }
    };
    view! {
        <Section title=statement::forms_title(lang)>
            <p role="status">{told}</p>
            <ul class="statement-forms">{print}{files}</ul>
            {first}
            <p>{statement::caution(lang)}</p>
        </Section>
    }
}

/// One form: its name, what it is for, and where it is; with a name, it is kept as a file.
fn one(label: Text, about: Text, href: String, file: Option<&'static str>) -> AnyView {
    view! {
        <li>
            <p><a href=href download=file><strong>{label}</strong></a></p>
            <p class="hint">{about}</p>
        </li>
    }
    .into_any()
}

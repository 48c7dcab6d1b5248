//! What is asked at a visit, in words.

use hikae_core::disclosure::Actor;
use hikae_core::record::{Category, SensitiveClass};
use leptos::prelude::*;

use crate::citizen::sharing::{category_key, sensitive_key};
use crate::components::{Choice, SummaryRow};
use crate::i18n::{Lang, Sentence, Span, category, institution, log, visit};

/// What an institution asks a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The visit's word in addresses.
    pub id: String,
    /// Name of the institution.
    pub institution: String,
    /// Department or unit.
    pub unit: Option<String>,
    /// Who acts there.
    pub actor: Actor,
    /// Why, in their words.
    pub reason: String,
    /// Kinds of records.
    pub categories: Vec<Category>,
    /// Sensitive classes among them.
    pub sensitive: Vec<SensitiveClass>,
}

impl Asked {
    /// Path of a page of this visit.
    pub(super) fn path(&self, page: &str) -> String {
        format!("/visit/{}{page}", self.id)
    }

    pub(super) fn named(&self, sentence: &crate::i18n::Text) -> Sentence {
        Sentence::fill(sentence, &[("name", Span::Raw(self.institution.clone()))])
    }

    pub(super) fn rows(&self, lang: Lang) -> Vec<SummaryRow> {
        let unit = self.unit.clone().map(|unit| view! { " "{unit} });
        let actor = match &self.actor {
            Actor::Human { role, handle, .. } => {
                let role = institution::role(lang, *role);
                view! { {role}" "{handle.clone()} }.into_any()
            }
            Actor::Machine { task } => view! { {visit::machine(lang)}" "{task.clone()} }.into_any(),
        };
        let who = view! { <strong>{self.institution.clone()}</strong>{unit}<br/>{actor} };
        let comma = log::and(lang).plain();
        let kinds = self
            .categories
            .iter()
            .map(|kind| Sentence::from(category::name(lang, *kind)));
        let classes = self
            .sensitive
            .iter()
            .map(|class| Sentence::from(category::sensitive(lang, *class)));
        let what = Sentence::join(kinds.chain(classes), &comma);
        vec![
            SummaryRow::new(visit::who(lang), who.into_any()),
            SummaryRow::new(visit::reason(lang), self.reason.clone().into_any()),
            SummaryRow::new(visit::what(lang), what),
        ]
    }
}

pub(super) fn kinds(all: &[Category], lang: Lang) -> Vec<Choice> {
    let choice = |kind: &Category| Choice::new(category_key(*kind), category::name(lang, *kind));
    all.iter().map(choice).collect()
}

pub(super) fn classes(all: &[SensitiveClass], lang: Lang) -> Vec<Choice> {
    let choice = |class: &SensitiveClass| {
        Choice::new(sensitive_key(*class), category::sensitive(lang, *class))
    };
    all.iter().map(choice).collect()
}

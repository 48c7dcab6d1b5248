//! The person's half: what is asked, what they tick, and what came of it.

use hikae_core::record::{Category, SensitiveClass};
use leptos::prelude::*;

use super::Asked;
use super::words::{classes, kinds};
use crate::citizen::login::Why as CardWhy;
use crate::citizen::sharing::{category_key, sensitive_key};
use crate::components::{
    Button, ButtonKind, Checkboxes, Confirmation, ErrorSummary, Form, FormErrors, LinkButton,
    Notice, NoticeKind, PageHeading, PostButton, SummaryList,
};
use crate::i18n::{Lang, Sentence, Span, Text, visit};
use crate::page::{Frame, Page};

/// Why a card did not say who someone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is registered for nobody.
    Stranger,
    /// It was refused.
    Refused(CardWhy),
}

impl Why {
    const STRANGER: &'static str = "stranger";

    /// The word in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stranger => Self::STRANGER,
            Self::Refused(why) => why.key(),
        }
    }

    /// The reason with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            Self::STRANGER => Some(Self::Stranger),
            key => CardWhy::from_key(key).map(Self::Refused),
        }
    }
}

/// What is asked, before the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitPage {
    /// What is asked.
    pub asked: Asked,
    /// Why a card did not do, if one was tried.
    pub why: Option<Why>,
}

impl Page for VisitPage {
    fn title(&self, lang: Lang) -> Text {
        visit::title(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let lead = self.asked.named(&visit::lead(lang));
        let why = self.why.map(|why| {
            let (title, more) = match why {
                Why::Stranger => (visit::stranger(lang), visit::stranger_more(lang)),
                Why::Refused(why) => why.words(lang, &frame.municipality),
            };
            view! {
                <Notice kind=NoticeKind::Error title lang>
                    <p>{more}</p>
                </Notice>
            }
        });
        view! {
            <PageHeading title=visit::title(lang)/>
            {why}
            <p class="lead">{lead}</p>
            <SummaryList rows=self.asked.rows(lang) lang/>
            <div class="actions">
                <PostButton action=self.asked.path("/card") label=visit::start(lang)/>
                <PostButton
                    action=self.asked.path("/decline")
                    label=visit::decline(lang)
                    kind=ButtonKind::Secondary
                />
            </div>
            <p>{visit::no_harm(lang)}</p>
        }
        .into_any()
    }
}

/// What may be shown, after the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoosePage {
    /// What is asked.
    pub asked: Asked,
    /// Whose card it was.
    pub name: String,
    /// Sensitive classes that were ticked.
    pub sensitive: Vec<SensitiveClass>,
    /// Kinds that were ticked.
    pub categories: Vec<Category>,
    /// Nothing was ticked.
    pub nothing: bool,
}

impl Page for ChoosePage {
    fn title(&self, lang: Lang) -> Text {
        visit::choose_title(lang)
    }

    fn has_errors(&self) -> bool {
        self.nothing
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let mut errors = FormErrors::default();
        if self.nothing {
            errors.add("category", visit::error_nothing(lang));
        }
        let yours = Sentence::fill(&visit::yours(lang), &[("name", Span::StrongRaw(self.name))]);
        let asked = self.asked;
        let ticked: Vec<_> = self
            .categories
            .iter()
            .map(|it| category_key(*it).to_owned())
            .collect();
        let named: Vec<_> = self
            .sensitive
            .iter()
            .map(|it| sensitive_key(*it).to_owned())
            .collect();
        let sensitive = (!asked.sensitive.is_empty()).then(|| {
            view! {
                <Checkboxes
                    name="sensitive"
                    legend=visit::classes(lang)
                    hint=visit::classes_hint(lang)
                    options=classes(&asked.sensitive, lang)
                    selected=named
                    lang
                />
            }
        });
        let nothing = vec![("nothing", "yes".to_owned())];
        let to = asked.path("/choose");
        view! {
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title=visit::choose_title(lang)/>
            <p class="lead">{asked.named(&visit::choose(lang))}</p>
            <p>{yours}</p>
            <p>{visit::choose_lead(lang)}</p>
            <Form action=to.clone()>
                <Checkboxes
                    name="category"
                    legend=visit::kinds(lang)
                    options=kinds(&asked.categories, lang)
                    selected=ticked
                    error=errors.of("category")
                    lang
                />
                {sensitive}
                <p>{visit::denied_stays(lang)}</p>
                <Button label=visit::give(lang)/>
            </Form>
            <div class="actions">
                <PostButton
                    action=to
                    label=visit::give_nothing(lang)
                    kind=ButtonKind::Secondary
                    values=nothing
                />
            </div>
        }
        .into_any()
    }
}

/// It was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DonePage {
    /// Name of the institution.
    pub institution: String,
    /// Whether someone said who they are.
    pub given: bool,
    /// Whether this browser stands at a reception.
    pub reception: bool,
}

impl Page for DonePage {
    fn title(&self, lang: Lang) -> Text {
        match self.given {
            true => visit::done_title(lang),
            false => visit::declined(lang),
        }
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let more = match self.given {
            true => {
                let told = Span::Raw(self.institution.clone());
                let told = Sentence::fill(&visit::done(lang), &[("name", told)]);
                view! { <p>{told}</p><p>{visit::done_more(lang)}</p> }.into_any()
            }
            false => view! { <p>{visit::declined_more(lang)}</p> }.into_any(),
        };
        view! {
            <Confirmation title=self.title(lang)>{more}</Confirmation>
            {self.reception.then(|| back(lang))}
        }
        .into_any()
    }
}

/// It is over, or was never there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GonePage {
    /// Whether this browser stands at a reception.
    pub reception: bool,
}

impl Page for GonePage {
    fn title(&self, lang: Lang) -> Text {
        visit::gone(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=visit::gone(lang) lead=visit::gone_more(lang)/>
            {self.reception.then(|| back(lang))}
        }
        .into_any()
    }
}

fn back(lang: Lang) -> impl IntoView {
    view! {
        <p class="actions">
            <LinkButton
                href="/reception"
                label=visit::to_reception(lang)
                kind=ButtonKind::Secondary
            />
        </p>
    }
}

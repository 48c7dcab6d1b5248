//! Looking for words in one's own notices. The words are posted: they can be about health, and so
//! have no place in an address.

use hikae_core::identifiers::comparable_kana;
use hikae_core::notice::Notice;
use leptos::prelude::*;

use super::{Received, list, words};
use crate::components::{
    Breadcrumbs, Button, ButtonKind, ErrorSummary, Field, Form, FormErrors, PageHeading,
};
use crate::i18n::{Lang, Sentence, Span, Text, circular, notice};
use crate::page::{Frame, Nav, Page};

/// How many of what is found are shown.
pub const SHOWN: usize = 50;

/// How long what is looked for may be, in characters.
const LONGEST: usize = 100;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needle {
    typed: String,
    words: Vec<String>,
}

/// Why nothing can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedleError {
    /// Nothing was typed.
    Nothing,
    /// Too much was.
    Long,
}

impl Needle {
    /// What someone typed; several words must all be there.
    pub fn new(typed: &str) -> (Self, Option<NeedleError>) {
        let words: Vec<String> = typed
            .split_whitespace()
            .map(comparable_kana)
            .filter(|word| !word.is_empty())
            .collect();
        let error = match typed.chars().count() {
            _ if words.is_empty() => Some(NeedleError::Nothing),
            count if count > LONGEST => Some(NeedleError::Long),
            _ => None,
        };
        let typed = typed.trim().chars().take(LONGEST).collect();
        (Self { typed, words }, error)
    }

    /// Whether all of it is in a notice, in any of the languages.
    pub fn is_in(&self, about: &Notice) -> bool {
        let mut hay: Vec<String> = Lang::ALL
            .into_iter()
            .map(|lang| words::headline(lang, about).plain())
            .collect();
        if let Notice::Circular(arrived) = about {
            let texts = &arrived.texts;
            let bodies = [&texts.ja, &texts.plain, &texts.en].map(|it| it.plain_body());
            hay.extend(bodies);
            hay.push(arrived.office.clone());
        }
        let hay: Vec<String> = hay.iter().map(|it| comparable_kana(it)).collect();
        let found = |word: &String| hay.iter().any(|it| it.contains(word));
        self.words.iter().all(found)
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPage {
    /// What was looked for.
    pub needle: Needle,
    /// Why nothing was.
    pub error: Option<NeedleError>,
    /// The newest of what was found, at most [`SHOWN`].
    pub found: Vec<Received>,
    /// How many there are.
    pub all: usize,
}

impl Page for FoundPage {
    fn title(&self, lang: Lang) -> Text {
        circular::search(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Notices)
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let error = self.error.map(|error| match error {
            NeedleError::Nothing => circular::search_nothing(lang),
            NeedleError::Long => circular::search_long(lang),
        });
        let mut errors = FormErrors::default();
        if let Some(error) = &error {
            errors.add("q", error.clone());
        }
        let form = form(&self.needle, error, lang);
        let found = (self.error.is_none()).then(|| results(self, lang));
        view! {
            <Breadcrumbs
                trail=vec![("/notices".to_owned(), notice::heading(lang))]
                here=circular::search(lang)
                lang=lang
            />
            <ErrorSummary errors lang/>
            <PageHeading title=circular::search(lang)/>
            {form}
            {found}
            <p><a href="/notices">{notice::back(lang)}</a></p>
        }
        .into_any()
    }
}

fn results(page: FoundPage, lang: Lang) -> AnyView {
    let query = ("query", Span::Raw(page.needle.typed));
    let more = page.all > page.found.len();
    let heading = match more {
        true => circular::found_more(lang, page.found.len()),
        false => circular::found(lang, page.all),
    };
    let below = match (page.found.is_empty(), more) {
        (true, _) => Some(circular::found_none(lang)),
        (false, true) => Some(circular::found_narrow(lang)),
        (false, false) => None,
    };
    view! {
        <section class="section">
            <h2>{Sentence::fill(&heading, &[query])}</h2>
            {list(page.found, lang)}
            {below.map(|words| view! { <p class="empty">{words}</p> })}
        </section>
    }
    .into_any()
}

/// The form.
pub(super) fn form(needle: &Needle, error: Option<Text>, lang: Lang) -> AnyView {
    let typed = needle.typed.clone();
    view! {
        <Form action="/notices/search">
            <Field
                name="q"
                label=circular::search(lang)
                hint=circular::search_hint(lang)
                value=typed
                error=error
                lang
            />
            <div class="actions">
                <Button label=circular::search_go(lang) kind=ButtonKind::Secondary/>
            </div>
        </Form>
    }
    .into_any()
}

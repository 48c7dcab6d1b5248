//! What an institution would see of the person's own records.

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::ids::InstitutionId;
use leptos::prelude::*;

use super::RecordName;
use crate::citizen::access_log::{Ground, situation_anchor};
use crate::components::{Breadcrumbs, Button, ButtonKind, Choice, PageHeading, Select};
use crate::i18n::{Lang, Sentence, Span, Text, institution, purpose, sharing};
use crate::page::{Frame, Nav, Page};

/// What one institution would see for one purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Name of the institution.
    pub institution: String,
    /// The purpose.
    pub purpose: Purpose,
    /// Whether the registry lets it ask for this purpose at all.
    pub may_ask: bool,
    /// What it would see.
    pub visible: Vec<RecordName>,
    /// What it would not see, and why.
    pub hidden: Vec<(RecordName, Ground)>,
    /// How many records it sees now, where the preview is about a change.
    pub before: Option<usize>,
}

impl Preview {
    /// 「○○クリニックには 12件が見え、3件は見えません。」
    pub fn sentence(&self, lang: Lang) -> Sentence {
        let name = || ("name", Span::StrongRaw(self.institution.clone()));
        let template = sharing::preview_result(lang, self.visible.len(), self.hidden.len());
        let result = Sentence::fill(&template, &[name()]);
        let before = self
            .before
            .map(|before| Sentence::from(sharing::preview_before(lang, before)));
        Sentence::join(std::iter::once(result).chain(before), "")
    }

    /// Heading, sentence, what it assumes, and the lists.
    pub(super) fn view(self, lang: Lang) -> AnyView {
        let heading = Sentence::fill(
            &sharing::preview_title(lang),
            &[
                ("name", Span::Raw(self.institution.clone())),
                ("why", purpose::why(lang, self.purpose).into()),
            ],
        );
        let sentence = self.sentence(lang);
        let assumed = match self.purpose {
            Purpose::Treatment => Some(sharing::assume_treatment(lang)),
            Purpose::Emergency => Some(sharing::assume_emergency(lang)),
            Purpose::Disaster => Some(sharing::assume_disaster(lang)),
            _ => None,
        };
        let forbidden =
            (!self.may_ask).then(|| view! { <p>{sharing::preview_not_allowed(lang)}</p> });
        let visible = list(
            sharing::visible(lang, self.visible.len()),
            self.visible
                .iter()
                .map(|name| view! { <li>{name.text(lang)}</li> }.into_any()),
        );
        let hidden = list(
            sharing::hidden(lang, self.hidden.len()),
            self.hidden.iter().map(|(name, ground)| {
                let ground = ground.sentence(lang);
                view! { <li>{name.text(lang)}<p class="hint">{ground}</p></li> }.into_any()
            }),
        );
        view! {
            <div class="panel">
                <h3>{heading}</h3>
                <p>{sentence}</p>
                {assumed.map(|assumed| view! { <p class="hint">{assumed}</p> })}
                {forbidden}
                {visible}
                {hidden}
            </div>
        }
        .into_any()
    }
}

/// A list of records, folded: its number stands in the sentence above.
fn list(title: Text, items: impl Iterator<Item = AnyView>) -> Option<impl IntoView> {
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{title}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

/// An institution that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionChoice {
    /// Which one.
    pub id: InstitutionId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: InstitutionKind,
}

impl InstitutionChoice {
    /// As an answer of a form.
    pub fn choice(&self, lang: Lang) -> Choice {
        Choice::new(self.id.to_string(), self.name.clone().into())
            .hint(institution::kind(lang, self.kind))
    }
}

/// 「今、だれに何が見えるか」.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewPage {
    /// The institutions of the registry.
    pub institutions: Vec<InstitutionChoice>,
    /// Which one was chosen.
    pub institution: Option<InstitutionId>,
    /// Which purpose was chosen.
    pub purpose: Purpose,
    /// What it would see; nothing until an institution was chosen.
    pub preview: Option<Preview>,
}

impl Page for PreviewPage {
    fn title(&self, lang: Lang) -> Text {
        sharing::preview(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self {
            institutions,
            institution,
            purpose,
            preview,
        } = self;
        let form = if institutions.is_empty() {
            view! { <p>{sharing::no_institutions(lang)}</p> }.into_any()
        } else {
            form(institutions, institution, purpose, lang).into_any()
        };
        view! {
            <Breadcrumbs
                trail=vec![("/sharing".to_owned(), sharing::title(lang))]
                here=sharing::preview(lang)
                lang=lang
            />
            <PageHeading title=sharing::preview(lang) lead=sharing::preview_lead(lang)/>
            {form}
            {preview.map(|preview| preview.view(lang))}
        }
        .into_any()
    }
}

/// Asks for an institution and a purpose; the ids in the address tell nobody anything.
fn form(
    institutions: Vec<InstitutionChoice>,
    institution: Option<InstitutionId>,
    chosen: Purpose,
    lang: Lang,
) -> impl IntoView {
    let mut choices = vec![Choice::new("", sharing::choose(lang))];
    choices.extend(institutions.iter().map(|known| known.choice(lang)));
    let purposes = Purpose::ALL
        .map(|one| Choice::new(situation_anchor(one), purpose::name(lang, one)))
        .into();
    view! {
        <form class="form" method="get" action="/sharing/preview" novalidate>
            <Select
                name="institution"
                label=sharing::preview_institution(lang)
                options=choices
                lang=lang
                selected=institution.map(|id| id.to_string())
            />
            <Select
                name="purpose"
                label=sharing::preview_purpose(lang)
                options=purposes
                lang=lang
                selected=Some(situation_anchor(chosen).to_owned())
            />
            <Button label=sharing::preview_go(lang) kind=ButtonKind::Secondary/>
        </form>
    }
}

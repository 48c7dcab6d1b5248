//! The page on which a file is attached to a circular.

use hikae_core::circular::File;
use hikae_core::ids::CircularId;
use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, Button, ButtonKind, ErrorSummary, FormErrors, Hidden, PageHeading, PostButton,
};
use crate::i18n::{Lang, Sentence, Span, Text, attachment as words};
use crate::page::{Frame, Page, StaffNav};

/// Why a file was not attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAttached {
    /// No file was chosen.
    Empty,
    /// It is too large.
    Large,
    /// It is no PDF.
    NotPdf,
    /// It is damaged.
    Damaged,
    /// It is encrypted.
    Encrypted,
    /// It does something.
    Active(String),
    /// It has a file in it.
    Embedded,
    /// A link in it leads elsewhere.
    Elsewhere(String),
    /// The circular can no longer be changed.
    Late,
    /// Somebody was faster.
    Stale,
}

/// The page.
#[derive(Debug, Clone)]
pub struct AttachmentPage {
    /// Which circular.
    pub id: CircularId,
    /// In which change.
    pub seen: u32,
    /// Its title.
    pub title: String,
    /// What is attached now.
    pub file: Option<File>,
    /// Why a file was not attached just now.
    pub error: Option<NotAttached>,
}

impl Page for AttachmentPage {
    fn title(&self, lang: Lang) -> Text {
        words::heading(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Circulars)
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self {
            id,
            seen,
            title,
            file,
            error,
        } = self;
        let one = format!("/staff/notices/{id}");
        let action = format!("{one}/file");
        let mut errors = FormErrors::default();
        if let Some(error) = error {
            errors.add("file", message(lang, error).plain().into());
        }
        let line = errors.of("file").map(|error| {
            view! { <p class="field-error" id="file-error">{error}</p> }
        });
        let described = match line {
            Some(_) => "file-hint file-error",
            None => "file-hint",
        };
        let invalid = line.is_some().then_some("true");
        let now = match file {
            None => view! { <p class="empty">{words::none(lang)}</p> }.into_any(),
            Some(file) => {
                let name = ("name", Span::Raw(file.name));
                let said = Sentence::fill(&words::now(lang, file.bytes.div_ceil(1024)), &[name]);
                let values = vec![("seen", seen.to_string())];
                view! {
                    <p><a href=format!("{one}/attachment")>{said}</a></p>
                    <div class="actions">
                        <PostButton
                            action=format!("{one}/file/remove")
                            label=words::remove(lang)
                            kind=ButtonKind::Secondary
                            values=values
                        />
                    </div>
                }
                .into_any()
            }
        };
        view! {
            <Breadcrumbs
                trail=vec![(one.clone(), title.into())]
                here=words::heading(lang)
                lang
            />
            <ErrorSummary errors lang/>
            <PageHeading title=words::heading(lang) lead=words::lead(lang)/>
            {now}
            <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
                <Hidden name="seen" value=seen.to_string()/>
                <div class="field">
                    <label class="label" for="file">{words::choose(lang)}</label>
                    <p class="hint" id="file-hint">{words::rules(lang)}</p>
                    {line}
                    <input
                        type="file"
                        id="file"
                        name="file"
                        accept="application/pdf"
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                </div>
                <p class="note">{words::draft(lang)}</p>
                <div class="actions">
                    <Button label=words::attach(lang)/>
                </div>
            </form>
            <p><a href=one>{words::back(lang)}</a></p>
        }
        .into_any()
    }
}

fn message(lang: Lang, error: NotAttached) -> Sentence {
    let about =
        |template: Text, what: String| Sentence::fill(&template, &[("what", Span::Raw(what))]);
    match error {
        NotAttached::Empty => words::empty(lang).into(),
        NotAttached::Large => words::large(lang).into(),
        NotAttached::NotPdf => words::not_pdf(lang).into(),
        NotAttached::Damaged => words::damaged(lang).into(),
        NotAttached::Encrypted => words::encrypted(lang).into(),
        NotAttached::Active(what) => about(words::active(lang), what),
        NotAttached::Embedded => words::embedded(lang).into(),
        NotAttached::Elsewhere(link) => about(words::elsewhere(lang), link),
        NotAttached::Late => words::late(lang).into(),
        NotAttached::Stale => words::stale(lang).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_sentence_in_every_language_and_names_are_text() {
        let all = [
            NotAttached::Empty,
            NotAttached::Large,
            NotAttached::NotPdf,
            NotAttached::Damaged,
            NotAttached::Encrypted,
            NotAttached::Active("{what}《x》".into()),
            NotAttached::Embedded,
            NotAttached::Elsewhere("https://evil.example/{what}".into()),
            NotAttached::Late,
            NotAttached::Stale,
        ];
        for lang in Lang::ALL {
            let said: Vec<String> = all
                .iter()
                .map(|error| message(lang, error.clone()).plain())
                .collect();
            let mut distinct = said.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!(distinct.len(), all.len(), "{said:?}");
            assert!(said.iter().any(|it| it.contains("{what}《x》")));
        }
    }
}

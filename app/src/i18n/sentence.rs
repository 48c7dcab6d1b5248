//! A sentence with slots for what is not ours to word: names, handles, reasons.
//!
//! A name must never be read as a template or as a reading (`《》`), whatever it contains, and who
//! and why stand out in bold. So a template is a [`Text`] with `{slots}` (written `{{slot}}` in
//! [`messages!`](crate::messages)), and what goes into them are [`Span`]s.

use std::fmt;

use hikae_core::circular::text::{Run, plain, spelled};
use leptos::prelude::*;

use super::Text;
use super::text::ruby;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words of ours.
    Words(Text),
    /// Words of ours that stand out.
    Strong(Text),
    /// What someone else wrote, shown as it is.
    Raw(String),
    /// What someone else wrote, standing out.
    StrongRaw(String),
    /// A sentence inside a sentence.
    Nested(Sentence),
    /// What staff wrote, shown as it is, with the readings that they gave.
    Written(Vec<Run>),
    /// A place that the browser fills: `<span data-slot="…">`.
    Slot(&'static str),
}

impl From<Text> for Span {
    fn from(text: Text) -> Self {
        Self::Words(text)
    }
}

impl From<Sentence> for Span {
    fn from(sentence: Sentence) -> Self {
        Self::Nested(sentence)
    }
}

/// A sentence: spans in their order. As a child in `view!` it shows bold and readings;
/// [`Sentence::plain`] is it as bare text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence(Vec<Span>);

impl Sentence {
    /// The template with its slots filled. A slot for which nothing is given stays empty, and
    /// what has no slot is left out.
    pub fn fill(template: &Text, slots: &[(&str, Span)]) -> Self {
        let words = |text: &str| {
            Span::Words(Text {
                source: text.to_owned(),
                marked: template.marked,
            })
        };
        let mut spans = Vec::new();
        let mut rest = template.source.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, following)) = after.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                spans.push(words(before));
            }
            if let Some((_, span)) = slots.iter().find(|(slot, _)| *slot == name) {
                spans.push(span.clone());
            }
            rest = following;
        }
        if !rest.is_empty() {
            spans.push(words(rest));
        }
        Self(spans)
    }

    /// Sentences or parts of one, with `between` in between.
    pub fn join(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut spans = Vec::new();
        for part in parts {
            if !spans.is_empty() && !between.is_empty() {
                spans.push(Span::Raw(between.to_owned()));
            }
            spans.extend(part.0);
        }
        Self(spans)
    }

    /// Sentences or parts of one, with words of ours in between.
    pub fn join_words(parts: impl IntoIterator<Item = Self>, between: &Text) -> Self {
        let mut spans = Vec::new();
        for part in parts {
            if !spans.is_empty() {
                spans.push(Span::Words(between.clone()));
            }
            spans.extend(part.0);
        }
        Self(spans)
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sentence without bold, its readings in brackets.
    pub fn spelled(&self) -> String {
        self.0
            .iter()
            .map(|span| match span {
                Span::Words(text) | Span::Strong(text) => text.spelled(),
                Span::Raw(text) | Span::StrongRaw(text) => text.clone(),
                Span::Written(runs) => spelled(runs),
                Span::Nested(sentence) => sentence.spelled(),
                Span::Slot(_) => String::new(),
            })
            .collect()
    }

    /// The sentence without bold and readings.
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .map(|span| match span {
                Span::Words(text) | Span::Strong(text) => text.plain(),
                Span::Raw(text) | Span::StrongRaw(text) => text.clone(),
                Span::Written(runs) => plain(runs),
                Span::Nested(sentence) => sentence.plain(),
                Span::Slot(_) => String::new(),
            })
            .collect()
    }
}

impl From<Text> for Sentence {
    fn from(text: Text) -> Self {
        Self(vec![Span::Words(text)])
    }
}

impl From<Span> for Sentence {
    fn from(span: Span) -> Self {
        Self(vec![span])
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl IntoRender for Sentence {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        self.0
            .into_iter()
            .map(|span| match span {
                Span::Words(text) => text.into_render(),
                Span::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
                Span::Raw(text) => text.into_any(),
                Span::StrongRaw(text) => view! { <strong>{text}</strong> }.into_any(),
                Span::Written(runs) => runs.into_iter().map(written).collect_view().into_any(),
                Span::Nested(sentence) => sentence.into_render(),
                Span::Slot(name) => view! { <span data-slot=name></span> }.into_any(),
            })
            .collect_view()
            .into_any()
    }
}

fn written(run: Run) -> AnyView {
    match run {
        Run::Words(words) => words.into_any(),
        Run::Read { base, reading } => ruby(base, reading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_where_the_template_puts_them() {
        let template = Text::new("{who}が{what}を見ました。".into());
        let sentence = Sentence::fill(
            &template,
            &[
                ("what", Span::Words(Text::new("健診".into()))),
                ("who", Span::StrongRaw("あおぞら内科".into())),
            ],
        );
        assert_eq!(sentence.plain(), "あおぞら内科が健診を見ました。");
    }

    #[test]
    fn what_fills_a_slot_is_neither_a_template_nor_a_reading() {
        let template = Text::easy("{who}が 見《み》ました。".into());
        let sentence = Sentence::fill(
            &template,
            &[
                ("who", Span::Raw("{what}病院《にせ》".into())),
                ("what", Span::Raw("×".into())),
            ],
        );
        assert_eq!(sentence.plain(), "{what}病院《にせ》が 見ました。");
    }

    #[test]
    fn an_open_brace_is_text() {
        let sentence = Sentence::fill(&Text::new("{who".into()), &[("who", Span::Raw("×".into()))]);
        assert_eq!(sentence.plain(), "{who");
    }
}

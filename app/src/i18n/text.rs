//! A text in one language, with readings where it has them.

use std::fmt;

use hikae_core::circular::text::Run;
use hikae_core::furigana::runs;
use leptos::prelude::*;

/// A text that a page shows. As a child in `view!` it shows its readings as `<ruby>`;
/// [`Text::plain`] is it without them, for titles and attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub(super) source: String,
    pub(super) marked: bool,
}

impl Text {
    /// A text without readings.
    pub const fn new(source: String) -> Self {
        Self {
            source,
            marked: false,
        }
    }

    /// A text whose readings are marked as `漢字《かんじ》`.
    pub const fn easy(source: String) -> Self {
        Self {
            source,
            marked: true,
        }
    }

    /// The text with `{slot}` filled by words of ours in the same language, readings kept. What
    /// someone else wrote goes into a [`Sentence`](super::Sentence) instead.
    #[must_use]
    pub fn with(&self, slot: &str, words: &Self) -> Self {
        Self {
            source: self.source.replace(&format!("{{{slot}}}"), &words.source),
            marked: self.marked,
        }
    }

    /// Words of ours in one language, one after the other, readings kept.
    pub fn join(words: impl IntoIterator<Item = Self>, between: &Self) -> Self {
        let words: Vec<Self> = words.into_iter().collect();
        Self {
            source: words
                .iter()
                .map(|it| it.source.as_str())
                .collect::<Vec<_>>()
                .join(&between.source),
            marked: between.marked || words.iter().any(|it| it.marked),
        }
    }

    /// The text as what fills a slot of a circular.
    pub fn into_runs(self) -> Vec<Run> {
        match self.marked {
            true => Run::marked(&self.source),
            false => vec![Run::Words(self.source)],
        }
    }

    /// The text with its readings in brackets, for where nothing can stand above the line.
    pub fn spelled(&self) -> String {
        if !self.marked {
            return self.source.clone();
        }
        runs(&self.source)
            .into_iter()
            .map(|run| match run.reading {
                Some(reading) => format!("{}（{reading}）", run.base),
                None => run.base.to_owned(),
            })
            .collect()
    }

    /// The text without its readings.
    pub fn plain(&self) -> String {
        if !self.marked {
            return self.source.clone();
        }
        runs(&self.source).into_iter().map(|run| run.base).collect()
    }
}

/// Data, which never has readings.
impl From<String> for Text {
    fn from(source: String) -> Self {
        Self::new(source)
    }
}

/// Data, which never has readings.
impl From<&str> for Text {
    fn from(source: &str) -> Self {
        Self::new(source.to_owned())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl IntoRender for Text {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        if !self.marked {
            return self.source.into_any();
        }
        runs(&self.source)
            .into_iter()
            .map(|run| match run.reading {
                None => run.base.to_owned().into_any(),
                Some(reading) => ruby(run.base.to_owned(), reading.to_owned()),
            })
            .collect_view()
            .into_any()
    }
}

/// Words with their reading above them, in brackets where nothing can stand there.
pub(super) fn ruby(base: String, reading: String) -> AnyView {
    view! { <ruby>{base}<rp>"（"</rp><rt>{reading}</rt><rp>"）"</rp></ruby> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_text_has_no_readings() {
        assert_eq!(Text::easy("健康《けんこう》".into()).plain(), "健康");
        let spelled = Text::easy("健康《けんこう》です".into()).spelled();
        assert_eq!(spelled, "健康（けんこう）です");
        assert_eq!(
            Text::new("健康《けんこう》".into()).plain(),
            "健康《けんこう》"
        );
    }
}

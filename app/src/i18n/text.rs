//! A text in one language, with readings where it has them.

use std::fmt;

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

    /// The text with its readings in brackets, for where nothing can stand above the line.
    pub fn spelled(&self) -> String {
        if !self.marked {
            return self.source.clone();
        }
        pieces(&self.source)
            .into_iter()
            .map(|piece| match piece.reading {
                Some(reading) => format!("{}（{reading}）", piece.base),
                None => piece.base.to_owned(),
            })
            .collect()
    }

    /// The text without its readings.
    pub fn plain(&self) -> String {
        if !self.marked {
            return self.source.clone();
        }
        pieces(&self.source)
            .into_iter()
            .map(|piece| piece.base)
            .collect()
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
        pieces(&self.source)
            .into_iter()
            .map(|piece| match piece.reading {
                None => piece.base.to_owned().into_any(),
                Some(reading) => view! {
                    <ruby>
                        {piece.base.to_owned()}<rp>"（"</rp><rt>{reading.to_owned()}</rt><rp>"）"</rp>
                    </ruby>
                }
                .into_any(),
            })
            .collect_view()
            .into_any()
    }
}

struct Piece<'a> {
    base: &'a str,
    reading: Option<&'a str>,
}

/// Splits at the marks. A mark that is not closed is taken as text.
fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('《') {
        let Some((reading, following)) = after.split_once('》') else {
            break;
        };
        let (text, base) = split_base(before);
        if !text.is_empty() {
            found.push(Piece {
                base: text,
                reading: None,
            });
        }
        found.push(Piece {
            base,
            reading: Some(reading),
        });
        rest = following;
    }
    if !rest.is_empty() {
        found.push(Piece {
            base: rest,
            reading: None,
        });
    }
    found
}

/// What a reading stands over: from the last `｜`, or else the kanji at the end.
fn split_base(before: &str) -> (&str, &str) {
    if let Some((text, base)) = before.rsplit_once('｜') {
        return (text, base);
    }
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_kanji(*c))
        .last()
        .map_or(before.len(), |(at, _)| at);
    before.split_at(start)
}

const fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〆')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(source: &str) -> Vec<(&str, Option<&str>)> {
        pieces(source)
            .into_iter()
            .map(|piece| (piece.base, piece.reading))
            .collect()
    }

    #[test]
    fn a_reading_stands_over_the_kanji_before_it() {
        assert_eq!(
            split("あなたの健康《けんこう》の記録《きろく》です"),
            [
                ("あなたの", None),
                ("健康", Some("けんこう")),
                ("の", None),
                ("記録", Some("きろく")),
                ("です", None),
            ]
        );
    }

    #[test]
    fn a_bar_sets_where_the_base_begins() {
        assert_eq!(
            split("3｜回目《かいめ》"),
            [("3", None), ("回目", Some("かいめ"))]
        );
        assert_eq!(split("｜お薬《くすり》"), [("お薬", Some("くすり"))]);
    }

    #[test]
    fn an_open_mark_is_text_and_the_plain_text_has_no_readings() {
        assert_eq!(split("《"), [("《", None)]);
        assert_eq!(Text::easy("健康《けんこう》".into()).plain(), "健康");
        let spelled = Text::easy("健康《けんこう》です".into()).spelled();
        assert_eq!(spelled, "健康（けんこう）です");
        assert_eq!(
            Text::new("健康《けんこう》".into()).plain(),
            "健康《けんこう》"
        );
    }
}

//! ふりがな in plain text, marked as 青空文庫 marks it (青空文庫 注記一覧「ルビ」): `漢字《かんじ》`, with `｜`
//! before the base where that is not just the kanji before the mark.

/// A stretch of a text, and its reading if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    /// Where it begins in the source, in bytes.
    pub at: usize,
    /// The text; what a reading stands over.
    pub base: &'a str,
    /// The reading.
    pub reading: Option<&'a str>,
}

/// Splits a text at its marks. A mark that is not closed is text.
pub fn runs(source: &str) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    let mut rest = source;
    let mut at = 0;
    while let Some((before, after)) = rest.split_once('《') {
        let Some((reading, following)) = after.split_once('》') else {
            break;
        };
        let (text, base) = split_base(before);
        if !text.is_empty() {
            let reading = None;
            found.push(Run {
                at,
                base: text,
                reading,
            });
        }
        found.push(Run {
            at: at + before.len() - base.len(),
            base,
            reading: Some(reading),
        });
        at += rest.len() - following.len();
        rest = following;
    }
    if !rest.is_empty() {
        let reading = None;
        found.push(Run {
            at,
            base: rest,
            reading,
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

/// Whether a character is a kanji, or stands for one.
pub const fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〆')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(source: &str) -> Vec<(&str, Option<&str>)> {
        runs(source)
            .into_iter()
            .map(|run| (run.base, run.reading))
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
    fn an_open_mark_is_text() {
        assert_eq!(split("《"), [("《", None)]);
        assert_eq!(split("健康《けんこう"), [("健康《けんこう", None)]);
    }

    proptest! {
        #[test]
        fn every_run_says_where_it_begins(source in "[健康けんこう｜《》a ]{0,30}") {
            for run in runs(&source) {
                prop_assert!(source.get(run.at..).is_some_and(|rest| rest.starts_with(run.base)));
            }
        }

        #[test]
        fn nothing_but_marks_is_lost(source: String) {
            let marks = ['｜', '《', '》'];
            let kept: String = runs(&source)
                .iter()
                .flat_map(|run| [run.base, run.reading.unwrap_or_default()])
                .collect();
            let without = |text: &str| text.replace(marks, "");
            prop_assert_eq!(without(&kept), without(&source));
        }
    }
}

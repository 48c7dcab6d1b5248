//! Terms in the three languages that are looked up by a code.
//!
//! Their tables are tab-separated: keys, then 日本語, やさしい日本語 with readings, English; `#`
//! begins a remark.

use super::{Lang, Text};

/// A term in the three languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) ja: &'static str,
    pub(super) easy: &'static str,
    pub(super) en: &'static str,
}

impl Words {
    /// The term in one language.
    pub(super) fn text(self, lang: Lang) -> Text {
        match lang {
            Lang::Ja => Text::new(self.ja.to_owned()),
            Lang::Easy => Text::easy(self.easy.to_owned()),
            Lang::En => Text::new(self.en.to_owned()),
        }
    }
}

/// The rows of a table: `K` keys and the term; no term where a language is missing.
pub(super) fn rows<const K: usize>(
    table: &'static str,
) -> impl Iterator<Item = ([&'static str; K], Option<Words>)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut fields = line.split('\t').filter(|field| !field.is_empty());
            let keys = std::array::from_fn(|_| fields.next().unwrap_or_default());
            let mut words = || {
                Some(Words {
                    ja: fields.next()?,
                    easy: fields.next()?,
                    en: fields.next()?,
                })
            };
            let term = words();
            (keys, term.filter(|_| fields.next().is_none()))
        })
}

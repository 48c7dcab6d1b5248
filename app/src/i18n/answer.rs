//! Coded results in やさしい日本語 and English.
//!
//! In Japanese a coded result is shown by its official display. Here are the tables that a
//! 特定健診 with its questionnaire uses; a code that is not here is shown by its official display
//! in every language.

use std::sync::LazyLock;

use super::words::{Words, rows};
use super::{Lang, Text};

static ANSWERS: LazyLock<Vec<([&str; 2], Words)>> = LazyLock::new(|| {
    rows(TABLE)
        .filter_map(|(key, words)| Some((key, words?)))
        .collect()
});

const TABLE: &str = include_str!("../../data/answers.tsv");

/// A coded result, by the OID of its table and its code; `None` where only the official display
/// exists, and always in Japanese.
pub fn display(lang: Lang, system: &str, code: &str) -> Option<Text> {
    if lang == Lang::Ja {
        return None;
    }
    let table = system.strip_prefix("1.2.392.200119.6.")?;
    ANSWERS
        .iter()
        .find(|(key, _)| *key == [table, code])
        .map(|(_, words)| words.text(lang))
}

#[cfg(test)]
mod tests {
    use hikae_core::record::checkup::codes;

    use super::*;

    #[test]
    fn every_row_says_in_japanese_what_the_official_table_says() {
        assert!(rows::<2>(TABLE).all(|(_, words)| words.is_some()));
        assert_eq!(ANSWERS.len(), 64);
        for ([table, code], words) in ANSWERS.iter() {
            let official = codes::display(&format!("1.2.392.200119.6.{table}"), code);
            assert_eq!(official, Some(words.ja), "{table} {code}");
        }
    }

    #[test]
    fn a_known_answer_is_said_in_the_readers_language_and_japanese_stays_official() {
        let smoking = "1.2.392.200119.6.24060";
        assert_eq!(
            display(Lang::En, smoking, "3").map(|text| text.plain()),
            Some("No".into())
        );
        assert_eq!(display(Lang::Ja, smoking, "3"), None);
        assert_eq!(display(Lang::En, smoking, "9"), None);
        assert_eq!(display(Lang::En, "1.2.392.200119.6.2110", "4"), None);
        assert_eq!(display(Lang::En, "", "1"), None);
    }
}

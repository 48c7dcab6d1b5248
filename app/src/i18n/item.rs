//! Names of checkup items in the three languages.
//!
//! The official table (付属2 特定健診項目情報) names its items in Japanese only and has one code
//! for each method of measuring. Here an item is known by the beginning of its code (analyte and
//! identification), so that the methods of one item share a name. Items that are not here keep
//! their official Japanese name in every language.

use std::sync::LazyLock;

use super::words::{Words, rows};
use super::{Lang, Text};

static NAMES: LazyLock<Vec<(&str, Words)>> = LazyLock::new(|| {
    rows(TABLE)
        .filter_map(|([code], words)| Some((code, words?)))
        .collect()
});

const TABLE: &str = include_str!("../../data/item-names.tsv");

/// Name of the item with this 17-character code, or `None` where only the official name exists.
pub fn name(lang: Lang, code: &str) -> Option<Text> {
    NAMES
        .iter()
        .find(|(beginning, _)| code.starts_with(beginning))
        .map(|(_, words)| words.text(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_name_in_every_language() {
        assert!(rows::<1>(TABLE).all(|(_, words)| words.is_some()));
        assert_eq!(NAMES.len(), 136);
    }

    #[test]
    fn the_methods_of_one_item_share_a_name_and_its_kinds_do_not() {
        let name = |code| name(Lang::En, code).map(|text| text.plain());
        assert_eq!(name("3F015000002327101"), name("3F015000002399901"));
        assert_ne!(name("3F015000002327101"), name("3F015129902327101"));
        assert_ne!(name("9N016160100000001"), name("9N016160300000001"));
        assert_eq!(name("3A015000002327101").as_deref(), Some("Albumin"));
        assert_eq!(name("3A015000000106101").as_deref(), Some("Urine albumin"));
        assert_eq!(name("9N811000000000011"), None);
    }

    #[test]
    fn no_name_hides_behind_a_shorter_beginning() {
        for (at, (beginning, _)) in NAMES.iter().enumerate() {
            for (shorter, _) in &NAMES[..at] {
                assert!(
                    !beginning.starts_with(shorter),
                    "{beginning} never reached: {shorter}"
                );
            }
        }
    }

    #[test]
    fn every_item_that_a_checkup_must_have_has_a_name() {
        use hikae_core::record::checkup::items::{ITEMS, ItemCategory, Requirement};
        for item in ITEMS.iter() {
            let is_needed = matches!(
                item.requirement,
                Requirement::Mandatory | Requirement::OneOf(_) | Requirement::Detailed
            ) || item.category == ItemCategory::Questionnaire;
            assert!(
                !is_needed || name(Lang::En, item.code).is_some(),
                "{} {}",
                item.code,
                item.name
            );
        }
    }
}

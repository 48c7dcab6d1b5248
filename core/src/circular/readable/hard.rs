//! Words of offices that many people do not know, and what can be said instead.

use std::sync::LazyLock;

/// A hard word.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub hard: &'static str,
    /// What can be said instead, with readings.
    pub easy: &'static str,
}

/// Every word of the list.
pub fn words() -> &'static [Word] {
    static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
        LIST.lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(hard, easy)| Word { hard, easy })
            .collect()
    });
    &WORDS
}

const LIST: &str = include_str!("hard.tsv");

//! How easy Japanese could be easier, in the words of whoever writes it.

use hikae_core::circular::Part;
use hikae_core::circular::readable::{Advice, Hint};

use super::{Lang, Text};
use crate::messages;

/// One piece of advice, with its place.
pub fn advice(lang: Lang, advice: &Advice) -> Text {
    let hint = match &advice.hint {
        Hint::LongSentence(length) => long_sentence(lang, *length),
        Hint::NoReading(words) => no_reading(lang, words),
        Hint::EraOnly(words) => era_only(lang, words),
        Hint::HardWord(word) => hard_word(lang, word.hard, word.easy),
        Hint::DoubleNegation(words) => double_negation(lang, words),
        Hint::Passive(words) => passive(lang, words),
        Hint::Honorific(words) => honorific(lang, words),
        Hint::Range => range(lang),
    };
    let hint = hint.plain();
    match advice.part {
        Part::Title => in_title(lang, &hint),
        Part::Body => in_body(lang, advice.line, &hint),
    }
}

messages! {
    /// Place.
    in_title(hint: &str) { ja: "題名：{hint}", easy: "題《だい》：{hint}", en: "Title: {hint}" }
    /// Place.
    in_body(line: usize, hint: &str) { ja: "本文{line}行目：{hint}", easy: "{line}ばんめの 行《ぎょう》：{hint}", en: "Line {line}: {hint}" }
    /// Hint.
    long_sentence(length: usize) { ja: "文が長い（{length}字）。ふたつに分けてください。", easy: "文《ぶん》が 長《なが》いです（{length}）。", en: "the sentence is long ({length} characters); make two of it" }
    /// Hint.
    no_reading(words: &str) { ja: "「{words}」にふりがながありません。", easy: "「{words}」に ふりがなが ありません。", en: "“{words}” has no reading" }
    /// Hint.
    era_only(words: &str) { ja: "「{words}」に西暦をそえてください。", easy: "「{words}」に 西暦《せいれき》を 書《か》いて ください。", en: "add the western year to “{words}”" }
    /// Hint.
    hard_word(hard: &str, easy_words: &str) { ja: "「{hard}」は「{easy_words}」に言いかえられます。", easy: "「{hard}」は「{easy_words}」が いいです。", en: "“{hard}” can be said as “{easy_words}”" }
    /// Hint.
    double_negation(words: &str) { ja: "「{words}」は言い切りの形にしてください。", easy: "「{words}」は むずかしいです。", en: "say “{words}” without negating twice" }
    /// Hint.
    passive(words: &str) { ja: "「{words}」は、だれがするかを書いてください。", easy: "「{words}」は だれが するか 書《か》いて ください。", en: "with “{words}” nobody knows who does it" }
    /// Hint.
    honorific(words: &str) { ja: "「{words}」は「です・ます」だけにしてください。", easy: "「{words}」は むずかしいです。", en: "“{words}” is too polite; です and ます are enough" }
    /// Hint.
    range { ja: "「〜」は「から」「まで」と書いてください。", easy: "「〜」は「から」「まで」と 書《か》いて ください。", en: "write から and まで for 〜" }
}

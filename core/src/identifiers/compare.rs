//! Two spellings of one thing. What was received is stored as received; only for comparing
//! are spellings folded.

use unicode_normalization::UnicodeNormalization;

/// The form in which symbols, numbers, names and addresses are compared: width folded (NFKC),
/// spaces and invisible characters dropped, every hyphen and dash the same, Latin letters in
/// upper case.
///
/// Hiragana and katakana stay apart, and so do variant kanji (髙 and 高): a symbol may differ in
/// nothing else, and whether two kanji are one name is for a human to say.
pub fn comparable(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .map(fold_dash)
        .flat_map(char::to_uppercase)
        .nfkc()
        .collect()
}

/// The form in which readings of names (kana) are compared: as [`comparable`], and hiragana as
/// katakana, small kana as large ones (old registers write ショウコ as シヨウコ), dashes as the
/// long vowel mark.
pub fn comparable_kana(text: &str) -> String {
    comparable(text).chars().map(fold_kana).collect()
}

/// Whether a character shows nothing and takes no room: controls, joiners, marks of direction,
/// variation selectors.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{180B}'..='\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{E0100}'..='\u{E01EF}'
        )
}

/// Whether a character is a hyphen or a dash of any kind (the long vowel mark is not).
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

fn fold_dash(c: char) -> char {
    if is_dash(c) { '-' } else { c }
}

fn fold_kana(c: char) -> char {
    const TO_KATAKANA: u32 = 0x60;
    let katakana = match c {
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(u32::from(c) + TO_KATAKANA).unwrap_or(c),
        '-' => 'ー',
        _ => c,
    };
    match katakana {
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' => 'エ',
        'ォ' => 'オ',
        'ッ' => 'ツ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ヮ' => 'ワ',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn width_spaces_and_dashes_make_no_difference() {
        for (one, other) in [
            ("１３１", "131"),
            ("あいう－１", "あいう-1"),
            ("あいう‐１", "あいう−1"),
            ("見本　花子", "見本花子"),
            ("見本 花子", "見本\u{200B}花子"),
            ("ﾐﾎﾝ ﾊﾅｺ", "ミホンハナコ"),
            ("ﾊﾞﾄﾞ", "バド"),
            ("Test Maria", "ＴＥＳＴ　ＭＡＲＩＡ"),
            ("葛\u{E0100}城", "葛城"),
        ] {
            assert_eq!(comparable(one), comparable(other), "{one} {other}");
        }
    }

    #[test]
    fn what_may_tell_two_people_apart_stays_apart() {
        for (one, other) in [
            ("131", "113"),
            ("あ", "ア"),
            ("髙", "高"),
            ("1-31", "131"),
            ("ハ", "バ"),
        ] {
            assert_ne!(comparable(one), comparable(other), "{one} {other}");
        }
    }

    #[test]
    fn a_reading_is_the_same_in_hiragana_and_in_large_kana() {
        for (one, other) in [
            ("しょうこ", "シヨウコ"),
            ("ｼｮｳｺ", "ショウコ"),
            ("タロー", "タロ-"),
            ("ﾀﾛｰ", "たろー"),
            ("みほん はなこ", "ミホン　ハナコ"),
        ] {
            assert_eq!(
                comparable_kana(one),
                comparable_kana(other),
                "{one} {other}"
            );
        }
        assert_ne!(comparable_kana("ハナコ"), comparable_kana("バナコ"));
        assert_ne!(comparable_kana("オノ"), comparable_kana("オーノ"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text: String) {
            let once = comparable(&text);
            prop_assert_eq!(comparable(&once), once);
            let kana = comparable_kana(&text);
            prop_assert_eq!(comparable_kana(&kana), kana);
        }
    }
}

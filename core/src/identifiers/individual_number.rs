//! 個人番号 (the Individual Number): to be recognised so that it can be kept out.
//!
//! Twelve digits, the last a check digit (総務省令 平成26年第85号 第5条). One in ten random numbers
//! of twelve digits passes that check, so a hit is a reason to ask, not a proof.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::compare::{is_dash, is_invisible};

const DIGITS: usize = 12;

/// More marks than this between two groups of digits, and they are two numbers.
const WIDEST_GAP: usize = 3;

/// Where a text holds what looks like a 個人番号, as byte ranges, in order and apart.
///
/// Digits count in every width; spaces, hyphens and dashes of any kind, long vowel marks typed
/// in their place, and characters without width may stand between them, line ends may not.
/// Twelve digits inside an unbroken run of more are another number.
pub fn individual_numbers(text: &str) -> Vec<Range<usize>> {
    let groups = groups(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, first) in groups.iter().enumerate() {
        let Some(end) = groups.get(at..).and_then(end_of_number) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if first.span.start < last.end => last.end = end,
            _ => found.push(first.span.start..end),
        }
    }
    found
}

/// An unbroken run of digits.
struct Group {
    digits: Vec<u32>,
    span: Range<usize>,
    /// Marks between it and the group before; `None` if other text stands there.
    gap: Option<usize>,
}

enum Kind {
    Digit(u32),
    Mark,
    Invisible,
    Other,
}

fn kind(c: char) -> Kind {
    match digit(c) {
        Some(digit) => Kind::Digit(digit),
        None if is_mark(c) => Kind::Mark,
        None if is_invisible(c) && !is_line_end(c) => Kind::Invisible,
        None => Kind::Other,
    }
}

fn digit(c: char) -> Option<u32> {
    if c.is_ascii() || !c.is_numeric() {
        return c.to_digit(10);
    }
    let mut folded = std::iter::once(c).nfkc();
    match (folded.next(), folded.next()) {
        (Some(only), None) => only.to_digit(10),
        _ => None,
    }
}

fn is_mark(c: char) -> bool {
    is_dash(c) || matches!(c, 'ー' | 'ｰ') || (c.is_whitespace() && !is_line_end(c))
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut gap = None;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        match (kind(c), groups.last_mut()) {
            (Kind::Digit(digit), Some(group)) if gap == Some(0) => {
                group.digits.push(digit);
                group.span.end = end;
            }
            (Kind::Digit(digit), _) => {
                groups.push(Group {
                    digits: vec![digit],
                    span: start..end,
                    gap,
                });
                gap = Some(0);
            }
            (Kind::Mark, _) => gap = gap.map(|width| width + 1),
            (Kind::Invisible, _) => {}
            (Kind::Other, _) => gap = None,
        }
    }
    groups
}

/// The end of the number that begins with the first of these groups, if one does.
fn end_of_number(groups: &[Group]) -> Option<usize> {
    let mut digits: Vec<u32> = Vec::with_capacity(DIGITS);
    for (at, group) in groups.iter().enumerate() {
        let joined = at == 0 || group.gap.is_some_and(|gap| gap <= WIDEST_GAP);
        if !joined || digits.len() + group.digits.len() > DIGITS {
            return None;
        }
        digits.extend(&group.digits);
        if digits.len() == DIGITS {
            return has_right_check_digit(&digits).then_some(group.span.end);
        }
    }
    None
}

/// 11 − (Σ Pn·Qn mod 11), 0 if the remainder is 0 or 1; Pn is the n-th digit from the right of
/// the first eleven, Qn is n + 1 up to the sixth, n − 5 from the seventh on.
fn has_right_check_digit(digits: &[u32]) -> bool {
    let Some((last, body)) = digits.split_last() else {
        return false;
    };
    let weights = (2..=7).chain(2..=6);
    let sum: u32 = body
        .iter()
        .rev()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    expected == *last
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // Of valid form, and issued to nobody.
    const NUMBER: &str = "123456789018";

    fn found(text: &str) -> Vec<&str> {
        individual_numbers(text)
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect()
    }

    #[test]
    fn a_number_is_found_in_the_middle_of_a_sentence() {
        assert_eq!(found(NUMBER), [NUMBER]);
        assert_eq!(found("個人番号は123456789018です。"), [NUMBER]);
        assert_eq!(found("(123456789018)、123456789018"), [NUMBER, NUMBER]);
    }

    #[test]
    fn a_number_is_found_in_every_dress() {
        for text in [
            "１２３４５６７８９０１８",
            "1234 5678 9018",
            "1234-5678-9018",
            "1234　５６７８　9018",
            "1234ー5678ー9018",
            "1234－5678−9018",
            "1234 - 5678 - 9018",
            "1 2 3 4 5 6 7 8 9 0 1 8",
            "1234\u{200B}5678\u{200B}9018",
            "1234\t5678\u{A0}9018",
            "𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎𝟏𝟖",
        ] {
            assert_eq!(found(text), [text]);
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "123456789017",  // wrong check digit
            "1234567890181", // thirteen digits
            "0123456789018",
            "12345678901",     // eleven
            "1234 5678\n9018", // two lines
            "1234 5678、9018",
            "1234    567890 18", // too far apart
            "090-1234-5678",
            "2024-04-15",
            "",
            "一二三四五六七八九〇一八",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_number_beside_other_groups_of_digits_is_found() {
        assert_eq!(found("090-1234-5678 123456789018 03-1234-5678"), [NUMBER]);
        assert_eq!(found("1 1234-5678-9018"), ["1234-5678-9018"]);
    }

    #[test]
    fn overlapping_hits_are_one() {
        // 000000000000 is of valid form too: every run of three groups is a hit.
        assert_eq!(found("0000 0000 0000 0000"), ["0000 0000 0000 0000"]);
    }

    fn valid_number() -> impl Strategy<Value = Vec<u32>> {
        prop::collection::vec(0_u32..10, 11).prop_map(|mut digits| {
            let last = (0..10)
                .find(|last| {
                    let mut all = digits.clone();
                    all.push(*last);
                    has_right_check_digit(&all)
                })
                .unwrap();
            digits.push(last);
            digits
        })
    }

    fn dressed() -> impl Strategy<Value = String> {
        let marks = prop::sample::select(vec![
            "", "", "", "-", " ", "　", "－", "ー", "\u{200B}", " - ",
        ]);
        (
            valid_number(),
            prop::collection::vec((marks, any::<bool>()), 12),
        )
            .prop_map(|(digits, dress)| {
                let mut text = String::new();
                for (at, (digit, (mark, wide))) in digits.iter().zip(&dress).enumerate() {
                    if at > 0 {
                        text.push_str(mark);
                    }
                    let base = if *wide {
                        u32::from('０')
                    } else {
                        u32::from('0')
                    };
                    text.push(char::from_u32(base + digit).unwrap());
                }
                text
            })
    }

    proptest! {
        #[test]
        fn every_valid_number_is_found_however_it_is_written(
            before in "[^0-9０-９\\p{N}]{0,8}", number in dressed(), after in "[^0-9０-９\\p{N}]{0,8}",
        ) {
            let text = format!("{before}。{number}。{after}");
            let start = before.len() + '。'.len_utf8();
            prop_assert_eq!(individual_numbers(&text), vec![start..start + number.len()]);
        }

        #[test]
        fn only_one_last_digit_fits(digits in valid_number(), by in 1_u32..10) {
            let mut slip = digits;
            slip[11] = (slip[11] + by) % 10;
            prop_assert!(!has_right_check_digit(&slip));
        }

        #[test]
        fn hits_are_ordered_apart_and_on_character_boundaries(text in "[0-9０ ー\\-あ\n]{0,60}") {
            let mut end = 0;
            for range in individual_numbers(&text) {
                prop_assert!(range.start >= end && range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }

        #[test]
        fn any_text_can_be_searched(text: String) {
            let _ = individual_numbers(&text);
        }
    }
}

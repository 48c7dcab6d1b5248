//! Whether two names, or two addresses, are written differently and are one.

use super::compare::comparable;
use super::kanji::{is_kanji, modern};

/// Stands for any one character: one that a certificate could not write. A noncharacter, so that no
/// text has it.
pub const ANY: char = '\u{FDD0}';

/// The form in which names are compared: as [`comparable`]; old forms of kanji as new ones; Latin
/// letters without accents; and without what some registers write between the parts of foreign
/// names and others do not (apostrophes, full stops, commas, middle dots, and hyphens beside Latin
/// letters).
pub fn comparable_name(name: &str) -> String {
    let characters: Vec<char> = comparable(name).chars().map(modern).map(plain).collect();
    let latin = characters.iter().any(char::is_ascii_alphabetic);
    characters
        .into_iter()
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '`' | '.' | ',' | '・'))
        .filter(|c| *c != '-' || !latin)
        .collect()
}

/// A Latin letter without its accent.
fn plain(c: char) -> char {
    use unicode_normalization::char::decompose_canonical;
    let mut base = None;
    decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    base.filter(char::is_ascii_alphabetic).unwrap_or(c)
}

/// The form in which addresses are compared: as [`comparable`]; old forms of kanji as new ones;
/// 一丁目二番三号, 1丁目2番地の3 and 1-2-3 as one; ヶ, ケ and が between kanji as one, and ノ, の
/// and 之; without 大字, and without 字 after the name of a municipality.
pub fn comparable_address(address: &str) -> String {
    let folded: String = comparable(address).chars().map(modern).collect();
    let folded = folded.replace("大字", "");
    let characters: Vec<char> = folded.chars().collect();
    numbers(&between(&characters))
}

/// Whether a certified address is that of the register: the same, or the same without the prefecture
/// that one of them leaves out. Both in their comparable form; [`ANY`] in the first agrees with any
/// one character.
pub fn is_same_address(certified: &str, registered: &str) -> bool {
    let (certified, registered): (Vec<char>, Vec<char>) =
        (certified.chars().collect(), registered.chars().collect());
    is_same(&certified, &registered)
        || tails(&certified).any(|tail| is_same(tail, &registered))
        || tails(&registered).any(|tail| is_same(&certified, tail))
}

/// Whether a certified text is the registered one; [`ANY`] agrees with any one character.
pub fn is_same(certified: &[char], registered: &[char]) -> bool {
    let mut pairs = certified.iter().zip(registered);
    certified.len() == registered.len() && pairs.all(|(one, other)| *one == ANY || one == other)
}

/// What is left of an address without a prefecture at its beginning. Names of prefectures have two
/// or three characters before 都, 道, 府 or 県, or one (例県).
fn tails(address: &[char]) -> impl Iterator<Item = &[char]> {
    (1..=3).filter_map(|at| {
        let ends = matches!(address.get(at)?, '都' | '道' | '府' | '県');
        address.get(at + 1..).filter(|_| ends)
    })
}

/// Characters between kanji for which there are several ways, and 字 after a municipality.
fn between(characters: &[char]) -> Vec<char> {
    let kanji = |at: Option<usize>| {
        let c = at.and_then(|at| characters.get(at));
        c.is_some_and(|c| is_kanji(*c) || *c == ANY)
    };
    let mut folded = Vec::with_capacity(characters.len());
    for (at, c) in characters.iter().copied().enumerate() {
        let inside = kanji(at.checked_sub(1)) && kanji(Some(at + 1));
        let after = at.checked_sub(1).and_then(|at| characters.get(at));
        folded.push(match c {
            'ヶ' | 'ケ' | 'が' | 'ガ' if inside => 'ケ',
            'ノ' | 'の' | '之' if inside => 'ノ',
            '字' if matches!(after, Some('市' | '町' | '村' | '区')) => continue,
            other => other,
        });
    }
    folded
}

/// Numbers of blocks and houses as figures with hyphens between them.
fn numbers(characters: &[char]) -> String {
    const UNITS: [&[char]; 5] = [
        &['丁', '目'],
        &['番', '地'],
        &['番'],
        &['号', '室'],
        &['号'],
    ];
    let mut folded: Vec<char> = Vec::with_capacity(characters.len());
    let mut rest = characters;
    while let Some((first, after)) = rest.split_first() {
        if let Some((value, behind)) = kanji_number(rest, &UNITS) {
            folded.extend(value.to_string().chars());
            rest = behind;
            continue;
        }
        let counted = folded.last().is_some_and(char::is_ascii_digit);
        let unit = UNITS.iter().find(|unit| counted && rest.starts_with(unit));
        if let Some(unit) = unit {
            folded.push('-');
            rest = rest.get(unit.len()..).unwrap_or_default();
            continue;
        }
        let joins = matches!(first, '-' | 'の' | 'ノ' | '之');
        let next = after.first().is_some_and(char::is_ascii_digit);
        let numbered = folded
            .last()
            .is_some_and(|c| c.is_ascii_digit() || *c == '-');
        if joins && numbered && (next || *first == '-') {
            folded.push('-');
        } else {
            folded.push(*first);
        }
        rest = after;
    }
    // A hyphen counts only between two numbers, and once.
    let mut text = String::with_capacity(folded.len());
    let mut open = false;
    for c in folded {
        match c {
            '-' if text.ends_with(|c: char| c.is_ascii_digit()) => open = true,
            '-' => {}
            c => {
                if open && c.is_ascii_digit() {
                    text.push('-');
                }
                open = false;
                text.push(c);
            }
        }
    }
    text
}

/// A number in kanji before one of the units, and what follows the number.
fn kanji_number<'a>(text: &'a [char], units: &[&[char]]) -> Option<(u32, &'a [char])> {
    let length = text.iter().take_while(|c| digit(**c).is_some()).count();
    let (number, behind) = text.split_at_checked(length)?;
    if number.is_empty() || !units.iter().any(|unit| behind.starts_with(unit)) {
        return None;
    }
    let mut value = 0_u32;
    let mut last: Option<u32> = None;
    for c in number {
        match digit(*c)? {
            tens @ (10 | 100) => {
                value = value.checked_add(last.take().unwrap_or(1).checked_mul(tens)?)?;
            }
            one => {
                last = Some(last.map_or(Some(one), |before: u32| {
                    before.checked_mul(10)?.checked_add(one)
                })?)
            }
        }
    }
    Some((value.checked_add(last.unwrap_or(0))?, behind))
}

const fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ways_to_write_a_house_number_are_one() {
        for address in [
            "みほん市見本一丁目２番３号",
            "みほん市見本1丁目2番3号",
            "みほん市見本１－２－３",
            "みほん市大字見本1丁目2番地の3",
            "みほん市字見本1丁目2番地3",
        ] {
            assert_eq!(
                comparable_address(address),
                "みほん市見本1-2-3",
                "{address}"
            );
        }
        assert_eq!(comparable_address("見本二十一丁目百五番"), "見本21-105");
        assert_eq!(
            comparable_address("見本1-2-3 コーポ見本 101号室"),
            "見本1-2-3コーポ見本101"
        );
    }

    #[test]
    fn other_houses_stay_apart() {
        for (one, other) in [
            ("見本1丁目23番", "見本12丁目3番"),
            ("見本1番31号", "見本13番1号"),
            ("見本1-2-3", "見本1-2-3-101"),
            ("見本1-2-3", "見本1-2-4"),
        ] {
            assert_ne!(
                comparable_address(one),
                comparable_address(other),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn a_prefecture_may_be_left_out_and_nothing_else() {
        let same = |one: &str, other: &str| {
            is_same_address(&comparable_address(one), &comparable_address(other))
        };
        assert!(same("例県みほん市見本1", "みほん市見本1"));
        assert!(same("みほん市見本1", "例県みほん市見本1"));
        assert!(same("京都府京都市見本1", "京都市見本1"));
        assert!(!same("例県みほん市見本1", "例県見本1"));
        assert!(!same("例県みほん市見本1", "架空県みほん市見本1"));
    }

    proptest! {
        #[test]
        fn spaces_change_nothing_and_folding_a_name_twice_neither(text in "[一二十百丁目番地号字大のノ之ケヶが1-3見髙A'.-]{0,12}") {
            // An address is taken together by what stands beside what; it need only be stable.
            prop_assert_eq!(comparable_address(&text), comparable_address(&format!(" {text} ")));
            let name = comparable_name(&text);
            prop_assert_eq!(comparable_name(&name), name);
        }
    }
}

//! Advice on やさしい日本語, for who writes a text in it. After 「在留支援のためのやさしい日本語ガイドライン」
//! (出入国在留管理庁・文化庁, 2020): short sentences, readings over kanji, the western year beside
//! the era, no double negation, no honorifics, everyday words. It is advice: nothing is refused
//! for it.

mod hard;
#[cfg(test)]
mod tests;

use super::Part;
use super::text::{Piece, Run, tokens};
use crate::calendar::Era;
use crate::furigana::is_kanji;

pub use hard::{Word, words};

/// More characters than this, spaces not counted, make a sentence long.
pub const LONG: usize = 40;

/// A piece of advice, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// In which part of the text.
    pub part: Part,
    /// In which line, from 1.
    pub line: usize,
    /// At which character of the line, from 1.
    pub column: usize,
    /// What could be easier.
    pub hint: Hint,
}

/// What could be easier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A sentence of that many characters.
    LongSentence(usize),
    /// Kanji without a reading.
    NoReading(String),
    /// A year of an era without the western year.
    EraOnly(String),
    /// A word that many do not know.
    HardWord(&'static Word),
    /// Two negations that make one statement, or 「〜なければならない」.
    DoubleNegation(&'static str),
    /// A passive, which leaves open who does it.
    Passive(&'static str),
    /// A polite or humble form.
    Honorific(&'static str),
    /// 「〜」 for から and まで.
    Range,
}

const DOUBLE_NEGATIONS: [&str; 9] = [
    "なければなりません",
    "なければならない",
    "なくてはいけません",
    "なくてはなりません",
    "ないわけではありません",
    "ないことはありません",
    "ないとはかぎりません",
    "ざるを得",
    "なくはありません",
];

const PASSIVES: [&str; 6] = [
    "されます",
    "されました",
    "されて",
    "される",
    "られました",
    "られている",
];

const HONORIFICS: [&str; 11] = [
    "いただき",
    "いただく",
    "くださいますよう",
    "ございます",
    "いたします",
    "おります",
    "賜り",
    "申し上げ",
    "のうえ、ご",
    "ご覧",
    "お越し",
];

/// A letter of a line: as it is read, without marks.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    at: usize,
    read: bool,
}

/// Stands for what is filled in: it ends every word.
const SLOT: char = '\u{fffc}';

/// What could be easier in a text, in the order of the text.
pub fn advice(title: &str, body: &str) -> Vec<Advice> {
    let mut found = Vec::new();
    for (part, source) in [(Part::Title, title.trim()), (Part::Body, body)] {
        for (number, line) in source.lines().enumerate() {
            let mut hints = hints(&letters(line));
            hints.sort_by_key(|(at, _)| *at);
            found.extend(hints.into_iter().map(|(at, hint)| Advice {
                part,
                line: number + 1,
                column: at + 1,
                hint,
            }));
        }
    }
    found
}

/// The letters of a line without spaces, which only part words in やさしい日本語.
fn letters(line: &str) -> Vec<Letter> {
    let (tokens, _) = tokens(line);
    let letters = tokens.into_iter().flat_map(|token| {
        let at = token.at;
        let (base, read) = match token.piece {
            Piece::Slot(_) => (SLOT.to_string(), false),
            Piece::Run(Run::Words(words)) => (words, false),
            Piece::Run(Run::Read { base, .. }) => (base, true),
        };
        let letters: Vec<_> = base.chars().enumerate().collect();
        letters.into_iter().map(move |(more, c)| Letter {
            c,
            at: at + more,
            read,
        })
    });
    letters.filter(|letter| !letter.c.is_whitespace()).collect()
}

fn hints(letters: &[Letter]) -> Vec<(usize, Hint)> {
    let mut found = Vec::new();
    for sentence in letters.split(|letter| matches!(letter.c, '。' | '！' | '？' | '!' | '?')) {
        let Some(first) = sentence.first() else {
            continue;
        };
        if sentence.len() > LONG {
            found.push((first.at, Hint::LongSentence(sentence.len())));
        }
        eras(sentence, &mut found);
    }
    for word in letters.chunk_by(|one, other| is_bare(*one) && is_bare(*other)) {
        if let Some(first) = word.first().filter(|first| is_bare(**first)) {
            let word = word.iter().map(|letter| letter.c).collect();
            found.push((first.at, Hint::NoReading(word)));
        }
    }
    for (list, hint) in [
        (&DOUBLE_NEGATIONS[..], Hint::DoubleNegation as fn(_) -> _),
        (&PASSIVES, Hint::Passive),
        (&HONORIFICS, Hint::Honorific),
    ] {
        for phrase in list {
            found.extend(places(letters, phrase).map(|at| (at, hint(phrase))));
        }
    }
    for word in words() {
        found.extend(places(letters, word.hard).map(|at| (at, Hint::HardWord(word))));
    }
    found.extend(ranges(letters));
    found
}

const fn is_bare(letter: Letter) -> bool {
    is_kanji(letter.c) && !letter.read
}

fn places(letters: &[Letter], phrase: &str) -> impl Iterator<Item = usize> {
    let phrase: Vec<char> = phrase.chars().collect();
    letters
        .windows(phrase.len())
        .filter(move |part| {
            part.iter()
                .map(|letter| letter.c)
                .eq(phrase.iter().copied())
        })
        .filter_map(|part| part.first())
        .map(|letter| letter.at)
}

/// Years of an era in a sentence that names no western year.
fn eras(sentence: &[Letter], found: &mut Vec<(usize, Hint)>) {
    let western = sentence
        .chunk_by(|one, other| one.c.is_numeric() && other.c.is_numeric())
        .any(|run| run.len() == 4 && run.iter().all(|letter| letter.c.is_numeric()));
    if western {
        return;
    }
    for era in Era::ALL {
        let name: Vec<char> = era.name().chars().collect();
        for (start, part) in sentence.windows(name.len()).enumerate() {
            if !part.iter().map(|letter| letter.c).eq(name.iter().copied()) {
                continue;
            }
            let after = sentence.iter().skip(start + name.len());
            let year: String = after
                .map(|letter| letter.c)
                .take_while(|c| c.is_numeric() || *c == '元')
                .collect();
            if let (Some(first), false) = (part.first(), year.is_empty()) {
                found.push((first.at, Hint::EraOnly(format!("{}{year}", era.name()))));
            }
        }
    }
}

/// 「〜」 between two numbers, or after one.
fn ranges(letters: &[Letter]) -> Vec<(usize, Hint)> {
    let mark = |c| matches!(c, '〜' | '～' | '~');
    let before = |c: char| c.is_numeric() || matches!(c, '時' | '分' | '日' | '月' | '歳' | '年');
    letters
        .windows(2)
        .filter_map(|two| match two {
            [one, other] if before(one.c) && mark(other.c) => Some((other.at, Hint::Range)),
            _ => None,
        })
        .collect()
}

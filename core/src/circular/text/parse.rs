//! Reading what staff typed.

use super::{Block, Piece, Run, Slot, Template};
use crate::circular::{Part, Text};
use crate::furigana::{self, is_kanji};

/// The longest name of a slot that is looked for before brackets are taken as not closed.
const LONGEST_NAME: usize = 40;

/// Something that is wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In which part.
    pub part: Part,
    /// In which line, from 1.
    pub line: usize,
    /// At which character of the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// There is nothing in it.
    Empty,
    /// It is longer than that many characters.
    TooLong(usize),
    /// A title of more than one line.
    LineBreak,
    /// No slot has this name.
    UnknownSlot(String),
    /// The brackets of a slot are not closed.
    OpenSlot,
    /// The mark of a reading is not closed.
    OpenReading,
    /// The end of a reading, and none began.
    StrayReading,
    /// A reading over nothing.
    NoBase,
    /// A reading that is not in kana.
    NotKana(String),
    /// An address of a page: the one that a circular leads to has a place of its own, where it is
    /// checked.
    Address,
    /// A character that nobody sees, or that turns the direction of others.
    Hidden(char),
}

/// A piece of a line, and at which character it begins, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::circular) struct Token {
    pub(in crate::circular) at: usize,
    pub(in crate::circular) piece: Piece,
}

/// What is wrong in a line, and at which character, from 0.
type Found = (usize, Wrong);

pub(super) fn parse(title: &str, body: &str) -> Result<Template, Vec<Fault>> {
    let mut faults = Vec::new();
    let titles = read(Part::Title, title.trim(), Text::TITLE, &mut faults);
    if titles.len() > 1 {
        faults.push(Fault {
            part: Part::Title,
            line: 2,
            column: 1,
            wrong: Wrong::LineBreak,
        });
    }
    let lines = read(Part::Body, body, Text::BODY, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Template {
        title: titles.into_iter().flatten().collect(),
        body: blocks(&lines),
    })
}

fn read(part: Part, source: &str, most: usize, faults: &mut Vec<Fault>) -> Vec<Vec<Piece>> {
    let fault = |line: usize, column: usize, wrong| Fault {
        part,
        line: line + 1,
        column: column + 1,
        wrong,
    };
    if source.trim().is_empty() {
        faults.push(fault(0, 0, Wrong::Empty));
    } else if source.chars().count() > most {
        faults.push(fault(0, 0, Wrong::TooLong(most)));
        return Vec::new();
    }
    let read = |(number, line): (usize, &str)| {
        let (tokens, wrong) = tokens(line);
        faults.extend(
            wrong
                .into_iter()
                .map(|(at, wrong)| fault(number, at, wrong)),
        );
        tokens.into_iter().map(|token| token.piece).collect()
    };
    lines(source).enumerate().map(read).collect()
}

/// The lines of a text, whatever ends them.
pub(in crate::circular) fn lines(source: &str) -> impl Iterator<Item = &str> {
    source
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// The pieces of a line, and what is wrong in it.
pub(in crate::circular) fn tokens(line: &str) -> (Vec<Token>, Vec<Found>) {
    let mut found = hidden(line);
    found.extend(addresses(line));
    let mut tokens = Vec::new();
    let letters: Vec<char> = line.chars().collect();
    let (mut at, mut begin) = (0, 0);
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        if !starts(rest, is_open) {
            at += 1;
            continue;
        }
        let name = rest.get(2..).unwrap_or_default();
        let end = name
            .windows(2)
            .take(LONGEST_NAME)
            .position(|two| starts(two, is_close));
        let Some(end) = end else {
            found.push((at, Wrong::OpenSlot));
            at += 2;
            continue;
        };
        let name: String = name.iter().take(end).collect();
        words(&letters, begin, at, &mut tokens, &mut found);
        match Slot::from_name(&name) {
            Some(slot) => tokens.push(Token {
                at,
                piece: Piece::Slot(slot),
            }),
            None => found.push((at, Wrong::UnknownSlot(name.trim().to_owned()))),
        }
        at += end + 4;
        begin = at;
    }
    words(&letters, begin, letters.len(), &mut tokens, &mut found);
    found.sort_by_key(|(at, _)| *at);
    (tokens, found)
}

fn starts(letters: &[char], bracket: fn(char) -> bool) -> bool {
    matches!(letters, [one, two, ..] if bracket(*one) && bracket(*two))
}

const fn is_open(c: char) -> bool {
    matches!(c, '(' | '（')
}

const fn is_close(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// Words without slots: readings and what they stand over.
fn words(
    letters: &[char],
    from: usize,
    to: usize,
    tokens: &mut Vec<Token>,
    found: &mut Vec<Found>,
) {
    let source: String = letters.get(from..to).unwrap_or_default().iter().collect();
    found.extend(
        marks(&source)
            .into_iter()
            .map(|(at, wrong)| (from + at, wrong)),
    );
    for run in furigana::runs(&source) {
        let before = source.get(..run.at).unwrap_or_default().chars().count();
        let base = run.base.to_owned();
        let piece = Piece::Run(match run.reading {
            None => Run::Words(base),
            Some(reading) => Run::Read {
                base,
                reading: reading.to_owned(),
            },
        });
        tokens.push(Token {
            at: from + before,
            piece,
        });
    }
}

/// What is wrong with the marks of readings.
fn marks(source: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut before = None;
    let mut bar = false;
    for (at, c) in source.chars().enumerate() {
        match (c, &mut open) {
            ('《', Some((begin, _))) => {
                found.push((*begin, Wrong::OpenReading));
                open = Some((at, String::new()));
            }
            ('《', None) => {
                let based = if bar {
                    before.is_some_and(|c| c != '｜')
                } else {
                    before.is_some_and(is_kanji)
                };
                if !based {
                    found.push((at, Wrong::NoBase));
                }
                open = Some((at, String::new()));
            }
            ('》', None) => found.push((at, Wrong::StrayReading)),
            ('》', Some((begin, reading))) => {
                if !is_reading(reading) {
                    found.push((*begin, Wrong::NotKana(reading.clone())));
                }
                open = None;
                bar = false;
            }
            (c, Some((_, reading))) => reading.push(c),
            (c, None) => bar |= c == '｜',
        }
        before = Some(c);
    }
    found.extend(open.map(|(begin, _)| (begin, Wrong::OpenReading)));
    found
}

/// Whether this is kana, and something can be heard of it.
fn is_reading(text: &str) -> bool {
    let kana = |c| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
    text.chars().any(kana)
        && text
            .chars()
            .all(|c| kana(c) || matches!(c, ' ' | '　' | '・'))
}

fn hidden(line: &str) -> Vec<Found> {
    let is_hidden = |c: char| {
        (c.is_control() && c != '\t')
            || matches!(c,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}'
                | '\u{e0000}'..='\u{e007f}' | '\u{f0000}'..)
    };
    let letters = line.chars().enumerate();
    letters
        .filter(|(_, c)| is_hidden(*c))
        .map(|(at, c)| (at, Wrong::Hidden(c)))
        .collect()
}

fn addresses(line: &str) -> Vec<Found> {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let letters: Vec<char> = line
        .chars()
        .map(|c| narrow(c).to_ascii_lowercase())
        .collect();
    let any = |rest: &[char]| {
        [&[':', '/', '/'][..], &['w', 'w', 'w', '.']]
            .into_iter()
            .any(|begin| rest.starts_with(begin))
    };
    (0..letters.len())
        .filter(|at| letters.get(*at..).is_some_and(any))
        .map(|at| (at, Wrong::Address))
        .collect()
}

/// What a line is in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Bullet,
    Number(usize),
}

/// Puts lines together: an empty one parts them.
fn blocks(lines: &[Vec<Piece>]) -> Vec<Block<Piece>> {
    let mut blocks: Vec<Block<Piece>> = Vec::new();
    let mut fresh = true;
    for line in lines {
        let line = trimmed(line);
        if line.is_empty() {
            fresh = true;
            continue;
        }
        match (item(&line), blocks.last_mut().filter(|_| !fresh)) {
            (Some((Item::Bullet, rest)), Some(Block::Bullets(items))) => items.push(rest),
            (Some((Item::Bullet, rest)), _) => blocks.push(Block::Bullets(vec![rest])),
            (Some((Item::Number(number), rest)), Some(Block::Numbers(items)))
                if number == items.len() + 1 =>
            {
                items.push(rest);
            }
            (Some((Item::Number(1), rest)), _) => blocks.push(Block::Numbers(vec![rest])),
            // A number out of its order stays as it was typed.
            (_, Some(Block::Paragraph(lines))) => lines.push(line),
            _ => blocks.push(Block::Paragraph(vec![line])),
        }
        fresh = false;
    }
    blocks
}

fn trimmed(line: &[Piece]) -> Vec<Piece> {
    let mut line = line.to_vec();
    if let Some(Piece::Run(Run::Words(words))) = line.first_mut() {
        *words = words.trim_start().to_owned();
    }
    if let Some(Piece::Run(Run::Words(words))) = line.last_mut() {
        words.truncate(words.trim_end().len());
    }
    line.retain(|piece| *piece != Piece::Run(Run::Words(String::new())));
    line
}

/// The item of a list, without what marks it.
fn item(line: &[Piece]) -> Option<(Item, Vec<Piece>)> {
    let (Piece::Run(Run::Words(words)), after) = line.split_first()? else {
        return None;
    };
    let (item, rest) = bullet(words).or_else(|| number(words))?;
    let mut pieces = vec![Piece::Run(Run::Words(rest.to_owned()))];
    pieces.extend_from_slice(after);
    let pieces = trimmed(&pieces);
    (!pieces.is_empty()).then_some((item, pieces))
}

fn bullet(words: &str) -> Option<(Item, &str)> {
    let rest = words.strip_prefix(['・', '•', '●']).or_else(|| {
        let rest = words.strip_prefix(['-', '*'])?;
        rest.starts_with([' ', '　']).then_some(rest)
    })?;
    Some((Item::Bullet, rest))
}

/// `1. ` or `１．`; not the beginning of a decimal or a date.
fn number(words: &str) -> Option<(Item, &str)> {
    let digit = |c: char| match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    };
    let end = words.find(|c| digit(c).is_none())?;
    let (digits, rest) = words.split_at(end);
    let value = digits.chars().take(3).filter_map(digit);
    let value = value.fold(0, |sum, digit| sum * 10 + digit);
    let rest = match rest.strip_prefix('.') {
        Some(rest) => rest.starts_with([' ', '　']).then_some(rest),
        None => rest
            .strip_prefix('．')
            .filter(|rest| !rest.starts_with(|c| digit(c).is_some())),
    }?;
    (1..=3).contains(&digits.chars().count()).then_some(())?;
    Some((Item::Number(usize::try_from(value).ok()?), rest))
}

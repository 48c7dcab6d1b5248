//! Breaking a text into lines as Japanese is broken (行頭・行末禁則).

use super::font::{Case, Set};

/// A line as it is set.
pub(super) type Line = Vec<Set>;

/// What does not begin a line.
const NOT_FIRST: &str = "、。，．・：；？！ー”’）〕］｝〉》」』】々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%›»";

/// What does not end a line.
const NOT_LAST: &str = "“‘（〔［｛〈《「『【([{‹«";

/// The lines of a text in a column that is `width` wide, in parts of the size. There is at least
/// one.
pub(super) fn lines(case: &Case<'_>, text: &str, width: f32) -> Vec<Line> {
    text.split('\n')
        .flat_map(|paragraph| {
            let set: Line = paragraph.chars().filter_map(|c| case.set(c)).collect();
            broken(&set, width)
        })
        .collect()
}

fn broken(text: &[Set], width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(fitting(rest, width));
        lines.push(line.to_vec());
        rest = after;
    }
    if lines.is_empty() {
        lines.push(Line::new());
    }
    lines
}

/// How many characters go onto the line: as many as fit, less what must not be parted. A word that
/// is longer than a line is parted anywhere.
fn fitting(text: &[Set], width: f32) -> usize {
    let mut used = 0.0;
    let mut good = 0;
    for (at, one) in text.iter().enumerate() {
        // A space at the end of a line takes no room.
        if one.shown != ' ' && used + one.advance > width {
            return if good > 0 { good } else { at.max(1) };
        }
        used += one.advance;
        match text.get(at + 1) {
            Some(next) if may_part(one.shown, next.shown) => good = at + 1,
            Some(_) => {}
            None => return text.len(),
        }
    }
    text.len()
}

fn may_part(before: char, after: char) -> bool {
    if NOT_LAST.contains(before) || NOT_FIRST.contains(after) || after == ' ' {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}

/// Characters that stand in a square of their own.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..)
}

//! CSV files: residents, vaccination ledgers, insurances, moves, institutions.
//!
//! UTF-8 with or without byte order mark, or Shift_JIS (Windows-31J): whichever the header makes
//! sense in. One line is one row, so that a quotation mark without its partner spoils one row only.

pub mod coverage;
pub mod institutions;
pub mod moves;
pub mod residents;
mod row;
#[cfg(test)]
mod tests;
pub mod vaccinations;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8};
use hikae_core::identifiers::comparable;

use super::fault::Reason;
use super::found::{Found, Sink, Stopped};
use super::free_text::refuse_individual_number;
pub(crate) use row::Row;

/// Longest line, in bytes.
const MAX_LINE: usize = 64 << 10;
/// Longest header that is searched for, in lines: comments may come before it.
const MAX_PREAMBLE: usize = 200;
/// How columns with 個人番号 are called. A file that has one is not read at all.
const FORBIDDEN: [&str; 5] = [
    "個人番号",
    "マイナンバー",
    "MYNUMBER",
    "MY_NUMBER",
    "INDIVIDUALNUMBER",
];

/// A kind of CSV file: how its columns are called.
#[derive(Debug)]
pub(crate) struct Layout {
    /// What it holds.
    pub(crate) name: &'static str,
    /// Columns that must be there.
    pub(crate) required: &'static [&'static str],
    /// Columns that may be there.
    pub(crate) optional: &'static [&'static str],
}

const LAYOUTS: [&Layout; 5] = [
    &moves::LAYOUT,
    &residents::LAYOUT,
    &vaccinations::LAYOUT,
    &coverage::LAYOUT,
    &institutions::LAYOUT,
];

/// Reads a row; remarks go to the list.
pub(crate) type Parse<T> = fn(&Row<'_>, &mut Vec<String>) -> Result<T, Reason>;

/// Reads a CSV file of this layout.
pub(crate) fn read<T>(
    path: &Path,
    layout: &Layout,
    parse: Parse<T>,
    sink: Sink<'_, T>,
) -> Result<(), Stopped> {
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => read_from(file, &name, layout, parse, sink),
        Err(error) => sink(Found::unreadable(&name, &error)),
    }
}

/// Reads an open CSV file; `name` is what faults call it.
pub(crate) fn read_from<T>(
    source: impl Read,
    name: &str,
    layout: &Layout,
    parse: Parse<T>,
    sink: Sink<'_, T>,
) -> Result<(), Stopped> {
    let mut lines = Lines {
        source: BufReader::new(source),
        number: 0,
    };
    let (encoding, columns) = match header(&mut lines, layout) {
        Ok(header) => header,
        Err(reason) => return sink(Found::fault(name, Some(lines.number), reason, &[])),
    };
    for unused in columns.iter().filter(|column| !layout.knows(column)) {
        let remark = format!("the column {unused} is not used");
        sink(Found::Remark {
            place: name.to_owned(),
            remark,
        })?;
    }
    loop {
        let line = match lines.next() {
            Ok(Some(line)) => line,
            Ok(None) => return Ok(()),
            Err(error) => return sink(Found::unreadable(name, &error)),
        };
        let length = u64::try_from(line.read).unwrap_or(u64::MAX);
        if !line.is_blank() {
            let mut remarks = Vec::new();
            let row = line.decoded(encoding).and_then(|text| {
                let row = Row::split(text, &columns)?;
                for (column, field) in row.fields() {
                    refuse_individual_number(column, Some(field))?;
                }
                parse(&row, &mut remarks)
            });
            for remark in remarks {
                sink(Found::Remark {
                    place: format!("{name}:{}", lines.number),
                    remark,
                })?;
            }
            sink(match row {
                Ok(value) => Found::Item {
                    file: name.to_owned(),
                    line: Some(lines.number),
                    value,
                    content: line.bytes,
                },
                Err(reason) => Found::fault(name, Some(lines.number), reason, &line.bytes),
            })?;
        }
        sink(Found::Advance(length))?;
    }
}

impl Layout {
    fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }

    fn knows(&self, column: &str) -> bool {
        self.columns().any(|known| known == column)
    }

    fn fits(&self, columns: &[String]) -> bool {
        self.required
            .iter()
            .all(|required| columns.iter().any(|column| column == required))
    }
}

/// Finds the header, and with it the encoding.
fn header(
    lines: &mut Lines<impl BufRead>,
    layout: &Layout,
) -> Result<(&'static Encoding, Vec<String>), Reason> {
    let unreadable = |error: std::io::Error| Reason::Unreadable {
        what: error.kind().to_string(),
    };
    let mut marked = false;
    for _ in 0..MAX_PREAMBLE {
        let Some(mut line) = lines.next().map_err(unreadable)? else {
            break;
        };
        if lines.number == 1 {
            if matches!(line.bytes.as_slice(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
                return Err(Reason::refused(
                    "the file is in UTF-16; save it as UTF-8 or Shift_JIS",
                ));
            }
            if let Some(rest) = line.bytes.strip_prefix(b"\xEF\xBB\xBF") {
                line.bytes = rest.to_vec();
                marked = true;
            }
        }
        if line.is_blank() {
            continue;
        }
        let candidates: &[&'static Encoding] = if marked {
            &[UTF_8]
        } else {
            &[UTF_8, SHIFT_JIS]
        };
        let read = |encoding: &&'static Encoding| {
            let text = line.decoded(encoding).ok()?;
            let columns: Vec<String> = row::split(&text)
                .ok()?
                .iter()
                .map(|column| comparable(column))
                .collect();
            Some((*encoding, columns))
        };
        let readings: Vec<_> = candidates.iter().filter_map(read).collect();
        return choose(readings, layout);
    }
    Err(Reason::not_recognised("no header"))
}

fn choose(
    readings: Vec<(&'static Encoding, Vec<String>)>,
    layout: &Layout,
) -> Result<(&'static Encoding, Vec<String>), Reason> {
    for (_, columns) in &readings {
        if let Some(column) = FORBIDDEN
            .iter()
            .find(|name| columns.iter().any(|it| it.contains(**name)))
        {
            return Err(Reason::IndividualNumber {
                field: format!("the column {column}"),
            });
        }
        let twice = columns.iter().enumerate().find(|(at, column)| {
            layout.knows(column) && columns.iter().take(*at).any(|before| before == *column)
        });
        if let Some((_, column)) = twice {
            return Err(Reason::malformed(format!(
                "the column {column} is there twice"
            )));
        }
    }
    if let Some(fitting) = readings.iter().find(|(_, columns)| layout.fits(columns)) {
        return Ok(fitting.clone());
    }
    for (_, columns) in &readings {
        if let Some(other) = LAYOUTS.iter().find(|other| other.fits(columns)) {
            let what = format!("this is a file of {}, not of {}", other.name, layout.name);
            return Err(Reason::not_recognised(what));
        }
    }
    let known = |columns: &Vec<String>| columns.iter().filter(|it| layout.knows(it)).count();
    let best = readings
        .iter()
        .map(|(_, columns)| columns)
        .max_by_key(|columns| known(columns));
    let missing: Vec<&str> = layout
        .required
        .iter()
        .filter(|name| !best.is_some_and(|columns| columns.iter().any(|column| column == *name)))
        .copied()
        .collect();
    Err(Reason::not_recognised(format!(
        "no file of {}: the header lacks {}",
        layout.name,
        missing.join(", ")
    )))
}

/// Reads lines of any length with bounded memory.
struct Lines<R> {
    source: R,
    /// Number of the line read last, from 1.
    number: u64,
}

struct Line {
    /// Without the line end; cut at [`MAX_LINE`].
    bytes: Vec<u8>,
    /// Bytes that it took in the file.
    read: usize,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> std::io::Result<Option<Line>> {
        let mut line = Line {
            bytes: Vec::new(),
            read: 0,
        };
        loop {
            let available = self.source.fill_buf()?;
            let end = available.iter().position(|byte| *byte == b'\n');
            let part = available
                .get(..end.unwrap_or(available.len()))
                .unwrap_or_default();
            let room = (MAX_LINE + 1).saturating_sub(line.bytes.len());
            line.bytes.extend(part.iter().take(room));
            let used = part.len() + usize::from(end.is_some());
            self.source.consume(used);
            line.read += used;
            if end.is_some() || used == 0 {
                break;
            }
        }
        if line.read == 0 {
            return Ok(None);
        }
        self.number += 1;
        while line.bytes.last() == Some(&b'\r') {
            line.bytes.pop();
        }
        Ok(Some(line))
    }
}

impl Line {
    /// Whether it is empty, or a comment (`#`).
    fn is_blank(&self) -> bool {
        let bytes = self.bytes.trim_ascii_start();
        bytes.is_empty() || bytes.starts_with(b"#") || bytes.iter().all(|byte| *byte == b',')
    }

    fn decoded(&self, encoding: &'static Encoding) -> Result<String, Reason> {
        if self.bytes.len() > MAX_LINE {
            return Err(Reason::refused("a line longer than 64 KiB"));
        }
        encoding
            .decode_without_bom_handling_and_without_replacement(&self.bytes)
            .filter(|text| !text.contains(|c: char| c.is_control() && c != '\t'))
            .map(std::borrow::Cow::into_owned)
            .ok_or_else(|| Reason::malformed(format!("not valid {}", encoding.name())))
    }
}

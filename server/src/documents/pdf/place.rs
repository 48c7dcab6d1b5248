//! Where everything stands: rows of cells on pages of A4.

use super::font::Font;
use super::lines::{Line, lines};
use super::{Block, Sheet};

/// A4, in points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Room at every edge: 20 mm.
pub(super) const MARGIN: f32 = 56.7;
/// Size of the words.
pub(super) const SIZE: f32 = 10.0;
/// The column of the names of facts.
const NAMES: f32 = 130.0;
/// From line to line, in parts of the size.
const LEADING: f32 = 1.6;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading; 1 to 3.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// A name and what it stands for; whether it is the first of its list.
    Fact(bool),
}

/// A row: what belongs together, and where each of its lines stands.
pub(super) struct Row {
    pub role: Role,
    /// Its words, for the table of contents.
    pub words: String,
    pub cells: Vec<Cell>,
    pub size: f32,
}

/// A column of a row.
pub(super) struct Cell {
    pub lines: Vec<Line>,
    pub x: f32,
}

/// One line of a row on a page: which row, which of its lines, and how far from the top.
pub(super) struct Placed {
    pub row: usize,
    pub line: usize,
    pub y: f32,
}

/// Every row of a sheet; `None` if the font cannot be read.
pub(super) fn rows(sheet: &Sheet, font: &Font) -> Option<Vec<Row>> {
    let case = font.case()?;
    let width = PAGE.0 - 2.0 * MARGIN;
    let whole = |role, size, words: &str| Row {
        role,
        words: words.to_owned(),
        cells: vec![Cell {
            lines: lines(&case, words, width / size),
            x: MARGIN,
        }],
        size,
    };
    let mut rows = vec![whole(Role::Heading(1), 18.0, &sheet.title)];
    for block in &sheet.blocks {
        match block {
            Block::Heading(2, words) => rows.push(whole(Role::Heading(2), 13.0, words)),
            Block::Heading(_, words) => rows.push(whole(Role::Heading(3), 10.5, words)),
            Block::Paragraph(words) => rows.push(whole(Role::Paragraph, SIZE, words)),
            Block::Facts(facts) => {
                rows.extend(facts.iter().enumerate().map(|(at, (name, value))| {
                    let cell = |words: &str, x: f32, width: f32| Cell {
                        lines: lines(&case, words, width / SIZE),
                        x: MARGIN + x,
                    };
                    Row {
                        role: Role::Fact(at == 0),
                        words: name.clone(),
                        cells: vec![
                            cell(name, 0.0, NAMES - SIZE),
                            cell(value, NAMES, width - NAMES),
                        ],
                        size: SIZE,
                    }
                }))
            }
        }
    }
    Some(rows)
}

/// Puts rows onto pages. A heading never stands at the foot of one.
pub(super) fn pages(rows: &[Row]) -> Vec<Vec<Placed>> {
    let foot = PAGE.1 - MARGIN - 2.0 * SIZE;
    let mut pages = vec![Vec::new()];
    let mut y = MARGIN;
    for (number, row) in rows.iter().enumerate() {
        let height = row.size * LEADING;
        let many = row
            .cells
            .iter()
            .map(|cell| cell.lines.len())
            .max()
            .unwrap_or(0);
        let room = match row.role {
            Role::Heading(_) => {
                f32::from(u16::try_from(many).unwrap_or(1)) * height + 4.0 * SIZE * LEADING
            }
            _ => height,
        };
        let fresh = pages.last().is_none_or(Vec::is_empty);
        if !fresh {
            y += before(row.role);
        }
        if !fresh && y + room > foot {
            pages.push(Vec::new());
            y = MARGIN;
        }
        for line in 0..many {
            if y + height > foot {
                pages.push(Vec::new());
                y = MARGIN;
            }
            y += height;
            if let Some(page) = pages.last_mut() {
                page.push(Placed {
                    row: number,
                    line,
                    y: y - 0.45 * row.size,
                });
            }
        }
    }
    pages
}

/// Room over a row.
const fn before(role: Role) -> f32 {
    match role {
        Role::Heading(1) => 0.0,
        Role::Heading(2) => 16.0,
        Role::Heading(_) => 10.0,
        Role::Paragraph => 3.0,
        Role::Fact(true) => 4.0,
        Role::Fact(false) => 1.0,
    }
}

//! What a circular says: words with slots that are filled for each person, readings, paragraphs
//! and lists. There is no logic in it, and no markup that a page would take for its own.
//!
//! A slot is written `((氏名))`. What fills it is never read again: a name with marks in it is a name.

mod parse;
mod slot;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::furigana;

pub(super) use parse::tokens;
pub use parse::{Fault, Wrong};
pub use slot::Slot;

/// Words that a page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Run {
    /// Words.
    Words(String),
    /// Words with their reading.
    Read {
        /// What it stands over.
        base: String,
        /// The reading, in kana.
        reading: String,
    },
}

impl Run {
    /// The words without their reading.
    pub fn base(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Read { base, .. } => base,
        }
    }

    /// Words of ours whose readings are marked as `漢字《かんじ》`.
    pub fn marked(source: &str) -> Vec<Self> {
        furigana::runs(source)
            .into_iter()
            .map(|run| match run.reading {
                None => Self::Words(run.base.to_owned()),
                Some(reading) => Self::Read {
                    base: run.base.to_owned(),
                    reading: reading.to_owned(),
                },
            })
            .collect()
    }
}

/// A piece of what staff wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Run(Run),
    /// What stands in its place is each person's own.
    Slot(Slot),
}

/// What stands together, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block<P> {
    /// Lines of one paragraph.
    Paragraph(Vec<Vec<P>>),
    /// Items of a list, in no order.
    Bullets(Vec<Vec<P>>),
    /// Items of a list, counted from 1.
    Numbers(Vec<Vec<P>>),
}

impl<P> Block<P> {
    /// Its lines or items.
    pub const fn lines(&self) -> &Vec<Vec<P>> {
        match self {
            Self::Paragraph(lines) | Self::Bullets(lines) | Self::Numbers(lines) => lines,
        }
    }

    fn map<Q>(&self, change: impl Fn(&[P]) -> Vec<Q>) -> Block<Q> {
        let changed = |lines: &[Vec<P>]| lines.iter().map(|line| change(line)).collect();
        match self {
            Self::Paragraph(lines) => Block::Paragraph(changed(lines)),
            Self::Bullets(items) => Block::Bullets(changed(items)),
            Self::Numbers(items) => Block::Numbers(changed(items)),
        }
    }
}

/// A title, and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text<P> {
    /// The title.
    pub title: Vec<P>,
    /// What stands under it.
    pub body: Vec<Block<P>>,
}

/// A text as staff wrote it.
pub type Template = Text<Piece>;

/// A text as one person gets it.
pub type Filled = Text<Run>;

/// Slots that could not be filled: nothing is to be sent then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no value for: {}", names(.0))]
pub struct Missing(pub BTreeSet<Slot>);

fn names(slots: &BTreeSet<Slot>) -> String {
    let names: Vec<_> = slots.iter().map(|slot| slot.name()).collect();
    names.join(", ")
}

impl Template {
    /// Reads what staff typed.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn parse(title: &str, body: &str) -> Result<Self, Vec<Fault>> {
        parse::parse(title, body)
    }

    /// What it needs to know of each person.
    pub fn slots(&self) -> BTreeSet<Slot> {
        let lines = self.body.iter().flat_map(Block::lines);
        let slot = |piece: &Piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Run(_) => None,
        };
        lines
            .chain([&self.title])
            .flatten()
            .filter_map(slot)
            .collect()
    }

    /// The text for one person. A value without a visible character is none.
    ///
    /// # Errors
    /// [`Missing`], with every slot that has no value.
    pub fn fill(&self, value: impl Fn(Slot) -> Option<Vec<Run>>) -> Result<Filled, Missing> {
        let value =
            |slot| value(slot).filter(|runs| runs.iter().any(|run| !run.base().trim().is_empty()));
        let missing: BTreeSet<_> = self
            .slots()
            .into_iter()
            .filter(|slot| value(*slot).is_none())
            .collect();
        if !missing.is_empty() {
            return Err(Missing(missing));
        }
        let line = |pieces: &[Piece]| {
            pieces
                .iter()
                .flat_map(|piece| match piece {
                    Piece::Run(run) => vec![run.clone()],
                    Piece::Slot(slot) => value(*slot).unwrap_or_default(),
                })
                .collect()
        };
        Ok(Filled {
            title: line(&self.title),
            body: self.body.iter().map(|block| block.map(line)).collect(),
        })
    }
}

/// Words with their readings in brackets, for where nothing can stand above the line.
pub fn spelled(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Words(words) => words.clone(),
            Run::Read { base, reading } => format!("{base}（{reading}）"),
        })
        .collect()
}

/// Words without their readings.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::base).collect()
}

impl Filled {
    /// The title without readings.
    pub fn plain_title(&self) -> String {
        plain(&self.title)
    }

    /// What stands under the title, without readings, for where there is no markup.
    pub fn plain_body(&self) -> String {
        let blocks: Vec<String> = self
            .body
            .iter()
            .map(|block| {
                let lines = block.lines().iter().enumerate().map(|(at, line)| {
                    let words = plain(line);
                    match block {
                        Block::Paragraph(_) => words,
                        Block::Bullets(_) => format!("・{words}"),
                        Block::Numbers(_) => format!("{}. {words}", at + 1),
                    }
                });
                lines.collect::<Vec<_>>().join("\n")
            })
            .collect();
        blocks.join("\n\n")
    }
}

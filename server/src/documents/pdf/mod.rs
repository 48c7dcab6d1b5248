//! A sheet of paper as a file: PDF/A-3a and PDF/UA-1, tagged, with its font in it.

mod font;
mod lines;
mod place;
mod write;

pub use font::{Font, FontError};
pub use write::write;

use chrono::{DateTime, Utc};

/// What stands on the paper, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// Language of its words (BCP 47).
    pub lang: String,
    /// Who gives it out.
    pub author: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What stands under the title.
    pub blocks: Vec<Block>,
    /// The file that lies in it, if any.
    pub attachment: Option<Attachment>,
}

/// A piece of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; 2 or 3.
    Heading(u16, String),
    /// A paragraph.
    Paragraph(String),
    /// Names with what they stand for.
    Facts(Vec<(String, String)>),
}

/// A file within the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// What it is.
    pub about: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The font cannot be read.
    #[error(transparent)]
    Font(#[from] FontError),
    /// It would not be what it says it is.
    #[error("the PDF could not be written: {0}")]
    Form(String),
}

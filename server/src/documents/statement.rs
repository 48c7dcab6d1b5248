//! A person's statement as a signed PDF that has the data with proofs in it.

#[cfg(test)]
mod tests;

use std::path::Path;

use chrono::{DateTime, Utc};
use hikae_app::citizen::statement::{Block, Paper, Told};
use hikae_app::i18n::{Lang, statement as words};
use hikae_core::transparency::Statement;

use super::pdf::{self, Attachment, Font, FontError, PdfError, Sheet};
use super::signature::{Seal, SealError};

/// What is needed for documents: the font that they are set in, and the seal that they bear.
#[derive(Debug)]
pub struct Press {
    font: Font,
    seal: Seal,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// It could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// It could not be signed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The data could not be written.
    #[error("the statement could not be written")]
    Data,
}

impl Press {
    /// Sets in the font at `path`, or one that is installed, and signs with `seal`.
    ///
    /// # Errors
    /// [`FontError`].
    pub fn new(path: Option<&Path>, seal: Seal) -> Result<Self, FontError> {
        let font = Font::load(path)?;
        Ok(Self { font, seal })
    }

    /// What it signs with.
    pub const fn seal(&self) -> &Seal {
        &self.seal
    }

    /// How documents are signed, for their readers.
    pub fn told(&self) -> Told {
        Told {
            own: self.seal.is_own(),
            subject: self.seal.subject(),
            fingerprint: self.seal.fingerprint(),
        }
    }

    /// The statement as a file. Takes a while for a long one: not for an asynchronous thread.
    ///
    /// # Errors
    /// [`PressError`].
    pub fn statement(
        &self,
        paper: &Paper,
        statement: &Statement,
        lang: Lang,
    ) -> Result<Vec<u8>, PressError> {
        let content = serde_json::to_vec(statement).map_err(|_| PressError::Data)?;
        let attachment = Attachment {
            name: "hikae-statement.json".to_owned(),
            media: "application/json".to_owned(),
            about: words::attachment(lang).plain(),
            content,
        };
        self.signed(&sheet(paper, lang, Some(attachment)), paper.made_at)
    }

    fn signed(&self, sheet: &Sheet, at: DateTime<Utc>) -> Result<Vec<u8>, PressError> {
        Ok(self.seal.sign(pdf::write(sheet, &self.font)?, at)?)
    }
}

fn sheet(paper: &Paper, lang: Lang, attachment: Option<Attachment>) -> Sheet {
    let blocks = paper.blocks(lang).into_iter().map(|block| match block {
        Block::Heading(level, words) => pdf::Block::Heading(level, words.spelled()),
        Block::Words(words) => pdf::Block::Paragraph(words.spelled()),
        Block::Facts(facts) => pdf::Block::Facts(
            facts
                .into_iter()
                .map(|(name, value)| (name.spelled(), value.spelled()))
                .collect(),
        ),
    });
    Sheet {
        title: words::title(lang).plain(),
        lang: lang.tag().to_owned(),
        author: paper.municipality.clone(),
        made_at: paper.made_at,
        blocks: blocks.collect(),
        attachment,
    }
}

//! The font that documents carry in them.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use krilla::text::{Font as Face, GlyphId};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// Where Debian and its relatives keep Japanese fonts that may be embedded, the smaller one first.
const USUAL: [&str; 4] = [
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
    "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
];

/// What stands for a character that the font does not have: the mark of Japanese typesetters for
/// a type that is not in the case.
const GETA: char = '〓';

/// Why there is no font.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// None is installed where one usually is.
    #[error("no Japanese font was found: install fonts-ipaexfont-gothic, or set HIKAE_FONT")]
    None,
    /// The file cannot be read.
    #[error("{}: {reason}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// It is no font, or has no Japanese.
    #[error("{}: not a font with Japanese characters", .0.display())]
    Form(PathBuf),
}

/// A font, read once.
#[derive(Clone)]
pub struct Font {
    data: Arc<Vec<u8>>,
    face: Face,
}

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Font")
    }
}

/// A character as it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Set {
    /// What is shown, and what is copied from the file.
    pub shown: char,
    /// Its glyph.
    pub glyph: GlyphId,
    /// How wide it is, in parts of the size.
    pub advance: f32,
}

impl Font {
    /// The font at `path`; without one, the first of the usual ones that is installed.
    ///
    /// # Errors
    /// [`FontError`].
    pub fn load(path: Option<&Path>) -> Result<Self, FontError> {
        let usual = || USUAL.map(Path::new).into_iter().find(|path| path.exists());
        let path = path.or_else(usual).ok_or(FontError::None)?;
        let data = std::fs::read(path).map_err(|error| FontError::File {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
        Self::new(data).ok_or_else(|| FontError::Form(path.to_owned()))
    }

    fn new(data: Vec<u8>) -> Option<Self> {
        let data = Arc::new(data);
        let face = Face::new(Arc::clone(&data).into(), 0)?;
        let font = Self { data, face };
        let case = font.case()?;
        let has = ['あ', '健', GETA].into_iter().all(|c| case.has(c));
        has.then_some(font)
    }

    pub(super) fn face(&self) -> Face {
        self.face.clone()
    }

    /// Its characters.
    pub(super) fn case(&self) -> Option<Case<'_>> {
        FontRef::from_index(&self.data, 0).ok().map(Case)
    }
}

/// The characters of a font.
pub(super) struct Case<'a>(FontRef<'a>);

impl Case<'_> {
    fn has(&self, c: char) -> bool {
        self.0
            .charmap()
            .map(c)
            .is_some_and(|glyph| glyph.to_u32() != 0)
    }

    /// How a character is set; `None` for one that has no place on paper. One that the font does
    /// not have, or whose meaning is private to some machine, is shown as 〓.
    pub(super) fn set(&self, c: char) -> Option<Set> {
        if c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{200b}'..='\u{200f}') {
            return None;
        }
        let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        let shown = if private || !self.has(c) { GETA } else { c };
        let glyph = self.0.charmap().map(shown)?;
        let metrics = self.0.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some(Set {
            shown,
            glyph: GlyphId::new(glyph.to_u32()),
            advance: metrics.advance_width(glyph)?,
        })
    }
}

//! Drawing and tagging.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::Point;
use krilla::metadata::{DateTime as PdfDate, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup,
    TagTree,
};
use krilla::text::KrillaGlyph;

use super::font::Font;
use super::lines::{Line, lines};
use super::place::{MARGIN, PAGE, Placed, Role, Row, SIZE, pages, rows};
use super::{Attachment, PdfError, Sheet};

/// Where the lines of a cell ended up: by row and cell.
type Drawn = BTreeMap<(usize, usize), Vec<Identifier>>;

/// Writes a sheet. The same sheet with the same font is the same file.
///
/// # Errors
/// [`PdfError`].
pub fn write(sheet: &Sheet, font: &Font) -> Result<Vec<u8>, PdfError> {
    let form = |why: &str| PdfError::Form(why.to_owned());
    let rows = rows(sheet, font).ok_or_else(|| form("the font cannot be read"))?;
    let pages = pages(&rows);
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration()?,
        ..SerializeSettings::default()
    });
    let mut drawn = Drawn::new();
    for (number, placed) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| form("page"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for one in placed {
            draw_row(&mut surface, font, &rows, one, &mut drawn);
        }
        foot(&mut surface, font, number + 1, pages.len());
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(&rows, drawn));
    document.set_outline(outline(&rows, &pages));
    let made_at = date(sheet.made_at);
    if let Some(attachment) = &sheet.attachment {
        embed(&mut document, attachment, made_at).ok_or_else(|| form("attachment"))?;
    }
    document.set_metadata(
        Metadata::new()
            .title(sheet.title.clone())
            .language(sheet.lang.clone())
            .authors(vec![sheet.author.clone()])
            .creator("Hikae".to_owned())
            .creation_date(made_at),
    );
    document
        .finish()
        .map_err(|error| PdfError::Form(format!("{error:?}")))
}

/// The strictest levels that allow a file within the file.
fn configuration() -> Result<Configuration, PdfError> {
    ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Form(format!("{error:?}")))
}

fn draw_row(surface: &mut Surface<'_>, font: &Font, rows: &[Row], at: &Placed, drawn: &mut Drawn) {
    let Some(row) = rows.get(at.row) else { return };
    for (number, cell) in row.cells.iter().enumerate() {
        let Some(line) = cell.lines.get(at.line).filter(|line| !line.is_empty()) else {
            continue;
        };
        let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        draw(surface, font, line, Point::from_xy(cell.x, at.y), row.size);
        surface.end_tagged();
        drawn.entry((at.row, number)).or_default().push(identifier);
    }
}

fn draw(surface: &mut Surface<'_>, font: &Font, line: &Line, at: Point, size: f32) {
    let text: String = line.iter().map(|one| one.shown).collect();
    let glyphs: Vec<KrillaGlyph> = line
        .iter()
        .zip(text.char_indices())
        .map(|(one, (start, c))| {
            let range = start..start + c.len_utf8();
            KrillaGlyph::new(one.glyph, one.advance, 0.0, 0.0, 0.0, range, None)
        })
        .collect();
    surface.draw_glyphs(at, &glyphs, font.face(), &text, size, false);
}

/// Which page it is; not part of what is read out.
fn foot(surface: &mut Surface<'_>, font: &Font, page: usize, of: usize) {
    let Some(case) = font.case() else { return };
    let words = lines(&case, &format!("{page} / {of}"), PAGE.0);
    let Some(line) = words.first() else { return };
    let width: f32 = line.iter().map(|one| one.advance * SIZE).sum();
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Footer,
    )));
    let at = Point::from_xy((PAGE.0 - width) / 2.0, PAGE.1 - MARGIN);
    draw(surface, font, line, at, SIZE);
    surface.end_tagged();
}

/// The structure: headings, paragraphs, and lists of names with what they stand for.
fn tree(rows: &[Row], mut drawn: Drawn) -> TagTree {
    let mut tree = TagTree::new();
    let mut list: Option<TagGroup> = None;
    for (number, row) in rows.iter().enumerate() {
        let mut cell = |at: usize| -> Vec<Node> {
            let found = drawn.remove(&(number, at)).unwrap_or_default();
            found.into_iter().map(Node::from).collect()
        };
        if !matches!(row.role, Role::Fact(false))
            && let Some(list) = list.take()
        {
            tree.push(list);
        }
        match row.role {
            Role::Heading(level) => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                let tag = Tag::Hn(level, Some(row.words.clone()));
                tree.push(TagGroup::with_children(tag, cell(0)));
            }
            Role::Paragraph => tree.push(TagGroup::with_children(Tag::P, cell(0))),
            Role::Fact(_) => {
                let mut item = TagGroup::new(Tag::LI);
                item.push(TagGroup::with_children(Tag::Lbl, cell(0)));
                item.push(TagGroup::with_children(Tag::LBody, cell(1)));
                list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None)))
                    .push(item);
            }
        }
    }
    if let Some(list) = list {
        tree.push(list);
    }
    tree
}

/// The bookmarks: headings of the third level under those of the second.
fn outline(rows: &[Row], pages: &[Vec<Placed>]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for (page, placed) in pages.iter().enumerate() {
        for one in placed.iter().filter(|one| one.line == 0) {
            let Some(row) = rows.get(one.row) else {
                continue;
            };
            let target = XyzDestination::new(page, Point::from_xy(MARGIN, one.y - row.size));
            let node = OutlineNode::new(row.words.clone(), target);
            match (row.role, &mut open) {
                (Role::Heading(3), Some(parent)) => parent.push_child(node),
                (Role::Heading(_), _) => {
                    if let Some(done) = open.replace(node) {
                        outline.push_child(done);
                    }
                }
                _ => {}
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

fn embed(document: &mut Document, file: &Attachment, made_at: PdfDate) -> Option<()> {
    document.embed_file(EmbeddedFile {
        path: file.name.clone(),
        mime_type: MimeType::new(&file.media),
        description: Some(file.about.clone()),
        association_kind: AssociationKind::Data,
        data: file.content.clone().into(),
        modification_date: Some(made_at),
        compress: Some(true),
        location: None,
    })
}

fn date(at: DateTime<Utc>) -> PdfDate {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    PdfDate::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

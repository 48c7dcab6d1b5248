//! Reading XML that may be hostile: one document, held as text, walked element by element.
//!
//! Refused: document types (and so every entity but the five of XML), other encodings than the
//! declared and known ones, characters that XML 1.0 forbids, and anything beyond the limits below.

use std::borrow::Cow;

use chrono::NaiveDate;
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_8};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::fault::{Fault, Reason};

/// Largest document, in bytes. A checkup with every item and long texts stays below 300 kB.
pub const MAX_DOCUMENT: u64 = 8 << 20;
const MAX_DEPTH: usize = 40;
const MAX_ELEMENTS: usize = 100_000;
const MAX_TEXT: usize = 64 << 10;
const MAX_ATTRIBUTE: usize = 4 << 10;
const MAX_DECLARATION: usize = 200;

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What is wrong, and at which byte of the decoded text.
#[derive(Debug)]
pub(crate) struct Flaw {
    at: usize,
    reason: Reason,
}

impl Flaw {
    /// What is wrong, without the place.
    pub(crate) fn into_reason(self) -> Reason {
        self.reason
    }

    /// The fault with file and line.
    pub(crate) fn into_fault(self, file: &str, text: &str) -> Fault {
        Fault {
            file: file.to_owned(),
            line: Some(line_of(text, self.at)),
            reason: self.reason,
        }
    }
}

/// Number of the line, from 1, that holds a byte.
fn line_of(text: &str, at: usize) -> u64 {
    let newlines = text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    u64::try_from(newlines).unwrap_or(u64::MAX - 1) + 1
}

/// The text of a document: UTF-8, with or without a byte order mark, or Shift_JIS or EUC-JP if
/// the XML declaration says so.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Reason> {
    if matches!(
        bytes,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [b'<', 0, ..]
    ) {
        return Err(Reason::refused(
            "the file is in UTF-16; this format is UTF-8",
        ));
    }
    let (marked, bytes) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let encoding = match declared_encoding(bytes) {
        None => UTF_8,
        Some(label) => Encoding::for_label(label)
            .filter(|known| [UTF_8, SHIFT_JIS, EUC_JP].contains(known))
            .ok_or_else(|| Reason::refused("the declared encoding is not one that is read"))?,
    };
    if marked && encoding != UTF_8 {
        return Err(Reason::refused(
            "the byte order mark and the declared encoding contradict",
        ));
    }
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(|| Reason::refused(format!("the file is not valid {}", encoding.name())))?;
    let forbidden = |c: char| !is_allowed(c);
    match text.find(forbidden) {
        None => Ok(text),
        Some(_) => Err(Reason::malformed("a character that XML forbids")),
    }
}

/// Whether XML 1.0 §2.2 allows the character.
fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

fn declared_encoding(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..MAX_DECLARATION).unwrap_or(bytes);
    let rest = head.strip_prefix(b"<?xml")?;
    let declaration = split_at_bytes(rest, b"?>")?.0;
    let value = split_at_bytes(declaration, b"encoding")?
        .1
        .trim_ascii_start();
    let value = value.strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first()?;
    value.split(|byte| byte == quote).next()
}

fn split_at_bytes<'b>(bytes: &'b [u8], separator: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let at = bytes
        .windows(separator.len())
        .position(|window| window == separator)?;
    Some((bytes.get(..at)?, bytes.get(at + separator.len()..)?))
}

/// One start tag.
#[derive(Debug)]
pub(crate) struct Element<'x> {
    start: BytesStart<'x>,
    /// Local part of `xsi:type`.
    kind: Option<String>,
    at: usize,
}

impl Element<'_> {
    /// Local name.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Value of an attribute without prefix, if it is there.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.0 == name)
            .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
            .map(Cow::into_owned)
    }

    /// Local part of `xsi:type`.
    pub(crate) fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// Whether it says that it has no value (`nullFlavor`).
    pub(crate) fn is_null(&self) -> bool {
        self.get("nullFlavor").is_some()
    }

    /// A flaw of this element.
    pub(crate) fn flaw(&self, reason: Reason) -> Flaw {
        Flaw {
            at: self.at,
            reason,
        }
    }

    /// What must be within this element, or the flaw that it is not.
    pub(crate) fn require<T>(&self, found: Option<T>, what: &str) -> Result<T, Flaw> {
        found.ok_or_else(|| self.malformed(&format!("no {what}")))
    }

    /// A flaw of this element: `<name>: what`.
    pub(crate) fn malformed(&self, what: &str) -> Flaw {
        self.flaw(Reason::malformed(format!("<{}>: {what}", self.name())))
    }
}

/// A day: `YYYYMMDD`, optionally followed by a time, which is ignored (HL7 TS).
pub(crate) fn day(element: &Element<'_>) -> Result<NaiveDate, Flaw> {
    let text = element.get("value").unwrap_or_default();
    let (date, time) = text.split_at_checked(8).unwrap_or((&text, ""));
    let digits = date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit());
    let time_like = time
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    if !digits || !time_like {
        return Err(element.malformed("not a day written as YYYYMMDD"));
    }
    NaiveDate::parse_from_str(date, "%Y%m%d")
        .map_err(|_| element.malformed("a day that does not exist"))
}

/// A walk through a document.
pub(crate) struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    namespace: Option<String>,
    depth: usize,
    elements: usize,
    at: usize,
}

enum Step<'x> {
    Start(Element<'x>),
    Text(Cow<'x, str>),
    End,
    Done,
}

impl<'x> Xml<'x> {
    /// Opens a document and reads its root. All elements of the document must be in the root's
    /// namespace. Call [`Xml::children`] next, then [`Xml::finish`].
    pub(crate) fn open(text: &'x str) -> Result<(Self, Element<'x>), Flaw> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_comments = true;
        let mut xml = Self {
            reader,
            namespace: None,
            depth: 0,
            elements: 0,
            at: 0,
        };
        loop {
            match xml.step()? {
                Step::Start(root) => return Ok((xml, root)),
                Step::Text(text) if text.trim().is_empty() => {}
                _ => return Err(xml.flaw("text before the root element")),
            }
        }
    }

    /// Namespace of the root element.
    pub(crate) fn namespace(&self) -> &str {
        self.namespace.as_deref().unwrap_or_default()
    }

    /// Calls `each` for every child of the element just read. What `each` leaves unread of a
    /// child is skipped.
    pub(crate) fn children(
        &mut self,
        each: impl FnMut(&mut Self, &Element<'x>) -> Result<(), Flaw>,
    ) -> Result<(), Flaw> {
        self.content(each, |_| {})
    }

    /// The element's own text, trimmed, with line breaks and the indentation around them as one
    /// space. Calls `each` for every child.
    pub(crate) fn mixed(
        &mut self,
        each: impl FnMut(&mut Self, &Element<'x>) -> Result<(), Flaw>,
    ) -> Result<String, Flaw> {
        let mut text = String::new();
        self.content(each, |part| text.push_str(part))?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(lines.collect::<Vec<_>>().join(" "))
    }

    /// All text within the element just read, trimmed.
    pub(crate) fn text(&mut self) -> Result<String, Flaw> {
        let inside = self.depth;
        let mut text = String::new();
        while self.depth >= inside {
            if let Step::Text(part) = self.step_inside()? {
                text.push_str(&part);
            }
        }
        Ok(text.trim().to_owned())
    }

    /// Checks that nothing follows the root element.
    pub(crate) fn finish(mut self) -> Result<(), Flaw> {
        loop {
            match self.step()? {
                Step::Done => return Ok(()),
                Step::Text(text) if text.trim().is_empty() => {}
                _ => return Err(self.flaw("something follows the root element")),
            }
        }
    }

    fn content(
        &mut self,
        mut each: impl FnMut(&mut Self, &Element<'x>) -> Result<(), Flaw>,
        mut text: impl FnMut(&str),
    ) -> Result<(), Flaw> {
        let inside = self.depth;
        while self.depth >= inside {
            match self.step_inside()? {
                Step::Start(child) => {
                    each(self, &child)?;
                    self.skip_to(inside)?;
                }
                Step::Text(part) => text(&part),
                Step::End | Step::Done => {}
            }
        }
        Ok(())
    }

    /// Skips what is left of a child. An observation there would be lost, so it is a flaw.
    fn skip_to(&mut self, depth: usize) -> Result<(), Flaw> {
        while self.depth > depth {
            if let Step::Start(element) = self.step_inside()?
                && element.name() == "observation"
            {
                return Err(element.malformed("not allowed in this place"));
            }
        }
        Ok(())
    }

    fn step_inside(&mut self) -> Result<Step<'x>, Flaw> {
        match self.step()? {
            Step::Done => Err(self.flaw("the file ends before its last element is closed")),
            step => Ok(step),
        }
    }

    fn step(&mut self) -> Result<Step<'x>, Flaw> {
        loop {
            self.at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let event = self
                .reader
                .read_event()
                .map_err(|error| self.broken(&error))?;
            return match event {
                Event::Start(start) | Event::Empty(start) => self.start(start).map(Step::Start),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Ok(Step::End)
                }
                Event::Text(text) => self.limited(text.xml10_content()),
                Event::CData(text) => self.limited(text.xml10_content()),
                Event::GeneralRef(reference) => self.resolved(&reference),
                Event::Decl(declaration) => match declaration.version() {
                    Ok(version) if version == "1.0" => continue,
                    _ => Err(self.flaw("not XML 1.0")),
                },
                Event::DocType(_) => Err(Flaw {
                    at: self.at,
                    reason: Reason::refused("the file has a document type (DOCTYPE)"),
                }),
                Event::Comment(_) | Event::PI(_) => continue,
                Event::Eof if self.depth == 0 => Ok(Step::Done),
                Event::Eof => Err(self.flaw("the file ends before its last element is closed")),
            };
        }
    }

    fn start(&mut self, start: BytesStart<'x>) -> Result<Element<'x>, Flaw> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > MAX_DEPTH || self.elements > MAX_ELEMENTS {
            return Err(Flaw {
                at: self.at,
                reason: Reason::refused("elements are nested too deeply or too many"),
            });
        }
        let resolver = self.reader.resolver();
        let namespace = match resolver.resolve_element(start.name()).0 {
            ResolveResult::Bound(Namespace(namespace)) => namespace,
            ResolveResult::Unbound => "",
            ResolveResult::Unknown(_) => return Err(self.flaw("an unknown namespace prefix")),
        };
        match self.namespace.as_deref() {
            None => self.namespace = Some(namespace.to_owned()),
            Some(expected) if expected == namespace => {}
            Some(_) => {
                return Err(self.flaw("an element is in another namespace than the document"));
            }
        }
        let kind = self.check_attributes(&start)?;
        Ok(Element {
            start,
            kind,
            at: self.at,
        })
    }

    /// Checks every attribute once, so that reading one later cannot fail; finds `xsi:type`.
    fn check_attributes(&self, start: &BytesStart<'x>) -> Result<Option<String>, Flaw> {
        let mut kind = None;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| self.flaw("an attribute is malformed"))?;
            if attribute.value.len() > MAX_ATTRIBUTE {
                return Err(self.flaw("an attribute is too long"));
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| self.flaw("an attribute holds an unknown entity"))?;
            if value.chars().any(|c| !is_allowed(c)) {
                return Err(self.flaw("a character that XML forbids"));
            }
            let (namespace, local) = self.reader.resolver().resolve_attribute(attribute.key);
            if namespace == ResolveResult::Bound(Namespace(XSI)) && local.into_inner() == "type" {
                let name = value.trim();
                kind = Some(
                    name.rsplit_once(':')
                        .map_or(name, |(_, local)| local)
                        .to_owned(),
                );
            }
        }
        Ok(kind)
    }

    fn limited(&self, text: Cow<'x, str>) -> Result<Step<'x>, Flaw> {
        if text.len() > MAX_TEXT {
            return Err(Flaw {
                at: self.at,
                reason: Reason::refused("a text is too long"),
            });
        }
        Ok(Step::Text(text))
    }

    fn resolved(&self, reference: &quick_xml::events::BytesRef<'x>) -> Result<Step<'x>, Flaw> {
        let c = match &**reference {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "apos" => Some('\''),
            "quot" => Some('"'),
            _ => reference
                .resolve_char_ref()
                .ok()
                .flatten()
                .filter(|c| is_allowed(*c)),
        };
        c.map(|c| Step::Text(Cow::Owned(c.to_string())))
            .ok_or_else(|| self.flaw("an unknown entity"))
    }

    fn flaw(&self, what: &str) -> Flaw {
        Flaw {
            at: self.at,
            reason: Reason::malformed(what),
        }
    }

    /// What the reader found, in words that carry no content.
    fn broken(&self, error: &quick_xml::Error) -> Flaw {
        use quick_xml::Error;
        let what = match error {
            Error::Syntax(syntax) => format!("not well-formed: {syntax}"),
            Error::IllFormed(_) => "not well-formed: tags do not match".to_owned(),
            Error::InvalidAttr(_) => "not well-formed: an attribute is malformed".to_owned(),
            Error::Namespace(_) => "a namespace declaration is wrong".to_owned(),
            _ => "not well-formed".to_owned(),
        };
        let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        Flaw {
            at: at.max(self.at),
            reason: Reason::malformed(what),
        }
    }
}

//! ZIP packages of a checkup delivery: `<sender>_<receiver>_<date>….zip` with ix08, su08 and
//! `DATA/h….xml`. Files are recognised by content. Nothing is ever unpacked to a disk.

#[cfg(test)]
mod tests;

use std::io::{self, Read, Seek, SeekFrom};

use zip::read::{ArchiveOffset, Config};
use zip::{CompressionMethod, ZipArchive};

use super::cda;
use super::fault::Reason;
use super::found::{Found, Sink, Stopped};
use super::kind::{self, Kind};
use super::mhlw::{self, Index, Summary};
use super::parsed::ParsedCheckup;
use super::xml::MAX_DOCUMENT;

/// Most files in a package.
pub const MAX_ENTRIES: usize = 50_000;
/// Most bytes in all files of a package, unpacked.
pub const MAX_TOTAL: u64 = 4 << 30;
/// Most times that a file may be larger than what it is packed into. Checkups reach 25.
pub const MAX_RATIO: u64 = 200;
/// Files up to this size are not measured by their ratio.
const RATIO_FROM: u64 = 64 << 10;

/// Reads a package, one file after the other.
///
/// # Errors
/// [`Stopped`] if nobody listens any more. What is wrong with the package or a file of it goes
/// to the sink.
pub fn read<R: Read + Seek>(
    source: R,
    file: &str,
    sink: Sink<'_, ParsedCheckup>,
) -> Result<(), Stopped> {
    match open(source) {
        Ok(archive) => Contents {
            file,
            documents: 0,
            index: None,
            summary: None,
        }
        .read(archive, sink),
        Err(reason) => sink(Found::fault(file, None, reason, &[])),
    }
}

/// Opens a package, and refuses it as a whole if anything in its directory is wrong.
fn open<R: Read + Seek>(mut source: R) -> Result<ZipArchive<R>, Reason> {
    let damaged = |_| Reason::malformed("the ZIP package is damaged");
    let entries =
        announced_entries(&mut source).map_err(|_| Reason::malformed("no ZIP package"))?;
    if entries.is_none_or(|entries| usize::from(entries) > MAX_ENTRIES) {
        return Err(Reason::refused(format!(
            "more than {MAX_ENTRIES} files, or ZIP64"
        )));
    }
    let config = Config {
        archive_offset: ArchiveOffset::Known(0),
    };
    let mut archive = ZipArchive::with_config(config, source).map_err(damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Reason::refused(format!("more than {MAX_ENTRIES} files")));
    }
    if archive.has_duplicate_names() {
        return Err(Reason::refused("two files have the same name"));
    }
    if archive.has_overlapping_entries().map_err(damaged)? {
        return Err(Reason::refused("files overlap each other"));
    }
    let mut total = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_data(at).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?;
        if !is_inside(&name) || entry.is_symlink() {
            return Err(Reason::refused("a file name leads out of the package"));
        }
        if entry.encrypted() {
            return Err(Reason::refused("the package is encrypted"));
        }
        if !matches!(
            entry.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            return Err(Reason::refused("a compression other than deflate"));
        }
        if entry.size() > RATIO_FROM && entry.size() / MAX_RATIO > entry.compressed_size() {
            return Err(Reason::refused(
                "a file would unpack to far more than it should",
            ));
        }
        total = total.saturating_add(entry.size());
    }
    if total > MAX_TOTAL {
        return Err(Reason::refused(
            "the package would unpack to more than 4 GiB",
        ));
    }
    Ok(archive)
}

/// How many files the end of the package announces (APPNOTE 4.3.16); `None` for ZIP64.
fn announced_entries<R: Read + Seek>(source: &mut R) -> io::Result<Option<u16>> {
    const RECORD: usize = 22;
    const LONGEST: u64 = RECORD as u64 + u16::MAX as u64;
    let length = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(length.saturating_sub(LONGEST)))?;
    let mut tail = Vec::new();
    source.take(LONGEST).read_to_end(&mut tail)?;
    let record = tail.windows(RECORD).rev().find_map(|window| match window {
        [b'P', b'K', 5, 6, _, _, _, _, _, _, low, high, ..] => {
            Some(u16::from_le_bytes([*low, *high]))
        }
        _ => None,
    });
    let entries = record.ok_or(io::ErrorKind::InvalidData)?;
    Ok((entries != u16::MAX).then_some(entries))
}

/// Whether a name stays within the package wherever it would be unpacked.
fn is_inside(name: &str) -> bool {
    let rooted = name.starts_with('/') || name.contains([':', '\\', '\0']);
    !rooted && name.split('/').all(|part| part != "..")
}

/// What a package holds besides checkups.
struct Contents<'f> {
    file: &'f str,
    documents: u64,
    index: Option<Index>,
    summary: Option<Summary>,
}

impl Contents<'_> {
    fn read<R: Read + Seek>(
        mut self,
        mut archive: ZipArchive<R>,
        sink: Sink<'_, ParsedCheckup>,
    ) -> Result<(), Stopped> {
        for at in 0..archive.len() {
            let Ok(entry) = archive.by_index(at) else {
                sink(Found::fault(
                    self.file,
                    None,
                    Reason::malformed("a file is damaged"),
                    &[],
                ))?;
                continue;
            };
            let name = entry
                .name()
                .unwrap_or_default()
                .replace(char::is_control, "");
            let place = format!("{}/{name}", self.file);
            let packed = entry.compressed_size();
            if entry.is_file() {
                match unpack(entry) {
                    Ok(bytes) => self.file(&place, &bytes, sink)?,
                    Err(reason) => sink(Found::fault(&place, None, reason, &[]))?,
                }
            }
            sink(Found::Advance(packed))?;
        }
        self.compare(sink)
    }

    fn file(
        &mut self,
        place: &str,
        bytes: &[u8],
        sink: Sink<'_, ParsedCheckup>,
    ) -> Result<(), Stopped> {
        let kind = match kind::recognise(bytes) {
            Ok(kind) => kind,
            Err(reason) if is_xml(bytes) => return sink(Found::fault(place, None, reason, bytes)),
            Err(_) => return remark(sink, place, "left aside: not XML"),
        };
        match kind {
            Kind::Package => sink(Found::fault(
                place,
                None,
                Reason::refused("a ZIP within a ZIP"),
                &[],
            )),
            Kind::Document => {
                self.documents += 1;
                document(place, bytes, sink)
            }
            Kind::Index => match mhlw::index(bytes, place) {
                Ok(_) if self.index.is_some() => remark(sink, place, "a second index"),
                Ok(index) => {
                    self.index = Some(index);
                    Ok(())
                }
                Err(fault) => remark(sink, &fault.place(), &fault.reason.to_string()),
            },
            Kind::Summary => match mhlw::summary(bytes, place) {
                Ok(summary) => {
                    self.summary = Some(summary);
                    Ok(())
                }
                Err(fault) => remark(sink, &fault.place(), &fault.reason.to_string()),
            },
            Kind::Claim | Kind::Schema => Ok(()),
        }
    }

    /// Compares what index and summary announce with what was there.
    fn compare(&self, sink: Sink<'_, ParsedCheckup>) -> Result<(), Stopped> {
        let found = self.documents;
        match &self.index {
            None => remark(sink, self.file, "the package has no index (ix08)")?,
            Some(Index { total_records, .. }) if *total_records != found => {
                let text =
                    format!("the index announces {total_records} reports, {found} are there");
                remark(sink, self.file, &text)?;
            }
            Some(_) => {}
        }
        match &self.summary {
            Some(Summary { total_subjects, .. }) if *total_subjects != found => {
                let text = format!(
                    "the summary counts {total_subjects} people, {found} reports are there"
                );
                remark(sink, self.file, &text)
            }
            _ => Ok(()),
        }
    }
}

/// Reads one CDA document. Health guidance shares its root with checkups and is left aside.
pub(super) fn document(
    place: &str,
    bytes: &[u8],
    sink: Sink<'_, ParsedCheckup>,
) -> Result<(), Stopped> {
    match cda::parse(bytes, place) {
        Ok(mut checkup) => {
            for text in std::mem::take(&mut checkup.remarks) {
                remark(sink, place, &text)?;
            }
            sink(Found::Item {
                file: place.to_owned(),
                line: None,
                value: checkup,
                content: bytes.to_vec(),
            })
        }
        Err(fault) => sink(Found::fault(&fault.file, fault.line, fault.reason, bytes)),
    }
}

fn remark(sink: Sink<'_, ParsedCheckup>, place: &str, text: &str) -> Result<(), Stopped> {
    sink(Found::Remark {
        place: place.to_owned(),
        remark: text.to_owned(),
    })
}

fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    matches!(
        bytes.trim_ascii_start(),
        [b'<', ..] | [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, b'<', ..]
    )
}

/// Unpacks one file, however large it claims to be, up to the limit.
fn unpack(entry: impl Read) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    entry
        .take(MAX_DOCUMENT + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Reason::malformed("the file is damaged"))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_DOCUMENT) {
        Ok(bytes)
    } else {
        Err(Reason::refused("the file is larger than 8 MiB"))
    }
}

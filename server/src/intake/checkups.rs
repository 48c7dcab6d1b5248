//! Files with checkups: single documents and packages.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use super::fault::Reason;
use super::found::{Found, Sink, Stopped};
use super::kind::{self, Kind};
use super::package;
use super::parsed::ParsedCheckup;
use super::xml::MAX_DOCUMENT;

/// Reads a file with checkups, whichever kind it is.
///
/// # Errors
/// [`Stopped`] if nobody listens any more. Whatever is wrong goes to the sink.
pub fn read(path: &Path, sink: Sink<'_, ParsedCheckup>) -> Result<(), Stopped> {
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => read_from(BufReader::new(file), &name, sink),
        Err(error) => sink(Found::unreadable(&name, &error)),
    }
}

/// Reads an open file; `name` is what faults call it.
///
/// # Errors
/// As [`read`].
pub fn read_from<R: Read + Seek>(
    mut source: R,
    name: &str,
    sink: Sink<'_, ParsedCheckup>,
) -> Result<(), Stopped> {
    let mut head = Vec::new();
    if let Err(error) = source.by_ref().take(4).read_to_end(&mut head) {
        return sink(Found::unreadable(name, &error));
    }
    if kind::is_zip(&head) {
        return package::read(source, name, sink);
    }
    let mut bytes = head;
    if let Err(error) = source.take(MAX_DOCUMENT).read_to_end(&mut bytes) {
        return sink(Found::unreadable(name, &error));
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > MAX_DOCUMENT {
        let reason = Reason::refused("the file is larger than 8 MiB");
        return sink(Found::fault(name, None, reason, &[]));
    }
    match kind::recognise(&bytes) {
        Ok(Kind::Document) => package::document(name, &bytes, sink)?,
        Ok(_) => {
            let reason = Reason::not_recognised("XML that belongs into a package with checkups");
            sink(Found::fault(name, None, reason, &[]))?;
        }
        Err(reason) => sink(Found::fault(name, None, reason, &[]))?,
    }
    sink(Found::Advance(length))
}

//! Room for a signature in a PDF: an addition to the file as it is (an incremental update), with a
//! form field that shows nothing and holds the signature.
//!
//! This reads files of our own writer only, which writes its objects one by one and its table of
//! them in the old form. Whatever looks different is refused.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

/// Bytes that a signature may have: two or three certificates with RSA keys fit in.
const LARGEST: usize = 12 * 1024;

/// Digits of a place in the file.
const DIGITS: usize = 10;

/// A file with room for its signature.
pub(super) struct Room {
    file: Vec<u8>,
    /// Where the room begins and ends, brackets included.
    from: usize,
    until: usize,
}

/// Adds the field, and says in the file what the signature will be over. `None` for a file that
/// is not understood.
pub(super) fn make_room(mut file: Vec<u8>, at: DateTime<Utc>) -> Option<Room> {
    let trailer = Trailer::of(&file)?;
    let catalog = object(&file, b"<</Type/Catalog/")?;
    let page = object(&file, b"<</Type/Page/")?;
    let (field, value) = (trailer.size, trailer.size + 1);
    let mut places = Vec::new();
    let mut add = |file: &mut Vec<u8>, number: u32, content: &[u8]| {
        places.push((number, file.len()));
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(content);
        file.extend(b"\nendobj\n");
    };
    file.extend(b"\n");
    let with = |dictionary: &[u8], more: &str| -> Option<Vec<u8>> {
        let mut changed = dictionary.strip_suffix(b">>")?.to_vec();
        changed.extend(more.bytes());
        changed.extend(b">>");
        Some(changed)
    };
    let form = format!("/AcroForm<</Fields[{field} 0 R]/SigFlags 3>>");
    let catalog_with = with(&catalog.dictionary, &form)?;
    add(&mut file, catalog.number, &catalog_with);
    let page_with = with(&page.dictionary, &format!("/Annots[{field} 0 R]"))?;
    add(&mut file, page.number, &page_with);
    // Printed and locked, without size, beside the page: nothing to see and nothing to read out.
    let widget = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/TU(Signature)/F 132\
         /Rect[-1 -1 -1 -1]/P {} 0 R/V {value} 0 R>>",
        page.number
    );
    add(&mut file, field, widget.as_bytes());
    let start = file.len();
    let blank = " ".repeat(DIGITS);
    let before = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:{}Z)\
         /ByteRange[0 {blank} {blank} {blank}]/Contents",
        at.format("%Y%m%d%H%M%S")
    );
    let signature = format!("{before}<{}>>>", "0".repeat(2 * LARGEST));
    add(&mut file, value, signature.as_bytes());
    let from = start + format!("{value} 0 obj\n{before}").len();
    let until = from + 2 * LARGEST + 2;
    end(&mut file, &trailer, &mut places)?;
    let whole = file.len();
    let range = format!("0 {from:DIGITS$} {until:DIGITS$} {:DIGITS$}", whole - until);
    let range_at = from - format!("{range}]/Contents").len();
    file.get_mut(range_at..range_at + range.len())?
        .copy_from_slice(range.as_bytes());
    Some(Room { file, from, until })
}

impl Room {
    /// What the signature is over: everything before the room, and everything after.
    pub(super) fn signed(&self) -> [&[u8]; 2] {
        let before = self.file.get(..self.from).unwrap_or_default();
        let after = self.file.get(self.until..).unwrap_or_default();
        [before, after]
    }

    /// The file with its signature; `None` if there is not room enough.
    pub(super) fn fill(&mut self, signature: &[u8]) -> Option<Vec<u8>> {
        let digits = hex::encode(signature);
        let from = self.from + 1;
        let until = from
            .checked_add(digits.len())
            .filter(|end| *end < self.until)?;
        self.file
            .get_mut(from..until)?
            .copy_from_slice(digits.as_bytes());
        Some(std::mem::take(&mut self.file))
    }
}

/// An object as it stands in the file.
struct Object {
    number: u32,
    dictionary: Vec<u8>,
}

/// The first object whose dictionary begins so.
fn object(file: &[u8], begins: &[u8]) -> Option<Object> {
    let at = find(file, begins)?;
    let head = file.get(at.saturating_sub(24)..at)?;
    let head = std::str::from_utf8(head.rsplit(|byte| *byte == b'\n').nth(1)?).ok()?;
    let number = head.strip_suffix(" 0 obj")?.parse().ok()?;
    let rest = file.get(at..)?;
    let dictionary = rest.get(..find(rest, b"\nendobj")?)?.to_vec();
    Some(Object { number, dictionary })
}

/// How a file ends.
struct Trailer {
    /// One more than the largest number of an object.
    size: u32,
    /// What else the file says about itself.
    rest: String,
    /// Where its table of objects is.
    table: usize,
}

impl Trailer {
    fn of(file: &[u8]) -> Option<Self> {
        let tail = file.get(file.len().saturating_sub(1024)..)?;
        let at = find(tail, b"trailer\n<</Size ")?;
        let text = std::str::from_utf8(tail.get(at..)?).ok()?;
        let text = text.strip_prefix("trailer\n<</Size ")?;
        let (dictionary, after) = text.split_once(">>\nstartxref\n")?;
        let (size, rest) = dictionary.split_once('/')?;
        let (table, end) = after.split_once('\n')?;
        (end.trim_end() == "%%EOF").then_some(())?;
        Some(Self {
            size: size.parse().ok()?,
            rest: format!("/{rest}"),
            table: table.parse().ok()?,
        })
    }
}

/// The table of what was added, and the new end.
fn end(file: &mut Vec<u8>, trailer: &Trailer, places: &mut [(u32, usize)]) -> Option<()> {
    let table = file.len();
    let mut text = "xref\n".to_owned();
    places.sort_unstable();
    for (number, place) in &*places {
        write!(text, "{number} 1\n{place:010} 00000 n \n").ok()?;
    }
    let Trailer {
        size,
        rest,
        table: previous,
    } = trailer;
    let size = size + 2;
    write!(
        text,
        "trailer\n<</Size {size}{rest}/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n"
    )
    .ok()?;
    file.extend(text.bytes());
    Some(())
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|part| part == what)
}

//! Files that go along with circulars: PDFs, and none that does anything but show.
//!
//! A file is not taken for what it is called. What runs, starts programs, sends, or hides another
//! file is refused (ISO 32000-2, 12.6 actions, 7.11.4 embedded files, 12.7.8 XFA), and so is a link
//! to a place that links of circulars may not lead to.

use hikae_core::circular::{Host, is_allowed};
use lopdf::{Dictionary, Document, Object};

/// As large as a file may be.
pub const LARGEST: usize = 5 * 1024 * 1024;

/// Why a file cannot go along.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`LARGEST`].
    #[error("the file is too large")]
    Large,
    /// It is something else than a PDF, or something else as well.
    #[error("not a PDF")]
    NotPdf,
    /// It is damaged.
    #[error("the PDF cannot be read")]
    Damaged,
    /// It asks for a password.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// It does something; what, as the standard names it.
    #[error("the PDF does something: {0}")]
    Active(String),
    /// It has another file in it.
    #[error("the PDF has a file in it")]
    Embedded,
    /// A link in it leads elsewhere.
    #[error("a link in the PDF leads elsewhere: {0}")]
    Elsewhere(String),
}

/// Types of actions that do something, or lead to other files.
const ACTIONS: [&str; 11] = [
    "JavaScript",
    "Launch",
    "ImportData",
    "SubmitForm",
    "ResetForm",
    "GoToR",
    "GoToE",
    "Rendition",
    "Movie",
    "Sound",
    "RichMediaExecute",
];

/// Annotations that are more than something to look at.
const ANNOTATIONS: [&str; 5] = ["RichMedia", "Movie", "Sound", "3D", "Screen"];

/// Entries that hold what runs.
const ENTRIES: [&str; 4] = ["JS", "JavaScript", "XFA", "RichMediaContent"];

/// Entries that hold another file.
const FILES: [&str; 3] = ["EmbeddedFiles", "EF", "AF"];

/// The same by their names alone, in what a later part of the file has replaced, and where a reader
/// other than ours might still look. They are too long to stand there by chance.
const BYTES: [&str; 4] = ["/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia"];

/// Whether a file can go along, if links may lead to these hosts. Takes a while for a large one:
/// not for an asynchronous thread.
///
/// # Errors
/// [`Refused`].
pub fn check(bytes: &[u8], hosts: &[Host]) -> Result<(), Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refused::Large);
    }
    if !is_pdf_alone(bytes) {
        return Err(Refused::NotPdf);
    }
    let document = Document::load_mem(bytes).map_err(|error| match error {
        lopdf::Error::InvalidPassword => Refused::Encrypted,
        _ => Refused::Damaged,
    })?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Refused::Encrypted);
    }
    if document.get_pages().is_empty() {
        return Err(Refused::Damaged);
    }
    for object in document.objects.values() {
        look(object, hosts)?;
    }
    dictionary(&document.trailer, hosts)?;
    match BYTES.into_iter().find(|name| holds(bytes, name.as_bytes())) {
        Some("/EmbeddedFile") => Err(Refused::Embedded),
        Some(name) => Err(Refused::Active(name.trim_start_matches('/').to_owned())),
        None => Ok(()),
    }
}

/// Begins as a PDF at its first byte, and ends as one: nothing else can be hung before or behind.
fn is_pdf_alone(bytes: &[u8]) -> bool {
    let end = bytes.trim_ascii_end();
    bytes.starts_with(b"%PDF-") && end.ends_with(b"%%EOF")
}

fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|part| part == name)
}

fn look(object: &Object, hosts: &[Host]) -> Result<(), Refused> {
    match object {
        Object::Array(all) => all.iter().try_for_each(|one| look(one, hosts)),
        Object::Dictionary(found) => dictionary(found, hosts),
        Object::Stream(stream) => dictionary(&stream.dict, hosts),
        _ => Ok(()),
    }
}

fn dictionary(found: &Dictionary, hosts: &[Host]) -> Result<(), Refused> {
    let named = |key: &str| match found.get(key.as_bytes()) {
        Ok(Object::Name(name)) => String::from_utf8_lossy(name).into_owned(),
        _ => String::new(),
    };
    let is_among = |names: &[&str], name: &str| names.contains(&name);
    let (kind, subtype, action) = (named("Type"), named("Subtype"), named("S"));
    if kind == "EmbeddedFile" || subtype == "FileAttachment" {
        return Err(Refused::Embedded);
    }
    if is_among(&ACTIONS, &action) {
        return Err(Refused::Active(action));
    }
    if is_among(&ANNOTATIONS, &subtype) {
        return Err(Refused::Active(subtype));
    }
    if action == "URI"
        && let Ok(Object::String(link, _)) = found.get(b"URI")
    {
        let link = String::from_utf8_lossy(link);
        if !is_allowed(&link, hosts) {
            return Err(Refused::Elsewhere(link.into_owned()));
        }
    }
    for (key, value) in found {
        let key = String::from_utf8_lossy(key);
        if is_among(&ENTRIES, &key) {
            return Err(Refused::Active(key.into_owned()));
        }
        if is_among(&FILES, &key) {
            return Err(Refused::Embedded);
        }
        look(value, hosts)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use lopdf::{Stream, StringFormat, dictionary};

    use super::*;
    use crate::documents::pdf::{self, Attachment, Block, Font, Sheet};

    /// A document of one page, whose catalogue and page have these entries.
    fn document(catalogue: &[(&str, Object)], page: &[(&str, Object)]) -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        let pages = document.new_object_id();
        let content = document.add_object(Stream::new(dictionary! {}, b"BT ET".to_vec()));
        let mut sheet = dictionary! {
            "Type" => "Page",
            "Parent" => pages,
            "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        for (key, value) in page {
            sheet.set(*key, value.clone());
        }
        let sheet = document.add_object(sheet);
        let all = dictionary! {
            "Type" => "Pages",
            "Kids" => vec![sheet.into()],
            "Count" => 1,
        };
        document.objects.insert(pages, all.into());
        let mut root = dictionary! { "Type" => "Catalog", "Pages" => pages };
        for (key, value) in catalogue {
            root.set(*key, value.clone());
        }
        let root = document.add_object(root);
        document.trailer.set("Root", root);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn text(text: &str) -> Object {
        Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
    }

    fn action(kind: &str, more: &[(&str, Object)]) -> Object {
        let mut action = dictionary! { "Type" => "Action", "S" => kind };
        for (key, value) in more {
            action.set(*key, value.clone());
        }
        action.into()
    }

    fn hosts() -> Vec<Host> {
        vec![Host::new("mihon.example").unwrap()]
    }

    fn checked(bytes: &[u8]) -> Result<(), Refused> {
        check(bytes, &hosts())
    }

    fn annotation(subtype: &str, of: Object) -> Vec<(&'static str, Object)> {
        let one = dictionary! { "Type" => "Annot", "Subtype" => subtype, "A" => of };
        vec![("Annots", vec![Object::from(one)].into())]
    }

    fn sheet(attachment: Option<Attachment>) -> Vec<u8> {
        let sheet = Sheet {
            title: "健診のご案内".to_owned(),
            lang: "ja".to_owned(),
            author: "見本市".to_owned(),
            made_at: "2026-11-22T00:00:00Z".parse().unwrap(),
            blocks: vec![Block::Paragraph("年に1回、受けられます。".to_owned())],
            attachment,
        };
        pdf::write(&sheet, &Font::load(None).unwrap()).unwrap()
    }

    #[test]
    fn a_pdf_that_only_shows_goes_along() {
        assert_eq!(checked(&document(&[], &[])), Ok(()));
        assert_eq!(checked(&sheet(None)), Ok(()));
        let inside = action("GoTo", &[("D", text("top"))]);
        let page = annotation("Link", inside.clone());
        assert_eq!(checked(&document(&[("OpenAction", inside)], &page)), Ok(()));
    }

    #[test]
    fn what_runs_starts_or_sends_is_refused_wherever_it_hides() {
        for kind in ACTIONS {
            let found = Err(Refused::Active(kind.to_owned()));
            let act = action(kind, &[]);
            let opened = document(&[("OpenAction", act.clone())], &[]);
            assert_eq!(checked(&opened), found, "{kind}");
            let page = annotation("Link", action("GoTo", &[("Next", vec![act].into())]));
            assert_eq!(checked(&document(&[], &page)), found, "{kind}");
        }
        for kind in ANNOTATIONS {
            let page = annotation(kind, Object::Null);
            let found = Err(Refused::Active(kind.to_owned()));
            assert_eq!(checked(&document(&[], &page)), found, "{kind}");
        }
        let form = dictionary! { "XFA" => text("<xdp/>") };
        let form = document(&[("AcroForm", form.into())], &[]);
        assert_eq!(checked(&form), Err(Refused::Active("XFA".to_owned())));
        let names = dictionary! { "JavaScript" => dictionary! {} };
        let names = document(&[("Names", names.into())], &[]);
        assert_eq!(
            checked(&names),
            Err(Refused::Active("JavaScript".to_owned()))
        );
    }

    #[test]
    fn a_name_that_is_spelled_in_another_way_is_the_same_name() {
        let act = action("Launch", &[]);
        let bytes = document(&[("OpenAction", act)], &[]);
        let spelled = replaced(&bytes, b"/Launch", b"/L#61unch");
        assert!(holds(&spelled, b"/L#61unch"));
        assert!(matches!(
            checked(&spelled),
            Err(Refused::Active(_) | Refused::Damaged)
        ));
    }

    fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        let at = bytes.windows(from.len()).position(|part| part == from);
        let at = at.unwrap();
        [&bytes[..at], to, &bytes[at + from.len()..]].concat()
    }

    #[test]
    fn a_file_within_the_file_is_refused() {
        let attachment = Attachment {
            name: "x.json".to_owned(),
            media: "application/json".to_owned(),
            about: "x".to_owned(),
            content: b"{}".to_vec(),
        };
        assert_eq!(checked(&sheet(Some(attachment))), Err(Refused::Embedded));
        let page = annotation("FileAttachment", Object::Null);
        assert_eq!(checked(&document(&[], &page)), Err(Refused::Embedded));
    }

    #[test]
    fn links_lead_where_links_of_circulars_may() {
        let link = |to: &str| {
            let page = annotation("Link", action("URI", &[("URI", text(to))]));
            checked(&document(&[], &page))
        };
        assert_eq!(link("https://www.mihon.example/kenshin"), Ok(()));
        for to in [
            "https://evil.example/",
            "http://mihon.example",
            "javascript:1",
        ] {
            assert_eq!(link(to), Err(Refused::Elsewhere(to.to_owned())));
        }
    }

    #[test]
    fn what_is_no_pdf_or_something_else_as_well_is_refused() {
        let good = document(&[], &[]);
        for wrong in [
            b"PK\x03\x04 a document of some office".to_vec(),
            b"<html>%PDF-1.7 %%EOF".to_vec(),
            [b"\n".as_slice(), &good].concat(),
            [good.as_slice(), b"PK\x05\x06"].concat(),
        ] {
            assert_eq!(checked(&wrong), Err(Refused::NotPdf));
        }
        assert_eq!(checked(b""), Err(Refused::Empty));
        assert_eq!(checked(&vec![b'%'; LARGEST + 1]), Err(Refused::Large));
        assert_eq!(checked(b"%PDF-1.7\n%%EOF"), Err(Refused::Damaged));
    }

    #[test]
    fn damage_anywhere_is_an_answer_and_no_panic() {
        let good = sheet(None);
        for cut in (0..good.len()).step_by(good.len() / 200 + 1) {
            let mut broken = good.clone();
            broken[cut] ^= 0x55;
            let _ = checked(&broken);
            let _ = checked(&[&good[..cut], b"%%EOF"].concat());
        }
    }

    #[test]
    fn an_encrypted_pdf_is_refused() {
        let mut bytes = Vec::new();
        let mut open = Document::load_mem(&document(&[], &[])).unwrap();
        let id = text("0123456789abcdef");
        open.trailer.set("ID", vec![id.clone(), id]);
        let version = lopdf::EncryptionVersion::V2 {
            document: &open,
            owner_password: "owner",
            user_password: "user",
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).unwrap();
        open.encrypt(&state).unwrap();
        open.save_to(&mut bytes).unwrap();
        assert_eq!(checked(&bytes), Err(Refused::Encrypted));
    }
}

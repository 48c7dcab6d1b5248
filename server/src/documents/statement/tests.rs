use std::fs;
use std::path::PathBuf;

use chrono::TimeZone as _;
use hikae_app::citizen::access_log::Notes;
use hikae_app::citizen::statement::Ledger;
use hikae_core::disclosure::{Days, Entry};
use tempfile::TempDir;

use super::*;
use crate::documents::audit_event::tests::entries;
use crate::documents::outside::{asked, python, said};

fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 3, 0, 0).unwrap()
}

fn own() -> Seal {
    Seal::own(&[7; 32], "kenko.mihon.example", "みほん市, 健康課").unwrap()
}

fn press(seal: Seal) -> Press {
    Press::new(None, seal).unwrap()
}

fn paper(entries: Vec<Entry>, seal: Told) -> Paper {
    Paper {
        municipality: "みほん市".to_owned(),
        name: "見本 花子".to_owned(),
        demo: true,
        made_at: at(),
        days: Days::default(),
        unreadable: Vec::new(),
        of: 2,
        entries,
        notes: Notes::new(),
        ledger: Ledger {
            origin: "kenko.mihon.example/log".to_owned(),
            size: 1234,
            root: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=".to_owned(),
            key: "kenko.mihon.example/log+c2d53a1f+AfFXAj".to_owned(),
        },
        seal: Some(seal),
    }
}

fn data() -> Statement {
    Statement::new("key".to_owned(), "note".to_owned(), Vec::new())
}

/// A signed file, and the certificates that it is signed under.
struct Signed {
    folder: TempDir,
    bytes: Vec<u8>,
}

impl Signed {
    fn new(press: &Press, entries: Vec<Entry>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bytes = press
            .statement(&paper(entries, press.told()), &data(), Lang::Ja)
            .unwrap();
        fs::write(folder.path().join("a.pdf"), &bytes).unwrap();
        let pem = press.seal().certificates().unwrap();
        fs::write(folder.path().join("a.pem"), pem).unwrap();
        Self { folder, bytes }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("a.pdf")
    }

    /// Whether pyHanko finds the signature valid, and over the whole file.
    fn holds(&self) -> Option<bool> {
        let certificate = self.folder.path().join("a.pem");
        let output = python(include_str!("verify.py"), &[&self.file(), &certificate])?;
        let said = said(&output);
        assert!(
            said.contains("Bottom line") || !output.status.success(),
            "{said}"
        );
        Some(output.status.success())
    }
}

#[test]
fn the_signature_is_verified_by_programs_of_others() {
    let signed = Signed::new(&press(own()), entries());
    if let Some(holds) = signed.holds() {
        assert!(holds);
    }
    if let Some(output) = asked("pdfsig", &[], &signed.file()) {
        let said = said(&output);
        assert!(said.contains("Signature is Valid"), "{said}");
        assert!(said.contains("Total document signed"), "{said}");
        assert!(said.contains("CN=kenko.mihon.example"), "{said}");
    }
}

#[test]
fn a_changed_file_is_refused_by_programs_of_others() {
    let signed = Signed::new(&press(own()), entries());
    let whole = &signed.bytes;
    // In the words, in the file within, in the addition that holds the signature.
    for place in [whole.len() / 3, whole.len() / 2, whole.len() - 80] {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        fs::write(signed.file(), changed).unwrap();
        if let Some(holds) = signed.holds() {
            assert!(!holds, "{place}");
        }
        if let Some(output) = asked("pdfsig", &[], &signed.file()) {
            assert!(!said(&output).contains("Signature is Valid"), "{place}");
        }
    }
    // Something added after the signature.
    let mut longer = whole.clone();
    longer.extend(b"% more\n");
    fs::write(signed.file(), longer).unwrap();
    if let Some(holds) = signed.holds() {
        assert!(!holds);
    }
}

#[test]
fn the_words_can_be_read_out_and_searched() {
    let signed = Signed::new(&press(own()), entries());
    if let Some(output) = asked("qpdf", &["--check"], &signed.file()) {
        assert!(output.status.success(), "{}", said(&output));
    }
    let Some(output) = asked("pdftotext", &["-layout"], &signed.file()) else {
        return;
    };
    assert!(output.status.success());
    let text = fs::read_to_string(signed.folder.path().join("a.txt")).unwrap();
    for words in [
        "だれが見たかの証明書",
        "見本 花子",
        "例示クリニック",
        "見本の理由",
        "認証局はこの鍵を保証していません",
    ] {
        assert!(text.replace('\n', "").contains(words), "{words}\n{text}");
    }
    let output = asked("pdfinfo", &["-struct"], &signed.file()).unwrap();
    let structure = said(&output);
    for tag in ["H1", "H2", "H3", "P (block)", "LBody"] {
        assert!(structure.contains(tag), "{tag}");
    }
    let output = asked("pdffonts", &[], &signed.file()).unwrap();
    assert!(
        said(&output).contains("yes yes yes"),
        "embedded, subset, with its characters"
    );
}

#[test]
fn it_says_of_itself_that_it_is_archivable_and_accessible_and_has_the_data_in_it() {
    let signed = Signed::new(&press(own()), entries());
    let has = |what: &str| {
        let what = what.as_bytes();
        signed.bytes.windows(what.len()).any(|part| part == what)
    };
    for what in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/Lang(ja)",
        "hikae-statement.json",
        "/AFRelationship/Data",
    ] {
        assert!(has(what), "{what}");
    }
    let again = Signed::new(&press(own()), entries());
    assert_eq!(signed.bytes, again.bytes, "the same paper is the same file");
}

#[test]
fn a_statement_without_entries_and_a_long_one_are_signed_too() {
    let many = std::iter::repeat_n(entries(), 60).flatten().collect();
    for entries in [Vec::new(), many] {
        let signed = Signed::new(&press(own()), entries);
        if let Some(holds) = signed.holds() {
            assert!(holds);
        }
    }
}

#[test]
fn signs_that_no_font_has_are_shown_as_what_is_missing() {
    let mut odd = entries();
    odd[0].reason = "外字\u{e000}・\u{1f600}・\u{0}\u{202e}・改\n行".to_owned();
    let signed = Signed::new(&press(own()), odd);
    if asked("pdftotext", &["-layout"], &signed.file()).is_some() {
        let text = fs::read_to_string(signed.folder.path().join("a.txt")).unwrap();
        assert!(text.contains("外字〓・"), "{text}");
    }
}

/// A certificate from an authority, made with OpenSSL: certificates and key.
fn given(algorithm: &[&str]) -> Option<(Vec<u8>, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut arguments = vec![
        "req",
        "-x509",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=Mihon City",
    ];
    arguments.extend(algorithm);
    let (key, pem) = (path("key.pem"), path("cert.pem"));
    arguments.extend(["-keyout", &key, "-out"]);
    let output = asked("openssl", &arguments, std::path::Path::new(&pem))?;
    assert!(output.status.success(), "{}", said(&output));
    Some((fs::read(pem).unwrap(), fs::read_to_string(key).unwrap()))
}

#[test]
fn a_municipality_signs_with_its_own_certificate() {
    for algorithm in [
        ["-newkey", "rsa:2048"].as_slice(),
        &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    ] {
        let Some((certificates, key)) = given(algorithm) else {
            return;
        };
        // OpenSSL has its own clock.
        let made = Seal::given(&key, &certificates, real_now()).unwrap();
        assert!(!made.is_own());
        assert_eq!(made.subject(), "CN=Mihon City");
        let press = press(made);
        let mut paper = paper(entries(), press.told());
        paper.made_at = real_now();
        let bytes = press.statement(&paper, &data(), Lang::Ja).unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.pdf"), &bytes).unwrap();
        fs::write(folder.path().join("a.pem"), certificates).unwrap();
        let signed = Signed { folder, bytes };
        if let Some(holds) = signed.holds() {
            assert!(holds, "{algorithm:?}");
        }
    }
}

#[test]
fn a_certificate_that_does_not_fit_its_key_or_its_time_is_refused() {
    let [Some((certificates, key)), Some((_, other))] =
        [(); 2].map(|()| given(&["-newkey", "rsa:2048"]))
    else {
        return;
    };
    let refused = |key: &str, certificates: &[u8], at| {
        Seal::given(key, certificates, at).unwrap_err().to_string()
    };
    let now = real_now();
    assert!(refused(&other, &certificates, now).contains("not that of the private key"));
    assert!(refused("no key", &certificates, now).contains("not a private key"));
    assert!(refused(&key, b"nothing", now).contains("not certificates"));
    let later = now + chrono::TimeDelta::days(31);
    assert!(refused(&key, &certificates, later).contains("not valid now"));
}

#[test]
fn a_key_for_documents_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key.pem");
    fs::write(&key, "key").unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let refused = Seal::load(&key, &key, at()).unwrap_err();
    assert!(refused.to_string().contains("chmod 600"), "{refused}");
}

#[test]
fn the_portals_own_certificate_is_the_same_in_every_process() {
    assert_eq!(own().certificates().unwrap(), own().certificates().unwrap());
    let other = Seal::own(&[8; 32], "kenko.mihon.example", "みほん市").unwrap();
    assert_ne!(own().fingerprint(), other.fingerprint());
    assert_eq!(own().fingerprint().len(), 95);
}

fn real_now() -> DateTime<Utc> {
    use crate::ambient::{Clock as _, SystemClock};
    SystemClock.now()
}

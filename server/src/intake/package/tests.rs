use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::read;
use crate::intake::fault::Fault;
use crate::intake::found::{Found, Stopped};

const CHECKUP: &str = include_str!("../../../samples/checkup.xml");
const NAMESPACE: &str = "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html";

#[derive(Debug, Default)]
struct All {
    checkups: Vec<String>,
    faults: Vec<(Fault, Vec<u8>)>,
    remarks: Vec<String>,
}

fn read_all(bytes: &[u8]) -> All {
    let mut all = All::default();
    read(Cursor::new(bytes), "p.zip", &mut |found| {
        match found {
            Found::Item { file, .. } => all.checkups.push(file),
            Found::Fault { fault, content } => all.faults.push((fault, content)),
            Found::Remark { place, remark } => all.remarks.push(format!("{place}: {remark}")),
            Found::Advance(_) => {}
        }
        Ok(())
    })
    .unwrap();
    all
}

fn index(records: u32) -> String {
    format!(
        "<index xmlns=\"{NAMESPACE}\"><interactionType code=\"6\"/><creationTime value=\"20260610\"/>\
         <sender><id root=\"1.2.392.200119.6.102\" extension=\"0019900018\"/></sender>\
         <serviceEventType code=\"1\"/><totalRecordCount value=\"{records}\"/></index>"
    )
}

fn summary(subjects: u32) -> String {
    format!(
        "<summary xmlns=\"{NAMESPACE}\"><serviceEventType code=\"1\"/>\
         <totalSubjectCount value=\"{subjects}\"/><totalCostAmount value=\"8000\"/>\
         <totalPaymentAmount value=\"0\"/><totalClaimAmount value=\"8000\"/></summary>"
    )
}

fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A package with one checkup and, after it, one more file.
fn with(name: &str, content: &[u8]) -> Vec<u8> {
    package(&[("DATA/h1.xml", CHECKUP.as_bytes()), (name, content)])
}

fn refusal(bytes: &[u8]) -> String {
    let all = read_all(bytes);
    assert!(
        all.checkups.is_empty(),
        "a refused package is not read at all"
    );
    let [(fault, _)] = all.faults.as_slice() else {
        panic!("{all:?}")
    };
    fault.to_string()
}

#[test]
fn files_are_found_by_content_whatever_they_are_called() {
    let bytes = package(&[
        ("out/README.bin", index(2).as_bytes()),
        ("out/1", CHECKUP.as_bytes()),
        ("deep/er/x.txt", CHECKUP.as_bytes()),
        ("out/s.dat", summary(2).as_bytes()),
        (
            "XSD/hc08.xsd",
            b"<schema xmlns=\"http://www.w3.org/2001/XMLSchema\"/>",
        ),
    ]);
    let all = read_all(&bytes);
    assert_eq!(all.checkups, ["p.zip/out/1", "p.zip/deep/er/x.txt"]);
    assert_eq!((all.faults.len(), all.remarks), (0, vec![]));
}

#[test]
fn a_count_that_does_not_match_is_remarked_on() {
    let bytes = package(&[
        ("ix", index(5).as_bytes()),
        ("su", summary(4).as_bytes()),
        ("h", CHECKUP.as_bytes()),
    ]);
    assert_eq!(
        read_all(&bytes).remarks,
        [
            "p.zip: the index announces 5 reports, 1 are there",
            "p.zip: the summary counts 4 people, 1 reports are there",
        ]
    );
    let all = read_all(&with("notes.txt", b"hello"));
    assert_eq!(
        all.remarks,
        [
            "p.zip/notes.txt: left aside: not XML",
            "p.zip: the package has no index (ix08)"
        ]
    );
}

#[test]
fn one_bad_file_waits_and_the_others_go_in() {
    let broken = CHECKUP.replace("</section>", "");
    let foreign = CHECKUP.replace("urn:hl7-org:v3", "urn:other");
    let number = CHECKUP.replace("尿糖", "123456789018");
    for (content, what, kept) in [
        (
            broken.as_bytes(),
            "p.zip/bad.xml:159: not well-formed: tags do not match",
            true,
        ),
        (
            foreign.as_bytes(),
            "p.zip/bad.xml: ClinicalDocument, but not in the namespace urn:hl7-org:v3",
            true,
        ),
        (
            b"<other/>".as_slice(),
            "p.zip/bad.xml: XML, but not of a checkup delivery",
            true,
        ),
        (
            number.as_bytes(),
            "p.zip/bad.xml:3: displayName holds what looks like an individual number (個人番号); \
             the content was not kept",
            false,
        ),
    ] {
        let all = read_all(&with("bad.xml", content));
        assert_eq!(all.checkups, ["p.zip/DATA/h1.xml"]);
        let [(fault, waiting)] = all.faults.as_slice() else {
            panic!("{all:?}")
        };
        assert_eq!(fault.to_string(), what);
        assert_eq!(waiting.as_slice(), if kept { content } else { b"" });
    }
}

#[test]
fn a_zip_within_a_zip_is_refused() {
    let inner = package(&[("h", CHECKUP.as_bytes())]);
    let all = read_all(&with("more.zip", &inner));
    assert_eq!(all.checkups.len(), 1);
    assert_eq!(
        all.faults[0].0.to_string(),
        "p.zip/more.zip: refused: a ZIP within a ZIP"
    );
}

#[test]
fn names_that_lead_out_of_the_package_are_refused() {
    for name in [
        "../h.xml",
        "DATA/../../h.xml",
        "/etc/h.xml",
        "C:h.xml",
        "DATA\\..\\h.xml",
    ] {
        let what = "p.zip: refused: a file name leads out of the package";
        assert_eq!(refusal(&with(name, CHECKUP.as_bytes())), what, "{name}");
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_symlink("h.xml", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(
        refusal(&bytes),
        "p.zip: refused: a file name leads out of the package"
    );
}

#[test]
fn the_same_name_twice_is_refused() {
    let mut bytes = package(&[
        ("h1.xml", CHECKUP.as_bytes()),
        ("h2.xml", CHECKUP.as_bytes()),
    ]);
    for at in 0..bytes.len() - 6 {
        if &bytes[at..at + 6] == b"h2.xml" {
            bytes[at + 1] = b'1';
        }
    }
    assert_eq!(
        refusal(&bytes),
        "p.zip: refused: two files have the same name"
    );
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let zeros = vec![b' '; 3 << 20];
    assert_eq!(
        refusal(&with("h.xml", &zeros)),
        "p.zip: refused: a file would unpack to far more than it should"
    );

    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file("h1.xml", SimpleFileOptions::default())
        .unwrap();
    writer.write_all(CHECKUP.as_bytes()).unwrap();
    writer.shallow_copy_file("h1.xml", "h2.xml").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(refusal(&bytes), "p.zip: refused: files overlap each other");

    let names: Vec<String> = (0..=super::MAX_ENTRIES).map(|at| at.to_string()).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(
        refusal(&package(&many)),
        "p.zip: refused: more than 50000 files, or ZIP64"
    );
}

#[test]
fn a_file_that_lies_about_its_size_is_not_believed() {
    let big = format!("<!--{}-->", "0123456789abcdef".repeat(600_000));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("h.xml", stored).unwrap();
    writer.write_all(big.as_bytes()).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let all = read_all(&bytes);
    assert_eq!(
        all.faults[0].0.to_string(),
        "p.zip/h.xml: refused: the file is larger than 8 MiB"
    );
}

#[test]
fn a_damaged_file_is_told_and_never_half_taken() {
    let bytes = package(&[("h.xml", CHECKUP.as_bytes())]);
    let mut damaged = bytes.clone();
    damaged[200] ^= 0x55;
    let all = read_all(&damaged);
    assert!(all.checkups.is_empty());
    assert_eq!(
        all.faults[0].0.to_string(),
        "p.zip/h.xml: the file is damaged"
    );

    let truncated = read_all(&bytes[..bytes.len() - 30]);
    assert_eq!(truncated.faults[0].0.to_string(), "p.zip: no ZIP package");
}

#[test]
fn a_listener_who_leaves_stops_the_reader() {
    let bytes = with("h2.xml", CHECKUP.as_bytes());
    let mut heard = 0;
    let ended = read(Cursor::new(&bytes), "p.zip", &mut |_| {
        heard += 1;
        Err(Stopped)
    });
    assert_eq!((ended, heard), (Err(Stopped), 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn mutated_packages_are_taken_or_refused_and_never_stop_the_program(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = with("ix", index(1).as_bytes());
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read_all(&bytes);
    }
}

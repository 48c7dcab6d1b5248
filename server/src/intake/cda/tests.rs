use hikae_core::record::checkup::{Interpretation, Observation, Outcome, Quantity, Side};
use hikae_core::resident::Sex;
use proptest::prelude::*;

use super::parse;
use crate::intake::fault::{Fault, Reason};
use crate::intake::parsed::ParsedCheckup;

const SAMPLE: &str = include_str!("../../../samples/checkup.xml");

fn sample() -> ParsedCheckup {
    parse(SAMPLE.as_bytes(), "checkup.xml").unwrap()
}

fn refused(text: &str) -> Fault {
    parse(text.as_bytes(), "checkup.xml").unwrap_err()
}

/// The sample with one text replaced; fails if the text is not there.
fn with(from: &str, to: &str) -> String {
    assert!(SAMPLE.contains(from), "{from}");
    SAMPLE.replace(from, to)
}

fn observation<'r>(checkup: &'r ParsedCheckup, code: &str) -> &'r Observation {
    checkup
        .report
        .observations()
        .find(|it| it.code.starts_with(code))
        .unwrap()
}

fn quantity(value: &str, unit: &str) -> Quantity {
    Quantity {
        value: value.parse().unwrap(),
        unit: unit.to_owned(),
    }
}

#[test]
fn the_header_says_who_was_examined_where_and_when() {
    let ParsedCheckup {
        subject,
        report,
        remarks,
    } = sample();
    assert_eq!(subject.insured.insurer, "00990010");
    assert_eq!(subject.insured.symbol.as_deref(), Some("みほん"));
    assert_eq!(subject.insured.number, "１００１", "as received");
    assert_eq!(subject.insured.branch.as_deref(), Some("01"));
    assert_eq!(
        (subject.name.as_str(), subject.sex),
        ("ミホン　ハナコ", Sex::Female)
    );
    assert_eq!(subject.birth_date.to_string(), "1961-11-03");
    assert_eq!(subject.postal_code.as_deref(), Some("000-0001"));
    assert_eq!(
        subject.address.as_deref(),
        Some("見本県みほん市中央１－１－１")
    );
    assert_eq!(
        (report.report_code.as_str(), report.program_code.as_str()),
        ("10", "010")
    );
    assert_eq!(report.performed_on.to_string(), "2026-05-20");
    assert_eq!(report.issued_on.to_string(), "2026-06-10");
    assert_eq!(report.performer.code.as_deref(), Some("0019900018"));
    assert_eq!(report.author.name, "みほん健診センター");
    assert_eq!(remarks, [""; 0]);
}

#[test]
fn a_number_keeps_its_decimals_and_its_unit() {
    let sample = sample();
    let waist = observation(&sample, "9N016");
    assert_eq!(waist.outcome, Outcome::Quantity(quantity("84.0", "cm")));
    assert_eq!(waist.method.as_deref(), Some("9N01610000"));
    assert_eq!(
        observation(&sample, "2A030").outcome,
        Outcome::Quantity(quantity("12.90", "g/dL"))
    );
    assert_ne!(
        quantity("84.0", "cm").value.scale(),
        quantity("84", "cm").value.scale()
    );
}

#[test]
fn the_institutions_judgement_and_range_are_kept() {
    let sample = sample();
    let pressure = observation(&sample, "9A755");
    assert_eq!(pressure.interpretation, Some(Interpretation::High));
    let range = pressure.reference.clone().unwrap();
    assert_eq!(
        (range.low, range.high),
        (None, Some(quantity("129", "mm[Hg]")))
    );
}

#[test]
fn out_of_range_missing_and_not_performed_stay_apart() {
    let sample = sample();
    assert_eq!(
        observation(&sample, "3B090").outcome,
        Outcome::OutOfRange {
            side: Side::Above,
            measured: Some(quantity("1200", "U/L"))
        }
    );
    assert_eq!(observation(&sample, "3D046").outcome, Outcome::Missing);
    assert_eq!(observation(&sample, "1A010").outcome, Outcome::NotPerformed);
}

#[test]
fn codes_come_with_their_table_and_texts_as_written() {
    let sample = sample();
    let coded = |code: &str, system: &str| Outcome::Coded {
        code: code.to_owned(),
        system: format!("1.2.392.200119.6.{system}"),
    };
    assert_eq!(observation(&sample, "9N736").outcome, coded("3", "24060"));
    assert_eq!(observation(&sample, "1A020").outcome, coded("1", "2102"));
    let diagnosis = observation(&sample, "9N511");
    let text = "血圧が高めです。<医療機関>を受診してください。".to_owned();
    assert_eq!(diagnosis.outcome, Outcome::Text { text });
    assert_eq!(diagnosis.author.as_deref(), Some("架空　医師"));
}

#[test]
fn related_observations_share_a_group_and_keep_the_order_of_the_file() {
    let sample = sample();
    let groups: Vec<_> = sample
        .report
        .observations()
        .map(|it| (it.code.get(..5).unwrap(), it.group))
        .collect();
    assert_eq!(
        groups,
        [
            ("9N016", None),
            ("9A755", None),
            ("3B090", None),
            ("3D046", None),
            ("1A010", None),
            ("9N736", None),
            ("1A020", None),
            ("9N511", None),
            ("2A030", Some(1)),
            ("2A020", Some(1)),
        ]
    );
}

#[test]
fn a_prefix_for_the_namespace_changes_nothing() {
    let prefixed = SAMPLE
        .replace("xmlns=\"urn", "xmlns:h=\"urn")
        .replace("</", "</h:")
        .replace('<', "<h:")
        .replace("<h:/", "</")
        .replace("<h:?", "<?")
        .replace("<h:!", "<!")
        .replace("xsi:type=\"", "xsi:type=\"h:");
    assert_eq!(parse(prefixed.as_bytes(), "checkup.xml").unwrap(), sample());
}

#[test]
fn the_branch_may_be_absent() {
    let text = with("<id root=\"1.2.392.200119.6.211\" extension=\"01\"/>", "");
    let checkup = parse(text.as_bytes(), "").unwrap();
    assert_eq!(checkup.subject.insured.branch, None);
}

#[test]
fn an_unknown_item_is_kept_and_remarked_on() {
    let checkup = parse(
        with("9N736000000000011", "9N736000000000099").as_bytes(),
        "",
    )
    .unwrap();
    assert_eq!(observation(&checkup, "9N736").code, "9N736000000000099");
    assert_eq!(
        checkup.remarks,
        ["item 9N736000000000099 is not in the official table"]
    );
}

#[test]
fn a_wrong_check_digit_is_remarked_on_and_nothing_more() {
    let checkup = parse(with("00990010", "99999999").as_bytes(), "").unwrap();
    assert_eq!(
        checkup.remarks,
        ["the check digit or form of the 保険者番号 is wrong"]
    );
}

#[test]
fn shift_jis_and_euc_jp_are_read_if_declared() {
    for (label, encoding) in [
        ("Shift_JIS", encoding_rs::SHIFT_JIS),
        ("EUC-JP", encoding_rs::EUC_JP),
    ] {
        let text = with("encoding=\"UTF-8\"", &format!("encoding='{label}'"));
        let (bytes, _, _) = encoding.encode(&text);
        assert_eq!(parse(&bytes, "").unwrap().subject, sample().subject);
    }
    let marked = format!("\u{FEFF}{SAMPLE}");
    assert_eq!(parse(marked.as_bytes(), "").unwrap(), sample());
}

#[test]
fn other_encodings_are_refused_with_a_reason() {
    let undeclared = encoding_rs::SHIFT_JIS.encode(SAMPLE).0;
    let reason = parse(&undeclared, "").unwrap_err().reason;
    assert_eq!(reason.to_string(), "refused: the file is not valid UTF-8");

    let utf16: Vec<u8> = SAMPLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let reason = parse(&utf16, "").unwrap_err().reason;
    assert_eq!(
        reason.to_string(),
        "refused: the file is in UTF-16; this format is UTF-8"
    );

    let reason = refused(&with("\"UTF-8\"", "\"ISO-8859-1\"")).reason;
    assert_eq!(
        reason.to_string(),
        "refused: the declared encoding is not one that is read"
    );
}

#[test]
fn a_document_type_is_refused_and_so_is_every_entity_but_those_of_xml() {
    let bomb = with(
        "<ClinicalDocument",
        "<!DOCTYPE c [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<ClinicalDocument",
    );
    let fault = refused(&bomb);
    assert_eq!(
        fault.to_string(),
        "checkup.xml:3: refused: the file has a document type (DOCTYPE)"
    );

    for (from, to) in [("みほん健診センター", "&b;"), ("\"１００１\"", "\"&b;\"")] {
        assert!(
            matches!(refused(&with(from, to)).reason, Reason::Malformed { .. }),
            "{to}"
        );
    }
}

#[test]
fn limits_hold_for_depth_text_attributes_and_elements() {
    let deep = with(
        "<text/>",
        &format!("<text>{}{}</text>", "<a>".repeat(50), "</a>".repeat(50)),
    );
    let long = with("<text/>", &format!("<text>{}</text>", "あ".repeat(30_000)));
    let many = with(
        "<text/>",
        &format!("<text>{}</text>", "<a/>".repeat(110_000)),
    );
    for text in [deep, long, many] {
        assert!(matches!(refused(&text).reason, Reason::Refused { .. }));
    }
    let attribute = with("00990010", &"1".repeat(5_000));
    assert_eq!(
        refused(&attribute).reason.to_string(),
        "an attribute is too long"
    );
}

#[test]
fn a_fault_names_its_line_and_never_the_content() {
    for (from, to, place, what) in [
        (
            "19611103",
            "19611143",
            "<birthTime",
            "<birthTime>: a day that does not exist",
        ),
        (
            "20260520",
            "May",
            "\"20260520\"",
            "<effectiveTime>: not a day written as YYYYMMDD",
        ),
        (
            "\"148\"",
            "\"high\"",
            "\"148\"",
            "<value>: not a plain decimal number",
        ),
        (
            "\"CO\"",
            "\"ZZ\"",
            "\"CO\"",
            "<value>: neither PQ, CD, CO nor ST (xsi:type)",
        ),
        (
            "\"true\"",
            "\"yes\"",
            "negation",
            "<observation>: negationInd is neither true nor false",
        ),
        (
            "code=\"2\" codeS",
            "code=\"9\" codeS",
            "<administrativeGenderCode",
            "<administrativeGenderCode>: neither 1 (男) nor 2 (女)",
        ),
        (
            "code=\"01010\"",
            "nullFlavor=\"NI\"",
            "<section>",
            "<section>: no section code",
        ),
        (
            "<id root=\"1.2.392.200119.6.205\"",
            "<id root=\"1.2\"",
            "<patientRole",
            "<patientRole>: no 被保険者証等番号",
        ),
        (
            "</patient>",
            "</person>",
            "</patient>",
            "not well-formed: tags do not match",
        ),
        (
            "<section>",
            "<section xmlns=\"urn:other\">",
            "<section>",
            "an element is in another namespace than the document",
        ),
    ] {
        let line = SAMPLE
            .lines()
            .position(|line| line.contains(place))
            .unwrap() as u64
            + 1;
        let fault = refused(&with(from, to));
        assert_eq!(
            (fault.line, fault.reason.to_string().as_str()),
            (Some(line), what)
        );
    }
}

#[test]
fn another_root_namespace_or_purpose_is_not_a_checkup() {
    for (from, to) in [
        ("urn:hl7-org:v3", "urn:hl7-org:v2"),
        ("ClinicalDocument", "Document"),
        ("code=\"010\"", "code=\"100\""),
    ] {
        let reason = refused(&with(from, to)).reason;
        assert!(matches!(reason, Reason::NotRecognised { .. }), "{reason}");
    }
}

#[test]
fn contradicting_values_are_refused() {
    for (from, to) in [
        (
            "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/>",
            "<value xsi:type=\"PQ\" value=\"1\"/><value xsi:type=\"PQ\" value=\"2\"/>",
        ),
        (
            "displayName=\"尿蛋白\"/>",
            "/><value xsi:type=\"CO\" code=\"1\"/>",
        ),
        ("code=\"H\" codeSystem", "code=\"X\" codeSystem"),
    ] {
        assert!(
            matches!(refused(&with(from, to)).reason, Reason::Malformed { .. }),
            "{to}"
        );
    }
}

#[test]
fn an_observation_in_an_unexpected_place_is_never_dropped_silently() {
    let misplaced = with(
        "<text/>",
        "<author><observation classCode=\"OBS\" moodCode=\"EVN\"/></author>",
    );
    assert_eq!(
        refused(&misplaced).reason.to_string(),
        "<observation>: not allowed in this place"
    );
}

#[test]
fn an_individual_number_anywhere_stops_the_file() {
    for (from, field) in [
        ("ミホン　ハナコ", "name"),
        ("見本県みほん市中央１－１－１", "addr"),
        ("１００１", "被保険者証等番号"),
        ("みほん健診センター", "performer"),
        ("医師の判断", "value"),
        ("架空　医師", "assignedPerson"),
        ("尿糖", "displayName"),
        ("\"84.0\"", "value"),
    ] {
        let quoted = from.starts_with('"');
        let to = if quoted {
            "\"123456789018\""
        } else {
            "1234－5678－9018"
        };
        assert_eq!(
            refused(&with(from, to)).reason,
            Reason::IndividualNumber {
                field: field.to_owned()
            }
        );
    }
}

#[test]
fn hba1c_in_jds_values_is_refused_since_they_were_abolished() {
    let jds = with("3D046000001906202", "3D045000001906202");
    assert!(matches!(refused(&jds).reason, Reason::Malformed { .. }));
    let old = jds.replace("20260520", "20120520");
    assert!(parse(old.as_bytes(), "").is_ok());
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let edit = (
        any::<prop::sample::Index>(),
        0_usize..40,
        prop::collection::vec(any::<u8>(), 0..12),
    );
    prop::collection::vec(edit, 1..6).prop_map(|edits| {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, removed, added) in edits {
            let start = at.index(bytes.len());
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, added);
        }
        bytes
    })
}

fn cut_and_joined() -> impl Strategy<Value = String> {
    let lines: Vec<&str> = SAMPLE.lines().collect();
    prop::collection::vec(prop::sample::select(lines), 0..120).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn mutated_files_are_taken_or_refused_and_never_stop_the_program(bytes in mutated()) {
        let _ = parse(&bytes, "mutated.xml");
    }

    #[test]
    fn shuffled_files_are_taken_or_refused_and_never_stop_the_program(text in cut_and_joined()) {
        let _ = parse(text.as_bytes(), "shuffled.xml");
    }

    #[test]
    fn a_file_cut_anywhere_is_refused(at in 0..SAMPLE.len() - 1) {
        prop_assert!(parse(&SAMPLE.as_bytes()[..at], "cut.xml").is_err());
    }
}

use std::path::Path;

use chrono::NaiveDate;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::resident::{Resident, Sex};
use proptest::prelude::*;

use super::{Layout, Parse, institutions, read_from, residents, vaccinations};
use crate::intake::fault::{Fault, Reason};
use crate::intake::found::Found;

#[derive(Debug, Default)]
struct All<T> {
    items: Vec<T>,
    faults: Vec<(Fault, Vec<u8>)>,
    remarks: Vec<String>,
    bytes: u64,
}

fn read<T>(bytes: &[u8], layout: &Layout, parse: Parse<T>) -> All<T> {
    let mut all = All {
        items: Vec::new(),
        faults: Vec::new(),
        remarks: Vec::new(),
        bytes: 0,
    };
    read_from(bytes, "f.csv", layout, parse, &mut |found| {
        match found {
            Found::Item { value, .. } => all.items.push(value),
            Found::Fault { fault, content } => all.faults.push((fault, content)),
            Found::Remark { remark, .. } => all.remarks.push(remark),
            Found::Advance(bytes) => all.bytes += bytes,
        }
        Ok(())
    })
    .unwrap();
    all
}

fn residents(text: impl AsRef<[u8]>) -> All<Resident> {
    read(text.as_ref(), &residents::LAYOUT, residents::parse)
}

fn fault<T>(all: &All<T>) -> String {
    let [(fault, _)] = all.faults.as_slice() else {
        panic!("{:?}", all.faults)
    };
    fault.to_string()
}

const HEADER: &str =
    "宛名番号,自治体コード,氏名,フリガナ,生年月日,性別,郵便番号,住所,保険者番号,記号,番号,枝番";
const HANAKO: &str = "1001,999997,見本 花子,ミホン ハナコ,1961-11-03,女,000-0001,見本県みほん市中央1-1-1,00990010,みほん,1001,01";

fn register(rows: &str) -> String {
    format!("{HEADER}\n{rows}\n")
}

#[test]
fn a_row_becomes_a_resident() {
    let all = residents(register(HANAKO));
    assert_eq!(all.faults, []);
    let [hanako] = all.items.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(hanako.municipal_number, "1001");
    assert_eq!(
        (hanako.name.as_str(), hanako.kana.as_str()),
        ("見本 花子", "ミホン ハナコ")
    );
    assert_eq!(
        hanako.birth_date,
        NaiveDate::from_ymd_opt(1961, 11, 3).unwrap()
    );
    assert_eq!(hanako.sex, Sex::Female);
    let insured = hanako.insured.as_ref().unwrap();
    assert_eq!(insured.branch.as_deref(), Some("01"));
}

#[test]
fn the_samples_of_the_project_are_read_without_a_fault() {
    let sample = |name: &str| {
        std::fs::read(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("samples")
                .join(name),
        )
        .unwrap()
    };
    let all = residents(sample("residents.csv"));
    assert_eq!(
        (all.items.len(), all.faults, all.remarks),
        (3, vec![], vec![])
    );
    let all = read(
        &sample("vaccinations.csv"),
        &vaccinations::LAYOUT,
        vaccinations::parse,
    );
    assert_eq!(
        (all.items.len(), all.faults, all.remarks),
        (4, vec![], vec![])
    );
    let all = read(
        &sample("institutions.csv"),
        &institutions::LAYOUT,
        institutions::parse,
    );
    assert_eq!(
        (all.items.len(), all.faults, all.remarks),
        (3, vec![], vec![])
    );
}

#[test]
fn encodings_line_ends_comments_quotes_and_the_order_of_columns_change_nothing() {
    let plain = residents(register(HANAKO)).items;
    let reversed = |line: &str| {
        let fields: Vec<_> = line
            .split(',')
            .rev()
            .map(|field| format!("\"{field}\""))
            .collect();
        fields.join(",")
    };
    for text in [
        format!("\u{FEFF}{}", register(HANAKO)),
        register(HANAKO).replace('\n', "\r\n"),
        format!("# a comment\n\n{HEADER}\n# 見本\n,,,,,,,,,,,\n{HANAKO}"),
        format!("{}\n{}\n", reversed(HEADER), reversed(HANAKO)),
        register(&HANAKO.replace("1961-11-03", "昭和36年11月3日")),
    ] {
        assert_eq!(residents(&text).items, plain, "{text}");
        let (shift_jis, _, lossy) =
            encoding_rs::SHIFT_JIS.encode(text.trim_start_matches('\u{FEFF}'));
        assert!(!lossy);
        assert_eq!(residents(shift_jis).items, plain, "{text}");
    }
}

#[test]
fn a_bad_row_is_told_with_its_line_and_the_others_go_in() {
    for (from, to, what) in [
        ("1961-11-03", "1961-11-33", "生年月日 is not a day"),
        ("女", "3", "性別 is neither 1 (男) nor 2 (女)"),
        ("見本 花子", "  ", "氏名 is empty"),
        (
            "見本 花子",
            "\"見本 花子",
            "a quotation mark is not closed on its line",
        ),
        (
            "見本 花子",
            "\"見本\"花子",
            "something stands behind a closing quotation mark",
        ),
        (
            "見本 花子",
            "見本, 花子",
            "13 fields where the header has 12",
        ),
        ("000-0001", "000-000", "郵便番号 has 7 digits"),
        ("999997", "99", "全国地方公共団体コード has 6 digits"),
        ("00990010", "あ", "保険者番号 has 8 digits"),
        ("00990010", "", "記号, 番号 or 枝番 without 保険者番号"),
        (",1001,01", ",,01", "保険者番号 without 番号"),
        (
            ",1001,01",
            ",123456789012345678901,01",
            "番号 is longer than 20 characters",
        ),
    ] {
        let bad = HANAKO.replacen(from, to, 1);
        assert_ne!(bad, HANAKO);
        let all = residents(register(&format!("{HANAKO}\n{bad}\n{HANAKO}")));
        assert_eq!(
            (all.items.len(), fault(&all)),
            (2, format!("f.csv:3: {what}"))
        );
        assert_eq!(all.faults[0].1, bad.as_bytes(), "the row waits as it came");
    }
}

#[test]
fn a_row_in_another_encoding_is_one_bad_row() {
    let mut bytes = register(HANAKO).into_bytes();
    bytes.extend(encoding_rs::SHIFT_JIS.encode(HANAKO).0.iter());
    bytes.extend(b"\n\xFF\xFF\n");
    bytes.extend(HANAKO.as_bytes());
    let all = residents(bytes);
    assert_eq!((all.items.len(), all.faults.len()), (2, 2));
    assert_eq!(all.faults[0].0.to_string(), "f.csv:3: not valid UTF-8");
}

#[test]
fn an_individual_number_in_any_field_stops_its_row_and_is_not_kept() {
    for column in 0..12 {
        let mut fields: Vec<&str> = HANAKO.split(',').collect();
        fields[column] = "1234 5678 9018";
        let all = residents(register(&format!("{}\n{HANAKO}", fields.join(","))));
        assert_eq!(all.items.len(), 1);
        let field = HEADER.split(',').nth(column).unwrap().to_owned();
        assert_eq!(all.faults[0].0.reason, Reason::IndividualNumber { field });
        assert_eq!(all.faults[0].1, b"", "nothing of the row is kept");
    }
}

#[test]
fn a_column_for_individual_numbers_stops_the_file() {
    for column in ["個人番号", "マイナンバー（１２桁）", "ﾏｲﾅﾝﾊﾞｰ", "My Number"]
    {
        let all = residents(format!("{HEADER},{column}\n{HANAKO},\n"));
        assert_eq!(all.items, []);
        assert!(
            matches!(all.faults[0].0.reason, Reason::IndividualNumber { .. }),
            "{column}"
        );
    }
}

#[test]
fn a_header_that_does_not_fit_says_what_is_missing_or_what_the_file_is() {
    let all = residents("宛名番号,氏名,フリガナ\n");
    assert_eq!(
        fault(&all),
        "f.csv:1: no file of residents: the header lacks 自治体コード, 生年月日, 性別, 住所"
    );
    let all = read(
        register("").as_bytes(),
        &institutions::LAYOUT,
        institutions::parse,
    );
    assert_eq!(
        fault(&all),
        "f.csv:1: this is a file of residents, not of institutions"
    );
    assert_eq!(fault(&residents("# nothing\n")), "f.csv:1: no header");
    assert_eq!(
        fault(&residents(format!("{HEADER},氏名\n"))),
        "f.csv:1: the column 氏名 is there twice"
    );
    let utf16: Vec<u8> = "\u{FEFF}宛名番号"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(fault(&residents(utf16)).contains("UTF-16"));
}

#[test]
fn an_unused_column_is_remarked_on() {
    let all = residents(format!("{HEADER},備考\n{HANAKO},なし\n"));
    assert_eq!(
        (all.items.len(), all.remarks),
        (1, vec!["the column 備考 is not used".to_owned()])
    );
}

#[test]
fn a_line_without_end_is_one_bad_row_and_needs_no_memory() {
    let all = residents(register(&format!("{}\n{HANAKO}", "あ".repeat(100_000))));
    assert_eq!(fault(&all), "f.csv:2: refused: a line longer than 64 KiB");
    assert_eq!((all.items.len(), all.faults[0].1.len()), (1, 0));
}

#[test]
fn a_ledger_row_becomes_a_vaccination() {
    let text = "宛名番号,自治体コード,生年月日,予防接種の種類,実施年月日,回数,接種量,ロット番号\n\
                1003,999997,H22.6.1,HPV（９価）,2025/04/10,第２回,０．５ｍＬ,TEST-02\n\
                1003,999997,H22.6.1,HPV（９価）,2009-04-10,,,\n";
    let all = read(text.as_bytes(), &vaccinations::LAYOUT, vaccinations::parse);
    let [row] = all.items.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(row.birth_date, NaiveDate::from_ymd_opt(2010, 6, 1).unwrap());
    assert_eq!(
        (row.vaccination.dose, row.vaccination.lot.as_deref()),
        (Some(2), Some("TEST-02"))
    );
    assert_eq!(row.vaccination.volume_ml.unwrap().to_string(), "0.5");
    assert_eq!(
        row.vaccination.vaccine, row.vaccination.name,
        "without a code, the name"
    );
    assert_eq!(fault(&all), "f.csv:3: 実施年月日 is before 生年月日");
}

#[test]
fn an_institution_lists_its_units_and_purposes() {
    let text = "機関コード,名称,種別,部署,目的,連絡先\n\
                9910000010,みほん病院,hospital,内科; 救急科,treatment；emergency,個人情報保護担当\n\
                1,x,castle,,treatment,y\n1,x,clinic,,curiosity,y\n";
    let all = read(text.as_bytes(), &institutions::LAYOUT, institutions::parse);
    let [row] = all.items.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(
        (row.kind, row.units.as_slice()),
        (
            InstitutionKind::Hospital,
            ["内科".to_owned(), "救急科".to_owned()].as_slice()
        )
    );
    assert_eq!(
        row.purposes,
        [Purpose::Treatment, Purpose::Emergency].into()
    );
    assert_eq!(all.faults.len(), 2);
}

proptest! {
    #[test]
    fn every_byte_is_accounted_for_and_nothing_stops_the_program(
        bytes in prop::collection::vec(any::<u8>(), 0..400), before in any::<bool>(),
    ) {
        let head = register(HANAKO).into_bytes();
        let all_bytes = if before { [head.clone(), bytes].concat() } else { [bytes, head].concat() };
        let all = residents(&all_bytes);
        if before {
            prop_assert!(!all.items.is_empty());
            prop_assert_eq!(all.bytes as usize, all_bytes.len() - HEADER.len() - 1);
        }
    }

    #[test]
    fn rows_that_another_writer_wrote_read_back_the_same(
        name in "[\\PC&&[^\u{FEFF}]]{1,20}", address in "[\\PC]{1,40}",
    ) {
        prop_assume!(!name.trim().is_empty() && !address.trim().is_empty());
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(HEADER.split(',')).unwrap();
        let mut fields: Vec<&str> = HANAKO.split(',').collect();
        fields[2] = &name;
        fields[7] = &address;
        writer.write_record(&fields).unwrap();
        let all = residents(writer.into_inner().unwrap());
        if all.faults.iter().all(|(fault, _)| matches!(fault.reason, Reason::IndividualNumber { .. })) {
            for item in all.items {
                prop_assert_eq!((item.name.as_str(), item.address.as_str()), (name.trim(), address.trim()));
            }
        } else {
            prop_assert!(false, "{:?}", all.faults);
        }
    }
}

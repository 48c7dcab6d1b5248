use std::path::Path;

use chrono::NaiveDate;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::record::coverage::{LimitClass, Loss, Relation, Share, SpecificDisease};
use hikae_core::resident::{Resident, Sex};
use proptest::prelude::*;

use super::{Layout, Parse, coverage, institutions, read_from, residents, vaccinations};
use crate::intake::fault::{Fault, Reason};
use crate::intake::found::Found;
use crate::intake::parsed::CoverageRow;

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
    let all = insurances(sample("coverage.csv"));
    assert_eq!(
        (all.items.len(), all.faults, all.remarks),
        (3, vec![], vec![])
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

fn insurances(text: impl AsRef<[u8]>) -> All<CoverageRow> {
    read(text.as_ref(), &coverage::LAYOUT, coverage::parse)
}

const INSURANCE_HEADER: &str = "保険者番号,保険者名称,記号,番号,枝番,宛名番号,自治体コード,フリガナ,生年月日,性別,本人家族,資格取得日,資格喪失日,喪失事由,負担割合,高齢受給者証負担割合,高齢受給者証開始日,高齢受給者証終了日,限度額適用区分,限度額開始日,限度額終了日,特定疾病,特定疾病開始日,特定疾病終了日,自己負担限度額,更新日";
const INSURANCE: &str = "990010,みほん市国保,みほん,1001,1,1001,990019,ミホン ハナコ,S36.11.3,女,家族,2020-04-01,2024-04-01,03,３割,020,2022-08-01,2023-07-31,ウ,2023-08-01,2024-07-31,3,2021-05-01,,\"10,000円\",2024-04-05";

#[test]
fn a_row_of_insurances_becomes_an_insurance_and_a_certificate() {
    let all = insurances(format!("{INSURANCE_HEADER}\n{INSURANCE}\n"));
    assert_eq!(all.faults, []);
    let [row] = all.items.as_slice() else {
        panic!("{all:?}")
    };
    let coverage = &row.coverage;
    assert_eq!(coverage.insurer_number(), "00990010");
    assert_eq!(coverage.branch.as_deref(), Some("01"));
    assert_eq!(
        (coverage.relation, coverage.loss),
        (Relation::Family, Some(Loss::OtherInsurance))
    );
    assert_eq!(coverage.share, Share::tenths(3));
    assert_eq!(coverage.elderly.map(|it| it.share), Share::tenths(2));
    assert_eq!(coverage.limit.map(|it| it.class), Some(LimitClass::A03));
    let certificate = row.certificate.as_ref().unwrap();
    assert_eq!(
        (certificate.disease, certificate.most),
        (SpecificDisease::Hiv, Some(10_000))
    );
    assert_eq!(
        row.municipal_number,
        Some(("990019".to_owned(), "1001".to_owned()))
    );
    let text = format!("{INSURANCE_HEADER}\n{INSURANCE}");
    let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    assert_eq!(insurances(shift_jis).items, all.items);
}

#[test]
fn a_bad_insurance_is_told_with_its_line() {
    for (from, to, what) in [
        ("990010", "", "記号, 番号 or 枝番 without 保険者番号"),
        ("990010", "123456789", "保険者番号 has 8 digits"),
        ("みほん市国保", "", "保険者名称 is empty"),
        ("家族", "3", "本人家族 is neither 1 (本人) nor 2 (家族)"),
        ("2020-04-01", "2020-04-31", "資格取得日 is not a day"),
        ("2020-04-01", "1950-04-01", "資格取得日 is before 生年月日"),
        (
            "2024-04-01",
            "2020-03-31",
            "資格喪失日 is before 資格取得日",
        ),
        ("2024-04-01,03", ",03", "喪失事由 without 資格喪失日"),
        (",03,", ",4,", "喪失事由 is none of 01, 02, 03, 99"),
        ("３割", "4", "負担割合 is none of 1, 2, 3 (割)"),
        (",020,", ",,", "高齢受給者証 needs 負担割合 and 開始日"),
        (
            ",020,",
            ",2000,",
            "高齢受給者証負担割合 is none of 1, 2, 3 (割)",
        ),
        (
            "ウ",
            "ヱ",
            "限度額適用区分 is none of A01 to A06, B01 to B10",
        ),
        (
            "2023-08-01,2024-07-31",
            ",2024-07-31",
            "限度額終了日 without 限度額開始日",
        ),
        (
            "2023-08-01,2024-07-31",
            "2023-08-01,2022-07-31",
            "a certificate ends before it begins",
        ),
        (
            ",3,2021-05-01",
            ",4,2021-05-01",
            "特定疾病 is none of 1, 2, 3",
        ),
        (
            ",3,2021-05-01",
            ",3,",
            "特定疾病 needs its code and 特定疾病開始日",
        ),
        ("10,000円", "一万", "自己負担限度額 is not a number of yen"),
    ] {
        let bad = INSURANCE.replacen(from, to, 1);
        assert_ne!(bad, INSURANCE, "{from}");
        let all = insurances(format!("{INSURANCE_HEADER}\n{INSURANCE}\n{bad}\n"));
        assert_eq!(
            (all.items.len(), fault(&all)),
            (1, format!("f.csv:3: {what}"))
        );
    }
}

#[test]
fn an_individual_number_in_a_row_of_insurances_is_not_kept() {
    let bad = INSURANCE.replacen("1001", "123456789018", 1);
    let all = insurances(format!("{INSURANCE_HEADER}\n{bad}\n"));
    assert_eq!((all.items.len(), all.faults[0].1.len()), (0, 0));
    assert!(matches!(
        all.faults[0].0.reason,
        Reason::IndividualNumber { .. }
    ));
}

#[test]
fn an_institution_lists_its_units_and_purposes() {
    let text = "機関コード,名称,種別,部署,目的,連絡先,自治体コード,診療時間\n\
                9910000010,みほん病院,hospital,内科; 救急科,treatment；emergency,個人情報保護担当,990019,内科=09:00-18:00; 00:00-00:00\n\
                1,x,castle,,treatment,y,,\n1,x,clinic,,curiosity,y,,\n1,x,clinic,,treatment,y,,9時\n";
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
    assert_eq!(row.place.as_deref(), Some("990019"));
    let units: Vec<_> = row.hours.keys().map(String::as_str).collect();
    assert_eq!(units, ["", "内科"]);
    assert_eq!(all.faults.len(), 3);
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
    fn whatever_stands_in_a_row_of_insurances_is_taken_or_refused_and_what_is_taken_holds(
        column in 0_usize..26, text in "([0-9]{0,4}[-/.年]?[0-9]{0,2}[-/.月]?[0-9]{0,2}|[ア-オA-B]0?[0-9]?|[0-9]{1,9}|\\PC{0,24})",
    ) {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(INSURANCE.as_bytes());
        let mut fields: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
        fields[column] = text;
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(INSURANCE_HEADER.split(',')).unwrap();
        writer.write_record(&fields).unwrap();
        let all = insurances(writer.into_inner().unwrap());
        for row in &all.items {
            prop_assert_eq!(row.coverage.check(), Ok(()));
            prop_assert!(row.coverage.acquired_on >= row.subject.birth_date);
            if let Some(certificate) = &row.certificate {
                prop_assert_eq!(certificate.check(), Ok(()));
            }
        }
        prop_assert_eq!(all.items.len() + all.faults.len(), 1);
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

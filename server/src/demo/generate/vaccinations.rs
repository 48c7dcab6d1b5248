//! The vaccination ledger of the five residents.

use chrono::{Months, NaiveDate};
use hikae_core::calendar::fiscal_year;

use super::{Error, table};
use crate::demo::residents::{MUNICIPALITY, Who, day_in};

const CHILDREN: (&str, &str) = ("9910000075", "みほんこどもクリニック");
const CLINIC: (&str, &str) = ("9910000018", "あおぞら内科クリニック");
const HALL: (&str, &str) = ("", "みほん市 集団接種会場");

/// One row.
struct Given {
    who: Who,
    /// Id in the schedule table; empty for what is no longer, or not yet, in it.
    vaccine: &'static str,
    name: &'static str,
    day: NaiveDate,
    dose: u8,
    product: &'static str,
    volume: &'static str,
    place: (&'static str, &'static str),
}

/// The ledger as it was on a day, as a CSV file.
pub(super) fn ledger(today: NaiveDate) -> Result<Vec<u8>, Error> {
    let header = [
        "宛名番号",
        "自治体コード",
        "生年月日",
        "フリガナ",
        "予防接種コード",
        "予防接種の種類",
        "実施年月日",
        "回数",
        "製品名",
        "ロット番号",
        "接種量",
        "実施機関コード",
        "実施機関名",
    ];
    let rows = given(today)
        .into_iter()
        .filter(|given| given.day <= today)
        .enumerate();
    table(
        header,
        rows.map(|(at, given)| {
            let resident = given.who.resident(today);
            [
                resident.municipal_number,
                MUNICIPALITY.to_owned(),
                resident.birth_date.to_string(),
                resident.kana,
                given.vaccine.to_owned(),
                given.name.to_owned(),
                given.day.to_string(),
                given.dose.to_string(),
                given.product.to_owned(),
                format!("TEST-{:04}", at + 1),
                given.volume.to_owned(),
                given.place.0.to_owned(),
                given.place.1.to_owned(),
            ]
        }),
    )
}

fn given(today: NaiveDate) -> Vec<Given> {
    let mut all = childhood(today);
    all.extend(
        Who::ALL
            .into_iter()
            .filter(|who| *who != Who::Midori)
            .flat_map(pandemic),
    );
    let year = fiscal_year(today);
    let once = |who, vaccine, name, product, day: Option<NaiveDate>| {
        day.map(|day| Given {
            who,
            vaccine,
            name,
            day,
            dose: 1,
            product,
            volume: "0.5",
            place: CLINIC,
        })
    };
    all.extend(once(
        Who::Taro,
        "RUBELLA5",
        "風しん 第5期",
        "見本MRワクチン",
        NaiveDate::from_ymd_opt(2020, 2, 15),
    ));
    all.extend(once(
        Who::Ichiro,
        "PPSV23",
        "高齢者の肺炎球菌感染症",
        "見本23価肺炎球菌ワクチン",
        day_in(year - 8, 10, 15),
    ));
    for year in year - 8..=year {
        let name = "インフルエンザ（高齢者）";
        all.extend(once(
            Who::Ichiro,
            "FLU",
            name,
            "見本インフルエンザワクチン",
            day_in(year, 11, 5),
        ));
    }
    for year in (2024..=year).filter(|it| *it > year - 3) {
        let name = "新型コロナウイルス感染症（高齢者）";
        all.extend(once(
            Who::Ichiro,
            "COVID",
            name,
            "見本コロナワクチン",
            day_in(year, 10, 20),
        ));
    }
    all
}

/// みどり: everything a child is offered, and the first dose against HPV in this fiscal year.
fn childhood(today: NaiveDate) -> Vec<Given> {
    const DOSES: [(&str, &str, u32, u8, &str, &str); 27] = [
        ("BCG", "結核（BCG）", 4, 1, "見本BCGワクチン", ""),
        (
            "",
            "三種混合 第1期初回",
            3,
            1,
            "見本三種混合ワクチン",
            "0.5",
        ),
        (
            "",
            "三種混合 第1期初回",
            5,
            2,
            "見本三種混合ワクチン",
            "0.5",
        ),
        (
            "",
            "三種混合 第1期初回",
            6,
            3,
            "見本三種混合ワクチン",
            "0.5",
        ),
        (
            "",
            "三種混合 第1期追加",
            18,
            4,
            "見本三種混合ワクチン",
            "0.5",
        ),
        ("", "ポリオ（生ワクチン）", 7, 1, "見本ポリオワクチン", ""),
        ("", "ポリオ（生ワクチン）", 13, 2, "見本ポリオワクチン", ""),
        (
            "IPV",
            "ポリオ（不活化）",
            28,
            3,
            "見本不活化ポリオワクチン",
            "0.5",
        ),
        (
            "IPV",
            "ポリオ（不活化）",
            41,
            4,
            "見本不活化ポリオワクチン",
            "0.5",
        ),
        ("Hib", "Hib感染症", 8, 1, "見本ヒブワクチン", "0.5"),
        ("Hib", "Hib感染症", 9, 2, "見本ヒブワクチン", "0.5"),
        ("Hib", "Hib感染症", 20, 3, "見本ヒブワクチン", "0.5"),
        (
            "PCV",
            "小児の肺炎球菌感染症",
            8,
            1,
            "見本小児肺炎球菌ワクチン",
            "0.5",
        ),
        (
            "PCV",
            "小児の肺炎球菌感染症",
            9,
            2,
            "見本小児肺炎球菌ワクチン",
            "0.5",
        ),
        (
            "PCV",
            "小児の肺炎球菌感染症",
            20,
            3,
            "見本小児肺炎球菌ワクチン",
            "0.5",
        ),
        (
            "MR1",
            "麻しん・風しん 第1期",
            14,
            1,
            "見本MRワクチン",
            "0.5",
        ),
        ("VAR", "水痘", 15, 1, "見本水痘ワクチン", "0.5"),
        ("VAR", "水痘", 22, 2, "見本水痘ワクチン", "0.5"),
        (
            "JE1",
            "日本脳炎 第1期初回",
            37,
            1,
            "見本日本脳炎ワクチン",
            "0.5",
        ),
        (
            "JE1",
            "日本脳炎 第1期初回",
            38,
            2,
            "見本日本脳炎ワクチン",
            "0.5",
        ),
        (
            "JE1",
            "日本脳炎 第1期追加",
            50,
            3,
            "見本日本脳炎ワクチン",
            "0.5",
        ),
        (
            "MR2",
            "麻しん・風しん 第2期",
            71,
            1,
            "見本MRワクチン",
            "0.5",
        ),
        (
            "JE2",
            "日本脳炎 第2期",
            110,
            1,
            "見本日本脳炎ワクチン",
            "0.5",
        ),
        (
            "DT2",
            "ジフテリア・破傷風 第2期",
            134,
            1,
            "見本DTワクチン",
            "0.1",
        ),
        (
            "",
            "新型コロナ（特例臨時接種）",
            140,
            1,
            "見本コロナワクチン",
            "0.3",
        ),
        (
            "",
            "新型コロナ（特例臨時接種）",
            141,
            2,
            "見本コロナワクチン",
            "0.3",
        ),
        (
            "HPV9",
            "HPV感染症（9価）",
            194,
            1,
            "見本9価HPVワクチン",
            "0.5",
        ),
    ];
    let born = Who::Midori.birth_date(today);
    let row = |(vaccine, name, months, dose, product, volume)| {
        let day = born.checked_add_months(Months::new(months))?;
        Some(Given {
            who: Who::Midori,
            vaccine,
            name,
            day,
            dose,
            product,
            volume,
            place: CHILDREN,
        })
    };
    DOSES.into_iter().filter_map(row).collect()
}

/// 新型コロナ, 特例臨時接種 of 2021 and 2022.
fn pandemic(who: Who) -> Vec<Given> {
    let days = match who {
        Who::Ichiro => [(2021, 6, 10), (2021, 7, 1), (2022, 2, 3)],
        Who::Hanako => [(2021, 7, 12), (2021, 8, 2), (2022, 3, 14)],
        _ => [(2021, 9, 4), (2021, 9, 25), (2022, 4, 16)],
    };
    let row = |(dose, (year, month, day))| {
        Some(Given {
            who,
            vaccine: "",
            name: "新型コロナ（特例臨時接種）",
            day: NaiveDate::from_ymd_opt(year, month, day)?,
            dose,
            product: "見本コロナワクチン",
            volume: "0.3",
            place: HALL,
        })
    };
    (1_u8..).zip(days).filter_map(row).collect()
}

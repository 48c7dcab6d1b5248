//! The insurances of the five residents.

use chrono::{Days, Months, NaiveDate};
use hikae_core::calendar::fiscal_year;
use hikae_core::resident::{InsuredNumber, Resident, Sex};

use super::{Error, table};
use crate::demo::residents::{EMPLOYEES, LATE_ELDERLY, NATIONAL_HEALTH, Who, day_in};

/// Columns of the files written here.
const HEADER: [&str; 22] = [
    "保険者番号",
    "保険者名称",
    "記号",
    "番号",
    "枝番",
    "宛名番号",
    "自治体コード",
    "フリガナ",
    "生年月日",
    "性別",
    "本人家族",
    "資格取得日",
    "資格喪失日",
    "喪失事由",
    "負担割合",
    "限度額適用区分",
    "限度額開始日",
    "限度額終了日",
    "特定疾病",
    "特定疾病開始日",
    "自己負担限度額",
    "更新日",
];

/// One insurance of someone.
pub(super) struct Insured {
    /// With whom, and under which number.
    pub(super) number: InsuredNumber,
    /// `1` 本人, `2` 家族.
    pub(super) relation: &'static str,
    /// 資格取得日.
    pub(super) acquired: NaiveDate,
    /// 資格喪失日, and why.
    pub(super) lost: Option<(NaiveDate, &'static str)>,
    /// 負担割合.
    pub(super) share: &'static str,
    /// 適用区分 of the fiscal year in which the file is made.
    pub(super) limit: Option<&'static str>,
    /// 特定疾病, and from when.
    pub(super) disease: Option<(&'static str, NaiveDate)>,
}

/// The insurances of the five as they were on a day, as a CSV file.
pub(super) fn register(today: NaiveDate) -> Result<Vec<u8>, Error> {
    let rows = Who::ALL.into_iter().flat_map(|who| {
        let resident = who.resident(today);
        let insured = insured(who, &resident, today);
        insured.into_iter().map(move |it| (resident.clone(), it))
    });
    file(rows, today)
}

/// A file of insurances.
pub(super) fn file(
    rows: impl Iterator<Item = (Resident, Insured)>,
    today: NaiveDate,
) -> Result<Vec<u8>, Error> {
    table(HEADER, rows.map(|(resident, it)| row(resident, it, today)))
}

fn row(resident: Resident, it: Insured, today: NaiveDate) -> [String; 22] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let year = fiscal_year(today);
    let of_year = |year| day_in(year, 8, 1).filter(|_| it.limit.is_some());
    [
        it.number.insurer.clone(),
        insurer(&it.number.insurer).to_owned(),
        text(it.number.symbol.as_deref()),
        it.number.number,
        text(it.number.branch.as_deref()),
        resident.municipal_number,
        resident.municipality,
        resident.kana,
        resident.birth_date.to_string(),
        match resident.sex {
            Sex::Male => "男".to_owned(),
            Sex::Female => "女".to_owned(),
        },
        it.relation.to_owned(),
        it.acquired.to_string(),
        day(it.lost.map(|(day, _)| day)),
        text(it.lost.map(|(_, why)| why)),
        it.share.to_owned(),
        text(it.limit),
        day(of_year(year)),
        day(of_year(year + 1).and_then(|day| day.pred_opt())),
        text(it.disease.map(|(code, _)| code)),
        day(it.disease.map(|(_, from)| from)),
        text(it.disease.map(|_| "10000")),
        today.to_string(),
    ]
}

fn insurer(number: &str) -> &'static str {
    match number {
        EMPLOYEES => "みほん健康保険組合",
        LATE_ELDERLY => "見本県後期高齢者医療広域連合",
        _ => "みほん市国民健康保険",
    }
}

/// What each has behind them. マリア changed her work and has not yet left the national insurance:
/// two insurers have her.
fn insured(who: Who, resident: &Resident, today: NaiveDate) -> Vec<Insured> {
    let year = fiscal_year(today);
    let spring = |years| day_in(year - years, 4, 1).unwrap_or(today);
    let birthday = |years: u32| {
        let born = resident.birth_date;
        born.checked_add_months(Months::new(12 * years))
            .unwrap_or(today)
    };
    let current = |acquired| Insured {
        number: resident.insured.clone().unwrap_or_else(|| number("", "")),
        relation: "1",
        acquired,
        lost: None,
        share: "3",
        limit: None,
        disease: None,
    };
    let before = |insurer, own, acquired, lost| Insured {
        number: number(insurer, own),
        lost: Some((lost, "03")),
        ..current(acquired)
    };
    match who {
        Who::Hanako => vec![
            before(EMPLOYEES, "1010", birthday(22), spring(4)),
            Insured {
                limit: Some("A03"),
                ..current(spring(4))
            },
        ],
        // New with his insurer when it asks for his checkups (the first scene of his history).
        Who::Taro => {
            let joined = today.checked_sub_days(Days::new(450)).unwrap_or(today);
            vec![
                before(NATIONAL_HEALTH, "20002", spring(10), joined),
                current(joined),
            ]
        }
        Who::Midori => vec![Insured {
            relation: "2",
            ..current(resident.birth_date)
        }],
        Who::Maria => vec![
            Insured {
                number: number(NATIONAL_HEALTH, "40004"),
                ..current(spring(3))
            },
            current(spring(1)),
        ],
        Who::Ichiro => vec![
            before(NATIONAL_HEALTH, "50005", spring(18), birthday(75)),
            Insured {
                share: "1",
                limit: Some("B10"),
                disease: Some(("1", spring(2))),
                ..current(birthday(75))
            },
        ],
    }
}

fn number(insurer: &str, own: &str) -> InsuredNumber {
    InsuredNumber {
        insurer: insurer.to_owned(),
        symbol: Some("みほん".to_owned()),
        number: own.to_owned(),
        branch: Some("01".to_owned()),
    }
}

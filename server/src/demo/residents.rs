//! Five fictional residents. Their ages stay the same over the years: dates of birth are counted
//! back from the fiscal year in which the demo is made.

use chrono::{Datelike, NaiveDate};
use hikae_core::calendar::fiscal_year;
use hikae_core::resident::{InsuredNumber, Resident, Sex};

/// 全国地方公共団体コード of みほん市: of a prefecture that does not exist.
pub const MUNICIPALITY: &str = "990019";
/// 保険者番号 of みほん市国民健康保険.
pub const NATIONAL_HEALTH: &str = "00990010";
/// 保険者番号 of みほん健康保険組合.
pub const EMPLOYEES: &str = "06990014";
/// 保険者番号 of 見本県後期高齢者医療広域連合.
pub const LATE_ELDERLY: &str = "39990015";

/// One of the five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// 見本 花子: 65 in this fiscal year, blood pressure over the referral value.
    Hanako,
    /// 例示 太郎: 50 in this fiscal year, metabolic syndrome, smokes.
    Taro,
    /// 架空 みどり: 16 in this fiscal year, vaccinations only.
    Midori,
    /// テスト マリア: 35 in this fiscal year, registered in Latin letters, few records.
    Maria,
    /// 仮名 一郎: 78 in this fiscal year, gaps in his checkups.
    Ichiro,
}

impl Who {
    /// All five, in the order in which the demo offers them.
    pub const ALL: [Self; 5] = [
        Self::Hanako,
        Self::Taro,
        Self::Midori,
        Self::Maria,
        Self::Ichiro,
    ];

    /// Name in forms and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hanako => "hanako",
            Self::Taro => "taro",
            Self::Midori => "midori",
            Self::Maria => "maria",
            Self::Ichiro => "ichiro",
        }
    }

    /// The one with this name.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.key() == key)
    }

    /// 宛名番号.
    pub const fn municipal_number(self) -> &'static str {
        match self {
            Self::Hanako => "1001",
            Self::Taro => "1002",
            Self::Midori => "1003",
            Self::Maria => "1004",
            Self::Ichiro => "1005",
        }
    }

    /// Age reached in the fiscal year in which the demo is made.
    const fn age(self) -> i32 {
        match self {
            Self::Hanako => 65,
            Self::Taro => 50,
            Self::Midori => 16,
            Self::Maria => 35,
            Self::Ichiro => 78,
        }
    }

    /// Date of birth in a demo made on this day.
    pub fn birth_date(self, today: NaiveDate) -> NaiveDate {
        let (month, day) = match self {
            Self::Hanako => (11, 3),
            Self::Taro => (7, 20),
            Self::Midori => (6, 1),
            Self::Maria => (5, 14),
            Self::Ichiro => (9, 15),
        };
        let year = fiscal_year(today) - self.age();
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today)
    }

    /// The row in the register of a demo made on this day.
    pub fn resident(self, today: NaiveDate) -> Resident {
        let (name, kana, sex, postal_code, address) = match self {
            Self::Hanako => (
                "見本 花子",
                "ミホン ハナコ",
                Sex::Female,
                "000-0001",
                "見本県みほん市中央1丁目1番1号",
            ),
            Self::Taro => (
                "例示 太郎",
                "レイジ タロウ",
                Sex::Male,
                "000-0002",
                "見本県みほん市東町2丁目2番2号",
            ),
            Self::Midori => (
                "架空 みどり",
                "カクウ ミドリ",
                Sex::Female,
                "000-0003",
                "見本県みほん市西町3丁目3番3号",
            ),
            Self::Maria => (
                "TEST MARIA",
                "テスト マリア",
                Sex::Female,
                "000-0004",
                "見本県みほん市南町4丁目4番4-404号",
            ),
            Self::Ichiro => (
                "仮名 一郎",
                "カメイ イチロウ",
                Sex::Male,
                "000-0005",
                "見本県みほん市北町5丁目5番5号",
            ),
        };
        Resident {
            municipal_number: self.municipal_number().to_owned(),
            municipality: MUNICIPALITY.to_owned(),
            name: name.to_owned(),
            kana: kana.to_owned(),
            birth_date: self.birth_date(today),
            sex,
            postal_code: Some(postal_code.to_owned()),
            address: address.to_owned(),
            insured: Some(self.insured()),
        }
    }

    fn insured(self) -> InsuredNumber {
        let (insurer, symbol, number, branch) = match self {
            Self::Hanako => (NATIONAL_HEALTH, Some("みほん"), "10001", "01"),
            Self::Taro => (EMPLOYEES, Some("２０"), "２００２", "00"),
            Self::Midori => (EMPLOYEES, Some("２０"), "２００３", "02"),
            Self::Maria => (EMPLOYEES, Some("２０"), "２００４", "00"),
            Self::Ichiro => (LATE_ELDERLY, None, "00050005", "00"),
        };
        InsuredNumber {
            insurer: insurer.to_owned(),
            symbol: symbol.map(str::to_owned),
            number: number.to_owned(),
            branch: Some(branch.to_owned()),
        }
    }
}

/// The day in a fiscal year with this month and day.
pub(super) fn day_in(fiscal_year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(fiscal_year, month, day)?;
    if first.month() >= 4 {
        Some(first)
    } else {
        first.with_year(fiscal_year + 1)
    }
}

#[cfg(test)]
mod tests {
    use hikae_core::calendar::age_at_fiscal_year_end;
    use hikae_core::identifiers::{
        CheckDigit, InsurerNumber, MunicipalityCode, individual_numbers,
    };

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn ages_stay_the_same_whenever_the_demo_is_made() {
        for today in ["2026-11-21", "2026-04-01", "2027-03-31", "2031-12-01"] {
            for who in Who::ALL {
                let born = who.birth_date(day(today));
                assert_eq!(
                    age_at_fiscal_year_end(born, day(today)).map(i32::from),
                    Some(who.age())
                );
            }
        }
        assert_eq!(Who::Hanako.birth_date(day("2026-11-21")), day("1961-11-03"));
    }

    #[test]
    fn numbers_belong_to_nobody_but_are_well_formed() {
        for who in Who::ALL {
            let resident = who.resident(day("2026-11-21"));
            let insurer = resident.insured.unwrap().insurer;
            assert_eq!(
                InsurerNumber::parse(&insurer).unwrap().check(),
                CheckDigit::Right
            );
            assert_eq!(
                insurer.get(2..4),
                Some("99"),
                "a prefecture that does not exist"
            );
            assert!(individual_numbers(&resident.address).is_empty());
        }
        let city = MunicipalityCode::parse(MUNICIPALITY).unwrap();
        assert_eq!(city.check(), CheckDigit::Right);
    }

    #[test]
    fn a_day_of_the_fiscal_year_may_be_in_the_next_calendar_year() {
        assert_eq!(day_in(2026, 5, 20), Some(day("2026-05-20")));
        assert_eq!(day_in(2026, 1, 20), Some(day("2027-01-20")));
    }
}

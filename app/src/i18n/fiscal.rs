//! Fiscal years (年度) in words.

use chrono::NaiveDate;
use hikae_core::calendar::{Era, EraYear};

use super::{Lang, Text};
use crate::messages;

/// A fiscal year with its era: 2026年度（令和8年度）. The year in which an era began counts as its
/// first as a whole (改元に伴う元号による年表示の取扱い, 2019), so its first of May decides.
pub fn year(lang: Lang, year: i32) -> Text {
    match NaiveDate::from_ymd_opt(year, 5, 1).and_then(EraYear::of) {
        Some(era) => with_era(lang, year, &era_year(lang, era)),
        None => short(lang, year),
    }
}

fn era_year(lang: Lang, era: EraYear) -> String {
    match (lang, era.year) {
        (Lang::En, year) => format!("{} {year}", era.era.romaji()),
        (Lang::Ja, _) => era.to_string(),
        (Lang::Easy, 1) => format!("{}｜元年《がんねん》", era_name(era.era)),
        (Lang::Easy, year) => format!("{}{year}｜年《ねん》", era_name(era.era)),
    }
}

const fn era_name(era: Era) -> &'static str {
    match era {
        Era::Meiji => "明治《めいじ》",
        Era::Taisho => "大正《たいしょう》",
        Era::Showa => "昭和《しょうわ》",
        Era::Heisei => "平成《へいせい》",
        Era::Reiwa => "令和《れいわ》",
    }
}

messages! {
    /// A fiscal year with its era.
    with_era(year: i32, era: &str) {
        ja: "{year}年度（{era}度）",
        easy: "{year}｜年度《ねんど》（{era}）",
        en: "Fiscal {year} ({era})",
    }
    /// A fiscal year, short.
    short(year: i32) {
        ja: "{year}年度",
        easy: "{year}｜年度《ねんど》",
        en: "FY{year}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_in_which_an_era_began_is_its_first() {
        assert_eq!(year(Lang::Ja, 2019).plain(), "2019年度（令和元年度）");
        assert_eq!(year(Lang::Ja, 2026).plain(), "2026年度（令和8年度）");
        assert_eq!(year(Lang::Easy, 2026).plain(), "2026年度（令和8年）");
        assert_eq!(year(Lang::En, 2026).plain(), "Fiscal 2026 (Reiwa 8)");
    }
}

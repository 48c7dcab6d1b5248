//! Result codes: what a code of a result table means.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table;

/// The table of examination methods (検査方法コード).
pub const METHODS: &str = "1.2.392.200119.6.1007";
/// メタボリックシンドローム判定.
pub const METABOLIC: &str = "1.2.392.200119.6.1008";
/// 保健指導レベル.
pub const SUPPORT_LEVEL: &str = "1.2.392.200119.6.3001";

/// One code of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResultCode {
    /// OID of the table.
    pub system: &'static str,
    /// The code.
    pub code: &'static str,
    /// What it means, in Japanese.
    pub display: &'static str,
}

static CODES: LazyLock<Vec<ResultCode>> =
    LazyLock::new(|| table::rows(TABLE).filter_map(parse).collect());

static DISPLAYS: LazyLock<HashMap<(&'static str, &'static str), &'static str>> =
    LazyLock::new(|| {
        CODES
            .iter()
            .map(|it| ((it.system, it.code), it.display))
            .collect()
    });

const TABLE: &str = include_str!("../../../data/checkup-codes.tsv");

/// What a code of a table means.
pub fn display(system: &str, code: &str) -> Option<&'static str> {
    DISPLAYS.get(&(system, code)).copied()
}

/// The codes of a table, in its order.
pub fn of(system: &str) -> impl Iterator<Item = &'static ResultCode> {
    CODES.iter().filter(move |it| it.system == system)
}

fn parse(row: &'static str) -> Option<ResultCode> {
    let [system, code, display] = table::fields(row)?;
    Some(ResultCode {
        system,
        code,
        display,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_code() {
        for row in table::rows(TABLE) {
            let code = parse(row).expect(row);
            assert!(!code.display.is_empty(), "{row}");
        }
        assert_eq!(CODES.len(), 298);
        assert_eq!(DISPLAYS.len(), 298, "codes are unique in their table");
    }

    #[test]
    fn a_code_means_what_its_table_says() {
        assert_eq!(display(METABOLIC, "2"), Some("予備群該当"));
        assert_eq!(display("1.2.392.200119.6.2003", "2"), Some("いいえ"));
        // The checklist's first eight questions count the other way round.
        assert_eq!(display("1.2.392.200119.6.2008", "0"), Some("はい"));
        assert_eq!(display("1.2.392.200119.6.2009", "0"), Some("いいえ"));
        assert_eq!(display(METABOLIC, "9"), None);
        assert_eq!(display("", "1"), None);
    }
}

//! The official item table: every item that a checkup file may hold.
//!
//! Source: 厚生労働省「XML用特定健診項目情報」付属2 Ver.4 (`1.2.392.200119.6.1005`), 322 items.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table;

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// 17-character code: analyte 5, identification 4, specimen 3, method 3, result 2 (JLAC10).
    pub code: &'static str,
    /// Official name (XML用表示名), brackets in half width.
    pub name: &'static str,
    /// The part of the checkup that it belongs to.
    pub category: ItemCategory,
    /// Whether a 特定健診 needs it.
    pub requirement: Requirement,
    /// The form of its value.
    pub value: ValueKind,
    /// Picture of its value (`NNN.N`), or its longest length in characters.
    pub format: &'static str,
    /// Unit as the table prints it, in half width; empty without unit.
    pub unit: &'static str,
    /// Unit as the files write it; empty without unit.
    pub xml_unit: &'static str,
    /// 検査方法コード (`1.2.392.200119.6.1007`).
    pub method: Option<&'static str>,
    /// OID of its table of result codes.
    pub codes: Option<&'static str>,
    /// The group that it is filed in (一連検査グループ).
    pub battery: Option<Battery>,
    /// Item of the doctor's name that files write as the author of this one.
    pub author: Option<&'static str>,
    /// The item that says whether this one is to be expected.
    pub depends_on: Option<&'static str>,
}

impl Item {
    /// Digits after the point that its picture demands; `None` if it is not a number.
    pub fn decimals(&self) -> Option<usize> {
        (self.value == ValueKind::Quantity).then(|| {
            self.format
                .split_once('.')
                .map_or(0, |(_, fraction)| fraction.len())
        })
    }
}

/// The part of a checkup that an item belongs to (区分番号).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemCategory {
    /// 10 身体計測.
    Body,
    /// 20 診察.
    Examination,
    /// 30 血圧等.
    BloodPressure,
    /// 40 採血条件.
    BloodDrawing,
    /// 50 生化学検査.
    Biochemistry,
    /// 60 血糖検査.
    Glucose,
    /// 70 尿検査.
    Urine,
    /// 80 血液像検査.
    BloodCount,
    /// 200 がん検診・生体検査等.
    Screening,
    /// 300 その他医療保険者等が任意に行う検査.
    Optional,
    /// 400 医師の判断.
    Doctor,
    /// 500 質問票.
    Questionnaire,
    /// 600 生活機能基本チェックリスト.
    FunctionChecklist,
    /// 700 情報提供.
    Information,
    /// 800 初回面接.
    FirstInterview,
    /// 900 後期質問票.
    LaterQuestionnaire,
}

impl ItemCategory {
    /// Every category, in the order of the table.
    pub const ALL: [Self; 16] = [
        Self::Body,
        Self::Examination,
        Self::BloodPressure,
        Self::BloodDrawing,
        Self::Biochemistry,
        Self::Glucose,
        Self::Urine,
        Self::BloodCount,
        Self::Screening,
        Self::Optional,
        Self::Doctor,
        Self::Questionnaire,
        Self::FunctionChecklist,
        Self::Information,
        Self::FirstInterview,
        Self::LaterQuestionnaire,
    ];

    /// 区分番号.
    pub const fn number(self) -> u16 {
        match self {
            Self::Body => 10,
            Self::Examination => 20,
            Self::BloodPressure => 30,
            Self::BloodDrawing => 40,
            Self::Biochemistry => 50,
            Self::Glucose => 60,
            Self::Urine => 70,
            Self::BloodCount => 80,
            Self::Screening => 200,
            Self::Optional => 300,
            Self::Doctor => 400,
            Self::Questionnaire => 500,
            Self::FunctionChecklist => 600,
            Self::Information => 700,
            Self::FirstInterview => 800,
            Self::LaterQuestionnaire => 900,
        }
    }

    /// Official name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "身体計測",
            Self::Examination => "診察",
            Self::BloodPressure => "血圧等",
            Self::BloodDrawing => "採血条件",
            Self::Biochemistry => "生化学検査",
            Self::Glucose => "血糖検査",
            Self::Urine => "尿検査",
            Self::BloodCount => "血液像検査",
            Self::Screening => "がん検診・生体検査等",
            Self::Optional => "その他医療保険者等が任意に行う検査",
            Self::Doctor => "医師の判断",
            Self::Questionnaire => "質問票",
            Self::FunctionChecklist => "生活機能基本チェックリスト",
            Self::Information => "情報提供",
            Self::FirstInterview => "初回面接",
            Self::LaterQuestionnaire => "後期質問票",
        }
    }
}

/// Whether a 特定健診 needs an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Requirement {
    /// Always.
    Mandatory,
    /// One item of this group (a measured value by one of several methods).
    OneOf(char),
    /// Where the doctor decides so (詳細な健診).
    Detailed,
    /// To be reported where it is known.
    IfPresent,
    /// Not part of the 特定健診.
    Outside,
}

/// The form of a value (`xsi:type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// PQ: a number with its unit.
    Quantity,
    /// CD: a code.
    Code,
    /// CO: a code of an ordered scale.
    OrderedCode,
    /// ST: text.
    Text,
}

/// Membership in a group of items that are filed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Battery {
    /// Code of the group.
    pub group: &'static str,
    /// What this item is in it.
    pub relation: Relation,
}

/// What an item is in its group (`entryRelationship/@typeCode`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// COMP: a part.
    Component,
    /// RSON: why it was done, and for whom.
    Reason,
}

/// All items, in the order of the official table.
pub static ITEMS: LazyLock<Vec<Item>> =
    LazyLock::new(|| table::rows(TABLE).filter_map(parse).collect());

static BY_CODE: LazyLock<HashMap<&'static str, &'static Item>> =
    LazyLock::new(|| ITEMS.iter().map(|item| (item.code, item)).collect());

const TABLE: &str = include_str!("../../../data/checkup-items.tsv");

/// The item of a code.
pub fn item(code: &str) -> Option<&'static Item> {
    BY_CODE.get(code).copied()
}

fn parse(row: &'static str) -> Option<Item> {
    let [
        code,
        name,
        category,
        requirement,
        value,
        format,
        unit,
        xml_unit,
        method,
        codes,
        group,
        relation,
        author,
        depends_on,
    ] = table::fields(row)?;
    Some(Item {
        code,
        name,
        category: ItemCategory::ALL
            .into_iter()
            .find(|it| it.number().to_string() == category)?,
        requirement: requirement_of(requirement)?,
        value: match value {
            "PQ" => ValueKind::Quantity,
            "CD" => ValueKind::Code,
            "CO" => ValueKind::OrderedCode,
            "ST" => ValueKind::Text,
            _ => return None,
        },
        format,
        unit,
        xml_unit,
        method: table::present(method),
        codes: table::present(codes),
        battery: match relation {
            "" => None,
            "COMP" => Some(Battery {
                group,
                relation: Relation::Component,
            }),
            "RSON" => Some(Battery {
                group,
                relation: Relation::Reason,
            }),
            _ => return None,
        },
        author: table::present(author),
        depends_on: table::present(depends_on),
    })
}

fn requirement_of(text: &str) -> Option<Requirement> {
    Some(match text {
        "mandatory" => Requirement::Mandatory,
        "detailed" => Requirement::Detailed,
        "if-present" => Requirement::IfPresent,
        "outside" => Requirement::Outside,
        _ => Requirement::OneOf(text.strip_prefix("one-of:")?.parse().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{codes, units};
    use super::*;

    #[test]
    fn every_row_of_the_table_is_an_item() {
        assert_eq!(table::rows(TABLE).count(), 322);
        for row in table::rows(TABLE) {
            assert!(parse(row).is_some(), "{row}");
        }
        assert_eq!(BY_CODE.len(), 322, "codes are unique");
    }

    #[test]
    fn what_an_item_points_to_exists() {
        for it in ITEMS.iter() {
            assert_eq!(it.code.len(), 17);
            for other in it.author.iter().chain(&it.depends_on) {
                assert!(item(other).is_some(), "{} points to {other}", it.code);
            }
            if let Some(battery) = it.battery {
                assert!(
                    item(battery.group).is_some(),
                    "{} points to {}",
                    it.code,
                    battery.group
                );
            }
            if let Some(method) = it.method {
                assert!(codes::display(codes::METHODS, method).is_some(), "{method}");
            }
            if let Some(system) = it.codes {
                assert!(codes::of(system).next().is_some(), "{system}");
            }
            assert_eq!(it.codes.is_some(), is_coded(it), "{}", it.code);
            if !it.xml_unit.is_empty() {
                assert!(units::same(it.unit, it.xml_unit), "{}", it.code);
            }
        }
    }

    fn is_coded(item: &Item) -> bool {
        matches!(item.value, ValueKind::Code | ValueKind::OrderedCode)
    }

    #[test]
    fn the_table_counts_what_the_standard_counts() {
        let count = |wanted| ITEMS.iter().filter(|it| it.requirement == wanted).count();
        assert_eq!(count(Requirement::Mandatory), 17);
        assert_eq!(count(Requirement::Detailed), 22);
        assert_eq!(count(Requirement::IfPresent), 54);
        assert_eq!(count(Requirement::Outside), 183);
        assert_eq!(ITEMS.iter().filter(|it| it.battery.is_some()).count(), 53);
        assert_eq!(ITEMS.iter().filter(|it| it.author.is_some()).count(), 18);
    }

    #[test]
    fn an_item_says_how_many_decimals_it_has() {
        assert_eq!(item("9N001000000000001").and_then(Item::decimals), Some(1));
        assert_eq!(item("9A751000000000001").and_then(Item::decimals), Some(0));
        assert_eq!(item("1A030000000190301").and_then(Item::decimals), Some(3));
        assert_eq!(item("9N511000000000049").and_then(Item::decimals), None);
    }

    #[test]
    fn an_unknown_code_is_no_item() {
        assert!(item("9N001000000000000").is_none());
        assert!(item("").is_none());
    }
}

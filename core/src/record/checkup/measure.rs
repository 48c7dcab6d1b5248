//! Measures: what was measured, whichever way it was done.
//!
//! The item codes tell methods apart (JLAC10: the last eight characters but two name specimen
//! and method), so one person's history of one analyte runs over several codes. A measure joins
//! them, and orders them where one report may hold several.

use serde::{Deserialize, Serialize};

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident $slug:literal $unit:literal [$($code:literal)+])+) => {
        /// What was measured, whichever way it was done.
        ///
        /// ALP and LD are no measures: their two calibrations (JSCC, IFCC) give different
        /// numbers, so no line may be drawn through them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Measure {
            $($(#[$doc])* #[serde(rename = $slug)] $name,)+
        }

        impl Measure {
            /// Every measure, in the order of the official item table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Stable lower-case name, for addresses and data files.
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$name => $slug,)+
                }
            }

            /// The measure of this name.
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug {
                    $($slug => Some(Self::$name),)+
                    _ => None,
                }
            }

            /// Unit as the checkup files write it.
            pub const fn unit(self) -> &'static str {
                match self {
                    $(Self::$name => $unit,)+
                }
            }

            /// Its item codes. Where one report holds several, the first one counts.
            pub const fn codes(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$($code),+],)+
                }
            }

            /// The measure that an item code belongs to.
            pub fn of(code: &str) -> Option<Self> {
                match code {
                    $($($code)|+ => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

measures! {
    /// 身長.
    Height "height" "cm" ["9N001000000000001"]
    /// 体重.
    Weight "weight" "kg" ["9N006000000000001"]
    /// BMI.
    Bmi "bmi" "kg/m2" ["9N011000000000001"]
    /// 内臓脂肪面積.
    VisceralFat "visceral-fat" "cm2" ["9N021000000000001"]
    /// 腹囲: measured, before self-measured, before self-reported.
    Waist "waist" "cm" ["9N016160100000001" "9N016160200000001" "9N016160300000001"]
    /// 収縮期血圧: その他 (which holds the mean of several), before 2回目, before 1回目.
    Systolic "systolic" "mm[Hg]" ["9A755000000000001" "9A752000000000001" "9A751000000000001"]
    /// 拡張期血圧: その他, before 2回目, before 1回目.
    Diastolic "diastolic" "mm[Hg]" ["9A765000000000001" "9A762000000000001" "9A761000000000001"]
    /// 総コレステロール.
    TotalCholesterol "total-cholesterol" "mg/dL"
        ["3F050000002327101" "3F050000002327201" "3F050000002399901"]
    /// 空腹時中性脂肪.
    TriglycerideFasting "triglyceride-fasting" "mg/dL"
        ["3F015000002327101" "3F015000002327201" "3F015000002399901"]
    /// 随時中性脂肪.
    TriglycerideCasual "triglyceride-casual" "mg/dL"
        ["3F015129902327101" "3F015129902327201" "3F015129902399901"]
    /// HDLコレステロール.
    Hdl "hdl" "mg/dL" ["3F070000002327101" "3F070000002327201" "3F070000002399901"]
    /// LDLコレステロール: measured, before calculated.
    Ldl "ldl" "mg/dL"
        ["3F077000002327101" "3F077000002327201" "3F077000002399901" "3F077000002391901"]
    /// Non-HDLコレステロール.
    NonHdl "non-hdl" "mg/dL" ["3F069000002391901"]
    /// AST(GOT).
    Ast "ast" "U/L" ["3B035000002327201" "3B035000002399901"]
    /// ALT(GPT).
    Alt "alt" "U/L" ["3B045000002327201" "3B045000002399901"]
    /// γ-GT(γ-GTP).
    Ggt "ggt" "U/L" ["3B090000002327101" "3B090000002399901"]
    /// 血清クレアチニン.
    Creatinine "creatinine" "mg/dL" ["3C015000002327101" "3C015000002399901"]
    /// eGFR.
    Egfr "egfr" "ml/min/1.73m2" ["8A065000002391901"]
    /// 血清尿酸.
    UricAcid "uric-acid" "mg/dL" ["3C020000002327101" "3C020000002399901"]
    /// 空腹時血糖.
    GlucoseFasting "glucose-fasting" "mg/dL"
        ["3D010000001926101" "3D010000002227101" "3D010000001927201" "3D010000001999901"]
    /// 随時血糖.
    GlucoseCasual "glucose-casual" "mg/dL"
        ["3D010129901926101" "3D010129902227101" "3D010129901927201" "3D010129901999901"]
    /// HbA1c(NGSP値). The old JDS values have other codes and are not this measure.
    HbA1c "hba1c" "%"
        ["3D046000001906202" "3D046000001920402" "3D046000001927102" "3D046000001999902"]
    /// ヘマトクリット値.
    Hematocrit "hematocrit" "%" ["2A040000001930102"]
    /// 血色素量(ヘモグロビン値).
    Hemoglobin "hemoglobin" "g/dL" ["2A030000001930101"]
    /// 赤血球数.
    RedCells "red-cells" "10*4/mm3" ["2A020000001930101"]
    /// 白血球数.
    WhiteCells "white-cells" "/mm3" ["2A010000001930101"]
    /// 血小板数.
    Platelets "platelets" "10*4/mm3" ["2A050000001930101"]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::items::{ITEMS, ValueKind, item};
    use super::Measure;

    #[test]
    fn every_code_of_a_measure_is_a_quantity_of_the_item_table_in_the_unit_of_the_measure() {
        for measure in Measure::ALL {
            for code in measure.codes() {
                let item = item(code).expect(code);
                assert_eq!(item.value, ValueKind::Quantity, "{code}");
                assert_eq!(item.xml_unit, measure.unit(), "{code}");
                assert_eq!(Measure::of(code), Some(*measure));
            }
            assert_eq!(Measure::from_slug(measure.slug()), Some(*measure));
            let json = serde_json::to_string(measure).unwrap();
            assert_eq!(json, format!("\"{}\"", measure.slug()));
        }
    }

    #[test]
    fn a_measure_has_all_the_methods_of_its_analyte() {
        for measure in Measure::ALL {
            let listed: BTreeSet<&str> = measure.codes().iter().copied().collect();
            let names: BTreeSet<&str> = measure
                .codes()
                .iter()
                .filter_map(|code| item(code))
                .map(|item| item.name)
                .collect();
            let of_that_name: BTreeSet<&str> = ITEMS
                .iter()
                .filter(|item| names.contains(item.name))
                .map(|item| item.code)
                .collect();
            assert_eq!(listed, of_that_name, "{measure:?}");
        }
    }
}

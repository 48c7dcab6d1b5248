//! Units: as the official table prints them, as the files write them, and in UCUM.

/// One unit in its three spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// As the item table prints it, in half width.
    pub display: &'static str,
    /// As the checkup files write it.
    pub xml: &'static str,
    /// In UCUM.
    pub ucum: &'static str,
}

/// Every unit of the item table.
pub const UNITS: [Unit; 21] = [
    unit("cm", "cm", "cm"),
    unit("kg", "kg", "kg"),
    unit("kg/m2", "kg/m2", "kg/m2"),
    unit("cm2", "cm2", "cm2"),
    unit("%", "%", "%"),
    unit("回", "{times}", "{times}"),
    unit("mmHg", "mm[Hg]", "mm[Hg]"),
    unit("拍/分", "{h`b}/min", "{beats}/min"),
    unit("mg/dl", "mg/dL", "mg/dL"),
    unit("U/l", "U/L", "U/L"),
    unit("ml/min/1.73m2", "ml/min/1.73m2", "mL/min/{1.73_m2}"),
    unit("g/dl", "g/dL", "g/dL"),
    unit("ng/ml", "ng/mL", "ng/mL"),
    unit("mg/L", "mg/L", "mg/L"),
    unit("mg/g・CR", "mg/g*CR", "mg/g{creat}"),
    unit("mg/day", "mg/day", "mg/d"),
    unit("万/mm3", "10*4/mm3", "10*4/mm3"),
    unit("fl", "fl", "fL"),
    unit("pg", "pg", "pg"),
    unit("/mm3", "/mm3", "/mm3"),
    unit("l", "L", "L"),
];

const fn unit(display: &'static str, xml: &'static str, ucum: &'static str) -> Unit {
    Unit { display, xml, ucum }
}

/// The unit that one of its three spellings means.
pub fn find(spelling: &str) -> Option<&'static Unit> {
    UNITS
        .iter()
        .find(|it| [it.xml, it.display, it.ucum].contains(&spelling))
}

/// Whether two spellings mean the same unit. A spelling not in the table equals only itself.
pub fn same(one: &str, other: &str) -> bool {
    one == other || find(one).is_some_and(|unit| find(other) == Some(unit))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::items::ITEMS;
    use super::*;

    #[test]
    fn the_table_holds_the_units_of_the_items_and_no_other() {
        let items: BTreeSet<(&str, &str)> = ITEMS
            .iter()
            .map(|it| (it.unit, it.xml_unit))
            .filter(|(unit, _)| !unit.is_empty())
            .collect();
        let units: BTreeSet<(&str, &str)> = UNITS.iter().map(|it| (it.display, it.xml)).collect();
        assert_eq!(items, units);
    }

    #[test]
    fn no_spelling_means_two_units() {
        for one in &UNITS {
            for spelling in [one.display, one.xml, one.ucum] {
                assert_eq!(find(spelling), Some(one), "{spelling}");
            }
        }
    }

    #[test]
    fn spellings_are_told_apart_from_units() {
        assert!(same("mmHg", "mm[Hg]"));
        assert!(same("mg/g・CR", "mg/g{creat}"));
        assert!(same("furlong", "furlong"));
        assert!(!same("mg/dL", "g/dL"));
        assert!(!same("", "%"));
    }
}

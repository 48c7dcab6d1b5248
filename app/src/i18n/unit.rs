//! Units as people write them. The files write fifteen of them in a way of their own
//! (`mm[Hg]`, `10*4/mm3`).

use super::Lang;

/// The unit as a page shows it; one that is not known stays as received.
pub fn display(lang: Lang, unit: &str) -> &str {
    let japanese = lang != Lang::En;
    match unit {
        "mm[Hg]" => "mmHg",
        "kg/m2" => "kg/m²",
        "cm2" => "cm²",
        "ml/min/1.73m2" => "mL/min/1.73m²",
        "mg/g*CR" => "mg/gCr",
        "fl" => "fL",
        "/mm3" => "/mm³",
        "10*4/mm3" if japanese => "万/mm³",
        "10*4/mm3" => "×10⁴/mm³",
        "{h`b}/min" if japanese => "拍/分",
        "{h`b}/min" => "beats/min",
        "{times}" if japanese => "回",
        "{times}" => "times",
        "mg/day" if japanese => "mg/日",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_own_spellings_are_written_as_people_do() {
        assert_eq!(display(Lang::Ja, "mm[Hg]"), "mmHg");
        assert_eq!(display(Lang::Easy, "10*4/mm3"), "万/mm³");
        assert_eq!(display(Lang::En, "10*4/mm3"), "×10⁴/mm³");
        assert_eq!(display(Lang::En, "mg/dL"), "mg/dL");
        assert_eq!(display(Lang::Ja, "furlong"), "furlong");
    }
}

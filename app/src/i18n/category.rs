//! Kinds of records, alone and counted, and the classes that must be named to be shared.

use hikae_core::record::{Category, SensitiveClass};

use super::{Lang, Text};
use crate::messages;

/// Name of a kind of record.
pub fn name(lang: Lang, category: Category) -> Text {
    match category {
        Category::Checkup => checkup(lang),
        Category::Vaccination => vaccination(lang),
        Category::Medication => medication(lang),
        Category::Care => care(lang),
        Category::Coverage => coverage(lang),
    }
}

/// One record of a kind, as the beginning of its name.
pub fn single(lang: Lang, category: Category) -> Text {
    if lang != Lang::En {
        return name(lang, category);
    }
    let word = match category {
        Category::Checkup => "checkup result",
        Category::Vaccination => "vaccination",
        Category::Medication => "medication",
        Category::Care => "care record",
        Category::Coverage => "insurance",
    };
    word.into()
}

/// So many records of a kind: 「健診の結果 2件」.
pub fn counted(lang: Lang, category: Category, count: usize) -> Text {
    if lang == Lang::En && count == 1 {
        return match category {
            Category::Checkup => one_checkup(lang),
            Category::Vaccination => one_vaccination(lang),
            Category::Medication => one_medication(lang),
            Category::Care => one_care(lang),
            Category::Coverage => one_coverage(lang),
        };
    }
    match category {
        Category::Checkup => checkups(lang, count),
        Category::Vaccination => vaccinations(lang, count),
        Category::Medication => medications(lang, count),
        Category::Care => cares(lang, count),
        Category::Coverage => coverages(lang, count),
    }
}

/// Name of a sensitive class.
pub fn sensitive(lang: Lang, class: SensitiveClass) -> Text {
    match class {
        SensitiveClass::SpecificDisease => specific_disease(lang),
        SensitiveClass::MentalHealth => mental_health(lang),
        SensitiveClass::ReproductiveHealth => reproductive_health(lang),
        SensitiveClass::Surgery => surgery(lang),
        SensitiveClass::Genetic => genetic(lang),
    }
}

messages! {
    /// Kind.
    checkup { ja: "健診の結果", easy: "健診《けんしん》の 結果《けっか》", en: "checkup results" }
    /// Kind.
    vaccination { ja: "予防接種の記録", easy: "予防接種《よぼうせっしゅ》の 記録《きろく》", en: "vaccination records" }
    /// Kind.
    medication { ja: "お薬の記録", easy: "薬《くすり》の 記録《きろく》", en: "medication records" }
    /// Kind.
    care { ja: "診療の記録", easy: "病院《びょういん》で 受《う》けた 治療《ちりょう》の 記録《きろく》", en: "care records" }
    /// Kind.
    coverage { ja: "保険の資格", easy: "保険《ほけん》の 情報《じょうほう》", en: "insurance details" }

    /// Counted.
    checkups(count: usize) { ja: "健診の結果 {count}件", easy: "健診《けんしん》の 結果《けっか》 {count}｜件《けん》", en: "{count} checkup results" }
    /// Counted.
    vaccinations(count: usize) { ja: "予防接種の記録 {count}件", easy: "予防接種《よぼうせっしゅ》の 記録《きろく》 {count}｜件《けん》", en: "{count} vaccination records" }
    /// Counted.
    medications(count: usize) { ja: "お薬の記録 {count}件", easy: "薬《くすり》の 記録《きろく》 {count}｜件《けん》", en: "{count} medication records" }
    /// Counted.
    cares(count: usize) { ja: "診療の記録 {count}件", easy: "治療《ちりょう》の 記録《きろく》 {count}｜件《けん》", en: "{count} care records" }
    /// Counted.
    coverages(count: usize) { ja: "保険の資格 {count}件", easy: "保険《ほけん》の 情報《じょうほう》 {count}｜件《けん》", en: "{count} insurance details" }

    /// One.
    one_checkup { ja: "健診の結果 1件", easy: "健診《けんしん》の 結果《けっか》 1｜件《けん》", en: "1 checkup result" }
    /// One.
    one_vaccination { ja: "予防接種の記録 1件", easy: "予防接種《よぼうせっしゅ》の 記録《きろく》 1｜件《けん》", en: "1 vaccination record" }
    /// One.
    one_medication { ja: "お薬の記録 1件", easy: "薬《くすり》の 記録《きろく》 1｜件《けん》", en: "1 medication record" }
    /// One.
    one_care { ja: "診療の記録 1件", easy: "治療《ちりょう》の 記録《きろく》 1｜件《けん》", en: "1 care record" }
    /// One.
    one_coverage { ja: "保険の資格 1件", easy: "保険《ほけん》の 情報《じょうほう》 1｜件《けん》", en: "1 insurance detail" }

    /// Class.
    specific_disease {
        ja: "特定の病気（HIV 感染症など）",
        easy: "特別《とくべつ》な 病気《びょうき》（HIVなど）",
        en: "specific diseases (HIV and others)",
    }
    /// Class.
    mental_health {
        ja: "こころの健康",
        easy: "こころの 健康《けんこう》",
        en: "mental health",
    }
    /// Class.
    reproductive_health {
        ja: "妊娠・出産・性に関わる健康",
        easy: "妊娠《にんしん》・出産《しゅっさん》・性《せい》の 健康《けんこう》",
        en: "pregnancy, birth and sexual health",
    }
    /// Class.
    surgery { ja: "手術", easy: "手術《しゅじゅつ》", en: "surgery" }
    /// Class.
    genetic { ja: "遺伝", easy: "遺伝《いでん》", en: "genetics" }
}

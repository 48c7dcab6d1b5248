//! Words for judgements that this site computes (参考), and why they came out so.

use hikae_core::guidance::{Fact, MetabolicSyndrome, Reason, Risk, SupportLevel};

use super::{Lang, Text, answer};
use crate::messages;
use hikae_core::record::checkup::codes;

/// A result of メタボリックシンドローム判定, as its code table says it.
pub fn metabolic(lang: Lang, result: MetabolicSyndrome) -> Text {
    coded(lang, codes::METABOLIC, result.code())
}

/// A 保健指導レベル, as its code table says it.
pub fn level(lang: Lang, level: SupportLevel) -> Text {
    coded(lang, codes::SUPPORT_LEVEL, level.code())
}

fn coded(lang: Lang, system: &str, code: &str) -> Text {
    answer::display(lang, system, code)
        .or_else(|| codes::display(system, code).map(|it| Text::new(it.to_owned())))
        .unwrap_or_else(|| Text::new(code.to_owned()))
}

/// Something that led to a result.
pub fn reason(lang: Lang, reason: Reason) -> Text {
    match reason {
        Reason::Waist => waist(lang),
        Reason::VisceralFat => visceral_fat(lang),
        Reason::Bmi => bmi(lang),
        Reason::Risk(Risk::BloodPressure) => blood_pressure(lang),
        Reason::Risk(Risk::Lipid) => lipid(lang),
        Reason::Risk(Risk::Glucose) => glucose(lang),
        Reason::Risk(Risk::Smoking) => smoking(lang),
        Reason::Medication(Risk::BloodPressure) => pressure_medicine(lang),
        Reason::Medication(Risk::Lipid) => lipid_medicine(lang),
        Reason::Medication(Risk::Glucose | Risk::Smoking) => glucose_medicine(lang),
        Reason::Senior => senior(lang),
        Reason::Missing(fact) => missing(lang).with("fact", &fact_name(lang, fact)),
    }
}

fn fact_name(lang: Lang, fact: Fact) -> Text {
    match fact {
        Fact::Waist => fact_waist(lang),
        Fact::Bmi => fact_bmi(lang),
        Fact::BloodPressure => fact_blood_pressure(lang),
        Fact::Lipid => fact_lipid(lang),
        Fact::Glucose => fact_glucose(lang),
        Fact::Smoking => fact_smoking(lang),
        Fact::Medication => fact_medication(lang),
    }
}

messages! {
    /// Chip beside a computed judgement.
    for_reference { ja: "参考", easy: "参考《さんこう》", en: "For reference" }
    /// Heading of the computed judgements.
    computed { ja: "国の基準に当てはめた計算", easy: "国《くに》の 決《き》まりで 計算《けいさん》した 結果《けっか》", en: "Computed from the official rules" }
    /// What the computed judgements are.
    computed_lead {
        ja: "この結果の数値と質問票の答えから、このサイトが計算したものです。正式な判定は、健診機関や保険者が記録したものです。",
        easy: "この サイトが 計算《けいさん》しました。本当《ほんとう》の 判断《はんだん》は、健診《けんしん》した ところが 書《か》いた ものです。",
        en: "Computed by this site from the values and answers in this report. The judgement recorded by the institution or insurer is the valid one.",
    }
    /// Column: what the institution recorded.
    column_recorded { ja: "記録された判定", easy: "書《か》いてある 判断《はんだん》", en: "Recorded" }
    /// Column: what this site computed.
    column_computed { ja: "計算した判定（参考）", easy: "計算《けいさん》した 結果《けっか》（参考《さんこう》）", en: "Computed (for reference)" }
    /// Column: why.
    column_reasons { ja: "理由", easy: "理由《りゆう》", en: "Reasons" }
    /// The two judgements differ.
    computed_differs {
        ja: "記録された判定と計算が異なります。健診機関が持つ別の情報で判定されていることがあります。くわしくは健診機関に聞いてください。",
        easy: "書《か》いてある 判断《はんだん》と 計算《けいさん》が ちがいます。くわしいことは、健診《けんしん》した ところに 聞《き》いてください。",
        en: "The recorded judgement and the computed one differ. The institution may have used information that is not in this report; ask it for details.",
    }
    /// No reason counts.
    nothing { ja: "当てはまる項目はありません", easy: "あてはまる ものは ありません", en: "Nothing applies" }
    /// 腹囲.
    waist { ja: "腹囲が基準以上", easy: "おなかの まわりが 大《おお》きい", en: "Waist at or over its limit" }
    /// 内臓脂肪面積.
    visceral_fat { ja: "内臓脂肪面積が基準以上", easy: "おなかの 中《なか》の 脂肪《しぼう》が 多《おお》い", en: "Visceral fat area at or over its limit" }
    /// BMI.
    bmi { ja: "BMIが基準以上", easy: "BMIが 大《おお》きい", en: "BMI at or over its limit" }
    /// 血圧.
    blood_pressure { ja: "血圧が基準以上", easy: "血圧《けつあつ》が 高《たか》い", en: "Blood pressure at or over its limit" }
    /// 脂質.
    lipid { ja: "中性脂肪かHDLコレステロールが基準を外れている", easy: "中性脂肪《ちゅうせいしぼう》か HDLコレステロールが めやすと ちがう", en: "Triglycerides or HDL cholesterol beyond the limit" }
    /// 血糖.
    glucose { ja: "血糖かHbA1cが基準以上", easy: "血《ち》の 中《なか》の 糖《とう》が 多《おお》い", en: "Glucose or HbA1c at or over its limit" }
    /// 喫煙.
    smoking { ja: "たばこを吸っている", easy: "たばこを 吸《す》っている", en: "Smokes" }
    /// 血圧の薬.
    pressure_medicine { ja: "血圧を下げる薬を使っている", easy: "血圧《けつあつ》の 薬《くすり》を 使《つか》っている", en: "Takes medicine for blood pressure" }
    /// 脂質の薬.
    lipid_medicine { ja: "コレステロールや中性脂肪を下げる薬を使っている", easy: "コレステロールや 中性脂肪《ちゅうせいしぼう》の 薬《くすり》を 使《つか》っている", en: "Takes medicine for cholesterol or triglycerides" }
    /// 血糖の薬.
    glucose_medicine { ja: "血糖を下げる薬かインスリンを使っている", easy: "血糖《けっとう》の 薬《くすり》か インスリンを 使《つか》っている", en: "Takes medicine or insulin for glucose" }
    /// 65 to 74.
    senior { ja: "年度末に65～74歳（積極的支援の代わりに動機付け支援）", easy: "65～74｜歳《さい》（動機付《どうきづ》け支援《しえん》に なります）", en: "Aged 65 to 74 at the end of the fiscal year (motivational instead of intensive support)" }
    /// Something is not known.
    missing { ja: "記録がない：{{fact}}", easy: "書《か》いて ない：{{fact}}", en: "Not recorded: {{fact}}" }
    /// A fact.
    fact_waist { ja: "腹囲", easy: "おなかの まわり", en: "waist" }
    /// A fact.
    fact_bmi { ja: "BMI", easy: "BMI", en: "BMI" }
    /// A fact.
    fact_blood_pressure { ja: "血圧", easy: "血圧《けつあつ》", en: "blood pressure" }
    /// A fact.
    fact_lipid { ja: "中性脂肪とHDLコレステロール", easy: "中性脂肪《ちゅうせいしぼう》と HDLコレステロール", en: "triglycerides and HDL cholesterol" }
    /// A fact.
    fact_glucose { ja: "血糖かHbA1c", easy: "血糖《けっとう》か HbA1c", en: "glucose or HbA1c" }
    /// A fact.
    fact_smoking { ja: "喫煙", easy: "たばこ", en: "smoking" }
    /// A fact.
    fact_medication { ja: "服薬", easy: "薬《くすり》", en: "medication" }
}

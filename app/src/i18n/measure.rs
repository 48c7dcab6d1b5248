//! What is measured: names, and what the values mean in one sentence.

use hikae_core::record::checkup::{Measure, items};

use super::{Lang, Text, item};
use crate::messages;

/// Name of a measure: that of its leading item.
pub fn name(lang: Lang, measure: Measure) -> Text {
    let code = measure.codes().first().copied().unwrap_or_default();
    item::name(lang, code)
        .unwrap_or_else(|| Text::new(items::item(code).map_or(code, |item| item.name).to_owned()))
}

/// What the value of a measure says, in one sentence. General knowledge, no advice.
pub fn meaning(lang: Lang, measure: Measure) -> Text {
    match measure {
        Measure::Height => height(lang),
        Measure::Weight => weight(lang),
        Measure::Bmi => bmi(lang),
        Measure::VisceralFat => visceral_fat(lang),
        Measure::Waist => waist(lang),
        Measure::Systolic => systolic(lang),
        Measure::Diastolic => diastolic(lang),
        Measure::TotalCholesterol => total_cholesterol(lang),
        Measure::TriglycerideFasting => triglyceride_fasting(lang),
        Measure::TriglycerideCasual => triglyceride_casual(lang),
        Measure::Hdl => hdl(lang),
        Measure::Ldl => ldl(lang),
        Measure::NonHdl => non_hdl(lang),
        Measure::Ast => ast(lang),
        Measure::Alt => alt(lang),
        Measure::Ggt => ggt(lang),
        Measure::Creatinine => creatinine(lang),
        Measure::Egfr => egfr(lang),
        Measure::UricAcid => uric_acid(lang),
        Measure::GlucoseFasting => glucose_fasting(lang),
        Measure::GlucoseCasual => glucose_casual(lang),
        Measure::HbA1c => hba1c(lang),
        Measure::Hematocrit => hematocrit(lang),
        Measure::Hemoglobin => hemoglobin(lang),
        Measure::RedCells => red_cells(lang),
        Measure::WhiteCells => white_cells(lang),
        Measure::Platelets => platelets(lang),
    }
}

messages! {
    /// 身長.
    height {
        ja: "身長は、BMIの計算に使います。",
        easy: "背《せ》の 高《たか》さです。BMIの 計算《けいさん》に 使《つか》います。",
        en: "Height is used to compute BMI.",
    }
    /// 体重.
    weight {
        ja: "体重は、BMIの計算に使います。",
        easy: "体《からだ》の 重《おも》さです。BMIの 計算《けいさん》に 使《つか》います。",
        en: "Weight is used to compute BMI.",
    }
    /// BMI.
    bmi {
        ja: "体重（kg）を身長（m）で2回割った値で、やせや肥満の目安です。",
        easy: "体重《たいじゅう》と 身長《しんちょう》から 計算《けいさん》します。太《ふと》っているか、やせているかの めやすです。",
        en: "Weight in kilograms divided twice by height in metres; an indication of underweight or obesity.",
    }
    /// 内臓脂肪面積.
    visceral_fat {
        ja: "おへその高さで見た、内臓のまわりの脂肪の面積です。測ったときは腹囲の代わりに使います。",
        easy: "おなかの 中《なか》の 脂肪《しぼう》の 広《ひろ》さです。はかったときは、おなかの まわりの 代《か》わりに 使《つか》います。",
        en: "The area of fat around the organs at the height of the navel. Where measured, it is used instead of the waist.",
    }
    /// 腹囲.
    waist {
        ja: "おへその高さで測ったおなかのまわりの長さで、内臓脂肪の量の目安です。",
        easy: "おへその 高《たか》さで はかった おなかの まわりです。おなかの 中《なか》の 脂肪《しぼう》の めやすです。",
        en: "Measured at the height of the navel; an indication of the fat around the organs.",
    }
    /// 収縮期血圧.
    systolic {
        ja: "心臓が縮んで血液を送り出すときの血圧です。",
        easy: "心臓《しんぞう》が 血《ち》を 出《だ》すときの 血圧《けつあつ》です。",
        en: "The pressure in the vessels when the heart contracts and sends out blood.",
    }
    /// 拡張期血圧.
    diastolic {
        ja: "心臓が広がって血液をためるときの血圧です。",
        easy: "心臓《しんぞう》が 休《やす》むときの 血圧《けつあつ》です。",
        en: "The pressure in the vessels when the heart widens and fills with blood.",
    }
    /// 総コレステロール.
    total_cholesterol {
        ja: "血液の中のコレステロール全体の量です。",
        easy: "血《ち》の 中《なか》の コレステロール ぜんぶの 量《りょう》です。",
        en: "All the cholesterol in the blood.",
    }
    /// 空腹時中性脂肪.
    triglyceride_fasting {
        ja: "食事から10時間以上あけて測った、血液の中の中性脂肪の量です。",
        easy: "10｜時間《じかん》以上《いじょう》 食《た》べないで はかった、血《ち》の 中《なか》の 中性脂肪《ちゅうせいしぼう》の 量《りょう》です。",
        en: "The amount of triglycerides in the blood, 10 hours or more after a meal.",
    }
    /// 随時中性脂肪.
    triglyceride_casual {
        ja: "食事から10時間たたないうちに測った、血液の中の中性脂肪の量です。",
        easy: "食事《しょくじ》の あとで はかった、血《ち》の 中《なか》の 中性脂肪《ちゅうせいしぼう》の 量《りょう》です。",
        en: "The amount of triglycerides in the blood, less than 10 hours after a meal.",
    }
    /// HDLコレステロール.
    hdl {
        ja: "余分なコレステロールを回収する働きがあります。少ないと動脈硬化が進みやすくなります。",
        easy: "いらない コレステロールを 集《あつ》めます。少《すく》ないと、血管《けっかん》が かたくなりやすいです。",
        en: "Collects excess cholesterol. Too little makes hardening of the arteries more likely.",
    }
    /// LDLコレステロール.
    ldl {
        ja: "コレステロールを全身に運びます。多すぎると動脈硬化が進みやすくなります。",
        easy: "コレステロールを 体《からだ》に 運《はこ》びます。多《おお》いと、血管《けっかん》が かたくなりやすいです。",
        en: "Carries cholesterol through the body. Too much makes hardening of the arteries more likely.",
    }
    /// Non-HDLコレステロール.
    non_hdl {
        ja: "総コレステロールからHDLコレステロールを引いた値です。多すぎると動脈硬化が進みやすくなります。",
        easy: "ぜんぶの コレステロールから、よい コレステロールを 引《ひ》いた 数字《すうじ》です。多《おお》いと、血管《けっかん》が かたくなりやすいです。",
        en: "Total cholesterol without HDL cholesterol. Too much makes hardening of the arteries more likely.",
    }
    /// AST(GOT).
    ast {
        ja: "肝臓や心臓、筋肉などの細胞にある酵素です。細胞がこわれると血液の中に増えます。",
        easy: "肝臓《かんぞう》や 筋肉《きんにく》などに ある ものです。体《からだ》の 細胞《さいぼう》が こわれると 増《ふ》えます。",
        en: "An enzyme in the cells of liver, heart and muscles. It rises in the blood when cells are damaged.",
    }
    /// ALT(GPT).
    alt {
        ja: "主に肝臓の細胞にある酵素です。肝臓の細胞がこわれると血液の中に増えます。",
        easy: "肝臓《かんぞう》に ある ものです。肝臓《かんぞう》の 細胞《さいぼう》が こわれると 増《ふ》えます。",
        en: "An enzyme found mainly in liver cells. It rises in the blood when they are damaged.",
    }
    /// γ-GT(γ-GTP).
    ggt {
        ja: "肝臓や胆道にある酵素です。お酒をよく飲む人や、肝臓・胆道に異常があるときに高くなることがあります。",
        easy: "肝臓《かんぞう》などに ある ものです。お酒《さけ》を よく 飲《の》むと、高《たか》くなることが あります。",
        en: "An enzyme of liver and bile ducts. It can be high with much alcohol or with a disorder there.",
    }
    /// 血清クレアチニン.
    creatinine {
        ja: "筋肉でできて、腎臓から尿に出される物質です。腎臓の働きが落ちると高くなります。",
        easy: "じん臓《ぞう》が おしっこに 出《だ》す ものです。じん臓《ぞう》の 働《はたら》きが 弱《よわ》いと 高《たか》くなります。",
        en: "Made in the muscles and removed by the kidneys. It rises when the kidneys work less well.",
    }
    /// eGFR.
    egfr {
        ja: "血清クレアチニンと年齢、性別から計算した、腎臓の働きの目安です。低いほど働きが落ちています。",
        easy: "じん臓《ぞう》の 働《はたら》きの めやすです。数字《すうじ》が 小《ちい》さいと、働《はたら》きが 弱《よわ》いです。",
        en: "An estimate of how well the kidneys work, from creatinine, age and sex. Lower is weaker.",
    }
    /// 血清尿酸.
    uric_acid {
        ja: "体の細胞や食べ物からできる物質です。高い状態が続くと痛風などの原因になります。",
        easy: "体《からだ》や 食《た》べ物《もの》から できる ものです。ずっと 高《たか》いと、痛風《つうふう》などの 病気《びょうき》に なりやすいです。",
        en: "Made from the body’s cells and from food. If it stays high it can cause gout.",
    }
    /// 空腹時血糖.
    glucose_fasting {
        ja: "食事から10時間以上あけて測った、血液の中のブドウ糖の量です。",
        easy: "10｜時間《じかん》以上《いじょう》 食《た》べないで はかった、血《ち》の 中《なか》の 糖《とう》の 量《りょう》です。",
        en: "The amount of glucose in the blood, 10 hours or more after a meal.",
    }
    /// 随時血糖.
    glucose_casual {
        ja: "食事から10時間たたないうちに測った、血液の中のブドウ糖の量です。",
        easy: "食事《しょくじ》の あとで はかった、血《ち》の 中《なか》の 糖《とう》の 量《りょう》です。",
        en: "The amount of glucose in the blood, less than 10 hours after a meal.",
    }
    /// HbA1c(NGSP値).
    hba1c {
        ja: "測る前の1～2か月の血糖の平均的な高さを表します。",
        easy: "はかる 前《まえ》の 1～2か月《げつ》の、血《ち》の 中《なか》の 糖《とう》の 平均《へいきん》を あらわします。",
        en: "Shows the average blood glucose over the one to two months before.",
    }
    /// ヘマトクリット値.
    hematocrit {
        ja: "血液の中で赤血球が占める割合です。",
        easy: "血《ち》の 中《なか》の 赤血球《せっけっきゅう》の わりあいです。",
        en: "The share of red cells in the blood.",
    }
    /// 血色素量(ヘモグロビン値).
    hemoglobin {
        ja: "赤血球の中にあって酸素を運ぶたんぱく質の量です。少ないと貧血が疑われます。",
        easy: "酸素《さんそ》を 運《はこ》ぶ ものの 量《りょう》です。少《すく》ないと、貧血《ひんけつ》かもしれません。",
        en: "The protein in red cells that carries oxygen. Too little suggests anemia.",
    }
    /// 赤血球数.
    red_cells {
        ja: "血液の中の赤血球の数です。赤血球は酸素を運びます。",
        easy: "赤血球《せっけっきゅう》の 数《かず》です。赤血球《せっけっきゅう》は 酸素《さんそ》を 運《はこ》びます。",
        en: "The number of red cells, which carry oxygen.",
    }
    /// 白血球数.
    white_cells {
        ja: "血液の中の白血球の数です。白血球は感染から体を守ります。",
        easy: "白血球《はっけっきゅう》の 数《かず》です。白血球《はっけっきゅう》は ばい菌《きん》から 体《からだ》を 守《まも》ります。",
        en: "The number of white cells, which protect against infection.",
    }
    /// 血小板数.
    platelets {
        ja: "血液の中の血小板の数です。血小板は出血を止める働きをします。",
        easy: "血小板《けっしょうばん》の 数《かず》です。血小板《けっしょうばん》は 血《ち》を 止《と》めます。",
        en: "The number of platelets, which stop bleeding.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_a_name_in_every_language() {
        for measure in Measure::ALL {
            for code in measure.codes() {
                assert!(item::name(Lang::En, code).is_some(), "{measure:?} {code}");
            }
        }
        assert_eq!(
            name(Lang::Ja, Measure::Systolic).plain(),
            "最高血圧（収縮期）"
        );
    }
}

//! Words for whom a circular goes to, as the person it came to reads them, and staff too.
//!
//! Slots: `{place}`, `{number}`, `{disease}`, `{what}`.

use crate::messages;

messages! {
    /// Of an age on the last day of the fiscal year.
    age_year(from: u16, to: u16) {
        ja: "{from}歳から{to}歳になる年度の方",
        easy: "今年《ことし》の 4｜月《がつ》から 来年《らいねん》の 3｜月《がつ》までに {from}｜歳《さい》から {to}｜歳《さい》に なる 人《ひと》",
        en: "people who are {from} to {to} years old at the end of the fiscal year",
    }
    /// Of one age on the last day of the fiscal year.
    age_year_one(age: u16) {
        ja: "{age}歳になる年度の方",
        easy: "今年《ことし》の 4｜月《がつ》から 来年《らいねん》の 3｜月《がつ》までに {age}｜歳《さい》に なる 人《ひと》",
        en: "people who turn {age} in this fiscal year",
    }
    /// Of an age or older on the last day of the fiscal year.
    age_year_from(from: u16) {
        ja: "年度末に{from}歳以上の方",
        easy: "来年《らいねん》の 3｜月《がつ》に {from}｜歳《さい》より 上《うえ》（{from}｜歳《さい》も）の 人《ひと》",
        en: "people who are {from} or older at the end of the fiscal year",
    }
    /// Of an age on the day of sending.
    age_today(from: u16, to: u16) {
        ja: "{from}歳から{to}歳の方",
        easy: "{from}｜歳《さい》から {to}｜歳《さい》の 人《ひと》",
        en: "people aged {from} to {to}",
    }
    /// Of one age on the day of sending.
    age_today_one(age: u16) { ja: "{age}歳の方", easy: "{age}｜歳《さい》の 人《ひと》", en: "people aged {age}" }
    /// Of an age or older on the day of sending.
    age_today_from(from: u16) {
        ja: "{from}歳以上の方",
        easy: "{from}｜歳《さい》より 上《うえ》（{from}｜歳《さい》も）の 人《ひと》",
        en: "people aged {from} or older",
    }
    /// 男.
    male { ja: "男性", easy: "男《おとこ》の 人《ひと》", en: "men" }
    /// 女.
    female { ja: "女性", easy: "女《おんな》の 人《ひと》", en: "women" }
    /// Lives somewhere; slot `place`.
    district { ja: "{{place}}に住む方", easy: "{{place}}に 住《す》んで いる 人《ひと》", en: "people who live in {{place}}" }
    /// Lives in a municipality; slot `number`.
    municipality {
        ja: "自治体コード{{number}}の市区町村に住む方",
        easy: "番号《ばんごう》 {{number}}の まちに 住《す》んで いる 人《ひと》",
        en: "people who live in the municipality with the code {{number}}",
    }
    /// Is insured with an insurer; slot `number`.
    insurer {
        ja: "保険者番号{{number}}の健康保険に入っている方",
        easy: "番号《ばんごう》 {{number}}の 健康保険《けんこうほけん》に 入《はい》って いる 人《ひと》",
        en: "people insured with the insurer {{number}}",
    }
    /// Can have a vaccination now; slot `disease`.
    dose_due {
        ja: "{{disease}}の予防接種を受ける時期の方",
        easy: "{{disease}}の 予防接種《よぼうせっしゅ》を 今《いま》 うける 人《ひと》",
        en: "people whose vaccination is due now: {{disease}}",
    }
    /// Has let the usual time pass; slot `disease`.
    dose_missed {
        ja: "{{disease}}の予防接種を、ふつうの時期を過ぎてもまだ受けられる方",
        easy: "{{disease}}の 予防接種《よぼうせっしゅ》が おくれて いて、まだ うける ことが できる 人《ひと》",
        en: "people who missed the usual time of a vaccination and can still have it: {{disease}}",
    }
    /// Either; slot `disease`.
    dose_open {
        ja: "{{disease}}の予防接種を受けられる方",
        easy: "{{disease}}の 予防接種《よぼうせっしゅ》を うける ことが できる 人《ひと》",
        en: "people who can have a vaccination: {{disease}}",
    }
    /// No checkup in the fiscal year.
    no_checkup {
        ja: "今年度の健診の記録がまだ届いていない方",
        easy: "今年《ことし》の 健診《けんしん》の 結果《けっか》が まだ ここに ない 人《ひと》",
        en: "people for whom no checkup of this fiscal year has arrived yet",
    }
    /// 積極的支援.
    guidance_active {
        ja: "今年度の健診で「積極的支援」の対象になった方",
        easy: "今年《ことし》の 健診《けんしん》の 後《あと》で、専門家《せんもんか》の 助《たす》けが 特《とく》に 大切《たいせつ》な 人《ひと》",
        en: "people for whom this year's checkup led to intensive health guidance",
    }
    /// 動機付け支援.
    guidance_motivational {
        ja: "今年度の健診で「動機付け支援」の対象になった方",
        easy: "今年《ことし》の 健診《けんしん》の 後《あと》で、専門家《せんもんか》と 話《はな》すと よい 人《ひと》",
        en: "people for whom this year's checkup led to motivational health guidance",
    }
    /// Everyone but; slot `what`.
    not {
        ja: "「{{what}}」にあてはまらない方",
        easy: "「{{what}}」では ない 人《ひと》",
        en: "people other than “{{what}}”",
    }
    /// A part of a rule that is made of several; slot `what`.
    part { ja: "「{{what}}」", easy: "「{{what}}」", en: "“{{what}}”" }
    /// Between conditions that must all hold.
    and { ja: "で、", easy: "。そして ", en: "; and " }
    /// Between conditions of which one must hold.
    or { ja: "、または", easy: "、または ", en: ", or " }
    /// Between diseases.
    between { ja: "、", easy: "、", en: "; " }
    /// A condition that is not known any more.
    nobody { ja: "（あてはまる方なし）", easy: "（だれも いません）", en: "(nobody)" }
}

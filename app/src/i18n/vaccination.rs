//! Words of the vaccination page. Names of diseases and vaccines are in the schedule table.

use hikae_core::record::vaccination;

use super::{Lang, Text};
use crate::messages;

/// A text of the schedule table in the language of the page.
pub fn text(lang: Lang, text: vaccination::Text) -> Text {
    match lang {
        Lang::Ja => Text::new(text.ja.to_owned()),
        Lang::Easy => Text::easy(text.easy.to_owned()),
        Lang::En => Text::new(text.en.to_owned()),
    }
}

messages! {
    /// Title.
    list { ja: "予防接種", easy: "予防接種《よぼうせっしゅ》", en: "Vaccinations" }
    /// What the page is.
    lead {
        ja: "市区町村の予防接種台帳に記録された接種と、これから受けられる定期接種です。",
        easy: "いままでに 受《う》けた 予防接種《よぼうせっしゅ》と、これから 受《う》けられる 予防接種《よぼうせっしゅ》です。",
        en: "The vaccinations in your municipality’s register, and the routine ones you can still have.",
    }

    /// Heading: due now.
    due { ja: "いま受けられるもの", easy: "いま 受《う》けられる もの", en: "Due now" }
    /// Nothing is due now.
    due_empty {
        ja: "この表にある定期接種で、いま受けられるものはありません。",
        easy: "いま 受《う》けられる 予防接種《よぼうせっしゅ》は ありません。",
        en: "No routine vaccination of this table is due now.",
    }
    /// Heading: the usual time has passed.
    catch_up { ja: "まだ間に合うもの", easy: "まだ 間《ま》に合《あ》う もの", en: "Can still be caught up" }
    /// What catching up is.
    catch_up_lead {
        ja: "標準的な時期は過ぎましたが、期限までは定期接種として受けられます。",
        easy: "ふつうの 時期《じき》は すぎました。でも、期限《きげん》までは 受《う》けられます。",
        en: "The usual time has passed, but they still count as routine vaccinations until the last day.",
    }
    /// Heading: later.
    upcoming { ja: "これから受けるもの", easy: "これから 受《う》ける もの", en: "Coming up" }
    /// Which dose of a series.
    dose(number: u8) { ja: "{number}回目", easy: "{number}｜回目《かいめ》", en: "Dose {number}" }
    /// Opens what comes in more than two years.
    later { ja: "もっと先のもの（10年先まで）", easy: "もっと 先《さき》の もの（10｜年《ねん》 先《さき》まで）", en: "Later (up to ten years ahead)" }
    /// The next dose of a series.
    next_dose(dose: u8, doses: u8) {
        ja: "次は{dose}回目（全{doses}回）",
        easy: "次《つぎ》は {dose}｜回目《かいめ》です（ぜんぶで {doses}｜回《かい》）",
        en: "Next: dose {dose} of {doses}",
    }
    /// Between vaccines of which one is given.
    or { ja: "、または", easy: "、または ", en: ", or " }
    /// Part of the row is not confirmed by a source.
    unconfirmed {
        ja: "日程には、公の資料で確かめていない部分があります。市区町村の案内で確かめてください。",
        easy: "この 時期《じき》は、まちがっているかもしれません。市役所《しやくしょ》の お知《し》らせで 確《たし》かめてください。",
        en: "Part of this schedule is not confirmed by a public source. Check with your municipality.",
    }
    /// Class A of 予防接種法.
    class_a { ja: "A類（受けるように努める接種）", easy: "A｜類《るい》（受《う》けましょう）", en: "Class A (recommended to everyone concerned)" }
    /// Class B of 予防接種法.
    class_b { ja: "B類（希望する人が受ける接種）", easy: "B｜類《るい》（受《う》けたい 人《ひと》が 受《う》けます）", en: "Class B (for those who wish)" }
    /// The last day.
    until { ja: "{{date}}まで", easy: "{{date}}まで", en: "until {{date}}" }
    /// The first day.
    from { ja: "{{date}}から", easy: "{{date}}から", en: "from {{date}}" }
    /// From one day until another.
    between { ja: "{{from}}から{{until}}まで", easy: "{{from}}から {{until}}まで", en: "from {{from}} until {{until}}" }
    /// The usual time.
    standard { ja: "標準的な時期：{{time}}", easy: "ふつうの 時期《じき》：{{time}}", en: "Usual time: {{time}}" }
    /// What to do, heading.
    what_to_do { ja: "受けるには", easy: "受《う》けるには", en: "How to get it" }
    /// What to do.
    what_to_do_steps {
        ja: "市区町村から届く案内と予診票を確かめ、医療機関に予約してください。案内が届いていないときは、市区町村の予防接種の窓口に聞いてください。",
        easy: "市役所《しやくしょ》から 届《とど》く お知《し》らせを 見《み》て、病院《びょういん》に 予約《よやく》してください。お知《し》らせが ないときは、市役所《しやくしょ》に 聞《き》いてください。",
        en: "Check the notice and the screening form sent by your municipality and make an appointment with a clinic. If none has arrived, ask the vaccination desk of your municipality.",
    }
    /// The municipality decides.
    caution {
        ja: "対象になるかどうかは、市区町村が決めます。ここに出ているのは、生年月日と性別と記録から計算した参考です。体の状態によって受けられないこともあります。接種の前に医師に相談してください。",
        easy: "受《う》けられるかどうかは、市役所《しやくしょ》が 決《き》めます。この ページは めやすです。体《からだ》の ようすで 受《う》けられないことも あります。受《う》ける 前《まえ》に 医者《いしゃ》に 聞《き》いてください。",
        en: "Your municipality decides whether you are eligible. What stands here is computed from date of birth, sex and records, for reference. Your health may stand against a vaccination: ask the doctor first.",
    }

    /// Heading: history.
    history { ja: "受けた予防接種", easy: "受《う》けた 予防接種《よぼうせっしゅ》", en: "Vaccinations received" }
    /// There is no record.
    history_empty {
        ja: "記録はまだありません。",
        easy: "記録《きろく》は まだ ありません。",
        en: "There are no records yet.",
    }
    /// Why there may be none.
    history_empty_why {
        ja: "接種を受けてから台帳に記録されるまで、1～2か月かかることがあります。引っ越す前の市区町村で受けた接種や、任意で受けた接種は、ここにないことがあります。母子健康手帳や接種済証も確かめてください。",
        easy: "受《う》けてから ここに 出《で》るまで、1～2か月《げつ》 かかることが あります。引《ひ》っこす 前《まえ》の 町《まち》で 受《う》けた ものは、ないことが あります。母子健康手帳《ぼしけんこうてちょう》も 見《み》てください。",
        en: "It can take a month or two until a vaccination is registered. Those received in another municipality, or outside the routine schedule, may be missing: check your handbook and certificates too.",
    }
    /// Column: day.
    column_day { ja: "受けた日", easy: "受《う》けた日《ひ》", en: "Day" }
    /// Column: vaccine.
    column_vaccine { ja: "ワクチン", easy: "ワクチン", en: "Vaccine" }
    /// Column: dose.
    column_dose { ja: "回数", easy: "何回目《なんかいめ》", en: "Dose" }
    /// Column: place.
    column_where { ja: "受けたところ", easy: "受《う》けた ところ", en: "Where" }
    /// Not recorded.
    not_recorded { ja: "記録なし", easy: "書《か》いて ありません", en: "Not recorded" }
    /// Opens the details of one vaccination.
    details { ja: "くわしく", easy: "くわしく", en: "Details" }
    /// Label: product.
    product { ja: "製品名", easy: "ワクチンの 名前《なまえ》", en: "Product" }
    /// Label: lot.
    lot { ja: "ロット番号", easy: "ロット番号《ばんごう》", en: "Lot number" }
    /// Label: volume.
    volume { ja: "接種量", easy: "量《りょう》", en: "Volume" }
    /// Label: name in the ledger.
    ledger_name { ja: "台帳の名称", easy: "記録《きろく》の 名前《なまえ》", en: "Name in the register" }
    /// Label: municipality code of the ledger.
    municipality { ja: "記録した市区町村（コード）", easy: "記録《きろく》した 市区町村《しくちょうそん》（番号《ばんごう》）", en: "Registered by municipality (code)" }
    /// Label: day of arrival.
    received { ja: "届いた日", easy: "届《とど》いた日《ひ》", en: "Arrived" }

    /// Heading: limits of the table.
    about { ja: "この表について", easy: "この 表《ひょう》に ついて", en: "About this table" }
    /// Who is not in the table.
    not_in_table {
        ja: "この表に出ない接種があります：妊娠中に受けるもの、60～64歳で心臓・腎臓・呼吸器やHIVによる免疫の重い障害がある人の接種、病気の治療などで受けられなかった人の延長（長期療養の特例）、任意の接種、海外で受けた接種です。",
        easy: "この 表《ひょう》に 出《で》ない ものが あります。おなかに 赤《あか》ちゃんが いるときの もの。60～64｜歳《さい》で 重《おも》い 障害《しょうがい》が ある人《ひと》の もの。長《なが》い 病気《びょうき》で 受《う》けられなかった人《ひと》の もの。自分《じぶん》で お金《かね》を 払《はら》う もの。外国《がいこく》で 受《う》けた もの。",
        en: "Not in this table: vaccinations during pregnancy, those for people of 60 to 64 with a severe impairment of heart, kidneys, lungs or (HIV) immunity, extensions after a long illness, voluntary vaccinations, and vaccinations received abroad.",
    }
    /// Source and day of the schedule.
    source {
        ja: "予防接種法の定期接種の日程表から、{{date}}の時点で計算しています。日程表は毎年変わります。",
        easy: "予防接種法《よぼうせっしゅほう》の 表《ひょう》から、{{date}}に 計算《けいさん》しました。表《ひょう》は 毎年《まいとし》 変《か》わります。",
        en: "Computed as of {{date}} from the routine schedule under the Immunization Act (予防接種法). The schedule changes every year.",
    }
}

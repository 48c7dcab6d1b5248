//! Words of the insurance page.

use hikae_core::record::coverage::{Loss, Relation, SpecificDisease};

use super::{Lang, Text};
use crate::messages;

/// 本人・家族の別.
pub fn relation(lang: Lang, relation: Relation) -> Text {
    match relation {
        Relation::Insured => insured(lang),
        Relation::Family => family(lang),
    }
}

/// Why an insurance ended.
pub fn loss(lang: Lang, loss: Loss) -> Text {
    match loss {
        Loss::Death => death(lang),
        Loss::PublicAssistance => public_assistance(lang),
        Loss::OtherInsurance => other_insurance(lang),
        Loss::Other => other_reason(lang),
    }
}

/// A specific disease.
pub fn disease(lang: Lang, disease: SpecificDisease) -> Text {
    match disease {
        SpecificDisease::Dialysis => dialysis(lang),
        SpecificDisease::Coagulation => coagulation(lang),
        SpecificDisease::Hiv => hiv(lang),
    }
}

messages! {
    /// Title.
    title { ja: "健康保険", easy: "健康保険《けんこうほけん》", en: "Health insurance" }
    /// What the page is.
    lead {
        ja: "きょう使える健康保険と、これまでに入っていた保険です。",
        easy: "いま 使《つか》える 保険《ほけん》と、いままでの 保険《ほけん》です。",
        en: "The health insurance that holds today, and those that you had before.",
    }

    /// Heading: what holds today.
    now { ja: "きょう使える保険", easy: "いま 使《つか》える 保険《ほけん》", en: "Valid today" }
    /// Which day that is; slot `date`.
    as_of_today { ja: "{{date}}の時点です。", easy: "{{date}}の 情報《じょうほう》です。", en: "As of {{date}}." }
    /// Nothing holds today, heading.
    none { ja: "きょう使える保険の記録がありません", easy: "いま 使《つか》える 保険《ほけん》が わかりません", en: "There is no record of an insurance that is valid today" }
    /// What to do then.
    none_what {
        ja: "保険に入ったばかりのときは、ここに出るまで2週間ほどかかることがあります。会社などの保険の人は勤め先に、国民健康保険の人は市区町村の窓口に、記録がないことを伝えてください。",
        easy: "新《あたら》しい 保険《ほけん》は、ここに 出《で》るまで 2｜週間《しゅうかん》ぐらい かかる ことが あります。会社《かいしゃ》か 市役所《しやくしょ》に 聞《き》いてください。",
        en: "A new insurance can take about two weeks to appear here. Ask your employer or, for national health insurance (国民健康保険), the desk of your municipality.",
    }
    /// Two hold at once, heading.
    overlap { ja: "二つの保険が重なっています", easy: "保険《ほけん》が 二《ふた》つ あります", en: "Two insurances hold at the same time" }
    /// What that means.
    overlap_what {
        ja: "入れる健康保険は一つだけです。保険が変わったときの届け出が、まだ済んでいないのかもしれません。前の保険をやめる届け出をしたかどうか、確かめてください。そのままにすると、保険料を二重に払ったり、あとで医療費を返したりすることがあります。",
        easy: "使《つか》える 保険《ほけん》は 一《ひと》つだけです。前《まえ》の 保険《ほけん》を やめる 手続《てつづ》きを したか、確《たし》かめてください。しないと、お金《かね》を 二回《にかい》 払《はら》う ことが あります。",
        en: "Only one health insurance can hold. Perhaps you have not yet reported the change: check whether you ended the earlier one. If it stays like this, you may pay contributions twice, or have to pay back the cost of treatment.",
    }
    /// Which two; slots `one`, `other`, `from`.
    overlap_of {
        ja: "{{one}}と{{other}}が、{{from}}から重なっています。",
        easy: "{{one}}と {{other}}が、{{from}}から 重《かさ》なっています。",
        en: "{{one}} and {{other}}, since {{from}}.",
    }

    /// Label: insured number.
    number { ja: "記号・番号（枝番）", easy: "記号《きごう》・番号《ばんごう》", en: "Symbol, number (branch)" }
    /// Label: number of the insurer.
    insurer_number { ja: "保険者番号", easy: "保険者番号《ほけんしゃばんごう》", en: "Insurer number" }
    /// Label: relation.
    who { ja: "だれの保険か", easy: "だれの 保険《ほけん》か", en: "Whose insurance" }
    /// The person's own.
    insured { ja: "本人", easy: "わたし", en: "your own" }
    /// A family member's.
    family { ja: "家族（被扶養者など）", easy: "家族《かぞく》", en: "as a family member" }
    /// Label: since when.
    since { ja: "使いはじめた日", easy: "使《つか》いはじめた日《ひ》", en: "Valid since" }
    /// Label: until when; it is known already.
    last_day { ja: "使える最後の日", easy: "最後《さいご》の日《ひ》", en: "Last day" }
    /// Label: what is paid.
    share { ja: "窓口で払う割合", easy: "病院《びょういん》で 払《はら》う お金《かね》", en: "What you pay" }
    /// In tenths.
    tenths(tenths: u8) { ja: "かかった費用の{tenths}割", easy: "ぜんぶの お金《かね》の {tenths}｜割《わり》（{tenths}0パーセント）", en: "{tenths}0 % of the cost" }
    /// From the certificate for the elderly; slot `until`.
    share_elderly { ja: "高齢受給者証による（{{until}}まで）", easy: "高齢受給者証《こうれいじゅきゅうしゃしょう》に 書《か》いて あります（{{until}}まで）", en: "by the certificate for the elderly (高齢受給者証), until {{until}}" }
    /// Label: limit.
    limit { ja: "ひと月に払う上限（限度額の区分）", easy: "1か月《げつ》に 払《はら》う お金《かね》の 上限《じょうげん》", en: "Monthly limit (class)" }
    /// The class; slots `class`, `until`.
    limit_class { ja: "区分{{class}}（{{until}}まで）", easy: "区分《くぶん》{{class}}（{{until}}まで）", en: "class {{class}}, until {{until}}" }
    /// The class, without an end; slot `class`.
    limit_open { ja: "区分{{class}}", easy: "区分《くぶん》{{class}}", en: "class {{class}}" }
    /// What the limit is for.
    limit_what {
        ja: "ひと月の窓口での支払いが、この区分の上限までになります。",
        easy: "1か月《げつ》に 払《はら》う お金《かね》が、これより 多《おお》く なりません。",
        en: "What you pay in a month is limited by this class.",
    }
    /// Something is not recorded.
    not_recorded { ja: "記録なし", easy: "書《か》いて ありません", en: "Not recorded" }
    /// Opens the details.
    details { ja: "くわしく", easy: "くわしく", en: "Details" }
    /// Label: day of arrival.
    received { ja: "届いた日", easy: "届《とど》いた日《ひ》", en: "Arrived" }
    /// Label: when the insurer wrote it down.
    as_of { ja: "保険者が記録した日", easy: "保険《ほけん》の 会社《かいしゃ》が 書《か》いた日《ひ》", en: "Written by the insurer" }

    /// Heading: later.
    coming { ja: "これから使える保険", easy: "これから 使《つか》える 保険《ほけん》", en: "Coming" }
    /// Heading: certificates for specific diseases.
    certificates { ja: "特定疾病療養受療証", easy: "特別《とくべつ》な 病気《びょうき》の 証明《しょうめい》", en: "Certificates for specific diseases" }
    /// Who sees it.
    certificates_who {
        ja: "この証は、保険の資格を確かめるだけの機関には見えません。あなたがこの種類を選んで見せると決めたときだけ見えます。",
        easy: "これは、あなたが「見《み》せる」と 決《き》めた ときだけ 見《み》えます。保険《ほけん》を 確《たし》かめる だけの 人《ひと》には 見《み》えません。",
        en: "Whoever only checks your insurance does not see these. They are shown only where you chose this class by name.",
    }
    /// Column: disease.
    column_disease { ja: "病気", easy: "病気《びょうき》", en: "Disease" }
    /// Column: days.
    column_days { ja: "期間", easy: "いつ", en: "When" }
    /// Column: most.
    column_most { ja: "ひと月に払う上限", easy: "1か月《げつ》の 上限《じょうげん》", en: "Monthly limit" }
    /// Yen.
    yen(amount: String) { ja: "{amount}円", easy: "{amount}｜円《えん》", en: "{amount} yen" }
    /// Disease.
    dialysis { ja: "人工透析を要する慢性腎不全", easy: "腎臓《じんぞう》の 病気《びょうき》（透析《とうせき》）", en: "chronic kidney failure with dialysis" }
    /// Disease.
    coagulation { ja: "先天性血液凝固因子障害", easy: "血《ち》が 止《と》まりにくい 病気《びょうき》", en: "congenital coagulation disorder" }
    /// Disease.
    hiv { ja: "血液凝固因子製剤に起因するHIV感染症", easy: "血液《けつえき》の 薬《くすり》に よる HIV", en: "HIV infection caused by blood products" }

    /// Heading: history.
    history { ja: "これまでの保険", easy: "いままでの 保険《ほけん》", en: "Earlier insurance" }
    /// There is none.
    history_empty {
        ja: "記録はまだありません。",
        easy: "記録《きろく》は まだ ありません。",
        en: "There are no records yet.",
    }
    /// There is no earlier one.
    history_none {
        ja: "前の保険の記録はありません。",
        easy: "前《まえ》の 保険《ほけん》の 記録《きろく》は ありません。",
        en: "There are no records of an earlier insurance.",
    }
    /// Column: insurer.
    column_insurer { ja: "保険者", easy: "保険《ほけん》の 名前《なまえ》", en: "Insurer" }
    /// Column: why.
    column_why { ja: "終わった理由", easy: "終《お》わった わけ", en: "Why it ended" }
    /// From one day until another; slots `from`, `until`.
    between { ja: "{{from}}から{{until}}まで", easy: "{{from}}から {{until}}まで", en: "{{from}} until {{until}}" }
    /// From a day on; slot `from`.
    from { ja: "{{from}}から", easy: "{{from}}から", en: "from {{from}}" }
    /// It never held.
    never { ja: "取り消されました（使える日はありません）", easy: "取《と》り消《け》されました", en: "taken back: it never held" }
    /// Reason.
    death { ja: "死亡", easy: "亡《な》くなった", en: "death" }
    /// Reason.
    public_assistance { ja: "生活保護の受給開始", easy: "生活保護《せいかつほご》を 受《う》けはじめた", en: "public assistance began" }
    /// Reason.
    other_insurance { ja: "ほかの医療保険に入った", easy: "ほかの 保険《ほけん》に 入《はい》った", en: "another insurance began" }
    /// Reason.
    other_reason { ja: "その他", easy: "ほかの わけ", en: "other" }

    /// Heading: help.
    about { ja: "この情報について", easy: "この ページに ついて", en: "About this page" }
    /// Where it comes from.
    source {
        ja: "保険者（健康保険組合、国民健康保険など）が届け出た記録です。病院や薬局の窓口で資格を確かめるときの答えも、この記録から作られます。",
        easy: "保険《ほけん》の 会社《かいしゃ》や 市役所《しやくしょ》が 出《だ》した 記録《きろく》です。病院《びょういん》や 薬局《やっきょく》が 確《たし》かめる ときも、この 記録《きろく》を 使《つか》います。",
        en: "These are the records of your insurers. What hospitals and pharmacies are told when they check your insurance is made of the same records.",
    }
    /// Who sees it.
    who_sees {
        ja: "病院や薬局は、法律により、窓口で資格を確かめられます。だれがいつ確かめたかは「だれが見たか」にのこります。",
        easy: "病院《びょういん》や 薬局《やっきょく》は、法律《ほうりつ》で 保険《ほけん》を 確《たし》かめる ことが できます。だれが 見《み》たかは「だれが 見《み》たか」に のこります。",
        en: "By law, hospitals and pharmacies may check your insurance. Who did so, and when, stands under “Who looked”.",
    }
    /// The way to the log.
    see_log { ja: "だれが見たかを見る", easy: "だれが 見《み》たかを 見《み》る", en: "See who looked" }
    /// What to do about an error.
    wrong {
        ja: "ちがうところがあれば、それぞれの「この記録がおかしいとき」から申し出てください。保険に入る・やめる手続きは、ここではできません。勤め先か市区町村の窓口でしてください。",
        easy: "まちがいが あったら、「おかしい ときは」から 伝《つた》えてください。保険《ほけん》に 入《はい》る 手続《てつづ》きは、会社《かいしゃ》か 市役所《しやくしょ》で してください。",
        en: "If something is wrong, say so by the link beside it. To join or leave an insurance, turn to your employer or your municipality: it cannot be done here.",
    }
}

//! Words about what was noticed of who looks. Slots: `{place}`, `{handle}`, `{people}`, `{requests}`,
//! `{limit}`, `{name}`.

use hikae_core::watch::Pattern;

use super::{Lang, Text};
use crate::messages;

/// Name of a pattern.
pub fn pattern(lang: Lang, pattern: Pattern) -> Text {
    match pattern {
        Pattern::ManyPeople => many_people(lang),
        Pattern::WithoutVisit => without_visit(lang),
        Pattern::AfterRefusal => after_refusal(lang),
        Pattern::Closed => closed(lang),
        Pattern::Budget => budget(lang),
    }
}

/// What was noticed, in a sentence.
pub fn told(lang: Lang, pattern: Pattern) -> Text {
    match pattern {
        Pattern::ManyPeople => many_people_told(lang),
        Pattern::WithoutVisit => without_visit_told(lang),
        Pattern::AfterRefusal => after_refusal_told(lang),
        Pattern::Closed => closed_told(lang),
        Pattern::Budget => budget_told(lang),
    }
}

/// Why that is asked about, and what may explain it.
pub fn why(lang: Lang, pattern: Pattern) -> Text {
    match pattern {
        Pattern::ManyPeople => many_people_why(lang),
        Pattern::WithoutVisit => without_visit_why(lang),
        Pattern::AfterRefusal => after_refusal_why(lang),
        Pattern::Closed => closed_why(lang),
        Pattern::Budget => budget_why(lang),
    }
}

messages! {
    /// Title.
    title { ja: "気になる閲覧", easy: "気《き》になる 見《み》かた", en: "Unusual access" }
    /// Title of what was answered.
    title_done { ja: "答えのついた、気になる閲覧", easy: "答《こた》えた もの", en: "Unusual access, answered" }
    /// What the page is for.
    lead {
        ja: "記録の見方に、説明がほしいところがあったときに出ます。まちがいと決まったわけではありません。住民の名前はのせません。",
        easy: "説明《せつめい》が ほしい 見《み》かたが あると、ここに 出《で》ます。わるいと 決《き》まっていません。見《み》られた 人《ひと》の 名前《なまえ》は ありません。",
        en: "Where a way of looking at records needs an explanation. Nothing is decided about it yet, and nobody who was looked at is named.",
    }
    /// On the page that lists tasks.
    hint {
        ja: "説明がほしい閲覧を調べ、結果を書きます",
        easy: "気《き》になる 見《み》かたを 調《しら》べます",
        en: "Ask about access that needs an explanation, and write down the answer",
    }
    /// Nothing to answer.
    none { ja: "説明を待っているものはありません。", easy: "いまは ありません。", en: "Nothing waits for an explanation." }
    /// Nothing answered.
    none_done { ja: "答えのついたものはまだありません。", easy: "まだ ありません。", en: "Nothing has been answered yet." }
    /// Link.
    to_open { ja: "まだ答えのないものを見る", easy: "まだ 答《こた》えて いない もの", en: "What is not answered yet" }
    /// Link.
    to_done { ja: "答えのついたものを見る", easy: "答《こた》えた もの", en: "What was answered" }
    /// Said after an answer.
    answered { ja: "答えを書きとめました", easy: "答《こた》えを 書《か》きました", en: "The answer is written down" }
    /// Column.
    what { ja: "内容", easy: "なに", en: "What" }
    /// Column.
    place { ja: "機関", easy: "どこ", en: "Institution" }
    /// Column.
    when { ja: "いつ", easy: "いつ", en: "When" }
    /// Column.
    state { ja: "状態", easy: "いま", en: "State" }
    /// State.
    open { ja: "説明待ち", easy: "まだ", en: "Waiting" }
    /// State.
    explained { ja: "説明がついた", easy: "わかった", en: "Explained" }
    /// State.
    follow_up { ja: "機関に確かめる", easy: "もっと 調《しら》べる", en: "To be followed up" }
    /// Fact.
    who { ja: "担当者の番号", easy: "人《ひと》の 番号《ばんごう》", en: "Staff number" }
    /// The whole institution.
    everyone { ja: "機関全体", easy: "ぜんぶの 人《ひと》", en: "The whole institution" }
    /// Fact.
    requests { ja: "回数", easy: "回数《かいすう》", en: "Requests" }
    /// Fact.
    people { ja: "人数", easy: "人数《にんずう》", en: "People" }
    /// Fact.
    from { ja: "はじめ", easy: "はじめ", en: "First" }
    /// Fact.
    until { ja: "おわり", easy: "おわり", en: "Last" }
    /// Heading.
    why_title { ja: "なぜ出ているか", easy: "どうして 出《で》ているか", en: "Why this is here" }
    /// Heading.
    entries { ja: "閲覧の記録の番号", easy: "記録《きろく》の 番号《ばんごう》", en: "References of the entries" }
    /// What can be done with them.
    entries_hint {
        ja: "「閲覧の監督」でこの番号を入れると1件ずつ見られます。見たことは、その住民の記録と監査記録に残ります。",
        easy: "「見《み》た 記録《きろく》の 確認《かくにん》」で この 番号《ばんごう》を 入《い》れると 見《み》られます。見《み》た ことは のこります。",
        en: "Each can be opened by its reference under Oversight. Whoever does stands in that resident’s log and in the audit record.",
    }
    /// Heading.
    answer { ja: "答え", easy: "答《こた》え", en: "Answer" }
    /// Choice.
    verdict { ja: "調べた結果", easy: "けっか", en: "What came of it" }
    /// Choice.
    choose_explained { ja: "説明がついた", easy: "わかった", en: "It is explained" }
    /// Choice.
    choose_follow_up { ja: "機関に確かめる必要がある", easy: "もっと 調《しら》べる", en: "The institution must follow it up" }
    /// Field.
    words { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    /// Under the field.
    words_hint { ja: "何を確かめ、何がわかったか。住民の名前や健康のことは書かないでください。", easy: "なにが わかったか 書《か》きます。住民《じゅうみん》の 名前《なまえ》は 書《か》かないで ください。", en: "What was checked and what was found. Do not name residents or anything about their health." }
    /// Button.
    send { ja: "答えを書きとめる", easy: "書《か》く", en: "Write the answer down" }
    /// Missing.
    no_verdict { ja: "調べた結果を選んでください", easy: "けっかを えらんで ください", en: "Choose what came of it" }
    /// Who answered; slot `name`.
    by { ja: "答えた人 {{name}}", easy: "答《こた》えた 人《ひと》 {{name}}", en: "Answered by {{name}}" }
    /// Link.
    back { ja: "一覧に戻る", easy: "もどる", en: "Back to the list" }

    /// Pattern.
    many_people { ja: "短い時間に多くの人", easy: "短《みじか》い 時間《じかん》に たくさんの 人《ひと》", en: "Many people in a short time" }
    /// Told.
    many_people_told {
        ja: "{{place}}の{{handle}}が、1時間に{{people}}人の記録を求めました（{{requests}}回）。",
        easy: "{{place}}の {{handle}}が、1｜時間《じかん》に {{people}}｜人《にん》の 記録《きろく》を 見《み》ようと しました（{{requests}}｜回《かい》）。",
        en: "{{handle}} of {{place}} asked for records of {{people}} people within an hour ({{requests}} requests).",
    }
    /// Why.
    many_people_why {
        ja: "1時間に40人より多くの人の記録を一人で求めると出ます。健診の日や、集まりの受付では、ふつうにあります。",
        easy: "1｜時間《じかん》に 40｜人《にん》より 多《おお》いと 出《で》ます。健診《けんしん》の 日《ひ》などは、よく あります。",
        en: "Shown when one person asks for more than 40 people within an hour. On a day of checkups, or at a busy desk, that can be right.",
    }
    /// Pattern.
    without_visit { ja: "来院のない人の閲覧", easy: "来《き》て いない 人《ひと》を 見《み》た", en: "Reads without a visit" }
    /// Told.
    without_visit_told {
        ja: "{{place}}の{{handle}}が、1時間に、受付をしていない{{people}}人の記録を見ました（{{requests}}回）。",
        easy: "{{place}}の {{handle}}が、1｜時間《じかん》に、受付《うけつけ》を して いない {{people}}｜人《にん》の 記録《きろく》を 見《み》ました（{{requests}}｜回《かい》）。",
        en: "{{handle}} of {{place}} read records of {{people}} people within an hour who had not been at the desk ({{requests}} requests).",
    }
    /// Why.
    without_visit_why {
        ja: "住民がずっと許可していれば、来院がなくても見られます。1時間に20人より多いと出ます。往診やオンライン診療では、ふつうにあります。",
        easy: "ずっと ゆるして いる 人《ひと》は、来《こ》なくても 見《み》る ことが できます。1｜時間《じかん》に 20｜人《にん》より 多《おお》いと 出《で》ます。",
        en: "A standing permission allows this without a visit. Shown when it is more than 20 people within an hour; home visits and online care can explain it.",
    }
    /// Pattern.
    after_refusal { ja: "断られたあとのくり返し", easy: "ことわられた あと、なんども", en: "Again and again after a refusal" }
    /// Told.
    after_refusal_told {
        ja: "{{place}}の{{handle}}が、見せないと答えた人の記録を、1時間のうちにくり返し求めました（{{people}}人、{{requests}}回）。",
        easy: "{{place}}の {{handle}}が、見《み》せないと 言《い》われた 記録《きろく》を なんども 見《み》ようと しました（{{people}}｜人《にん》、{{requests}}｜回《かい》）。",
        en: "{{handle}} of {{place}} asked again and again within an hour for what had not been shown ({{people}} people, {{requests}} requests).",
    }
    /// Why.
    after_refusal_why {
        ja: "何も見せなかったあと、1時間に3回以上、時間をおいて求めると出ます。相手には、断られたのか、記録がないのかは分かりません。",
        easy: "見《み》せなかった あと、1｜時間《じかん》に 3｜回《かい》より 多《おお》く 聞《き》くと 出《で》ます。聞《き》いた 人《ひと》は、ことわられたか わかりません。",
        en: "Shown after three more tries, apart from each other, within an hour of one to which nothing was shown. Whoever asks cannot tell a refusal from there being nothing.",
    }
    /// Pattern.
    closed { ja: "閉まっている時間の閲覧", easy: "しまって いる 時間《じかん》", en: "While the unit is closed" }
    /// Told.
    closed_told {
        ja: "{{place}}の{{handle}}が、届け出た診療時間の外に、{{people}}人の記録を求めました（{{requests}}回）。",
        easy: "{{place}}の {{handle}}が、しまって いる 時間《じかん》に、{{people}}｜人《にん》の 記録《きろく》を 見《み》ようと しました（{{requests}}｜回《かい》）。",
        en: "{{handle}} of {{place}} asked for records of {{people}} people outside the registered hours ({{requests}} requests).",
    }
    /// Why.
    closed_why {
        ja: "機関が届け出た時間の外に求めると出ます（救急と災害のときを除く）。時間外の診療や、翌日の準備のこともあります。",
        easy: "しまって いる 時間《じかん》に 聞《き》くと 出《で》ます（急《きゅう》な 病気《びょうき》と 災害《さいがい》は 出《で》ません）。",
        en: "Shown for requests outside the hours that the institution registered, emergencies and disasters apart. Work after hours can explain it.",
    }
    /// Pattern.
    budget { ja: "問い合わせの上限", easy: "聞《き》ける 回数《かいすう》を こえた", en: "Budget used up" }
    /// Told.
    budget_told {
        ja: "{{place}}の{{handle}}の問い合わせが、1分の上限を超えたため、断りました。",
        easy: "{{place}}の {{handle}}が 聞《き》く 回数《かいすう》が 多《おお》すぎたので、ことわりました。",
        en: "Requests of {{handle}} of {{place}} were more than a minute allows, and were turned away.",
    }
    /// Why.
    budget_why {
        ja: "プログラムの不具合か、まとめて取り出そうとしたときに出ます。1日に1回だけ出ます。",
        easy: "プログラムの まちがいか、たくさん 取《と》り出《だ》そうと した ときに 出《で》ます。1｜日《にち》に 1｜回《かい》 出《で》ます。",
        en: "A fault in a program, or an attempt to take out a lot. Told once a day.",
    }
}

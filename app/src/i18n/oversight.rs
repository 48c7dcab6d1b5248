//! Words of the pages for oversight.

use crate::messages;

messages! {
    /// Heading.
    title { ja: "閲覧の監督", easy: "見《み》た 記録《きろく》の 確認《かくにん》", en: "Oversight" }
    /// What it is.
    lead {
        ja: "機関が住民の記録を見た理由と結果を確かめます。健康の情報と、だれの記録かは表示しません。",
        easy: "機関《きかん》が なぜ 見《み》たかを たしかめます。健康《けんこう》の ことと 名前《なまえ》は 出《で》ません。",
        en: "Check why institutions looked at residents' records and what came of it. Neither health data nor whose records they are is shown.",
    }
    /// Heading: one entry.
    look { ja: "番号で1件を見る", easy: "番号《ばんごう》で 1｜件《けん》 見《み》る", en: "Look at one entry" }
    /// What follows from it.
    look_more {
        ja: "見たことと理由は、その住民の「だれが見たか」に、見る前に記録されます。",
        easy: "見《み》たことは、その 人《ひと》の「だれが 見《み》たか」に 書《か》きます。",
        en: "That you looked, and why, is written to that resident's “Who looked” before anything is shown.",
    }
    /// Field.
    entry { ja: "記録の番号", easy: "番号《ばんごう》", en: "Reference of the entry" }
    /// Hint.
    entry_hint {
        ja: "住民の「だれが見たか」の1件のページに書いてある番号、または下の一覧の番号です。",
        easy: "「だれが 見《み》たか」の ページに あります。",
        en: "It stands on the resident's page of that event, and in the list below.",
    }
    /// Field.
    reason { ja: "見る理由", easy: "見《み》る 理由《りゆう》", en: "Why you look" }
    /// Hint.
    reason_hint {
        ja: "住民に表示されます。個人番号や健康の情報は書かないでください。",
        easy: "住《す》んでいる 人《ひと》が 読《よ》みます。",
        en: "The resident will read it. Do not write an individual number or health data.",
    }
    /// Button.
    look_do { ja: "記録を残して見る", easy: "見《み》る", en: "Write it down and look" }
    /// Error.
    wrong_entry { ja: "この番号の記録はありません。番号を確かめてください", easy: "番号《ばんごう》が ちがいます", en: "There is no entry with this reference. Check it" }
    /// Error.
    wrong_reason {
        ja: "理由を500文字までで入力してください。個人番号は書けません",
        easy: "理由《りゆう》を 書《か》いてください",
        en: "Enter a reason of at most 500 characters, without an individual number",
    }

    /// Heading: search.
    search { ja: "機関と期間でさがす", easy: "機関《きかん》で さがす", en: "Find by institution and period" }
    /// Field.
    institution { ja: "機関", easy: "機関《きかん》", en: "Institution" }
    /// No answer.
    choose { ja: "選んでください", easy: "えらんでください", en: "Choose" }
    /// Field.
    from { ja: "この日から", easy: "この日《ひ》から", en: "From" }
    /// Field.
    until { ja: "この日まで", easy: "この日《ひ》まで", en: "To" }
    /// Button.
    search_do { ja: "さがす", easy: "さがす", en: "Find" }
    /// Error.
    wrong_institution { ja: "機関を選んでください", easy: "機関《きかん》を えらんでください", en: "Choose an institution" }
    /// Error.
    wrong_day { ja: "日付を入力してください", easy: "日《ひ》を 書《か》いてください", en: "Enter a date" }
    /// Error.
    wrong_order { ja: "終わりの日は、始まりの日より後にしてください", easy: "日《ひ》の 順番《じゅんばん》が ちがいます", en: "The last day must not be before the first" }
    /// Error.
    too_long { ja: "期間は92日までにしてください", easy: "92｜日《にち》までに してください", en: "Choose a period of at most 92 days" }

    /// Heading.
    found { ja: "見つかった記録", easy: "見《み》つかった 記録《きろく》", en: "Entries found" }
    /// None.
    nothing { ja: "この範囲では見つかりませんでした。", easy: "ありませんでした。", en: "None in this part of the period." }
    /// Goes on.
    more { ja: "続きをさがす", easy: "つづきを さがす", en: "Go on searching" }
    /// Column.
    day { ja: "とき", easy: "いつ", en: "When" }
    /// Column.
    purpose { ja: "場面", easy: "何《なん》の ため", en: "Situation" }
    /// Column.
    outcome { ja: "結果", easy: "結果《けっか》", en: "Outcome" }
    /// Column.
    counts { ja: "件数", easy: "いくつ", en: "Records" }
    /// Counts.
    counted(given: usize, withheld: usize) {
        ja: "見せた{given}件、見せなかった{withheld}件",
        easy: "見《み》せた {given}｜件《けん》、見《み》せない {withheld}｜件《けん》",
        en: "{given} shown, {withheld} not",
    }
    /// Link.
    open(id: &str) { ja: "{id} を見る", easy: "{id}を 見《み》る", en: "Look at {id}" }
    /// Outcome.
    disclosed { ja: "すべて見せた", easy: "ぜんぶ 見《み》せた", en: "All shown" }
    /// Outcome.
    partly { ja: "一部を見せた", easy: "すこし 見《み》せた", en: "Partly shown" }
    /// Outcome.
    refused { ja: "見せなかった", easy: "見《み》せなかった", en: "Refused" }
    /// Outcome.
    nothing_found { ja: "なかった", easy: "なかった", en: "Nothing there" }
    /// Outcome.
    looked_up { ja: "本人をさがした", easy: "人《ひと》を さがした", en: "Looked for" }
    /// Outcome.
    declared { ja: "救急の届け出", easy: "救急《きゅうきゅう》の 届《とど》け", en: "Emergency declared" }

    /// Heading of one entry.
    one { ja: "閲覧の記録1件", easy: "記録《きろく》 1｜件《けん》", en: "One entry" }
    /// Said above it.
    told {
        ja: "あなたがこの記録を見たことを、住民の「だれが見たか」に記録しました。",
        easy: "あなたが 見《み》たことを 書《か》きました。",
        en: "That you looked at this entry now stands in the resident's “Who looked”.",
    }
    /// Row.
    who { ja: "見た人", easy: "だれが", en: "Who" }
    /// Row.
    channel { ja: "経路", easy: "どうやって", en: "Way in" }
    /// Row.
    grounds { ja: "根拠", easy: "理由《りゆう》", en: "Grounds" }
    /// No ground: there was no record.
    no_ground { ja: "記録がなかったため、ありません", easy: "ありません", en: "None: there was no record" }
    /// Row.
    in_log { ja: "公開の台帳", easy: "みんなの 台帳《だいちょう》", en: "Public log" }
    /// Place.
    proven(place: u64, size: u64) {
        ja: "{size}件の台帳の{place}番目（0から）にあり、証明を確かめました。",
        easy: "台帳《だいちょう》に あります（{size}の うち {place}）。",
        en: "At place {place}, counted from 0, of {size}; the proof was checked.",
    }
    /// Place.
    waiting { ja: "まだ台帳に入っていません。1秒ほどあとに入ります。", easy: "まだ 入《はい》っていません。", en: "Not in the log yet; it takes about a second." }
    /// Place.
    broken {
        ja: "台帳と合いません。記録が書きかえられた疑いがあります。運用者と個人情報の担当者に知らせてください。",
        easy: "台帳《だいちょう》と ちがいます。あぶないです。",
        en: "It does not agree with the log: something may have been changed. Tell the operator and the privacy officer.",
    }
    /// Row.
    leaf { ja: "しるし（ハッシュ）", easy: "しるし", en: "Leaf (hash)" }
    /// Row.
    path { ja: "証明（ハッシュ）", easy: "証明《しょうめい》", en: "Proof (hashes)" }
    /// Link.
    back { ja: "閲覧の監督へもどる", easy: "もどる", en: "Back to oversight" }

    /// Ground of what was shown.
    shown_for { ja: "見せた", easy: "見《み》せた", en: "Shown" }
    /// Ground of what was not.
    hidden_for { ja: "見せなかった", easy: "見《み》せなかった", en: "Not shown" }
    /// Ground.
    law { ja: "法律", easy: "法律《ほうりつ》", en: "law" }
    /// Ground.
    citizen { ja: "住民の設定", easy: "本人《ほんにん》の 設定《せってい》", en: "the resident's setting" }
    /// Ground.
    visit { ja: "受付での同意", easy: "受付《うけつけ》での 同意《どうい》", en: "consent at the card reader" }
    /// Ground.
    emergency { ja: "救急の宣言", easy: "急《きゅう》な とき", en: "declared emergency" }
    /// Ground.
    silence { ja: "設定がないときのきまり", easy: "設定《せってい》が ない ときの きまり", en: "the rule for no setting" }
    /// Ground.
    unfounded { ja: "その目的では見られない", easy: "その ためには 見《み》られない", en: "not for this purpose" }
}

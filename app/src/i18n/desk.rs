//! Words of the pages on which officers answer what citizens object to.

use crate::messages;

messages! {
    /// Heading.
    title { ja: "申し出", easy: "申《もう》し出《で》", en: "Reports by residents" }
    /// What it is.
    lead {
        ja: "住民からの「心当たりがない」「自分の記録ではない」「まちがっている」という申し出です。期限の近い順に並びます。",
        easy: "住《す》んでいる 人《ひと》からの 申《もう》し出《で》です。早《はや》く 返事《へんじ》が いる ものが 上《うえ》です。",
        en: "What residents did not expect, say is not theirs, or say is wrong. What is due first stands first.",
    }
    /// Navigation hint.
    hint {
        ja: "住民からの申し出を調べて、返事をします。",
        easy: "申《もう》し出《で》を 調《しら》べて、返事《へんじ》を します。",
        en: "Look into what residents report, and answer it.",
    }
    /// Heading of what is done.
    title_done { ja: "終わった申し出", easy: "終《お》わった 申《もう》し出《で》", en: "Reports that are done" }
    /// Heading.
    reviews { ja: "救急の閲覧の審査", easy: "救急《きゅうきゅう》で 見《み》た ことの 確認《かくにん》", en: "Reviews of emergency accesses" }
    /// Heading of what is done.
    reviews_done { ja: "終わった審査", easy: "終《お》わった 確認《かくにん》", en: "Reviews that are done" }
    /// What it is.
    reviews_lead {
        ja: "救急のときに機関が記録を受け取ったことは、すべてここに並びます。だれの記録かと健康の情報は表示しません。",
        easy: "救急《きゅうきゅう》の とき 見《み》た ことが ぜんぶ あります。名前《なまえ》と 健康《けんこう》の ことは 出《で》ません。",
        en: "Everything that institutions were given in an emergency. Neither whose records they are nor health data is shown.",
    }
    /// Navigation hint.
    reviews_hint {
        ja: "救急のときの閲覧が正しかったかどうかを調べます。",
        easy: "救急《きゅうきゅう》の とき 見《み》た ことが 正《ただ》しいかを 調《しら》べます。",
        en: "Look into whether accesses in emergencies were right.",
    }
    /// Link.
    open { ja: "返事がまだのものを見る", easy: "返事《へんじ》が まだの ものを 見《み》る", en: "See what is to be answered" }
    /// Link.
    done { ja: "終わったものを見る", easy: "終《お》わった ものを 見《み》る", en: "See what is done" }
    /// None to answer.
    none_open { ja: "返事を待っている申し出はありません。", easy: "返事《へんじ》が いる 申《もう》し出《で》は ありません。", en: "Nothing waits for an answer." }
    /// None done.
    none_done { ja: "終わった申し出はありません。", easy: "終《お》わった 申《もう》し出《で》は ありません。", en: "Nothing is done yet." }
    /// Column.
    due { ja: "期限", easy: "いつまで", en: "Due" }
    /// Column.
    what { ja: "内容", easy: "何《なに》の こと", en: "About" }
    /// Column.
    since { ja: "始まった日", easy: "いつ 来《き》たか", en: "Since" }
    /// Column.
    state { ja: "状態", easy: "今《いま》", en: "State" }
    /// Chip: the access in question was in an emergency.
    emergency { ja: "救急", easy: "救急《きゅうきゅう》", en: "Emergency" }
    /// Next page.
    more { ja: "続きを見る", easy: "つづき", en: "More" }
    /// Back to the first page.
    first { ja: "はじめから見る", easy: "はじめから", en: "From the start" }
    /// Said above the list after an answer.
    answered {
        ja: "返事を送りました。住民のお知らせに届いています。",
        easy: "返事《へんじ》を しました。",
        en: "Your answer was sent. The resident has been told.",
    }

    /// Said above an open case.
    told {
        ja: "あなたがこれを開いたことを、住民の「だれが見たか」に記録しました。",
        easy: "あなたが これを 見《み》たことを 書《か》きました。",
        en: "That you opened this now stands in the resident's “Who looked”.",
    }
    /// Row.
    resident { ja: "申し出た人", easy: "申《もう》し出《で》た 人《ひと》", en: "Resident" }
    /// Row.
    born { ja: "生年月日", easy: "生《う》まれた 日《ひ》", en: "Date of birth" }
    /// Row.
    about { ja: "対象", easy: "何《なに》の ことか", en: "About" }
    /// Row.
    reference { ja: "閲覧の番号", easy: "番号《ばんごう》", en: "Reference of the access" }
    /// Row.
    who { ja: "見た人", easy: "だれが 見《み》たか", en: "Who looked" }
    /// Row.
    why { ja: "見た理由（機関の記入）", easy: "なぜ 見《み》たか", en: "Reason that was given" }
    /// Row.
    source { ja: "記録のもと", easy: "どこの 記録《きろく》か", en: "Where the record came from" }
    /// Row.
    objection { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    /// Row.
    words { ja: "住民が書いたこと", easy: "住《す》んでいる 人《ひと》が 書《か》いた こと", en: "In their words" }
    /// Row.
    contact { ja: "返事の受け取り方", easy: "返事《へんじ》の もらい方《かた》", en: "How they want to hear" }
    /// What it was about is gone.
    gone { ja: "いまはない記録です", easy: "今《いま》は ありません", en: "No longer there" }

    /// History: step.
    step_opened { ja: "住民が申し出ました", easy: "住《す》んでいる 人《ひと》が 伝《つた》えました", en: "The resident reported it" }
    /// History: step.
    step_withdrawn { ja: "住民が取り下げました", easy: "住《す》んでいる 人《ひと》が やめました", en: "The resident withdrew it" }
    /// History: step.
    step_reopened { ja: "住民がもう一度申し出ました", easy: "住《す》んでいる 人《ひと》が もう いちど 伝《つた》えました", en: "The resident reported it again" }

    /// Heading of the form.
    answer { ja: "返事をする", easy: "返事《へんじ》を する", en: "Answer" }
    /// What follows from an answer that it is not the citizen's record.
    answer_not_mine {
        ja: "「別の人の記録でした」と答えると、この記録は今後もどこにも渡りません。「ご本人の記録でした」と答えると、共有の設定のとおりに渡るようになります。",
        easy: "「別《べつ》の 人《ひと》の 記録《きろく》」と 答《こた》えると、これからも だれにも 見《み》せません。",
        en: "If it is someone else's, the record stays stopped for good. If it is theirs, it goes out again as their settings say.",
    }
    /// Legend.
    finding { ja: "調べた結果", easy: "調《しら》べた 結果《けっか》", en: "What you found" }
    /// Label.
    explain { ja: "住民への説明", easy: "説明《せつめい》", en: "Explain it to the resident" }
    /// Hint.
    explain_hint {
        ja: "1000字まで。住民がそのまま読みます。だれが、なぜ見たか（または記録を確かめた結果）と、これからどうするかを、やさしい言葉で書いてください。検査の値などの健康の情報と個人番号は書かないでください。",
        easy: "1000｜文字《もじ》まで。住《す》んでいる 人《ひと》が 読《よ》みます。やさしい ことばで 書《か》いて ください。",
        en: "Up to 1,000 characters; the resident will read it as it is. Say in plain words who looked and why (or what you found about the record) and what you will do. No test results or other health data, and no individual number.",
    }
    /// Button.
    send { ja: "返事を送る", easy: "送《おく》る", en: "Send the answer" }
    /// Error.
    no_finding { ja: "調べた結果を選んでください", easy: "結果《けっか》を えらんで ください", en: "Choose what you found" }
    /// Not this officer's turn.
    not_your_turn {
        ja: "いまは、この窓口が答える番ではありません。",
        easy: "今《いま》は ここが 答《こた》える 番《ばん》では ありません。",
        en: "It is not this office's turn to answer.",
    }
    /// Back.
    back { ja: "一覧へもどる", easy: "一覧《いちらん》へ", en: "Back to the list" }

    /// Audit record; slot `case`.
    did_open { ja: "申し出を開きました（{{case}}）", easy: "申《もう》し出《で》を 見《み》ました（{{case}}）", en: "Opened a report ({{case}})" }
    /// Audit record; slot `case`.
    did_answer { ja: "申し出に返事をしました（{{case}}）", easy: "申《もう》し出《で》に 返事《へんじ》を しました（{{case}}）", en: "Answered a report ({{case}})" }
}

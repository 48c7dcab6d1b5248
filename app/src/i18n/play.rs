//! Words of the demo's page on which a visitor plays an institution.

use crate::messages;

messages! {
    /// Heading.
    title { ja: "機関になってみる", easy: "機関《きかん》に なってみる", en: "Play an institution" }
    /// What this is.
    lead {
        ja: "架空の機関になって、架空の住民の記録を読みます。本物の機関と同じ関門を通り、読んだことも、断られたことも、本人の「だれが見たか」にのります。",
        easy: "病院《びょういん》などに なって、記録《きろく》を 見《み》ます。見《み》たことは、その 人《ひと》の「だれが 見《み》たか」に のこります。",
        en: "As a fictional institution, read a fictional resident’s records. You go through the same gate as a real one, and every read and every refusal stands in the resident’s “Who looked”.",
    }
    /// Name of the list.
    institutions { ja: "どの機関になりますか", easy: "どの 機関《きかん》に なりますか", en: "Which institution?" }
    /// Heading of the form; slot `name`.
    as_institution { ja: "{{name}}として読む", easy: "{{name}}として 見《み》る", en: "Read as {{name}}" }
    /// Title of the form.
    ask_title { ja: "記録を読む", easy: "記録《きろく》を 見《み》る", en: "Read records" }
    /// Who acts: role and handle.
    actor { ja: "担当者", easy: "見《み》る 人《ひと》", en: "Who acts" }
    /// A program acts.
    machine { ja: "プログラム", easy: "プログラム（機械《きかい》）", en: "A program" }
    /// Heading: the reception.
    reception { ja: "受付になってみる", easy: "受付《うけつけ》に なってみる", en: "Play its reception" }
    /// What happens there.
    reception_more {
        ja: "受付で、患者さんに記録を見せてもらえるか聞きます。患者さんは、カードをかざして、見せるものを選びます。",
        easy: "受付《うけつけ》で、患者《かんじゃ》さんに 聞《き》きます。患者《かんじゃ》さんが カードを おいて、えらびます。",
        en: "At the reception, ask a patient to show records. The patient decides with their card, beside the reader.",
    }
    /// Button.
    reception_open { ja: "受付の画面を開く", easy: "受付《うけつけ》の 画面《がめん》を 開《ひら》く", en: "Open the reception" }
    /// Question: whose records.
    person { ja: "だれの記録ですか", easy: "だれの 記録《きろく》ですか", en: "Whose records?" }
    /// Question: what for.
    purpose { ja: "何のためですか", easy: "何《なん》のためですか", en: "What for?" }
    /// Under the question.
    purpose_hint {
        ja: "この機関に登録された目的は上のほうにあります。ほかの目的を選ぶと断られます。",
        easy: "上《うえ》に あるものが、この 機関《きかん》の 目的《もくてき》です。ほかを えらぶと 断《ことわ》られます。",
        en: "Those registered for this institution come first. Any other will be refused.",
    }
    /// Question: which records.
    categories { ja: "どの記録ですか", easy: "どの 記録《きろく》ですか", en: "Which records?" }
    /// Label: the reason.
    reason { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    /// Under the label.
    reason_hint {
        ja: "本人に見えます。500文字まで。個人番号（マイナンバー）は書けません。",
        easy: "その 人《ひと》が 読《よ》みます。500字《じ》まで。マイナンバーは 書《か》かないでください。",
        en: "The resident will see it. Up to 500 characters, no individual number (マイナンバー).",
    }
    /// Button.
    read { ja: "読む", easy: "見《み》る", en: "Read" }

    /// Error: nobody chosen.
    error_person { ja: "だれの記録かを選んでください", easy: "だれの 記録《きろく》か、えらんでください", en: "Choose whose records" }
    /// Error: no purpose.
    error_purpose { ja: "目的を選んでください", easy: "何《なん》のためか、えらんでください", en: "Choose what for" }
    /// Error: no category.
    error_categories { ja: "どの記録かを選んでください", easy: "どの 記録《きろく》か、えらんでください", en: "Choose which records" }
    /// Error: no reason.
    error_reason_empty { ja: "理由を書いてください", easy: "理由《りゆう》を 書《か》いてください", en: "Write a reason" }
    /// Error: a reason too long.
    error_reason_long { ja: "理由は500文字までにしてください", easy: "理由《りゆう》は 500字《じ》までに してください", en: "Keep the reason to 500 characters" }
    /// Error: 個人番号.
    error_reason_number {
        ja: "理由から、個人番号（マイナンバー）のような12けたの数字を消してください",
        easy: "12けたの 数字《すうじ》を 消《け》してください。マイナンバーかもしれません",
        en: "Remove the 12 digits that look like an individual number (マイナンバー) from the reason",
    }

    /// Title of the answer.
    answer_title { ja: "この機関に渡されたもの", easy: "この 機関《きかん》が 見《み》たもの", en: "What the institution was given" }
    /// The registry does not allow the purpose.
    refused {
        ja: "この目的では、この機関は読めません",
        easy: "この 目的《もくてき》では 見《み》ることが できません",
        en: "This institution may not read for this purpose",
    }
    /// Under it.
    refused_more {
        ja: "機関の登録にない目的です。断ったことも記録しました。",
        easy: "断《ことわ》ったことも 記録《きろく》しました。",
        en: "It is not registered for it. The refusal has been logged.",
    }
    /// Nothing was given.
    nothing { ja: "渡せる記録はありませんでした", easy: "見《み》ることが できる 記録《きろく》は ありませんでした", en: "No records to give" }
    /// Under it.
    nothing_more {
        ja: "記録がないのか、本人が見せないのかは、機関には分かりません。",
        easy: "記録《きろく》が ないのか、その 人《ひと》が 見《み》せないのか、機関《きかん》には わかりません。",
        en: "The institution cannot tell whether there are none or the resident does not show them.",
    }
    /// How many records.
    given(count: usize) { ja: "{count}件の記録が渡されました", easy: "{count}この 記録《きろく》を 見《み》ました", en: "Records given: {count}" }
    /// A checkup's content: how many results.
    results(count: usize) { ja: "検査結果 {count}項目", easy: "けんさの けっか {count}こ", en: "{count} results" }
    /// What to do next.
    next { ja: "本人の側から見る", easy: "その 人《ひと》に なって 見《み》る", en: "See it from the other side" }
    /// Under it; slot `name`.
    next_more {
        ja: "{{name}}さんのカードでログインし、「だれが見たか」を開くと、いまの1件がのっています。",
        easy: "{{name}}さんの カードで ログインして、「だれが 見《み》たか」を 見《み》てください。",
        en: "Log in with the card of {{name}} and open “Who looked”: what you just did is there.",
    }
    /// Link.
    again { ja: "もう一度読む", easy: "もう一度《いちど》", en: "Read again" }
    /// Link.
    other { ja: "別の機関になる", easy: "ちがう 機関《きかん》に なる", en: "Be another institution" }
    /// Link.
    login { ja: "ログインの画面へ", easy: "ログインの ページへ", en: "Go to the login page" }
}

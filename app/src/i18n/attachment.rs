//! Words of the page on which a file is attached to a circular. Slots: `{name}`, `{what}`.

use crate::messages;

messages! {
    /// Heading, and the link to it.
    heading { ja: "添付ファイル", easy: "いっしょに 送《おく》る もの", en: "Attachment" }
    /// What can go along.
    lead {
        ja: "PDFを1つ付けられます。5メガバイトまでです。",
        easy: "PDFを 1つ いっしょに 送《おく》る ことが できます（5メガバイトまで）。",
        en: "One PDF of at most 5 megabytes can go along.",
    }
    /// What is not taken.
    rules {
        ja: "動くもの（JavaScript、フォームの送信など）、ほかのファイル、パスワードが入ったものは付けられません。中のリンクは、お知らせのリンクと同じサイトにだけ行けます。読み上げられるように、画像だけでなく文字の入ったPDFにしてください。",
        easy: "パスワードの ある PDFや、動《うご》く PDFは だめです。文字《もじ》の ある PDFに して ください。",
        en: "Nothing that runs or sends, no file within the file, no password. Links in it lead to the sites of notices alone. Use a PDF with text, not pictures of text, so that it can be read aloud.",
    }
    /// What is attached now; slot `name`.
    now(kilobytes: u32) {
        ja: "いまの添付：{{name}}（{kilobytes}キロバイト）",
        easy: "今《いま》：{{name}}（{kilobytes}キロバイト）",
        en: "Attached now: {{name}} ({kilobytes} kB)",
    }
    /// Nothing is attached.
    none { ja: "まだ何も付いていません。", easy: "まだ ありません。", en: "Nothing is attached yet." }
    /// Field.
    choose { ja: "PDFファイルを選ぶ", easy: "PDFを 選《えら》ぶ", en: "Choose a PDF" }
    /// Button.
    attach { ja: "確かめて付ける", easy: "たしかめて つける", en: "Check and attach it" }
    /// Button.
    remove { ja: "添付を外す", easy: "とる", en: "Take it away" }
    /// What a change means.
    draft { ja: "添付を変えると、お知らせは下書きに戻り、承認はなくなります。", easy: "変《か》えると、もう一度《いちど》 見《み》て もらいます。", en: "Changing the attachment makes the notice a draft again that nobody has approved." }
    /// Link back.
    back { ja: "お知らせへ戻る", easy: "前《まえ》の ページへ", en: "Back to the notice" }

    /// Refused.
    empty { ja: "ファイルを選んでください。", easy: "ファイルを 選《えら》んで ください。", en: "Choose a file." }
    /// Refused.
    large { ja: "5メガバイトを超えています。画像を小さくするなどして、軽くしてください。", easy: "大《おお》きすぎます。", en: "It is larger than 5 megabytes. Make its pictures smaller." }
    /// Refused.
    not_pdf { ja: "PDFではありません。名前ではなく中身で見分けています。元のソフトからPDFとして書き出してください。", easy: "PDFでは ありません。", en: "It is not a PDF. That is told by what is in it, not by its name. Export it as a PDF." }
    /// Refused.
    damaged { ja: "PDFがこわれていて読めません。もう一度書き出してください。", easy: "PDFが こわれて います。", en: "The PDF is damaged. Export it again." }
    /// Refused.
    encrypted { ja: "パスワードや権限の制限が付いています。外して書き出してください。", easy: "パスワードが あります。とって ください。", en: "It is protected by a password or permissions. Export it without." }
    /// Refused; slot `what`.
    active { ja: "動くものが入っています（{{what}}）。印刷用に書き出し直してください。", easy: "動《うご》く ものが あります（{{what}}）。", en: "Something in it runs or sends ({{what}}). Export it for printing." }
    /// Refused.
    embedded { ja: "PDFの中に、ほかのファイルが入っています。外して書き出してください。", easy: "PDFの 中《なか》に ほかの ファイルが あります。", en: "Another file is hidden in it. Export it without." }
    /// Refused; slot `what`.
    elsewhere { ja: "PDFの中のリンクが、決められたサイトの外へ行きます：{{what}}", easy: "PDFの リンクは 使《つか》えません：{{what}}", en: "A link in it leads to a site that is not allowed: {{what}}" }
    /// The notice can no longer be changed.
    late { ja: "このお知らせは、もう変えられません。", easy: "もう 変《か》えられません。", en: "This notice can no longer be changed." }
    /// Somebody was faster.
    stale { ja: "ほかの人が先に変えました。やり直してください。", easy: "ほかの 人《ひと》が 変《か》えました。もう一度《いちど》 して ください。", en: "Somebody else has changed it in the meantime. Try again." }
}

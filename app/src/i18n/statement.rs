//! The statement that a person takes along: the page that offers it, and the paper itself.

use crate::messages;

messages! {
    /// Title of the page and of the paper.
    title { ja: "だれが見たかの証明書", easy: "だれが 見《み》たかの 証明書《しょうめいしょ》", en: "Statement of who looked" }
    /// Under the title of the page.
    lead {
        ja: "だれが、いつ、なぜ、あなたの記録を見たかを、紙やファイルで手もとに置けます。",
        easy: "だれが 見《み》たかを、紙《かみ》や ファイルで もらう ことが できます。",
        en: "Take along who looked at your records, when and why, on paper or as a file.",
    }
    /// Heading over the form.
    period_title { ja: "期間", easy: "いつから いつまで", en: "Period" }
    /// How to fill in the form.
    period_hint {
        ja: "空のままにすると、はじめから今日までのすべてになります。",
        easy: "何《なに》も 入《い》れないと、ぜんぶに なります。",
        en: "Leave both empty for everything until today.",
    }
    /// Button.
    period_go { ja: "この期間にする", easy: "この 日《ひ》に する", en: "Use this period" }
    /// Link.
    period_all { ja: "すべての期間にする", easy: "ぜんぶに する", en: "Use the whole log" }
    /// The period, open at both ends.
    whole { ja: "はじめから今日まで", easy: "はじめから 今日《きょう》まで", en: "from the beginning until today" }
    /// The period; slots `{{from}}` and `{{until}}`.
    between { ja: "{{from}}から{{until}}まで", easy: "{{from}}から {{until}}まで", en: "from {{from}} until {{until}}" }
    /// Instead of the first day.
    beginning { ja: "はじめ", easy: "はじめ", en: "the beginning" }
    /// Instead of the last day.
    today { ja: "今日", easy: "今日《きょう》", en: "today" }
    /// Heading over the forms of the statement.
    forms_title { ja: "受け取り方をえらぶ", easy: "どうやって もらうか", en: "How to take it" }
    /// Before files are offered.
    prove_first {
        ja: "PDFやデータのファイルは、5分以内の本人確認のあとで受け取れます。",
        easy: "ファイルは、あなたか たしかめてから もらえます。",
        en: "Files (PDF and data) are handed out after you have shown once more that it is you.",
    }
    /// How many entries; slot `{{period}}`.
    count(count: usize) {
        ja: "{{period}}の記録は{count}件です。",
        easy: "{{period}}の 記録《きろく》は {count}｜件《けん》です。",
        en: "{count} entries {{period}}.",
    }
    /// None; slot `{{period}}`.
    none {
        ja: "{{period}}に、あなたの記録を見た機関も、見ようとした機関もありません。そのことを書いたものを受け取れます。",
        easy: "{{period}}、だれも あなたの 記録《きろく》を 見《み》ていません。見《み》ていないと 書《か》いた ものを もらう ことが できます。",
        en: "Nobody looked at your records or tried to {{period}}. You can take that along, too.",
    }

    /// A form.
    print { ja: "印刷用のページ", easy: "印刷《いんさつ》する ページ", en: "Page to print" }
    /// What it is for.
    print_for {
        ja: "家で読む、紙で残すため。ブラウザーの「印刷」を使ってください。署名はありません。",
        easy: "紙《かみ》で 読《よ》みたい とき。ブラウザーの「印刷《いんさつ》」を 押《お》して ください。",
        en: "To read it at home or keep it on paper, with your browser’s own print command. It is not signed.",
    }
    /// A form.
    pdf { ja: "署名つきのPDF", easy: "PDFファイル", en: "Signed PDF" }
    /// What it is for.
    pdf_for {
        ja: "窓口、弁護士、報道など、ほかの人に見せるため。あとで1文字でも変えると、署名が合わなくなります。読み上げにも対応し、証明つきのデータも入っています。",
        easy: "ほかの 人《ひと》に 見《み》せたい とき。あとで だれかが 書《か》きかえると、わかります。",
        en: "To show to others: an office, a lawyer, a journalist. Any later change breaks its signature. It can be read aloud, and has the data with proofs in it.",
    }
    /// There is no PDF here.
    pdf_missing {
        ja: "このポータルでは、いまPDFを作れません。ほかの受け取り方を使ってください。",
        easy: "いま PDFは ありません。ほかの ものを 使《つか》って ください。",
        en: "This portal cannot make PDFs at the moment. Please use another form.",
    }
    /// A form.
    json { ja: "証明つきのデータ（JSON）", easy: "しるしの ついた データ（JSON）", en: "Data with proofs (JSON)" }
    /// What it is for.
    json_for {
        ja: "このポータルがなくても、記録が消されたり書きかえられたりしていないかを確かめるため。パソコンのコマンド hikae verify で確かめられます。",
        easy: "記録《きろく》が 変《か》わっていないか、パソコンで 確《たし》かめたい とき。",
        en: "To check without this portal that nothing was removed or changed, with the command hikae verify on any computer.",
    }
    /// A form.
    fhir { ja: "ほかのシステム用のデータ（FHIR）", easy: "ほかの システムで 使《つか》う データ（FHIR）", en: "Data for other systems (FHIR)" }
    /// What it is for.
    fhir_for {
        ja: "ほかの健康記録アプリや監査のシステムに取り込むため。国際規格 HL7 FHIR R4 の AuditEvent です。証明は入っていません。",
        easy: "ほかの アプリに 入《い》れたい とき。",
        en: "To load into another health record app or audit system: AuditEvent of HL7 FHIR R4. Without proofs.",
    }
    /// A caution under the forms.
    caution {
        ja: "どれにも、健診や予防接種の結果は入っていません。だれがいつ見たかが入っているので、大切に保管してください。",
        easy: "健診《けんしん》や 予防接種《よぼうせっしゅ》の 中身《なかみ》は 入《はい》っていません。だれが 見《み》たかが 入《はい》っています。大切《たいせつ》に して ください。",
        en: "None of them holds results of checkups or vaccinations. They say who looked when: keep them safe.",
    }
    /// A link to the page.
    link { ja: "証明書を受け取る（印刷・PDF・データ）", easy: "証明書《しょうめいしょ》を もらう（紙《かみ》・PDF・データ）", en: "Get a statement (print, PDF, data)" }

    /// Heading of the paper.
    about_title { ja: "この文書について", easy: "この 紙《かみ》に ついて", en: "About this document" }
    /// What the paper is; slots `{{host}}`, `{{name}}`, `{{period}}`.
    about {
        ja: "{{host}}の健康記録ポータルが、{{name}}さんの記録をだれが見たか、または見ようとしたかについて、{{period}}のすべてを書き出したものです。",
        easy: "{{host}}が 書《か》きました。{{name}}さんの 記録《きろく》を だれが 見《み》たか、{{period}} ぜんぶ 書《か》いて あります。",
        en: "The health record portal of {{host}} has written down here everyone who looked at the records of {{name}}, or tried to, {{period}}.",
    }
    /// Fact.
    person { ja: "だれの記録か", easy: "だれの 記録《きろく》か", en: "Whose records" }
    /// Fact.
    period { ja: "期間", easy: "いつから いつまで", en: "Period" }
    /// Fact.
    entries { ja: "件数", easy: "いくつ あるか", en: "Entries" }
    /// How many of how many, and which.
    numbers(count: usize, of: u64, first: u64, last: u64) {
        ja: "{count}件（全{of}件のうち、{first}番から{last}番まで）",
        easy: "{count}｜件《けん》（ぜんぶで {of}｜件《けん》。{first}番《ばん》から {last}番《ばん》まで）",
        en: "{count} (numbers {first} to {last} of {of})",
    }
    /// None of how many.
    no_numbers(of: u64) { ja: "0件（全{of}件のうち）", easy: "0｜件《けん》（ぜんぶで {of}｜件《けん》）", en: "0 (of {of})" }
    /// Fact.
    made_at { ja: "作った日時", easy: "作《つく》った 時《とき》", en: "Made" }
    /// It is a demo's.
    demo {
        ja: "これはデモのポータルが作った見本です。人も機関も架空のものです。",
        easy: "これは 見本《みほん》です。本当《ほんとう》の 人《ひと》では ありません。",
        en: "This is a sample made by a demo. All people and institutions are fictional.",
    }
    /// Heading over the entries.
    entries_title { ja: "見た人と、その理由", easy: "だれが どうして 見《み》たか", en: "Who looked, and why" }
    /// Heading of one entry; slot `{{when}}`.
    entry_title(seq: u64) { ja: "{seq}番　{{when}}", easy: "{seq}番《ばん》　{{when}}", en: "No. {seq}, {{when}}" }
    /// Fact: the reason.
    reason { ja: "理由", easy: "理由《りゆう》", en: "Reason given" }
    /// Fact: records.
    given { ja: "見せた記録", easy: "見《み》せた 記録《きろく》", en: "Shown" }
    /// Fact: records.
    withheld { ja: "見せなかった記録", easy: "見《み》せなかった 記録《きろく》", en: "Not shown" }
    /// A record of a day; slots `{{kind}}` and `{{day}}`.
    record { ja: "{{kind}}（{{day}}）", easy: "{{kind}}（{{day}}）", en: "{{kind}} ({{day}})" }

    /// Heading over the check.
    check_title { ja: "この文書を確かめるには", easy: "正《ただ》しいか 確《たし》かめる", en: "How to check this document" }
    /// How the paper can be checked.
    check {
        ja: "1件ごとのしるしが、だれでも見られる台帳（公開ログ）に入っています。下の大きさと値は、この文書を作ったときの台帳のものです。証明つきのデータ（JSON）を受け取り、コマンド「hikae verify ファイル名 --key 鍵」で確かめると、同じ値が使われます。鍵は市区町村が公開しているものと同じかを見てください。",
        easy: "しるしは みんなが 見《み》る ことが できる 台帳《だいちょう》に あります。パソコンで「hikae verify ファイル --key 鍵《かぎ》」と 入《い》れると、確《たし》かめる ことが できます。",
        en: "Every entry has a mark in a ledger that anyone can see. Size and root below are those of the ledger when this was made. Check the data with proofs (JSON) with the command “hikae verify FILE --key KEY”, and compare the key with the one that the municipality publishes.",
    }
    /// Fact.
    log_name { ja: "公開ログの名前", easy: "台帳《だいちょう》の 名前《なまえ》", en: "Name of the log" }
    /// Fact.
    log_size { ja: "台帳の大きさ（件）", easy: "台帳《だいちょう》の 大《おお》きさ", en: "Size of the log" }
    /// Fact.
    log_root { ja: "台帳の値（ルートハッシュ）", easy: "台帳《だいちょう》の 値《あたい》", en: "Root hash of the log" }
    /// Fact.
    log_key { ja: "台帳の鍵", easy: "台帳《だいちょう》の 鍵《かぎ》", en: "Key of the log" }

    /// What a page to print is not.
    unsigned {
        ja: "この紙には署名がありません。ほかの人に見せるときは、署名つきのPDFか、証明つきのデータを添えてください。",
        easy: "この 紙《かみ》には 署名《しょめい》が ありません。ほかの 人《ひと》に 見《み》せる ときは、PDFを 使《つか》って ください。",
        en: "This page is not signed. To show it to others, add the signed PDF or the data with proofs.",
    }
    /// Heading over what is said of the signature.
    seal_title { ja: "署名について", easy: "署名《しょめい》に ついて", en: "About the signature" }
    /// The municipality's own certificate.
    seal_given {
        ja: "このPDFには、下の証明書による電子署名があります。PDFを読むソフトで確かめられます。",
        easy: "この PDFには 署名《しょめい》が あります。PDFを 読《よ》む ソフトで 確《たし》かめて ください。",
        en: "This PDF is signed with the certificate below. PDF readers can check the signature.",
    }
    /// Nobody vouches for the certificate.
    seal_own {
        ja: "このPDFの電子署名は、このポータル自身の鍵によるものです。認証局はこの鍵を保証していません。PDFを読むソフトは、変えられていないことは確かめられますが、署名した者を「不明」と表示します。下の指紋が、ポータルが公開しているもの（/log/certificate）と同じかを見てください。",
        easy: "この PDFの 署名《しょめい》は、この ポータルの 鍵《かぎ》です。ほかの だれかが 保証《ほしょう》した ものでは ありません。下《した》の 指紋《しもん》が、/log/certificate と 同《おな》じか 見《み》て ください。",
        en: "This PDF is signed with the portal’s own key. No certificate authority vouches for it: PDF readers can tell that nothing was changed, but call the signer unknown. Compare the fingerprint below with the one that the portal publishes at /log/certificate.",
    }
    /// Fact.
    seal_subject { ja: "証明書の名義", easy: "だれの 署名《しょめい》か", en: "Certificate of" }
    /// Fact.
    seal_fingerprint { ja: "証明書の指紋（SHA-256）", easy: "証明書《しょうめいしょ》の 指紋《しもん》", en: "Fingerprint (SHA-256)" }
    /// What the file in the file is.
    attachment { ja: "証明つきのデータ", easy: "しるしの ついた データ", en: "Data with proofs" }
    /// Link on the printable page.
    back { ja: "受け取り方に戻る", easy: "もどる", en: "Back to the choices" }
}

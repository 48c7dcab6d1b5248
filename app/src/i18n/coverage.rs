//! Words of the pages on what the access log covers, and on who reads without being in it.

use crate::messages;

messages! {
    /// Heading.
    heading { ja: "この記録がカバーすること", easy: "ここに のこる もの・のこらない もの", en: "What this log covers" }
    /// What the page is for.
    lead {
        ja: "「だれが見たか」にのこるものと、のこらないものを、機関ごとに示します。",
        easy: "「だれが 見《み》たか」に 何《なに》が のこるかが わかります。",
        en: "What is written down under “Who looked”, since when and from whom, and what is not.",
    }
    /// Link from the log.
    link { ja: "この記録がカバーすることを見る", easy: "のこる もの・のこらない ものを 見《み》る", en: "See what this log covers" }

    /// Heading: since when.
    since_title { ja: "いつからのこるか", easy: "いつから のこるか", en: "Since when" }
    /// Since when; slot `when`.
    since {
        ja: "{{when}}からは、ひかえを通ってあなたの記録が求められるたびに、見せたときも見せなかったときも、ここにのこります。それより前のことはのこっていません。",
        easy: "{{when}}から のこります。見《み》せた ときも、見《み》せなかった ときも のこります。その 前《まえ》の ことは ありません。",
        en: "Since {{when}}, every request for your records that goes through Hikae is written here, whether something was shown or not. What was before is not here.",
    }
    /// The log has not begun.
    not_begun {
        ja: "まだ、どの機関の記録も始まっていません。",
        easy: "まだ 何《なに》も ありません。",
        en: "The log has not begun yet.",
    }

    /// Heading: by institution.
    sources { ja: "機関ごとの期間と、最後の連絡", easy: "ところ ごとに", en: "By institution: period and last contact" }
    /// What it is good for.
    sources_text {
        ja: "「最後の連絡」は、その機関のシステムがひかえに最後に連絡した時です（あなたについてとは限りません）。連絡がないあいだは、何も見ていないのか、つながっていないのかが、ここからは分かりません。",
        easy: "「最後《さいご》の 連絡《れんらく》」は、その ところの コンピューターが 最後《さいご》に 連絡《れんらく》した ときです。あなたの ことだけでは ありません。",
        en: "“Last contact” is when the institution's system last contacted Hikae, not necessarily about you. While there is none, nobody can tell from here whether it did not look or is not connected.",
    }
    /// Caption of the table.
    table { ja: "機関ごとの期間と最後の連絡", easy: "ところ ごとの 連絡《れんらく》", en: "Period and last contact by institution" }
    /// Column.
    column_institution { ja: "機関", easy: "どこ", en: "Institution" }
    /// Column.
    column_since { ja: "この記録の期間", easy: "いつから いつまで", en: "Covered" }
    /// Column.
    column_last { ja: "最後の連絡", easy: "最後《さいご》の 連絡《れんらく》", en: "Last contact" }
    /// From when to when; slots `from`, `until`.
    period { ja: "{{from}}から{{until}}まで", easy: "{{from}}から {{until}}まで", en: "{{from}} to {{until}}" }
    /// Never heard of.
    never { ja: "まだ一度もありません", easy: "まだ ありません", en: "Never so far" }
    /// How: it asked.
    asked { ja: "記録の求め", easy: "見《み》ようと した", en: "a request for records" }
    /// How: files came in.
    delivered { ja: "記録の受け取り", easy: "記録《きろく》が とどいた", en: "records arrived" }
    /// How: it said that it is there.
    called { ja: "動作の確認", easy: "動《うご》いて いる", en: "a sign of life" }
    /// Chip: it asked about this person.
    yours { ja: "あなたの記録を求めた機関", easy: "あなたの 記録《きろく》", en: "Asked for yours" }
    /// Chip: silent.
    silent_chip { ja: "連絡がありません", easy: "連絡《れんらく》が ない", en: "Silent" }
    /// Silent for longer than expected.
    silent(days: i64) {
        ja: "{days}日より長く連絡がありません。見ていないのではなく、つながっていないことがあります。",
        easy: "{days}｜日《にち》より 長《なが》く 連絡《れんらく》が ありません。つながって いないかも しれません。",
        en: "Silent for more than {days} days. It may not be connected, rather than not have looked.",
    }
    /// No institution at all.
    no_sources { ja: "登録された機関はまだありません。", easy: "まだ どこも ありません。", en: "No institution is registered yet." }
    /// Page of how many.
    page_of(page: usize, pages: usize) { ja: "{pages}ページ中 {page}ページ目", easy: "{page} / {pages} ページ", en: "Page {page} of {pages}" }

    /// Heading: files.
    files { ja: "ファイルで届く記録", easy: "ファイルで とどく 記録《きろく》", en: "Records that arrive as files" }
    /// What they are.
    files_text {
        ja: "健診や予防接種の記録は、市区町村がファイルで取り込みます。取り込みはあなたの記録を書くことで、だれかに見せることではないため、「だれが見たか」にはのこりません。",
        easy: "健診《けんしん》や 予防接種《よぼうせっしゅ》の 記録《きろく》は、市役所《しやくしょ》が ファイルで 入《い》れます。これは「見《み》る」では ないので、のこりません。",
        en: "Your municipality imports checkups and vaccinations from files. An import writes your records and shows them to nobody, so it is not in “Who looked”.",
    }
    /// Kind.
    checkups { ja: "健診の結果", easy: "健診《けんしん》", en: "Checkups" }
    /// Kind.
    vaccinations { ja: "予防接種の記録", easy: "予防接種《よぼうせっしゅ》", en: "Vaccinations" }
    /// Kind.
    insurances { ja: "保険の資格", easy: "保険《ほけん》の 情報《じょうほう》", en: "Health insurance" }
    /// Kind.
    residents { ja: "住民の情報", easy: "住《す》んでいる 人《ひと》の 情報《じょうほう》", en: "Register of residents" }
    /// Kind.
    institutions { ja: "機関の登録", easy: "病院《びょういん》などの 登録《とうろく》", en: "Register of institutions" }
    /// Last time; slot `when`.
    last_import { ja: "最後の取り込み：{{when}}", easy: "最後《さいご》：{{when}}", en: "Last import: {{when}}" }

    /// Heading: by law.
    law_title { ja: "法律によって見せないもの", easy: "法律《ほうりつ》で 見《み》せない もの", en: "What is not shown by law" }
    /// By law: nothing.
    law {
        ja: "ひかえの「だれが見たか」から、法律を理由にかくしているものはありません。法律で止められない確認（保険資格の確認など）も、すべてのこります。",
        easy: "かくして いる ものは ありません。止《と》められない 確認《かくにん》も、ぜんぶ のこります。",
        en: "Nothing is hidden from “Who looked” for reasons of law. Checks that you cannot stop by law, such as that of your insurance, are here too.",
    }
    /// By law: outside.
    law_outside {
        ja: "ただし、市区町村が捜査や裁判のために法律にもとづいて書面で答えたことは、ひかえを通らないため、ここには出ません。知りたいときは、個人情報保護法による開示の請求を市区町村の窓口でできます。法律により、その答えが知らされないことがあります。",
        easy: "警察《けいさつ》や 裁判《さいばん》の ために 市役所《しやくしょ》が 紙《かみ》で 答《こた》えた ことは、ここには ありません。市役所《しやくしょ》で 聞《き》く ことが できます。",
        en: "What your municipality answers on paper to investigators or courts does not go through Hikae and is not here. You can request disclosure under the Act on the Protection of Personal Information at your municipality; the law may withhold that answer.",
    }

    /// Heading: no log.
    none_title { ja: "記録がのこらないもの", easy: "のこらない もの", en: "What leaves no entry here" }
    /// No log.
    none_inside {
        ja: "病院や薬局が、自分のところのカルテや薬歴を見ること。その記録は、その機関にあります。",
        easy: "病院《びょういん》が 自分《じぶん》の カルテを 見《み》る こと。",
        en: "A hospital or pharmacy looking at its own files. It keeps its own log of that.",
    }
    /// No log.
    none_copy {
        ja: "機関が受け取ったあとの写しを、その機関の中でだれが見たか。",
        easy: "病院《びょういん》などが もらった あとで、中《なか》の だれが 見《み》たか。",
        en: "Who, inside an institution, looks at what it has received.",
    }
    /// No log.
    none_direct {
        ja: "ひかえを通らずに直接つながるシステム（オンライン資格確認など）で見られたこと。マイナポータルの「やりとり履歴」などで確かめられるものがあります。",
        easy: "ほかの システムで 見《み》た こと（オンライン資格確認《しかくかくにん》など）。マイナポータルで わかる ものも あります。",
        en: "Reads in systems that connect directly, such as the online eligibility check. Some are shown on Mynaportal.",
    }
    /// No log.
    none_paper {
        ja: "紙の記録、電話、ファクスで伝えられたこと。",
        easy: "紙《かみ》や 電話《でんわ》で 伝《つた》えた こと。",
        en: "What is passed on by paper, telephone or fax.",
    }
    /// No log.
    none_self {
        ja: "あなた自身がこの画面で見ること。ログインとファイルの受け取りは「お知らせ」に届きます。",
        easy: "あなたが 自分《じぶん》で 見《み》る こと。ログインは「お知《し》らせ」に とどきます。",
        en: "Your own looking at these pages. Logins and downloads arrive in your messages.",
    }
    /// Link to the other page.
    to_operators { ja: "運営者とコンピューターの処理について", easy: "市役所《しやくしょ》と コンピューターが する こと", en: "About operators and automatic processing" }

    /// Heading.
    operators { ja: "運営者とコンピューターの処理", easy: "市役所《しやくしょ》と コンピューターが する こと", en: "Operators and automatic processing" }
    /// What the page is for.
    operators_lead {
        ja: "ひかえを動かす市区町村の担当者と、自動の処理が、あなたの記録にどうふれるかです。「だれが見たか」にのこるものと、のこらないものを、正直に書きます。",
        easy: "市役所《しやくしょ》の 人《ひと》と コンピューターが 何《なに》を するかを 書《か》きます。",
        en: "How those who run Hikae for your municipality, and its own programs, touch your records: honestly, which of it leaves an entry and which does not.",
    }
    /// Column.
    column_what { ja: "処理", easy: "する こと", en: "What is done" }
    /// Column.
    column_opens { ja: "あなたの記録の中身", easy: "中身《なかみ》を 見《み》るか", en: "Your health records" }
    /// Column.
    column_entry { ja: "「だれが見たか」", easy: "のこるか", en: "Entry under “Who looked”" }
    /// Entry.
    leaves { ja: "のこります", easy: "のこります", en: "Yes" }
    /// No entry.
    leaves_none { ja: "のこりません", easy: "のこりません", en: "No" }
    /// Opens.
    opens { ja: "開きます", easy: "開《ひら》きます", en: "Opened" }
    /// Opens not.
    opens_none { ja: "開きません", easy: "開《ひら》きません", en: "Not opened" }
    /// Row.
    row_read {
        ja: "サーバーのコマンドで、機関の代わりに記録を渡す",
        easy: "サーバーの 命令《めいれい》で 記録《きろく》を 渡《わた》す",
        en: "Handing over records for an institution by a command on the server",
    }
    /// Row.
    row_import { ja: "ファイルの取り込み", easy: "ファイルを 入《い》れる", en: "Importing files" }
    /// Row, explained.
    row_import_note {
        ja: "届いた記録を書きます。前の記録とは、読めない数字（ハッシュ）でくらべます。取り込みの時刻と件数は、運営者の記録にのこります。",
        easy: "とどいた 記録《きろく》を 書《か》きます。",
        en: "Writes what arrives and compares it with what was there by keyed hashes. Times and counts of imports are kept for the operator.",
    }
    /// Row.
    row_quarantine {
        ja: "だれの記録か分からなかったものを、担当者が確かめる",
        easy: "だれの 記録《きろく》か わからない ものを しらべる",
        en: "Staff checking rows of files that could not be matched with anyone",
    }
    /// Row, explained.
    row_quarantine_note {
        ja: "だれのものかまだ分からないため、だれの「だれが見たか」にも書けません。担当者は、確かめるために、その行の中身を見ます。",
        easy: "だれの ものか わからないので、書《か》く ことが できません。市役所《しやくしょ》の 人《ひと》が 中身《なかみ》を 見《み》ます。",
        en: "As nobody knows whose they are, they cannot be in anyone's log. Staff look at the row itself to find out.",
    }
    /// Row.
    row_digest { ja: "1週間のまとめを作る", easy: "1週間《しゅうかん》の まとめを 作《つく》る", en: "Writing your weekly summary" }
    /// Row, explained.
    row_digest_note {
        ja: "「だれが見たか」の件数だけを使います。",
        easy: "「だれが 見《み》たか」の 数《かず》だけ 使《つか》います。",
        en: "Uses only counts from “Who looked”.",
    }
    /// Row.
    row_log { ja: "公開の台帳に入れる、台帳を確かめる", easy: "しるしを みんなの 台帳《だいちょう》に 入《い》れる", en: "Publishing and checking the public log" }
    /// Row, explained.
    row_log_note {
        ja: "入れるのは、中身の分からない数字だけです。確かめるコマンドは「だれが見たか」を開きますが、健康の記録は開きません。",
        easy: "しるしから 中身《なかみ》は わかりません。",
        en: "Only meaningless numbers are published. The command that checks them opens “Who looked”, but no health record.",
    }
    /// Row.
    row_backup { ja: "バックアップ、鍵の交換", easy: "バックアップ", en: "Backups, and changing the root key" }
    /// Row, explained.
    row_backup_note {
        ja: "写すのは封をしたままのデータです。別に保管されている鍵がなければ開けません。",
        easy: "鍵《かぎ》が ないと 読《よ》めません。",
        en: "What is copied stays sealed; without the key, which is kept elsewhere, it cannot be opened.",
    }
    /// Heading: what cannot be ruled out.
    limits { ja: "技術では防げないこと", easy: "防《ふせ》げない こと", en: "What technology does not prevent" }
    /// What cannot be ruled out.
    limits_text {
        ja: "鍵とデータベースの両方を持つ運営者が、ひかえのプログラムを使わずに自分で作ったプログラムで読めば、ここにはのこりません。市区町村は、鍵を持つ人を限り、その使用を別に記録する責任があります。いっぽう、いちどここにのこった記録をあとで消したり書きかえたりすれば、公開の台帳と合わなくなります。",
        easy: "鍵《かぎ》と データを 両方《りょうほう》 持《も》つ 人《ひと》が、ほかの プログラムで 読《よ》むと、ここには のこりません。でも、ここに のこった ものを あとで 変《か》えると、わかります。",
        en: "An operator who holds both the key and the database and reads them with a program other than Hikae leaves no entry here. The municipality must limit who has the key and log its use elsewhere. What stands here, however, cannot be removed or changed later without contradicting the public log.",
    }
}

//! Cases: disputes about entries of the log, and reports of records that are not right.
//!
//! Slots: `{office}`, `{day}`, `{when}`, `{what}`.

use hikae_core::case::{Finding, Kind, Reason};

use super::{Lang, Text};
use crate::messages;

/// What kind of case it is, as a heading.
pub fn kind(lang: Lang, kind: Kind) -> Text {
    match kind {
        Kind::Entry => kind_entry(lang),
        Kind::NotMine => kind_not_mine(lang),
        Kind::Wrong => kind_wrong(lang),
        Kind::Notice => kind_notice(lang),
        Kind::Review => kind_review(lang),
    }
}

/// What a link or button to such a case says.
pub fn object(lang: Lang, kind: Kind) -> Text {
    match kind {
        Kind::Entry => object_entry(lang),
        Kind::NotMine => object_not_mine(lang),
        Kind::Wrong => object_wrong(lang),
        Kind::Notice => object_notice(lang),
        Kind::Review => kind_review(lang),
    }
}

/// What will happen once it is sent.
pub fn consequence(lang: Lang, kind: Kind) -> Text {
    match kind {
        Kind::Entry => then_entry(lang),
        Kind::NotMine => then_not_mine(lang),
        Kind::Wrong => then_wrong(lang),
        Kind::Notice => then_notice(lang),
        Kind::Review => review_text(lang),
    }
}

/// A reason to choose.
pub fn reason(lang: Lang, reason: Reason) -> Text {
    match reason {
        Reason::NeverThere => never_there(lang),
        Reason::NotThatDay => not_that_day(lang),
        Reason::UnknownPurpose => unknown_purpose(lang),
        Reason::Acquaintance => acquaintance(lang),
        Reason::Value => value(lang),
        Reason::Day => day(lang),
        Reason::Place => place(lang),
        Reason::Missing => missing(lang),
        Reason::SomeoneElse => someone_else(lang),
        Reason::NotConcerned => not_concerned(lang),
        Reason::Other => other(lang),
        Reason::Emergency => emergency(lang),
    }
}

/// What was found.
pub fn finding(lang: Lang, kind: Kind, finding: Finding) -> Text {
    match (kind, finding) {
        (Kind::Entry | Kind::Review, Finding::Justified) => entry_justified(lang),
        (Kind::Entry | Kind::Review, Finding::Unjustified) => entry_unjustified(lang),
        (Kind::NotMine, Finding::Unjustified) => not_mine_confirmed(lang),
        (Kind::NotMine, _) => not_mine_yours(lang),
        (Kind::Wrong, Finding::Justified) => wrong_right(lang),
        (Kind::Notice, Finding::Unjustified) => notice_misdirected(lang),
        (Kind::Notice, Finding::Justified) => notice_yours(lang),
        (_, Finding::Explained) => explained(lang),
        (_, Finding::Corrected) => corrected(lang),
        (_, Finding::Unjustified | Finding::Refused) => refused(lang),
    }
}

messages! {
    /// Title of the list.
    title { ja: "申し出", easy: "申《もう》し出《で》", en: "Your reports" }
    /// Under the title.
    lead {
        ja: "「心当たりがない」「自分の記録ではない」「まちがっている」と伝えたことと、その返事です。",
        easy: "あなたが 「おかしい」と 伝《つた》えた ことと、その 返事《へんじ》です。",
        en: "What you reported as unexpected, not yours or wrong, and what came of it.",
    }
    /// Nothing was reported.
    empty {
        ja: "申し出はありません。",
        easy: "申《もう》し出《で》は ありません。",
        en: "You have not reported anything.",
    }
    /// How to report.
    empty_how {
        ja: "「だれが見たか」の1件を開くか、健診・予防接種の記録を開くと、そこから申し出ができます。",
        easy: "「だれが 見《み》たか」や、健診《けんしん》や 予防接種《よぼうせっしゅ》の ページから 伝《つた》える ことが できます。",
        en: "Open a line of “Who looked”, or one of your records, to report it.",
    }
    /// Link to the list.
    all { ja: "申し出の一覧", easy: "申《もう》し出《で》を ぜんぶ 見《み》る", en: "All your reports" }
    /// Link to one.
    open { ja: "くわしく見る", easy: "くわしく 見《み》る", en: "See details" }

    /// Kind.
    kind_entry { ja: "心当たりのない閲覧", easy: "知《し》らない 人《ひと》が 見《み》た", en: "An access you did not expect" }
    /// Kind.
    kind_not_mine { ja: "自分のものではない記録", easy: "自分《じぶん》の 記録《きろく》では ない", en: "A record that is not yours" }
    /// Kind.
    kind_wrong { ja: "まちがっている記録", easy: "まちがって いる 記録《きろく》", en: "A record that is wrong" }

    /// Kind.
    kind_notice { ja: "自分あてではないお知らせ", easy: "わたしの お知《し》らせでは ない", en: "A message that is not for you" }
    /// Button.
    object_notice { ja: "自分あてではない", easy: "わたしの お知《し》らせでは ない", en: "This is not for me" }
    /// What happens.
    then_notice {
        ja: "担当者があなたの名前・生年月日と、お知らせの題名・送った課・届いた日を見て調べます。送った課には、申し出の数だけが伝わります。健康の記録は見ません。",
        easy: "市役所《しやくしょ》の 人《ひと》が あなたの 名前《なまえ》と 生《う》まれた 日《ひ》と、お知《し》らせの 題《だい》を 見《み》ます。健康《けんこう》の 記録《きろく》は 見《み》ません。",
        en: "The officer sees your name, your date of birth, and title, sender and day of the message, and looks into it. The office that sent it learns only how many people have reported it. Nobody sees your health records.",
    }
    /// Reason.
    someone_else { ja: "ほかの人の名前や内容が書いてある", easy: "ほかの 人《ひと》の ことが 書《か》いて ある", en: "It names someone else or is about someone else" }
    /// Reason.
    not_concerned { ja: "自分にはあてはまらない", easy: "わたしの ことでは ない", en: "It does not concern me" }
    /// Finding.
    notice_misdirected { ja: "まちがって届いたお知らせでした", easy: "まちがって 送《おく》りました", en: "It came to you by mistake" }
    /// Finding.
    notice_yours { ja: "あなたあてのお知らせでした", easy: "あなたの お知《し》らせでした", en: "It was meant for you" }
    /// A notice; slots `office`, `name`, `when`.
    about_notice {
        ja: "{{office}}からのお知らせ「{{name}}」（{{when}}）",
        easy: "{{office}}の お知《し》らせ「{{name}}」（{{when}}）",
        en: "Message “{{name}}” from {{office}} ({{when}})",
    }
    /// Kind.
    kind_review { ja: "救急の閲覧の審査", easy: "救急《きゅうきゅう》で 見《み》た ことの 確認《かくにん》", en: "Review of an emergency access" }
    /// What a review is.
    review_text {
        ja: "救急のときに記録を見たことは、すべて、市区町村の監査の担当者が正しかったかどうかを調べます。あなたの名前や健康の記録は、監査の担当者には見えません。",
        easy: "救急《きゅうきゅう》の とき 記録《きろく》を 見《み》た ことは、ぜんぶ 市《し》の 人《ひと》が 調《しら》べます。あなたの 名前《なまえ》や 健康《けんこう》の 記録《きろく》は 見《み》ません。",
        en: "Every access in an emergency is looked into by the municipality’s auditors. They see neither your name nor your health records.",
    }
    /// Link: objecting all the same.
    review_object { ja: "この閲覧に心当たりがないとき", easy: "知《し》らない ときは", en: "If you did not expect this access" }
    /// Reason of a review.
    emergency { ja: "救急の閲覧だったため", easy: "救急《きゅうきゅう》で 見《み》たから", en: "It was an access in an emergency" }
    /// Office: the municipality's auditors; `name` is its name.
    office_oversight(name: &str) {
        ja: "{name}の監査の担当者",
        easy: "{name}の 監査《かんさ》を する 人《ひと》",
        en: "The auditors of {name}",
    }
    /// Step.
    step_brought_up { ja: "救急の閲覧があったため、審査が始まりました", easy: "救急《きゅうきゅう》で 見《み》たので、調《しら》べる ことに なりました", en: "There was an access in an emergency: the review began" }
    /// Caption.
    rates_review { ja: "救急の閲覧の審査", easy: "救急《きゅうきゅう》で 見《み》た ことの 確認《かくにん》", en: "Reviews of emergency accesses" }

    /// Button.
    object_entry { ja: "心当たりがない", easy: "わたしは 知《し》らない", en: "I did not expect this" }
    /// Button.
    object_not_mine { ja: "これは自分の記録ではない", easy: "これは わたしの 記録《きろく》では ない", en: "This record is not mine" }
    /// Button.
    object_wrong { ja: "まちがっている", easy: "まちがって いる", en: "This record is wrong" }

    /// Heading of the section on the page of an event.
    entry_section { ja: "心当たりがないとき", easy: "知《し》らない ときは", en: "If you did not expect this" }
    /// Under it.
    entry_hint {
        ja: "見た機関の担当者が調べて、期限までに理由を答えます。答えはここに出ます。",
        easy: "見《み》た ところの 人《ひと》が 調《しら》べます。返事《へんじ》は ここに 出《で》ます。",
        en: "The institution has to look into it and answer you by a deadline. The answer will stand here.",
    }
    /// Heading of the section on the page of a record.
    record_section { ja: "この記録がおかしいとき", easy: "この 記録《きろく》が おかしい ときは", en: "If something is wrong with this record" }
    /// Under it.
    record_hint {
        ja: "自分の記録ではないと伝えると、この記録はすぐに、どの機関にも渡らなくなります。まちがいを伝えると、記録のもとの機関が確かめます。",
        easy: "「わたしの 記録《きろく》では ない」と 伝《つた》えると、すぐに だれにも 見《み》せなく なります。まちがいを 伝《つた》えると、記録《きろく》を 書《か》いた ところが 調《しら》べます。",
        en: "If you say that it is not yours, it stops going to anyone at once. If you say that it is wrong, whoever it came from looks into it.",
    }
    /// Link in a row of a table.
    record_link { ja: "この記録がおかしいとき", easy: "おかしい ときは", en: "Something wrong?" }

    /// Form: reason.
    ask_reason { ja: "どうしてですか", easy: "どうしてですか", en: "Why?" }
    /// Form: words.
    ask_words { ja: "くわしく（書かなくてもかまいません）", easy: "くわしく（書《か》かなくても いいです）", en: "In your words (if you like)" }
    /// Form: words, hint.
    ask_words_hint {
        ja: "1000字まで。担当者が読みます。マイナンバー（個人番号）は書かないでください。",
        easy: "1000｜文字《もじ》まで。担当《たんとう》の 人《ひと》が 読《よ》みます。マイナンバーは 書《か》かないで ください。",
        en: "Up to 1,000 characters. The officer will read it. Do not write your My Number.",
    }
    /// Form: contact.
    ask_contact { ja: "返事の受け取り方", easy: "返事《へんじ》を どこで もらいますか", en: "How do you want the answer?" }
    /// Contact.
    contact_here { ja: "このサイトだけ", easy: "この サイトだけ", en: "On this site only" }
    /// Contact.
    contact_phone { ja: "電話でも話したい", easy: "電話《でんわ》でも 話《はな》したい", en: "By telephone as well" }
    /// Form: number.
    ask_phone { ja: "電話番号（電話を選んだとき）", easy: "電話番号《でんわばんごう》（電話《でんわ》の ときだけ）", en: "Telephone number (if you chose it)" }
    /// Error.
    no_reason { ja: "理由を選んでください。", easy: "理由《りゆう》を 選《えら》んで ください。", en: "Choose a reason." }
    /// Error.
    no_words { ja: "内容を書いてください。", easy: "書《か》いて ください。", en: "Write something." }
    /// Error.
    long_words { ja: "1000字までで書いてください。", easy: "1000｜文字《もじ》までに して ください。", en: "Use 1,000 characters at most." }
    /// Error.
    number_words {
        ja: "マイナンバー（個人番号）のような12けたの数字が入っています。消してください。",
        easy: "マイナンバーのような 12の 数字《すうじ》が あります。消《け》して ください。",
        en: "This holds twelve digits that look like a My Number. Take them out.",
    }
    /// Error.
    no_contact { ja: "返事の受け取り方を選んでください。", easy: "返事《へんじ》を どこで もらうか 選《えら》んで ください。", en: "Choose how you want the answer." }
    /// Error.
    bad_phone { ja: "電話番号を数字とハイフンで入れてください。", easy: "電話番号《でんわばんごう》を 数字《すうじ》で 書《か》いて ください。", en: "Enter a telephone number of digits and hyphens." }
    /// Button.
    check { ja: "確認へ進む", easy: "つぎへ", en: "Continue" }
    /// Button.
    send { ja: "この内容で送る", easy: "これを 送《おく》る", en: "Send this" }
    /// Button.
    back { ja: "書きなおす", easy: "なおす", en: "Change it" }
    /// Heading before sending.
    confirm { ja: "送る前に確かめてください", easy: "送《おく》る 前《まえ》に 見《み》て ください", en: "Check before you send" }
    /// Heading: what happens.
    then { ja: "送るとどうなるか", easy: "送《おく》ると どう なるか", en: "What happens then" }
    /// What happens.
    then_entry {
        ja: "担当者があなたの名前・生年月日と、この閲覧の内容（いつ、だれが、何のために）を見て調べます。健康の記録の中身は見ません。担当者がこの申し出を開いたことも、ここに残ります。",
        easy: "担当《たんとう》の 人《ひと》が あなたの 名前《なまえ》と 生《う》まれた 日《ひ》と、だれが いつ 見《み》たかを 見《み》ます。健康《けんこう》の 記録《きろく》は 見《み》ません。",
        en: "The officer sees your name, your date of birth and who looked when and why, and looks into it. They do not see your health records. That they opened your report is shown here as well.",
    }
    /// What happens.
    then_not_mine {
        ja: "この記録は、すぐにどの機関にも渡らなくなります（法律で渡すことになっている場合もふくみます）。担当者があなたの名前・生年月日と、記録の種類・日付・機関を見て確かめます。記録の中身は見ません。",
        easy: "この 記録《きろく》は すぐに だれにも 見《み》せなく なります。担当《たんとう》の 人《ひと》が あなたの 名前《なまえ》と 生《う》まれた 日《ひ》と、記録《きろく》の 日《ひ》と 場所《ばしょ》を 見《み》ます。中身《なかみ》は 見《み》ません。",
        en: "The record stops going to anyone at once, even where a law would hand it over. The officer sees your name, your date of birth, and kind, day and place of the record, and checks. They do not see what is in it.",
    }
    /// What happens.
    then_wrong {
        ja: "記録のもとの機関に、訂正の求めが届きます。担当者があなたの名前・生年月日と、記録の種類・日付・機関、あなたが書いたことを見て確かめます。記録はこれまでどおり共有されます。",
        easy: "記録《きろく》を 書《か》いた ところの 人《ひと》が 調《しら》べます。あなたの 名前《なまえ》と 生《う》まれた 日《ひ》と、あなたが 書《か》いた ことを 見《み》ます。",
        en: "Whoever the record came from is asked to correct it. The officer sees your name, your date of birth, kind, day and place of the record, and what you wrote. The record goes on being shared as before.",
    }
    /// To whom and until when; slots `office` and `day`.
    then_office {
        ja: "{{office}}が{{day}}までに答えます。答えがなければ、市区町村の担当者に引き継がれます。",
        easy: "{{office}}が {{day}}までに 返事《へんじ》を します。返事《へんじ》が ない ときは、市《し》の 人《ひと》が 調《しら》べます。",
        en: "{{office}} answers by {{day}}. Without an answer it goes to the municipality’s officer.",
    }
    /// The same where it is the municipality's own; slots `office` and `day`.
    then_municipality {
        ja: "{{office}}が{{day}}までに答えます。",
        easy: "{{office}}が {{day}}までに 返事《へんじ》を します。",
        en: "{{office}} answers by {{day}}.",
    }

    /// Reason.
    never_there { ja: "行ったことのない機関である", easy: "そこへ 行《い》った ことが ない", en: "I have never been there" }
    /// Reason.
    not_that_day { ja: "その日には行っていない", easy: "その 日《ひ》は 行《い》って いない", en: "I was not there on that day" }
    /// Reason.
    unknown_purpose { ja: "書いてある理由に心当たりがない", easy: "書《か》いて ある 理由《りゆう》が わからない", en: "The reason given means nothing to me" }
    /// Reason.
    acquaintance { ja: "そこで働く知り合いが見たのかもしれない", easy: "知《し》って いる 人《ひと》が 見《み》たかも しれない", en: "Someone I know who works there may have looked" }
    /// Reason.
    value { ja: "結果や数値がちがう", easy: "数字《すうじ》が ちがう", en: "A result is wrong" }
    /// Reason.
    day { ja: "日付がちがう", easy: "日《ひ》が ちがう", en: "The date is wrong" }
    /// Reason.
    place { ja: "機関の名前がちがう", easy: "場所《ばしょ》が ちがう", en: "The place is wrong" }
    /// Reason.
    missing { ja: "足りないものがある", easy: "たりない ものが ある", en: "Something is missing" }
    /// Reason.
    other { ja: "そのほか", easy: "ほかの 理由《りゆう》", en: "Another reason" }

    /// Office: the municipality's; `name` is its name.
    office_municipality(name: &str) {
        ja: "{name}の担当者",
        easy: "{name}の 人《ひと》",
        en: "The officer of {name}",
    }
    /// Office: an institution's; slot `name`.
    office_institution {
        ja: "{{name}}の個人情報担当者",
        easy: "{{name}}の 担当《たんとう》の 人《ひと》",
        en: "The privacy officer of {{name}}",
    }
    /// An institution that is no longer in the registry.
    office_unknown { ja: "機関の個人情報担当者", easy: "担当《たんとう》の 人《ひと》", en: "The institution’s privacy officer" }

    /// State: chip.
    state_open { ja: "返事待ち", easy: "返事《へんじ》を まって います", en: "Waiting" }
    /// State: chip.
    state_seen { ja: "確認中", easy: "調《しら》べて います", en: "Being looked into" }
    /// State: chip.
    state_late { ja: "期限を過ぎています", easy: "おそくなって います", en: "Overdue" }
    /// State: chip.
    state_answered { ja: "返事あり", easy: "返事《へんじ》が あります", en: "Answered" }
    /// State: chip.
    state_withdrawn { ja: "取り下げ", easy: "やめました", en: "Withdrawn" }
    /// Whose turn; slots `office`, `day`.
    waiting {
        ja: "{{office}}の返事を待っています。期限は{{day}}です。",
        easy: "{{office}}の 返事《へんじ》を まって います。{{day}}までです。",
        en: "{{office}} has to answer by {{day}}.",
    }
    /// Overdue; slots `office`, `day`.
    waiting_late {
        ja: "{{office}}の返事を待っています。期限（{{day}}）を過ぎています。",
        easy: "{{office}}の 返事《へんじ》を まって います。{{day}}までの はずでした。おそくなって います。",
        en: "{{office}} should have answered by {{day}}.",
    }
    /// It was withdrawn.
    withdrawn { ja: "あなたが取り下げました。", easy: "あなたが やめました。", en: "You withdrew this report." }
    /// The answer's heading; slot `office`.
    answer_of { ja: "{{office}}の返事", easy: "{{office}}の 返事《へんじ》", en: "Answer of {{office}}" }

    /// Finding.
    entry_justified { ja: "必要な閲覧でした", easy: "見《み》る 理由《りゆう》が ありました", en: "There was good reason to look" }
    /// Finding.
    explained { ja: "事情を説明します", easy: "わけを 話《はな》します", en: "Explained" }
    /// Finding.
    entry_unjustified { ja: "見るべきではない閲覧でした", easy: "見《み》ては いけませんでした", en: "They should not have looked" }
    /// Finding.
    not_mine_confirmed { ja: "別の人の記録でした", easy: "ほかの 人《ひと》の 記録《きろく》でした", en: "It is someone else’s record" }
    /// Finding.
    not_mine_yours { ja: "ご本人の記録でした", easy: "あなたの 記録《きろく》でした", en: "It is your record" }
    /// Finding.
    wrong_right { ja: "記録は正しいものでした", easy: "記録《きろく》は 正《ただ》しかったです", en: "The record is right" }
    /// Finding.
    corrected { ja: "訂正しました", easy: "なおしました", en: "Corrected" }
    /// Finding.
    refused { ja: "訂正しません（理由は下のとおり）", easy: "なおしません（理由《りゆう》は 下《した》に あります）", en: "Not corrected, for the reason below" }

    /// Facts: what it is about.
    fact_about { ja: "対象", easy: "何《なに》の ことか", en: "About" }
    /// Facts: why.
    fact_reason { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    /// Facts: words.
    fact_words { ja: "書いたこと", easy: "書《か》いた こと", en: "What you wrote" }
    /// Facts: contact.
    fact_contact { ja: "返事の受け取り方", easy: "返事《へんじ》の もらい方《かた》", en: "Answer" }
    /// Facts: opened.
    fact_opened { ja: "申し出た日時", easy: "伝《つた》えた 日《ひ》", en: "Reported" }
    /// A read; slots `office` (the institution), `when`.
    about_entry {
        ja: "{{office}}による閲覧（{{when}}）",
        easy: "{{office}}が 見《み》た こと（{{when}}）",
        en: "Access by {{office}} ({{when}})",
    }
    /// What it was about is gone.
    about_gone { ja: "いまはない記録", easy: "今《いま》は ない 記録《きろく》", en: "Something that is no longer there" }
    /// Link to what it is about.
    about_link { ja: "対象を見る", easy: "それを 見《み》る", en: "See what it is about" }

    /// History.
    history { ja: "これまでの経過", easy: "これまでの こと", en: "What has happened" }
    /// Step.
    step_opened { ja: "あなたが申し出ました", easy: "あなたが 伝《つた》えました", en: "You reported it" }
    /// Step; slot `office`.
    step_seen { ja: "{{office}}が申し出を開きました", easy: "{{office}}が 読《よ》みました", en: "{{office}} opened your report" }
    /// Step of a review; slot `office`.
    step_review_seen { ja: "{{office}}が審査を始めました", easy: "{{office}}が 調《しら》べ始《はじ》めました", en: "{{office}} began to look into it" }
    /// Step; slot `office`.
    step_answered { ja: "{{office}}が答えました", easy: "{{office}}が 返事《へんじ》を しました", en: "{{office}} answered" }
    /// Step; slot `office`.
    step_handed_on { ja: "期限までに答えがなかったため、{{office}}に引き継がれました", easy: "返事《へんじ》が なかったので、{{office}}が 調《しら》べます", en: "There was no answer in time: it went to {{office}}" }
    /// Step.
    step_withdrawn { ja: "あなたが取り下げました", easy: "あなたが やめました", en: "You withdrew it" }
    /// Step.
    step_reopened { ja: "あなたがもう一度申し出ました", easy: "あなたが もう いちど 伝《つた》えました", en: "You reported it again" }

    /// Withdraw: heading.
    withdraw_title { ja: "取り下げる", easy: "やめる", en: "Withdraw" }
    /// Withdraw: hint.
    withdraw_hint { ja: "心当たりがついたときなどに取り下げられます。あとでもう一度申し出ることもできます。", easy: "もう いい ときは やめる ことが できます。あとで もう いちど 伝《つた》える ことも できます。", en: "If you no longer need an answer. You can report it again later." }
    /// Withdraw: a frozen record.
    withdraw_unfreezes { ja: "取り下げると、この記録はふたたび、共有の設定のとおりに渡るようになります。", easy: "やめると、この 記録《きろく》を また 見《み》せるように なります。", en: "The record will then go out again as your sharing settings say." }
    /// Withdraw: button.
    withdraw { ja: "取り下げる", easy: "やめる", en: "Withdraw this report" }
    /// Reopen: heading.
    reopen_title { ja: "もう一度申し出る", easy: "もう いちど 伝《つた》える", en: "Report it again" }
    /// Reopen after an answer; slot `office`.
    reopen_hint { ja: "返事に納得できないときは、{{office}}に調べてもらえます。", easy: "返事《へんじ》が わからない ときや、ちがうと 思《おも》う ときは、{{office}}が 調《しら》べます。", en: "If the answer does not satisfy you, {{office}} will look into it." }
    /// Reopen after a withdrawal.
    reopen_again { ja: "取り下げた申し出を、もう一度送れます。", easy: "やめた ことを もう いちど 伝《つた》える ことが できます。", en: "You can send it again." }
    /// Reopen: button.
    reopen { ja: "もう一度申し出る", easy: "もう いちど 伝《つた》える", en: "Report it again" }
    /// The last answer.
    final_answer {
        ja: "市区町村の担当者の返事が、ここでの最後の返事です。納得できないときは、個人情報保護委員会の相談窓口（よくある質問と電話相談）に相談できます。",
        easy: "ここでの 返事《へんじ》は これで 終《お》わりです。ちがうと 思《おも》う ときは、個人情報保護委員会《こじんじょうほうほごいいんかい》に 相談《そうだん》できます。",
        en: "The municipality’s answer is the last one here. If it does not satisfy you, you can turn to the Personal Information Protection Commission.",
    }

    /// On a frozen record.
    frozen_title { ja: "この記録は止めています", easy: "この 記録《きろく》は 止《と》めて います", en: "This record is stopped" }
    /// On a frozen record.
    frozen_text {
        ja: "「自分の記録ではない」という申し出があるため、どの機関にも渡りません。グラフや、ホームの判定にも使いません。",
        easy: "「わたしの 記録《きろく》では ない」と 伝《つた》えたので、だれにも 見《み》せません。グラフにも 使《つか》いません。",
        en: "You reported that it is not yours: it goes to nobody, and is in no chart and no judgement on your home page.",
    }
    /// A chip beside a frozen record.
    frozen_chip { ja: "止めています", easy: "止《と》めて います", en: "Stopped" }
    /// On pages that leave frozen records out.
    left_out(count: usize) {
        ja: "「自分の記録ではない」と申し出た記録{count}件は、ここにはふくめていません。",
        easy: "「わたしの 記録《きろく》では ない」と 伝《つた》えた 記録《きろく》 {count}｜件《けん》は、ここに 入《い》れて いません。",
        en: "Left out here: {count} reported as not yours.",
    }

    /// Title of the page of rates.
    rates { ja: "機関ごとの申し出の状況", easy: "病院《びょういん》などへの 申《もう》し出《で》の 数《かず》", en: "Reports by institution" }
    /// Under it; slot `day`.
    rates_lead {
        ja: "「心当たりがない」という申し出への、機関の対応です。{{day}}より前に答えがあったものを数えています。",
        easy: "「わたしは 知《し》らない」と 言《い》われた ところが、どう 答《こた》えたかの 数《かず》です。{{day}}より 前《まえ》の ものです。",
        en: "How institutions answered people who did not expect an access. Counted are those answered before {{day}}.",
    }
    /// How numbers are hidden.
    rates_hidden {
        ja: "個人がわからないように、10未満の数は「10未満」とし、そこから計算できてしまう数も「◯以上」とだけ書いています。",
        easy: "だれの ことか わからないように、10より 小《ちい》さい 数《かず》は 書《か》きません。",
        en: "So that nobody can be recognised, numbers under 10 are not told, and numbers from which they could be worked out are told only as “at least”.",
    }
    /// No rates yet.
    rates_empty { ja: "まだ数えられるものがありません。", easy: "まだ ありません。", en: "There is nothing to count yet." }
    /// Caption.
    rates_ordinary { ja: "ふだんの閲覧への申し出", easy: "ふつうの とき", en: "About ordinary accesses" }
    /// Caption.
    rates_emergency { ja: "救急の閲覧への申し出", easy: "救急《きゅうきゅう》の とき", en: "About accesses in an emergency" }
    /// Column.
    column_institution { ja: "機関", easy: "ところ", en: "Institution" }
    /// Column.
    column_answered { ja: "答えた件数", easy: "ぜんぶ", en: "Answered" }
    /// Column.
    column_in_time { ja: "期限内", easy: "早《はや》く 答《こた》えた", en: "In time" }
    /// Column.
    column_late { ja: "期限後", easy: "おそく 答《こた》えた", en: "Late" }
    /// Column.
    column_justified { ja: "必要な閲覧", easy: "よい 理由《りゆう》が あった", en: "Good reason" }
    /// Column.
    column_explained { ja: "説明", easy: "わけを 話《はな》した", en: "Explained" }
    /// Column.
    column_unjustified { ja: "不適切な閲覧", easy: "いけなかった", en: "Should not have looked" }
    /// A number that is not told.
    under(count: u32) { ja: "{count}未満", easy: "{count}より 少《すく》ない", en: "under {count}" }
    /// A number that is told only from below.
    at_least(count: u32) { ja: "{count}以上", easy: "{count}か もっと", en: "{count} or more" }
}

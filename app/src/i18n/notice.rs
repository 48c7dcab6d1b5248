//! Words of the inbox: what each notice says, and what can be done with it.
//!
//! Slots: `{place}`, `{device}`, `{from}`, `{until}`, `{why}`, `{name}`.

use hikae_core::disclosure::Outcome;
use hikae_core::notice::Rule;

use super::{Lang, Text};
use crate::messages;

/// Name of a rule, as its chip and its row say it.
pub fn rule(lang: Lang, rule: Rule) -> Text {
    match rule {
        Rule::FirstRead => first_read(lang),
        Rule::Emergency => emergency(lang),
        Rule::AfterDeny => after_deny(lang),
        Rule::Proxy => proxy(lang),
        Rule::Export => export(lang),
        Rule::NewDevice => new_device(lang),
        Rule::Digest => digest(lang),
    }
}

/// What a rule is about.
pub fn rule_means(lang: Lang, rule: Rule) -> Text {
    match rule {
        Rule::FirstRead => first_read_means(lang),
        Rule::Emergency => emergency_means(lang),
        Rule::AfterDeny => after_deny_means(lang),
        Rule::Proxy => proxy_means(lang),
        Rule::Export => export_means(lang),
        Rule::NewDevice => new_device_means(lang),
        Rule::Digest => digest_means(lang),
    }
}

/// Headline of an alert, by the weightiest of its rules; slot `place`.
pub fn alert(lang: Lang, rule: Rule) -> Text {
    match rule {
        Rule::Emergency => alert_emergency(lang),
        Rule::AfterDeny => alert_after_deny(lang),
        Rule::Proxy => alert_proxy(lang),
        Rule::FirstRead | Rule::Export | Rule::NewDevice | Rule::Digest => alert_first(lang),
    }
}

/// What came of it, in a few words.
pub fn outcome(lang: Lang, outcome: Outcome) -> Text {
    match outcome {
        Outcome::Disclosed => outcome_disclosed(lang),
        Outcome::Partly => outcome_partly(lang),
        Outcome::Refused => outcome_refused(lang),
        Outcome::NothingFound => outcome_nothing(lang),
        Outcome::LookedUp => outcome_looked_up(lang),
        Outcome::Declared => outcome_declared(lang),
        Outcome::Chosen => super::pass::chosen_short(lang),
    }
}

messages! {
    /// Heading.
    heading { ja: "お知らせ", easy: "お知《し》らせ", en: "Messages" }
    /// What the page is for.
    lead {
        ja: "あなたの記録とアカウントについて、すぐに知らせたいことが届きます。",
        easy: "あなたの 記録《きろく》と アカウントの 大切《たいせつ》な ことが とどきます。",
        en: "What you should know at once about your records and your account.",
    }
    /// Name of the two parts, for assistive technology.
    parts { ja: "お知らせの種類", easy: "どれを 見《み》るか", en: "Which messages" }
    /// Part: the inbox.
    part_inbox { ja: "届いたもの", easy: "とどいた もの", en: "Inbox" }
    /// Part: what was put away.
    part_archived { ja: "しまったもの", easy: "しまった もの", en: "Archive" }
    /// Empty inbox.
    empty {
        ja: "お知らせはまだありません。届くと、ここと画面の上のメニューに出ます。",
        easy: "お知《し》らせは まだ ありません。",
        en: "No messages yet. When one arrives, it appears here and in the menu.",
    }
    /// Nothing was put away.
    empty_archived {
        ja: "しまったお知らせはありません。",
        easy: "しまった ものは ありません。",
        en: "You have not archived any message.",
    }
    /// Heading: those not opened.
    unread { ja: "まだ読んでいないもの", easy: "まだ 読《よ》んでいない もの", en: "New" }
    /// Heading: the others.
    read { ja: "読んだもの", easy: "読《よ》んだ もの", en: "Read" }
    /// Chip of one that was not opened.
    unread_chip { ja: "未読", easy: "新《あたら》しい", en: "New" }
    /// Button: take all as read.
    read_all { ja: "すべて読んだことにする", easy: "ぜんぶ 読《よ》んだ ことに する", en: "Mark all as read" }
    /// Confirmation: all taken as read.
    all_read { ja: "すべて読んだことにしました", easy: "ぜんぶ 読《よ》んだ ことに しました", en: "All messages are marked as read" }
    /// Button: put away.
    archive { ja: "しまう", easy: "しまう", en: "Archive" }
    /// Button: put back.
    restore { ja: "届いたものに戻す", easy: "もとに もどす", en: "Move back to the inbox" }
    /// Confirmation: put away.
    archived {
        ja: "お知らせをしまいました",
        easy: "お知《し》らせを しまいました",
        en: "The message is archived",
    }
    /// What that means.
    archived_more {
        ja: "消えてはいません。「しまったもの」でいつでも見られます。",
        easy: "なくなって いません。「しまった もの」に あります。",
        en: "It is not gone: you find it in the archive.",
    }
    /// Confirmation: put back.
    restored {
        ja: "お知らせを戻しました",
        easy: "お知《し》らせを もどしました",
        en: "The message is back in the inbox",
    }
    /// Button: undo.
    undo { ja: "元に戻す", easy: "もとに もどす", en: "Undo" }
    /// Title of one notice.
    one { ja: "お知らせの内容", easy: "お知《し》らせ", en: "Message" }
    /// When it was written.
    made { ja: "届いた日時", easy: "とどいた 日《ひ》", en: "Received" }
    /// Back to the list.
    back { ja: "お知らせの一覧へ", easy: "お知《し》らせへ もどる", en: "Back to your messages" }
    /// Heading: why it was told.
    why_title { ja: "なぜ届いたか", easy: "どうして とどいたか", en: "Why you got this" }
    /// Link to the event.
    to_event { ja: "この記録をくわしく見る", easy: "くわしく 見《み》る", en: "See this entry in full" }
    /// Link to the log, for a period.
    to_log { ja: "この期間の「だれが見たか」を見る", easy: "「だれが 見《み》たか」を 見《み》る", en: "See who looked in this period" }
    /// Link to the account.
    to_account { ja: "ログインしているところを確かめる", easy: "ログインを たしかめる", en: "Check where you are logged in" }
    /// Link to the decision.
    to_sharing { ja: "この設定を見る", easy: "この 設定《せってい》を 見《み》る", en: "See this decision" }
    /// Link to the access log.
    to_access_log { ja: "「だれが見たか」へ", easy: "「だれが 見《み》たか」へ", en: "Go to “Who looked”" }
    /// The event is not there.
    event_gone {
        ja: "この記録を開けませんでした。市区町村の窓口に、この画面のことを伝えてください。",
        easy: "この 記録《きろく》が 開《ひら》けません。市役所《しやくしょ》に 言《い》ってください。",
        en: "The entry could not be found. Please tell your municipality about this page.",
    }
    /// Page of how many.
    page_of(page: u64, pages: u64) {
        ja: "{pages}ページ中 {page}ページ目",
        easy: "{page} / {pages} ページ",
        en: "Page {page} of {pages}",
    }

    /// Home: how many are new.
    home(count: u64) {
        ja: "未読のお知らせが{count}件あります",
        easy: "新《あたら》しい お知《し》らせが {count}｜件《けん》 あります",
        en: "You have new messages: {count}",
    }
    /// Home: the way to them.
    home_see { ja: "お知らせを見る", easy: "お知《し》らせを 見《み》る", en: "See your messages" }

    /// Rule.
    first_read { ja: "はじめての機関", easy: "はじめての ところ", en: "First time" }
    /// Rule, explained.
    first_read_means {
        ja: "ある機関が、はじめてあなたの記録を求めたとき、または、はじめて記録を受け取ったとき。",
        easy: "はじめての ところが、あなたの 記録《きろく》を 見《み》た とき。見《み》ようと した とき。",
        en: "When an institution asks for your records for the first time, or is shown some for the first time.",
    }
    /// Rule.
    emergency { ja: "救急", easy: "救急《きゅうきゅう》", en: "Emergency" }
    /// Rule, explained.
    emergency_means {
        ja: "救急のために記録が求められたとき。",
        easy: "急《きゅう》な 病気《びょうき》や けがの ために 見《み》た とき。",
        en: "When someone asks for your records in an emergency.",
    }
    /// Rule.
    after_deny { ja: "見せなかった", easy: "見《み》せなかった", en: "Refused by you" }
    /// Rule, explained.
    after_deny_means {
        ja: "あなたが「見せない」と決めているために、記録を見せなかったとき。",
        easy: "あなたが「見《み》せない」と 決《き》めたので、見《み》せなかった とき。",
        en: "When records were not shown because you decided so.",
    }
    /// Rule.
    proxy { ja: "代わりの人", easy: "代《か》わりの 人《ひと》", en: "On behalf of another" }
    /// Rule, explained.
    proxy_means {
        ja: "機関の職員が、ほかの職員に代わって記録を求めたとき。",
        easy: "ほかの 人《ひと》の 代《か》わりに、だれかが 見《み》ようと した とき。",
        en: "When someone asked for your records on behalf of another person.",
    }
    /// Rule.
    export { ja: "ファイルの受け取り", easy: "ファイルを もらった", en: "File taken" }
    /// Rule, explained.
    export_means {
        ja: "あなたのログインで、「だれが見たか」の記録がファイルで受け取られたとき。",
        easy: "あなたの ログインで、ファイルを もらった とき。",
        en: "When the entries of “Who looked” were downloaded as a file with your login.",
    }
    /// Rule.
    new_device { ja: "新しいログイン", easy: "新《あたら》しい ログイン", en: "New login" }
    /// Rule, explained.
    new_device_means {
        ja: "はじめてのブラウザーから、あなたのカードでログインがあったとき。",
        easy: "はじめての パソコンや スマホから ログインした とき。",
        en: "When someone logs in with your card from a browser that was not seen before.",
    }
    /// Rule.
    digest { ja: "1週間のまとめ", easy: "1週間《しゅうかん》の まとめ", en: "Weekly summary" }
    /// Rule, explained.
    digest_means {
        ja: "すぐに知らせなかった見方（ふだんの診療、コンピューターの処理など）を、週に1回まとめて。",
        easy: "ほかの ぜんぶを、1週間《しゅうかん》に 1回《かい》 まとめます。",
        en: "Everything that you were not told at once (ordinary reads, computers), once a week.",
    }

    /// Headline of an alert.
    alert_first {
        ja: "{{place}}が、はじめてあなたの記録を求めました",
        easy: "{{place}}が、はじめて あなたの 記録《きろく》を 見《み》ようと しました",
        en: "{{place}} asked for your records for the first time",
    }
    /// Headline of an alert.
    alert_emergency {
        ja: "{{place}}が、救急のためあなたの記録を求めました",
        easy: "{{place}}が、救急《きゅうきゅう》の ため あなたの 記録《きろく》を 見《み》ようと しました",
        en: "{{place}} asked for your records in an emergency",
    }
    /// Headline of an alert.
    alert_after_deny {
        ja: "{{place}}に、あなたが「見せない」と決めた記録を見せませんでした",
        easy: "{{place}}に、あなたが「見《み》せない」と 決《き》めた 記録《きろく》を 見《み》せませんでした",
        en: "{{place}} asked for records that you refuse, and was not shown them",
    }
    /// Headline of an alert.
    alert_proxy {
        ja: "{{place}}で、ほかの人に代わってあなたの記録を求めた人がいます",
        easy: "{{place}}で、代《か》わりの 人《ひと》が あなたの 記録《きろく》を 見《み》ようと しました",
        en: "At {{place}}, someone asked for your records on behalf of another",
    }
    /// Outcome.
    outcome_disclosed { ja: "記録を見せました", easy: "見《み》せました", en: "Records were shown" }
    /// Outcome.
    outcome_partly { ja: "一部だけ見せました", easy: "少《すこ》し 見《み》せました", en: "Some records were shown" }
    /// Outcome.
    outcome_refused { ja: "見せませんでした", easy: "見《み》せませんでした", en: "Nothing was shown" }
    /// Outcome.
    outcome_nothing { ja: "記録はありませんでした", easy: "ありませんでした", en: "There was nothing" }
    /// Outcome.
    outcome_looked_up {
        ja: "あなたがさがされました",
        easy: "あなたを さがしました",
        en: "You were looked for",
    }
    /// Outcome.
    outcome_declared {
        ja: "救急の届け出がありました",
        easy: "急《きゅう》な 病気《びょうき》や けがの 届《とど》けが ありました",
        en: "An emergency was declared",
    }

    /// Headline: another number for an institution; slot `place`.
    renumbered {
        ja: "{{place}}が使うあなたの番号が新しくなりました",
        easy: "{{place}}が つかう あなたの 番号《ばんごう》が 新《あたら》しく なりました",
        en: "{{place}} has a new number for you",
    }
    /// What that means.
    renumbered_text {
        ja: "前の番号では、あなたの記録を見られません。あなたか、市区町村の窓口が行ったものです。心当たりがないときは、窓口に伝えてください。",
        easy: "前《まえ》の 番号《ばんごう》では 見《み》られません。あなたか 市役所《しやくしょ》の 人《ひと》が しました。知《し》らない ときは、市役所《しやくしょ》に 言《い》って ください。",
        en: "The number before does not work any more. You did this, or the municipality did at the desk. If you did not expect it, tell the municipality.",
    }

    /// Headline of a digest; slots `from`, `until`.
    digest_title {
        ja: "{{from}}から{{until}}までに、あなたの記録を求めた機関のまとめ",
        easy: "{{from}}から {{until}}までの まとめ",
        en: "Who asked for your records from {{from}} to {{until}}",
    }
    /// Before the lines of a digest.
    digest_text {
        ja: "すぐに知らせなかったものを、機関と目的ごとにまとめました。",
        easy: "見《み》た ところと 理由《りゆう》です。",
        en: "What you were not told at once, by institution and purpose.",
    }
    /// A line of a digest; slots `name`, `why`.
    digest_line(times: u32) {
        ja: "{{name}}が、{{why}}のため、{times}回",
        easy: "{{name}}が、{{why}}の ため、{times}｜回《かい》",
        en: "{{name}}, for {{why}}: {times} times",
    }
    /// How many of them by computers.
    digest_machine(times: u32) {
        ja: "うちコンピューターの処理 {times}回",
        easy: "コンピューターが した こと {times}｜回《かい》",
        en: "by a computer: {times}",
    }
    /// How many of them were refused.
    digest_withheld(times: u32) {
        ja: "うち全部または一部を見せなかったもの {times}回",
        easy: "見《み》せなかった こと {times}｜回《かい》",
        en: "not or not fully shown: {times}",
    }

    /// Headline of a case; slot `place`.
    case_opened {
        ja: "{{place}}への申し出を受け付けました",
        easy: "{{place}}への 申《もう》し出《で》を 受《う》けました",
        en: "Your report to {{place}} was received",
    }
    /// Headline of a case.
    case_answered {
        ja: "{{place}}から、申し出への返事が届きました",
        easy: "{{place}}から 返事《へんじ》が とどきました",
        en: "Answer from {{place}} to your report",
    }
    /// Headline of a case.
    case_escalated {
        ja: "{{place}}が期限までに答えなかったため、申し出を市区町村の担当者に引き継ぎました",
        easy: "{{place}}の 返事《へんじ》が なかったので、市《し》の 人《ひと》が 調《しら》べます",
        en: "{{place}} did not answer in time; your municipality has taken over",
    }
    /// Headline of a review.
    case_reviewed {
        ja: "{{place}}の救急の閲覧についての審査が終わりました",
        easy: "{{place}}が 救急《きゅうきゅう》で 見《み》た ことを 調《しら》べ終《お》わりました",
        en: "The emergency access of {{place}} was reviewed",
    }
    /// Where a case lies that is the municipality's own.
    case_municipality { ja: "市区町村の担当者", easy: "市《し》の 人《ひと》", en: "the municipality" }
    /// Link to a case.
    to_case { ja: "申し出を見る", easy: "申《もう》し出《で》を 見《み》る", en: "See your report" }

    /// Headline: sharing.
    sharing {
        ja: "共有の設定が変わりました",
        easy: "「見《み》せる・見《み》せない」が 変《か》わりました",
        en: "Your sharing settings were changed",
    }
    /// What to do about it.
    sharing_text {
        ja: "あなたのログインで変えられました。心当たりがなければ、設定を元に戻し、ログインしているところを確かめてください。",
        easy: "あなたの ログインで 変《か》わりました。知《し》らない ときは、設定《せってい》を もとに もどしてください。",
        en: "The change was made with your login. If it was not you, undo it and check where you are logged in.",
    }
    /// Headline: new device; slot `device`.
    device {
        ja: "はじめてのブラウザーからログインがありました（{{device}}）",
        easy: "新《あたら》しい パソコンや スマホから ログインしました（{{device}}）",
        en: "A login from a browser not seen before ({{device}})",
    }
    /// What to do about it.
    device_text {
        ja: "あなた自身なら、何もしなくてかまいません。心当たりがなければ、アカウントのページでそのログインを終わらせ、市区町村の窓口でカードの利用を止めてください。ブラウザーの記録を消したときにも、このお知らせが届きます。",
        easy: "あなたなら、だいじょうぶです。知《し》らない ときは、その ログインを 終《お》わりにして、市役所《しやくしょ》で カードを 止《と》めてください。",
        en: "If it was you, there is nothing to do. If not, end that login on the account page and have your card stopped at your municipality. You also get this message after clearing your browser's data.",
    }
    /// Headline: exported.
    exported {
        ja: "「だれが見たか」の記録がファイルで受け取られました",
        easy: "「だれが 見《み》たか」の ファイルを もらいました",
        en: "The entries of “Who looked” were downloaded as a file",
    }
    /// What to do about it.
    exported_text {
        ja: "あなたのログインで受け取られました。心当たりがなければ、ログインしているところを確かめてください。",
        easy: "あなたの ログインで もらいました。知《し》らない ときは、ログインを たしかめてください。",
        en: "It was done with your login. If it was not you, check where you are logged in.",
    }
    /// Headline: everything was stopped.
    stopped { ja: "ログインをすべて止めました", easy: "ログインを ぜんぶ 止《と》めました", en: "Every way to log in was stopped" }
    /// What that means.
    stopped_text {
        ja: "すべての画面からログアウトし、パスキーを使えなくしました。カードでログインすると、もとにもどせます。",
        easy: "ぜんぶの 画面《がめん》から ログアウトしました。カードで ログインすると、また 使《つか》えます。",
        en: "All sessions were ended and passkeys no longer work. Log in with your card to undo it.",
    }
    /// Headline: opened again.
    reopened { ja: "止めていたログインを、また使えるようにしました", easy: "ログインを また 使《つか》えるように しました", en: "The ways to log in were opened again" }
    /// What that means.
    reopened_text {
        ja: "パスキーは消えています。使うときは、もう一度登録してください。心当たりがなければ、もう一度止めて、窓口に知らせてください。",
        easy: "パスキーは ありません。使《つか》う ときは、もう一度《いちど》 登録《とうろく》してください。知《し》らない ときは、止《と》めてください。",
        en: "Passkeys are gone; add them again if you use them. If it was not you, stop everything again and tell the desk.",
    }
    /// Headline: an alert was switched on; slot `name`.
    alert_on {
        ja: "お知らせ「{{name}}」を届くようにしました",
        easy: "お知《し》らせ「{{name}}」が とどくように しました",
        en: "Messages about “{{name}}” were switched on",
    }
    /// Headline: an alert was switched off; slot `name`.
    alert_off {
        ja: "お知らせ「{{name}}」を止めました",
        easy: "お知《し》らせ「{{name}}」を 止《と》めました",
        en: "Messages about “{{name}}” were switched off",
    }
    /// What it means; this cannot be switched off.
    alert_set_text {
        ja: "あなたのログインで変えられました。お知らせを変えたことは、かならずここに届きます。止めていても、「だれが見たか」にはすべてのこります。",
        easy: "あなたの ログインで 変《か》わりました。この お知《し》らせは 止《と》められません。",
        en: "The change was made with your login. This message cannot be switched off. “Who looked” keeps everything in any case.",
    }
}

//! Words around what offices of the municipality send to many.
//!
//! Slots: `{office}`, `{who}`, `{day}`, `{host}`, `{name}`, `{query}`.

use hikae_core::circular::Topic;

use super::{Lang, Text};
use crate::messages;

/// What a circular is about.
pub fn topic(lang: Lang, topic: Topic) -> Text {
    match topic {
        Topic::Checkup => topic_checkup(lang),
        Topic::Vaccination => topic_vaccination(lang),
        Topic::Insurance => topic_insurance(lang),
        Topic::Disaster => topic_disaster(lang),
        Topic::Procedure => topic_procedure(lang),
        Topic::Other => topic_other(lang),
    }
}

messages! {
    /// A fiscal year.
    fiscal_year(year: i32, era: &str) {
        ja: "{era}度（{year}年度）",
        easy: "{year}｜年度《ねんど》（{era}｜度《ど》）",
        en: "fiscal year {year}",
    }

    /// Topic.
    topic_checkup { ja: "健診", easy: "健診《けんしん》", en: "Checkups" }
    /// Topic.
    topic_vaccination { ja: "予防接種", easy: "予防接種《よぼうせっしゅ》", en: "Vaccinations" }
    /// Topic.
    topic_insurance { ja: "保険", easy: "保険《ほけん》", en: "Insurance" }
    /// Topic.
    topic_disaster { ja: "災害", easy: "地震《じしん》や 台風《たいふう》など", en: "Disasters" }
    /// Topic.
    topic_procedure { ja: "手続き", easy: "手続《てつづ》き", en: "Procedures" }
    /// Topic.
    topic_other { ja: "そのほか", easy: "ほかの こと", en: "Other" }
    /// Name of the choice of topics.
    topics { ja: "市区町村からのお知らせの分野", easy: "何《なに》の お知《し》らせか", en: "Topics of the municipality’s messages" }
    /// Every topic, and everything else.
    topics_all { ja: "すべて", easy: "ぜんぶ", en: "All" }
    /// Nothing about this.
    topic_empty { ja: "この分野のお知らせはありません。", easy: "この お知《し》らせは ありません。", en: "There are no messages on this topic." }
    /// The law has it told.
    statutory { ja: "法律にもとづくお知らせ", easy: "法律《ほうりつ》で 決《き》まって いる お知《し》らせ", en: "Required by law" }

    /// From whom; slot `office`.
    from { ja: "{{office}}から", easy: "{{office}}から", en: "From {{office}}" }
    /// Heading: dates and ways.
    facts { ja: "日付など", easy: "日《ひ》など", en: "Dates" }
    /// Row: last day.
    valid_until { ja: "いつまで", easy: "いつまで", en: "Until" }
    /// It is over.
    over { ja: "期限を過ぎました", easy: "もう 終《お》わりました", en: "This is over" }
    /// Row: the day.
    event { ja: "日にち", easy: "いつ", en: "Date" }
    /// Link to a calendar file.
    calendar { ja: "カレンダーに入れる（.icsファイル）", easy: "カレンダーに 入《い》れる（.ics）", en: "Add to your calendar (.ics file)" }
    /// What that gives away.
    calendar_text {
        ja: "カレンダーには題名が入ります。ほかの人と共有しているカレンダーなら、題名を見られることがあります。",
        easy: "カレンダーに お知《し》らせの 題《だい》が 入《はい》ります。カレンダーを 見《み》る 人《ひと》は、題《だい》が 見《み》えます。",
        en: "The title goes into the calendar. Whoever shares that calendar can see it.",
    }
    /// In a calendar, before the title: the last day.
    calendar_last(title: &str) { ja: "【期限】{title}", easy: "【いつまで】{title}", en: "Last day: {title}" }
    /// Row: link.
    link { ja: "くわしい案内", easy: "くわしい 説明《せつめい》", en: "Read on" }
    /// The link itself; slot `host`.
    link_to { ja: "{{host}} のページを開く", easy: "{{host}} の ページを 見《み》る", en: "Open the page at {{host}}" }
    /// Row: what came along.
    file { ja: "添付", easy: "いっしょに 来《き》た もの", en: "Attachment" }
    /// The link itself; slot `name`.
    file_get(kilobytes: u32) {
        ja: "{{name}}（PDF、{kilobytes}キロバイト）",
        easy: "{{name}}（PDF、{kilobytes}キロバイト）",
        en: "{{name}} (PDF, {kilobytes} kB)",
    }

    /// Heading: why it came.
    why { ja: "このお知らせがあなたに届いた理由", easy: "どうして わたしに 来《き》ましたか", en: "Why this came to you" }
    /// By a rule; slots `office`, `who`.
    why_rule {
        ja: "{{office}}が、つぎにあてはまる方に送りました：{{who}}",
        easy: "{{office}}が つぎの 人《ひと》に 送《おく》りました：{{who}}",
        en: "{{office}} sent it to: {{who}}",
    }
    /// What staff saw of it.
    why_rule_text {
        ja: "あてはまるかどうかは、このポータルがコンピューターで調べました。送った職員には、だれに届いたかは見えません。調べたことは「だれが見たか」に残っています。",
        easy: "コンピューターが しらべました。市役所《しやくしょ》の 人《ひと》には、だれに 来《き》たか わかりません。「だれが 見《み》たか」に 書《か》いて あります。",
        en: "A computer of this portal found that out. The staff who sent it do not see to whom it went. It is written down under “Who looked”.",
    }
    /// By a list; slot `office`.
    why_list {
        ja: "{{office}}が、あなたの番号を宛先の一覧に入れて送りました。",
        easy: "{{office}}が あなたの 番号《ばんごう》を 書《か》いて 送《おく》りました。",
        en: "{{office}} sent it to a list of numbers, and yours was on it.",
    }
    /// They had the one before; slot `office`.
    why_reached {
        ja: "{{office}}が、まちがいのあったお知らせの届いた方に送りました。",
        easy: "まちがいの ある お知《し》らせが 来《き》た 人《ひと》に、{{office}}が 送《おく》りました。",
        en: "{{office}} sent it to whoever had the message that was wrong.",
    }
    /// Reading is counted.
    counted {
        ja: "このお知らせを開いたことは、読んだ人の数として数えられます。だれが読んだかは、職員には見えません。",
        easy: "あなたが 読《よ》んだ ことは、数《かず》だけ 数《かぞ》えます。だれが 読《よ》んだかは わかりません。",
        en: "That you opened this is counted in the number of readers. Staff do not see who has read it.",
    }

    /// Leads the wrong one.
    corrected { ja: "このお知らせには、訂正があります", easy: "この お知《し》らせは まちがって いました", en: "This message was corrected" }
    /// What to do.
    corrected_text {
        ja: "内容にまちがいがありました。訂正のお知らせを読んでください。",
        easy: "新《あたら》しい お知《し》らせを 読《よ》んで ください。",
        en: "Something in it was wrong. Read the correction.",
    }
    /// Link to the correction.
    to_correction { ja: "訂正のお知らせを読む", easy: "新《あたら》しい お知《し》らせを 読《よ》む", en: "Read the correction" }
    /// On the correction.
    corrects { ja: "これは訂正のお知らせです。", easy: "まちがいを なおす お知《し》らせです。", en: "This corrects an earlier message." }
    /// Link to the wrong one.
    to_corrected { ja: "まちがいのあったお知らせ", easy: "まちがいの ある お知《し》らせ", en: "The message that was wrong" }
    /// Chip in the list.
    correction { ja: "訂正", easy: "なおした もの", en: "Correction" }

    /// Search: label.
    search { ja: "お知らせの中をさがす", easy: "お知《し》らせの 中《なか》を さがす", en: "Search your messages" }
    /// Search: hint.
    search_hint {
        ja: "題名と本文からさがします。片づけたものもふくみます。さがした言葉は残りません。",
        easy: "ことばを 書《か》いて ください。書《か》いた ことばは 残《のこ》りません。",
        en: "Looks through titles and texts, also of what you put away. What you search for is not kept.",
    }
    /// Search: button.
    search_go { ja: "さがす", easy: "さがす", en: "Search" }
    /// Search: nothing typed.
    search_nothing { ja: "さがす言葉を入れてください。", easy: "ことばを 書《か》いて ください。", en: "Enter what to look for." }
    /// Search: too long.
    search_long { ja: "100字までで入れてください。", easy: "100｜文字《もじ》までに して ください。", en: "Use 100 characters at most." }
    /// Search: heading of the results; slot `query`.
    found(count: usize) {
        ja: "「{{query}}」が見つかったお知らせ：{count}件",
        easy: "「{{query}}」が ある お知《し》らせ：{count}",
        en: "Messages with “{{query}}”: {count}",
    }
    /// Search: more than are shown; slot `query`.
    found_more(shown: usize) {
        ja: "「{{query}}」が見つかったお知らせのうち、新しい{shown}件",
        easy: "「{{query}}」が ある お知《し》らせ（新《あたら》しい {shown}）",
        en: "The newest {shown} messages with “{{query}}”",
    }
    /// Search: how to find fewer.
    found_narrow { ja: "見つからないときは、言葉を足してください。", easy: "ない ときは、ことばを もっと 書《か》いて ください。", en: "If it is not among them, add a word." }
    /// Search: nothing found.
    found_none { ja: "見つかりませんでした。別の言葉でさがしてください。", easy: "ありません。べつの ことばで さがして ください。", en: "Nothing was found. Try other words." }

    /// Heading: it is not for this person.
    not_mine { ja: "自分あてではないとき", easy: "わたしの お知《し》らせでは ない ときは", en: "If this is not for you" }
    /// What happens.
    not_mine_text {
        ja: "名前がちがう、あてはまらないなど、おかしいと思ったら伝えてください。担当者が調べて返事をします。",
        easy: "名前《なまえ》が ちがう ときなどは、伝《つた》えて ください。市役所《しやくしょ》の 人《ひと》が しらべます。",
        en: "If the name is wrong or it does not concern you, say so. An officer will look into it and answer.",
    }
}

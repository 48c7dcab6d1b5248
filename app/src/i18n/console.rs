//! Words of the console in which staff write circulars. Slots: `{name}`, `{words}`, `{who}`, `{day}`.

use hikae_core::circular::{Fault, Rough, State, Text as Words, Tongue};

use super::{Lang, Text, circular};
use crate::messages;

/// Where one stands.
pub fn state(lang: Lang, state: State) -> Text {
    match state {
        State::Draft => draft(lang),
        State::Waiting => waiting(lang),
        State::Approved => approved(lang),
        State::Sending => sending(lang),
        State::Sent => sent(lang),
        State::Stopped => stopped(lang),
        State::Cancelled => cancelled(lang),
    }
}

/// How many people, roughly.
pub fn people(lang: Lang, rough: Rough) -> Text {
    match rough {
        Rough::Few => few(lang),
        Rough::About(count) => about(lang, count),
    }
}

/// A language of the texts.
pub fn tongue(lang: Lang, tongue: Tongue) -> Text {
    match tongue {
        Tongue::Japanese => japanese(lang),
        Tongue::Plain => plain(lang),
        Tongue::English => english(lang),
    }
}

/// What is wrong.
pub fn fault(lang: Lang, fault: &Fault) -> Text {
    match fault {
        Fault::Words(of, _) => {
            wrong_words(lang, &tongue(lang, *of).plain(), Words::TITLE, Words::BODY)
        }
        Fault::NoValue(of, slot) => no_value(lang, &tongue(lang, *of).plain(), &slot.to_string()),
        Fault::Elsewhere => elsewhere(lang),
        Fault::Over => over(lang),
        Fault::Past => past(lang),
        Fault::Rule => no_rule(lang),
        Fault::Unnamed => unnamed(lang),
        Fault::Unlawful => unlawful(lang),
        Fault::Nobody => nobody(lang),
    }
}

/// A topic, as a choice.
pub fn topic(lang: Lang, topic: hikae_core::circular::Topic) -> Text {
    circular::topic(lang, topic)
}

messages! {
    /// Title of the list, and its place in the navigation.
    title { ja: "お知らせを送る", easy: "お知《し》らせを 送《おく》る", en: "Notices to residents" }
    /// What it is for.
    hint {
        ja: "住民へのお知らせを書き、別の人の承認を受けて送ります。",
        easy: "お知《し》らせを 書《か》いて、ほかの 人《ひと》が 見《み》てから 送《おく》ります。",
        en: "Write notices to residents; someone else approves them before they go out.",
    }
    /// Said at the top of the list.
    lead {
        ja: "宛先は条件か番号で決めます。住民の名前は、書く人にも承認する人にも見えません。",
        easy: "だれに 送《おく》るかは、条件《じょうけん》で 決《き》めます。名前《なまえ》は 見《み》えません。",
        en: "A rule or a list of numbers says who gets it. Neither the writer nor the approver sees names.",
    }
    /// Nothing yet.
    none { ja: "まだお知らせはありません。", easy: "まだ ありません。", en: "There are no notices yet." }
    /// Heading of what to begin from.
    begin { ja: "新しく書く", easy: "新《あたら》しく 書《か》く", en: "Write a new one" }
    /// Begin with nothing.
    blank { ja: "白紙から書く", easy: "何《なに》も ない ところから 書《か》く", en: "From a blank page" }
    /// Said of the ready ones.
    ready { ja: "決まった時期のお知らせ（文と条件が入っています）", easy: "よく 使《つか》う お知《し》らせ", en: "Ready ones, with words and a rule" }
    /// Column.
    col_title { ja: "題名", easy: "題《だい》", en: "Title" }
    /// Column.
    col_state { ja: "状態", easy: "今《いま》", en: "State" }
    /// Column.
    col_office { ja: "担当", easy: "担当《たんとう》", en: "Office" }
    /// Column.
    col_written { ja: "書いた日時", easy: "書《か》いた 日《ひ》", en: "Written" }
    /// Older ones.
    older { ja: "前のお知らせ", easy: "前《まえ》の お知《し》らせ", en: "Older notices" }
    /// No title yet.
    untitled { ja: "（題名なし）", easy: "（題《だい》 なし）", en: "(no title)" }

    /// State.
    draft { ja: "下書き", easy: "書《か》いている", en: "Draft" }
    /// State.
    waiting { ja: "承認待ち", easy: "ほかの 人《ひと》が 見《み》る", en: "Waiting for approval" }
    /// State.
    approved { ja: "承認済み・送信予定", easy: "もう すぐ 送《おく》る", en: "Approved, to go out" }
    /// State.
    sending { ja: "送信中", easy: "送《おく》っている", en: "Going out" }
    /// State.
    sent { ja: "送信済み", easy: "送《おく》った", en: "Sent" }
    /// State.
    stopped { ja: "途中で停止", easy: "途中《とちゅう》で 止《と》めた", en: "Stopped on its way" }
    /// State.
    cancelled { ja: "取り消し", easy: "やめた", en: "Given up" }

    /// A number of people.
    few { ja: "10人未満", easy: "10｜人《にん》より 少《すく》ない", en: "fewer than 10" }
    /// A number of people.
    about(count: u64) { ja: "約{count}人", easy: "だいたい {count}｜人《にん》", en: "about {count}" }
    /// The exact number, for whoever approves.
    exact(count: u64) { ja: "{count}人", easy: "{count}｜人《にん》", en: "{count}" }

    /// Language.
    japanese { ja: "日本語", easy: "日本語《にほんご》", en: "Japanese" }
    /// Language.
    plain { ja: "やさしい日本語", easy: "やさしい 日本語《にほんご》", en: "Easy Japanese" }
    /// Language.
    english { ja: "英語", easy: "英語《えいご》", en: "English" }

    /// Editor.
    edit { ja: "お知らせを書く", easy: "お知《し》らせを 書《か》く", en: "Write the notice" }
    /// Editor: what can be put in.
    edit_lead {
        ja: "人ごとに変わるところは ((氏名)) のように書きます。使える言葉：((氏名)) ((生年月日)) ((年度末の年齢)) ((年度)) ((期限)) ((実施日)) ((担当課)) ((市区町村))。ふりがなは 漢字《かんじ》 と書きます。",
        easy: "人《ひと》によって かわる ところは ((氏名)) のように 書《か》きます。ふりがなは 漢字《かんじ》と 書《か》きます。",
        en: "What differs for each person is written as ((name)), ((birth date)), ((age)), ((fiscal year)), ((valid until)), ((event date)), ((office)) or ((municipality)). Readings are written 漢字《かんじ》.",
    }
    /// Field.
    topic_label { ja: "分野", easy: "何《なに》の お知《し》らせか", en: "Topic" }
    /// Field.
    statutory { ja: "法律にもとづくお知らせ（本人が受け取りを止められません）", easy: "法律《ほうりつ》で 決《き》まって いる お知《し》らせ", en: "Required by law (nobody can mute it)" }
    /// Field.
    training { ja: "練習（だれにも届きません）", easy: "練習《れんしゅう》（だれにも 送《おく》りません）", en: "For practice (reaches nobody)" }
    /// Legend of both.
    kind { ja: "種類", easy: "種類《しゅるい》", en: "Kind" }
    /// Field.
    text_title { ja: "題名", easy: "題《だい》", en: "Title" }
    /// Field.
    text_body { ja: "本文", easy: "文《ぶん》", en: "Text" }
    /// Field.
    link { ja: "くわしい案内のアドレス（https://…）", easy: "ページの アドレス（https://…）", en: "Address to read on (https://…)" }
    /// Hint.
    link_hint(hosts: &str) { ja: "使えるところ：{hosts}", easy: "つかえる ところ：{hosts}", en: "Allowed: {hosts}" }
    /// Hint where none is allowed.
    link_none { ja: "この市区町村では、リンク先がまだ決められていません。", easy: "まだ 使《つか》えません。", en: "No place to link to has been allowed here yet." }
    /// Field.
    valid_until { ja: "期限（いつまで有効か）", easy: "いつまで", en: "Valid until" }
    /// Field.
    event { ja: "実施日・締切日（カレンダー用）", easy: "いつ（カレンダー）", en: "Date for calendars" }
    /// Section.
    audience { ja: "送る相手", easy: "だれに 送《おく》るか", en: "Who gets it" }
    /// Choice.
    keep { ja: "今の条件のまま", easy: "今《いま》の まま", en: "As it is" }
    /// Choice.
    by_rule { ja: "下の条件で決める", easy: "下《した》の 条件《じょうけん》で 決《き》める", en: "By the conditions below" }
    /// Field.
    rule_name { ja: "条件の呼び名", easy: "条件《じょうけん》の 名前《なまえ》", en: "What you call the rule" }
    /// Group.
    group(number: usize) { ja: "条件{number}（すべてにあてはまる人）", easy: "条件《じょうけん》{number}（ぜんぶ あてはまる 人《ひと》）", en: "Conditions {number} (all of these)" }
    /// Group.
    group_or(number: usize) { ja: "または：条件{number}（すべてにあてはまる人）", easy: "または：条件《じょうけん》{number}", en: "Or: conditions {number} (all of these)" }
    /// Group.
    group_not { ja: "ただし、つぎのすべてにあてはまる人を除く", easy: "この 人《ひと》には 送《おく》らない", en: "But not who meets all of these" }
    /// Field.
    age_from { ja: "年齢（から）", easy: "何歳《なんさい》から", en: "Age from" }
    /// Field.
    age_to { ja: "年齢（まで）", easy: "何歳《なんさい》まで", en: "Age to" }
    /// Field.
    age_at { ja: "いつの年齢か", easy: "いつの 年《とし》か", en: "Age on which day" }
    /// Choice.
    age_year { ja: "年度末", easy: "3｜月《がつ》31｜日《にち》", en: "The last day of the fiscal year" }
    /// Choice.
    age_today { ja: "送る日", easy: "送《おく》る 日《ひ》", en: "The day it is sent" }
    /// Field.
    sex { ja: "性別", easy: "男《おとこ》か 女《おんな》か", en: "Sex" }
    /// Choice.
    any { ja: "問わない", easy: "どちらでも", en: "Any" }
    /// Choice.
    male { ja: "男性", easy: "男《おとこ》", en: "Male" }
    /// Choice.
    female { ja: "女性", easy: "女《おんな》", en: "Female" }
    /// Field.
    place { ja: "住所のはじめ（町丁目まで）", easy: "住所《じゅうしょ》", en: "Beginning of the address" }
    /// Field.
    insurer { ja: "保険者番号", easy: "保険《ほけん》の 番号《ばんごう》", en: "Insurer number" }
    /// Field.
    series { ja: "予防接種", easy: "予防接種《よぼうせっしゅ》", en: "Vaccination" }
    /// Field.
    dose { ja: "予防接種の状態", easy: "予防接種《よぼうせっしゅ》の 今《いま》", en: "State of the vaccination" }
    /// Choice.
    dose_open { ja: "受けられる", easy: "うける ことが できる", en: "Can be given" }
    /// Choice.
    dose_due { ja: "標準の時期", easy: "今《いま》 うける 時《とき》", en: "At the usual time" }
    /// Choice.
    dose_missed { ja: "標準の時期を過ぎた", easy: "おそく なった", en: "Past the usual time" }
    /// Field.
    checkup { ja: "健診", easy: "健診《けんしん》", en: "Checkup" }
    /// Choice.
    checkup_none { ja: "今年度まだ", easy: "今年《ことし》 まだ", en: "None this fiscal year" }
    /// Choice.
    guidance_active { ja: "積極的支援（保険者番号も入れてください）", easy: "積極的支援《せっきょくてきしえん》（保険《ほけん》の 番号《ばんごう》も）", en: "Intensive guidance (needs the insurer number)" }
    /// Choice.
    guidance_motivational { ja: "動機付け支援（保険者番号も入れてください）", easy: "動機付け支援《どうきづけしえん》（保険《ほけん》の 番号《ばんごう》も）", en: "Motivational guidance (needs the insurer number)" }
    /// Button.
    save { ja: "下書きを保存する", easy: "書《か》いた ものを 残《のこ》す", en: "Save the draft" }
    /// Saving voids.
    save_voids {
        ja: "承認のあとで書き直すと、承認は取り消され、下書きにもどります。",
        easy: "書《か》き直《なお》すと、もう 一度《いちど》 ほかの 人《ひと》が 見《み》ます。",
        en: "Changing it after approval voids the approval: it is a draft again.",
    }
    /// Bad number.
    bad_age { ja: "年齢は0から150の数字で入れてください。", easy: "年《とし》は 0から 150の 数字《すうじ》です。", en: "Enter ages as numbers from 0 to 150." }
    /// Bad day.
    bad_day { ja: "日付は 2026-12-01 のように入れてください。", easy: "日《ひ》は 2026-12-01 のように 書《か》いて ください。", en: "Enter the day like 2026-12-01." }
    /// Nothing chosen.
    no_condition { ja: "条件をひとつ以上入れてください。", easy: "条件《じょうけん》を 書《か》いて ください。", en: "Enter at least one condition." }
    /// A number that must not come in.
    individual_number {
        ja: "マイナンバーのような12けたの番号が入っています。取りのぞいてください。",
        easy: "マイナンバーを 書《か》かないで ください。",
        en: "There is what looks like an individual number (個人番号). Take it out.",
    }

    /// One: facts.
    facts { ja: "このお知らせについて", easy: "この お知《し》らせ", en: "About this notice" }
    /// Row.
    written_by { ja: "書いた人", easy: "書《か》いた 人《ひと》", en: "Written by" }
    /// Row.
    approved_by { ja: "承認した人", easy: "見《み》た 人《ひと》", en: "Approved by" }
    /// Row.
    due { ja: "送信予定", easy: "いつ 送《おく》るか", en: "To go out" }
    /// Row.
    size { ja: "送る人数", easy: "何人《なんにん》に 送《おく》るか", en: "How many people" }
    /// Not counted.
    not_counted { ja: "まだ数えていません", easy: "まだ 数《かぞ》えていません", en: "Not counted yet" }
    /// Row.
    reached { ja: "届いた人数", easy: "何人《なんにん》に 行《い》ったか", en: "Reached" }
    /// Row.
    read { ja: "開いた人数", easy: "何人《なんにん》が 読《よ》んだか", en: "Opened by" }
    /// Row.
    missed { ja: "送れなかった人数（埋める言葉がない、など）", easy: "送《おく》れなかった 人《ひと》の 数《かず》", en: "Could not be told (a value is missing, for example)" }
    /// Sent back; slots `who`, `words`.
    returned { ja: "{{who}}さんが差し戻しました：{{words}}", easy: "{{who}}さんが 返《かえ》しました：{{words}}", en: "{{who}} sent it back: {{words}}" }
    /// What is wrong.
    faults { ja: "送る前に直すところ", easy: "直《なお》す ところ", en: "To be mended before it can go out" }
    /// Advice.
    advice { ja: "やさしい日本語を、もっと読みやすくできます", easy: "もっと やさしく できます", en: "The easy Japanese could be easier" }
    /// Saved.
    saved { ja: "保存しました。", easy: "残《のこ》しました。", en: "Saved." }
    /// Done.
    done { ja: "できました。", easy: "できました。", en: "Done." }
    /// Practice.
    is_training { ja: "練習用です。だれにも届きません。", easy: "練習《れんしゅう》です。だれにも 行《い》きません。", en: "This is for practice. It reaches nobody." }
    /// Link.
    to_edit { ja: "書き直す", easy: "書《か》き直《なお》す", en: "Change it" }
    /// Button.
    look { ja: "人数を数えて、見本を見る", easy: "人数《にんずう》と 見本《みほん》を 見《み》る", en: "Count and look at samples" }
    /// What that does.
    look_text {
        ja: "住民全体から条件にあう人を数えます。数えたことは、住民の「だれが見たか」に残ります。",
        easy: "条件《じょうけん》に あう 人《ひと》を 数《かぞ》えます。数《かぞ》えた ことは みんなの 記録《きろく》に 残《のこ》ります。",
        en: "Counts whom the rule describes among all residents. That it was counted stands in everyone’s “Who looked”.",
    }
    /// Link.
    to_samples { ja: "見本をもう一度見る", easy: "見本《みほん》を 見《み》る", en: "Look at the samples again" }
    /// Samples.
    samples { ja: "届くお知らせの見本", easy: "見本《みほん》", en: "What would arrive" }
    /// Said above.
    samples_lead {
        ja: "最初の人、最後の人と、でたらめに選んだ人に届くものです。だれかは見せません。ひとつずつ読んで、「確かめました」に印を付けてください。",
        easy: "見本《みほん》を ひとつずつ 読《よ》んで、印《しるし》を つけて ください。名前《なまえ》は 見《み》せません。",
        en: "What the first, the last and some others picked at random would read. Who they are is hidden. Read each, and tick it.",
    }
    /// One.
    sample(number: usize) { ja: "見本{number}", easy: "見本《みほん》{number}", en: "Sample {number}" }
    /// A tick.
    checked { ja: "この見本を確かめました", easy: "読《よ》みました", en: "I have read this sample" }
    /// A value is missing.
    sample_missing { ja: "この人には、埋める言葉がないため届きません。", easy: "この 人《ひと》には 送《おく》れません。", en: "This person would not get it: a value is missing." }
    /// Widths.
    on_phone { ja: "スマートフォンで", easy: "スマホで", en: "On a phone" }
    /// Widths.
    on_computer { ja: "パソコンで", easy: "パソコンで", en: "On a computer" }
    /// Nobody.
    no_samples { ja: "条件にあう人がいません。", easy: "あう 人《ひと》が いません。", en: "The rule describes nobody." }
    /// Button.
    submit { ja: "承認を頼む", easy: "ほかの 人《ひと》に 見《み》て もらう", en: "Ask for approval" }
    /// Not all ticked.
    not_checked { ja: "すべての見本を確かめてください。", easy: "ぜんぶ 読《よ》んで 印《しるし》を つけて ください。", en: "Read and tick every sample." }
    /// Approver.
    decide { ja: "承認するかどうか", easy: "送《おく》って いいですか", en: "Approve or send back" }
    /// Own.
    own { ja: "自分が書いたお知らせは、自分では承認できません。別の人に頼んでください。", easy: "自分《じぶん》で 書《か》いた ものは、ほかの 人《ひと》が 見《み》ます。", en: "You wrote this version, so someone else has to approve it." }
    /// Field.
    due_day { ja: "送る日（空ならすぐ）", easy: "送《おく》る 日《ひ》（なければ すぐ）", en: "Day to send (empty: now)" }
    /// Field.
    due_hour { ja: "送る時（8〜20）", easy: "送《おく》る 時間《じかん》（8〜20）", en: "Hour to send (8 to 20)" }
    /// Bad hour.
    bad_hour { ja: "時は8から20の数字で入れてください。", easy: "8から 20の 数字《すうじ》です。", en: "Enter the hour as a number from 8 to 20." }
    /// Button.
    approve { ja: "承認して送る", easy: "送《おく》って いい", en: "Approve and send" }
    /// Quiet hours.
    quiet { ja: "災害のお知らせのほかは、21時から8時までは送りません。", easy: "夜《よる》は 送《おく》りません。", en: "Nothing goes out from 21:00 to 8:00, unless it is about a disaster." }
    /// Field.
    reason { ja: "差し戻す理由", easy: "返《かえ》す わけ", en: "Why you send it back" }
    /// Missing.
    no_reason { ja: "理由を書いてください。", easy: "わけを 書《か》いて ください。", en: "Say why." }
    /// Button.
    send_back { ja: "差し戻す", easy: "返《かえ》す", en: "Send back" }
    /// Button.
    cancel { ja: "取り消す", easy: "やめる", en: "Give it up" }
    /// Button.
    stop { ja: "送るのを止める", easy: "送《おく》るのを 止《と》める", en: "Stop sending" }
    /// What remains.
    stop_text { ja: "もう届いた人の分は消えません。", easy: "もう 行《い》った ものは 消《き》えません。", en: "Who has it already keeps it." }
    /// Button.
    correct { ja: "訂正を書く", easy: "まちがいを 直《なお》す", en: "Write a correction" }
    /// What that does.
    correct_text { ja: "訂正は、このお知らせが届いた人だけに、ちょうど送られます。", easy: "この お知《し》らせが 行《い》った 人《ひと》だけに 送《おく》ります。", en: "A correction goes to exactly those whom this one reached." }
    /// Link.
    to_correction { ja: "訂正のお知らせ", easy: "直《なお》した お知《し》らせ", en: "The correction" }
    /// Audience of a correction.
    audience_reached { ja: "まちがいのあったお知らせが届いた人", easy: "まちがいの お知《し》らせが 行《い》った 人《ひと》", en: "Those whom the wrong notice reached" }
    /// Audience of a list.
    audience_list(people: u32) { ja: "番号の一覧（{people}人）", easy: "番号《ばんごう》の リスト（{people}｜人《にん》）", en: "A list of numbers ({people})" }
    /// Link.
    back { ja: "お知らせの一覧へ", easy: "リストへ", en: "All notices" }
    /// Reload.
    reload { ja: "今の状態を見る", easy: "もう 一度《いちど》 見《み》る", en: "See how far it is now" }

    /// Fault.
    wrong_words(tongue: &str, title: usize, body: usize) {
        ja: "{tongue}：題名（{title}字まで）と本文（{body}字まで）を入れ、(( )) と《 》の書き方を確かめてください。",
        easy: "{tongue}：題《だい》（{title}｜字《じ》まで）と 文《ぶん》（{body}｜字《じ》まで）を 書《か》いて ください。",
        en: "{tongue}: enter a title (up to {title} characters) and a text (up to {body}), and check how (( )) and 《 》 are written.",
    }
    /// Fault.
    no_value(tongue: &str, slot: &str) { ja: "{tongue}：{slot} の中身が決まっていません。", easy: "{tongue}：{slot} が まだ ありません。", en: "{tongue}: {slot} is used, but not given." }
    /// Fault.
    elsewhere { ja: "アドレスが、決められたところではありません。", easy: "その アドレスは 使《つか》えません。", en: "The address is not at an allowed place." }
    /// Fault.
    over { ja: "期限が過ぎています。", easy: "「いつまで」が もう 終《お》わっています。", en: "The last day is over." }
    /// Fault.
    past { ja: "実施日が過ぎています。", easy: "「いつ」が もう 終《お》わっています。", en: "The date is over." }
    /// Fault.
    no_rule { ja: "送る相手の条件を入れてください。", easy: "だれに 送《おく》るか 書《か》いて ください。", en: "Say who gets it." }
    /// Fault.
    unnamed { ja: "条件に呼び名を付けてください。", easy: "条件《じょうけん》に 名前《なまえ》を つけて ください。", en: "Give the rule a name." }
    /// Fault.
    unlawful {
        ja: "健診の結果（保健指導）で選べるのは、その保険者だけです。保険者番号も条件に入れてください。",
        easy: "健診《けんしん》の 結果《けっか》で えらぶ ときは、保険《ほけん》の 番号《ばんごう》も 書《か》いて ください。",
        en: "Only the insurer may choose by results of checkups. Add the insurer number.",
    }
    /// Fault.
    nobody { ja: "一覧にだれもいません。", easy: "リストに だれも いません。", en: "The list is empty." }

    /// Refused: changed.
    stale { ja: "だれかが先に変えました。今の状態を確かめて、もう一度してください。何も送られていません。", easy: "だれかが 先《さき》に かえました。もう 一度《いちど》 見《み》て ください。", en: "Someone has changed it in the meantime. Look at it again. Nothing was done." }
    /// Refused: state.
    not_now { ja: "今の状態では、それはできません。", easy: "今《いま》は できません。", en: "That cannot be done in this state." }
    /// Refused: near.
    near { ja: "よく似た条件を、この24時間に3回数えています。人数の差から個人が分かるのを防ぐため、今は数えられません。", easy: "にた 条件《じょうけん》を 3｜回《かい》 数《かぞ》えました。今日《きょう》は もう 数《かぞ》えられません。", en: "Rules very like this one were counted three times within 24 hours. So that differences tell nothing about anyone, it cannot be counted now." }
    /// Refused: budget.
    budget { ja: "この課が1日に送れる人数をこえます。", easy: "1｜日《にち》に 送《おく》れる 数《かず》を こえます。", en: "This is more than the office may send in a day." }
    /// Refused: not looked.
    not_looked { ja: "先に人数を数えて、見本を確かめてください。", easy: "先《さき》に 見本《みほん》を 見《み》て ください。", en: "Count and look at the samples first." }
}

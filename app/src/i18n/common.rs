//! Words that every page uses: name, navigation, header, footer, forms.

use super::Lang;
use crate::islands::Session;
use crate::messages;

messages! {
    /// Name of the portal.
    portal { ja: "ひかえ", easy: "ひかえ", en: "Hikae" }
    /// Line under the name.
    tagline(municipality: &str) {
        ja: "{municipality} 健康の記録",
        easy: "{municipality} 健康《けんこう》の 記録《きろく》",
        en: "{municipality} health records",
    }
    /// Said on every page of a demo.
    demo {
        ja: "デモ：架空の市の、架空の人のデータです。",
        easy: "これは 練習《れんしゅう》の ページです。ここの 市《し》も 人《ひと》も 本当《ほんとう》では ありません。",
        en: "Demo: the data is about fictional people in a fictional city.",
    }
    /// First link of the page.
    skip { ja: "本文へ", easy: "本文《ほんぶん》へ", en: "Skip to main content" }
    /// Begins the title of a page whose form was refused.
    error_prefix { ja: "エラー：", easy: "まちがい：", en: "Error: " }
    /// Name of the navigation.
    navigation { ja: "メニュー", easy: "メニュー", en: "Menu" }
    /// Opens the navigation on a phone.
    menu { ja: "メニュー", easy: "メニュー", en: "Menu" }
    /// Navigation: home.
    nav_home { ja: "ホーム", easy: "はじめ", en: "Home" }
    /// Navigation: checkups.
    nav_checkups { ja: "健診", easy: "健診《けんしん》", en: "Checkups" }
    /// Navigation: insurance.
    nav_coverage { ja: "保険", easy: "保険《ほけん》", en: "Insurance" }
    /// Navigation: vaccinations.
    nav_vaccinations { ja: "予防接種", easy: "予防接種《よぼうせっしゅ》", en: "Vaccinations" }
    /// Navigation: access log.
    nav_access_log { ja: "だれが見たか", easy: "だれが 見《み》たか", en: "Who looked" }
    /// Navigation: notices.
    nav_notices { ja: "お知らせ", easy: "お知《し》らせ", en: "Messages" }
    /// Beside it: how many were not opened.
    unread(count: u64) { ja: "未読{count}件", easy: "新《あたら》しい {count}｜件《けん》", en: "{count} new" }
    /// Navigation: sharing.
    nav_sharing { ja: "共有の設定", easy: "見《み》せる・見《み》せない", en: "Sharing" }
    /// Navigation: account.
    nav_account { ja: "アカウント", easy: "アカウント", en: "Account" }
    /// The person logged in; slot `name`.
    person { ja: "{{name}} さん", easy: "{{name}} さん", en: "{{name}}" }
    /// Ends the session.
    logout { ja: "ログアウト", easy: "ログアウト", en: "Log out" }
    /// Footer: what this site is.
    about { ja: "このサイトについて", easy: "この サイトは 何《なに》か", en: "About this site" }
    /// Footer: that every look is kept.
    footer_note {
        ja: "あなたの記録を機関が見ると、かならず「だれが見たか」にのこります。",
        easy: "だれかが あなたの 記録《きろく》を 見《み》ると、「だれが 見《み》たか」に 書《か》きます。",
        en: "Whenever an institution looks at your records, it is written down under “Who looked”.",
    }
    /// A form control that must be filled in.
    required { ja: "必須", easy: "かならず", en: "Required" }
    /// Heading of the error summary.
    errors_heading {
        ja: "入力を確かめてください",
        easy: "もう一度《いちど》 見《み》て ください",
        en: "There is a problem",
    }
    /// Before the message of a control, for those who do not see the border.
    error_word { ja: "エラー", easy: "まちがい", en: "Error" }
    /// Kind of notice, for those who do not see its icon: information.
    notice_info { ja: "お知らせ", easy: "お知《し》らせ", en: "Information" }
    /// Kind of notice: success.
    notice_success { ja: "成功", easy: "できました", en: "Success" }
    /// Kind of notice: warning.
    notice_warning { ja: "注意", easy: "気《き》を つけて", en: "Warning" }
    /// Kind of notice: error.
    notice_error { ja: "エラー", easy: "まちがい", en: "Error" }
    /// Name of the breadcrumbs.
    breadcrumbs { ja: "現在の位置", easy: "いま いる ところ", en: "Breadcrumbs" }
    /// Name of the pager.
    pager { ja: "ページ", easy: "ページ", en: "Pages" }
    /// Pager: the page before.
    previous_page { ja: "前のページ", easy: "前《まえ》の ページ", en: "Previous page" }
    /// Pager: the page after.
    next_page { ja: "次のページ", easy: "次《つぎ》の ページ", en: "Next page" }
    /// Where in a sequence of questions this page is.
    step(step: usize, of: usize) {
        ja: "全{of}ステップ中、{step}ステップ目",
        easy: "{of}こ の うち {step}こ目《め》",
        en: "Step {step} of {of}",
    }
    /// Changes an answer.
    change { ja: "変更", easy: "かえる", en: "Change" }
    /// Leads one page back.
    back { ja: "戻る", easy: "もどる", en: "Back" }
    /// Session warning: heading.
    session_heading {
        ja: "まもなくログアウトします",
        easy: "もうすぐ ログアウトします",
        en: "You will be logged out soon",
    }
    /// Session warning: how long; `％` stands for the time.
    session_left {
        ja: "あと％で、安全のため自動でログアウトします。",
        easy: "あと ％で ログアウトします。",
        en: "For your safety you will be logged out in ％.",
    }
    /// Session warning: minutes; `％` stands for the number.
    session_minutes { ja: "約％分", easy: "％分《ふん》ぐらい", en: "about ％ min" }
    /// Session warning: seconds; `％` stands for the number.
    session_seconds { ja: "％秒", easy: "％秒《びょう》", en: "％ seconds" }
    /// Session warning: the button.
    session_extend { ja: "ログインを続ける", easy: "つづけます", en: "Stay logged in" }
    /// Session warning: extended.
    session_extended {
        ja: "ログインを続けます。",
        easy: "つづける ことが できます。",
        en: "You are still logged in.",
    }
    /// Session warning: it is over.
    session_ended {
        ja: "安全のためログアウトしました。画面の記録は消しました。",
        easy: "ログアウトしました。あなたの 記録《きろく》は もう 見《み》えません。",
        en: "You have been logged out for your safety. Your records were removed from this screen.",
    }
    /// Session warning: the way back in.
    session_login { ja: "もう一度ログインする", easy: "もう一度《いちど》 ログイン", en: "Log in again" }
}

/// The session warning, for a session that ends after `seconds`.
pub fn session(lang: Lang, seconds: u32) -> Session {
    Session {
        seconds,
        heading: session_heading(lang).plain(),
        left: session_left(lang).plain(),
        minutes: session_minutes(lang).plain(),
        a_few: session_seconds(lang).plain(),
        extend: session_extend(lang).plain(),
        extended: session_extended(lang).plain(),
        ended: session_ended(lang).plain(),
        login: session_login(lang).plain(),
    }
}

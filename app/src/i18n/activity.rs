//! Words for what was done in a person's own account.

use hikae_core::activity::{File, Part};
use hikae_core::consent::Level;

use super::{Lang, Text, home, insurance, log, sharing};
use crate::messages;

messages! {
    /// Heading.
    heading { ja: "このアカウントでしたこと", easy: "この アカウントで した こと", en: "What was done in this account" }
    /// What it is.
    lead {
        ja: "ログイン、開いたページ、受け取ったファイルの記録です。あなただけが見られます。",
        easy: "ログイン、見《み》た ページ、もらった ファイルです。あなただけ 見《み》られます。",
        en: "Logins, pages that were opened, and files that were taken along. Only you can see this.",
    }
    /// Link.
    link { ja: "したことを見る", easy: "した ことを 見《み》る", en: "See what was done" }
    /// Empty.
    none { ja: "まだ何もありません。", easy: "まだ ありません。", en: "Nothing yet." }
    /// Link.
    to_newest { ja: "いちばん新しいものへ", easy: "いちばん 新《あたら》しい ものへ", en: "To the newest" }
    /// Link.
    to_older { ja: "もっと前のもの", easy: "もっと 前《まえ》の もの", en: "Older" }
    /// What to do about it.
    not_me { ja: "自分でしていないことがあれば、すぐに止めて、窓口に知らせてください。", easy: "知《し》らない ことが あったら、すぐに 止《と》めてください。", en: "If something was not you, stop everything now and tell the desk." }
    /// A login.
    by_card { ja: "カードでログイン", easy: "カードで ログイン", en: "Logged in by card" }
    /// A login.
    by_app { ja: "デジタル認証アプリでログイン", easy: "デジタル認証《にんしょう》アプリで ログイン", en: "Logged in with デジタル認証アプリ" }
    /// A login.
    by_passkey { ja: "パスキーでログイン", easy: "パスキーで ログイン", en: "Logged in with a passkey" }
    /// A login.
    by_device { ja: "別の端末で許可したログイン（見るだけ）", easy: "スマホで 許可《きょか》した ログイン（見《み》るだけ）", en: "Let in from another device (reading only)" }
    /// A part was looked at.
    looked(part: &str) { ja: "「{part}」を開きました", easy: "「{part}」を 見《み》ました", en: "Opened “{part}”" }
    /// A file was taken along.
    statement_pdf { ja: "だれが見たかの証明書（PDF）を受け取りました", easy: "証明書《しょうめいしょ》（PDF）を もらいました", en: "Took along the statement of who looked (PDF)" }
    /// A file was taken along.
    statement_json { ja: "だれが見たかの証明書（データ）を受け取りました", easy: "証明書《しょうめいしょ》（データ）を もらいました", en: "Took along the statement of who looked (data)" }
    /// A file was taken along.
    audit_events { ja: "だれが見たかの記録（FHIR）を受け取りました", easy: "記録《きろく》（FHIR）を もらいました", en: "Took along the log of who looked (FHIR)" }
    /// A part.
    checkups { ja: "健診", easy: "健診《けんしん》", en: "Checkups" }
    /// A part.
    vaccinations { ja: "予防接種", easy: "予防接種《よぼうせっしゅ》", en: "Vaccinations" }
    /// A part.
    cases { ja: "申し出", easy: "言《い》った こと", en: "Objections" }
    /// A part.
    notices { ja: "お知らせ", easy: "お知《し》らせ", en: "Notices" }
}

/// A login.
pub fn by(lang: Lang, level: Level) -> Text {
    match level {
        Level::Card => by_card(lang),
        Level::App => by_app(lang),
        Level::Passkey => by_passkey(lang),
        Level::CrossDevice => by_device(lang),
    }
}

/// A part was looked at.
pub fn viewed(lang: Lang, part: Part) -> Text {
    let part = match part {
        Part::Home => home::heading(lang),
        Part::Checkups => checkups(lang),
        Part::Vaccinations => vaccinations(lang),
        Part::Insurance => insurance::title(lang),
        Part::AccessLog => log::title(lang),
        Part::Sharing => sharing::title(lang),
        Part::Cases => cases(lang),
        Part::Notices => notices(lang),
    };
    looked(lang, &part.plain())
}

/// A file was taken along.
pub fn took(lang: Lang, file: File) -> Text {
    match file {
        File::StatementPdf => statement_pdf(lang),
        File::StatementJson => statement_json(lang),
        File::AuditEvents => audit_events(lang),
    }
}

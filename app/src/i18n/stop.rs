//! Words of 「すぐに止める」.

use crate::messages;

messages! {
    /// Heading.
    heading { ja: "すぐに止める", easy: "すぐに 止《と》める", en: "Stop everything now" }
    /// When to do it.
    when {
        ja: "スマートフォンをなくした、知らないログインがある。そんなときは、すべてのログインを一度に止められます。",
        easy: "スマホを なくした とき、知《し》らない 人《ひと》が 使《つか》った ときに、ぜんぶの ログインを 止《と》めます。",
        en: "If you lost your phone, or someone else may be logged in, you can stop every way to log in at once.",
    }
    /// Link.
    go { ja: "すぐに止める", easy: "すぐに 止《と》める", en: "Stop everything now" }
    /// What it does.
    ends_sessions { ja: "この画面もふくめて、すべての端末からログアウトします。", easy: "この 画面《がめん》も、ほかの 画面《がめん》も、ログアウトします。", en: "Every device is logged out, this one too." }
    /// What it does.
    ends_passkeys { ja: "登録したパスキーはすべて消えます。別の端末からのログイン（QRコード）もできなくなります。", easy: "パスキーは ぜんぶ 消《き》えます。QRコードの ログインも できません。", en: "All passkeys are removed, and logging in by QR code no longer works." }
    /// What stays.
    keeps_records { ja: "健診などの記録、共有の設定、「だれが見たか」の記録はそのまま残ります。", easy: "健診《けんしん》などの 記録《きろく》は 消《き》えません。", en: "Your records, your sharing decisions and the log of who looked stay as they are." }
    /// How to undo it.
    undone_by { ja: "もとにもどすには、マイナンバーカード（またはデジタル認証アプリ）でログインします。", easy: "もどす ときは、マイナンバーカードで ログインします。", en: "To undo it, log in with your My Number Card (or デジタル認証アプリ)." }
    /// The card itself.
    card_too(municipality: &str) {
        ja: "カードもなくしたときは、マイナンバー総合フリーダイヤル（0120-95-0178、24時間）でカードの一時停止をしてください。そのあと{municipality}の窓口にお越しください。",
        easy: "カードも なくした ときは、0120-95-0178 に 電話《でんわ》して、カードを 止《と》めてください。それから {municipality}の 窓口《まどぐち》に 来《き》てください。",
        en: "If your card is lost too, have it put on hold by telephone (0120-95-0178, day and night), then come to the desk of {municipality}.",
    }
    /// Button.
    press { ja: "すべて止める", easy: "ぜんぶ 止《と》める", en: "Stop everything" }
    /// Link.
    back { ja: "止めないでもどる", easy: "止《と》めないで もどる", en: "Go back without stopping anything" }
    /// It is done.
    done { ja: "すべて止めました", easy: "ぜんぶ 止《と》めました", en: "Everything is stopped" }
    /// What that means.
    done_more { ja: "すべての端末からログアウトし、パスキーを消しました。", easy: "ぜんぶ ログアウトして、パスキーを 消《け》しました。", en: "Every device is logged out, and passkeys are removed." }
    /// Link.
    log_in { ja: "カードでログインしてもとにもどす", easy: "カードで ログインして もどす", en: "Log in with your card to undo it" }
    /// On the account page.
    is_stopped { ja: "カード以外のログインを止めています", easy: "カードの ログインだけ できます", en: "Only your card opens this account" }
    /// Since when.
    is_stopped_more(since: &str) { ja: "{since} に止めました。心配がなくなったら、もとにもどせます。パスキーは登録し直してください。", easy: "{since} に 止《と》めました。もどす ことが できます。", en: "You stopped everything on {since}. When there is nothing to worry about any more, you can undo it; passkeys have to be added again." }
    /// Button.
    open { ja: "もとにもどす", easy: "もどす", en: "Undo" }
    /// Undone.
    opened { ja: "止めていたログインを、また使えるようにしました", easy: "ログインを また 使《つか》えるように しました", en: "The ways to log in are open again" }
    /// What that means.
    opened_more { ja: "パスキーを使うときは、もう一度登録してください。", easy: "パスキーは もう一度《いちど》 登録《とうろく》してください。", en: "Add a passkey again if you use one." }
}

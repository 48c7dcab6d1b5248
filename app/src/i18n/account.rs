//! Words of the account page.

use crate::messages;

messages! {
    /// Heading.
    heading { ja: "アカウント", easy: "アカウント", en: "Your account" }
    /// What the page is for.
    lead {
        ja: "ことば、カード、ログインしているところを確かめ、変えることができます。",
        easy: "ことば、カード、ログインを 確《たし》かめます。",
        en: "Check and change your language, your card, and where you are logged in.",
    }
    /// Heading: language.
    language { ja: "ことば", easy: "ことば", en: "Language" }
    /// The language in use.
    language_now(name: &str) {
        ja: "いまは{name}です。",
        easy: "今《いま》は {name}です。",
        en: "Now: {name}.",
    }
    /// Heading: cards.
    cards { ja: "登録したカード", easy: "登録《とうろく》した カード", en: "Registered cards" }
    /// Name of a card.
    card(label: &str) {
        ja: "マイナンバーカード（{label}）",
        easy: "マイナンバーカード（{label}）",
        en: "My Number Card ({label})",
    }
    /// Row: registered.
    registered { ja: "登録した日", easy: "登録《とうろく》した 日《ひ》", en: "Registered" }
    /// Row: the certificate ends.
    ends {
        ja: "電子証明書の期限",
        easy: "カードの 期限《きげん》",
        en: "Certificate valid until",
    }
    /// Row: status.
    status { ja: "いまの状態", easy: "今《いま》の 状態《じょうたい》", en: "Status" }
    /// Status: opens the door.
    active { ja: "使えます", easy: "使《つか》えます", en: "In use" }
    /// Status: on hold.
    on_hold {
        ja: "一時停止中です",
        easy: "今《いま》は 止《と》まっています",
        en: "On hold",
    }
    /// Status: revoked.
    revoked { ja: "失効しました", easy: "もう 使《つか》えません", en: "Revoked" }
    /// Status: removed.
    removed { ja: "登録を取り消しました", easy: "登録《とうろく》を やめました", en: "Removed by you" }
    /// Status: replaced.
    replaced {
        ja: "新しいカードにかわりました",
        easy: "新《あたら》しい カードに なりました",
        en: "Replaced by a newer card",
    }
    /// Heading: sessions.
    sessions {
        ja: "ログインしているところ",
        easy: "ログインしている ところ",
        en: "Where you are logged in",
    }
    /// What to do about an unknown one.
    sessions_more {
        ja: "心当たりのないものがあれば、終わらせてください。15分使わないと自動で終わります。",
        easy: "知《し》らないものが あったら、終《お》わりにしてください。15分《ふん》 使《つか》わないと 終《お》わります。",
        en: "If you do not recognise one, end it. A session ends by itself after 15 minutes without use.",
    }
    /// This session.
    this_one { ja: "いまお使いのもの", easy: "今《いま》 使《つか》っているもの", en: "This one" }
    /// When it began.
    since(when: &str) { ja: "{when} から", easy: "{when} から", en: "since {when}" }
    /// Ends one.
    end(device: &str) {
        ja: "{device} を終わらせる",
        easy: "{device} を 終《お》わりにする",
        en: "End {device}",
    }
    /// Ends all others.
    end_others {
        ja: "ほかをすべて終わらせる",
        easy: "ほかを ぜんぶ 終《お》わりにする",
        en: "End all others",
    }
    /// One or more were ended.
    ended {
        ja: "終わらせました",
        easy: "終《お》わりにしました",
        en: "Ended",
    }
    /// What it means.
    ended_more {
        ja: "そこでは、もう一度カードでログインするまで何も見られません。",
        easy: "もう そこでは 見《み》られません。",
        en: "Nothing can be seen there until someone logs in with your card again.",
    }
}

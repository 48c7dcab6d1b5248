//! Words of the demo's card reader.

use crate::messages;

messages! {
    /// Heading: choose a card.
    choose { ja: "カードを選ぶ", easy: "カードを 選《えら》ぶ", en: "Choose a card" }
    /// What this is.
    lead {
        ja: "ここは本物のカードとカードリーダーの代わりです。架空の住民5人のカードが入っています。中身は、本物と同じ手順で答えるソフトウェアのカードです。",
        easy: "ここに 本当《ほんとう》では ない カードが 5まい あります。ひとつ 選《えら》んでください。",
        en: "This stands in for a real card and reader. It holds the cards of five fictional residents: software that answers exactly as a real card does.",
    }
    /// Name of the list.
    cards { ja: "カード", easy: "カード", en: "Cards" }
    /// The PIN of a card.
    pin_is(pin: &str) { ja: "暗証番号：{pin}", easy: "暗証番号《あんしょうばんごう》：{pin}", en: "PIN: {pin}" }
    /// The password of a card.
    password_is(password: &str) { ja: "署名用パスワード：{password}", easy: "パスワード：{password}", en: "Signature password: {password}" }
    /// Blocked.
    blocked_short { ja: "ロック中", easy: "止《と》まっています", en: "Blocked" }
    /// Use this card; slot `name`.
    use_it { ja: "{{name}}のカードを使う", easy: "{{name}}の カードを 使《つか》う", en: "Use the card of {{name}}" }
    /// Heading: unblock.
    reset_heading { ja: "カードを元にもどす", easy: "カードを もとに もどす", en: "Reset the cards" }
    /// What it does.
    reset_more {
        ja: "まちがえた回数を消し、ロックを解除します。本物のカードでは、市区町村の窓口でしかできません。",
        easy: "まちがえた 数《かず》を 消《け》します。本当《ほんとう》の カードは、窓口《まどぐち》で します。",
        en: "Clears wrong tries and unblocks every card. With a real card, only the municipal desk can do this.",
    }
    /// Button.
    reset { ja: "5枚とも元にもどす", easy: "ぜんぶ もとに もどす", en: "Reset all five" }
    /// Done.
    reset_done { ja: "カードを元にもどしました", easy: "もとに もどしました", en: "The cards are reset" }
    /// No ceremony.
    no_request {
        ja: "いまは、どのサイトもカードを求めていません。ログインの画面から始めてください。",
        easy: "ログインの ページから はじめてください。",
        en: "No site is asking for a card now. Start from the login page.",
    }
    /// Link to the login page.
    to_login { ja: "ログインの画面へ", easy: "ログインの ページへ", en: "Go to the login page" }

    /// Heading: PIN.
    pin_heading { ja: "暗証番号を入れる", easy: "暗証番号《あんしょうばんごう》を 入《い》れる", en: "Enter the PIN" }
    /// Heading: password.
    password_heading { ja: "署名用パスワードを入れる", easy: "パスワードを 入《い》れる", en: "Enter the signature password" }
    /// Row: card.
    card { ja: "カード", easy: "カード", en: "Card" }
    /// Label: PIN.
    pin { ja: "利用者証明用の暗証番号", easy: "暗証番号《あんしょうばんごう》", en: "PIN (user authentication)" }
    /// Hint: PIN.
    pin_hint { ja: "数字4けた", easy: "4つの 数字《すうじ》", en: "Four digits" }
    /// Label: password.
    password { ja: "署名用のパスワード", easy: "パスワード", en: "Password (signature)" }
    /// Hint: password.
    password_hint { ja: "英数字6〜16けた", easy: "英語《えいご》の 字《じ》と 数字《すうじ》、6から 16こ", en: "6 to 16 letters and digits" }
    /// Row: tries.
    tries { ja: "残りの回数", easy: "あと 何回《なんかい》", en: "Tries left" }
    /// How many.
    tries_left(left: u8) { ja: "{left}回", easy: "{left}回《かい》", en: "{left}" }
    /// Last try: heading.
    last_try { ja: "あと1回まちがえると、カードはロックされます", easy: "あと 1回《かい》 まちがえると、カードは 止《と》まります", en: "One more wrong try blocks this card" }
    /// Last try, explained.
    last_try_more {
        ja: "番号に自信がないときは、ここでやめてください。やめても回数は減りません。",
        easy: "番号《ばんごう》が わからないときは、やめてください。",
        en: "If you are not sure, stop here. Stopping uses up no try.",
    }
    /// Checkbox: sure.
    sure_question { ja: "最後の1回を使いますか", easy: "最後《さいご》の 1回《かい》を 使《つか》いますか", en: "Use the last try?" }
    /// Checkbox.
    sure { ja: "番号をもう一度確かめました。使います。", easy: "番号《ばんごう》を 見《み》ました。使《つか》います。", en: "I have checked the PIN. Use it." }
    /// Error: not sure.
    error_sure { ja: "最後の1回を使うときは、チェックを入れてください", easy: "使《つか》うときは、チェックを 入《い》れてください", en: "Tick the box to use the last try" }
    /// Button.
    sign { ja: "カードに送る", easy: "カードに 送《おく》る", en: "Send to the card" }
    /// Link: another card.
    another { ja: "別のカードを選ぶ", easy: "ちがう カードを 選《えら》ぶ", en: "Choose another card" }
    /// Error: form of the PIN.
    error_pin_form { ja: "暗証番号は数字4けたで入れてください。回数は減っていません。", easy: "4つの 数字《すうじ》を 入《い》れてください。", en: "The PIN has four digits. No try was used." }
    /// Error: form of the password.
    error_password_form { ja: "パスワードは英数字6〜16けたで入れてください。回数は減っていません。", easy: "6から 16この 字《じ》を 入《い》れてください。", en: "The password has 6 to 16 letters and digits. No try was used." }
    /// Error: wrong.
    error_wrong(left: u8) { ja: "暗証番号がちがいます。あと{left}回でロックされます。", easy: "番号《ばんごう》が ちがいます。あと {left}回《かい》です。", en: "Wrong PIN. {left} tries are left." }
    /// Heading: blocked.
    blocked { ja: "このカードはロックされています", easy: "この カードは 止《と》まっています", en: "This card is blocked" }
    /// Blocked: where to unblock.
    blocked_more(municipality: &str) {
        ja: "まちがいが続いたため、暗証番号が使えなくなりました。本物のカードでは、{municipality}の窓口で暗証番号を設定し直します。署名用パスワードは、コンビニなどの端末でもできることがあります。デモでは「カードを元にもどす」で解除できます。",
        easy: "何回《なんかい》も まちがえたので、使《つか》えません。本当《ほんとう》の カードは、{municipality}の 窓口《まどぐち》で なおします。デモでは「カードを もとに もどす」を 押《お》してください。",
        en: "After too many wrong tries the PIN no longer works. With a real card, the desk of {municipality} sets a new one. In this demo, “Reset the cards” unblocks it.",
    }
}

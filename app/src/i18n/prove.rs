//! Words where a login of some time ago is not enough.

use crate::messages;

messages! {
    /// Heading.
    heading {
        ja: "もう一度、ご本人の確認をお願いします",
        easy: "もう一度《いちど》、あなたか どうか たしかめます",
        en: "Please show once more that it is you",
    }
    /// Why: any own proof will do.
    why {
        ja: "大切な操作です。画面を開いたまま離れたときなどに、ほかの人にされないように、5分以内の本人確認をお願いしています。",
        easy: "大切《たいせつ》な ことです。ほかの 人《ひと》に されないように、もう一度《いちど》 たしかめます。",
        en: "This is important. So that nobody else can do it on a screen you left open, we ask that you have shown within the last five minutes that it is you.",
    }
    /// Why: the card is needed.
    why_card {
        ja: "大切な操作です。5分以内に、マイナンバーカードで本人確認をしてください。パスキーではできません。",
        easy: "大切《たいせつ》な ことです。マイナンバーカードで、もう一度《いちど》 たしかめます。",
        en: "This is important. Please log in with your My Number Card within the last five minutes; a passkey is not enough.",
    }
    /// Nothing was done.
    unchanged { ja: "まだ何も変わっていません。", easy: "まだ 何《なに》も 変《か》わっていません。", en: "Nothing has changed yet." }
    /// Button.
    go { ja: "本人の確認をして続ける", easy: "たしかめて つづける", en: "Show that it is you and go on" }
    /// Link.
    back { ja: "何もせずに前のページへもどる", easy: "何《なに》も しないで もどる", en: "Go back without doing anything" }
}

//! Words about passes over everyone, and about who was chosen by one. Slot: `{who}`.

use crate::messages;

messages! {
    /// Chosen for a notice.
    chosen {
        ja: "{{who}}が、お知らせを送る相手として、あなたを選びました。記録は外に出していません。",
        easy: "{{who}}が、お知《し》らせを 送《おく》る 人《ひと》に、あなたを えらびました。記録《きろく》は 外《そと》に 出《だ》していません。",
        en: "{{who}} chose you as someone to send a notice to. No record was given out.",
    }
    /// Outcome.
    chosen_short { ja: "お知らせの対象に選んだ", easy: "お知《し》らせを 送《おく》る 人《ひと》に えらんだ", en: "Chosen for a notice" }

    /// Title, and the link to it.
    title { ja: "全員を対象にした照会", easy: "みんなの 中《なか》から さがした こと", en: "Searches through everyone" }
    /// What that is.
    lead {
        ja: "市区町村がお知らせの相手を決めるとき、住民全員の登録を機械で調べます。名前を見た職員はいません。あなたがお知らせの相手に選ばれたときは、「だれが見たか」にも1件ずつ残ります。",
        easy: "お知《し》らせを 送《おく》る ために、コンピューターが みんなの 中《なか》から さがします。名前《なまえ》を 見《み》た 人《ひと》は いません。",
        en: "To find whom a notice is for, a program goes through the register of all residents. No member of staff sees names. If you were chosen, that stands in “Who looked” as an entry of its own.",
    }
    /// None.
    none { ja: "まだありません。", easy: "まだ ありません。", en: "There were none so far." }
    /// Older ones.
    older { ja: "前のもの", easy: "前《まえ》の もの", en: "Older ones" }
    /// A count; slots `who`, `rule`.
    counted {
        ja: "{{who}}が、お知らせの相手の人数を数えました：{{rule}}",
        easy: "{{who}}が 数《かず》を 数《かぞ》えました：{{rule}}",
        en: "{{who}} counted whom a notice would be for: {{rule}}",
    }
    /// A notice; slots `who`, `rule`.
    sent {
        ja: "{{who}}が、お知らせの相手を選びました：{{rule}}",
        easy: "{{who}}が お知《し》らせを 送《おく》る 人《ひと》を えらびました：{{rule}}",
        en: "{{who}} chose whom to send a notice to: {{rule}}",
    }
}

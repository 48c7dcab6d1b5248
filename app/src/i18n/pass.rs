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
}

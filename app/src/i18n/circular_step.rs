//! Words of the audit record about circulars. Slot: `{title}`.

use hikae_core::circular::Step;

use super::{Lang, Text};
use crate::messages;

/// What was done.
pub fn did(lang: Lang, step: Step) -> Text {
    match step {
        Step::Wrote => did_write(lang),
        Step::Changed => did_change(lang),
        Step::Counted => did_count(lang),
        Step::Submitted => did_submit(lang),
        Step::Returned => did_return(lang),
        Step::Approved => did_approve(lang),
        Step::Cancelled => did_cancel(lang),
        Step::Stopped => did_stop(lang),
        Step::Corrected => did_correct(lang),
        Step::Printed => did_print(lang),
    }
}

messages! {
    /// Began one.
    did_write {
        ja: "お知らせ「{{title}}」を書き始めました。",
        easy: "お知《し》らせ「{{title}}」を 書《か》き始《はじ》めました。",
        en: "Began to write the notice “{{title}}”.",
    }
    /// Changed one.
    did_change {
        ja: "お知らせ「{{title}}」を書き直しました。",
        easy: "お知《し》らせ「{{title}}」を 書《か》き直《なお》しました。",
        en: "Changed the notice “{{title}}”.",
    }
    /// Counted.
    did_count {
        ja: "お知らせ「{{title}}」の送り先の人数を数え、見本を見ました。",
        easy: "お知《し》らせ「{{title}}」を 送《おく》る 人《ひと》の 数《かず》を 数《かぞ》えて、見本《みほん》を 見《み》ました。",
        en: "Counted whom the notice “{{title}}” is for, and looked at samples.",
    }
    /// Handed on.
    did_submit {
        ja: "お知らせ「{{title}}」の承認を頼みました。",
        easy: "お知《し》らせ「{{title}}」を 送《おく》って いいか 聞《き》きました。",
        en: "Asked for approval of the notice “{{title}}”.",
    }
    /// Sent back.
    did_return {
        ja: "お知らせ「{{title}}」を差し戻しました。",
        easy: "お知《し》らせ「{{title}}」を 書《か》いた 人《ひと》に 返《かえ》しました。",
        en: "Sent the notice “{{title}}” back to its writer.",
    }
    /// Approved.
    did_approve {
        ja: "お知らせ「{{title}}」を承認しました。",
        easy: "お知《し》らせ「{{title}}」を 送《おく》って いいと 言《い》いました。",
        en: "Approved the notice “{{title}}”.",
    }
    /// Gave up.
    did_cancel {
        ja: "お知らせ「{{title}}」を取り消しました。",
        easy: "お知《し》らせ「{{title}}」を やめました。",
        en: "Gave up the notice “{{title}}” before it went out.",
    }
    /// Stopped.
    did_stop {
        ja: "送っている途中のお知らせ「{{title}}」を止めました。",
        easy: "送《おく》っている お知《し》らせ「{{title}}」を 途中《とちゅう》で 止《と》めました。",
        en: "Stopped the notice “{{title}}” on its way.",
    }
    /// Corrected.
    did_correct {
        ja: "お知らせ「{{title}}」の訂正を書き始めました。",
        easy: "お知《し》らせ「{{title}}」の まちがいを 直《なお》す お知《し》らせを 書《か》き始《はじ》めました。",
        en: "Began a correction of the notice “{{title}}”.",
    }
    /// Took the letters out.
    did_print {
        ja: "お知らせ「{{title}}」の郵送分を取り出しました。",
        easy: "お知《し》らせ「{{title}}」の 手紙《てがみ》を 取《と》り出《だ》しました。",
        en: "Took out the letters of the notice “{{title}}”.",
    }
}

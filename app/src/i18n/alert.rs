//! Words of the page on which alerts are switched on and off.

use crate::messages;

messages! {
    /// Heading.
    heading { ja: "お知らせの設定", easy: "お知《し》らせの 設定《せってい》", en: "What you are told" }
    /// What the page is for.
    lead {
        ja: "何があったときに、このポータルの「お知らせ」に届けるかを決めます。はじめは、すべて届きます。",
        easy: "どんな お知《し》らせが ほしいかを 決《き》めます。はじめは ぜんぶ とどきます。",
        en: "Decide what arrives in your messages on this portal. At first, everything does.",
    }
    /// Heading: told at once.
    at_once { ja: "すぐに届くもの", easy: "すぐに とどく もの", en: "Told at once" }
    /// Heading: told weekly.
    weekly { ja: "週に1回届くもの", easy: "1週間《しゅうかん》に 1回《かい》 とどく もの", en: "Told once a week" }
    /// State.
    on { ja: "届きます", easy: "とどきます", en: "On" }
    /// State.
    off { ja: "止めています", easy: "止《と》めています", en: "Off" }
    /// Button.
    switch_on { ja: "届くようにする", easy: "とどくように する", en: "Switch on" }
    /// Button.
    switch_off { ja: "止める", easy: "止《と》める", en: "Switch off" }
    /// Confirmation: it is on.
    now_on {
        ja: "これから起きたことが届きます。",
        easy: "これから とどきます。",
        en: "You will be told from now on.",
    }
    /// Confirmation: it is off.
    now_off {
        ja: "すぐには届きませんが、週に1回のまとめに入ります。「だれが見たか」にはすべてのこります。",
        easy: "もう とどきません。「だれが 見《み》たか」には ぜんぶ あります。",
        en: "You are no longer told at once; it goes into the weekly summary. “Who looked” still keeps everything.",
    }
    /// Confirmation: the summary is off.
    now_off_digest {
        ja: "週に1回のまとめは届きません。「だれが見たか」にはすべてのこります。",
        easy: "もう とどきません。「だれが 見《み》たか」には ぜんぶ あります。",
        en: "You no longer get the weekly summary. “Who looked” still keeps everything.",
    }
    /// Confirmation: a file or a login is no longer told.
    now_off_account {
        ja: "もう届きません。",
        easy: "もう とどきません。",
        en: "You are no longer told.",
    }
    /// Confirmation: that it is logged.
    logged {
        ja: "変えたことは、下の記録とお知らせにのこります。",
        easy: "変《か》えた ことは、下《した》に 書《か》いて あります。",
        en: "The change is listed below and in your messages.",
    }
    /// Heading: what cannot be switched off.
    always_title { ja: "止められないもの", easy: "止《と》められない もの", en: "What cannot be switched off" }
    /// What cannot be switched off.
    always {
        ja: "この設定を変えたこと、共有の設定が変わったこと、あなたの問い合わせの答えは、かならず届きます。だれかがあなたのログインでこっそりお知らせを止めることができないようにするためです。",
        easy: "この 設定《せってい》を 変《か》えた ことは、かならず とどきます。だれかが かってに 止《と》めると、わかります。",
        en: "That these settings or your sharing settings were changed, and answers to your inquiries, always arrive: nobody can silence your messages with your login unnoticed.",
    }
    /// Heading: every change.
    history { ja: "変更の記録", easy: "変《か》えた こと", en: "Changes" }
    /// No change yet.
    no_changes { ja: "まだ変更はありません。", easy: "まだ 変《か》えて いません。", en: "Nothing was changed so far." }
    /// Link to this page.
    link { ja: "お知らせの設定を変える", easy: "お知《し》らせの 設定《せってい》を 変《か》える", en: "Change what you are told" }
}

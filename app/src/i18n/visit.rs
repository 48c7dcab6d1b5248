//! Words beside a card reader, where a person decides what an institution may see, and at the
//! reception that asks.

use crate::messages;

messages! {
    /// Heading of what is asked.
    title { ja: "記録を見せるかどうか、お選びください", easy: "記録《きろく》を 見《み》せるか、えらんでください", en: "Decide what to show" }
    /// What happens; slot `name`.
    lead {
        ja: "{{name}}が、次の記録を見たいと言っています。カードをかざしただけでは、何も見えません。次の画面で、見せるものをご自分で選びます。",
        easy: "{{name}}が、あなたの 記録《きろく》を 見《み》たいと 言《い》っています。カードを おいても、まだ 何《なに》も 見《み》えません。次《つぎ》の ページで、あなたが えらびます。",
        en: "{{name}} would like to see the records below. Holding your card to the reader shows nothing yet: you choose on the next page.",
    }
    /// Row: who asks.
    who { ja: "見たい人", easy: "見《み》たい 人《ひと》", en: "Who asks" }
    /// Row: why.
    reason { ja: "理由", easy: "理由《りゆう》", en: "Reason" }
    /// Row: what is asked for.
    what { ja: "見たい記録", easy: "見《み》たい 記録《きろく》", en: "Records asked for" }
    /// A program asks.
    machine { ja: "プログラム", easy: "プログラム（機械《きかい》）", en: "A program" }
    /// Button.
    start { ja: "カードをかざして選ぶ", easy: "カードを おいて えらぶ", en: "Choose with your card" }
    /// Button: no.
    decline { ja: "見せない", easy: "見《み》せない", en: "Show nothing" }
    /// Under the buttons.
    no_harm {
        ja: "見せなくても、診療や調剤は受けられます。",
        easy: "見《み》せなくても、病院《びょういん》や 薬局《やっきょく》で みて もらえます。",
        en: "You will be treated even if you show nothing.",
    }
    /// Notice: the card is registered for nobody.
    stranger { ja: "このカードは、まだ登録されていません", easy: "この カードは、まだ 登録《とうろく》されていません", en: "This card is not registered yet" }
    /// What to do then.
    stranger_more {
        ja: "ご自宅などで一度ログインして、カードを登録すると使えます。今日は、記録を見せずに受付してください。",
        easy: "うちなどで 一度《いちど》 ログインすると、使《つか》えます。今日《きょう》は、見《み》せないで 受付《うけつけ》してください。",
        en: "Log in once, at home for instance, to register it. Today, go on without showing records.",
    }

    /// Heading of the choice; slot `name`.
    choose { ja: "{{name}}に見せる記録", easy: "{{name}}に 見《み》せる 記録《きろく》", en: "What to show {{name}}" }
    /// Title of the choice.
    choose_title { ja: "見せる記録を選ぶ", easy: "見《み》せる 記録《きろく》を えらぶ", en: "Choose what to show" }
    /// Whose card it was; slot `name`.
    yours { ja: "{{name}}さんのカードです。", easy: "{{name}}さんの カードです。", en: "This is the card of {{name}}." }
    /// What a tick does.
    choose_lead {
        ja: "選んだものだけが、24時間、この機関に見えます。あとから「共有の設定」でやめられます。だれが見たかは、いつでも確かめられます。",
        easy: "えらんだ ものだけ、24時間《じかん》 見《み》えます。あとで やめることも できます。だれが 見《み》たかも、あとで わかります。",
        en: "Only what you tick can be seen, by this institution, for 24 hours. You can end it earlier under “Sharing”, and see at any time who looked.",
    }
    /// Question: kinds.
    kinds { ja: "見せる記録", easy: "見《み》せる 記録《きろく》", en: "Records to show" }
    /// Question: classes.
    classes { ja: "とくに慎重に扱う情報", easy: "とくに 大切《たいせつ》な 情報《じょうほう》", en: "Especially sensitive information" }
    /// Under it.
    classes_hint {
        ja: "上で選んだ記録のうち、次にあたるものは、ここでも選んだときだけ見えます。",
        easy: "上《うえ》で えらんだ 記録《きろく》の 中《なか》の、とくに 大切《たいせつ》な ものです。ここでも えらんだときだけ 見《み》えます。",
        en: "Of the records ticked above, those of these classes are shown only if you tick them here too.",
    }
    /// A refusal stays.
    denied_stays {
        ja: "「共有の設定」で「見せない」とした記録は、ここで選んでも見えません。",
        easy: "前《まえ》に「見《み》せない」に した 記録《きろく》は、ここで えらんでも 見《み》えません。",
        en: "What you decided not to show under “Sharing” is not shown, whatever you tick here.",
    }
    /// Button.
    give { ja: "選んだものを見せる", easy: "えらんだ ものを 見《み》せる", en: "Show what I ticked" }
    /// Button.
    give_nothing { ja: "何も見せない", easy: "何《なに》も 見《み》せない", en: "Show nothing" }
    /// Error: nothing ticked.
    error_nothing {
        ja: "見せる記録を選ぶか、「何も見せない」を押してください",
        easy: "記録《きろく》を えらぶか、「何《なに》も 見《み》せない」を おしてください",
        en: "Tick what to show, or press “Show nothing”",
    }

    /// Done; slot `name`.
    done { ja: "{{name}}に伝えました", easy: "{{name}}に 伝《つた》えました", en: "{{name}} has been told" }
    /// Title when done.
    done_title { ja: "受付に伝えました", easy: "受付《うけつけ》に 伝《つた》えました", en: "The reception has been told" }
    /// What holds now.
    done_more {
        ja: "選んだものが、これから24時間見えます。カードをお取りになり、画面を受付にお返しください。",
        easy: "えらんだ ものが、24時間《じかん》 見《み》えます。カードを 取《と》って、画面《がめん》を 受付《うけつけ》に かえしてください。",
        en: "What you ticked can be seen for 24 hours. Take your card, and hand the screen back to the reception.",
    }
    /// Nobody wanted to.
    declined { ja: "何も見せませんでした", easy: "何《なに》も 見《み》せませんでした", en: "Nothing was shown" }
    /// What that means.
    declined_more {
        ja: "記録は見えません。画面を受付にお返しください。",
        easy: "記録《きろく》は 見《み》えません。画面《がめん》を 受付《うけつけ》に かえしてください。",
        en: "No records can be seen. Hand the screen back to the reception.",
    }
    /// The visit is over or was answered.
    gone { ja: "この画面は、もう使えません", easy: "この 画面《がめん》は、もう 使《つか》えません", en: "This page cannot be used any more" }
    /// What to do.
    gone_more {
        ja: "時間がたったか、もう答えがすんでいます。続けるときは、受付に声をかけてください。",
        easy: "時間《じかん》が すぎたか、もう 答《こた》えて あります。つづけるときは、受付《うけつけ》の 人《ひと》に 言《い》ってください。",
        en: "It has run out, or was answered already. To go on, speak to the reception.",
    }
    /// Link: back to the reception.
    to_reception { ja: "受付の画面へ", easy: "受付《うけつけ》の 画面《がめん》へ", en: "Back to the reception" }

    /// Heading of the reception; slot `name`.
    reception { ja: "{{name}}の受付", easy: "{{name}}の 受付《うけつけ》", en: "Reception of {{name}}" }
    /// Title of the reception.
    reception_title { ja: "受付", easy: "受付《うけつけ》", en: "Reception" }
    /// What it is for.
    reception_lead {
        ja: "患者さんに見せてもらいたい記録を選び、画面を患者さんに向けてください。見せるかどうかは、患者さんがカードをかざして選びます。",
        easy: "見《み》たい 記録《きろく》を えらんで、画面《がめん》を 患者《かんじゃ》さんに 見《み》せてください。患者《かんじゃ》さんが えらびます。",
        en: "Choose what you would like to see, then turn the screen to the patient, who decides with their card.",
    }
    /// Label: handle.
    handle { ja: "職員の符号", easy: "あなたの 番号《ばんごう》や 記号《きごう》", en: "Your staff handle" }
    /// Under it.
    handle_hint {
        ja: "名前ではなく、いつも同じ符号です（例：A-0312）。患者さんの記録に残ります。",
        easy: "名前《なまえ》では ありません。いつも 同《おな》じ ものを 書《か》きます（例《れい》：A-0312）。患者《かんじゃ》さんに 見《み》えます。",
        en: "Not your name, and the same each time (for instance A-0312). Patients see it.",
    }
    /// Label: role.
    role { ja: "職種", easy: "仕事《しごと》", en: "Your role" }
    /// Label: unit.
    unit { ja: "部署", easy: "場所《ばしょ》（科《か》など）", en: "Unit" }
    /// No unit.
    no_unit { ja: "指定しない", easy: "えらばない", en: "None" }
    /// Label: reason.
    reason_label { ja: "見たい理由", easy: "見《み》たい 理由《りゆう》", en: "Why you would like to see them" }
    /// Under it.
    reason_hint {
        ja: "患者さんに見えます。500文字まで。個人番号（マイナンバー）は書けません。",
        easy: "患者《かんじゃ》さんが 読《よ》みます。500字《じ》まで。マイナンバーは 書《か》かないでください。",
        en: "The patient reads it. Up to 500 characters, no individual number (マイナンバー).",
    }
    /// A reason to begin with.
    reason_example { ja: "診療の前に、これまでの経過を確かめるため", easy: "診療《しんりょう》の 前《まえ》に、今《いま》までの ことを 知《し》るため", en: "診療の前に、これまでの経過を確かめるため" }
    /// Question: what would you like to see.
    wish { ja: "見たい記録", easy: "見《み》たい 記録《きろく》", en: "Records you would like to see" }
    /// Question: sensitive ones.
    wish_sensitive { ja: "とくに慎重に扱う情報（必要なときだけ）", easy: "とくに 大切《たいせつ》な 情報《じょうほう》（いるときだけ）", en: "Especially sensitive information (only if needed)" }
    /// Button.
    turn { ja: "患者さんの画面を開く", easy: "患者《かんじゃ》さんの 画面《がめん》を 開《ひら》く", en: "Open the patient’s page" }
    /// Error: the handle.
    error_handle { ja: "職員の符号を100文字までで入れてください。12けたの数字は使えません", easy: "番号《ばんごう》や 記号《きごう》を 入《い》れてください（100字《じ》まで）", en: "Enter your handle: up to 100 characters, no individual number" }
    /// Error: no role.
    error_role { ja: "職種を選んでください", easy: "仕事《しごと》を えらんでください", en: "Choose your role" }
    /// Error: the unit.
    error_unit { ja: "部署を選びなおしてください", easy: "場所《ばしょ》を えらびなおしてください", en: "Choose the unit again" }
    /// Error: the reason.
    error_reason { ja: "理由を500文字までで書いてください。12けたの数字は使えません", easy: "理由《りゆう》を 書《か》いてください（500字《じ》まで）", en: "Write a reason: up to 500 characters, no individual number" }
    /// Error: no kind.
    error_wish { ja: "見たい記録を選んでください", easy: "見《み》たい 記録《きろく》を えらんでください", en: "Choose what you would like to see" }
    /// This institution may not ask.
    not_for_treatment {
        ja: "この機関は、診療・調剤のための閲覧に登録されていません。自治体に問い合わせてください。",
        easy: "ここは、診療《しんりょう》のために 見《み》ることが できません。市役所《しやくしょ》に 聞《き》いてください。",
        en: "This institution is not registered to read for treatment. Ask the municipality.",
    }
    /// Heading: those before.
    recent { ja: "この画面での最近の受付", easy: "さいきんの 受付《うけつけ》", en: "Recent patients at this screen" }
    /// None yet.
    recent_none { ja: "まだありません。", easy: "まだ ありません。", en: "None yet." }
    /// Column.
    when { ja: "時刻", easy: "時間《じかん》", en: "Time" }
    /// Column.
    state { ja: "状態", easy: "どうなったか", en: "State" }
    /// Column.
    pseudonym { ja: "この機関での符号（機関別符号）", easy: "ここでの 名前《なまえ》の かわり（機関別符号《きかんべつふごう》）", en: "Name here (機関別符号)" }
    /// State.
    waiting { ja: "患者さんの操作待ち", easy: "まっています", en: "Waiting for the patient" }
    /// State.
    answered { ja: "受付ずみ", easy: "おわりました", en: "Answered" }
    /// State.
    said_no { ja: "見せない", easy: "見《み》せない", en: "Declined" }
    /// State.
    over { ja: "時間切れ", easy: "時間《じかん》が すぎました", en: "Ran out" }

    /// Heading: make this browser a reception; slot `name`.
    join { ja: "この端末を{{name}}の受付にしますか", easy: "この 機械《きかい》を {{name}}の 受付《うけつけ》に しますか", en: "Make this device a reception of {{name}}?" }
    /// Title.
    join_title { ja: "受付の端末を登録する", easy: "受付《うけつけ》の 機械《きかい》を 登録《とうろく》する", en: "Register a reception" }
    /// What it means.
    join_more {
        ja: "1年間、この端末のこのブラウザーから、患者さんに閲覧をお願いできます。記録そのものは、ここからは見えません。端末をなくしたら、すぐに自治体へ知らせてください。",
        easy: "1年間《ねんかん》、この 機械《きかい》から 患者《かんじゃ》さんに おねがいが できます。なくしたら、すぐ 市役所《しやくしょ》に 言《い》ってください。",
        en: "For a year, patients can be asked from this browser. No records can be seen from it. If the device is lost, tell the municipality at once.",
    }
    /// Row: name of the place.
    label { ja: "場所", easy: "場所《ばしょ》", en: "Place" }
    /// Button.
    join_do { ja: "受付にする", easy: "受付《うけつけ》に する", en: "Make it a reception" }
    /// The link is used or over.
    join_gone { ja: "このリンクは使えません", easy: "この リンクは 使《つか》えません", en: "This link cannot be used" }
    /// What to do.
    join_gone_more {
        ja: "一度使われたか、期限が切れています。自治体に新しいリンクをたのんでください。",
        easy: "もう 使《つか》ったか、古《ふる》い リンクです。市役所《しやくしょ》に 新《あたら》しい リンクを おねがいしてください。",
        en: "It was used, or has run out. Ask the municipality for another.",
    }
    /// This browser is no reception.
    no_reception { ja: "この端末は、受付として登録されていません", easy: "この 機械《きかい》は、受付《うけつけ》では ありません", en: "This device is no reception" }
    /// What to do.
    no_reception_more {
        ja: "受付の画面は、自治体が発行したリンクを開いた端末だけで使えます。登録が終わったか、機関の接続が停止されていることもあります。",
        easy: "市役所《しやくしょ》の リンクを 開《ひら》いた 機械《きかい》だけで 使《つか》えます。",
        en: "It works only on devices on which a link of the municipality was opened. The registration may have ended, or the institution’s access be suspended.",
    }
}

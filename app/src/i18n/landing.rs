//! Words of the front page.

use crate::messages;

messages! {
    /// Heading.
    heading {
        ja: "あなたの健康の記録を、あなたの手もとに",
        easy: "あなたの 健康《けんこう》の 記録《きろく》を 見《み》ることができます",
        en: "Your health records, in your own hands",
    }
    /// What it is.
    lead(municipality: &str) {
        ja: "{municipality}が住民のみなさんのために開いている、健康の記録の窓口です。マイナンバーカードでログインします。",
        easy: "{municipality}の サービスです。マイナンバーカードで ログインします。",
        en: "A service of {municipality} for its residents. You log in with your My Number Card.",
    }
    /// Button.
    log_in {
        ja: "カードでログイン",
        easy: "カードで ログイン",
        en: "Log in with your card",
    }
    /// Heading of the list of what can be done.
    what {
        ja: "できること",
        easy: "できること",
        en: "What you can do",
    }
    /// Checkups.
    checkups {
        ja: "健診の結果を見る",
        easy: "健診《けんしん》の 結果《けっか》を 見《み》る",
        en: "See your checkup results",
    }
    /// Checkups, explained.
    checkups_more {
        ja: "数値だけでなく、国の基準との関係と、これまでの変化が分かります。",
        easy: "良《よ》いか、注意《ちゅうい》が いるかが わかります。",
        en: "Not just numbers: how they stand against the official limits, and how they have changed.",
    }
    /// Vaccinations.
    vaccinations {
        ja: "予防接種を確かめる",
        easy: "予防接種《よぼうせっしゅ》を 見《み》る",
        en: "Check your vaccinations",
    }
    /// Vaccinations, explained.
    vaccinations_more {
        ja: "受けた記録と、いま受けられるもの、まだ間に合うものが分かります。",
        easy: "受《う》けた 注射《ちゅうしゃ》と、これから 受《う》ける 注射《ちゅうしゃ》が わかります。",
        en: "What you have had, what is due now, and what can still be caught up.",
    }
    /// Access log.
    log {
        ja: "だれが見たかを知る",
        easy: "だれが 見《み》たかを 知《し》る",
        en: "Know who looked",
    }
    /// Access log, explained.
    log_more {
        ja: "どの機関のだれが、いつ、なぜ見たか、すべてのこります。見せなかったことも分かります。",
        easy: "病院《びょういん》などが あなたの 記録《きろく》を 見《み》たら、ぜんぶ わかります。",
        en: "Which institution looked, who there, when and why. What was refused is listed too.",
    }
    /// Sharing.
    sharing {
        ja: "だれに見せるかを決める",
        easy: "だれに 見《み》せるかを 決《き》める",
        en: "Decide who may see",
    }
    /// Sharing, explained.
    sharing_more {
        ja: "「見せない」は、いつでも「見せる」より強く、すぐに効きます。相手には分かりません。",
        easy: "「見《み》せない」と 決《き》めたら、すぐに 見《み》えなくなります。",
        en: "A refusal always wins over a permission, works at once, and nobody can tell that you made it.",
    }
    /// Heading of the promises.
    promises {
        ja: "お約束",
        easy: "約束《やくそく》",
        en: "What we promise",
    }
    /// Promise: no log, no data.
    promise_log {
        ja: "あなたの記録を機関に渡す前に、かならず「だれが見たか」に書きます。書けないときは渡しません。",
        easy: "だれかに 見《み》せるときは、かならず 記録《きろく》に 書《か》きます。",
        en: "Before a record is handed to anyone, it is written down in your log. If that fails, nothing is handed over.",
    }
    /// Promise: sealed.
    promise_sealed {
        ja: "記録は、一人ひとり別の鍵で暗号にして保存します。",
        easy: "記録《きろく》は、ひとりずつ ちがう 鍵《かぎ》で 守《まも》ります。",
        en: "Records are stored encrypted, with a separate key for each person.",
    }
    /// Promise: no individual number.
    promise_number {
        ja: "マイナンバー（個人番号）は使いません。お預かりもしません。",
        easy: "マイナンバーの 番号《ばんごう》は 使《つか》いません。",
        en: "The 12-digit individual number is neither used nor kept.",
    }
    /// Promise: nobody else's profile.
    promise_profile {
        ja: "あなたの点数や順位を、ほかのだれかのために作ることはしません。",
        easy: "あなたに 点数《てんすう》を つけることは しません。",
        en: "We never make a score or profile of you for anyone else.",
    }
    /// Heading for a person without card or PIN.
    no_card {
        ja: "カードや暗証番号がないとき",
        easy: "カードや 暗証番号《あんしょうばんごう》が ないとき",
        en: "Without a card or PIN",
    }
    /// What such a person can do.
    no_card_more(municipality: &str) {
        ja: "{municipality}の窓口で、ご本人を確かめたうえでお手伝いします。",
        easy: "{municipality}の 窓口《まどぐち》に 来《き》てください。手伝《てつだ》います。",
        en: "Come to the desk of {municipality}. Staff will help you after checking who you are.",
    }
    /// Heading of the demo's help.
    demo {
        ja: "デモのためしかた",
        easy: "デモの 使《つか》いかた",
        en: "How to try the demo",
    }
    /// Demo, step 1.
    demo_login {
        ja: "「カードでログイン」から、架空の住民5人のだれかのカードを選びます。暗証番号はカードの横にあります。",
        easy: "「カードで ログイン」を 押《お》して、カードを ひとつ 選《えら》びます。",
        en: "Choose “Log in with your card” and pick one of five fictional residents. The PIN stands beside each card.",
    }
    /// Demo, step 2.
    demo_read {
        ja: "「機関になってみる」で、診療所などとして記録を見てみます。",
        easy: "「機関《きかん》になってみる」で、病院《びょういん》などに なって 記録《きろく》を 見《み》ます。",
        en: "Under “Play an institution”, read someone's records as a clinic would.",
    }
    /// Demo, step 3.
    demo_log {
        ja: "その人の「だれが見たか」に、いま見たことがのっています。",
        easy: "「だれが 見《み》たか」に、その ことが 書《か》いてあります。",
        en: "Find what you just did under “Who looked” of that resident.",
    }
    /// Link to the demo's page that plays an institution.
    demo_play {
        ja: "機関になってみる",
        easy: "機関《きかん》になってみる",
        en: "Play an institution",
    }
}

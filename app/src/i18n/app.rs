//! Words about デジタル認証アプリ.

use crate::messages;

messages! {
    /// Its name.
    name { ja: "デジタル認証アプリ", easy: "デジタル認証《にんしょう》アプリ", en: "Digital Authentication App (デジタル認証アプリ)" }

    /// Heading on the login page.
    way { ja: "スマートフォンのアプリでログイン", easy: "スマホの アプリで ログイン", en: "Log in with an app on your phone" }
    /// What it is.
    way_more {
        ja: "デジタル庁の「デジタル認証アプリ」で、マイナンバーカードをスマートフォンで読み取ります。数字4けたの暗証番号を使います。読み取りが終わると、このサイトに戻ります。",
        easy: "デジタル庁《ちょう》の アプリで、スマホに カードを あてます。4つの 数字《すうじ》を 使《つか》います。終《お》わると、ここに もどります。",
        en: "The app of the Digital Agency reads your My Number Card with your phone. You need the four-digit PIN. Afterwards you come back to this site.",
    }
    /// Link: go there.
    start { ja: "デジタル認証アプリでログインする", easy: "アプリで ログインする", en: "Log in with the app" }

    /// Heading: first use.
    first { ja: "デジタル認証アプリをはじめて使う", easy: "アプリを はじめて 使《つか》う", en: "Your first time with the app" }
    /// Why.
    first_lead(municipality: &str) {
        ja: "このアプリは、まだあなたの記録とつながっていません。{municipality}の住民の方か、一度だけ確かめます。",
        easy: "この アプリは まだ つながっていません。{municipality}に 住《す》んでいる 人《ひと》か、1回《かい》だけ しらべます。",
        en: "The app is not linked to your records yet. We check once whether you are a resident of {municipality}.",
    }
    /// Heading: what is told.
    first_reads { ja: "アプリから受け取るもの", easy: "アプリから もらうもの", en: "What we get from the app" }
    /// What is told.
    first_reads_more {
        ja: "カードにある、氏名・住所・生年月日・性別です。今回だけ受け取り、住民の名簿と照らし合わせたあとは残しません。次からのログインでは受け取りません。マイナンバー（個人番号）は受け取りません。",
        easy: "名前《なまえ》・住所《じゅうしょ》・生《う》まれた日《ひ》・性別《せいべつ》です。今《いま》だけ もらいます。しらべた あとは 残《のこ》しません。マイナンバーの 番号《ばんごう》は もらいません。",
        en: "Name, address, date of birth and sex from your card, this once. They are compared with the register of residents and not kept afterwards. The 12-digit individual number is never asked for.",
    }
    /// What happens to another link.
    first_replaces {
        ja: "前につないだアプリがあれば、そのかわりになります。登録したカードはそのまま使えます。",
        easy: "前《まえ》の アプリの かわりに なります。カードは そのまま 使《つか》えます。",
        en: "It takes the place of an app that you linked before. Cards that you registered go on working.",
    }
    /// Who cannot.
    first_without(municipality: &str) {
        ja: "アプリを使えないときや、あなたの情報が変わったばかりのときは、{municipality}の窓口で登録できます。",
        easy: "アプリが 使《つか》えない ときは、{municipality}の 窓口《まどぐち》に 来《き》てください。",
        en: "If you cannot use the app, or have just moved or changed your name, the desk of {municipality} can register you.",
    }
    /// Link: go there.
    first_start { ja: "アプリで確かめてつなぐ", easy: "アプリで しらべて つなぐ", en: "Check with the app and link it" }
    /// Heading: linked.
    linked { ja: "デジタル認証アプリをつなぎました", easy: "アプリを つなぎました", en: "The app is linked" }
    /// What now.
    linked_more {
        ja: "次からは、アプリと数字4けたの暗証番号でログインできます。つないだことは、お知らせにも届きます。",
        easy: "次《つぎ》からは、アプリと 4つの 数字《すうじ》で ログインできます。お知《し》らせも とどきます。",
        en: "From now on you can log in with the app and the four-digit PIN. A message in your inbox says so, too.",
    }

    /// Heading: it was begun elsewhere, or is over.
    again { ja: "もう一度はじめてください", easy: "もう一度《いちど》 はじめてください", en: "Please start again" }
    /// Why.
    again_more {
        ja: "アプリから、ログインをはじめたのとは別のブラウザーに戻ったか、時間が過ぎたか、すでに使われたログインです。安全のため、ここではログインできません。はじめたブラウザー（SafariやChromeなど）を開くか、このブラウザーではじめからお試しください。",
        easy: "ちがう ブラウザーに もどったか、時間《じかん》が すぎました。ログインを はじめた ブラウザー（Safari、Chromeなど）を 開《ひら》いてください。ここで もう一度《いちど》 はじめても いいです。",
        en: "You came back to another browser than the one you started in, or this login is over or was used already. For your safety nobody is logged in here. Open the browser that you started in (Safari or Chrome, for example), or start again in this one.",
    }
    /// Desk: title.
    desk { ja: "窓口で確かめます", easy: "窓口《まどぐち》で たしかめます", en: "The desk has to check" }
    /// Desk: what to do.
    desk_more(municipality: &str) {
        ja: "アプリから受け取った内容と、住民の名簿が一致しませんでした。何も登録していません。マイナンバーカードを持って、{municipality}の窓口にお越しください。職員が確かめて、カードを登録します。登録すると、カードとパスキーでログインできます。",
        easy: "あなたの ことが よく わかりませんでした。カードを 持《も》って、{municipality}の 窓口《まどぐち》に 来《き》てください。カードで ログインできるように します。",
        en: "What the app told us and the register of residents do not agree, and nothing was registered. Come to the desk of {municipality} with your My Number Card. Staff check who you are and register the card; you can then log in with the card and with passkeys.",
    }
    /// Declined: title.
    declined { ja: "アプリでの確認をやめました", easy: "アプリを やめました", en: "You cancelled in the app" }
    /// Declined: what to do.
    declined_more {
        ja: "ログインはしていません。何も受け取っていません。もう一度はじめるか、別の方法をえらんでください。",
        easy: "ログインは していません。もう一度《いちど》するか、ほかの やりかたを えらんでください。",
        en: "You are not logged in, and we got nothing about you. Start again, or choose another way.",
    }
    /// Unavailable: title.
    unavailable { ja: "いまはデジタル認証アプリを使えません", easy: "今《いま》は アプリが 使《つか》えません", en: "The app cannot be used right now" }
    /// Unavailable: what to do.
    unavailable_more(municipality: &str) {
        ja: "デジタル認証アプリのサービスにつながりません。あなたのカードやスマートフォンに問題があるのではありません。しばらくしてからもう一度お試しいただくか、カードリーダーでのログインなど、別の方法をお使いください。お急ぎのときは{municipality}の窓口へお越しください。",
        easy: "アプリの サービスに つながりません。カードも スマホも 悪《わる》くありません。あとで もう一度《いちど》するか、ほかの やりかたを 使《つか》ってください。いそぐ ときは {municipality}の 窓口《まどぐち》に 来《き》てください。",
        en: "We cannot reach the service behind the app. Nothing is wrong with your card or your phone. Try again later, or use another way to log in, such as a card reader. If it is urgent, come to the desk of {municipality}.",
    }
    /// Not strong: title.
    not_strong { ja: "カードの読み取りを確かめられませんでした", easy: "カードを 読《よ》んだか わかりませんでした", en: "We could not see that your card was read" }
    /// Not strong: what to do.
    not_strong_more {
        ja: "アプリで、いまマイナンバーカードを読み取り、暗証番号を入れたことが必要です。もう一度はじめて、アプリの案内のとおりにカードを読み取ってください。",
        easy: "アプリで カードを 読《よ》んで、4つの 数字《すうじ》を 入《い》れてください。もう一度《いちど》 はじめてください。",
        en: "The app has to read your card and take your PIN now. Start again and follow the app until it has read the card.",
    }
    /// Not accepted: title.
    not_accepted { ja: "アプリからの答えを確かめられませんでした", easy: "アプリの 答《こた》えが わかりませんでした", en: "The app's answer could not be verified" }
    /// Not accepted: what to do.
    not_accepted_more {
        ja: "もう一度お試しください。何度も起きるときは、別の方法でログインし、窓口へお知らせください。",
        easy: "もう一度《いちど》 してください。何度《なんど》も できない ときは、ほかの やりかたで ログインして、窓口《まどぐち》に 言《い》ってください。",
        en: "Try again. If it keeps happening, log in another way and tell the desk.",
    }
    /// Link: to the login page, which has every way.
    other_ways { ja: "ログインの方法をえらぶ", easy: "ログインの やりかたを えらぶ", en: "Choose how to log in" }

    /// Heading on the account page and of its own page.
    heading { ja: "デジタル認証アプリ", easy: "デジタル認証《にんしょう》アプリ", en: "Digital Authentication App" }
    /// What it is about.
    lead {
        ja: "スマートフォンのデジタル認証アプリからのログインを確かめ、やめることができます。",
        easy: "アプリからの ログインを 見《み》ます。やめることも できます。",
        en: "See whether the app on your phone can log you in here, and stop it.",
    }
    /// Link on the account page.
    link { ja: "つないだアプリを見る・やめる", easy: "アプリを 見《み》る・やめる", en: "See and remove the linked app" }
    /// None.
    none {
        ja: "つながっているアプリはありません。",
        easy: "つながっている アプリは ありません。",
        en: "No app is linked.",
    }
    /// Link: link one.
    add { ja: "デジタル認証アプリをつなぐ", easy: "アプリを つなぐ", en: "Link the app" }
    /// Heading: the one that holds.
    now { ja: "つながっているアプリ", easy: "つながっている アプリ", en: "The linked app" }
    /// Row: since.
    since { ja: "つないだ日時", easy: "つないだ 時《とき》", en: "Linked" }
    /// Row: last used.
    used { ja: "最後に使った日時", easy: "さいごに 使《つか》った 時《とき》", en: "Last used" }
    /// Button.
    remove { ja: "アプリからのログインをやめる", easy: "アプリからの ログインを やめる", en: "Remove the app" }
    /// What it means.
    remove_more {
        ja: "やめると、アプリではログインできなくなり、アプリからはじめたログインは、この画面のものも終わります。記録は消えません。もう一度つなぐこともできます。",
        easy: "やめると、アプリで ログイン できません。アプリで はじめた ログインも 終《お》わります。記録《きろく》は 消《き》えません。また つなぐことも できます。",
        en: "The app will not log you in any more, and logins made with it end, this one too if it is one of them. Your records are kept, and you can link the app again.",
    }
    /// It was removed.
    removed { ja: "アプリからのログインをやめました", easy: "アプリからの ログインを やめました", en: "The app was removed" }
    /// What it means.
    removed_more {
        ja: "もう一度つなぐまで、このアプリではログインできません。カードでのログインは変わりません。",
        easy: "この アプリでは ログイン できません。カードでは ログイン できます。",
        en: "It cannot log you in until you link it again. Logging in by card is as before.",
    }
    /// The session in use ended with it.
    removed_here {
        ja: "アプリからはじめたログインだったので、この画面のログインも終わりました。",
        easy: "アプリで はじめた ログインも 終《お》わりました。",
        en: "You had logged in with it here, so this login has ended, too.",
    }
    /// Heading: before.
    history { ja: "これまでの変更", easy: "これまで", en: "Changes so far" }
    /// It was linked.
    was_linked { ja: "つなぎました", easy: "つなぎました", en: "linked" }
    /// It was replaced.
    was_replaced { ja: "新しいアプリにかわりました", easy: "新《あたら》しい アプリに なりました", en: "replaced by a newer link" }
    /// It was removed.
    was_removed { ja: "やめました", easy: "やめました", en: "removed" }

    /// Notice: linked.
    told_linked {
        ja: "デジタル認証アプリでログインできるようになりました",
        easy: "アプリで ログイン できるように なりました",
        en: "The Digital Authentication App can now log in to your account",
    }
    /// What to do about it.
    told_linked_text {
        ja: "あなた自身なら、何もしなくてかまいません。心当たりがなければ、アカウントのページでアプリからのログインをやめ、市区町村の窓口でカードの利用を止めてください。",
        easy: "あなたなら、だいじょうぶです。知《し》らない ときは、アプリからの ログインを やめて、市役所《しやくしょ》で カードを 止《と》めてください。",
        en: "If it was you, there is nothing to do. If not, remove the app on the account page and have your card stopped at your municipality.",
    }
    /// Another link ended with it.
    told_replaced_text {
        ja: "前につないだアプリのかわりになり、そのアプリではログインできなくなりました。カードを更新したあとなどに起きます。心当たりがなければ、アカウントのページでアプリからのログインをやめ、市区町村の窓口でカードの利用を止めてください。",
        easy: "前《まえ》の アプリの かわりに なりました。知《し》らない ときは、アプリからの ログインを やめて、市役所《しやくしょ》で カードを 止《と》めてください。",
        en: "It took the place of the link that you had before, which no longer works; this happens after a card was renewed, for example. If it was not you, remove the app on the account page and have your card stopped at your municipality.",
    }
    /// Notice: removed.
    told_removed {
        ja: "デジタル認証アプリからのログインをやめました",
        easy: "アプリからの ログインを やめました",
        en: "The Digital Authentication App was removed from your account",
    }
    /// What to do about it.
    told_removed_text {
        ja: "あなたのログインで行われました。心当たりがなければ、ログインしているところを確かめてください。アプリはいつでもつなぎ直せます。",
        easy: "あなたの ログインで しました。知《し》らない ときは、ログインを たしかめてください。",
        en: "It was done with your login. If it was not you, check where you are logged in. You can link the app again at any time.",
    }
}

//! Words of passkeys: making them, logging in with them, and what can go wrong with that.

use crate::messages;

messages! {
    /// Heading: a passkey needs a script.
    needs_script { ja: "JavaScriptが必要です", easy: "JavaScriptが いります", en: "JavaScript is needed" }
    /// Why.
    needs_script_more {
        ja: "パスキーは、ブラウザのJavaScriptを通してしか使えません。JavaScriptを有効にして、ページを開き直してください。",
        easy: "パスキーには JavaScriptが いります。JavaScriptを 使《つか》えるように して、もう一度《いちど》 ページを 開《ひら》いてください。",
        en: "Browsers offer passkeys only to JavaScript. Turn it on and load this page again.",
    }
    /// What the authenticator is waited for.
    says_working { ja: "パスキーの確認を待っています…", easy: "パスキーを 待《ま》っています…", en: "Waiting for your passkey…" }
    /// Stopped by the person or the device.
    says_cancelled {
        ja: "パスキーで確認できませんでした。中止したか、本人確認（PINや指紋）ができなかったか、このパスキーがこのサイトのものではありません。もう一度お試しください。",
        easy: "できませんでした。もう一度《いちど》 してください。",
        en: "Your passkey did not confirm. It was cancelled, your PIN or fingerprint was not accepted, or there is no passkey for this site. Try again.",
    }
    /// Over.
    says_gone {
        ja: "時間が過ぎたか、もう使われています。最初からやり直してください。",
        easy: "時間《じかん》が すぎました。はじめから してください。",
        en: "It took too long, or this was used already. Start again.",
    }
    /// The browser cannot.
    says_unsupported { ja: "このブラウザではパスキーを使えません。", easy: "この ブラウザでは パスキーを 使《つか》えません。", en: "This browser cannot use passkeys." }
    /// Anything else.
    says_failed {
        ja: "つながりませんでした。少し待ってから、もう一度お試しください。",
        easy: "つながりませんでした。少《すこ》し 待《ま》って、もう一度《いちど》 してください。",
        en: "That did not get through. Wait a little and try again.",
    }
    /// Refused by the portal, at a login.
    says_refused {
        ja: "このパスキーではログインできません。削除されたか、カードを更新したときに止まったパスキーかもしれません。カードでログインしてください。",
        easy: "この パスキーは もう 使《つか》えません。カードで ログインしてください。",
        en: "This passkey does not log you in. It may have been removed, or ended with an earlier card. Log in with your card.",
    }
    /// Possibly copied.
    says_cloned {
        ja: "このパスキーは複製された疑いがあるため、止めました。カードでログインして、このパスキーを削除してください。",
        easy: "この パスキーは あぶないので 止《と》めました。カードで ログインして、けしてください。",
        en: "This passkey may have been copied, so it was stopped. Log in with your card and remove it.",
    }
    /// What it stands on has to prove itself again.
    says_again {
        ja: "パスキーを使うには、もう一度、作ったときと同じカードかデジタル認証アプリでログインして確かめる必要があります。そのあとは、またパスキーでログインできます。カードを更新したときは、パスキーを作り直してください。",
        easy: "一度《いちど》 カードか アプリで ログインしてください。そのあと、また パスキーが 使《つか》えます。",
        en: "Log in once more with the card or the app (デジタル認証アプリ) that you made it with; after that your passkey works again. If you have a new card, make a new passkey.",
    }
    /// The person has stopped every way in.
    says_stopped {
        ja: "「すぐに止める」で、ログインを止めています。カードでログインすると、もとにもどせます。",
        easy: "ログインを 止《と》めています。カードで ログインすると、もどせます。",
        en: "Every way to log in was stopped. Log in with your card to undo it.",
    }
    /// No login number.
    says_number {
        ja: "ログイン番号がちがいます。10けたの数字を確かめてください。",
        easy: "ログイン番号《ばんごう》が ちがいます。10の 数字《すうじ》を 見《み》てください。",
        en: "This is not a login number. Check its ten digits.",
    }
    /// Refused by the portal, when one was made.
    says_not_made {
        ja: "パスキーを作れませんでした。本人確認（PIN、指紋、顔）ができる端末かセキュリティキーを使ってください。",
        easy: "パスキーを 作《つく》れませんでした。指紋《しもん》や 顔《かお》や PINが 使《つか》えるものを 使《つか》ってください。",
        en: "The passkey was not made. Use a device or security key that checks your PIN, finger or face.",
    }
    /// It is there.
    says_known {
        ja: "この端末かセキュリティキーには、もうあなたのパスキーがあります。",
        easy: "ここには もう あなたの パスキーが あります。",
        en: "This device or security key has a passkey of yours already.",
    }
    /// There are many.
    says_many {
        ja: "パスキーは10個までです。使わないものを削除してから、作ってください。",
        easy: "パスキーは 10までです。使《つか》わないものを けしてください。",
        en: "You can have ten passkeys. Remove one that you do not use.",
    }
    /// The proof is not fresh any more.
    says_stronger {
        ja: "本人の確認から時間がたちました。このページを開き直して、もう一度確認してください。",
        easy: "時間《じかん》が すぎました。この ページを もう一度《いちど》 開《ひら》いてください。",
        en: "It is too long since you showed that it is you. Load this page again to do so.",
    }

    /// Heading on the login page.
    login { ja: "パスキーでログイン", easy: "パスキーで ログイン", en: "With a passkey" }
    /// What it is.
    login_lead {
        ja: "指紋、顔、PINでログインできます。前にカードでログインして、この端末やセキュリティキーにパスキーを作った方が使えます。",
        easy: "指紋《しもん》や 顔《かお》や PINで ログインします。前《まえ》に パスキーを 作《つく》った 人《ひと》が 使《つか》えます。",
        en: "Log in with your finger, face or PIN, if you have made a passkey on this device or a security key after logging in with your card.",
    }
    /// Field.
    number { ja: "ログイン番号", easy: "ログイン番号《ばんごう》", en: "Login number" }
    /// Its hint.
    number_hint {
        ja: "10けたの数字です。この端末がパスキーをおぼえているときは、入れなくても進めます。",
        easy: "10の 数字《すうじ》です。この スマホや パソコンで 作《つく》った 人《ひと》は 入《い》れなくても いいです。",
        en: "Ten digits. Leave it empty if this device knows your passkey.",
    }
    /// Button.
    login_do { ja: "パスキーでログインする", easy: "パスキーで ログインする", en: "Log in with a passkey" }

    /// Heading: passkeys.
    heading { ja: "パスキー", easy: "パスキー", en: "Passkeys" }
    /// What they are.
    lead {
        ja: "パスキーを作ると、次からはカードを使わずに、指紋、顔、PINでログインできます。スマートフォン、パソコン、セキュリティキー、かざして使うFIDOカードに作れます。",
        easy: "パスキーを 作《つく》ると、カードが なくても、指紋《しもん》や 顔《かお》や PINで ログインできます。",
        en: "With a passkey you log in without your card, by finger, face or PIN. Phones, computers, security keys and FIDO cards that are held to a phone can have one.",
    }
    /// Summary: more about them.
    about { ja: "パスキーについて", easy: "パスキーは 何《なに》？", en: "About passkeys" }
    /// What the portal gets.
    about_secret {
        ja: "指紋や顔、PINは端末の外に出ません。このサイトに届くのは、端末が作った署名だけです。にせのサイトでは使えません。",
        easy: "指紋《しもん》や 顔《かお》は ここに 送《おく》られません。にせの サイトでは 使《つか》えません。",
        en: "Your finger, face or PIN never leaves the device. This site gets a signature, and no false site can get one.",
    }
    /// What they stand on.
    about_anchor {
        ja: "パスキーは、作ったときに使ったカード（またはデジタル認証アプリ）と結びついています。カードの電子証明書が失効したり、新しいカードを登録したりすると、パスキーも使えなくなります。一時停止のあいだは、パスキーも止まります。アプリで作ったパスキーは、90日に1度はアプリでログインすると使いつづけられます。",
        easy: "カードが 使《つか》えなくなると、パスキーも 使《つか》えなくなります。新《あたら》しい カードのときは、もう一度《いちど》 作《つく》ってください。アプリで 作《つく》った パスキーは、90日《にち》に 1回《かい》は アプリで ログインしてください。",
        en: "A passkey is tied to the card (or the app) you logged in with when you made it. When that card's certificate is revoked or you register a new card, the passkey ends; while the certificate is on hold, it waits. One made with the app goes on working as long as you log in with the app at least every 90 days.",
    }
    /// What to do when a device is lost.
    about_lost {
        ja: "端末をなくしたときは、カードでログインして、そのパスキーを削除してください。",
        easy: "スマホを なくしたら、カードで ログインして、けしてください。",
        en: "If you lose a device, log in with your card and remove its passkey.",
    }
    /// What the number is for.
    number_more {
        ja: "ログインの画面で端末がパスキーを見つけられないときに入れる番号です。秘密ではありません。これだけではログインできません。",
        easy: "ログインの ときに 聞《き》かれたら 入《い》れます。この 番号《ばんごう》だけでは ログインできません。",
        en: "Type it at the login when the device does not find your passkey by itself. It is no secret: it opens nothing alone.",
    }
    /// Heading: the passkeys.
    yours { ja: "作ったパスキー", easy: "作《つく》った パスキー", en: "Your passkeys" }
    /// There are none.
    none { ja: "パスキーはまだありません。", easy: "パスキーは まだ ありません。", en: "You have no passkey yet." }
    /// When it was made.
    added(when: &str) { ja: "{when} に作成", easy: "{when} に 作《つく》りました", en: "made {when}" }
    /// When it was used last.
    used(when: &str) { ja: "最後に使ったのは {when}", easy: "最後《さいご》に 使《つか》ったのは {when}", en: "last used {when}" }
    /// It was not used.
    unused { ja: "まだ使っていません", easy: "まだ 使《つか》っていません", en: "not used yet" }
    /// It is copied between devices.
    synced { ja: "ほかの端末にも同期されます", easy: "ほかの スマホや パソコンでも 使《つか》えます", en: "synced to your other devices" }
    /// It is not.
    bound { ja: "その端末だけ", easy: "そこだけで 使《つか》えます", en: "on that device only" }
    /// Its card is on hold.
    paused {
        ja: "カードが一時停止中のため、いまは使えません",
        easy: "カードが 止《と》まっているので、今《いま》は 使《つか》えません",
        en: "waits while your card is on hold",
    }
    /// It was possibly copied.
    copied {
        ja: "複製の疑いがあるため止めました。削除してください",
        easy: "あぶないので 止《と》めました。けしてください",
        en: "stopped, because it may have been copied: remove it",
    }
    /// What it stands on has ended.
    ended {
        ja: "カードの期限が切れたか、カードやアプリがかわったため、もう使えません",
        easy: "カードが 変《か》わったので、もう 使《つか》えません",
        en: "ended with its card or app",
    }
    /// Link: change one.
    change(name: &str) { ja: "「{name}」の名前を変える・削除する", easy: "「{name}」を 変《か》える・けす", en: "Rename or remove “{name}”" }
    /// Heading: make one.
    add { ja: "パスキーを作る", easy: "パスキーを 作《つく》る", en: "Make a passkey" }
    /// Field: name.
    name { ja: "パスキーの名前", easy: "パスキーの 名前《なまえ》", en: "Name of the passkey" }
    /// Its hint.
    name_hint {
        ja: "どの端末のものか、あとで見てわかる名前です。40文字まで。",
        easy: "あとで わかる 名前《なまえ》を 書《か》いてください。",
        en: "So that you know later which device it is on. At most 40 characters.",
    }
    /// The name is missing or too long.
    name_wrong {
        ja: "名前を1文字から40文字で入れてください",
        easy: "名前《なまえ》を 書《か》いてください（40文字《もじ》まで）",
        en: "Type a name of 1 to 40 characters",
    }
    /// Button.
    add_do { ja: "パスキーを作る", easy: "パスキーを 作《つく》る", en: "Make a passkey" }
    /// No passkeys at this address.
    nowhere {
        ja: "このサイトのアドレスでは、パスキーを使えません。",
        easy: "ここでは パスキーを 使《つか》えません。",
        en: "Passkeys cannot be used at this site's address.",
    }
    /// It was made.
    was_added { ja: "パスキーを作りました", easy: "パスキーを 作《つく》りました", en: "The passkey was made" }
    /// What to do next.
    was_added_more {
        ja: "次からはこのパスキーでログインできます。下のログイン番号を、ひかえておいてください。",
        easy: "次《つぎ》から これで ログインできます。下《した》の 番号《ばんごう》を 書《か》いておいてください。",
        en: "You can log in with it from now on. Keep a note of the login number below.",
    }
    /// It has another name.
    was_renamed { ja: "名前を変えました", easy: "名前《なまえ》を 変《か》えました", en: "The passkey was renamed" }
    /// It is gone.
    was_removed { ja: "パスキーを削除しました", easy: "パスキーを けしました", en: "The passkey was removed" }
    /// What remains to be done.
    was_removed_more {
        ja: "もうこのサイトでは使えません。端末にのこっているパスキーは、端末の設定から消せます。",
        easy: "もう 使《つか》えません。",
        en: "It opens nothing here any more. What is left of it on your device you can delete in the device's settings.",
    }
    /// Heading: another name.
    rename { ja: "名前を変える", easy: "名前《なまえ》を 変《か》える", en: "Rename it" }
    /// Button.
    rename_do { ja: "名前を変える", easy: "名前《なまえ》を 変《か》える", en: "Rename" }
    /// Heading: remove it.
    remove { ja: "削除する", easy: "けす", en: "Remove it" }
    /// What that means.
    remove_more {
        ja: "このパスキーではログインできなくなります。もどすことはできませんが、カードでログインして新しく作れます。",
        easy: "けすと、もう ログインできません。また 使《つか》いたいときは、新《あたら》しく 作《つく》ります。",
        en: "It will not log you in any more. This cannot be undone; you can make a new one after logging in with your card.",
    }
    /// Button.
    remove_do { ja: "このパスキーを削除する", easy: "この パスキーを けす", en: "Remove this passkey" }
    /// Link: back.
    back { ja: "パスキーの一覧へもどる", easy: "パスキーの ページへ", en: "Back to your passkeys" }
    /// Link on the account page.
    link { ja: "パスキーを作る・見る", easy: "パスキーを 作《つく》る・見《み》る", en: "Make or change passkeys" }

    /// Headline of a notice: one was made; slot `name`.
    told_added { ja: "パスキー「{{name}}」が作られました", easy: "パスキー「{{name}}」を 作《つく》りました", en: "The passkey “{{name}}” was made" }
    /// What to do about it.
    told_added_text {
        ja: "このパスキーで、あなたとしてログインできます。心当たりがなければ、すぐに削除してください。",
        easy: "これで ログインできます。知《し》らない ときは、すぐに けしてください。",
        en: "It logs in as you. If you did not make it, remove it at once.",
    }
    /// Headline of a notice: one was removed; slot `name`.
    told_removed { ja: "パスキー「{{name}}」が削除されました", easy: "パスキー「{{name}}」を けしました", en: "The passkey “{{name}}” was removed" }
    /// What to do about it.
    told_removed_text {
        ja: "あなたのログインで削除されました。心当たりがなければ、ログインしているところを確かめてください。",
        easy: "あなたの ログインで けしました。知《し》らない ときは、ログインを たしかめてください。",
        en: "It was done with your login. If it was not you, check where you are logged in.",
    }
    /// Headline of a notice: one may have been copied; slot `name`.
    told_copied { ja: "パスキー「{{name}}」を、複製の疑いがあるため止めました", easy: "パスキー「{{name}}」が あぶないので 止《と》めました", en: "The passkey “{{name}}” was stopped: it may have been copied" }
    /// What to do about it.
    told_copied_text {
        ja: "使った回数の記録が合いませんでした。だれかが同じパスキーを持っているかもしれません。このパスキーでは、もうログインできません。削除して、ログインしているところも確かめてください。",
        easy: "だれかが 同《おな》じ パスキーを 持《も》っているかもしれません。けしてください。ログインも たしかめてください。",
        en: "It counted its uses differently from what was known, so someone else may have a copy. It logs nobody in any more. Remove it, and check where you are logged in.",
    }
    /// Headline of a notice: they ended with what they stood on.
    told_ended { ja: "パスキーが使えなくなりました", easy: "パスキーが 使《つか》えなくなりました", en: "Your passkeys have ended" }
    /// What to do about it.
    told_ended_text {
        ja: "パスキーを作ったときのカードやアプリが使えなくなったか、新しいものにかわったか、「すぐに止める」を使ったためです。いまのカードかアプリでログインして、新しく作ってください。",
        easy: "カードが 変《か》わったか、「すぐに 止《と》める」を 使《つか》ったからです。今《いま》の カードで ログインして、新《あたら》しく 作《つく》ってください。",
        en: "The card or app with which you made them is no longer in use here, or every way to log in was stopped. Log in with the card or app you have now and make new ones.",
    }
}

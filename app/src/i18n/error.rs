//! Words of the error pages: what happened, and what to do.

use crate::messages;

messages! {
    /// 404: there is no such page, or it is not this person's.
    not_found_title {
        ja: "ページが見つかりません",
        easy: "この ページは ありません",
        en: "Page not found",
    }
    /// 404, explained.
    not_found {
        ja: "アドレスがまちがっているか、もうないページです。アドレスを入力したときは、まちがいがないか確かめてください。",
        easy: "アドレスが ちがうかもしれません。もう一度《いちど》 確《たし》かめてください。",
        en: "The address may be wrong, or the page may be gone. If you typed the address, check it for mistakes.",
    }
    /// 400: the request makes no sense.
    bad_request_title {
        ja: "受け付けられませんでした",
        easy: "できませんでした",
        en: "We could not understand that",
    }
    /// 400, explained.
    bad_request {
        ja: "送られた内容が正しくありません。何も変わっていません。前のページにもどって、もう一度お試しください。",
        easy: "送《おく》った 内容《ないよう》が 正《ただ》しくありません。何《なに》も 変《か》わっていません。前《まえ》の ページに もどって、もう一度《いちど》 してください。",
        en: "What was sent is not right. Nothing has changed. Go back and try again.",
    }
    /// 403: sent from another site.
    forbidden_title {
        ja: "この操作はできません",
        easy: "これは できません",
        en: "This is not allowed",
    }
    /// 403, explained.
    forbidden {
        ja: "ほかのサイトから送られた操作は受け付けません。何も変わっていません。このポータルのページから、もう一度お試しください。",
        easy: "ほかの サイトからは できません。何《なに》も 変《か》わっていません。この サイトの ページから してください。",
        en: "We do not accept actions sent from other sites. Nothing has changed. Try again from a page of this portal.",
    }
    /// 403: the person has stopped this way in.
    stopped_title {
        ja: "このログインは止められています",
        easy: "この ログインは 止《と》まっています",
        en: "This way to log in was stopped",
    }
    /// 403, explained.
    stopped {
        ja: "ご本人が「すぐに止める」を押しました。カードでログインすると、もとにもどせます。",
        easy: "あなたが ログインを 止《と》めました。カードで ログインしてください。",
        en: "You pressed “Stop everything”. Log in with your card to undo it.",
    }
    /// 403: another role is needed.
    role_title {
        ja: "この役割では使えません",
        easy: "この 役割《やくわり》では できません",
        en: "Your role does not reach here",
    }
    /// 403, explained.
    role {
        ja: "このページは、別の役割の職員のためのものです。必要なときは、職員の管理者に頼んでください。何も変わっていません。",
        easy: "ほかの 職員《しょくいん》の ページです。管理者《かんりしゃ》に 聞《き》いてください。",
        en: "This page is for staff with another role. Ask an administrator of staff if you need it. Nothing has changed.",
    }
    /// 409: changed in between.
    conflict_title {
        ja: "ほかの画面で変更されています",
        easy: "ほかの 画面《がめん》で 変《か》わりました",
        en: "This was changed in another window",
    }
    /// 409, explained.
    conflict {
        ja: "このページを開いたあとに、内容が変わりました。いまの操作では何も変えていません。新しい内容を確かめてから、もう一度お試しください。",
        easy: "この ページを 開《ひら》いたあとに、内容《ないよう》が 変《か》わりました。新《あたら》しい 内容《ないよう》を 見《み》て、もう一度《いちど》 してください。",
        en: "It changed after you opened this page. We have not changed anything now. Look at how it stands and try again.",
    }
    /// 413: too large.
    too_large_title {
        ja: "送られた内容が大きすぎます",
        easy: "大《おお》きすぎます",
        en: "That is too large",
    }
    /// 413, explained.
    too_large {
        ja: "短くして、もう一度お試しください。何も変わっていません。",
        easy: "短《みじか》くして、もう一度《いちど》 してください。",
        en: "Shorten it and try again. Nothing has changed.",
    }
    /// 429: too many.
    too_many_title {
        ja: "しばらく待ってください",
        easy: "少《すこ》し 待《ま》ってください",
        en: "Please wait a moment",
    }
    /// 429, explained.
    too_many {
        ja: "短い時間に何度も操作されたため、いったん止めています。1分ほどたってから、もう一度お試しください。",
        easy: "何回《なんかい》も しました。1分《ぷん》くらい 待《ま》って、もう一度《いちど》 してください。",
        en: "There were many attempts in a short time, so we have paused. Try again in about a minute.",
    }
    /// 503: busy.
    unavailable_title {
        ja: "いま、つながりにくくなっています",
        easy: "今《いま》、使《つか》えません",
        en: "The service is busy",
    }
    /// 503, explained.
    unavailable {
        ja: "少し待ってから、もう一度お試しください。いまの操作では何も変わっていません。",
        easy: "少《すこ》し 待《ま》って、もう一度《いちど》 してください。何《なに》も 変《か》わっていません。",
        en: "Wait a little and try again. Nothing has changed.",
    }
    /// 500: our fault.
    internal_title {
        ja: "こちらの不具合です",
        easy: "こちらの まちがいです",
        en: "Something went wrong on our side",
    }
    /// 500, explained.
    internal {
        ja: "申し訳ありません。もう一度お試しください。くり返し起きるときは、市区町村の窓口にお知らせください。",
        easy: "すみません。もう一度《いちど》 してください。何回《なんかい》も できないときは、市役所《しやくしょ》に 言《い》ってください。",
        en: "We are sorry. Try again. If it keeps happening, please tell your municipality.",
    }
    /// Link to the front page.
    front_page {
        ja: "はじめのページへ",
        easy: "はじめの ページへ",
        en: "Go to the front page",
    }
}

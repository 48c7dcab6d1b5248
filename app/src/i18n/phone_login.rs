//! Words of logging in a computer by a phone beside it.
//!
//! Slots: `{device}`, `{place}`.

use crate::messages;

messages! {
    /// Login page: heading.
    offer { ja: "スマートフォンを使ってログインする", easy: "スマホを 使《つか》って ログインする", en: "Log in with your phone" }
    /// Login page: what it is.
    offer_more {
        ja: "カードリーダーがないパソコンでは、この画面に出るQRコードをスマートフォンで読み取り、スマートフォンでログインして認めます。パソコンでは、記録を見ることだけができます。",
        easy: "カードリーダーが ないときは、スマホで この パソコンを ログインさせます。パソコンでは 見《み》ることだけ できます。",
        en: "On a computer without a card reader, scan a QR code with your phone, log in there and approve. The computer can then show your records, but change nothing.",
    }
    /// Login page: button.
    offer_start { ja: "QRコードを出す", easy: "QRコードを 出《だ》す", en: "Show a QR code" }

    /// Computer: heading while it waits.
    scan { ja: "スマートフォンでQRコードを読み取ってください", easy: "スマホで QRコードを 読《よ》んで ください", en: "Scan the QR code with your phone" }
    /// Computer: until when.
    scan_lead(until: &str) {
        ja: "{until}まで、1回だけ使えます。スマートフォンで認めると、自動で次に進みます。",
        easy: "{until}まで 使《つか》えます。スマホで 認《みと》めると、次《つぎ》の ページに なります。",
        en: "It works once, until {until}. The next page follows by itself once you have approved on the phone.",
    }
    /// Computer: the picture, for those who do not see it.
    scan_picture { ja: "ログインのためのQRコード", easy: "ログインの QRコード", en: "QR code for logging in" }
    /// Computer: step 1.
    scan_camera {
        ja: "お手もとのスマートフォンのカメラでQRコードを読み取り、出てきたリンクを開きます。",
        easy: "スマホの カメラで QRコードを 読《よ》んで、リンクを 開《ひら》きます。",
        en: "Point your phone's camera at the QR code and open the link that appears.",
    }
    /// Computer: step 2.
    scan_log_in {
        ja: "スマートフォンでまだログインしていなければ、ログインします。時間が過ぎたら、ここで新しいQRコードを出してください。",
        easy: "スマホで ログインします。時間《じかん》が すぎたら、ここで 新《あたら》しい QRコードを 出《だ》します。",
        en: "Log in on the phone if you are not logged in there. If that takes too long, ask for a new QR code here.",
    }
    /// Computer: step 3.
    scan_approve {
        ja: "スマートフォンに出る内容を確かめて認めます。出てくる6けたの番号を、次の画面に入れます。",
        easy: "スマホで たしかめて 認《みと》めます。6つの 数字《すうじ》が 出《で》ます。その 数字《すうじ》を、次《つぎ》の ページに 入《い》れます。",
        en: "Check what the phone shows, and approve. Type the six digits that it then shows on the next page.",
    }
    /// Computer: heading of the steps.
    scan_steps { ja: "手順", easy: "やりかた", en: "What to do" }
    /// Computer: what the picture leads to.
    scan_site { ja: "リンクの行き先", easy: "リンクの サイト", en: "The link leads to" }
    /// Computer: warning heading.
    scan_keep { ja: "このQRコードをほかの人に送らないでください", easy: "この QRコードを だれにも 送《おく》らないで ください", en: "Do not send this QR code to anyone" }
    /// Computer: warning.
    scan_keep_more {
        ja: "読み取るのは、このパソコンの前にいるあなただけです。だれかに頼まれて画面の写真を送ると、その人があなたのふりをすることがあります。",
        easy: "QRコードを 読《よ》むのは、あなただけです。写真《しゃしん》を 送《おく》っても いけません。",
        en: "Only you, in front of this computer, should scan it. Whoever asks you for a picture of it may be trying to deceive you.",
    }
    /// Computer: link that looks again.
    scan_again { ja: "進まないときは、ここで読み込み直す", easy: "次《つぎ》に ならないときは、ここを 押《お》す", en: "If nothing happens, load this page again" }

    /// Computer: heading of the code.
    code { ja: "スマートフォンに出ている番号を入れてください", easy: "スマホに 出《で》ている 数字《すうじ》を 入《い》れて ください", en: "Type the code that your phone shows" }
    /// Computer: until when, and how often.
    code_lead(until: &str, left: u32) {
        ja: "{until}までに入れてください。あと{left}回まちがえると、はじめからになります。",
        easy: "{until}までに 入《い》れて ください。あと {left}｜回《かい》 まちがえると、はじめから です。",
        en: "Type it by {until}. Wrong codes that are still allowed before you have to start again: {left}.",
    }
    /// Computer: label.
    code_label { ja: "6けたの番号", easy: "6つの 数字《すうじ》", en: "Six-digit code" }
    /// Computer: hint.
    code_hint {
        ja: "あなたのスマートフォンに出ている番号です。電話やメールで聞いた番号は入れないでください。",
        easy: "あなたの スマホに 出《で》ている 数字《すうじ》です。ほかの 人《ひと》に 聞《き》いた 数字《すうじ》は だめです。",
        en: "It stands on your own phone. Never type a code that someone told you.",
    }
    /// Computer: button.
    code_send { ja: "ログインする", easy: "ログインする", en: "Log in" }
    /// Computer: it cannot be a code.
    code_error_form {
        ja: "数字6けたを入れてください。回数は減っていません。",
        easy: "6つの 数字《すうじ》を 入《い》れて ください。",
        en: "Type six digits. This did not count as a wrong code.",
    }
    /// Computer: it is wrong.
    code_error_wrong(left: u32) {
        ja: "番号がちがいます。あと{left}回まちがえると、はじめからになります。",
        easy: "数字《すうじ》が ちがいます。あと {left}｜回《かい》です。",
        en: "Wrong code. Wrong codes that are still allowed: {left}.",
    }
    /// Computer: what one can do then.
    code_reads {
        ja: "このログインでは、1時間まで、記録を見ることだけができます。設定を変えるときは、カードでログインしてください。",
        easy: "この ログインでは、1時間《じかん》、見《み》ることだけ できます。変《か》えるときは、カードで ログインして ください。",
        en: "This login lasts an hour at most and only shows your records. To change something, log in with your card.",
    }

    /// Phone: heading.
    asked { ja: "パソコンからログインを求められています", easy: "パソコンが ログインしたいと 言《い》っています", en: "A computer asks to be logged in as you" }
    /// Phone: what it means.
    asked_lead {
        ja: "認めると、このパソコンの画面であなたの記録が見られるようになります。",
        easy: "認《みと》めると、この パソコンで あなたの 記録《きろく》が 見《み》られます。",
        en: "If you approve, your records can be seen on that computer.",
    }
    /// Phone: row.
    asked_site { ja: "サイト", easy: "サイト", en: "Site" }
    /// Phone: row.
    asked_device { ja: "パソコン", easy: "パソコン", en: "Computer" }
    /// Phone: row.
    asked_place { ja: "場所", easy: "場所《ばしょ》", en: "Place" }
    /// Phone: row.
    asked_time { ja: "始めた時刻", easy: "はじめた 時間《じかん》", en: "Started" }
    /// Phone: how long ago.
    asked_ago(seconds: i64) { ja: "（{seconds}秒前）", easy: "（{seconds}｜秒《びょう》 前《まえ》）", en: " ({seconds} seconds ago)" }
    /// Place: not known.
    place_unknown { ja: "わかりません", easy: "わかりません", en: "not known" }
    /// Place: Japan.
    place_japan { ja: "日本", easy: "日本《にほん》", en: "Japan" }
    /// Place: another country, by its code.
    place_abroad(code: &str) { ja: "日本の外（国コード {code}）", easy: "日本《にほん》の 外《そと》（{code}）", en: "outside Japan (country code {code})" }
    /// Phone: warning heading.
    elsewhere { ja: "パソコンは、このスマートフォンとは別の場所にあるようです", easy: "パソコンは、ここと ちがう 場所《ばしょ》に あるようです", en: "The computer seems to be somewhere else than this phone" }
    /// Phone: warning.
    elsewhere_more {
        ja: "目の前にあるパソコンでないなら、断ってください。だれかがあなたをだまそうとしています。",
        easy: "目《め》の 前《まえ》の パソコンで ないときは、ことわって ください。",
        en: "If it is not the computer in front of you, decline. Someone is trying to deceive you.",
    }
    /// Phone: question heading.
    sure { ja: "目の前のパソコンで、いま自分で始めましたか", easy: "目《め》の 前《まえ》の パソコンで、今《いま》 自分《じぶん》で はじめましたか", en: "Did you start this yourself, just now, on the computer in front of you?" }
    /// Phone: when to decline.
    sure_more {
        ja: "メールやメッセージ、電話で「QRコードを読み取って」「このリンクを開いて」と言われたなら、詐欺です。断ってください。職員がお願いすることはありません。",
        easy: "だれかに「QRコードを 読《よ》んで」と 言《い》われたら、それは うそです。ことわって ください。",
        en: "If a mail, a message or a caller brought you here, it is fraud: decline. Our staff never asks you to do this.",
    }
    /// Phone: button.
    decline { ja: "断る", easy: "ことわる", en: "Decline" }
    /// Phone: button.
    approve { ja: "自分で始めたので、認める", easy: "自分《じぶん》で はじめたので、認《みと》める", en: "I started this: approve" }

    /// Phone: heading of the code.
    show { ja: "この番号をパソコンに入れてください", easy: "この 数字《すうじ》を パソコンに 入《い》れて ください", en: "Type this code on the computer" }
    /// Phone: until when.
    show_lead(until: &str) {
        ja: "{until}まで、1回だけ使えます。",
        easy: "{until}まで 使《つか》えます。",
        en: "It works once, until {until}.",
    }
    /// Phone: warning heading.
    show_secret { ja: "番号をだれにも教えないでください", easy: "数字《すうじ》を だれにも 教《おし》えないで ください", en: "Do not tell this code to anyone" }
    /// Phone: warning.
    show_secret_more {
        ja: "目の前のパソコンに自分で入れるための番号です。電話で聞かれても、職員だと言われても、教えないでください。",
        easy: "あなたが 自分《じぶん》で パソコンに 入《い》れる 数字《すうじ》です。だれかに 聞《き》かれても、言《い》わないで ください。",
        en: "It is for you to type on the computer in front of you. Nobody who calls or writes may have it, not even our staff.",
    }
    /// Phone: button that takes the approval back.
    take_back { ja: "やはり断る", easy: "やっぱり ことわる", en: "Decline after all" }
    /// Phone: link.
    show_see { ja: "パソコンに入れたら、ここで確かめる", easy: "パソコンに 入《い》れたら、ここを 押《お》す", en: "Once you have typed it, see here whether it worked" }

    /// Phone: heading, done.
    done { ja: "パソコンでログインしました", easy: "パソコンで ログインしました", en: "The computer is logged in" }
    /// Phone: what now.
    done_more {
        ja: "使い終わったら、パソコンでログアウトしてください。ここからも終わらせることができます。お知らせにも残してあります。",
        easy: "おわったら、パソコンで ログアウトして ください。ここからも おわりに できます。",
        en: "Log out on the computer when you are done. You can also end it from here. A message about it is in your inbox.",
    }
    /// Phone: link.
    done_account { ja: "ログインしているところを見る", easy: "ログインしている ところを 見《み》る", en: "See where you are logged in" }

    /// Declined, at the computer.
    declined { ja: "スマートフォンで断られました", easy: "スマホで ことわりました", en: "Declined on the phone" }
    /// Declined, at the computer.
    declined_more {
        ja: "このパソコンはログインしていません。",
        easy: "この パソコンは ログインしていません。",
        en: "This computer is not logged in.",
    }
    /// Declined, on the phone.
    declined_phone { ja: "断りました", easy: "ことわりました", en: "You declined" }
    /// Declined, on the phone.
    declined_phone_more {
        ja: "パソコンはログインしていません。自分で始めたものでなければ、QRコードやリンクを送ってきた相手に、これ以上答えないでください。何度も続くときは、市区町村の窓口に伝えてください。",
        easy: "パソコンは ログインしていません。だれかが QRコードを 送《おく》ってきたときは、もう 答《こた》えないで ください。市役所《しやくしょ》に 言《い》って ください。",
        en: "The computer is not logged in. If you did not start this, do not answer whoever sent you the code or link. If it keeps happening, tell your municipality.",
    }
    /// Too many wrong codes.
    tried_out { ja: "番号が3回ちがったので、止めました", easy: "数字《すうじ》が 3回《かい》 ちがいました。止《と》めました", en: "Stopped after three wrong codes" }
    /// Too many wrong codes, at the computer.
    tried_out_more {
        ja: "このパソコンはログインしていません。新しいQRコードで、もう一度はじめてください。",
        easy: "もう一度《いちど》 はじめて ください。",
        en: "This computer is not logged in. Start again with a new QR code.",
    }
    /// Too many wrong codes, on the phone.
    tried_out_phone_more {
        ja: "パソコンはログインしていません。入れたのがあなたでなければ、だれかが試したということです。同じ相手からの求めは断ってください。",
        easy: "パソコンは ログインしていません。あなたで ないときは、だれかが しました。次《つぎ》は ことわって ください。",
        en: "The computer is not logged in. If it was not you who typed them, somebody else tried: decline what comes from them.",
    }
    /// Over.
    over { ja: "このQRコードはもう使えません", easy: "この QRコードは もう 使《つか》えません", en: "This QR code cannot be used any more" }
    /// Over, at the computer.
    over_more {
        ja: "時間が過ぎたか、すでに使われたか、別のブラウザーで始められたものです。新しいQRコードで、もう一度はじめてください。",
        easy: "時間《じかん》が すぎました。もう一度《いちど》 はじめて ください。",
        en: "It is over, was used already, or was started in another browser. Start again with a new one.",
    }
    /// Over, on the phone.
    over_phone_more {
        ja: "時間（2分）が過ぎたか、すでに使われました。パソコンで新しいQRコードを出し、もう一度読み取ってください。",
        easy: "時間《じかん》が すぎました。パソコンで 新《あたら》しい QRコードを 出《だ》して、もう一度《いちど》 読《よ》んで ください。",
        en: "Its two minutes are over, or it was used already. Show a new QR code on the computer and scan that.",
    }
    /// One device.
    same { ja: "QRコードを出したのと同じブラウザーです", easy: "QRコードを 出《だ》した ブラウザーと 同《おな》じです", en: "This is the browser that showed the QR code" }
    /// One device, what to do.
    same_more {
        ja: "QRコードは、別の端末（スマートフォン）で読み取るものです。この端末だけを使うなら、ほかの方法でログインしてください。",
        easy: "QRコードは スマホで 読《よ》みます。この パソコンだけの ときは、ほかの やりかたで ログインして ください。",
        en: "It is meant to be scanned with another device. If you have only this one, log in on it in another way.",
    }
    /// No chains.
    chain { ja: "このログインでは、ほかのパソコンを認められません", easy: "この ログインでは、ほかの パソコンを 認《みと》められません", en: "With this login you cannot approve another computer" }
    /// No chains, what to do.
    chain_more {
        ja: "ここも、スマートフォンで認められてログインしています。カードなどで自分でログインした端末で読み取ってください。",
        easy: "ここも スマホで ログインしています。カードで ログインした スマホで 読《よ》んで ください。",
        en: "You were let in here by a phone yourself. Scan the code with a device on which you logged in with your card.",
    }
    /// Link: begin again.
    again { ja: "ログインのページへ", easy: "ログインの ページへ", en: "To the login page" }
    /// Link: home.
    home { ja: "ホームへ", easy: "はじめの ページへ", en: "To the home page" }

    /// Headline of the notice; slots `device`, `place`.
    told {
        ja: "スマートフォンで認めて、パソコン（{{device}}、場所：{{place}}）がログインしました",
        easy: "スマホで 認《みと》めて、パソコン（{{device}}、場所《ばしょ》：{{place}}）が ログインしました",
        en: "A computer ({{device}}, place: {{place}}) was logged in with your phone",
    }
    /// What to do about it.
    told_text {
        ja: "1時間まで、記録を見ることだけができます。心当たりがないときは、「ログインしているところ」で終わらせ、スマートフォンでもログアウトしてください。",
        easy: "1時間《じかん》、見《み》ることだけ できます。知《し》らないときは、その ログインを おわりに して ください。",
        en: "It can read your records for an hour at most, and change nothing. If you did not do this, end that login under “Where you are logged in”, and log out on the phone too.",
    }
}

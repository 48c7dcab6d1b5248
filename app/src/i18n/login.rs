//! Words of logging in, registering a card, and what can go wrong with it.

use crate::messages;

messages! {
    /// Heading of the login page.
    heading { ja: "ログイン", easy: "ログイン", en: "Log in" }
    /// What is needed.
    lead {
        ja: "マイナンバーカードと、利用者証明用電子証明書の暗証番号（数字4けた）を使います。",
        easy: "マイナンバーカードと、4つの 数字《すうじ》の 暗証番号《あんしょうばんごう》を 使《つか》います。",
        en: "You need your My Number Card and its four-digit PIN (for the user-authentication certificate).",
    }
    /// Button.
    start { ja: "カードでログインする", easy: "カードで ログインする", en: "Log in with your card" }
    /// Heading: how it goes.
    how { ja: "ログインの流れ", easy: "ログインの やりかた", en: "How it works" }
    /// Step 1.
    how_reader {
        ja: "カードを読み取るアプリが開きます。行き先がこのサイトであることを確かめます。",
        easy: "カードを 読《よ》む アプリが 開《ひら》きます。この サイトの 名前《なまえ》が 出《で》ていることを 見《み》てください。",
        en: "The card reader program opens. Check that it names this site.",
    }
    /// Step 2.
    how_pin {
        ja: "カードをかざし、アプリに暗証番号を入れます。暗証番号がこのサイトに送られることはありません。",
        easy: "カードを おいて、アプリに 暗証番号《あんしょうばんごう》を 入《い》れます。この サイトには 番号《ばんごう》は 送《おく》られません。",
        en: "Hold your card to the reader and type the PIN into the program. The PIN is never sent to this site.",
    }
    /// Step 3.
    how_first {
        ja: "はじめてのカードのときは、つづけてカードの登録をします（署名用のパスワードを使います）。",
        easy: "はじめての カードの ときは、次《つぎ》に 登録《とうろく》を します。",
        en: "If the card is new here, you register it next (with the password of its signature certificate).",
    }
    /// Heading: without a card.
    without { ja: "カードや暗証番号がないとき", easy: "カードや 暗証番号《あんしょうばんごう》が ないとき", en: "Without a card or PIN" }
    /// What to do then.
    without_more(municipality: &str) {
        ja: "{municipality}の窓口で、ご本人を確かめたうえでお手伝いします。",
        easy: "{municipality}の 窓口《まどぐち》に 来《き》てください。手伝《てつだ》います。",
        en: "Come to the desk of {municipality}. Staff will help you after checking who you are.",
    }

    /// Heading while waiting for a login.
    wait_login { ja: "カードの読み取りを待っています", easy: "カードを 待《ま》っています", en: "Waiting for your card" }
    /// Heading while waiting for a registration.
    wait_register { ja: "カードの署名を待っています", easy: "カードの サインを 待《ま》っています", en: "Waiting for your card's signature" }
    /// What to do.
    wait_lead {
        ja: "読み取りが終わると、自動で次に進みます。2分たつと、はじめからになります。",
        easy: "カードを 読《よ》むと、次《つぎ》の ページに なります。2分《ふん》 たつと、はじめから です。",
        en: "The next page follows by itself once your card has been read. After two minutes you have to start again.",
    }
    /// Button: open the reader program.
    open_reader { ja: "カードを読み取るアプリを開く", easy: "カードを 読《よ》む アプリを 開《ひら》く", en: "Open the card reader program" }
    /// Button: open the demo's reader.
    open_demo_reader { ja: "デモのカードリーダーを開く", easy: "デモの カードリーダーを 開《ひら》く", en: "Open the demo's card reader" }
    /// Summary: the link opens nothing.
    no_program { ja: "アプリが開かないとき", easy: "アプリが 開《ひら》かないとき", en: "If the program does not open" }
    /// Summary, in the demo: a reader of one's own.
    own_reader { ja: "本物のカードリーダーとアプリで試すとき", easy: "本物《ほんもの》の カードリーダーを 使《つか》うとき", en: "To try it with a card reader and its program" }
    /// What to do then.
    paste_code {
        ja: "カードリーダーのあるパソコンで、次の1行をターミナルに貼りつけます。この行は2分だけ使えます。",
        easy: "カードリーダーの ある パソコンで、下《した》の 1行《ぎょう》を ターミナルに 入《い》れます。2分《ふん》だけ 使《つか》えます。",
        en: "On the computer with the reader, paste this line into a terminal. It works for two minutes.",
    }
    /// What the program must show.
    check_program {
        ja: "アプリに出る内容が次のとおりか、確かめてください。ちがうときは暗証番号を入れないでください。",
        easy: "アプリに 同《おな》じことが 書《か》いてありますか。ちがうときは、番号《ばんごう》を 入《い》れないでください。",
        en: "Check that the program shows exactly this. If not, do not type your PIN.",
    }
    /// Row: site.
    site { ja: "サイト", easy: "サイト", en: "Site" }
    /// Row: what for.
    purpose { ja: "目的", easy: "何《なに》の ため", en: "Purpose" }
    /// Purpose: login.
    purpose_login { ja: "ログイン", easy: "ログイン", en: "Logging in" }
    /// Purpose: register.
    purpose_register { ja: "カードの登録", easy: "カードの 登録《とうろく》", en: "Registering your card" }
    /// Purpose: at an institution.
    purpose_visit { ja: "医療機関などでの本人の確認", easy: "病院《びょういん》などで、あなただと たしかめること", en: "Saying who you are at an institution" }
    /// Warning heading: someone else started it.
    stranger { ja: "自分で始めたときだけ続けてください", easy: "自分《じぶん》で 始《はじ》めたときだけ つづけてください", en: "Go on only if you started this yourself" }
    /// Warning, explained.
    stranger_more {
        ja: "メールや電話で「このリンクを開いて暗証番号を入れて」と言われたら、それは詐欺です。",
        easy: "だれかに「リンクを 開《ひら》いて」と 言《い》われたら、それは うそです。番号《ばんごう》を 入《い》れないでください。",
        en: "If someone asked you by mail or telephone to open a link and type your PIN, it is fraud.",
    }
    /// Link: look again.
    look_again { ja: "進まないときは、ここで読み込み直す", easy: "次《つぎ》に ならないときは、ここを 押《お》す", en: "If nothing happens, load this page again" }
    /// Heading: the answer is there.
    checking { ja: "確かめています", easy: "しらべています", en: "Checking" }
    /// Said to screen readers when the page moves on.
    cancel { ja: "やめる", easy: "やめる", en: "Cancel" }

    /// Heading: the ceremony is over.
    again { ja: "もう一度はじめてください", easy: "もう一度《いちど》 はじめてください", en: "Please start again" }
    /// Why.
    again_more {
        ja: "時間が過ぎたか、すでに使われたか、別のブラウザーで始められたログインです。安全のため、このログインは使えません。",
        easy: "時間《じかん》が すぎました。はじめから してください。",
        en: "This login is over, was used already, or was started in another browser. For your safety it cannot be used.",
    }

    /// Heading: refused.
    refused { ja: "ログインできませんでした", easy: "ログインできませんでした", en: "You could not be logged in" }
    /// Expired: title.
    expired { ja: "電子証明書の期限が切れています", easy: "カードの 期限《きげん》が すぎました", en: "The certificate on your card has expired" }
    /// Expired: what to do.
    expired_more(municipality: &str) {
        ja: "電子証明書は、発行から5回目の誕生日までです。{municipality}の窓口で更新してから、もう一度お試しください。カードそのものの期限とは別です。",
        easy: "{municipality}の 窓口《まどぐち》で 新《あたら》しく してください。それから もう一度《いちど》 してください。",
        en: "It is valid until your fifth birthday after it was issued, which may be earlier than the card itself. Renew it at the desk of {municipality}, then try again.",
    }
    /// Not yet valid: title.
    not_yet_valid { ja: "電子証明書はまだ使えません", easy: "カードは まだ 使《つか》えません", en: "The certificate is not valid yet" }
    /// Not yet valid: what to do.
    not_yet_valid_more {
        ja: "発行されたばかりのカードです。しばらくしてから、もう一度お試しください。",
        easy: "あとで もう一度《いちど》 してください。",
        en: "The card was issued only just now. Try again later.",
    }
    /// Revoked: title.
    revoked { ja: "電子証明書は失効しています", easy: "この カードは もう 使《つか》えません", en: "The certificate has been revoked" }
    /// Revoked: what to do.
    revoked_more(municipality: &str) {
        ja: "カードを作り直したとき、電子証明書を更新したとき、なくしたと届け出たときなどに失効します。このカードでのログインはすべて終わりましたが、記録と設定は残っています。新しいカードや電子証明書をお持ちなら、それでログインして登録し直してください。お持ちでなければ、{municipality}の窓口へお越しください。",
        easy: "あなたの 記録《きろく》は 消《き》えていません。新《あたら》しい カードで ログインして、登録《とうろく》してください。ないときは、{municipality}の 窓口《まどぐち》に 来《き》てください。",
        en: "This happens when a card or certificate is replaced, or a card is reported lost. Every login with it has ended; your records and settings are kept. To come back, log in with your new card or certificate and register it. If you have none, come to the desk of {municipality}.",
    }
    /// On hold: title.
    on_hold { ja: "電子証明書は一時停止中です", easy: "カードは 今《いま》 止《と》まっています", en: "The certificate is on hold" }
    /// On hold: what to do.
    on_hold_more(municipality: &str) {
        ja: "紛失などの届け出で、一時的に止められています。カードが見つかったときは、{municipality}の窓口で一時停止を解除してから、もう一度お試しください。あなたの記録はそのまま残っています。",
        easy: "カードが 見《み》つかったら、{municipality}の 窓口《まどぐち》に 来《き》てください。あなたの 記録《きろく》は 消《き》えていません。",
        en: "It was stopped for now, for instance because the card was reported lost. If you have it back, have the hold lifted at the desk of {municipality}, then try again. Your records are kept.",
    }
    /// Unavailable: title.
    unavailable { ja: "いまはカードを確かめられません", easy: "今《いま》は カードを しらべられません", en: "Your card cannot be checked right now" }
    /// Unavailable: what to do.
    unavailable_more {
        ja: "カードが有効かどうかを確かめる仕組みにつながりません。カードに問題があるのではありません。しばらくしてから、もう一度お試しください。",
        easy: "カードは 悪《わる》くありません。あとで もう一度《いちど》 してください。",
        en: "We cannot reach the service that tells whether cards are valid. Nothing is wrong with your card. Try again later.",
    }
    /// Not accepted: title.
    not_accepted { ja: "カードの答えを確かめられませんでした", easy: "カードを 読《よ》めませんでした", en: "The answer of the card could not be verified" }
    /// Not accepted: what to do.
    not_accepted_more {
        ja: "別の種類のカードや証明書だったか、読み取りの途中で内容が変わりました。もう一度お試しください。何度も起きるときは窓口へお知らせください。",
        easy: "もう一度《いちど》 してください。何度《なんど》も できないときは、窓口《まどぐち》に 言《い》ってください。",
        en: "It was another kind of card or certificate, or something changed on the way. Try again; if it keeps happening, tell the desk.",
    }
    /// Button: try again.
    try_again { ja: "もう一度ログインする", easy: "もう一度《いちど》 ログインする", en: "Try again" }

    /// Heading: registration.
    register { ja: "カードを登録する", easy: "カードを 登録《とうろく》する", en: "Register your card" }
    /// Why.
    register_lead(municipality: &str) {
        ja: "このカード（または更新した電子証明書）は、まだ登録されていません。{municipality}の住民の方か、カードの署名で確かめます。前に登録したカードがあれば、このカードに入れかわります。記録と設定はそのままです。",
        easy: "この カードは まだ 登録《とうろく》していません。{municipality}に 住《す》んでいる 人《ひと》か しらべます。カードを 新《あたら》しく した ときも、もう一度《いちど》 登録《とうろく》します。記録《きろく》は そのままです。",
        en: "This card, or its renewed certificate, is not registered here yet. A signature by the card shows whether you are a resident of {municipality}. It takes the place of a card that you registered before; your records and settings stay as they are.",
    }
    /// Heading: what is read.
    register_reads { ja: "カードから読むもの", easy: "カードから 見《み》るもの", en: "What is read from the card" }
    /// What is read.
    register_reads_more {
        ja: "署名用電子証明書にある、氏名・生年月日・性別・住所です。住民の名簿と照らし合わせ、一致すれば残しません。一致しないときだけ、窓口で調べるために30日間、暗号化して保管します。マイナンバー（個人番号）は読みません。",
        easy: "名前《なまえ》・生《う》まれた日《ひ》・性別《せいべつ》・住所《じゅうしょ》です。同《おな》じなら 残《のこ》しません。ちがう ときだけ、窓口《まどぐち》の ために 30日《にち》 しまっておきます。マイナンバーの 番号《ばんごう》は 見《み》ません。",
        en: "Name, date of birth, sex and address from the signature certificate. They are compared with the register of residents and not kept if they agree. Only if they do not, they are kept encrypted for 30 days, for the desk. The 12-digit individual number is never read.",
    }
    /// Heading: what is needed.
    register_needs { ja: "用意するもの", easy: "使《つか》うもの", en: "What you need" }
    /// The password.
    register_needs_more {
        ja: "署名用電子証明書のパスワード（英数字6〜16けた）。数字4けたの暗証番号とは別のものです。5回まちがえると使えなくなります。",
        easy: "カードの パスワード（英語《えいご》の 字《じ》と 数字《すうじ》で 6から 16こ）です。4つの 数字《すうじ》とは ちがいます。",
        en: "The password of the signature certificate (6 to 16 letters and digits). It is not the four-digit PIN. Five wrong tries block it.",
    }
    /// Button.
    register_start { ja: "カードで署名して登録する", easy: "登録《とうろく》する", en: "Sign with the card and register" }
    /// Children and others without the certificate.
    register_without(municipality: &str) {
        ja: "15歳未満の方など、署名用電子証明書がない方は、{municipality}の窓口で登録できます。",
        easy: "パスワードが ない 人《ひと》（子《こ》どもなど）は、{municipality}の 窓口《まどぐち》に 来《き》てください。",
        en: "Without a signature certificate (children under 15, for example) you can register at the desk of {municipality}.",
    }
    /// Heading: registered.
    registered { ja: "カードを登録しました", easy: "カードを 登録《とうろく》しました", en: "Your card is registered" }
    /// What now.
    registered_more {
        ja: "次からは、数字4けたの暗証番号だけでログインできます。前に登録したカードがあれば、そのカードは使えなくなりました。",
        easy: "次《つぎ》からは、4つの 数字《すうじ》で ログインできます。前《まえ》の カードは 使《つか》えません。",
        en: "From now on the four-digit PIN is enough to log in. A card that you registered before no longer works here.",
    }
    /// Button: go on.
    go_on { ja: "次へ進む", easy: "次《つぎ》へ", en: "Continue" }

    /// Heading: desk.
    desk { ja: "窓口で確かめます", easy: "窓口《まどぐち》に 来《き》てください", en: "Please come to the desk" }
    /// Why.
    desk_more(municipality: &str) {
        ja: "カードの内容と住民の名簿が、完全には一致しませんでした。引っ越しや氏名の変更のあと、文字の表し方のちがいなどで起きます。ほかの方の記録をお見せすることがないよう、{municipality}の窓口で確かめます。",
        easy: "カードと 名簿《めいぼ》が 少《すこ》し ちがいます。まちがえて ほかの 人《ひと》の 記録《きろく》を 見《み》せないように、{municipality}の 窓口《まどぐち》で しらべます。",
        en: "Your card and the register of residents do not agree in everything. This happens after a move or a change of name, or when characters are written differently. So that nobody is ever shown another person's records, the desk of {municipality} will look at it.",
    }
    /// Row: the number.
    desk_reference { ja: "受付番号", easy: "受付《うけつけ》の 番号《ばんごう》", en: "Reference number" }
    /// Bring what.
    desk_bring {
        ja: "この番号と、マイナンバーカードをお持ちください。",
        easy: "この 番号《ばんごう》と カードを 持《も》ってきてください。",
        en: "Bring this number and your My Number Card.",
    }
}

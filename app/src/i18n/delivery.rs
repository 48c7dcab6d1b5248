//! Words of how notices reach people where they are: the page on which that is set up, what shows on
//! a telephone, and the page without a connection.

use hikae_core::circular::Topic;
use hikae_core::notice::Subject;

use super::{Lang, Text};
use crate::messages;

/// What a notice is about.
pub fn subject(lang: Lang, subject: Subject) -> Text {
    match subject {
        Subject::Access => access(lang),
        Subject::Account => account(lang),
        Subject::Case => case(lang),
        Subject::Circular(topic) => circular(lang, topic),
    }
}

/// Which notices these are.
pub fn subject_means(lang: Lang, subject: Subject) -> Text {
    match subject {
        Subject::Access => access_means(lang),
        Subject::Account => account_means(lang),
        Subject::Case => case_means(lang),
        Subject::Circular(topic) => circular_means(lang, topic),
    }
}

/// What the municipality tells many.
pub fn circular(lang: Lang, topic: Topic) -> Text {
    match topic {
        Topic::Checkup => checkup(lang),
        Topic::Vaccination => vaccination(lang),
        Topic::Insurance => insurance(lang),
        Topic::Disaster => disaster(lang),
        Topic::Procedure => procedure(lang),
        Topic::Other => other(lang),
    }
}

fn circular_means(lang: Lang, topic: Topic) -> Text {
    match topic {
        Topic::Checkup => checkup_means(lang),
        Topic::Vaccination => vaccination_means(lang),
        Topic::Insurance => insurance_means(lang),
        Topic::Disaster => disaster_means(lang),
        Topic::Procedure => procedure_means(lang),
        Topic::Other => other_means(lang),
    }
}

messages! {
    /// Heading.
    heading { ja: "お知らせの届け方", easy: "お知《し》らせの とどけかた", en: "How messages reach you" }
    /// What the page is for.
    lead {
        ja: "お知らせが届いたことを、スマートフォンやパソコンの画面に出せます。",
        easy: "お知《し》らせが とどいたら、スマートフォンや パソコンが 教《おし》えます。",
        en: "Your phone or computer can show you that a message has arrived.",
    }
    /// Link to this page.
    link { ja: "届け方を決める", easy: "とどけかたを 決《き》める", en: "Set up how messages reach you" }

    /// Heading: what happens.
    about { ja: "端末に出るもの・出ないもの", easy: "画面《がめん》に 出《で》る もの・出《で》ない もの", en: "What shows, and what does not" }
    /// What shows.
    about_shows {
        ja: "画面に出るのは「新しいお知らせがあります」だけです。だれから、何についてかは出ません。押すとこのポータルの「お知らせ」が開き、読むにはログインがいります。",
        easy: "画面《がめん》には「新《あたら》しい お知《し》らせが あります」だけが 出《で》ます。中身《なかみ》は 出《で》ません。読《よ》むときは ログインします。",
        en: "All that shows is “You have a new message”: not from whom, and not about what. Pressing it opens your messages here; to read them you log in.",
    }
    /// Who learns what.
    about_service {
        ja: "端末に届けるのは、ブラウザの会社（Google、Apple、Mozilla、Microsoft）の通知サービスです。そこに伝わるのは、この端末にこのポータルからの合図があったこと、その時刻だけです。あなたの名前も、お知らせの中身も伝わりません。",
        easy: "通知《つうち》は、ブラウザの 会社《かいしゃ》（Google、Appleなど）が とどけます。会社《かいしゃ》は、あなたの 名前《なまえ》も お知《し》らせの 中身《なかみ》も 知《し》りません。",
        en: "The notification service of your browser’s maker (Google, Apple, Mozilla, Microsoft) carries it. It learns that this portal signalled this device, and when. It learns neither your name nor what the message says.",
    }
    /// That nothing is needed.
    about_inbox {
        ja: "何も登録しなくても、お知らせはすべて、このポータルの「お知らせ」に届きます。",
        easy: "なにも しなくても、お知《し》らせは この サイトの「お知《し》らせ」に ぜんぶ とどきます。",
        en: "Without any of this, every message still arrives under “Messages” on this portal.",
    }
    /// The portal does not offer it.
    nowhere {
        ja: "このポータルでは、端末への通知を行っていません。お知らせは、このポータルの「お知らせ」に届きます。",
        easy: "この サイトは、スマートフォンに 通知《つうち》を おくりません。「お知《し》らせ」を 見《み》てください。",
        en: "This portal does not send notifications to devices. Messages arrive under “Messages” here.",
    }

    /// Heading: this browser.
    this_device { ja: "この端末で受け取る", easy: "この スマートフォン・パソコンで うけとる", en: "On this device" }
    /// A script is needed.
    needs_script { ja: "登録にはJavaScriptが必要です", easy: "JavaScriptが いります", en: "JavaScript is needed to turn this on" }
    /// What can be done without.
    needs_script_more {
        ja: "端末への通知は、ブラウザのJavaScriptを通してしか登録できません。登録した端末をやめることや、種類ごとの設定は、JavaScriptがなくてもできます。",
        easy: "登録《とうろく》には JavaScriptが いります。やめる ことは、JavaScriptが なくても できます。",
        en: "Browsers let only JavaScript turn notifications on. Removing devices and choosing what to be told of work without it.",
    }
    /// Name of the device.
    name { ja: "この端末の名前", easy: "この 端末《たんまつ》の 名前《なまえ》", en: "Name of this device" }
    /// How to name it.
    name_hint {
        ja: "あとで見分けるための名前です。40文字まで。",
        easy: "あとで わかるように 名前《なまえ》を つけます。40文字《もじ》まで。",
        en: "So that you recognise it later. Up to 40 characters.",
    }
    /// The name is missing or too long.
    name_wrong {
        ja: "端末の名前を1文字から40文字で入力してください",
        easy: "名前《なまえ》を 1文字《もじ》から 40文字《もじ》で 書《か》いてください",
        en: "Enter a name of 1 to 40 characters",
    }
    /// Button.
    turn_on { ja: "この端末に通知を出す", easy: "この 端末《たんまつ》に 通知《つうち》を 出《だ》す", en: "Show notifications on this device" }
    /// What the browser will ask.
    turn_on_more {
        ja: "押すと、通知を許可するかをブラウザが聞きます。「許可」を選ぶと登録され、最初の通知がすぐに届きます。",
        easy: "押《お》すと、ブラウザが 聞《き》きます。「許可《きょか》」を えらんでください。すぐに さいしょの 通知《つうち》が とどきます。",
        en: "Your browser will ask whether to allow notifications. If you allow them, the first one arrives at once.",
    }
    /// Heading: how to do it on an iPhone.
    iphone { ja: "iPhone・iPadの場合", easy: "iPhone・iPadの とき", en: "On iPhone and iPad" }
    /// How.
    iphone_more {
        ja: "先に、このポータルをホーム画面に追加します（iOS 16.4以上）。Safariの共有ボタンから「ホーム画面に追加」を選び、ホーム画面のアイコンから開いてログインし、もう一度このページで登録してください。",
        easy: "さきに、この サイトを ホーム画面《がめん》に 入《い》れます。Safariの 共有《きょうゆう》ボタンを 押《お》して、「ホーム画面《がめん》に 追加《ついか》」を えらびます。ホーム画面《がめん》の アイコンから 開《ひら》いて、この ページに もどってください。",
        en: "First put this portal on your home screen (iOS 16.4 or later): press Share in Safari, choose “Add to Home Screen”, open it from there, log in, and come back to this page.",
    }
    /// Waiting.
    says_working { ja: "登録しています…", easy: "登録《とうろく》しています…", en: "Turning it on…" }
    /// Permission was refused.
    says_denied {
        ja: "ブラウザで通知が許可されていません。ブラウザの設定で、このサイトの通知を「許可」に変えてから、もう一度お試しください。",
        easy: "ブラウザが 通知《つうち》を 止《と》めています。ブラウザの 設定《せってい》で「許可《きょか》」に して、もう一度《いちど》 してください。",
        en: "Your browser blocks notifications from this site. Allow them in the browser’s settings for this site and try again.",
    }
    /// The browser cannot.
    says_unsupported {
        ja: "このブラウザは通知に対応していません。iPhone・iPadでは、下の方法で開いてください。",
        easy: "この ブラウザでは できません。iPhone・iPadの ひとは、下《した》を 見《み》てください。",
        en: "This browser does not support notifications. On iPhone and iPad, see below.",
    }
    /// Anything else.
    says_failed {
        ja: "登録できませんでした。通知サービスにつながらないか、シークレット（プライベート）ウィンドウで開いています。少し待ってから、もう一度お試しください。",
        easy: "できませんでした。少《すこ》し 待《ま》って、もう一度《いちど》 してください。",
        en: "That did not work. The notification service could not be reached, or this is a private window. Wait a little and try again.",
    }
    /// This device is set up.
    says_here {
        ja: "この端末は登録してあります。",
        easy: "この 端末《たんまつ》は 登録《とうろく》して あります。",
        en: "This device is set up.",
    }
    /// There are as many as there may be.
    many {
        ja: "登録できる端末は10台までです。使わなくなった端末を下の一覧からやめてください。",
        easy: "端末《たんまつ》は 10まで です。つかわない ものを 下《した》で やめてください。",
        en: "You can have up to 10 devices. Remove one that you no longer use below.",
    }
    /// The subscription was not taken: its service is not one that is asked.
    refused_service {
        ja: "このブラウザの通知サービスには、このポータルから送れません。別のブラウザでお試しください。",
        easy: "この ブラウザには おくれません。ほかの ブラウザで してください。",
        en: "This portal cannot send to the notification service of this browser. Try another browser.",
    }
    /// The subscription was none.
    refused_keys {
        ja: "ブラウザから届いた登録の内容が正しくありません。もう一度お試しください。",
        easy: "登録《とうろく》が うまく できませんでした。もう一度《いちど》 してください。",
        en: "What the browser sent is not a valid subscription. Try again.",
    }

    /// Heading: devices.
    devices { ja: "登録した端末", easy: "登録《とうろく》した 端末《たんまつ》", en: "Your devices" }
    /// There are none.
    no_devices { ja: "登録した端末はありません。", easy: "まだ ありません。", en: "No device is set up." }
    /// When it was set up.
    since(day: &str) { ja: "{day}に登録", easy: "{day}に 登録《とうろく》", en: "set up {day}" }
    /// When it was reached last.
    reached(day: &str) { ja: "最後に届けたのは{day}", easy: "さいごに とどけたのは {day}", en: "last reached {day}" }
    /// It was never reached.
    not_reached { ja: "まだ届けていません", easy: "まだ とどけて いません", en: "not reached so far" }
    /// It is the one in use.
    this_one { ja: "いま使っている端末", easy: "いま つかっている 端末《たんまつ》", en: "the device you are using" }
    /// Button.
    remove { ja: "この端末をやめる", easy: "この 端末《たんまつ》を やめる", en: "Remove this device" }
    /// Button.
    try_it { ja: "試しに通知を出す", easy: "ためしに 通知《つうち》を 出《だ》す", en: "Send a test" }
    /// What it does.
    try_it_more {
        ja: "登録したすべての端末に、試しの通知を出します。1分に1回までです。",
        easy: "ぜんぶの 端末《たんまつ》に、ためしの 通知《つうち》を 出《だ》します。1分《ぷん》に 1回《かい》です。",
        en: "Sends a notification to every device above. Once a minute at most.",
    }

    /// Heading: what to be told of.
    subjects { ja: "端末に出すお知らせの種類", easy: "端末《たんまつ》に 出《だ》す お知《し》らせ", en: "What to be told of on your devices" }
    /// What it means to switch one off.
    subjects_more {
        ja: "出さないようにしても、お知らせそのものは、このポータルの「お知らせ」に届きます。",
        easy: "出《だ》さなくても、お知《し》らせは この サイトに とどきます。",
        en: "What you switch off still arrives under “Messages” on this portal.",
    }
    /// Notices about who looked.
    access { ja: "だれが見たか・共有", easy: "だれが 見《み》たか・見《み》せる 設定《せってい》", en: "Who looked, and sharing" }
    /// Which these are.
    access_means {
        ja: "はじめての機関や救急の閲覧、共有の設定の変更、週のまとめ",
        easy: "はじめて 見《み》た ところ、救急《きゅうきゅう》、設定《せってい》が かわった こと",
        en: "First looks, emergencies, changes of sharing, the weekly summary",
    }
    /// Notices about the account.
    account { ja: "アカウントとログイン", easy: "アカウントと ログイン", en: "Account and logins" }
    /// Which these are.
    account_means {
        ja: "新しい端末でのログイン、カードやパスキー、この設定の変更",
        easy: "あたらしい ログイン、カード、パスキー、この 設定《せってい》",
        en: "Logins from new devices, cards and passkeys, changes of these settings",
    }
    /// Notices about cases.
    case { ja: "問い合わせの答え", easy: "聞《き》いた ことの 答《こた》え", en: "Answers to your inquiries" }
    /// Which these are.
    case_means {
        ja: "あなたが出した申し出・問い合わせの進みぐあい",
        easy: "あなたが 聞《き》いた ことが どう なったか",
        en: "How your inquiries are going",
    }
    /// Circulars about checkups.
    checkup { ja: "市からのお知らせ：健診", easy: "市《し》から：健診《けんしん》", en: "From the municipality: checkups" }
    /// Which these are.
    checkup_means { ja: "健診・検診の案内", easy: "健診《けんしん》の 案内《あんない》", en: "Invitations to checkups and screenings" }
    /// Circulars about vaccinations.
    vaccination { ja: "市からのお知らせ：予防接種", easy: "市《し》から：予防接種《よぼうせっしゅ》", en: "From the municipality: vaccinations" }
    /// Which these are.
    vaccination_means { ja: "受ける時期の来た予防接種", easy: "予防接種《よぼうせっしゅ》の 時期《じき》", en: "Vaccinations that are due" }
    /// Circulars about insurance.
    insurance { ja: "市からのお知らせ：保険", easy: "市《し》から：保険《ほけん》", en: "From the municipality: insurance" }
    /// Which these are.
    insurance_means { ja: "資格や給付、保険料", easy: "保険《ほけん》と お金《かね》", en: "Coverage, benefits and contributions" }
    /// Circulars about disasters.
    disaster { ja: "市からのお知らせ：災害", easy: "市《し》から：災害《さいがい》", en: "From the municipality: disasters" }
    /// Which these are.
    disaster_means { ja: "災害のときの医療や避難", easy: "地震《じしん》や 大雨《おおあめ》の とき", en: "Care and shelter in a disaster" }
    /// Circulars about procedures.
    procedure { ja: "市からのお知らせ：手続き", easy: "市《し》から：手続《てつづ》き", en: "From the municipality: procedures" }
    /// Which these are.
    procedure_means { ja: "申請や届け出の期限", easy: "出《だ》す 紙《かみ》や いつまでか", en: "Applications and their deadlines" }
    /// Other circulars.
    other { ja: "市からのお知らせ：そのほか", easy: "市《し》から：ほか", en: "From the municipality: anything else" }
    /// Which these are.
    other_means { ja: "上のどれでもないもの", easy: "ほかの こと", en: "What is none of the above" }
    /// State.
    on { ja: "出します", easy: "出《で》ます", en: "On" }
    /// State.
    off { ja: "出しません", easy: "出《で》ません", en: "Off" }
    /// Button.
    switch_on { ja: "出すようにする", easy: "出《だ》す", en: "Switch on" }
    /// Button.
    switch_off { ja: "出さないようにする", easy: "出《だ》さない", en: "Switch off" }
    /// Link.
    alerts { ja: "どんなときに「お知らせ」を作るかは、お知らせの設定で決められます", easy: "どんな お知《し》らせが ほしいかは、お知《し》らせの 設定《せってい》で 決《き》めます", en: "What makes a message at all is decided under what you are told" }

    /// Done: set up.
    was_added { ja: "端末を登録しました", easy: "登録《とうろく》しました", en: "The device is set up" }
    /// What comes next.
    was_added_more {
        ja: "最初の通知が、すぐにこの端末に出ます。出ないときは、端末の設定で、ブラウザの通知が許可されているかを確かめてください。",
        easy: "すぐに さいしょの 通知《つうち》が 出《で》ます。出《で》ない ときは、端末《たんまつ》の 設定《せってい》を 見《み》てください。",
        en: "The first notification shows on this device in a moment. If it does not, check in the device’s settings that the browser may show notifications.",
    }
    /// Done: removed.
    was_removed { ja: "端末をやめました", easy: "やめました", en: "The device was removed" }
    /// What that means.
    was_removed_more {
        ja: "この端末には、もう通知を出しません。もう一度出すには、その端末で登録してください。",
        easy: "もう 通知《つうち》は 出《で》ません。また 出《だ》すには、その 端末《たんまつ》で 登録《とうろく》してください。",
        en: "It shows no more notifications. To undo this, turn them on again on that device.",
    }
    /// Done: switched.
    was_set { ja: "設定を変えました", easy: "設定《せってい》を かえました", en: "Your choice is saved" }
    /// Done: tried.
    was_tried { ja: "試しの通知を出しました", easy: "ためしの 通知《つうち》を 出《だ》しました", en: "The test is on its way" }
    /// Where it went.
    was_tried_more {
        ja: "どの端末に届けたかは、「お知らせ」の試しのお知らせで確かめられます。",
        easy: "とどいたか どうかは、「お知《し》らせ」で 見《み》られます。",
        en: "Open the test under “Messages” to see which devices it reached.",
    }

    /// Heading, beside a notice: how it went out.
    states { ja: "端末への通知", easy: "端末《たんまつ》への 通知《つうち》", en: "Notifications" }
    /// A device that is not there any more.
    former { ja: "やめた端末", easy: "やめた 端末《たんまつ》", en: "A device that was removed" }
    /// It waits.
    state_waiting { ja: "これから届けます", easy: "これから とどけます", en: "waiting" }
    /// It is tried again.
    state_again(when: &str) {
        ja: "まだ届いていません。{when}にもう一度届けます",
        easy: "まだ とどいて いません。{when}に もう一度《いちど》 とどけます",
        en: "not delivered so far, will be tried again {when}",
    }
    /// It was handed over.
    state_perhaps {
        ja: "届いたかどうか分かりません",
        easy: "とどいたか わかりません",
        en: "sent, but it is not known whether it arrived",
    }
    /// It was taken.
    state_delivered(when: &str) {
        ja: "{when}に通知サービスに渡しました",
        easy: "{when}に とどけました",
        en: "handed to the notification service {when}",
    }
    /// Nobody there.
    state_gone {
        ja: "端末が見つかりません。通知の登録がなくなっています",
        easy: "端末《たんまつ》が ありません",
        en: "the device is gone",
    }
    /// Given up.
    state_failed { ja: "届けられませんでした", easy: "とどけられませんでした", en: "could not be delivered" }
    /// Opened before.
    state_needless {
        ja: "先に開いたので、出していません",
        easy: "さきに 読《よ》んだので、出《だ》していません",
        en: "not sent, because you opened the message before",
    }

    /// A notice: a device was set up; slot `name`.
    told_added { ja: "「{{name}}」に、お知らせの通知を出すようにしました", easy: "「{{name}}」に 通知《つうち》を 出《だ》します", en: "Notifications were turned on for “{{name}}”" }
    /// What to do if it was not oneself.
    told_added_text {
        ja: "心当たりがないときは、「お知らせの届け方」でこの端末をやめ、アカウントの「すぐに止める」も考えてください。",
        easy: "じぶんで して いない ときは、この 端末《たんまつ》を やめてください。",
        en: "If this was not you, remove the device, and consider stopping your account.",
    }
    /// A notice: a device was removed; slot `name`.
    told_removed { ja: "「{{name}}」に通知を出すのをやめました", easy: "「{{name}}」の 通知《つうち》を やめました", en: "Notifications were turned off for “{{name}}”" }
    /// What that means.
    told_removed_text {
        ja: "お知らせは、これからもこのポータルに届きます。もう一度通知を出すには、その端末で登録してください。",
        easy: "お知《し》らせは この サイトに とどきます。また 出《だ》すには、もう一度《いちど》 登録《とうろく》してください。",
        en: "Messages still arrive on this portal. To undo this, turn notifications on again on that device.",
    }
    /// A notice: a device cannot be reached; slot `name`.
    told_gone { ja: "「{{name}}」に通知が届かなくなりました", easy: "「{{name}}」に 通知《つうち》が とどきません", en: "“{{name}}” can no longer be reached" }
    /// Why.
    told_gone_text {
        ja: "ブラウザで通知が止められたか、ブラウザのデータが消されたか、別の人が登録し直しました。登録は取り消しました。続けて受け取るには、その端末でもう一度登録してください。",
        easy: "ブラウザの 通知《つうち》が 止《と》まったか、データが きえました。また うけとるには、もう一度《いちど》 登録《とうろく》してください。",
        en: "Notifications were blocked in the browser, its data was cleared, or somebody else set it up. It was removed here. To go on, turn notifications on again on that device.",
    }
    /// A notice: a choice was changed.
    told_set { ja: "お知らせの届け方が変わりました", easy: "お知《し》らせの とどけかたが かわりました", en: "How messages reach you was changed" }
    /// What to do.
    told_set_text {
        ja: "心当たりがないときは、「お知らせの届け方」で確かめてください。",
        easy: "じぶんで して いない ときは、見《み》てください。",
        en: "If this was not you, have a look at it.",
    }
    /// A notice: a test.
    told_tried { ja: "これは試しのお知らせです", easy: "これは ためしの お知《し》らせです", en: "This is a test" }
    /// What it shows.
    told_tried_text {
        ja: "あなたが「お知らせの届け方」で出しました。下で、どの端末に届けたかを確かめられます。",
        easy: "あなたが 出《だ》しました。とどいたかは、下《した》を 見《み》てください。",
        en: "You sent it. Below you can see which devices it reached.",
    }

    /// What shows on the device: title.
    shows { ja: "新しいお知らせがあります", easy: "新《あたら》しい お知《し》らせが あります", en: "You have a new message" }
    /// What shows on the device: line under it.
    shows_more { ja: "押すと、ログインして読めます。", easy: "押《お》して ログインすると 読《よ》めます。", en: "Press to log in and read it." }

    /// Heading of the page without a connection.
    offline { ja: "インターネットにつながっていません", easy: "インターネットに つながって いません", en: "You are offline" }
    /// What to do.
    offline_more {
        ja: "つながったら、もう一度開いてください。あなたの記録は、この端末には残していません。",
        easy: "つながったら、もう一度《いちど》 開《ひら》いてください。あなたの 記録《きろく》は、この 端末《たんまつ》には ありません。",
        en: "Open this page again when you are connected. None of your records are kept on this device.",
    }
    /// Link on it.
    offline_again { ja: "もう一度開く", easy: "もう一度《いちど》 開《ひら》く", en: "Try again" }
}

//! Words of the pages for staff.

use hikae_core::staff::Role;

use super::{Lang, Text};
use crate::messages;

messages! {
    /// Says whose pages these are.
    badge { ja: "職員", easy: "職員《しょくいん》", en: "Staff" }
    /// Line under the name of the portal.
    tagline(municipality: &str) {
        ja: "{municipality} 職員用の画面",
        easy: "{municipality} 職員《しょくいん》の ページ",
        en: "{municipality} staff pages",
    }
    /// Footer: that everything is written down.
    footer {
        ja: "ここでしたことは、すべて監査記録にのこります。15分操作がないとログアウトします。",
        easy: "ここで したことは ぜんぶ 書《か》きます。15分《ふん》 何《なに》も しないと ログアウトします。",
        en: "Everything done here is written to the audit record. You are logged out after 15 minutes without doing anything.",
    }
    /// Privacy officer of an institution.
    officer { ja: "個人情報の担当者", easy: "個人情報《こじんじょうほう》の 担当《たんとう》", en: "Privacy officer" }
    /// Institution that is not in the registry any more.
    unknown_institution { ja: "登録のない機関", easy: "わからない 機関《きかん》", en: "Institution not on the register" }
    /// For whom someone acts, and as what; slots `place`, `roles`.
    post_of { ja: "{{place}}（{{roles}}）", easy: "{{place}}（{{roles}}）", en: "{{place}} ({{roles}})" }
    /// Between two roles.
    between { ja: "、", easy: "、", en: ", " }

    /// Role.
    role_author { ja: "お知らせの作成", easy: "お知《し》らせを 書《か》く", en: "Writes notices" }
    /// Role.
    role_approver { ja: "お知らせの承認", easy: "お知《し》らせを 確《たし》かめる", en: "Approves notices" }
    /// Role.
    role_importer { ja: "データの取り込み", easy: "データを 入《い》れる", en: "Imports data" }
    /// Role.
    role_reviewer { ja: "申し出の確認", easy: "申《もう》し出《で》を 見《み》る", en: "Reviews objections" }
    /// Role.
    role_auditor { ja: "監査", easy: "監査《かんさ》", en: "Auditor" }
    /// Role.
    role_administrator { ja: "職員の管理", easy: "職員《しょくいん》の 管理《かんり》", en: "Administrator of staff" }

    /// Navigation: home.
    nav_home { ja: "職員ホーム", easy: "はじめ", en: "Staff home" }
    /// Navigation: people.
    nav_people { ja: "職員の管理", easy: "職員《しょくいん》", en: "People" }
    /// Navigation: audit.
    nav_audit { ja: "監査記録", easy: "監査《かんさ》の 記録《きろく》", en: "Audit record" }
    /// Navigation: oversight.
    nav_oversight { ja: "閲覧の監督", easy: "見《み》た 記録《きろく》の 確認《かくにん》", en: "Oversight" }
    /// Navigation: own passkeys.
    nav_account { ja: "自分のパスキー", easy: "自分《じぶん》の パスキー", en: "My passkeys" }

    /// Heading of the login page.
    login { ja: "職員ログイン", easy: "職員《しょくいん》の ログイン", en: "Staff login" }
    /// What the login page is for.
    login_lead {
        ja: "このページは市の職員と、機関の個人情報の担当者のためのものです。住民の方は、カードでログインしてください。",
        easy: "これは 職員《しょくいん》の ページです。住《す》んでいる 人《ひと》は カードで ログインしてください。",
        en: "This page is for staff of the municipality and privacy officers of institutions. Residents log in with their card.",
    }
    /// Link: to the login of residents.
    login_resident { ja: "住民の方のログインへ", easy: "住《す》んでいる 人《ひと》の ログイン", en: "To the login for residents" }
    /// Field: what someone types to sign in.
    login_id { ja: "職員ID", easy: "職員《しょくいん》ID", en: "Staff ID" }
    /// Its hint.
    login_id_hint { ja: "招待のときに決めたIDです。", easy: "招待《しょうたい》の ときの IDです。", en: "The ID from your invitation." }
    /// Button.
    login_do { ja: "パスキーでログイン", easy: "パスキーで ログイン", en: "Log in with a passkey" }

    /// Refused by the portal.
    says_refused {
        ja: "このIDとパスキーではログインできません。まちがいがなければ、職員の管理者に知らせてください。",
        easy: "この IDと パスキーでは できません。管理者《かんりしゃ》に 聞《き》いてください。",
        en: "This ID and passkey were not accepted. If they are right, tell an administrator of staff.",
    }
    /// Possibly copied.
    says_cloned {
        ja: "このパスキーは複製された疑いがあるため、ログインを止めました。すぐに職員の管理者に知らせてください。",
        easy: "この パスキーは あぶないので 使《つか》えません。すぐに 管理者《かんりしゃ》に 言《い》ってください。",
        en: "This passkey may have been copied, so it was stopped. Tell an administrator of staff at once.",
    }

    /// Heading: take up an invitation.
    join { ja: "職員として登録する", easy: "職員《しょくいん》に なる", en: "Register as staff" }
    /// What happens.
    join_lead {
        ja: "この端末かセキュリティキーに、あなたのパスキーを作ります。パスワードはありません。次からは、職員IDとパスキーでログインします。",
        easy: "あなたの パスキーを 作《つく》ります。パスワードは ありません。",
        en: "This makes your passkey, on this device or on a security key. There is no password. From then on you log in with your staff ID and your passkey.",
    }
    /// Row.
    name { ja: "名前", easy: "名前《なまえ》", en: "Name" }
    /// Row.
    post { ja: "所属と役割", easy: "所属《しょぞく》と 役割《やくわり》", en: "Office and roles" }
    /// Row: until when an invitation holds.
    until { ja: "期限", easy: "いつまで", en: "Valid until" }
    /// Button.
    join_do { ja: "パスキーを作る", easy: "パスキーを 作《つく》る", en: "Make a passkey" }
    /// Heading: the invitation is gone.
    join_gone { ja: "この招待は使えません", easy: "この 招待《しょうたい》は 使《つか》えません", en: "This invitation cannot be used" }
    /// Why.
    join_gone_more {
        ja: "もう使われたか、取り消されたか、期限が過ぎています。職員の管理者に、新しい招待を頼んでください。",
        easy: "もう 使《つか》ったか、時間《じかん》が すぎました。管理者《かんりしゃ》に 言《い》ってください。",
        en: "It was used, withdrawn, or is too old. Ask an administrator of staff for a new one.",
    }

    /// Title of the home page.
    home_title { ja: "職員ホーム", easy: "職員《しょくいん》の ページ", en: "Staff home" }
    /// Row: for whom.
    acting_for { ja: "所属", easy: "所属《しょぞく》", en: "Office" }
    /// Row: what someone may do.
    may { ja: "できること", easy: "できること", en: "Roles" }
    /// Heading: what to do.
    tasks { ja: "できること", easy: "できること", en: "What you can do" }
    /// What it is for.
    people_hint { ja: "招待、役割の変更、利用の終了", easy: "招待《しょうたい》、役割《やくわり》、終《お》わり", en: "Invite people, change their roles, end their accounts" }
    /// What it is for.
    audit_hint { ja: "職員がしたことの一覧", easy: "職員《しょくいん》が したこと", en: "What staff did" }
    /// What it is for.
    oversight_hint { ja: "機関の閲覧が正しいかの確認。健康の情報は出ません。", easy: "機関《きかん》が 見《み》たことの 確認《かくにん》", en: "Check who looked and why. No health data is shown." }
    /// What it is for.
    account_hint { ja: "パスキーの追加と削除", easy: "パスキーを ふやす、けす", en: "Add and remove passkeys" }

    /// Heading: my passkeys.
    account { ja: "自分のパスキー", easy: "自分《じぶん》の パスキー", en: "My passkeys" }
    /// Why two.
    account_lead {
        ja: "なくしたときのために、2つ以上の登録をおすすめします。最後の1つは削除できません。",
        easy: "なくしたときの ために、2つ あると いいです。さいごの 1つは けせません。",
        en: "Register at least two, in case you lose one. The last one cannot be removed.",
    }
    /// Row of a passkey.
    key_added(when: &str) { ja: "登録：{when}", easy: "登録《とうろく》：{when}", en: "Registered {when}" }
    /// Row of a passkey.
    key_used(when: &str) { ja: "最後の利用：{when}", easy: "さいごに 使《つか》った：{when}", en: "Last used {when}" }
    /// A passkey that is copied between devices.
    key_synced { ja: "端末の間で同期されます", easy: "ほかの 端末《たんまつ》でも 使《つか》えます", en: "Synced between devices" }
    /// A passkey that stays on its device.
    key_bound { ja: "この端末かキーの中だけにあります", easy: "この 端末《たんまつ》だけに あります", en: "Stays on its device" }
    /// Button.
    key_remove(label: &str) { ja: "{label} を削除", easy: "{label}を けす", en: "Remove {label}" }
    /// Heading.
    key_add { ja: "パスキーを追加する", easy: "パスキーを ふやす", en: "Add a passkey" }
    /// Done.
    key_was_added { ja: "パスキーを追加しました", easy: "パスキーを ふやしました", en: "The passkey was added" }
    /// Done.
    key_was_removed { ja: "パスキーを削除しました", easy: "パスキーを けしました", en: "The passkey was removed" }
    /// Refused.
    key_last { ja: "最後のパスキーは削除できません", easy: "さいごの パスキーは けせません", en: "The last passkey cannot be removed" }
    /// Refused, explained.
    key_last_more {
        ja: "先に別のパスキーを追加してください。",
        easy: "先《さき》に ほかの パスキーを ふやしてください。",
        en: "Add another one first.",
    }

    /// Heading: people.
    people { ja: "職員の管理", easy: "職員《しょくいん》の 管理《かんり》", en: "People" }
    /// Rule.
    people_lead {
        ja: "管理者が2人以上になると、2人より少なくはできません。",
        easy: "管理者《かんりしゃ》は 2人《ふたり》 いります。",
        en: "Once there are two administrators, there can never be fewer.",
    }
    /// Heading.
    members { ja: "いまの職員", easy: "今《いま》の 職員《しょくいん》", en: "Members" }
    /// Heading.
    former { ja: "利用を終えた人", easy: "終《お》わった 人《ひと》", en: "Who has left" }
    /// Heading.
    invitations { ja: "招待中の人", easy: "招待中《しょうたいちゅう》の 人《ひと》", en: "Invited" }
    /// None.
    no_invitations { ja: "招待中の人はいません。", easy: "いません。", en: "Nobody." }
    /// Since when.
    since(day: &str) { ja: "{day}から", easy: "{day}から", en: "Since {day}" }
    /// Since when gone.
    left_on(day: &str) { ja: "{day}に終了", easy: "{day}に 終《お》わりました", en: "Left on {day}" }
    /// Until when.
    valid_until(when: &str) { ja: "{when}まで", easy: "{when}まで", en: "Valid until {when}" }
    /// Link.
    open_member(name: &str) { ja: "{name} さんの設定", easy: "{name}さんの 設定《せってい》", en: "Settings of {name}" }
    /// Button.
    withdraw(name: &str) { ja: "{name} さんへの招待を取り消す", easy: "{name}さんの 招待《しょうたい》を やめる", en: "Withdraw the invitation of {name}" }
    /// Link.
    invite { ja: "職員を招待する", easy: "職員《しょくいん》を 招待《しょうたい》する", en: "Invite someone" }
    /// Done.
    was_withdrawn { ja: "招待を取り消しました", easy: "招待《しょうたい》を やめました", en: "The invitation was withdrawn" }
    /// Done.
    was_changed { ja: "役割を変更しました", easy: "役割《やくわり》を かえました", en: "The roles were changed" }
    /// Done.
    was_ended { ja: "利用を終了しました", easy: "終《お》わりました", en: "The account was ended" }
    /// What it means.
    was_ended_more {
        ja: "この人は、次の操作からもう何もできません。",
        easy: "この 人《ひと》は もう 何《なに》も できません。",
        en: "From their next click on they can do nothing any more.",
    }

    /// Hint.
    new_login_hint {
        ja: "半角の小文字、数字、点、ハイフンで2〜40文字。ログインのときに入力します。",
        easy: "英語《えいご》の 小《ちい》さい 文字《もじ》と 数字《すうじ》。2〜40文字《もじ》。",
        en: "2 to 40 small letters, digits, dots or hyphens. Typed when logging in.",
    }
    /// Question.
    kind { ja: "どこの人ですか", easy: "どこの 人《ひと》ですか", en: "Where do they work?" }
    /// Answer.
    kind_office { ja: "市の職員", easy: "市《し》の 職員《しょくいん》", en: "For the municipality" }
    /// Answer.
    kind_officer { ja: "機関の個人情報の担当者", easy: "機関《きかん》の 個人情報《こじんじょうほう》の 担当《たんとう》", en: "Privacy officer of an institution" }
    /// Field.
    office { ja: "課の名前", easy: "課《か》の 名前《なまえ》", en: "Office" }
    /// Hint.
    office_hint { ja: "市の職員のときに入力します。例：健康づくり課", easy: "市《し》の 職員《しょくいん》の とき。", en: "For staff of the municipality, such as 健康づくり課." }
    /// Field.
    roles { ja: "役割", easy: "役割《やくわり》", en: "Roles" }
    /// Hint.
    roles_hint { ja: "市の職員のときに選びます。", easy: "市《し》の 職員《しょくいん》の とき。", en: "For staff of the municipality." }
    /// Field.
    institution { ja: "機関", easy: "機関《きかん》", en: "Institution" }
    /// Hint.
    institution_hint { ja: "個人情報の担当者のときに選びます。", easy: "個人情報《こじんじょうほう》の 担当《たんとう》の とき。", en: "For a privacy officer." }
    /// No answer.
    choose { ja: "選んでください", easy: "えらんでください", en: "Choose" }
    /// Button.
    invite_do { ja: "招待のリンクを作る", easy: "リンクを 作《つく》る", en: "Make the link" }
    /// Error.
    wrong_login { ja: "IDは半角の小文字、数字、点、ハイフンで2〜40文字にしてください", easy: "IDを 確《たし》かめてください", en: "Enter an ID of 2 to 40 small letters, digits, dots or hyphens" }
    /// Error.
    login_taken { ja: "このIDは使われています。別のIDにしてください", easy: "この IDは もう あります", en: "This ID is in use. Choose another" }
    /// Error.
    wrong_name { ja: "名前を60文字までで入力してください（《》｜は使えません）", easy: "名前《なまえ》を 書《か》いてください", en: "Enter a name of at most 60 characters, without 《, 》 and ｜" }
    /// Error.
    wrong_kind { ja: "どこの人か選んでください", easy: "どこの 人《ひと》か えらんでください", en: "Choose where they work" }
    /// Error.
    wrong_office { ja: "課の名前を60文字までで入力してください", easy: "課《か》の 名前《なまえ》を 書《か》いてください", en: "Enter an office of at most 60 characters" }
    /// Error.
    wrong_roles { ja: "役割を1つ以上選んでください", easy: "役割《やくわり》を えらんでください", en: "Choose at least one role" }
    /// Error.
    wrong_institution { ja: "機関を選んでください", easy: "機関《きかん》を えらんでください", en: "Choose an institution" }
    /// Heading.
    invited { ja: "招待のリンクができました", easy: "リンクが できました", en: "The link is ready" }
    /// What to do with it.
    invited_more {
        ja: "このリンクを本人だけに渡してください。1回だけ使えます。この画面を離れると、もう見られません。",
        easy: "この リンクを 本人《ほんにん》に あげてください。1回《かい》だけ 使《つか》えます。",
        en: "Give this link to that person alone. It can be used once. You cannot see it again after leaving this page.",
    }
    /// Field.
    link { ja: "リンク", easy: "リンク", en: "Link" }
    /// Link.
    to_people { ja: "職員の管理へ", easy: "職員《しょくいん》の 管理《かんり》へ", en: "To people" }

    /// Heading.
    change_post { ja: "所属と役割を変える", easy: "役割《やくわり》を かえる", en: "Change office and roles" }
    /// Button.
    change_post_do { ja: "変更する", easy: "かえる", en: "Change" }
    /// Heading.
    end { ja: "利用を終了する", easy: "終《お》わりに する", en: "End the account" }
    /// What it means.
    end_more {
        ja: "ログイン中でも、次の操作から使えなくなります。パスキーも消えます。元には戻せません。戻すときは、新しい招待が必要です。",
        easy: "すぐに 使《つか》えなく なります。もとに もどせません。",
        en: "It takes effect at their next click, even while they are logged in, and removes their passkeys. It cannot be undone; they would need a new invitation.",
    }
    /// Checkbox.
    end_sure(name: &str) { ja: "{name} さんの利用を終了します", easy: "{name}さんを 終《お》わりに します", en: "Yes, end the account of {name}" }
    /// Error.
    end_unsure { ja: "終了するときは、チェックを入れてください", easy: "チェックを 入《い》れてください", en: "Tick the box to end the account" }
    /// Error.
    last_administrators {
        ja: "管理者が2人より少なくなるため、できません。先に別の管理者を加えてください",
        easy: "管理者《かんりしゃ》が 少《すく》なく なります。できません",
        en: "There would be fewer than two administrators. Add another one first",
    }

    /// Heading of the audit record.
    audit { ja: "監査記録", easy: "監査《かんさ》の 記録《きろく》", en: "Audit record" }
    /// What it is.
    audit_lead {
        ja: "職員がしたことの記録です。新しい順に並びます。消したり変えたりはできません。",
        easy: "職員《しょくいん》が したことです。けすことは できません。",
        en: "What staff did, newest first. It cannot be changed or removed.",
    }
    /// Column.
    audit_when { ja: "とき", easy: "いつ", en: "When" }
    /// Column.
    audit_who { ja: "だれが", easy: "だれが", en: "Who" }
    /// Column.
    audit_what { ja: "したこと", easy: "したこと", en: "What" }
    /// Who: by a command.
    by_operator { ja: "運用者（コマンド）", easy: "運用者《うんようしゃ》", en: "Operator (command line)" }
    /// Who: a visitor of the demo.
    by_visitor { ja: "デモの訪問者", easy: "デモの 人《ひと》", en: "Visitor of the demo" }
    /// Link.
    older { ja: "これより前の記録", easy: "もっと 前《まえ》", en: "Older lines" }
    /// Link.
    newest { ja: "いちばん新しい記録", easy: "いちばん 新《あたら》しい", en: "Newest lines" }

    /// Line; slots `name`, `post`.
    did_invite { ja: "{{name}} さんを招待しました：{{post}}", easy: "{{name}}さんを 招待《しょうたい》しました：{{post}}", en: "Invited {{name}}: {{post}}" }
    /// Line; slot `name`.
    did_withdraw { ja: "{{name}} さんへの招待を取り消しました", easy: "{{name}}さんの 招待《しょうたい》を やめました", en: "Withdrew the invitation of {{name}}" }
    /// Line; slot `post`.
    did_join { ja: "登録しました：{{post}}", easy: "登録《とうろく》しました：{{post}}", en: "Registered: {{post}}" }
    /// Line; slot `key`.
    did_sign_in { ja: "ログインしました（{{key}}）", easy: "ログインしました（{{key}}）", en: "Logged in ({{key}})" }
    /// Line.
    did_sign_out { ja: "ログアウトしました", easy: "ログアウトしました", en: "Logged out" }
    /// Line; slot `key`.
    was_cloned { ja: "複製の疑いがあるパスキー（{{key}}）を止めました", easy: "あぶない パスキー（{{key}}）を 止《と》めました", en: "Was stopped: the passkey {{key}} may have been copied" }
    /// Line.
    was_refused { ja: "ログインを断られました", easy: "ログイン できませんでした", en: "Was refused at login" }
    /// Line; slots `name`, `from`, `to`.
    did_change { ja: "{{name}} さんの役割を変えました（{{from}} → {{to}}）", easy: "{{name}}さんの 役割《やくわり》を かえました（{{from}} → {{to}}）", en: "Changed {{name}} ({{from}} → {{to}})" }
    /// Line; slot `name`.
    did_end { ja: "{{name}} さんの利用を終了しました", easy: "{{name}}さんを 終《お》わりに しました", en: "Ended the account of {{name}}" }
    /// Line; slot `key`.
    did_add_key { ja: "パスキーを追加しました（{{key}}）", easy: "パスキーを ふやしました（{{key}}）", en: "Added a passkey ({{key}})" }
    /// Line; slot `key`.
    did_remove_key { ja: "パスキーを削除しました（{{key}}）", easy: "パスキーを けしました（{{key}}）", en: "Removed a passkey ({{key}})" }
    /// Line.
    did_read_audit { ja: "監査記録を見ました", easy: "監査《かんさ》の 記録《きろく》を 見《み》ました", en: "Read the audit record" }
    /// Line; slots `institution`, `from`, `until`.
    did_search { ja: "{{institution}}の閲覧を調べました（{{from}}〜{{until}}）", easy: "{{institution}}を 調《しら》べました（{{from}}〜{{until}}）", en: "Searched what {{institution}} looked at ({{from}} to {{until}})" }
    /// Line; slots `entry`, `reason`.
    did_look { ja: "閲覧の記録を1件見ました（{{entry}}、理由：{{reason}}）", easy: "記録《きろく》を 1｜件《けん》 見《み》ました（{{entry}}、理由《りゆう》：{{reason}}）", en: "Looked at an entry ({{entry}}; reason: {{reason}})" }

    /// Line; slot `institution`.
    did_key { ja: "{{institution}}の鍵を登録しました", easy: "{{institution}}の 鍵《かぎ》を 登録《とうろく》しました", en: "Registered keys of {{institution}}" }
    /// Line; slot `institution`.
    did_budget { ja: "{{institution}}の問い合わせの上限を変えました", easy: "{{institution}}が 聞《き》ける 回数《かいすう》を かえました", en: "Changed how often {{institution}} may ask" }
    /// Line; slot `institution`.
    did_receive { ja: "{{institution}}の受付の端末を登録するリンクを作りました", easy: "{{institution}}の 受付《うけつけ》の 機械《きかい》を 登録《とうろく》する リンクを 作《つく》りました", en: "Made a link that registers a reception of {{institution}}" }
    /// Line; slot `institution`.
    did_suspend { ja: "{{institution}}の接続を停止しました", easy: "{{institution}}の 接続《せつぞく》を 止《と》めました", en: "Suspended the access of {{institution}}" }
    /// Line; slot `institution`.
    did_resume { ja: "{{institution}}の接続を再開しました", easy: "{{institution}}の 接続《せつぞく》を また 始《はじ》めました", en: "Resumed the access of {{institution}}" }

    /// Line; slot `name`.
    did_declare_disaster { ja: "災害を宣言しました（{{name}}）", easy: "災害《さいがい》だと 決《き》めました（{{name}}）", en: "Declared a disaster ({{name}})" }
    /// Line; slot `institution`.
    did_number { ja: "{{institution}}が使う住民1人の番号を取り出しました", easy: "{{institution}}が つかう 番号《ばんごう》を 出《だ》しました（1｜人《にん》）", en: "Took out the number that {{institution}} has for a resident" }
    /// Line; slot `institution`.
    did_renumber { ja: "{{institution}}が使う住民1人の番号を新しくしました", easy: "{{institution}}が つかう 番号《ばんごう》を 新《あたら》しく しました（1｜人《にん》）", en: "Gave {{institution}} a new number for a resident" }
    /// Line; slot `finding`.
    did_answer_finding { ja: "気になる閲覧に答えました（{{finding}}）", easy: "気《き》になる 見《み》かたに 答《こた》えました（{{finding}}）", en: "Answered a finding about access ({{finding}})" }
    /// Line; slot `name`.
    did_end_disaster { ja: "災害の宣言を終えました（{{name}}）", easy: "災害《さいがい》は おわりに しました（{{name}}）", en: "Ended a disaster ({{name}})" }

    /// Heading of the demo's page.
    demo { ja: "架空の職員になる", easy: "練習《れんしゅう》の 職員《しょくいん》に なる", en: "Become a fictional member of staff" }
    /// What it is.
    demo_lead {
        ja: "本物では、職員の管理者が招待します。デモでは、ここで自分を招待できます。この端末のパスキー（または画面ロック、セキュリティキー）を使います。",
        easy: "ここで 職員《しょくいん》に なれます。この 端末《たんまつ》の パスキーを 使《つか》います。",
        en: "In a real portal an administrator invites staff. In the demo you can invite yourself. It uses a passkey of this device, or a security key.",
    }
    /// Button.
    demo_do(name: &str) { ja: "{name} になる", easy: "{name}に なる", en: "Become {name}" }
    /// Link on the front page of the demo.
    demo_link { ja: "職員の画面を試す", easy: "職員《しょくいん》の ページを 見《み》る", en: "Try the staff pages" }
    /// Already there.
    demo_login { ja: "もう登録した人はログインへ", easy: "もう ある人《ひと》は ログイン", en: "Registered already? Log in" }
}

/// A role in words.
pub fn role(role: Role, lang: Lang) -> Text {
    match role {
        Role::Author => role_author(lang),
        Role::Approver => role_approver(lang),
        Role::Importer => role_importer(lang),
        Role::Reviewer => role_reviewer(lang),
        Role::Desk => super::counter::role(lang),
        Role::Auditor => role_auditor(lang),
        Role::Administrator => role_administrator(lang),
    }
}

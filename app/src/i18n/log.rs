//! Sentences of the access log: who asked for what, why, on what ground, and what came of it.
//!
//! Slots: `{who}`, `{why}`, `{what}`, `{hidden}`; inside `{who}`: `{place}`, `{role}`, `{handle}`,
//! `{principal}`, `{task}`.

use crate::messages;

messages! {
    /// Title of the log.
    title { ja: "だれが見たか", easy: "だれが 見《み》たか", en: "Who looked" }
    /// Under the title.
    lead {
        ja: "あなたの記録を見た、または見ようとした機関の一覧です。7年間のこります。",
        easy: "あなたの 記録《きろく》を 見《み》た ところが わかります。見《み》ようとした ところも わかります。7｜年間《ねんかん》 のこります。",
        en: "Every institution that looked at your records, or tried to. Kept for 7 years.",
    }

    /// Above what to take along.
    take_title {
        ja: "自分でも確かめる",
        easy: "自分《じぶん》でも たしかめる",
        en: "Check it yourself",
    }
    /// What taking it along is good for.
    take_text {
        ja: "この一覧の1件ごとに、しるし（読んでも中身はわからない数字）が、だれでも見られる台帳に入っています。記録と証明をファイルで受け取って手もとに置くと、あとで消されたり書きかえられたりしたときに、あなたが気づけます。ファイルにはあなたの記録の中身は入っていませんが、だれがいつ見たかが入っています。大切に保管してください。",
        easy: "この 記録《きろく》には しるしが あります。しるしは みんなが 見《み》る ことが できます。しるしから 中身《なかみ》は わかりません。ファイルを もらって おくと、あとで 記録《きろく》が かわった ときに わかります。ファイルは 大切《たいせつ》に して ください。",
        en: "Each line of this list has a mark, a number that says nothing of what is in it, in a ledger that anyone can see. If you keep the lines and their proofs as a file, you can tell later whether any was removed or changed. The file does not hold your health records, but it says who looked when: keep it safe.",
    }

    /// A person who acted.
    who_human {
        ja: "{{place}}の{{role}}（担当者 {{handle}}）",
        easy: "{{place}}の {{role}}（番号《ばんごう》 {{handle}}）",
        en: "{{role}} (staff {{handle}}) of {{place}}",
    }
    /// A person who acted on behalf of another.
    who_human_for {
        ja: "{{place}}の{{role}}（担当者 {{handle}}、担当者 {{principal}} に代わって）",
        easy: "{{place}}の {{role}}（番号《ばんごう》 {{handle}}。{{principal}}の 代《か》わりです）",
        en: "{{role}} (staff {{handle}}, acting for staff {{principal}}) of {{place}}",
    }
    /// Several people who acted.
    who_humans(others: usize) {
        ja: "{{place}}の{{role}}（担当者 {{handle}}）ほか{others}人",
        easy: "{{place}}の {{role}}（番号《ばんごう》 {{handle}}）と あと {others}｜人《にん》",
        en: "{{role}} (staff {{handle}}) and {others} more of {{place}}",
    }
    /// A program that acted.
    who_machine {
        ja: "{{place}}のコンピューター（{{task}}）",
        easy: "{{place}}の コンピューター（{{task}}）",
        en: "A computer ({{task}}) of {{place}}",
    }

    /// What was asked for, when no kind was named.
    anything { ja: "記録", easy: "記録《きろく》", en: "records" }
    /// Withheld: a record that the person says is not theirs.
    frozen_by_you {
        ja: "あなたが「自分の記録ではない」と申し出た記録のため、見せませんでした。",
        easy: "あなたが 「わたしの 記録《きろく》では ない」と 言《い》ったので、見《み》せませんでした。",
        en: "Not shown, because you reported that this record is not yours.",
    }
    /// Link to the case that stops it.
    see_case { ja: "申し出を見る", easy: "申《もう》し出《で》を 見《み》る", en: "See your report" }

    /// What was seen, when it was no record.
    basics {
        ja: "年齢・性別と、あなたが許可している内容",
        easy: "年《とし》と 性別《せいべつ》と あなたが ゆるした こと",
        en: "your age, your sex and what you permit them",
    }
    /// Between two kinds of records.
    and { ja: "、", easy: "、", en: ", " }

    /// Looked at, all of it.
    viewed {
        ja: "{{who}}が、{{why}}のため、{{what}}を見ました。",
        easy: "{{who}}が、あなたの {{what}}を 見《み》ました。{{why}}の ためです。",
        en: "{{who}} looked at {{what}} for {{why}}.",
    }
    /// Looked at, some of it.
    viewed_partly {
        ja: "{{who}}が、{{why}}のため、{{what}}を見ました。{{hidden}}は見せませんでした。",
        easy: "{{who}}が、あなたの {{what}}を 見《み》ました。{{why}}の ためです。{{hidden}}は 見《み》せませんでした。",
        en: "{{who}} looked at {{what}} for {{why}}. Not shown: {{hidden}}.",
    }
    /// Tried to look.
    view_refused {
        ja: "{{who}}が、{{why}}のため、{{what}}を見ようとしましたが、見せませんでした。",
        easy: "{{who}}が、あなたの {{what}}を 見《み》ようと しました。{{why}}の ためです。見《み》せませんでした。",
        en: "{{who}} tried to look at {{what}} for {{why}}. Nothing was shown.",
    }
    /// Looked for what is not there.
    view_nothing {
        ja: "{{who}}が、{{why}}のため、{{what}}をさがしましたが、ありませんでした。",
        easy: "{{who}}が、あなたの {{what}}を さがしました。{{why}}の ためです。ありませんでした。",
        en: "{{who}} searched for {{what}} for {{why}}. There was nothing.",
    }
    /// Checked, all of it.
    checked {
        ja: "{{who}}が、{{why}}のため、{{what}}を調べました。",
        easy: "{{who}}が、あなたの {{what}}を 調《しら》べました。{{why}}の ためです。",
        en: "{{who}} checked {{what}} for {{why}}.",
    }
    /// Checked, some of it.
    checked_partly {
        ja: "{{who}}が、{{why}}のため、{{what}}を調べました。{{hidden}}は見せませんでした。",
        easy: "{{who}}が、あなたの {{what}}を 調《しら》べました。{{why}}の ためです。{{hidden}}は 見《み》せませんでした。",
        en: "{{who}} checked {{what}} for {{why}}. Not shown: {{hidden}}.",
    }
    /// Tried to check.
    check_refused {
        ja: "{{who}}が、{{why}}のため、{{what}}を調べようとしましたが、見せませんでした。",
        easy: "{{who}}が、あなたの {{what}}を 調《しら》べようと しました。{{why}}の ためです。見《み》せませんでした。",
        en: "{{who}} tried to check {{what}} for {{why}}. Nothing was shown.",
    }
    /// Checked what is not there.
    check_nothing {
        ja: "{{who}}が、{{why}}のため、{{what}}を調べましたが、ありませんでした。",
        easy: "{{who}}が、あなたの {{what}}を 調《しら》べました。{{why}}の ためです。ありませんでした。",
        en: "{{who}} checked for {{what}} for {{why}}. There was nothing.",
    }
    /// Received, all of it.
    received {
        ja: "{{who}}が、{{why}}のため、{{what}}を受け取りました。",
        easy: "{{who}}が、あなたの {{what}}を 受《う》け取《と》りました。{{why}}の ためです。",
        en: "{{who}} received {{what}} for {{why}}.",
    }
    /// Received, some of it.
    received_partly {
        ja: "{{who}}が、{{why}}のため、{{what}}を受け取りました。{{hidden}}は渡しませんでした。",
        easy: "{{who}}が、あなたの {{what}}を 受《う》け取《と》りました。{{why}}の ためです。{{hidden}}は 渡《わた》しませんでした。",
        en: "{{who}} received {{what}} for {{why}}. Not given: {{hidden}}.",
    }
    /// Tried to receive.
    receive_refused {
        ja: "{{who}}が、{{why}}のため、{{what}}を求めましたが、渡しませんでした。",
        easy: "{{who}}が、あなたの {{what}}を ほしいと 言《い》いました。{{why}}の ためです。渡《わた》しませんでした。",
        en: "{{who}} asked for {{what}} for {{why}}. Nothing was given.",
    }
    /// Asked for what is not there.
    receive_nothing {
        ja: "{{who}}が、{{why}}のため、{{what}}を求めましたが、ありませんでした。",
        easy: "{{who}}が、あなたの {{what}}を ほしいと 言《い》いました。{{why}}の ためです。ありませんでした。",
        en: "{{who}} asked for {{what}} for {{why}}. There was nothing.",
    }

    /// Found the person by who they are.
    looked_up {
        ja: "{{who}}が、{{why}}のため、氏名・生年月日・性別・住所であなたをさがし、見つけました。記録はまだ見ていません。",
        easy: "{{who}}が、名前《なまえ》・生《う》まれた 日《ひ》・性別《せいべつ》・住所《じゅうしょ》で、あなたを さがしました。{{why}}の ためです。記録《きろく》は まだ 見《み》ていません。",
        en: "{{who}} looked for you by name, birth date, sex and address for {{why}}, and found you. No record was looked at with it.",
    }
    /// Declared an emergency.
    declared {
        ja: "{{who}}が、救急であることを届け出ました。届け出から30分のあいだ、あなたが止めていない記録を見ることができます。",
        easy: "{{who}}が「急《きゅう》な 病気《びょうき》や けがです」と 届《とど》けました。30｜分《ぷん》の あいだ、あなたの 記録《きろく》を 見《み》る ことが できます。あなたが 止《と》めた 記録《きろく》は 見《み》せません。",
        en: "{{who}} declared an emergency. For 30 minutes from then on they may look at what you have not ruled out.",
    }
    /// Opened what the person reported.
    report_opened {
        ja: "{{who}}が、あなたの申し出を調べるために開きました。健康の記録は見ていません。",
        easy: "{{who}}が、あなたの 申《もう》し出《で》を 調《しら》べる ために 読《よ》みました。健康《けんこう》の 記録《きろく》は 見《み》ていません。",
        en: "{{who}} opened what you reported, to look into it. No health record was looked at.",
    }
    /// Looked at a line of this log.
    supervised {
        ja: "{{who}}が、{{why}}のため、「だれが見たか」の1件を確かめました。健康の記録は見ていません。",
        easy: "{{who}}が、「だれが 見《み》たか」の 1｜件《けん》を たしかめました。{{why}}の ためです。健康《けんこう》の 記録《きろく》は 見《み》ていません。",
        en: "{{who}} checked one line of your “Who looked” for {{why}}. No health record was looked at.",
    }

    /// What the asking person wrote.
    reason { ja: "理由「{{reason}}」", easy: "理由《りゆう》「{{reason}}」", en: "Reason given: “{{reason}}”" }

    /// All of it was refused.
    nothing_told {
        ja: "記録があることも、相手には伝えていません。",
        easy: "記録《きろく》が ある ことも、相手《あいて》に 言《い》っていません。",
        en: "The institution was not even told that there are records.",
    }
    /// Some of it was refused.
    rest_not_told {
        ja: "見せなかった記録があることは、相手には分かりません。",
        easy: "見《み》せなかった 記録《きろく》が ある ことは、相手《あいて》には わかりません。",
        en: "The institution cannot tell that something was left out.",
    }
    /// A machine's read.
    no_human {
        ja: "コンピューターが自動で処理しました。職員が画面で見たのではありません。",
        easy: "コンピューターが 自動《じどう》で しました。人《ひと》が 見《み》たのでは ありません。",
        en: "A computer did this on its own. It was not a member of staff looking.",
    }

    /// How many records a ground is about; before the ground.
    about(count: usize) { ja: "{count}件：", easy: "{count}｜件《けん》：", en: "{count}: " }

    /// Given by law: confirmation of eligibility.
    law_eligibility {
        ja: "健康保険法第3条第13項（電子資格確認）による確認です。止められませんが、見たことは記録されます。",
        easy: "保険《ほけん》の 確認《かくにん》は、法律《ほうりつ》（健康保険法《けんこうほけんほう》）で 決《き》まっています。止《と》められません。見《み》た ことは、ここに 書《か》かれます。",
        en: "Confirmed under the Health Insurance Act, Article 3 (13). It cannot be stopped, but it is logged.",
    }
    /// Given by law: vaccination records on a move.
    law_move {
        ja: "予防接種法と番号法による市区町村どうしの引き継ぎです。止められませんが、渡したことは記録されます。",
        easy: "引《ひ》っこしの ときの 引《ひ》きつぎは、法律《ほうりつ》（予防接種法《よぼうせっしゅほう》）で 決《き》まっています。止《と》められません。渡《わた》した ことは、ここに 書《か》かれます。",
        en: "Handed over between municipalities under the Immunization Act and the My Number Act. It cannot be stopped, but it is logged.",
    }
    /// Law: whoever keeps personal data watches over its use.
    law_safe_keeping {
        ja: "法律で決まっています（個人情報の保護に関する法律）。",
        easy: "法律《ほうりつ》で 決《き》まっています（個人情報《こじんじょうほう》を 守《まも》る 法律《ほうりつ》）。",
        en: "The law demands it (Act on the Protection of Personal Information).",
    }
    /// Given by law: cancer registry.
    law_cancer {
        ja: "がん登録推進法第6条による届け出です。止められませんが、渡したことは記録されます。",
        easy: "がんの 登録《とうろく》は、法律《ほうりつ》（がん登録推進法《とうろくすいしんほう》）で 決《き》まっています。止《と》められません。渡《わた》した ことは、ここに 書《か》かれます。",
        en: "Reported under the Cancer Registry Act, Article 6. It cannot be stopped, but it is logged.",
    }
    /// Given by a directive.
    permitted_by_you {
        ja: "あなたが{{when}}に「見せる」と決めました。",
        easy: "あなたが {{when}}に「見《み》せる」と 決《き》めました。",
        en: "You decided on {{when}} to show this.",
    }
    /// Withheld by a directive.
    denied_by_you {
        ja: "あなたが{{when}}に「見せない」と決めています。",
        easy: "あなたが {{when}}に「見《み》せない」と 決《き》めました。",
        en: "You decided on {{when}} not to show this.",
    }
    /// Withheld by a seal.
    sealed_by_you {
        ja: "あなたが{{when}}に封印した記録です。",
        easy: "あなたが {{when}}に だれにも 見《み》せないと 決《き》めた 記録《きろく》です。",
        en: "You sealed this record on {{when}}.",
    }
    /// A directive whose text is not at hand.
    by_your_setting {
        ja: "あなたの設定によります。",
        easy: "あなたが 決《き》めた 設定《せってい》です。",
        en: "This rests on a setting of yours.",
    }
    /// Given by consent at the card reader.
    by_visit {
        ja: "あなたが受付のカードリーダーで許可しました。",
        easy: "あなたが 受付《うけつけ》の カードリーダーで「いいです」と 答《こた》えました。",
        en: "You allowed it at the card reader of the reception.",
    }
    /// Given in an emergency.
    by_emergency {
        ja: "救急の見方は、あなたが止めていないので認められました。",
        easy: "急《きゅう》な 病気《びょうき》や けがの ときは 見《み》せる 設定《せってい》です。あなたは 止《と》めていません。",
        en: "It was allowed as an emergency, because you have not ruled that out.",
    }
    /// Given because nothing was said.
    by_default {
        ja: "この場面では、あなたが止めていなければ見せる決まりです。",
        easy: "この 場面《ばめん》では、あなたが 止《と》めない ときは 見《み》せます。あなたは 止《と》めていません。",
        en: "In this situation records are shown unless you say no, and you have not said no.",
    }
    /// Withheld because nothing was said.
    no_permission {
        ja: "あなたの許可がないためです。",
        easy: "あなたが「いいです」と 言《い》っていないからです。",
        en: "You have not given permission.",
    }
    /// Withheld: no emergency declared.
    no_emergency {
        ja: "救急であることの届け出がないためです。",
        easy: "急《きゅう》な 病気《びょうき》や けがだと いう 届《とど》けが ないからです。",
        en: "No emergency had been declared in writing.",
    }
    /// Ground: a hand-over between insurers that this record is no part of.
    not_handed_to_insurer {
        ja: "いまの保険者ではないか、その保険に入る前の健診ではないため、渡していません。",
        easy: "今《いま》の 保険《ほけん》では ないか、入《はい》る 前《まえ》の 健診《けんしん》では ないので、見《み》せませんでした。",
        en: "Not handed over: it is not your present insurer, or the checkup is not from before you joined it.",
    }
    /// Ground: not the municipality to which the person moved.
    not_moved_there {
        ja: "引っ越した先として登録された市区町村ではないため、渡していません。",
        easy: "引《ひ》っこした 先《さき》の 町《まち》では ないので、見《み》せませんでした。",
        en: "Not handed over: it is not registered as the municipality you moved to.",
    }
    /// Withheld: no disaster declared.
    no_disaster {
        ja: "災害が宣言されていないためです。",
        easy: "災害《さいがい》だと 決《き》まっていないからです。",
        en: "No disaster had been declared.",
    }
    /// Withheld: not this institution, or not these records.
    not_entitled {
        ja: "この目的で見られる機関や記録の種類ではないためです。",
        easy: "この ために 見《み》る ことが できる ところや 記録《きろく》では ないからです。",
        en: "This institution or this kind of record is not covered by that purpose.",
    }
    /// Withheld by law.
    not_by_law {
        ja: "法律で認められる範囲ではないためです。",
        easy: "法律《ほうりつ》で 決《き》まっている 記録《きろく》では ないからです。",
        en: "The law does not cover it.",
    }

    /// Link to a directive.
    see_setting { ja: "設定を見る", easy: "設定《せってい》を 見《み》る", en: "See the setting" }
    /// Link to a situation that can be changed.
    change_setting { ja: "設定を変える", easy: "設定《せってい》を 変《か》える", en: "Change the setting" }
    /// Link to a situation that cannot be changed.
    why { ja: "なぜ止められないか", easy: "どうして 止《と》められないか", en: "Why it cannot be stopped" }

    /// Chip: the institution's first.
    mark_first { ja: "はじめて", easy: "はじめて", en: "First time" }
    /// Chip: emergency.
    mark_emergency { ja: "救急", easy: "救急《きゅうきゅう》", en: "Emergency" }
    /// Chip: after a refusal.
    mark_after_refusal { ja: "拒否後", easy: "ことわった あと", en: "After a refusal" }
    /// Chip: at night.
    mark_night { ja: "夜間", easy: "夜《よる》", en: "At night" }
    /// Chip: a machine.
    mark_machine { ja: "自動", easy: "自動《じどう》", en: "Automatic" }
    /// Chip: nothing was shown.
    mark_refused { ja: "見せなかった", easy: "見《み》せなかった", en: "Not shown" }
    /// Chip: some was not shown.
    mark_partly { ja: "一部見せなかった", easy: "少《すこ》し 見《み》せなかった", en: "Partly not shown" }

    /// Filter.
    filter_all { ja: "すべて", easy: "ぜんぶ", en: "All" }
    /// Name of the filters for assistive technology.
    filters { ja: "しぼりこみ", easy: "えらんで 見《み》る", en: "Filter" }
    /// Summary over the search form.
    search { ja: "期間・機関でさがす", easy: "日《ひ》や 場所《ばしょ》で さがす", en: "Search by time and institution" }
    /// Field.
    search_from { ja: "いつから", easy: "いつから", en: "From" }
    /// Field.
    search_until { ja: "いつまで", easy: "いつまで", en: "Until" }
    /// Field.
    search_institution { ja: "機関", easy: "病院《びょういん》や 市役所《しやくしょ》など", en: "Institution" }
    /// Option.
    search_everyone { ja: "すべての機関", easy: "ぜんぶ", en: "All institutions" }
    /// Button.
    search_go { ja: "さがす", easy: "さがす", en: "Search" }
    /// Link.
    search_clear { ja: "条件を消す", easy: "さがすのを やめる", en: "Clear the search" }
    /// A date that is none.
    bad_date { ja: "日付を正しく入れてください", easy: "日《ひ》を 正《ただ》しく 入《い》れてください", en: "Enter a date" }
    /// Until is before from.
    bad_order {
        ja: "「いつまで」は「いつから」より後の日にしてください",
        easy: "「いつまで」は「いつから」の あとの 日《ひ》に してください",
        en: "“Until” must not be before “From”",
    }

    /// How many were found.
    found(count: usize) { ja: "{count}件", easy: "{count}｜件《けん》", en: "{count} found" }
    /// How often, in a group.
    times(count: usize) { ja: "{count}回", easy: "{count}｜回《かい》", en: "{count} times" }
    /// Opens a group.
    open_group(count: usize) { ja: "{count}回をひらく", easy: "{count}｜回《かい》を ひらく", en: "Open all {count}" }
    /// Opens one.
    details { ja: "くわしく", easy: "くわしく", en: "Details" }
    /// Which one, for assistive technology; stands after the link's words.
    details_of(when: &str) { ja: "（{when}）", easy: "（{when}）", en: " ({when})" }
    /// Folded reads by machines.
    automatic(count: usize) {
        ja: "コンピューターによる自動の処理 {count}回",
        easy: "コンピューターが 自動《じどう》で 調《しら》べた こと {count}｜回《かい》",
        en: "Automatic processing, {count} times",
    }

    /// Nothing at all.
    empty {
        ja: "まだ、だれもあなたの記録を見ていません。見ようとした機関もありません。",
        easy: "まだ だれも あなたの 記録《きろく》を 見《み》ていません。",
        en: "Nobody has looked at your records yet, and nobody has tried.",
    }
    /// Nothing at all in a period; slot `{{period}}`.
    nobody {
        ja: "{{period}}、あなたの記録を見た機関も、見ようとした機関もありません。",
        easy: "{{period}}、だれも あなたの 記録《きろく》を 見《み》ていません。",
        en: "Nobody looked at your records {{period}}, and nobody tried.",
    }
    /// Nothing under this filter.
    empty_filter {
        ja: "この条件にあてはまるものはありません。",
        easy: "ここには 何《なに》も ありません。",
        en: "Nothing matches.",
    }
    /// The chain does not hold.
    broken_title {
        ja: "この一覧に、合わないところがあります",
        easy: "この ページに おかしい ところが あります",
        en: "Something in this list does not fit together",
    }
    /// What to do about it.
    broken_text {
        ja: "記録のつながりを確かめたところ、欠けているか、書きかえられたものがあります。市区町村の窓口に、この画面のことを伝えてください。",
        easy: "記録《きろく》が なくなったか、変《か》わったかも しれません。市役所《しやくしょ》に 言《い》って ください。",
        en: "The entries do not follow on one another: one is missing or was changed. Please tell your municipality about this page.",
    }

    /// Page links.
    pages { ja: "ページ", easy: "ページ", en: "Pages" }
    /// Newer.
    newer { ja: "新しいほうへ", easy: "新《あたら》しい ほうへ", en: "Newer" }
    /// Older.
    older { ja: "古いほうへ", easy: "古《ふる》い ほうへ", en: "Older" }
    /// Which page of how many.
    page_of(page: usize, pages: usize) { ja: "{pages}ページ中 {page}ページ目", easy: "{page} / {pages} ページ", en: "Page {page} of {pages}" }

    /// Title of one event.
    detail_title { ja: "見たことのくわしい記録", easy: "くわしい 記録《きろく》", en: "One entry in full" }
    /// Heading: what was given.
    given_title { ja: "見せた記録", easy: "見《み》せた 記録《きろく》", en: "What was shown" }
    /// Heading: what was not given.
    withheld_title { ja: "見せなかった記録", easy: "見《み》せなかった 記録《きろく》", en: "What was not shown" }
    /// Column.
    column_record { ja: "記録", easy: "記録《きろく》", en: "Record" }
    /// Column.
    column_day { ja: "記録の日", easy: "日《ひ》", en: "Day of the record" }
    /// Column.
    column_ground { ja: "根拠", easy: "どうして", en: "Ground" }
    /// Heading: everything else.
    facts_title { ja: "この記録のすべて", easy: "ここに 書《か》いて ある こと ぜんぶ", en: "Everything in this entry" }
    /// Fact.
    fact_occurred { ja: "見た時刻", easy: "いつ", en: "When" }
    /// Fact.
    fact_recorded { ja: "書きとめた時刻", easy: "ここに 書《か》いた 時間《じかん》", en: "Written down" }
    /// Fact.
    fact_institution { ja: "機関", easy: "どこが", en: "Institution" }
    /// Fact.
    fact_kind { ja: "機関の種類", easy: "どんな ところ", en: "Kind of institution" }
    /// Fact.
    fact_role { ja: "職種", easy: "仕事《しごと》", en: "Role" }
    /// Fact.
    fact_handle { ja: "担当者の番号", easy: "人《ひと》の 番号《ばんごう》", en: "Staff number" }
    /// Fact.
    fact_acting_for { ja: "だれに代わって", easy: "だれの 代《か》わり", en: "Acting for" }
    /// Fact.
    fact_task { ja: "コンピューターの処理", easy: "コンピューターが した こと", en: "What the computer did" }
    /// Fact.
    fact_purpose { ja: "場面", easy: "何《なん》の ため", en: "Situation" }
    /// Fact.
    fact_asked { ja: "求めた記録の種類", easy: "見《み》たいと 言《い》った 記録《きろく》", en: "Kinds of records asked for" }
    /// Fact.
    fact_channel { ja: "経路", easy: "どうやって", en: "Way in" }
    /// Fact.
    fact_number { ja: "あなたの記録の中の通し番号", easy: "番号《ばんごう》", en: "Number in your log" }
    /// Fact.
    fact_request { ja: "問い合わせ用の番号", easy: "聞《き》く ときの 番号《ばんごう》", en: "Reference for inquiries" }
    /// Fact: what an auditor finds this by.
    fact_entry { ja: "監査の担当者に伝える番号", easy: "監査《かんさ》の 人《ひと》に 言《い》う 番号《ばんごう》", en: "Reference for an auditor" }
    /// Heading: how to change it.
    change_title { ja: "これからを変えるには", easy: "これから どう するか", en: "To change what happens next" }
    /// How to change it.
    change_text {
        ja: "これからこの機関に見せるかどうかは、共有の設定で決められます。法律で決まっているものは変えられません。",
        easy: "これから 見《み》せるか 見《み》せないかを、あなたが 決《き》める ことが できます。法律《ほうりつ》で 決《き》まっている ものは 変《か》えられません。",
        en: "You decide in the sharing settings whether this institution may look again. What the law requires cannot be changed.",
    }
    /// Button: begin a refusal.
    refuse { ja: "この機関に見せないことにする", easy: "ここには 見《み》せない", en: "Do not show to this institution" }
    /// Link back.
    back_to_list { ja: "一覧に戻る", easy: "もどる", en: "Back to the list" }
}

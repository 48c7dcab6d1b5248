//! Words of the sharing settings: what each situation means now, directives, seals, history.
//!
//! Slots: `{whom}`, `{what}`, `{situations}`, `{line}`, `{name}`, `{handle}`, `{classes}`, `{level}`,
//! `{why}`, and the days and moments `{from}`, `{until}`, `{when}`.

use hikae_core::consent::{Level, Purpose};

use super::{Lang, Text};
use crate::messages;

/// What happens in a situation as long as nothing was decided.
pub fn silence(lang: Lang, purpose: Purpose) -> Text {
    match purpose {
        Purpose::Treatment => silence_treatment(lang),
        Purpose::Emergency => silence_emergency(lang),
        Purpose::Disaster => silence_disaster(lang),
        Purpose::InsurerHandover => silence_handover(lang),
        Purpose::NoticeTargeting => silence_notice(lang),
        Purpose::Research => silence_research(lang),
        Purpose::PatientRequest => silence_request(lang),
        Purpose::Eligibility
        | Purpose::MunicipalMove
        | Purpose::Registry
        | Purpose::Supervision => always(lang),
    }
}

/// Why a situation cannot be stopped; nothing for one that can.
pub fn statute(lang: Lang, purpose: Purpose) -> Option<Text> {
    match purpose {
        Purpose::Eligibility => Some(statute_eligibility(lang)),
        Purpose::MunicipalMove => Some(statute_move(lang)),
        Purpose::Registry => Some(statute_registry(lang)),
        Purpose::Supervision => Some(statute_supervision(lang)),
        _ => None,
    }
}

/// How someone had proved who they are.
pub fn level(lang: Lang, level: Level) -> Text {
    match level {
        Level::Card => level_card(lang),
        Level::App => level_app(lang),
        Level::Passkey => level_passkey(lang),
        Level::CrossDevice => level_cross_device(lang),
    }
}

messages! {
    /// Title.
    title { ja: "共有の設定", easy: "見《み》せる・見《み》せないの 設定《せってい》", en: "Sharing" }
    /// Under the title.
    lead {
        ja: "「見せない」は、いつでも「見せる」より強く、すぐに効きます。見せなかったことは、相手には分かりません。",
        easy: "「見《み》せない」は「見《み》せる」より 強《つよ》いです。すぐに 変《か》わります。見《み》せなかった ことは、相手《あいて》には わかりません。",
        en: "“Do not show” is always stronger than “show” and takes effect at once. The other side cannot tell that something was not shown.",
    }
    /// Heading.
    situations { ja: "場面ごとの、いまの設定", easy: "今《いま》の 設定《せってい》", en: "What holds now, by situation" }
    /// Shown.
    shows { ja: "見せる", easy: "見《み》せる", en: "Shown" }
    /// Not shown.
    hides { ja: "見せない", easy: "見《み》せない", en: "Not shown" }
    /// By law.
    always_word { ja: "いつも", easy: "いつも", en: "Always" }
    /// By law.
    always {
        ja: "止められませんが、見たことは記録されます",
        easy: "止《と》められません。見《み》た ことは 書《か》いて のこります",
        en: "it cannot be stopped, but every look is logged",
    }
    /// TREAT, nothing decided.
    silence_treatment { ja: "受付で許可したときだけ見せます", easy: "受付《うけつけ》で「いいです」と 言《い》った ときだけ 見《み》せます", en: "only when you allow it at the reception" }
    /// ETREAT, nothing decided.
    silence_emergency { ja: "理由を書いた機関だけに、そのときだけ", easy: "理由《りゆう》を 書《か》いた ところだけに、その ときだけ 見《み》せます", en: "only to an institution that writes down why, and only then" }
    /// Disaster, nothing decided.
    silence_disaster { ja: "宣言された期間だけ", easy: "災害《さいがい》の 間《あいだ》だけ 見《み》せます", en: "only while a disaster is declared" }
    /// Hand-over, nothing decided.
    silence_handover { ja: "健診の結果を引き継ぎます", easy: "健診《けんしん》の 結果《けっか》を 渡《わた》します", en: "checkup results are handed over" }
    /// Audience, nothing decided.
    silence_notice { ja: "お知らせを送る人を選ぶために使います", easy: "お知《し》らせを 送《おく》る ために 使《つか》います", en: "used to choose whom to notify" }
    /// Research, nothing decided.
    silence_research { ja: "協力していません", easy: "協力《きょうりょく》して いません", en: "you take part in none" }
    /// PATRQT, nothing decided.
    silence_request { ja: "あなたが渡した相手はいません", easy: "だれにも 渡《わた》して いません", en: "you have handed nothing over" }
    /// Decided for all.
    decided { ja: "{{when}}にあなたが決めました", easy: "あなたが {{when}}に 決《き》めました", en: "you decided so on {{when}}" }
    /// Before an exception.
    exception { ja: "例外：", easy: "ほかと ちがう もの：", en: "Except: " }
    /// Before a directive that agrees with the answer but reaches further.
    also { ja: "また：", easy: "ほかに：", en: "Also: " }
    /// An exception that a refusal overrules.
    overruled {
        ja: "「見せない」のほうが強いため、いまは効いていません。",
        easy: "「見《み》せない」の ほうが 強《つよ》いです。今《いま》は 見《み》せません。",
        en: "The refusal is stronger, so this has no effect now.",
    }
    /// Link: change.
    change { ja: "変更", easy: "変《か》える", en: "Change" }
    /// Summary: why it cannot be stopped.
    why { ja: "なぜ", easy: "どうして", en: "Why" }
    /// Law: eligibility.
    statute_eligibility {
        ja: "健康保険法第3条第13項の「電子資格確認」です。保険が使えるかを医療機関が確かめるために必要なので、止めることはできません。確かめられるのは保険の資格だけで、健診や予防接種の記録は見られません。",
        easy: "健康保険法《けんこうほけんほう》と いう 法律《ほうりつ》で 決《き》まっています。病院《びょういん》で 保険《ほけん》を 使《つか》う ために 必要《ひつよう》です。わかるのは 保険《ほけん》の ことだけです。健診《けんしん》や 予防接種《よぼうせっしゅ》の 記録《きろく》は 見《み》えません。",
        en: "This is the electronic confirmation of eligibility of the Health Insurance Act, Article 3 (13). Care providers need it to know that you are insured, so it cannot be stopped. Only the insurance can be confirmed; checkups and vaccinations cannot be seen.",
    }
    /// Law: move.
    statute_move {
        ja: "予防接種法と番号法による、市区町村どうしの引き継ぎです。新しい市区町村が次の接種の時期を決めるために必要なので、止めることはできません。渡すのは予防接種の記録だけです。",
        easy: "予防接種法《よぼうせっしゅほう》と いう 法律《ほうりつ》で 決《き》まっています。新《あたら》しい 市《し》が 次《つぎ》の 予防接種《よぼうせっしゅ》を 決《き》める ために 必要《ひつよう》です。渡《わた》すのは 予防接種《よぼうせっしゅ》の 記録《きろく》だけです。",
        en: "Municipalities hand this over under the Immunization Act and the My Number Act. The new one needs it to know which vaccination is due, so it cannot be stopped. Only vaccination records are handed over.",
    }
    /// Why supervision cannot be stopped.
    statute_supervision {
        ja: "個人情報の保護に関する法律第66条により、閲覧が正しいかを監督します。健康の記録は見ません。",
        easy: "法律《ほうりつ》で 決《き》まっています。健康《けんこう》の 記録《きろく》は 見《み》ません。",
        en: "Act on the Protection of Personal Information, Article 66: who keeps the data watches over its use. No health record is looked at.",
    }
    /// Law: registries.
    statute_registry {
        ja: "がん登録等の推進に関する法律第6条による、病院の届け出です。法律が決めた項目だけを届け出るもので、止めることはできません。",
        easy: "がんの 登録《とうろく》は、法律《ほうりつ》で 決《き》まっています。病院《びょういん》が 国《くに》や 県《けん》に 知《し》らせます。止《と》める ことは できません。",
        en: "Hospitals must report under the Cancer Registry Act, Article 6. Only what the law names is reported, and it cannot be stopped.",
    }

    /// Heading: seals.
    sealed { ja: "だれにも見せない記録（封印）", easy: "だれにも 見《み》せない 記録《きろく》", en: "Records shown to nobody (sealed)" }
    /// No seals.
    sealed_none {
        ja: "封印している記録はありません。健診の結果のページから、1件ずつ封印できます。",
        easy: "今《いま》は ありません。健診《けんしん》の 結果《けっか》の ページで、1｜件《けん》ずつ 決《き》める ことが できます。",
        en: "No record is sealed. You can seal a record on the page of a checkup result.",
    }
    /// What a seal does.
    sealed_lead {
        ja: "救急のときもふくめて、あなたが解くまで、だれにも見せません。",
        easy: "急《きゅう》な 病気《びょうき》や けがの ときも、だれにも 見《み》せません。",
        en: "Shown to nobody, not even in an emergency, until you unseal them.",
    }
    /// Button: unseal.
    unseal { ja: "封印を解く", easy: "見《み》せない のを やめる", en: "Unseal" }
    /// Heading on the page of a record.
    seal_title { ja: "この記録を見せるか", easy: "この 記録《きろく》を 見《み》せるか", en: "Whether this record is shown" }
    /// Button: seal.
    seal { ja: "この記録を封印する", easy: "この 記録《きろく》を だれにも 見《み》せない", en: "Seal this record" }
    /// What sealing means, beside the button.
    seal_hint {
        ja: "封印すると、救急のときもふくめて、だれにも見えなくなります。いつでも解けます。",
        easy: "だれにも 見《み》えなく なります。急《きゅう》な 病気《びょうき》の ときも 見《み》えません。いつでも やめられます。",
        en: "A sealed record is shown to nobody, not even in an emergency. You can unseal it at any time.",
    }
    /// It is sealed; on the record's own page.
    seal_now {
        ja: "この記録は封印されています。だれにも見えません。",
        easy: "この 記録《きろく》は だれにも 見《み》えません。",
        en: "This record is sealed. Nobody can see it.",
    }

    /// Heading: directives.
    directives { ja: "あなたが決めたこと", easy: "あなたが 決《き》めた こと", en: "What you decided" }
    /// No directives.
    directives_none { ja: "まだ何も決めていません。上の表のとおりになります。", easy: "まだ 何《なに》も 決《き》めて いません。上《うえ》に 書《か》いて ある とおりに なります。", en: "You have not decided anything yet. The list above holds." }
    /// Button: a new one.
    new { ja: "見せる相手・見せない相手を決める", easy: "見《み》せる ところ・見《み》せない ところを 決《き》める", en: "Decide whom to show or not to show" }
    /// Link to one.
    open { ja: "くわしく", easy: "くわしく", en: "Details" }
    /// Button: end.
    end { ja: "終わりにする", easy: "やめる", en: "End it" }

    /// A permission in one line.
    permits { ja: "{{whom}}に、{{what}}を見せる", easy: "{{whom}}に、{{what}}を 見《み》せる", en: "Show {{what}} to {{whom}}" }
    /// A refusal in one line.
    denies { ja: "{{whom}}に、{{what}}を見せない", easy: "{{whom}}に、{{what}}を 見《み》せない", en: "Do not show {{what}} to {{whom}}" }
    /// With the situations before it.
    in_situations { ja: "{{situations}}：{{line}}", easy: "{{situations}}：{{line}}", en: "{{situations}}: {{line}}" }
    /// Grantees.
    everyone { ja: "すべての機関", easy: "ぜんぶの ところ", en: "every institution" }
    /// Grantees: one person.
    staff { ja: "{{name}}の担当者 {{handle}}", easy: "{{name}}の 人《ひと》（番号《ばんごう》 {{handle}}）", en: "staff {{handle}} of {{name}}" }
    /// Grantees left out.
    except { ja: "（{{name}}はのぞく）", easy: "（{{name}}は ちがいます）", en: " (but not to {{name}})" }
    /// An institution that is not in the registry any more.
    unknown_institution { ja: "登録のない機関", easy: "今《いま》は ない ところ", en: "an institution no longer registered" }
    /// A record that is not there any more.
    unknown_record { ja: "いまはない記録", easy: "今《いま》は ない 記録《きろく》", en: "a record no longer here" }
    /// All records.
    all_records { ja: "すべての記録", easy: "ぜんぶの 記録《きろく》", en: "all records" }
    /// All records but the sensitive ones.
    all_ordinary {
        ja: "すべての記録（特に配慮のいるものはのぞく）",
        easy: "ぜんぶの 記録《きろく》（特別《とくべつ》な 記録《きろく》は 見《み》せません）",
        en: "all records (but the sensitive kinds)",
    }
    /// Sensitive classes ticked by name.
    with_sensitive { ja: "（{{classes}}もふくむ）", easy: "（{{classes}}も）", en: " (with {{classes}})" }
    /// Sensitive classes alone.
    sensitive_only {
        ja: "特に配慮のいる記録（{{classes}}）",
        easy: "特別《とくべつ》な 記録《きろく》（{{classes}}）",
        en: "sensitive records ({{classes}})",
    }
    /// Of these days: from and until.
    period_both { ja: "{{from}}から {{until}}までの記録", easy: "{{from}}から {{until}}までの 記録《きろく》", en: "records from {{from}} to {{until}}" }
    /// Of these days: from.
    period_from { ja: "{{from}}からの記録", easy: "{{from}}からの 記録《きろく》", en: "records from {{from}} on" }
    /// Of these days: until.
    period_until { ja: "{{until}}までの記録", easy: "{{until}}までの 記録《きろく》", en: "records up to {{until}}" }
    /// Of all days.
    period_all { ja: "すべての日の記録", easy: "いつの 記録《きろく》でも", en: "records of all days" }
    /// It ends.
    until { ja: "{{until}}まで", easy: "{{until}}まで", en: "until {{until}}" }
    /// It does not end.
    open_end { ja: "あなたがやめるまで", easy: "あなたが やめるまで", en: "until you end it" }

    /// Heading: history.
    history { ja: "変更の記録", easy: "変《か》えた 記録《きろく》", en: "History of changes" }
    /// Link to the whole history.
    history_all { ja: "変更の記録をすべて見る", easy: "変《か》えた 記録《きろく》を ぜんぶ 見《み》る", en: "See all changes" }
    /// No history.
    history_none { ja: "まだ変更はありません。", easy: "まだ 変《か》えて いません。", en: "No changes yet." }
    /// Change: made.
    made { ja: "決めた", easy: "決《き》めた", en: "Decided" }
    /// Change: changed.
    changed { ja: "変えた", easy: "変《か》えた", en: "Changed" }
    /// Change: ended.
    ended { ja: "終わりにした", easy: "やめた", en: "Ended" }
    /// Change: restored.
    restored { ja: "元に戻した", easy: "もとに もどした", en: "Restored" }
    /// Who changed it, and how they had proved it.
    by_you { ja: "あなた（{{level}}）", easy: "あなた（{{level}}）", en: "You ({{level}})" }
    /// In the place of a level: beside a card reader of an institution.
    at_reader { ja: "受付のカードリーダーで", easy: "受付《うけつけ》の カードリーダーで", en: "at the card reader of a reception" }
    /// Level.
    level_card { ja: "マイナンバーカードで確認", easy: "マイナンバーカード", en: "by My Number Card" }
    /// Level.
    level_app { ja: "デジタル認証アプリで確認", easy: "デジタル認証《にんしょう》アプリ", en: "by the digital authentication app" }
    /// Level.
    level_passkey { ja: "パスキーで確認", easy: "パスキー", en: "by passkey" }
    /// Level.
    level_cross_device { ja: "別の端末で確認", easy: "別《べつ》の スマホなど", en: "on another device" }
    /// Column.
    column_when { ja: "いつ", easy: "いつ", en: "When" }
    /// Column.
    column_what { ja: "内容", easy: "何《なに》を", en: "What" }
    /// Column.
    column_who { ja: "だれが", easy: "だれが", en: "Who" }
    /// Which version.
    version(version: u32) { ja: "第{version}版", easy: "{version}｜番目《ばんめ》", en: "version {version}" }

    /// Title of one directive.
    directive_title { ja: "あなたが決めたこと", easy: "あなたが 決《き》めた こと", en: "A decision of yours" }
    /// State: it holds.
    state_in_force { ja: "いま効いています", easy: "今《いま》 使《つか》って います", en: "In force" }
    /// State: it has ended.
    state_ended { ja: "終わっています", easy: "終《お》わりました", en: "Ended" }
    /// State: later.
    state_later { ja: "まだ始まっていません", easy: "まだ 始《はじ》まって いません", en: "Not yet in force" }
    /// Row.
    row_state { ja: "状態", easy: "今《いま》", en: "State" }
    /// Row.
    row_effect { ja: "見せるか", easy: "見《み》せるか 見《み》せないか", en: "Show or not" }
    /// Row.
    row_situations { ja: "場面", easy: "いつ（場面《ばめん》）", en: "Situations" }
    /// Row.
    row_whom { ja: "相手", easy: "だれに", en: "Whom" }
    /// Row.
    row_what { ja: "記録", easy: "どの 記録《きろく》", en: "Records" }
    /// Row.
    row_period { ja: "記録の日", easy: "いつの 記録《きろく》", en: "Days of the records" }
    /// Row.
    row_until { ja: "いつまで", easy: "いつまで", en: "Until" }
    /// Row.
    row_emergency { ja: "救急のとき", easy: "急《きゅう》な 病気《びょうき》や けがの とき", en: "In an emergency" }
    /// In an emergency too.
    emergency_too { ja: "救急のときも見せません", easy: "急《きゅう》な 病気《びょうき》や けがの ときも 見《み》せません", en: "Not shown in an emergency either" }
    /// Not in an emergency.
    emergency_not { ja: "救急のときは見せます", easy: "急《きゅう》な 病気《びょうき》や けがの ときは 見《み》せます", en: "Shown in an emergency" }

    /// Confirmation: decided.
    done_made { ja: "設定しました。もう効いています", easy: "決《き》めました。もう 変《か》わりました", en: "Saved. It is in force now" }
    /// Confirmation: changed.
    done_changed { ja: "設定を変えました。もう効いています", easy: "変《か》えました。もう 変《か》わりました", en: "Changed. It is in force now" }
    /// Confirmation: ended.
    done_ended { ja: "終わりにしました", easy: "やめました", en: "Ended" }
    /// Confirmation: restored.
    done_restored { ja: "元に戻しました。もう効いています", easy: "もとに もどしました", en: "Restored. It is in force now" }
    /// How to undo.
    undo_hint {
        ja: "まちがえたときは、すぐに元に戻せます。元に戻したことも、変更の記録にのこります。",
        easy: "まちがえた ときは、もとに もどす ことが できます。",
        en: "If this was a mistake, you can undo it now. Undoing is written into the history too.",
    }
    /// Button: undo.
    undo { ja: "元に戻す", easy: "もとに もどす", en: "Undo" }
    /// Link to the settings.
    to_overview { ja: "共有の設定に戻る", easy: "設定《せってい》に もどる", en: "Back to the sharing settings" }

    /// Heading: preview.
    preview { ja: "今、だれに何が見えるか", easy: "今《いま》 だれに 何《なに》が 見《み》えるか", en: "Who can see what now" }
    /// What it is.
    preview_lead {
        ja: "あなたの記録のうち、どれが見えて、どれが見えないかを、機関が見るときと同じ計算で確かめます。たしかめたことは、機関には伝わりません。",
        easy: "病院《びょういん》などが あなたの 記録《きろく》を 見《み》る とき、どれが 見《み》えるかを 調《しら》べます。相手《あいて》には わかりません。",
        en: "Check which of your records an institution would see, by the very computation that decides when it asks. The institution does not learn that you checked.",
    }
    /// Field.
    preview_institution { ja: "機関", easy: "病院《びょういん》や 市役所《しやくしょ》など", en: "Institution" }
    /// Field.
    preview_purpose { ja: "場面", easy: "いつ（場面《ばめん》）", en: "Situation" }
    /// Button.
    preview_go { ja: "たしかめる", easy: "調《しら》べる", en: "Check" }
    /// Link to the preview.
    preview_open { ja: "機関をえらんでたしかめる", easy: "どこに 何《なに》が 見《み》えるか 調《しら》べる", en: "Choose an institution and check" }
    /// Result heading.
    preview_title { ja: "{{name}}が、{{why}}のために見たら", easy: "{{name}}が 見《み》たら（{{why}}の ため）", en: "If {{name}} looked, for {{why}}" }
    /// Result.
    preview_result(visible: usize, hidden: usize) {
        ja: "{{name}}には {visible}件が見え、{hidden}件は見えません。",
        easy: "{{name}}に、{visible}｜件《けん》 見《み》えます。{hidden}｜件《けん》は 見《み》えません。",
        en: "{{name}} would see {visible} records, and not see {hidden}.",
    }
    /// What it was before.
    preview_before(visible: usize) { ja: "（いまは {visible}件が見えます）", easy: "（今《いま》は {visible}｜件《けん》 見《み》えます）", en: " (now: {visible})" }
    /// Assumption: at a visit.
    assume_treatment { ja: "受付のカードリーダーで許可していないときの結果です。", easy: "受付《うけつけ》の カードリーダーで「いいです」と 言《い》って いない ときです。", en: "Assuming that you have not allowed it at the card reader of the reception." }
    /// Assumption: in an emergency.
    assume_emergency { ja: "機関が、救急であることを書いて届け出たときの結果です。", easy: "急《きゅう》な 病気《びょうき》だと 書《か》いて 届《とど》けた ときです。", en: "Assuming that the institution has declared an emergency in writing." }
    /// Heading: a disaster is declared where the person lives.
    disaster_title {
        ja: "お住まいの地域に、災害が宣言されています",
        easy: "あなたの 住《す》む 場所《ばしょ》は、災害《さいがい》の 場所《ばしょ》に なって います",
        en: "A disaster is declared where you live",
    }
    /// What follows from it; slots `name`, `when`.
    disaster_declared {
        ja: "{{name}}。{{when}}まで、地域の医療機関や薬局は、氏名・生年月日・性別・住所であなたをさがし、薬と健診の記録を見ることができます。見たことは「だれが見たか」に残ります。見せたくないときは、下の「災害のとき」で変えられます。",
        easy: "{{name}}。{{when}}まで、ここの 病院《びょういん》や 薬局《やっきょく》は、名前《なまえ》や 住所《じゅうしょ》で あなたを さがして、薬《くすり》と 健診《けんしん》の 記録《きろく》を 見《み》る ことが できます。見《み》た ことは「だれが 見《み》たか」に のこります。見《み》せたくない ときは、下《した》で 変《か》えて ください。",
        en: "{{name}}. Until {{when}}, institutions and pharmacies in the area may find you by name, birth date, sex and address, and look at your medication and checkups. Whoever looks is in “Who looked”. If you do not want this, change it below.",
    }
    /// Assumption: in a disaster.
    assume_disaster { ja: "災害が宣言されているときの結果です。", easy: "災害《さいがい》の ときです。", en: "Assuming that a disaster is declared." }
    /// The institution may not ask for this purpose at all.
    preview_not_allowed {
        ja: "この機関は、この場面では記録を求められません。何も見えません。",
        easy: "ここは、この 場面《ばめん》では 見《み》る ことが できません。何《なに》も 見《み》えません。",
        en: "This institution may not ask in this situation at all. It sees nothing.",
    }
    /// Heading of a list.
    visible(count: usize) { ja: "見える {count}件", easy: "見《み》える {count}｜件《けん》", en: "Visible: {count}" }
    /// Heading of a list.
    hidden(count: usize) { ja: "見えない {count}件", easy: "見《み》えない {count}｜件《けん》", en: "Not visible: {count}" }
    /// The person has no records.
    no_records { ja: "あなたの記録はまだありません。", easy: "あなたの 記録《きろく》は まだ ありません。", en: "There are no records of yours yet." }
    /// No institution is registered.
    no_institutions { ja: "登録された機関はまだありません。", easy: "まだ どこも ありません。", en: "No institution is registered yet." }
    /// Choose.
    choose { ja: "えらんでください", easy: "えらんで ください", en: "Choose" }
}

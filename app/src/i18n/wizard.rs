//! Words of the questions that lead to a new decision about sharing.

use crate::messages;

messages! {
    /// Question: the effect.
    effect { ja: "見せますか、見せませんか", easy: "見《み》せますか。見《み》せませんか。", en: "Show, or not show?" }
    /// Answer.
    permit { ja: "見せる", easy: "見《み》せる", en: "Show" }
    /// Hint.
    permit_hint { ja: "期限を決めて、えらんだ相手に見せます", easy: "えらんだ ところに、決《き》めた 日《ひ》まで 見《み》せます", en: "To those you choose, until a day that you set" }
    /// Answer.
    deny { ja: "見せない", easy: "見《み》せない", en: "Do not show" }
    /// Hint.
    deny_hint { ja: "えらんだ相手には、ほかの設定にかかわらず見せません", easy: "えらんだ ところには、いつも 見《み》せません", en: "Never to those you choose, whatever else is set" }

    /// Question: the situation of a permission.
    situation_permit { ja: "どの場面で見せますか", easy: "どんな ときに 見《み》せますか", en: "In which situation?" }
    /// Question: the situations of a refusal.
    situation_deny { ja: "どの場面で見せませんか", easy: "どんな ときに 見《み》せませんか", en: "In which situations?" }
    /// Hint.
    situation_deny_hint { ja: "いくつでもえらべます。法律で決まっている場面は、ここにはありません。", easy: "いくつでも えらべます。法律《ほうりつ》で 決《き》まっている ものは ありません。", en: "Choose any number. What the law requires is not in this list." }
    /// Hint: research.
    situation_permit_hint {
        ja: "研究への協力は研究ごとに決めます。いま、ここで協力を決められる研究はありません。",
        easy: "研究《けんきゅう》は、今《いま》 ここに ありません。",
        en: "Taking part in research is decided study by study. There is no study to decide on now.",
    }

    /// Question: for whom.
    whom_permit { ja: "だれに見せますか", easy: "だれに 見《み》せますか", en: "To whom?" }
    /// Question: for whom.
    whom_deny { ja: "だれに見せませんか", easy: "だれに 見《み》せませんか", en: "To whom not?" }
    /// Answer.
    whom_institutions { ja: "機関をえらぶ", easy: "病院《びょういん》などを えらぶ", en: "Institutions that I choose" }
    /// Answer.
    whom_kinds { ja: "機関の種類をえらぶ", easy: "病院《びょういん》・薬局《やっきょく》など 種類《しゅるい》を えらぶ", en: "Kinds of institutions" }
    /// Answer.
    whom_everyone { ja: "すべての機関", easy: "ぜんぶの ところ", en: "Every institution" }
    /// Answer: one member of staff.
    whom_staff { ja: "{{name}}の担当者 {{handle}} だけ", easy: "{{name}}の 人《ひと》（番号《ばんごう》 {{handle}}）だけ", en: "Only staff {{handle}} of {{name}}" }
    /// Question: which kinds.
    kinds { ja: "どの種類の機関ですか", easy: "どんな ところですか", en: "Which kinds of institutions?" }
    /// Question: which institutions.
    institutions { ja: "どの機関ですか", easy: "どこですか", en: "Which institutions?" }
    /// Field: search.
    search { ja: "機関の名前", easy: "名前《なまえ》", en: "Name of the institution" }
    /// Hint: search.
    search_hint { ja: "名前の一部でさがせます", easy: "名前《なまえ》の 少《すこ》しだけでも さがせます", en: "A part of the name is enough" }
    /// Button: search.
    search_go { ja: "さがす", easy: "さがす", en: "Search" }
    /// Legend: found institutions.
    found(count: usize) { ja: "機関をえらんでください（{count}件）", easy: "えらんで ください（{count}｜件《けん》）", en: "Choose ({count} found)" }
    /// Nothing found.
    found_none { ja: "見つかりませんでした。名前を変えてさがしてください。", easy: "ありませんでした。ほかの 名前《なまえ》で さがして ください。", en: "Nothing found. Try another name." }
    /// There are more than shown.
    found_more(count: usize) { ja: "ほかに {count}件あります。名前でさがしてください。", easy: "あと {count}｜件《けん》 あります。名前《なまえ》で さがして ください。", en: "There are {count} more. Search by name." }

    /// Question: which records.
    records_permit { ja: "どの記録を見せますか", easy: "どの 記録《きろく》を 見《み》せますか", en: "Which records?" }
    /// Question: which records.
    records_deny { ja: "どの記録を見せませんか", easy: "どの 記録《きろく》を 見《み》せませんか", en: "Which records?" }
    /// Answer.
    all_permit { ja: "すべての記録", easy: "ぜんぶの 記録《きろく》", en: "All records" }
    /// Hint.
    all_permit_hint { ja: "特に配慮のいる記録（こころの健康など）はふくみません", easy: "特別《とくべつ》な 記録《きろく》（こころの 健康《けんこう》など）は 見《み》せません", en: "Without the sensitive kinds, such as mental health" }
    /// Answer.
    all_deny { ja: "すべての記録", easy: "ぜんぶの 記録《きろく》", en: "All records" }
    /// Answer.
    by_category { ja: "種類をえらぶ", easy: "種類《しゅるい》を えらぶ", en: "By kind" }
    /// Answer.
    by_record { ja: "1件ずつえらぶ", easy: "1｜件《けん》ずつ えらぶ", en: "One by one" }
    /// Question: which categories.
    categories { ja: "どの種類の記録ですか", easy: "どんな 記録《きろく》ですか", en: "Which kinds of records?" }
    /// Question: sensitive classes.
    sensitive { ja: "特に配慮のいる記録", easy: "特別《とくべつ》な 記録《きろく》", en: "Sensitive records" }
    /// Hint: sensitive classes in a permission.
    sensitive_permit_hint { ja: "見せるものにだけ、しるしをつけてください。つけないものは見せません。", easy: "見《み》せる ものだけ えらんで ください。", en: "Tick only what you want to show. What is not ticked is not shown." }
    /// Hint: sensitive classes in a refusal.
    sensitive_deny_hint { ja: "ここでえらんだものは、どの種類の記録の中にあっても見せません。", easy: "ここで えらんだ ものは、どの 記録《きろく》でも 見《み》せません。", en: "What you tick here is not shown, whatever kind of record it is in." }
    /// Question: which records.
    singles { ja: "どの記録ですか", easy: "どの 記録《きろく》ですか", en: "Which records?" }

    /// Question: days of the records.
    period { ja: "いつの記録ですか", easy: "いつの 記録《きろく》ですか", en: "Records of which days?" }
    /// Answer.
    period_all { ja: "すべて（これからの記録もふくむ）", easy: "ぜんぶ（これからの 記録《きろく》も）", en: "All (records to come as well)" }
    /// Answer.
    period_some { ja: "期間を決める", easy: "日《ひ》を 決《き》める", en: "Between days that I set" }
    /// Field.
    period_from { ja: "この日から", easy: "この 日《ひ》から", en: "From" }
    /// Field.
    period_until { ja: "この日まで", easy: "この 日《ひ》まで", en: "Until" }
    /// Hint.
    period_hint { ja: "どちらか一方だけでもかまいません", easy: "どちらか 1つでも いいです", en: "One of the two is enough" }

    /// Question: until when.
    until_permit { ja: "いつまで見せますか", easy: "いつまで 見《み》せますか", en: "Until when?" }
    /// Question: until when.
    until_deny { ja: "いつまで見せませんか", easy: "いつまで 見《み》せませんか", en: "Until when?" }
    /// Answer.
    until_month { ja: "1か月", easy: "1か月《げつ》", en: "1 month" }
    /// Answer.
    until_half { ja: "6か月", easy: "6か月《げつ》", en: "6 months" }
    /// Answer.
    until_year { ja: "1年", easy: "1｜年《ねん》", en: "1 year" }
    /// Answer.
    until_day { ja: "日を決める", easy: "日《ひ》を 決《き》める", en: "Until a day that I set" }
    /// Answer.
    until_open { ja: "やめるまでずっと", easy: "やめるまで ずっと", en: "Until I end it" }
    /// Field.
    until_date { ja: "この日まで", easy: "この 日《ひ》まで", en: "Last day" }

    /// Question: emergencies.
    emergency { ja: "救急のときも見せませんか", easy: "急《きゅう》な 病気《びょうき》や けがの ときも 見《み》せませんか", en: "Does this also hold in an emergency?" }
    /// Hint.
    emergency_hint {
        ja: "話せない状態で運ばれたときに、治療する人がこの記録を見られるかどうかです。",
        easy: "あなたが 話《はな》せない とき、治療《ちりょう》する 人《ひと》が 見《み》て いいですか。",
        en: "This is about whether those who treat you could see these records when you cannot speak.",
    }
    /// Answer.
    emergency_show { ja: "救急のときは見せる", easy: "急《きゅう》な 病気《びょうき》や けがの ときは 見《み》せる", en: "Show in an emergency" }
    /// Answer.
    emergency_hide { ja: "救急のときも見せない", easy: "急《きゅう》な 病気《びょうき》や けがの ときも 見《み》せない", en: "Do not show in an emergency either" }

    /// Title of the last page.
    confirm { ja: "この内容でよいですか", easy: "これで いいですか", en: "Check your answers" }
    /// Heading: answers.
    answers { ja: "あなたの答え", easy: "あなたの 答《こた》え", en: "Your answers" }
    /// Heading: preview.
    effect_on_you { ja: "あなたの記録でためすと", easy: "あなたの 記録《きろく》で 調《しら》べると", en: "On your own records" }
    /// Which institutions the preview shows, if it shows only some.
    examples { ja: "例として、いくつかの機関で確かめています。", easy: "いくつかの ところで 調《しら》べました。", en: "Some institutions, as examples." }
    /// Button.
    save { ja: "この内容で決める", easy: "これに 決《き》める", en: "Save this decision" }
    /// What happens then.
    save_hint { ja: "決めるとすぐに効きます。あとで終わりにしたり、元に戻したりできます。", easy: "すぐに 変《か》わります。あとで やめる ことも できます。", en: "It takes effect at once. You can end or undo it later." }
    /// Button.
    next { ja: "次へ", easy: "つぎへ", en: "Next" }
    /// Link.
    cancel { ja: "やめる（何も変わりません）", easy: "やめる（何《なに》も 変《か》わりません）", en: "Cancel (nothing changes)" }

    /// Error.
    choose_one { ja: "1つえらんでください", easy: "1つ えらんで ください", en: "Choose one" }
    /// Error.
    choose_some { ja: "1つ以上えらんでください", easy: "1つか もっと えらんで ください", en: "Choose at least one" }
    /// Error.
    enter_date { ja: "日付を入れてください", easy: "日《ひ》を 入《い》れて ください", en: "Enter a date" }
    /// Error.
    enter_some_date { ja: "日付を少なくとも1つ入れてください", easy: "日《ひ》を 1つ 入《い》れて ください", en: "Enter at least one date" }
    /// Error.
    date_order { ja: "「この日まで」は「この日から」より後の日にしてください", easy: "「この 日《ひ》まで」は「この 日《ひ》から」の あとに して ください", en: "“Until” must not be before “From”" }
    /// Error.
    date_past { ja: "きょうより後の日にしてください", easy: "きょうより あとの 日《ひ》に して ください", en: "Enter a day after today" }
    /// Error.
    date_far { ja: "5年より先の日は決められません", easy: "5｜年《ねん》より あとは 決《き》められません", en: "It cannot be more than 5 years ahead" }
    /// The citizen has no records to choose from.
    no_records { ja: "えらべる記録がまだありません。前の質問で、ほかの答えをえらんでください。", easy: "記録《きろく》が まだ ありません。前《まえ》の 質問《しつもん》に もどって ください。", en: "There are no records to choose from yet. Choose another answer to the question before." }
}

//! Words of the checkup pages: list, one report, one measure over the years.
//!
//! Values, names and texts that came with a record are never put into these sentences; they stand
//! beside them. What is put in are numbers, dates, and names from the tables of this module.

use crate::messages;

messages! {
    /// Title of the list.
    list { ja: "健診", easy: "健診《けんしん》", en: "Checkups" }
    /// What the list is.
    list_lead {
        ja: "受けた健診の結果です。新しい年度から並んでいます。",
        easy: "あなたが 受《う》けた 健診《けんしん》の 結果《けっか》です。新《あたら》しい 結果《けっか》が 上《うえ》に あります。",
        en: "The results of the checkups you have had, newest first.",
    }
    /// Heading when there is nothing.
    empty { ja: "まだ結果がありません", easy: "まだ 結果《けっか》が ありません", en: "No results yet" }
    /// When results arrive.
    empty_when {
        ja: "健診を受けると、健診機関が結果をまとめて健康保険（保険者）や市区町村に送ります。ここに出るまで、受けてから数か月かかることがあります。",
        easy: "健診《けんしん》を 受《う》けたあと、病院《びょういん》などが 結果《けっか》を 市役所《しやくしょ》や 健康保険《けんこうほけん》に 送《おく》ります。ここに 出《で》るまで 何《なん》か月《げつ》か かかります。",
        en: "After a checkup, the institution sends the results to your health insurer or municipality. It can take a few months until they appear here.",
    }
    /// What to do when results should be there.
    empty_what {
        ja: "紙の結果を受け取ったのに何か月も出てこないときは、市区町村の窓口に聞いてください。",
        easy: "紙《かみ》の 結果《けっか》が 来《き》たのに ここに 出《で》ないときは、市役所《しやくしょ》に 聞《き》いてください。",
        en: "If you have had the results on paper for months and they are not here, ask your municipality.",
    }
    /// Title of one report: the fiscal year and what kind of checkup it was.
    report(year: i32) {
        ja: "{year}年度 {{program}}",
        easy: "{year}｜年度《ねんど》の {{program}}",
        en: "{{program}}, fiscal {year}",
    }
    /// Label before the day of the checkup.
    performed { ja: "受けた日", easy: "受《う》けた日《ひ》", en: "Day of the checkup" }
    /// Label before the institution.
    institution { ja: "健診機関", easy: "受《う》けた ところ", en: "Institution" }
    /// Label before the day on which the record arrived.
    received { ja: "届いた日", easy: "届《とど》いた日《ひ》", en: "Arrived" }
    /// Label before the institution's metabolic judgement.
    metabolic { ja: "メタボリックシンドローム判定", easy: "メタボリックシンドローム", en: "Metabolic syndrome" }
    /// Label before the institution's guidance level.
    guidance_level { ja: "保健指導レベル", easy: "保健指導《ほけんしどう》", en: "Health guidance level" }
    /// There is no such judgement in the report.
    not_recorded { ja: "記録なし", easy: "書《か》いて ありません", en: "Not recorded" }
    /// Link to one report.
    open(year: i32) {
        ja: "{year}年度 {{program}}の結果を見る",
        easy: "{year}｜年度《ねんど》の {{program}}の 結果《けっか》を 見《み》る",
        en: "See the results: {{program}}, fiscal {year}",
    }

    /// プログラム種別 010.
    program_specific { ja: "特定健診", easy: "特定健診《とくていけんしん》", en: "Specific health checkup" }
    /// プログラム種別 020.
    program_elderly { ja: "後期高齢者の健診", easy: "75｜歳《さい》からの 健診《けんしん》", en: "Checkup for people aged 75 and over" }
    /// プログラム種別 030.
    program_employer { ja: "事業者健診", easy: "会社《かいしゃ》の 健診《けんしん》", en: "Employer’s checkup" }
    /// プログラム種別 040.
    program_school { ja: "学校健診", easy: "学校《がっこう》の 健診《けんしん》", en: "School checkup" }
    /// プログラム種別 060.
    program_cancer { ja: "がん検診", easy: "がんの 検診《けんしん》", en: "Cancer screening" }
    /// プログラム種別 090.
    program_hepatitis { ja: "肝炎検診", easy: "肝炎《かんえん》の 検診《けんしん》", en: "Hepatitis screening" }
    /// Any other プログラム種別.
    program_other { ja: "健診", easy: "健診《けんしん》", en: "Checkup" }

    /// Heading of the notice: these measures are at referral values.
    consult {
        ja: "{{names}}は、医療機関で相談してください",
        easy: "{{names}}は、病院《びょういん》で 相談《そうだん》してください",
        en: "See a doctor about: {{names}}",
    }
    /// What stands out: at referral values.
    at_referral {
        ja: "{{names}}が「受診勧奨判定値」（医療機関の受診をすすめる値）です。",
        easy: "{{names}}が、「病院《びょういん》に 行《い》ってください」の 数字《すうじ》です。",
        en: "{{names}}: at a level where seeing a doctor is recommended.",
    }
    /// What stands out: at guidance values.
    at_guidance {
        ja: "{{names}}が「保健指導判定値」（生活習慣の見直しをすすめる値）です。",
        easy: "{{names}}が、「生活《せいかつ》を 見《み》なおしましょう」の 数字《すうじ》です。",
        en: "{{names}}: at a level where a change of habits is recommended.",
    }
    /// What stands out: blood pressure so high that it should be seen to at once.
    at_urgent {
        ja: "{{names}}は「すぐに医療機関の受診を」とされる値です。",
        easy: "{{names}}が、「すぐに 病院《びょういん》に 行《い》ってください」の 数字《すうじ》です。",
        en: "{{names}}: at a level where seeing a doctor at once is recommended.",
    }
    /// What stands out: the limits of step 1 of 階層化.
    at_selection {
        ja: "{{names}}が、保健指導の対象を選ぶ基準に当たります。",
        easy: "{{names}}が、おなかの 脂肪《しぼう》や 太《ふと》り方《かた》の めやすより 大《おお》きいです。",
        en: "{{names}}: reaches the limit by which people are selected for health guidance.",
    }
    /// The rest is within range.
    rest_within(count: usize) {
        ja: "ほかの{count}項目は基準の範囲です。",
        easy: "ほかの {count}｜個《こ》は、いい 数字《すうじ》です。",
        en: "The other {count} judged values are within range.",
    }
    /// Everything that has an official limit is within range.
    all_within(count: usize) {
        ja: "国の判定値がある{count}項目は、すべて基準の範囲です。",
        easy: "国《くに》が 決《き》めた めやすが ある {count}｜個《こ》は、ぜんぶ いい 数字《すうじ》です。",
        en: "All {count} values with an official limit are within range.",
    }
    /// Nothing in the report has an official limit.
    none_judged {
        ja: "国の判定値がある項目は、この結果にありません。",
        easy: "国《くに》が 決《き》めた めやすが ある 数字《すうじ》は、この 結果《けっか》に ありません。",
        en: "No value in this report has an official limit.",
    }
    /// Some values could not be judged although there is a limit.
    unjudged(count: usize) {
        ja: "値がないなどで比べられない項目が{count}つあります。",
        easy: "数字《すうじ》が ないので くらべられない ものが {count}｜個《こ》 あります。",
        en: "{count} could not be compared, for example because there is no value.",
    }
    /// Between names in a sentence.
    and { ja: "、", easy: "、", en: ", " }

    /// Between sentences.
    between_sentences { ja: "", easy: " ", en: " " }
    /// Heading of the links to the trends.
    trends { ja: "項目ごとの推移", easy: "数字《すうじ》の うつりかわり", en: "Values over the years" }

    /// Band: within range.
    within { ja: "基準の範囲", easy: "いい 数字《すうじ》", en: "Within range" }
    /// Band: 保健指導判定値.
    guidance { ja: "保健指導判定値", easy: "生活《せいかつ》を 見《み》なおす 数字《すうじ》", en: "Guidance level" }
    /// Band: 受診勧奨判定値.
    referral { ja: "受診勧奨判定値", easy: "病院《びょういん》に 行《い》く 数字《すうじ》", en: "See-a-doctor level" }
    /// Band: すぐに医療機関の受診を.
    urgent { ja: "すぐに医療機関の受診を", easy: "すぐに 病院《びょういん》に 行《い》く 数字《すうじ》", en: "See a doctor at once" }
    /// Band: the limit of step 1 of 階層化 (waist, visceral fat, BMI).
    selection { ja: "保健指導の対象を選ぶ基準", easy: "めやすより 大《おお》きい 数字《すうじ》", en: "Selection level for guidance" }
    /// The measure has no official limit.
    no_official { ja: "国の判定値なし", easy: "国《くに》の めやすは ありません", en: "No official limit" }
    /// There is a limit, but the value cannot be compared with it.
    no_band { ja: "比べられません", easy: "くらべられません", en: "Cannot be compared" }
    /// Explains the three bands, with their official terms.
    bands_explained {
        ja: "基準の範囲：保健指導判定値に当たらない値。保健指導判定値：生活習慣の見直し（保健指導）をすすめる値。受診勧奨判定値：医療機関の受診をすすめる値。いずれも厚生労働省「標準的な健診・保健指導プログラム」の第4期（2024年度から）の値に当てはめた参考で、診断ではありません。",
        easy: "「いい 数字《すうじ》」：いまの 生活《せいかつ》で だいじょうぶな 数字《すうじ》です。「生活《せいかつ》を 見《み》なおす 数字《すうじ》」：食事《しょくじ》や 運動《うんどう》を 見《み》なおしましょう（保健指導判定値《ほけんしどうはんていち》）。「病院《びょういん》に 行《い》く 数字《すうじ》」：病院《びょういん》で 相談《そうだん》しましょう（受診勧奨判定値《じゅしんかんしょうはんていち》）。これは 国《くに》の めやすです。病気《びょうき》かどうかは 医者《いしゃ》が 決《き》めます。",
        en: "Within range: neither of the two limits is reached. Guidance level (保健指導判定値): a change of habits is recommended. See-a-doctor level (受診勧奨判定値): seeing a doctor is recommended. These are the limits of the Ministry of Health, Labour and Welfare, phase 4 (from fiscal 2024), applied for reference; they are not a diagnosis.",
    }

    /// Column: item.
    column_item { ja: "項目", easy: "しらべたこと", en: "Item" }
    /// Column: value.
    column_value { ja: "あなたの値", easy: "あなたの 数字《すうじ》", en: "Your value" }
    /// Column: band.
    column_band { ja: "基準との関係", easy: "めやすと くらべる", en: "Against the limits" }
    /// Column: judgement.
    column_judgement { ja: "判定", easy: "わかること", en: "Judgement" }
    /// Column: the fiscal year before and this one.
    column_change { ja: "{{before}} → {{now}}", easy: "{{before}} → {{now}}", en: "{{before}} → {{now}}" }
    /// Column: a result that is not a number.
    column_result { ja: "結果", easy: "結果《けっか》", en: "Result" }
    /// Column: an answer of the questionnaire.
    column_answer { ja: "あなたの答え", easy: "あなたの 答《こた》え", en: "Your answer" }
    /// Column: a question of the questionnaire.
    column_question { ja: "質問", easy: "質問《しつもん》", en: "Question" }

    /// The institution's own judgement.
    institution_says {
        ja: "健診機関の判定：{{judgement}}",
        easy: "健診《けんしん》した ところの 判断《はんだん》：{{judgement}}",
        en: "Institution: {{judgement}}",
    }
    /// The institution judged: low.
    low { ja: "低い（L）", easy: "低《ひく》い（L）", en: "Low (L)" }
    /// The institution judged: normal.
    normal { ja: "基準内（N）", easy: "ふつう（N）", en: "Normal (N)" }
    /// The institution judged: high.
    high { ja: "高い（H）", easy: "高《たか》い（H）", en: "High (H)" }
    /// The institution's own reference range.
    institution_range {
        ja: "健診機関の基準：{{range}}",
        easy: "健診《けんしん》した ところの めやす：{{range}}",
        en: "Its range: {{range}}",
    }
    /// A range with both ends.
    range { ja: "{{low}}～{{high}}", easy: "{{low}}～{{high}}", en: "{{low}} to {{high}}" }

    /// The value is missing.
    missing { ja: "値の記録なし", easy: "数字《すうじ》が 書《か》いて ありません", en: "No value recorded" }
    /// The examination was not performed.
    not_performed { ja: "検査は行われていません", easy: "この 検査《けんさ》は していません", en: "Not performed" }
    /// Above what the format can carry.
    above { ja: "記録できる範囲を超える値（以上）", easy: "書《か》ける 数字《すうじ》より 大《おお》きい（以上《いじょう》）", en: "Above the range that can be recorded" }
    /// Below what the format can carry.
    below { ja: "記録できる範囲を下回る値（以下）", easy: "書《か》ける 数字《すうじ》より 小《ちい》さい（以下《いか》）", en: "Below the range that can be recorded" }
    /// A urine strip did not react (－).
    strip_negative { ja: "陰性", easy: "出《で》ていません（陰性《いんせい》）", en: "Negative" }
    /// A urine strip hardly reacted (±).
    strip_trace { ja: "陰性と陽性のあいだ", easy: "少《すこ》し 出《で》ています", en: "Between negative and positive" }
    /// A urine strip reacted (＋ and more).
    strip_positive { ja: "陽性", easy: "出《で》ています（陽性《ようせい》）", en: "Positive" }
    /// A code that no table explains.
    unknown_code { ja: "コードのまま", easy: "番号《ばんごう》の まま", en: "Code as received" }
    /// An item that is not in the official table.
    unknown_item { ja: "項目表にない項目です。受け取ったまま表示しています。", easy: "国《くに》の 表《ひょう》に ない ものです。届《とど》いた ままに 出《だ》しています。", en: "Not in the official item table; shown as received." }
    /// A casual value counts only if it was drawn 3.5 hours or more after a meal.
    meal_too_near { ja: "食後3.5時間以上の採血と記録されていないため、判定しません", easy: "食事《しょくじ》から 3.5｜時間《じかん》より あとの 血《ち》だと 書《か》いて ないので、くらべません", en: "Not judged: not recorded as drawn 3.5 hours or more after a meal" }
    /// There is no value, in a comparison.
    none { ja: "値なし", easy: "なし", en: "none" }
    /// There is no earlier value.
    no_earlier { ja: "前回の値なし", easy: "前《まえ》の 数字《すうじ》は ありません", en: "No earlier value" }

    /// Section: the doctor's judgement.
    section_judgement { ja: "医師の判断", easy: "医者《いしゃ》の 判断《はんだん》", en: "The doctor’s judgement" }
    /// Section: body.
    section_body { ja: "体格", easy: "体《からだ》の 大《おお》きさ", en: "Body measurements" }
    /// Section: blood pressure.
    section_pressure { ja: "血圧", easy: "血圧《けつあつ》", en: "Blood pressure" }
    /// Section: lipids.
    section_lipids { ja: "脂質", easy: "血《ち》の 中《なか》の あぶら", en: "Lipids" }
    /// Section: glucose.
    section_glucose { ja: "血糖", easy: "血《ち》の 中《なか》の 糖《とう》", en: "Blood glucose" }
    /// Section: liver.
    section_liver { ja: "肝機能", easy: "肝臓《かんぞう》", en: "Liver" }
    /// Section: kidney and urine.
    section_kidney { ja: "腎機能・尿", easy: "じん臓《ぞう》と おしっこ", en: "Kidney and urine" }
    /// Section: blood count.
    section_blood { ja: "貧血・血液", easy: "血《ち》の 検査《けんさ》", en: "Blood count" }
    /// Section: examination by the doctor.
    section_examination { ja: "診察", easy: "診察《しんさつ》", en: "Examination" }
    /// Section: ECG, fundus and other tests.
    section_tests { ja: "心電図・眼底などの検査", easy: "心電図《しんでんず》や 目《め》などの 検査《けんさ》", en: "ECG, eyes and other tests" }
    /// Section: other tests.
    section_other { ja: "その他の検査", easy: "そのほかの 検査《けんさ》", en: "Other tests" }
    /// Section: questionnaire.
    section_questionnaire { ja: "質問票の答え", easy: "質問票《しつもんひょう》の 答《こた》え", en: "Questionnaire" }
    /// Section: guidance after the checkup.
    section_followup { ja: "健診のあと", easy: "健診《けんしん》の あと", en: "After the checkup" }
    /// Section: items that no table knows.
    section_unknown { ja: "項目表にない項目", easy: "国《くに》の 表《ひょう》に ない もの", en: "Items not in the official table" }

    /// The doctor who judged.
    doctor { ja: "医師：{{name}}", easy: "医者《いしゃ》：{{name}}", en: "Doctor: {{name}}" }
    /// This version was corrected later.
    corrected { ja: "この結果は訂正されました", easy: "この 結果《けっか》は 直《なお》されました", en: "This result was corrected" }
    /// What a corrected version is.
    corrected_lead {
        ja: "いま見ているのは訂正される前の記録です。",
        easy: "いま 見《み》ているのは、直《なお》す前《まえ》の 古《ふる》い 結果《けっか》です。",
        en: "You are looking at the version before the correction.",
    }
    /// Link to the version that holds.
    newer_version { ja: "訂正後の結果を見る", easy: "新《あたら》しい 結果《けっか》を 見《み》る", en: "See the corrected version" }
    /// This version corrects an earlier one.
    corrects { ja: "訂正されました。前の記録も残っています。", easy: "直《なお》された 結果《けっか》です。前《まえ》の 結果《けっか》も 見《み》られます。", en: "Corrected. The earlier version is kept." }
    /// Link to an earlier version.
    earlier_version { ja: "訂正前の記録（{{date}}に届いたもの）", easy: "直《なお》す前《まえ》の 結果《けっか》（{{date}}に 届《とど》いた もの）", en: "Earlier version (arrived {{date}})" }

    /// Heading of the technical table.
    source { ja: "元の記録（正式な項目名・コード・検査方法）", easy: "もとの 記録《きろく》（正式《せいしき》な 名前《なまえ》と 番号《ばんごう》）", en: "Source record (official names, codes, methods)" }
    /// Opens the technical table.
    source_open { ja: "元の記録を開く", easy: "もとの 記録《きろく》を 見《み》る", en: "Open the source record" }
    /// Column: official name.
    column_official { ja: "正式な項目名", easy: "正式《せいしき》な 名前《なまえ》", en: "Official name (Japanese)" }
    /// Column: name as received.
    column_as_received { ja: "受け取った名称", easy: "届《とど》いた 名前《なまえ》", en: "Name as received" }
    /// Column: item code.
    column_code { ja: "項目コード", easy: "番号《ばんごう》", en: "Item code" }
    /// Column: method.
    column_method { ja: "検査方法", easy: "しらべ方《かた》", en: "Method" }

    /// Title of one measure over the years.
    trend { ja: "{{name}}の推移", easy: "{{name}}の うつりかわり", en: "{{name}} over the years" }
    /// Heading of the chart.
    trend_chart { ja: "グラフ", easy: "グラフ", en: "Chart" }
    /// Heading of the table beside the chart.
    trend_table { ja: "表", easy: "表《ひょう》", en: "Table" }
    /// The filter of the trend: what it is.
    filter { ja: "表示する期間", easy: "いつの 数字《すうじ》を 見《み》ますか", en: "Period shown" }
    /// The filter of the trend: everything.
    filter_all { ja: "すべて", easy: "ぜんぶ", en: "All" }
    /// The filter of the trend: the last `％` fiscal years.
    filter_years { ja: "最近の％年度", easy: "さいきんの ％年《ねん》", en: "Last ％ years" }
    /// The filter of the trend: `％` values are shown.
    filter_shown { ja: "％件を表示しています", easy: "％こ あります", en: "％ values shown" }
    /// There is no number of this measure.
    trend_empty { ja: "この項目の数値の記録はまだありません。", easy: "この 数字《すうじ》の 記録《きろく》は まだ ありません。", en: "There are no values of this measure yet." }
    /// Summary of the chart for those who do not see it.
    trend_summary(count: usize) {
        ja: "{count}回の記録。{{from}}は{{first}}、{{until}}は{{last}}。すべての値は表にあります。",
        easy: "{count}｜回《かい》の 記録《きろく》です。{{from}}は {{first}}、{{until}}は {{last}}です。ぜんぶの 数字《すうじ》は 表《ひょう》に あります。",
        en: "{count} records. {{from}}: {{first}}; {{until}}: {{last}}. All values are in the table.",
    }
    /// Summary of a chart with one value.
    trend_single {
        ja: "記録は1回です。{{date}}は{{value}}。",
        easy: "記録《きろく》は 1｜回《かい》です。{{date}}は {{value}}です。",
        en: "One record. {{date}}: {{value}}.",
    }
    /// Column: institution and method.
    column_where { ja: "健診機関・検査方法", easy: "受《う》けた ところ・しらべ方《かた》", en: "Institution and method" }
    /// Column: day.
    column_day { ja: "受けた日", easy: "受《う》けた日《ひ》", en: "Day" }
    /// The method changed since the record before.
    method_changed { ja: "検査方法が前回と異なります。数値をそのまま比べられないことがあります。", easy: "前《まえ》と しらべ方《かた》が ちがいます。そのまま くらべられないことが あります。", en: "The method differs from the time before; the values may not be directly comparable." }
    /// Heading: the official limits.
    limits { ja: "国の判定値", easy: "国《くに》の めやす", en: "Official limits" }
    /// There are no official limits.
    no_limits { ja: "この項目には国の判定値がありません。", easy: "この 数字《すうじ》には 国《くに》の めやすが ありません。", en: "There are no official limits for this measure." }
    /// One limit: from this value up.
    at_least { ja: "{{value}}以上", easy: "{{value}}｜以上《いじょう》", en: "{{value}} or more" }
    /// One limit: below this value.
    less_than { ja: "{{value}}未満", easy: "{{value}}より 小《ちい》さい", en: "below {{value}}" }
    /// One limit: this value and below.
    at_most { ja: "{{value}}以下", easy: "{{value}}｜以下《いか》", en: "{{value}} or less" }
    /// A limit with its name, for those who do not see the band, and on a narrow page.
    limit_guidance { ja: "保健指導判定値 {{limit}}", easy: "生活《せいかつ》を 見《み》なおす：{{limit}}", en: "guidance level: {{limit}}" }
    /// A limit with its name.
    limit_referral { ja: "受診勧奨判定値 {{limit}}", easy: "病院《びょういん》に 行《い》く：{{limit}}", en: "see-a-doctor level: {{limit}}" }
    /// A limit with its name.
    limit_urgent { ja: "すぐに受診 {{limit}}", easy: "すぐに 病院《びょういん》に 行《い》く：{{limit}}", en: "at once: {{limit}}" }
    /// A limit with its name.
    limit_selection { ja: "保健指導の対象を選ぶ基準 {{limit}}", easy: "めやす：{{limit}}", en: "selection level for guidance: {{limit}}" }
    /// How many observations the page shows.
    observations(count: usize) {
        ja: "この結果の{count}項目をすべて表示しています。",
        easy: "この 結果《けっか》の {count}｜個《こ》を ぜんぶ 出《だ》しています。",
        en: "All {count} items of this report are shown.",
    }
    /// Back to the list.
    back { ja: "健診の一覧へ", easy: "健診《けんしん》の 一覧《いちらん》へ", en: "Back to checkups" }
}

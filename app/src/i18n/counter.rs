//! Words of the desk: for staff who see people in person, and for what those people get.

use hikae_core::counter::{Differs, Document, Matter};

use super::{Lang, Text};
use crate::messages;

messages! {
    /// Role.
    role { ja: "窓口", easy: "窓口《まどぐち》", en: "Desk" }
    /// Heading, and navigation.
    title { ja: "窓口の手続き", easy: "窓口《まどぐち》", en: "At the desk" }
    /// Navigation hint.
    hint {
        ja: "カードの登録の確認と、記録を紙で渡す手続き。職員2人で行います。",
        easy: "カードの 登録《とうろく》と、紙《かみ》で わたすこと。2人《ふたり》で します。",
        en: "Registering cards that did not agree, and giving people their records on paper. It takes two members of staff.",
    }
    /// What the page is for.
    lead {
        ja: "ご本人を対面で確かめてから使います。記録が渡る手続きなので、かならず職員2人がそれぞれ、ご本人と書類を見てください。住民を調べたことは、その時点でご本人の「だれが見たか」にのこります。",
        easy: "本人《ほんにん》と 書類《しょるい》を 2人《ふたり》で 見《み》てください。調《しら》べたことは、その人《ひと》の 記録《きろく》に のこります。",
        en: "Use this after seeing the person. Either thing hands over their records, so two members of staff must each see the person and the documents. That you looked someone up stands in their log from that moment on.",
    }
    /// Section: by number.
    by_number { ja: "番号で調べる", easy: "番号《ばんごう》で 調《しら》べる", en: "Look up a number" }
    /// Its hint.
    by_number_more {
        ja: "登録できなかった方の受付番号、または同僚が出した番号です。",
        easy: "受付《うけつけ》の 番号《ばんごう》か、いっしょに はたらく人《ひと》の 番号《ばんごう》です。",
        en: "The reference number of someone who could not register, or the number a colleague was given.",
    }
    /// Field.
    number { ja: "番号（8けた）", easy: "番号《ばんごう》（8けた）", en: "Number (8 digits)" }
    /// Button.
    find { ja: "調べる", easy: "調《しら》べる", en: "Look up" }
    /// Error.
    no_such_number {
        ja: "この番号のものはありません。番号をたしかめてください。期限が過ぎたか、手続きが終わったのかもしれません。",
        easy: "この 番号《ばんごう》は ありません。もう一度《いちど》 見《み》てください。",
        en: "Nothing waits under this number. Check it; it may have run out, or been dealt with.",
    }
    /// Section: on paper.
    on_paper { ja: "記録を紙で渡す", easy: "紙《かみ》で わたす", en: "Give records on paper" }
    /// What it does.
    on_paper_more {
        ja: "暗証番号やカード、スマートフォンがない方に、ご本人の記録を1回だけ印刷して渡します。",
        easy: "カードや スマホが ない人《ひと》に、記録《きろく》を 1回《かい》だけ 印刷《いんさつ》します。",
        en: "For people without PIN, card or phone: their own records, printed once.",
    }
    /// Field: 宛名番号.
    resident { ja: "宛名番号", easy: "宛名番号《あてなばんごう》", en: "Resident number (宛名番号)" }
    /// Its hint.
    resident_hint {
        ja: "住民記録システムで、ご本人の氏名・生年月日・住所から調べます。個人番号（12けた）は入れないでください。",
        easy: "12けたの 番号《ばんごう》は 入《い》れないでください。",
        en: "Found in the municipality's own register. Never type the 12-digit individual number.",
    }
    /// Error.
    no_such_resident { ja: "この宛名番号の住民は登録されていません", easy: "この 番号《ばんごう》の 人《ひと》は いません", en: "No resident is registered under this number" }
    /// Question.
    seen { ja: "見て確かめた書類", easy: "見《み》た 書類《しょるい》", en: "Documents that you have seen" }
    /// Error.
    nothing_seen { ja: "見て確かめた書類を選んでください", easy: "見《み》た 書類《しょるい》を えらんでください", en: "Choose the documents that you have seen" }
    /// Document.
    number_card { ja: "マイナンバーカード", easy: "マイナンバーカード", en: "My Number Card" }
    /// Document.
    driving_licence { ja: "運転免許証・運転経歴証明書", easy: "運転免許証《うんてんめんきょしょう》", en: "Driving licence or driving record card" }
    /// Document.
    passport { ja: "旅券（パスポート）", easy: "パスポート", en: "Passport" }
    /// Document.
    residence_card { ja: "在留カード・特別永住者証明書", easy: "在留《ざいりゅう》カード", en: "Residence card or special permanent resident certificate" }
    /// Document.
    disability_certificate { ja: "障害者手帳など、官公署が出した顔写真つきの書類", easy: "障害者手帳《しょうがいしゃてちょう》など、写真《しゃしん》が ある 書類《しょるい》", en: "Disability certificate, or another official document with a photograph" }
    /// Document.
    two_without_photo { ja: "顔写真のない書類を2点（資格確認書、年金手帳など）", easy: "写真《しゃしん》が ない 書類《しょるい》 2つ", en: "Two documents without a photograph" }
    /// Button.
    begin { ja: "住民を調べて番号を出す", easy: "調《しら》べて 番号《ばんごう》を 出《だ》す", en: "Look up the resident and get a number" }

    /// Heading of what waits: a registration.
    registration { ja: "カードの登録", easy: "カードの 登録《とうろく》", en: "Registering a card" }
    /// Heading of what waits: a reading.
    reading { ja: "記録を紙で渡す", easy: "紙《かみ》で わたす", en: "Records on paper" }
    /// Row: the number.
    number_row { ja: "番号", easy: "番号《ばんごう》", en: "Number" }
    /// Row: since when.
    since { ja: "受け付けた日時", easy: "受《う》け付《つ》けた とき", en: "Begun" }
    /// Row: until when.
    until { ja: "期限", easy: "いつまで", en: "Until" }
    /// Row: what did not agree.
    differs { ja: "一致しなかったもの", easy: "ちがうもの", en: "What did not agree" }
    /// Why.
    differs_partial { ja: "生年月日が一部しか登録されていない", easy: "生年月日《せいねんがっぴ》が ぜんぶ ない", en: "The date of birth is known only in part" }
    /// Why.
    differs_sex { ja: "性別の登録がない", easy: "性別《せいべつ》が ない", en: "The card gives no sex" }
    /// Why.
    differs_nobody { ja: "この生年月日と性別の住民がいない", easy: "同《おな》じ 生年月日《せいねんがっぴ》の 人《ひと》が いない", en: "No resident has this date of birth and sex" }
    /// Why.
    differs_name { ja: "氏名", easy: "名前《なまえ》", en: "Name" }
    /// Why.
    differs_address { ja: "住所", easy: "住所《じゅうしょ》", en: "Address" }
    /// Why.
    differs_several { ja: "一致する住民が2人以上いる", easy: "同《おな》じ 人《ひと》が 2人《ふたり》 いる", en: "Several residents agree" }
    /// Why.
    differs_taken { ja: "このカードは別の方の登録に使われている", easy: "この カードは ほかの 人《ひと》の 登録《とうろく》です", en: "The card is registered for someone else" }
    /// Why.
    differs_no_signature { ja: "署名用電子証明書がない", easy: "サインの 証明書《しょうめいしょ》が ない", en: "There is no signature certificate" }
    /// What to do if the card is someone else's.
    taken_more {
        ja: "ここでは登録できません。登録済みの方のアカウントをたしかめる必要があるため、職員の管理者と監査担当に知らせてください。",
        easy: "ここでは できません。管理者《かんりしゃ》に 言《い》ってください。",
        en: "It cannot be registered here. Tell an administrator and an auditor: the account that has it must be looked into.",
    }
    /// What to see to without a signature certificate.
    no_signature_more {
        ja: "カードに氏名の証明がないため、いまこの窓口で、ご本人がご自分のカードをかざすところを見たときだけ登録できます。番号の期限は30分です。",
        easy: "あなたの 前《まえ》で カードを かざした ときだけ 登録《とうろく》できます。30分《ぷん》です。",
        en: "Nothing on the card says whose it is. Register it only if you have just seen the person hold their own card to the reader here. The number holds for 30 minutes.",
    }
    /// Section: the card says.
    card_says { ja: "カードの記載", easy: "カードに ある こと", en: "What the card says" }
    /// What 〓 means.
    substitute { ja: "〓は、カードに収まらない文字の代わりです。", easy: "〓は カードに 書《か》けない 字《じ》です。", en: "〓 stands for a character that the card could not hold." }
    /// Section: the register says.
    register_says { ja: "住民の登録", easy: "住民《じゅうみん》の 登録《とうろく》", en: "What the register says" }
    /// Row.
    name { ja: "氏名", easy: "名前《なまえ》", en: "Name" }
    /// Row.
    born { ja: "生年月日", easy: "生《う》まれた 日《ひ》", en: "Date of birth" }
    /// Row.
    sex { ja: "性別", easy: "性別《せいべつ》", en: "Sex" }
    /// Male.
    male { ja: "男", easy: "男《おとこ》", en: "Male" }
    /// Female.
    female { ja: "女", easy: "女《おんな》", en: "Female" }
    /// Row.
    address { ja: "住所", easy: "住所《じゅうしょ》", en: "Address" }
    /// Nothing.
    unknown { ja: "不明", easy: "わからない", en: "Not known" }
    /// Row: who saw it.
    first { ja: "1人目の職員", easy: "1人目《ひとりめ》の 職員《しょくいん》", en: "First member of staff" }
    /// Row: who else saw it.
    second { ja: "2人目の職員", easy: "2人目《ふたりめ》の 職員《しょくいん》", en: "Second member of staff" }
    /// Nobody yet.
    nobody_yet { ja: "まだいません", easy: "まだ いません", en: "Nobody yet" }
    /// Section: name the resident.
    name_owner { ja: "この方の宛名番号を入れる", easy: "宛名番号《あてなばんごう》を 入《い》れる", en: "Say whose card it is" }
    /// What to compare.
    name_owner_more {
        ja: "目の前の方、その書類、カードの記載が同じ人のものか、たしかめてください。",
        easy: "前《まえ》に いる 人《ひと》と、書類《しょるい》と、カードが 同《おな》じ 人《ひと》ですか。",
        en: "Make sure that the person before you, their documents and what the card says are of one person.",
    }
    /// Button.
    name_owner_do { ja: "住民を調べる", easy: "調《しら》べる", en: "Look up the resident" }
    /// Notice: ask a colleague.
    ask_colleague { ja: "もう1人の職員に、この番号を伝えてください", easy: "もう1人《ひとり》の 職員《しょくいん》に 番号《ばんごう》を 言《い》ってください", en: "Tell a colleague this number" }
    /// What the colleague does.
    ask_colleague_more {
        ja: "同僚が自分の職員ログインで番号を入れ、ご本人と書類を見て確かめると、先に進めます。",
        easy: "その 人《ひと》が ログインして、番号《ばんごう》を 入《い》れます。",
        en: "They log in themselves, type it, and confirm that they have seen the person and the documents. Then you can go on.",
    }
    /// Section: confirm.
    agree { ja: "2人目として確かめる", easy: "2人目《ふたりめ》として 見《み》る", en: "Confirm as the second" }
    /// Checkbox question.
    agree_question { ja: "ご自分の目で確かめましたか", easy: "自分《じぶん》で 見《み》ましたか", en: "Have you seen it yourself?" }
    /// Checkbox.
    agree_yes { ja: "ご本人と書類を見て、上の住民であることを確かめました", easy: "本人《ほんにん》と 書類《しょるい》を 見《み》ました。上《うえ》の 人《ひと》です", en: "I have seen the person and the documents; it is the resident above" }
    /// Error.
    agree_missing { ja: "確かめてから、チェックを入れてください", easy: "見《み》てから、チェックを 入《い》れてください", en: "Tick the box once you have seen both" }
    /// Button: registration.
    agree_register { ja: "確かめて、カードを登録する", easy: "カードを 登録《とうろく》する", en: "Confirm and register the card" }
    /// Button: reading.
    agree_reading { ja: "確かめて、印刷できるようにする", easy: "印刷《いんさつ》できるように する", en: "Confirm, so that it can be printed" }
    /// Section: print.
    print { ja: "印刷する", easy: "印刷《いんさつ》する", en: "Print" }
    /// What it does.
    print_more {
        ja: "記録は1回だけ開けます。開いたことは、ご本人の「だれが見たか」とお知らせにのこります。印刷したら、その場で閉じてください。",
        easy: "1回《かい》だけ 開《ひら》けます。開《ひら》いたことは のこります。印刷《いんさつ》したら 閉《と》じてください。",
        en: "The records open once. That they were opened stands in the person's log and messages. Close the page when it is printed.",
    }
    /// Button.
    print_do { ja: "印刷用のページを開く（1回だけ）", easy: "開《ひら》く（1回《かい》だけ）", en: "Open the page to print (once)" }
    /// Button: take back.
    drop_it { ja: "この手続きをやめる", easy: "やめる", en: "Cancel this" }
    /// Link back.
    back { ja: "窓口の手続きへ", easy: "窓口《まどぐち》の ページへ", en: "To the desk" }
    /// Done: registered.
    done_registered { ja: "カードを登録しました", easy: "カードを 登録《とうろく》しました", en: "The card is registered" }
    /// What now.
    done_registered_more { ja: "ご本人は、数字4けたの暗証番号でログインできます。", easy: "本人《ほんにん》は 4つの 数字《すうじ》で ログインできます。", en: "Its holder can log in with the four-digit PIN." }
    /// Done: dropped.
    done_dropped { ja: "手続きをやめました", easy: "やめました", en: "Cancelled" }
    /// Error: it is not this one's turn.
    not_your_turn {
        ja: "1人目と2人目は別の職員でなければなりません。すでに確かめられたか、登録できないカードのこともあります。",
        easy: "2人目《ふたりめ》は ほかの 職員《しょくいん》です。",
        en: "The second must be another member of staff. It may also have been confirmed already, or the card cannot be registered.",
    }

    /// Audit line.
    did_look { ja: "窓口の番号を調べた", easy: "窓口《まどぐち》の 番号《ばんごう》を 調《しら》べた", en: "Looked up a number at the desk" }
    /// Audit line; slot `what`.
    did_vouch { ja: "窓口で本人を確かめた（{{what}}、1人目）", easy: "窓口《まどぐち》で 本人《ほんにん》を 見《み》た（{{what}}、1人目《ひとりめ》）", en: "Identified someone at the desk ({{what}}, first)" }
    /// Audit line; slot `what`.
    did_agree { ja: "窓口で本人を確かめた（{{what}}、2人目）", easy: "窓口《まどぐち》で 本人《ほんにん》を 見《み》た（{{what}}、2人目《ふたりめ》）", en: "Identified someone at the desk ({{what}}, second)" }
    /// Audit line.
    did_hand_out { ja: "窓口で記録を印刷用に開いた", easy: "窓口《まどぐち》で 記録《きろく》を 開《ひら》いた", en: "Opened records for printing at the desk" }
    /// Audit line; slot `what`.
    did_drop { ja: "窓口の手続きをやめた（{{what}}）", easy: "窓口《まどぐち》の ことを やめた（{{what}}）", en: "Cancelled something at the desk ({{what}})" }

    /// Ground of a record that was given.
    in_person {
        ja: "あなたが窓口で求め、職員2人がご本人と確かめました。",
        easy: "あなたが 窓口《まどぐち》で たのみました。職員《しょくいん》 2人《ふたり》が あなただと 見《み》ました。",
        en: "You asked for it at the desk, where two members of staff made sure who you are.",
    }
    /// Headline of a notice: registered at the desk; slot `card`.
    at_desk {
        ja: "窓口でカード（{{card}}）が登録されました",
        easy: "窓口《まどぐち》で カード（{{card}}）を 登録《とうろく》しました",
        en: "Your card ({{card}}) was registered at the desk",
    }
    /// What it means.
    at_desk_text {
        ja: "職員2人がご本人と書類を確かめて登録しました。前に登録したカードがあれば、そのカードは使えなくなりました。心当たりがなければ、すぐに市区町村へお知らせください。",
        easy: "職員《しょくいん》 2人《ふたり》が 見《み》て 登録《とうろく》しました。知《し》らない ときは、すぐに 市役所《しやくしょ》に 言《い》ってください。",
        en: "Two members of staff saw you and your documents. A card that you registered before no longer works. If this was not you, tell your municipality at once.",
    }
    /// Headline of a notice.
    read_at_desk {
        ja: "窓口であなたの記録が印刷されました",
        easy: "窓口《まどぐち》で あなたの 記録《きろく》を 印刷《いんさつ》しました",
        en: "Your records were printed at the desk",
    }
    /// What it means.
    read_at_desk_text {
        ja: "職員2人がご本人を確かめて、紙で渡しました。何が渡されたかは「だれが見たか」にあります。心当たりがなければ、すぐに市区町村へお知らせください。",
        easy: "知《し》らない ときは、すぐに 市役所《しやくしょ》に 言《い》ってください。",
        en: "Two members of staff made sure who you are and gave them to you on paper. What was given stands under “Who looked”. If this was not you, tell your municipality at once.",
    }

    /// Heading of the paper.
    paper { ja: "あなたの健康の記録", easy: "あなたの 健康《けんこう》の 記録《きろく》", en: "Your health records" }
    /// What it is.
    paper_lead(municipality: &str) {
        ja: "{municipality}の窓口で、ご本人を確かめてお渡しするものです。ほかの方に見せるかどうかは、ご自分で決められます。",
        easy: "{municipality}の 窓口《まどぐち》で、あなたに わたす ものです。",
        en: "Given to you at the desk of {municipality} after making sure who you are. Whether anyone else sees it is for you to decide.",
    }
    /// Row: when.
    paper_made { ja: "印刷した日時", easy: "印刷《いんさつ》した とき", en: "Printed" }
    /// Row: reference.
    paper_entry { ja: "閲覧の記録の番号", easy: "見《み》た 記録《きろく》の 番号《ばんごう》", en: "Reference in the access log" }
    /// What is not on it.
    paper_not {
        ja: "見せないと決めたものや、ご自分のものではないと申し出たものは、印刷していません。",
        easy: "「見《み》せない」と 決《き》めた ものは ありません。",
        en: "What you have decided not to show, and what you reported as not yours, is not printed.",
    }
    /// Nothing to print.
    paper_empty { ja: "お渡しできる記録はありません。", easy: "わたせる 記録《きろく》は ありません。", en: "There are no records to give." }
    /// Row: dose.
    dose(dose: u8) { ja: "{dose}回目", easy: "{dose}回目《かいめ》", en: "dose {dose}" }
    /// Row: lot.
    lot(lot: &str) { ja: "ロット番号 {lot}", easy: "ロット番号《ばんごう》 {lot}", en: "lot {lot}" }
    /// Footer for staff.
    paper_close { ja: "印刷したら、このページを閉じてください。もう一度は開けません。", easy: "印刷《いんさつ》したら、閉《と》じてください。もう 開《ひら》けません。", en: "Close this page when it is printed. It cannot be opened again." }

    /// On the page that gives a reference number: what is kept.
    reference_kept {
        ja: "この番号で窓口が照らし合わせられるように、カードにある氏名・生年月日・性別・住所を、暗号化して30日だけ保管し、そのあと消します。",
        easy: "窓口《まどぐち》で 調《しら》べるために、カードの 名前《なまえ》などを 30日《にち》だけ しまっておきます。そのあと 消《け》します。",
        en: "So that the desk can compare, the name, date of birth, sex and address on your card are kept encrypted for 30 days under this number, and then deleted.",
    }
    /// On the registration page: without a signature certificate, at the desk.
    here_at_desk { ja: "いま窓口にいて、署名用電子証明書がない方", easy: "今《いま》 窓口《まどぐち》に いて、パスワードが ない 人《ひと》", en: "At the desk now, without a signature certificate" }
    /// What happens.
    here_at_desk_more {
        ja: "番号が出ます。目の前の職員に見せてください。30分だけ使えます。",
        easy: "番号《ばんごう》が 出《で》ます。職員《しょくいん》に 見《み》せてください。30分《ぷん》です。",
        en: "You get a number. Show it to the member of staff before you. It holds for 30 minutes.",
    }
    /// Button.
    here_at_desk_do { ja: "窓口用の番号を出す", easy: "番号《ばんごう》を 出《だ》す", en: "Get a number for the desk" }
}

/// A document.
pub fn document(lang: Lang, document: Document) -> Text {
    match document {
        Document::NumberCard => number_card(lang),
        Document::DrivingLicence => driving_licence(lang),
        Document::Passport => passport(lang),
        Document::ResidenceCard => residence_card(lang),
        Document::DisabilityCertificate => disability_certificate(lang),
        Document::TwoWithoutPhoto => two_without_photo(lang),
    }
}

/// What did not agree.
pub fn difference(lang: Lang, differs: Differs) -> Text {
    match differs {
        Differs::PartialBirthDate => differs_partial(lang),
        Differs::UnknownSex => differs_sex(lang),
        Differs::Nobody => differs_nobody(lang),
        Differs::Name => differs_name(lang),
        Differs::Address => differs_address(lang),
        Differs::Several => differs_several(lang),
        Differs::CardTaken => differs_taken(lang),
        Differs::NoSignature => differs_no_signature(lang),
    }
}

/// What a matter is about.
pub fn matter(lang: Lang, matter: Matter) -> Text {
    match matter {
        Matter::Registration => registration(lang),
        Matter::Reading => reading(lang),
    }
}

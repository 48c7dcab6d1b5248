//! Why an institution asks: the situations in which sharing is decided.

use hikae_core::consent::Purpose;

use super::{Lang, Text};
use crate::messages;

/// The situation, as a heading: 「診察・調剤のとき」.
pub fn name(lang: Lang, purpose: Purpose) -> Text {
    match purpose {
        Purpose::Treatment => treatment(lang),
        Purpose::Emergency => emergency(lang),
        Purpose::Disaster => disaster(lang),
        Purpose::Eligibility => eligibility(lang),
        Purpose::InsurerHandover => insurer_handover(lang),
        Purpose::MunicipalMove => municipal_move(lang),
        Purpose::NoticeTargeting => notice_targeting(lang),
        Purpose::Research => research(lang),
        Purpose::Registry => registry(lang),
        Purpose::PatientRequest => patient_request(lang),
        Purpose::Supervision => supervision(lang),
    }
}

/// Who asks for what in this situation, in a few words under the heading.
pub fn explanation(lang: Lang, purpose: Purpose) -> Text {
    match purpose {
        Purpose::Treatment => treatment_explained(lang),
        Purpose::Emergency => emergency_explained(lang),
        Purpose::Disaster => disaster_explained(lang),
        Purpose::Eligibility => eligibility_explained(lang),
        Purpose::InsurerHandover => insurer_handover_explained(lang),
        Purpose::MunicipalMove => municipal_move_explained(lang),
        Purpose::NoticeTargeting => notice_targeting_explained(lang),
        Purpose::Research => research_explained(lang),
        Purpose::Registry => registry_explained(lang),
        Purpose::PatientRequest => patient_request_explained(lang),
        Purpose::Supervision => supervision_explained(lang),
    }
}

/// The purpose inside a sentence: what stands before 「のため」 or after "for".
pub fn why(lang: Lang, purpose: Purpose) -> Text {
    match purpose {
        Purpose::Treatment => treatment_why(lang),
        Purpose::Emergency => emergency_why(lang),
        Purpose::Disaster => disaster_why(lang),
        Purpose::Eligibility => eligibility_why(lang),
        Purpose::InsurerHandover => insurer_handover_why(lang),
        Purpose::MunicipalMove => municipal_move_why(lang),
        Purpose::NoticeTargeting => notice_targeting_why(lang),
        Purpose::Research => research_why(lang),
        Purpose::Registry => registry_why(lang),
        Purpose::PatientRequest => patient_request_why(lang),
        Purpose::Supervision => supervision_why(lang),
    }
}

messages! {
    /// TREAT.
    treatment {
        ja: "診察・調剤のとき",
        easy: "医者《いしゃ》や 薬局《やっきょく》に 行《い》ったとき",
        en: "At a visit or pharmacy",
    }
    /// ETREAT.
    emergency {
        ja: "救急のとき",
        easy: "急《きゅう》な 病気《びょうき》や けがの とき",
        en: "In an emergency",
    }
    /// Disaster.
    disaster {
        ja: "災害のとき",
        easy: "地震《じしん》や 台風《たいふう》などの 災害《さいがい》の とき",
        en: "In a disaster",
    }
    /// HPAYMT.
    eligibility {
        ja: "保険の資格の確認",
        easy: "保険《ほけん》に 入《はい》っているかを 調《しら》べる とき",
        en: "Checking health insurance",
    }
    /// Hand-over between insurers.
    insurer_handover {
        ja: "保険者が変わったときの引き継ぎ",
        easy: "保険《ほけん》が 変《か》わった とき",
        en: "When the insurer changes",
    }
    /// Vaccination records on a move.
    municipal_move {
        ja: "転居したときの接種記録",
        easy: "引《ひ》っこしを した とき",
        en: "When moving to another municipality",
    }
    /// Audience of notices.
    notice_targeting {
        ja: "お知らせの対象を選ぶとき",
        easy: "市《し》が お知《し》らせを 送《おく》る 人《ひと》を 選《えら》ぶ とき",
        en: "Choosing whom to notify",
    }
    /// HRESCH.
    research {
        ja: "研究への協力",
        easy: "研究《けんきゅう》に 協力《きょうりょく》する とき",
        en: "Taking part in research",
    }
    /// Registries.
    registry {
        ja: "法令による登録",
        easy: "法律《ほうりつ》で 決《き》まっている 登録《とうろく》",
        en: "Registries required by law",
    }
    /// PATRQT.
    patient_request {
        ja: "自分で渡すとき",
        easy: "自分《じぶん》で 渡《わた》す とき",
        en: "Handing over myself",
    }

    /// Supervision of who looked.
    supervision {
        ja: "閲覧が正しいかの確認",
        easy: "見《み》たことが 正《ただ》しいかを たしかめる とき",
        en: "Supervision of who looked",
    }
    /// Under supervision.
    supervision_explained {
        ja: "市区町村の監査の担当者と、あなたの申し出を受けた担当者。健康の記録は見えません",
        easy: "市《し》の 監査《かんさ》を する 人《ひと》と、申《もう》し出《で》の 担当《たんとう》の 人《ひと》。健康《けんこう》の 記録《きろく》は 見《み》えません",
        en: "Auditors of the municipality, and officers who answer what you report. They see no health record",
    }
    /// Supervision, inside a sentence.
    supervision_why {
        ja: "閲覧が正しいかの確認",
        easy: "正《ただ》しいかを たしかめる",
        en: "supervision",
    }

    /// Under TREAT.
    treatment_explained {
        ja: "病院、クリニック、薬局",
        easy: "病院《びょういん》、クリニック、薬局《やっきょく》が 見《み》ます",
        en: "Hospitals, clinics, pharmacies",
    }
    /// Under ETREAT.
    emergency_explained {
        ja: "話せないときの治療のため",
        easy: "あなたが 話《はな》せない ときも、治療《ちりょう》が できるように 見《み》ます",
        en: "For treatment when you cannot speak",
    }
    /// Under disaster.
    disaster_explained {
        ja: "宣言された地域の医療機関に、宣言された期間だけ。薬と健診の記録",
        easy: "災害《さいがい》だと 決《き》まった 場所《ばしょ》の 病院《びょういん》などに、決《き》まった 期間《きかん》だけ 見《み》せます。薬《くすり》と 健診《けんしん》の 記録《きろく》です",
        en: "Medication and checkups, to institutions inside the declared area, while it lasts"
    }
    /// Under HPAYMT.
    eligibility_explained {
        ja: "医療機関が、保険に入っているかを確かめます",
        easy: "病院《びょういん》や 薬局《やっきょく》が 調《しら》べます",
        en: "Care providers check that you are insured",
    }
    /// Under the hand-over.
    insurer_handover_explained {
        ja: "前の保険者から新しい保険者へ、健診の結果",
        easy: "前《まえ》の 保険《ほけん》から 新《あたら》しい 保険《ほけん》へ、健診《けんしん》の 結果《けっか》を 渡《わた》します",
        en: "Checkup results, from the former insurer to the new one",
    }
    /// Under the move.
    municipal_move_explained {
        ja: "前の市区町村から新しい市区町村へ、予防接種の記録",
        easy: "前《まえ》に 住《す》んでいた 市《し》から 新《あたら》しい 市《し》へ、予防接種《よぼうせっしゅ》の 記録《きろく》を 渡《わた》します",
        en: "Vaccination records, from the former municipality to the new one",
    }
    /// Under the audience.
    notice_targeting_explained {
        ja: "市区町村が、健診や予防接種のお知らせを送る人を選びます",
        easy: "健診《けんしん》や 予防接種《よぼうせっしゅ》の お知《し》らせを 送《おく》るためです",
        en: "Your municipality selects whom to tell about checkups and vaccinations",
    }
    /// Under research.
    research_explained {
        ja: "研究ごとに決めます",
        easy: "研究《けんきゅう》ごとに あなたが 決《き》めます",
        en: "Decided study by study",
    }
    /// Under registries.
    registry_explained {
        ja: "がん登録など、法律で届け出が決まっているもの",
        easy: "がんの 登録《とうろく》などです",
        en: "The cancer registry and others to which the law requires reports",
    }
    /// Under PATRQT.
    patient_request_explained {
        ja: "あなたが選んだ相手に、あなたから渡します",
        easy: "あなたが 選《えら》んだ 相手《あいて》に 渡《わた》します",
        en: "You give records to whom you choose",
    }

    /// TREAT in a sentence.
    treatment_why {
        ja: "診療",
        easy: "診察《しんさつ》や 治療《ちりょう》",
        en: "treatment",
    }
    /// ETREAT in a sentence.
    emergency_why {
        ja: "救急の治療",
        easy: "救急《きゅうきゅう》の 治療《ちりょう》",
        en: "emergency treatment",
    }
    /// Disaster in a sentence.
    disaster_why {
        ja: "災害時の医療",
        easy: "災害《さいがい》の ときの 治療《ちりょう》",
        en: "care in a disaster",
    }
    /// HPAYMT in a sentence.
    eligibility_why {
        ja: "保険の資格の確認",
        easy: "保険《ほけん》の 確認《かくにん》",
        en: "checking your insurance",
    }
    /// The hand-over in a sentence.
    insurer_handover_why {
        ja: "保険者の間の引き継ぎ",
        easy: "保険《ほけん》の 引《ひ》きつぎ",
        en: "the hand-over between insurers",
    }
    /// The move in a sentence.
    municipal_move_why {
        ja: "転居にともなう引き継ぎ",
        easy: "引《ひ》っこしの 引《ひ》きつぎ",
        en: "your move to another municipality",
    }
    /// The audience in a sentence.
    notice_targeting_why {
        ja: "お知らせの対象選び",
        easy: "お知《し》らせの 準備《じゅんび》",
        en: "choosing whom to notify",
    }
    /// Research in a sentence.
    research_why {
        ja: "研究",
        easy: "研究《けんきゅう》",
        en: "research",
    }
    /// Registries in a sentence.
    registry_why {
        ja: "法令による登録",
        easy: "法律《ほうりつ》で 決《き》まっている 登録《とうろく》",
        en: "a registry required by law",
    }
    /// PATRQT in a sentence.
    patient_request_why {
        ja: "あなたからの提供",
        easy: "あなたの お願《ねが》い",
        en: "a hand-over that you started",
    }
}

//! Kinds of institutions, roles of their staff, and the ways by which they ask.

use hikae_core::consent::InstitutionKind;
use hikae_core::disclosure::{Channel, StaffRole};

use super::{Lang, Text};
use crate::messages;

/// Name of a kind of institution.
pub fn kind(lang: Lang, kind: InstitutionKind) -> Text {
    match kind {
        InstitutionKind::Hospital => hospital(lang),
        InstitutionKind::Clinic => clinic(lang),
        InstitutionKind::Pharmacy => pharmacy(lang),
        InstitutionKind::Care => care(lang),
        InstitutionKind::Insurer => insurer(lang),
        InstitutionKind::Municipality => municipality(lang),
        InstitutionKind::Research => research(lang),
        InstitutionKind::Registry => registry(lang),
        InstitutionKind::Oversight => oversight(lang),
    }
}

/// Name of a role; in English with its article.
pub fn role(lang: Lang, role: StaffRole) -> Text {
    match role {
        StaffRole::Physician => physician(lang),
        StaffRole::Dentist => dentist(lang),
        StaffRole::Nurse => nurse(lang),
        StaffRole::Pharmacist => pharmacist(lang),
        StaffRole::PublicHealthNurse => public_health_nurse(lang),
        StaffRole::Clerk => clerk(lang),
        StaffRole::Researcher => researcher(lang),
        StaffRole::Auditor => auditor(lang),
        StaffRole::PrivacyOfficer => privacy_officer(lang),
    }
}

/// Name of a way in.
pub fn channel(lang: Lang, channel: Channel) -> Text {
    match channel {
        Channel::Demo => demo(lang),
        Channel::CommandLine => command_line(lang),
        Channel::Staff => staff_pages(lang),
        Channel::Gateway => gateway(lang),
    }
}

messages! {
    /// Kind.
    hospital { ja: "病院", easy: "病院《びょういん》", en: "Hospitals" }
    /// Kind.
    clinic { ja: "クリニック・診療所", easy: "クリニック", en: "Clinics" }
    /// Kind.
    pharmacy { ja: "薬局", easy: "薬局《やっきょく》", en: "Pharmacies" }
    /// Kind.
    care { ja: "介護事業者", easy: "介護《かいご》の 会社《かいしゃ》や 施設《しせつ》", en: "Long-term care providers" }
    /// Kind.
    insurer { ja: "保険者", easy: "健康保険《けんこうほけん》の ところ", en: "Health insurers" }
    /// Kind.
    municipality { ja: "市区町村", easy: "市役所《しやくしょ》や 町役場《まちやくば》", en: "Municipalities" }
    /// Kind.
    research { ja: "研究機関", easy: "研究《けんきゅう》する ところ", en: "Research bodies" }
    /// Kind.
    registry { ja: "登録機関", easy: "登録《とうろく》する ところ", en: "Registries" }
    /// Kind.
    oversight { ja: "監督機関", easy: "正《ただ》しく しているかを 見《み》る ところ", en: "Supervisory bodies" }

    /// Role.
    physician { ja: "医師", easy: "医者《いしゃ》", en: "A physician" }
    /// Role.
    dentist { ja: "歯科医師", easy: "歯医者《はいしゃ》", en: "A dentist" }
    /// Role.
    nurse { ja: "看護師", easy: "看護師《かんごし》", en: "A nurse" }
    /// Role.
    pharmacist { ja: "薬剤師", easy: "薬剤師《やくざいし》", en: "A pharmacist" }
    /// Role.
    public_health_nurse { ja: "保健師", easy: "保健師《ほけんし》", en: "A public health nurse" }
    /// Role.
    clerk { ja: "職員", easy: "職員《しょくいん》", en: "A member of staff" }
    /// Role.
    researcher { ja: "研究者", easy: "研究《けんきゅう》する 人《ひと》", en: "A researcher" }

    /// Role.
    auditor { ja: "監査の担当者", easy: "監査《かんさ》を する 人《ひと》", en: "An auditor" }
    /// Role.
    privacy_officer { ja: "個人情報の担当者", easy: "個人情報《こじんじょうほう》の 担当《たんとう》の 人《ひと》", en: "A privacy officer" }

    /// Way in.
    gateway { ja: "機関のシステム", easy: "その ところの コンピューター", en: "The institution's own system" }
    /// Way in.
    staff_pages { ja: "職員用の画面", easy: "職員《しょくいん》の ページ", en: "Staff pages" }
    /// Way in.
    demo { ja: "デモの画面", easy: "デモの 画面《がめん》", en: "Demo page" }
    /// Way in.
    command_line {
        ja: "市区町村のサーバーのコマンド",
        easy: "市《し》の コンピューターの 命令《めいれい》",
        en: "Command on the municipality's server",
    }
}

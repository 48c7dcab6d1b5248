//! The words in which consent is expressed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{CaseId, DirectiveId, EmergencyId, InstitutionId, PersonId, RecordId, VisitId};
use crate::record::{Category, SensitiveClass};

/// Why an institution asks (HL7 v3 `PurposeOfUse` where a code exists).
/// A closed list: what is not here cannot be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// 診療・調剤のとき (TREAT). Silence means no.
    Treatment,
    /// 救急のとき (ETREAT). Silence means yes, with a written reason.
    Emergency,
    /// 災害のとき. Silence means yes while a disaster is declared.
    Disaster,
    /// 保険資格の確認 (HPAYMT). Yes by law.
    Eligibility,
    /// 保険者間の健診結果の引き継ぎ. Silence means yes.
    InsurerHandover,
    /// 転居先の市区町村への接種記録. Yes by law.
    MunicipalMove,
    /// お知らせの対象を選ぶ. Silence means yes.
    NoticeTargeting,
    /// 研究への協力 (HRESCH). Silence means no.
    Research,
    /// 法令による登録. Yes by law.
    Registry,
    /// 自分で渡す (PATRQT). Silence means no.
    PatientRequest,
    /// 閲覧の監督: a supervisor looks at an entry of the log, and at no record. By law.
    Supervision,
}

impl Purpose {
    /// Every purpose, in the order in which pages list them.
    pub const ALL: [Self; 11] = [
        Self::Treatment,
        Self::Emergency,
        Self::Disaster,
        Self::Eligibility,
        Self::InsurerHandover,
        Self::MunicipalMove,
        Self::NoticeTargeting,
        Self::Research,
        Self::Registry,
        Self::PatientRequest,
        Self::Supervision,
    ];
}

/// What kind of institution it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum InstitutionKind {
    /// 病院.
    Hospital,
    /// 診療所.
    Clinic,
    /// 薬局.
    Pharmacy,
    /// 介護事業者.
    Care,
    /// 保険者.
    Insurer,
    /// 市区町村.
    Municipality,
    /// 研究機関.
    Research,
    /// 登録機関 (がん登録 …).
    Registry,
    /// 監督機関.
    Oversight,
}

impl InstitutionKind {
    /// Every kind, in the order in which pages list them.
    pub const ALL: [Self; 9] = [
        Self::Hospital,
        Self::Clinic,
        Self::Pharmacy,
        Self::Care,
        Self::Insurer,
        Self::Municipality,
        Self::Research,
        Self::Registry,
        Self::Oversight,
    ];
}

/// How strongly a person proved who they are. Ordered from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Approved on another device: reading only.
    CrossDevice,
    /// A passkey.
    Passkey,
    /// デジタル認証アプリ.
    App,
    /// A signature by the card, now.
    Card,
}

/// To permit or to deny.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// 見せる.
    Permit,
    /// 見せない. Always wins over a permit.
    Deny,
}

/// Whom a directive is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "kebab-case")]
pub enum Grantees {
    /// Everyone.
    Everyone,
    /// Institutions of these kinds.
    Kinds {
        /// The kinds.
        kinds: BTreeSet<InstitutionKind>,
    },
    /// These institutions.
    Institutions {
        /// The institutions.
        institutions: BTreeSet<InstitutionId>,
    },
    /// One member of staff, by the handle that the log shows. Only in a deny.
    Staff {
        /// Where they work.
        institution: InstitutionId,
        /// Their stable handle there.
        handle: String,
    },
}

/// Which records a directive is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Scope {
    /// All records. In a permit this leaves out every sensitive class; in a deny it means all.
    All,
    /// These categories. A permit reaches records of a sensitive class only where the class is
    /// named beside the category; a deny reaches every record of a category or class named.
    Categories {
        /// The categories.
        categories: BTreeSet<Category>,
        /// The sensitive classes ticked by name.
        sensitive: BTreeSet<SensitiveClass>,
    },
    /// These records.
    Records {
        /// The records.
        records: BTreeSet<RecordId>,
    },
}

/// A span of days, both ends included, either end open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

/// One decision of a citizen about sharing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    /// Which decision; stays the same over its versions.
    pub id: DirectiveId,
    /// Version, from 1.
    pub version: u32,
    /// Permit or deny.
    pub effect: Effect,
    /// For which purposes.
    pub purposes: BTreeSet<Purpose>,
    /// For whom.
    pub grantees: Grantees,
    /// Institutions that a deny leaves out.
    pub except: BTreeSet<InstitutionId>,
    /// Which records.
    pub scope: Scope,
    /// Only records about days in this span.
    pub period: Option<Period>,
    /// From when it holds.
    pub valid_from: DateTime<Utc>,
    /// Until when it holds (exclusive); open if absent.
    pub valid_until: Option<DateTime<Utc>>,
    /// When it was decided.
    pub made_at: DateTime<Utc>,
    /// Who decided.
    pub made_by: PersonId,
    /// How they had proved who they are.
    pub made_with: Level,
    /// For research: the study.
    pub study: Option<String>,
    /// The visit at which it was ticked beside a card reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<VisitId>,
}

/// One request by an institution, as far as the decision needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Why.
    pub purpose: Purpose,
    /// Who.
    pub institution: InstitutionId,
    /// What kind of institution it is.
    pub kind: InstitutionKind,
    /// The person acting there; `None` for a machine.
    pub staff: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// For research: the study.
    pub study: Option<String>,
}

/// Records that the person says are not theirs, each with the case that stops it.
pub type Frozen = BTreeMap<RecordId, CaseId>;

/// What else is the case at the time of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The consent that the citizen gave at this institution's card reader, if any.
    pub visit: Option<VisitConsent>,
    /// The emergency that the institution declared in writing, if any.
    pub emergency: Option<Emergency>,
    /// Whether a disaster is declared now, where the institution is.
    pub disaster: bool,
    /// How the insurer that asks stands to the person.
    pub membership: Membership,
    /// The municipality that asks is the one to which the person moved, and where they live now.
    pub moved_here: bool,
    /// Records that are likely someone else's: none of them leaves.
    pub frozen: Frozen,
}

/// How an insurer stands to a person, by the person's insurances.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Membership {
    /// The first day of the insurance that holds with it now; absent if none does.
    pub since: Option<NaiveDate>,
    /// The insurances with it, over time.
    pub own: BTreeSet<RecordId>,
}

/// What a citizen ticked at the card reader of one institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitConsent {
    /// Which consent.
    pub id: VisitId,
    /// Where.
    pub institution: InstitutionId,
    /// Categories ticked.
    pub categories: BTreeSet<Category>,
    /// Sensitive classes ticked by name.
    pub sensitive: BTreeSet<SensitiveClass>,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// When it ends (exclusive): 24 h later.
    pub valid_until: DateTime<Utc>,
}

/// An emergency declared in writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    /// Which emergency.
    pub id: EmergencyId,
    /// Where.
    pub institution: InstitutionId,
    /// When it was declared.
    pub declared_at: DateTime<Utc>,
    /// When it ends (exclusive).
    pub valid_until: DateTime<Utc>,
}

/// The answer for one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Which record.
    pub record: RecordId,
    /// Permit or deny.
    pub effect: Effect,
    /// What it rests on.
    pub basis: Basis,
}

/// What a decision rests on. Goes into the log as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "basis", rename_all = "kebab-case")]
pub enum Basis {
    /// The person says that the record is not theirs: it is likely someone else's, and no law
    /// and no directive hands that over in their name.
    Frozen {
        /// The case that stops it.
        case: CaseId,
    },
    /// A law that no directive changes.
    Law {
        /// Which one; its words are in the catalogue of the pages.
        article: Article,
    },
    /// A directive of the citizen.
    Directive {
        /// Which one.
        id: DirectiveId,
        /// In which version.
        version: u32,
    },
    /// The citizen's consent at the card reader.
    Visit {
        /// Which one.
        id: VisitId,
    },
    /// The person asked for it themself at the desk, where two members of staff made sure who they
    /// are. No decision rests on it by itself.
    InPerson,
    /// An emergency declared in writing, which the citizen had not ruled out.
    Emergency {
        /// Which one.
        id: EmergencyId,
    },
    /// Nothing was said: the purpose's default.
    Silence {
        /// The purpose.
        purpose: Purpose,
    },
    /// The request lacks what its purpose demands (an emergency declared, a disaster, the right
    /// kind of institution, a category that the law names).
    Unfounded {
        /// The purpose.
        purpose: Purpose,
    },
}

/// The laws that let or make records be handed over without consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Article {
    /// 健康保険法 第3条第13項: electronic confirmation of insurance eligibility (電子資格確認).
    EligibilityCheck,
    /// 予防接種法 and 番号法: a municipality asks the former one for vaccination records on a move.
    VaccinationOnMove,
    /// がん登録等の推進に関する法律 第6条: hospitals' duty to register.
    CancerRegistry,
    /// 個人情報の保護に関する法律 第66条: who keeps personal data watches over how it is used.
    SafeKeeping,
}

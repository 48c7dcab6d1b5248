//! Health insurance: who insured a person from when to when, and the certificates that go with it
//! (健康保険法; the elements are those of オンライン資格確認).
//!
//! A certificate for a specific disease (特定疾病療養受療証) tells a disease. It is a record of its
//! own, of a sensitive class, so that it never goes along with the insurance.

mod limit;
#[cfg(test)]
mod tests;

pub use limit::LimitClass;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Organization;
use crate::identifiers::InsurerNumber;
use crate::resident::InsuredNumber;

/// Longest 記号 or 番号, in characters (XML of the fourth phase).
pub const LONGEST_NUMBER: usize = 20;

/// A person's insurance with one insurer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Who insures. The code is the 保険者番号, 8 digits.
    pub insurer: Organization,
    /// 記号; absent for some insurers.
    pub symbol: Option<String>,
    /// 番号.
    pub number: String,
    /// 枝番, 2 digits.
    pub branch: Option<String>,
    /// 本人・家族の別.
    pub relation: Relation,
    /// 資格取得日: the first day.
    pub acquired_on: NaiveDate,
    /// 資格喪失日: the first day on which it does not hold any more. On the day of
    /// [`acquired_on`](Self::acquired_on) it says that it never held.
    pub lost_on: Option<NaiveDate>,
    /// 資格喪失事由.
    pub loss: Option<Loss>,
    /// 一部負担金割合, in tenths (割).
    pub share: Option<Share>,
    /// 高齢受給者証.
    pub elderly: Option<Elderly>,
    /// 限度額適用認定.
    pub limit: Option<Limit>,
    /// When the insurer wrote this down; an older state never takes the place of a newer one.
    pub as_of: Option<NaiveDate>,
}

/// 特定疾病療養受療証: what someone with this disease pays at most in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Who gave it out. The code is the 保険者番号, 8 digits.
    pub insurer: Organization,
    /// For which disease.
    pub disease: SpecificDisease,
    /// From when to when.
    pub valid: Validity,
    /// 自己負担限度額, yen a month.
    pub most: Option<u32>,
    /// When the insurer wrote this down.
    pub as_of: Option<NaiveDate>,
}

/// 本人・家族の別.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// 本人, code 1.
    Insured,
    /// 家族, code 2.
    Family,
}

/// 資格喪失事由.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// 死亡, code 01.
    Death,
    /// 生活保護の受給開始, code 02.
    PublicAssistance,
    /// 他の医療保険の資格取得, code 03.
    OtherInsurance,
    /// その他, code 99.
    Other,
}

/// What the person pays of the cost of treatment, in tenths (割): 1 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Share(u8);

impl Share {
    /// So many tenths, if there is such a share.
    pub fn tenths(tenths: u8) -> Option<Self> {
        (1..=3).contains(&tenths).then_some(Self(tenths))
    }

    /// In tenths.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Share {
    type Error = CoverageError;

    fn try_from(tenths: u8) -> Result<Self, CoverageError> {
        Self::tenths(tenths).ok_or(CoverageError::Share)
    }
}

impl From<Share> for u8 {
    fn from(share: Share) -> Self {
        share.0
    }
}

/// Days on which a certificate holds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Validity {
    /// 有効開始日.
    pub from: NaiveDate,
    /// 有効終了日; open if absent.
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// 高齢受給者証: from 70 to 74.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elderly {
    /// The share that holds instead of the insurance's.
    pub share: Share,
    /// When.
    pub valid: Validity,
}

/// 限度額適用認定: the class that says how much someone pays at most in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// 適用区分.
    pub class: LimitClass,
    /// When.
    pub valid: Validity,
}

/// 認定疾病区分.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpecificDisease {
    /// 人工透析を要する慢性腎不全, code 1.
    Dialysis,
    /// 先天性血液凝固因子障害, code 2.
    Coagulation,
    /// 血液凝固因子製剤に起因するHIV感染症, code 3.
    Hiv,
}

impl SpecificDisease {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dialysis => "1",
            Self::Coagulation => "2",
            Self::Hiv => "3",
        }
    }

    /// The disease of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Dialysis, Self::Coagulation, Self::Hiv]
            .into_iter()
            .find(|disease| disease.code() == code)
    }
}

/// What a record of an insurance cannot say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CoverageError {
    /// The insurer's number is none.
    #[error("保険者番号 has 8 digits")]
    Insurer,
    /// 番号 is missing, or 記号 or 番号 is longer than [`LONGEST_NUMBER`].
    #[error("記号 and 番号 have at most 20 characters, and 番号 is needed")]
    Number,
    /// It is lost before it is acquired.
    #[error("資格喪失日 is before 資格取得日")]
    LostBeforeAcquired,
    /// A reason of the loss without a loss.
    #[error("喪失事由 without 資格喪失日")]
    LossWithoutDay,
    /// No such share.
    #[error("the share is none of 1, 2, 3 (割)")]
    Share,
    /// A certificate that ends before it begins.
    #[error("a certificate ends before it begins")]
    CertificateReversed,
}

/// How an insurance stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Valid,
    /// It holds from a later day on.
    NotYet,
    /// It does not hold any more.
    Lost,
}

/// Days on which two insurances of different insurers both hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// The first of them.
    pub from: NaiveDate,
    /// The first day after them; open if both go on.
    pub until: Option<NaiveDate>,
}

impl Coverage {
    /// Looks whether it says what an insurance can say.
    ///
    /// # Errors
    /// See [`CoverageError`].
    pub fn check(&self) -> Result<(), CoverageError> {
        check_insurer(&self.insurer)?;
        let long = |text: &str| text.chars().count() > LONGEST_NUMBER;
        if self.number.is_empty() || long(&self.number) || self.symbol.as_deref().is_some_and(long)
        {
            return Err(CoverageError::Number);
        }
        match self.lost_on {
            Some(lost) if lost < self.acquired_on => return Err(CoverageError::LostBeforeAcquired),
            None if self.loss.is_some() => return Err(CoverageError::LossWithoutDay),
            _ => {}
        }
        let certificates = [
            self.elderly.map(|elderly| elderly.valid),
            self.limit.map(|limit| limit.valid),
        ];
        certificates.iter().flatten().try_for_each(check_validity)
    }

    /// 保険者番号, 8 digits.
    pub fn insurer_number(&self) -> &str {
        self.insurer.code.as_deref().unwrap_or_default()
    }

    /// 保険者番号, 記号, 番号, 枝番.
    pub fn insured(&self) -> InsuredNumber {
        InsuredNumber {
            insurer: self.insurer_number().to_owned(),
            symbol: self.symbol.clone(),
            number: self.number.clone(),
            branch: self.branch.clone(),
        }
    }

    /// How it stands on a day.
    pub fn standing_on(&self, day: NaiveDate) -> Standing {
        if self.lost_on.is_some_and(|lost| lost <= day) {
            Standing::Lost
        } else if self.acquired_on > day {
            Standing::NotYet
        } else {
            Standing::Valid
        }
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.standing_on(day) == Standing::Valid
    }

    /// Whether it was taken back: it never held.
    pub fn never_held(&self) -> bool {
        self.lost_on == Some(self.acquired_on)
    }

    /// What the person pays of the cost on a day: what 高齢受給者証 says where it holds, else what the
    /// insurance says.
    pub fn share_on(&self, day: NaiveDate) -> Option<Share> {
        self.elderly
            .filter(|elderly| elderly.valid.holds_on(day))
            .map(|elderly| elderly.share)
            .or(self.share)
    }

    /// The class of 限度額適用認定 that holds on a day.
    pub fn limit_on(&self, day: NaiveDate) -> Option<Limit> {
        self.limit.filter(|limit| limit.valid.holds_on(day))
    }

    /// The days on which both hold, where the insurers differ. One insurer may give a person another
    /// number; that two insure the same person is an error of one of them.
    pub fn overlap(&self, other: &Self) -> Option<Overlap> {
        if self.insurer.code == other.insurer.code {
            return None;
        }
        let from = self.acquired_on.max(other.acquired_on);
        let until = match (self.lost_on, other.lost_on) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        until
            .is_none_or(|until| from < until)
            .then_some(Overlap { from, until })
    }
}

impl Certificate {
    /// Looks whether it says what a certificate can say.
    ///
    /// # Errors
    /// See [`CoverageError`].
    pub fn check(&self) -> Result<(), CoverageError> {
        check_insurer(&self.insurer)?;
        check_validity(&self.valid)
    }
}

fn check_insurer(insurer: &Organization) -> Result<(), CoverageError> {
    let code = insurer.code.as_deref().unwrap_or_default();
    let parsed = InsurerNumber::parse(code).map_err(|_| CoverageError::Insurer)?;
    (parsed.as_str() == code)
        .then_some(())
        .ok_or(CoverageError::Insurer)
}

fn check_validity(valid: &Validity) -> Result<(), CoverageError> {
    if valid.until.is_some_and(|until| until < valid.from) {
        return Err(CoverageError::CertificateReversed);
    }
    Ok(())
}

//! 階層化: which 保健指導レベル follows from a checkup.
//!
//! Source: 厚生労働省「標準的な健診・保健指導プログラム(令和6年度版)」, steps 1 to 4.
//! Which glucose value counts where several were measured was confirmed for phase 3 only (手引き
//! 第3.2版: fasting glucose, then HbA1c, then casual glucose). That it holds for phase 4 is not
//! verified, so it is a parameter ([`GlucosePriority`]).

use super::findings::{Evidence, Findings, any_of};
use super::judgement::{Fact, Judgement, Reason, Risk, possible, unanimous};
use crate::record::checkup::Measure;

/// 保健指導レベル, as code table `1.2.392.200119.6.3001` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SupportLevel {
    /// 1 積極的支援.
    Active,
    /// 2 動機付け支援.
    Motivational,
    /// 3 なし(情報提供).
    InformationOnly,
    /// 4 判定不能.
    Undeterminable,
}

impl SupportLevel {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "1",
            Self::Motivational => "2",
            Self::InformationOnly => "3",
            Self::Undeterminable => "4",
        }
    }

    /// The level of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Active,
            Self::Motivational,
            Self::InformationOnly,
            Self::Undeterminable,
        ]
        .into_iter()
        .find(|it| it.code() == code)
    }
}

/// Which value counts where both glucose and HbA1c were measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum GlucosePriority {
    /// Fasting glucose; without it HbA1c; without both casual glucose.
    #[default]
    FastingFirst,
    /// Whichever is over its limit: the more cautious rule.
    Either,
}

/// Determines the level. `None` for people who are not 40 to 74 years old at the end of the
/// fiscal year: the rule is not for them.
pub fn support_level(
    findings: &Findings,
    priority: GlucosePriority,
) -> Option<Judgement<SupportLevel>> {
    if !(40..=74).contains(&findings.age) {
        return None;
    }
    let facts = Facts::of(findings, priority);
    let level = unanimous(facts.outcomes());
    let mut reasons = facts.reasons(findings);
    if level.is_none() {
        reasons.extend(facts.missing());
    }
    Some(Judgement {
        result: level.unwrap_or(SupportLevel::Undeterminable),
        reasons,
    })
}

/// What is known of everything that the rule asks.
struct Facts {
    senior: bool,
    visceral_fat: Option<bool>,
    bmi: Option<bool>,
    evidence: [Evidence; 3],
    smokes: Option<bool>,
    medicated: Option<bool>,
}

impl Facts {
    fn of(findings: &Findings, priority: GlucosePriority) -> Self {
        let evidence = findings.evidence(glucose_over(findings, priority));
        Self {
            senior: findings.age >= 65,
            visceral_fat: findings.visceral_fat_over(),
            bmi: findings.bmi_over(),
            evidence,
            smokes: findings.smokes,
            medicated: any_of(evidence.map(|it| it.medication)),
        }
    }

    /// The level for each way in which the missing facts may turn out.
    fn outcomes(&self) -> impl Iterator<Item = SupportLevel> {
        let known = self
            .evidence
            .iter()
            .filter(|it| it.over == Some(true))
            .count();
        let unknown = self.evidence.iter().filter(|it| it.over.is_none()).count();
        possible(self.visceral_fat).flat_map(move |visceral_fat| {
            possible(self.bmi).flat_map(move |bmi| {
                (known..=known + unknown).flat_map(move |risks| {
                    possible(self.smokes).flat_map(move |smokes| {
                        possible(self.medicated).map(move |medicated| {
                            let group = Group::of(visceral_fat, bmi);
                            level(group, risks, smokes, medicated, self.senior)
                        })
                    })
                })
            })
        })
    }

    fn reasons(&self, findings: &Findings) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.visceral_fat == Some(true) {
            reasons.push(findings.visceral_fat_reason());
        } else if self.visceral_fat == Some(false) && self.bmi == Some(true) {
            reasons.push(Reason::Bmi);
        }
        let over = self.evidence.iter().filter(|it| it.over == Some(true));
        reasons.extend(over.clone().map(|it| Reason::Risk(it.risk)));
        if self.smokes == Some(true) && over.count() > 0 {
            reasons.push(Reason::Risk(Risk::Smoking));
        }
        let medicated = self
            .evidence
            .iter()
            .filter(|it| it.medication == Some(true));
        reasons.extend(medicated.map(|it| Reason::Medication(it.risk)));
        if self.senior {
            reasons.push(Reason::Senior);
        }
        reasons
    }

    fn missing(&self) -> impl Iterator<Item = Reason> {
        let bmi = self.bmi.is_none() && self.visceral_fat != Some(true);
        [
            self.visceral_fat.is_none().then_some(Fact::Waist),
            bmi.then_some(Fact::Bmi),
        ]
        .into_iter()
        .chain(self.evidence.map(|it| it.over.is_none().then_some(it.fact)))
        .chain([
            self.smokes.is_none().then_some(Fact::Smoking),
            self.medicated.is_none().then_some(Fact::Medication),
        ])
        .flatten()
        .map(Reason::Missing)
    }
}

/// Step 1: whether and by what someone is at risk of visceral fat.
#[derive(Clone, Copy)]
enum Group {
    /// (1): the waist is over its limit.
    Waist,
    /// (2): the waist is not, BMI is.
    Bmi,
    Neither,
}

impl Group {
    const fn of(visceral_fat: bool, bmi: bool) -> Self {
        match (visceral_fat, bmi) {
            (true, _) => Self::Waist,
            (false, true) => Self::Bmi,
            (false, false) => Self::Neither,
        }
    }
}

/// Steps 2 to 4.
const fn level(
    group: Group,
    risks: usize,
    smokes: bool,
    medicated: bool,
    senior: bool,
) -> SupportLevel {
    // Smoking counts only beside another risk.
    let count = if smokes && risks > 0 {
        risks + 1
    } else {
        risks
    };
    let level = match (group, count) {
        (Group::Neither, _) | (_, 0) => SupportLevel::InformationOnly,
        (Group::Waist, 1) | (Group::Bmi, 1 | 2) => SupportLevel::Motivational,
        (Group::Waist | Group::Bmi, _) => SupportLevel::Active,
    };
    match level {
        _ if medicated => SupportLevel::InformationOnly,
        SupportLevel::Active if senior => SupportLevel::Motivational,
        level => level,
    }
}

fn glucose_over(findings: &Findings, priority: GlucosePriority) -> Option<bool> {
    let fasting = findings.over(Measure::GlucoseFasting, findings.glucose_fasting);
    let hba1c = findings.over(Measure::HbA1c, findings.hba1c);
    let casual = findings.over(Measure::GlucoseCasual, findings.glucose_casual);
    match priority {
        GlucosePriority::FastingFirst => fasting.or(hba1c).or(casual),
        GlucosePriority::Either => [fasting, hba1c, casual]
            .into_iter()
            .flatten()
            .reduce(|one, other| one || other),
    }
}

#[cfg(test)]
mod tests;

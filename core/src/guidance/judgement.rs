//! What a judgement consists of, and how missing facts are dealt with.
//!
//! A result stands if it is the same whatever the missing facts may be; otherwise it is 判定不能.
//! The ministry's papers seen do not say when exactly 判定不能 applies: this is the reading that
//! never guesses and never gives up needlessly.

/// A judgement with what led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement<R> {
    /// The result.
    pub result: R,
    /// What is known and led to it, and in a 判定不能 what is missing; in the order of the rule.
    pub reasons: Vec<Reason>,
}

/// Something that led to a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// 腹囲 is at or over its limit.
    Waist,
    /// 内臓脂肪面積 is at or over its limit.
    VisceralFat,
    /// BMI is at or over 25 (and the waist is not over its limit).
    Bmi,
    /// The values of this risk are at or over their limits, or the person smokes.
    Risk(Risk),
    /// Medication is taken for this.
    Medication(Risk),
    /// Aged 65 to 74: 動機付け支援 takes the place of 積極的支援.
    Senior,
    /// This would have to be known.
    Missing(Fact),
}

/// A risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// 血圧.
    BloodPressure,
    /// 脂質.
    Lipid,
    /// 血糖.
    Glucose,
    /// 喫煙. Only in 階層化, and only beside another.
    Smoking,
}

/// A fact that a judgement needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// 腹囲 or 内臓脂肪面積.
    Waist,
    /// BMI.
    Bmi,
    /// Both blood pressures, or the one that is over its limit.
    BloodPressure,
    /// Triglyceride (fasting, or casual 3.5 hours or more after a meal) and HDL.
    Lipid,
    /// A glucose value or HbA1c that counts.
    Glucose,
    /// The answer on smoking.
    Smoking,
    /// The answers on medication.
    Medication,
}

/// The truths that a fact may have.
pub(super) fn possible(fact: Option<bool>) -> impl Iterator<Item = bool> + Clone {
    [false, true]
        .into_iter()
        .filter(move |truth| fact.is_none_or(|known| known == *truth))
}

/// The result, if all are the same.
pub(super) fn unanimous<R: PartialEq>(mut results: impl Iterator<Item = R>) -> Option<R> {
    let first = results.next()?;
    results.all(|other| other == first).then_some(first)
}

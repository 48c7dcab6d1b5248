//! Rates for everyone to see, in which nobody can be found.
//!
//! A number under ten is not told. Neither is what would give it away: where a number under ten
//! is part of a sum, the other parts are told only as "at least", and the sum itself only if every
//! number under ten could still be any from nought to nine. What is told follows from the sum and
//! from which parts are under ten, and from nothing else, so that knowing these rules does not
//! help.

use serde::{Deserialize, Serialize};

use super::Finding;

/// The first number that is told.
const TOLD_FROM: u32 = 10;

/// Cases that are told apart. Nothing is told about two groups together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// About a read in an emergency.
    Emergency,
    /// About any other.
    Ordinary,
    /// Reads in an emergency, all of which are looked into.
    Review,
}

/// One dispute that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The institution answered, within its term.
    pub in_time: bool,
    /// What was found.
    pub finding: Finding,
}

/// Disputes of one institution that were answered: all of them, in two ways of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Answered by the institution within its term.
    pub in_time: u32,
    /// Answered by someone else, or later.
    pub late: u32,
    /// Found as it should be.
    pub justified: u32,
    /// Explained.
    pub explained: u32,
    /// Found misuse.
    pub unjustified: u32,
}

/// A number as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// This one.
    Exactly(u32),
    /// This one or more.
    AtLeast(u32),
    /// Less than this one.
    Under(u32),
}

/// The figures as they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Published {
    /// How many were answered.
    pub answered: Count,
    /// [`Figures::in_time`].
    pub in_time: Count,
    /// [`Figures::late`].
    pub late: Count,
    /// [`Figures::justified`].
    pub justified: Count,
    /// [`Figures::explained`].
    pub explained: Count,
    /// [`Figures::unjustified`].
    pub unjustified: Count,
}

impl Figures {
    /// Counts one more.
    pub const fn add(&mut self, settled: Settled) {
        if settled.in_time {
            self.in_time += 1;
        } else {
            self.late += 1;
        }
        match settled.finding {
            Finding::Justified | Finding::Refused => self.justified += 1,
            Finding::Explained | Finding::Corrected => self.explained += 1,
            Finding::Unjustified => self.unjustified += 1,
        }
    }

    const fn sum(&self) -> u32 {
        self.in_time + self.late
    }
}

/// What may be told of figures.
pub fn publish(figures: &Figures) -> Published {
    let sum = figures.sum();
    let times = [figures.in_time, figures.late];
    let findings = [figures.justified, figures.explained, figures.unjustified];
    let told = (is_safe(sum, &times) && is_safe(sum, &findings)).then_some(sum);
    let [in_time, late] = tell(told, times);
    let [justified, explained, unjustified] = tell(told, findings);
    Published {
        answered: match told {
            _ if sum < TOLD_FROM => Count::Under(TOLD_FROM),
            Some(sum) => Count::Exactly(sum),
            None => Count::AtLeast(TOLD_FROM),
        },
        in_time,
        late,
        justified,
        explained,
        unjustified,
    }
}

/// How many parts are under ten, and the least that the others are together.
fn hidden(parts: &[u32]) -> (u32, u32) {
    parts.iter().fold((0, 0), |(small, least), part| {
        if *part < TOLD_FROM {
            (small + 1, least)
        } else {
            (small, least + TOLD_FROM)
        }
    })
}

/// Whether the sum can be told: no part is under ten, or each of those could be any number under
/// ten.
fn is_safe(sum: u32, parts: &[u32]) -> bool {
    const LARGEST: u32 = TOLD_FROM - 1;
    let (small, least) = hidden(parts);
    match (small, least) {
        (0, _) => true,
        // Where all are under ten, one of them takes up what the others leave.
        (_, 0) => sum <= (small - 1) * LARGEST,
        _ => sum >= small * LARGEST + least,
    }
}

/// The parts as they are told beside the sum, or without it.
fn tell<const N: usize>(sum: Option<u32>, parts: [u32; N]) -> [Count; N] {
    let (small, least) = hidden(&parts);
    // Of a single part that is not under ten, the sum tells more than "ten or more".
    let at_least = match sum {
        Some(sum) if least == TOLD_FROM => sum.saturating_sub(small * (TOLD_FROM - 1)),
        _ => TOLD_FROM,
    };
    parts.map(|part| match sum {
        _ if part < TOLD_FROM => Count::Under(TOLD_FROM),
        Some(_) if small == 0 => Count::Exactly(part),
        _ => Count::AtLeast(at_least),
    })
}

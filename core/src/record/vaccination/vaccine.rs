//! The vaccines of the routine schedule and their names.

use std::sync::LazyLock;

use super::schedule;
use crate::record::checkup::table;

/// 予防接種法 第2条: the class decides who asks whom, and who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A類疾病: against spreading; one is asked to have it.
    A,
    /// B類疾病: for oneself; one may have it.
    B,
}

/// A text in the three languages of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text {
    /// 日本語.
    pub ja: &'static str,
    /// やさしい日本語, with readings written `漢字《かんじ》`.
    pub easy: &'static str,
    /// English.
    pub en: &'static str,
}

/// A vaccine of the routine schedule, past or present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vaccine {
    /// Its id (`MR1`, `ZOS-R`, …).
    pub id: &'static str,
    /// The series in which its doses count, together with those of its alternatives
    /// (`ZOS` for `ZOS-L` and `ZOS-R`).
    pub series: &'static str,
    /// Other series in which its doses count as well (a combined vaccine, an older programme).
    pub counts_for: &'static str,
    /// Class of the disease.
    pub class: Class,
    /// The disease against which it is given.
    pub disease: Text,
    /// Its name.
    pub name: Text,
    /// What the schedule cannot compute and a person must ask about.
    pub note: Option<Text>,
}

impl Vaccine {
    /// Whether its doses count in a series.
    pub fn counts_in(&self, series: &str) -> bool {
        self.series == series || self.counts_for.split(',').any(|it| it == series)
    }
}

/// Every vaccine, in the order in which life brings them.
pub static VACCINES: LazyLock<Vec<Vaccine>> =
    LazyLock::new(|| table::rows(TABLE).filter_map(parse).collect());

pub(super) const TABLE: &str = include_str!("../../../data/vaccines.tsv");

/// The vaccine of an id: its own, or that of a row of the schedule (`HPV9-2`, `PCV-late7`).
/// `None` if the schedule has never had it: such a record is shown as its ledger wrote it.
pub fn vaccine(id: &str) -> Option<&'static Vaccine> {
    own(id).or_else(|| own(schedule::vaccine_of(id)?))
}

fn own(id: &str) -> Option<&'static Vaccine> {
    VACCINES.iter().find(|it| it.id == id)
}

pub(super) fn parse(row: &'static str) -> Option<Vaccine> {
    let [
        id,
        series,
        counts_for,
        class,
        disease_ja,
        disease_easy,
        disease_en,
        name_ja,
        name_easy,
        name_en,
        note_ja,
        note_easy,
        note_en,
    ] = table::fields(row)?;
    Some(Vaccine {
        id,
        series,
        counts_for,
        class: match class {
            "A" => Class::A,
            "B" => Class::B,
            _ => return None,
        },
        disease: Text {
            ja: disease_ja,
            easy: disease_easy,
            en: disease_en,
        },
        name: Text {
            ja: name_ja,
            easy: name_easy,
            en: name_en,
        },
        note: table::present(note_ja).map(|ja| Text {
            ja,
            easy: note_easy,
            en: note_en,
        }),
    })
}

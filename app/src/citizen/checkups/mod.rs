//! Checkups: the list, one report, one measure over the years.
//!
//! The pages are made from [`KeptReport`]s by pure functions ([`CheckupList::new`],
//! [`CheckupReport::new`], [`CheckupTrend::new`]) that decide what is said; the views only say it.

mod band;
mod chart;
mod computed;
mod judged;
mod list;
mod paper;
mod report;
mod report_view;
mod scale;
mod standout;
mod topic;
mod trend;
mod value;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use hikae_core::calendar::fiscal_year;
use hikae_core::ids::RecordId;
use hikae_core::record::checkup::Report;
use hikae_core::resident::Sex;

pub use list::CheckupList;
pub use paper::paper;
pub use report::CheckupReport;
pub use standout::Standout;
pub use trend::CheckupTrend;

use crate::i18n::{Lang, Text, checkup};

/// A version of a report as it is kept. The id stays the same over its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReport {
    /// The record.
    pub id: RecordId,
    /// Which version, from 1.
    pub version: u32,
    /// Day in Japan on which this version arrived.
    pub received_on: NaiveDate,
    /// What it holds.
    pub report: Report,
}

impl KeptReport {
    /// 年度 of the checkup.
    fn fiscal_year(&self) -> i32 {
        fiscal_year(self.report.performed_on)
    }

    /// Where the version that holds is shown.
    fn href(&self) -> String {
        format!("/checkups/{}", self.id)
    }
}

/// The person whose reports they are, as far as the judgements need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: NaiveDate,
}

/// What kind of checkup a プログラム種別 (`1.2.392.200119.6.1002`) is.
fn program(lang: Lang, code: &str) -> Text {
    match code {
        "010" => checkup::program_specific(lang),
        "020" => checkup::program_elderly(lang),
        "030" => checkup::program_employer(lang),
        "040" => checkup::program_school(lang),
        "060" => checkup::program_cancer(lang),
        "090" => checkup::program_hepatitis(lang),
        _ => checkup::program_other(lang),
    }
}

/// The reports, newest checkup first.
fn newest_first(reports: &[KeptReport]) -> Vec<&KeptReport> {
    let mut sorted: Vec<_> = reports.iter().collect();
    sorted.sort_by_key(|kept| std::cmp::Reverse((kept.report.performed_on, kept.id)));
    sorted
}

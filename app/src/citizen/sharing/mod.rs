//! 共有の設定: what each situation means now, and how it is changed, question by question.

mod answer;
mod directive;
mod draft;
mod history;
mod keys;
mod names;
mod numbers;
mod overview;
mod preview;
mod seal;
mod standing;
mod step;
mod words;

#[cfg(test)]
mod tests;

pub use answer::Answers;
pub use directive::{DirectivePage, HistoryPage, State};
pub use draft::{Draft, Editing, End, LONGEST_YEARS, PERMITTED, Step, What, Whom};
pub use history::{Change, ChangeKind, changes, has_ended};
pub use keys::{
    category as category_from_key, category_key, purpose as purpose_from_key, purpose_key,
    sensitive as sensitive_from_key, sensitive_key,
};
pub use names::{Names, RecordName};
pub use numbers::{NumbersPage, RenewNumberPage};
pub use overview::{RECENT_CHANGES, SharingPage};
pub use preview::{InstitutionChoice, Preview, PreviewPage};
pub use seal::{seal_of, seal_section};
pub use standing::{Answer, Exception, Situation, seals_records, situations};
pub use step::{ConfirmPage, INSTITUTIONS_SHOWN, StepPage, step_address};
pub use words::{full_line, line, until};

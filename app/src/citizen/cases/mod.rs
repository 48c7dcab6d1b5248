//! 申し出: what a citizen objects to, and what came of it.

mod draft;
mod form;
mod history;
mod keys;
mod list;
mod one;
mod parts;
mod rates;
#[cfg(test)]
mod tests;
mod words;

pub use draft::{Draft, DraftError, Sent, words_error};
pub use form::{AboutRecordPage, CaseFormPage, CasePreviewPage, Target};
pub(crate) use history::{Reader, history};
pub use keys::{finding as finding_from_key, finding_key, kind as kind_from_key, kind_key};
pub use list::CaseListPage;
pub use one::CasePage;
pub use parts::{
    LeftOut, RecordCases, case_state, entry_section, frozen_notice, notice_section, record_section,
};
pub use rates::{RateRow, RatesPage};
pub use words::{About, ShownCase, office_name, standing_chip, standing_sentence};
pub(crate) use words::{contact_text, last_day};

//! What citizens object to, before the officers who answer it.

mod list;
mod one;

pub use list::{QueuePage, QueuedCase};
pub use one::{AnswerForm, CaseAbout, DeskPage, ReadEvent};

//! What citizens object to, before the officers who answer it; and reads in emergencies, before
//! auditors.

mod list;
mod one;

pub use list::{QueuePage, QueuedCase};
pub use one::{AnswerForm, CaseAbout, DeskPage, ReadEvent};

use crate::i18n::{Lang, Text, desk};
use crate::page::StaffNav;

/// Where cases are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// What citizens object to.
    Cases,
    /// Reads in emergencies.
    Reviews,
}

impl Desk {
    /// Its address.
    pub const fn path(self) -> &'static str {
        self.nav().path()
    }

    /// Its entry in the navigation.
    pub const fn nav(self) -> StaffNav {
        match self {
            Self::Cases => StaffNav::Cases,
            Self::Reviews => StaffNav::Reviews,
        }
    }

    fn title(self, done: bool, lang: Lang) -> Text {
        match (self, done) {
            (Self::Cases, false) => desk::title(lang),
            (Self::Cases, true) => desk::title_done(lang),
            (Self::Reviews, false) => desk::reviews(lang),
            (Self::Reviews, true) => desk::reviews_done(lang),
        }
    }

    fn lead(self, lang: Lang) -> Text {
        match self {
            Self::Cases => desk::lead(lang),
            Self::Reviews => desk::reviews_lead(lang),
        }
    }
}

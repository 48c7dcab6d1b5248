//! Cases: what a citizen objects to, whose turn it is, until when, and what came of it.
//!
//! A case is what it was opened with and the steps taken since. How it stands at an instant
//! follows from these alone: a deadline that has passed hands the case on, whether or not anybody
//! was there to write that down ([`Case::at`]).

mod rates;
mod steps;
#[cfg(test)]
mod tests;
mod words;

use chrono::{DateTime, Days, Utc};
use serde::{Deserialize, Serialize};

pub use rates::{Count, Figures, Group, Published, Settled, publish};
pub use steps::{Event, Refused, Standing, Step};
pub use words::{LONGEST_WORDS, Words, WordsError};

use crate::calendar::{jst_date, start_of_jst_day};
use crate::ids::{CaseId, EntryId, InstitutionId, NoticeId, RecordId};

/// What a case is about. One case for each of a person's: who objects again comes back to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum Subject {
    /// 「心当たりがない」: an entry of the disclosure log.
    Entry {
        /// Which.
        entry: EntryId,
    },
    /// 「これは自分の記録ではない」.
    NotMine {
        /// Which record.
        record: RecordId,
    },
    /// 「まちがっている」.
    Wrong {
        /// Which record.
        record: RecordId,
    },
    /// 「自分あてではない」: what an office sent to many.
    Notice {
        /// Which.
        notice: NoticeId,
    },
    /// A read in an emergency, which the portal itself brings before the oversight.
    Review {
        /// Which entry.
        entry: EntryId,
        /// Who read.
        institution: InstitutionId,
    },
}

impl Subject {
    /// Its kind.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Entry { .. } => Kind::Entry,
            Self::NotMine { .. } => Kind::NotMine,
            Self::Wrong { .. } => Kind::Wrong,
            Self::Notice { .. } => Kind::Notice,
            Self::Review { .. } => Kind::Review,
        }
    }
}

/// What kind of case it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A dispute about an entry of the log.
    Entry,
    /// A record that is not the person's.
    NotMine,
    /// A record that is wrong.
    Wrong,
    /// A notice that is not for this person.
    Notice,
    /// A read in an emergency that is looked into whether or not anybody objects.
    Review,
}

impl Kind {
    /// What a citizen can choose as their reason, in the order of the form.
    pub const fn reasons(self) -> &'static [Reason] {
        match self {
            Self::Entry => &[
                Reason::NeverThere,
                Reason::NotThatDay,
                Reason::UnknownPurpose,
                Reason::Acquaintance,
                Reason::Other,
            ],
            Self::NotMine => &[Reason::NeverThere, Reason::NotThatDay, Reason::Other],
            Self::Wrong => &[
                Reason::Value,
                Reason::Day,
                Reason::Place,
                Reason::Missing,
                Reason::Other,
            ],
            Self::Notice => &[Reason::SomeoneElse, Reason::NotConcerned, Reason::Other],
            // Nobody opens one.
            Self::Review => &[],
        }
    }

    /// What an officer can find, in the order of the form.
    pub const fn findings(self) -> &'static [Finding] {
        match self {
            Self::Entry => &[Finding::Justified, Finding::Explained, Finding::Unjustified],
            Self::NotMine => &[Finding::Unjustified, Finding::Justified],
            Self::Wrong => &[Finding::Corrected, Finding::Justified, Finding::Refused],
            Self::Notice => &[Finding::Unjustified, Finding::Explained, Finding::Justified],
            Self::Review => &[Finding::Justified, Finding::Unjustified],
        }
    }
}

/// Why a citizen objects, as far as it can be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// 行ったことのない機関.
    NeverThere,
    /// その日には行っていない.
    NotThatDay,
    /// 理由に心当たりがない.
    UnknownPurpose,
    /// 知り合いが見たのかもしれない.
    Acquaintance,
    /// 値がちがう.
    Value,
    /// 日付がちがう.
    Day,
    /// 機関の名前がちがう.
    Place,
    /// 足りないものがある.
    Missing,
    /// ほかの人の名前や内容である.
    SomeoneElse,
    /// 自分にはあてはまらない.
    NotConcerned,
    /// そのほか: words are needed.
    Other,
    /// 救急の閲覧: of a review, which no citizen opens.
    Emergency,
}

/// What an officer found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// It was as it should be; of a record: it is the person's, and right.
    Justified,
    /// Explained: neither quite right nor misuse, such as a mix-up at the reception.
    Explained,
    /// It should not have been; of a record: it is not the person's.
    Unjustified,
    /// The source has corrected the record.
    Corrected,
    /// The source does not change the record, and says why.
    Refused,
}

/// How the citizen wants to hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Contact {
    /// Here alone.
    Here,
    /// Here, and by telephone.
    Telephone {
        /// As it was typed.
        number: String,
    },
}

/// Who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "office", rename_all = "kebab-case")]
pub enum Office {
    /// The privacy officer of an institution.
    Institution {
        /// Which.
        id: InstitutionId,
    },
    /// The officer of the municipality that hosts the portal.
    Municipality,
    /// Its auditors.
    Oversight,
}

/// A case with all its steps so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Case {
    /// Which.
    pub id: CaseId,
    /// What it is about.
    pub subject: Subject,
    /// To whom it was addressed first.
    pub addressee: Office,
    /// The entry in question was made in an emergency.
    pub emergency: bool,
    /// Why.
    pub reason: Reason,
    /// In the citizen's words; may be empty unless the reason is another one.
    pub words: String,
    /// How they want to hear.
    pub contact: Contact,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// How many days an office has.
    pub term: u16,
    /// What happened since, oldest first.
    pub events: Vec<Event>,
}

impl Case {
    /// The record that no longer leaves because of this case: for as long as it is open, and for
    /// good once it was found not to be the person's.
    pub fn freezes(&self) -> Option<RecordId> {
        let Subject::NotMine { record } = self.subject else {
            return None;
        };
        match self.standing() {
            Standing::Open { .. } => Some(record),
            Standing::Answered { finding, .. } => {
                (finding == Finding::Unjustified).then_some(record)
            }
            Standing::Withdrawn => None,
        }
    }
}

/// When a term of `days` days that begins now has passed: days are counted in Japan, the present
/// one does not count, and the last one counts to its end.
pub fn due(from: DateTime<Utc>, days: u16) -> DateTime<Utc> {
    let days = Days::new(u64::from(days) + 1);
    jst_date(from)
        .checked_add_days(days)
        .map_or(DateTime::<Utc>::MAX_UTC, start_of_jst_day)
}

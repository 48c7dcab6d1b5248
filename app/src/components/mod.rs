//! Building blocks in the style of the デジタル庁デザインシステム: plain components that take
//! words and data. None of them emits a style or a script.

mod choice;
mod date;
mod field;
mod form;
mod layout;
mod navigation;
mod notice;
mod passkey;
mod summary;
mod textarea;

#[cfg(test)]
mod tests;

pub use choice::{Checkboxes, Choice, Radios, Select};
pub use date::{Day, Moment, day_text, moment_text, short_day_text};
pub use field::{Field, FieldKind};
pub use form::{
    Button, ButtonKind, ErrorSummary, Form, FormErrors, Hidden, LinkButton, Logout, PostButton,
};
pub use layout::{Confirmation, PageHeading, Section, StepHeading};
pub use navigation::{Breadcrumbs, Pager};
pub use notice::{Chip, Notice, NoticeKind, Tone};
pub use passkey::{Passkey, Says};
pub use summary::{SummaryList, SummaryRow, Table};
pub use textarea::TextArea;

//! Pages for staff: of the municipality, and privacy officers of institutions.

mod account;
mod attachment;
mod audit;
mod cases;
pub mod circulars;
pub mod counter;
mod findings;
pub(crate) mod frame;
mod home;
mod oversight;
mod passkey;
mod people;
mod post;
mod sign_in;

pub use account::{AccountPage, KeyRow, Said};
pub use attachment::{AttachmentPage, NotAttached};
pub use audit::{AuditLine, AuditPage, Deed, Doer};
pub use cases::{AnswerForm, CaseAbout, Desk, DeskPage, QueuePage, QueuedCase, ReadEvent};
pub use findings::{FindingForm, FindingPage, FindingRow, FindingState, FindingsPage};
pub use home::HomePage;
pub use oversight::{
    GroundRow, InLog, LookForm, LookPage, OversightPage, Rests, SearchForm, Sighting,
};
pub use people::{
    InvitationRow, InvitePage, InvitedPage, MemberPage, MemberRow, NewPerson, PeopleDone,
    PeoplePage, is_login, is_name,
};
pub use post::{PostForm, post_words};
pub use sign_in::{JoinGonePage, JoinPage, LoginPage};

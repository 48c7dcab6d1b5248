//! The one gate through which records leave.
//!
//! [`Gate::release`] decides, writes the entry of the person's log durably, and only then opens
//! the records. What it returns, [`Released`], cannot be made anywhere else, and it is the only
//! thing that an answer to an institution is made of: no log, no data.

mod audience;
mod disaster;
mod emergency;
mod gate;
mod history;
mod in_person;
mod released;
mod request;
mod standing;
#[cfg(test)]
mod tests;

pub use audience::{Choosing, Chosen, Part, Passing};
pub use disaster::{BasicItems, LookUp};
pub use emergency::Declaration;
pub use gate::{Gate, Refusal};
pub use history::{History, history};
pub use released::{Born, Released, ReleasedRecord, Subject};
pub use request::{Only, Reason, ReasonError, Request};

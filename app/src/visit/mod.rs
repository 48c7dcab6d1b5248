//! A person in front of an institution: what is asked, what they tick, and the reception that asks.

mod choose;
mod reception;
mod words;

pub use choose::{ChoosePage, DonePage, GonePage, VisitPage, Why};
pub use reception::{
    Fault, JoinGonePage, JoinPage, NoReceptionPage, ROLES, Recent, ReceptionPage, State, Typed,
    role_from_key,
};
pub use words::Asked;

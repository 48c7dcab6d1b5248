//! The pages of a citizen, and those that anyone sees.

pub mod access_log;
pub mod account;
pub mod alerts;
pub mod app_link;
pub mod cases;
pub mod checkups;
pub mod delivery;
pub mod error;
pub mod home;
pub mod insurance;
pub mod landing;
pub mod login;
pub mod notices;
pub mod passkeys;
pub mod sharing;
pub mod statement;
pub mod vaccinations;

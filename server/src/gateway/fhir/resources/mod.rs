//! Resources of HL7 FHIR R4 (4.0.1), after JP Core 1.1.2 and the profiles of the eCheckup
//! implementation guide 1.5.0, made of what the disclosure gate released.

mod bundle;
mod capability;
mod checkup;
mod common;
mod consent;
mod coverage;
mod document;
mod immunization;
mod json;
mod outcome;
mod parts;
mod patient;

pub use bundle::{Page, searchset};
pub use capability::capability;
pub use common::Resource;
pub use json::Json;
pub use outcome::outcome;
pub use parts::{Key, Maker, Part};

/// The media type of FHIR's JSON.
pub const MEDIA_TYPE: &str = "application/fhir+json; charset=utf-8";
/// The version that this is.
pub const VERSION: &str = "4.0.1";

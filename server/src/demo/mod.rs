//! A fictional municipality: its institutions, residents, cards and reader.

pub mod cards;
pub mod first_use;
pub mod generate;
pub mod institutions;
pub mod reader;
pub mod residents;

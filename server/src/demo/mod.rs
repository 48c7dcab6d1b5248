//! A fictional municipality: its institutions, residents, cards and reader.

pub mod institutions;
pub mod residents;

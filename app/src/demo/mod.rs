//! Pages that exist only in a demo.

pub mod play;
pub mod reader;
pub mod staff;

//! Pages that exist only in a demo.

pub mod office;
pub mod play;
pub mod reader;
pub mod staff;

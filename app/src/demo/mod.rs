//! Pages that exist only in a demo.

pub mod reader;

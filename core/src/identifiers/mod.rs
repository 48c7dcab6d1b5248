//! Identifiers of people, insurers, institutions and municipalities.

mod compare;

pub use compare::{comparable, comparable_kana};

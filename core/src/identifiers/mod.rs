//! Identifiers of people, insurers, institutions and municipalities.

mod codes;
mod compare;
mod individual_number;
mod kanji;
mod name;

pub use codes::{
    BranchNumber, CheckDigit, IdentifierError, InstitutionCode, InsurerNumber, MunicipalityCode,
    PostalCode,
};
pub use compare::{comparable, comparable_kana};
pub use individual_number::individual_numbers;
pub use name::{ANY, comparable_address, comparable_name, is_same, is_same_address};

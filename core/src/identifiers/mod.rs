//! Identifiers of people, insurers, institutions and municipalities.

mod codes;
mod compare;
mod individual_number;

pub use codes::{
    BranchNumber, CheckDigit, IdentifierError, InstitutionCode, InsurerNumber, MunicipalityCode,
    PostalCode,
};
pub use compare::{comparable, comparable_kana};
pub use individual_number::individual_numbers;

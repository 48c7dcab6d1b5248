//! Documents: what leaves the portal as a file. The official XML is written from askama templates.

pub mod audit_event;
pub mod official;
#[cfg(test)]
mod outside;
pub mod pdf;
pub mod signature;
pub mod statement;
#[cfg(test)]
mod tests;

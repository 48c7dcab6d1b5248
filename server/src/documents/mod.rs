//! Documents: what leaves the portal as a file, written from askama templates.

pub mod official;
#[cfg(test)]
mod tests;

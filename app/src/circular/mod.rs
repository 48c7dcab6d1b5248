//! What circulars say, for whoever shows them: the person, staff, a letter.

mod rule;
#[cfg(test)]
mod tests;
mod value;
mod written;

pub use rule::rule_words;
pub use value::{Recipient, value};
pub use written::Written;

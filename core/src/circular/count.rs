//! How many, in words that tell nothing about anyone.

/// A number of people as staff see it: small ones are not told, others are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rough {
    /// Fewer than ten, perhaps none.
    Few,
    /// About so many: the nearest multiple of five.
    About(u64),
}

impl Rough {
    /// The number below which nothing is told.
    pub const LEAST: u64 = 10;

    /// What is told of a number.
    pub const fn of(exact: u64) -> Self {
        match exact {
            0..Self::LEAST => Self::Few,
            _ => Self::About(exact.saturating_add(2) / 5 * 5),
        }
    }
}

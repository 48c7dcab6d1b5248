//! Logging in a computer by a phone beside it: the computer's pages and the phone's.

mod asked;
mod computer;
mod request;
#[cfg(test)]
mod tests;

pub use request::is_offered;

use super::Routes;

/// `/login/phone…`, `/phone/…`.
pub fn routes() -> Routes {
    Routes::new().area(computer::routes()).area(asked::routes())
}

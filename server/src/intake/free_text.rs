//! Keeping 個人番号 out of everything that comes in.

use hikae_core::identifiers::individual_numbers;

use super::fault::Reason;

/// Shortest text that can hold one.
const DIGITS: usize = 12;

/// Refuses a field that holds what looks like a 個人番号.
///
/// # Errors
/// [`Reason::IndividualNumber`], with the field's name and nothing of its content.
pub fn refuse_individual_number(field: &str, text: Option<&str>) -> Result<(), Reason> {
    let Some(text) = text else { return Ok(()) };
    if text.len() < DIGITS || individual_numbers(text).is_empty() {
        return Ok(());
    }
    Err(Reason::IndividualNumber {
        field: field.to_owned(),
    })
}

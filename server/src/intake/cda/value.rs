//! Numbers as CDA attributes write them.

use hikae_core::record::checkup::Quantity;

use crate::intake::number::decimal;
use crate::intake::xml::{Element, Flaw};

/// A number with its unit, exactly as written (`xs:decimal`; exponents are refused).
pub(super) fn quantity(element: &Element<'_>) -> Result<Quantity, Flaw> {
    let text = element.get("value").unwrap_or_default();
    let value =
        decimal(text.trim()).ok_or_else(|| element.malformed("not a plain decimal number"))?;
    Ok(Quantity {
        value,
        unit: element.get("unit").unwrap_or_default(),
    })
}

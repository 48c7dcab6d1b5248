//! Numbers as CDA attributes write them.

use hikae_core::record::checkup::Quantity;
use rust_decimal::Decimal;

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

fn decimal(text: &str) -> Option<Decimal> {
    const MAX_DIGITS: usize = 25;
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let length = whole.len() + fraction.len();
    if !digits(whole) || !digits(fraction) || length == 0 || length > MAX_DIGITS {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Decimal::from_str_exact(&format!("{sign}{whole}{point}{fraction}")).ok()
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_keep_every_digit_that_was_written() {
        for (text, kept) in [
            ("5.60", "5.60"),
            ("5.6", "5.6"),
            ("070", "70"),
            ("-0.5", "-0.5"),
            (".5", "0.5"),
        ] {
            assert_eq!(decimal(text).unwrap().to_string(), kept);
        }
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for text in [
            "",
            ".",
            "1e3",
            "1,000",
            "1_0",
            "５",
            "NaN",
            "--1",
            "1.2.3",
            "12345678901234567890123456",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}

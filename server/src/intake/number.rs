//! Exact decimal numbers.

use rust_decimal::Decimal;

/// Reads a plain decimal number (`xs:decimal`: ASCII digits, one point, a sign) with every digit
/// that was written. Exponents, separators and more than 25 digits are refused.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
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

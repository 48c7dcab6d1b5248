//! Name, address, birth date and sex as the provider tells them (OpenID Connect Core 1.0 §5.3), in
//! the terms of a certificate, so that they are compared with the register by the same rules.

use hikae_card::verify::{Attributes, CertifiedSex, Substitutes};
use hikae_core::calendar::PartialDate;
use serde::Deserialize;

use super::refusal::Refusal;

/// What is told about a person.
#[derive(Deserialize)]
pub(super) struct Told {
    sub: String,
    name: Option<String>,
    address: Option<Address>,
    birthdate: Option<String>,
    gender: Option<String>,
}

/// As デジタル認証アプリ tells an address, and as the standard has it (§5.1.1).
#[derive(Deserialize)]
#[serde(untagged)]
enum Address {
    Line(String),
    Parts { formatted: String },
}

impl Told {
    /// What is told, if it is about `sub` and whole.
    ///
    /// # Errors
    /// [`Refusal::OtherPerson`], [`Refusal::Claims`].
    pub(super) fn about(self, sub: &str) -> Result<Attributes, Refusal> {
        if self.sub != sub {
            return Err(Refusal::OtherPerson);
        }
        let address = self.address.map(|address| match address {
            Address::Line(line) | Address::Parts { formatted: line } => line,
        });
        let (Some(name), Some(address)) = (said(self.name), said(address)) else {
            return Err(Refusal::Claims);
        };
        let birth_date = said(self.birthdate).and_then(|date| birth_date(&date));
        let sex = match self.gender.as_deref().map(str::trim) {
            Some("1" | "male") => CertifiedSex::Male,
            Some("2" | "female") => CertifiedSex::Female,
            _ => CertifiedSex::Unknown,
        };
        Ok(Attributes {
            name_substitutes: Substitutes::none(name.chars().count()),
            name,
            birth_date: birth_date.ok_or(Refusal::Claims)?,
            sex,
            address_substitutes: Substitutes::none(address.chars().count()),
            address,
        })
    }
}

fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// Eight digits, as on a card, or the form of the standard (`YYYY-MM-DD`).
fn birth_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let dashed = matches!(text.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _]);
    let digits = match dashed {
        true => text.replace('-', ""),
        false => text.to_owned(),
    };
    // Before them stands the era on a card; here none is said.
    (digits.len() == 8)
        .then(|| format!("0{digits}").parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(claim: &str, value: serde_json::Value) -> Result<Attributes, Refusal> {
        let mut all = json!({
            "sub": "someone", "name": "見本　花子", "address": "例県みほん市見本一丁目２番３号",
            "birthdate": "19800615", "gender": "2",
        });
        all[claim] = value;
        serde_json::from_value::<Told>(all)
            .unwrap()
            .about("someone")
    }

    #[test]
    fn both_forms_of_dates_sexes_and_addresses_are_understood() {
        let one = told("sub", json!("someone")).unwrap();
        assert_eq!(one.birth_date.complete().unwrap().to_string(), "1980-06-15");
        assert_eq!(one.sex, CertifiedSex::Female);
        for (claim, value) in [
            ("birthdate", json!("1980-06-15")),
            ("gender", json!("female")),
            (
                "address",
                json!({ "formatted": "例県みほん市見本一丁目２番３号" }),
            ),
        ] {
            assert!(told(claim, value).unwrap() == one, "{claim}");
        }
        let male = told("gender", json!("1")).unwrap();
        assert_eq!(male.sex, CertifiedSex::Male);
    }

    #[test]
    fn what_is_not_whole_or_about_someone_else_is_not_compared_with_anyone() {
        for claim in ["name", "address", "birthdate"] {
            for value in [json!(null), json!(""), json!(" ")] {
                assert_eq!(told(claim, value).err(), Some(Refusal::Claims), "{claim}");
            }
        }
        for date in [
            "1980",
            "1980615",
            "19801315",
            "1980-6-15",
            "昭和55年6月15日",
        ] {
            let refused = told("birthdate", json!(date)).err();
            assert_eq!(refused, Some(Refusal::Claims), "{date}");
        }
        let other = told("sub", json!("someone else")).err();
        assert_eq!(other, Some(Refusal::OtherPerson));
    }

    #[test]
    fn what_the_register_cannot_be_searched_for_is_for_the_desk() {
        let partly = told("birthdate", json!("19800000")).unwrap();
        assert_eq!(partly.birth_date.complete(), None);
        for sex in [json!(null), json!("9"), json!("x")] {
            assert_eq!(told("gender", sex).unwrap().sex, CertifiedSex::Unknown);
        }
    }
}

//! JSON as FHIR wants it: numbers with the digits that they came with, and nothing that is empty
//! (<http://hl7.org/fhir/R4/json.html>).

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::ser::{Error as _, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// Not there. Neither objects nor lists show it.
    Nothing,
    /// Text.
    Text(Cow<'static, str>),
    /// A whole number.
    Whole(u64),
    /// A number, exact: 5.60 is not 5.6.
    Exact(Decimal),
    /// A truth.
    Truth(bool),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order in which it was written.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// An object.
    pub fn object(fields: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        Self::Object(fields.collect())
    }

    /// A list.
    pub fn list<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        let items = items.into_iter().map(Into::into);
        Self::List(items.filter(|item: &Self| !item.is_empty()).collect())
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Object(fields) => fields.is_empty(),
            Self::Whole(_) | Self::Exact(_) | Self::Truth(_) => false,
        }
    }
}

/// An object: `object! { "status": "final", "code": code }`.
macro_rules! object {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::gateway::fhir::resources::json::Json::object([
            $(($name, ::std::convert::Into::<$crate::gateway::fhir::resources::json::Json>::into($value)),)*
        ])
    };
}
pub(super) use object;

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_u64(*number),
            // A Decimal writes every digit of its scale, and never an exponent.
            Self::Exact(number) => RawValue::from_string(number.to_string())
                .map_err(S::Error::custom)?
                .serialize(serializer),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

macro_rules! from {
    ($($from:ty => |$it:ident| $make:expr,)+) => {
        $(impl From<$from> for Json {
            fn from($it: $from) -> Self {
                $make
            }
        })+
    };
}

from! {
    &'static str => |text| Self::Text(Cow::Borrowed(text)),
    String => |text| Self::Text(Cow::Owned(text)),
    Decimal => |number| Self::Exact(number),
    u32 => |number| Self::Whole(number.into()),
    usize => |number| Self::Whole(number as u64),
    bool => |truth| Self::Truth(truth),
    NaiveDate => |day| Self::Text(Cow::Owned(day.to_string())),
    Vec<Json> => |items| Self::list(items),
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Json {
    fn from(items: [T; N]) -> Self {
        Self::list(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(json: impl Into<Json>) -> String {
        serde_json::to_string(&json.into()).unwrap()
    }

    #[test]
    fn a_number_keeps_the_digits_that_it_came_with() {
        for text in ["5.60", "0.000000001", "-3", "120", "1234567890123456.789"] {
            let number: Decimal = text.parse().unwrap();
            assert_eq!(
                written(object! { "value": number }),
                format!("{{\"value\":{text}}}")
            );
        }
    }

    #[test]
    fn what_is_empty_is_not_there() {
        let json = object! {
            "text": "",
            "none": None::<String>,
            "list": Vec::new(),
            "object": object! { "inner": Json::Nothing },
            "false": false,
            "zero": 0_u32,
            "items": [Some("one"), None],
        };
        assert_eq!(written(json), r#"{"false":false,"zero":0,"items":["one"]}"#);
    }
}

//! `observation` elements.

use hikae_core::record::checkup::{
    Interpretation, Observation, Outcome, Quantity, ReferenceRange, Side,
};

use super::value;
use crate::intake::xml::{Element, Flaw, Xml};

const ITEM_CODES: &str = "1.2.392.200119.6.1005";
/// Observation interpretation of HL7, which the format uses as a value beyond the input range.
const OUT_OF_RANGE: &str = "2.16.840.1.113883.5.83";

/// Reads observations into a flat list, in file order.
pub(super) struct Reader<'a> {
    /// Number of the last group.
    pub(super) groups: &'a mut u16,
    /// Oddities.
    pub(super) remarks: &'a mut Vec<String>,
    /// Where observations go.
    pub(super) out: &'a mut Vec<Observation>,
}

/// One `value` element.
enum Value {
    Quantity(Quantity),
    Code { code: String, system: String },
    Text(String),
    Null,
}

/// What one `observation` element holds, without its related observations.
#[derive(Default)]
struct Parts {
    code: Option<String>,
    name: Option<String>,
    values: Vec<Value>,
    interpretation: Option<Interpretation>,
    reference: Option<ReferenceRange>,
    method: Option<String>,
    author: Option<String>,
}

impl Reader<'_> {
    /// Reads an observation and those related to it, which form a group (一連検査グループ).
    pub(super) fn observation(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
        mut group: Option<u16>,
    ) -> Result<(), Flaw> {
        let mut parts = Parts::default();
        let place = self.out.len();
        xml.children(|xml, child| {
            match child.name() {
                "code" => self.code(child, &mut parts),
                "value" => parts.values.push(any_value(xml, child)?),
                "interpretationCode" => self.interpretation(child, &mut parts),
                "methodCode" => parts.method = child.get("code"),
                "referenceRange" => parts.reference = reference(xml)?,
                "author" => parts.author = person(xml)?,
                "entryRelationship" => {
                    let group = *group.get_or_insert_with(|| {
                        *self.groups = self.groups.saturating_add(1);
                        *self.groups
                    });
                    xml.children(|xml, related| match related.name() {
                        "observation" => self.observation(xml, related, Some(group)),
                        _ => Ok(()),
                    })?;
                }
                _ => {}
            }
            Ok(())
        })?;

        let negated = match element.get("negationInd").as_deref() {
            None | Some("false" | "0") => false,
            Some("true" | "1") => true,
            Some(_) => return Err(element.malformed("negationInd is neither true nor false")),
        };
        let Some(code) = parts.code.take() else {
            return if parts.values.is_empty() && self.out.len() > place {
                Ok(())
            } else {
                Err(element.malformed("no item code"))
            };
        };
        let outcome = outcome(parts.values, negated, element)?;
        let observation = Observation {
            code,
            name: parts.name,
            outcome,
            interpretation: parts.interpretation,
            reference: parts.reference,
            method: parts.method,
            author: parts.author,
            group,
        };
        self.out.insert(place, observation);
        Ok(())
    }

    fn code(&mut self, child: &Element<'_>, parts: &mut Parts) {
        parts.code = child.get("code").filter(|code| !code.is_empty());
        parts.name = child.get("displayName").filter(|name| !name.is_empty());
        let foreign = child
            .get("codeSystem")
            .filter(|system| system != ITEM_CODES);
        if foreign.is_some() {
            self.remarks
                .push("an item code from another table than 特定健診項目コード".to_owned());
        }
    }

    fn interpretation(&mut self, child: &Element<'_>, parts: &mut Parts) {
        parts.interpretation = match child.get("code").as_deref() {
            Some("H" | "HH") => Some(Interpretation::High),
            Some("L" | "LL") => Some(Interpretation::Low),
            Some("N") => Some(Interpretation::Normal),
            None => None,
            Some(_) => {
                self.remarks
                    .push("an interpretation other than H, L and N was left out".to_owned());
                None
            }
        };
    }
}

fn any_value(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Value, Flaw> {
    if element.is_null() {
        return Ok(Value::Null);
    }
    match element.kind() {
        Some("PQ" | "INT" | "REAL") => value::quantity(element).map(Value::Quantity),
        Some("CD" | "CO" | "CE" | "CV" | "CS") => {
            let code = element.get("code").filter(|code| !code.trim().is_empty());
            let code = code.ok_or_else(|| element.malformed("no code"))?;
            let system = element.get("codeSystem").unwrap_or_default();
            Ok(Value::Code { code, system })
        }
        Some("ST" | "ED") => xml.text().map(Value::Text),
        _ => Err(element.malformed("neither PQ, CD, CO nor ST (xsi:type)")),
    }
}

/// What the values say together. Two values are allowed only beyond the input range: H or L, and
/// what was measured.
fn outcome(mut values: Vec<Value>, negated: bool, element: &Element<'_>) -> Result<Outcome, Flaw> {
    let first = if values.is_empty() {
        None
    } else {
        Some(values.remove(0))
    };
    let second = values.pop();
    if !values.is_empty() {
        return Err(element.malformed("more values than the format allows"));
    }
    match (negated, first, second) {
        (true, None | Some(Value::Null), None) => Ok(Outcome::NotPerformed),
        (true, ..) => Err(element.malformed("not performed, but with a value")),
        (false, None | Some(Value::Null), None) => Ok(Outcome::Missing),
        (false, Some(Value::Quantity(quantity)), None) => Ok(Outcome::Quantity(quantity)),
        (false, Some(Value::Text(text)), None) => Ok(Outcome::Text { text }),
        (false, Some(Value::Code { code, system }), measured) if system == OUT_OF_RANGE => {
            let side = match code.as_str() {
                "H" => Side::Above,
                "L" => Side::Below,
                _ => return Err(element.malformed("out of range, but neither H nor L")),
            };
            let measured = match measured {
                None | Some(Value::Null) => None,
                Some(Value::Quantity(quantity)) => Some(quantity),
                Some(_) => return Err(element.malformed("out of range, measured, but not PQ")),
            };
            Ok(Outcome::OutOfRange { side, measured })
        }
        (false, Some(Value::Code { code, system }), None) => Ok(Outcome::Coded { code, system }),
        (false, _, Some(_)) => Err(element.malformed("more values than the format allows")),
    }
}

/// `referenceRange/observationRange/value` of type `IVL_PQ`.
fn reference(xml: &mut Xml<'_>) -> Result<Option<ReferenceRange>, Flaw> {
    let (mut low, mut high) = (None, None);
    xml.children(|xml, range| {
        if range.name() != "observationRange" {
            return Ok(());
        }
        xml.children(|xml, child| {
            if child.name() != "value" || child.is_null() {
                return Ok(());
            }
            xml.children(|_, bound| {
                let slot = match bound.name() {
                    "low" => &mut low,
                    "high" => &mut high,
                    _ => return Ok(()),
                };
                if bound.get("value").is_some() {
                    *slot = Some(value::quantity(bound)?);
                }
                Ok(())
            })
        })
    })?;
    Ok((low.is_some() || high.is_some()).then_some(ReferenceRange { low, high }))
}

/// `author/assignedAuthor/assignedPerson/name`: the doctor who judged.
fn person(xml: &mut Xml<'_>) -> Result<Option<String>, Flaw> {
    let mut name = None;
    xml.children(|xml, author| {
        if author.name() != "assignedAuthor" {
            return Ok(());
        }
        xml.children(|xml, person| {
            if person.name() != "assignedPerson" {
                return Ok(());
            }
            xml.children(|xml, child| {
                if child.name() == "name" {
                    name = Some(xml.text()?).filter(|text| !text.is_empty());
                }
                Ok(())
            })
        })
    })?;
    Ok(name)
}

//! Who acts at the institution, and why: two extensions of the assertion. `hl7-b2b` is that of HL7's
//! UDAP Security guide (§5.2.1.1), which software that talks to such gateways knows; what Japanese
//! law and our log ask for beyond it stands in `hikae`.

use std::collections::BTreeSet;

use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, StaffRole};
use hikae_core::identifiers::individual_numbers;
use hikae_core::institution::Institution;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::disclosure::Reason;

/// HL7's v3-ActReason, as extensions name it before `#`.
const ACT_REASON: [&str; 2] = [
    "urn:oid:2.16.840.1.113883.5.8#",
    "http://terminology.hl7.org/CodeSystem/v3-ActReason#",
];

/// No handle, name of a unit or task is longer, in characters.
const LONGEST: usize = 100;

/// Who acts, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// Who.
    pub actor: Actor,
    /// Department or unit, one of those in the registry.
    pub unit: Option<String>,
    /// Why.
    pub purpose: Purpose,
    /// Why, in the acting person's words.
    pub reason: Reason,
}

/// What is wrong with the extensions. Each is told to the client, which has proved who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActingError {
    /// One of them is there without the other, or they hold something else.
    #[error("extensions must hold hl7-b2b (version 1) and hikae")]
    Form,
    /// Who acts is not said, or said twice.
    #[error("needed: subject_id and subject_role of a person, or task of a program")]
    Actor,
    /// The role is unknown.
    #[error("subject_role is unknown")]
    Role,
    /// Too long, with a line break in it, or what looks like a 個人番号.
    #[error(
        "subject_id, acting_for, unit and task are 1 to 100 characters on one line, and no number of a person"
    )]
    Words,
    /// The registry has no such unit.
    #[error("unit is not registered")]
    Unit,
    /// Not one purpose that this institution may have.
    #[error("purpose_of_use must be one purpose that is registered for this client")]
    Purpose,
    /// A code that stands for several of its purposes.
    #[error("purpose_of_use stands for several purposes of this client: name one by its key")]
    Ambiguous,
    /// The reason in words.
    #[error("reason must be words of 1 to 500 characters without a number of a person")]
    Reason,
}

#[derive(Deserialize)]
struct Extensions {
    #[serde(rename = "hl7-b2b")]
    b2b: B2b,
    hikae: Hikae,
}

#[derive(Deserialize)]
struct B2b {
    version: String,
    subject_id: Option<String>,
    subject_role: Option<String>,
    purpose_of_use: Vec<String>,
}

#[derive(Deserialize)]
struct Hikae {
    reason: String,
    unit: Option<String>,
    acting_for: Option<String>,
    task: Option<String>,
}

impl Acting {
    /// What the extensions of an assertion say. That neither is there is no error: the token is
    /// good for nothing that is about a person then.
    ///
    /// # Errors
    /// [`ActingError`].
    pub(super) fn read(
        extensions: Option<Value>,
        institution: &Institution,
    ) -> Result<Option<Self>, ActingError> {
        let Some(extensions) = extensions.filter(|it| {
            let has = |name| it.get(name).is_some();
            !it.is_object() || has("hl7-b2b") || has("hikae")
        }) else {
            return Ok(None);
        };
        let said: Extensions = serde_json::from_value(extensions).map_err(|_| ActingError::Form)?;
        if said.b2b.version != "1" {
            return Err(ActingError::Form);
        }
        let reason = Reason::new(&said.hikae.reason).map_err(|_| ActingError::Reason)?;
        let purpose = purpose(&said.b2b.purpose_of_use, &institution.purposes)?;
        let unit = said.hikae.unit.map(words).transpose()?;
        if unit
            .as_ref()
            .is_some_and(|unit| !institution.units.contains(unit))
        {
            return Err(ActingError::Unit);
        }
        let task = said.hikae.task.map(words).transpose()?;
        let acting_for = said.hikae.acting_for.map(words).transpose()?;
        let actor = match (said.b2b.subject_id, said.b2b.subject_role, task) {
            (Some(handle), Some(role), None) => Actor::Human {
                role: word::<StaffRole>(&role)
                    .filter(|role| !role.oversees())
                    .ok_or(ActingError::Role)?,
                handle: words(handle)?,
                acting_for,
            },
            (None, None, Some(task)) if acting_for.is_none() => Actor::Machine { task },
            _ => return Err(ActingError::Actor),
        };
        Ok(Some(Self {
            actor,
            unit,
            purpose,
            reason,
        }))
    }
}

impl Acting {
    /// Someone who types it in at a reception, for a treatment.
    ///
    /// # Errors
    /// [`ActingError`].
    pub fn at_reception(
        institution: &Institution,
        handle: String,
        role: StaffRole,
        unit: Option<String>,
        reason: &str,
    ) -> Result<Self, ActingError> {
        if !institution.purposes.contains(&Purpose::Treatment) {
            return Err(ActingError::Purpose);
        }
        if unit
            .as_ref()
            .is_some_and(|unit| !institution.units.contains(unit))
        {
            return Err(ActingError::Unit);
        }
        Ok(Self {
            actor: Actor::Human {
                role,
                handle: words(handle)?,
                acting_for: None,
            },
            unit,
            purpose: Purpose::Treatment,
            reason: Reason::new(reason).map_err(|_| ActingError::Reason)?,
        })
    }
}

/// The purpose of the institution that is meant: by its own key, or by HL7's code.
fn purpose(said: &[String], registered: &BTreeSet<Purpose>) -> Result<Purpose, ActingError> {
    let [said] = said else {
        return Err(ActingError::Purpose);
    };
    if let Some(purpose) = word::<Purpose>(said) {
        let known = registered.contains(&purpose);
        return known.then_some(purpose).ok_or(ActingError::Purpose);
    }
    let code = ACT_REASON
        .iter()
        .find_map(|system| said.strip_prefix(system))
        .unwrap_or(said);
    let mut meant = registered
        .iter()
        .filter(|purpose| purpose.act_reason().0 == code);
    match (meant.next(), meant.next()) {
        (Some(one), None) => Ok(*one),
        (None, _) => Err(ActingError::Purpose),
        (Some(_), Some(_)) => Err(ActingError::Ambiguous),
    }
}

/// A word of a closed list, as documents and entries write it.
fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(Value::String(text.to_owned())).ok()
}

/// Words that go into the person's log.
fn words(text: String) -> Result<String, ActingError> {
    let text = text.trim();
    let length = text.chars().count();
    let plain = !text.chars().any(char::is_control) && individual_numbers(text).is_empty();
    ((1..=LONGEST).contains(&length) && plain)
        .then(|| text.to_owned())
        .ok_or(ActingError::Words)
}

//! A person's log as AuditEvents of HL7 FHIR R4, in the form of IHE's Basic Audit Log Patterns
//! (Privacy Disclosure at Source).

#[cfg(test)]
pub(super) mod tests;

use chrono::{DateTime, SecondsFormat, Utc};
use hikae_core::disclosure::{Actor, Entry, Line, Outcome};
use hikae_core::record::Category;
use serde::Serialize;
use serde_json::{Value, json};

const PROFILE: &str =
    "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source";
const DICOM: &str = "http://dicom.nema.org/resources/ontology/DCM";
const URI: &str = "urn:ietf:rfc:3986";

/// The portal that gives the log out.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its origin.
    pub origin: &'a str,
    /// The municipality that hosts it.
    pub municipality: &'a str,
}

/// A Bundle (collection) of one AuditEvent for each entry, oldest first.
pub fn bundle<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    source: Source<'_>,
    at: DateTime<Utc>,
) -> Value {
    let entries: Vec<Value> = entries
        .map(|entry| {
            json!({
                "fullUrl": format!("urn:uuid:{}", entry.id),
                "resource": audit_event(entry, source),
            })
        })
        .collect();
    let mut bundle = json!({
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": instant(at),
    });
    // FHIR has no empty lists.
    if !entries.is_empty()
        && let Some(bundle) = bundle.as_object_mut()
    {
        bundle.insert("entry".to_owned(), entries.into());
    }
    bundle
}

/// One entry.
fn audit_event(entry: &Entry, source: Source<'_>) -> Value {
    let outcome = match entry.outcome {
        Outcome::Disclosed
        | Outcome::Partly
        | Outcome::NothingFound
        | Outcome::LookedUp
        | Outcome::Declared
        | Outcome::Chosen => "0",
        Outcome::Refused => "4",
    };
    let happened = instant(entry.occurred_at);
    let mut agents = vec![
        json!({
            "type": concept(DICOM, "110153", "Source Role ID"),
            "who": portal(source),
            "requestor": false,
            "network": { "address": source.origin, "type": "5" },
        }),
        recipient(entry),
    ];
    agents.extend(actors(entry, source));
    let mut entities = vec![patient(entry), request(entry), asked(entry)];
    entities.extend(entry.given.iter().map(|line| record(line, "given")));
    entities.extend(entry.withheld.iter().map(|line| record(line, "withheld")));
    json!({
        "resourceType": "AuditEvent",
        "id": entry.id.to_string(),
        "meta": { "profile": [PROFILE] },
        "type": coding(DICOM, "110106", "Export"),
        "subtype": [coding(
            "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle",
            "disclose",
            "Disclose Record Lifecycle Event",
        )],
        "action": "R",
        "period": { "start": happened, "end": happened },
        "recorded": instant(entry.recorded_at),
        "outcome": outcome,
        "outcomeDesc": word(&entry.outcome),
        "purposeOfEvent": [purpose(entry)],
        "agent": agents,
        "source": {
            "site": source.municipality,
            "observer": portal(source),
            "type": [coding(
                "http://terminology.hl7.org/CodeSystem/security-source-type",
                "4",
                "Application Server",
            )],
        },
        "entity": entities,
    })
}

fn portal(source: Source<'_>) -> Value {
    json!({
        "identifier": { "system": URI, "value": source.origin },
        "display": source.municipality,
    })
}

/// The institution. From where on the network it asked is not in the log.
fn recipient(entry: &Entry) -> Value {
    let label = &entry.institution;
    let name = match &label.unit {
        Some(unit) => format!("{} {unit}", label.name),
        None => label.name.clone(),
    };
    json!({
        "type": concept(DICOM, "110152", "Destination Role ID"),
        "role": [{ "text": word(&label.kind) }],
        "who": {
            "type": "Organization",
            "identifier": uuid(&label.id),
            "display": name,
        },
        "requestor": false,
        "network": {
            "extension": [{
                "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                "valueCode": "unknown",
            }],
        },
    })
}

/// Who acted there: a person, and whom they acted for, or a program.
fn actors(entry: &Entry, source: Source<'_>) -> Vec<Value> {
    const PARTICIPATION: &str = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    let staff = |handle: &str| {
        let institution = entry.institution.id;
        json!({
            "type": "Practitioner",
            "identifier": {
                "system": format!("{}/institutions/{institution}/staff", source.origin),
                "value": handle,
            },
        })
    };
    match &entry.actor {
        Actor::Human {
            role,
            handle,
            acting_for,
        } => {
            let mut agents = vec![json!({
                "type": concept(PARTICIPATION, "IRCP", "information recipient"),
                "role": [{ "text": word(role) }],
                "who": staff(handle),
                "requestor": true,
            })];
            agents.extend(acting_for.iter().map(|principal| {
                json!({
                    "type": { "text": "on behalf of" },
                    "who": staff(principal),
                    "requestor": false,
                })
            }));
            agents
        }
        Actor::Machine { task } => vec![json!({
            "type": concept(DICOM, "110150", "Application"),
            "who": { "type": "Device", "display": task },
            "requestor": true,
        })],
    }
}

fn patient(entry: &Entry) -> Value {
    json!({
        "what": { "type": "Patient", "identifier": uuid(&entry.person) },
        "type": entity_type("1", "Person"),
        "role": object_role("1", "Patient"),
    })
}

/// The request, as the asking system knows it.
fn request(entry: &Entry) -> Value {
    json!({
        "what": { "identifier": { "value": entry.request.to_string() } },
        "type": {
            "system": "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
            "code": "XrequestId",
        },
    })
}

/// What was asked for, and where in the log the entry stands.
fn asked(entry: &Entry) -> Value {
    let kinds: Vec<String> = entry.asked.iter().map(word).collect();
    json!({
        "type": entity_type("2", "System Object"),
        "role": object_role("24", "Query"),
        "name": "request",
        "detail": [
            detail("asked", kinds.join(" ")),
            detail("channel", word(&entry.channel)),
            detail("number", entry.seq.to_string()),
            detail("previous", entry.previous.clone()),
        ],
    })
}

/// A record, by its id alone, with what it rests on.
fn record(line: &Line, what: &str) -> Value {
    let basis = serde_json::to_string(&line.basis).unwrap_or_default();
    json!({
        "what": { "identifier": uuid(&line.record) },
        "type": entity_type("2", "System Object"),
        "role": object_role("4", "Domain Resource"),
        "name": category(line.category),
        "detail": [
            detail("disclosure", what.to_owned()),
            detail("date", line.date.to_string()),
            detail("basis", basis),
        ],
    })
}

/// The purpose, as HL7 and as this portal call it, and the reason in the asking person's words.
fn purpose(entry: &Entry) -> Value {
    let (code, display) = entry.purpose.act_reason();
    json!({
        "coding": [coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", code, display)],
        "text": format!("{}: {}", word(&entry.purpose), entry.reason),
    })
}

fn category(category: Category) -> String {
    word(&category)
}

fn coding(system: &str, code: &str, display: &str) -> Value {
    json!({ "system": system, "code": code, "display": display })
}

fn concept(system: &str, code: &str, display: &str) -> Value {
    json!({ "coding": [coding(system, code, display)] })
}

fn entity_type(code: &str, display: &str) -> Value {
    coding(
        "http://terminology.hl7.org/CodeSystem/audit-entity-type",
        code,
        display,
    )
}

fn object_role(code: &str, display: &str) -> Value {
    coding(
        "http://terminology.hl7.org/CodeSystem/object-role",
        code,
        display,
    )
}

fn detail(name: &str, value: String) -> Value {
    json!({ "type": name, "valueString": value })
}

fn uuid(id: &impl ToString) -> Value {
    json!({ "system": URI, "value": format!("urn:uuid:{}", id.to_string()) })
}

/// A word as entries write it.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

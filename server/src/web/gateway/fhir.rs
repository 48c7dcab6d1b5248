//! `/fhir/…`: what institutions' systems read (HL7 FHIR R4). What it is and who may see it is
//! decided in `gateway::fhir`; here are addresses and headers.

use axum::extract::{Path, RawQuery, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::Asking;
use crate::gateway::Resource;
use crate::gateway::fhir::query::{Handling, Name, Target, Way};
use crate::gateway::fhir::resources::{Json, MEDIA_TYPE, capability, outcome};
use crate::gateway::fhir::{Answer, Ask, Asker, Kind, Problem, read};
use crate::web::{AppState, Routes};

/// `/fhir/…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/fhir/metadata", metadata)
        .get("/fhir/{kind}", search)
        .get("/fhir/{kind}/{id}", one)
        .get("/fhir/{kind}/{id}/{operation}", operation)
}

async fn metadata(State(state): State<AppState>) -> Response {
    let portal = &state.portal;
    sent(
        StatusCode::OK,
        &capability(&portal.origin, &portal.municipality),
    )
}

async fn search(
    State(state): State<AppState>,
    asking: Asking,
    Path(kind): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kind = Kind::named(&kind).filter(|kind| kind.is_searched());
    let target = Target::Some(kind.ok_or(Problem::NotFound)?);
    answer(&state, asking, target, query, &headers).await
}

async fn one(
    State(state): State<AppState>,
    asking: Asking,
    Path((kind, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kind = Kind::named(&kind).ok_or(Problem::NotFound)?;
    let target = Target::One(kind, Name(id));
    answer(&state, asking, target, query, &headers).await
}

async fn operation(
    State(state): State<AppState>,
    asking: Asking,
    Path((kind, id, operation)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if (kind.as_str(), operation.as_str()) != ("Patient", "$everything") {
        return Err(Problem::NotFound);
    }
    let target = Target::Everything(Name(id));
    answer(&state, asking, target, query, &headers).await
}

async fn answer(
    state: &AppState,
    asking: Asking,
    target: Target,
    query: Option<String>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let handling = Handling::of(text(HeaderName::from_static("prefer")));
    let scopes = &asking.client.pass.scopes;
    let ask = Ask::new(target, query.as_deref().unwrap_or_default(), handling)?;
    if !ask.names_a_format() && !text(ACCEPT).is_none_or(takes_json) {
        return Err(Problem::Format);
    }
    let ask = ask.within(|kind, way| {
        let access = scopes.access(resource(kind));
        match way {
            Way::Read => access.read,
            Way::Search => access.search,
        }
    })?;
    let asker = Asker {
        institution: asking.client.institution.id,
        unit: asking.acting.unit,
        actor: asking.acting.actor,
        purpose: asking.acting.purpose,
        reason: asking.acting.reason,
        study: None,
    };
    let Answer { json, version } = read(&state.keep, &state.portal.origin, asker, &ask).await?;
    let Some(tag) = version.map(|version| format!("W/\"{version}\"")) else {
        return Ok(sent(StatusCode::OK, &json));
    };
    let known = text(IF_NONE_MATCH).is_some_and(|tags| has(tags, &tag));
    let mut response = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => sent(StatusCode::OK, &json),
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    Ok(response)
}

const fn resource(kind: Kind) -> Resource {
    match kind {
        Kind::Patient => Resource::Patient,
        Kind::Consent => Resource::Consent,
        Kind::Observation => Resource::Observation,
        Kind::DiagnosticReport => Resource::DiagnosticReport,
        Kind::Bundle => Resource::Bundle,
        Kind::Immunization => Resource::Immunization,
        Kind::Coverage => Resource::Coverage,
    }
}

/// Whether a client that accepts these takes FHIR's JSON.
fn takes_json(accept: &str) -> bool {
    let mut ranges = accept.split(',').map(|range| {
        let media = range.split(';').next().unwrap_or_default();
        media.trim().to_ascii_lowercase()
    });
    ranges.any(|media| {
        matches!(
            media.as_str(),
            "*/*" | "application/*" | "application/json" | "application/fhir+json"
        )
    })
}

/// Whether an entity tag is among these, compared weakly (RFC 9110 §8.8.3.2).
fn has(tags: &str, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    tags.split(',')
        .any(|it| it.trim() == "*" || bare(it) == bare(tag))
}

fn sent(status: StatusCode, json: &Json) -> Response {
    let Ok(body) = serde_json::to_vec(json) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    (status, [(CONTENT_TYPE, MEDIA_TYPE)], body).into_response()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if self.status().is_server_error() {
            tracing::error!(error.message = %self, "request failed");
        }
        sent(self.status(), &outcome(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_takes_json_by_any_of_its_names() {
        for accept in [
            "*/*",
            "application/fhir+json;q=0.9",
            "text/html, application/json",
        ] {
            assert!(takes_json(accept), "{accept}");
        }
        for accept in ["", "application/fhir+xml", "text/html"] {
            assert!(!takes_json(accept), "{accept}");
        }
    }

    #[test]
    fn a_tag_is_found_among_others() {
        for tags in ["W/\"3\"", "\"3\"", "W/\"1\", W/\"3\"", "*"] {
            assert!(has(tags, "W/\"3\""), "{tags}");
        }
        for tags in ["", "W/\"30\"", "3"] {
            assert!(!has(tags, "W/\"3\""), "{tags}");
        }
    }
}

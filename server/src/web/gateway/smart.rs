//! Where clients find out how to get in (SMART App Launch 2, "Conformance").

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::gateway::{ALGORITHMS, Resource};
use crate::web::{AppState, Routes};

/// The same beside the FHIR base and at the origin.
pub fn routes() -> Routes {
    Routes::new()
        .get("/.well-known/smart-configuration", configuration)
        .get("/fhir/.well-known/smart-configuration", configuration)
}

async fn configuration(State(state): State<AppState>) -> Json<Value> {
    let scopes = Resource::ALL.map(|resource| format!("system/{}.rs", resource.name()));
    Json(json!({
        "token_endpoint": state.gateway.token_endpoint(),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": ALGORITHMS,
        "grant_types_supported": ["client_credentials"],
        "scopes_supported": scopes,
        // Nobody is sent here to log in; the specification wants the list all the same.
        "code_challenge_methods_supported": ["S256"],
        "capabilities": ["client-confidential-asymmetric", "permission-v1", "permission-v2"],
    }))
}

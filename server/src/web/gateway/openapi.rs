//! `/gateway/openapi.json`: what there is beside FHIR, for programs that read descriptions (OpenAPI
//! 3.1). Each area describes its own handlers, by the types that they send and take; what there is
//! under `/fhir` is said by its CapabilityStatement.

use std::sync::OnceLock;

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use utoipa::OpenApi;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, ClientCredentials, Flow, OAuth2, Scopes, SecurityScheme,
};
use utoipa::openapi::{Info, OpenApi as Description, Server};

use super::outcome::Document;
use crate::config::Portal;
use crate::gateway::{Resource, TOKEN_PATH};
use crate::staff::session;
use crate::web::{AppState, Routes};

/// The description.
pub fn routes() -> Routes {
    Routes::new().get("/gateway/openapi.json", description)
}

/// What holds for every area.
#[derive(OpenApi)]
#[openapi(
    components(schemas(Document)),
    tags(
        (name = "client", description = "Getting in"),
        (name = "people", description = "What is about a person; each request stands in their log"),
        (name = "cases", description = "What citizens object to, for programs of officers"),
    )
)]
struct Common;

/// What these routes are described as.
pub fn describe(routes: &Routes, portal: &Portal) -> Description {
    let scopes = Resource::ALL.map(|it| (format!("system/{}.rs", it.name()), it.name().to_owned()));
    let token = format!("{}{TOKEN_PATH}", portal.origin);
    let flow = ClientCredentials::new(token, Scopes::from_iter(scopes));
    let token = SecurityScheme::OAuth2(OAuth2::new([Flow::ClientCredentials(flow)]));
    let session = ApiKeyValue::new(session::name(portal.is_https()));
    let session = SecurityScheme::ApiKey(ApiKey::Cookie(session));
    let mut common = Common::openapi();
    common.info = Info::new("Hikae", env!("CARGO_PKG_VERSION"));
    common.servers = Some(vec![Server::new(&portal.origin)]);
    let parts = common.components.get_or_insert_default();
    parts.add_security_scheme("token", token);
    parts.add_security_scheme("session", session);
    routes.description(common)
}

async fn description(State(state): State<AppState>) -> impl IntoResponse {
    static SAID: OnceLock<Description> = OnceLock::new();
    let portal = &state.portal;
    let said = SAID.get_or_init(|| describe(&crate::web::routes(portal.demo), portal));
    Json(said)
}

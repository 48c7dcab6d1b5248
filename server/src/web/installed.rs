//! What a browser keeps of the portal when it is put on a home screen or shows notifications: a
//! manifest, a service worker, and a page for when there is no connection. Nothing of anyone.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hikae_app::citizen::delivery::OfflinePage;
use hikae_app::i18n::{common, delivery};
use hikae_app::{Lang, WORKER};
use serde_json::{Map, json};

use super::{AppState, Routes, View};

/// The worker fetches from the portal alone, and runs nothing else.
const CSP_WORKER: &str = "default-src 'none'; connect-src 'self'";

/// The colour of the bar around the portal.
const COLOUR: &str = "#0017c1";

/// `/manifest.webmanifest`, `/service-worker.js`, `/offline`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/manifest.webmanifest", manifest)
        .get("/service-worker.js", worker)
        .get("/offline", offline)
}

/// The manifest (W3C Web Application Manifest), in the language of the portal.
async fn manifest(State(state): State<AppState>) -> Response {
    let names = state.assets.names();
    let icon = |path: &String, size: &str, purpose: &str| json!({ "src": path, "sizes": size, "type": "image/png", "purpose": purpose });
    let mut icons = vec![
        icon(&names.icon_small, "192x192", "any"),
        icon(&names.icon_large, "512x512", "any"),
        icon(&names.icon_maskable, "512x512", "maskable"),
    ];
    icons.retain(|icon| icon.get("src").is_some_and(|src| src != ""));
    let name = common::portal(Lang::Ja).plain();
    let manifest = json!({
        "id": "/",
        "name": format!("{name} - {}", state.portal.municipality),
        "short_name": name,
        "description": common::tagline(Lang::Ja, &state.portal.municipality).plain(),
        "lang": Lang::Ja.tag(),
        "start_url": "/home",
        "scope": "/",
        "display": "standalone",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": icons,
    });
    let kind = HeaderValue::from_static("application/manifest+json");
    (
        [
            (CONTENT_TYPE, kind),
            (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        ],
        manifest.to_string(),
    )
        .into_response()
}

/// The service worker, with its words and the files of the page that it keeps.
async fn worker(State(state): State<AppState>) -> Response {
    let names = state.assets.names();
    let words: Map<_, _> = Lang::ALL
        .into_iter()
        .map(|lang| {
            let said = json!({
                "tag": lang.tag(),
                "title": delivery::shows(lang).plain(),
                "body": delivery::shows_more(lang).plain(),
            });
            (lang.key().to_owned(), said)
        })
        .collect();
    let mut files = vec![&names.css, &names.icon, &names.icon_small];
    files.retain(|file| !file.is_empty());
    let script = WORKER
        .replace("@words@", &json!(words).to_string())
        .replace("@files@", &json!(files).to_string());
    let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
    (
        [
            (CONTENT_TYPE, kind),
            (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (
                CONTENT_SECURITY_POLICY,
                HeaderValue::from_static(CSP_WORKER),
            ),
        ],
        script,
    )
        .into_response()
}

async fn offline(view: View) -> Response {
    view.page(OfflinePage)
}

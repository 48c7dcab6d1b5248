//! The front page.

use hikae_app::citizen::landing::LandingPage;

use axum::response::Response;

use super::{Routes, View};

/// `GET /`.
pub fn routes() -> Routes {
    Routes::new().get("/", landing)
}

async fn landing(view: View) -> Response {
    view.page(LandingPage)
}

//! Handlers, one module per area: GET and POST of the same page side by side.
//!
//! An area lists its routes as [`Routes`]; [`routes`] puts them together and [`portal`] wraps
//! them in what holds for every request.

mod access_log;
mod account;
mod alerts;
mod app_link;
mod assets;
mod cases;
mod checkups;
mod coverage;
mod delivery;
mod demo_office;
mod demo_read;
mod demo_reader;
mod demo_staff;
mod error;
mod error_pages;
mod extract;
mod gateway;
mod headers;
mod health;
mod home;
mod installed;
mod insurance;
mod landing;
mod language;
mod limits;
mod log;
mod login;
mod notices;
mod passkey;
mod passkeys;
mod phone;
mod problem;
mod rates;
mod routes;
mod sharing;
mod staff;
mod state;
mod statement;
#[cfg(test)]
mod testing;
mod trace;
mod trail;
mod vaccinations;
mod visit;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

use crate::identity::session;

pub use assets::{AssetError, Assets};
pub use error::WebError;
pub use extract::{AtAnyLevel, Citizen, NotSignedIn, View};
pub use gateway::{Asking, Client, Outcome};
pub use language::local_path;
pub use routes::{Route, Routes};
pub use staff::{NoStaff, StaffMember};
pub use state::{AppState, Shared};

/// The largest form that is read; files come in by other routes with limits of their own.
const FORM_BYTES: usize = 256 * 1024;

/// Every route of the portal; those of the demo only when `demo`.
pub fn routes(demo: bool) -> Routes {
    let routes = Routes::new()
        .area(assets::routes())
        .area(language::routes())
        .area(health::routes())
        .area(landing::routes())
        .area(home::routes())
        .area(account::routes())
        .area(alerts::routes())
        .area(delivery::routes())
        .area(installed::routes())
        .area(passkeys::routes())
        .area(app_link::routes())
        .area(checkups::routes())
        .area(vaccinations::routes())
        .area(insurance::routes())
        .area(access_log::routes())
        .area(coverage::routes())
        .area(notices::routes())
        .area(statement::routes())
        .area(cases::routes())
        .area(rates::routes())
        .area(sharing::routes())
        .area(log::routes())
        .area(login::routes())
        .area(phone::routes())
        .area(visit::routes())
        .area(staff::routes())
        .area(gateway::routes());
    if demo {
        routes
            .area(demo_reader::routes())
            .area(demo_office::routes())
            .area(demo_read::routes())
            .area(demo_staff::routes())
    } else {
        routes
    }
}

/// The portal as a service.
pub fn portal(state: AppState) -> Router {
    let routes = routes(state.portal.demo);
    let common = ServiceBuilder::new()
        .layer(middleware::from_fn(trace::trace))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            headers::secure,
        ))
        .layer(session::layer(&state))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            error_pages::show,
        ))
        .layer(CatchPanicLayer::custom(error_pages::after_panic))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn_with_state(
            (state.clone(), routes.doors()),
            limits::guard,
        ))
        .layer(middleware::from_fn_with_state(state.clone(), trail::leave))
        .layer(DefaultBodyLimit::max(FORM_BYTES));
    routes
        .into_router()
        .fallback(|| async { WebError::NotFound })
        .layer(common)
        .with_state(state)
}

//! The list of routes beside the router made from it.
//!
//! axum does not tell what it serves. Every area registers its routes here, so that the
//! authorization matrix can be checked against the complete list.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{get, post};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Description;

use super::AppState;

/// One route: method and path template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Path template, as axum matches it.
    pub path: &'static str,
    /// `GET` or `POST`.
    pub method: &'static str,
}

/// Routes of one area, or of the whole portal.
#[derive(Default)]
pub struct Routes {
    router: Router<AppState>,
    list: Vec<Route>,
    doors: BTreeSet<Route>,
    described: Vec<Description>,
}

impl Routes {
    /// No routes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a GET.
    #[must_use]
    pub fn get<H: Handler<T, AppState>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("GET", path, get(handler))
    }

    /// Adds a POST.
    #[must_use]
    pub fn post<H: Handler<T, AppState>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("POST", path, post(handler))
    }

    /// Adds a POST by which someone tries to get in: how often is limited.
    #[must_use]
    pub fn door<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
    ) -> Self {
        let method = "POST";
        self.doors.insert(Route { path, method });
        self.post(path, handler)
    }

    /// The same as a GET, where getting in begins or ends with a link to another site.
    #[must_use]
    pub fn door_by_link<H: Handler<T, AppState>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
    ) -> Self {
        let method = "GET";
        self.doors.insert(Route { path, method });
        self.get(path, handler)
    }

    /// Adds the routes of an area.
    #[must_use]
    pub fn area(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        self.doors.extend(other.doors);
        self.described.extend(other.described);
        Self {
            router: self.router.merge(other.router),
            ..self
        }
    }

    /// Describes those of these routes that programs of others call.
    #[must_use]
    pub fn described<T: OpenApi>(mut self) -> Self {
        self.described.push(T::openapi());
        self
    }

    /// Every route, in the order in which they were added.
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// The routes by which someone tries to get in.
    pub fn doors(&self) -> Arc<BTreeSet<Route>> {
        Arc::new(self.doors.clone())
    }

    /// What is described, beside what holds for all of it.
    pub fn description(&self, common: Description) -> Description {
        let each = self.described.iter().cloned();
        each.fold(common, Description::merge_from)
    }

    /// The router.
    pub fn into_router(self) -> Router<AppState> {
        self.router
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        handler: axum::routing::MethodRouter<AppState>,
    ) -> Self {
        self.list.push(Route { path, method });
        Self {
            router: self.router.route(path, handler),
            ..self
        }
    }
}

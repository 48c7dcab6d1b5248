//! How often someone may try to get in: from one address, for one person, and everyone together.
//! Counted in the store, for all processes.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_client_ip::ClientIp;
use chrono::TimeDelta;

use super::{AppState, Route, WebError};
use crate::keep::Limit;

/// The routes at which someone tries to get in.
pub type Doors = Arc<BTreeSet<Route>>;

/// Lets a request pass, unless it is one too many at a door.
pub async fn guard(
    State((state, doors)): State<(AppState, Doors)>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let method = request.method().as_str();
    let leads_in =
        |door: &Route, path: &MatchedPath| door.path == path.as_str() && door.method == method;
    if !path.is_some_and(|path| doors.iter().any(|door| leads_in(door, path))) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(network) = Network::from_request_parts(&mut parts, &state).await;
    match tried(&state, &network).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(error) => error.into_response(),
    }
}

async fn tried(state: &AppState, network: &Network) -> Result<(), WebError> {
    let limits = state.portal.limits;
    let minute = TimeDelta::minutes(1);
    let one = Limit {
        of: "address",
        budget: limits.address,
        span: minute,
    };
    let all = Limit {
        of: "all",
        budget: limits.all,
        span: minute,
    };
    take(state, one, &[&network.0]).await?;
    take(state, all, &[]).await
}

/// Takes one of the tries of a person; `of` says of what kind `who` is.
///
/// # Errors
/// [`WebError::TooMany`].
pub async fn of_person(state: &AppState, of: &'static str, who: &[u8]) -> Result<(), WebError> {
    take(state, a_person(state, of), &[who]).await
}

/// Takes one of the tries with a name that anyone may type. Whoever types it has proved nothing, and
/// must not be able to keep its owner out: the tries of each network are counted apart.
///
/// # Errors
/// [`WebError::TooMany`].
pub async fn of_name(
    state: &AppState,
    of: &'static str,
    name: &[u8],
    network: &Network,
) -> Result<(), WebError> {
    take(state, a_person(state, of), &[name, &network.0]).await
}

fn a_person(state: &AppState, of: &'static str) -> Limit {
    Limit {
        of,
        budget: state.portal.limits.person,
        span: TimeDelta::minutes(10),
    }
}

async fn take(state: &AppState, limit: Limit, who: &[&[u8]]) -> Result<(), WebError> {
    match state.keep.take(limit, who).await? {
        None => Ok(()),
        Some(wait) => {
            tracing::warn!(reason = "too-many", of = limit.of, "refused at the door");
            Err(WebError::TooMany(wait))
        }
    }
}

/// From where a request comes. Nobody has one address of IPv6: what a household or an office is
/// given are the first 64 bits (RFC 6177).
pub struct Network(Vec<u8>);

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(address) => address.octets().to_vec(),
            IpAddr::V6(address) => address.octets().into_iter().take(8).collect(),
        })
    }
}

impl FromRequestParts<AppState> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        parts.extensions.insert(state.portal.client_address.clone());
        Ok(match ClientIp::from_request_parts(parts, state).await {
            Ok(ClientIp(address)) => address.into(),
            // Who cannot be told apart shares one budget.
            Err(_) => Self(Vec::new()),
        })
    }
}

#[cfg(test)]
mod tests;

//! The public log, for anyone: checkpoint and tiles (C2SP tlog-tiles). What its leaves say is not
//! public.

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hikae_core::transparency::{TILE, TileId};

use super::{AppState, Routes, WebError};
use crate::keep::CheckpointRow;
use crate::log;

/// What never changes under its name.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What grows every second.
const FRESH: &str = "public, max-age=1";

/// `/log/…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/log/checkpoint", checkpoint)
        .get("/log/witnessed", witnessed)
        .get("/log/key", key)
        .get("/log/tile/{*tile}", tile)
}

async fn checkpoint(State(state): State<AppState>) -> Result<Response, WebError> {
    let published = state.keep.log_checkpoint().await?;
    note(&state, published).await
}

/// The latest checkpoint that a witness has cosigned. The very latest may wait for them still.
async fn witnessed(State(state): State<AppState>) -> Result<Response, WebError> {
    let size = state.keep.log_witnessed().await?;
    let size = size.ok_or(WebError::NotFound)?;
    let published = state.keep.log_checkpoint_of(size).await?;
    note(&state, published).await
}

/// A checkpoint's note with what witnesses have added to it so far.
async fn note(state: &AppState, published: Option<CheckpointRow>) -> Result<Response, WebError> {
    let published = published.ok_or(WebError::NotFound)?;
    let mut note = published.note;
    for cosignature in state.keep.log_cosignatures(published.size).await? {
        note.extend(cosignature.line);
    }
    Ok(answer(note, "text/plain; charset=utf-8", FRESH))
}

async fn key(State(state): State<AppState>) -> Result<Response, WebError> {
    let signer = log::signer(&state.keep, &state.portal.origin)
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let key = format!("{}\n", signer.verifier());
    Ok(answer(key, "text/plain; charset=utf-8", FRESH))
}

/// A tile, whole (`0/x001/x234/067`) or its first hashes (`0/x001/x234/067.p/5`): either never
/// changes. One that the tree has not grown to is not there.
async fn tile(
    State(state): State<AppState>,
    Path(path): Path<String>,
) -> Result<Response, WebError> {
    let (name, width) = match path.split_once(".p/") {
        None => (path.as_str(), TILE),
        Some((name, width)) => (name, partial(width).ok_or(WebError::NotFound)?),
    };
    let id: TileId = name.parse().map_err(|_| WebError::NotFound)?;
    let tile = log::tiles(&state.keep, &[id]).await?.remove(&id);
    let width = usize::try_from(width).map_err(|_| WebError::NotFound)?;
    let hashes = tile.as_ref().and_then(|tile| tile.get(..width));
    let bytes: Vec<u8> = hashes
        .ok_or(WebError::NotFound)?
        .iter()
        .flat_map(|hash| hash.0)
        .collect();
    Ok(answer(bytes, "application/octet-stream", FOR_EVER))
}

/// The width of a tile that is not full, in its one way of being written.
fn partial(text: &str) -> Option<u64> {
    let width: u64 = text.parse().ok()?;
    ((1..TILE).contains(&width) && width.to_string() == text).then_some(width)
}

fn answer(body: impl IntoResponse, media: &'static str, cache: &'static str) -> Response {
    let mut response = body.into_response();
    let to = response.headers_mut();
    to.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    to.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

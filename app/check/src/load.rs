//! What is loaded.

use js_sys::{Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, window};

/// Tiles asked for at once.
pub const ABREAST: usize = 16;

/// Clocks that differ by more, in milliseconds, are worth a word.
const SKEW: f64 = 300_000.0;

/// Why the check did not come to its end.
#[derive(Debug, Clone, Copy)]
pub enum Trouble {
    /// Something could not be loaded.
    Offline,
    /// The person is not logged in any more.
    Session,
}

impl From<JsValue> for Trouble {
    fn from(_: JsValue) -> Self {
        Self::Offline
    }
}

/// Milliseconds by a clock that never goes back.
pub fn now() -> f64 {
    let clock = window().and_then(|window| window.performance());
    clock.map_or(0.0, |clock| clock.now())
}

/// A public text.
pub async fn text(path: &str) -> Result<String, Trouble> {
    let response = answered(asked(path)?).await?;
    if !response.ok() {
        return Err(Trouble::Offline);
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(Trouble::Offline)
}

/// A page of the person's entries, and whether the server's clock is far from this one's.
pub async fn entries(path: &str) -> Result<(Vec<u8>, bool), Trouble> {
    let response = answered(asked(path)?).await?;
    if response.redirected() {
        return Err(Trouble::Session);
    }
    if !response.ok() {
        return Err(Trouble::Offline);
    }
    let date = response.headers().get("date").ok().flatten();
    let skew = date.map(|date| (Date::parse(&date) - Date::now()).abs());
    Ok((
        bytes(&response).await?,
        skew.is_some_and(|skew| skew > SKEW),
    ))
}

/// Tiles; one that is not there is none.
pub async fn tiles(paths: impl Iterator<Item = &str>) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
    let asked: Vec<_> = paths
        .map(|path| asked(&format!("/log/tile/{path}")))
        .collect::<Result<_, _>>()?;
    let mut tiles = Vec::with_capacity(asked.len());
    for promise in asked {
        let response = answered(promise).await?;
        tiles.push(match response.status() {
            200 => Some(bytes(&response).await?),
            404 => None,
            _ => return Err(Trouble::Offline),
        });
    }
    Ok(tiles)
}

fn asked(path: &str) -> Result<JsFuture, Trouble> {
    let window = window().ok_or(Trouble::Offline)?;
    Ok(JsFuture::from(window.fetch_with_str(path)))
}

async fn answered(promise: JsFuture) -> Result<Response, Trouble> {
    Ok(promise.await?.dyn_into()?)
}

async fn bytes(response: &Response) -> Result<Vec<u8>, Trouble> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

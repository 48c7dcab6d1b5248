//! The packed browser files: read into memory once at start, served with their hash in the name.

use std::collections::HashMap;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use hikae_app::AssetNames;
use serde::Deserialize;

use super::{AppState, Routes, WebError};

/// Why the files could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum AssetError {
    /// A file is missing or unreadable.
    #[error("the packed browser files are incomplete: {path}: {source}", path = path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The manifest is not one.
    #[error("{path} is not a manifest: {source}", path = path.display())]
    Manifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

#[derive(Deserialize)]
struct Manifest {
    css: String,
    boot: String,
    passkey: String,
    push: String,
    check: String,
    icon: String,
    icon_small: String,
    icon_large: String,
    icon_maskable: String,
    files: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    path: String,
    file: String,
    #[serde(rename = "type")]
    media_type: String,
    encodings: Vec<String>,
}

struct Asset {
    media_type: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// The files, by URL path.
pub struct Assets {
    names: Arc<AssetNames>,
    files: HashMap<String, Asset>,
}

impl Assets {
    /// Loads what `manifest.json` in `folder` lists.
    ///
    /// # Errors
    /// A file that is listed cannot be read, or the manifest cannot be understood.
    pub fn load(folder: &FilePath) -> Result<Self, AssetError> {
        let path = folder.join("manifest.json");
        let manifest: Manifest = serde_json::from_slice(&read(&path)?)
            .map_err(|source| AssetError::Manifest { path, source })?;
        let mut files = HashMap::new();
        for listed in manifest.files {
            let plain = folder.join(&listed.file);
            let packed = |encoding: &str, suffix: &str| {
                listed
                    .encodings
                    .iter()
                    .any(|known| known == encoding)
                    .then(|| read(&folder.join(format!("{}.{suffix}", listed.file))))
                    .transpose()
            };
            let asset = Asset {
                media_type: HeaderValue::from_str(&listed.media_type)
                    .unwrap_or(HeaderValue::from_static("application/octet-stream")),
                brotli: packed("br", "br")?.map(Bytes::from),
                gzip: packed("gzip", "gz")?.map(Bytes::from),
                plain: read(&plain)?.into(),
            };
            files.insert(listed.path, asset);
        }
        let names = AssetNames {
            css: manifest.css,
            boot: manifest.boot,
            passkey: manifest.passkey,
            push: manifest.push,
            check: manifest.check,
            icon: manifest.icon,
            icon_small: manifest.icon_small,
            icon_large: manifest.icon_large,
            icon_maskable: manifest.icon_maskable,
        };
        Ok(Self {
            names: Arc::new(names),
            files,
        })
    }

    /// No files: for tests of handlers, whose pages link to none.
    pub fn none() -> Self {
        Self {
            names: Arc::default(),
            files: HashMap::new(),
        }
    }

    /// The names that pages link to.
    pub fn names(&self) -> Arc<AssetNames> {
        Arc::clone(&self.names)
    }
}

fn read(path: &FilePath) -> Result<Vec<u8>, AssetError> {
    std::fs::read(path).map_err(|source| AssetError::Unreadable {
        path: path.to_path_buf(),
        source,
    })
}

/// `GET /assets/…`.
pub fn routes() -> Routes {
    Routes::new().get("/assets/{*file}", serve)
}

async fn serve(
    State(state): State<AppState>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let asset = state
        .assets
        .files
        .get(&format!("/assets/{file}"))
        .ok_or(WebError::NotFound)?;
    let accepts = |encoding: &str| {
        headers
            .get(ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.split(',').any(|one| one.trim().starts_with(encoding)))
    };
    let (body, encoding) = match (&asset.brotli, &asset.gzip) {
        (Some(body), _) if accepts("br") => (body, Some("br")),
        (_, Some(body)) if accepts("gzip") => (body, Some("gzip")),
        _ => (&asset.plain, None),
    };
    let mut response = body.clone().into_response();
    let to = response.headers_mut();
    to.insert(CONTENT_TYPE, asset.media_type.clone());
    to.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    to.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        to.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

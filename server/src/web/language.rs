//! The language of the pages: a cookie of the person's choice, else what the browser asks for.

use axum::extract::{Path, Query};
use axum::http::header::{ACCEPT_LANGUAGE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use hikae_app::Lang;
use serde::Deserialize;

use super::{Routes, WebError};

const COOKIE: &str = "hikae-lang";

/// `GET /language/{key}?back=…`.
pub fn routes() -> Routes {
    Routes::new().get("/language/{key}", choose)
}

/// The language for a request with these headers.
pub fn of(headers: &HeaderMap) -> Lang {
    let chosen = CookieJar::from_headers(headers)
        .get(COOKIE)
        .and_then(|cookie| Lang::from_key(cookie.value()));
    chosen.unwrap_or_else(|| asked_for(headers))
}

/// English for a browser that prefers English to Japanese, Japanese for every other.
fn asked_for(headers: &HeaderMap) -> Lang {
    let wanted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    for one in wanted.split(',') {
        let tag = one
            .split(';')
            .next()
            .unwrap_or("")
            .trim()
            .to_ascii_lowercase();
        match tag.split('-').next() {
            Some("ja") => return Lang::Ja,
            Some("en") => return Lang::En,
            _ => {}
        }
    }
    Lang::Ja
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

async fn choose(
    Path(key): Path<String>,
    Query(Back { back }): Query<Back>,
) -> Result<Response, WebError> {
    let lang = Lang::from_key(&key).ok_or(WebError::NotFound)?;
    let cookie = format!(
        "{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
        lang.key()
    );
    let cookie = HeaderValue::try_from(cookie).map_err(|_| WebError::BadRequest)?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(local_path(&back))).into_response())
}

/// `path` if it leads to a page of this portal, else the front page: a link to the portal never
/// sends anyone elsewhere.
pub fn local_path(path: &str) -> &str {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if local { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookie: &str, accept: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", cookie.parse().unwrap());
        headers.insert("accept-language", accept.parse().unwrap());
        headers
    }

    #[test]
    fn the_person_s_choice_comes_before_the_browser_s() {
        assert_eq!(
            of(&headers("hikae-lang=easy", "en-US,en;q=0.9")),
            Lang::Easy
        );
        assert_eq!(of(&headers("", "en-US,en;q=0.9,ja;q=0.8")), Lang::En);
        assert_eq!(of(&headers("", "de, ja;q=0.5, en;q=0.4")), Lang::Ja);
        assert_eq!(of(&headers("hikae-lang=klingon", "de")), Lang::Ja);
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(local_path("/checkups?year=2026"), "/checkups?year=2026");
        for elsewhere in [
            "",
            "https://example.com/",
            "//example.com",
            "/\\example.com",
            "/a b",
            "javascript:1",
        ] {
            assert_eq!(local_path(elsewhere), "/");
        }
    }
}

//! What binds a ceremony to the browser that began it: a random secret in a cookie of its own,
//! because there is no session before the login.

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use time::Duration;

use crate::ambient::{Entropy, random};

/// A ceremony lasts two minutes; the secret outlives a few of them.
const KEPT_FOR: Duration = Duration::minutes(10);

/// The secret of one browser, 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Browser([u8; 32]);

impl Browser {
    /// The secret that the browser sent, if it has one.
    pub fn of(headers: &HeaderMap, https: bool) -> Option<Self> {
        let jar = CookieJar::from_headers(headers);
        let mut secret = [0; 32];
        hex::decode_to_slice(jar.get(name(https))?.value(), &mut secret).ok()?;
        Some(Self(secret))
    }

    /// A new secret.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self(random(entropy))
    }

    /// The bytes that bind.
    pub const fn secret(&self) -> &[u8] {
        &self.0
    }

    /// The cookie that carries it.
    pub fn cookie(&self, https: bool) -> Cookie<'static> {
        Cookie::build((name(https), hex::encode(self.0)))
            .path("/")
            .http_only(true)
            .secure(https)
            .same_site(SameSite::Lax)
            .max_age(KEPT_FOR)
            .build()
    }
}

/// Some browsers take `Secure` only over TLS, which a demo on this machine does not have.
const fn name(https: bool) -> &'static str {
    if https {
        "__Host-hikae-browser"
    } else {
        "hikae-browser"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", cookie.parse().unwrap());
        headers
    }

    #[test]
    fn a_browser_gives_back_the_secret_it_was_given() {
        let browser = Browser([0xab; 32]);
        for https in [true, false] {
            let cookie = browser.cookie(https);
            let (name, value) = cookie.name_value();
            let headers = sent(&format!("{name}={value}"));
            assert!(Browser::of(&headers, https) == Some(browser.clone()));
            assert!(Browser::of(&headers, !https).is_none());
        }
    }

    #[test]
    fn over_tls_the_cookie_is_one_that_no_other_host_can_set() {
        let cookie = Browser([1; 32]).cookie(true).to_string();
        assert!(cookie.starts_with("__Host-hikae-browser="));
        for attribute in ["HttpOnly", "Secure", "Path=/", "SameSite=Lax"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert!(!cookie.contains("Domain"));
    }

    #[test]
    fn anything_else_is_no_secret() {
        for cookie in ["hikae-browser=", "hikae-browser=abcd", "other=1"] {
            assert!(Browser::of(&sent(cookie), false).is_none());
        }
    }
}

//! By what a browser is known again: random secrets in cookies of their own. They open nothing,
//! and say nothing of who sits there.

use std::marker::PhantomData;

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use time::Duration;

use crate::ambient::{Entropy, random};

/// What binds a ceremony to the browser that began it, because there is no session before the
/// login.
pub type Browser = Secret<Ceremonies>;

/// By what a browser is known again at the next login.
pub type Device = Secret<Logins>;

/// By what a browser at an institution's reception is known.
pub type Desk = Secret<Receptions>;

/// What a secret is for.
pub trait Use {
    /// Name of its cookie: over TLS, where no other host can set it; and without, since some
    /// browsers take `Secure` only over TLS, which a demo on this machine does not have.
    const NAMES: [&'static str; 2];

    /// How long browsers keep it.
    const KEPT_FOR: Duration;
}

/// For ceremonies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ceremonies {}

impl Use for Ceremonies {
    const NAMES: [&'static str; 2] = ["__Host-hikae-browser", "hikae-browser"];

    /// A ceremony lasts two minutes; the secret outlives a few of them.
    const KEPT_FOR: Duration = Duration::minutes(10);
}

/// For logins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logins {}

impl Use for Logins {
    const NAMES: [&'static str; 2] = ["__Host-hikae-device", "hikae-device"];

    /// As long as browsers keep a cookie at most.
    const KEPT_FOR: Duration = Duration::days(400);
}

/// For receptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receptions {}

impl Use for Receptions {
    const NAMES: [&'static str; 2] = ["__Host-hikae-reception", "hikae-reception"];

    /// As long as it stands there.
    const KEPT_FOR: Duration = Duration::days(365);
}

/// The secret of one browser, 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<U>([u8; 32], PhantomData<U>);

impl<U: Use> Secret<U> {
    /// The secret that the browser sent, if it has one.
    pub fn of(headers: &HeaderMap, https: bool) -> Option<Self> {
        let jar = CookieJar::from_headers(headers);
        let mut secret = [0; 32];
        hex::decode_to_slice(jar.get(name::<U>(https))?.value(), &mut secret).ok()?;
        Some(Self(secret, PhantomData))
    }

    /// A new secret.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self(random(entropy), PhantomData)
    }

    /// The bytes.
    pub const fn secret(&self) -> &[u8] {
        &self.0
    }

    /// The cookie that carries it.
    pub fn cookie(&self, https: bool) -> Cookie<'static> {
        Cookie::build((name::<U>(https), hex::encode(self.0)))
            .path("/")
            .http_only(true)
            .secure(https)
            .same_site(SameSite::Lax)
            .max_age(U::KEPT_FOR)
            .build()
    }
}

const fn name<U: Use>(https: bool) -> &'static str {
    let [secure, plain] = U::NAMES;
    if https { secure } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::SystemEntropy;

    fn sent(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", cookie.parse().unwrap());
        headers
    }

    #[test]
    fn a_browser_gives_back_the_secret_it_was_given() {
        let browser = Browser::new(&SystemEntropy);
        for https in [true, false] {
            let cookie = browser.cookie(https);
            let (name, value) = cookie.name_value();
            let headers = sent(&format!("{name}={value}"));
            assert!(Browser::of(&headers, https) == Some(browser.clone()));
            assert!(Browser::of(&headers, !https).is_none());
            assert!(
                Device::of(&headers, https).is_none(),
                "one is not the other"
            );
        }
    }

    #[test]
    fn over_tls_the_cookies_are_ones_that_no_other_host_can_set() {
        let ceremonies = Browser::new(&SystemEntropy).cookie(true).to_string();
        let logins = Device::new(&SystemEntropy).cookie(true).to_string();
        assert!(ceremonies.starts_with("__Host-hikae-browser="));
        assert!(logins.starts_with("__Host-hikae-device="));
        for cookie in [ceremonies, logins] {
            for attribute in ["HttpOnly", "Secure", "Path=/", "SameSite=Lax"] {
                assert!(cookie.contains(attribute), "{cookie}");
            }
            assert!(!cookie.contains("Domain"));
        }
    }

    #[test]
    fn anything_else_is_no_secret() {
        for cookie in ["hikae-browser=", "hikae-browser=abcd", "other=1"] {
            assert!(Browser::of(&sent(cookie), false).is_none());
        }
    }
}

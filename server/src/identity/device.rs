//! By what a browser is known again at the next login: a random secret in a cookie of its own. It
//! opens nothing, and says nothing of who logged in here.

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use time::Duration;

use crate::ambient::{Entropy, random};

/// As long as browsers keep a cookie at most.
const KEPT_FOR: Duration = Duration::days(400);

/// The secret of one browser, 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Device([u8; 32]);

impl Device {
    /// The secret that the browser sent, or a new one.
    pub fn of(headers: &HeaderMap, https: bool, entropy: &dyn Entropy) -> Self {
        let jar = CookieJar::from_headers(headers);
        let mut secret = [0; 32];
        let sent = jar
            .get(name(https))
            .is_some_and(|cookie| hex::decode_to_slice(cookie.value(), &mut secret).is_ok());
        Self(if sent { secret } else { random(entropy) })
    }

    /// The bytes by which it is known.
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
        "__Host-hikae-device"
    } else {
        "hikae-device"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::SystemEntropy;

    #[test]
    fn a_browser_is_known_again_by_its_cookie_and_another_one_is_not() {
        for https in [true, false] {
            let device = Device::of(&HeaderMap::new(), https, &SystemEntropy);
            let cookie = device.cookie(https);
            let (name, value) = cookie.name_value();
            let mut headers = HeaderMap::new();
            headers.insert("cookie", format!("{name}={value}").parse().unwrap());
            assert!(Device::of(&headers, https, &SystemEntropy) == device);
            assert!(Device::of(&headers, !https, &SystemEntropy) != device);
        }
    }

    #[test]
    fn over_tls_the_cookie_is_one_that_no_other_host_can_set() {
        let cookie = Device([1; 32]).cookie(true).to_string();
        assert!(cookie.starts_with("__Host-hikae-device="), "{cookie}");
        for attribute in ["HttpOnly", "Secure", "Path=/", "SameSite=Lax"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
    }
}

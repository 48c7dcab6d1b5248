//! What a request says of the device that it comes from.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

use crate::web::{AppState, WebError};

/// The longest region that is shown.
const REGION: usize = 60;

/// The portal lets phones log in computers. Where it does not, there are no such pages.
pub struct Offered;

impl FromRequestParts<AppState> for Offered {
    type Rejection = WebError;

    async fn from_request_parts(_parts: &mut Parts, state: &AppState) -> Result<Self, WebError> {
        match state.portal.phone_login.offered {
            true => Ok(Self),
            false => Err(WebError::NotFound),
        }
    }
}

/// Whether a login by a phone is offered to this browser: not where it is on a phone itself (RFC
/// 10027: no cross-device flow on one device).
pub fn is_offered(state: &AppState, headers: &HeaderMap) -> bool {
    state.portal.phone_login.offered && !is_phone(headers)
}

/// Whether the browser says that it is on a phone or tablet (User-Agent Client Hints §3.3).
pub fn is_phone(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let agent = says(USER_AGENT.as_str()).unwrap_or_default();
    says("sec-ch-ua-mobile") == Some("?1")
        || ["Mobi", "Android", "iPhone", "iPad"]
            .iter()
            .any(|mark| agent.contains(mark))
}

/// Where the browser is, as far as the operator's proxy says. An address alone is no place: networks
/// of telephones and companies leave far from where people are.
pub fn region(state: &AppState, headers: &HeaderMap) -> Option<String> {
    let header = headers.get(state.portal.phone_login.region.as_ref()?)?;
    let text = std::str::from_utf8(header.as_bytes()).ok()?.trim();
    let shown: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(REGION)
        .collect();
    // What proxies say of an address that they do not know.
    (!shown.is_empty() && shown != "XX").then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let parse =
            |(name, value): &(&'static str, &str)| (name.parse().unwrap(), value.parse().unwrap());
        pairs.iter().map(parse).collect()
    }

    #[test]
    fn phones_and_tablets_are_known_by_what_they_say() {
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Safari/604.1";
        let android = "Mozilla/5.0 (Linux; Android 10; K) Chrome/150.0.0.0 Mobile Safari/537.36";
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0 Safari/537.36";
        for agent in [iphone, android] {
            assert!(is_phone(&headers(&[("user-agent", agent)])), "{agent}");
        }
        assert!(!is_phone(&headers(&[("user-agent", windows)])));
        assert!(is_phone(&headers(&[
            ("user-agent", windows),
            ("sec-ch-ua-mobile", "?1")
        ])));
        assert!(!is_phone(&HeaderMap::new()));
    }
}

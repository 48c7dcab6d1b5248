//! A browser without scripts.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as URL_SAFE_NO_PAD;
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::Site;
use crate::identity::testing::HANAKO;

/// A browser: it keeps cookies and nothing else.
#[derive(Default)]
pub(crate) struct Visitor {
    pub(crate) cookies: BTreeMap<String, String>,
}

pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) text: String,
}

impl Visitor {
    /// One that holds the token of a session.
    pub(crate) fn with_token(token: [u8; 16]) -> Self {
        let cookie = ("hikae".to_owned(), URL_SAFE_NO_PAD.encode(token));
        Self {
            cookies: [cookie].into(),
        }
    }

    /// The token of its session.
    pub(crate) fn token(&self) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(&self.cookies["hikae"]).unwrap()
    }

    pub(crate) async fn get(&mut self, site: &Site, path: &str) -> Page {
        self.send(site, Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    pub(crate) async fn post(&mut self, site: &Site, path: &str, form: &str) -> Page {
        let request = Request::post(path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        self.send(site, request).await
    }

    pub(crate) async fn send(&mut self, site: &Site, mut request: Request<Body>) -> Page {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        request
            .headers_mut()
            .insert(HOST, "localhost:8080".parse().unwrap());
        request
            .headers_mut()
            .insert(COOKIE, cookies.join("; ").parse().unwrap());
        let response = site.router.clone().oneshot(request).await.unwrap();
        self.remember(&response);
        let location = response.headers().get(LOCATION);
        let location = location
            .map_or("", |value| value.to_str().unwrap())
            .to_owned();
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Page {
            status,
            location,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    fn remember(&mut self, response: &Response<Body>) {
        for cookie in response.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (pair, attributes) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                assert!(attributes.contains("HttpOnly") && attributes.contains("SameSite=Lax"));
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Begins a login and answers the id of its ceremony.
    pub(crate) async fn begin(&mut self, site: &Site, next: &str) -> String {
        let began = self
            .post(site, "/login/card", &format!("next={next}"))
            .await;
        assert_eq!(began.status, StatusCode::SEE_OTHER);
        began
            .location
            .strip_prefix("/login/card/")
            .unwrap()
            .to_owned()
    }

    /// Types a PIN at the demo's reader.
    pub(crate) async fn pin(&mut self, site: &Site, ceremony: &str, pin: &str) -> Page {
        self.pin_of(site, ceremony, HANAKO, pin).await
    }

    async fn pin_of(&mut self, site: &Site, ceremony: &str, card: &str, pin: &str) -> Page {
        let form = format!("ceremony={ceremony}&card={card}&pin={pin}");
        self.post(site, "/demo/reader/sign", &form).await
    }

    /// Logs in with the card of 見本 花子, registering it if need be.
    pub(crate) async fn log_in(&mut self, site: &Site) -> Page {
        self.log_in_with(site, HANAKO, ["1001", "hanako1001"]).await
    }

    /// Logs in with a card, registering it if need be.
    pub(crate) async fn log_in_with(
        &mut self,
        site: &Site,
        card: &str,
        [pin, password]: [&str; 2],
    ) -> Page {
        let id = self.begin(site, "/account").await;
        let sent = self.pin_of(site, &id, card, pin).await;
        let outcome = self.get(site, &sent.location).await;
        if outcome.location != "/register" {
            return outcome;
        }
        assert_eq!(self.get(site, "/register").await.status, StatusCode::OK);
        let began = self.post(site, "/register/card", "").await;
        let id = began
            .location
            .strip_prefix("/login/card/")
            .unwrap()
            .to_owned();
        let sent = self.pin_of(site, &id, card, password).await;
        self.get(site, &sent.location).await
    }
}

//! Trying too often.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{Request, StatusCode};
use axum_client_ip::ClientIpSource;
use chrono::TimeDelta;
use tower::ServiceExt;

use crate::ambient::Clock;
use crate::config::Limits;
use crate::web::testing::{Site, Visitor, site, site_with};

const FEW: Limits = Limits {
    address: 3,
    person: 2,
    all: 5,
};

/// Begins a login over a connection from this address, with this header of a proxy.
async fn begin(site: &Site, address: &str, forwarded: &str) -> axum::response::Response {
    let mut request = Request::post("/login/card")
        .header("host", "localhost:8080")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-forwarded-for", forwarded)
        .body(Body::from("next=/home"))
        .unwrap();
    let from: SocketAddr = format!("{address}:1024").parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(from));
    site.router.clone().oneshot(request).await.unwrap()
}

async fn status(site: &Site, address: &str, forwarded: &str) -> StatusCode {
    begin(site, address, forwarded).await.status()
}

async fn few(source: ClientIpSource) -> Site {
    site_with(|portal| {
        portal.limits = FEW;
        portal.client_address = source;
    })
    .await
}

#[tokio::test]
async fn one_address_is_held_back_and_told_when_to_come_again_and_others_are_not() {
    let site = few(ClientIpSource::ConnectInfo).await;
    for _ in 0..3 {
        // What a browser says of itself is not believed.
        let forged = "203.0.113.9";
        assert_eq!(
            status(&site, "192.0.2.1", forged).await,
            StatusCode::SEE_OTHER
        );
    }
    let refused = begin(&site, "192.0.2.1", "203.0.113.10").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait: i64 = refused.headers()[RETRY_AFTER]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(status(&site, "192.0.2.2", "").await, StatusCode::SEE_OTHER);
    let later = site.clock.now() + TimeDelta::seconds(wait);
    site.clock.set(later);
    assert_eq!(status(&site, "192.0.2.1", "").await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn behind_a_proxy_it_is_the_address_that_the_proxy_saw() {
    let site = few(ClientIpSource::RightmostXForwardedFor).await;
    for n in 0..3 {
        let forged = format!("203.0.113.{n}, 198.51.100.7");
        assert_eq!(
            status(&site, "192.0.2.1", &forged).await,
            StatusCode::SEE_OTHER
        );
    }
    let again = status(&site, "192.0.2.1", "198.51.100.7").await;
    assert_eq!(again, StatusCode::TOO_MANY_REQUESTS);
    let other = status(&site, "192.0.2.1", "198.51.100.8").await;
    assert_eq!(other, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_addresses_of_one_household_are_one() {
    let site = few(ClientIpSource::ConnectInfo).await;
    for n in 1..=3 {
        let address = format!("[2001:db8:1:2::{n}]");
        assert_eq!(status(&site, &address, "").await, StatusCode::SEE_OTHER);
    }
    let again = status(&site, "[2001:db8:1:2:ffff::4]", "").await;
    assert_eq!(again, StatusCode::TOO_MANY_REQUESTS);
    let other = status(&site, "[2001:db8:1:3::1]", "").await;
    assert_eq!(other, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn everyone_together_is_held_back_too_and_pages_are_still_served() {
    let site = few(ClientIpSource::ConnectInfo).await;
    for n in 0..5 {
        let address = format!("192.0.2.{n}");
        assert_eq!(status(&site, &address, "").await, StatusCode::SEE_OTHER);
    }
    let one_more = status(&site, "192.0.2.9", "").await;
    assert_eq!(one_more, StatusCode::TOO_MANY_REQUESTS);
    let page = Visitor::default().get(&site, "/login").await;
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn one_person_does_not_log_in_without_end() {
    let site = site_with(|portal| {
        portal.limits = Limits {
            person: 2,
            ..Limits::default()
        };
    })
    .await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    assert_eq!(visitor.log_in(&site).await.location, "/account");
    let refused = visitor.log_in(&site).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.text.contains("しばらく待ってください"));
    let home = visitor.get(&site, "/account").await;
    assert_eq!(
        home.status,
        StatusCode::OK,
        "the session of before is still there"
    );
}

#[tokio::test]
async fn whoever_types_a_name_that_is_not_theirs_does_not_keep_its_owner_out() {
    let site = site_with(|portal| {
        portal.limits = Limits {
            person: 2,
            ..Limits::default()
        };
        portal.client_address = ClientIpSource::ConnectInfo;
    })
    .await;
    let typed = async |address: &str| {
        let mut request = Request::post("/staff/login/begin")
            .header("host", "localhost:8080")
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(r#"{"login": "mihon"}"#))
            .unwrap();
        let from: SocketAddr = format!("{address}:1024").parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(from));
        site.router.clone().oneshot(request).await.unwrap().status()
    };
    for _ in 0..2 {
        assert_eq!(typed("192.0.2.1").await, StatusCode::OK);
    }
    assert_eq!(typed("192.0.2.1").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(typed("192.0.2.2").await, StatusCode::OK);
}

#[tokio::test]
async fn every_post_without_a_login_is_a_door_or_says_why_it_is_none() {
    // They change nothing, end something, or are asked with a secret that is limited by itself.
    const NONE: [&str; 5] = [
        "/logout",
        "/staff/logout",
        "/visit/{id}/decline",
        "/visit/{id}/choose",
        "/reception",
    ];
    let site = site(false).await;
    let routes = crate::web::routes(false);
    for route in routes.list().iter().filter(|route| route.method == "POST") {
        let software = ["/gateway/", "/fhir/", "/staff/api/"];
        if software.iter().any(|begin| route.path.starts_with(begin)) {
            continue;
        }
        let path = route
            .path
            .replace("{id}", "01890a5d-ac96-774b-bcce-b302099a8057");
        let answer = Visitor::default().post(&site, &path, "").await;
        let led_to_login =
            answer.location.starts_with("/login") || answer.location.starts_with("/staff/login");
        let door = routes.doors().contains(route);
        assert!(
            door || led_to_login || NONE.contains(&route.path),
            "{} {}",
            route.path,
            answer.status
        );
    }
}

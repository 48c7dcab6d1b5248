//! The gateway's endpoints on what they might be sent: good requests with a few bytes changed.

use std::collections::BTreeMap;

use axum::http::header::{ACCEPT, IF_NONE_MATCH};
use axum::http::{HeaderValue, Uri};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use tokio::runtime::Handle;

use super::reading::known;
use super::*;
use crate::gateway::testing::changes::{changed, changes};

/// Runs a property that waits for answers.
fn hold<S: Strategy>(
    cases: u32,
    values: &S,
    property: impl AsyncFn(S::Value) -> Result<(), TestCaseError>,
) {
    let handle = Handle::current();
    let mut runner = TestRunner::new(Config::with_cases(cases));
    let ran = tokio::task::block_in_place(|| {
        runner.run(values, |value| handle.block_on(property(value)))
    });
    ran.unwrap();
}

/// So many requests at one instant are no rush.
async fn allow(town: &Town) {
    let many = Budget {
        institution: 1_000_000,
        actor: 1_000_000,
    };
    let keep = &town.site.state.keep;
    Admission::allow(keep, town.clinic, many).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_asked_for_is_answered_or_refused_in_one_shape() {
    let (town, name, _) = known().await;
    allow(&town).await;
    let assertion = town.software.assertion(town.now());
    let granted = town.post(form(&assertion, "system/*.rs")).await.json();
    let bearer = format!("Bearer {}", granted["access_token"].as_str().unwrap());
    let good = [
        format!(
            "Observation?patient={name}&date=ge2024-04-01T00:00:00%2B09:00&code=a%7Cb,c&_count=5"
        ),
        format!("Patient/{name}/$everything?start=2024&_type=Patient,Observation&_since=2026"),
        format!("Patient/{name}?_format=json"),
        format!("Observation/{name}.00000000000000000000.1?_pretty=true"),
    ];
    let values = (
        prop::sample::select(good.to_vec()),
        changes(),
        prop::option::of(changes()),
    );
    hold(400, &values, async |(path, changes, headers)| {
        let path = format!("/fhir/{}", changed(&path, &changes));
        let Ok(uri) = path.parse::<Uri>() else {
            return Ok(());
        };
        let mut request = Request::get(uri).header(AUTHORIZATION, &bearer);
        for (header, value) in [
            (ACCEPT.as_str(), "text/html, application/fhir+json;q=0.9"),
            ("prefer", "return=minimal; handling=strict"),
            (IF_NONE_MATCH.as_str(), "W/\"1\", \"2\""),
        ] {
            let value = headers.as_ref().map(|changes| changed(value, changes));
            if let Some(Ok(value)) = value.map(|it| HeaderValue::from_bytes(it.as_bytes())) {
                request = request.header(header, value);
            }
        }
        let answer = town.send(request.body(Body::empty()).unwrap()).await;
        let status = answer.status.as_u16();
        prop_assert!(
            matches!(status, 200 | 304 | 400 | 404 | 406),
            "{status} {path}"
        );
        if status == 304 {
            return Ok(());
        }
        prop_assert!(
            answer
                .header(CONTENT_TYPE)
                .starts_with("application/fhir+json"),
            "{path}"
        );
        let kind = answer.json()["resourceType"].clone();
        prop_assert_eq!(status != 200, kind == "OperationOutcome", "{}", path);
        prop_assert!(
            status == 200 || !answer.body.contains(&name),
            "a refusal repeats nothing"
        );
        Ok(())
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_token_is_answered_like_none_or_like_one_that_does_not_hold() {
    let town = town().await;
    let good = format!("Bearer {}", town.token().await);
    let none = Request::get("/gateway/me").body(Body::empty()).unwrap();
    let none = town.send(none).await;
    let ended = town.get("/gateway/me", "Bearer x").await;
    hold(400, &changes(), async |changes| {
        let other = changed(&good, &changes);
        // Case of the scheme, and spaces around, change nothing.
        let same = |text: &str| text.to_lowercase().replace(' ', "");
        let Ok(shown) = HeaderValue::from_bytes(other.as_bytes()) else {
            return Ok(());
        };
        prop_assume!(same(&other) != same(&good));
        let request = Request::get("/gateway/me").header(AUTHORIZATION, shown);
        let answer = town.send(request.body(Body::empty()).unwrap()).await;
        prop_assert!(answer == none || answer == ended, "{}", other);
        Ok(())
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_form_gets_a_token_or_one_of_the_words_of_the_standard() {
    let town = town().await;
    let refused = std::sync::Mutex::new(BTreeMap::<String, Answer>::new());
    hold(200, &changes(), async |changes| {
        let good = form(&town.software.assertion(town.now()), SCOPE);
        let answer = town.post(changed(&good, &changes)).await;
        prop_assert_eq!(answer.header(CACHE_CONTROL), "no-store");
        if answer.status == StatusCode::OK {
            return Ok(());
        }
        let (status, error) = answer.error();
        let wanted = match error.as_str() {
            "invalid_client" => 401,
            "invalid_request" | "invalid_scope" | "unsupported_grant_type" => 400,
            other => return Err(TestCaseError::fail(other.to_owned())),
        };
        prop_assert_eq!(status, wanted);
        let mut refused = refused.lock().unwrap();
        let first = refused.entry(error).or_insert_with(|| answer.clone());
        prop_assert_eq!(first, &answer, "one answer for each word");
        Ok(())
    });
}

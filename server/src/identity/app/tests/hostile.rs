//! What a good provider never says.

use serde_json::{Value, json};

use super::*;
use crate::identity::app::testing::{CLIENT, Signed, Trouble};

/// Linked, so that whatever is let through would be a login.
async fn linked() -> There {
    let there = There::new().await;
    registered(&there.all(Task::Register).await);
    there
}

async fn refused(there: &There) -> Option<Refusal> {
    match there.all(Task::Login).await {
        Outcome::Refused(refusal) => Some(refusal),
        _ => None,
    }
}

#[tokio::test]
async fn an_id_token_that_is_not_signed_by_the_provider_lets_nobody_in() {
    let there = linked().await;
    for (signed, header) in [
        (Signed::None, json!({})),
        (Signed::Hs256, json!({})),
        (Signed::Broken, json!({})),
        // A key that is not published, under its own name and under that of one that is.
        (Signed::Es256(9), json!({})),
        (Signed::Under(9, 1), json!({})),
        // The right key, and a header that says something else.
        (Signed::Es256(1), json!({ "kid": null })),
        (Signed::Es256(1), json!({ "kid": "another" })),
        (Signed::Es256(1), json!({ "alg": "ES384" })),
        (Signed::Es256(1), json!({ "alg": "none" })),
        (Signed::Es256(1), json!({ "crit": ["exp"] })),
        (Signed::Es256(1), json!({ "typ": "logout+jwt" })),
    ] {
        let about = format!("{signed:?} {header}");
        there.provider.conduct().signed = signed;
        there.provider.conduct().header = header;
        assert_eq!(refused(&there).await, Some(Refusal::Signature), "{about}");
    }
}

#[tokio::test]
async fn a_key_of_another_algorithm_is_not_taken_though_the_provider_publishes_it() {
    let there = There::new().await;
    there.provider.conduct().signed = Signed::Rs256;
    assert_eq!(refused(&there).await, Some(Refusal::Signature));
}

#[tokio::test]
async fn a_header_that_brings_its_own_key_is_not_listened_to() {
    let there = linked().await;
    there.provider.conduct().signed = Signed::Under(9, 1);
    there.provider.conduct().header = json!({
        "jku": "https://elsewhere.example/certs",
        "jwk": { "kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA" },
    });
    assert_eq!(refused(&there).await, Some(Refusal::Signature));
}

#[tokio::test]
async fn an_id_token_that_says_anything_else_than_was_asked_for_lets_nobody_in() {
    let there = linked().await;
    let now = there.house.clock.now().timestamp();
    let cases: &[(Value, Refusal)] = &[
        (
            json!({ "iss": "https://elsewhere.example" }),
            Refusal::Issuer,
        ),
        (json!({ "iss": "" }), Refusal::Issuer),
        (json!({ "aud": "RP00000002" }), Refusal::Audience),
        (json!({ "aud": [CLIENT, "RP00000002"] }), Refusal::Audience),
        (json!({ "aud": [] }), Refusal::Audience),
        (json!({ "azp": "RP00000002" }), Refusal::Audience),
        (json!({ "nonce": "another" }), Refusal::Nonce),
        (json!({ "nonce": null }), Refusal::Nonce),
        (json!({ "exp": now - 31 }), Refusal::Expired),
        (json!({ "iat": now - 3600 }), Refusal::Issued),
        (json!({ "iat": now + 3600 }), Refusal::Issued),
        (json!({ "nbf": now + 3600 }), Refusal::Issued),
        (json!({ "sub": "" }), Refusal::Subject),
        (json!({ "sub": "x".repeat(256) }), Refusal::Subject),
        (json!({ "acr": null }), Refusal::Acr),
        (json!({ "acr": "aal3" }), Refusal::Acr),
        (json!({ "acr": "aal2 crl" }), Refusal::Acr),
        (json!({ "acr": "aal3crl" }), Refusal::Acr),
        (json!({ "acr": "0" }), Refusal::Acr),
        (json!({ "auth_time": null }), Refusal::Time),
        (json!({ "auth_time": now - 3600 }), Refusal::Time),
        (json!({ "auth_time": now + 3600 }), Refusal::Time),
        // Without these it is no ID token.
        (json!({ "iss": null }), Refusal::Signature),
        (json!({ "sub": null }), Refusal::Signature),
        (json!({ "aud": null }), Refusal::Signature),
        (json!({ "exp": null }), Refusal::Signature),
        (json!({ "iat": null }), Refusal::Signature),
        (json!({ "exp": "tomorrow" }), Refusal::Signature),
    ];
    for (claims, expected) in cases {
        there.provider.conduct().claims = claims.clone();
        assert_eq!(refused(&there).await, Some(*expected), "{claims}");
    }
    there.provider.conduct().claims = json!({ "aud": [CLIENT], "acr": "crl aal3", "azp": null });
    assert_eq!(refused(&there).await, None, "said otherwise, and the same");
}

#[tokio::test]
async fn a_return_is_good_once_in_time_and_in_the_browser_that_went() {
    let there = linked().await;
    let brought = there.go(Task::Login).await;
    let state = Outcome::Refused(Refusal::State);
    let other = House::browser();
    assert_eq!(
        there.app.finish(Some(&other), &brought).await.unwrap(),
        state,
        "another browser"
    );
    assert_eq!(there.app.finish(None, &brought).await.unwrap(), state);
    assert!(
        matches!(there.back(&brought).await, Outcome::LoggedIn { .. }),
        "another browser does not take it away from the one that went"
    );
    assert_eq!(there.back(&brought).await, state, "twice");
    for text in ["", "AAAA", "not base64 !", &"A".repeat(10_000)] {
        let brought = Return {
            state: text.to_owned(),
            ..there.go(Task::Login).await
        };
        assert_eq!(there.back(&brought).await, state, "{text:.20}");
    }
    let late = there.go(Task::Login).await;
    there.house.wait(AWAY.num_seconds());
    assert_eq!(there.back(&late).await, state, "too late");
    assert_eq!(
        there.provider.asked("token"),
        2,
        "none of them was asked for"
    );
}

#[tokio::test]
async fn a_code_of_someone_else_is_of_no_use_in_another_browser() {
    let there = linked().await;
    let theirs = there.go(Task::Login).await;
    let mine = There {
        browser: House::browser(),
        app: there.provider.app(&there.house.keep),
        provider: there.provider.clone(),
        house: there.house,
    };
    let injected = Return {
        code: theirs.code,
        ..mine.go(Task::Login).await
    };
    // The verifier of this browser is not that of the code.
    assert_eq!(mine.back(&injected).await, Outcome::Refused(Refusal::Grant));
}

#[tokio::test]
async fn what_the_provider_says_to_the_browser_is_told_for_what_it_is() {
    let there = linked().await;
    for (error, expected) in [
        ("access_denied", Refusal::Declined),
        ("server_error", Refusal::Unreachable),
        ("temporarily_unavailable", Refusal::Unreachable),
        ("unauthorized_client", Refusal::Client),
        ("invalid_scope", Refusal::Provider),
        ("<script>", Refusal::Provider),
    ] {
        let brought = Return {
            error: Some(error.to_owned()),
            ..there.go(Task::Login).await
        };
        assert_eq!(there.back(&brought).await, Outcome::Refused(expected));
    }
    let without = Return {
        code: None,
        ..there.go(Task::Login).await
    };
    assert_eq!(there.back(&without).await, Outcome::Refused(Refusal::Code));
    let elsewhere = Return {
        iss: Some("https://elsewhere.example".to_owned()),
        ..there.go(Task::Login).await
    };
    assert_eq!(
        there.back(&elsewhere).await,
        Outcome::Refused(Refusal::Mixed)
    );
    let named = Return {
        iss: Some(there.provider.settings().issuer),
        ..there.go(Task::Login).await
    };
    assert!(matches!(there.back(&named).await, Outcome::LoggedIn { .. }));
}

#[tokio::test]
async fn an_endpoint_in_trouble_lets_nobody_in_and_is_told_for_what_it_is() {
    use Trouble::{Elsewhere, Huge, Says};
    let there = linked().await;
    for (trouble, expected) in [
        (Says(500, ""), Refusal::Unreachable),
        (Says(503, "<html>"), Refusal::Unreachable),
        (Huge, Refusal::Unreachable),
        (Elsewhere, Refusal::Unreachable),
        (Says(200, ""), Refusal::Answer),
        (Says(200, "[]"), Refusal::Answer),
        (
            Says(200, r#"{"access_token":"a","token_type":"Bearer"}"#),
            Refusal::Answer,
        ),
        (
            Says(
                200,
                r#"{"id_token":"a","access_token":"a","token_type":"DPoP"}"#,
            ),
            Refusal::Answer,
        ),
        (
            Says(
                200,
                r#"{"id_token":"a.b","access_token":"a","token_type":"bearer"}"#,
            ),
            Refusal::Signature,
        ),
        (Says(400, r#"{"error":"invalid_grant"}"#), Refusal::Grant),
        (Says(401, r#"{"error":"invalid_client"}"#), Refusal::Client),
    ] {
        there.provider.conduct().trouble = [("token", trouble)].into();
        assert_eq!(refused(&there).await, Some(expected), "{trouble:?}");
    }
    there.provider.conduct().trouble.clear();
    assert_eq!(refused(&there).await, None);
}

#[tokio::test]
async fn a_provider_that_never_answers_is_given_up() {
    let there = linked().await;
    there.provider.conduct().trouble = [("token", Trouble::Silent)].into();
    assert_eq!(refused(&there).await, Some(Refusal::Unreachable));
}

#[tokio::test]
async fn what_is_told_about_a_person_links_nobody_unless_it_is_whole_and_of_the_same_one() {
    use Trouble::{Elsewhere, Huge, Says};
    for (told, expected) in [
        (json!({ "sub": "someone-else" }), Refusal::OtherPerson),
        (json!({ "sub": null }), Refusal::Claims),
        (json!({ "name": null }), Refusal::Claims),
        (json!({ "address": "" }), Refusal::Claims),
        (json!({ "birthdate": "yesterday" }), Refusal::Claims),
        (json!({ "name": 7 }), Refusal::Claims),
    ] {
        let there = There::new().await;
        there.provider.conduct().told = told.clone();
        let outcome = there.all(Task::Register).await;
        assert_eq!(outcome, Outcome::Refused(expected), "{told}");
    }
    for (trouble, expected) in [
        (Says(500, ""), Refusal::Unreachable),
        (Huge, Refusal::Unreachable),
        (Says(401, ""), Refusal::Claims),
        (Elsewhere, Refusal::Claims),
        (Says(200, "no json"), Refusal::Claims),
    ] {
        let there = There::new().await;
        there.provider.conduct().trouble = [("userinfo", trouble)].into();
        let outcome = there.all(Task::Register).await;
        assert_eq!(outcome, Outcome::Refused(expected), "{trouble:?}");
    }
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_not_gone_to() {
    for trouble in [
        Trouble::Says(502, ""),
        Trouble::Huge,
        Trouble::Elsewhere,
        Trouble::Says(200, "no keys"),
    ] {
        let there = There::new().await;
        there.provider.conduct().trouble = [("certs", trouble)].into();
        let begun = there.app.begin(&there.browser, Task::Login, "/home").await;
        assert_eq!(begun.unwrap(), None, "{trouble:?}");
        there.provider.conduct().trouble.clear();
        there.house.wait(6);
        let begun = there.app.begin(&there.browser, Task::Login, "/home").await;
        assert!(begun.unwrap().is_some(), "it is back");
    }
}

#[tokio::test]
async fn keys_are_remembered_and_fetched_anew_when_the_provider_has_another() {
    let there = linked().await;
    for _ in 0..3 {
        assert_eq!(refused(&there).await, None);
    }
    assert_eq!(there.provider.asked("certs"), 1, "remembered");
    there.provider.conduct().published = vec![2];
    there.provider.conduct().signed = Signed::Es256(2);
    there.house.wait(6);
    assert_eq!(refused(&there).await, None);
    assert_eq!(there.provider.asked("certs"), 2, "rotated");
    there.provider.conduct().signed = Signed::Es256(1);
    there.house.wait(6);
    assert_eq!(
        refused(&there).await,
        Some(Refusal::Signature),
        "the old key signs nothing any more"
    );
    for _ in 0..3 {
        refused(&there).await;
    }
    assert_eq!(
        there.provider.asked("certs"),
        3,
        "not at every request that names an unknown key"
    );
}

#[tokio::test]
async fn a_portal_that_the_provider_does_not_know_is_told_so_and_nobody_is_let_in() {
    let there = linked().await;
    let mut settings = there.provider.settings();
    settings.key = p256::ecdsa::SigningKey::from_slice(&[99; 32]).unwrap();
    let stranger = There {
        app: there.provider.app_with(&there.house.keep, settings),
        ..there
    };
    assert_eq!(refused(&stranger).await, Some(Refusal::Client));
}

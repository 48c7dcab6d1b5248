//! The description of what programs call, beside what there is.

use std::collections::BTreeSet;

use super::*;
use crate::config::{PhoneLogin, Portal};
use crate::web::gateway::openapi::describe;
use crate::web::{Route, routes};

fn portal() -> Portal {
    Portal {
        origin: "https://kenko.mihon.example".to_owned(),
        municipality: "みほん市".to_owned(),
        municipality_code: "990019".to_owned(),
        case_days: 14,
        circulars: crate::config::Circulars::default(),
        limits: crate::config::Limits::default(),
        client_address: axum_client_ip::ClientIpSource::ConnectInfo,
        push: crate::deliver::push::Services::default(),
        phone_login: PhoneLogin::default(),
        demo: true,
    }
}

fn description() -> Value {
    serde_json::to_value(describe(&routes(true), &portal())).unwrap()
}

#[test]
fn every_route_for_programs_is_described_and_nothing_else() {
    let is_theirs = |route: &&Route| {
        let path = route.path;
        let begins = ["/gateway/", "/staff/api/"]
            .iter()
            .any(|it| path.starts_with(it));
        begins && path != "/gateway/openapi.json"
    };
    let routes = routes(true);
    let there = routes.list().iter().filter(is_theirs);
    let there: BTreeSet<_> = there
        .map(|route| format!("{} {}", route.method.to_lowercase(), route.path))
        .collect();
    let description = description();
    let paths = description["paths"].as_object().unwrap();
    let described: BTreeSet<_> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().keys();
            methods.map(move |method| format!("{method} {path}"))
        })
        .collect();
    assert_eq!(there, described);
}

#[test]
fn what_is_referred_to_is_there_and_the_description_stays_as_it_is() {
    let description = description();
    let text = format!("{description:#}");
    for reference in text.split("\"$ref\": \"#").skip(1) {
        let place = reference.split('"').next().unwrap();
        assert!(description.pointer(place).is_some(), "{place}");
    }
    insta::assert_snapshot!(text);
}

#[tokio::test]
async fn anyone_may_read_the_description() {
    let town = town().await;
    let request = Request::get("/gateway/openapi.json").body(Body::empty());
    let answer = town.send(request.unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(CONTENT_TYPE), "application/json");
    assert_eq!(answer.json()["openapi"], "3.1.0");
}

/// What a validator of others (openapi-spec-validator) says of a description; nothing if it is good.
fn faults(description: &Value) -> Option<String> {
    let python = std::env::var_os("HIKAE_PYTHON").unwrap_or_else(|| "python3".into());
    let program = "import json, sys
try:
    from openapi_spec_validator import OpenAPIV31SpecValidator
except ImportError:
    sys.exit(9)
print(*(error.message for error in OpenAPIV31SpecValidator(json.load(sys.stdin)).iter_errors()), sep='\\n')";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("openapi.json");
    std::fs::write(&file, description.to_string()).unwrap();
    let output = Command::new(python)
        .args(["-c", program])
        .stdin(std::fs::File::open(file).unwrap())
        .output()
        .ok()
        .filter(|output| output.status.code() != Some(9))?;
    assert!(output.status.success(), "{}", said(&output));
    Some(said(&output).trim().to_owned())
}

#[test]
fn a_validator_of_others_finds_nothing_wrong_with_the_description_and_finds_what_is() {
    let good = description();
    let Some(found) = faults(&good) else {
        skip("HIKAE_PYTHON names no Python with openapi-spec-validator");
        return;
    };
    assert_eq!(found, "");
    let mut bad = good;
    bad["paths"]["/gateway/me"]["get"]["responses"]["200"] = json!({ "body": 1 });
    assert_ne!(faults(&bad).unwrap(), "");
}

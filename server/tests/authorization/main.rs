//! Who may do what: every route × every kind of caller, as a golden table.
//!
//! The table is made by asking, not by reading the code. A route that has no row in `cases.rs`
//! fails the test, so nothing can be added without saying who may use it. Bodies count as well as
//! codes: nothing of the owner may stand in an answer to anyone else, whatever its code.

#[cfg(test)]
#[path = "../support/authenticator.rs"]
mod authenticator;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod portal;
#[cfg(test)]
#[expect(dead_code, reason = "RSA keys are tried where signatures are checked")]
#[path = "../support/software.rs"]
mod software;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cases::{Case, case};
use hikae_app::citizen::login::least_key;
use hikae_core::consent::Level;
use hikae_core::login::{Act, StepUp};
use hikae_server::web::{Route, routes};
use portal::{Answer, Caller, Portal, When};

#[test]
fn every_route_says_who_may_use_it() {
    for route in routes(true).list() {
        assert!(
            case(*route).is_some(),
            "{} {} has no row in cases.rs",
            route.method,
            route.path
        );
    }
}

#[test]
fn a_portal_that_is_no_demo_has_no_route_of_the_demo() {
    let demo: BTreeSet<Route> = routes(true).list().iter().copied().collect();
    let real: BTreeSet<Route> = routes(false).list().iter().copied().collect();
    for route in demo.difference(&real) {
        assert!(route.path.starts_with("/demo/"), "{}", route.path);
    }
    assert!(real.iter().all(|route| !route.path.starts_with("/demo")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_routes_and_callers() {
    let mut table = String::new();
    let all = routes(true);
    let mut list: Vec<Route> = all.list().to_vec();
    list.sort();
    for route in list {
        let Some(case) = case(route) else { continue };
        let _ = write!(table, "{} {}", route.method, route.path);
        let callers: &[Caller] = match route.path.starts_with("/staff") {
            true => &Caller::STAFF,
            false if case.client => &Caller::CLIENTS,
            false => &Caller::CITIZENS,
        };
        for caller in callers.iter().copied() {
            let portal = Portal::new(caller).await;
            let answer = portal.ask(route, &case, caller).await;
            check(&answer, route, &case, caller);
            let _ = write!(table, "\n    {caller:<13} {answer}");
        }
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_asks_for_more_than_a_login_gets_it_and_tells_what_is_needed() {
    let all = routes(true);
    for route in all.list() {
        let Some(case) = case(*route) else { continue };
        let Some(act) = case.act else { continue };
        for level in [Level::CrossDevice, Level::Passkey, Level::App, Level::Card] {
            for when in [When::JustNow, When::Before] {
                let caller = Caller::Proved(level, when);
                let portal = Portal::new(caller).await;
                let answer = portal.ask(*route, &case, caller).await;
                let about = format!("{act:?}: {caller} {when:?} {}: {answer}", answer.request);
                // To change anything takes something by itself.
                let first = if case.changes { Act::Change } else { Act::Look };
                let age = when.age();
                let reaches = first.allowed(level, age);
                match reaches.and_then(|()| act.allowed(level, age)) {
                    Ok(()) => assert!(!answer.status.is_client_error(), "{about}"),
                    Err(StepUp { least }) => {
                        assert_eq!(answer.status.as_u16(), 403, "{about}");
                        let asks = format!(r#"name="least" value="{}""#, least_key(least));
                        assert!(answer.text.contains(&asks), "{about}");
                        // The name is the header's, for its owner.
                        for secret in portal::SECRETS.iter().skip(1) {
                            assert!(!answer.text.contains(secret), "{about} shows {secret}");
                        }
                    }
                }
            }
        }
    }
}

/// What must hold whatever the golden table says.
fn check(answer: &Answer, route: Route, case: &Case, caller: Caller) {
    let about = format!("{caller} {}", answer.request);
    assert!(
        !answer.status.is_server_error(),
        "{about}: {}",
        answer.status
    );
    if caller != Caller::Owner && caller != Caller::CrossDevice {
        for secret in portal::SECRETS {
            let sent = case.shows_role.is_some_and(|(role, secrets)| {
                caller == Caller::Staff(role) && secrets.contains(&secret)
            });
            let meant = sent || case.shows_everyone.contains(&secret);
            assert!(
                !answer.text.contains(secret) || meant,
                "{about} shows {secret}"
            );
        }
    }
    if case.personal {
        match caller {
            Caller::Nobody
            | Caller::Staff(_)
            | Caller::Officer
            | Caller::Ended
            | Caller::Client
            | Caller::Suspended => {
                assert!(answer.leads_to_login(), "{about}: {answer}");
            }
            Caller::Other if case.names_the_owner => {
                assert_eq!(answer.status.as_u16(), 404, "{about}");
            }
            Caller::CrossDevice if case.changes => {
                assert_eq!(answer.status.as_u16(), 403, "{about}");
            }
            Caller::Other | Caller::CrossDevice | Caller::Owner | Caller::Proved(..) => {}
        }
        assert_eq!(answer.cache_control, "no-store", "{about}");
    }
    if case.client {
        let refused = answer.status.as_u16() == 401;
        assert_eq!(refused, caller != Caller::Client, "{about}: {answer}");
        assert_eq!(answer.cache_control, "no-store", "{about}");
    }
    if let Some(may) = case.staff {
        let has = match caller {
            Caller::Staff(role) => may.roles.is_none_or(|roles| roles.contains(&role)),
            Caller::Officer => may.officers,
            _ => {
                // A program is told, where a browser is led.
                let told = route.path.starts_with("/staff/api/") && answer.status.as_u16() == 401;
                assert!(told || answer.leads_to_staff_login(), "{about}: {answer}");
                return;
            }
        };
        assert_eq!(answer.status.as_u16() == 403, !has, "{about}: {answer}");
        assert_eq!(answer.cache_control, "no-store", "{about}");
    }
}

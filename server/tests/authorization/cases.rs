//! One row for each route: how it is asked, and what must hold of the answers.

use hikae_core::login::Act;
use hikae_core::staff::Role;
use hikae_server::web::Route;

use super::portal::Fixture;

/// How a route is asked.
pub struct Case {
    /// The path.
    pub path: fn(&Fixture) -> String,
    /// The form, or the JSON, that is posted.
    pub body: Option<fn(&Fixture) -> String>,
    /// It belongs to a person: only someone who is logged in gets an answer.
    pub personal: bool,
    /// It names something of the owner's: for another person it does not exist.
    pub names_the_owner: bool,
    /// It changes something: reading is not enough.
    pub changes: bool,
    /// It asks for more than that.
    pub act: Option<Act>,
    /// It is for staff: who of them gets an answer.
    pub staff: Option<May>,
    /// It is for institutions' software: only one with a token that holds gets an answer.
    pub client: bool,
    /// Secrets that everyone may see here.
    pub shows_everyone: &'static [&'static str],
    /// Secrets that staff with this role may see here, because their owner sent them there.
    pub shows_role: Option<(Role, &'static [&'static str])>,
}

/// Who of staff gets an answer.
#[derive(Clone, Copy)]
pub struct May {
    /// Whoever has one of these roles in the municipality; anyone in it, where none are named.
    pub roles: Option<&'static [Role]>,
    /// Privacy officers.
    pub officers: bool,
}

const STAFF: Case = Case {
    staff: Some(May {
        roles: None,
        officers: true,
    }),
    ..PUBLIC
};

const ADMINISTRATORS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Administrator]),
        officers: false,
    }),
    ..PUBLIC
};

const AUDITORS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Auditor]),
        officers: false,
    }),
    ..PUBLIC
};

const OVERSEERS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Administrator, Role::Auditor]),
        officers: false,
    }),
    ..PUBLIC
};

const WATCHERS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Auditor]),
        officers: true,
    }),
    ..PUBLIC
};

const CLERKS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Desk]),
        officers: false,
    }),
    ..PUBLIC
};

const AUTHORS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Author]),
        officers: false,
    }),
    ..PUBLIC
};

const APPROVERS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Approver]),
        officers: false,
    }),
    ..PUBLIC
};

const WRITERS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Author, Role::Approver]),
        officers: false,
    }),
    ..PUBLIC
};

const ANSWERERS: Case = Case {
    staff: Some(May {
        roles: Some(&[Role::Reviewer]),
        officers: true,
    }),
    ..PUBLIC
};

/// The name, and what the owner wrote.
const A_REPORT: Option<(Role, &[&str])> = Some((Role::Reviewer, &["見本 ひみつ", "秘密の所見"]));

const PUBLIC: Case = Case {
    path: |_| String::new(),
    body: None,
    personal: false,
    names_the_owner: false,
    changes: false,
    act: None,
    staff: None,
    client: false,
    shows_everyone: &[],
    shows_role: None,
};

const CLIENTS: Case = Case {
    client: true,
    ..PUBLIC
};

const MINE: Case = Case {
    personal: true,
    ..PUBLIC
};

const MY_THING: Case = Case {
    names_the_owner: true,
    ..MINE
};

const MY_CHANGE: Case = Case {
    changes: true,
    body: Some(|_| String::new()),
    ..MINE
};

const MY_THINGS_CHANGE: Case = Case {
    names_the_owner: true,
    ..MY_CHANGE
};

/// A ceremony that nobody began.
const NO_CEREMONY: &str = "019aa000-0000-7000-8000-000000000000";

/// The answer of a passkey to a ceremony that nobody began.
const NO_PROOF: &str = r#"{"ceremony":"019aa000-0000-7000-8000-000000000000","credential":{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA"}}}"#;

/// A passkey that nobody made.
const NO_PASSKEY: &str = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"attestationObject":"AAAA","clientDataJSON":"AAAA"}}"#;

/// The row of a route.
pub fn case(route: Route) -> Option<Case> {
    Some(match (route.method, route.path) {
        ("GET", "/login/app") => Case {
            path: |_| "/login/app?next=/checkups".to_owned(),
            ..PUBLIC
        },
        ("GET", "/login/app/return") => Case {
            path: |_| "/login/app/return?state=AAAA&code=1".to_owned(),
            ..PUBLIC
        },
        ("GET", "/login/app/refused/{why}") => Case {
            path: |_| "/login/app/refused/declined".to_owned(),
            ..PUBLIC
        },
        ("GET", "/login/app/removed") => Case {
            path: |_| "/login/app/removed".to_owned(),
            ..PUBLIC
        },
        ("GET", "/register/app") => Case {
            path: |_| "/register/app".to_owned(),
            ..PUBLIC
        },
        ("GET", "/register/app/begin") => Case {
            path: |_| "/register/app/begin".to_owned(),
            ..PUBLIC
        },
        ("GET", "/register/app/done") => Case {
            path: |_| "/register/app/done".to_owned(),
            ..MINE
        },
        ("GET", "/account/app") => Case {
            path: |_| "/account/app".to_owned(),
            ..MINE
        },
        ("POST", "/account/app/remove") => Case {
            path: |_| "/account/app/remove".to_owned(),
            body: Some(|at| format!("app={}", at.app)),
            ..MY_THINGS_CHANGE
        },
        ("GET", "/") => Case {
            path: |_| "/".to_owned(),
            ..PUBLIC
        },
        ("GET", "/assets/{*file}") => Case {
            path: |_| "/assets/none.css".to_owned(),
            ..PUBLIC
        },
        ("GET", "/language/{key}") => Case {
            path: |_| "/language/easy?back=/login".to_owned(),
            ..PUBLIC
        },
        ("GET", "/healthz") => Case {
            path: |_| "/healthz".to_owned(),
            ..PUBLIC
        },
        ("GET", "/log/checkpoint") => Case {
            path: |_| "/log/checkpoint".to_owned(),
            ..PUBLIC
        },
        ("GET", "/log/certificate") => Case {
            path: |_| "/log/certificate".to_owned(),
            ..PUBLIC
        },
        ("GET", "/log/key") => Case {
            path: |_| "/log/key".to_owned(),
            ..PUBLIC
        },
        ("GET", "/log/tile/{*tile}") => Case {
            path: |_| "/log/tile/0/000.p/1".to_owned(),
            ..PUBLIC
        },
        ("GET", "/log/witnessed") => Case {
            path: |_| "/log/witnessed".to_owned(),
            ..PUBLIC
        },
        ("GET", "/login") => Case {
            path: |_| "/login".to_owned(),
            ..PUBLIC
        },
        ("POST", "/login/card") => Case {
            path: |_| "/login/card".to_owned(),
            body: Some(|_| "next=%2Fhome".to_owned()),
            ..PUBLIC
        },
        ("POST", "/login/passkey/begin") => Case {
            path: |_| "/login/passkey/begin".to_owned(),
            body: Some(|_| "{}".to_owned()),
            ..PUBLIC
        },
        ("POST", "/login/passkey/finish") => Case {
            path: |_| "/login/passkey/finish".to_owned(),
            body: Some(|_| NO_PROOF.to_owned()),
            ..PUBLIC
        },
        ("GET", "/login/card/{ceremony}") => Case {
            path: |_| format!("/login/card/{NO_CEREMONY}"),
            ..PUBLIC
        },
        ("GET", "/login/card/{ceremony}/events") => Case {
            path: |_| format!("/login/card/{NO_CEREMONY}/events"),
            ..PUBLIC
        },
        ("GET", "/login/claim/{ceremony}") => Case {
            path: |_| format!("/login/claim/{NO_CEREMONY}"),
            ..PUBLIC
        },
        ("GET", "/login/refused/{why}") => Case {
            path: |_| "/login/refused/expired".to_owned(),
            ..PUBLIC
        },
        ("GET", "/login/again") => Case {
            path: |_| "/login/again".to_owned(),
            ..PUBLIC
        },
        ("POST", "/login/phone") => Case {
            path: |_| "/login/phone".to_owned(),
            body: Some(|_| "next=%2Fhome".to_owned()),
            ..PUBLIC
        },
        ("GET", "/login/phone/{id}") => Case {
            path: |at| format!("/login/phone/{}", at.phone_login),
            ..PUBLIC
        },
        ("GET", "/login/phone/{id}/events") => Case {
            path: |at| format!("/login/phone/{}/events", at.phone_login),
            ..PUBLIC
        },
        ("POST", "/login/phone/{id}") => Case {
            path: |at| format!("/login/phone/{}", at.phone_login),
            body: Some(|_| "code=000000".to_owned()),
            ..PUBLIC
        },
        ("GET", "/phone/{id}") => Case {
            path: |at| format!("/phone/{}", at.phone_login),
            ..MINE
        },
        ("POST", "/phone/{id}/decline") => Case {
            path: |at| format!("/phone/{}/decline", at.phone_login),
            ..MY_CHANGE
        },
        ("POST", "/phone/{id}/approve") => Case {
            path: |at| format!("/phone/{}/approve", at.phone_login),
            ..MY_CHANGE
        },
        ("POST", "/logout") => Case {
            path: |_| "/logout".to_owned(),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        ("POST", "/card/answer") => Case {
            path: |_| "/card/answer".to_owned(),
            body: Some(|_| {
                format!(r#"{{"ceremony":"{NO_CEREMONY}","certificate":"AAAA","signature":"AAAA"}}"#)
            }),
            ..PUBLIC
        },
        ("GET", "/register") => Case {
            path: |_| "/register".to_owned(),
            ..PUBLIC
        },
        ("POST", "/register/card") => Case {
            path: |_| "/register/card".to_owned(),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        ("POST", "/register/at-desk") => Case {
            path: |_| "/register/at-desk".to_owned(),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        ("GET", "/register/done") => Case {
            path: |_| "/register/done".to_owned(),
            ..MINE
        },
        ("GET", "/register/desk") => Case {
            path: |_| "/register/desk".to_owned(),
            ..PUBLIC
        },

        ("GET", "/home") => Case {
            path: |_| "/home".to_owned(),
            ..MINE
        },
        ("GET", "/checkups") => Case {
            path: |_| "/checkups".to_owned(),
            ..MINE
        },
        ("GET", "/checkups/items/{measure}") => Case {
            path: |_| "/checkups/items/systolic".to_owned(),
            ..MINE
        },
        ("GET", "/checkups/{id}") => Case {
            path: |at| format!("/checkups/{}", at.checkup),
            ..MY_THING
        },
        ("GET", "/checkups/{id}/versions/{version}") => Case {
            path: |at| format!("/checkups/{}/versions/1", at.checkup),
            ..MY_THING
        },
        ("GET", "/vaccinations") => Case {
            path: |_| "/vaccinations".to_owned(),
            ..MINE
        },
        ("GET", "/coverage") => Case {
            path: |_| "/coverage".to_owned(),
            ..MINE
        },
        ("GET", "/access-log") => Case {
            path: |_| "/access-log".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/statement") => Case {
            path: |_| "/access-log/statement".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/statement/print") => Case {
            path: |_| "/access-log/statement/print".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/statement.json") => Case {
            path: |_| "/access-log/statement.json".to_owned(),
            act: Some(Act::Export),
            ..MINE
        },
        ("GET", "/access-log/coverage") => Case {
            path: |_| "/access-log/coverage".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/operators") => Case {
            path: |_| "/access-log/operators".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/passes") => Case {
            path: |_| "/access-log/passes".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/verify") => Case {
            path: |_| "/access-log/verify".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/verify/entries") => Case {
            path: |_| "/access-log/verify/entries".to_owned(),
            ..MINE
        },
        ("GET", "/access-log/statement.pdf") => Case {
            path: |_| "/access-log/statement.pdf".to_owned(),
            act: Some(Act::Export),
            ..MINE
        },
        ("GET", "/access-log/audit-events.json") => Case {
            path: |_| "/access-log/audit-events.json".to_owned(),
            act: Some(Act::Export),
            ..MINE
        },
        ("GET", "/access-log/{id}") => Case {
            path: |at| format!("/access-log/{}", at.entry),
            ..MY_THING
        },

        ("GET", "/notices") => Case {
            path: |_| "/notices".to_owned(),
            ..MINE
        },
        ("POST", "/notices/read") => Case {
            path: |_| "/notices/read".to_owned(),
            body: Some(|_| "until=2026-11-21T03%3A00%3A00Z".to_owned()),
            ..MY_CHANGE
        },
        ("POST", "/notices/search") => Case {
            path: |_| "/notices/search".to_owned(),
            body: Some(|_| "q=%E5%81%A5%E8%A8%BA".to_owned()),
            ..MINE
        },
        ("GET", "/notices/{id}/calendar.ics") => Case {
            path: |at| format!("/notices/{}/calendar.ics", at.circular),
            ..MY_THING
        },
        ("GET", "/notices/{id}/file") => Case {
            path: |at| format!("/notices/{}/file", at.circular),
            ..MY_THING
        },
        ("GET", "/notices/{id}") => Case {
            path: |at| format!("/notices/{}", at.notice),
            ..MY_THING
        },
        ("POST", "/notices/{id}/archive") => Case {
            path: |at| format!("/notices/{}/archive", at.notice),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/notices/{id}/restore") => Case {
            path: |at| format!("/notices/{}/restore", at.notice),
            ..MY_THINGS_CHANGE
        },

        ("GET", "/institutions") => Case {
            path: |_| "/institutions".to_owned(),
            ..PUBLIC
        },
        ("GET", "/cases") => Case {
            path: |_| "/cases".to_owned(),
            ..MINE
        },
        ("GET", "/cases/{id}") => Case {
            path: |at| format!("/cases/{}", at.case),
            ..MY_THING
        },
        ("GET", "/cases/about/{record}") => Case {
            path: |at| format!("/cases/about/{}", at.checkup),
            ..MY_THING
        },
        ("GET", "/cases/new/{kind}/{id}") => Case {
            path: |at| format!("/cases/new/entry/{}", at.entry),
            ..MY_THING
        },
        ("POST", "/cases/new/{kind}/{id}") => Case {
            path: |at| format!("/cases/new/not-mine/{}", at.checkup),
            body: Some(|_| "reason=never-there&contact=here&step=check".to_owned()),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/cases/{id}/withdraw") => Case {
            path: |at| format!("/cases/{}/withdraw", at.case),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/cases/{id}/reopen") => Case {
            path: |at| format!("/cases/{}/reopen", at.case),
            ..MY_THINGS_CHANGE
        },

        ("GET", "/sharing") => Case {
            path: |_| "/sharing".to_owned(),
            ..MINE
        },
        ("GET", "/sharing/history") => Case {
            path: |_| "/sharing/history".to_owned(),
            ..MINE
        },
        ("GET", "/sharing/preview") => Case {
            path: |_| "/sharing/preview".to_owned(),
            ..MINE
        },
        ("GET", "/sharing/new") => Case {
            path: |_| "/sharing/new".to_owned(),
            ..MINE
        },
        ("GET", "/sharing/directives/{id}") => Case {
            path: |at| format!("/sharing/directives/{}", at.directive),
            ..MY_THING
        },
        ("POST", "/sharing/new") => Case {
            path: |_| "/sharing/new".to_owned(),
            body: Some(|_| "effect=deny".to_owned()),
            ..MY_CHANGE
        },
        ("GET", "/sharing/new/{draft}/{step}") => Case {
            path: |_| "/sharing/new/0/confirm".to_owned(),
            ..MINE
        },
        ("POST", "/sharing/new/{draft}/{step}") => Case {
            path: |_| "/sharing/new/0/confirm".to_owned(),
            ..MY_CHANGE
        },
        ("POST", "/sharing/new/{draft}/{step}/search") => Case {
            path: |_| "/sharing/new/0/who/search".to_owned(),
            ..MY_CHANGE
        },
        ("POST", "/sharing/change") => Case {
            path: |_| "/sharing/change".to_owned(),
            body: Some(|at| format!("directive={}", at.directive)),
            ..MY_THINGS_CHANGE
        },
        ("GET", "/sharing/numbers") => Case {
            path: |_| "/sharing/numbers".to_owned(),
            ..MINE
        },
        ("GET", "/sharing/numbers/{id}") => Case {
            path: |at| format!("/sharing/numbers/{}", at.clinic),
            ..MINE
        },
        ("POST", "/sharing/numbers/{id}") => Case {
            path: |at| format!("/sharing/numbers/{}", at.clinic),
            ..MY_CHANGE
        },
        ("POST", "/sharing/refuse") => Case {
            path: |_| "/sharing/refuse".to_owned(),
            body: Some(|at| format!("entry={}", at.entry)),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/sharing/end") => Case {
            path: |_| "/sharing/end".to_owned(),
            body: Some(|at| format!("directive={}&version=1", at.directive)),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/sharing/undo") => Case {
            path: |_| "/sharing/undo".to_owned(),
            body: Some(|at| format!("directive={}&version=1", at.directive)),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/sharing/seal") => Case {
            path: |_| "/sharing/seal".to_owned(),
            body: Some(|at| format!("record={}", at.checkup)),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/sharing/unseal") => Case {
            path: |_| "/sharing/unseal".to_owned(),
            body: Some(|at| format!("record={}", at.checkup)),
            ..MY_THINGS_CHANGE
        },

        ("GET", "/account/stop") => Case {
            path: |_| "/account/stop".to_owned(),
            ..MINE
        },
        ("POST", "/account/stop") => Case {
            path: |_| "/account/stop".to_owned(),
            ..MINE
        },
        ("GET", "/account/stopped") => Case {
            path: |_| "/account/stopped".to_owned(),
            ..PUBLIC
        },
        ("POST", "/account/open") => Case {
            path: |_| "/account/open".to_owned(),
            act: Some(Act::Unlock),
            ..MINE
        },
        ("GET", "/account/activity") => Case {
            path: |_| "/account/activity".to_owned(),
            ..MINE
        },
        ("GET", "/account") => Case {
            path: |_| "/account".to_owned(),
            ..MINE
        },
        ("GET", "/account/alerts") => Case {
            path: |_| "/account/alerts".to_owned(),
            ..MINE
        },
        ("POST", "/account/alerts") => Case {
            path: |_| "/account/alerts".to_owned(),
            body: Some(|_| "rule=emergency&channel=inbox&on=0".to_owned()),
            ..MY_CHANGE
        },
        ("GET", "/account/delivery") => Case {
            path: |_| "/account/delivery".to_owned(),
            ..MINE
        },
        // Of a browser that is none.
        ("POST", "/account/delivery/devices") => Case {
            path: |_| "/account/delivery/devices".to_owned(),
            body: Some(|_| "name=x&endpoint=x&p256dh=x&auth=x&key=x".to_owned()),
            ..MY_CHANGE
        },
        ("POST", "/account/delivery/devices/{id}/remove") => Case {
            path: |at| format!("/account/delivery/devices/{}/remove", at.device),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/account/delivery/wishes") => Case {
            path: |_| "/account/delivery/wishes".to_owned(),
            body: Some(|_| "subject=case&means=push&on=0".to_owned()),
            ..MY_CHANGE
        },
        ("POST", "/account/delivery/try") => Case {
            path: |_| "/account/delivery/try".to_owned(),
            ..MY_CHANGE
        },
        ("GET", "/manifest.webmanifest") => Case {
            path: |_| "/manifest.webmanifest".to_owned(),
            ..PUBLIC
        },
        ("GET", "/service-worker.js") => Case {
            path: |_| "/service-worker.js?lang=ja".to_owned(),
            ..PUBLIC
        },
        ("GET", "/offline") => Case {
            path: |_| "/offline".to_owned(),
            ..PUBLIC
        },
        ("GET", "/account/passkeys") => Case {
            path: |_| "/account/passkeys".to_owned(),
            ..MINE
        },
        ("POST", "/account/passkeys/begin") => Case {
            path: |_| "/account/passkeys/begin".to_owned(),
            body: Some(|_| "{}".to_owned()),
            act: Some(Act::AddPasskey),
            ..MY_CHANGE
        },
        // Of a ceremony that nobody began.
        ("POST", "/account/passkeys/finish") => Case {
            path: |_| "/account/passkeys/finish".to_owned(),
            body: Some(|_| format!(r#"{{"ceremony":"{NO_CEREMONY}","credential":{NO_PASSKEY}}}"#)),
            ..MY_CHANGE
        },
        ("GET", "/account/passkeys/{key}") => Case {
            path: |at| format!("/account/passkeys/{}", at.own_passkey),
            ..MY_THING
        },
        ("POST", "/account/passkeys/{key}/name") => Case {
            path: |at| format!("/account/passkeys/{}/name", at.own_passkey),
            body: Some(|_| "name=other".to_owned()),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/account/passkeys/{key}/remove") => Case {
            path: |at| format!("/account/passkeys/{}/remove", at.own_passkey),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/account/sessions/end") => Case {
            path: |_| "/account/sessions/end".to_owned(),
            body: Some(|at| format!("session={}", at.session)),
            ..MY_THINGS_CHANGE
        },
        ("POST", "/account/sessions/end-others") => Case {
            path: |_| "/account/sessions/end-others".to_owned(),
            ..MY_CHANGE
        },
        ("POST", "/session/extend") => Case {
            path: |_| "/session/extend".to_owned(),
            changes: false,
            ..MY_CHANGE
        },

        ("GET", "/staff") => Case {
            path: |_| "/staff".to_owned(),
            ..STAFF
        },
        ("GET", "/staff/login") => Case {
            path: |_| "/staff/login".to_owned(),
            ..PUBLIC
        },
        ("POST", "/staff/login/begin") => Case {
            path: |_| "/staff/login/begin".to_owned(),
            body: Some(|_| r#"{"login":"author"}"#.to_owned()),
            ..PUBLIC
        },
        ("POST", "/staff/login/finish") => Case {
            path: |_| "/staff/login/finish".to_owned(),
            body: Some(|_| NO_PROOF.to_owned()),
            ..PUBLIC
        },
        ("POST", "/staff/logout") => Case {
            path: |_| "/staff/logout".to_owned(),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        ("GET", "/staff/join/{token}") => Case {
            path: |at| format!("/staff/join/{}", at.invitation),
            ..PUBLIC
        },
        ("POST", "/staff/join/begin") => Case {
            path: |_| "/staff/join/begin".to_owned(),
            body: Some(|at| format!(r#"{{"invitation":"{}"}}"#, at.invitation)),
            ..PUBLIC
        },
        ("POST", "/staff/join/finish") => Case {
            path: |_| "/staff/join/finish".to_owned(),
            body: Some(|at| {
                let invitation = &at.invitation;
                format!(
                    r#"{{"ceremony":"{NO_CEREMONY}","invitation":"{invitation}","credential":{NO_PASSKEY}}}"#
                )
            }),
            ..PUBLIC
        },
        ("GET", "/staff/account") => Case {
            path: |_| "/staff/account".to_owned(),
            ..STAFF
        },
        ("POST", "/staff/account/passkeys/begin") => Case {
            path: |_| "/staff/account/passkeys/begin".to_owned(),
            body: Some(|_| "{}".to_owned()),
            ..STAFF
        },
        ("POST", "/staff/account/passkeys/finish") => Case {
            path: |_| "/staff/account/passkeys/finish".to_owned(),
            body: Some(|_| format!(r#"{{"ceremony":"{NO_CEREMONY}","credential":{NO_PASSKEY}}}"#)),
            ..STAFF
        },
        // Another member's passkey: not found.
        ("POST", "/staff/account/passkeys/remove") => Case {
            path: |_| "/staff/account/passkeys/remove".to_owned(),
            body: Some(|at| format!("key={}", at.passkey)),
            ..STAFF
        },
        ("GET", "/staff/people") => Case {
            path: |_| "/staff/people".to_owned(),
            ..ADMINISTRATORS
        },
        ("GET", "/staff/people/invite") => Case {
            path: |_| "/staff/people/invite".to_owned(),
            ..ADMINISTRATORS
        },
        ("POST", "/staff/people/invite") => Case {
            path: |_| "/staff/people/invite".to_owned(),
            body: Some(|_| "login=new&name=x&kind=office&office=y&role=author".to_owned()),
            ..ADMINISTRATORS
        },
        ("POST", "/staff/people/withdraw") => Case {
            path: |_| "/staff/people/withdraw".to_owned(),
            body: Some(|at| format!("invitation={}", at.invited)),
            ..ADMINISTRATORS
        },
        ("GET", "/staff/people/{id}") => Case {
            path: |at| format!("/staff/people/{}", at.member),
            ..ADMINISTRATORS
        },
        ("POST", "/staff/people/{id}/post") => Case {
            path: |at| format!("/staff/people/{}/post", at.member),
            body: Some(|_| "kind=office&office=y&role=auditor".to_owned()),
            ..ADMINISTRATORS
        },
        ("POST", "/staff/people/{id}/end") => Case {
            path: |at| format!("/staff/people/{}/end", at.member),
            body: Some(|_| "sure=yes".to_owned()),
            ..ADMINISTRATORS
        },
        ("GET", "/staff/audit") => Case {
            path: |_| "/staff/audit".to_owned(),
            ..OVERSEERS
        },
        ("GET", "/staff/oversight") => Case {
            path: |_| "/staff/oversight?from=2026-11-01&until=2026-11-30".to_owned(),
            ..AUDITORS
        },
        ("POST", "/staff/oversight/look") => Case {
            path: |_| "/staff/oversight/look".to_owned(),
            body: Some(|at| format!("entry={}&reason=x", at.entry)),
            ..AUDITORS
        },

        ("GET", "/staff/cases") => Case {
            path: |_| "/staff/cases".to_owned(),
            ..ANSWERERS
        },
        ("GET", "/staff/cases/{id}") => Case {
            path: |at| format!("/staff/cases/{}", at.case),
            shows_role: A_REPORT,
            ..ANSWERERS
        },
        ("POST", "/staff/cases/{id}/answer") => Case {
            path: |at| format!("/staff/cases/{}/answer", at.case),
            body: Some(|_| "finding=corrected&words=x".to_owned()),
            ..ANSWERERS
        },
        ("GET", "/staff/notices") => Case {
            path: |_| "/staff/notices".to_owned(),
            ..WRITERS
        },
        ("POST", "/staff/notices") => Case {
            path: |_| "/staff/notices".to_owned(),
            body: Some(|_| "from=".to_owned()),
            ..AUTHORS
        },
        ("GET", "/staff/notices/{id}") => Case {
            path: |at| format!("/staff/notices/{}", at.draft),
            ..WRITERS
        },
        ("GET", "/staff/notices/{id}/edit") => Case {
            path: |at| format!("/staff/notices/{}/edit", at.draft),
            ..AUTHORS
        },
        ("POST", "/staff/notices/{id}/edit") => Case {
            path: |at| format!("/staff/notices/{}/edit", at.draft),
            body: Some(|_| "change=1&ja_title=x".to_owned()),
            ..AUTHORS
        },
        ("POST", "/staff/notices/{id}/look") => Case {
            path: |at| format!("/staff/notices/{}/look", at.draft),
            body: Some(|_| "change=1".to_owned()),
            ..AUTHORS
        },
        ("GET", "/staff/notices/{id}/samples") => Case {
            path: |at| format!("/staff/notices/{}/samples", at.draft),
            ..WRITERS
        },
        ("POST", "/staff/notices/{id}/submit") => Case {
            path: |at| format!("/staff/notices/{}/submit", at.draft),
            body: Some(|_| "change=1".to_owned()),
            ..AUTHORS
        },
        ("POST", "/staff/notices/{id}/approve") => Case {
            path: |at| format!("/staff/notices/{}/approve", at.draft),
            body: Some(|_| "change=1".to_owned()),
            ..APPROVERS
        },
        ("POST", "/staff/notices/{id}/return") => Case {
            path: |at| format!("/staff/notices/{}/return", at.draft),
            body: Some(|_| "change=1&words=x".to_owned()),
            ..APPROVERS
        },
        ("POST", "/staff/notices/{id}/stop") => Case {
            path: |at| format!("/staff/notices/{}/stop", at.draft),
            body: Some(|_| "change=1".to_owned()),
            ..WRITERS
        },
        ("POST", "/staff/notices/{id}/correct") => Case {
            path: |at| format!("/staff/notices/{}/correct", at.draft),
            body: Some(|_| "change=1".to_owned()),
            ..AUTHORS
        },
        ("GET", "/staff/notices/{id}/file") => Case {
            path: |at| format!("/staff/notices/{}/file", at.draft),
            ..AUTHORS
        },
        // No form with a file.
        ("POST", "/staff/notices/{id}/file") => Case {
            path: |at| format!("/staff/notices/{}/file", at.draft),
            body: Some(|_| "seen=1".to_owned()),
            ..AUTHORS
        },
        ("POST", "/staff/notices/{id}/file/remove") => Case {
            path: |at| format!("/staff/notices/{}/file/remove", at.draft),
            body: Some(|_| "seen=1".to_owned()),
            ..AUTHORS
        },
        // It has none.
        ("GET", "/staff/notices/{id}/attachment") => Case {
            path: |at| format!("/staff/notices/{}/attachment", at.draft),
            ..WRITERS
        },
        ("GET", "/staff/desk") => Case {
            path: |_| "/staff/desk".to_owned(),
            ..CLERKS
        },
        ("POST", "/staff/desk/find") => Case {
            path: |_| "/staff/desk/find".to_owned(),
            body: Some(|_| "number=00000000".to_owned()),
            ..CLERKS
        },
        ("POST", "/staff/desk/readings") => Case {
            path: |_| "/staff/desk/readings".to_owned(),
            body: Some(|_| "resident=nobody&seen=passport".to_owned()),
            ..CLERKS
        },
        ("GET", "/staff/desk/{number}") => Case {
            path: |_| "/staff/desk/0000-0000".to_owned(),
            ..CLERKS
        },
        ("POST", "/staff/desk/{number}/owner") => Case {
            path: |_| "/staff/desk/0000-0000/owner".to_owned(),
            body: Some(|_| "resident=nobody&seen=passport".to_owned()),
            ..CLERKS
        },
        ("POST", "/staff/desk/{number}/agree") => Case {
            path: |_| "/staff/desk/0000-0000/agree".to_owned(),
            body: Some(|_| "sure=yes".to_owned()),
            ..CLERKS
        },
        ("POST", "/staff/desk/{number}/print") => Case {
            path: |_| "/staff/desk/0000-0000/print".to_owned(),
            body: Some(|_| String::new()),
            ..CLERKS
        },
        ("POST", "/staff/desk/{number}/end") => Case {
            path: |_| "/staff/desk/0000-0000/end".to_owned(),
            body: Some(|_| String::new()),
            ..CLERKS
        },
        ("GET", "/staff/findings") => Case {
            path: |_| "/staff/findings".to_owned(),
            ..WATCHERS
        },
        ("GET", "/staff/findings/{id}") => Case {
            path: |at| format!("/staff/findings/{}", at.finding),
            ..WATCHERS
        },
        ("POST", "/staff/findings/{id}/answer") => Case {
            path: |at| format!("/staff/findings/{}/answer", at.finding),
            body: Some(|_| "verdict=explained&words=x".to_owned()),
            ..AUDITORS
        },
        ("GET", "/staff/reviews") => Case {
            path: |_| "/staff/reviews".to_owned(),
            ..AUDITORS
        },
        ("GET", "/staff/reviews/{id}") => Case {
            path: |at| format!("/staff/reviews/{}", at.case),
            ..AUDITORS
        },
        ("POST", "/staff/reviews/{id}/answer") => Case {
            path: |at| format!("/staff/reviews/{}/answer", at.case),
            body: Some(|_| "finding=justified&words=x".to_owned()),
            ..AUDITORS
        },
        ("GET", "/staff/api/cases") => Case {
            path: |_| "/staff/api/cases".to_owned(),
            ..ANSWERERS
        },
        ("GET", "/staff/api/cases/{id}") => Case {
            path: |at| format!("/staff/api/cases/{}", at.case),
            shows_role: A_REPORT,
            ..ANSWERERS
        },
        ("POST", "/staff/api/cases/{id}/answer") => Case {
            path: |at| format!("/staff/api/cases/{}/answer", at.case),
            body: Some(|_| r#"{"finding":"corrected","words":"x"}"#.to_owned()),
            ..ANSWERERS
        },

        ("GET", "/.well-known/smart-configuration") => Case {
            path: |_| "/.well-known/smart-configuration".to_owned(),
            ..PUBLIC
        },
        ("GET", "/fhir/.well-known/smart-configuration") => Case {
            path: |_| "/fhir/.well-known/smart-configuration".to_owned(),
            ..PUBLIC
        },
        ("GET", "/gateway/openapi.json") => Case {
            path: |_| "/gateway/openapi.json".to_owned(),
            ..PUBLIC
        },
        ("POST", "/gateway/token") => Case {
            path: |_| "/gateway/token".to_owned(),
            body: Some(|_| "grant_type=client_credentials".to_owned()),
            ..PUBLIC
        },
        ("GET", "/gateway/me") => Case {
            path: |_| "/gateway/me".to_owned(),
            ..CLIENTS
        },
        ("POST", "/gateway/heartbeat") => Case {
            path: |_| "/gateway/heartbeat".to_owned(),
            body: Some(|_| String::new()),
            ..CLIENTS
        },

        ("POST", "/gateway/emergencies") => Case {
            path: |_| "/gateway/emergencies".to_owned(),
            body: Some(|at| format!(r#"{{"pseudonym":"{}"}}"#, at.pseudonym)),
            ..CLIENTS
        },

        ("POST", "/gateway/visits") => Case {
            path: |_| "/gateway/visits".to_owned(),
            body: Some(|_| r#"{"categories":["checkup"]}"#.to_owned()),
            ..CLIENTS
        },
        ("GET", "/gateway/visits/{id}") => Case {
            path: |at| format!("/gateway/visits/{}", at.visit),
            ..CLIENTS
        },

        ("GET", "/visit/{id}") => Case {
            path: |at| format!("/visit/{}", at.visit),
            ..PUBLIC
        },
        ("POST", "/visit/{id}/card") => Case {
            path: |at| format!("/visit/{}/card", at.visit),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        ("POST", "/visit/{id}/decline") => Case {
            path: |_| format!("/visit/{NO_CEREMONY}/decline"),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        ("GET", "/visit/{id}/choose") => Case {
            path: |at| format!("/visit/{}/choose", at.visit),
            ..PUBLIC
        },
        ("POST", "/visit/{id}/choose") => Case {
            path: |at| format!("/visit/{}/choose", at.visit),
            body: Some(|_| "category=checkup".to_owned()),
            ..PUBLIC
        },
        ("GET", "/visit/{id}/done") => Case {
            path: |at| format!("/visit/{}/done", at.visit),
            ..PUBLIC
        },
        ("GET", "/reception") => Case {
            path: |_| "/reception".to_owned(),
            ..PUBLIC
        },
        ("POST", "/reception") => Case {
            path: |_| "/reception".to_owned(),
            body: Some(|_| "category=checkup".to_owned()),
            ..PUBLIC
        },
        ("GET", "/reception/join/{token}") => Case {
            path: |_| "/reception/join/none".to_owned(),
            ..PUBLIC
        },
        ("POST", "/reception/join") => Case {
            path: |_| "/reception/join".to_owned(),
            body: Some(|_| "token=none".to_owned()),
            ..PUBLIC
        },

        ("POST", "/gateway/disaster/lookup") => Case {
            path: |_| "/gateway/disaster/lookup".to_owned(),
            body: Some(|_| {
                r#"{"name":"見本 ひみつ","birthDate":"1961-11-03","sex":"female","address":"x"}"#
                    .to_owned()
            }),
            ..CLIENTS
        },
        ("POST", "/gateway/eligibility") => Case {
            path: |_| "/gateway/eligibility".to_owned(),
            body: Some(|at| format!(r#"{{"rows":[{{"pseudonym":"{}"}}]}}"#, at.pseudonym)),
            ..CLIENTS
        },
        ("POST", "/gateway/moves") => Case {
            path: |_| "/gateway/moves".to_owned(),
            body: Some(|_| r#"{"number":"1001"}"#.to_owned()),
            ..CLIENTS
        },
        ("GET", "/gateway/overlaps") => Case {
            path: |_| "/gateway/overlaps".to_owned(),
            ..CLIENTS
        },

        ("GET", "/fhir/metadata") => Case {
            path: |_| "/fhir/metadata".to_owned(),
            ..PUBLIC
        },
        ("GET", "/fhir/{kind}") => Case {
            path: |at| format!("/fhir/Observation?patient={}", at.pseudonym),
            ..CLIENTS
        },
        ("GET", "/fhir/{kind}/{id}") => Case {
            path: |at| format!("/fhir/Patient/{}", at.pseudonym),
            ..CLIENTS
        },
        ("GET", "/fhir/{kind}/{id}/{operation}") => Case {
            path: |at| format!("/fhir/Patient/{}/$everything", at.pseudonym),
            ..CLIENTS
        },

        ("GET", "/demo/staff") => Case {
            path: |_| "/demo/staff".to_owned(),
            ..PUBLIC
        },
        ("POST", "/demo/staff") => Case {
            path: |_| "/demo/staff".to_owned(),
            body: Some(|_| "part=admin".to_owned()),
            ..PUBLIC
        },
        ("GET", "/demo/reader") => Case {
            path: |_| "/demo/reader".to_owned(),
            ..PUBLIC
        },
        ("GET", "/demo/reader/{card}") => Case {
            path: |_| "/demo/reader/hanako".to_owned(),
            ..PUBLIC
        },
        ("GET", "/demo/reader/{card}/office") => Case {
            path: |_| "/demo/reader/hanako/office".to_owned(),
            ..PUBLIC
        },
        ("POST", "/demo/reader/office") => Case {
            path: |_| "/demo/reader/office".to_owned(),
            body: Some(|_| "card=nobody&deed=lose".to_owned()),
            ..PUBLIC
        },
        ("POST", "/demo/reader/sign") => Case {
            path: |_| "/demo/reader/sign".to_owned(),
            body: Some(|_| format!("ceremony={NO_CEREMONY}&card=hanako&pin=0000")),
            ..PUBLIC
        },
        ("POST", "/demo/reader/reset") => Case {
            path: |_| "/demo/reader/reset".to_owned(),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        ("POST", "/demo/reception") => Case {
            path: |_| "/demo/reception".to_owned(),
            body: Some(|_| "part=nobody".to_owned()),
            ..PUBLIC
        },
        ("GET", "/demo/read") => Case {
            path: |_| "/demo/read".to_owned(),
            ..PUBLIC
        },
        ("GET", "/demo/read/{part}") => Case {
            path: |_| "/demo/read/clinic".to_owned(),
            ..PUBLIC
        },
        ("POST", "/demo/read/{part}") => Case {
            path: |_| "/demo/read/clinic".to_owned(),
            body: Some(|_| String::new()),
            ..PUBLIC
        },
        _ => return None,
    })
}

use std::collections::BTreeSet;
use std::fmt::Write as _;

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::{InstitutionLabel, Outcome};
use hikae_core::ids::{CaseId, DirectiveId, EntryId, InstitutionId};
use hikae_core::notice::{AccountChange, CaseStep, Channel, DigestLine, Rule};

use super::words::{digest_line, more, way};
use super::*;
use crate::page::AssetNames;
use crate::render;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn id<T>(make: fn(DateTime<Utc>, [u8; 10]) -> T, n: u8) -> T {
    make(at("2026-11-20T00:00:00Z"), [n; 10])
}

fn alert(rules: &[Rule]) -> Notice {
    Notice::Alert {
        rules: rules.iter().copied().collect::<BTreeSet<_>>(),
        entry: id(EntryId::new, 1),
        institution: InstitutionLabel {
            id: id(InstitutionId::new, 1),
            name: "みほん中央病院".into(),
            kind: InstitutionKind::Hospital,
            unit: Some("救急科".into()),
        },
        purpose: Purpose::Emergency,
        outcome: Outcome::Partly,
    }
}

fn every_kind() -> Vec<Notice> {
    let case = |step, institution: Option<&str>| Notice::Case {
        case: id(CaseId::new, 1),
        institution: institution.map(Into::into),
        step,
    };
    let hospital = Some("みほん中央病院");
    let set = |on| Notice::Account {
        change: AccountChange::AlertSet {
            rule: Rule::FirstRead,
            channel: Channel::Inbox,
            on,
        },
    };
    let passkey = |change| Notice::Account { change };
    let name = || "わたしのスマホ".to_owned();
    let linked = |replaced| Notice::Account {
        change: AccountChange::AppLinked { replaced },
    };
    vec![
        alert(&[Rule::FirstRead]),
        alert(&[Rule::FirstRead, Rule::Emergency, Rule::Proxy]),
        alert(&[Rule::FirstRead, Rule::AfterDeny]),
        alert(&[Rule::Proxy]),
        Notice::Digest {
            from: at("2026-11-09T01:00:00Z"),
            until: at("2026-11-15T14:59:00Z"),
            lines: vec![DigestLine {
                institution: id(InstitutionId::new, 1),
                name: "みほん市".into(),
                purpose: Purpose::NoticeTargeting,
                times: 3,
                by_machine: 2,
                withheld: 1,
            }],
        },
        case(CaseStep::Opened, hospital),
        case(CaseStep::Answered, None),
        case(CaseStep::Escalated, hospital),
        case(CaseStep::Reviewed, hospital),
        Notice::Sharing {
            directive: id(DirectiveId::new, 1),
            version: 2,
        },
        Notice::PhoneLogin {
            device: "Windows / Edge".into(),
            region: Some("JP".into()),
        },
        Notice::NewDevice {
            device: "Firefox / Linux".into(),
        },
        Notice::Account {
            change: AccountChange::Exported,
        },
        linked(false),
        linked(true),
        Notice::Account {
            change: AccountChange::AppRemoved,
        },
        set(true),
        set(false),
        passkey(AccountChange::PasskeyAdded { name: name() }),
        passkey(AccountChange::PasskeyRemoved { name: name() }),
        passkey(AccountChange::PasskeyCopied { name: name() }),
        passkey(AccountChange::PasskeysEnded),
    ]
}

#[test]
fn every_kind_of_notice_says_what_happened_and_leads_there() {
    let mut table = String::new();
    for lang in Lang::ALL {
        for about in every_kind() {
            let _ = writeln!(table, "{} · {}", lang.key(), headline(lang, &about));
            if let Some(more) = more(lang, &about) {
                let _ = writeln!(table, "  {more}");
            }
            if let Notice::Digest { lines, .. } = &about {
                for line in lines {
                    let _ = writeln!(table, "  - {}", digest_line(lang, line));
                }
            }
            if let Some((words, address)) = way(lang, &about) {
                let _ = writeln!(table, "  [{words}] {address}");
            }
        }
    }
    insta::assert_snapshot!(table);
}

fn frame(unread: u64) -> Frame {
    Frame {
        lang: Lang::En,
        demo: false,
        municipality: "みほん市".into(),
        who: Some("見本 花子".into()),
        staff: None,
        unread,
        path: "/notices".into(),
        session_seconds: None,
        assets: std::sync::Arc::new(AssetNames::default()),
    }
}

fn page(notices: Vec<Received>) -> NoticesPage {
    NoticesPage {
        done: None,
        inbox: notices.len() as u64,
        unread: 0,
        notices,
        archived: 0,
        shows_archived: false,
        page: 1,
        now: at("2026-11-21T03:00:00Z"),
    }
}

#[test]
fn an_empty_inbox_says_so_and_offers_nothing_to_do() {
    let html = render(&frame(0), page(Vec::new()));
    assert!(html.contains("No messages yet"), "{html}");
    assert!(!html.contains("/notices/read"), "{html}");
    assert!(!html.contains(r#"class="count""#), "{html}");
}

#[test]
fn the_navigation_says_how_many_are_new() {
    let html = render(&frame(3), page(Vec::new()));
    assert!(html.contains("3 new"), "{html}");
}

#[test]
fn a_hostile_name_is_text_and_no_reading() {
    let notice = Notice::NewDevice {
        device: "<b>《x》{name}".into(),
    };
    let hostile = Received {
        id: id(NoticeId::new, 1),
        made_at: at("2026-11-21T03:00:00Z"),
        unread: true,
        archived: false,
        notice,
    };
    let html = render(&frame(1), page(vec![hostile.clone()]));
    assert!(html.contains("&lt;b&gt;《x》{name}"), "{html}");
    let one = NoticePage {
        received: hostile,
        event: None,
    };
    let html = render(&frame(1), one);
    assert!(html.contains("&lt;b&gt;《x》{name}"), "{html}");
}

#[test]
fn long_inboxes_are_paged_and_an_archived_notice_can_be_put_back() {
    let one = Received {
        id: id(NoticeId::new, 1),
        made_at: at("2026-11-21T03:00:00Z"),
        unread: false,
        archived: true,
        notice: alert(&[Rule::Emergency]),
    };
    let html = render(
        &frame(0),
        NoticesPage {
            done: Some(Done::Archived(id(NoticeId::new, 2))),
            archived: 41,
            shows_archived: true,
            page: 2,
            ..page(vec![one])
        },
    );
    assert!(html.contains("Page 2 of 3"), "{html}");
    assert!(html.contains("/notices?show=archived&amp;page=3"), "{html}");
    assert!(html.contains("/restore"), "{html}");
    assert!(html.contains("Undo"), "{html}");
}

use std::collections::BTreeSet;
use std::fmt::Write as _;

use hikae_core::circular::text::{Run, Template};
use hikae_core::circular::{self, AgeAt, File, Texts};
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::{InstitutionLabel, Outcome};
use hikae_core::ids::{CaseId, CircularId, DirectiveId, EntryId, FileId, InstitutionId};
use hikae_core::notice::{AccountChange, Arrived, CaseStep, Channel, DigestLine, Rule, Why};

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

fn arrived() -> Arrived {
    let text = |title: &str, body: &str| {
        let name = |_| Some(vec![Run::Words("見本 <b>花子".into())]);
        Template::parse(title, body).unwrap().fill(name).unwrap()
    };
    Arrived {
        circular: id(CircularId::new, 1),
        office: "健康課《にせ》".into(),
        topic: Topic::Checkup,
        statutory: true,
        texts: Texts {
            ja: text("健診のご案内", "((氏名))様\n\n・保険証"),
            plain: text("健診《けんしん》の お知《し》らせ", "((氏名))さん"),
            en: text("Your checkup", "Dear ((name))"),
        },
        link: Some("https://www.mihon.example/kenshin?a=1".into()),
        valid_until: "2026-11-20".parse().ok(),
        event: "2026-12-01".parse().ok(),
        file: Some(File {
            id: id(FileId::new, 1),
            name: "案内.pdf".into(),
            bytes: 2049,
        }),
        why: Why::Rule {
            rule: circular::Rule::Age {
                from: 65,
                to: 65,
                at: AgeAt::FiscalYearEnd,
            },
        },
        entry: id(EntryId::new, 1),
        corrects: None,
    }
}

fn letter(arrived: Arrived, after: After) -> NoticePage {
    NoticePage {
        received: Received {
            id: id(NoticeId::new, 1),
            made_at: at("2026-11-21T03:00:00Z"),
            unread: true,
            archived: false,
            notice: Notice::Circular(Box::new(arrived)),
        },
        event: None,
        after,
        today: "2026-11-21".parse().unwrap(),
        deliveries: Vec::new(),
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
        Notice::Circular(Box::new(arrived())),
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
        shown: notices.len() as u64,
        topic: None,
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
        after: After::default(),
        today: "2026-11-21".parse().unwrap(),
        deliveries: Vec::new(),
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
            shown: 41,
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

#[test]
fn a_circular_says_from_whom_why_and_until_when_and_leads_on() {
    let html = render(&frame(1), letter(arrived(), After::default()));
    for part in [
        "健康課《にせ》",
        "Your checkup",
        "Dear 見本 &lt;b&gt;花子",
        "people who turn 65 in this fiscal year",
        "1 December 2026",
        "This is over",
        r#"href="https://www.mihon.example/kenshin?a=1""#,
        "www.mihon.example",
        "案内.pdf (PDF, 3 kB)",
        "calendar.ics",
        "is counted",
        "Required by law",
        "/cases/new/notice/",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("was corrected"), "{html}");
}

#[test]
fn a_wrong_circular_and_its_correction_lead_to_each_other() {
    let other = id(NoticeId::new, 2);
    let after = After {
        corrected_by: Some(other),
        report: None,
    };
    let wrong = render(&frame(1), letter(arrived(), after));
    let right = Arrived {
        corrects: Some(other),
        why: Why::Reached,
        ..arrived()
    };
    let right = render(&frame(1), letter(right, After::default()));
    for html in [wrong, right] {
        assert!(html.contains(&format!("/notices/{other}")), "{html}");
    }
}

#[test]
fn the_list_can_be_narrowed_to_a_topic() {
    let page = NoticesPage {
        topic: Some(Topic::Disaster),
        shows_archived: true,
        archived: 3,
        ..page(Vec::new())
    };
    let html = render(&frame(0), page);
    assert!(html.contains("no messages on this topic"), "{html}");
    let here = r#"href="/notices?show=archived&amp;topic=disaster" aria-current="true""#;
    assert!(html.contains(here), "{html}");
    assert!(!html.contains(r#"href="/notices?topic=checkup""#), "{html}");
}

#[test]
fn words_are_found_in_every_language_and_spelling_and_all_must_be_there() {
    let notice = Notice::Circular(Box::new(arrived()));
    for (typed, found) in [
        ("ケンシン", false),
        ("健診", true),
        ("ｙｏｕｒ　CHECKUP", true),
        ("保険証 健康課", true),
        ("保険証 ワクチン", false),
        ("花子", true),
    ] {
        let (needle, error) = Needle::new(typed);
        assert_eq!(error, None);
        assert_eq!(needle.is_in(&notice), found, "{typed}");
    }
    assert_eq!(Needle::new(" 　").1, Some(NeedleError::Nothing));
    assert_eq!(Needle::new(&"あ".repeat(101)).1, Some(NeedleError::Long));
}

#[test]
fn what_was_looked_for_is_shown_as_text_and_never_in_an_address() {
    let (needle, error) = Needle::new("<script>alert(1)");
    let html = render(
        &frame(0),
        FoundPage {
            needle,
            error,
            found: Vec::new(),
            all: 0,
        },
    );
    assert!(html.contains("“&lt;script&gt;alert(1)”"), "{html}");
    assert!(html.contains(r#"action="/notices/search""#) && html.contains(r#"method="post""#));
    assert!(html.contains("Nothing was found"), "{html}");
}

#[test]
fn a_calendar_says_which_day_is_the_last() {
    let title = |last| calendar_title(&arrived(), last, Lang::Ja);
    assert_eq!(title(false), "健診のご案内");
    assert_eq!(title(true), "【期限】健診のご案内");
}

use std::fmt::Write as _;

use hikae_core::consent::Purpose;
use hikae_core::disclosure::{Actor, Days, Outcome};

use super::*;
use crate::citizen::access_log::Notes;
use crate::citizen::access_log::tests::{at, doctor, entry, frame};
use crate::i18n::Lang;
use crate::render;

fn paper() -> Paper {
    let program = Actor::Machine {
        task: "資格の照会".into(),
    };
    let mut entries = vec![
        entry(Purpose::Treatment, Outcome::Partly, doctor()),
        entry(Purpose::Eligibility, Outcome::Refused, program),
    ];
    for (entry, seq) in entries.iter_mut().zip(12..) {
        entry.seq = seq;
    }
    Paper {
        municipality: "みほん市".into(),
        name: "見本 花子".into(),
        demo: true,
        made_at: at("2026-11-21T03:00:00Z"),
        days: Days {
            from: "2026-11-01".parse().ok(),
            until: None,
        },
        entries,
        unreadable: Vec::new(),
        of: 45,
        notes: Notes::new(),
        ledger: Ledger {
            origin: "kenko.mihon.example/log".into(),
            size: 1234,
            root: "ROOT".into(),
            key: "KEY".into(),
        },
        seal: Some(Told {
            own: true,
            subject: "CN=kenko.mihon.example".into(),
            fingerprint: "AB:CD".into(),
        }),
    }
}

fn spelled(paper: &Paper, lang: Lang) -> String {
    let mut text = String::new();
    for block in paper.blocks(lang) {
        match block {
            Block::Heading(level, words) => {
                let marks = "#".repeat(level.into());
                let _ = writeln!(text, "\n{marks} {}", words.spelled());
            }
            Block::Words(words) => {
                let _ = writeln!(text, "{}", words.spelled());
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    let _ = writeln!(text, "- {}: {}", name.spelled(), value.spelled());
                }
            }
        }
    }
    text
}

#[test]
fn the_paper_says_everything_in_plain_words() {
    for lang in Lang::ALL {
        insta::assert_snapshot!(format!("paper-{}", lang.key()), spelled(&paper(), lang));
    }
}

#[test]
fn a_paper_without_entries_says_that_nobody_looked() {
    let empty = Paper {
        entries: Vec::new(),
        ..paper()
    };
    let text = spelled(&empty, Lang::Ja);
    assert!(text.contains("見ようとした機関もありません"), "{text}");
    assert!(text.contains("0件（全45件のうち）"), "{text}");
}

#[test]
fn the_page_to_print_says_the_same_as_the_paper() {
    for lang in Lang::ALL {
        let paper = Paper {
            seal: None,
            ..paper()
        };
        assert!(spelled(&paper, Lang::En).contains("This page is not signed"));
        let html = render(&frame(lang), StatementPrint { paper });
        for words in ["KEY", "ROOT", "定期の診察"] {
            assert!(html.contains(words), "{words}");
        }
        assert_eq!(html.matches("<h3>").count(), 2);
    }
}

fn page(from: &str, until: &str) -> StatementPage {
    StatementPage {
        period: Period {
            from: from.into(),
            until: until.into(),
        },
        entries: 3,
        pdf: true,
        needs: None,
    }
}

#[test]
fn every_form_is_of_the_period_that_was_chosen() {
    let html = render(&frame(Lang::Ja), page("2026-11-01", "2026-11-30"));
    for path in [
        "statement/print",
        "statement.pdf",
        "statement.json",
        "audit-events.json",
    ] {
        let href = format!("/access-log/{path}?from=2026-11-01&amp;until=2026-11-30");
        assert!(html.contains(&href), "{href}");
    }
    let all = render(&frame(Lang::Ja), page("", " "));
    assert!(all.contains("/access-log/statement.pdf\""));
    assert!(all.contains("はじめから今日まで"));
}

#[test]
fn days_that_are_none_are_refused_beside_their_field_and_nothing_is_offered() {
    for (from, until, at) in [
        ("2026-02-30", "", "from-error"),
        ("", "きのう", "until-error"),
        ("2026-11-02", "2026-11-01", "until-error"),
        ("\"><script>", "", "from-error"),
    ] {
        let page = page(from, until);
        assert!(page.has_errors(), "{from} {until}");
        let html = render(&frame(Lang::Ja), page);
        assert!(html.contains(at), "{from} {until}");
        assert!(!html.contains("statement.pdf"), "{from} {until}");
        assert!(!html.contains("<script>"));
    }
    assert!(!page("2026-11-01", "2026-11-01").has_errors());
}

#[test]
fn a_portal_without_a_font_says_that_it_has_no_pdf() {
    let without = StatementPage {
        pdf: false,
        ..page("", "")
    };
    let html = render(&frame(Lang::Ja), without);
    assert!(!html.contains("statement.pdf"));
    assert!(html.contains("いまPDFを作れません"));
}

#[test]
fn files_are_offered_after_another_proof_and_the_page_to_print_at_once() {
    for lang in Lang::ALL {
        let stale = StatementPage {
            needs: Some(Level::Passkey),
            ..page("2026-11-01", "")
        };
        let html = render(&frame(lang), stale);
        assert!(html.contains("statement/print"));
        for file in ["statement.pdf", "statement.json", "audit-events.json"] {
            assert!(!html.contains(file), "{file}");
        }
        assert!(html.contains(r#"name="least" value="passkey""#));
        assert!(html.contains(r#"value="/access-log/statement?from=2026-11-01""#));
    }
}

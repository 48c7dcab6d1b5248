use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::case::{
    Case, Contact, Count, Figures, Finding, Kind, Office, Reason, Subject, Words, WordsError,
    publish,
};
use hikae_core::ids::{CaseId, EntryId, InstitutionId, RecordId};

use super::*;
use crate::i18n::Lang;
use crate::page::{AssetNames, Frame, Page};
use crate::render;

fn clinic() -> Office {
    Office::Institution {
        id: InstitutionId::new(noon(), [1; 10]),
    }
}

fn noon() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

fn shown(subject: Subject) -> ShownCase {
    ShownCase {
        case: Case {
            id: CaseId::new(noon(), [9; 10]),
            subject,
            addressee: clinic(),
            emergency: false,
            reason: Reason::Other,
            words: "<b>知りません</b>".into(),
            contact: Contact::Here,
            opened_at: noon(),
            term: 14,
            events: Vec::new(),
        },
        about: About::Entry {
            entry: EntryId::new(noon(), [4; 10]),
            institution: "例示クリニック".into(),
            at: noon(),
        },
        institution: Some("例示クリニック".into()),
        municipality: "みほん市".into(),
        now: noon(),
    }
}

fn dispute() -> ShownCase {
    shown(Subject::Entry {
        entry: EntryId::new(noon(), [4; 10]),
    })
}

fn page(lang: Lang, page: impl Page) -> String {
    let frame = Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        who: Some("見本 花子".into()),
        path: "/cases".into(),
        unread: 0,
        staff: None,
        session_seconds: None,
        assets: std::sync::Arc::new(AssetNames::default()),
    };
    render(&frame, page)
}

fn case_page(shown: ShownCase) -> CasePage {
    CasePage {
        shown,
        words: String::new(),
        error: None,
    }
}

#[test]
fn a_case_says_who_has_to_answer_and_until_which_day() {
    let html = page(Lang::Ja, case_page(dispute()));
    assert!(html.contains("例示クリニックの個人情報担当者の返事を待っています。"));
    assert!(html.contains("12月5日"), "{html}");
    assert!(html.contains("/withdraw\""));
    assert!(!html.contains("/reopen\""));
    assert!(html.contains("&lt;b&gt;知りません"));
}

#[test]
fn an_answer_stands_on_the_page_with_the_way_to_ask_again() {
    let mut it = dispute();
    let words = Words::new("予約の<br>確認でした").unwrap();
    it.case
        .answer(clinic(), Finding::Justified, words, noon())
        .unwrap();
    let html = page(Lang::Ja, case_page(it.clone()));
    assert!(html.contains("予約の&lt;br&gt;確認でした"));
    assert!(html.contains("必要な閲覧でした"));
    assert!(html.contains("/reopen\"") && !html.contains("/withdraw\""));

    it.case.reopen(Words::default(), noon()).unwrap();
    let words = Words::new("市が調べました").unwrap();
    it.case
        .answer(Office::Municipality, Finding::Explained, words, noon())
        .unwrap();
    let html = page(Lang::Ja, case_page(it));
    assert!(html.contains("個人情報保護委員会"));
    assert!(!html.contains("/reopen\""));
}

#[test]
fn a_deadline_that_has_passed_is_said_to_have_passed() {
    let mut it = dispute();
    it.now = noon() + TimeDelta::days(40);
    it.case = it.case.at(it.now);
    let html = page(Lang::En, case_page(it));
    assert!(html.contains("should have answered by"));
    assert!(html.contains("There was no answer in time"));
}

#[test]
fn only_a_report_that_a_record_is_not_ones_own_freezes_it() {
    let record = RecordId::new(noon(), [5; 10]);
    let cases = |subject| RecordCases {
        not_mine: Some(shown(subject)),
        wrong: None,
    };
    assert!(cases(Subject::NotMine { record }).is_frozen());
    assert!(!RecordCases::default().is_frozen());
    let html = page(Lang::Ja, case_page(shown(Subject::NotMine { record })));
    assert!(html.contains("この記録は止めています"));
    assert!(html.contains("取り下げると、この記録はふたたび"));
}

#[test]
fn everything_that_is_wrong_with_a_form_is_said() {
    let number = Draft {
        reason: "value".into(),
        words: "番号は 1234 5678 9018 です".into(),
        contact: "phone".into(),
        phone: "電話".into(),
    };
    assert_eq!(
        number.sent(Kind::Entry),
        Err(vec![
            DraftError::Reason,
            DraftError::Words(WordsError::IndividualNumber),
            DraftError::Phone,
        ])
    );
    let other = Draft {
        reason: "other".into(),
        contact: "here".into(),
        ..Draft::default()
    };
    assert_eq!(
        other.sent(Kind::Entry),
        Err(vec![DraftError::Words(WordsError::Missing)])
    );
    let phone = |phone: &str| Draft {
        reason: "never-there".into(),
        contact: "phone".into(),
        phone: phone.into(),
        ..Draft::default()
    };
    assert!(phone("000-0000-0000").sent(Kind::NotMine).is_ok());
    assert!(phone("123456789018").sent(Kind::NotMine).is_err());
}

#[test]
fn every_kind_and_finding_keeps_its_word() {
    for kind in [Kind::Entry, Kind::NotMine, Kind::Wrong] {
        assert_eq!(kind_from_key(kind_key(kind)), Some(kind));
        for finding in kind.findings() {
            assert_eq!(finding_from_key(finding_key(*finding)), Some(*finding));
        }
    }
    assert_eq!(kind_from_key("toString"), None);
}

#[test]
fn rates_are_told_only_as_far_as_they_may_be() {
    let figures = Figures {
        in_time: 40,
        late: 3,
        justified: 30,
        explained: 13,
        unjustified: 0,
    };
    let told = publish(&figures);
    assert_eq!(told.late, Count::Under(10));
    let html = page(
        Lang::Ja,
        RatesPage {
            review: Vec::new(),
            until: noon().date_naive().into(),
            ordinary: vec![RateRow {
                institution: "<i>例示</i>".into(),
                told,
            }],
            emergency: Vec::new(),
        },
    );
    assert!(html.contains("<td>43</td>") && html.contains("<td>10未満</td>"));
    assert!(html.contains("<td>34以上</td>"));
    assert!(html.contains("&lt;i&gt;例示"));
    for hidden in ["<td>40</td>", "<td>3</td>", "<td>0</td>", "<td>13</td>"] {
        assert!(!html.contains(hidden), "{hidden}");
    }
}

#[test]
fn without_reports_the_list_says_how_to_make_one() {
    for lang in Lang::ALL {
        let html = page(
            lang,
            CaseListPage {
                cases: Vec::new(),
                page: 1,
                pages: 1,
            },
        );
        assert!(html.contains("/access-log"));
    }
    let html = page(
        Lang::Easy,
        CaseListPage {
            cases: vec![dispute()],
            page: 2,
            pages: 3,
        },
    );
    assert!(html.contains("/cases?page=1") && html.contains("/cases?page=3"));
}

//! What the vaccination page shows.

use hikae_core::record::Organization;
use hikae_core::resident::Sex;

use super::*;

const HOSTILE: &str = r#"</summary></td><script>alert(1)</script>"><img src=x onerror=x> <b>《&》"#;

fn subject(birth: &str, sex: Sex) -> Subject {
    Subject {
        sex,
        birth_date: birth.parse().unwrap(),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn given(number: u8, vaccine: &str, name: &str, on: &str, dose: u8) -> KeptVaccination {
    KeptVaccination {
        frozen: false,
        id: RecordId::new("2026-10-21T00:00:00Z".parse().unwrap(), [number; 10]),
        received_on: day("2026-10-21"),
        vaccination: Vaccination {
            vaccine: vaccine.into(),
            name: name.into(),
            given_on: day(on),
            dose: Some(dose),
            product: Some("見本ワクチン".into()),
            lot: Some("MHN001".into()),
            volume_ml: Some("0.50".parse().unwrap()),
            performer: Some(Organization {
                code: None,
                name: "みほん小児科".into(),
            }),
            municipality: "999999".into(),
        },
    }
}

fn shown(lang: Lang, page: VaccinationsPage) -> String {
    let frame = Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        who: None,
        unread: 0,
        staff: None,
        path: "/vaccinations".into(),
        session_seconds: None,
        assets: std::sync::Arc::default(),
    };
    let html = crate::render(&frame, page);
    let (_, main) = html.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    format!("<main{main}")
        .replace("<!>", "")
        .replace("<ruby>", "｜")
        .replace("<rp>（</rp><rt>", "《")
        .replace("</rt><rp>）</rp></ruby>", "》")
        .replace("><", ">\n<")
}

/// Where on the page a series stands.
fn section_of(html: &str, series: &str) -> Option<String> {
    let (before, _) = html.split_once(&format!("data-series=\"{series}\""))?;
    let (_, section) = before.rsplit_once("<section id=\"")?;
    section.split_once('"').map(|(id, _)| id.to_owned())
}

#[test]
fn the_page_of_a_child_reads_as_it_should_in_every_language() {
    let history = [
        given(1, "MR1", "麻しん風しん混合1期", "2022-05-02", 1),
        given(2, "VAR", "水痘", "2022-05-02", 1),
        given(3, "総合ワクチンX", "見本の任意接種", "2023-01-10", 1),
    ];
    for lang in Lang::ALL {
        let child = subject("2021-04-20", Sex::Female);
        let page = VaccinationsPage::new(child, &history, day("2026-11-21"));
        insta::assert_snapshot!(format!("child-{}", lang.key()), shown(lang, page));
    }
}

#[test]
fn what_is_due_leads_and_says_until_when() {
    let page = VaccinationsPage::new(subject("1961-06-01", Sex::Male), &[], day("2026-11-21"));
    let html = shown(Lang::Ja, page);
    assert_eq!(section_of(&html, "ZOS").as_deref(), Some("due"), "{html}");
    assert!(html.contains("令和9年（2027年）3月31日まで"), "{html}");
    assert!(
        html.contains("対象になるかどうかは、市区町村が決めます"),
        "{html}"
    );
    assert!(html.find("id=\"due\"").unwrap() < html.find("id=\"history\"").unwrap());
}

#[test]
fn a_child_past_the_usual_time_can_still_catch_up() {
    let page = VaccinationsPage::new(subject("2021-04-20", Sex::Male), &[], day("2026-11-21"));
    let html = shown(Lang::Ja, page);
    assert_eq!(
        section_of(&html, "JE1").as_deref(),
        Some("catch-up"),
        "{html}"
    );
    assert_eq!(
        section_of(&html, "JE2").as_deref(),
        Some("upcoming"),
        "{html}"
    );
}

#[test]
fn what_is_far_ahead_is_folded() {
    let page = VaccinationsPage::new(subject("2021-04-20", Sex::Male), &[], day("2026-11-21"));
    let html = shown(Lang::Ja, page);
    let (_, later) = html.split_once("もっと先のもの").unwrap();
    assert!(later.contains("data-series=\"DT2\""), "{html}");
    assert!(
        !html.contains("data-series=\"ZOS\""),
        "sixty years ahead: {html}"
    );
}

#[test]
fn nothing_due_and_nothing_given_is_said() {
    let page = VaccinationsPage::new(subject("1985-06-01", Sex::Male), &[], day("2026-11-21"));
    let html = shown(Lang::Ja, page);
    assert!(html.contains("いま受けられるものはありません"), "{html}");
    assert!(html.contains("記録はまだありません"), "{html}");
    assert!(
        html.contains("対象になるかどうかは、市区町村が決めます"),
        "{html}"
    );
}

#[test]
fn every_vaccination_is_shown_with_what_is_known_of_it() {
    let mut bare = given(4, "FLU", "インフルエンザ", "2025-10-20", 1);
    bare.vaccination.product = None;
    bare.vaccination.lot = None;
    bare.vaccination.dose = None;
    bare.vaccination.performer = None;
    let history = [given(1, "MR1", "MR", "2022-05-02", 1), bare];
    let page = VaccinationsPage::new(
        subject("1950-04-20", Sex::Male),
        &history,
        day("2026-11-21"),
    );
    let html = shown(Lang::Ja, page);
    assert_eq!(html.matches(" data-record=").count(), 2);
    for words in [
        "MHN001",
        "見本ワクチン",
        "0.50 mL",
        "みほん小児科",
        "記録なし",
        "999999",
    ] {
        assert!(html.contains(words), "{words}");
    }
    let (newest, oldest) = (
        html.find("2025-10-20").unwrap(),
        html.find("2022-05-02").unwrap(),
    );
    assert!(newest < oldest, "newest first");
}

#[test]
fn a_vaccine_that_no_schedule_knows_keeps_the_name_of_its_ledger() {
    let history = [given(1, "総合ワクチンX", "見本の任意接種", "2023-01-10", 1)];
    let page = VaccinationsPage::new(
        subject("1950-04-20", Sex::Male),
        &history,
        day("2026-11-21"),
    );
    let html = shown(Lang::En, page);
    assert!(html.contains("見本の任意接種"), "{html}");
}

#[test]
fn whatever_a_ledger_says_stays_text() {
    let mut all = given(1, HOSTILE, HOSTILE, "2023-01-10", 1);
    all.vaccination.product = Some(HOSTILE.into());
    all.vaccination.lot = Some(HOSTILE.into());
    all.vaccination.municipality = HOSTILE.into();
    all.vaccination.performer = Some(Organization {
        code: None,
        name: HOSTILE.into(),
    });
    for lang in Lang::ALL {
        let subject = subject("1950-04-20", Sex::Male);
        let page = VaccinationsPage::new(subject, std::slice::from_ref(&all), day("2026-11-21"));
        let html = shown(lang, page);
        assert!(html.contains("alert(1)"), "the text must be there");
        for made in ["<script", "<img", "<b>"] {
            assert!(!html.contains(made), "{made} in {html}");
        }
    }
}

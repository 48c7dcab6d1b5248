//! What the insurance page shows.

use hikae_core::record::Organization;
use hikae_core::record::coverage::{
    Elderly, Limit, LimitClass, Loss, Relation, Share, SpecificDisease, Validity,
};

use super::*;

const HOSTILE: &str = r#"</summary></td><script>alert(1)</script>"><img src=x onerror=x> <b>《&》"#;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn kept<T>(number: u8, what: T) -> KeptRecord<T> {
    KeptRecord {
        id: RecordId::new("2026-10-21T00:00:00Z".parse().unwrap(), [number; 10]),
        received_on: day("2026-10-21"),
        what,
        frozen: false,
    }
}

fn insurance(code: &str, name: &str, from: &str, lost: Option<&str>) -> Coverage {
    Coverage {
        insurer: Organization {
            code: Some(code.into()),
            name: name.into(),
        },
        symbol: Some("みほん".into()),
        number: "1001".into(),
        branch: Some("01".into()),
        relation: Relation::Insured,
        acquired_on: day(from),
        lost_on: lost.map(day),
        loss: lost.map(|_| Loss::OtherInsurance),
        share: Share::tenths(3),
        elderly: None,
        limit: None,
        as_of: None,
    }
}

fn national() -> Coverage {
    insurance("00990010", "みほん市国民健康保険", "2022-04-01", None)
}

fn employees() -> Coverage {
    insurance(
        "06990014",
        "みほん健康保険組合",
        "1984-04-01",
        Some("2022-04-01"),
    )
}

fn certificate() -> Certificate {
    Certificate {
        insurer: national().insurer,
        disease: SpecificDisease::Hiv,
        valid: Validity {
            from: day("2024-03-01"),
            until: None,
        },
        most: Some(1_234_567),
        as_of: None,
    }
}

fn page(coverages: Vec<Coverage>) -> InsurancePage {
    let kept = coverages
        .into_iter()
        .zip(1..)
        .map(|(it, number)| kept(number, it));
    InsurancePage::new(kept.collect(), Vec::new(), day("2026-11-21"))
}

fn shown(lang: Lang, page: InsurancePage) -> String {
    let frame = Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        who: None,
        unread: 0,
        staff: None,
        path: "/coverage".into(),
        session_seconds: None,
        assets: std::sync::Arc::default(),
    };
    let html = crate::render(&frame, page);
    let (_, main) = html.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    main.to_owned()
}

/// The part of the page under this anchor.
fn section(html: &str, id: &str) -> String {
    let (_, section) = html.split_once(&format!("id=\"{id}\"")).unwrap();
    section.split_once("</section>").unwrap().0.to_owned()
}

#[test]
fn what_holds_today_comes_first_and_what_is_over_stands_below() {
    let html = shown(Lang::Ja, page(vec![employees(), national()]));
    let now = section(&html, "now");
    for words in [
        "みほん市国民健康保険",
        "00990010",
        "みほん・1001（01）",
        "かかった費用の3割",
        "本人",
    ] {
        assert!(now.contains(words), "{words}: {now}");
    }
    assert!(!now.contains("みほん健康保険組合"));
    let history = section(&html, "history");
    for words in [
        "みほん健康保険組合",
        "（2022年）3月31日",
        "ほかの医療保険に入った",
    ] {
        assert!(history.contains(words), "{words}: {history}");
    }
    assert!(html.find("id=\"now\"") < html.find("id=\"history\""));
    assert!(!html.contains("id=\"certificates\""));
    assert!(!html.contains("重なって"));
}

#[test]
fn the_elderly_certificate_and_the_limit_say_what_is_paid() {
    let valid = Validity {
        from: day("2026-08-01"),
        until: Some(day("2027-07-31")),
    };
    let elderly = Coverage {
        elderly: Share::tenths(2).map(|share| Elderly { share, valid }),
        limit: Some(Limit {
            class: LimitClass::A03,
            valid,
        }),
        ..national()
    };
    let now = section(&shown(Lang::Ja, page(vec![elderly])), "now");
    for words in [
        "かかった費用の2割",
        "高齢受給者証",
        "区分ウ",
        "（2027年）7月31日",
    ] {
        assert!(now.contains(words), "{words}: {now}");
    }
}

#[test]
fn whoever_has_nothing_valid_is_told_what_to_do() {
    for (page, history) in [
        (page(Vec::new()), "記録はまだありません"),
        (page(vec![employees()]), "みほん健康保険組合"),
    ] {
        let html = shown(Lang::Ja, page);
        assert!(section(&html, "now").contains("市区町村の窓口"), "{html}");
        assert!(section(&html, "history").contains(history), "{html}");
    }
}

#[test]
fn two_insurances_at_once_are_named_with_what_to_do() {
    let both = Coverage {
        lost_on: None,
        loss: None,
        ..employees()
    };
    let html = shown(Lang::Ja, page(vec![both, national()]));
    assert!(html.contains("二つの保険が重なっています"), "{html}");
    assert!(html.contains("（2022年）4月1日"), "{html}");
}

#[test]
fn what_begins_later_and_what_was_taken_back_say_so() {
    let later = Coverage {
        acquired_on: day("2026-12-01"),
        ..national()
    };
    let taken_back = Coverage {
        lost_on: Some(day("1984-04-01")),
        ..employees()
    };
    let html = shown(Lang::Ja, page(vec![later, taken_back]));
    assert!(section(&html, "coming").contains("（2026年）12月1日"));
    assert!(section(&html, "history").contains("取り消されました"));
}

#[test]
fn a_certificate_is_shown_with_who_does_not_see_it() {
    let page = InsurancePage::new(
        vec![kept(1, national())],
        vec![kept(2, certificate())],
        day("2026-11-21"),
    );
    let shown = section(&shown(Lang::Ja, page), "certificates");
    for words in [
        "HIV",
        "1,234,567円",
        "資格を確かめるだけの機関には見えません",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn what_is_not_the_persons_holds_for_nothing() {
    let mut frozen = kept(1, national());
    frozen.frozen = true;
    let html = shown(
        Lang::Ja,
        InsurancePage::new(vec![frozen], Vec::new(), day("2026-11-21")),
    );
    assert!(!section(&html, "now").contains("みほん市国民健康保険"));
    let history = section(&html, "history");
    assert!(history.contains("止めています"), "{history}");
    assert!(html.contains("id=\"left-out\""));
}

#[test]
fn words_of_others_stay_words_in_every_language() {
    let mut hostile = national();
    hostile.insurer.name = HOSTILE.into();
    hostile.number = HOSTILE.into();
    let overlapping = Coverage {
        insurer: Organization {
            code: Some("06990014".into()),
            name: HOSTILE.into(),
        },
        ..national()
    };
    let lost = Coverage {
        lost_on: Some(day("2023-01-01")),
        ..hostile.clone()
    };
    for lang in Lang::ALL {
        let html = shown(
            lang,
            page(vec![hostile.clone(), overlapping.clone(), lost.clone()]),
        );
        assert!(!html.contains("<script>"), "{html}");
        assert!(!html.contains("<img"), "{html}");
        assert!(!html.contains("{{"), "{html}");
        assert!(!html.contains('｜'), "{html}");
    }
}

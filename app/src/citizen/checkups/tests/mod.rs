//! What the checkup pages show.

mod samples;

use hikae_core::record::checkup::{Measure, Outcome};
use hikae_core::resident::Sex;

use self::samples::{HOSTILE, coded, everything, kept, measured, observed, report, text};
use super::{CheckupList, CheckupReport, CheckupTrend, KeptReport, Standout, Subject};
use crate::i18n::Lang;
use crate::{Frame, Page};

fn subject() -> Subject {
    Subject {
        sex: Sex::Male,
        birth_date: "1970-05-16".parse().unwrap(),
    }
}

fn frame(lang: Lang) -> Frame {
    Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        who: None,
        unread: 0,
        staff: None,
        path: "/checkups".into(),
        session_seconds: None,
        assets: std::sync::Arc::default(),
    }
}

/// The content of `<main>`, one element a line, readings as they are marked.
fn main_of(lang: Lang, page: impl Page) -> String {
    let html = crate::render(&frame(lang), page);
    let (_, main) = html.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    format!("<main{main}")
        .replace("<!>", "")
        .replace("<ruby>", "｜")
        .replace("<rp>（</rp><rt>", "《")
        .replace("</rt><rp>）</rp></ruby>", "》")
        .replace("><", ">\n<")
}

fn page(shown: &KeptReport, current: &[KeptReport]) -> CheckupReport {
    CheckupReport::new(subject(), shown, current, &[])
}

#[test]
fn a_report_reads_as_it_should_in_every_language() {
    let reports = [kept(2, everything()), kept(1, samples::year_before())];
    for lang in Lang::ALL {
        let html = main_of(lang, page(&reports[0], &reports));
        insta::assert_snapshot!(format!("report-{}", lang.key()), html);
    }
}

#[test]
fn the_list_reads_as_it_should_in_every_language() {
    let reports = [kept(2, everything()), kept(1, samples::year_before())];
    for lang in Lang::ALL {
        let html = main_of(lang, CheckupList::new(subject(), &reports));
        insta::assert_snapshot!(format!("list-{}", lang.key()), html);
    }
}

#[test]
fn a_trend_reads_as_it_should_in_every_language() {
    let reports = [kept(2, everything()), kept(1, samples::year_before())];
    for lang in Lang::ALL {
        let html = main_of(
            lang,
            CheckupTrend::new(subject(), Measure::Systolic, &reports),
        );
        insta::assert_snapshot!(format!("trend-{}", lang.key()), html);
    }
}

#[test]
fn an_empty_list_says_when_results_arrive() {
    let html = main_of(Lang::Ja, CheckupList::new(subject(), &[]));
    assert!(html.contains("まだ結果がありません"), "{html}");
    assert!(html.contains("数か月かかる"), "{html}");
}

#[test]
fn the_page_shows_every_observation_and_says_how_many() {
    let shown = kept(1, everything());
    let count = shown.report.observations().count();
    for lang in Lang::ALL {
        let html = main_of(lang, page(&shown, std::slice::from_ref(&shown)));
        assert_eq!(html.matches(" data-item=").count(), count);
        for observation in shown.report.observations() {
            assert!(html.contains(&format!("data-item=\"{}\"", observation.code)));
            assert!(html.contains(&format!("<code>{}</code>", observation.code)));
        }
        assert!(html.contains(&count.to_string()));
    }
}

#[test]
fn every_way_of_having_a_result_or_none_has_words_of_its_own() {
    let shown = kept(1, everything());
    let html = main_of(Lang::Ja, page(&shown, &[]));
    for words in [
        "<span class=\"value\">149</span>",
        "<span class=\"value\">150</span>",
        "記録できる範囲を超える値（以上）",
        "記録できる範囲を下回る値（以下）",
        "値の記録なし",
        "検査は行われていません",
        "特記すべきことあり",
        "コードのまま",
        "ヘルニア、膀胱炎",
        "項目表にない項目です",
        "見本の検査",
        "健診機関の判定：高い（H）",
        "健診機関の基準：80～130",
        "健診機関の基準：10以上",
        "健診機関の基準：40以下",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn a_number_keeps_its_decimals() {
    let shown = kept(
        1,
        report(
            "2026-09-30",
            vec![measured("3D046000001906202", "5.60", "%")],
        ),
    );
    let html = main_of(Lang::Ja, page(&shown, &[]));
    assert!(html.contains("<span class=\"value\">5.60</span>"), "{html}");
    let html = main_of(
        Lang::Ja,
        CheckupTrend::new(subject(), Measure::HbA1c, std::slice::from_ref(&shown)),
    );
    assert!(html.contains("<span class=\"value\">5.60</span>"), "{html}");
    assert!(html.contains("5.60 %"), "{html}");
}

#[test]
fn whatever_a_report_says_stays_text() {
    for lang in Lang::ALL {
        let reports = [kept(2, samples::hostile()), kept(1, samples::hostile())];
        let pages = [
            main_of(lang, page(&reports[0], &reports)),
            main_of(lang, CheckupList::new(subject(), &reports)),
            main_of(
                lang,
                CheckupTrend::new(subject(), Measure::Systolic, &reports),
            ),
        ];
        for html in pages {
            assert!(html.contains("alert(1)"), "the text must be there");
            for made in ["<script", "<img", "<b>"] {
                assert!(!html.contains(made), "{made} in {html}");
            }
            assert!(!html.contains(HOSTILE));
        }
    }
}

#[test]
fn a_referral_value_is_a_notice_and_nothing_pressing_is_calm() {
    let pressing = kept(
        1,
        report(
            "2026-09-30",
            vec![measured("9A755000000000001", "148", "mm[Hg]")],
        ),
    );
    let html = main_of(Lang::Ja, page(&pressing, &[]));
    assert!(html.contains("notice-warning"));
    assert!(html.contains("最高血圧（収縮期）は、医療機関で相談してください"));
    let calm = kept(
        1,
        report(
            "2026-09-30",
            vec![measured("9A755000000000001", "118", "mm[Hg]")],
        ),
    );
    let html = main_of(Lang::Ja, page(&calm, &[]));
    assert!(!html.contains("class=\"notice"));
    assert!(html.contains("国の判定値がある1項目は、すべて基準の範囲です。"));
}

#[test]
fn blood_pressure_for_which_the_guidance_says_at_once_says_so() {
    let report = report(
        "2026-09-30",
        vec![measured("9A755000000000001", "160", "mm[Hg]")],
    );
    let sentences = Standout::of(&report, Sex::Male).sentences(Lang::Ja);
    assert_eq!(
        sentences[0].plain(),
        "最高血圧（収縮期）は「すぐに医療機関の受診を」とされる値です。"
    );
}

#[test]
fn what_is_counted_is_the_value_that_counts_once_for_each_measure() {
    let found = Standout::of(&everything(), Sex::Male);
    assert_eq!(found.urgent, [Measure::Diastolic]);
    assert_eq!(found.referral, [Measure::Systolic, Measure::HbA1c]);
    assert_eq!(found.guidance, [Measure::Ast, Measure::Ggt]);
    assert_eq!(found.selection, []);
}

#[test]
fn the_list_says_what_stands_out_most_and_leads_to_every_trend() {
    let reports = [kept(1, everything())];
    let html = main_of(Lang::Ja, CheckupList::new(subject(), &reports));
    assert!(
        html.contains("とされる値です。ほかの6項目は基準の範囲です。"),
        "{html}"
    );
    for measure in Measure::ALL {
        let is_linked = html.contains(&format!("href=\"/checkups/items/{}\"", measure.slug()));
        assert_eq!(
            is_linked,
            reports[0].report.reading(*measure).is_some(),
            "{measure:?}"
        );
    }
}

#[test]
fn a_casual_value_is_not_judged_unless_the_meal_was_long_enough_ago() {
    let casual = || measured("3F015129902327101", "400", "mg/dL");
    for (drawn, judged) in [
        (None, false),
        (Some("4"), false),
        (Some("3"), true),
        (Some("2"), true),
    ] {
        let mut observations = vec![casual()];
        observations
            .extend(drawn.map(|code| coded("9N141000000000011", code, "1.2.392.200119.6.2202")));
        let report = report("2026-09-30", observations);
        let found = Standout::of(&report, Sex::Male);
        assert_eq!(found.needs_doctor(), judged, "{drawn:?}");
        assert_eq!(found.incomparable, usize::from(!judged), "{drawn:?}");
        let html = main_of(Lang::Ja, page(&kept(1, report), &[]));
        assert_eq!(
            html.contains("食後3.5時間以上の採血と記録されていない"),
            !judged,
            "{drawn:?}"
        );
    }
}

#[test]
fn a_value_in_another_unit_is_shown_and_not_judged() {
    let report = report(
        "2026-09-30",
        vec![measured("9A755000000000001", "19.7", "kPa")],
    );
    assert!(!Standout::of(&report, Sex::Male).needs_doctor());
    let html = main_of(Lang::Ja, page(&kept(1, report), &[]));
    assert!(html.contains("19.7") && html.contains("kPa") && html.contains("比べられません"));
    assert!(!html.contains("class=\"band\""));
}

#[test]
fn urine_results_are_shown_and_not_judged() {
    let urine = coded("1A010000000191111", "3", "1.2.392.200119.6.2102");
    let html = main_of(
        Lang::Ja,
        page(&kept(1, report("2026-09-30", vec![urine])), &[]),
    );
    assert!(html.contains("＋"), "{html}");
    assert!(html.contains("国の判定値なし"), "{html}");
}

#[test]
fn the_checkup_before_stands_beside_this_one() {
    let reports = [
        kept(
            3,
            report(
                "2026-09-30",
                vec![measured("9A755000000000001", "148", "mm[Hg]")],
            ),
        ),
        kept(
            2,
            report(
                "2025-09-30",
                vec![measured("9A752000000000001", "142", "mm[Hg]")],
            ),
        ),
        kept(
            1,
            report(
                "2024-09-30",
                vec![measured("9A755000000000001", "120", "mm[Hg]")],
            ),
        ),
    ];
    let html = main_of(Lang::Ja, page(&reports[0], &reports));
    assert!(html.contains("2025年度 → 2026年度"), "{html}");
    assert!(html.contains("142 → 148"), "{html}");
    let html = main_of(Lang::Ja, page(&reports[2], &reports));
    assert!(
        !html.contains("→"),
        "there is nothing before the first: {html}"
    );
}

#[test]
fn a_corrected_report_leads_to_its_versions() {
    let id = kept(1, everything()).id;
    let current = [KeptReport {
        version: 2,
        ..kept(1, everything())
    }];
    let old = [kept(1, samples::year_before())];
    let html = main_of(
        Lang::Ja,
        CheckupReport::new(subject(), &current[0], &current, &old),
    );
    assert!(
        html.contains(&format!("/checkups/{id}/versions/1")),
        "{html}"
    );
    assert!(html.contains("訂正されました"), "{html}");
    let html = main_of(
        Lang::Ja,
        CheckupReport::new(subject(), &old[0], &current, &old),
    );
    assert!(html.contains("この結果は訂正されました"), "{html}");
    assert!(html.contains(&format!("href=\"/checkups/{id}\"")), "{html}");
}

#[test]
fn a_computed_judgement_is_marked_and_stands_beside_the_recorded_one() {
    let recorded = |level: &str| {
        let mut observations = samples::for_stratification();
        observations.push(coded("9N506000000000011", level, "1.2.392.200119.6.3001"));
        main_of(
            Lang::Ja,
            page(&kept(1, report("2026-09-30", observations)), &[]),
        )
    };
    let html = recorded("1");
    assert!(
        html.contains("参考") && html.contains("積極的支援"),
        "{html}"
    );
    assert!(
        html.contains("腹囲が基準以上") && html.contains("たばこを吸っている"),
        "{html}"
    );
    assert!(!html.contains("異なります"), "{html}");
    assert!(recorded("3").contains("異なります"));
}

#[test]
fn nothing_is_computed_from_too_little_or_for_a_year_before_the_rules() {
    let html = main_of(Lang::Ja, page(&kept(1, report("2026-09-30", vec![])), &[]));
    assert!(!html.contains("id=\"computed\""));
    let before = report("2023-09-30", samples::for_stratification());
    assert!(!main_of(Lang::Ja, page(&kept(1, before), &[])).contains("id=\"computed\""));
}

#[test]
fn a_trend_says_where_the_method_changed() {
    let ldl = |day, code| {
        kept(
            day,
            report(
                &format!("202{day}-06-01"),
                vec![measured(code, "118", "mg/dL")],
            ),
        )
    };
    let reports = [
        ldl(6, "3F077000002391901"),
        ldl(5, "3F077000002327101"),
        ldl(4, "3F077000002327101"),
    ];
    let html = main_of(
        Lang::Ja,
        CheckupTrend::new(subject(), Measure::Ldl, &reports),
    );
    assert_eq!(
        html.matches("検査方法が前回と異なります").count(),
        1,
        "{html}"
    );
}

#[test]
fn a_trend_without_values_or_limits_says_so() {
    let html = main_of(
        Lang::Ja,
        CheckupTrend::new(subject(), Measure::UricAcid, &[]),
    );
    assert!(
        html.contains("この項目の数値の記録はまだありません"),
        "{html}"
    );
    assert!(
        html.contains("この項目には国の判定値がありません"),
        "{html}"
    );
    assert!(!html.contains("<svg"), "{html}");
}

#[test]
fn a_doctors_judgement_carries_the_doctors_name() {
    let mut judged = text("9N511000000000049", "支障はないと思われます。");
    judged.author = Some("例示 次郎".into());
    let html = main_of(
        Lang::Ja,
        page(&kept(1, report("2026-09-30", vec![judged])), &[]),
    );
    assert!(
        html.contains("支障はないと思われます。") && html.contains("例示 次郎"),
        "{html}"
    );
}

#[test]
fn a_missing_value_never_looks_like_one_that_was_not_measured() {
    for (outcome, words) in [
        (Outcome::Missing, "No value recorded"),
        (Outcome::NotPerformed, "Not performed"),
    ] {
        let report = report("2026-09-30", vec![observed("9A755000000000001", outcome)]);
        let html = main_of(Lang::En, page(&kept(1, report), &[]));
        assert!(html.contains(words), "{html}");
        assert!(!html.contains("Cannot be compared"), "{html}");
    }
}

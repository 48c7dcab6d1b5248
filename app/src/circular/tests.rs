use hikae_core::circular::text::{Filled, Slot, Template};
use hikae_core::circular::{AgeAt, Dose, LIFE_EVENTS, Rule, Tongue};
use hikae_core::resident::{Resident, Sex};
use leptos::prelude::*;

use super::*;
use crate::i18n::Lang;

fn resident() -> Resident {
    Resident {
        municipal_number: "1".into(),
        municipality: "999999".into(),
        name: "見本 花子".into(),
        kana: "ミホン ハナコ".into(),
        birth_date: "1961-04-02".parse().unwrap(),
        sex: Sex::Female,
        postal_code: None,
        address: "架空県見本市中央一丁目2番3号".into(),
        insured: None,
    }
}

fn filled(tongue: Tongue, title: &str, body: &str) -> Filled {
    let resident = resident();
    let mut content = LIFE_EVENTS[0].content();
    content.event = "2027-01-20".parse().ok();
    let of = Recipient {
        resident: &resident,
        content: &content,
        sent_on: "2026-11-22".parse().unwrap(),
        office: "健康<b>課",
        municipality: "見本市",
    };
    let template = Template::parse(title, body).unwrap();
    template.fill(|slot| value(&of, tongue, slot)).unwrap()
}

fn html(text: Filled) -> String {
    let html = view! { <Written body=text.body/> }.to_html();
    // What Leptos marks places with.
    html.replace("<!>", "")
}

#[test]
fn each_language_says_names_and_days_in_its_own_way() {
    let slots =
        "((氏名))|((生年月日))|((年度末の年齢))|((年度))|((実施日))|((担当課))|((市区町村))";
    let of = |tongue| filled(tongue, "題", slots).plain_body();
    assert_eq!(
        of(Tongue::Japanese),
        "見本 花子|昭和36年（1961年）4月2日|65|令和8年度（2026年度）|令和9年（2027年）1月20日|健康<b>課|見本市"
    );
    assert_eq!(
        of(Tongue::English),
        "見本 花子|2 April 1961|65|fiscal year 2026|20 January 2027|健康<b>課|見本市"
    );
    assert_eq!(
        of(Tongue::Plain),
        "見本 花子|1961年（昭和36年）4月2日|65|2026年度（令和8年度）|2027年（令和9年）1月20日|健康<b>課|見本市"
    );
    let read = html(filled(Tongue::Plain, "題", "((氏名))"));
    for part in [
        "見本<rp>（</rp><rt>みほん</rt>",
        "花子<rp>（</rp><rt>はなこ</rt>",
    ] {
        assert!(read.contains(part), "{read}");
    }
}

#[test]
fn what_is_not_known_is_no_value() {
    let resident = resident();
    let content = LIFE_EVENTS[0].content();
    let of = Recipient {
        resident: &resident,
        content: &content,
        sent_on: "2026-11-22".parse().unwrap(),
        office: "健康課",
        municipality: "見本市",
    };
    for tongue in Tongue::ALL {
        assert_eq!(value(&of, tongue, Slot::ValidUntil), None);
    }
}

#[test]
fn paragraphs_and_lists_are_marked_as_such_and_hostile_words_stay_words() {
    let text = filled(
        Tongue::Japanese,
        "題",
        "<script>alert(1)</script>\n((担当課))\n\n・健康《けんこう》\n・<img src=x>\n\n1. あ",
    );
    assert_eq!(
        html(text),
        "<div class=\"written\"><p>&lt;script&gt;alert(1)&lt;/script&gt;<br>健康&lt;b&gt;課</p>\
         <ul><li><ruby>健康<rp>（</rp><rt>けんこう</rt><rp>）</rp></ruby></li>\
         <li>&lt;img src=x&gt;</li></ul><ol><li>あ</li></ol></div>"
    );
}

#[test]
fn every_rule_of_life_events_is_said_in_plain_words() {
    let mut table = String::new();
    for lang in Lang::ALL {
        for event in &LIFE_EVENTS {
            let hikae_core::circular::Audience::Rule { rule, .. } = event.content().audience else {
                panic!("no rule");
            };
            table.push_str(&format!("{} · {}\n", lang.key(), rule_words(lang, &rule)));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_belongs_together_in_a_rule_stands_in_quotation_marks() {
    let sex = |sex| Rule::Sex { sex };
    let age = |from, to| Rule::Age {
        from,
        to,
        at: AgeAt::Today,
    };
    let rule = Rule::Any {
        of: vec![
            Rule::All {
                of: vec![sex(Sex::Male), age(65, 200)],
            },
            Rule::Not {
                of: Box::new(Rule::Vaccination {
                    series: "ZOS".into(),
                    dose: Dose::Missed,
                }),
            },
            Rule::District {
                place: "<b>《x》{what}".into(),
            },
            Rule::All { of: Vec::new() },
        ],
    };
    assert_eq!(
        rule_words(Lang::Ja, &rule).plain(),
        "「男性で、65歳以上の方」、または「帯状疱疹の予防接種を、ふつうの時期を過ぎてもまだ受けられる方」にあてはまらない方、または<b>《x》{what}に住む方、または（あてはまる方なし）"
    );
}

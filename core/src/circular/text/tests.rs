use proptest::prelude::*;

use super::*;
use crate::circular::{self, Part};

fn words(text: &str) -> Run {
    Run::Words(text.to_owned())
}

fn filled(title: &str, body: &str, value: &str) -> Filled {
    let template = Template::parse(title, body).unwrap();
    template.fill(|_| Some(vec![words(value)])).unwrap()
}

fn faults(title: &str, body: &str) -> Vec<(Part, usize, usize, Wrong)> {
    let faults = Template::parse(title, body).unwrap_err();
    faults
        .into_iter()
        .map(|it| (it.part, it.line, it.column, it.wrong))
        .collect()
}

#[test]
fn a_slot_is_filled_for_each_person() {
    let text = filled(
        "((氏名))さまへ",
        "（（ 氏名 ））さんは ((Name)) です。",
        "控山 花子",
    );
    assert_eq!(text.plain_title(), "控山 花子さまへ");
    assert_eq!(text.plain_body(), "控山 花子さんは 控山 花子 です。");
}

#[test]
fn what_has_no_value_stops_everything() {
    let template = Template::parse("((氏名))", "((期限))までに、((担当課))へ").unwrap();
    let known = |slot| match slot {
        Slot::Name => Some(vec![words("控山 花子")]),
        Slot::Office => Some(vec![words(" 　")]),
        _ => None,
    };
    let missing = BTreeSet::from([Slot::ValidUntil, Slot::Office]);
    assert_eq!(template.fill(known), Err(Missing(missing)));
}

#[test]
fn a_name_with_marks_in_it_is_a_name() {
    let name = "((期限))《x》<script>｜・";
    let text = filled("((氏名))", "・((氏名))", name);
    assert_eq!(text.title, [words(name)]);
    assert_eq!(text.body, [Block::Bullets(vec![vec![words(name)]])]);
}

#[test]
fn every_fault_says_where_it_is() {
    use {Part::*, Wrong::*};
    assert_eq!(
        faults("((名前))さま", "健康《けんこう\n((氏名\nお知らせ"),
        [
            (Title, 1, 1, UnknownSlot("名前".into())),
            (Body, 1, 3, OpenReading),
            (Body, 2, 1, OpenSlot),
        ]
    );
    assert_eq!(
        faults("健診\nお知らせ", "1《いち》\n》｜《かな》\n健康《けん康》"),
        [
            (Title, 2, 1, LineBreak),
            (Body, 1, 2, NoBase),
            (Body, 2, 1, StrayReading),
            (Body, 2, 3, NoBase),
            (Body, 3, 3, NotKana("けん康".into())),
        ]
    );
    assert_eq!(
        faults(" ", &"あ".repeat(circular::Text::BODY + 1)),
        [
            (Title, 1, 1, Empty),
            (Body, 1, 1, TooLong(circular::Text::BODY))
        ]
    );
}

#[test]
fn an_address_or_a_hidden_character_has_no_place_in_a_text() {
    use {Part::*, Wrong::*};
    assert_eq!(
        faults(
            "お知らせ",
            "くわしくは HTTPS：／／例.example\nｗｗｗ．例\nあ\u{202e}い"
        ),
        [
            (Body, 1, 12, Address),
            (Body, 2, 1, Address),
            (Body, 3, 2, Hidden('\u{202e}')),
        ]
    );
}

#[test]
fn lines_become_paragraphs_and_lists() {
    let text = filled(
        "持ち物",
        "つぎの ものを\r\nもって きて ください。\n・保険証\n・ ((氏名))の カード\n\n1. 予約\n2. 来る\n4. 帰る\n2026.11.22\n\n- 終わり",
        "x",
    );
    let line = |text: &str| vec![words(text)];
    assert_eq!(
        text.body,
        [
            Block::Paragraph(vec![line("つぎの ものを"), line("もって きて ください。")]),
            Block::Bullets(vec![line("保険証"), vec![words("x"), words("の カード")]]),
            Block::Numbers(vec![line("予約"), line("来る")]),
            Block::Paragraph(vec![line("4. 帰る"), line("2026.11.22")]),
            Block::Bullets(vec![line("終わり")]),
        ]
    );
    assert_eq!(
        text.plain_body(),
        "つぎの ものを\nもって きて ください。\n\n・保険証\n・xの カード\n\n1. 予約\n2. 来る\n\n4. 帰る\n2026.11.22\n\n・終わり"
    );
}

#[test]
fn a_reading_stays_with_its_word_and_is_kept_as_it_is() {
    let text = filled("健康《けんこう》", "｜お薬《おくすり》手帳", "x");
    let read = |base: &str, reading: &str| Run::Read {
        base: base.into(),
        reading: reading.into(),
    };
    assert_eq!(text.title, [read("健康", "けんこう")]);
    let line = vec![read("お薬", "おくすり"), words("手帳")];
    assert_eq!(text.body, [Block::Paragraph(vec![line])]);
    let kept = serde_json::to_string(&text).unwrap();
    assert_eq!(serde_json::from_str::<Filled>(&kept).unwrap(), text);
}

#[test]
fn every_slot_is_found_by_its_names() {
    for slot in Slot::ALL {
        assert_eq!(Slot::from_name(slot.name()), Some(slot));
        assert_eq!(Slot::from_name(slot.english()), Some(slot));
        let template = Template::parse(&slot.to_string(), "あ").unwrap();
        assert_eq!(template.slots(), BTreeSet::from([slot]));
    }
}

/// Texts with many marks in them.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "((",
        "))",
        "（（",
        "氏名",
        "期限",
        "《",
        "》",
        "｜",
        "健康",
        "けん",
        "\n",
        "\n\n",
        "・",
        "1. ",
        "- ",
        " ",
        "x",
        "://",
        "\u{200b}",
        "\r",
        "((氏名))",
        "健康《けんこう》",
        "<b>",
        "\u{1f600}",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_taken_or_refused_with_a_place_in_it(title in any_text(), body in any_text()) {
        let Err(faults) = Template::parse(&title, &body) else { return Ok(()) };
        prop_assert!(!faults.is_empty());
        for fault in faults {
            let source = match fault.part {
                Part::Title => title.trim(),
                Part::Body => &body,
            };
            let line = source.split('\n').nth(fault.line - 1).unwrap();
            let there = line.chars().nth(fault.column - 1);
            let marks: &[char] = match fault.wrong {
                Wrong::Empty | Wrong::TooLong(_) | Wrong::LineBreak => continue,
                Wrong::UnknownSlot(_) | Wrong::OpenSlot => &['(', '（'],
                Wrong::OpenReading | Wrong::NoBase | Wrong::NotKana(_) => &['《'],
                Wrong::StrayReading => &['》'],
                Wrong::Address => &[':'],
                Wrong::Hidden(_) => &['\u{200b}', '\r'],
            };
            prop_assert!(there.is_some_and(|c| marks.contains(&c)), "{there:?} {marks:?}");
        }
    }

    #[test]
    fn what_is_filled_in_arrives_as_it_is(value in ".*\\S.*", body in any_text()) {
        let Ok(template) = Template::parse("((氏名))", &body) else { return Ok(()) };
        let text = template.fill(|_| Some(vec![words(&value)])).unwrap();
        prop_assert_eq!(text.title, [words(&value)]);
    }

    #[test]
    fn nothing_is_lost_between_the_marks(body in "[あ健x。 \n]{0,40}[あ]") {
        let text = filled("題", &body, "x");
        let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(visible(&text.plain_body()), visible(&body));
    }

    #[test]
    fn a_text_is_sent_whole_or_not_at_all(body in any_text(), known in prop::collection::btree_set(prop::sample::select(Slot::ALL.to_vec()), 0..8)) {
        let Ok(template) = Template::parse("題", &body) else { return Ok(()) };
        let value = |slot| known.contains(&slot).then(|| vec![words("x")]);
        match template.fill(value) {
            Ok(_) => prop_assert!(template.slots().is_subset(&known)),
            Err(Missing(slots)) => {
                let without: BTreeSet<_> = template.slots().difference(&known).copied().collect();
                prop_assert_eq!(slots, without);
            }
        }
    }
}

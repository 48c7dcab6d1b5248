use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::consent::{
    Directive, Effect, Grantees, InstitutionKind, Level, Period, Purpose, Scope,
};
use hikae_core::ids::{DirectiveId, InstitutionId, PersonId, RecordId};
use hikae_core::record::{Category, RecordRef, SensitiveClass};
use proptest::prelude::*;

use super::*;
use crate::i18n::Lang;
use crate::page::{AssetNames, Frame, Page};
use crate::render;

fn now() -> DateTime<Utc> {
    "2026-11-20T03:00:00Z".parse().unwrap()
}

fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

fn id<T>(make: impl FnOnce(DateTime<Utc>, [u8; 10]) -> T, number: u8) -> T {
    make(now(), [number; 10])
}

fn directive(number: u8, effect: Effect, purposes: &[Purpose], grantees: Grantees) -> Directive {
    Directive {
        id: id(DirectiveId::new, number),
        version: 1,
        effect,
        purposes: purposes.iter().copied().collect(),
        grantees,
        except: BTreeSet::new(),
        scope: Scope::All,
        period: None,
        valid_from: "2026-04-01T03:00:00Z".parse().unwrap(),
        valid_until: (effect == Effect::Permit).then(|| "2027-03-31T15:00:00Z".parse().unwrap()),
        made_at: "2026-04-01T03:00:00Z".parse().unwrap(),
        made_by: id(PersonId::new, 1),
        made_with: Level::Card,
        study: None,
        visit: None,
    }
}

fn at_institution(number: u8) -> Grantees {
    Grantees::Institutions {
        institutions: [id(InstitutionId::new, number)].into(),
    }
}

fn names() -> Names {
    let name = |number: u8, category, day: &str, detail: &str| {
        let header = RecordRef {
            id: id(RecordId::new, number),
            category,
            sensitive: None,
            date: day.parse().unwrap(),
        };
        (
            header.id,
            RecordName {
                header,
                detail: detail.to_owned(),
            },
        )
    };
    Names {
        frozen: [].into(),
        institutions: [
            (id(InstitutionId::new, 1), "みほん内科".to_owned()),
            (id(InstitutionId::new, 2), "ことり薬局".to_owned()),
        ]
        .into(),
        records: [
            name(1, Category::Checkup, "2025-06-03", "みほん健診センター"),
            name(2, Category::Vaccination, "2024-05-10", "麻しん風しん混合"),
        ]
        .into(),
    }
}

fn frame(lang: Lang) -> Frame {
    Frame {
        lang,
        demo: false,
        municipality: "みほん市".into(),
        who: Some("見本 花子".into()),
        unread: 0,
        staff: None,
        path: "/sharing".into(),
        session_seconds: None,
        assets: std::sync::Arc::new(AssetNames::default()),
    }
}

fn posted(pairs: &[(&str, &str)]) -> Answers {
    Answers(
        pairs
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect(),
    )
}

fn answered(steps: &[(Step, &[(&str, &str)])]) -> Draft {
    let mut draft = Draft::default();
    for (step, pairs) in steps {
        draft
            .answer(*step, &posted(pairs), &names(), today(), Lang::Ja)
            .unwrap();
    }
    draft
}

fn made(draft: &Draft) -> Option<Directive> {
    draft.directive(
        id(DirectiveId::new, 9),
        id(PersonId::new, 1),
        Level::Card,
        now(),
    )
}

fn overview(directives: Vec<Directive>) -> SharingPage {
    SharingPage {
        disaster: None,
        situations: situations(&directives, now()),
        seals: directives
            .iter()
            .filter(|one| seals_records(one))
            .cloned()
            .collect(),
        directives: directives
            .iter()
            .filter(|one| !seals_records(one))
            .cloned()
            .collect(),
        changes: changes(directives),
        names: names(),
    }
}

#[test]
fn every_directive_is_told_in_one_line() {
    let kinds = Grantees::Kinds {
        kinds: [InstitutionKind::Hospital, InstitutionKind::Pharmacy].into(),
    };
    let staff = Grantees::Staff {
        institution: id(InstitutionId::new, 1),
        handle: "A-0312".into(),
    };
    let scopes = [
        Scope::All,
        Scope::Categories {
            categories: [Category::Checkup, Category::Medication].into(),
            sensitive: [SensitiveClass::MentalHealth].into(),
        },
        Scope::Categories {
            categories: BTreeSet::new(),
            sensitive: [SensitiveClass::Genetic].into(),
        },
        Scope::Records {
            records: [id(RecordId::new, 1), id(RecordId::new, 9)].into(),
        },
    ];
    let mut table = String::new();
    for lang in Lang::ALL {
        for effect in [Effect::Permit, Effect::Deny] {
            for grantees in [
                Grantees::Everyone,
                kinds.clone(),
                at_institution(1),
                at_institution(9),
                staff.clone(),
            ] {
                let staff = matches!(grantees, Grantees::Staff { .. });
                if staff && effect == Effect::Permit {
                    continue;
                }
                for scope in &scopes {
                    let mut one = directive(1, effect, &[Purpose::Treatment], grantees.clone());
                    one.scope = scope.clone();
                    let told = full_line(lang, &one, &names());
                    let end = until(lang, one.valid_until);
                    writeln!(table, "{} · {told} · {end}", lang.key()).unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_situation_has_an_answer_in_words() {
    let mut table = String::new();
    let cases: [(&str, Vec<Directive>); 4] = [
        ("nothing decided", vec![]),
        (
            "refused to everyone, permitted to one",
            vec![
                directive(1, Effect::Deny, &Purpose::DENIABLE, Grantees::Everyone),
                directive(2, Effect::Permit, &[Purpose::Treatment], at_institution(1)),
            ],
        ),
        (
            "permitted to everyone, refused to one",
            vec![
                directive(1, Effect::Permit, &[Purpose::Treatment], Grantees::Everyone),
                directive(2, Effect::Deny, &Purpose::DENIABLE, at_institution(2)),
            ],
        ),
        (
            "one record sealed",
            vec![Directive::seal(
                id(DirectiveId::new, 3),
                [id(RecordId::new, 1)].into(),
                id(PersonId::new, 1),
                Level::Card,
                "2026-04-01T03:00:00Z".parse().unwrap(),
            )],
        ),
    ];
    for (name, directives) in cases {
        writeln!(table, "## {name}").unwrap();
        for situation in situations(&directives, now()) {
            let answer = match situation.answer {
                Answer::Law => "law".to_owned(),
                Answer::Silence { shows } => format!("silence, shows: {shows}"),
                Answer::Decided(one) => format!("decided: {:?}", one.effect),
            };
            writeln!(table, "{:?}: {answer}", situation.purpose).unwrap();
            for exception in situation.exceptions {
                let line = line(Lang::Ja, &exception.directive, &names());
                writeln!(table, "  {line}, overruled: {}", exception.overruled).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn statutory_situations_stand_in_the_list_and_say_why() {
    let html = render(&frame(Lang::Ja), overview(vec![]));
    for word in ["電子資格確認", "予防接種法", "がん登録等の推進に関する法律"]
    {
        assert!(html.contains(word), "{word}");
    }
    assert!(!html.contains("purpose=eligibility"));
}

#[test]
fn what_is_left_of_the_path_depends_on_the_answers() {
    let start = Draft::default();
    assert_eq!(start.next(), Step::Effect);
    let one = answered(&[
        (Step::Effect, &[("effect", "deny")]),
        (
            Step::Situation,
            &[("situation", "treatment"), ("situation", "disaster")],
        ),
        (Step::Whom, &[("whom", "kinds")]),
    ]);
    assert_eq!(one.next(), Step::Kinds);
    assert!(one.path().contains(&Step::Emergency));
    assert!(!one.path().contains(&Step::Institutions));
    assert!(one.reaches(Step::Situation));
    assert!(!one.reaches(Step::Until));
    assert_eq!(one.before(Step::Kinds), Some(Step::Whom));
    let emergency = answered(&[
        (Step::Effect, &[("effect", "deny")]),
        (Step::Situation, &[("situation", "emergency")]),
    ]);
    assert!(!emergency.path().contains(&Step::Emergency));
    let permit = answered(&[
        (Step::Effect, &[("effect", "permit")]),
        (Step::Situation, &[("situation", "treatment")]),
    ]);
    assert!(!permit.path().contains(&Step::Emergency));
}

#[test]
fn all_answers_make_a_directive_that_can_be_said() {
    let permit = answered(&[
        (Step::Effect, &[("effect", "permit")]),
        (Step::Situation, &[("situation", "treatment")]),
        (Step::Whom, &[("whom", "institutions")]),
        (
            Step::Institutions,
            &[("institution", &id(InstitutionId::new, 1).to_string())],
        ),
        (Step::Records, &[("records", "categories")]),
        (
            Step::Categories,
            &[("category", "checkup"), ("sensitive", "surgery")],
        ),
        (
            Step::Period,
            &[("period", "some"), ("from", "2020-01-01"), ("until", "")],
        ),
        (Step::Until, &[("until", "day"), ("day", "2027-03-31")]),
    ]);
    let made = made(&permit).unwrap();
    assert_eq!(made.check(), []);
    assert_eq!(
        made.valid_until,
        Some("2027-03-31T15:00:00Z".parse().unwrap())
    );
    assert_eq!(
        made.period,
        Some(Period {
            from: Some("2020-01-01".parse().unwrap()),
            until: None
        })
    );
    assert_eq!(
        full_line(Lang::Ja, &made, &names()).plain(),
        "診察・調剤のとき：みほん内科に、健診の結果（手術もふくむ）を見せる"
    );
    assert_eq!(
        Draft::of(&made)
            .directive(made.id, made.made_by, Level::Card, now())
            .map(|again| {
                Directive {
                    version: 1,
                    ..again
                }
            }),
        Some(made)
    );
}

#[test]
fn a_refusal_says_whether_it_holds_in_an_emergency() {
    let refusal = |emergency| {
        made(&answered(&[
            (Step::Effect, &[("effect", "deny")]),
            (Step::Situation, &[("situation", "treatment")]),
            (Step::Whom, &[("whom", "everyone")]),
            (Step::Records, &[("records", "singles")]),
            (
                Step::Singles,
                &[("record", &id(RecordId::new, 2).to_string())],
            ),
            (Step::Until, &[("until", "open")]),
            (Step::Emergency, &[("emergency", emergency)]),
        ]))
        .unwrap()
    };
    assert!(!refusal("show").purposes.contains(&Purpose::Emergency));
    assert!(refusal("hide").purposes.contains(&Purpose::Emergency));
    assert_eq!(refusal("hide").check(), []);
}

#[test]
fn what_makes_no_sense_changes_nothing_and_names_its_control() {
    let draft = answered(&[
        (Step::Effect, &[("effect", "permit")]),
        (Step::Situation, &[("situation", "treatment")]),
        (Step::Whom, &[("whom", "institutions")]),
    ]);
    let foreign = id(RecordId::new, 77).to_string();
    let unknown = id(InstitutionId::new, 77).to_string();
    type Case<'a> = (Step, &'a [(&'a str, &'a str)], &'a str);
    let cases: [Case<'_>; 17] = [
        (Step::Effect, &[], "effect"),
        (Step::Effect, &[("effect", "both")], "effect"),
        (Step::Situation, &[], "situation"),
        (
            Step::Situation,
            &[("situation", "eligibility")],
            "situation",
        ),
        (
            Step::Situation,
            &[("situation", "treatment"), ("situation", "patient-request")],
            "situation",
        ),
        (Step::Whom, &[("whom", "staff")], "whom"),
        (Step::Kinds, &[("kind", "none")], "kind"),
        (
            Step::Institutions,
            &[("institution", &unknown)],
            "institution",
        ),
        (Step::Records, &[("records", "")], "records"),
        (Step::Categories, &[("sensitive", "genetic")], "category"),
        (Step::Singles, &[("record", &foreign)], "record"),
        (
            Step::Period,
            &[("period", "some"), ("from", ""), ("until", "")],
            "from",
        ),
        (
            Step::Period,
            &[("period", "some"), ("from", "2026-02-30")],
            "from",
        ),
        (
            Step::Period,
            &[
                ("period", "some"),
                ("from", "2026-02-02"),
                ("until", "2026-02-01"),
            ],
            "until",
        ),
        (Step::Until, &[("until", "open")], "until"),
        (
            Step::Until,
            &[("until", "day"), ("day", "2026-11-20")],
            "day",
        ),
        (
            Step::Until,
            &[("until", "day"), ("day", "2031-11-21")],
            "day",
        ),
    ];
    for (step, pairs, control) in cases {
        let mut changed = draft.clone();
        let errors = changed
            .answer(step, &posted(pairs), &names(), today(), Lang::Ja)
            .expect_err(control);
        assert!(
            errors.of(control).is_some(),
            "{step:?} {pairs:?}: {errors:?}"
        );
        assert_eq!(changed, draft);
    }
}

#[test]
fn turning_a_refusal_into_a_permission_drops_what_no_longer_fits() {
    let mut draft = answered(&[
        (Step::Effect, &[("effect", "deny")]),
        (
            Step::Situation,
            &[("situation", "treatment"), ("situation", "disaster")],
        ),
        (Step::Whom, &[("whom", "everyone")]),
        (Step::Records, &[("records", "all")]),
        (Step::Period, &[("period", "all")]),
        (Step::Until, &[("until", "open")]),
        (Step::Emergency, &[("emergency", "hide")]),
    ]);
    assert_eq!(draft.next(), Step::Confirm);
    draft.set_effect(Effect::Permit);
    assert_eq!(draft.purposes, BTreeSet::from([Purpose::Treatment]));
    assert_eq!(draft.emergency, None);
    assert_eq!(draft.next(), Step::Until);
    draft.end = Some(End::Day("2027-03-31".parse().unwrap()));
    assert_eq!(made(&draft).unwrap().check(), []);
}

#[test]
fn what_is_handed_over_goes_to_named_institutions_only() {
    let mut draft = answered(&[
        (Step::Effect, &[("effect", "permit")]),
        (Step::Situation, &[("situation", "treatment")]),
        (Step::Whom, &[("whom", "everyone")]),
    ]);
    draft.set_purposes([Purpose::PatientRequest].into());
    assert_eq!(draft.next(), Step::Whom);
    let everyone = posted(&[("whom", "everyone")]);
    assert!(
        draft
            .answer(Step::Whom, &everyone, &names(), today(), Lang::Ja)
            .is_err()
    );
}

#[test]
fn a_refused_answer_is_kept_and_linked() {
    let draft = answered(&[(Step::Effect, &[("effect", "permit")])]);
    let answers = posted(&[("until", "day"), ("day", "昨日")]);
    let errors = draft
        .clone()
        .answer(Step::Until, &answers, &names(), today(), Lang::Ja)
        .expect_err("no date");
    let page = StepPage {
        draft_id: Some("d".into()),
        draft,
        step: Step::Until,
        posted: Some(answers),
        errors,
        institutions: vec![],
        more_institutions: 0,
        names: names(),
    };
    assert!(page.has_errors());
    let html = render(&frame(Lang::Ja), page);
    assert!(html.contains(r##"href="#day""##), "{html}");
    assert!(html.contains("昨日"));
}

#[test]
fn versions_are_told_as_changes() {
    let first = directive(1, Effect::Deny, &[Purpose::Treatment], Grantees::Everyone);
    let later = |version: u32, hour: u32, ended: bool| {
        let made_at = format!("2026-05-01T{hour:02}:00:00Z").parse().unwrap();
        Directive {
            version,
            made_at,
            valid_until: ended.then_some(made_at),
            ..first.clone()
        }
    };
    let told: Vec<_> = changes(vec![
        later(4, 4, false),
        later(3, 3, true),
        later(2, 2, false),
        first.clone(),
    ])
    .into_iter()
    .map(|change| (change.directive.version, change.kind))
    .collect();
    assert_eq!(
        told,
        [
            (4, ChangeKind::Restored),
            (3, ChangeKind::Ended),
            (2, ChangeKind::Changed),
            (1, ChangeKind::Made),
        ]
    );
}

#[test]
fn what_others_wrote_stays_text() {
    const HOSTILE: &str = "</textarea><script>alert(1)</script>《x》{why}\"'><img src=x>";
    let mut names = names();
    for name in names.institutions.values_mut() {
        HOSTILE.clone_into(name);
    }
    for name in names.records.values_mut() {
        HOSTILE.clone_into(&mut name.detail);
    }
    let staff = Grantees::Staff {
        institution: id(InstitutionId::new, 1),
        handle: HOSTILE.into(),
    };
    let mut denies = directive(1, Effect::Deny, &[Purpose::Treatment], staff);
    denies.scope = Scope::Records {
        records: [id(RecordId::new, 1)].into(),
    };
    let seal = Directive::seal(
        id(DirectiveId::new, 2),
        [id(RecordId::new, 2)].into(),
        id(PersonId::new, 1),
        Level::Card,
        now(),
    );
    let draft = Draft {
        search: HOSTILE.into(),
        ..Draft::of(&denies)
    };
    let choice = InstitutionChoice {
        id: id(InstitutionId::new, 1),
        name: HOSTILE.into(),
        kind: InstitutionKind::Clinic,
    };
    let record = names.records.values().next().unwrap().clone();
    let preview = Preview {
        institution: HOSTILE.into(),
        purpose: Purpose::Treatment,
        may_ask: true,
        visible: vec![record],
        hidden: vec![],
        before: Some(1),
    };
    for lang in Lang::ALL {
        let frame = frame(lang);
        let list = SharingPage {
            names: names.clone(),
            ..overview(vec![denies.clone(), seal.clone()])
        };
        let mut pages = vec![render(&frame, list)];
        for step in [Step::Whom, Step::Institutions, Step::Singles, Step::Until] {
            pages.push(render(
                &frame,
                StepPage {
                    draft_id: Some("d".into()),
                    draft: draft.clone(),
                    step,
                    posted: Some(posted(&[("day", HOSTILE)])),
                    errors: crate::components::FormErrors::default(),
                    institutions: vec![choice.clone()],
                    more_institutions: 1,
                    names: names.clone(),
                },
            ));
        }
        pages.push(render(
            &frame,
            ConfirmPage {
                draft_id: "d".into(),
                draft: draft.clone(),
                directive: denies.clone(),
                previews: vec![preview.clone()],
                examples: true,
                names: names.clone(),
                needs: None,
            },
        ));
        pages.push(render(
            &frame,
            PreviewPage {
                institutions: vec![choice.clone()],
                institution: None,
                purpose: Purpose::Treatment,
                preview: Some(preview.clone()),
            },
        ));
        for html in pages {
            assert!(html.contains("alert(1)"), "{html}");
            for made in ["<script>alert", "<img src=x", "</textarea>"] {
                assert!(!html.contains(made), "{made} in {html}");
            }
        }
    }
}

/// Answers that make sense for a question, one of them chosen by `number`.
fn sensible(step: Step, number: usize) -> Answers {
    let institution = id(InstitutionId::new, 1).to_string();
    let record = id(RecordId::new, 1).to_string();
    let choices: Vec<Vec<(&str, &str)>> = match step {
        Step::Effect => vec![vec![("effect", "permit")], vec![("effect", "deny")]],
        Step::Situation => vec![
            vec![("situation", "treatment")],
            vec![("situation", "patient-request")],
            vec![("situation", "emergency")],
            vec![("situation", "treatment"), ("situation", "emergency")],
            vec![("situation", "disaster"), ("situation", "treatment")],
        ],
        Step::Whom => vec![
            vec![("whom", "institutions")],
            vec![("whom", "kinds")],
            vec![("whom", "everyone")],
        ],
        Step::Kinds => vec![vec![("kind", "hospital"), ("kind", "clinic")]],
        Step::Institutions => vec![vec![("institution", &institution)]],
        Step::Records => vec![
            vec![("records", "all")],
            vec![("records", "categories")],
            vec![("records", "singles")],
        ],
        Step::Categories => vec![
            vec![("category", "checkup")],
            vec![("sensitive", "genetic")],
            vec![("category", "care"), ("sensitive", "genetic")],
        ],
        Step::Singles => vec![vec![("record", &record)]],
        Step::Period => vec![
            vec![("period", "all")],
            vec![("period", "some"), ("from", "2020-01-01")],
        ],
        Step::Until => vec![
            vec![("until", "open")],
            vec![("until", "year")],
            vec![("until", "day"), ("day", "2027-01-01")],
        ],
        Step::Emergency => vec![vec![("emergency", "show")], vec![("emergency", "hide")]],
        Step::Confirm => vec![vec![]],
    };
    posted(&choices[number % choices.len()])
}

proptest! {
    /// The person jumps back and forth between the questions and then answers what is open.
    #[test]
    fn however_one_gets_there_a_finished_draft_can_be_said(
        jumps in prop::collection::vec((0..Step::ALL.len(), 0..8_usize), 0..30),
        last in prop::collection::vec(0..8_usize, 60),
    ) {
        let mut draft = Draft::default();
        for (step, number) in jumps {
            let step = Step::ALL[step];
            let step = if draft.reaches(step) { step } else { draft.next() };
            let _ = draft.answer(step, &sensible(step, number), &names(), today(), Lang::Ja);
            prop_assert!(draft.reaches(draft.next()));
        }
        for number in last {
            let step = draft.next();
            let _ = draft.answer(step, &sensible(step, number), &names(), today(), Lang::Ja);
        }
        prop_assert_eq!(draft.next(), Step::Confirm);
        prop_assert_eq!(made(&draft).unwrap().check(), []);
    }
}

//! Whatever a text contains, it stays text in every component.

use leptos::prelude::*;

use super::*;
use crate::i18n::{Lang, Text};
use crate::page::{Frame, Nav, Page};

/// Ends every context that a text can stand in, and would then run.
const HOSTILE: &str = r#"</textarea></title></option><script>alert(1)</script>"><img src=x onerror=alert(2)> ' & 漢字《かんじ》"#;

fn hostile() -> Text {
    HOSTILE.into()
}

/// Fails where the hostile text made an element or an attribute.
fn assert_inert(html: &str) {
    assert!(html.contains("alert(1)"), "the text must be there: {html}");
    for made in ["<script>alert", "<img src=x", "</textarea></title>"] {
        assert!(!html.contains(made), "{made} in {html}");
    }
}

struct Hostile;

impl Page for Hostile {
    fn title(&self, _: Lang) -> Text {
        hostile()
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Home)
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let mut errors = FormErrors::default();
        errors.add(HOSTILE, hostile());
        let options = || vec![Choice::new(HOSTILE, hostile()).hint(hostile())];
        view! {
            <ErrorSummary errors=errors.clone() lang/>
            <Breadcrumbs trail=vec![(HOSTILE.into(), hostile())] here=hostile() lang/>
            <PageHeading title=hostile() lead=hostile()/>
            <StepHeading title=hostile() step=1 of=2 lang/>
            <Notice kind=NoticeKind::Warning title=hostile() lang>{HOSTILE}</Notice>
            <Confirmation title=hostile()>{HOSTILE}</Confirmation>
            <Section title=hostile() id=HOSTILE>
                <Chip tone=Tone::Blue word=hostile()/>
                <SummaryList
                    rows=vec![SummaryRow::new(hostile(), HOSTILE).change(HOSTILE)]
                    lang
                />
                <Table caption=hostile() head=vec![hostile()]>
                    <tr>
                        <th scope="row">{HOSTILE}</th>
                    </tr>
                </Table>
            </Section>
            <Form action=HOSTILE>
                <Hidden name=HOSTILE value=HOSTILE/>
                <Field
                    name=HOSTILE
                    label=hostile()
                    lang
                    value=HOSTILE
                    hint=hostile()
                    error=errors.of(HOSTILE)
                />
                <TextArea
                    name=HOSTILE
                    label=hostile()
                    lang
                    value=HOSTILE
                    hint=hostile()
                    error=errors.of(HOSTILE)
                />
                <Radios name=HOSTILE legend=hostile() options=options() lang/>
                <Checkboxes name=HOSTILE legend=hostile() options=options() lang/>
                <Select name=HOSTILE label=hostile() options=options() lang/>
                <Button label=hostile() answer=("a", HOSTILE.into())/>
            </Form>
            <LinkButton href=HOSTILE label=hostile() about=hostile()/>
            <PostButton action=HOSTILE label=hostile() values=vec![("a", HOSTILE.into())]/>
            <Pager previous=Some(HOSTILE.into()) here=hostile() lang/>
        }
        .into_any()
    }
}

fn frame(lang: Lang) -> Frame {
    Frame {
        lang,
        demo: true,
        municipality: HOSTILE.into(),
        who: Some(HOSTILE.into()),
        unread: 0,
        staff: None,
        path: format!("/home?q={HOSTILE}"),
        session_seconds: Some(900),
        assets: std::sync::Arc::default(),
    }
}

#[test]
fn hostile_text_stays_text_in_every_component() {
    for lang in Lang::ALL {
        assert_inert(&crate::render(&frame(lang), Hostile));
    }
}

#[test]
fn a_text_area_shows_exactly_what_was_typed() {
    let html = Owner::new().with(|| {
        view! { <TextArea name="reason" label="Reason".into() lang=Lang::En value="\n<b> & \"x\""/> }
            .to_html()
    });
    assert!(
        html.contains(">\n\n&lt;b&gt; &amp; \"x\"</textarea>"),
        "{html}"
    );
}

#[test]
fn nothing_in_a_document_is_inline() {
    let html = crate::render(&frame(Lang::Ja), Hostile);
    for inline in [
        "<style",
        " style=",
        " onclick=",
        " onsubmit=",
        "javascript:",
    ] {
        assert!(!html.contains(inline), "{inline}");
    }
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.contains(r#"<script type="module" src="#));
}

#[test]
fn a_page_without_an_island_ships_no_script() {
    struct Plain;
    impl Page for Plain {
        fn title(&self, _: Lang) -> Text {
            "Plain".into()
        }
        fn view(self, _: &Frame) -> AnyView {
            "Plain".into_any()
        }
    }
    let frame = Frame {
        who: None,
        staff: None,
        session_seconds: None,
        ..frame(Lang::En)
    };
    assert!(!crate::ships_script(&frame, &Plain));
    assert!(!crate::render(&frame, Plain).contains("<script"));
}

#[test]
fn an_error_is_linked_from_the_summary_and_named_by_its_control() {
    let mut errors = FormErrors::default();
    errors.add("until", "Give a day in the future".into());
    let html = Owner::new().with(|| {
        let error = errors.of("until");
        view! {
            <ErrorSummary errors lang=Lang::En/>
            <Field name="until" label="Until".into() lang=Lang::En kind=FieldKind::Date error/>
        }
        .to_html()
    });
    assert!(html.contains(r##"href="#until""##), "{html}");
    assert!(html.contains(r#"aria-describedby="until-error""#), "{html}");
    assert!(html.contains(r#"aria-invalid="true""#), "{html}");
}

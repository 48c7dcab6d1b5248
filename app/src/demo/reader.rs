//! The demo's card reader: it stands in for a card, a reader and the program that talks to it.

use leptos::prelude::*;

use crate::citizen::login::WaitPurpose;
use crate::components::{
    Button, ButtonKind, Checkboxes, Chip, Choice, ErrorSummary, Field, FieldKind, Form, FormErrors,
    Hidden, LinkButton, Notice, NoticeKind, PageHeading, PostButton, Section, SummaryList,
    SummaryRow, Tone,
};
use crate::i18n::{Lang, Sentence, Span, Text, login, office, reader};
use crate::page::{Frame, Page};

/// The cards to choose from.
#[derive(Debug, Clone)]
pub struct CardsPage {
    /// The ceremony that asks for a card; none where nobody does.
    pub ceremony: Option<String>,
    /// The cards.
    pub cards: Vec<CardChoice>,
    /// They were reset just now.
    pub reset: bool,
}

/// One card.
#[derive(Debug, Clone)]
pub struct CardChoice {
    /// Its word in the path.
    pub key: String,
    /// Whose.
    pub name: String,
    /// Its PIN of four digits.
    pub pin: String,
    /// The password of its signature key.
    pub password: String,
    /// One of the two is blocked.
    pub blocked: bool,
}

impl Page for CardsPage {
    fn title(&self, lang: Lang) -> Text {
        reader::choose(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let reset = self.reset.then(|| {
            view! { <Notice kind=NoticeKind::Success title=reader::reset_done(lang) lang></Notice> }
        });
        let nobody_asks = self.ceremony.is_none().then(|| {
            view! {
                <p>{reader::no_request(lang)}</p>
                <p class="actions"><LinkButton href="/login" label=reader::to_login(lang)/></p>
            }
        });
        let ceremony = self.ceremony.unwrap_or_default();
        let asked = !ceremony.is_empty();
        let cards = self
            .cards
            .into_iter()
            .map(|card| row(card, &ceremony, lang))
            .collect_view();
        view! {
            {reset}
            <PageHeading title=reader::choose(lang) lead=reader::lead(lang)/>
            {nobody_asks}
            <Section title=reader::cards(lang)>
                <ul class="rows">{cards}</ul>
            </Section>
            <Section title=reader::reset_heading(lang)>
                <p>{reader::reset_more(lang)}</p>
                <PostButton
                    action="/demo/reader/reset"
                    label=reader::reset(lang)
                    kind=ButtonKind::Secondary
                    values=if asked { vec![("ceremony", ceremony)] } else { Vec::new() }
                />
            </Section>
        }
        .into_any()
    }
}

fn row(card: CardChoice, ceremony: &str, lang: Lang) -> AnyView {
    let blocked = card
        .blocked
        .then(|| view! { <Chip tone=Tone::Red word=reader::blocked_short(lang)/> });
    let action = (!ceremony.is_empty()).then(|| {
        let href = format!("/demo/reader/{}?ceremony={ceremony}", card.key);
        let label = use_it(lang, &card.name);
        view! { <p class="actions"><a class="button button-primary" href=href>{label}</a></p> }
    });
    let office = format!("/demo/reader/{}/office", card.key);
    let lose = Sentence::fill(
        &office::link(lang),
        &[("name", Span::Raw(card.name.clone()))],
    );
    view! {
        <li class="row">
            <div>
                <p><strong>{card.name}</strong>" "{blocked}</p>
                <p class="note">
                    {reader::pin_is(lang, &card.pin)}" · "
                    {reader::password_is(lang, &card.password)}
                </p>
                <p class="note"><a href=office>{lose}</a></p>
            </div>
            {action}
        </li>
    }
    .into_any()
}

fn use_it(lang: Lang, name: &str) -> Sentence {
    Sentence::fill(
        &reader::use_it(lang),
        &[("name", Span::Raw(name.to_owned()))],
    )
}

/// The PIN of one card.
#[derive(Debug, Clone)]
pub struct PinPage {
    /// The ceremony that asks.
    pub ceremony: String,
    /// The card's word in the path.
    pub card: String,
    /// Whose card.
    pub name: String,
    /// What it is asked for.
    pub purpose: WaitPurpose,
    /// Who asks.
    pub origin: String,
    /// How many tries are left; at zero the card is blocked.
    pub tries_left: u8,
    /// What was wrong with the PIN, if it was typed before.
    pub error: Option<PinError>,
}

/// What was wrong with a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinError {
    /// It cannot be a PIN; no try was used.
    Form,
    /// It was wrong; a try was used.
    Wrong,
    /// The last try was not confirmed; no try was used.
    Unconfirmed,
}

impl Page for PinPage {
    fn title(&self, lang: Lang) -> Text {
        match self.purpose {
            _ if self.tries_left == 0 => reader::blocked(lang),
            WaitPurpose::Login | WaitPurpose::Visit => reader::pin_heading(lang),
            WaitPurpose::Register => reader::password_heading(lang),
        }
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let cards = format!("/demo/reader?ceremony={}", self.ceremony);
        let title = self.title(lang);
        if self.tries_left == 0 {
            return view! {
                <PageHeading title lead=reader::blocked_more(lang, &frame.municipality)/>
                <p class="actions"><LinkButton href=cards label=reader::another(lang)/></p>
            }
            .into_any();
        }
        let errors = self.errors(lang);
        let login = self.purpose != WaitPurpose::Register;
        let purpose = self.purpose.words(lang);
        let rows = vec![
            SummaryRow::new(reader::card(lang), self.name),
            SummaryRow::new(login::site(lang), self.origin),
            SummaryRow::new(login::purpose(lang), purpose.into_render()),
            SummaryRow::new(
                reader::tries(lang),
                reader::tries_left(lang, self.tries_left).into_render(),
            ),
        ];
        let (label, hint, kind) = if login {
            (reader::pin(lang), reader::pin_hint(lang), FieldKind::Pin)
        } else {
            (
                reader::password(lang),
                reader::password_hint(lang),
                FieldKind::Password,
            )
        };
        let last = (self.tries_left == 1).then(|| last_try(lang, errors.of("sure")));
        view! {
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title/>
            <SummaryList rows lang/>
            <Form action="/demo/reader/sign">
                <Hidden name="ceremony" value=self.ceremony/>
                <Hidden name="card" value=self.card/>
                <Field
                    name="pin"
                    label
                    lang
                    kind
                    hint
                    error=errors.of("pin")
                    required=true
                    autocomplete="off"
                />
                {last}
                <Button label=reader::sign(lang)/>
            </Form>
            <p><a href=cards>{reader::another(lang)}</a></p>
        }
        .into_any()
    }
}

impl PinPage {
    fn errors(&self, lang: Lang) -> FormErrors {
        let mut errors = FormErrors::default();
        match (self.error, self.purpose) {
            (None, _) => {}
            (Some(PinError::Wrong), _) => {
                errors.add("pin", reader::error_wrong(lang, self.tries_left));
            }
            (Some(PinError::Unconfirmed), _) => errors.add("sure", reader::error_sure(lang)),
            (Some(PinError::Form), WaitPurpose::Login | WaitPurpose::Visit) => {
                errors.add("pin", reader::error_pin_form(lang));
            }
            (Some(PinError::Form), WaitPurpose::Register) => {
                errors.add("pin", reader::error_password_form(lang));
            }
        }
        errors
    }
}

fn last_try(lang: Lang, error: Option<Text>) -> AnyView {
    view! {
        <Notice kind=NoticeKind::Warning title=reader::last_try(lang) lang>
            <p>{reader::last_try_more(lang)}</p>
        </Notice>
        <Checkboxes
            name="sure"
            legend=reader::sure_question(lang)
            options=vec![Choice::new("yes", reader::sure(lang))]
            lang
            error
        />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(page: impl Page) -> String {
        let frame = Frame {
            lang: Lang::En,
            demo: true,
            municipality: "みほん市".into(),
            who: None,
            unread: 0,
            staff: None,
            path: "/demo/reader".into(),
            session_seconds: None,
            assets: std::sync::Arc::default(),
        };
        crate::render(&frame, page)
    }

    fn pin(tries_left: u8, error: Option<PinError>) -> String {
        render(PinPage {
            ceremony: "1".into(),
            card: "hanako".into(),
            name: "</textarea><script>".into(),
            purpose: WaitPurpose::Login,
            origin: "http://localhost:8080".into(),
            tries_left,
            error,
        })
    }

    #[test]
    fn a_pin_is_typed_into_a_field_that_hides_it_and_is_never_filled_in_again() {
        let html = pin(3, Some(PinError::Wrong));
        assert!(
            html.contains(r#"type="password" id="pin" name="pin" value="""#),
            "{html}"
        );
        assert!(html.contains(r#"inputmode="numeric""#));
        assert!(html.contains(r##"<a href="#pin">Wrong PIN. 3 tries are left.</a>"##));
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn the_last_try_is_asked_for() {
        assert!(!pin(2, None).contains(r#"name="sure""#));
        let html = pin(1, Some(PinError::Unconfirmed));
        assert!(html.contains(r#"name="sure""#) && html.contains(r##"href="#sure""##));
    }

    #[test]
    fn a_blocked_card_takes_no_pin_and_says_where_to_go() {
        let html = pin(0, None);
        assert!(!html.contains(r#"name="pin""#) && html.contains("みほん市"));
    }

    #[test]
    fn cards_are_offered_only_when_someone_asks_for_one() {
        let cards = |ceremony: Option<&str>| {
            render(CardsPage {
                ceremony: ceremony.map(str::to_owned),
                cards: vec![CardChoice {
                    key: "hanako".into(),
                    name: "見本 花子".into(),
                    pin: "1001".into(),
                    password: "HANAKO1001".into(),
                    blocked: true,
                }],
                reset: false,
            })
        };
        let asked = cards(Some("1"));
        assert!(asked.contains(r#"href="/demo/reader/hanako?ceremony=1""#));
        assert!(asked.contains("1001") && asked.contains("Blocked"));
        let unasked = cards(None);
        assert!(!unasked.contains("hanako?ceremony") && unasked.contains(r#"href="/login""#));
    }
}

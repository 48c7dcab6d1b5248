//! 共有の設定: what every situation means now, seals, decisions, changes.

use hikae_core::consent::{Directive, Effect, Purpose, Scope};
use hikae_core::disaster::Disaster;
use leptos::prelude::*;

use super::directive::history_table;
use super::draft::PERMITTED;
use super::standing::{Answer, Exception, Situation};
use super::words::{full_line, line, until};
use super::{Change, Names};
use crate::citizen::access_log::situation_anchor;
use crate::components::{
    ButtonKind, LinkButton, Notice, NoticeKind, PageHeading, PostButton, Section, moment_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, numbers, purpose, sharing};
use crate::page::{Frame, Nav, Page};

/// How many changes stand on this page; the rest is on its own.
pub const RECENT_CHANGES: usize = 5;

/// The settings as the citizen sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharingPage {
    /// Every situation.
    pub situations: Vec<Situation>,
    /// Seals in force.
    pub seals: Vec<Directive>,
    /// Other directives that hold now or later, newest first.
    pub directives: Vec<Directive>,
    /// The latest changes, newest first, at most [`RECENT_CHANGES`].
    pub changes: Vec<Change>,
    /// What they are called.
    pub names: Names,
    /// The disaster that is declared where the person lives.
    pub disaster: Option<Disaster>,
}

impl Page for SharingPage {
    fn title(&self, lang: Lang) -> Text {
        sharing::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let Self {
            situations,
            seals,
            directives,
            changes,
            names,
            disaster,
        } = self;
        let situations: Vec<_> = situations
            .iter()
            .map(|situation| situation_row(situation, &names, lang))
            .collect();
        view! {
            <PageHeading title=sharing::title(lang) lead=sharing::lead(lang)/>
            {disaster.map(|disaster| struck(disaster, lang))}
            <Section title=sharing::situations(lang)>
                <ul class="rows rows-closed">{situations}</ul>
            </Section>
            <p class="actions">
                <LinkButton href="/sharing/new" label=sharing::new(lang)/>
            </p>
            {seals_section(&seals, &names, lang)}
            {directives_section(&directives, &names, lang)}
            <Section title=sharing::preview(lang) id="preview">
                <p>{sharing::preview_lead(lang)}</p>
                <p class="actions">
                    <LinkButton
                        href="/sharing/preview"
                        label=sharing::preview_open(lang)
                        kind=ButtonKind::Secondary
                    />
                </p>
            </Section>
            {changes_section(&changes, &names, lang)}
            <p><a href="/sharing/numbers">{numbers::see(lang)}</a></p>
        }
        .into_any()
    }
}

/// That a disaster is declared, what follows from it, and the way to refuse it.
fn struck(disaster: Disaster, lang: Lang) -> impl IntoView {
    let slots = [
        ("name", Span::StrongRaw(disaster.name)),
        ("when", Span::Words(moment_text(disaster.until, lang))),
    ];
    let told = Sentence::fill(&sharing::disaster_declared(lang), &slots);
    view! {
        <Notice kind=NoticeKind::Warning title=sharing::disaster_title(lang) lang>
            <p>{told}</p>
            <p><a href="#disaster">{purpose::name(lang, Purpose::Disaster)}</a></p>
        </Notice>
    }
}

fn situation_row(situation: &Situation, names: &Names, lang: Lang) -> impl IntoView + use<> {
    let one = situation.purpose;
    let exceptions: Vec<_> = situation
        .exceptions
        .iter()
        .map(|exception| exception_line(exception, &situation.answer, names, lang))
        .collect();
    let end = match sharing::statute(lang, one) {
        Some(statute) => view! {
            <details class="more">
                <summary>
                    {sharing::why(lang)}
                    <span class="visually-hidden">" "{purpose::name(lang, one)}</span>
                </summary>
                <p>{statute}</p>
            </details>
        }
        .into_any(),
        None => change(situation, lang),
    };
    view! {
        <li class="situation" id=situation_anchor(one)>
            <div>
                <h3>{purpose::name(lang, one)}</h3>
                <p class="hint">{purpose::explanation(lang, one)}</p>
            </div>
            <div>
                <p>{answer(&situation.answer, one, lang)}</p>
                {exceptions}
            </div>
            <div class="situation-change">{end}</div>
        </li>
    }
}

/// Where the answer is changed: the decision behind it, or the way to a new one. What can only be
/// refused begins with the refusal.
fn change(situation: &Situation, lang: Lang) -> AnyView {
    let one = situation.purpose;
    let about = purpose::name(lang, one);
    let label = sharing::change(lang);
    let key = situation_anchor(one);
    let small = ButtonKind::Small;
    let href = match &situation.answer {
        Answer::Decided(directive) => format!("/sharing/directives/{}", directive.id),
        Answer::Silence { .. } | Answer::Law if PERMITTED.contains(&one) => {
            format!("/sharing/new?purpose={key}")
        }
        Answer::Silence { .. } | Answer::Law => {
            let values = vec![("effect", "deny".to_owned()), ("purpose", key.to_owned())];
            return view! {
                <PostButton action="/sharing/new" label=label kind=small values=values about=about/>
            }
            .into_any();
        }
    };
    view! { <LinkButton href=href label=label kind=small about=about/> }.into_any()
}

fn answer(answer: &Answer, one: Purpose, lang: Lang) -> AnyView {
    let (class, word, more) = match answer {
        Answer::Law => (
            "answer answer-law",
            sharing::always_word(lang),
            sharing::always(lang).into(),
        ),
        Answer::Silence { shows } => {
            let (class, word) = shown(*shows, lang);
            (class, word, sharing::silence(lang, one).into())
        }
        Answer::Decided(directive) => {
            let (class, word) = shown(directive.effect == Effect::Permit, lang);
            (class, word, decided(directive, lang))
        }
    };
    let (open, close) = if lang == Lang::En {
        (" (", ")")
    } else {
        ("（", "）")
    };
    view! { <strong class=class>{word}</strong>{open}{more}{close} }.into_any()
}

fn shown(shows: bool, lang: Lang) -> (&'static str, Text) {
    if shows {
        ("answer answer-yes", sharing::shows(lang))
    } else {
        ("answer answer-no", sharing::hides(lang))
    }
}

fn decided(directive: &Directive, lang: Lang) -> Sentence {
    let when = ("when", moment_text(directive.made_at, lang).into());
    match directive.valid_until {
        None => Sentence::fill(&sharing::decided(lang), &[when]),
        Some(end) => Sentence::join(
            [
                Sentence::fill(&sharing::decided(lang), &[when]),
                until(lang, Some(end)),
            ],
            if lang == Lang::En { ", " } else { "、" },
        ),
    }
}

fn exception_line(
    exception: &Exception,
    answer: &Answer,
    names: &Names,
    lang: Lang,
) -> impl IntoView + use<> {
    let directive = &exception.directive;
    let shows = match answer {
        Answer::Law => true,
        Answer::Silence { shows } => *shows,
        Answer::Decided(decided) => decided.effect == Effect::Permit,
    };
    let prefix = if shows == (directive.effect == Effect::Permit) {
        sharing::also(lang)
    } else {
        sharing::exception(lang)
    };
    let overruled = exception
        .overruled
        .then(|| view! { <br/>{sharing::overruled(lang)} });
    view! {
        <p class="hint">
            {prefix}
            <a href=format!("/sharing/directives/{}", directive.id)>
                {line(lang, directive, names)}
            </a>
            " "
            {until(lang, directive.valid_until)}
            {overruled}
        </p>
    }
}

fn seals_section(seals: &[Directive], names: &Names, lang: Lang) -> impl IntoView + use<> {
    let rows: Vec<_> = seals
        .iter()
        .flat_map(|seal| match &seal.scope {
            Scope::Records { records } => records.iter().copied().collect::<Vec<_>>(),
            _ => Vec::new(),
        })
        .map(|record| {
            let name = names.record(lang, record);
            let about = name.plain().into();
            view! {
                <li class="row-split">
                    <p>{name}</p>
                    <PostButton
                        action="/sharing/unseal"
                        label=sharing::unseal(lang)
                        kind=ButtonKind::Small
                        values=vec![("record", record.to_string())]
                        about=about
                    />
                </li>
            }
        })
        .collect();
    let content = if rows.is_empty() {
        view! { <p>{sharing::sealed_none(lang)}</p> }.into_any()
    } else {
        view! {
            <p>{sharing::sealed_lead(lang)}</p>
            <ul class="rows">{rows}</ul>
        }
        .into_any()
    };
    view! {
        <Section title=sharing::sealed(lang) id="sealed">
            {content}
        </Section>
    }
}

fn directives_section(
    directives: &[Directive],
    names: &Names,
    lang: Lang,
) -> impl IntoView + use<> {
    let rows: Vec<_> = directives
        .iter()
        .map(|directive| {
            let words = full_line(lang, directive, names);
            let about: Text = words.plain().into();
            view! {
                <li class="row-split">
                    <div>
                        <p>{words}</p>
                        <p class="hint">{until(lang, directive.valid_until)}</p>
                    </div>
                    <div class="actions">
                        <LinkButton
                            href=format!("/sharing/directives/{}", directive.id)
                            label=sharing::open(lang)
                            kind=ButtonKind::Small
                            about=about.clone()
                        />
                        <PostButton
                            action="/sharing/end"
                            label=sharing::end(lang)
                            kind=ButtonKind::Small
                            values=vec![
                                ("directive", directive.id.to_string()),
                                ("version", directive.version.to_string()),
                            ]
                            about=about
                        />
                    </div>
                </li>
            }
        })
        .collect();
    let content = if rows.is_empty() {
        view! { <p>{sharing::directives_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <Section title=sharing::directives(lang) id="directives">
            {content}
        </Section>
    }
}

fn changes_section(changes: &[Change], names: &Names, lang: Lang) -> impl IntoView + use<> {
    let content = if changes.is_empty() {
        view! { <p>{sharing::history_none(lang)}</p> }.into_any()
    } else {
        view! {
            {history_table(changes, names, lang)}
            <p>
                <a href="/sharing/history">{sharing::history_all(lang)}</a>
            </p>
        }
        .into_any()
    };
    view! {
        <Section title=sharing::history(lang) id="history">
            {content}
        </Section>
    }
}

//! The page on which a person's browser checks their log, and entries that cannot be read.
//!
//! Every sentence that a check may end with stands on the page as a template, in its language; the
//! browser picks and fills them.

use chrono::{DateTime, Utc};
use hikae_core::ids::EntryId;
use leptos::prelude::*;

use crate::components::{Breadcrumbs, Notice, NoticeKind, PageHeading, Section, moment_text};
use crate::i18n::{Lang, Sentence, Span, Text, log, verify};
use crate::page::{Frame, Nav, Page};

/// What the browser needs to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyPage {
    /// The key of the public log.
    pub key: String,
    /// The name under which the browser remembers the log for this person.
    pub memory: String,
    /// Who outside has said last that they saw the same log.
    pub witnesses: Vec<Witness>,
}

/// What a witness said of the public log (C2SP tlog-witness).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Its name, as it stands in its key.
    pub name: String,
    /// When it said so.
    pub at: DateTime<Utc>,
    /// Of how many entries.
    pub size: u64,
}

impl Page for VerifyPage {
    fn title(&self, lang: Lang) -> Text {
        verify::title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn has_island(&self) -> bool {
        true
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let module = frame.assets.check.clone();
        view! {
            <Breadcrumbs
                trail=vec![("/access-log".to_owned(), log::title(lang))]
                here=verify::title(lang)
                lang=lang
            />
            <PageHeading title=verify::title(lang) lead=verify::lead(lang)/>
            <Section title=verify::result_title(lang)>
                <div
                    id="log-check"
                    data-module=module
                    data-key=self.key
                    data-memory=self.memory
                    data-entries="/access-log/verify/entries"
                    data-lang=lang.tag()
                >
                    <p class="check-state" role="status">{verify::needs_script(lang)}</p>
                    <div class="check-result"></div>
                    {templates(lang)}
                </div>
            </Section>
            <Section title=verify::checked_title(lang)>
                <ul>
                    <li>{verify::checked_entry(lang)}</li>
                    <li>{verify::checked_chain(lang)}</li>
                    <li>{verify::checked_signature(lang)}</li>
                    <li>{verify::checked_memory(lang)}</li>
                </ul>
            </Section>
            <Section title=verify::witnesses_title(lang) id="witnesses">
                {witnesses(self.witnesses, lang)}
            </Section>
            <Section title=verify::limits_title(lang)>
                <ul>
                    <li>{verify::limit_unseen(lang)}</li>
                    <li>{verify::limit_unwritten(lang)}</li>
                    <li>{verify::limit_portal(lang)}</li>
                    <li>{verify::limit_others(lang)}</li>
                </ul>
            </Section>
            <Section title=verify::without_title(lang) id="without">
                <p>{verify::without_text(lang)}</p>
                <p><a href="/access-log/statement.json" download="hikae-statement.json">
                    {verify::take_link(lang)}
                </a></p>
                <pre class="command"><code>
                    "hikae verify hikae-statement.json\n"
                    "hikae verify hikae-statement.json --earlier hikae-statement-old.json"
                </code></pre>
            </Section>
        }
        .into_any()
    }
}

fn witnesses(witnesses: Vec<Witness>, lang: Lang) -> AnyView {
    if witnesses.is_empty() {
        return view! { <p>{verify::witnesses_none(lang)}</p> }.into_any();
    }
    let lines = witnesses
        .into_iter()
        .map(|witness| {
            let said = Sentence::fill(
                &verify::witness_said(lang),
                &[
                    ("name", Span::StrongRaw(witness.name)),
                    ("when", Span::Words(moment_text(witness.at, lang))),
                    ("size", Span::Raw(witness.size.to_string())),
                ],
            );
            view! { <li>{said}</li> }
        })
        .collect_view();
    view! {
        <p>{verify::witnesses_text(lang)}</p>
        <ul>{lines}</ul>
        <p><a href="/log/witnessed">{verify::witnesses_link(lang)}</a></p>
    }
    .into_any()
}

/// A template of the browser's, by name.
fn template(name: &'static str, content: impl IntoView) -> AnyView {
    view! { <template data-say=name>{content}</template> }.into_any()
}

/// A sentence with slots that the browser fills.
fn slotted(text: &Text) -> Sentence {
    const SLOTS: [&str; 14] = [
        "taken", "entries", "proven", "waiting", "older", "size", "before", "now", "count",
        "number", "until", "when", "where", "name",
    ];
    Sentence::fill(text, &SLOTS.map(|slot| (slot, Span::Slot(slot))))
}

fn templates(lang: Lang) -> AnyView {
    let words = [
        ("working", verify::working(lang)),
        ("working-tree", verify::working_tree(lang)),
        ("done-sound", verify::done_sound(lang)),
        ("done-found", verify::done_found(lang)),
        ("which", verify::which(lang)),
        ("which-sealed", verify::which_sealed(lang)),
        ("which-number", verify::which_number(lang)),
        ("which-range", verify::which_range(lang)),
        ("unreadable", verify::unreadable(lang)),
        ("missing", verify::missing(lang)),
        ("cut", verify::cut(lang)),
        ("replaced", verify::replaced(lang)),
        ("not-in-log", verify::not_in_log(lang)),
        ("late", verify::late(lang)),
        ("changed", verify::changed(lang)),
        ("detached", verify::detached(lang)),
        ("doubled", verify::doubled(lang)),
        ("misplaced", verify::misplaced(lang)),
        ("foreign", verify::foreign(lang)),
        ("key", verify::key(lang)),
        ("other-log", verify::other_log(lang)),
        ("other-key", verify::other_key(lang)),
        ("checkpoint", verify::checkpoint(lang)),
        ("signature", verify::signature(lang)),
        ("smaller", verify::smaller(lang)),
        ("forked", verify::forked(lang)),
        ("tree", verify::tree(lang)),
        ("tile", verify::tile(lang)),
        ("entries", verify::entries(lang)),
        ("more", verify::more(lang)),
        ("sound", verify::sound(lang)),
        ("sound-empty", verify::sound_empty(lang)),
        ("proven", verify::proven(lang)),
        ("waiting", verify::waiting(lang)),
        ("older", verify::older(lang)),
        ("seen-first", verify::seen_first(lang)),
        ("seen-lost", verify::seen_lost(lang)),
        ("seen-before", verify::seen_before(lang)),
        ("clock", verify::clock(lang)),
        ("offline", verify::offline(lang)),
        ("session", verify::session(lang)),
        ("forgotten", verify::forgotten(lang)),
    ];
    let words = words.map(|(name, text)| template(name, slotted(&text).into_render()));
    let good = view! {
        <Notice kind=NoticeKind::Success title=verify::sound_title(lang) lang=lang>
            <div data-put="words"></div>
        </Notice>
    };
    let bad = view! {
        <Notice kind=NoticeKind::Error title=verify::found_title(lang) lang=lang>
            <p>{verify::found(lang)}</p>
            <ul data-put="words"></ul>
        </Notice>
    };
    let finding = view! {
        <li>
            <p data-put="words"></p>
            <p data-put="link"><a href="/access-log">{verify::open(lang)}</a></p>
        </li>
    };
    let login = view! { <p><a href="/login?next=/access-log/verify">{verify::login(lang)}</a></p> };
    let again = view! {
        <p><button type="button" class="button button-secondary" data-do="again">{verify::again(lang)}</button></p>
    };
    let forget = view! {
        <p>{verify::forget_text(lang)}</p>
        <p><button type="button" class="button button-small" data-do="forget">{verify::forget(lang)}</button></p>
    };
    view! {
        {words.into_iter().collect_view()}
        {template("good", good)}
        {template("bad", bad)}
        {template("finding", finding)}
        {template("line", view! { <p data-put="words"></p> })}
        {template("login", login)}
        {template("again", again)}
        {template("forget", forget)}
    }
    .into_any()
}

/// An entry that is there and cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadableEntry {
    /// The number under which it is kept.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
}

/// A sentence that says which it is.
pub(in crate::citizen) fn unreadable_line(entry: &UnreadableEntry, lang: Lang) -> Sentence {
    Sentence::fill(
        &verify::unreadable_line(lang),
        &[
            ("number", Span::Raw(entry.seq.to_string())),
            ("when", Span::Words(moment_text(entry.recorded_at, lang))),
        ],
    )
}

/// Says which entries cannot be read; nothing if all can.
pub fn unreadable(entries: &[UnreadableEntry], lang: Lang) -> Option<AnyView> {
    if entries.is_empty() {
        return None;
    }
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| {
            let href = format!("/access-log/{}", entry.id);
            view! { <li><a href=href>{unreadable_line(entry, lang)}</a></li> }
        })
        .collect();
    Some(
        view! {
            <Notice kind=NoticeKind::Error title=verify::unreadable_title(lang) lang=lang>
                <ul>{lines}</ul>
                <p>{verify::unreadable_text(lang)}</p>
                <p><a href="/access-log/verify">{verify::link(lang)}</a></p>
            </Notice>
        }
        .into_any(),
    )
}

/// The page of an entry that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadablePage {
    /// Which.
    pub entry: UnreadableEntry,
}

impl Page for UnreadablePage {
    fn title(&self, lang: Lang) -> Text {
        log::detail_title(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::AccessLog)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <Breadcrumbs
                trail=vec![("/access-log".to_owned(), log::title(lang))]
                here=log::detail_title(lang)
                lang=lang
            />
            <PageHeading title=log::detail_title(lang)/>
            {unreadable(&[self.entry], lang)}
            <p>
                <a href="/access-log">{log::back_to_list(lang)}</a>
            </p>
        }
        .into_any()
    }
}

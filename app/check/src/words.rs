//! Which sentences of the page say what a check found.

use hikae_core::transparency::audit::{About, Finding, Seen, Wrong};
use js_sys::{Date, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::Done;

/// A sentence of the page by name, and what fills its slots.
pub struct Said {
    /// Its name.
    pub name: &'static str,
    /// Slots.
    pub slots: Vec<(&'static str, String)>,
}

impl Said {
    /// A sentence without slots.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            slots: Vec::new(),
        }
    }

    /// The sentence with a slot filled.
    pub fn with(mut self, slot: &'static str, value: impl ToString) -> Self {
        self.slots.push((slot, value.to_string()));
        self
    }
}

/// What is said when all is well.
pub fn lines(done: &Done) -> Vec<Said> {
    let report = &done.report;
    let size = report.checkpoint.as_ref().map_or(0, |tree| tree.size);
    let mut said = Vec::new();
    if report.entries == 0 {
        said.push(Said::new("sound-empty"));
    } else {
        said.push(Said::new("sound").with("entries", report.entries));
        let proven = Said::new("proven").with("proven", report.proven);
        said.push(proven.with("size", size));
    }
    if report.waiting > 0 {
        said.push(Said::new("waiting").with("waiting", report.waiting));
        if done.skewed {
            said.push(Said::new("clock"));
        }
    }
    if report.older > 0 {
        said.push(Said::new("older").with("older", report.older));
    }
    said.push(Said::new(match report.seen {
        Seen::First => "seen-first",
        Seen::Lost => "seen-lost",
        Seen::Before => "seen-before",
    }));
    said
}

/// A finding in sentences, and the address of the entry that it is about.
pub fn finding(finding: &Finding, lang: &str) -> (Vec<Said>, Option<String>) {
    let one = |said| (vec![said], None);
    match finding {
        Finding::Key => one(Said::new("key")),
        Finding::OtherLog { remembered } => one(Said::new("other-log").with("name", remembered)),
        Finding::OtherKey => one(Said::new("other-key")),
        Finding::Checkpoint => one(Said::new("checkpoint")),
        Finding::Signature => one(Said::new("signature")),
        Finding::Smaller { before, now } => {
            one(Said::new("smaller").with("before", before).with("now", now))
        }
        Finding::Forked { before } => one(Said::new("forked").with("before", before)),
        Finding::Tree => one(Said::new("tree")),
        Finding::Tile(id) => one(Said::new("tile").with("name", id)),
        Finding::Entries => one(Said::new("entries")),
        Finding::Entry {
            seq,
            until,
            what,
            about,
        } => {
            let link = about
                .as_ref()
                .map(|about| format!("/access-log/{}", about.id));
            let which = which(*seq, *until, about.as_ref(), lang);
            (vec![which, Said::new(wrong(*what))], link)
        }
    }
}

fn which(seq: u64, until: u64, about: Option<&About>, lang: &str) -> Said {
    match about {
        _ if until > seq => Said::new("which-range").with("until", until),
        None => Said::new("which-number"),
        Some(about) if about.institution.is_empty() => {
            Said::new("which-sealed").with("when", when(&about.at, lang))
        }
        Some(about) => Said::new("which")
            .with("when", when(&about.at, lang))
            .with("where", place(&about.institution)),
    }
    .with("number", seq)
}

const fn wrong(what: Wrong) -> &'static str {
    match what {
        Wrong::Unreadable => "unreadable",
        Wrong::Missing => "missing",
        Wrong::Cut => "cut",
        Wrong::Replaced => "replaced",
        Wrong::NotInLog => "not-in-log",
        Wrong::Late => "late",
        Wrong::Changed => "changed",
        Wrong::Detached => "detached",
        Wrong::Doubled => "doubled",
        Wrong::Misplaced => "misplaced",
        Wrong::Foreign => "foreign",
    }
}

/// An instant in Japan's time, as the browser writes it.
fn when(at: &str, lang: &str) -> String {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", "Asia/Tokyo"),
        ("dateStyle", "long"),
        ("timeStyle", "short"),
    ] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let date = Date::new(&JsValue::from_str(at));
    // What is no instant is shown as it came.
    if date.get_time().is_nan() {
        return at.to_owned();
    }
    date.to_locale_string(lang, &options).into()
}

/// Name and unit of an institution.
fn place(json: &str) -> String {
    let label = JSON::parse(json).unwrap_or(JsValue::NULL);
    let field = |name: &str| {
        let value = Reflect::get(&label, &name.into()).ok()?;
        value.as_string()
    };
    match (field("name"), field("unit")) {
        (Some(name), Some(unit)) => format!("{name} {unit}"),
        (name, _) => name.unwrap_or_default(),
    }
}

//! The paper: every event in words. The printable page and the PDF say the same.

use chrono::{DateTime, Utc};
use hikae_core::disclosure::{Days, Entry, Line};

use super::period;
use crate::citizen::access_log::{
    Event, Notes, UnreadableEntry, entry_sentence, marks, silence_note, unreadable_line,
};
use crate::components::{day_text, moment_text};
use crate::i18n::{Lang, Sentence, Span, Text, category, institution, log, purpose, statement};

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Who gives it out.
    pub municipality: String,
    /// Whose log it is.
    pub name: String,
    /// A demo gives it out.
    pub demo: bool,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The days that it is about.
    pub days: Days,
    /// The entries of these days, oldest first.
    pub entries: Vec<Entry>,
    /// What is kept among them and cannot be read any more.
    pub unreadable: Vec<UnreadableEntry>,
    /// How many entries the whole log has.
    pub of: u64,
    /// What the entries say about the directives that they name.
    pub notes: Notes,
    /// The public log that its entries are in.
    pub ledger: Ledger,
    /// For a paper that is signed: how.
    pub seal: Option<Told>,
}

/// The public log as it was when the paper was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Its name.
    pub origin: String,
    /// How many leaves it had.
    pub size: u64,
    /// Its root hash.
    pub root: String,
    /// Its key.
    pub key: String,
}

/// Under which certificate a paper is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Nobody but the portal vouches for it.
    pub own: bool,
    /// Whose it is.
    pub subject: String,
    /// Its fingerprint.
    pub fingerprint: String,
}

/// A piece of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; of a part (2) or of an entry in it (3).
    Heading(u16, Sentence),
    /// A paragraph.
    Words(Sentence),
    /// Names with what they stand for.
    Facts(Vec<(Text, Sentence)>),
}

impl Paper {
    /// What stands under the title.
    pub fn blocks(&self, lang: Lang) -> Vec<Block> {
        let mut blocks = self.about(lang);
        blocks.push(heading(statement::entries_title(lang)));
        if self.entries.is_empty() {
            let period = ("period", period::sentence(self.days, lang).into());
            blocks.push(Block::Words(Sentence::fill(&log::nobody(lang), &[period])));
        }
        // What is first or follows on a refusal cannot be told from a part of the log, and is not
        // told here.
        for (entry, marks) in self.entries.iter().zip(marks(&self.entries)) {
            let event = Event::new(entry.clone(), marks, &self.notes);
            blocks.extend(told(&event, lang));
        }
        let unreadable = self.unreadable.iter();
        blocks.extend(unreadable.map(|entry| Block::Words(unreadable_line(entry, lang))));
        blocks.extend(self.check(lang));
        blocks
    }

    fn about(&self, lang: Lang) -> Vec<Block> {
        let period = period::sentence(self.days, lang);
        let raw = |text: &str| Sentence::from(Span::Raw(text.to_owned()));
        let about = Sentence::fill(
            &statement::about(lang),
            &[
                ("host", raw(&self.municipality).into()),
                ("name", raw(&self.name).into()),
                ("period", period.clone().into()),
            ],
        );
        let numbers = match (self.entries.first(), self.entries.last()) {
            (Some(first), Some(last)) => {
                let count = self.entries.len();
                statement::numbers(lang, count, self.of, first.seq, last.seq)
            }
            _ => statement::no_numbers(lang, self.of),
        };
        let facts = vec![
            (statement::person(lang), raw(&self.name)),
            (statement::period(lang), period),
            (statement::entries(lang), numbers.into()),
            (
                statement::made_at(lang),
                moment_text(self.made_at, lang).into(),
            ),
        ];
        let mut blocks = vec![heading(statement::about_title(lang)), Block::Words(about)];
        if self.demo {
            blocks.push(Block::Words(statement::demo(lang).into()));
        }
        blocks.push(Block::Facts(facts));
        blocks
    }

    fn check(&self, lang: Lang) -> Vec<Block> {
        let raw = |text: &str| Sentence::from(Span::Raw(text.to_owned()));
        let Ledger {
            origin,
            size,
            root,
            key,
        } = &self.ledger;
        let mut blocks = vec![
            heading(statement::check_title(lang)),
            Block::Words(statement::check(lang).into()),
            Block::Facts(vec![
                (statement::log_name(lang), raw(origin)),
                (statement::log_size(lang), raw(&size.to_string())),
                (statement::log_root(lang), raw(root)),
                (statement::log_key(lang), raw(key)),
            ]),
        ];
        if self.seal.is_none() {
            blocks.push(Block::Words(statement::unsigned(lang).into()));
        }
        if let Some(seal) = &self.seal {
            let words = if seal.own {
                statement::seal_own(lang)
            } else {
                statement::seal_given(lang)
            };
            blocks.extend([
                heading(statement::seal_title(lang)),
                Block::Words(words.into()),
                Block::Facts(vec![
                    (statement::seal_subject(lang), raw(&seal.subject)),
                    (statement::seal_fingerprint(lang), raw(&seal.fingerprint)),
                ]),
            ]);
        }
        blocks
    }
}

fn heading(words: Text) -> Block {
    Block::Heading(2, words.into())
}

/// One event: its sentence, and everything that the sentence leaves out.
fn told(event: &Event, lang: Lang) -> Vec<Block> {
    let entry = &event.entry;
    let when = moment_text(entry.occurred_at, lang);
    let title = Sentence::fill(
        &statement::entry_title(lang, entry.seq),
        &[("when", when.into())],
    );
    let mut blocks = vec![
        Block::Heading(3, title),
        Block::Words(entry_sentence(lang, entry)),
    ];
    blocks.extend(silence_note(event, lang).map(|note| Block::Words(note.into())));
    let many = event.grounds.len() > 1;
    let grounds = event.grounds.iter().map(|ground| {
        let about = many.then(|| log::about(lang, ground.records.len()).into());
        Sentence::join(about.into_iter().chain([ground.sentence(lang)]), "")
    });
    let facts = [
        (
            statement::reason(lang),
            Sentence::from(Span::Raw(entry.reason.clone())),
        ),
        (
            log::fact_purpose(lang),
            purpose::name(lang, entry.purpose).into(),
        ),
        (log::column_ground(lang), Sentence::join(grounds, " ")),
        (statement::given(lang), records(&entry.given, lang)),
        (statement::withheld(lang), records(&entry.withheld, lang)),
        (
            log::fact_kind(lang),
            institution::kind(lang, entry.institution.kind).into(),
        ),
        (
            log::fact_channel(lang),
            institution::channel(lang, entry.channel).into(),
        ),
        (
            log::fact_recorded(lang),
            moment_text(entry.recorded_at, lang).into(),
        ),
        (
            log::fact_request(lang),
            Span::Raw(entry.request.to_string()).into(),
        ),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    blocks.push(Block::Facts(facts.collect()));
    blocks
}

fn records(lines: &[Line], lang: Lang) -> Sentence {
    let each = lines.iter().map(|line| {
        let kind = category::name(lang, line.category);
        Sentence::fill(
            &statement::record(lang),
            &[
                ("kind", kind.into()),
                ("day", day_text(line.date, lang).into()),
            ],
        )
    });
    Sentence::join(each, &log::and(lang).plain())
}

//! What staff did.

use chrono::{DateTime, NaiveDate, Utc};
use hikae_core::circular::Step;
use hikae_core::counter::Matter;
use leptos::prelude::*;

use super::post::post_words;
use crate::components::{Moment, PageHeading, Table, day_text};
use crate::i18n::{Lang, Sentence, Span, Text, circular_step, counter, desk, staff};
use crate::page::{Frame, Page, PostName, StaffNav};

/// A page of it, newest first.
#[derive(Debug, Clone)]
pub struct AuditPage {
    /// The lines.
    pub lines: Vec<AuditLine>,
    /// These are not the newest.
    pub later: bool,
    /// Address of what came before.
    pub older: Option<String>,
}

/// One line.
#[derive(Debug, Clone)]
pub struct AuditLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Doer,
    /// What.
    pub what: Deed,
}

/// Who did something.
#[derive(Debug, Clone)]
pub enum Doer {
    /// A member, by their name then.
    Member(String),
    /// The operator, by a command.
    Operator,
    /// A visitor of the demo.
    Visitor,
}

/// What was done.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Invited someone.
    Invited(String, PostName),
    /// Withdrew an invitation.
    Withdrew(String),
    /// Took an invitation up.
    Joined(PostName),
    /// Signed in.
    SignedIn(String),
    /// Signed out.
    SignedOut,
    /// Was stopped for a passkey that may have been copied.
    Cloned(String),
    /// Was refused.
    Refused,
    /// Changed what someone may do.
    Changed(String, Box<(PostName, PostName)>),
    /// Ended an account.
    Ended(String),
    /// Added a passkey.
    AddedKey(String),
    /// Removed a passkey.
    RemovedKey(String),
    /// Read this.
    ReadAudit,
    /// Counted an institution's entries.
    Searched(Option<String>, NaiveDate, NaiveDate),
    /// Looked at an entry.
    Looked(String, String),
    /// Opened a case.
    OpenedCase(String),
    /// Answered a case.
    AnsweredCase(String),
    /// Did something with a circular of this title.
    Circular(Step, String),
    /// Looked up a number at the desk.
    LookedAtMatter,
    /// Made sure at the desk who someone is, as the first.
    Vouched(Matter),
    /// The same, as the second.
    Agreed(Matter),
    /// Opened records for printing at the desk.
    HandedOut,
    /// Took something back at the desk.
    DroppedMatter(Matter),
    /// Registered an institution's keys.
    Keyed(Option<String>),
    /// Set how often an institution may ask.
    Budgeted(Option<String>),
    /// Made a link by which a browser becomes a reception of an institution.
    Received(Option<String>),
    /// Suspended an institution.
    Suspended(Option<String>),
    /// Let it in again.
    Resumed(Option<String>),
    /// Asked for the number of a resident, or gave another.
    Numbered(Option<String>, bool),
    /// Declared a disaster.
    DeclaredDisaster(String),
    /// Ended one.
    EndedDisaster(String),
    /// Answered a finding.
    AnsweredFinding(String),
}

impl Deed {
    fn words(self, lang: Lang) -> Sentence {
        let raw = |slot, words: String| (slot, Span::Raw(words));
        let post = |slot, post: &PostName| (slot, Span::Nested(post_words(post, lang)));
        let fill = Sentence::fill;
        match self {
            Self::Invited(name, to) => fill(
                &staff::did_invite(lang),
                &[raw("name", name), post("post", &to)],
            ),
            Self::Withdrew(name) => fill(&staff::did_withdraw(lang), &[raw("name", name)]),
            Self::Joined(to) => fill(&staff::did_join(lang), &[post("post", &to)]),
            Self::SignedIn(key) => fill(&staff::did_sign_in(lang), &[raw("key", key)]),
            Self::SignedOut => staff::did_sign_out(lang).into(),
            Self::Cloned(key) => fill(&staff::was_cloned(lang), &[raw("key", key)]),
            Self::Refused => staff::was_refused(lang).into(),
            Self::Changed(name, posts) => fill(
                &staff::did_change(lang),
                &[
                    raw("name", name),
                    post("from", &posts.0),
                    post("to", &posts.1),
                ],
            ),
            Self::Ended(name) => fill(&staff::did_end(lang), &[raw("name", name)]),
            Self::AddedKey(key) => fill(&staff::did_add_key(lang), &[raw("key", key)]),
            Self::RemovedKey(key) => fill(&staff::did_remove_key(lang), &[raw("key", key)]),
            Self::ReadAudit => staff::did_read_audit(lang).into(),
            Self::Searched(institution, from, until) => fill(
                &staff::did_search(lang),
                &[
                    of(institution, lang),
                    ("from", Span::Words(day_text(from, lang))),
                    ("until", Span::Words(day_text(until, lang))),
                ],
            ),
            Self::Looked(entry, reason) => fill(
                &staff::did_look(lang),
                &[raw("entry", entry), raw("reason", reason)],
            ),
            Self::OpenedCase(case) => fill(&desk::did_open(lang), &[raw("case", case)]),
            Self::AnsweredCase(case) => fill(&desk::did_answer(lang), &[raw("case", case)]),
            Self::Circular(step, title) => {
                fill(&circular_step::did(lang, step), &[raw("title", title)])
            }
            Self::LookedAtMatter => counter::did_look(lang).into(),
            Self::Vouched(about) => fill(&counter::did_vouch(lang), &[matter(about, lang)]),
            Self::Agreed(about) => fill(&counter::did_agree(lang), &[matter(about, lang)]),
            Self::HandedOut => counter::did_hand_out(lang).into(),
            Self::DroppedMatter(about) => fill(&counter::did_drop(lang), &[matter(about, lang)]),
            Self::Keyed(institution) => fill(&staff::did_key(lang), &[of(institution, lang)]),
            Self::Budgeted(institution) => fill(&staff::did_budget(lang), &[of(institution, lang)]),
            Self::Received(institution) => {
                fill(&staff::did_receive(lang), &[of(institution, lang)])
            }
            Self::Suspended(institution) => {
                fill(&staff::did_suspend(lang), &[of(institution, lang)])
            }
            Self::Resumed(institution) => fill(&staff::did_resume(lang), &[of(institution, lang)]),
            Self::Numbered(institution, renewed) => {
                let template = match renewed {
                    true => staff::did_renumber(lang),
                    false => staff::did_number(lang),
                };
                fill(&template, &[of(institution, lang)])
            }
            Self::AnsweredFinding(finding) => {
                fill(&staff::did_answer_finding(lang), &[raw("finding", finding)])
            }
            Self::DeclaredDisaster(name) => {
                fill(&staff::did_declare_disaster(lang), &[raw("name", name)])
            }
            Self::EndedDisaster(name) => fill(&staff::did_end_disaster(lang), &[raw("name", name)]),
        }
    }
}

/// What something at the desk is about.
fn matter(about: Matter, lang: Lang) -> (&'static str, Span) {
    ("what", Span::Words(counter::matter(lang, about)))
}

/// An institution by its name, where there is one.
fn of(institution: Option<String>, lang: Lang) -> (&'static str, Span) {
    let name = institution.map_or_else(|| Span::Words(staff::unknown_institution(lang)), Span::Raw);
    ("institution", name)
}

impl Page for AuditPage {
    fn title(&self, lang: Lang) -> Text {
        staff::audit(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::Audit)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = self
            .lines
            .into_iter()
            .map(|line| {
                let who = match line.who {
                    Doer::Member(name) => name.into_any(),
                    Doer::Operator => staff::by_operator(lang).into_render(),
                    Doer::Visitor => staff::by_visitor(lang).into_render(),
                };
                view! {
                    <tr>
                        <th scope="row"><Moment at=line.at lang/></th>
                        <td>{who}</td>
                        <td>{line.what.words(lang)}</td>
                    </tr>
                }
            })
            .collect_view();
        let newest = self
            .later
            .then(|| view! { <a href="/staff/audit">{staff::newest(lang)}</a>" " });
        let older = self
            .older
            .map(|href| view! { <a href=href rel="next">{staff::older(lang)}</a> });
        view! {
            <PageHeading title=staff::audit(lang) lead=staff::audit_lead(lang)/>
            <Table
                caption=staff::audit(lang)
                caption_hidden=true
                head=vec![
                    staff::audit_when(lang),
                    staff::audit_who(lang),
                    staff::audit_what(lang),
                ]
            >
                {rows}
            </Table>
            <p class="actions">{newest}{older}</p>
        }
        .into_any()
    }
}

//! The home page: what is new, and what needs the person now.

mod emergency;

use chrono::NaiveDate;
use hikae_core::ids::RecordId;
use hikae_core::record::vaccination::{Due, State};
use leptos::prelude::*;

use super::access_log::{Group, Mark, UnreadableEntry, group_sentence, unreadable};
use super::cases::LeftOut;
use super::checkups::Standout;
use crate::components::{
    ButtonKind, Chip, LinkButton, PageHeading, Section, SummaryList, SummaryRow, day_text,
    short_day_text,
};
use crate::i18n::{Lang, Sentence, Span, Text, home, notice};
use crate::page::{Frame, Nav, Page};

pub use emergency::Emergency;

/// The home page.
#[derive(Debug, Clone)]
pub struct HomePage {
    /// The last reads, grouped, newest first.
    pub reads: Vec<Group>,
    /// Entries of the log among the last that cannot be read.
    pub unreadable: Vec<UnreadableEntry>,
    /// Emergencies of the last days, newest first.
    pub emergencies: Vec<Emergency>,
    /// The last checkup.
    pub checkup: Option<LastCheckup>,
    /// Vaccinations that can be had now.
    pub due: Vec<Due>,
    /// Permissions in force.
    pub permits: usize,
    /// Refusals in force.
    pub denials: usize,
    /// Records that are left out because they are not the person's.
    pub left_out: LeftOut,
}

/// The last checkup.
#[derive(Debug, Clone)]
pub struct LastCheckup {
    /// The report.
    pub id: RecordId,
    /// Its day.
    pub performed_on: NaiveDate,
    /// Where.
    pub performer: String,
    /// What stands out in it.
    pub standout: Standout,
}

impl Page for HomePage {
    fn title(&self, lang: Lang) -> Text {
        home::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Home)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        view! {
            <PageHeading title=home::heading(lang) lead=home::lead(lang)/>
            {unread(frame)}
            {unreadable(&self.unreadable, lang)}
            {self.emergencies.iter().map(|one| one.view(lang)).collect_view()}
            {self.left_out.view(lang)}
            <div class="columns">
                <div>
                    {reads(self.reads, lang)}
                    {checkup(self.checkup, lang)}
                </div>
                <div>
                    {due(self.due, lang)}
                    {insurance(lang)}
                    {sharing(self.permits, self.denials, lang)}
                </div>
            </div>
        }
        .into_any()
    }
}

fn unread(frame: &Frame) -> Option<impl IntoView + use<>> {
    let (lang, count) = (frame.lang, frame.unread);
    (count > 0).then(|| {
        view! {
            <p class="unread">
                <strong>{notice::home(lang, count)}</strong>
                " "
                <a href="/notices">{notice::home_see(lang)}</a>
            </p>
        }
    })
}

fn reads(groups: Vec<Group>, lang: Lang) -> impl IntoView {
    let content = if groups.is_empty() {
        view! { <p class="empty">{home::no_reads(lang)}</p> }.into_any()
    } else {
        let lines = groups.iter().map(|group| read(group, lang)).collect_view();
        view! {
            <ul class="lines">{lines}</ul>
            <p><a href="/access-log">{home::all_reads(lang)}</a></p>
        }
        .into_any()
    };
    view! { <Section title=home::reads(lang)>{content}</Section> }
}

fn read(group: &Group, lang: Lang) -> impl IntoView + use<> {
    let day = hikae_core::calendar::jst_date(group.until());
    let chips: Vec<_> = group
        .marks()
        .into_iter()
        .map(|mark: Mark| view! { <Chip tone=mark.tone() word=mark.word(lang)/> " " })
        .collect();
    view! {
        <li>
            <p>{chips}{short_day_text(day, lang)}" "{group_sentence(lang, group)}</p>
        </li>
    }
}

fn checkup(last: Option<LastCheckup>, lang: Lang) -> impl IntoView {
    let content = match last {
        None => view! { <p class="empty">{home::no_checkup(lang)}</p> }.into_any(),
        Some(last) => {
            let slots = [
                ("when", Span::Words(day_text(last.performed_on, lang))),
                ("where", Span::Raw(last.performer)),
            ];
            let sentences: Vec<_> = last
                .standout
                .sentences(lang)
                .into_iter()
                .map(|sentence| view! { <p>{sentence}</p> })
                .collect();
            let href = format!("/checkups/{}", last.id);
            view! {
                <p>{Sentence::fill(&home::checkup_of(lang), &slots)}</p>
                {sentences}
                <p>
                    <LinkButton
                        href
                        label=home::checkup_see(lang)
                        kind=ButtonKind::Secondary
                    />
                </p>
            }
            .into_any()
        }
    };
    view! { <Section title=home::checkup(lang)>{content}</Section> }
}

fn due(lines: Vec<Due>, lang: Lang) -> impl IntoView {
    let content = if lines.is_empty() {
        view! { <p class="empty">{home::no_due(lang)}</p> }.into_any()
    } else {
        let boxes = lines
            .into_iter()
            .map(|line| due_box(&line, lang))
            .collect_view();
        view! { <ul class="boxes">{boxes}</ul> }.into_any()
    };
    view! { <Section title=home::due(lang)>{content}</Section> }
}

fn due_box(due: &Due, lang: Lang) -> impl IntoView + use<> {
    let until = match due.state {
        State::Now { until } | State::CatchUp { until } => {
            Some(view! { <p>{home::until(lang).with("day", &day_text(until, lang))}</p> })
        }
        State::Upcoming { .. } | State::Completed | State::Closed => None,
    };
    let catch_up =
        matches!(due.state, State::CatchUp { .. }).then(|| view! { <p>{home::catch_up(lang)}</p> });
    let name = due.vaccines.first().map(|vaccine| {
        let disease = &vaccine.disease;
        let disease = match lang {
            Lang::Ja => Text::new(disease.ja.to_owned()),
            Lang::Easy => Text::easy(disease.easy.to_owned()),
            Lang::En => Text::new(disease.en.to_owned()),
        };
        view! { <h3>{home::due_vaccine(lang).with("name", &disease)}</h3> }
    });
    view! {
        <li class="box">
            {name}
            {until}
            {catch_up}
            <p><a href="/vaccinations">{home::due_see(lang)}</a></p>
        </li>
    }
}

fn insurance(lang: Lang) -> impl IntoView {
    view! {
        <Section title=home::insurance(lang)>
            <p>{home::insurance_lead(lang)}</p>
            <p><a href="/coverage">{home::insurance_see(lang)}</a></p>
        </Section>
    }
}

fn sharing(permits: usize, denials: usize, lang: Lang) -> impl IntoView {
    let rows = vec![
        SummaryRow::new(home::permits(lang), permits.to_string()),
        SummaryRow::new(home::denials(lang), denials.to_string()),
    ];
    view! {
        <Section title=home::sharing(lang)>
            <SummaryList rows lang/>
            <p><a href="/sharing">{home::sharing_see(lang)}</a></p>
        </Section>
    }
}

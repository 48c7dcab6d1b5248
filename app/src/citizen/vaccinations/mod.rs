//! Vaccinations: what was given, what is due, what may still be caught up.

mod plan;

#[cfg(test)]
mod tests;

use chrono::{Months, NaiveDate};
use hikae_core::ids::RecordId;
use hikae_core::record::vaccination::{Due, State, Vaccination, due, vaccine};
use leptos::prelude::*;

use super::cases::LeftOut;
use super::checkups::Subject;
use crate::components::{
    Chip, Day, Notice, NoticeKind, PageHeading, Section, Table, Tone, day_text,
};
use crate::i18n::{Lang, Text, case, vaccination as words};
use crate::{Frame, Nav, Page};

/// Upcoming vaccinations within two years stand on the page itself, later ones are folded.
const SOON: Months = Months::new(2 * 12);
/// What lies further ahead is left out: the schedule changes every year.
const HORIZON: Months = Months::new(10 * 12);

/// A vaccination as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVaccination {
    /// The record.
    pub id: RecordId,
    /// Day in Japan on which it arrived.
    pub received_on: NaiveDate,
    /// What it says.
    pub vaccination: Vaccination,
    /// The person says that it is not theirs.
    pub frozen: bool,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaccinationsPage {
    today: NaiveDate,
    now: Vec<Due>,
    catch_up: Vec<Due>,
    soon: Vec<Due>,
    later: Vec<Due>,
    /// Whether a source confirms every part of what is shown of the schedule.
    confirmed: bool,
    /// How many are not the person's, as they say.
    left_out: LeftOut,
    /// Newest first.
    history: Vec<KeptVaccination>,
}

impl VaccinationsPage {
    /// The page of a person with these vaccinations, by the schedule of `today` (in Japan).
    pub fn new(subject: Subject, kept: &[KeptVaccination], today: NaiveDate) -> Self {
        let given: Vec<Vaccination> = kept
            .iter()
            .filter(|it| !it.frozen)
            .map(|it| it.vaccination.clone())
            .collect();
        let left_out = LeftOut(kept.len() - given.len());
        let mut history = kept.to_vec();
        history.sort_by_key(|it| std::cmp::Reverse((it.vaccination.given_on, it.id)));
        let within = |day: NaiveDate, time: Months| {
            today.checked_add_months(time).is_some_and(|end| day <= end)
        };
        let mut page = Self {
            today,
            now: Vec::new(),
            catch_up: Vec::new(),
            soon: Vec::new(),
            later: Vec::new(),
            confirmed: true,
            left_out,
            history,
        };
        for it in due(subject.birth_date, subject.sex, &given, today) {
            let list = match it.state {
                State::Now { .. } => &mut page.now,
                State::CatchUp { .. } => &mut page.catch_up,
                State::Upcoming { from } if within(from, SOON) => &mut page.soon,
                State::Upcoming { from } if within(from, HORIZON) => &mut page.later,
                State::Upcoming { .. } | State::Completed | State::Closed => continue,
            };
            page.confirmed &= it.confirmed;
            list.push(it);
        }
        page
    }
}

impl Page for VaccinationsPage {
    fn title(&self, lang: Lang) -> Text {
        words::list(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Vaccinations)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let is_open = !self.now.is_empty() || !self.catch_up.is_empty();
        view! {
            <PageHeading title=words::list(lang) lead=words::lead(lang)/>
            {self.left_out.view(lang)}
            <Section title=words::due(lang) id="due">
                {plan::list(self.now, lang)
                    .unwrap_or_else(|| view! { <p>{words::due_empty(lang)}</p> }.into_any())}
            </Section>
            {plan::list(self.catch_up, lang).map(|list| view! {
                <Section title=words::catch_up(lang) id="catch-up">
                    <p>{words::catch_up_lead(lang)}</p>
                    {list}
                </Section>
            })}
            {is_open.then(|| view! {
                <Notice kind=NoticeKind::Info title=words::what_to_do(lang) lang>
                    <p>{words::what_to_do_steps(lang)}</p>
                    <p>{words::caution(lang)}</p>
                </Notice>
            })}
            {upcoming(self.soon, self.later, lang)}
            <Section title=words::history(lang) id="history">{history(self.history, lang)}</Section>
            <Section title=words::about(lang) id="about">
                {(!is_open).then(|| view! { <p>{words::caution(lang)}</p> })}
                <p>{words::not_in_table(lang)}</p>
                <p>{words::source(lang).with("date", &day_text(self.today, lang))}</p>
                {(!self.confirmed).then(|| view! { <p>{words::unconfirmed(lang)}</p> })}
            </Section>
        }
        .into_any()
    }
}

fn upcoming(soon: Vec<Due>, later: Vec<Due>, lang: Lang) -> Option<impl IntoView> {
    if soon.is_empty() && later.is_empty() {
        return None;
    }
    let later = plan::list(later, lang).map(|list| {
        view! {
            <details>
                <summary>{words::later(lang)}</summary>
                {list}
            </details>
        }
    });
    Some(view! {
        <Section title=words::upcoming(lang) id="upcoming">{plan::list(soon, lang)} {later}</Section>
    })
}

fn history(kept: Vec<KeptVaccination>, lang: Lang) -> AnyView {
    if kept.is_empty() {
        return view! {
            <p>{words::history_empty(lang)}</p>
            <p>{words::history_empty_why(lang)}</p>
        }
        .into_any();
    }
    let head = vec![
        words::column_day(lang),
        words::column_vaccine(lang),
        words::column_dose(lang),
        words::column_where(lang),
    ];
    let rows: Vec<_> = kept.into_iter().map(|it| row(it, lang)).collect();
    view! {
        <div class="stack">
            <Table caption=words::history(lang) caption_hidden=true head>
                {rows}
            </Table>
        </div>
        <p class="small muted">{words::history_empty_why(lang)}</p>
    }
    .into_any()
}

fn row(kept: KeptVaccination, lang: Lang) -> impl IntoView {
    let given = kept.vaccination;
    let known = vaccine(&given.vaccine);
    let name = match known {
        Some(known) => view! {
            {words::text(lang, known.disease)}
            <p class="small muted">{words::text(lang, known.name)}</p>
        }
        .into_any(),
        None => received(given.name.clone()),
    };
    let dose = match given.dose {
        Some(dose) => words::dose(lang, dose).into_render(),
        None => words::not_recorded(lang).into_render(),
    };
    let place = match given.performer {
        Some(performer) => received(performer.name),
        None => words::not_recorded(lang).into_render(),
    };
    let volume = given.volume_ml.map(|volume| format!("{volume} mL"));
    let details = [
        (words::ledger_name(lang), Some(given.name)),
        (words::product(lang), given.product),
        (words::lot(lang), given.lot),
        (words::volume(lang), volume),
        (words::municipality(lang), Some(given.municipality)),
    ];
    let details: Vec<_> = details
        .into_iter()
        .map(|(label, value)| {
            let value = value
                .filter(|it| !it.trim().is_empty())
                .map_or_else(|| words::not_recorded(lang).into_render(), received);
            view! { <dt>{label}</dt><dd>{value}</dd> }
        })
        .collect();
    view! {
        <tr role="row" data-record=kept.id.to_string()>
            <th scope="row" role="rowheader"><Day day=given.given_on lang/></th>
            <td role="cell" class="whole">
                {kept.frozen.then(|| view! { <Chip tone=Tone::Red word=case::frozen_chip(lang)/> " " })}
                {name}
                <details>
                    <summary>{words::details(lang)}</summary>
                    <dl class="small">
                        {details}
                        <dt>{words::received(lang)}</dt>
                        <dd><Day day=kept.received_on lang/></dd>
                    </dl>
                    <p><a href=format!("/cases/about/{}", kept.id)>{case::record_link(lang)}</a></p>
                </details>
            </td>
            <td role="cell" data-label=words::column_dose(lang).plain()>{dose}</td>
            <td role="cell" data-label=words::column_where(lang).plain()>{place}</td>
        </tr>
    }
}

/// Words as someone else wrote them. They are Japanese, whatever the language of the page.
fn received(text: String) -> AnyView {
    view! { <span class="received" lang="ja">{text}</span> }.into_any()
}

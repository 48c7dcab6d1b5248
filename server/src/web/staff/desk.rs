//! The desk: cards that did not agree, and records on paper.

use std::collections::BTreeSet;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use hikae_app::Lang;
use hikae_app::components::FormErrors;
use hikae_app::i18n::counter as words;
use hikae_app::staff::counter::{
    Card, Certified, CounterDone, CounterPage, MatterPage, Named as NamedRow, NamedForm, PaperPage,
    Person, Sheet,
};
use hikae_core::counter::Document;
use hikae_core::staff::Role;
use serde::Deserialize;

use super::{StaffMember, authority};
use crate::keep::DeskNumber;
use crate::staff::StaffError;
use crate::staff::desk::{HandedOut, Named, Shown};
use crate::web::{AppState, Routes, View, WebError};

/// `/staff/desk…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/desk", page)
        .post("/staff/desk/find", find)
        .post("/staff/desk/readings", begin_reading)
        .get("/staff/desk/{number}", one)
        .post("/staff/desk/{number}/owner", name_owner)
        .post("/staff/desk/{number}/agree", agree)
        .post("/staff/desk/{number}/print", print)
        .post("/staff/desk/{number}/end", end)
}

#[derive(Deserialize)]
struct Flash {
    done: Option<String>,
}

async fn page(
    member: StaffMember,
    Query(flash): Query<Flash>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    Ok(view.page(CounterPage {
        done: flash.done.as_deref().and_then(CounterDone::from_key),
        ..CounterPage::default()
    }))
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    number: String,
}

async fn find(
    State(state): State<AppState>,
    member: StaffMember,
    view: View,
    Form(typed): Form<Typed>,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    if let Ok(number) = typed.number.parse::<DeskNumber>() {
        match state.staff.matter(&member, number).await {
            Ok(_) => return Ok(to(number)),
            Err(StaffError::Gone) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mut errors = FormErrors::default();
    errors.add("number", words::no_such_number(view.frame.lang));
    Ok(view.page(CounterPage {
        number: typed.number,
        errors,
        ..CounterPage::default()
    }))
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Who {
    resident: String,
    seen: Vec<String>,
}

impl Who {
    /// Who is named, or what is wrong with it.
    fn named(&self, lang: Lang) -> Result<Named, FormErrors> {
        let seen: Option<BTreeSet<_>> = self
            .seen
            .iter()
            .map(|key| Document::from_key(key))
            .collect();
        let seen = seen.filter(|seen| !seen.is_empty());
        let mut errors = FormErrors::default();
        if self.resident.trim().is_empty() {
            errors.add("resident", words::no_such_resident(lang));
        }
        match seen {
            None => errors.add("seen", words::nothing_seen(lang)),
            Some(seen) if errors.is_empty() => {
                return Ok(Named {
                    municipal_number: self.resident.clone(),
                    seen,
                });
            }
            Some(_) => {}
        }
        Err(errors)
    }

    fn form(self) -> NamedForm {
        NamedForm {
            resident: self.resident,
            seen: self.seen,
        }
    }
}

fn nobody(lang: Lang) -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add("resident", words::no_such_resident(lang));
    errors
}

async fn begin_reading(
    State(state): State<AppState>,
    member: StaffMember,
    view: View,
    Form(who): Form<Who>,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    let lang = view.frame.lang;
    let errors = match who.named(lang) {
        Err(errors) => errors,
        Ok(named) => {
            let begun = state
                .staff
                .begin_reading(&member, authority(&state), &named);
            match begun.await {
                Ok(number) => return Ok(to(number)),
                Err(StaffError::Gone) => nobody(lang),
                Err(error) => return Err(error.into()),
            }
        }
    };
    Ok(view.page(CounterPage {
        named: who.form(),
        errors,
        ..CounterPage::default()
    }))
}

async fn one(
    State(state): State<AppState>,
    member: StaffMember,
    Path(number): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    let number = parse(&number)?;
    let blank = (NamedForm::default(), FormErrors::default());
    show(&state, &member, number, &view, blank).await
}

async fn name_owner(
    State(state): State<AppState>,
    member: StaffMember,
    Path(number): Path<String>,
    view: View,
    Form(who): Form<Who>,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    let (number, lang) = (parse(&number)?, view.frame.lang);
    let errors = match who.named(lang) {
        Err(errors) => errors,
        Ok(named) => {
            let named = state
                .staff
                .name_owner(&member, authority(&state), number, &named);
            match named.await {
                Ok(()) => return Ok(to(number)),
                // Either the number is over, which the page below says, or there is nobody.
                Err(StaffError::Gone) => nobody(lang),
                Err(error) => return Err(error.into()),
            }
        }
    };
    show(&state, &member, number, &view, (who.form(), errors)).await
}

#[derive(Deserialize)]
struct Sure {
    sure: Option<String>,
}

async fn agree(
    State(state): State<AppState>,
    member: StaffMember,
    Path(number): Path<String>,
    view: View,
    Form(sure): Form<Sure>,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    let (number, lang) = (parse(&number)?, view.frame.lang);
    let error = if sure.sure.is_none() {
        words::agree_missing(lang)
    } else {
        match state.staff.agree(&member, number).await {
            Ok(matter) if matter.card.is_some() => return Ok(done(CounterDone::Registered)),
            Ok(_) => return Ok(to(number)),
            Err(StaffError::Turn) => words::not_your_turn(lang),
            Err(error) => return Err(error.into()),
        }
    };
    let mut errors = FormErrors::default();
    errors.add("sure", error);
    show(
        &state,
        &member,
        number,
        &view,
        (NamedForm::default(), errors),
    )
    .await
}

/// The paper is the answer itself: asking again finds nothing.
async fn print(
    State(state): State<AppState>,
    member: StaffMember,
    Path(number): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    let number = parse(&number)?;
    let HandedOut { resident, released } = state
        .staff
        .hand_out(&member, authority(&state), number)
        .await?;
    let mut records: Vec<_> = released.records().iter().collect();
    records.sort_by_key(|it| {
        let header = it.header();
        (header.category, std::cmp::Reverse(header.date))
    });
    let sheets = records.into_iter().map(|it| Sheet {
        record: it.record().clone(),
    });
    Ok(view.page(PaperPage {
        name: resident.name,
        born: resident.birth_date,
        made_at: state.clock.now(),
        entry: released.entry().to_string(),
        sheets: sheets.collect(),
    }))
}

async fn end(
    State(state): State<AppState>,
    member: StaffMember,
    Path(number): Path<String>,
) -> Result<Response, WebError> {
    member.require(Role::Desk)?;
    state.staff.drop_matter(&member, parse(&number)?).await?;
    Ok(done(CounterDone::Dropped))
}

fn parse(number: &str) -> Result<DeskNumber, WebError> {
    number.parse().map_err(|_| WebError::NotFound)
}

fn to(number: DeskNumber) -> Response {
    Redirect::to(&format!("/staff/desk/{number}")).into_response()
}

fn done(done: CounterDone) -> Response {
    Redirect::to(&format!("/staff/desk?done={}", done.key())).into_response()
}

async fn show(
    state: &AppState,
    member: &StaffMember,
    number: DeskNumber,
    view: &View,
    (form, errors): (NamedForm, FormErrors),
) -> Result<Response, WebError> {
    let Shown { kept, resident } = state.staff.matter(member, number).await?;
    let matter = kept.content;
    let is_first = matter
        .vouched
        .as_ref()
        .is_some_and(|vouched| vouched.first.id == member.id);
    let person = resident.map(|resident| Person {
        name: resident.name,
        born: resident.birth_date,
        sex: resident.sex,
        address: resident.address,
    });
    let named = matter.vouched.map(|vouched| NamedRow {
        person,
        seen: vouched.seen,
        first: vouched.first.name,
        second: vouched.second.map(|second| second.name),
    });
    let card = matter.card.map(|sent| Card {
        differs: sent.differs,
        certified: sent.certified.map(|certified| Certified {
            name: certified.name,
            born: certified.born,
            sex: certified.sex,
            address: certified.address,
        }),
    });
    Ok(view.page(MatterPage {
        number: number.to_string(),
        begun_at: matter.begun_at,
        expires_at: kept.expires_at,
        card,
        named,
        is_first,
        form,
        errors,
    }))
}

//! What there was before, and certificates.

use chrono::NaiveDate;
use hikae_core::record::coverage::{Certificate, Coverage};
use leptos::prelude::*;

use super::{KeptRecord, number, objection, received};
use crate::components::{Chip, Section, Table, Tone, day_text};
use crate::i18n::{Lang, Text, case, insurance as words};

/// What is over, newest first. `nothing`: there is no insurance at all.
pub(super) fn list(kept: Vec<KeptRecord<Coverage>>, nothing: bool, lang: Lang) -> AnyView {
    if kept.is_empty() {
        let words = match nothing {
            true => words::history_empty(lang),
            false => words::history_none(lang),
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let head = vec![
        words::column_insurer(lang),
        words::column_days(lang),
        words::column_why(lang),
    ];
    let rows: Vec<_> = kept.into_iter().map(|it| row(it, lang)).collect();
    view! {
        <div class="stack">
            <Table caption=words::history(lang) caption_hidden=true head>
                {rows}
            </Table>
        </div>
    }
    .into_any()
}

fn row(kept: KeptRecord<Coverage>, lang: Lang) -> impl IntoView {
    let it = kept.what;
    let days = match it.lost_on {
        _ if it.never_held() => words::never(lang),
        Some(lost) => days(it.acquired_on, lost.pred_opt(), lang),
        None => days(it.acquired_on, None, lang),
    };
    let why = it
        .loss
        .map_or_else(|| words::not_recorded(lang), |loss| words::loss(lang, loss));
    let details = [
        (words::number(lang), received(number(&it))),
        (
            words::insurer_number(lang),
            received(it.insurer_number().to_owned()),
        ),
        (
            words::who(lang),
            words::relation(lang, it.relation).into_render(),
        ),
        (
            words::received(lang),
            day_text(kept.received_on, lang).into_render(),
        ),
    ];
    let details: Vec<_> = details
        .into_iter()
        .map(|(label, value)| view! { <dt>{label}</dt><dd>{value}</dd> })
        .collect();
    view! {
        <tr role="row" data-record=kept.id.to_string()>
            <th scope="row" role="rowheader" class="whole">
                {kept.frozen.then(|| view! { <Chip tone=Tone::Red word=case::frozen_chip(lang)/> " " })}
                {received(it.insurer.name.clone())}
                <details>
                    <summary>{words::details(lang)}</summary>
                    <dl class="small">{details}</dl>
                    {objection(kept.id, lang)}
                </details>
            </th>
            <td role="cell" data-label=words::column_days(lang).plain()>{days}</td>
            <td role="cell" data-label=words::column_why(lang).plain()>{why}</td>
        </tr>
    }
}

/// Certificates for specific diseases, where there are any: to everyone else the page says nothing
/// of them.
pub(super) fn certificates(
    kept: Vec<KeptRecord<Certificate>>,
    lang: Lang,
) -> Option<impl IntoView> {
    if kept.is_empty() {
        return None;
    }
    let head = vec![
        words::column_disease(lang),
        words::column_days(lang),
        words::column_most(lang),
    ];
    let rows: Vec<_> = kept.into_iter().map(|it| certificate(it, lang)).collect();
    Some(view! {
        <Section title=words::certificates(lang) id="certificates">
            <p>{words::certificates_who(lang)}</p>
            <div class="stack">
                <Table caption=words::certificates(lang) caption_hidden=true head>
                    {rows}
                </Table>
            </div>
        </Section>
    })
}

fn certificate(kept: KeptRecord<Certificate>, lang: Lang) -> impl IntoView {
    let it = kept.what;
    let most = it.most.map_or_else(
        || words::not_recorded(lang),
        |most| words::yen(lang, grouped(most)),
    );
    view! {
        <tr role="row" data-record=kept.id.to_string()>
            <th scope="row" role="rowheader" class="whole">
                {kept.frozen.then(|| view! { <Chip tone=Tone::Red word=case::frozen_chip(lang)/> " " })}
                {words::disease(lang, it.disease)}
                <p class="small muted">{received(it.insurer.name)}</p>
                {objection(kept.id, lang)}
            </th>
            <td role="cell" data-label=words::column_days(lang).plain()>
                {days(it.valid.from, it.valid.until, lang)}
            </td>
            <td role="cell" data-label=words::column_most(lang).plain()>{most}</td>
        </tr>
    }
}

pub(super) fn days(from: NaiveDate, until: Option<NaiveDate>, lang: Lang) -> Text {
    let from = day_text(from, lang);
    match until {
        Some(until) => words::between(lang)
            .with("from", &from)
            .with("until", &day_text(until, lang)),
        None => words::from(lang).with("from", &from),
    }
}

/// A number with a comma at each thousand.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == first {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

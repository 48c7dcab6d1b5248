//! What holds today.

use chrono::NaiveDate;
use hikae_core::record::coverage::{Coverage, Limit};
use leptos::prelude::*;

use super::{KeptRecord, number, objection, received};
use crate::components::{Notice, NoticeKind, SummaryList, SummaryRow, day_text};
use crate::i18n::{Lang, Sentence, Span, insurance as words};

/// Every insurance that holds today, or what to do where there is none.
pub(super) fn list(now: Vec<KeptRecord<Coverage>>, today: NaiveDate, lang: Lang) -> AnyView {
    if now.is_empty() {
        return view! {
            <Notice kind=NoticeKind::Info title=words::none(lang) lang>
                <p>{words::none_what(lang)}</p>
            </Notice>
        }
        .into_any();
    }
    let boxes: Vec<_> = now
        .into_iter()
        .map(|kept| insurance(kept, today, lang))
        .collect();
    view! { <ul class="boxes">{boxes}</ul> }.into_any()
}

/// That two of them are one too many.
pub(super) fn overlap(now: &[KeptRecord<Coverage>], lang: Lang) -> Option<AnyView> {
    let pairs = now.iter().enumerate().flat_map(|(at, one)| {
        let others = now.iter().skip(at + 1);
        others.map(move |other| (&one.what, &other.what))
    });
    let lines: Vec<_> = pairs
        .filter_map(|(one, other)| {
            let overlap = one.overlap(other)?;
            let slots = [
                ("one", Span::Raw(one.insurer.name.clone())),
                ("other", Span::Raw(other.insurer.name.clone())),
                ("from", Span::Words(day_text(overlap.from, lang))),
            ];
            Some(view! { <p>{Sentence::fill(&words::overlap_of(lang), &slots)}</p> })
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title=words::overlap(lang) lang>
                {lines}
                <p>{words::overlap_what(lang)}</p>
            </Notice>
        }
        .into_any()
    })
}

/// One insurance with what it means at the desk of a hospital.
pub(super) fn insurance(kept: KeptRecord<Coverage>, today: NaiveDate, lang: Lang) -> AnyView {
    let it = kept.what;
    let mut rows = vec![
        SummaryRow::new(words::number(lang), received(number(&it))),
        SummaryRow::new(words::insurer_number(lang), it.insurer_number().to_owned()),
        SummaryRow::new(words::who(lang), words::relation(lang, it.relation)),
        SummaryRow::new(words::since(lang), day_text(it.acquired_on, lang)),
    ];
    if let Some(last) = it.lost_on.and_then(|lost| lost.pred_opt()) {
        rows.push(SummaryRow::new(words::last_day(lang), day_text(last, lang)));
    }
    let day = today.max(it.acquired_on);
    rows.push(SummaryRow::new(words::share(lang), share(&it, day, lang)));
    if let Some(held) = it.limit_on(day) {
        rows.push(SummaryRow::new(words::limit(lang), limit(held, lang)));
    }
    let written = it.as_of.map(|day| {
        view! { <dt>{words::as_of(lang)}</dt><dd>{day_text(day, lang)}</dd> }
    });
    view! {
        <li class="box" data-record=kept.id.to_string()>
            <h3>{received(it.insurer.name)}</h3>
            <SummaryList rows lang/>
            <details>
                <summary>{words::details(lang)}</summary>
                <dl class="small">
                    {written}
                    <dt>{words::received(lang)}</dt>
                    <dd>{day_text(kept.received_on, lang)}</dd>
                </dl>
                {objection(kept.id, lang)}
            </details>
        </li>
    }
    .into_any()
}

fn share(it: &Coverage, day: NaiveDate, lang: Lang) -> AnyView {
    let Some(share) = it.share_on(day) else {
        return words::not_recorded(lang).into_render();
    };
    let until = it
        .elderly
        .filter(|elderly| elderly.valid.holds_on(day))
        .and_then(|elderly| elderly.valid.until);
    let elderly = until.map(|until| {
        let words = words::share_elderly(lang).with("until", &day_text(until, lang));
        view! { <p class="small muted">{words}</p> }
    });
    view! { {words::tenths(lang, share.get())} {elderly} }.into_any()
}

fn limit(limit: Limit, lang: Lang) -> AnyView {
    let class = Span::Raw(limit.class.label().to_owned());
    let said = match limit.valid.until {
        Some(until) => {
            let slots = [
                ("class", class),
                ("until", Span::Words(day_text(until, lang))),
            ];
            Sentence::fill(&words::limit_class(lang), &slots)
        }
        None => Sentence::fill(&words::limit_open(lang), &[("class", class)]),
    };
    view! { {said} <p class="small muted">{words::limit_what(lang)}</p> }.into_any()
}

//! Cases in the background: what is overdue is handed on, and rates are counted for everyone to
//! see.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use hikae_core::calendar::{jst_date, start_of_jst_day};
use hikae_core::case::{Figures, Group, Published, publish};
use hikae_core::ids::InstitutionId;
use serde::{Deserialize, Serialize};

use crate::keep::{Error, Keep};

/// What came of looking after cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tended {
    /// When.
    pub at: DateTime<Utc>,
    /// How many were handed on.
    pub handed_on: u64,
    /// The rates, as they are told.
    pub rates: Rates,
}

/// Rates of institutions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    /// Counted is what was answered before this day in Japan, the first of a month: nobody can
    /// tell from one day to the next whose case was answered.
    pub until: NaiveDate,
    /// What is told of each institution that has something to tell.
    pub rows: Vec<(InstitutionId, Group, Published)>,
}

/// Hands on what is overdue, and counts the rates when a month has ended.
///
/// # Errors
/// The store failed.
pub async fn tend(keep: &Keep, before: Option<Tended>) -> Result<Tended, Error> {
    let at = keep.now();
    let handed_on = keep.hand_on_overdue().await?;
    let until = month_of(at);
    let rates = match before {
        Some(Tended { rates, .. }) if rates.until == until => rates,
        _ => count(keep, until).await?,
    };
    Ok(Tended {
        at,
        handed_on,
        rates,
    })
}

/// The rates, from what officers find: nothing of a person is opened.
async fn count(keep: &Keep, until: NaiveDate) -> Result<Rates, Error> {
    let end = start_of_jst_day(until);
    let mut figures: BTreeMap<(InstitutionId, Group), Figures> = BTreeMap::new();
    keep.every_queued_case(|queued| {
        if let (Some(key), Some((at, settled))) = (queued.group(), queued.settled)
            && at < end
        {
            figures.entry(key).or_default().add(settled);
        }
        ControlFlow::Continue(())
    })
    .await?;
    let rows = figures
        .into_iter()
        .map(|((institution, group), figures)| (institution, group, publish(&figures)))
        .collect();
    Ok(Rates { until, rows })
}

fn month_of(at: DateTime<Utc>) -> NaiveDate {
    let today = jst_date(at);
    today.with_day(1).unwrap_or(today)
}

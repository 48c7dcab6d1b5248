//! The chart of a measure over the years.

use chrono::NaiveDate;
use hikae_core::calendar::fiscal_year;
use hikae_core::guidance::Limits;
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::band::{marks, short, zones};
use super::judged::band_word;
use super::scale::Scale;
use crate::i18n::Lang;

const LEFT: f64 = 56.0;
const RIGHT: f64 = 520.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 256.0;
/// Points of one year stand closer than their labels are wide: then only one year is written.
const LABEL_WIDTH: f64 = 44.0;

/// One value of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) day: NaiveDate,
    pub(super) value: Decimal,
}

/// Draws the values, oldest first, before the zones of the official limits.
pub(super) fn chart(
    points: &[Point],
    limits: Option<Limits>,
    scale: Option<Scale>,
    lang: Lang,
    title: String,
    summary: String,
) -> Option<impl IntoView + use<>> {
    let values: Vec<f64> = points.iter().filter_map(|it| it.value.to_f64()).collect();
    let scale = scale.or_else(|| around(&values))?;
    let scale = values
        .iter()
        .fold(scale, |scale, value| scale.holding(*value));
    let y = move |value: f64| BOTTOM - scale.place(value) * (BOTTOM - TOP);
    let places = places(points);
    let zones: Vec<_> = limits
        .iter()
        .flat_map(|limits| {
            zones(limits, scale)
                .into_iter()
                .map(|zone| (zone, limits.basis))
        })
        .map(|(zone, basis)| {
            let name = band_word(lang, zone.band, basis).plain();
            let (top, bottom) = (y(zone.until), y(zone.from));
            view! {
                <rect
                    class=zone.class()
                    x=short(LEFT)
                    y=short(top)
                    width=short(RIGHT - LEFT)
                    height=short(bottom - top)
                ></rect>
                <text class="trend-label" x=short(RIGHT + 8.0) y=short((top + bottom) / 2.0 + 4.0)>
                    {name}
                </text>
            }
        })
        .collect();
    let labels: Vec<_> = limits
        .iter()
        .flat_map(marks)
        .map(|(at, label)| {
            view! {
                <text class="trend-label" x=short(LEFT - 8.0) y=short(y(at) + 4.0) text-anchor="end">
                    {label}
                </text>
            }
        })
        .collect();
    let line: Vec<String> = places
        .iter()
        .zip(&values)
        .map(|(x, value)| format!("{},{}", short(*x), short(y(*value))))
        .collect();
    let marks: Vec<_> = points
        .iter()
        .zip(&places)
        .zip(&values)
        .map(|((point, x), value)| {
            let (x, y) = (*x, y(*value));
            view! {
                <g data-year=fiscal_year(point.day).to_string()>
                    <circle class="trend-point" cx=short(x) cy=short(y) r="5"></circle>
                    <text class="trend-value" x=short(x) y=short(y - 12.0) text-anchor="middle">
                        {point.value.to_string()}
                    </text>
                </g>
            }
        })
        .collect();
    Some(view! {
        <svg
            class="trend"
            viewBox="0 0 680 300"
            role="img"
            focusable="false"
            aria-labelledby="chart-title chart-summary"
        >
            <title id="chart-title">{title}</title>
            <desc id="chart-summary">{summary}</desc>
            {zones}
            {labels}
            <polyline class="trend-line" points=line.join(" ")></polyline>
            {marks}
            {years(points, &places)}
        </svg>
    })
}

/// Where each day lies: by time, so that a year left out is seen as a gap.
fn places(points: &[Point]) -> Vec<f64> {
    let days = |day: NaiveDate| {
        let first = points.first().map_or(day, |point| point.day);
        f64::from(i32::try_from((day - first).num_days()).unwrap_or(i32::MAX))
    };
    let span = points.last().map_or(0.0, |point| days(point.day));
    // Half a label is kept free at both ends.
    let (left, right) = (LEFT + 28.0, RIGHT - 28.0);
    points
        .iter()
        .map(|point| {
            let share = if span > 0.0 {
                days(point.day) / span
            } else {
                0.5
            };
            left + share * (right - left)
        })
        .collect()
}

/// The calendar years under the points, where there is room.
fn years(points: &[Point], places: &[f64]) -> Vec<impl IntoView + use<>> {
    let mut last = f64::NEG_INFINITY;
    let mut labels = Vec::new();
    for (point, x) in points.iter().zip(places) {
        if x - last < LABEL_WIDTH {
            continue;
        }
        last = *x;
        let year = fiscal_year(point.day);
        labels.push(view! {
            <text
                class="trend-label"
                data-year=year.to_string()
                x=short(*x)
                y="282"
                text-anchor="middle"
            >
                {year}
            </text>
        });
    }
    labels
}

/// A stretch around values of a measure that has no limits.
fn around(values: &[f64]) -> Option<Scale> {
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    let margin = ((high - low) * 0.2).max(high.abs() * 0.05).max(0.5);
    Some(Scale {
        low: low - margin,
        high: high + margin,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: &str, value: &str) -> Point {
        Point {
            day: day.parse().unwrap(),
            value: value.parse().unwrap(),
        }
    }

    #[test]
    fn a_year_left_out_is_a_gap() {
        let points = [
            point("2022-06-01", "1"),
            point("2023-06-01", "1"),
            point("2025-06-01", "1"),
        ];
        let places = places(&points);
        assert!(
            places[2] - places[1] > 1.9 * (places[1] - places[0]),
            "{places:?}"
        );
    }

    #[test]
    fn one_value_stands_in_the_middle() {
        assert_eq!(places(&[point("2022-06-01", "1")]), [288.0]);
    }

    #[test]
    fn there_is_no_chart_without_values() {
        assert!(chart(&[], None, None, Lang::Ja, String::new(), String::new()).is_none());
    }
}

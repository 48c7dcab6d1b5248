//! The band of one value: a strip with the official limits, and a mark where the value lies.

use hikae_core::guidance::{Band, Limits, Side};
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::scale::Scale;
use crate::i18n::Text;

const WIDTH: f64 = 240.0;

/// A stretch of a strip or of a chart that stands for one band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Zone {
    /// The band.
    pub(super) band: Band,
    /// Where it begins and ends, in the unit of the measure.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) until: f64,
}

impl Zone {
    /// Its class.
    pub(super) const fn class(self) -> &'static str {
        match self.band {
            Band::Normal => "band-normal",
            Band::Guidance => "band-guidance",
            Band::Referral => "band-refer",
            Band::Urgent => "band-urgent",
        }
    }
}

/// The zones of a scale, from harmless to pressing.
pub(super) fn zones(limits: &Limits, scale: Scale) -> Vec<Zone> {
    let upward = limits.guidance.side == Side::AtLeast;
    let (start, end) = if upward {
        (scale.low, scale.high)
    } else {
        (scale.high, scale.low)
    };
    let beginnings = [
        (Band::Normal, Some(start)),
        (Band::Guidance, limits.guidance.value.to_f64()),
        (
            Band::Referral,
            limits.referral.and_then(|limit| limit.value.to_f64()),
        ),
        (
            Band::Urgent,
            limits.urgent.and_then(|limit| limit.value.to_f64()),
        ),
    ];
    let begun: Vec<(Band, f64)> = beginnings
        .into_iter()
        .filter_map(|(band, at)| Some((band, at?)))
        .collect();
    begun
        .iter()
        .enumerate()
        .map(|(at, (band, from))| {
            let until = begun.get(at + 1).map_or(end, |(_, next)| *next);
            Zone {
                band: *band,
                from: from.min(until),
                until: from.max(until),
            }
        })
        .collect()
}

/// Every limit, as a number and as it is written.
pub(super) fn marks(limits: &Limits) -> Vec<(f64, String)> {
    [Some(limits.guidance), limits.referral, limits.urgent]
        .into_iter()
        .flatten()
        .filter_map(|limit| Some((limit.value.to_f64()?, limit.value.to_string())))
        .collect()
}

/// The strip of a value. `title` says the value and its judgement, `words` the limits.
pub(super) fn band(
    id: &str,
    scale: Scale,
    limits: &Limits,
    value: Decimal,
    title: &str,
    words: &[Text],
) -> impl IntoView + use<> {
    let place = move |value: f64| scale.place(value) * WIDTH;
    let zones: Vec<_> = zones(limits, scale)
        .into_iter()
        .map(|zone| {
            let (x, width) = (place(zone.from), place(zone.until) - place(zone.from));
            view! { <rect class=zone.class() x=short(x) y="14" width=short(width) height="10"></rect> }
        })
        .collect();
    let labels: Vec<_> = marks(limits)
        .into_iter()
        .map(|(at, label)| {
            view! { <text class="band-label" x=short(place(at)) y="38" text-anchor="middle">{label}</text> }
        })
        .collect();
    // A mark at the very end is moved in by its own half width.
    let x = place(value.to_f64().unwrap_or(scale.low)).clamp(5.0, WIDTH - 5.0);
    let mark = format!("M{} 4h10l-4 7v15h-2V11z", short(x - 5.0),);
    let (title_id, words_id) = (format!("{id}-title"), format!("{id}-limits"));
    let labels_of = format!("{title_id} {words_id}");
    let words = words
        .iter()
        .map(Text::plain)
        .collect::<Vec<_>>()
        .join(" / ");
    view! {
        <svg
            class="band"
            viewBox="0 0 240 42"
            width="240"
            height="42"
            role="img"
            focusable="false"
            aria-labelledby=labels_of
        >
            <title id=title_id>{title.to_owned()}</title>
            <desc id=words_id>{words}</desc>
            {zones}
            {labels}
            <path class="band-mark" d=mark></path>
        </svg>
    }
}

/// A coordinate with one decimal.
pub(super) fn short(coordinate: f64) -> String {
    format!("{coordinate:.1}")
}

#[cfg(test)]
mod tests {
    use hikae_core::guidance::limits;
    use hikae_core::record::checkup::Measure;
    use hikae_core::resident::Sex;

    use super::*;

    fn drawn(measure: Measure) -> Vec<(Band, f64, f64)> {
        zones(
            &limits(measure, Sex::Male).unwrap(),
            Scale::of(measure).unwrap(),
        )
        .into_iter()
        .map(|zone| (zone.band, zone.from, zone.until))
        .collect()
    }

    #[test]
    fn zones_follow_the_limits_upward_and_downward() {
        assert_eq!(
            drawn(Measure::Systolic),
            [
                (Band::Normal, 90.0, 130.0),
                (Band::Guidance, 130.0, 140.0),
                (Band::Referral, 140.0, 160.0),
                (Band::Urgent, 160.0, 180.0),
            ]
        );
        assert_eq!(
            drawn(Measure::Egfr),
            [
                (Band::Normal, 60.0, 105.0),
                (Band::Guidance, 45.0, 60.0),
                (Band::Referral, 15.0, 45.0),
            ]
        );
        assert_eq!(
            drawn(Measure::Hdl),
            [(Band::Normal, 40.0, 100.0), (Band::Guidance, 20.0, 40.0)]
        );
    }
}

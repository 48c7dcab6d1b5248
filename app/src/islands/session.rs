//! Says that the session will end, and lets the person go on (WCAG 2.2, 2.2.1 Timing Adjustable).

use leptos::prelude::*;

/// Seconds before the end at which the warning appears.
const WARN_AT: i64 = 120;

/// When the session ends, and the words of the warning in the language of the page. `％` stands
/// for a number or a time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Session {
    /// Seconds from the arrival of the page until the session ends, if nothing is done.
    pub seconds: u32,
    /// Heading.
    pub heading: String,
    /// How long is left; `％` is [`Self::minutes`] or [`Self::a_few`].
    pub left: String,
    /// A number of minutes.
    pub minutes: String,
    /// A number of seconds.
    pub a_few: String,
    /// The button.
    pub extend: String,
    /// The session goes on.
    pub extended: String,
    /// The session is over.
    pub ended: String,
    /// The way back in.
    pub login: String,
}

/// The warning with what it needs. The browser loads nothing for it until shortly before.
#[cfg(feature = "ssr")]
#[component]
pub fn SessionWarning(
    /// When the session ends, and the words.
    session: Session,
) -> impl IntoView {
    provide_context(session.clone());
    let after = i64::from(session.seconds) - WARN_AT - 10;
    view! {
        <div
            id="session"
            class="session"
            data-after=after.max(0)
            data-seconds=session.seconds
            data-heading=session.heading
            data-left=session.left
            data-minutes=session.minutes
            data-a-few=session.a_few
            data-extend=session.extend
            data-extended=session.extended
            data-ended=session.ended
            data-login=session.login
        >
            <SessionWatch/>
        </div>
    }
}

/// What the warning shows. It changes only a few times, because a screen reader reads each change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// There is time.
    Quiet,
    /// The person chose to go on, just now.
    #[cfg_attr(
        not(feature = "hydrate"),
        expect(dead_code, reason = "only a browser gets here")
    )]
    Extended,
    /// At most this many minutes are left.
    Minutes(i64),
    /// At most this many seconds are left.
    Seconds(i64),
    /// The session is over.
    Ended,
}

impl Phase {
    const fn at(left: i64) -> Self {
        match left {
            ..=0 => Self::Ended,
            1..=10 => Self::Seconds(10),
            11..=30 => Self::Seconds(30),
            31..=60 => Self::Minutes(1),
            61..=WARN_AT => Self::Minutes(2),
            _ => Self::Quiet,
        }
    }

    const fn warns(self) -> bool {
        matches!(self, Self::Minutes(_) | Self::Seconds(_))
    }

    fn words(self, words: &Session) -> String {
        let warning = |unit: &str, number: i64| {
            let left = words
                .left
                .replace('％', &unit.replace('％', &number.to_string()));
            format!("{} {left}", words.heading)
        };
        match self {
            Self::Quiet => String::new(),
            Self::Extended => words.extended.clone(),
            Self::Minutes(number) => warning(&words.minutes, number),
            Self::Seconds(number) => warning(&words.a_few, number),
            Self::Ended => words.ended.clone(),
        }
    }
}

/// Appears two minutes before the session ends; the button extends it by `POST /session/extend`.
/// When it has ended, the records are removed from the screen.
#[island]
pub fn SessionWatch() -> impl IntoView {
    #[cfg(not(feature = "hydrate"))]
    let session = use_context::<Session>().unwrap_or_default();
    #[cfg(feature = "hydrate")]
    let session = browser::described();
    // Hydration needs the phase that the server rendered; the clock is looked at afterwards.
    let phase = RwSignal::new(Phase::at(i64::from(session.seconds)));
    #[cfg(not(feature = "hydrate"))]
    let extend = |_event: leptos::ev::SubmitEvent| ();
    #[cfg(feature = "hydrate")]
    let extend = browser::watch(phase, session.seconds);
    let said = session.clone();
    view! {
        <div class="session-warning" class:session-shown=move || phase.get() != Phase::Quiet>
            <p role="status">{move || phase.get().words(&said)}</p>
            <form
                method="post"
                action="/session/extend"
                hidden=move || !phase.get().warns()
                on:submit=extend
            >
                <button type="submit" class="button button-primary">{session.extend}</button>
            </form>
            <p hidden=move || phase.get() != Phase::Ended>
                <a href="/login">{session.login}</a>
            </p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::ev::SubmitEvent;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{RequestInit, Response};

    use super::{Phase, Session};

    const TICK: std::time::Duration = std::time::Duration::from_secs(1);

    /// Keeps `phase` at what the clock says; what it returns extends the session.
    pub fn watch(phase: RwSignal<Phase>, seconds: u32) -> impl Fn(SubmitEvent) + Clone {
        let full = f64::from(seconds) * 1000.0;
        let arrived = window()
            .performance()
            .map_or_else(js_sys::Date::now, |it| it.time_origin());
        let deadline = StoredValue::new(arrived + full);
        let extended_until = StoredValue::new(0.0);
        let tick = move || {
            let now = js_sys::Date::now();
            let said = phase.get_untracked();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "seconds of at most one day"
            )]
            let next = Phase::at(((deadline.get_value() - now) / 1000.0).ceil() as i64);
            let thanks = said == Phase::Extended && now < extended_until.get_value();
            if next == said || thanks || said == Phase::Ended {
                return;
            }
            if next == Phase::Ended {
                clear_page();
            }
            phase.set(next);
        };
        // Without a timer there is no warning; the server ends the session all the same.
        let _ = set_interval_with_handle(tick, TICK);
        move |event: SubmitEvent| {
            event.prevent_default();
            spawn_local(async move {
                match extend().await {
                    Some(true) => {
                        let now = js_sys::Date::now();
                        deadline.set_value(now + full);
                        extended_until.set_value(now + 10_000.0);
                        phase.set(Phase::Extended);
                    }
                    Some(false) => {
                        clear_page();
                        phase.set(Phase::Ended);
                    }
                    None => {}
                }
            });
        }
    }

    /// Reads what `SessionWarning` wrote.
    pub fn described() -> Session {
        let Some(element) = document().get_element_by_id("session") else {
            return Session::default();
        };
        let text = |name: &str| element.get_attribute(name).unwrap_or_default();
        Session {
            seconds: text("data-seconds").parse().unwrap_or_default(),
            heading: text("data-heading"),
            left: text("data-left"),
            minutes: text("data-minutes"),
            a_few: text("data-a-few"),
            extend: text("data-extend"),
            extended: text("data-extended"),
            ended: text("data-ended"),
            login: text("data-login"),
        }
    }

    /// Whether the server extended the session; `None` when it did not answer.
    async fn extend() -> Option<bool> {
        let options = RequestInit::new();
        options.set_method("POST");
        let request = window().fetch_with_str_and_init("/session/extend", &options);
        let response: Response = JsFuture::from(request).await.ok()?.dyn_into().ok()?;
        Some(response.ok() && !response.redirected())
    }

    /// Removes the records from a screen that its owner may have left.
    fn clear_page() {
        if let Some(main) = document().get_element_by_id("main") {
            main.set_text_content(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_appears_two_minutes_before_the_end_and_changes_seldom() {
        let mut phases: Vec<_> = (-5..=900).rev().map(Phase::at).collect();
        phases.dedup();
        assert_eq!(
            phases,
            [
                Phase::Quiet,
                Phase::Minutes(2),
                Phase::Minutes(1),
                Phase::Seconds(30),
                Phase::Seconds(10),
                Phase::Ended,
            ]
        );
    }
}

//! The days of a notice as a file for calendars (RFC 5545): title and address, nothing else of
//! what it says, because calendars are shared.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use hikae_app::citizen::notices::calendar_title;
use hikae_core::ids::NoticeId;
use hikae_core::notice::Notice;

use crate::web::{AppState, Citizen, View, WebError};

/// `/notices/{id}/calendar.ics`.
pub async fn file(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
    view: View,
) -> Result<Response, WebError> {
    let id: NoticeId = id.parse().map_err(|_| WebError::NotFound)?;
    let kept = state.keep.notice(citizen.person, id).await?;
    let kept = kept.ok_or(WebError::NotFound)?;
    let Notice::Circular(arrived) = kept.notice else {
        return Err(WebError::NotFound);
    };
    let title = |last| calendar_title(&arrived, last, view.frame.lang);
    let days: Vec<Day> = [
        arrived.event.map(|on| ("event", on, title(false))),
        arrived.valid_until.map(|on| ("until", on, title(true))),
    ]
    .into_iter()
    .flatten()
    .map(|(what, on, title)| Day {
        uid: format!("{id}-{what}@hikae"),
        on,
        title,
    })
    .collect();
    if days.is_empty() {
        return Err(WebError::NotFound);
    }
    let address = format!("{}/notices/{id}", state.portal.origin);
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"oshirase.ics\""),
    ];
    Ok((headers, written(&days, &address, kept.made_at)).into_response())
}

/// A day of a calendar.
struct Day {
    uid: String,
    on: NaiveDate,
    title: String,
}

/// As RFC 5545 has it: lines end with CRLF and are folded, a day without times ends with the next.
fn written(days: &[Day], address: &str, made_at: DateTime<Utc>) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Hikae//Hikae//JA".to_owned(),
    ];
    for Day { uid, on, title } in days {
        let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{uid}"),
            format!("DTSTAMP:{}", made_at.format("%Y%m%dT%H%M%SZ")),
            format!("DTSTART;VALUE=DATE:{}", date(*on)),
            format!("DTEND;VALUE=DATE:{}", date(on.succ_opt().unwrap_or(*on))),
            format!("SUMMARY:{}", text(title)),
            format!("URL:{address}"),
            "CLASS:PRIVATE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// A value of the type TEXT (§3.3.11).
fn text(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    text
}

/// A line in parts of at most 75 octets (§3.1).
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(c);
        used += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_hostile_titles_stay_one_property_in_short_lines() {
        let title = format!("{}\r\nEND:VEVENT\r\n;,\\", "健診".repeat(80));
        let day = Day {
            uid: "1@hikae".to_owned(),
            on: "2026-12-31".parse().unwrap(),
            title: title.clone(),
        };
        let made_at = "2026-11-22T00:00:00Z".parse().unwrap();
        let file = written(&[day], "https://hikae.example/notices/1", made_at);
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(!line.contains('\n'), "{line}");
        }
        let unfolded = file.replace("\r\n ", "");
        let summary: Vec<&str> = unfolded
            .split("\r\n")
            .filter_map(|line| line.strip_prefix("SUMMARY:"))
            .collect();
        let told = format!("{}\\nEND:VEVENT\\n\\;\\,\\\\", "健診".repeat(80));
        assert_eq!(summary, [told]);
        assert_eq!(unfolded.matches("\r\nEND:VEVENT\r\n").count(), 1);
        assert!(unfolded.contains("URL:https://hikae.example/notices/1\r\n"));
        assert!(unfolded.contains("DTSTAMP:20261122T000000Z\r\n"));
    }
}

//! Logging in a computer by a phone beside it (RFC 10027): what each of the two shows.

mod asked;
mod computer;
mod end;
mod qr;
#[cfg(test)]
mod tests;

pub use asked::{AskedPage, Computer, InPage, ShowCodePage};
pub use computer::{CodeError, CodePage, ScanPage};
pub use end::{EndPage, Ended};

use chrono::{DateTime, Timelike, Utc};
use hikae_core::calendar::jst;
use leptos::prelude::*;

use crate::components::{Button, ButtonKind, Form, Hidden, Section};
use crate::i18n::{Lang, Span, phone_login};

/// The way in, on the login page.
#[component]
pub fn PhoneOffer(
    /// Path of the page that the person wanted.
    next: String,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <Section title=phone_login::offer(lang)>
            <p>{phone_login::offer_more(lang)}</p>
            <Form action="/login/phone">
                <Hidden name="next" value=next/>
                <Button label=phone_login::offer_start(lang) kind=ButtonKind::Secondary/>
            </Form>
        </Section>
    }
}

/// Where a browser is, in words: `None` where nobody said so, otherwise what the operator's proxy
/// says, a country by its code (ISO 3166-1) or a name.
pub fn region_words(lang: Lang, region: Option<&str>) -> Span {
    match region {
        None => phone_login::place_unknown(lang).into(),
        Some("JP") => phone_login::place_japan(lang).into(),
        Some(code) if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            phone_login::place_abroad(lang, code).into()
        }
        Some(name) => Span::Raw(name.to_owned()),
    }
}

/// A time of this day, to the second, in Japan's time.
fn clock(at: DateTime<Utc>) -> String {
    let here = jst(at);
    format!("{}:{:02}:{:02}", here.hour(), here.minute(), here.second())
}

//! The document around a page: head, header, navigation, footer. Nothing in it is inline, so
//! that it works under `Content-Security-Policy: default-src 'none'` with files from `'self'`.

use leptos::prelude::*;

use crate::components::Logout;
use crate::i18n::{Lang, Sentence, Span, Text, common, landing, staff as words};
use crate::islands::SessionWarning;
use crate::page::{Frame, Nav, Page};
use crate::staff::frame as staff;

/// Whether this page loads the boot module, and so needs `'wasm-unsafe-eval'` in its policy.
/// A page without an island ships no script.
pub fn ships_script<P: Page>(frame: &Frame, page: &P) -> bool {
    page.has_island() || frame.session_seconds.is_some()
}

/// Renders a page to a complete HTML document.
#[cfg(feature = "ssr")]
pub fn render<P: Page>(frame: &Frame, page: P) -> String {
    use hydration_context::SsrSharedContext;
    let owner = Owner::new_root(Some(std::sync::Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| document(frame, page).to_html());
    without_marks(&html)
}

/// Leptos puts `<!>` after each piece that hydration must find again. Only islands hydrate, and in
/// a `<title>` the mark would be read as text. Islands are not nested.
fn without_marks(html: &str) -> String {
    let mut clean = String::with_capacity(html.len() + 16);
    clean.push_str("<!DOCTYPE html>");
    for part in html.split_inclusive("</leptos-island>") {
        let island = part.find("<leptos-island").unwrap_or(part.len());
        let (before, island) = part.split_at(island);
        clean.extend(before.split("<!>"));
        clean.push_str(island);
    }
    clean
}

fn document<P: Page>(frame: &Frame, page: P) -> impl IntoView + use<P> {
    let lang = frame.lang;
    let title = document_title(frame, &page);
    let boot = ships_script(frame, &page)
        .then(|| view! { <script type="module" src=frame.assets.boot.clone()></script> });
    let reload = page.reload_after().map(|seconds| {
        let content = seconds.to_string();
        view! { <noscript><meta http-equiv="refresh" content=content/></noscript> }
    });
    let push = page
        .asks_for_push()
        .then(|| view! { <script type="module" src=frame.assets.push.clone()></script> });
    let passkey = page
        .asks_for_passkey()
        .then(|| view! { <script type="module" src=frame.assets.passkey.clone()></script> });
    let header = match &frame.staff {
        None => header(frame, page.nav()).into_any(),
        Some(badge) => staff::header(frame, badge.as_ref(), page.staff_nav()).into_any(),
    };
    let session = frame.session_seconds.map(|seconds| {
        view! { <SessionWarning session=common::session(lang, seconds)/> }
    });
    let main = page.view(frame);
    view! {
        <html lang=lang.tag() data-language=lang.key()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="format-detection" content="telephone=no"/>
                <title>{title}</title>
                <link rel="stylesheet" href=frame.assets.css.clone()/>
                <link rel="icon" type="image/svg+xml" href=frame.assets.icon.clone()/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="apple-touch-icon" href=frame.assets.icon_small.clone()/>
                {boot}
                {passkey}
                {push}
                {reload}
            </head>
            <body>
                <a class="skip-link" href="#main">{common::skip(lang)}</a>
                {header}
                <main id="main" class="main" tabindex="-1">{main}</main>
                {footer(frame)}
                {session}
            </body>
        </html>
    }
}

fn document_title<P: Page>(frame: &Frame, page: &P) -> String {
    let lang = frame.lang;
    let prefix = if page.has_errors() {
        common::error_prefix(lang).plain()
    } else {
        String::new()
    };
    let title = page.title(lang).plain();
    let portal = common::portal(lang).plain();
    if title == portal {
        return format!("{prefix}{title} - {}", frame.municipality);
    }
    format!("{prefix}{title} - {portal} - {}", frame.municipality)
}

/// Says on every page of a demo that it is one.
pub(crate) fn demo_banner(frame: &Frame) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    frame.demo.then(|| {
        view! {
            <p class="demo-banner">{common::demo(lang)} " " <a href="/demo/read">{landing::demo_play(lang)}</a></p>
        }
    })
}

fn header(frame: &Frame, nav: Option<Nav>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let demo = demo_banner(frame);
    let home = if frame.who.is_some() {
        Nav::Home.path()
    } else {
        "/"
    };
    let tools = if frame.who.is_some() {
        "tools tools-wide"
    } else {
        "tools"
    };
    view! {
        <header class="header">
            {demo}
            <div class="header-bar">
                <a class="brand" href=home>
                    <img class="brand-mark" src=frame.assets.icon.clone() alt="" width="40" height="40"/>
                    <span class="brand-words">
                        <span class="brand-name">{common::portal(lang)}</span>
                        <span class="brand-line">{common::tagline(lang, &frame.municipality)}</span>
                    </span>
                </a>
                <ul class=tools>{languages(frame)} {person(frame)}</ul>
            </div>
            {frame.who.is_some().then(|| view! { {phone_bar(frame, nav)} {nav_bar(frame, nav)} })}
        </header>
    }
}

pub(crate) fn languages(frame: &Frame) -> Vec<AnyView> {
    Lang::ALL
        .into_iter()
        .filter(|lang| *lang != frame.lang)
        .map(|lang| {
            let href = format!("/language/{}?back={}", lang.key(), query_value(&frame.path));
            view! { <li><a href=href lang=lang.tag() hreflang=lang.tag()>{lang.name()}</a></li> }
                .into_any()
        })
        .collect()
}

fn person(frame: &Frame) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let slots = [("name", Span::Raw(frame.who.clone()?))];
    let who = Sentence::fill(&common::person(lang), &slots);
    Some(view! {
        <li><a href=Nav::Account.path()>{who}</a></li>
        <li><Logout lang/></li>
    })
}

/// The navigation as a bar, for wide screens.
fn nav_bar(frame: &Frame, here: Option<Nav>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let links: Vec<_> = Nav::ALL
        .into_iter()
        .map(|nav| nav_item(nav, frame, here))
        .collect();
    view! {
        <nav class="nav-bar" aria-label=common::navigation(lang).plain()>
            <ul>{links}</ul>
        </nav>
    }
}

/// The navigation of a phone: the access log always, the rest in a menu that needs no script.
fn phone_bar(frame: &Frame, here: Option<Nav>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let links: Vec<_> = Nav::ALL
        .into_iter()
        .map(|nav| nav_item(nav, frame, here))
        .collect();
    view! {
        <nav class="phone-bar" aria-label=common::navigation(lang).plain()>
            <ul class="phone-always">
                {nav_item(Nav::Home, frame, here)} {nav_item(Nav::AccessLog, frame, here)}
            </ul>
            <details class="phone-menu">
                <summary>{common::menu(lang)}</summary>
                <div class="phone-panel">
                    <ul class="phone-links">{links}</ul>
                    <ul class="phone-tools">{languages(frame)} {person(frame)}</ul>
                </div>
            </details>
        </nav>
    }
}

fn nav_item(nav: Nav, frame: &Frame, here: Option<Nav>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let current = (here == Some(nav)).then_some("page");
    let unread = (nav == Nav::Notices && frame.unread > 0)
        .then(|| view! { " " <span class="count">{common::unread(lang, frame.unread)}</span> });
    view! { <li><a href=nav.path() aria-current=current>{nav.label(lang)}{unread}</a></li> }
}

fn footer(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <footer class="footer">
            <div class="footer-bar">
                <p class="footer-host">{frame.municipality.clone()}</p>
                <ul>
                    <li><a href="/">{common::about(lang)}</a></li>
                </ul>
            </div>
            <p class="footer-note">
                {match frame.staff {
                    None => common::footer_note(lang),
                    Some(_) => words::footer(lang),
                }}
            </p>
        </footer>
    }
}

impl Nav {
    /// Every entry, in the order of the navigation.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Checkups,
        Self::Vaccinations,
        Self::Coverage,
        Self::AccessLog,
        Self::Notices,
        Self::Sharing,
        Self::Account,
    ];

    /// Where it leads.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/home",
            Self::Checkups => "/checkups",
            Self::Vaccinations => "/vaccinations",
            Self::Coverage => "/coverage",
            Self::AccessLog => "/access-log",
            Self::Notices => "/notices",
            Self::Sharing => "/sharing",
            Self::Account => "/account",
        }
    }

    /// How it is called.
    pub fn label(self, lang: Lang) -> Text {
        match self {
            Self::Home => common::nav_home(lang),
            Self::Checkups => common::nav_checkups(lang),
            Self::Vaccinations => common::nav_vaccinations(lang),
            Self::Coverage => common::nav_coverage(lang),
            Self::AccessLog => common::nav_access_log(lang),
            Self::Notices => common::nav_notices(lang),
            Self::Sharing => common::nav_sharing(lang),
            Self::Account => common::nav_account(lang),
        }
    }
}

/// Percent-encodes a text for a query value: everything but unreserved characters and `/`
/// (RFC 3986 §3.4).
fn query_value(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_in_islands_only() {
        let html = "<p>a<!></p><leptos-island><p>b<!></p></leptos-island><p>c<!></p>";
        assert_eq!(
            without_marks(html),
            "<!DOCTYPE html><p>a</p><leptos-island><p>b<!></p></leptos-island><p>c</p>"
        );
    }

    #[test]
    fn the_way_back_survives_its_journey_as_a_query_value() {
        assert_eq!(
            query_value("/access-log?kind=refused&page=2"),
            "/access-log%3Fkind%3Drefused%26page%3D2"
        );
    }
}

//! What stands around a page for staff: that it is one, and for whom someone acts there.

use hikae_core::staff::Role;
use leptos::prelude::*;

use super::post::place_words;
use crate::i18n::{Lang, Text, common, console, counter, desk, finding, staff};
use crate::page::{Frame, PostName, StaffBadge, StaffNav};
use crate::shell::{demo_banner, languages};

/// The header.
pub fn header(
    frame: &Frame,
    badge: Option<&StaffBadge>,
    here: Option<StaffNav>,
) -> impl IntoView + use<> {
    let lang = frame.lang;
    let who = badge.map(|badge| {
        view! {
            <li class="staff-who">
                <strong>{badge.name.clone()}</strong>
                " "
                {place_words(&badge.post, lang)}
            </li>
            <li>
                <form method="post" action="/staff/logout">
                    <button type="submit" class="link-button">{common::logout(lang)}</button>
                </form>
            </li>
        }
    });
    let nav = badge.map(|badge| {
        let links = StaffNav::of(&badge.post)
            .into_iter()
            .map(|nav| {
                let current = (here == Some(nav)).then_some("page");
                view! { <li><a href=nav.path() aria-current=current>{nav.label(lang)}</a></li> }
            })
            .collect_view();
        view! {
            <nav class="staff-nav" aria-label=common::navigation(lang).plain()>
                <ul>{links}</ul>
            </nav>
        }
    });
    let home = if badge.is_some() {
        "/staff"
    } else {
        "/staff/login"
    };
    view! {
        <header class="header header-staff">
            {demo_banner(frame)}
            <div class="header-bar">
                <a class="brand" href=home>
                    <img class="brand-mark" src=frame.assets.icon.clone() alt="" width="40" height="40"/>
                    <span class="brand-words">
                        <span class="brand-name">
                            {common::portal(lang)}
                            " "
                            <span class="staff-badge">{staff::badge(lang)}</span>
                        </span>
                        <span class="brand-line">{staff::tagline(lang, &frame.municipality)}</span>
                    </span>
                </a>
                <ul class="tools">{languages(frame)} {who}</ul>
            </div>
            {nav}
        </header>
    }
}

impl StaffNav {
    /// Where someone with this post may go.
    pub fn of(post: &PostName) -> Vec<Self> {
        let has = |role| match post {
            PostName::Office { roles, .. } => roles.contains(&role),
            PostName::PrivacyOfficer(_) => false,
        };
        let (administers, audits) = (has(Role::Administrator), has(Role::Auditor));
        let officer = matches!(post, PostName::PrivacyOfficer(_));
        let answers = has(Role::Reviewer) || officer;
        [
            (Self::Home, true),
            (Self::Circulars, has(Role::Author) || has(Role::Approver)),
            (Self::Cases, answers),
            (Self::Desk, has(Role::Desk)),
            (Self::People, administers),
            (Self::Reviews, audits),
            (Self::Findings, audits || officer),
            (Self::Oversight, audits),
            (Self::Audit, administers || audits),
            (Self::Account, true),
        ]
        .into_iter()
        .filter_map(|(nav, may)| may.then_some(nav))
        .collect()
    }

    /// Where it leads.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/staff",
            Self::Circulars => "/staff/notices",
            Self::Cases => "/staff/cases",
            Self::Desk => "/staff/desk",
            Self::Reviews => "/staff/reviews",
            Self::Findings => "/staff/findings",
            Self::People => "/staff/people",
            Self::Audit => "/staff/audit",
            Self::Oversight => "/staff/oversight",
            Self::Account => "/staff/account",
        }
    }

    /// How it is called.
    pub fn label(self, lang: Lang) -> Text {
        match self {
            Self::Home => staff::nav_home(lang),
            Self::Circulars => console::title(lang),
            Self::Cases => desk::title(lang),
            Self::Desk => counter::title(lang),
            Self::Reviews => desk::reviews(lang),
            Self::Findings => finding::title(lang),
            Self::People => staff::nav_people(lang),
            Self::Audit => staff::nav_audit(lang),
            Self::Oversight => staff::nav_oversight(lang),
            Self::Account => staff::nav_account(lang),
        }
    }

    /// What it is for; nothing for the page that says so.
    pub fn hint(self, lang: Lang) -> Option<Text> {
        match self {
            Self::Home => None,
            Self::Circulars => Some(console::hint(lang)),
            Self::Cases => Some(desk::hint(lang)),
            Self::Desk => Some(counter::hint(lang)),
            Self::Reviews => Some(desk::reviews_hint(lang)),
            Self::Findings => Some(finding::hint(lang)),
            Self::People => Some(staff::people_hint(lang)),
            Self::Audit => Some(staff::audit_hint(lang)),
            Self::Oversight => Some(staff::oversight_hint(lang)),
            Self::Account => Some(staff::account_hint(lang)),
        }
    }
}

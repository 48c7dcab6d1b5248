//! Pages for what went wrong: what happened, that nothing was changed, and what to do next.

use leptos::prelude::*;

use crate::components::PageHeading;
use crate::i18n::{Lang, Text, error};
use crate::page::{Frame, Page};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// 404, and 403 where "not yours" must look like it.
    NotFound,
    /// 400, 405, 415, 422 without a form.
    BadRequest,
    /// 403: sent from another site.
    Forbidden,
    /// 403: the person has stopped this way in.
    Stopped,
    /// 403: another role is needed.
    Role,
    /// 409.
    Conflict,
    /// 413.
    TooLarge,
    /// 429.
    TooMany,
    /// 503.
    Unavailable,
    /// 500.
    Internal,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::NotFound,
        Self::BadRequest,
        Self::Forbidden,
        Self::Stopped,
        Self::Role,
        Self::Conflict,
        Self::TooLarge,
        Self::TooMany,
        Self::Unavailable,
        Self::Internal,
    ];

    fn title(self, lang: Lang) -> Text {
        match self {
            Self::NotFound => error::not_found_title(lang),
            Self::BadRequest => error::bad_request_title(lang),
            Self::Forbidden => error::forbidden_title(lang),
            Self::Stopped => error::stopped_title(lang),
            Self::Role => error::role_title(lang),
            Self::Conflict => error::conflict_title(lang),
            Self::TooLarge => error::too_large_title(lang),
            Self::TooMany => error::too_many_title(lang),
            Self::Unavailable => error::unavailable_title(lang),
            Self::Internal => error::internal_title(lang),
        }
    }

    fn explanation(self, lang: Lang) -> Text {
        match self {
            Self::NotFound => error::not_found(lang),
            Self::BadRequest => error::bad_request(lang),
            Self::Forbidden => error::forbidden(lang),
            Self::Stopped => error::stopped(lang),
            Self::Role => error::role(lang),
            Self::Conflict => error::conflict(lang),
            Self::TooLarge => error::too_large(lang),
            Self::TooMany => error::too_many(lang),
            Self::Unavailable => error::unavailable(lang),
            Self::Internal => error::internal(lang),
        }
    }
}

/// A page for what went wrong.
#[derive(Debug, Clone, Copy)]
pub struct ErrorPage {
    /// What went wrong.
    pub kind: ErrorKind,
}

impl Page for ErrorPage {
    fn title(&self, lang: Lang) -> Text {
        self.kind.title(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let home = match (&frame.staff, &frame.who) {
            (Some(_), _) => "/staff",
            (None, Some(_)) => "/home",
            (None, None) => "/",
        };
        view! {
            <PageHeading title=self.kind.title(lang) lead=self.kind.explanation(lang)/>
            <p><a href=home>{error::front_page(lang)}</a></p>
        }
        .into_any()
    }
}

//! The demo's way to become a member of staff: a real portal has administrators for that.

use leptos::prelude::*;

use crate::components::{ButtonKind, PageHeading, PostButton};
use crate::i18n::{Lang, Text, staff};
use crate::page::{Frame, Page, PostName};
use crate::staff::post_words;

/// Whom to become.
#[derive(Debug, Clone)]
pub struct StaffPage {
    /// The choice.
    pub parts: Vec<PartChoice>,
}

/// A fictional person.
#[derive(Debug, Clone)]
pub struct PartChoice {
    /// The word that is posted.
    pub key: String,
    /// Name.
    pub name: String,
    /// For whom they act.
    pub post: PostName,
}

impl Page for StaffPage {
    fn title(&self, lang: Lang) -> Text {
        staff::demo(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let parts = self
            .parts
            .into_iter()
            .map(|part| {
                view! {
                    <li class="row">
                        <div>
                            <p><strong>{part.name.clone()}</strong></p>
                            <p>{post_words(&part.post, lang)}</p>
                        </div>
                        <PostButton
                            action="/demo/staff"
                            label=staff::demo_do(lang, &part.name)
                            kind=ButtonKind::Secondary
                            values=vec![("part", part.key)]
                        />
                    </li>
                }
            })
            .collect_view();
        view! {
            <PageHeading title=staff::demo(lang) lead=staff::demo_lead(lang)/>
            <ul class="rows">{parts}</ul>
            <p><a href="/staff/login">{staff::demo_login(lang)}</a></p>
        }
        .into_any()
    }
}

//! The page that a device shows by itself where there is no connection: the same for everyone, in
//! every language, and with nothing of anyone in it.

use leptos::prelude::*;

use crate::components::PageHeading;
use crate::i18n::{Lang, Text, delivery};
use crate::page::{Frame, Page};

/// The page.
#[derive(Debug, Clone, Copy)]
pub struct OfflinePage;

impl Page for OfflinePage {
    fn title(&self, lang: Lang) -> Text {
        delivery::offline(lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let first = frame.lang;
        let others = Lang::ALL
            .into_iter()
            .filter(|lang| *lang != first)
            .map(|lang| {
                view! {
                    <div lang=lang.tag()>
                        <p><strong>{delivery::offline(lang)}</strong></p>
                        <p>{delivery::offline_more(lang)}</p>
                    </div>
                }
            })
            .collect_view();
        view! {
            <PageHeading title=delivery::offline(first) lead=delivery::offline_more(first)/>
            <p><a href="/">{delivery::offline_again(first)}</a></p>
            {others}
        }
        .into_any()
    }
}

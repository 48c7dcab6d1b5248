//! 封印 on the page of the record itself.

use hikae_core::consent::{Directive, Scope};
use hikae_core::ids::RecordId;
use leptos::prelude::*;

use super::seals_records;
use crate::components::{ButtonKind, PostButton, Section};
use crate::i18n::{Lang, sharing};

/// The seal that holds for a record, among the directives in their current version.
pub fn seal_of(directives: &[Directive], record: RecordId) -> Option<&Directive> {
    directives.iter().find(|directive| {
        seals_records(directive)
            && matches!(&directive.scope, Scope::Records { records } if records.contains(&record))
    })
}

/// Whether a record is sealed, and the button that changes it.
pub fn seal_section(record: RecordId, sealed: bool, lang: Lang) -> AnyView {
    let (text, action, label) = if sealed {
        (
            sharing::seal_now(lang),
            "/sharing/unseal",
            sharing::unseal(lang),
        )
    } else {
        (
            sharing::seal_hint(lang),
            "/sharing/seal",
            sharing::seal(lang),
        )
    };
    let values = vec![("record", record.to_string())];
    view! {
        <Section title=sharing::seal_title(lang) id="seal">
            <p>{text}</p>
            <div class="actions">
                <PostButton action=action label=label kind=ButtonKind::Secondary values=values/>
            </div>
            <p>
                <a href="/sharing">{sharing::title(lang)}</a>
            </p>
        </Section>
    }
    .into_any()
}

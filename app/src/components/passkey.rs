//! The part of a page that asks for a passkey: a form that only the script sends.

use leptos::prelude::*;

use super::{Notice, NoticeKind};
use crate::i18n::{Lang, Text, passkey};

/// What the script says, by the words that it knows.
pub type Says = &'static [(&'static str, fn(Lang) -> Text)];

/// Asks for a passkey. Without the script it says that one is needed, and shows no form.
#[component]
pub fn Passkey(
    /// `register` makes one, `prove` asks for one.
    what: &'static str,
    /// Where the script gets the options.
    #[prop(into)]
    begin: String,
    /// Where it sends the answer.
    #[prop(into)]
    finish: String,
    /// Whether the browser offers passkeys by itself, while a field of the form is filled in
    /// (WebAuthn Level 3, §5.1.4).
    #[prop(optional)]
    offers: bool,
    /// The words of the button.
    label: Text,
    /// What can be said.
    says: Says,
    /// Language of the page.
    lang: Lang,
    /// Fields that go along.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let lines = says
        .iter()
        .map(|(word, words)| view! { <p data-says=*word hidden>{words(lang)}</p> })
        .collect_view();
    view! {
        <div class="passkey" data-passkey=what data-begin=begin data-finish=finish data-offers=offers.then_some("")>
            <div data-unless-script>
                <Notice kind=NoticeKind::Warning title=passkey::needs_script(lang) lang>
                    <p>{passkey::needs_script_more(lang)}</p>
                </Notice>
            </div>
            <form class="form" hidden novalidate>
                {children.map(|children| children())}
                <p class="actions"><button type="submit" class="button button-primary">{label}</button></p>
            </form>
            <div class="passkey-says" role="status">{lines}</div>
        </div>
    }
}

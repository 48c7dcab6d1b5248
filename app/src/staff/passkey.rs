//! The part of a page that asks for a passkey: a form that only the script sends.

use leptos::prelude::*;

use crate::components::{Notice, NoticeKind};
use crate::i18n::{Lang, Text, staff};

/// Words of ours, in a language.
type Words = fn(Lang) -> Text;

/// What the script says, by the words that it knows.
const SAYS: [(&str, Words); 7] = [
    ("working", staff::says_working),
    ("cancelled", staff::says_cancelled),
    ("refused", staff::says_refused),
    ("gone", staff::says_gone),
    ("cloned", staff::says_cloned),
    ("unsupported", staff::says_unsupported),
    ("failed", staff::says_failed),
];

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
    /// The words of the button.
    label: Text,
    /// Language of the page.
    lang: Lang,
    /// Fields that go along.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let lines = SAYS
        .into_iter()
        .map(|(word, words)| view! { <p data-says=word hidden>{words(lang)}</p> })
        .collect_view();
    view! {
        <div class="passkey" data-passkey=what data-begin=begin data-finish=finish>
            <div data-unless-script>
                <Notice kind=NoticeKind::Warning title=staff::needs_script(lang) lang>
                    <p>{staff::needs_script_more(lang)}</p>
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

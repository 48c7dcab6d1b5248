//! Logging in with a passkey: a part of the login page.

use leptos::prelude::*;

use crate::components::{Field, FieldKind, Hidden, Passkey, Says, Section};
use crate::i18n::{Lang, passkey};

const SAYS: Says = &[
    ("working", passkey::says_working),
    ("cancelled", passkey::says_cancelled),
    ("refused", passkey::says_refused),
    ("cloned", passkey::says_cloned),
    ("again", passkey::says_again),
    ("stopped", passkey::says_stopped),
    ("number", passkey::says_number),
    ("gone", passkey::says_gone),
    ("unsupported", passkey::says_unsupported),
    ("failed", passkey::says_failed),
];

/// The part of the login page that asks for a passkey.
#[component]
pub fn PasskeyLogin(
    /// Path of the page that the person wanted.
    next: String,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    view! {
        <Section title=passkey::login(lang)>
            <p>{passkey::login_lead(lang)}</p>
            <Passkey
                what="prove"
                begin="/login/passkey/begin"
                finish="/login/passkey/finish"
                offers=true
                label=passkey::login_do(lang)
                says=SAYS
                lang
            >
                <Hidden name="next" value=next.clone()/>
                <Field
                    name="login"
                    label=passkey::number(lang)
                    hint=passkey::number_hint(lang)
                    kind=FieldKind::Number
                    autocomplete="username webauthn"
                    lang
                />
            </Passkey>
        </Section>
    }
}

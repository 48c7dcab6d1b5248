//! For whom someone acts: in words, and as a form.

use std::collections::BTreeSet;

use hikae_core::staff::Role;
use leptos::prelude::*;

use crate::components::{Checkboxes, Choice, Field, FormErrors, Radios, Select};
use crate::i18n::{Lang, Sentence, Span, Text, staff};
use crate::page::PostName;

/// The place, in words.
pub fn place_words(post: &PostName, lang: Lang) -> Sentence {
    match post {
        PostName::Office { office, .. } => Span::Raw(office.clone()).into(),
        PostName::PrivacyOfficer(Some(institution)) => Span::Raw(institution.clone()).into(),
        PostName::PrivacyOfficer(None) => staff::unknown_institution(lang).into(),
    }
}

/// The roles, in words.
pub fn role_words(post: &PostName, lang: Lang) -> Text {
    match post {
        PostName::Office { roles, .. } => Text::join(
            roles.iter().map(|role| staff::role(*role, lang)),
            &staff::between(lang),
        ),
        PostName::PrivacyOfficer(_) => staff::officer(lang),
    }
}

/// Place and roles, in words.
pub fn post_words(post: &PostName, lang: Lang) -> Sentence {
    Sentence::fill(
        &staff::post_of(lang),
        &[
            ("place", Span::Nested(place_words(post, lang))),
            ("roles", Span::Words(role_words(post, lang))),
        ],
    )
}

/// A post as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostForm {
    /// `office` or `officer`.
    pub kind: String,
    /// The office.
    pub office: String,
    /// The roles in it.
    pub roles: BTreeSet<Role>,
    /// Id of the institution.
    pub institution: String,
}

impl PostForm {
    /// What is wrong with it.
    pub fn check(&self, known: &[(String, String)], lang: Lang, errors: &mut FormErrors) {
        match self.kind.as_str() {
            "office" => {
                let letters = self.office.trim().chars().count();
                if !(1..=60).contains(&letters) {
                    errors.add("office", staff::wrong_office(lang));
                }
                if self.roles.is_empty() {
                    errors.add("role", staff::wrong_roles(lang));
                }
            }
            "officer" => {
                if !known.iter().any(|(id, _)| *id == self.institution) {
                    errors.add("institution", staff::wrong_institution(lang));
                }
            }
            _ => errors.add("kind", staff::wrong_kind(lang)),
        }
    }

    /// Its fields, with the institutions to choose from, by id and name.
    pub fn fields(self, known: Vec<(String, String)>, errors: &FormErrors, lang: Lang) -> AnyView {
        let roles = Role::ALL
            .into_iter()
            .map(|role| Choice::new(role.key(), staff::role(role, lang)))
            .collect();
        let nothing = Choice::new("", staff::choose(lang));
        let institutions = known
            .into_iter()
            .map(|(id, name)| Choice::new(id, name.into()));
        view! {
            <Radios
                name="kind"
                legend=staff::kind(lang)
                options=vec![
                    Choice::new("office", staff::kind_office(lang)),
                    Choice::new("officer", staff::kind_officer(lang)),
                ]
                selected=Some(self.kind)
                error=errors.of("kind")
                required=true
                lang
            />
            <Field
                name="office"
                label=staff::office(lang)
                hint=staff::office_hint(lang)
                value=self.office
                error=errors.of("office")
                lang
            />
            <Checkboxes
                name="role"
                legend=staff::roles(lang)
                hint=staff::roles_hint(lang)
                options=roles
                selected=self.roles.iter().map(|role| role.key().to_owned()).collect()
                error=errors.of("role")
                lang
            />
            <Select
                name="institution"
                label=staff::institution(lang)
                hint=staff::institution_hint(lang)
                options=std::iter::once(nothing).chain(institutions).collect()
                selected=Some(self.institution)
                error=errors.of("institution")
                lang
            />
        }
        .into_any()
    }
}

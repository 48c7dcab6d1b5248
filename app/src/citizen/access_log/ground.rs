//! What an event rests on, in words, and the way to change it.

use hikae_core::consent::{Article, Basis, Effect, Purpose};

use super::event::Ground;
use crate::components::moment_text;
use crate::i18n::{Lang, Sentence, Span, Text, counter, log};

/// A link: its words and its address.
pub type Way = (Text, String);

impl Ground {
    /// The ground as a sentence.
    pub fn sentence(&self, lang: Lang) -> Sentence {
        let permitted = self.effect == Effect::Permit;
        match &self.basis {
            Basis::Frozen { .. } => log::frozen_by_you(lang).into(),
            Basis::Law { article } if permitted => law(lang, *article).into(),
            Basis::Law { .. } => log::not_by_law(lang).into(),
            Basis::Directive { .. } => self.directive(lang),
            Basis::Visit { .. } if permitted => log::by_visit(lang).into(),
            Basis::Visit { .. } => log::no_permission(lang).into(),
            Basis::InPerson if permitted => counter::in_person(lang).into(),
            Basis::InPerson => log::no_permission(lang).into(),
            Basis::Emergency { .. } if permitted => log::by_emergency(lang).into(),
            Basis::Emergency { .. } => log::no_emergency(lang).into(),
            Basis::Silence { .. } if permitted => log::by_default(lang).into(),
            Basis::Silence { .. } => log::no_permission(lang).into(),
            Basis::Unfounded {
                purpose: Purpose::Emergency,
            } => log::no_emergency(lang).into(),
            Basis::Unfounded {
                purpose: Purpose::Disaster,
            } => log::no_disaster(lang).into(),
            Basis::Unfounded {
                purpose: Purpose::InsurerHandover,
            } => log::not_handed_to_insurer(lang).into(),
            Basis::Unfounded {
                purpose: Purpose::MunicipalMove,
            } => log::not_moved_there(lang).into(),
            Basis::Unfounded { .. } => log::not_entitled(lang).into(),
        }
    }

    /// Where it can be changed, or where it is told why it cannot. `purpose` is the purpose of
    /// the event.
    pub fn way(&self, lang: Lang, purpose: Purpose) -> Option<Way> {
        let situation = |words| Some((words, situation_address(purpose)));
        match &self.basis {
            Basis::Frozen { case } => Some((log::see_case(lang), format!("/cases/{case}"))),
            Basis::Law { .. } => situation(log::why(lang)),
            Basis::Directive { id, .. } => {
                Some((log::see_setting(lang), format!("/sharing/directives/{id}")))
            }
            Basis::Visit { .. } | Basis::Emergency { .. } | Basis::Silence { .. } => {
                situation(log::change_setting(lang))
            }
            Basis::InPerson | Basis::Unfounded { .. } => None,
        }
    }

    fn directive(&self, lang: Lang) -> Sentence {
        let Some(note) = self.note else {
            return log::by_your_setting(lang).into();
        };
        let template = match note.effect {
            Effect::Permit => log::permitted_by_you(lang),
            Effect::Deny if note.seal => log::sealed_by_you(lang),
            Effect::Deny => log::denied_by_you(lang),
        };
        Sentence::fill(
            &template,
            &[("when", Span::Words(moment_text(note.made_at, lang)))],
        )
    }
}

/// Where the settings page tells about a situation.
pub fn situation_address(purpose: Purpose) -> String {
    format!("/sharing#{}", situation_anchor(purpose))
}

/// The anchor of a situation on the settings page.
pub const fn situation_anchor(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => "treatment",
        Purpose::Emergency => "emergency",
        Purpose::Disaster => "disaster",
        Purpose::Eligibility => "eligibility",
        Purpose::InsurerHandover => "insurer-handover",
        Purpose::MunicipalMove => "municipal-move",
        Purpose::NoticeTargeting => "notice-targeting",
        Purpose::Research => "research",
        Purpose::Registry => "registry",
        Purpose::PatientRequest => "patient-request",
        Purpose::Supervision => "supervision",
    }
}

fn law(lang: Lang, article: Article) -> Text {
    match article {
        Article::EligibilityCheck => log::law_eligibility(lang),
        Article::VaccinationOnMove => log::law_move(lang),
        Article::CancerRegistry => log::law_cancer(lang),
        Article::SafeKeeping => log::law_safe_keeping(lang),
    }
}

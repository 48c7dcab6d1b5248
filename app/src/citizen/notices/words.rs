//! What a notice says, and where it leads.

use hikae_core::calendar::jst_date;
use hikae_core::notice::{AccountChange, CardStep, CaseStep, DigestLine, Notice, Rule};

use crate::citizen::access_log::place;
use crate::citizen::login::phone::region_words;
use crate::components::{Tone, short_day_text};
use crate::i18n::{
    Lang, Sentence, Span, Text, alert, app, card, counter, delivery, notice, numbers, passkey,
    phone_login, purpose,
};

/// The rules of entries, the weightiest first.
const WEIGHT: [Rule; 4] = [
    Rule::Emergency,
    Rule::AfterDeny,
    Rule::Proxy,
    Rule::FirstRead,
];

/// The headline of a notice.
pub fn headline(lang: Lang, about: &Notice) -> Sentence {
    match about {
        Notice::Alert {
            rules, institution, ..
        } => {
            let first = WEIGHT.into_iter().find(|rule| rules.contains(rule));
            let template = notice::alert(lang, first.unwrap_or(Rule::FirstRead));
            Sentence::fill(&template, &[("place", Span::StrongRaw(place(institution)))])
        }
        Notice::Digest { from, until, .. } => Sentence::fill(
            &notice::digest_title(lang),
            &[
                ("from", short_day_text(jst_date(*from), lang).into()),
                ("until", short_day_text(jst_date(*until), lang).into()),
            ],
        ),
        Notice::Case {
            institution, step, ..
        } => {
            let template = match step {
                CaseStep::Opened => notice::case_opened(lang),
                CaseStep::Answered => notice::case_answered(lang),
                CaseStep::Escalated => notice::case_escalated(lang),
                CaseStep::Reviewed => notice::case_reviewed(lang),
            };
            let place = match institution {
                Some(name) => Span::StrongRaw(name.clone()),
                None => notice::case_municipality(lang).into(),
            };
            Sentence::fill(&template, &[("place", place)])
        }
        Notice::Sharing { .. } => notice::sharing(lang).into(),
        Notice::Renumbered { institution } => Sentence::fill(
            &notice::renumbered(lang),
            &[("place", Span::StrongRaw(institution.clone()))],
        ),
        Notice::NewDevice { device } => Sentence::fill(
            &notice::device(lang),
            &[("device", Span::Raw(device.clone()))],
        ),
        Notice::ReadAtDesk { .. } => counter::read_at_desk(lang).into(),
        Notice::Circular(arrived) => {
            Span::Written(arrived.texts.of(lang.into()).title.clone()).into()
        }
        Notice::Card { label, step } => {
            let label = ("card", Span::Raw(label.clone()));
            match step {
                CardStep::Renewed => Sentence::fill(&card::renewed(lang), &[label]),
                CardStep::AtDesk => Sentence::fill(&counter::at_desk(lang), &[label]),
                CardStep::OnHold => Sentence::fill(&card::on_hold(lang), &[label]),
                CardStep::Back => Sentence::fill(&card::back(lang), &[label]),
                CardStep::Revoked => Sentence::fill(&card::revoked(lang), &[label]),
                CardStep::Ending { on } => {
                    let day = ("day", short_day_text(*on, lang).into());
                    Sentence::fill(&card::ending(lang), &[label, day])
                }
            }
        }
        Notice::PhoneLogin { device, region } => Sentence::fill(
            &phone_login::told(lang),
            &[
                ("device", Span::Raw(device.clone())),
                ("place", region_words(lang, region.as_deref())),
            ],
        ),
        Notice::Account { change } => match change {
            AccountChange::Exported => notice::exported(lang).into(),
            AccountChange::Locked => notice::stopped(lang).into(),
            AccountChange::Unlocked => notice::reopened(lang).into(),
            AccountChange::AppLinked { .. } => app::told_linked(lang).into(),
            AccountChange::AppRemoved => app::told_removed(lang).into(),
            AccountChange::AlertSet { rule, on, .. } => {
                let template = if *on {
                    notice::alert_on(lang)
                } else {
                    notice::alert_off(lang)
                };
                Sentence::fill(&template, &[("name", notice::rule(lang, *rule).into())])
            }
            AccountChange::PasskeyAdded { name } => named(passkey::told_added(lang), name),
            AccountChange::PasskeyRemoved { name } => named(passkey::told_removed(lang), name),
            AccountChange::PasskeyCopied { name } => named(passkey::told_copied(lang), name),
            AccountChange::PasskeysEnded => passkey::told_ended(lang).into(),
            AccountChange::DeviceAdded { name } => named(delivery::told_added(lang), name),
            AccountChange::DeviceRemoved { name } => named(delivery::told_removed(lang), name),
            AccountChange::DeviceGone { name } => named(delivery::told_gone(lang), name),
            AccountChange::DeliverySet => delivery::told_set(lang).into(),
            AccountChange::DeliveryTried => delivery::told_tried(lang).into(),
        },
    }
}

fn named(template: Text, name: &str) -> Sentence {
    Sentence::fill(&template, &[("name", Span::Raw(name.to_owned()))])
}

/// What else is to be said, under the headline of its own page.
pub fn more(lang: Lang, about: &Notice) -> Option<Text> {
    match about {
        Notice::Alert { .. } | Notice::Case { .. } | Notice::Circular(_) => None,
        Notice::Digest { .. } => Some(notice::digest_text(lang)),
        Notice::Sharing { .. } => Some(notice::sharing_text(lang)),
        Notice::Renumbered { .. } => Some(notice::renumbered_text(lang)),
        Notice::NewDevice { .. } => Some(notice::device_text(lang)),
        Notice::ReadAtDesk { .. } => Some(counter::read_at_desk_text(lang)),
        Notice::Card { step, .. } => Some(match step {
            CardStep::Renewed => card::renewed_text(lang),
            CardStep::AtDesk => counter::at_desk_text(lang),
            CardStep::OnHold => card::on_hold_text(lang),
            CardStep::Back => card::back_text(lang),
            CardStep::Revoked => card::revoked_text(lang),
            CardStep::Ending { .. } => card::ending_text(lang),
        }),
        Notice::PhoneLogin { .. } => Some(phone_login::told_text(lang)),
        Notice::Account { change } => Some(match change {
            AccountChange::Exported => notice::exported_text(lang),
            AccountChange::Locked => notice::stopped_text(lang),
            AccountChange::Unlocked => notice::reopened_text(lang),
            AccountChange::AppLinked { replaced: false } => app::told_linked_text(lang),
            AccountChange::AppLinked { replaced: true } => app::told_replaced_text(lang),
            AccountChange::AppRemoved => app::told_removed_text(lang),
            AccountChange::AlertSet { .. } => notice::alert_set_text(lang),
            AccountChange::PasskeyAdded { .. } => passkey::told_added_text(lang),
            AccountChange::PasskeyRemoved { .. } => passkey::told_removed_text(lang),
            AccountChange::PasskeyCopied { .. } => passkey::told_copied_text(lang),
            AccountChange::PasskeysEnded => passkey::told_ended_text(lang),
            AccountChange::DeviceAdded { .. } => delivery::told_added_text(lang),
            AccountChange::DeviceRemoved { .. } => delivery::told_removed_text(lang),
            AccountChange::DeviceGone { .. } => delivery::told_gone_text(lang),
            AccountChange::DeliverySet => delivery::told_set_text(lang),
            AccountChange::DeliveryTried => delivery::told_tried_text(lang),
        }),
    }
}

/// The link to what a notice is about: its words and its address.
pub fn way(lang: Lang, about: &Notice) -> Option<(Text, String)> {
    match about {
        Notice::Alert { entry, .. } | Notice::ReadAtDesk { entry } => {
            Some((notice::to_event(lang), format!("/access-log/{entry}")))
        }
        Notice::Case { case, .. } => Some((notice::to_case(lang), format!("/cases/{case}"))),
        Notice::Digest { from, until, .. } => {
            let (from, until) = (jst_date(*from), jst_date(*until));
            let address = format!("/access-log?from={from}&until={until}");
            Some((notice::to_log(lang), address))
        }
        Notice::Sharing { directive, .. } => Some((
            notice::to_sharing(lang),
            format!("/sharing/directives/{directive}"),
        )),
        Notice::Renumbered { .. } => Some((numbers::title(lang), "/sharing/numbers".to_owned())),
        Notice::Circular(_) => None,
        Notice::Account {
            change: AccountChange::AlertSet { .. },
        } => Some((alert::heading(lang), "/account/alerts".to_owned())),
        Notice::Account {
            change: AccountChange::AppLinked { .. } | AccountChange::AppRemoved,
        } => Some((app::link(lang), "/account/app".to_owned())),
        Notice::Account {
            change:
                AccountChange::PasskeyAdded { .. }
                | AccountChange::PasskeyCopied { .. }
                | AccountChange::PasskeysEnded,
        } => Some((passkey::heading(lang), "/account/passkeys".to_owned())),
        Notice::Account {
            change:
                AccountChange::DeviceAdded { .. }
                | AccountChange::DeviceRemoved { .. }
                | AccountChange::DeviceGone { .. }
                | AccountChange::DeliverySet
                | AccountChange::DeliveryTried,
        } => Some((delivery::heading(lang), "/account/delivery".to_owned())),
        Notice::NewDevice { .. }
        | Notice::PhoneLogin { .. }
        | Notice::Card { .. }
        | Notice::Account { .. } => Some((notice::to_account(lang), "/account".to_owned())),
    }
}

/// The rules for which it is told, with the colours of their chips.
pub fn rules(about: &Notice) -> Vec<(Rule, Tone)> {
    match about {
        Notice::Alert { rules, .. } => WEIGHT
            .into_iter()
            .filter(|rule| rules.contains(rule))
            .map(|rule| (rule, tone(rule)))
            .collect(),
        Notice::Digest { .. } => vec![(Rule::Digest, Tone::Grey)],
        Notice::NewDevice { .. } => vec![(Rule::NewDevice, Tone::Blue)],
        Notice::Account {
            change: AccountChange::Exported,
        } => vec![(Rule::Export, Tone::Blue)],
        Notice::Case { .. }
        | Notice::Sharing { .. }
        | Notice::Renumbered { .. }
        | Notice::Card { .. }
        | Notice::PhoneLogin { .. }
        | Notice::ReadAtDesk { .. }
        | Notice::Circular(_)
        | Notice::Account { .. } => Vec::new(),
    }
}

const fn tone(rule: Rule) -> Tone {
    match rule {
        Rule::Emergency => Tone::Orange,
        Rule::AfterDeny => Tone::Red,
        Rule::Proxy | Rule::FirstRead | Rule::Export | Rule::NewDevice => Tone::Blue,
        Rule::Digest => Tone::Grey,
    }
}

/// One line of a digest.
pub fn digest_line(lang: Lang, line: &DigestLine) -> Sentence {
    let told = Sentence::fill(
        &notice::digest_line(lang, line.times),
        &[
            ("name", Span::StrongRaw(line.name.clone())),
            ("why", purpose::why(lang, line.purpose).into()),
        ],
    );
    let machine = (line.by_machine > 0).then(|| notice::digest_machine(lang, line.by_machine));
    let withheld = (line.withheld > 0).then(|| notice::digest_withheld(lang, line.withheld));
    let notes = machine.into_iter().chain(withheld).map(Sentence::from);
    let notes = Sentence::join(notes, " / ");
    if notes.is_empty() {
        return told;
    }
    let open = Sentence::from(Span::Raw("（".to_owned()));
    let close = Sentence::from(Span::Raw("）".to_owned()));
    Sentence::join([told, open, notes, close], "")
}

//! お知らせの設定: what a person wants to be told, and every change of it.

use chrono::{DateTime, Utc};
use hikae_core::notice::{AlertSettings, Channel, Rule};
use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, ButtonKind, Chip, Notice, NoticeKind, PageHeading, PostButton, Section, Tone,
    moment_text,
};
use crate::i18n::{Lang, Sentence, Text, account, alert, notice};
use crate::page::{Frame, Nav, Page};

/// Every version of the settings with its time, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History(pub Vec<(DateTime<Utc>, AlertSettings)>);

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Which rule.
    pub rule: Rule,
    /// For which channel.
    pub channel: Channel,
}

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertsPage {
    /// Every version.
    pub history: History,
    /// What was changed just now.
    pub done: Option<Changed>,
}

impl History {
    /// What holds now.
    pub fn current(&self) -> AlertSettings {
        let newest = self.0.first();
        newest
            .map(|(_, settings)| settings.clone())
            .unwrap_or_default()
    }

    /// Each change: when, what, and whether it was switched on. Newest first.
    pub fn changes(&self) -> Vec<(DateTime<Utc>, Changed, bool)> {
        let mut changes = Vec::new();
        for (at, (made_at, settings)) in self.0.iter().enumerate() {
            let before = self.0.get(at + 1).map(|(_, before)| before.clone());
            let before = before.unwrap_or_default();
            for rule in Rule::ALL {
                for channel in Channel::ALL {
                    let on = settings.wants(rule, channel);
                    if on != before.wants(rule, channel) {
                        changes.push((*made_at, Changed { rule, channel }, on));
                    }
                }
            }
        }
        changes
    }
}

impl Page for AlertsPage {
    fn title(&self, lang: Lang) -> Text {
        alert::heading(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Account)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let settings = self.history.current();
        let at_once = Rule::ALL.into_iter().filter(|rule| *rule != Rule::Digest);
        let at_once: Vec<_> = at_once.map(|rule| row(rule, &settings, lang)).collect();
        let changes = self.history.changes();
        let changes = if changes.is_empty() {
            view! { <p class="empty">{alert::no_changes(lang)}</p> }.into_any()
        } else {
            let changes: Vec<_> = changes
                .into_iter()
                .map(|(at, change, on)| {
                    view! { <li>{moment_text(at, lang)}" "{said(change.rule, on, lang)}</li> }
                })
                .collect();
            view! { <ul class="lines">{changes}</ul> }.into_any()
        };
        view! {
            <Breadcrumbs
                trail=vec![("/account".to_owned(), account::heading(lang))]
                here=alert::heading(lang)
                lang=lang
            />
            <PageHeading title=alert::heading(lang) lead=alert::lead(lang)/>
            {self.done.map(|done| confirmed(done, &settings, lang))}
            <Section title=alert::at_once(lang)>
                <ul class="rows">{at_once}</ul>
            </Section>
            <Section title=alert::weekly(lang)>
                <ul class="rows">{row(Rule::Digest, &settings, lang)}</ul>
            </Section>
            <Section title=alert::always_title(lang)>
                <p>{alert::always(lang)}</p>
            </Section>
            <Section title=alert::history(lang)>{changes}</Section>
        }
        .into_any()
    }
}

fn row(rule: Rule, settings: &AlertSettings, lang: Lang) -> impl IntoView + use<> {
    Channel::ALL
        .into_iter()
        .map(|channel| {
            let on = settings.wants(rule, channel);
            let state = if on {
                view! { <Chip tone=Tone::Green word=alert::on(lang)/> }
            } else {
                view! { <Chip tone=Tone::Grey word=alert::off(lang)/> }
            };
            view! {
                <li class="row">
                    <div>
                        <p><strong>{notice::rule(lang, rule)}</strong>" "{state}</p>
                        <p class="note">{notice::rule_means(lang, rule)}</p>
                    </div>
                    {switch(Changed { rule, channel }, !on, lang)}
                </li>
            }
        })
        .collect_view()
}

fn switch(change: Changed, on: bool, lang: Lang) -> impl IntoView + use<> {
    let label = if on {
        alert::switch_on(lang)
    } else {
        alert::switch_off(lang)
    };
    view! {
        <PostButton
            action="/account/alerts"
            label=label
            kind=ButtonKind::Small
            values=vec![
                ("rule", change.rule.key().to_owned()),
                ("channel", change.channel.key().to_owned()),
                ("on", u8::from(on).to_string()),
            ]
            about=notice::rule(lang, change.rule)
        />
    }
}

fn said(rule: Rule, on: bool, lang: Lang) -> Sentence {
    let template = if on {
        notice::alert_on(lang)
    } else {
        notice::alert_off(lang)
    };
    Sentence::fill(&template, &[("name", notice::rule(lang, rule).into())])
}

fn confirmed(done: Changed, settings: &AlertSettings, lang: Lang) -> impl IntoView + use<> {
    let on = settings.wants(done.rule, done.channel);
    let title: Text = said(done.rule, on, lang).plain().into();
    let more = match (on, done.rule) {
        (true, _) => alert::now_on(lang),
        (false, Rule::Digest) => alert::now_off_digest(lang),
        (false, Rule::Export | Rule::NewDevice) => alert::now_off_account(lang),
        (false, _) => alert::now_off(lang),
    };
    view! {
        <Notice kind=NoticeKind::Success title=title lang>
            <p>{more}" "{alert::logged(lang)}</p>
            <div class="actions">
                <PostButton
                    action="/account/alerts"
                    label=notice::undo(lang)
                    kind=ButtonKind::Secondary
                    values=vec![
                        ("rule", done.rule.key().to_owned()),
                        ("channel", done.channel.key().to_owned()),
                        ("on", u8::from(!on).to_string()),
                    ]
                />
            </div>
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_names_each_change_once_newest_first() {
        let at =
            |day: u32| -> DateTime<Utc> { format!("2026-11-{day:02}T03:00:00Z").parse().unwrap() };
        let first = AlertSettings::default().with(Rule::Emergency, Channel::Inbox, false);
        let second = first.clone().with(Rule::Digest, Channel::Inbox, false);
        let third = second.clone().with(Rule::Emergency, Channel::Inbox, true);
        let history = History(vec![(at(3), third), (at(2), second), (at(1), first)]);
        let changes: Vec<_> = history
            .changes()
            .into_iter()
            .map(|(made, change, on)| (made, change.rule, on))
            .collect();
        assert_eq!(
            changes,
            [
                (at(3), Rule::Emergency, true),
                (at(2), Rule::Digest, false),
                (at(1), Rule::Emergency, false),
            ]
        );
        assert!(history.current().wants(Rule::Emergency, Channel::Inbox));
        assert!(!history.current().wants(Rule::Digest, Channel::Inbox));
    }
}

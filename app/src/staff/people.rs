//! Who works here: inviting, changing, ending.

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

use super::post::{PostForm, post_words};
use crate::components::{
    Breadcrumbs, Button, ButtonKind, Checkboxes, Choice, Confirmation, ErrorSummary, Field, Form,
    FormErrors, LinkButton, Notice, NoticeKind, PageHeading, PostButton, Section, SummaryList,
    SummaryRow, day_text, moment_text,
};
use crate::i18n::{Lang, Text, staff};
use crate::page::{Frame, Page, PostName, StaffNav};

/// Everyone.
#[derive(Debug, Clone)]
pub struct PeoplePage {
    /// In the order in which they came.
    pub members: Vec<MemberRow>,
    /// The next to expire first.
    pub invitations: Vec<InvitationRow>,
    /// What was done just now.
    pub done: Option<PeopleDone>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleDone {
    /// An invitation was withdrawn.
    Withdrawn,
    /// Someone has another post.
    Changed,
    /// An account was ended.
    Ended,
}

/// A member.
#[derive(Debug, Clone)]
pub struct MemberRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What they type to sign in.
    pub login: String,
    /// For whom they act.
    pub post: PostName,
    /// Since when.
    pub since: NaiveDate,
    /// Since when not any more.
    pub left: Option<NaiveDate>,
}

/// An invitation.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// Its handle, hexadecimal.
    pub handle: String,
    /// Who is invited.
    pub name: String,
    /// To what.
    pub post: PostName,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl Page for PeoplePage {
    fn title(&self, lang: Lang) -> Text {
        staff::people(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::People)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let done = self.done.map(|done| {
            let (title, more) = match done {
                PeopleDone::Withdrawn => (staff::was_withdrawn(lang), None),
                PeopleDone::Changed => (staff::was_changed(lang), None),
                PeopleDone::Ended => (staff::was_ended(lang), Some(staff::was_ended_more(lang))),
            };
            let more = more.map(|more| view! { <p>{more}</p> });
            view! { <Notice kind=NoticeKind::Success title lang>{more}</Notice> }
        });
        let (now, former): (Vec<_>, Vec<_>) =
            self.members.into_iter().partition(|it| it.left.is_none());
        let former = members(former, lang);
        let nobody = self
            .invitations
            .is_empty()
            .then(|| view! { <p>{staff::no_invitations(lang)}</p> });
        let invitations = self
            .invitations
            .into_iter()
            .map(|it| invitation(it, lang))
            .collect::<Vec<_>>();
        let invitations =
            (!invitations.is_empty()).then(|| view! { <ul class="rows">{invitations}</ul> });
        let former = (!former.is_empty()).then(|| {
            view! {
                <Section title=staff::former(lang)>
                    <ul class="rows">{former}</ul>
                </Section>
            }
        });
        view! {
            {done}
            <PageHeading title=staff::people(lang) lead=staff::people_lead(lang)/>
            <p class="actions"><LinkButton href="/staff/people/invite" label=staff::invite(lang)/></p>
            <Section title=staff::members(lang)>
                <ul class="rows">{members(now, lang)}</ul>
            </Section>
            <Section title=staff::invitations(lang)>{nobody}{invitations}</Section>
            {former}
        }
        .into_any()
    }
}

fn members(members: Vec<MemberRow>, lang: Lang) -> Vec<AnyView> {
    members.into_iter().map(|it| member(it, lang)).collect()
}

fn member(it: MemberRow, lang: Lang) -> AnyView {
    let when = match it.left {
        None => staff::since(lang, &day_text(it.since, lang).plain()),
        Some(left) => staff::left_on(lang, &day_text(left, lang).plain()),
    };
    let settings = it.left.is_none().then(|| {
        let href = format!("/staff/people/{}", it.id);
        view! { <a href=href>{staff::open_member(lang, &it.name)}</a> }
    });
    view! {
        <li class="row">
            <div>
                <p><strong>{it.name}</strong>" ("{it.login}")"</p>
                <p>{post_words(&it.post, lang)}</p>
                <p class="note">{when}</p>
            </div>
            {settings}
        </li>
    }
    .into_any()
}

fn invitation(it: InvitationRow, lang: Lang) -> AnyView {
    let until = staff::valid_until(lang, &moment_text(it.until, lang).plain());
    let withdraw = staff::withdraw(lang, &it.name);
    view! {
        <li class="row">
            <div>
                <p><strong>{it.name}</strong></p>
                <p>{post_words(&it.post, lang)}</p>
                <p class="note">{until}</p>
            </div>
            <PostButton
                action="/staff/people/withdraw"
                label=withdraw
                kind=ButtonKind::Small
                values=vec![("invitation", it.handle)]
            />
        </li>
    }
    .into_any()
}

fn trail(here: Text, lang: Lang) -> impl IntoView {
    let trail = vec![("/staff/people".to_owned(), staff::people(lang))];
    view! { <Breadcrumbs trail here lang/> }
}

/// Someone to be invited, as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// What they will type to sign in.
    pub login: String,
    /// Name.
    pub name: String,
    /// For whom they will act.
    pub post: PostForm,
}

/// Inviting someone.
#[derive(Debug, Clone)]
pub struct InvitePage {
    /// What was typed.
    pub new: NewPerson,
    /// Institutions by id and name.
    pub institutions: Vec<(String, String)>,
    /// What is wrong with it.
    pub errors: FormErrors,
}

/// Whether someone can be called so: it stands among our words, whose marks for readings it must
/// not hold.
pub fn is_name(name: &str) -> bool {
    (1..=60).contains(&name.chars().count()) && !name.contains(['《', '》', '｜'])
}

/// Whether someone can sign in with it.
pub fn is_login(login: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
    (2..=40).contains(&login.len()) && login.chars().all(fits)
}

impl NewPerson {
    /// What is wrong with it.
    pub fn check(&self, institutions: &[(String, String)], lang: Lang) -> FormErrors {
        let mut errors = FormErrors::default();
        if !is_name(&self.name) {
            errors.add("name", staff::wrong_name(lang));
        }
        if !is_login(&self.login) {
            errors.add("login", staff::wrong_login(lang));
        }
        self.post.check(institutions, lang, &mut errors);
        errors
    }
}

impl Page for InvitePage {
    fn title(&self, lang: Lang) -> Text {
        staff::invite(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::People)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let errors = self.errors;
        view! {
            {trail(staff::invite(lang), lang)}
            <ErrorSummary errors=errors.clone() lang/>
            <PageHeading title=staff::invite(lang)/>
            <Form action="/staff/people/invite">
                <Field
                    name="name"
                    label=staff::name(lang)
                    value=self.new.name
                    error=errors.of("name")
                    required=true
                    lang
                />
                <Field
                    name="login"
                    label=staff::login_id(lang)
                    hint=staff::new_login_hint(lang)
                    value=self.new.login
                    error=errors.of("login")
                    required=true
                    lang
                />
                {self.new.post.fields(self.institutions, &errors, lang)}
                <p class="actions"><Button label=staff::invite_do(lang)/></p>
            </Form>
        }
        .into_any()
    }
}

/// The link of an invitation that was made just now.
#[derive(Debug, Clone)]
pub struct InvitedPage {
    /// Who is invited.
    pub name: String,
    /// The link.
    pub link: String,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl Page for InvitedPage {
    fn title(&self, lang: Lang) -> Text {
        staff::invited(lang)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::People)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let rows = vec![
            SummaryRow::new(staff::name(lang), self.name),
            SummaryRow::new(staff::until(lang), moment_text(self.until, lang)),
            SummaryRow::new(
                staff::link(lang),
                view! { <code class="breakable">{self.link}</code> },
            ),
        ];
        view! {
            <Confirmation title=staff::invited(lang)>
                <p>{staff::invited_more(lang)}</p>
            </Confirmation>
            <SummaryList rows lang/>
            <p><a href="/staff/people">{staff::to_people(lang)}</a></p>
        }
        .into_any()
    }
}

/// One member: changing and ending.
#[derive(Debug, Clone)]
pub struct MemberPage {
    /// Who.
    pub member: MemberRow,
    /// What was typed.
    pub post: PostForm,
    /// Institutions by id and name.
    pub institutions: Vec<(String, String)>,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for MemberPage {
    fn title(&self, lang: Lang) -> Text {
        staff::open_member(lang, &self.member.name)
    }

    fn staff_nav(&self) -> Option<StaffNav> {
        Some(StaffNav::People)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let (member, errors) = (self.member, self.errors);
        let title = staff::open_member(lang, &member.name);
        let rows = vec![
            SummaryRow::new(staff::name(lang), member.name.clone()),
            SummaryRow::new(staff::login_id(lang), member.login),
            SummaryRow::new(staff::post(lang), post_words(&member.post, lang)),
        ];
        let sure = Choice::new("yes", staff::end_sure(lang, &member.name));
        let unsure = errors.of("sure");
        let give = format!("/staff/people/{}/post", member.id);
        let end = format!("/staff/people/{}/end", member.id);
        let fields = self.post.fields(self.institutions, &errors, lang);
        view! {
            {trail(title.clone(), lang)}
            <ErrorSummary errors lang/>
            <PageHeading title/>
            <SummaryList rows lang/>
            <Section title=staff::change_post(lang)>
                <Form action=give>
                    {fields}
                    <p class="actions"><Button label=staff::change_post_do(lang)/></p>
                </Form>
            </Section>
            <Section title=staff::end(lang)>
                <p>{staff::end_more(lang)}</p>
                <Form action=end>
                    <Checkboxes
                        name="sure"
                        legend=staff::end(lang)
                        legend_hidden=true
                        options=vec![sure]
                        error=unsure
                        lang
                    />
                    <p class="actions"><Button label=staff::end(lang) kind=ButtonKind::Danger/></p>
                </Form>
            </Section>
        }
        .into_any()
    }
}

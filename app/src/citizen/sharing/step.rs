//! One question of the way to a new decision, and the page that sums up the answers.

use hikae_core::consent::{Directive, Effect, InstitutionKind, Level, Period, Purpose};
use hikae_core::record::{Category, SensitiveClass};
use leptos::prelude::*;

use super::answer::Answers;
use super::directive::answers;
use super::draft::{Draft, End, PERMITTED, Step, What, Whom};
use super::preview::{InstitutionChoice, Preview};
use super::{Names, keys};
use crate::citizen::access_log::situation_anchor;
use crate::citizen::login::ProveAgain;
use crate::components::{
    Button, ButtonKind, Checkboxes, Choice, ErrorSummary, Field, FieldKind, Form, FormErrors,
    Radios, Section, StepHeading, SummaryList, SummaryRow,
};
use crate::i18n::{Lang, Sentence, Span, Text, category, common, institution, purpose, wizard};
use crate::page::{Frame, Nav, Page};

/// How many institutions are offered at once; with more, one searches.
pub const INSTITUTIONS_SHOWN: usize = 50;

/// Where the questions of a draft stand.
pub fn step_address(draft: &str, step: Step) -> String {
    format!("/sharing/new/{draft}/{}", step.key())
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPage {
    /// Name of the draft in addresses; nothing before the first answer.
    pub draft_id: Option<String>,
    /// The answers so far.
    pub draft: Draft,
    /// The question.
    pub step: Step,
    /// What was posted, if it was refused: it is kept in the form.
    pub posted: Option<Answers>,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// For the question about institutions: those found, at most [`INSTITUTIONS_SHOWN`].
    pub institutions: Vec<InstitutionChoice>,
    /// How many more were found.
    pub more_institutions: usize,
    /// What is called how.
    pub names: Names,
}

impl Page for StepPage {
    fn title(&self, lang: Lang) -> Text {
        self.question(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let path = self.draft.path();
        let place = path.iter().position(|step| *step == self.step).unwrap_or(0) + 1;
        let action = match &self.draft_id {
            Some(draft) => step_address(draft, self.step),
            None => "/sharing/new".to_owned(),
        };
        let back = match (&self.draft_id, self.draft.before(self.step)) {
            (Some(draft), Some(before)) => step_address(draft, before),
            _ => "/sharing".to_owned(),
        };
        let search = (self.step == Step::Institutions).then(|| self.search(&action, lang));
        let controls = self.controls(lang);
        view! {
            <p>
                <a href=back>{common::back(lang)}</a>
            </p>
            <ErrorSummary errors=self.errors.clone() lang=lang/>
            <StepHeading title=self.question(lang) step=place of=path.len() lang=lang/>
            {search}
            <Form action=action>
                {controls}
                <Button label=wizard::next(lang)/>
            </Form>
            {cancel(lang)}
        }
        .into_any()
    }
}

impl StepPage {
    fn permits(&self) -> bool {
        self.draft.effect == Some(Effect::Permit)
    }

    fn question(&self, lang: Lang) -> Text {
        let either = |permit: Text, deny: Text| if self.permits() { permit } else { deny };
        match self.step {
            Step::Effect => wizard::effect(lang),
            Step::Situation => either(wizard::situation_permit(lang), wizard::situation_deny(lang)),
            Step::Whom => either(wizard::whom_permit(lang), wizard::whom_deny(lang)),
            Step::Kinds => wizard::kinds(lang),
            Step::Institutions => wizard::institutions(lang),
            Step::Records => either(wizard::records_permit(lang), wizard::records_deny(lang)),
            Step::Categories => wizard::categories(lang),
            Step::Singles => wizard::singles(lang),
            Step::Period => wizard::period(lang),
            Step::Until => either(wizard::until_permit(lang), wizard::until_deny(lang)),
            Step::Emergency => wizard::emergency(lang),
            Step::Confirm => wizard::confirm(lang),
        }
    }

    /// What was posted under `name`, or else what was answered before.
    fn chosen(&self, name: &str, answered: Option<String>) -> Option<String> {
        match &self.posted {
            Some(posted) => posted.all(name).next().map(str::to_owned),
            None => answered,
        }
    }

    /// The same for several answers.
    fn ticked(&self, name: &str, answered: Vec<String>) -> Vec<String> {
        match &self.posted {
            Some(posted) => posted.all(name).map(str::to_owned).collect(),
            None => answered,
        }
    }

    fn radios(
        &self,
        name: &'static str,
        options: Vec<Choice>,
        answered: Option<String>,
        hint: Option<Text>,
        lang: Lang,
    ) -> AnyView {
        let legend = self.question(lang);
        let selected = self.chosen(name, answered);
        let error = self.errors.of(name);
        let hint = hint.map(|hint| view! { <p class="hint">{hint}</p> });
        view! {
            {hint}
            <Radios
                name=name
                legend=legend
                options=options
                lang=lang
                selected=selected
                error=error
                legend_hidden=true
            />
        }
        .into_any()
    }

    fn checkboxes(
        &self,
        name: &'static str,
        options: Vec<Choice>,
        answered: Vec<String>,
        hint: Option<Text>,
        lang: Lang,
    ) -> AnyView {
        let legend = self.question(lang);
        let selected = self.ticked(name, answered);
        let error = self.errors.of(name);
        let hint = hint.map(|hint| view! { <p class="hint">{hint}</p> });
        view! {
            {hint}
            <Checkboxes
                name=name
                legend=legend
                options=options
                lang=lang
                selected=selected
                error=error
                legend_hidden=true
            />
        }
        .into_any()
    }

    fn date(
        &self,
        name: &'static str,
        label: Text,
        answered: Option<String>,
        lang: Lang,
    ) -> AnyView {
        let value = self.chosen(name, answered).unwrap_or_default();
        let error = self.errors.of(name);
        view! { <Field name=name label=label lang=lang kind=FieldKind::Date value=value error=error/> }
            .into_any()
    }

    fn controls(&self, lang: Lang) -> AnyView {
        let draft = &self.draft;
        match self.step {
            Step::Effect => {
                let options = vec![
                    Choice::new("permit", wizard::permit(lang)).hint(wizard::permit_hint(lang)),
                    Choice::new("deny", wizard::deny(lang)).hint(wizard::deny_hint(lang)),
                ];
                let answered = draft.effect.map(|effect| match effect {
                    Effect::Permit => "permit".to_owned(),
                    Effect::Deny => "deny".to_owned(),
                });
                view! {
                    {self.radios("effect", options, answered, None, lang)}
                    {self.prefilled_purpose()}
                }
                .into_any()
            }
            Step::Situation => self.situations(lang),
            Step::Whom => self.whom(lang),
            Step::Kinds => {
                let options = InstitutionKind::ALL
                    .map(|kind| Choice::new(keys::kind_key(kind), institution::kind(lang, kind)))
                    .into();
                let answered = draft
                    .kinds
                    .iter()
                    .map(|kind| keys::kind_key(*kind).to_owned())
                    .collect();
                self.checkboxes("kind", options, answered, None, lang)
            }
            Step::Institutions => self.found(lang),
            Step::Records => self.records(lang),
            Step::Categories => self.categories(lang),
            Step::Singles => self.singles(lang),
            Step::Period => self.period(lang),
            Step::Until => self.until(lang),
            Step::Emergency => {
                let options = vec![
                    Choice::new("show", wizard::emergency_show(lang)),
                    Choice::new("hide", wizard::emergency_hide(lang)),
                ];
                let answered = draft.emergency.map(|too| {
                    if too {
                        "hide".to_owned()
                    } else {
                        "show".to_owned()
                    }
                });
                let hint = Some(wizard::emergency_hint(lang));
                self.radios("emergency", options, answered, hint, lang)
            }
            Step::Confirm => ().into_any(),
        }
    }

    /// The situation from which the person came, carried along until the draft holds it.
    fn prefilled_purpose(&self) -> Option<impl IntoView + use<>> {
        let purpose = match (&self.draft_id, &self.posted) {
            (Some(_), _) => None,
            (None, Some(posted)) => keys::purpose(posted.one("purpose")),
            (None, None) => self.draft.purposes.first().copied(),
        };
        purpose.map(|purpose| {
            view! { <input type="hidden" name="purpose" value=situation_anchor(purpose)/> }
        })
    }

    fn situations(&self, lang: Lang) -> AnyView {
        let choice = |one: Purpose| {
            Choice::new(situation_anchor(one), purpose::name(lang, one))
                .hint(purpose::explanation(lang, one))
        };
        let answered = || {
            self.draft
                .purposes
                .iter()
                .map(|one| situation_anchor(*one).to_owned())
        };
        if self.permits() {
            let options = PERMITTED.map(choice).into();
            let hint = Some(wizard::situation_permit_hint(lang));
            self.radios("situation", options, answered().next(), hint, lang)
        } else {
            let options = Purpose::DENIABLE.map(choice).into();
            let hint = Some(wizard::situation_deny_hint(lang));
            self.checkboxes("situation", options, answered().collect(), hint, lang)
        }
    }

    fn whom(&self, lang: Lang) -> AnyView {
        let mut options = vec![Choice::new("institutions", wizard::whom_institutions(lang))];
        if !self.draft.hands_over() {
            options.extend([
                Choice::new("kinds", wizard::whom_kinds(lang)),
                Choice::new("everyone", wizard::whom_everyone(lang)),
            ]);
        }
        if let (Some((place, handle)), false) = (&self.draft.staff, self.permits()) {
            let label = Sentence::fill(
                &wizard::whom_staff(lang),
                &[
                    ("name", self.names.institution(lang, *place)),
                    ("handle", Span::Raw(handle.clone())),
                ],
            );
            options.push(Choice::new("staff", label.plain().into()));
        }
        let answered = self.draft.whom.map(|whom| {
            match whom {
                Whom::Institutions => "institutions",
                Whom::Kinds => "kinds",
                Whom::Everyone => "everyone",
                Whom::Staff => "staff",
            }
            .to_owned()
        });
        self.radios("whom", options, answered, None, lang)
    }

    fn search(&self, action: &str, lang: Lang) -> AnyView {
        let value = self.draft.search.clone();
        view! {
            <Form action=format!("{action}/search")>
                <Field
                    name="search"
                    label=wizard::search(lang)
                    lang=lang
                    value=value
                    hint=wizard::search_hint(lang)
                />
                <Button label=wizard::search_go(lang) kind=ButtonKind::Secondary/>
            </Form>
        }
        .into_any()
    }

    fn found(&self, lang: Lang) -> AnyView {
        let count = self.institutions.len() + self.more_institutions;
        let none = self
            .institutions
            .is_empty()
            .then(|| view! { <p role="status">{wizard::found_none(lang)}</p> });
        let more =
            (self.more_institutions > 0).then(|| wizard::found_more(lang, self.more_institutions));
        let legend = wizard::found(lang, count);
        let options = self
            .institutions
            .iter()
            .map(|known| known.choice(lang))
            .collect();
        let answered = self
            .draft
            .institutions
            .iter()
            .map(ToString::to_string)
            .collect();
        let selected = self.ticked("institution", answered);
        let error = self.errors.of("institution");
        view! {
            {none}
            <Checkboxes
                name="institution"
                legend=legend
                options=options
                lang=lang
                selected=selected
                error=error
            />
            {more.map(|more| view! { <p>{more}</p> })}
        }
        .into_any()
    }

    fn records(&self, lang: Lang) -> AnyView {
        let all = if self.permits() {
            Choice::new("all", wizard::all_permit(lang)).hint(wizard::all_permit_hint(lang))
        } else {
            Choice::new("all", wizard::all_deny(lang))
        };
        let options = vec![
            all,
            Choice::new("categories", wizard::by_category(lang)),
            Choice::new("singles", wizard::by_record(lang)),
        ];
        let answered = self.draft.what.map(|what| {
            match what {
                What::All => "all",
                What::Categories => "categories",
                What::Singles => "singles",
            }
            .to_owned()
        });
        self.radios("records", options, answered, None, lang)
    }

    fn categories(&self, lang: Lang) -> AnyView {
        let kinds = Category::ALL
            .map(|kind| Choice::new(keys::category_key(kind), category::name(lang, kind)))
            .into();
        let ticked = |name, answered| self.ticked(name, answered);
        let answered = self
            .draft
            .categories
            .iter()
            .map(|kind| keys::category_key(*kind).to_owned())
            .collect();
        let classes = SensitiveClass::ALL
            .map(|class| Choice::new(keys::sensitive_key(class), category::sensitive(lang, class)))
            .into();
        let named = ticked(
            "sensitive",
            self.draft
                .sensitive
                .iter()
                .map(|class| keys::sensitive_key(*class).to_owned())
                .collect(),
        );
        let hint = if self.permits() {
            wizard::sensitive_permit_hint(lang)
        } else {
            wizard::sensitive_deny_hint(lang)
        };
        view! {
            {self.checkboxes("category", kinds, answered, None, lang)}
            <Checkboxes
                name="sensitive"
                legend=wizard::sensitive(lang)
                options=classes
                lang=lang
                selected=named
                hint=hint
            />
        }
        .into_any()
    }

    fn singles(&self, lang: Lang) -> AnyView {
        let mut records: Vec<_> = self.names.records.values().collect();
        if records.is_empty() {
            return view! { <p>{wizard::no_records(lang)}</p> }.into_any();
        }
        records.sort_by_key(|name| std::cmp::Reverse((name.header.date, name.header.id)));
        let options = records
            .into_iter()
            .map(|name| Choice::new(name.header.id.to_string(), name.text(lang).plain().into()))
            .collect();
        let answered = self.draft.records.iter().map(ToString::to_string).collect();
        self.checkboxes("record", options, answered, None, lang)
    }

    fn period(&self, lang: Lang) -> AnyView {
        let options = vec![
            Choice::new("all", wizard::period_all(lang)),
            Choice::new("some", wizard::period_some(lang)).hint(wizard::period_hint(lang)),
        ];
        let Period { from, until } = self.draft.period.unwrap_or(Period {
            from: None,
            until: None,
        });
        let answered = self.draft.period.map(|_| {
            if from.is_none() && until.is_none() {
                "all".to_owned()
            } else {
                "some".to_owned()
            }
        });
        let (first, last) = (wizard::period_from(lang), wizard::period_until(lang));
        view! {
            {self.radios("period", options, answered, None, lang)}
            {self.date("from", first, from.map(|day| day.to_string()), lang)}
            {self.date("until", last, until.map(|day| day.to_string()), lang)}
        }
        .into_any()
    }

    fn until(&self, lang: Lang) -> AnyView {
        let day = Choice::new("day", wizard::until_day(lang));
        let options = if self.permits() {
            vec![
                Choice::new("month", wizard::until_month(lang)),
                Choice::new("half", wizard::until_half(lang)),
                Choice::new("year", wizard::until_year(lang)),
                day,
            ]
        } else {
            vec![Choice::new("open", wizard::until_open(lang)), day]
        };
        let answered = self.draft.end.map(|end| match end {
            End::Open => "open".to_owned(),
            End::Day(_) => "day".to_owned(),
        });
        let last = match self.draft.end {
            Some(End::Day(day)) => Some(day.to_string()),
            Some(End::Open) | None => None,
        };
        view! {
            {self.radios("until", options, answered, None, lang)}
            {self.date("day", wizard::until_date(lang), last, lang)}
        }
        .into_any()
    }
}

fn cancel(lang: Lang) -> impl IntoView {
    view! {
        <p>
            <a href="/sharing">{wizard::cancel(lang)}</a>
        </p>
    }
}

/// All answers with what they would mean, to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmPage {
    /// Name of the draft in addresses.
    pub draft_id: String,
    /// The answers.
    pub draft: Draft,
    /// What they amount to.
    pub directive: Directive,
    /// What some institutions would then see.
    pub previews: Vec<Preview>,
    /// The previews are only examples: the decision is about more institutions.
    pub examples: bool,
    /// What is called how.
    pub names: Names,
    /// What has to be proved before it can be decided.
    pub needs: Option<Level>,
}

impl Page for ConfirmPage {
    fn title(&self, lang: Lang) -> Text {
        wizard::confirm(lang)
    }

    fn nav(&self) -> Option<Nav> {
        Some(Nav::Sharing)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let path = self.draft.path();
        let before = self.draft.before(Step::Confirm).unwrap_or(Step::Effect);
        let back = step_address(&self.draft_id, before);
        let rows = answers(&self.directive, &self.names, lang)
            .map(|(step, key, value)| {
                SummaryRow::new(key, value).change(step_address(&self.draft_id, step))
            })
            .collect();
        let examples = self
            .examples
            .then(|| view! { <p>{wizard::examples(lang)}</p> });
        let empty = self.previews.is_empty();
        let previews: Vec<_> = self
            .previews
            .into_iter()
            .map(|preview| preview.view(lang))
            .collect();
        let previews = (!empty).then(|| {
            view! {
                <Section title=wizard::effect_on_you(lang)>
                    {examples}
                    {previews}
                </Section>
            }
        });
        let here = step_address(&self.draft_id, Step::Confirm);
        let save = match self.needs {
            Some(least) => view! { <ProveAgain least back=here lang/> }.into_any(),
            None => view! {
                <Form action=here>
                    <p>{wizard::save_hint(lang)}</p>
                    <Button label=wizard::save(lang)/>
                </Form>
            }
            .into_any(),
        };
        view! {
            <p>
                <a href=back>{common::back(lang)}</a>
            </p>
            <StepHeading title=wizard::confirm(lang) step=path.len() of=path.len() lang=lang/>
            <Section title=wizard::answers(lang)>
                <SummaryList rows=rows lang=lang/>
            </Section>
            {previews}
            {save}
            {cancel(lang)}
        }
        .into_any()
    }
}

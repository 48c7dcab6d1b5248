//! What is typed in the editor, and what it says.

use chrono::NaiveDate;
use hikae_app::components::FormErrors;
use hikae_app::i18n::{Lang, console};
use hikae_app::staff::circulars::{AudienceForm, EditForm, Group};
use hikae_core::circular::{Audience, Content, Text, Texts, Tongue, Topic};
use hikae_core::identifiers::individual_numbers;
use serde::Deserialize;

/// The form as it is posted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) change: u32,
    topic: String,
    kind: Vec<String>,
    ja_title: String,
    ja_body: String,
    plain_title: String,
    plain_body: String,
    en_title: String,
    en_body: String,
    link: String,
    valid_until: String,
    event: String,
    audience: String,
    rule_name: String,
    a_from: String,
    a_to: String,
    a_at: String,
    a_sex: String,
    a_place: String,
    a_insurer: String,
    a_series: Vec<String>,
    a_dose: String,
    a_checkup: String,
    b_from: String,
    b_to: String,
    b_at: String,
    b_sex: String,
    b_place: String,
    b_insurer: String,
    b_series: Vec<String>,
    b_dose: String,
    b_checkup: String,
    not_from: String,
    not_to: String,
    not_at: String,
    not_sex: String,
    not_place: String,
    not_insurer: String,
    not_series: Vec<String>,
    not_dose: String,
    not_checkup: String,
}

impl Typed {
    pub(super) fn form(self) -> EditForm {
        let groups = [
            Group {
                from: self.a_from,
                to: self.a_to,
                at: self.a_at,
                sex: self.a_sex,
                place: self.a_place,
                insurer: self.a_insurer,
                series: self.a_series,
                dose: self.a_dose,
                checkup: self.a_checkup,
            },
            Group {
                from: self.b_from,
                to: self.b_to,
                at: self.b_at,
                sex: self.b_sex,
                place: self.b_place,
                insurer: self.b_insurer,
                series: self.b_series,
                dose: self.b_dose,
                checkup: self.b_checkup,
            },
            Group {
                from: self.not_from,
                to: self.not_to,
                at: self.not_at,
                sex: self.not_sex,
                place: self.not_place,
                insurer: self.not_insurer,
                series: self.not_series,
                dose: self.not_dose,
                checkup: self.not_checkup,
            },
        ];
        EditForm {
            topic: self.topic,
            kind: self.kind,
            texts: [
                (self.ja_title, self.ja_body),
                (self.plain_title, self.plain_body),
                (self.en_title, self.en_body),
            ],
            link: self.link,
            valid_until: self.valid_until,
            event: self.event,
            audience: self.audience,
            rule: AudienceForm {
                name: self.rule_name,
                groups,
            },
        }
    }
}

/// The form of a circular as it is.
pub(super) fn of(content: &Content) -> EditForm {
    let text = |text: &Text| (text.title.clone(), text.body.clone());
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let kinds = [
        ("statutory", content.statutory),
        ("training", content.training),
    ];
    let kinds = kinds.into_iter().filter(|(_, is)| *is);
    EditForm {
        topic: content.topic.key().to_owned(),
        kind: kinds.map(|(key, _)| key.to_owned()).collect(),
        texts: Tongue::ALL.map(|tongue| text(content.texts.of(tongue))),
        link: content.link.clone().unwrap_or_default(),
        valid_until: day(content.valid_until),
        event: day(content.event),
        audience: "keep".to_owned(),
        rule: AudienceForm {
            name: match &content.audience {
                Audience::Rule { name, .. } => name.clone(),
                Audience::List { .. } | Audience::Reached { .. } => String::new(),
            },
            ..AudienceForm::default()
        },
    }
}

/// Names of the controls of the texts, as [`EditForm`] has the languages.
const CONTROLS: [(&str, &str); 3] = [
    ("ja_title", "ja_body"),
    ("plain_title", "plain_body"),
    ("en_title", "en_body"),
];

/// What the form says, over what was there before. A draft may be incomplete; what cannot be read
/// or must not come in is refused.
///
/// # Errors
/// What is wrong, at which control.
pub(super) fn content(
    form: &EditForm,
    before: &Content,
    lang: Lang,
) -> Result<Content, FormErrors> {
    let mut errors = FormErrors::default();
    for ((title, body), (title_at, body_at)) in form.texts.iter().zip(CONTROLS) {
        for (text, at) in [(title, title_at), (body, body_at)] {
            if !individual_numbers(text).is_empty() {
                errors.add(at, console::individual_number(lang));
            }
        }
    }
    let mut day = |typed: &str, at: &str| match typed.trim() {
        "" => None,
        typed => {
            let day = typed.parse::<NaiveDate>().ok();
            if day.is_none() {
                errors.add(at, console::bad_day(lang));
            }
            day
        }
    };
    let valid_until = day(&form.valid_until, "valid_until");
    let event = day(&form.event, "event");
    let audience = match form.audience.as_str() {
        "rule" => match form.rule.rule(lang) {
            Ok(rule) => Audience::Rule {
                name: form.rule.name.trim().to_owned(),
                rule,
            },
            Err(wrong) => {
                errors.extend(wrong);
                before.audience.clone()
            }
        },
        _ => before.audience.clone(),
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    let [ja, plain, en] = form.texts.clone().map(|(title, body)| Text {
        title: title.trim().to_owned(),
        // Browsers post lines with both characters (HTML Standard, form data).
        body: body.replace("\r\n", "\n").trim().to_owned(),
    });
    let is = |kind: &str| form.kind.iter().any(|it| it == kind);
    let link = form.link.trim();
    Ok(Content {
        topic: Topic::from_key(&form.topic).unwrap_or(before.topic),
        statutory: is("statutory"),
        texts: Texts { ja, plain, en },
        link: (!link.is_empty()).then(|| link.to_owned()),
        valid_until,
        event,
        file: before.file.clone(),
        audience,
        training: is("training"),
    })
}

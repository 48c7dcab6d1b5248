//! A rule of an audience in words.

use hikae_core::circular::{AgeAt, Dose, Guidance, Rule};
use hikae_core::record::vaccination::VACCINES;
use hikae_core::resident::Sex;

use crate::i18n::{Lang, Sentence, Span, Text, audience as words};

/// Beyond this age nobody is asked for an end.
const OLDEST: u16 = 120;

/// Whom a rule describes.
pub fn rule_words(lang: Lang, rule: &Rule) -> Sentence {
    match rule {
        Rule::All { of } | Rule::Any { of } if of.is_empty() => words::nobody(lang).into(),
        Rule::All { of } => joined(lang, of, words::and(lang)),
        Rule::Any { of } => match vaccinations(of) {
            Some((series, dose)) => vaccination(lang, &series, dose),
            None => joined(lang, of, words::or(lang)),
        },
        Rule::Not { of } => {
            let what = rule_words(lang, of).into();
            Sentence::fill(&words::not(lang), &[("what", what)])
        }
        Rule::Age { from, to, at } => age(lang, *from, *to, *at).into(),
        Rule::Sex { sex: Sex::Male } => words::male(lang).into(),
        Rule::Sex { sex: Sex::Female } => words::female(lang).into(),
        Rule::District { place } => {
            let is_code = place.len() == 6 && place.bytes().all(|byte| byte.is_ascii_digit());
            let (template, slot) = match is_code {
                true => (words::municipality(lang), "number"),
                false => (words::district(lang), "place"),
            };
            Sentence::fill(&template, &[(slot, Span::Raw(place.clone()))])
        }
        Rule::Insurer { insurer } => {
            let number = ("number", Span::Raw(insurer.clone()));
            Sentence::fill(&words::insurer(lang), &[number])
        }
        Rule::Vaccination { series, dose } => vaccination(lang, &[series], *dose),
        Rule::NoCheckup => words::no_checkup(lang).into(),
        Rule::Guidance { level } => match level {
            Guidance::Active => words::guidance_active(lang),
            Guidance::Motivational => words::guidance_motivational(lang),
        }
        .into(),
    }
}

fn age(lang: Lang, from: u16, to: u16, at: AgeAt) -> Text {
    match at {
        AgeAt::FiscalYearEnd if to >= OLDEST => words::age_year_from(lang, from),
        AgeAt::FiscalYearEnd if from == to => words::age_year_one(lang, from),
        AgeAt::FiscalYearEnd => words::age_year(lang, from, to),
        AgeAt::Today if to >= OLDEST => words::age_today_from(lang, from),
        AgeAt::Today if from == to => words::age_today_one(lang, from),
        AgeAt::Today => words::age_today(lang, from, to),
    }
}

/// What is made of several parts stands in quotation marks within another such thing.
fn joined(lang: Lang, of: &[Rule], between: Text) -> Sentence {
    let parts = of.iter().map(|rule| {
        let what = rule_words(lang, rule);
        let is_whole = match rule {
            Rule::All { of } => of.len() < 2,
            Rule::Any { of: any } => any.len() < 2 || vaccinations(any).is_some(),
            _ => true,
        };
        match is_whole || of.len() < 2 {
            true => what,
            false => Sentence::fill(&words::part(lang), &[("what", what.into())]),
        }
    });
    Sentence::join_words(parts, &between)
}

/// The series, if all are about vaccinations that stand alike.
fn vaccinations(of: &[Rule]) -> Option<(Vec<&str>, Dose)> {
    let series: Vec<(&str, Dose)> = of
        .iter()
        .map(|rule| match rule {
            Rule::Vaccination { series, dose } => Some((series.as_str(), *dose)),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let (_, dose) = *series.first()?;
    let alike = series.iter().all(|(_, it)| *it == dose);
    alike.then(|| (series.into_iter().map(|(series, _)| series).collect(), dose))
}

fn vaccination(lang: Lang, series: &[impl AsRef<str>], dose: Dose) -> Sentence {
    let template = match dose {
        Dose::Due => words::dose_due(lang),
        Dose::Missed => words::dose_missed(lang),
        Dose::Open => words::dose_open(lang),
    };
    let mut diseases: Vec<Span> = Vec::new();
    for series in series {
        let found = VACCINES.iter().find(|it| it.series == series.as_ref());
        let name = match found {
            Some(vaccine) => Span::Words(crate::i18n::vaccination::text(lang, vaccine.disease)),
            None => Span::Raw(series.as_ref().to_owned()),
        };
        if !diseases.contains(&name) {
            diseases.push(name);
        }
    }
    let diseases = diseases.into_iter().map(Sentence::from);
    let diseases = Sentence::join_words(diseases, &words::between(lang));
    Sentence::fill(&template, &[("disease", diseases.into())])
}

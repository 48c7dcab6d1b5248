//! What fills the slots of a circular.

use chrono::NaiveDate;
use hikae_core::calendar::{EraYear, age_at_fiscal_year_end, fiscal_year};
use hikae_core::circular::text::{Run, Slot};
use hikae_core::circular::{Content, Tongue};
use hikae_core::resident::Resident;

use crate::components::day_text;
use crate::i18n::circular;

/// Someone whom a circular goes to, and what it says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Recipient<'a> {
    /// As the register knows them.
    pub resident: &'a Resident,
    /// The circular.
    pub content: &'a Content,
    /// The day on which it is sent.
    pub sent_on: NaiveDate,
    /// The office that sends it.
    pub office: &'a str,
    /// The municipality.
    pub municipality: &'a str,
}

/// What stands in place of a slot; `None` if that is not known.
pub fn value(of: &Recipient<'_>, tongue: Tongue, slot: Slot) -> Option<Vec<Run>> {
    let lang = tongue.into();
    let day = |day: NaiveDate| day_text(day, lang).into_runs();
    let words = |words: &str| vec![Run::Words(words.to_owned())];
    let Recipient {
        resident,
        content,
        sent_on,
        ..
    } = *of;
    Some(match slot {
        Slot::Name if tongue == Tongue::Plain => read_name(&resident.name, &resident.kana),
        Slot::Name => words(&resident.name),
        Slot::BirthDate => day(resident.birth_date),
        Slot::Age => words(&age_at_fiscal_year_end(resident.birth_date, sent_on)?.to_string()),
        Slot::FiscalYear => {
            let year = fiscal_year(sent_on);
            let begin = NaiveDate::from_ymd_opt(year, 4, 1)?;
            circular::fiscal_year(lang, year, &EraYear::of(begin)?.to_string()).into_runs()
        }
        Slot::ValidUntil => day(content.valid_until?),
        Slot::EventDate => day(content.event?),
        Slot::Office => words(of.office),
        Slot::Municipality => words(of.municipality),
    })
}

/// A name with its reading above it, family and given name apart where both have two parts.
fn read_name(name: &str, kana: &str) -> Vec<Run> {
    let kana: String = kana.chars().map(hiragana).collect();
    let names: Vec<&str> = name.split_whitespace().collect();
    let readings: Vec<&str> = kana.split_whitespace().collect();
    let read = |base: &str, reading: &str| Run::Read {
        base: base.to_owned(),
        reading: reading.to_owned(),
    };
    if readings.is_empty() {
        return vec![Run::Words(name.to_owned())];
    }
    if names.len() != readings.len() {
        return vec![read(name, &readings.join(" "))];
    }
    let mut runs = Vec::new();
    for (base, reading) in names.into_iter().zip(readings) {
        if !runs.is_empty() {
            runs.push(Run::Words(" ".to_owned()));
        }
        runs.push(read(base, reading));
    }
    runs
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

//! Insurances and certificates on paper.

use hikae_core::record::coverage::{Certificate, Coverage};

use super::history::days;
use super::{number, received};
use crate::components::SummaryRow;
use crate::i18n::{Lang, insurance as words};

/// The lines of an insurance.
pub fn paper(it: &Coverage, lang: Lang) -> Vec<SummaryRow> {
    let until = it.lost_on.and_then(|lost| lost.pred_opt());
    let held = match it.never_held() {
        true => words::never(lang),
        false => days(it.acquired_on, until, lang),
    };
    vec![
        SummaryRow::new(
            words::column_insurer(lang),
            received(it.insurer.name.clone()),
        ),
        SummaryRow::new(words::number(lang), received(number(it))),
        SummaryRow::new(words::insurer_number(lang), it.insurer_number().to_owned()),
        SummaryRow::new(words::who(lang), words::relation(lang, it.relation)),
        SummaryRow::new(words::column_days(lang), held),
    ]
}

/// The lines of a certificate for a disease.
pub fn paper_certificate(it: &Certificate, lang: Lang) -> Vec<SummaryRow> {
    vec![
        SummaryRow::new(
            words::column_disease(lang),
            words::disease(lang, it.disease),
        ),
        SummaryRow::new(
            words::column_insurer(lang),
            received(it.insurer.name.clone()),
        ),
        SummaryRow::new(
            words::column_days(lang),
            days(it.valid.from, it.valid.until, lang),
        ),
    ]
}

//! The questions of the checkup's questionnaires, in the words in which they are asked.

use std::sync::LazyLock;

use super::table;

/// One question of the 標準的な質問票.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Its number on the form, from 1.
    pub number: u8,
    /// Its item.
    pub code: &'static str,
    /// The question.
    pub text: &'static str,
}

/// The 22 questions of phase 4, in the order of the form.
pub static QUESTIONS: LazyLock<Vec<Question>> =
    LazyLock::new(|| table::rows(TABLE).filter_map(parse).collect());

const TABLE: &str = include_str!("../../../data/questionnaire.tsv");

/// The question that an item asks.
pub fn question(code: &str) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.code == code)
}

fn parse(row: &'static str) -> Option<Question> {
    let [number, code, text] = table::fields(row)?;
    Some(Question {
        number: number.parse().ok()?,
        code,
        text,
    })
}

#[cfg(test)]
mod tests {
    use super::super::items::{ItemCategory, item};
    use super::*;

    #[test]
    fn the_form_has_22_questions_in_order() {
        let numbers: Vec<u8> = QUESTIONS.iter().map(|question| question.number).collect();
        assert_eq!(numbers, (1..=22).collect::<Vec<u8>>());
    }

    #[test]
    fn every_question_is_an_item_of_the_questionnaire() {
        for question in QUESTIONS.iter() {
            let item = item(question.code).expect(question.code);
            assert_eq!(item.category, ItemCategory::Questionnaire);
            assert!(item.codes.is_some(), "{}", question.code);
        }
    }

    #[test]
    fn a_measured_item_asks_nothing() {
        assert!(question("9N001000000000001").is_none());
    }
}

//! The sections of a report page.

use hikae_core::record::checkup::items::{Item, ItemCategory};

use crate::i18n::{Lang, Text, checkup};

/// A section of a report page, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    Judgement,
    Pressure,
    Glucose,
    Lipids,
    Body,
    Liver,
    Kidney,
    Blood,
    Examination,
    Tests,
    Other,
    Questionnaire,
    Followup,
    Unknown,
}

impl Topic {
    pub(super) const ALL: [Self; 14] = [
        Self::Judgement,
        Self::Pressure,
        Self::Glucose,
        Self::Lipids,
        Self::Body,
        Self::Liver,
        Self::Kidney,
        Self::Blood,
        Self::Examination,
        Self::Tests,
        Self::Other,
        Self::Questionnaire,
        Self::Followup,
        Self::Unknown,
    ];

    /// The section of an item. 生化学検査 is split by what the analyte (first five characters of
    /// the code) speaks of.
    pub(super) fn of(item: Option<&Item>) -> Self {
        let Some(item) = item else {
            return Self::Unknown;
        };
        match item.category {
            ItemCategory::Body => Self::Body,
            ItemCategory::Examination => Self::Examination,
            ItemCategory::BloodPressure => Self::Pressure,
            ItemCategory::BloodDrawing | ItemCategory::Glucose => Self::Glucose,
            ItemCategory::Biochemistry => match item.code.get(..5).unwrap_or_default() {
                "3C015" | "3C020" | "8A065" => Self::Kidney,
                analyte if analyte.starts_with("3F") => Self::Lipids,
                analyte if analyte.starts_with("3B") || analyte.starts_with("3J") => Self::Liver,
                _ => Self::Blood,
            },
            ItemCategory::Urine => Self::Kidney,
            ItemCategory::BloodCount => Self::Blood,
            ItemCategory::Screening => Self::Tests,
            ItemCategory::Optional => Self::Other,
            ItemCategory::Doctor => Self::Judgement,
            ItemCategory::Questionnaire
            | ItemCategory::FunctionChecklist
            | ItemCategory::LaterQuestionnaire => Self::Questionnaire,
            ItemCategory::Information | ItemCategory::FirstInterview => Self::Followup,
        }
    }

    /// Anchor of the section.
    pub(super) const fn slug(self) -> &'static str {
        match self {
            Self::Judgement => "judgement",
            Self::Pressure => "blood-pressure",
            Self::Glucose => "glucose",
            Self::Lipids => "lipids",
            Self::Body => "body",
            Self::Liver => "liver",
            Self::Kidney => "kidney",
            Self::Blood => "blood",
            Self::Examination => "examination",
            Self::Tests => "tests",
            Self::Other => "other",
            Self::Questionnaire => "questionnaire",
            Self::Followup => "followup",
            Self::Unknown => "unknown",
        }
    }

    /// Heading of the section.
    pub(super) fn title(self, lang: Lang) -> Text {
        match self {
            Self::Judgement => checkup::section_judgement(lang),
            Self::Pressure => checkup::section_pressure(lang),
            Self::Glucose => checkup::section_glucose(lang),
            Self::Lipids => checkup::section_lipids(lang),
            Self::Body => checkup::section_body(lang),
            Self::Liver => checkup::section_liver(lang),
            Self::Kidney => checkup::section_kidney(lang),
            Self::Blood => checkup::section_blood(lang),
            Self::Examination => checkup::section_examination(lang),
            Self::Tests => checkup::section_tests(lang),
            Self::Other => checkup::section_other(lang),
            Self::Questionnaire => checkup::section_questionnaire(lang),
            Self::Followup => checkup::section_followup(lang),
            Self::Unknown => checkup::section_unknown(lang),
        }
    }
}

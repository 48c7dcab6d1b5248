//! Names of closed lists in forms.

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::record::{Category, SensitiveClass};

use crate::citizen::access_log::situation_anchor;

/// The situation of that name.
pub fn purpose(key: &str) -> Option<Purpose> {
    Purpose::ALL
        .into_iter()
        .find(|purpose| situation_anchor(*purpose) == key)
}

/// Name of a situation.
pub const fn purpose_key(purpose: Purpose) -> &'static str {
    situation_anchor(purpose)
}

/// Name of a kind of institution.
pub const fn kind_key(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::Hospital => "hospital",
        InstitutionKind::Clinic => "clinic",
        InstitutionKind::Pharmacy => "pharmacy",
        InstitutionKind::Care => "care",
        InstitutionKind::Insurer => "insurer",
        InstitutionKind::Municipality => "municipality",
        InstitutionKind::Research => "research",
        InstitutionKind::Registry => "registry",
        InstitutionKind::Oversight => "oversight",
    }
}

/// The kind of institution of that name.
pub fn kind(key: &str) -> Option<InstitutionKind> {
    InstitutionKind::ALL
        .into_iter()
        .find(|kind| kind_key(*kind) == key)
}

/// Name of a kind of record.
pub const fn category_key(category: Category) -> &'static str {
    match category {
        Category::Checkup => "checkup",
        Category::Vaccination => "vaccination",
        Category::Medication => "medication",
        Category::Care => "care",
        Category::Coverage => "coverage",
    }
}

/// The kind of record of that name.
pub fn category(key: &str) -> Option<Category> {
    Category::ALL
        .into_iter()
        .find(|category| category_key(*category) == key)
}

/// Name of a sensitive class.
pub const fn sensitive_key(class: SensitiveClass) -> &'static str {
    match class {
        SensitiveClass::SpecificDisease => "specific-disease",
        SensitiveClass::MentalHealth => "mental-health",
        SensitiveClass::ReproductiveHealth => "reproductive-health",
        SensitiveClass::Surgery => "surgery",
        SensitiveClass::Genetic => "genetic",
    }
}

/// The sensitive class of that name.
pub fn sensitive(key: &str) -> Option<SensitiveClass> {
    SensitiveClass::ALL
        .into_iter()
        .find(|class| sensitive_key(*class) == key)
}

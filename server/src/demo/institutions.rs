//! Fictional institutions, and what a visitor of the demo can play as each of them.
//!
//! Their codes pass the check digit but begin with a prefecture that does not exist.

use std::collections::BTreeSet;

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::{Actor, Channel, StaffRole};
use hikae_core::ids::{InstitutionId, PersonId, RequestId};
use hikae_core::institution::{Institution, unit_hours};
use hikae_core::record::Category;

use super::residents::MUNICIPALITY;
use crate::disclosure::{Declaration, Gate, Only, Reason, Refusal, Released, Request};
use crate::keep::{self, Keep};

/// A part that a visitor can play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Name in forms and on the command line.
    pub key: &'static str,
    /// Code in the registry.
    pub code: &'static str,
    /// Name of the institution.
    pub institution: &'static str,
    /// Kind of the institution.
    pub kind: InstitutionKind,
    /// Department or unit.
    pub unit: Option<&'static str>,
    /// Who acts.
    pub actor: Player,
    /// Purposes for which the institution may ask.
    pub purposes: &'static [Purpose],
    /// A reason that fits the part.
    pub reason: &'static str,
    /// When it is open.
    pub hours: Option<&'static str>,
}

/// Who acts in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Player {
    /// A person with this role and handle.
    Human(StaffRole, &'static str),
    /// A program with this task.
    Machine(&'static str),
}

/// The parts, in the order in which they are offered.
pub const PARTS: [Part; 7] = [
    Part {
        key: "clinic",
        code: "9910000018",
        institution: "あおぞら内科クリニック",
        kind: InstitutionKind::Clinic,
        unit: None,
        actor: Player::Human(StaffRole::Physician, "A-0312"),
        purposes: &[
            Purpose::Treatment,
            Purpose::Emergency,
            Purpose::Disaster,
            Purpose::Eligibility,
        ],
        reason: "診察の前に、これまでの健診の結果を確かめるため",
        hours: Some("09:00-18:00"),
    },
    Part {
        key: "hospital",
        code: "9910000026",
        institution: "みほん中央病院",
        kind: InstitutionKind::Hospital,
        unit: Some("救急科"),
        actor: Player::Human(StaffRole::Physician, "K-4821"),
        purposes: &[
            Purpose::Treatment,
            Purpose::Emergency,
            Purpose::Disaster,
            Purpose::Eligibility,
        ],
        reason: "意識のない状態で運ばれたため",
        hours: None,
    },
    Part {
        key: "pharmacy",
        code: "9940000046",
        institution: "ことり薬局",
        kind: InstitutionKind::Pharmacy,
        unit: None,
        actor: Player::Human(StaffRole::Pharmacist, "P-0027"),
        purposes: &[Purpose::Treatment, Purpose::Disaster, Purpose::Eligibility],
        reason: "調剤の前に、接種歴を確かめるため",
        hours: None,
    },
    Part {
        key: "osteopath",
        code: "9960000033",
        institution: "さくら整骨院",
        kind: InstitutionKind::Care,
        unit: None,
        actor: Player::Human(StaffRole::Clerk, "S-0001"),
        purposes: &[Purpose::Treatment],
        reason: "施術の参考にするため",
        hours: None,
    },
    Part {
        key: "insurer",
        code: "06990014",
        institution: "みほん健康保険組合",
        kind: InstitutionKind::Insurer,
        unit: Some("保健事業課"),
        actor: Player::Human(StaffRole::PublicHealthNurse, "H-0105"),
        purposes: &[Purpose::InsurerHandover, Purpose::Eligibility],
        reason: "新しく加入した方の、これまでの健診の結果を引き継ぐため",
        hours: None,
    },
    Part {
        key: "city",
        code: "990019",
        institution: "みほん市",
        kind: InstitutionKind::Municipality,
        unit: Some("健康課"),
        actor: Player::Machine("お知らせの対象を選ぶ"),
        purposes: &[Purpose::NoticeTargeting, Purpose::MunicipalMove],
        reason: "予防接種のお知らせの対象を選ぶため",
        hours: None,
    },
    Part {
        key: "study",
        code: "9910000059",
        institution: "架空大学 疫学研究室",
        kind: InstitutionKind::Research,
        unit: None,
        actor: Player::Human(StaffRole::Researcher, "R-0009"),
        purposes: &[Purpose::Research],
        reason: "健診の結果と生活習慣の研究のため",
        hours: None,
    },
];

impl Part {
    /// The part with this name.
    pub fn find(key: &str) -> Option<&'static Self> {
        PARTS.iter().find(|part| part.key == key)
    }

    fn actor(&self) -> Actor {
        match self.actor {
            Player::Human(role, handle) => Actor::Human {
                role,
                handle: handle.to_owned(),
                acting_for: None,
            },
            Player::Machine(task) => Actor::Machine {
                task: task.to_owned(),
            },
        }
    }
}

/// What a visitor asks for in a part.
#[derive(Debug, Clone)]
pub struct Play {
    /// The part.
    pub part: &'static Part,
    /// Whose records.
    pub person: PersonId,
    /// Why. The registry decides whether the institution may ask for it.
    pub purpose: Purpose,
    /// Why, in words.
    pub reason: Reason,
    /// What is asked for.
    pub categories: BTreeSet<Category>,
    /// By the demo's page or the command line.
    pub channel: Channel,
}

/// Puts the institutions into the registry.
///
/// # Errors
/// The registry cannot be written.
pub async fn register(keep: &Keep) -> Result<(), keep::Error> {
    for part in &PARTS {
        let institution = Institution {
            id: keep.mint(InstitutionId::new),
            code: part.code.to_owned(),
            name: part.institution.to_owned(),
            kind: part.kind,
            units: part.unit.map(str::to_owned).into_iter().collect(),
            purposes: part.purposes.iter().copied().collect(),
            contact: "privacy@example.invalid".to_owned(),
            place: Some(MUNICIPALITY.to_owned()),
            hours: part
                .hours
                .into_iter()
                .filter_map(|hours| unit_hours(hours).ok())
                .collect(),
        };
        keep.put_institution(&institution).await?;
    }
    Ok(())
}

/// Plays a part through the gate. In an emergency it is declared first, unless it is already.
///
/// # Errors
/// See [`Refusal`].
pub async fn play(keep: &Keep, play: Play) -> Result<Released, Refusal> {
    let institution = keep
        .institution_by_code(play.part.code)
        .await?
        .ok_or(Refusal::UnknownInstitution)?;
    let gate = Gate::new(keep.clone());
    if play.purpose == Purpose::Emergency
        && gate.declared(play.person, institution.id).await?.is_none()
    {
        let said = Declaration {
            id: keep.mint(RequestId::new),
            person: Some(play.person),
            institution: institution.id,
            unit: play.part.unit.map(str::to_owned),
            actor: play.part.actor(),
            purpose: play.purpose,
            reason: play.reason.clone(),
            channel: play.channel,
        };
        gate.declare(said).await?;
    }
    let request = Request {
        id: keep.mint(RequestId::new),
        person: play.person,
        institution: institution.id,
        unit: play.part.unit.map(str::to_owned),
        actor: play.part.actor(),
        purpose: play.purpose,
        reason: play.reason,
        categories: play.categories,
        only: Only::Everything,
        subject: false,
        study: (play.purpose == Purpose::Research).then(|| "demo".to_owned()),
        channel: play.channel,
    };
    gate.release(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use hikae_core::identifiers::{CheckDigit, InstitutionCode, InsurerNumber};

    #[test]
    fn codes_pass_their_check_digits_and_belong_to_no_prefecture() {
        for part in &PARTS {
            match part.code.len() {
                10 => {
                    let code = InstitutionCode::parse(part.code).unwrap();
                    assert_eq!(code.check(), CheckDigit::Right, "{}", part.code);
                    assert!(part.code.starts_with("99"));
                }
                8 => {
                    let code = InsurerNumber::parse(part.code).unwrap();
                    assert_eq!(code.check(), CheckDigit::Right, "{}", part.code);
                    assert_eq!(part.code.get(2..4), Some("99"));
                }
                _ => assert!(part.code.starts_with("99")),
            }
        }
    }

    #[test]
    fn every_part_comes_with_a_reason_that_the_gate_takes() {
        for part in &PARTS {
            assert!(Reason::new(part.reason).is_ok());
            assert_eq!(Part::find(part.key), Some(part));
        }
    }
}

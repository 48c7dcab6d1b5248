//! Whose it is. Only full agreement links; whatever is less waits for a human.

use hikae_core::identifiers::comparable_kana;
use hikae_core::ids::PersonId;
use hikae_core::resident::{InsuredNumber, Resident};

use super::fault::Reason;
use super::parsed::{CoverageRow, MoveRow, Subject, VaccinationRow};

/// A resident who may be meant.
pub type Candidate = (PersonId, Resident);

/// The one resident whom a checkup file is about: 保険者番号, 記号, 番号, 枝番 (where both sides
/// have it), date of birth, sex and name in katakana all agree, and so do nobody else's.
///
/// # Errors
/// The [`Reason`] to wait. Where several people share an insurance number and none agrees fully,
/// a single difference is named only if it is the only one that someone shows.
pub fn of_checkup(subject: &Subject, candidates: &[Candidate]) -> Result<PersonId, Reason> {
    let insured = candidates.iter().filter(|(_, resident)| {
        resident
            .insured
            .as_ref()
            .is_some_and(|number| number.is_same(&subject.insured))
    });
    only_one(subject, insured)
}

/// The one of these whose name in katakana, date of birth and sex agree.
fn only_one<'c>(
    subject: &Subject,
    candidates: impl Iterator<Item = &'c Candidate>,
) -> Result<PersonId, Reason> {
    let differences = candidates.map(|(person, resident)| {
        let name = comparable_kana(&resident.kana) != comparable_kana(&subject.name);
        let birth_date = resident.birth_date != subject.birth_date;
        let sex = resident.sex != subject.sex;
        (
            *person,
            [
                (name, Reason::NameDiffers),
                (birth_date, Reason::BirthDateDiffers),
                (sex, Reason::SexDiffers),
            ],
        )
    });
    let mut agreeing = Vec::new();
    let mut nearly = Vec::new();
    for (person, differences) in differences {
        let mut found = differences
            .into_iter()
            .filter(|(differs, _)| *differs)
            .map(|(_, why)| why);
        match (found.next(), found.next()) {
            (None, _) => agreeing.push(person),
            (Some(only), None) => nearly.push(only),
            (Some(_), Some(_)) => {}
        }
    }
    match (agreeing.as_slice(), nearly.as_slice()) {
        ([person], _) => Ok(*person),
        ([_, _, ..], _) => Err(Reason::SeveralResidents),
        ([], [difference]) => Err(difference.clone()),
        ([], _) => Err(Reason::NoSuchResident),
    }
}

/// The resident whom a row of the vaccination ledger is about: the holder of its 宛名番号, if the
/// date of birth agrees, and the name in katakana where the ledger gives it.
///
/// # Errors
/// The [`Reason`] to wait.
pub fn of_vaccination(
    row: &VaccinationRow,
    holder: Option<&Candidate>,
) -> Result<PersonId, Reason> {
    let (person, resident) = holder.ok_or(Reason::NoSuchResident)?;
    if resident.birth_date != row.birth_date {
        return Err(Reason::BirthDateDiffers);
    }
    let name_differs = |kana: &String| comparable_kana(kana) != comparable_kana(&resident.kana);
    if row.kana.as_ref().is_some_and(name_differs) {
        return Err(Reason::NameDiffers);
    }
    Ok(*person)
}

/// The resident who moves: the holder of the number there, if name in katakana, date of birth and sex
/// agree.
///
/// # Errors
/// The [`Reason`] to wait.
pub fn of_move(row: &MoveRow, holder: &Candidate) -> Result<PersonId, Reason> {
    let subject = Subject {
        insured: InsuredNumber {
            insurer: String::new(),
            symbol: None,
            number: String::new(),
            branch: None,
        },
        name: row.kana.clone(),
        sex: row.sex,
        birth_date: row.birth_date,
        postal_code: None,
        address: None,
    };
    only_one(&subject, std::iter::once(holder))
}

/// The resident whom an insurance is about: the holder of its 宛名番号 where the insurer knows it,
/// else whoever the register has under its insured number, as with a checkup. The name in katakana,
/// date of birth and sex must agree as well.
///
/// # Errors
/// The [`Reason`] to wait.
pub fn of_coverage(row: &CoverageRow, candidates: &[Candidate]) -> Result<PersonId, Reason> {
    match row.municipal_number {
        Some(_) => only_one(&row.subject, candidates.iter()),
        None => of_checkup(&row.subject, candidates),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use hikae_core::record::vaccination::Vaccination;
    use hikae_core::resident::Sex;
    use proptest::prelude::*;

    use super::*;

    fn person(number: u8) -> PersonId {
        PersonId::new(chrono::DateTime::UNIX_EPOCH, [number; 10])
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn insured(branch: Option<&str>) -> InsuredNumber {
        InsuredNumber {
            insurer: "00990010".to_owned(),
            symbol: Some("みほん".to_owned()),
            number: "1001".to_owned(),
            branch: branch.map(str::to_owned),
        }
    }

    fn hanako() -> Resident {
        Resident {
            municipal_number: "1001".to_owned(),
            municipality: "990019".to_owned(),
            name: "見本 花子".to_owned(),
            kana: "ミホン ハナコ".to_owned(),
            birth_date: day("1961-11-03"),
            sex: Sex::Female,
            postal_code: None,
            address: "見本県みほん市".to_owned(),
            insured: Some(insured(Some("01"))),
        }
    }

    /// Of the same household: another branch of the same number.
    fn taro() -> Resident {
        Resident {
            municipal_number: "1002".to_owned(),
            kana: "ミホン タロウ".to_owned(),
            birth_date: day("1960-02-01"),
            sex: Sex::Male,
            insured: Some(insured(Some("02"))),
            ..hanako()
        }
    }

    fn subject() -> Subject {
        Subject {
            insured: insured(Some("01")),
            name: "ミホン　ハナコ".to_owned(),
            sex: Sex::Female,
            birth_date: day("1961-11-03"),
            postal_code: None,
            address: None,
        }
    }

    fn household() -> Vec<Candidate> {
        vec![(person(1), hanako()), (person(2), taro())]
    }

    #[test]
    fn full_agreement_links() {
        assert_eq!(of_checkup(&subject(), &household()), Ok(person(1)));
    }

    #[test]
    fn other_spellings_of_the_same_agree() {
        let spelled = Subject {
            insured: InsuredNumber {
                insurer: "990010".to_owned(),
                symbol: Some(" みほん".to_owned()),
                number: "１００１".to_owned(),
                branch: Some("1".to_owned()),
            },
            name: "ﾐﾎﾝﾊﾅｺ".to_owned(),
            ..subject()
        };
        assert_eq!(of_checkup(&spelled, &household()), Ok(person(1)));
    }

    #[test]
    fn the_branch_counts_only_where_both_have_it() {
        let without = Subject {
            insured: insured(None),
            ..subject()
        };
        assert_eq!(of_checkup(&without, &household()), Ok(person(1)));
        let unknown = [(
            person(1),
            Resident {
                insured: Some(insured(None)),
                ..hanako()
            },
        )];
        assert_eq!(of_checkup(&subject(), &unknown), Ok(person(1)));
        let other = Subject {
            insured: insured(Some("02")),
            ..subject()
        };
        assert_eq!(
            of_checkup(&other, &household()),
            Err(Reason::NoSuchResident)
        );
    }

    #[test]
    fn one_difference_is_named_and_two_make_another_person() {
        let base = subject();
        for (subject, why) in [
            (
                Subject {
                    name: "ミホン ハナ".to_owned(),
                    ..base.clone()
                },
                Reason::NameDiffers,
            ),
            (
                Subject {
                    birth_date: day("1961-11-04"),
                    ..base.clone()
                },
                Reason::BirthDateDiffers,
            ),
            (
                Subject {
                    sex: Sex::Male,
                    ..base.clone()
                },
                Reason::SexDiffers,
            ),
            (
                Subject {
                    sex: Sex::Male,
                    birth_date: day("1961-11-04"),
                    ..base.clone()
                },
                Reason::NoSuchResident,
            ),
        ] {
            assert_eq!(of_checkup(&subject, &household()), Err(why));
        }
    }

    #[test]
    fn two_who_agree_fully_are_too_many() {
        let twice = [(person(1), hanako()), (person(3), hanako())];
        assert_eq!(
            of_checkup(&subject(), &twice),
            Err(Reason::SeveralResidents)
        );
    }

    #[test]
    fn a_candidate_of_another_insurance_is_none() {
        for change in [
            |it: &mut InsuredNumber| it.insurer = "06990014".to_owned(),
            |it: &mut InsuredNumber| it.symbol = None,
            |it: &mut InsuredNumber| it.number = "1010".to_owned(),
        ] {
            let mut subject = subject();
            change(&mut subject.insured);
            assert_eq!(
                of_checkup(&subject, &household()),
                Err(Reason::NoSuchResident)
            );
        }
        let uninsured = [(
            person(1),
            Resident {
                insured: None,
                ..hanako()
            },
        )];
        assert_eq!(
            of_checkup(&subject(), &uninsured),
            Err(Reason::NoSuchResident)
        );
    }

    fn row() -> VaccinationRow {
        VaccinationRow {
            municipal_number: "1001".to_owned(),
            birth_date: day("1961-11-03"),
            kana: None,
            vaccination: Vaccination {
                vaccine: "FLU".to_owned(),
                name: "インフルエンザ".to_owned(),
                given_on: day("2025-11-10"),
                dose: None,
                product: None,
                lot: None,
                volume_ml: None,
                performer: None,
                municipality: "990019".to_owned(),
            },
        }
    }

    #[test]
    fn a_vaccination_links_by_number_and_birth_date_and_the_name_if_given() {
        let hanako = (person(1), hanako());
        assert_eq!(of_vaccination(&row(), Some(&hanako)), Ok(person(1)));
        assert_eq!(of_vaccination(&row(), None), Err(Reason::NoSuchResident));
        let named = |kana: &str| VaccinationRow {
            kana: Some(kana.to_owned()),
            ..row()
        };
        assert_eq!(
            of_vaccination(&named("ﾐﾎﾝ ﾊﾅｺ"), Some(&hanako)),
            Ok(person(1))
        );
        assert_eq!(
            of_vaccination(&named("ミホン"), Some(&hanako)),
            Err(Reason::NameDiffers)
        );
        let born = VaccinationRow {
            birth_date: day("1961-11-30"),
            ..row()
        };
        assert_eq!(
            of_vaccination(&born, Some(&hanako)),
            Err(Reason::BirthDateDiffers)
        );
    }

    proptest! {
        #[test]
        fn whoever_is_linked_agrees_in_everything(
            names in prop::collection::vec("[アイ]{1,2}", 1..5), days in prop::collection::vec(1_u32..3, 5),
            sexes in prop::collection::vec(any::<bool>(), 5), branches in prop::collection::vec(prop::option::of(1_u8..3), 5),
        ) {
            let sex = |male: bool| if male { Sex::Male } else { Sex::Female };
            let born = |day: u32| NaiveDate::from_ymd_opt(2000, 1, day).unwrap();
            let number = |branch: Option<u8>| insured(branch.map(|it| format!("{it:02}")).as_deref());
            let candidates: Vec<Candidate> = names.iter().enumerate().map(|(at, name)| {
                let resident = Resident {
                    kana: name.clone(), birth_date: born(days[at]), sex: sex(sexes[at]),
                    insured: Some(number(branches[at])), ..hanako()
                };
                (person(at as u8), resident)
            }).collect();
            let subject = Subject {
                insured: number(branches[4]), name: "ア".to_owned(), sex: sex(sexes[4]),
                birth_date: born(days[4]), postal_code: None, address: None,
            };
            if let Ok(found) = of_checkup(&subject, &candidates) {
                let agreeing: Vec<_> = candidates.iter().filter(|(_, it)| {
                    it.kana == "ア" && it.birth_date == subject.birth_date && it.sex == subject.sex
                        && (it.insured.as_ref().unwrap().branch.is_none() || subject.insured.branch.is_none()
                            || it.insured.as_ref().unwrap().branch == subject.insured.branch)
                }).collect();
                prop_assert_eq!(agreeing.len(), 1);
                prop_assert_eq!(agreeing[0].0, found);
            }
        }
    }
}

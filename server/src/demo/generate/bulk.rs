//! Many people with many checkups, for measuring. The same seed gives the same files.

use std::path::Path;

use chrono::{Days, NaiveDate};
use hikae_core::calendar::fiscal_year;
use hikae_core::resident::{InsuredNumber, Resident, Sex};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::coverage::{self, Insured};
use super::examination::Examination;
use super::package::Package;
use super::{Error, Files, examiner, put, register, subject};
use crate::demo::residents::{MUNICIPALITY, NATIONAL_HEALTH, day_in};
use crate::keep::ImportKind;

/// Reports in one package.
const IN_PACKAGE: usize = 1_000;

const FAMILIES: [(&str, &str); 8] = [
    ("見本", "ミホン"),
    ("例示", "レイジ"),
    ("架空", "カクウ"),
    ("仮名", "カメイ"),
    ("試験", "シケン"),
    ("模擬", "モギ"),
    ("練習", "レンシュウ"),
    ("仮置", "カリオキ"),
];
const MEN: [(&str, &str); 5] = [
    ("一郎", "イチロウ"),
    ("二郎", "ジロウ"),
    ("三郎", "サブロウ"),
    ("四郎", "シロウ"),
    ("五郎", "ゴロウ"),
];
const WOMEN: [(&str, &str); 5] = [
    ("一子", "イチコ"),
    ("二葉", "フタバ"),
    ("三葉", "ミツハ"),
    ("四季", "シキ"),
    ("五月", "サツキ"),
];

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bulk {
    /// How many people.
    pub people: usize,
    /// How many checkups they have together.
    pub reports: usize,
    /// What makes the files other files.
    pub seed: u64,
    /// The day on which they are made.
    pub today: NaiveDate,
}

impl Bulk {
    /// Writes a register, its insurances, and packages of at most a thousand reports into a folder.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn write(self, folder: &Path) -> Result<Files, Error> {
        let mut random = StdRng::seed_from_u64(self.seed);
        let residents: Vec<Resident> = (0..self.people)
            .map(|at| self.resident(at, &mut random))
            .collect();
        let path = put(folder, "residents.csv", &register(&residents)?)?;
        let insured = residents.iter().filter_map(|it| self.insured(it));
        let insured = coverage::file(insured, self.today)?;
        let mut files = vec![
            (ImportKind::Residents, path),
            (ImportKind::Coverage, put(folder, "coverage.csv", &insured)?),
        ];
        let examiner = examiner();
        let start = |number| Package::numbered(&examiner, NATIONAL_HEALTH, self.today, number);
        let mut package = start(0)?;
        for (at, resident) in (0..self.reports).zip(residents.iter().cycle()) {
            let examination = self.examination(at / self.people, resident, &mut random);
            package.add(&subject(resident), &examination.report(&examiner))?;
            if package.len() == IN_PACKAGE || at + 1 == self.reports {
                let full = std::mem::replace(&mut package, start((at + 1) / IN_PACKAGE)?);
                let (name, bytes) = full.finish()?;
                files.push((ImportKind::Checkups, put(folder, &name, &bytes)?));
            }
        }
        Ok(Files(files))
    }

    fn resident(self, at: usize, random: &mut StdRng) -> Resident {
        let sex = if random.random_bool(0.5) {
            Sex::Male
        } else {
            Sex::Female
        };
        let given = if sex == Sex::Male { MEN } else { WOMEN };
        let (family, family_kana) = pick(&FAMILIES, random);
        let (given, given_kana) = pick(&given, random);
        let age = random.random_range(40 * 365..74 * 365);
        Resident {
            municipal_number: format!("{}", 100_001 + at),
            municipality: MUNICIPALITY.to_owned(),
            name: format!("{family} {given}"),
            kana: format!("{family_kana} {given_kana}"),
            birth_date: self
                .today
                .checked_sub_days(Days::new(age))
                .unwrap_or(self.today),
            sex,
            postal_code: Some("000-0000".to_owned()),
            address: format!("見本県みほん市試験町{}番地", at + 1),
            insured: Some(InsuredNumber {
                insurer: NATIONAL_HEALTH.to_owned(),
                symbol: Some("みほん".to_owned()),
                number: format!("{}", 5_000_001 + at),
                branch: Some("01".to_owned()),
            }),
        }
    }

    /// An insurance since the first day of the fiscal year five years ago.
    fn insured(self, resident: &Resident) -> Option<(Resident, Insured)> {
        let insured = Insured {
            number: resident.insured.clone()?,
            relation: "1",
            acquired: day_in(fiscal_year(self.today) - 5, 4, 1)?,
            lost: None,
            share: "3",
            limit: None,
            disease: None,
        };
        Some((resident.clone(), insured))
    }

    /// A checkup so many fiscal years before the last one that has ended.
    fn examination(self, years: usize, resident: &Resident, random: &mut StdRng) -> Examination {
        let years = i32::try_from(years).unwrap_or_default();
        let summer = day_in(fiscal_year(self.today) - 1 - years, 6, 1).unwrap_or(self.today);
        let mut within = |low: i64, high: i64| random.random_range(low..=high);
        let systolic = within(98, 168);
        let weight = within(420, 920);
        Examination {
            sex: resident.sex,
            born: resident.birth_date,
            day: summer
                .checked_add_days(Days::new(within(0, 200).unsigned_abs()))
                .unwrap_or(summer),
            height: within(1_450, 1_850),
            weight,
            waist: weight + within(80, 280),
            systolic: (systolic + within(0, 4), systolic),
            diastolic: (systolic * 6 / 10 + within(0, 3), systolic * 6 / 10),
            triglyceride: within(40, 380),
            hdl: within(32, 98),
            ldl: within(62, 198),
            ast: within(12, 62),
            alt: within(8, 84),
            ggt: within(9, 140),
            glucose: within(78, 148),
            hba1c: within(48, 78),
            creatinine: within(45, 130),
            hemoglobin: within(105, 168),
            uric_acid: within(28, 82),
            urine_sugar: 1,
            urine_protein: 1,
            ecg: (within(0, 9) == 0).then_some("左室高電位"),
            history: (within(0, 4) == 0).then_some("特定の疾患なし"),
            medication: [within(0, 5) == 0, within(0, 9) == 0, within(0, 7) == 0],
            smoking: if within(0, 4) == 0 { 1 } else { 3 },
            drinking: u8::try_from(within(1, 8)).unwrap_or(8),
            intention: u8::try_from(within(1, 5)).unwrap_or(1),
            opinion: "結果の説明をお受けください。",
            doctor: "試験　まもる",
            except: Vec::new(),
        }
    }
}

fn pick<T: Copy + Default, const N: usize>(list: &[T; N], random: &mut StdRng) -> T {
    list.get(random.random_range(0..N))
        .copied()
        .unwrap_or_default()
}

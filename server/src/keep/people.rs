//! Residents, and who is meant by a number.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use hikae_core::identifiers::comparable;
use hikae_core::ids::PersonId;
use hikae_core::resident::{InsuredNumber, Residence, Resident, Sex};
use serde::{Deserialize, Serialize};

use super::{Error, Keep, TRIES, json};
use crate::store::{Enrolment, Held, PersonWrite, ResidentRow};
use crate::vault::{Blind, Domain, Kind, PersonKey, Wrapped};

const RESIDENT: Kind = Kind::new("person", 1);

/// A row of the register as it is sealed.
#[derive(Serialize, Deserialize)]
struct Registered {
    #[serde(flatten)]
    resident: Resident,
    /// Where they lived before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<Residence>,
}

/// What putting something did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was new.
    Inserted,
    /// It was known with other content, which this replaced.
    Updated,
    /// It was known with the same content; nothing was written.
    Unchanged,
    /// It is a resident who moved away from there; nothing was written.
    MovedAway,
}

/// A resident put into the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// The person: the one who had this 宛名番号 in this municipality before, or a new one.
    pub person: PersonId,
    /// What it did.
    pub change: Change,
}

impl Keep {
    /// Puts one resident, found again by municipality and 宛名番号.
    pub async fn enroll(&self, resident: &Resident) -> Result<Enrolled, Error> {
        let enrolled = self.enroll_all(std::slice::from_ref(resident)).await?;
        enrolled.first().copied().ok_or(Error::Conflict)
    }

    /// Puts many residents, each in a transaction of their own; answers in order. A resident who
    /// comes twice is put twice, the later one last.
    ///
    /// # Errors
    /// Some of them may have been put.
    pub async fn enroll_all(&self, residents: &[Resident]) -> Result<Vec<Enrolled>, Error> {
        let mut settled: BTreeMap<usize, Enrolled> = BTreeMap::new();
        let mut open: Vec<_> = residents.iter().enumerate().collect();
        for _ in 0..TRIES {
            let those: Vec<_> = open.iter().map(|(_, resident)| *resident).collect();
            let (answers, writes) = self.plan(&those).await?;
            // As with records: only what someone else was faster with is planned anew.
            let refused = match writes.as_slice() {
                [] => BTreeSet::new(),
                writes => self.store.enrol(writes).await?,
            };
            let (again, done): (Vec<_>, Vec<_>) = open
                .into_iter()
                .zip(answers)
                .partition(|(_, answer)| refused.contains(&answer.person));
            settled.extend(done.into_iter().map(|((at, _), answer)| (at, answer)));
            open = again.into_iter().map(|(resident, _)| resident).collect();
            if open.is_empty() {
                return Ok(settled.into_values().collect());
            }
        }
        Err(Error::Conflict)
    }

    /// A resident as the register knows them now.
    pub async fn resident(&self, person: PersonId) -> Result<Option<Resident>, Error> {
        let Some(Held { key, what }) = self.store.resident(person).await? else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        open(&key, &what).map(Some)
    }

    /// Whether a person lives in this municipality now, and moved there from another.
    pub async fn moved_to(&self, person: PersonId, municipality: &str) -> Result<bool, Error> {
        let Some((_, _, registered)) = self.registered(person).await? else {
            return Ok(false);
        };
        let here = comparable(&registered.resident.municipality) == comparable(municipality);
        Ok(here && !registered.earlier.is_empty())
    }

    /// Where a person lived before, oldest first.
    pub async fn earlier_residences(&self, person: PersonId) -> Result<Vec<Residence>, Error> {
        let found = self.registered(person).await?;
        Ok(found.map_or_else(Vec::new, |(_, _, registered)| registered.earlier))
    }

    /// A person moves to another municipality, where they have another 宛名番号. They stay the same
    /// person, are found by both numbers, and belong to the new municipality alone.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the number is someone else's, or the register changed meanwhile.
    pub async fn move_resident(
        &self,
        person: PersonId,
        municipality: &str,
        number: &str,
        on: NaiveDate,
    ) -> Result<(), Error> {
        let found = self.registered(person).await?;
        let (key, version, before) = found.ok_or(Error::NoSuchPerson)?;
        let blind = self.municipal(municipality, number);
        let held = self
            .person_by_municipal_number(municipality, number)
            .await?;
        if held.is_some_and(|holder| holder != person) {
            return Err(Error::Conflict);
        }
        let mut earlier = before.earlier;
        earlier.push(Residence {
            municipality: before.resident.municipality.clone(),
            municipal_number: before.resident.municipal_number.clone(),
            until: on,
        });
        let resident = Resident {
            municipality: municipality.to_owned(),
            municipal_number: number.to_owned(),
            ..before.resident
        };
        let write = PersonWrite {
            moves: held.is_none(),
            ..self.person_write(person, version + 1, None, &key, blind, &resident, earlier)?
        };
        match self.store.enrol(&[write]).await?.is_empty() {
            true => Ok(()),
            false => Err(Error::Conflict),
        }
    }

    async fn registered(
        &self,
        person: PersonId,
    ) -> Result<Option<(PersonKey, u32, Registered)>, Error> {
        let Some(Held { key, what }) = self.store.resident(person).await? else {
            return Ok(None);
        };
        let key = self.vault.person_key(person, &key)?;
        let registered = open_row(&key, &what)?;
        Ok(Some((key, what.version, registered)))
    }

    /// Who has this 宛名番号 in this municipality (全国地方公共団体コード, 6 digits).
    pub async fn person_by_municipal_number(
        &self,
        municipality: &str,
        number: &str,
    ) -> Result<Option<PersonId>, Error> {
        let blind = self.municipal(municipality, number);
        let enrolled = self.store.enrolled(&[blind]).await?;
        Ok(enrolled
            .into_iter()
            .next()
            .flatten()
            .map(|held| held.what.person))
    }

    /// Who is insured under this insurer, symbol and number, compared in their comparable form and
    /// without the branch: a family may share them, so the caller compares the rest.
    pub async fn people_insured_as(&self, insured: &InsuredNumber) -> Result<Vec<PersonId>, Error> {
        Ok(self.store.insured_as(self.insured(insured)).await?)
    }

    /// Residents of this sex born on this day, opened: the candidates for a first use, of which
    /// the caller compares the rest.
    pub async fn people_born(
        &self,
        birth_date: NaiveDate,
        sex: Sex,
    ) -> Result<Vec<(PersonId, Resident)>, Error> {
        let rows = self.store.born(self.birth(birth_date, sex)).await?;
        rows.into_iter()
            .map(|(person, Held { key, what })| {
                let key = self.vault.person_key(person, &key)?;
                Ok((person, open(&key, &what)?))
            })
            .collect()
    }

    /// People in the order of their ids, at most `limit`, those after `after`.
    pub async fn people(
        &self,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<PersonId>, Error> {
        Ok(self.store.people(after, limit).await?)
    }

    /// Erases a person by erasing the key under which everything about them is sealed, with their
    /// identifiers, cards and sessions, and what officers find of their cases. `false` if there was nobody.
    pub async fn forget(&self, person: PersonId) -> Result<bool, Error> {
        Ok(self.store.forget(person, self.case_owner(person)).await?)
    }

    /// What is to be written so that the register says what these residents say.
    async fn plan(
        &self,
        residents: &[&Resident],
    ) -> Result<(Vec<Enrolled>, Vec<PersonWrite>), Error> {
        let numbers: Vec<_> = residents
            .iter()
            .map(|resident| self.municipal(&resident.municipality, &resident.municipal_number))
            .collect();
        let found = self.store.enrolled(&numbers).await?;
        let mut known: HashMap<Blind, (Enrolment, PersonKey)> = HashMap::new();
        for (number, held) in numbers.iter().zip(found) {
            if let Some(Held { key, what }) = held {
                let key = self.vault.person_key(what.person, &key)?;
                known.insert(*number, (what, key));
            }
        }
        let mut answers = Vec::with_capacity(residents.len());
        let mut writes = Vec::new();
        for (&resident, number) in residents.iter().zip(&numbers) {
            let content = self.resident_content(resident)?;
            let mut earlier = Vec::new();
            let (person, version, key, wrapped, change) = match known.remove(number) {
                Some((now, key)) if now.content == content => {
                    let change = Change::Unchanged;
                    answers.push(Enrolled {
                        person: now.person,
                        change,
                    });
                    known.insert(*number, (now, key));
                    continue;
                }
                Some((now, key)) => {
                    // Of a person who is new in this very batch there is no row yet.
                    let before = self.registered(now.person).await?;
                    let before = before.map(|(_, _, before)| before);
                    let lives_here = before.as_ref().is_none_or(|before| {
                        let it = &before.resident;
                        self.municipal(&it.municipality, &it.municipal_number) == *number
                    });
                    if !lives_here {
                        let change = Change::MovedAway;
                        answers.push(Enrolled {
                            person: now.person,
                            change,
                        });
                        known.insert(*number, (now, key));
                        continue;
                    }
                    earlier = before.map(|before| before.earlier).unwrap_or_default();
                    (now.person, now.version + 1, key, None, Change::Updated)
                }
                None => {
                    let person = self.mint(PersonId::new);
                    let (key, wrapped) = self.vault.new_person_key(person);
                    (person, 1, key, Some(wrapped), Change::Inserted)
                }
            };
            writes.push(
                self.person_write(person, version, wrapped, &key, *number, resident, earlier)?,
            );
            answers.push(Enrolled { person, change });
            known.insert(
                *number,
                (
                    Enrolment {
                        person,
                        version,
                        content,
                    },
                    key,
                ),
            );
        }
        Ok((answers, writes))
    }

    #[allow(clippy::too_many_arguments, reason = "the columns of one row")]
    fn person_write(
        &self,
        person: PersonId,
        version: u32,
        wrapped: Option<Wrapped>,
        key: &PersonKey,
        number: Blind,
        resident: &Resident,
        earlier: Vec<Residence>,
    ) -> Result<PersonWrite, Error> {
        let registered = Registered {
            resident: resident.clone(),
            earlier,
        };
        let place = version.to_be_bytes();
        Ok(PersonWrite {
            person,
            key: wrapped,
            version,
            municipal_number: number,
            moves: false,
            birth: self.birth(resident.birth_date, resident.sex),
            insured: resident
                .insured
                .as_ref()
                .map(|insured| self.insured(insured)),
            content: self.resident_content(resident)?,
            updated_at: self.now(),
            sealed: self.vault.seal(key, RESIDENT, &place, &registered)?,
        })
    }

    fn resident_content(&self, resident: &Resident) -> Result<Blind, Error> {
        Ok(self.vault.blind(Domain::Resident, &[&json(resident)?]))
    }

    fn municipal(&self, municipality: &str, number: &str) -> Blind {
        let parts = [comparable(municipality), comparable(number)];
        self.vault.blind(
            Domain::MunicipalNumber,
            &parts.each_ref().map(String::as_bytes),
        )
    }

    pub(super) fn insured(&self, insured: &InsuredNumber) -> Blind {
        let parts = [
            format!("{:0>8}", comparable(&insured.insurer)),
            insured
                .symbol
                .as_deref()
                .map(comparable)
                .unwrap_or_default(),
            comparable(&insured.number),
        ];
        self.vault
            .blind(Domain::Insured, &parts.each_ref().map(String::as_bytes))
    }

    fn birth(&self, date: NaiveDate, sex: Sex) -> Blind {
        let sex: &[u8] = match sex {
            Sex::Male => b"1",
            Sex::Female => b"2",
        };
        self.vault
            .blind(Domain::Birth, &[date.to_string().as_bytes(), sex])
    }
}

/// Opens a row of the register.
pub(super) fn open(key: &PersonKey, row: &ResidentRow) -> Result<Resident, Error> {
    Ok(open_row(key, row)?.resident)
}

fn open_row(key: &PersonKey, row: &ResidentRow) -> Result<Registered, Error> {
    Ok(key.open(RESIDENT, &row.version.to_be_bytes(), &row.sealed)?)
}

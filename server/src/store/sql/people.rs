//! People.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use hikae_core::ids::PersonId;
use uuid::Uuid;

use super::engine::write_of_each;
use super::pieces::{of, pieces};
use super::{Engine, Row, Scope, Script, Statement, text};
use crate::store::{Enrolment, Error, Held, People, PersonWrite, ResidentRow};
use crate::vault::Blind;

#[async_trait]
impl<E: Engine> People for E {
    async fn enrolled(
        &self,
        municipal_numbers: &[Blind],
    ) -> Result<Vec<Option<Held<Enrolment>>>, Error> {
        let holders = municipal_numbers.iter().map(|number| holding(*number));
        let holders = self.read_each(holders.collect()).await?;
        let people = holders
            .into_iter()
            .map(|rows| Ok(ids(rows)?.first().copied()))
            .collect::<Result<Vec<_>, Error>>()?;
        let reads = people.iter().flatten().map(|person| {
            let statement = Statement::new(text::ENROLMENT).bind(*person);
            (Scope::Person(*person), statement)
        });
        let mut rows = self.read_each(reads.collect()).await?.into_iter();
        people
            .into_iter()
            .map(|person| match person {
                Some(person) => enrolment(person, rows.next().unwrap_or_default()),
                None => Ok(None),
            })
            .collect()
    }

    async fn enrol(&self, people: &[PersonWrite]) -> Result<BTreeSet<PersonId>, Error> {
        let mut scripts = BTreeMap::new();
        for write in people {
            let person = write.person;
            let script = scripts
                .remove(&person)
                .unwrap_or_else(|| Script::new(Scope::Person(person)));
            scripts.insert(person, enrol(script, write));
        }
        write_of_each(self, scripts).await
    }

    async fn resident(&self, person: PersonId) -> Result<Option<Held<ResidentRow>>, Error> {
        resident(of(self, person, Statement::new(text::RESIDENT).bind(person)).await?)
    }

    async fn insured_as(&self, insured: Blind) -> Result<Vec<PersonId>, Error> {
        let statement = Statement::new(text::INSURED_AS).bind(insured);
        ids(self.read(Scope::Blind(insured), statement).await?)
    }

    async fn born(&self, birth: Blind) -> Result<Vec<(PersonId, Held<ResidentRow>)>, Error> {
        let statement = Statement::new(text::BORN).bind(birth);
        let people = ids(self.read(Scope::Blind(birth), statement).await?)?;
        let reads = people.iter().map(|person| {
            let statement = Statement::new(text::RESIDENT).bind(*person);
            (Scope::Person(*person), statement)
        });
        let rows = self.read_each(reads.collect()).await?;
        let mut residents = Vec::with_capacity(people.len());
        for (person, rows) in people.into_iter().zip(rows) {
            // Who was erased in between is not there.
            residents.extend(resident(pieces(rows)?)?.map(|held| (person, held)));
        }
        Ok(residents)
    }

    async fn people(&self, after: Option<PersonId>, limit: u32) -> Result<Vec<PersonId>, Error> {
        let after = after.map_or(Uuid::nil(), PersonId::uuid);
        let statement = Statement::new(text::PEOPLE).bind(after).bind(limit);
        ids(self.read(Scope::Census, statement).await?)
    }

    async fn forget(&self, person: PersonId, owner: Blind) -> Result<bool, Error> {
        let mut script =
            Script::new(Scope::Person(person)).may(Statement::new(text::UNQUEUE).bind(owner));
        for statement in text::FORGET {
            script = script.may(Statement::new(statement).bind(person));
        }
        let done = self.write(script).await?;
        let there = done.last().is_some_and(|key| key.touched > 0);
        if there {
            self.scrub().await?;
        }
        Ok(there)
    }
}

/// That a person is there.
pub(super) fn there(person: PersonId) -> Statement {
    Statement::new(text::THERE).bind(person)
}

/// Who holds a number or a card.
pub(super) async fn holder<E: Engine>(engine: &E, blind: Blind) -> Result<Option<PersonId>, Error> {
    let (scope, statement) = holding(blind);
    Ok(ids(engine.read(scope, statement).await?)?.pop())
}

fn holding(blind: Blind) -> (Scope, Statement) {
    (
        Scope::Blind(blind),
        Statement::new(text::HOLDER).bind(blind),
    )
}

fn enrol(mut script: Script, write: &PersonWrite) -> Script {
    let hold = Statement::new(text::HOLD)
        .bind(write.municipal_number)
        .bind(write.person);
    let row = match &write.key {
        Some(key) => {
            let key = Statement::new(text::INSERT_KEY)
                .bind(write.person)
                .bind(key.root)
                .bind(&key.key);
            script = script.must(key).must(hold);
            text::INSERT_PERSON
        }
        None if write.moves => {
            script = script.must(hold);
            text::UPDATE_PERSON
        }
        None => text::UPDATE_PERSON,
    };
    script.must(
        Statement::new(row)
            .bind(write.person)
            .bind(write.version)
            .bind(write.birth)
            .bind(write.insured)
            .bind(write.content)
            .bind(write.updated_at)
            .bind(&write.sealed),
    )
}

fn resident(
    held: Option<Held<Vec<super::pieces::Piece>>>,
) -> Result<Option<Held<ResidentRow>>, Error> {
    let Some(Held { key, what }) = held else {
        return Ok(None);
    };
    let row = what.into_iter().next().map(super::pieces::Piece::resident);
    Ok(row.transpose()?.map(|what| Held { key, what }))
}

fn enrolment(person: PersonId, rows: Vec<Row>) -> Result<Option<Held<Enrolment>>, Error> {
    let Some(mut row) = rows.into_iter().next() else {
        return Ok(None);
    };
    let what = Enrolment {
        person,
        version: row.number(0)?,
        content: row.blind(1)?,
    };
    let key = row.wrapped(2, 3)?;
    Ok(Some(Held { key, what }))
}

/// Ids of people.
pub(super) fn ids(rows: Vec<Row>) -> Result<Vec<PersonId>, Error> {
    rows.into_iter()
        .map(|mut row| row.id(0).map(PersonId::from_uuid))
        .collect()
}

//! A portal in a temporary folder, with fictional people whose logs grow.

use std::sync::Arc;

use chrono::NaiveDate;
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::disclosure::{
    Actor, ChainHead, Channel, Entry, InstitutionLabel, Outcome, StaffRole,
};
use hikae_core::ids::{EntryId, InstitutionId, PersonId, RequestId};
use hikae_core::record::Category;
use hikae_core::resident::{Resident, Sex};
use hikae_server::ambient::{SystemClock, SystemEntropy};
use hikae_server::keep::Keep;
use hikae_server::vault::RootKey;
use uuid::Uuid;

use crate::Done;

/// A portal without pages.
pub struct House {
    /// What is kept.
    pub keep: Keep,
    /// Who lives there.
    pub people: Vec<PersonId>,
    /// Gone with this value.
    pub folder: tempfile::TempDir,
}

impl House {
    /// One with so many people.
    pub async fn of(people: usize) -> Done<Self> {
        let folder = tempfile::tempdir()?;
        let keep = Keep::open_sqlite(
            &folder.path().join("hikae.db"),
            RootKey::new([7; 32]),
            Arc::new(SystemClock),
            Arc::new(SystemEntropy),
        )
        .await?;
        let residents: Vec<_> = (0..people).map(resident).collect();
        let enrolled = keep.enroll_all(&residents).await?;
        Ok(Self {
            keep,
            people: enrolled.iter().map(|one| one.person).collect(),
            folder,
        })
    }

    /// Adds the `n`th entry, to one person's log after the other.
    pub async fn read(&self, n: usize) -> Done<()> {
        let person = self.people.get(n % self.people.len()).copied();
        let person = person.ok_or("nobody lives there")?;
        let build = |head: &ChainHead| entry(&self.keep, person, head, n);
        self.keep.append_entry(person, build).await?;
        Ok(())
    }
}

fn resident(n: usize) -> Resident {
    Resident {
        municipal_number: format!("{n:010}"),
        municipality: "999999".into(),
        name: "見本 花子".into(),
        kana: "ミホン ハナコ".into(),
        birth_date: NaiveDate::default(),
        sex: Sex::Female,
        postal_code: None,
        address: "見本県見本市見本一丁目".into(),
        insured: None,
    }
}

/// One of ten institutions asked.
fn entry(keep: &Keep, person: PersonId, head: &ChainHead, n: usize) -> Entry {
    let now = keep.now();
    let institution = n % 10;
    Entry {
        version: 1,
        id: keep.mint(EntryId::new),
        person,
        seq: head.seq + 1,
        previous: head.hash.clone(),
        occurred_at: now,
        recorded_at: now,
        institution: InstitutionLabel {
            id: InstitutionId::from_uuid(Uuid::from_u128(institution as u128)),
            name: format!("例示クリニック第{institution}"),
            kind: InstitutionKind::Clinic,
            unit: Some("内科".into()),
        },
        actor: Actor::Human {
            role: StaffRole::Physician,
            handle: "K-4821".into(),
            acting_for: None,
        },
        purpose: Purpose::Treatment,
        reason: "初診のため、これまでの健診の結果を見る。".into(),
        asked: vec![Category::Checkup, Category::Vaccination],
        given: Vec::new(),
        withheld: Vec::new(),
        outcome: Outcome::NothingFound,
        channel: Channel::Demo,
        request: keep.mint(RequestId::new),
    }
}

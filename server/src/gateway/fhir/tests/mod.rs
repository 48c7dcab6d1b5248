//! What institutions get of the demo's people, over the SQLite engine.

mod apart;
mod conformance;
mod reading;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::calendar::jst_date;
use hikae_core::consent::{Directive, Effect, Grantees, Level, Purpose, Scope};
use hikae_core::disclosure::{Actor, Entry, StaffRole};
use hikae_core::ids::{DirectiveId, InstitutionId, PersonId};
use hikae_core::record::{Category, SensitiveClass};
use serde_json::Value;

use super::query::{Handling, Name, Target};
use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::demo::generate;
use crate::demo::institutions::register;
use crate::demo::residents::{MUNICIPALITY, Who};
use crate::disclosure::{Reason, history};
use crate::intake::Silent;
use crate::keep::{Keep, Pseudonym};
use crate::vault::RootKey;

const ORIGIN: &str = "https://kenko.mihon.example";

/// A portal with the demo's people and institutions, and no decision of anyone yet.
struct House {
    keep: Keep,
    clock: Arc<FixedClock>,
    _folder: tempfile::TempDir,
}

fn noon() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new(noon()));
    let keep = Keep::open_sqlite(
        &folder.path().join("hikae.sqlite"),
        RootKey::new([3; 32]),
        clock.clone(),
        Arc::new(SystemEntropy),
    )
    .await
    .unwrap();
    let files = generate::write(&folder.path().join("files"), jst_date(noon())).unwrap();
    generate::load(&keep, &files, &mut Silent).await.unwrap();
    register(&keep).await.unwrap();
    House {
        keep,
        clock,
        _folder: folder,
    }
}

impl House {
    async fn person(&self, who: Who) -> PersonId {
        let number = who.municipal_number();
        let found = self.keep.person_by_municipal_number(MUNICIPALITY, number);
        found.await.unwrap().unwrap()
    }

    async fn institution(&self, code: &str) -> InstitutionId {
        let found = self.keep.institution_by_code(code).await.unwrap();
        found.unwrap().id
    }

    async fn clinic(&self) -> InstitutionId {
        self.institution("9910000018").await
    }

    async fn hospital(&self) -> InstitutionId {
        self.institution("9910000026").await
    }

    async fn name(&self, who: Who, institution: InstitutionId) -> Pseudonym {
        let person = self.person(who).await;
        self.keep.pseudonym(person, institution).await.unwrap()
    }

    /// A decision about treatment for everyone.
    async fn decide(&self, who: Who, effect: Effect, scope: Scope) {
        let person = self.person(who).await;
        let now = self.keep.now();
        let directive = Directive {
            id: self.keep.mint(DirectiveId::new),
            version: 1,
            effect,
            purposes: [Purpose::Treatment].into(),
            grantees: Grantees::Everyone,
            except: BTreeSet::new(),
            scope,
            period: None,
            valid_from: now,
            valid_until: Some(now + TimeDelta::days(30)),
            made_at: now,
            made_by: person,
            made_with: Level::Card,
            study: None,
            visit: None,
        };
        self.keep.put_directive(person, directive, 0).await.unwrap();
    }

    async fn permit(&self, who: Who, categories: &[Category]) {
        let scope = Scope::Categories {
            categories: categories.iter().copied().collect(),
            sensitive: BTreeSet::new(),
        };
        self.decide(who, Effect::Permit, scope).await;
    }

    async fn ask(&self, institution: InstitutionId, ask: &Ask) -> Result<Value, Problem> {
        let asker = asker(institution, Purpose::Treatment);
        let answer = read(&self.keep, ORIGIN, asker, ask).await?;
        let text = serde_json::to_string(&answer.json).unwrap();
        Ok(serde_json::from_str(&text).unwrap())
    }

    /// What a path under `/fhir` yields.
    async fn get(&self, institution: InstitutionId, path: &str) -> Result<Value, Problem> {
        self.ask(institution, &parsed(path)?).await
    }

    async fn log(&self, who: Who) -> Vec<Entry> {
        let person = self.person(who).await;
        history(&self.keep, person).await.unwrap().entries
    }
}

fn asker(institution: InstitutionId, purpose: Purpose) -> Asker {
    Asker {
        institution,
        unit: None,
        actor: Actor::Human {
            role: StaffRole::Physician,
            handle: "A-0312".to_owned(),
            acting_for: None,
        },
        purpose,
        reason: Reason::new("診察のため").unwrap(),
        study: None,
    }
}

/// A path under `/fhir`, as the routes read it.
fn parsed(path: &str) -> Result<Ask, Problem> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let kind = Kind::named(parts[0]).unwrap();
    let target = match parts.as_slice() {
        [_] => Target::Some(kind),
        [_, id] => Target::One(kind, Name((*id).to_owned())),
        [_, id, "$everything"] => Target::Everything(Name((*id).to_owned())),
        _ => panic!("{path}"),
    };
    Ask::new(target, query, Handling::Strict)
}

fn entries(bundle: &Value) -> Vec<&Value> {
    let entries = bundle["entry"].as_array();
    entries
        .into_iter()
        .flatten()
        .map(|entry| &entry["resource"])
        .collect()
}

/// Everything there is about someone, page after page.
async fn everything(house: &House, institution: InstitutionId, who: Who) -> Vec<Value> {
    let name = house.name(who, institution).await;
    let mut path = format!("Patient/{name}/$everything?_count=50");
    let mut all = Vec::new();
    loop {
        let bundle = house.get(institution, &path).await.unwrap();
        all.extend(entries(&bundle).into_iter().cloned());
        let links = bundle["link"].as_array().unwrap();
        let Some(next) = links.iter().find(|link| link["relation"] == "next") else {
            assert_eq!(bundle["total"], all.len());
            return all;
        };
        let base = format!("{ORIGIN}/fhir/");
        path = next["url"].as_str().unwrap().replace(&base, "");
    }
}

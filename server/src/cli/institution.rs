//! `hikae institution`: who is in the registry, who is let in at the gateway and how, and when each
//! was last heard of.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::{Institution, code_doubt, unit_hours};
use hikae_core::watch::Hours;
use serde::de::DeserializeOwned;

use super::{Failure, open};
use crate::ambient::SystemEntropy;
use crate::config;
use crate::gateway::{Admission, Budget, Keys, Reception};
use crate::keep::{Heard, Keep};
use crate::staff::audit::{Action, Actor};

/// What to do with the registry.
#[derive(Debug, Subcommand)]
pub enum InstitutionCommand {
    /// Put an institution into the registry, or write it anew
    Add(Box<New>),
    /// List institutions: code, name, client id, how each gets in, and when it was heard of
    List,
    /// Keep an institution's system out, at once
    Suspend {
        /// Its code
        code: String,
    },
    /// Let a suspended institution's system in again
    Resume {
        /// Its code
        code: String,
    },
    /// Register other keys of an institution's system
    RotateKey {
        /// Its code
        code: String,
        #[command(flatten)]
        keys: KeysArgs,
        /// Go on taking the keys that there are
        #[arg(long, requires = "keys")]
        beside: bool,
    },
    /// Set how many requests a minute each process answers
    Budget {
        /// Its code
        code: String,
        /// Of the whole institution
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        institution: u32,
        /// Of one who acts there
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        actor: u32,
    },
    /// Print the name under which an institution knows a resident (機関別符号)
    Pseudonym {
        /// Its code
        code: String,
        /// 宛名番号 of the resident
        #[arg(long)]
        number: String,
        /// 全国地方公共団体コード of the municipality whose number that is
        #[arg(long)]
        municipality: String,
        /// Give another name: the one before, and all that is named after it, is nobody's then
        #[arg(long)]
        renew: bool,
    },
    /// Print a link by which one browser becomes a reception of an institution, where people say
    /// with their card what it may see
    Reception {
        /// Its code
        code: String,
        /// What the place is called
        #[arg(long)]
        label: String,
    },
    /// Note that an institution's system is there
    Heartbeat {
        /// Its code
        code: String,
    },
}

/// An institution.
#[derive(Debug, Args)]
pub struct New {
    /// 機関コード, 保険者番号 or 自治体コード
    code: String,
    /// Its name
    #[arg(long)]
    name: String,
    /// Its kind: hospital, clinic, pharmacy, care, insurer, municipality, research, registry, oversight
    #[arg(long, value_parser = word::<InstitutionKind>)]
    kind: InstitutionKind,
    /// A department or unit; may be given several times
    #[arg(long)]
    unit: Vec<String>,
    /// A purpose for which it may ever ask; may be given several times
    #[arg(long, required = true, value_parser = word::<Purpose>)]
    purpose: Vec<Purpose>,
    /// Where its privacy officer can be reached
    #[arg(long)]
    contact: String,
    /// Where it is: 全国地方公共団体コード. Without it no declared disaster concerns it
    #[arg(long)]
    place: Option<String>,
    /// When a unit is open, as 内科=09:00-18:00, or 09:00-18:00 for all of it; may be given several
    /// times. Requests at other times are asked about
    #[arg(long, value_parser = unit_hours)]
    hours: Vec<(String, Hours)>,
    #[command(flatten)]
    keys: KeysArgs,
}

/// Where public keys are.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct KeysArgs {
    /// File with its public keys (JWKS)
    #[arg(long)]
    keys: Option<PathBuf>,
    /// Where it publishes its public keys (JWKS), over https
    #[arg(long)]
    keys_url: Option<String>,
}

fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|error| error.to_string())
}

impl KeysArgs {
    fn read(&self) -> Result<Option<Keys>, Failure> {
        let keys = match (&self.keys, &self.keys_url) {
            (Some(file), _) => {
                let failed = |why| Failure::new(format!("{}: {why}", file.display()));
                let json = std::fs::read_to_string(file).map_err(|why| failed(why.to_string()))?;
                Keys::parse(&json).map_err(|why| failed(why.to_string()))?
            }
            (None, Some(url)) => {
                Keys::at(url).map_err(|why| Failure::new(format!("{url}: {why}")))?
            }
            (None, None) => return Ok(None),
        };
        Ok(Some(keys))
    }
}

/// Does it.
pub async fn institution(what: InstitutionCommand) -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    match what {
        InstitutionCommand::Add(new) => add(&keep, *new).await?,
        InstitutionCommand::List => list(&keep).await?,
        InstitutionCommand::Suspend { code } => {
            let institution = find(&keep, &code).await?;
            Admission::suspend(&keep, institution)
                .await
                .map_err(Failure::new)?;
        }
        InstitutionCommand::Resume { code } => {
            let institution = find(&keep, &code).await?;
            Admission::resume(&keep, institution)
                .await
                .map_err(Failure::new)?;
        }
        InstitutionCommand::RotateKey { code, keys, beside } => {
            let keys = keys.read()?;
            let keys = keys.ok_or_else(|| Failure::new("give --keys or --keys-url"))?;
            let institution = find(&keep, &code).await?;
            Admission::register(&keep, institution, keys, beside)
                .await
                .map_err(Failure::new)?;
        }
        InstitutionCommand::Budget {
            code,
            institution,
            actor,
        } => {
            let budget = Budget { institution, actor };
            let institution = find(&keep, &code).await?;
            Admission::allow(&keep, institution, budget)
                .await
                .map_err(Failure::new)?;
        }
        InstitutionCommand::Pseudonym {
            code,
            number,
            municipality,
            renew,
        } => {
            let institution = find(&keep, &code).await?;
            let person = keep
                .person_by_municipal_number(&municipality, &number)
                .await
                .map_err(Failure::new)?
                .ok_or_else(|| Failure::new("no resident has this number"))?;
            // Whoever names residents to institutions says so first.
            let deed = Actor::Operator.does(Action::Numbered {
                institution,
                renewed: renew,
            });
            keep.write_audit(deed).await.map_err(Failure::new)?;
            let name = match renew {
                true => keep.renew_pseudonym(person, institution).await,
                false => keep.pseudonym(person, institution).await,
            };
            println!("{}", name.map_err(Failure::new)?);
        }
        InstitutionCommand::Reception { code, label } => {
            let origin = config::origin().map_err(Failure::new)?;
            let institution = find(&keep, &code).await?;
            let link = Reception::link(&keep, &SystemEntropy, institution, &label).await;
            let (token, until) = link.map_err(Failure::new)?;
            println!("{origin}/reception/join/{token}");
            eprintln!("hikae: can be used once, until {}", at(Some(until)));
        }
        InstitutionCommand::Heartbeat { code } => {
            let institution = find(&keep, &code).await?;
            keep.heard(institution, Heard::Called)
                .await
                .map_err(Failure::new)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn find(keep: &Keep, code: &str) -> Result<InstitutionId, Failure> {
    let found = keep.institution_by_code(code).await.map_err(Failure::new)?;
    found
        .map(|institution| institution.id)
        .ok_or_else(|| Failure::new(format!("no institution has the code {code}")))
}

async fn add(keep: &Keep, new: New) -> Result<(), Failure> {
    // What is wrong with the keys is said before anything is written.
    let keys = new.keys.read()?;
    if let Some(doubt) = code_doubt(new.kind, &new.code) {
        eprintln!("hikae: {}: {doubt}", new.code);
    }
    let institution = Institution {
        id: keep.mint(InstitutionId::new),
        code: new.code,
        name: new.name,
        kind: new.kind,
        units: new.unit,
        purposes: new.purpose.into_iter().collect(),
        contact: new.contact,
        place: new.place,
        hours: new.hours.into_iter().collect(),
    };
    let put = keep.put_institution(&institution).await;
    let (id, _) = put.map_err(Failure::new)?;
    if let Some(keys) = keys {
        Admission::register(keep, id, keys, false)
            .await
            .map_err(Failure::new)?;
    }
    println!("{id}");
    Ok(())
}

async fn list(keep: &Keep) -> Result<(), Failure> {
    let heartbeats = keep.heartbeats().await.map_err(Failure::new)?;
    let clients = keep.clients().await.map_err(Failure::new)?;
    for institution in keep.institutions().await.map_err(Failure::new)? {
        let heard = heartbeats
            .iter()
            .find(|heard| heard.institution == institution.id);
        let words = match heard {
            None => "never heard of".to_owned(),
            Some(heard) => format!(
                "since {}; asked {}; delivered {}; called {}",
                at(Some(heard.since)),
                at(heard.asked_at),
                at(heard.delivered_at),
                at(heard.called_at)
            ),
        };
        let client = clients.iter().find(|(id, _)| *id == institution.id);
        let access = client.map_or_else(|| "no keys".to_owned(), |(_, client)| access(client));
        let Institution { id, code, name, .. } = institution;
        println!("{code}  {name}  {id}  {access}  {words}");
    }
    Ok(())
}

/// How it gets in.
fn access(admission: &Admission) -> String {
    let keys = match &admission.keys {
        Keys::Set(set) => {
            let names = set
                .keys
                .iter()
                .filter_map(|key| key.common.key_id.as_deref());
            let names: Vec<_> = names.collect();
            match names.is_empty() {
                true => "no keys".to_owned(),
                false => format!("keys {}", names.join(", ")),
            }
        }
        Keys::Url(url) => format!("keys at {url}"),
    };
    let Budget { institution, actor } = admission.budget;
    let all = format!("{keys}, {institution}/{actor} a minute");
    match admission.suspended {
        Some(since) => format!("SUSPENDED since {}, {all}", at(Some(since))),
        None => all,
    }
}

fn at(at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(
        || "never".to_owned(),
        |at| at.format("%F %T UTC").to_string(),
    )
}

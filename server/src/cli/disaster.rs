//! `hikae disaster`: declares where one is and until when, and ends it early.

use std::process::ExitCode;

use chrono::{DateTime, Days, NaiveDate, Utc};
use clap::Subcommand;
use hikae_core::calendar::{jst, start_of_jst_day};
use hikae_core::disaster::Disaster;
use hikae_core::identifiers::{CheckDigit, MunicipalityCode};
use hikae_core::ids::DisasterId;

use super::{Failure, open};
use crate::config;
use crate::keep::Keep;
use crate::staff::audit::{Action, Actor};

/// A declaration lasts so many days at most; after that it is declared again.
const LONGEST: u64 = 92;

/// What to do about disasters.
#[derive(Debug, Subcommand)]
pub enum DisasterCommand {
    /// Declare one, from now on: institutions inside the area may find residents by name, birth date,
    /// sex and address, and read medication and checkups, unless the resident refuses that
    Declare {
        /// What it is called; residents read it
        name: String,
        /// 全国地方公共団体コード of a municipality; may be given several times
        #[arg(long, required = true)]
        area: Vec<String>,
        /// Its last day, as YYYY-MM-DD
        #[arg(long)]
        until: NaiveDate,
    },
    /// List those that were declared: id, name, area, period
    List,
    /// End one now
    End {
        /// Its id
        id: DisasterId,
    },
}

/// Does it.
pub async fn disaster(what: DisasterCommand) -> Result<ExitCode, Failure> {
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    match what {
        DisasterCommand::Declare { name, area, until } => declare(&keep, name, area, until).await?,
        DisasterCommand::List => list(&keep).await?,
        DisasterCommand::End { id } => end(&keep, id).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn declare(
    keep: &Keep,
    name: String,
    areas: Vec<String>,
    last: NaiveDate,
) -> Result<(), Failure> {
    if name.trim().is_empty() {
        return Err(Failure::new("the disaster needs a name"));
    }
    for area in &areas {
        let code =
            MunicipalityCode::parse(area).map_err(|why| Failure::new(format!("{area}: {why}")))?;
        if code.check() == CheckDigit::Wrong {
            eprintln!("hikae: {area}: the check digit of 自治体コード is wrong");
        }
    }
    let now = keep.now();
    let until = start_of_jst_day(last.succ_opt().unwrap_or(last));
    if until <= now || until > now + Days::new(LONGEST) {
        let line = format!("--until is a day from today on, at most {LONGEST} days from now");
        return Err(Failure::new(line));
    }
    let disaster = Disaster {
        id: keep.mint(DisasterId::new),
        name: name.trim().to_owned(),
        areas: areas.into_iter().collect(),
        from: now,
        until,
    };
    let deed = Actor::Operator.does(Action::DeclaredDisaster {
        disaster: disaster.id,
        name: disaster.name.clone(),
    });
    keep.put_disaster(&disaster, 0, deed)
        .await
        .map_err(Failure::new)?;
    println!("{}", disaster.id);
    Ok(())
}

async fn list(keep: &Keep) -> Result<(), Failure> {
    let all = keep.disasters(DateTime::UNIX_EPOCH).await;
    for (disaster, _) in all.map_err(Failure::new)? {
        let areas: Vec<_> = disaster.areas.iter().map(String::as_str).collect();
        let state = match keep.now() < disaster.until {
            true => "lasts until",
            false => "ended",
        };
        println!(
            "{}  {}  {}  from {}  {state} {}",
            disaster.id,
            disaster.name,
            areas.join(" "),
            at(disaster.from),
            at(disaster.until)
        );
    }
    Ok(())
}

async fn end(keep: &Keep, id: DisasterId) -> Result<(), Failure> {
    let now = keep.now();
    let lasting = keep.disasters(now).await.map_err(Failure::new)?;
    let found = lasting.into_iter().find(|(disaster, _)| disaster.id == id);
    let (disaster, version) =
        found.ok_or_else(|| Failure::new("no disaster that lasts has this id"))?;
    let deed = Actor::Operator.does(Action::EndedDisaster {
        disaster: id,
        name: disaster.name.clone(),
    });
    let ended = Disaster {
        until: now,
        ..disaster
    };
    keep.put_disaster(&ended, version, deed)
        .await
        .map_err(Failure::new)
}

fn at(at: DateTime<Utc>) -> String {
    jst(at).format("%F %R JST").to_string()
}

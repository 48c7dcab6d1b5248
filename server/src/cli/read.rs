//! `hikae read`: playing an institution of the demo, through the very gate.

use std::process::ExitCode;

use clap::Args;
use hikae_app::citizen::sharing::{category_from_key, purpose_from_key};
use hikae_core::disclosure::Channel;
use hikae_core::record::Category;

use super::{Failure, open};
use crate::config;
use crate::demo::institutions::{PARTS, Part, Play, play};
use crate::demo::residents::{MUNICIPALITY, Who};
use crate::disclosure::Reason;

/// Options of `hikae read`.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// The institution: clinic, hospital, pharmacy, osteopath, insurer, city, study
    #[arg(long = "as")]
    part: String,
    /// The resident: hanako, taro, midori, maria, ichiro
    #[arg(long)]
    person: String,
    /// Why, for instance treatment or emergency; the institution's usual purpose if absent
    #[arg(long)]
    purpose: Option<String>,
    /// Why, in words
    #[arg(long)]
    reason: Option<String>,
    /// What, for instance checkup; everything if absent
    #[arg(long)]
    category: Vec<String>,
}

/// Reads as an institution of the demo and prints what it gets.
pub async fn read(args: ReadArgs) -> Result<ExitCode, Failure> {
    let part = Part::find(&args.part).ok_or_else(|| {
        let keys: Vec<_> = PARTS.iter().map(|part| part.key).collect();
        Failure::new(format!("--as is one of {}", keys.join(", ")))
    })?;
    let who = Who::find(&args.person).ok_or_else(|| {
        let keys = Who::ALL.map(Who::key);
        Failure::new(format!("--person is one of {}", keys.join(", ")))
    })?;
    let purpose = match &args.purpose {
        Some(key) => purpose_from_key(key),
        None => part.purposes.first().copied(),
    };
    let purpose = purpose.ok_or_else(|| Failure::new("--purpose is not one of ours"))?;
    let categories = match args.category.as_slice() {
        [] => Category::ALL.into_iter().collect(),
        keys => keys
            .iter()
            .map(|key| category_from_key(key))
            .collect::<Option<_>>()
            .ok_or_else(|| Failure::new("--category is not one of ours"))?,
    };
    let reason = Reason::new(args.reason.as_deref().unwrap_or(part.reason));
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    let person = keep
        .person_by_municipal_number(MUNICIPALITY, who.municipal_number())
        .await
        .map_err(Failure::new)?
        .ok_or_else(|| Failure::new("this portal has no demo residents: start the demo first"))?;
    let request = Play {
        part,
        person,
        purpose,
        reason: reason.map_err(Failure::new)?,
        categories,
        channel: Channel::CommandLine,
    };
    let released = play(&keep, request).await.map_err(Failure::new)?;
    for record in released.records() {
        let header = record.header();
        println!("{}  {:?}", header.date, header.category);
    }
    println!(
        "{} records; entry {}",
        released.records().len(),
        released.entry()
    );
    Ok(ExitCode::SUCCESS)
}

//! `hikae staff`: the first administrators, and what must work when none of them is there.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Subcommand;
use hikae_app::staff::{is_login, is_name};
use hikae_core::staff::{Post, Role};

use super::{Failure, open};
use crate::ambient::{SystemClock, SystemEntropy};
use crate::config;
use crate::keep::Keep;
use crate::staff::audit::Actor;
use crate::staff::{self, NewMember, Parts, Staff, Standing};

/// What to do with staff.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Invite someone: prints a link that can be used once
    Invite {
        /// Their name
        #[arg(long)]
        name: String,
        /// What they will type to sign in: small letters, digits, dots, hyphens
        #[arg(long)]
        login: String,
        /// Their office in the municipality
        #[arg(long, requires = "role")]
        office: Option<String>,
        /// What they may do there; may be given several times
        #[arg(long, value_parser = role, requires = "office")]
        role: Vec<Role>,
        /// Code of the institution whose privacy officer they are
        #[arg(long, conflicts_with_all = ["office", "role"])]
        privacy_officer: Option<String>,
    },
    /// List everyone, also who has left
    List,
    /// End someone's account at once
    End {
        /// What they type to sign in
        login: String,
    },
}

fn role(key: &str) -> Result<Role, String> {
    let known = || {
        let keys: Vec<_> = Role::ALL.map(Role::key).into();
        format!("one of {}", keys.join(", "))
    };
    Role::from_key(key).ok_or_else(known)
}

/// The service, as the settings say.
///
/// # Errors
/// One line for the operator.
pub fn open(keep: Keep, origin: &str, attestation: Option<&Path>) -> Result<Staff, Failure> {
    let attestation = attestation.map(staff::attestation).transpose();
    Staff::new(Parts {
        keep,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        origin,
        attestation: attestation.map_err(Failure::new)?,
    })
    .map_err(Failure::new)
}

/// Invites, lists or ends.
pub async fn staff(what: StaffCommand) -> Result<ExitCode, Failure> {
    let origin = config::origin().map_err(Failure::new)?;
    let keep = open::keep(&config::var(), config::key().as_deref()).await?;
    let attestation = config::staff_attestation();
    let staff = open(keep.clone(), &origin, attestation.as_deref())?;
    match what {
        StaffCommand::Invite {
            name,
            login,
            office,
            role,
            privacy_officer,
        } => {
            let post = post(&keep, office, role, privacy_officer).await?;
            invite(&staff, &origin, NewMember { login, name, post }).await
        }
        StaffCommand::List => list(&keep, &staff).await,
        StaffCommand::End { login } => end(&keep, &staff, &login).await,
    }
}

async fn post(
    keep: &Keep,
    office: Option<String>,
    roles: Vec<Role>,
    privacy_officer: Option<String>,
) -> Result<Post, Failure> {
    match (office, privacy_officer) {
        (Some(office), None) => Ok(Post::Office {
            office,
            roles: BTreeSet::from_iter(roles),
        }),
        (None, Some(code)) => {
            let institution = keep
                .institution_by_code(&code)
                .await
                .map_err(Failure::new)?;
            let institution = institution
                .ok_or_else(|| Failure::new(format!("no institution has the code {code}")))?;
            Ok(Post::PrivacyOfficer {
                institution: institution.id,
            })
        }
        _ => Err(Failure::new(
            "give --office with --role, or --privacy-officer",
        )),
    }
}

async fn invite(staff: &Staff, origin: &str, new: NewMember) -> Result<ExitCode, Failure> {
    if !is_name(&new.name) {
        return Err(Failure::new(
            "--name: 1 to 60 characters, without 《, 》 and ｜",
        ));
    }
    if !is_login(&new.login) {
        return Err(Failure::new(
            "--login: 2 to 40 small letters, digits, dots or hyphens",
        ));
    }
    let invitation = staff
        .invite(Actor::Operator, new)
        .await
        .map_err(Failure::new)?;
    println!("{origin}/staff/join/{}", invitation.token);
    eprintln!(
        "hikae: can be used once, until {}",
        invitation.until.format("%F %T UTC")
    );
    Ok(ExitCode::SUCCESS)
}

async fn list(keep: &Keep, staff: &Staff) -> Result<ExitCode, Failure> {
    for standing in staff.members().await.map_err(Failure::new)? {
        println!("{}", line(keep, &standing).await?);
    }
    Ok(ExitCode::SUCCESS)
}

async fn line(keep: &Keep, standing: &Standing) -> Result<String, Failure> {
    let member = &standing.member;
    let post = match &member.post {
        Post::Office { office, roles } => {
            let roles: Vec<_> = roles.iter().map(|role| role.key()).collect();
            format!("{office}: {}", roles.join(", "))
        }
        Post::PrivacyOfficer { institution } => {
            let institution = keep.institution(*institution).await.map_err(Failure::new)?;
            let name = institution.map_or_else(|| "?".to_owned(), |it| it.name);
            format!("{name}: privacy officer")
        }
    };
    let left = match standing.left {
        Some(left) => format!("  left {}", left.format("%F")),
        None => String::new(),
    };
    let since = standing.since.format("%F");
    Ok(format!(
        "{}  {}  {post}  since {since}{left}",
        member.login, member.name
    ))
}

async fn end(keep: &Keep, staff: &Staff, login: &str) -> Result<ExitCode, Failure> {
    let standing = keep.member_called(login).await.map_err(Failure::new)?;
    let standing = standing
        .filter(Standing::active)
        .ok_or_else(|| Failure::new(format!("nobody signs in with {login}")))?;
    staff
        .end(&Actor::Operator, standing.member.id)
        .await
        .map_err(Failure::new)?;
    Ok(ExitCode::SUCCESS)
}

//! The command line. One module per subcommand; each ends with an exit code and, if it failed,
//! one line on the standard error output that says why.

mod disaster;
mod duties;
mod generate;
mod import;
mod institution;
mod keys;
mod log;
mod migrate;
mod open;
mod push;
mod quarantine;
mod read;
mod schema;
mod serve;
mod staff;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{config, demo};

/// ひかえ: a health record portal that a municipality hosts for its residents.
#[derive(Debug, Parser)]
#[command(name = "hikae", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the portal with a fictional municipality (the default)
    Demo(serve::DemoArgs),
    /// Run the portal
    Serve,
    /// Import files: residents, checkups, vaccinations, institutions
    Import(import::ImportArgs),
    /// See what an importer could not take
    #[command(subcommand)]
    Quarantine(quarantine::Quarantine),
    /// Invite staff, list them, see them off
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Make or change the root key
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Bring the tables of the database up to date
    Migrate,
    /// Check a citizen's statement, without a portal
    Verify(verify::VerifyArgs),
    /// Check or export the public log
    #[command(subcommand)]
    Log(log::Log),
    /// See to how the tables lie on a cluster
    #[command(subcommand)]
    Schema(schema::Schema),
    /// Let institutions in, suspend them, see when they were last heard of
    #[command(subcommand)]
    Institution(institution::InstitutionCommand),
    /// Declare disasters, list them, end them
    #[command(subcommand)]
    Disaster(disaster::DisasterCommand),
    /// Change the key by which push services know the portal
    #[command(subcommand)]
    Push(push::PushCommand),
    /// Show which process looks after what in the background
    Duties,
    /// Read a demo resident's records as an institution
    Read(read::ReadArgs),
    /// Write fictional files for measuring
    Generate(generate::GenerateArgs),
}

impl Command {
    /// Whether it opens what is kept. The demo sees by itself to who may be there at once.
    fn works_on_what_is_kept(&self) -> bool {
        match self {
            Self::Demo(_) | Self::Verify(_) | Self::Generate(_) => false,
            Self::Serve
            | Self::Import(_)
            | Self::Quarantine(_)
            | Self::Staff(_)
            | Self::Keys(_)
            | Self::Migrate
            | Self::Log(_)
            | Self::Schema(_)
            | Self::Institution(_)
            | Self::Disaster(_)
            | Self::Push(_)
            | Self::Duties
            | Self::Read(_) => true,
        }
    }
}

/// Why a command failed: one line for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    /// A failure with this line.
    pub fn new(line: impl std::fmt::Display) -> Self {
        Self(line.to_string())
    }
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    init_tracing();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return failed(&Failure::new(error)),
    };
    let command = cli
        .command
        .unwrap_or_else(|| Command::Demo(serve::DemoArgs::default()));
    let outcome = runtime.block_on(async {
        let _in_use = match command.works_on_what_is_kept() {
            true => demo::in_use(&config::var()).map_err(Failure::new)?,
            false => None,
        };
        match command {
            Command::Demo(args) => serve::demo(args).await,
            Command::Serve => serve::serve().await,
            Command::Import(args) => import::import(args).await,
            Command::Quarantine(what) => quarantine::quarantine(what).await,
            Command::Staff(what) => staff::staff(what).await,
            Command::Keys(what) => keys::keys(what).await,
            Command::Migrate => migrate::migrate().await,
            Command::Verify(args) => verify::verify(&args),
            Command::Log(what) => log::log(what).await,
            Command::Schema(what) => schema::schema(what).await,
            Command::Institution(what) => institution::institution(what).await,
            Command::Disaster(what) => disaster::disaster(what).await,
            Command::Push(what) => push::push(what).await,
            Command::Duties => duties::duties().await,
            Command::Read(args) => read::read(args).await,
            Command::Generate(args) => generate::generate(&args),
        }
    });
    outcome.unwrap_or_else(|failure| failed(&failure))
}

fn failed(failure: &Failure) -> ExitCode {
    eprintln!("hikae: {failure}");
    ExitCode::FAILURE
}

/// Logs go to the standard error output; `HIKAE_LOG` sets the level (default `warn`),
/// `HIKAE_LOG_FORMAT=json` makes them machine-readable.
fn init_tracing() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("HIKAE_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if std::env::var("HIKAE_LOG_FORMAT").is_ok_and(|format| format == "json") {
        builder.json().init();
    } else {
        builder.init();
    }
}

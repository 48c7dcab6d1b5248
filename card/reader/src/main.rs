//! `hikae-card`: stands beside a card reader. A link of a portal opens it; it shows what the portal
//! wants signed, asks for the PIN, lets the card sign, and hands the answer to the portal.
//!
//! It signs nothing but the text that it builds itself from the link's fields, for portals that its
//! owner has named. PINs are neither kept nor shown.

mod ceremony;
mod desktop;
mod doctor;
mod emulate;
mod info;
mod portals;
mod reader;
mod terminal;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use portals::Portals;
use words::Lang;

#[derive(Debug, Parser)]
#[command(name = "hikae-card", version, about)]
struct Cli {
    /// Name of the reader, or a part of it, if there are several
    #[arg(long, global = true)]
    reader: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Sign what a portal asks for: the link that its page opens, or that was copied from it
    Open {
        /// `hikae-card:sign?…`; asked for if it is not given
        link: Option<String>,
    },
    /// Name a portal for which cards may sign, as its address stands in the browser
    Trust {
        /// For instance https://hikae.example.lg.jp
        origin: String,
    },
    /// Forget a portal
    Distrust {
        /// As it was named
        origin: String,
    },
    /// List the portals for which cards may sign
    Portals,
    /// What is on the card, until when, and how many tries its PINs have left. Uses up none
    Info,
    /// Find out what is missing: service, reader, card, portals, link
    Doctor,
    /// Let links of portals open this program (Linux desktops)
    Install,
    /// Be a card: a software card in the virtual reader of vsmartcard (vpcd), for tests
    Emulate {
        /// File with the state of a software card; its counters are written back
        card: PathBuf,
        /// Where the virtual reader listens
        #[arg(long, default_value = "127.0.0.1:35963")]
        vpcd: String,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = Lang::here();
    let done = match cli.command {
        Command::Open { link } => ceremony::open(link, cli.reader.as_deref(), lang),
        Command::Trust { origin } => Portals::here().and_then(|it| it.trust(&origin)),
        Command::Distrust { origin } => Portals::here().and_then(|it| it.distrust(&origin)),
        Command::Portals => Portals::here().and_then(|it| it.print()),
        Command::Info => info::print(cli.reader.as_deref(), lang),
        Command::Doctor => return doctor::examine(cli.reader.as_deref(), lang),
        Command::Install => desktop::install(lang),
        Command::Emulate { card, vpcd } => emulate::stand_in(&card, &vpcd),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("hikae-card: {}", trouble.words(lang));
            ExitCode::FAILURE
        }
    }
}

//! `hikae demo` and `hikae serve`.

use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use hikae_card::message::Origin;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Notify;

use super::{Failure, open, staff};
use crate::ambient::{Clock as _, SystemClock, SystemEntropy};
use crate::circular;
use crate::config::{self, Config, Database};
use crate::deliver::{self, Courier};
use crate::demo::{self, Demo, Place};
use crate::documents::pdf::FontError;
use crate::documents::signature::Seal;
use crate::documents::statement::Press;
use crate::duty;
use crate::gateway::Gateway;
use crate::identity::app::{self, App};
use crate::identity::{Identity, Parts, revocation, trust};
use crate::keep::Keep;
use crate::log;
use crate::web::{self, AppState, Assets, Shared};

/// Requests under way get so long to end after a signal; waiting login pages would never end.
const GRACE: Duration = Duration::from_secs(3);

/// Options of `hikae demo`.
#[derive(Debug, Default, Args)]
pub struct DemoArgs {
    /// Throw the demo's state away and begin anew
    #[arg(long)]
    reset: bool,
}

/// Runs the portal with a fictional municipality.
pub async fn demo(args: DemoArgs) -> Result<ExitCode, Failure> {
    let config = Config::demo().map_err(Failure::new)?;
    let witnesses = open::witnesses(config.witnesses.as_deref())?;
    let listener = listen(&config).await?;
    let var = &config.var;
    let place = match config::database().map_err(Failure::new)? {
        Database::File(_) => Place::File,
        Database::Server { .. } => Place::Server,
    };
    let claimed = demo::claim(var, args.reset, place).map_err(Failure::new)?;
    let keep = open::keep(var, config.key.as_deref()).await?;
    let origin = origin(&config)?;
    let demo = demo::prepare(&keep, claimed, origin, |step| eprintln!("hikae: {step}"))
        .await
        .map_err(Failure::new)?;
    let Demo {
        identity,
        reader,
        in_use: _in_use,
    } = demo;
    println!("{}", demo::welcome(&config.portal.origin));
    let state = state(config, keep, identity, Some(Arc::new(reader)))?;
    run(listener, state, witnesses).await
}

/// Runs the portal.
pub async fn serve() -> Result<ExitCode, Failure> {
    let config = Config::serve().map_err(Failure::new)?;
    let witnesses = open::witnesses(config.witnesses.as_deref())?;
    let trust = config
        .trust
        .as_deref()
        .unwrap_or_else(|| std::path::Path::new("."));
    let trust = trust::load(trust).map_err(Failure::new)?;
    let setting = config.revocation.as_deref().unwrap_or_default();
    let revocation = revocation::source(setting, &trust).map_err(Failure::new)?;
    let origin = origin(&config)?;
    let listener = listen(&config).await?;
    let keep = open::keep(&config.var, config.key.as_deref()).await?;
    let identity = Identity::new(Parts {
        keep: keep.clone(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        trust,
        revocation: Arc::new(revocation),
        origin,
    });
    println!("{}: {}", config.portal.municipality, config.portal.origin);
    let state = state(config, keep, identity, None)?;
    run(listener, state, witnesses).await
}

fn origin(config: &Config) -> Result<Origin, Failure> {
    config.portal.origin.parse().map_err(Failure::new)
}

async fn listen(config: &Config) -> Result<TcpListener, Failure> {
    let address = config.listen;
    TcpListener::bind(address)
        .await
        .map_err(|error| Failure::new(format!("cannot listen on {address}: {error}")))
}

fn state(
    config: Config,
    keep: Keep,
    identity: Identity,
    reader: Option<Arc<demo::reader::Reader>>,
) -> Result<AppState, Failure> {
    let assets = Assets::load(&config.assets).map_err(Failure::new)?;
    let staff = staff::open(
        keep.clone(),
        &config.portal.origin,
        config.staff_attestation.as_deref(),
    )?;
    let press = press(&config, &keep)?;
    let app = app(&config, &keep);
    let entropy = Arc::new(SystemEntropy);
    let gateway = Gateway::new(keep.clone(), entropy.clone(), &config.portal.origin);
    Ok(AppState::new(Shared {
        keep,
        clock: Arc::new(SystemClock),
        entropy,
        portal: config.portal,
        assets,
        identity,
        app,
        gateway,
        staff,
        press,
        reader,
    }))
}

/// デジタル認証アプリ, where it is offered.
fn app(config: &Config, keep: &Keep) -> Option<App> {
    let settings = config.app.clone()?;
    Some(App::new(app::Parts {
        keep: keep.clone(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        settings,
        origin: config.portal.origin.clone(),
    }))
}

/// What documents need. A portal without a font runs, and says that it makes none; a font or key
/// that was set and cannot be used ends the start.
fn press(config: &Config, keep: &Keep) -> Result<Option<Arc<Press>>, Failure> {
    let portal = &config.portal;
    let host = portal.origin.split_once("://");
    let host = host.map_or(portal.origin.as_str(), |(_, host)| host);
    let seal = match &config.seal {
        Some(files) => Seal::load(&files.key, &files.certificates, SystemClock.now()),
        None => Seal::own(&keep.document_seed(), host, &portal.municipality),
    };
    let seal = seal.map_err(Failure::new)?;
    match Press::new(config.font.as_deref(), seal) {
        Ok(press) => Ok(Some(Arc::new(press))),
        Err(error @ FontError::None) => {
            eprintln!("hikae: statements cannot be made as PDF: {error}");
            Ok(None)
        }
        Err(error) => Err(Failure::new(error)),
    }
}

/// Serves until a signal ends it.
async fn run(
    listener: TcpListener,
    state: AppState,
    witnesses: Vec<log::Post>,
) -> Result<ExitCode, Failure> {
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::new)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::new)?;
    let ending = Arc::new(Notify::new());
    let duties = tokio::spawn(duty::attend(
        state.keep.clone(),
        state.identity.revocation(),
    ));
    let courier = Courier::new(deliver::Parts {
        keep: state.keep.clone(),
        entropy: Arc::new(SystemEntropy),
        services: state.portal.push.clone(),
        contact: state.portal.origin.clone(),
        patience: None,
    });
    let courier = courier.map_err(Failure::new)?;
    let deliveries = tokio::spawn(deliver::attend(state.keep.clone(), courier));
    let municipality = circular::Municipality {
        code: state.portal.municipality_code.clone(),
        name: state.portal.municipality.clone(),
    };
    let circulars = tokio::spawn(circular::duty::attend(state.keep.clone(), municipality));
    let signer = log::signer(&state.keep, &state.portal.origin)
        .await
        .map_err(Failure::new)?;
    let sequencer = tokio::spawn(log::attend(state.keep.clone(), signer));
    let witnesses = tokio::spawn(log::attend_witnesses(state.keep.clone(), witnesses));
    let stop = Arc::clone(&ending);
    let server = axum::serve(
        listener,
        web::portal(state).into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(async move { stop.notified().await })
    .into_future();
    let mut server = tokio::spawn(server);
    let outcome = tokio::select! {
        ended = &mut server => ended.map_err(Failure::new)?.map_err(Failure::new),
        _ = interrupt.recv() => Ok(()),
        _ = terminate.recv() => Ok(()),
    };
    ending.notify_one();
    let _ = tokio::time::timeout(GRACE, server).await;
    duties.abort();
    circulars.abort();
    sequencer.abort();
    witnesses.abort();
    deliveries.abort();
    outcome.map(|()| ExitCode::SUCCESS)
}

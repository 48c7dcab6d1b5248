//! A portal in a temporary folder: fictional people with ten years of checkups, who permit a clinic
//! to see them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::TimeDelta;
use hikae_core::calendar::jst_date;
use hikae_core::consent::{Directive, Effect, Grantees, InstitutionKind, Level, Purpose, Scope};
use hikae_core::ids::{DirectiveId, InstitutionId, PersonId};
use hikae_core::institution::Institution;
use hikae_core::record::Category;
use hikae_server::ambient::{Clock as _, SystemClock, SystemEntropy};
use hikae_server::config::{Limits, PhoneLogin, Portal};
use hikae_server::demo::generate::bulk::Bulk;
use hikae_server::demo::reader::Reader;
use hikae_server::demo::residents::MUNICIPALITY;
use hikae_server::gateway::{Admission, Budget, Gateway, Keys};
use hikae_server::identity::{Identity, Parts};
use hikae_server::intake::{Silent, import};
use hikae_server::keep::{ImportKind, Keep};
use hikae_server::log;
use hikae_server::staff::{self, Staff};
use hikae_server::store::OnOlder;
use hikae_server::store::sqlite::Sqlite;
use hikae_server::vault::RootKey;
use hikae_server::web::{AppState, Assets, Shared, portal};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use crate::Done;
use crate::forgetful::Forgetful;
use crate::software::Software;

const YEARS: usize = 10;

const ROOT: [u8; 32] = [7; 32];

pub struct House {
    pub keep: Keep,
    /// What the clinic calls its patients.
    pub names: Arc<Vec<String>>,
    pub folder: tempfile::TempDir,
    people: Vec<PersonId>,
    clinic: InstitutionId,
}

/// Where a portal is reached, and the clinic's software for it.
pub struct Server {
    pub address: std::net::SocketAddr,
    pub software: Software,
}

impl House {
    pub async fn of(people: usize) -> Done<Self> {
        let folder = tempfile::tempdir()?;
        let clock = Arc::new(SystemClock);
        let keep = Keep::open_sqlite(
            &folder.path().join("hikae.db"),
            RootKey::new(ROOT),
            clock.clone(),
            Arc::new(SystemEntropy),
        )
        .await?;
        let bulk = Bulk {
            people,
            reports: people * YEARS,
            seed: 1,
            today: jst_date(clock.now()),
        };
        let files = bulk.write(&folder.path().join("files"))?.0;
        for kind in [ImportKind::Residents, ImportKind::Checkups] {
            let of_kind = files.iter().filter(|(one, _)| *one == kind);
            let of_kind: Vec<PathBuf> = of_kind.map(|(_, file)| file.clone()).collect();
            import(&keep, kind, &of_kind, &mut Silent).await?;
        }
        let clinic = keep.put_institution(&clinic(&keep)).await?.0;
        let keys = Keys::parse(&Software::new(1, clinic, "").jwks())?;
        Admission::register(&keep, clinic, keys, false).await?;
        let many = Budget {
            institution: 100_000_000,
            actor: 100_000_000,
        };
        Admission::allow(&keep, clinic, many).await?;
        let people = keep.people(None, u32::try_from(people)?).await?;
        let mut names = Vec::new();
        for person in &people {
            keep.put_directive(*person, permit(&keep, *person), 0)
                .await?;
            names.push(keep.pseudonym(*person, clinic).await?.to_string());
        }
        Ok(Self {
            keep,
            names: Arc::new(names),
            folder,
            people,
            clinic,
        })
    }

    /// The same portal, but what it writes into logs is forgotten.
    pub async fn without_log(&self) -> Done<Keep> {
        let file = self.folder.path().join("hikae.db");
        let store = Forgetful(Sqlite::open(&file, OnOlder::Refuse).await?);
        let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
        Ok(Keep::open(Arc::new(store), RootKey::new(ROOT), clock, entropy).await?)
    }

    /// Serves a portal on a port of this machine, with what runs beside it.
    pub async fn served(&self, keep: Keep) -> Done<Server> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let origin = format!("http://localhost:{}", address.port());
        let state = state(&keep, &origin, &self.folder.path().join("cards.json"))?;
        let signer = log::signer(&keep, &origin).await?;
        tokio::spawn(log::attend(keep, signer));
        tokio::spawn(async move { axum::serve(listener, portal(state)).await });
        let audience = format!("{origin}{}", hikae_server::gateway::TOKEN_PATH);
        let software = Software::new(1, self.clinic, &audience);
        Ok(Server { address, software })
    }

    /// How many entries everyone's logs have.
    pub async fn entries(&self) -> Done<u64> {
        let mut all = 0;
        for person in &self.people {
            all += self.keep.entry_count(*person).await?;
        }
        Ok(all)
    }

    /// How large an entry is on the disk.
    pub async fn entry_bytes(&self) -> Done<i64> {
        let file = self.folder.path().join("hikae.db");
        let mut connection = SqliteConnectOptions::new().filename(file).connect().await?;
        let last = "SELECT length(head) + length(sealed) FROM disclosure ORDER BY recorded_at DESC LIMIT 1";
        Ok(sqlx::query_scalar(last).fetch_one(&mut connection).await?)
    }
}

fn clinic(keep: &Keep) -> Institution {
    Institution {
        id: keep.mint(InstitutionId::new),
        code: "9910000018".into(),
        name: "例示クリニック".into(),
        kind: InstitutionKind::Clinic,
        units: vec!["内科".into()],
        purposes: [Purpose::Treatment].into(),
        contact: "privacy@example.invalid".into(),
        place: None,
        hours: std::collections::BTreeMap::new(),
    }
}

/// A standing permit to see checkups.
fn permit(keep: &Keep, person: PersonId) -> Directive {
    let now = keep.now();
    Directive {
        id: keep.mint(DirectiveId::new),
        version: 1,
        effect: Effect::Permit,
        purposes: [Purpose::Treatment].into(),
        grantees: Grantees::Everyone,
        except: BTreeSet::new(),
        scope: Scope::Categories {
            categories: [Category::Checkup].into(),
            sensitive: BTreeSet::new(),
        },
        period: None,
        valid_from: now,
        valid_until: Some(now + TimeDelta::days(365)),
        made_at: now,
        made_by: person,
        made_with: Level::Card,
        study: None,
        visit: None,
    }
}

fn state(keep: &Keep, origin: &str, cards: &std::path::Path) -> Done<AppState> {
    let clock = Arc::new(SystemClock);
    let entropy = Arc::new(SystemEntropy);
    let reader = Reader::open(cards, &[], &SystemEntropy, clock.now())?;
    let identity = Identity::new(Parts {
        keep: keep.clone(),
        clock: clock.clone(),
        entropy: entropy.clone(),
        trust: reader.trust().clone(),
        revocation: Arc::new(reader.lists()),
        origin: origin.parse()?,
    });
    let staff = Staff::new(staff::Parts {
        keep: keep.clone(),
        clock: clock.clone(),
        entropy: entropy.clone(),
        origin,
        attestation: None,
    })?;
    Ok(AppState::new(Shared {
        keep: keep.clone(),
        clock,
        entropy: entropy.clone(),
        portal: Portal {
            origin: origin.to_owned(),
            municipality: "みほん市".into(),
            municipality_code: MUNICIPALITY.into(),
            case_days: 14,
            circulars: hikae_server::config::Circulars::default(),
            limits: Limits::default(),
            client_address: axum_client_ip::ClientIpSource::ConnectInfo,
            push: hikae_server::deliver::push::Services::default(),
            phone_login: PhoneLogin::default(),
            demo: false,
        },
        assets: Assets::none(),
        identity,
        app: None,
        gateway: Gateway::new(keep.clone(), entropy, origin),
        staff,
        press: None,
        reader: None,
    }))
}

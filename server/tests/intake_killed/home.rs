//! Where a town keeps what it knows: a file in its state folder, or a PostgreSQL server.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use hikae_server::ambient::{SystemEntropy, random};
use hikae_server::store::postgres::Postgres;
use hikae_server::store::sqlite::Sqlite;
use hikae_server::store::{OnOlder, Store};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

/// Names the server, as its administrator.
const SERVER: &str = "HIKAE_TEST_DATABASE_URL";

/// The roles are fictional, and so is what they protect.
const PASSWORD: &str = "fictional";

/// Which of the two.
#[derive(Debug, Clone, Copy)]
pub enum Engine {
    File,
    Server,
}

/// A place that is still empty.
pub enum Home {
    File,
    Server(Database),
}

impl Engine {
    /// Whether it is there; if not, that is said.
    pub fn is_there(self) -> bool {
        let there = matches!(self, Self::File) || std::env::var_os(SERVER).is_some();
        if !there {
            eprintln!("skipped: {SERVER} is not set");
        }
        there
    }

    pub async fn home(self) -> Home {
        match self {
            Self::File => Home::File,
            Self::Server => Home::Server(Database::new().await),
        }
    }
}

impl Home {
    /// What the importing program is told.
    pub fn setting(&self) -> (&'static str, &str) {
        match self {
            // As good as not set.
            Self::File => ("HIKAE_DATABASE_URL", ""),
            Self::Server(database) => ("HIKAE_DATABASE_URL", &database.portal),
        }
    }

    /// The same, opened; `file` is where it lies if it is one.
    pub async fn open(&self, file: &Path) -> Arc<dyn Store> {
        match self {
            Self::File => Arc::new(Sqlite::open(file, OnOlder::Migrate).await.unwrap()),
            Self::Server(database) => {
                let address = database.portal.parse().unwrap();
                Arc::new(Postgres::open(&address, 4).await.unwrap())
            }
        }
    }
}

/// A database of one's own on the server, with its tables and roles. Gone with this value.
pub struct Database {
    admin: String,
    name: String,
    /// Its address, as the role that owns nothing.
    portal: String,
}

impl Database {
    async fn new() -> Self {
        let admin = std::env::var(SERVER).unwrap();
        let server: PgConnectOptions = admin.parse().unwrap();
        let name = format!("hikae_killed_{}", hex(random(&SystemEntropy)));
        let address = |role: &str| {
            let (host, port) = (server.get_host(), server.get_port());
            format!("postgres://{role}:{PASSWORD}@{host}:{port}/{name}")
        };
        let [owner, portal] = ["owner", "portal"].map(|role| format!("{name}_{role}"));
        let database = Self {
            portal: address(&portal),
            admin,
            name: name.clone(),
        };
        database
            .run(&[
                format!("CREATE ROLE {owner} LOGIN PASSWORD '{PASSWORD}'"),
                format!("CREATE ROLE {portal} LOGIN PASSWORD '{PASSWORD}'"),
                format!("CREATE DATABASE {name} OWNER {owner}"),
            ])
            .await;
        let migrated = Command::new(env!("CARGO_BIN_EXE_hikae"))
            .arg("migrate")
            .env("HIKAE_DATABASE_URL", &database.portal)
            .env("HIKAE_DATABASE_OWNER_URL", address(&owner))
            .output()
            .unwrap();
        assert!(migrated.status.success(), "{migrated:?}");
        database
    }

    async fn run(&self, statements: &[String]) {
        let mut connection = PgConnection::connect(&self.admin).await.unwrap();
        for statement in statements {
            let statement = AssertSqlSafe(statement.clone());
            connection.execute(statement).await.unwrap();
        }
        connection.close().await.unwrap();
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let name = &self.name;
        let statements = [
            format!("DROP DATABASE {name} WITH (FORCE)"),
            format!("DROP ROLE {name}_owner"),
            format!("DROP ROLE {name}_portal"),
        ];
        let handle = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| handle.block_on(self.run(&statements)));
    }
}

fn hex(bytes: [u8; 6]) -> String {
    bytes.map(|byte| format!("{byte:02x}")).concat()
}

//! Databases for tests, on the server that `HIKAE_TEST_DATABASE_URL` names as its administrator.

use std::fs::File;

use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, PgConnection};

use super::{Address, distribute, migrate};
use crate::ambient::{SystemEntropy, random};

/// Names the server. Without it, tests that need one say that they were skipped.
const SERVER: &str = "HIKAE_TEST_DATABASE_URL";

/// The roles are fictional, and so is what they protect.
const PASSWORD: &str = "fictional";

/// Takes away what a test before has left.
const EMPTY: &str = "DO $$ DECLARE it record; BEGIN \
     SET LOCAL citus.multi_shard_modify_mode = 'sequential'; \
     DROP FUNCTION IF EXISTS hikae_scope(text, text, text, text); \
     FOR it IN SELECT relname FROM pg_class WHERE relkind = 'r' \
         AND relnamespace = 'public'::regnamespace LOOP \
         EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', it.relname); \
     END LOOP; END $$";

/// A database with two roles: one that owns it, one that owns nothing. Each test has one of its
/// own, dropped with this value; on a Citus cluster, where databases cannot be made so easily,
/// the tests take the one of the address in turn.
pub(crate) struct Database {
    admin: Address,
    name: String,
    owner: String,
    portal: String,
    turn: Option<File>,
}

impl Database {
    /// A database without tables. `None`, loudly, where there is no server.
    pub(crate) async fn empty() -> Option<Self> {
        let Ok(server) = std::env::var(SERVER) else {
            eprintln!("skipped: {SERVER} is not set");
            return None;
        };
        let admin: Address = server.parse().unwrap();
        let mut connection = admin.connect().await.unwrap();
        let spread: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')",
        )
        .fetch_one(&mut connection)
        .await
        .unwrap();
        let database = if spread {
            Self::in_turn(admin)
        } else {
            Self::anew(admin)
        };
        database.make(&mut connection).await;
        Some(database)
    }

    fn anew(admin: Address) -> Self {
        let name = format!("hikae_test_{}", hex::encode(random::<6>(&SystemEntropy)));
        Self {
            admin,
            owner: format!("{name}_owner"),
            portal: format!("{name}_portal"),
            name,
            turn: None,
        }
    }

    fn in_turn(admin: Address) -> Self {
        let turn = File::create(std::env::temp_dir().join("hikae-test-turn")).unwrap();
        turn.lock().unwrap();
        Self {
            name: admin.options.get_database().unwrap().to_owned(),
            admin,
            owner: "hikae_test_owner".to_owned(),
            portal: "hikae_test_portal".to_owned(),
            turn: Some(turn),
        }
    }

    async fn make(&self, connection: &mut PgConnection) {
        let Self {
            name,
            owner,
            portal,
            turn,
            ..
        } = self;
        if turn.is_some() {
            run(connection, EMPTY.to_owned()).await;
        } else {
            run(connection, format!("CREATE DATABASE {name}")).await;
        }
        for role in [owner, portal] {
            let known: bool = sqlx::query_scalar("SELECT to_regrole($1) IS NOT NULL")
                .bind(role)
                .fetch_one(&mut *connection)
                .await
                .unwrap();
            if !known {
                let make = format!("CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'");
                run(connection, make).await;
            }
        }
        run(
            connection,
            format!("ALTER DATABASE {name} OWNER TO {owner}"),
        )
        .await;
    }

    /// A database with its tables.
    pub(crate) async fn migrated() -> Option<Self> {
        let database = Self::empty().await?;
        let (owner, portal) = (database.owner(), database.portal());
        migrate(&owner, &portal).await.unwrap();
        if database.turn.is_some() {
            distribute(&owner, &portal).await.unwrap();
        }
        Some(database)
    }

    fn of(&self, role: &str) -> Address {
        Address {
            options: self
                .admin
                .options()
                .database(&self.name)
                .username(role)
                .password(PASSWORD),
            named: self.admin.named,
        }
    }

    /// As the administrator of the server.
    pub(crate) fn admin(&self) -> Address {
        Address {
            options: self.admin.options().database(&self.name),
            ..self.admin.clone()
        }
    }

    /// A connection of the administrator that is told from the portal's.
    pub(crate) async fn outside(&self) -> PgConnection {
        let options = self.admin().options().application_name("outside");
        options.connect().await.unwrap()
    }

    /// As the role that owns the tables.
    pub(crate) fn owner(&self) -> Address {
        self.of(&self.owner)
    }

    /// As the role that the portal runs as.
    pub(crate) fn portal(&self) -> Address {
        self.of(&self.portal)
    }

    /// Does something as the administrator.
    pub(crate) async fn alter(&self, sql: &str) {
        let sql = sql
            .replace("OWNER", &self.owner)
            .replace("PORTAL", &self.portal)
            .replace("DATABASE_NAME", &self.name);
        run(&mut self.admin().connect().await.unwrap(), sql).await;
    }
}

async fn run(connection: &mut PgConnection, sql: String) {
    connection.execute(AssertSqlSafe(sql)).await.unwrap();
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.turn.is_some() {
            return;
        }
        let (admin, name) = (self.admin.clone(), self.name.clone());
        let roles = [self.owner.clone(), self.portal.clone()];
        // Dropping cannot wait, so that another thread does.
        let cleaning = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let mut connection = admin.connect().await.unwrap();
                let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                run(&mut connection, drop).await;
                for role in roles {
                    run(&mut connection, format!("DROP ROLE {role}")).await;
                }
                connection.close().await.unwrap();
            });
        });
        let cleaned = cleaning.join();
        assert!(cleaned.is_ok() || std::thread::panicking());
    }
}

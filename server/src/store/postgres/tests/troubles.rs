//! When the database or the way to it fails in the middle.

use std::process::{Child, Command, Stdio};

use sqlx::{ConnectOptions as _, Connection as _, Executor as _};

use super::*;
use crate::store::Store;
use crate::store::conformance::child::place;
use crate::store::conformance::durability::{
    killed_after, nothing_acknowledged_is_lost, write_until_killed,
};
use crate::store::conformance::paused::{
    a_paused_process_publishes_nothing_when_it_wakes_up, count,
};
use crate::store::conformance::{disclosures, inhabited, person, race};

/// The address with its password, for other processes.
fn whole(address: &Address) -> String {
    let url = address.options().to_url_lossy().to_string();
    assert!(url.contains("fictional"));
    url
}

async fn child_store() -> Arc<dyn Store> {
    let address: Address = place().parse().unwrap();
    Arc::new(Postgres::open(&address, 8).await.unwrap())
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_by_kill_9() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let child = "store::postgres::tests::troubles::child_that_writes_until_it_is_killed";
    let logs = killed_after(400, child, &whole(&database.portal()));
    let store: Arc<dyn Store> = Arc::new(Postgres::open(&database.portal(), 2).await.unwrap());
    nothing_acknowledged_is_lost(&store, &logs).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the child of the test above"]
async fn child_that_writes_until_it_is_killed() {
    write_until_killed(&child_store().await).await;
}

#[tokio::test]
async fn a_paused_process_contradicts_nobody() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let child = "store::postgres::tests::troubles::child_that_counts";
    let place = whole(&database.portal());
    tokio::task::spawn_blocking(move || {
        a_paused_process_publishes_nothing_when_it_wakes_up(child, &place);
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the child of the test above"]
async fn child_that_counts() {
    count(&child_store().await).await;
}

/// Ends every connection of the portal, as a server does that is started again.
const END_ALL: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
     WHERE application_name = 'hikae' AND datname = current_database() AND pid <> pg_backend_pid()";

#[tokio::test(flavor = "multi_thread")]
async fn connections_that_broke_are_replaced_without_anyone_noticing() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let store: Arc<dyn Store> = Arc::new(Postgres::open(&database.portal(), 8).await.unwrap());
    inhabited(&store, 8).await;
    let mut admin = database.outside().await;
    for round in 1..=3 {
        race(&store, 8, move |store, n| async move {
            disclosures::append(&store, person(n + 1), &disclosures::entry(2 * round - 1))
                .await
                .unwrap();
        })
        .await;
        admin.execute(END_ALL).await.unwrap();
        race(&store, 8, move |store, n| async move {
            store.resident(person(n + 1)).await.unwrap().unwrap();
            disclosures::append(&store, person(n + 1), &disclosures::entry(2 * round))
                .await
                .unwrap();
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_in_the_middle_of_a_transaction_costs_nothing() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let store: Arc<dyn Store> = Arc::new(Postgres::open(&database.portal(), 2).await.unwrap());
    inhabited(&store, 1).await;
    let mut admin = database.outside().await;
    let mut other = database.outside().await;
    let mut locked = admin.begin().await.unwrap();
    locked.execute("LOCK TABLE disclosure").await.unwrap();
    let writer = {
        let store = Arc::clone(&store);
        tokio::spawn(
            async move { disclosures::append(&store, person(1), &disclosures::entry(1)).await },
        )
    };
    // It stands in its transaction and waits.
    loop {
        let waiting: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_locks WHERE NOT granted")
            .fetch_one(&mut other)
            .await
            .unwrap();
        if waiting > 0 {
            break;
        }
    }
    other.execute(END_ALL).await.unwrap();
    locked.rollback().await.unwrap();
    writer.await.unwrap().unwrap();
    let head = store.head(person(1)).await.unwrap().unwrap().what.unwrap();
    assert_eq!(head.seq, 1);
}

#[tokio::test]
async fn who_waits_too_long_for_a_row_is_told() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut store = Postgres::open(&database.portal(), 2).await.unwrap();
    store.limits = Limits {
        statement: "10s",
        lock: "50ms",
    };
    let store: Arc<dyn Store> = Arc::new(store);
    inhabited(&store, 1).await;
    let mut admin = database.outside().await;
    let mut locked = admin.begin().await.unwrap();
    locked.execute("LOCK TABLE disclosure").await.unwrap();
    let told = disclosures::append(&store, person(1), &disclosures::entry(1)).await;
    let Err(Error::Unavailable(why)) = told else {
        panic!("{told:?}");
    };
    assert!(why.contains("lock timeout"), "{why}");
    locked.rollback().await.unwrap();
    disclosures::append(&store, person(1), &disclosures::entry(1))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_ended() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let mut store = Postgres::open(&database.portal(), 2).await.unwrap();
    store.limits = Limits {
        statement: "50ms",
        lock: "10s",
    };
    let slow = Statement::new("SELECT count(*) FROM pg_sleep(60)");
    let told = store.read(Scope::Common, slow).await;
    let Err(Error::Unavailable(why)) = told else {
        panic!("{told:?}");
    };
    assert!(why.contains("statement timeout"), "{why}");
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_that_the_database_wants_again_are_run_again() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let store = Arc::new(Postgres::open(&database.portal(), 8).await.unwrap());
    let tested: Arc<dyn Store> = store.clone();
    inhabited(&tested, 1).await;
    // Each adds one to what it reads; serialisable, they must come out one after the other.
    let add = |n: u8| {
        let store = Arc::clone(&store);
        async move {
            let add = Statement::new(
                "INSERT INTO duty (duty, fence, holder, held_until) \
                 SELECT $1, count(*), gen_random_uuid(), 0 FROM duty",
            )
            .bind(u32::from(n));
            store
                .write(Script::serializable(Scope::Common).must(add))
                .await
        }
    };
    let outcomes = futures::future::join_all((0..12).map(add)).await;
    let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let rows = tested.duties().await.unwrap();
    assert_eq!(rows.len(), done);
    let mut counted: Vec<_> = rows.iter().map(|row| row.fence.0).collect();
    counted.sort_unstable();
    assert_eq!(counted, (0..done as u64).collect::<Vec<_>>());
    assert!(done > 1, "{outcomes:?}");
}

/// A pooler in transaction mode with two connections to the server, ended with this value.
struct Pooler {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Pooler {
    /// `None`, loudly, where pgbouncer is not installed.
    fn start(database: &Address) -> Option<Self> {
        let program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"]
            .into_iter()
            .find(|program| std::path::Path::new(program).exists());
        let Some(program) = program else {
            eprintln!("skipped: pgbouncer is not installed");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let options = database.options();
        let file = folder.path().join("pgbouncer.ini");
        // As root it must become someone else; otherwise it stays who started it.
        let user = std::fs::metadata(folder.path())
            .is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0);
        let user = if user { "user = nobody" } else { "" };
        let text = format!(
            "[databases]\n{name} = host={host} port={server} user={role} password=fictional\n\
             [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n\
             auth_type = any\npool_mode = transaction\ndefault_pool_size = 2\n{user}\n",
            name = options.get_database().unwrap(),
            host = options.get_host(),
            server = options.get_port(),
            role = options.get_username(),
        );
        std::fs::write(&file, text).unwrap();
        let child = Command::new(program)
            .arg("-q")
            .arg(&file)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Some(Self {
            child,
            port,
            _folder: folder,
        })
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pooler_that_gives_each_transaction_another_connection_keeps_people_apart() {
    let Some(database) = Database::migrated().await else {
        return;
    };
    let portal = database.portal();
    let Some(pooler) = Pooler::start(&portal) else {
        return;
    };
    let address = Address {
        options: portal
            .options()
            .host("127.0.0.1")
            .port(pooler.port)
            .statement_cache_capacity(0),
        named: false,
    };
    let store = loop {
        match Postgres::open(&address, 8).await {
            Ok(store) => break Arc::new(store),
            Err(Error::Place { .. }) => tokio::task::yield_now().await,
            Err(error) => panic!("{error}"),
        }
    };
    let tested: Arc<dyn Store> = store.clone();
    inhabited(&tested, 8).await;
    for seq in 1..=20 {
        race(&tested, 8, move |store, n| async move {
            let who = person(n + 1);
            disclosures::append(&store, who, &disclosures::entry(seq))
                .await
                .unwrap();
            assert_eq!(
                store.head(who).await.unwrap().unwrap().what.unwrap().seq,
                seq
            );
        })
        .await;
    }
    let mut admin = database.outside().await;
    let servers: i64 =
        sqlx::query_scalar("SELECT count(*) FROM pg_stat_activity WHERE usename = $1")
            .bind(portal.role())
            .fetch_one(&mut admin)
            .await
            .unwrap();
    assert!((1..=2).contains(&servers), "{servers}");
}

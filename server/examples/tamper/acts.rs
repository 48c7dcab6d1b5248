//! What can be done to a log past the portal: by a thief, who has the file alone, and by an
//! operator, who has the keys as well.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use hikae_core::disclosure::{ChainHead, Entry};
use hikae_core::ids::{EntryId, PersonId};
use hikae_server::ambient::SystemEntropy;
use hikae_server::store::sqlite::Sqlite;
use hikae_server::store::{Disclosures as _, EntryRow, OnOlder, Roots as _};
use hikae_server::vault::{Kind, PersonKey, RootKey, Vault};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, query};
use uuid::Uuid;

/// Something done to an entry of a person's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It says something else.
    Change,
    /// It is gone.
    Drop,
    /// It and the one after it stand in each other's place.
    Swap,
    /// It stands at the end once more.
    Duplicate,
    /// One that nobody wrote stands after it.
    Insert,
    /// It and all after it are gone.
    Truncate,
}

impl Act {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Change,
        Self::Drop,
        Self::Swap,
        Self::Duplicate,
        Self::Insert,
        Self::Truncate,
    ];
}

impl FromStr for Act {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let act = Self::ALL
            .into_iter()
            .find(|act| format!("{act:?}").eq_ignore_ascii_case(text));
        act.ok_or_else(|| format!("no such act: {text}"))
    }
}

/// Opens the file as anyone can who has it.
pub async fn open(file: &Path) -> sqlx::Result<SqliteConnection> {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
    options.connect().await
}

/// Does it with nothing but the file.
pub async fn steal(file: &Path, person: PersonId, act: Act, seq: u64) -> sqlx::Result<()> {
    // Numbers are changed in two steps, because each may be there once only.
    let statements: &[&'static str] = match act {
        Act::Change => &["UPDATE disclosure SET sealed = \
             CAST(substr(sealed, 1, 40) || x'00000000' || substr(sealed, 45) AS BLOB) WHERE person_id = $1 AND seq = $2"],
        Act::Drop => &["DELETE FROM disclosure WHERE person_id = $1 AND seq = $2"],
        Act::Swap => &[
            "UPDATE disclosure SET seq = -seq WHERE person_id = $1 AND seq IN ($2, $2 + 1)",
            "UPDATE disclosure SET seq = 2 * $2 + 1 + seq WHERE person_id = $1 AND seq < 0",
        ],
        Act::Duplicate => &["INSERT INTO disclosure SELECT person_id, \
             (SELECT max(seq) + 1 FROM disclosure WHERE person_id = $1), randomblob(16), \
             recorded_at, head, sealed FROM disclosure WHERE person_id = $1 AND seq = $2"],
        Act::Insert => &[
            "UPDATE disclosure SET seq = -seq WHERE person_id = $1 AND seq > $2",
            "UPDATE disclosure SET seq = 1 - seq WHERE person_id = $1 AND seq < 0",
            "INSERT INTO disclosure SELECT person_id, seq + 1, randomblob(16), recorded_at, \
             randomblob(120), randomblob(700) FROM disclosure WHERE person_id = $1 AND seq = $2",
        ],
        Act::Truncate => &["DELETE FROM disclosure WHERE person_id = $1 AND seq >= $2"],
    };
    let mut connection = open(file).await?;
    let mut work = connection.begin().await?;
    let mut touched = 0;
    for statement in statements {
        let done = query(*statement)
            .bind(person.uuid().as_bytes().as_slice())
            .bind(i64::try_from(seq).unwrap_or(i64::MAX))
            .execute(&mut *work)
            .await?;
        touched += done.rows_affected();
    }
    work.commit().await?;
    assert!(touched > 0, "nothing was there to be tampered with");
    Ok(())
}

/// Lets the tree be built anew by the portal's own sequencer, out of the leaves that `choose` leaves
/// over, in its order: shorter, or with another past.
pub async fn replant(
    file: &Path,
    choose: impl FnOnce(Vec<Vec<u8>>) -> Vec<Vec<u8>>,
) -> sqlx::Result<()> {
    let mut connection = open(file).await?;
    let mut work = connection.begin().await?;
    let leaves: Vec<Vec<u8>> = sqlx::query_scalar("SELECT leaf FROM log_index ORDER BY place")
        .fetch_all(&mut *work)
        .await?;
    for table in [
        "DELETE FROM log_index",
        "DELETE FROM log_tile",
        "DELETE FROM log_checkpoint",
        "DELETE FROM log_pending",
    ] {
        query(table).execute(&mut *work).await?;
    }
    for (at, leaf) in choose(leaves).into_iter().enumerate() {
        query("INSERT INTO log_pending (leaf, since) VALUES ($1, $2)")
            .bind(leaf)
            .bind(i64::try_from(at).unwrap_or(i64::MAX))
            .execute(&mut *work)
            .await?;
    }
    work.commit().await
}

const ENTRY: Kind = Kind::new("disclosure", 1);
const HEAD: Kind = Kind::new("disclosure-head", 1);

/// Whoever has the file and its root key.
pub struct Operator {
    file: PathBuf,
    store: Sqlite,
    vault: Vault,
}

/// An entry where it is kept.
#[derive(Debug, Clone)]
pub struct Row {
    /// The number.
    pub seq: u64,
    /// The id.
    pub id: EntryId,
    /// What it says.
    pub entry: Entry,
}

impl Operator {
    /// Opens the file with its key.
    pub async fn new(file: &Path, root: RootKey) -> Self {
        let store = Sqlite::open(file, OnOlder::Refuse).await.unwrap();
        let roots = store.roots().await.unwrap();
        let vault = Vault::open(root, &roots[0].system, Arc::new(SystemEntropy)).unwrap();
        Self {
            file: file.to_owned(),
            store,
            vault,
        }
    }

    /// Does it, with seals as the portal makes them. With `rechain`, everything after it is
    /// numbered, chained and sealed anew as well.
    pub async fn act(&self, person: PersonId, act: Act, seq: u64, rechain: bool) {
        let held = self
            .store
            .entries(person, None, u32::MAX)
            .await
            .unwrap()
            .unwrap();
        let key = self.vault.person_key(person, &held.key).unwrap();
        let mut rows: Vec<_> = held
            .what
            .iter()
            .rev()
            .map(|row| opened(&key, row))
            .collect();
        let at = usize::try_from(seq).unwrap() - 1;
        let another = |row: &Row, seq| {
            let id = EntryId::from_uuid(Uuid::from_u128(rand_like(row.id)));
            Row {
                seq,
                id,
                ..row.clone()
            }
        };
        match act {
            Act::Change => rows[at].entry.reason = "あとから書きかえた理由".to_owned(),
            Act::Drop => drop(rows.remove(at)),
            Act::Swap => {
                rows.swap(at, at + 1);
                (rows[at].seq, rows[at + 1].seq) = (seq, seq + 1);
            }
            Act::Duplicate => {
                let last = rows.len() as u64;
                rows.push(another(&rows[at], last + 1));
            }
            Act::Insert => {
                let mut added = another(&rows[at], seq + 1);
                (added.entry.id, added.entry.seq) = (added.id, seq + 1);
                added.entry.reason = "だれも書いていない理由".to_owned();
                rows.insert(at + 1, added);
                for (at, row) in rows.iter_mut().enumerate() {
                    row.seq = at as u64 + 1;
                }
            }
            Act::Truncate => rows.truncate(at),
        }
        if rechain {
            let mut head = ChainHead::empty();
            for row in &mut rows {
                row.seq = head.seq + 1;
                row.entry.seq = row.seq;
                row.entry.previous = head.hash;
                head = ChainHead::after(&row.entry).unwrap();
            }
        }
        self.write(person, &key, &rows).await.unwrap();
    }

    /// Replaces a person's rows.
    async fn write(&self, person: PersonId, key: &PersonKey, rows: &[Row]) -> sqlx::Result<()> {
        let mut connection = open(&self.file).await?;
        let mut work = connection.begin().await?;
        let whose = person.uuid().as_bytes().to_vec();
        query("DELETE FROM disclosure WHERE person_id = $1")
            .bind(whose.clone())
            .execute(&mut *work)
            .await?;
        for row in rows {
            let head = ChainHead::after(&row.entry).unwrap();
            let place = place(row.seq, row.id);
            let head = self.vault.seal(key, HEAD, &place, &head).unwrap();
            let sealed = self.vault.seal(key, ENTRY, &place, &row.entry).unwrap();
            query("INSERT INTO disclosure VALUES ($1, $2, $3, $4, $5, $6)")
                .bind(whose.clone())
                .bind(i64::try_from(row.seq).unwrap())
                .bind(row.id.uuid().as_bytes().to_vec())
                .bind(row.entry.recorded_at.timestamp_micros())
                .bind(head.0)
                .bind(sealed.0)
                .execute(&mut *work)
                .await?;
        }
        work.commit().await
    }

    /// Puts the leaves of all of a person's entries into the queue again that are not in the tree:
    /// what the operator wrote becomes public as if it had just happened.
    pub async fn publish(&self, leaves: impl IntoIterator<Item = [u8; 32]>) {
        let mut connection = open(&self.file).await.unwrap();
        for leaf in leaves {
            query(
                "INSERT INTO log_pending SELECT $1, 0 \
                 WHERE NOT EXISTS (SELECT 1 FROM log_index WHERE leaf = $1)",
            )
            .bind(leaf.to_vec())
            .execute(&mut connection)
            .await
            .unwrap();
        }
    }
}

fn opened(key: &PersonKey, row: &EntryRow) -> Row {
    let (seq, id) = (row.head.seq, row.head.id);
    let entry = key.open(ENTRY, &place(seq, id), &row.sealed).unwrap();
    Row { seq, id, entry }
}

/// Another id than this one.
fn rand_like(id: EntryId) -> u128 {
    id.uuid().as_u128() ^ 0xffff
}

fn place(seq: u64, id: EntryId) -> [u8; 24] {
    let mut place = [0; 24];
    place[..16].copy_from_slice(id.uuid().as_bytes());
    place[16..].copy_from_slice(&seq.to_be_bytes());
    place
}

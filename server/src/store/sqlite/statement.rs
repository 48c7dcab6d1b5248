//! Statements and rows as SQLite has them: ids are blobs, truths are numbers.

use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Row as _, Sqlite, SqliteConnection, TypeInfo as _, ValueRef as _};

use super::failed;
use crate::store::Error;
use crate::store::engine::{Done, Expect, Statement, Value};
use crate::store::row::{Cell, Row};

/// The statement for the driver.
fn query(statement: Statement) -> Query<'static, Sqlite, SqliteArguments> {
    let query = sqlx::query(statement.text.sqlite);
    statement
        .values
        .into_iter()
        .fold(query, |query, value| match value {
            Value::Id(id) => query.bind(id),
            Value::Number(number) => query.bind(number),
            Value::Instant(at) => query.bind(at),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Ids(ids) => {
                let hex = ids.iter().map(|id| id.simple().to_string());
                query.bind(serde_json::Value::from_iter(hex).to_string())
            }
        })
}

/// The rows of a statement.
pub(super) async fn rows(
    statement: Statement,
    connection: &mut SqliteConnection,
) -> Result<Vec<Row>, Error> {
    let rows = query(statement)
        .fetch_all(connection)
        .await
        .map_err(failed)?;
    rows.iter().map(row).collect()
}

/// Runs a step of a transaction.
pub(super) async fn step(
    (statement, expect): (Statement, Expect),
    connection: &mut SqliteConnection,
) -> Result<Done, Error> {
    if matches!(expect, Expect::Rows | Expect::Found) {
        let rows = rows(statement, connection).await?;
        if rows.is_empty() && expect == Expect::Found {
            return Err(Error::Conflict);
        }
        let touched = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        return Ok(Done { touched, rows });
    }
    let outcome = query(statement).execute(connection).await.map_err(failed)?;
    match (expect, outcome.rows_affected()) {
        (Expect::Touch, 0) => Err(Error::Conflict),
        (_, touched) => Ok(Done {
            touched,
            rows: Vec::new(),
        }),
    }
}

fn row(row: &SqliteRow) -> Result<Row, Error> {
    (0..row.len())
        .map(|at| cell(row, at).map_err(failed))
        .collect::<Result<_, _>>()
        .map(Row)
}

fn cell(row: &SqliteRow, at: usize) -> Result<Cell, sqlx::Error> {
    let value = row.try_get_raw(at)?;
    if value.is_null() {
        return Ok(Cell::Null);
    }
    let number = value.type_info().name() == "INTEGER";
    Ok(if number {
        Cell::Number(row.try_get_unchecked(at)?)
    } else {
        Cell::Bytes(row.try_get_unchecked(at)?)
    })
}

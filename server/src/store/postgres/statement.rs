//! Statements and rows as PostgreSQL has them.

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{Column as _, Executor as _, PgConnection, Row as _, TypeInfo as _, ValueRef as _};

use super::trouble::Trouble;
use crate::store::Error;
use crate::store::engine::{Done, Expect, Statement, Value};
use crate::store::row::{Cell, Row};

/// The statement for the driver; `named` if the server may keep it for the connection.
fn query(statement: &Statement, named: bool) -> Query<'_, sqlx::Postgres, PgArguments> {
    let query = sqlx::query(statement.text.postgres).persistent(named);
    statement
        .values
        .iter()
        .fold(query, |query, value| match value {
            Value::Id(id) => query.bind(id),
            Value::Number(number) => query.bind(number),
            Value::Instant(at) => query.bind(at),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Ids(ids) => query.bind(ids),
        })
}

/// Runs a step of a transaction.
pub(super) async fn step(
    statement: &Statement,
    expect: Expect,
    named: bool,
    connection: &mut PgConnection,
) -> Result<Done, Trouble> {
    let query = query(statement, named);
    if matches!(expect, Expect::Rows | Expect::Found) {
        let rows = connection.fetch_all(query).await?;
        if rows.is_empty() && expect == Expect::Found {
            return Err(Error::Conflict.into());
        }
        let rows: Vec<_> = rows.iter().map(row).collect::<Result<_, _>>()?;
        let touched = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        return Ok(Done { touched, rows });
    }
    let touched = connection.execute(query).await?.rows_affected();
    if touched == 0 && expect == Expect::Touch {
        return Err(Error::Conflict.into());
    }
    Ok(Done {
        touched,
        rows: Vec::new(),
    })
}

fn row(row: &PgRow) -> Result<Row, sqlx::Error> {
    let cells = row.columns().iter().map(|column| {
        let at = column.ordinal();
        if row.try_get_raw(at)?.is_null() {
            return Ok(Cell::Null);
        }
        match column.type_info().name() {
            "UUID" => row.try_get(at).map(Cell::Id),
            "INT8" => row.try_get(at).map(Cell::Number),
            _ => row.try_get(at).map(Cell::Bytes),
        }
    });
    cells.collect::<Result<_, _>>().map(Row)
}

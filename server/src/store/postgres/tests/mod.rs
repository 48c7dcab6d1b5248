//! What holds beyond the conformance suite.

mod apart;
mod catalogue;
mod opening;
mod troubles;

use std::sync::Arc;

use super::testing::Database;
use super::*;
use crate::store::conformance::{Fixture, conformance};

async fn fixture() -> Option<Fixture> {
    let database = Database::migrated().await?;
    let store = Postgres::open(&database.portal(), 8).await.unwrap();
    Some(Fixture {
        store: Arc::new(store),
        _keeper: Box::new(database),
    })
}

conformance!(fixture);

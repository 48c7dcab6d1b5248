//! Where a database is, and as whom it is used.

use std::fmt;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, PgConnection};

use super::PATIENCE;
use super::trouble::told;
use crate::store::Error;

/// `postgres://ROLE:PASSWORD@HOST:PORT/DATABASE`, with parameters after `?`. Shown without the
/// password.
#[derive(Clone)]
pub struct Address {
    pub(super) options: PgConnectOptions,
    pub(super) named: bool,
}

/// For poolers that give every transaction another connection and do not carry prepared
/// statements over (pgbouncer before 1.21).
const NO_STATEMENTS: &str = "statement-cache-capacity=0";

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err("not an address such as postgres://ROLE@HOST/DATABASE".to_owned());
        }
        let options: PgConnectOptions = text
            .parse()
            .map_err(|error| format!("not an address of a database: {error}"))?;
        if options.get_database().is_none() {
            return Err("the address names no database".to_owned());
        }
        let (_, parameters) = text.split_once('?').unwrap_or_default();
        Ok(Self {
            // Poolers refuse parameters that they do not know, and nothing here is a fraction.
            options: options
                .extra_float_digits(None)
                .application_name("hikae")
                .disable_statement_logging(),
            named: !parameters.split('&').any(|it| it == NO_STATEMENTS),
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = &self.options;
        write!(f, "postgres://{}@", options.get_username())?;
        match options.get_socket() {
            Some(folder) => write!(f, "{}", folder.display())?,
            None => write!(f, "{}", options.get_host())?,
        }
        let database = options.get_database().unwrap_or_default();
        write!(f, ":{}/{database}", options.get_port())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Address {
    /// The role.
    pub fn role(&self) -> &str {
        self.options.get_username()
    }

    pub(super) fn options(&self) -> PgConnectOptions {
        self.options.clone()
    }

    /// Whether the server may keep prepared statements for a connection.
    pub(super) const fn keeps_statements(&self) -> bool {
        self.named
    }

    /// A connection of its own.
    pub(super) async fn connect(&self) -> Result<PgConnection, Error> {
        let reason = match tokio::time::timeout(PATIENCE, self.options.connect()).await {
            Ok(Ok(connection)) => return Ok(connection),
            Ok(Err(error)) => told(&error),
            Err(_) => "nobody answers".to_owned(),
        };
        Err(Error::Place {
            place: self.to_string(),
            reason,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        let address: Address = "postgres://portal:geheim@db.example:5433/hikae?sslmode=require"
            .parse()
            .unwrap();
        for shown in [address.to_string(), format!("{address:?}")] {
            assert_eq!(shown, "postgres://portal@db.example:5433/hikae");
        }
        assert_eq!(address.role(), "portal");
        assert!(address.keeps_statements());
    }

    #[test]
    fn what_is_no_address_is_refused_without_repeating_it() {
        for wrong in [
            "",
            "hikae.db",
            "mysql://portal:geheim@db/hikae",
            "postgres://portal:geheim@db.example",
            "postgres://portal:geheim@db.example:port/hikae",
            "postgres://portal:geheim@db.example/hikae?sslmode=perhaps",
        ] {
            let error = wrong.parse::<Address>().unwrap_err();
            assert!(
                !error.contains("geheim") && !error.contains('\n'),
                "{error}"
            );
        }
    }

    #[test]
    fn a_pooler_without_prepared_statements_is_told_by_the_address() {
        let address: Address = "postgres://portal@db/hikae?a=b&statement-cache-capacity=0"
            .parse()
            .unwrap();
        assert!(!address.keeps_statements());
    }
}

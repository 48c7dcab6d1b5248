//! Every trait of the store once, in statements that both engines run.

mod access;
mod accounts;
mod alerts;
mod apps;
mod cards;
mod cases;
mod circulars;
mod clients;
mod deliveries;
mod directives;
mod disasters;
mod disclosures;
mod duties;
mod findings;
mod heartbeats;
mod imports;
mod institutions;
mod insurances;
mod matters;
mod notices;
mod passkeys;
mod people;
mod phone_logins;
mod pieces;
mod pseudonyms;
mod public_log;
mod quarantine;
mod rates;
mod records;
mod roots;
mod staff;
mod text;
mod visits;

use super::engine::{self, Engine, Expect, Scope, Script, Statement, Text};
use super::row::Row;

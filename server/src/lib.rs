//! The Hikae portal: everything that reads a clock, a file, a database or the network.

pub mod ambient;
pub mod cases;
pub mod circular;
pub mod cli;
pub mod config;
pub mod deliver;
pub mod demo;
pub mod desk;
pub mod disclosure;
pub mod documents;
pub mod duty;
pub mod gateway;
pub mod identity;
pub mod intake;
mod jose;
pub mod keep;
pub mod log;
mod remote;
pub mod staff;
pub mod store;
pub mod vault;
pub mod watch;
pub mod web;

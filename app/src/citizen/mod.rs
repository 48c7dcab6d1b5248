//! citizen.

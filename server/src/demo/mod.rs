//! A fictional municipality.

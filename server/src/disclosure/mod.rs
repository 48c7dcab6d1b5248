//! The one gate through which records leave.

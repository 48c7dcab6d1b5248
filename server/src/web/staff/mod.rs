//! Pages for staff.

mod account;
mod attachment;
mod audit;
mod cases;
pub(super) mod circulars;
mod desk;
mod findings;
mod join;
mod login;
mod member;
mod oversight;
mod people;
mod words;

use axum::response::Response;
use hikae_app::StaffBadge;
use hikae_app::staff::HomePage;

use super::{AppState, Routes, View, WebError};
use crate::staff::oversight::Authority;

pub use member::{NoStaff, StaffMember};
pub(super) use member::{badge, is_for_staff};
pub(super) use words::post_name;

/// `/staff…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff", home)
        .area(login::routes())
        .area(join::routes())
        .area(account::routes())
        .area(people::routes())
        .area(audit::routes())
        .area(oversight::routes())
        .area(circulars::routes())
        .area(attachment::routes())
        .area(cases::routes())
        .area(findings::routes())
        .area(desk::routes())
}

/// In whose name staff look at something of a citizen's.
fn authority(state: &AppState) -> Authority<'_> {
    Authority {
        code: &state.portal.municipality_code,
        name: &state.portal.municipality,
    }
}

async fn home(member: StaffMember, view: View) -> Result<Response, WebError> {
    let badge: Option<StaffBadge> = view.frame.staff.clone().flatten();
    let who = badge.ok_or_else(|| WebError::Internal(format!("{} is nobody", member.id)))?;
    Ok(view.page(HomePage { who }))
}

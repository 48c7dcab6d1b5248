//! How notices reach a person where they are.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use hikae_app::citizen::delivery::{
    DEVICES, DeliveryPage, DeliveryRow, DeliverySaid, DeliveryStanding, DeviceRefusal, DeviceRow,
    NAME,
};
use hikae_core::ids::{ChannelId, NoticeId, PersonId};
use hikae_core::notice::{Means, Subject};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::{AppState, Citizen, Routes, View, WebError};
use crate::deliver::push::{Subscription, SubscriptionError};
use crate::identity::session::device;
use crate::keep::{Channel, Delivery, DeliveryState, Reach};

/// `/account/delivery…`.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account/delivery", page)
        .post("/account/delivery/devices", add)
        .post("/account/delivery/devices/{id}/remove", remove)
        .post("/account/delivery/wishes", wish)
        .post("/account/delivery/try", try_it)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    said: String,
}

async fn page(
    State(state): State<AppState>,
    citizen: Citizen,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
    view: View,
) -> Result<Response, WebError> {
    let page = fill(&state, citizen.person, device(&headers)).await?;
    Ok(view.page(DeliveryPage {
        said: DeliverySaid::from_key(&asked.said),
        ..page
    }))
}

async fn fill(
    state: &AppState,
    person: PersonId,
    device: String,
) -> Result<DeliveryPage, WebError> {
    let keep = &state.keep;
    let key = match state.portal.push.is_empty() {
        true => None,
        false => Some(keep.push_key().await?.public()),
    };
    let reached = keep.last_reached(person).await?;
    let row = |channel: Channel| DeviceRow {
        reached: reached
            .iter()
            .find(|(id, _)| *id == channel.id)
            .map(|(_, at)| *at),
        mark: mark(&channel.reach),
        id: channel.id,
        name: channel.name,
        since: channel.made_at,
    };
    let devices = keep.channels(person).await?;
    Ok(DeliveryPage {
        key,
        devices: devices.into_iter().map(row).collect(),
        wishes: keep.wishes(person).await?,
        device,
        said: None,
        refused: None,
    })
}

/// By what a browser knows itself in the list, without its address standing there.
fn mark(reach: &Reach) -> String {
    let Reach::Push { subscription, .. } = reach;
    let hash = Sha256::digest(subscription.endpoint.as_bytes());
    hex::encode(hash.get(..16).unwrap_or_default())
}

/// What the script fills in.
#[derive(Deserialize)]
struct Added {
    name: String,
    endpoint: String,
    p256dh: String,
    auth: String,
    key: String,
}

async fn add(
    State(state): State<AppState>,
    citizen: Citizen,
    view: View,
    Form(added): Form<Added>,
) -> Result<Response, WebError> {
    match take(&state, citizen.person, &added).await? {
        Ok(()) => Ok(Redirect::to("/account/delivery?said=added").into_response()),
        Err(refused) => {
            let page = fill(&state, citizen.person, added.name).await?;
            Ok(view.page(DeliveryPage {
                refused: Some(refused),
                ..page
            }))
        }
    }
}

async fn take(
    state: &AppState,
    person: PersonId,
    added: &Added,
) -> Result<Result<(), DeviceRefusal>, WebError> {
    let Added {
        name,
        endpoint,
        p256dh,
        auth,
        key,
    } = added;
    let name = name.trim();
    let plain = !name.chars().any(char::is_control);
    if !(1..=NAME).contains(&name.chars().count()) || !plain {
        return Ok(Err(DeviceRefusal::Name));
    }
    let subscription = match Subscription::new(&state.portal.push, endpoint, p256dh, auth) {
        Ok(subscription) => subscription,
        Err(error) => {
            tracing::warn!(
                reason = error.reason(),
                "a browser was not set up for notices"
            );
            return Ok(Err(match error {
                SubscriptionError::Service => DeviceRefusal::Service,
                SubscriptionError::Keys => DeviceRefusal::Keys,
            }));
        }
    };
    // The page may be older than the newest key.
    let keys = state.keep.push_keys().await?;
    let Some(key) = keys.iter().find(|it| it.public() == *key) else {
        return Ok(Err(DeviceRefusal::Keys));
    };
    let reach = Reach::Push {
        subscription,
        key: key.version,
    };
    let added = state.keep.add_channel(person, name, reach, DEVICES).await?;
    Ok(match added {
        true => Ok(()),
        false => Err(DeviceRefusal::Many),
    })
}

async fn remove(
    State(state): State<AppState>,
    citizen: Citizen,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: ChannelId = id.parse().map_err(|_| WebError::NotFound)?;
    if !state.keep.remove_channel(citizen.person, id).await? {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to("/account/delivery?said=removed").into_response())
}

#[derive(Deserialize)]
struct Wish {
    subject: String,
    means: String,
    on: String,
}

async fn wish(
    State(state): State<AppState>,
    citizen: Citizen,
    Form(wish): Form<Wish>,
) -> Result<Response, WebError> {
    let subject = Subject::from_key(&wish.subject).ok_or(WebError::BadRequest)?;
    let means = Means::from_key(&wish.means).ok_or(WebError::BadRequest)?;
    let on = match wish.on.as_str() {
        "1" => true,
        "0" => false,
        _ => return Err(WebError::BadRequest),
    };
    let keep = &state.keep;
    keep.set_wish(citizen.person, subject, means, on).await?;
    Ok(Redirect::to("/account/delivery?said=set").into_response())
}

async fn try_it(State(state): State<AppState>, citizen: Citizen) -> Result<Response, WebError> {
    state.keep.try_channels(citizen.person).await?;
    Ok(Redirect::to("/account/delivery?said=tried").into_response())
}

/// How word of a notice went out, for the page of the notice.
pub(super) async fn rows(
    state: &AppState,
    person: PersonId,
    notice: NoticeId,
) -> Result<Vec<DeliveryRow>, WebError> {
    let deliveries = state.keep.deliveries(person, notice).await?;
    let row = |delivery: Delivery| DeliveryRow {
        standing: match delivery.state {
            DeliveryState::Waiting => match delivery.due_at.filter(|_| delivery.tries > 0) {
                Some(at) => DeliveryStanding::Again(at),
                None => DeliveryStanding::Waiting,
            },
            DeliveryState::Perhaps => DeliveryStanding::Perhaps,
            DeliveryState::Delivered => DeliveryStanding::Delivered(delivery.changed_at),
            DeliveryState::Gone => DeliveryStanding::Gone,
            DeliveryState::Failed => DeliveryStanding::Failed,
            DeliveryState::Needless => DeliveryStanding::Needless,
        },
        name: delivery.name,
    };
    Ok(deliveries.into_iter().map(row).collect())
}

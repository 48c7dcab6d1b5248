//! Takes what is due to where it goes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::StreamExt as _;
use hikae_core::ids::ProcessId;
use hikae_core::notice::Urgency;

use super::push::{PushKey, Pusher, Services, Subscription};
use super::rest::Rests;
use super::{Outcome, wait};
use crate::ambient::Entropy;
use crate::keep::{Due, Duty, Error, Keep, Package, Packed, Reach};
use crate::store::DeliveryState;

/// How often is looked whether something is due.
const EVERY: Duration = Duration::from_secs(1);

/// How long the duty is held: longer than what was taken under it takes.
const TERM: TimeDelta = TimeDelta::seconds(30);

/// What is taken up at a time, and how much of it at once.
const PAGE: u32 = 256;
const AT_ONCE: usize = 64;

/// A service that takes longer is not waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is due at the end of a service's rest is spread over so long.
const SPREAD: i64 = 10;

/// What a courier is made of.
pub struct Parts {
    /// What is kept.
    pub keep: Keep,
    /// Where randomness comes from.
    pub entropy: Arc<dyn Entropy>,
    /// The push services that may be asked.
    pub services: Services,
    /// The portal's own address, so that a service can complain.
    pub contact: String,
    /// How long a service may take; `None` for the usual time.
    pub patience: Option<Duration>,
}

/// Takes what is due to where it goes.
pub struct Courier {
    keep: Keep,
    services: Services,
    pusher: Pusher,
    rests: Rests,
}

/// What came of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drained {
    /// How many were sent, whatever came of it.
    pub sent: u64,
    /// How many of them were taken at the other end.
    pub delivered: u64,
}

#[derive(Default)]
struct Count {
    sent: AtomicU64,
    delivered: AtomicU64,
}

impl Courier {
    /// A courier.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(parts: Parts) -> Result<Self, reqwest::Error> {
        let patience = parts.patience.unwrap_or(PATIENCE);
        Ok(Self {
            keep: parts.keep,
            services: parts.services,
            pusher: Pusher::new(parts.contact, patience, parts.entropy)?,
            rests: Rests::default(),
        })
    }

    /// Takes what is due, as long as something is, unless that is another process's duty.
    ///
    /// # Errors
    /// The store. What was taken up is settled or perhaps sent.
    pub async fn drain(&self, me: ProcessId) -> Result<Drained, Error> {
        let count = Count::default();
        loop {
            let due = self.keep.due(PAGE).await?;
            if due.is_empty() {
                break;
            }
            let duty = self.keep.take_duty(Duty::Delivery, me, TERM).await?;
            if duty.is_none() {
                break;
            }
            let keys = self.keep.push_keys().await?;
            let full = due.len() >= PAGE as usize;
            futures::stream::iter(due)
                .for_each_concurrent(AT_ONCE, |due| self.take(due, &keys, &count))
                .await;
            if !full {
                break;
            }
        }
        Ok(Drained {
            sent: count.sent.into_inner(),
            delivered: count.delivered.into_inner(),
        })
    }

    /// One that fails holds up none of the others: it stays due, or is perhaps sent.
    async fn take(&self, due: Due, keys: &[PushKey], count: &Count) {
        if let Err(error) = self.carry(&due, keys, count).await {
            tracing::warn!(error.message = %error, reason = "delivery-failed", "a delivery failed");
        }
    }

    async fn carry(&self, due: &Due, keys: &[PushKey], count: &Count) -> Result<(), Error> {
        let now = self.keep.now();
        let Package { urgency, channel } = match self.keep.package(&due.key).await {
            Ok(Packed::Goes(package)) => *package,
            Ok(Packed::Ends(state)) => return self.keep.close(due, state).await,
            Ok(Packed::Unwanted) => return self.keep.drop_delivery(due).await,
            // What does not open now will not open later.
            Err(Error::Sealed) => return self.keep.close(due, DeliveryState::Failed).await,
            Err(error) => return Err(error),
        };
        let Reach::Push { subscription, key } = channel.reach;
        // The list may have become shorter, and old keys are forgotten.
        let at = self.services.admit(&subscription.endpoint);
        let key = keys.iter().find(|it| it.version == key);
        let (Some(at), Some(key)) = (at, key) else {
            return self.keep.close(due, DeliveryState::Failed).await;
        };
        let service = at.origin().ascii_serialization();
        if let Err(until) = self.rests.may(&service, now) {
            return self.keep.postpone(due, until + spread(due)).await;
        }
        if !self.keep.claim(due).await? {
            return Ok(());
        }
        count.sent.fetch_add(1, Ordering::Relaxed);
        let outcome = self.push(&subscription, at, key, urgency, now).await;
        self.learn(&service, outcome, now);
        match outcome {
            Outcome::Delivered => {
                count.delivered.fetch_add(1, Ordering::Relaxed);
                self.keep
                    .settle_delivery(due, DeliveryState::Delivered, None)
                    .await
            }
            Outcome::Gone => {
                self.keep
                    .settle_delivery(due, DeliveryState::Gone, None)
                    .await?;
                self.keep.channel_gone(due.key.person, channel.id).await
            }
            Outcome::Refused(reason) => {
                tracing::warn!(service, reason, "a push service refused");
                self.keep
                    .settle_delivery(due, DeliveryState::Failed, None)
                    .await
            }
            Outcome::Later(said) => match wait(due.tries + 1, said) {
                Some(wait) => {
                    let at = Some(self.keep.now() + wait);
                    self.keep
                        .settle_delivery(due, DeliveryState::Waiting, at)
                        .await
                }
                None => {
                    self.keep
                        .settle_delivery(due, DeliveryState::Failed, None)
                        .await
                }
            },
            Outcome::Perhaps => Ok(()),
        }
    }

    async fn push(
        &self,
        to: &Subscription,
        at: url::Url,
        key: &PushKey,
        urgency: Urgency,
        now: DateTime<Utc>,
    ) -> Outcome {
        self.pusher.push(to, at, key, urgency, now).await
    }

    /// How a service answers decides whether it is asked.
    fn learn(&self, service: &str, outcome: Outcome, now: DateTime<Utc>) {
        match outcome {
            Outcome::Delivered | Outcome::Gone | Outcome::Refused(_) => self.rests.end(service),
            Outcome::Later(said) => self.rests.begin(service, now, said),
            Outcome::Perhaps => self.rests.begin(service, now, None),
        }
    }
}

/// By its id, so that not all come at once.
fn spread(due: &Due) -> TimeDelta {
    let [.., last] = due.key.notice.uuid().into_bytes();
    TimeDelta::seconds(i64::from(last) % SPREAD)
}

/// Takes what is due, for ever.
pub async fn attend(keep: Keep, courier: Courier) {
    let me = keep.mint(ProcessId::new);
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match courier.drain(me).await {
            Ok(_) | Err(Error::Conflict) => {}
            Err(error) => {
                tracing::warn!(error.message = %error, "word of notices does not go out");
            }
        }
    }
}

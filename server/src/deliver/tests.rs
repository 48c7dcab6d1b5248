//! Against a push service that answers as a test says.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use hikae_core::ids::{NoticeId, PersonId, ProcessId};
use hikae_core::notice::{AccountChange, CaseStep, Means, Notice, Subject};
use p256::SecretKey;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use super::push::{Services, Subscription};
use super::*;
use crate::ambient::{FixedClock, SystemEntropy};
use crate::keep::tests::hanako;
use crate::keep::{DeliveryState, Duty, Keep, Reach};
use crate::vault::RootKey;

/// How the service answers next.
#[derive(Debug, Clone)]
enum Says {
    Status(u16),
    RetryAfter(u16, String),
    Redirect(String),
    /// Not before it is let go.
    Nothing,
}

#[derive(Default)]
struct Sink {
    says: Mutex<VecDeque<Says>>,
    taken: Mutex<Vec<(String, HeaderMap, Bytes)>>,
    arrived: Notify,
    released: Notify,
}

async fn answer(
    State(sink): State<Arc<Sink>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let taken = (uri.path().to_owned(), headers, body);
    sink.taken.lock().unwrap().push(taken);
    sink.arrived.notify_waiters();
    let says = sink.says.lock().unwrap().pop_front();
    match says.unwrap_or(Says::Status(201)) {
        Says::Status(code) => StatusCode::from_u16(code).unwrap().into_response(),
        Says::RetryAfter(code, after) => {
            let status = StatusCode::from_u16(code).unwrap();
            (status, [("retry-after", after)]).into_response()
        }
        Says::Redirect(to) => (StatusCode::TEMPORARY_REDIRECT, [("location", to)]).into_response(),
        Says::Nothing => {
            sink.released.notified().await;
            StatusCode::CREATED.into_response()
        }
    }
}

impl Sink {
    /// A service on a port of its own.
    async fn open() -> (Arc<Self>, String) {
        let sink = Arc::new(Self::default());
        let router = Router::new().fallback(answer).with_state(sink.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (sink, at)
    }

    fn will(&self, says: impl IntoIterator<Item = Says>) {
        self.says.lock().unwrap().extend(says);
    }

    fn count(&self) -> usize {
        self.taken.lock().unwrap().len()
    }

    /// Once so many have arrived.
    async fn has(&self, many: usize) {
        loop {
            let arrived = self.arrived.notified();
            if self.count() >= many {
                return;
            }
            arrived.await;
        }
    }
}

struct Office {
    keep: Keep,
    clock: Arc<FixedClock>,
    services: Services,
    person: PersonId,
    me: ProcessId,
    folder: tempfile::TempDir,
}

fn begin() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap()
}

impl Office {
    async fn new(services: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::new(begin()));
        let file = folder.path().join("hikae.db");
        let root = RootKey::new([1; 32]);
        let keep = Keep::open_sqlite(&file, root, clock.clone(), Arc::new(SystemEntropy))
            .await
            .unwrap();
        let person = keep.enroll(&hanako()).await.unwrap().person;
        Self {
            me: keep.mint(ProcessId::new),
            services: services.join(",").parse().unwrap(),
            keep,
            clock,
            person,
            folder,
        }
    }

    fn courier(&self) -> Courier {
        Courier::new(Parts {
            keep: self.keep.clone(),
            entropy: Arc::new(SystemEntropy),
            services: self.services.clone(),
            contact: "https://kenko.mihon.example".to_owned(),
            patience: Some(Duration::from_millis(200)),
        })
        .unwrap()
    }

    async fn subscribe(&self, service: &str, name: &str) {
        let key = SecretKey::from_slice(&[9; 32]).unwrap();
        let point = BASE64.encode(key.public_key().to_sec1_point(false).as_bytes());
        let endpoint = format!("{service}/{name}");
        let auth = BASE64.encode([5; 16]);
        let subscription = Subscription::new(&self.services, &endpoint, &point, &auth).unwrap();
        let key = self.keep.push_key().await.unwrap().version;
        let reach = Reach::Push { subscription, key };
        let added = self.keep.add_channel(self.person, name, reach, 10).await;
        assert!(added.unwrap());
    }

    /// A device that was told that it was set up.
    async fn set_up(&self, sink: &Sink, service: &str, courier: &Courier) {
        self.subscribe(service, "phone").await;
        assert_eq!(courier.drain(self.me).await.unwrap().delivered, 1);
        sink.taken.lock().unwrap().clear();
    }

    async fn tell(&self, occasion: &str) -> NoticeId {
        let notice = Notice::Account {
            change: AccountChange::Exported,
        };
        // Ids are in order by milliseconds.
        self.pass(TimeDelta::milliseconds(1));
        let told = self.keep.notify(self.person, occasion, &notice).await;
        assert!(told.unwrap());
        self.newest().await
    }

    async fn newest(&self) -> NoticeId {
        let inbox = self.keep.inbox(self.person, false, 0, 99).await.unwrap();
        inbox.notices.iter().map(|kept| kept.id).max().unwrap()
    }

    async fn state(&self, notice: NoticeId) -> DeliveryState {
        let rows = self.keep.deliveries(self.person, notice).await.unwrap();
        assert_eq!(rows.len(), 1);
        rows[0].state
    }

    fn pass(&self, time: TimeDelta) {
        self.clock.set(self.keep.now() + time);
    }
}

#[tokio::test]
async fn a_notice_goes_out_once_to_each_device_and_says_nothing() {
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.subscribe(&service, "phone").await;
    office.subscribe(&service, "desk").await;
    courier.drain(office.me).await.unwrap();
    sink.taken.lock().unwrap().clear();

    let notice = office.tell("one").await;
    let drained = courier.drain(office.me).await.unwrap();
    assert_eq!((drained.sent, drained.delivered), (2, 2));
    assert_eq!(courier.drain(office.me).await.unwrap(), Drained::default());
    let rows = office.keep.deliveries(office.person, notice).await.unwrap();
    assert!(rows.iter().all(|row| row.state == DeliveryState::Delivered));

    let taken = sink.taken.lock().unwrap();
    let mut paths: Vec<_> = taken.iter().map(|(path, ..)| path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["/desk", "/phone"]);
    for (_, headers, body) in taken.iter() {
        assert_eq!(headers["content-encoding"], "aes128gcm");
        assert_eq!(headers["ttl"], "259200");
        assert_eq!(headers["topic"], "notices");
        assert_eq!(headers["urgency"], "normal");
        let authorization = headers["authorization"].to_str().unwrap();
        assert!(authorization.starts_with("vapid t="), "{authorization}");
        assert_eq!(body.len(), 230);
    }
    assert_ne!(taken[0].2, taken[1].2);
}

#[tokio::test]
async fn what_was_taken_and_never_settled_is_not_sent_again() {
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    let notice = office.tell("one").await;
    // A process takes it and is killed before or after the request goes out.
    let due = office.keep.due(9).await.unwrap();
    assert!(office.keep.claim(&due[0]).await.unwrap());

    office.pass(TimeDelta::days(2));
    let after = office.courier();
    let other = office.keep.mint(ProcessId::new);
    assert_eq!(after.drain(other).await.unwrap(), Drained::default());
    assert_eq!(sink.count(), 0);
    assert_eq!(office.state(notice).await, DeliveryState::Perhaps);
}

#[tokio::test]
async fn while_one_process_delivers_another_does_not() {
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    office.tell("one").await;
    let other = office.keep.mint(ProcessId::new);
    let held = office
        .keep
        .take_duty(Duty::Delivery, other, TimeDelta::seconds(60));
    assert!(held.await.unwrap().is_none(), "the courier has it");
    office.pass(TimeDelta::seconds(60));
    assert_eq!(courier.drain(other).await.unwrap().sent, 1);
    office.tell("two").await;
    assert_eq!(courier.drain(office.me).await.unwrap(), Drained::default());
}

#[tokio::test]
async fn a_service_in_trouble_is_asked_again_when_it_said_so_and_given_up_in_the_end() {
    for (says, wait) in [
        (Says::Status(500), 30),
        (Says::Status(503), 30),
        (Says::RetryAfter(429, "120".into()), 120),
        (
            Says::RetryAfter(503, "Sun, 22 Nov 2026 03:10:00 GMT".into()),
            600,
        ),
        (Says::RetryAfter(429, "soon".into()), 30),
    ] {
        let (sink, service) = Sink::open().await;
        let office = Office::new(&[&service]).await;
        let courier = office.courier();
        office.set_up(&sink, &service, &courier).await;
        let notice = office.tell("one").await;
        sink.will([says]);
        let drained = courier.drain(office.me).await.unwrap();
        assert_eq!((drained.sent, drained.delivered), (1, 0));
        assert_eq!(office.state(notice).await, DeliveryState::Waiting);
        office.pass(TimeDelta::seconds(wait - 1));
        assert_eq!(courier.drain(office.me).await.unwrap().sent, 0);
        office.pass(TimeDelta::seconds(1));
        assert_eq!(courier.drain(office.me).await.unwrap().delivered, 1);
        assert_eq!(office.state(notice).await, DeliveryState::Delivered);
    }
}

#[tokio::test]
async fn what_never_arrives_is_given_up_and_said() {
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    let notice = office.tell("one").await;
    sink.will(std::iter::repeat_n(Says::Status(500), 99));
    for _ in 0..40 {
        courier.drain(office.me).await.unwrap();
        office.pass(TimeDelta::hours(7));
    }
    assert_eq!(sink.count(), TRIES as usize);
    assert_eq!(office.state(notice).await, DeliveryState::Failed);
}

#[tokio::test]
async fn a_device_that_is_gone_is_removed_and_its_owner_told() {
    for code in [404, 410] {
        let (sink, service) = Sink::open().await;
        let office = Office::new(&[&service]).await;
        let courier = office.courier();
        office.set_up(&sink, &service, &courier).await;
        let notice = office.tell("one").await;
        sink.will([Says::Status(code)]);
        office.pass(TimeDelta::milliseconds(1));
        courier.drain(office.me).await.unwrap();
        assert_eq!(office.state(notice).await, DeliveryState::Gone);
        assert_eq!(office.keep.channels(office.person).await.unwrap(), []);
        let told = office.keep.notice(office.person, office.newest().await);
        let change = AccountChange::DeviceGone {
            name: "phone".into(),
        };
        assert_eq!(
            told.await.unwrap().unwrap().notice,
            Notice::Account { change }
        );
        office.tell("two").await;
        assert_eq!(courier.drain(office.me).await.unwrap(), Drained::default());
    }
}

#[tokio::test]
async fn a_service_that_refuses_or_sends_on_elsewhere_is_not_followed() {
    let (elsewhere, other) = Sink::open().await;
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service, &other]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    for says in [
        Says::Redirect(format!("{other}/phone")),
        Says::Status(400),
        Says::Status(403),
        Says::Status(413),
    ] {
        let notice = office.tell(&format!("{says:?}")).await;
        sink.will([says]);
        courier.drain(office.me).await.unwrap();
        assert_eq!(office.state(notice).await, DeliveryState::Failed);
    }
    assert_eq!((sink.count(), elsewhere.count()), (4, 0));
}

#[tokio::test]
async fn nobody_knows_what_became_of_a_message_that_was_never_answered() {
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    let notice = office.tell("one").await;
    sink.will([Says::Nothing]);
    courier.drain(office.me).await.unwrap();
    assert_eq!(office.state(notice).await, DeliveryState::Perhaps);
    office.pass(TimeDelta::days(1));
    courier.drain(office.me).await.unwrap();
    assert_eq!(sink.count(), 1);
}

#[tokio::test]
async fn a_service_that_is_not_there_is_asked_again() {
    let (sink, service) = Sink::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let closed = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let office = Office::new(&[&service, &closed]).await;
    let courier = office.courier();
    office.subscribe(&closed, "phone").await;
    let notice = office.newest().await;
    courier.drain(office.me).await.unwrap();
    assert_eq!(office.state(notice).await, DeliveryState::Waiting);
    assert_eq!(sink.count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_hangs_holds_up_nobody_elses() {
    let (hanging, slow) = Sink::open().await;
    let (sink, fast) = Sink::open().await;
    let office = Office::new(&[&slow, &fast]).await;
    let courier = office.courier();
    office.subscribe(&slow, "slow").await;
    office.subscribe(&fast, "fast").await;
    courier.drain(office.me).await.unwrap();
    let (before, first) = (hanging.count(), sink.count());
    hanging.will(std::iter::repeat_n(Says::Nothing, 99));
    for n in 0..20 {
        office.tell(&format!("{n}")).await;
    }
    let done = courier.drain(office.me);
    let (drained, ()) = tokio::join!(done, sink.has(first + 20));
    drained.unwrap();
    // The others that wait for the hanging one wait until it has rested, and then one tries.
    let tried = hanging.count();
    assert!(tried - before <= 20, "{tried}");
    office.pass(TimeDelta::hours(2));
    office.tell("last").await;
    courier.drain(office.me).await.unwrap();
    assert!(hanging.count() - tried <= 1);
    assert_eq!(sink.count(), first + 21);
    hanging.released.notify_waiters();
}

#[tokio::test]
async fn what_was_opened_or_is_not_wished_does_not_go_out() {
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    let (keep, person) = (&office.keep, office.person);
    let notice = office.tell("one").await;
    keep.read_notice(person, notice).await.unwrap();
    assert_eq!(courier.drain(office.me).await.unwrap(), Drained::default());
    assert_eq!(office.state(notice).await, DeliveryState::Needless);

    let set = keep.set_wish(person, Subject::Case, Means::Push, false);
    assert!(set.await.unwrap());
    courier.drain(office.me).await.unwrap();
    let before = sink.count();
    let case = Notice::Case {
        case: keep.mint(hikae_core::ids::CaseId::new),
        institution: None,
        step: CaseStep::Answered,
    };
    office.pass(TimeDelta::milliseconds(1));
    assert!(keep.notify(person, "case", &case).await.unwrap());
    courier.drain(office.me).await.unwrap();
    assert_eq!(sink.count(), before);
    let rows = keep.deliveries(person, office.newest().await);
    assert_eq!(rows.await.unwrap(), []);
}

#[tokio::test]
async fn a_browser_is_told_under_the_key_that_it_was_set_up_with() {
    let (sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    let first = office.keep.push_key().await.unwrap().public();
    assert_eq!(office.keep.rotate_push_key(false).await.unwrap(), 2);
    assert_ne!(office.keep.push_key().await.unwrap().public(), first);
    office.tell("one").await;
    courier.drain(office.me).await.unwrap();
    let told = sink.taken.lock().unwrap()[0].1["authorization"].clone();
    assert!(told.to_str().unwrap().ends_with(&format!("k={first}")));

    // A key that was forgotten signs nothing any more.
    assert_eq!(office.keep.rotate_push_key(true).await.unwrap(), 3);
    let notice = office.tell("two").await;
    courier.drain(office.me).await.unwrap();
    assert_eq!(office.state(notice).await, DeliveryState::Failed);
    assert_eq!(sink.count(), 1);
}

#[tokio::test]
async fn a_service_that_was_taken_off_the_list_is_asked_no_more() {
    let (sink, service) = Sink::open().await;
    let mut office = Office::new(&[&service]).await;
    let courier = office.courier();
    office.set_up(&sink, &service, &courier).await;
    let notice = office.tell("one").await;
    office.services = "fcm.googleapis.com".parse().unwrap();
    office.courier().drain(office.me).await.unwrap();
    assert_eq!(office.state(notice).await, DeliveryState::Failed);
    assert_eq!(sink.count(), 0);
}

#[tokio::test]
async fn nothing_of_a_device_is_readable_on_the_disk() {
    let (_sink, service) = Sink::open().await;
    let office = Office::new(&[&service]).await;
    office.subscribe(&service, "見本さんの電話").await;
    let bytes: Vec<u8> = std::fs::read_dir(office.folder.path())
        .unwrap()
        .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
        .collect();
    for secret in ["見本さんの電話", "127.0.0.1", "endpoint"] {
        let found = bytes
            .windows(secret.len())
            .any(|at| at == secret.as_bytes());
        assert!(!found, "{secret}");
    }
}

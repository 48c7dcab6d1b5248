//! A portal as its tests ask it.

mod visitor;

use std::sync::Arc;

use axum::Router;

use super::{AppState, Assets, Shared, portal};
use crate::ambient::{FixedClock, SystemEntropy};
use crate::config::{PhoneLogin, Portal};
use crate::gateway::Gateway;
use crate::identity::app::App;
use crate::identity::app::testing::Provider;
use crate::identity::testing::{self, House, Says};
use crate::staff::{self, Staff};

pub(crate) use visitor::{Page, Visitor};

/// A portal, and what is beside it.
pub(super) struct Site {
    pub(super) router: Router,
    pub(super) state: AppState,
    pub(super) clock: Arc<FixedClock>,
    /// What is said about certificates.
    pub(super) says: Arc<Says>,
    _folder: tempfile::TempDir,
}

impl Site {
    /// Puts a card's holder into the register.
    pub(super) async fn enroll(&self, key: &str) {
        let resident = testing::holder(key).resident;
        self.state.keep.enroll(&resident).await.unwrap();
    }
}

pub(super) async fn site(demo: bool) -> Site {
    site_at("http://localhost:8080", demo).await
}

/// One that browsers and clients reach at this origin.
pub(super) async fn site_at(origin: &str, demo: bool) -> Site {
    set_up(House::new().await, origin, demo, None, |_| {})
}

/// A demo with other settings.
pub(super) async fn site_with(set: impl FnOnce(&mut Portal)) -> Site {
    set_up(House::new().await, "http://localhost:8080", true, None, set)
}

/// One that offers デジタル認証アプリ, and the provider behind it.
pub(super) async fn site_with_app() -> (Site, Provider) {
    let house = House::new().await;
    let provider = Provider::new(house.clock.clone()).await;
    let app = Some(provider.app(&house.keep));
    let site = set_up(house, "http://localhost:8080", true, app, |_| {});
    (site, provider)
}

fn set_up(
    house: House,
    origin: &str,
    demo: bool,
    app: Option<App>,
    set: impl FnOnce(&mut Portal),
) -> Site {
    let House {
        keep,
        clock,
        identity,
        reader,
        folder,
        says,
    } = house;
    let staff = Staff::new(staff::Parts {
        keep: keep.clone(),
        clock: clock.clone(),
        entropy: Arc::new(SystemEntropy),
        origin: "http://localhost:8080",
        attestation: None,
    })
    .unwrap();
    let entropy = Arc::new(SystemEntropy);
    let gateway = Gateway::new(keep.clone(), entropy, origin);
    let mut settings = Portal {
        origin: origin.to_owned(),
        municipality: "みほん市".to_owned(),
        case_days: 14,
        circulars: crate::config::Circulars::default(),
        limits: crate::config::Limits::default(),
        client_address: axum_client_ip::ClientIpSource::ConnectInfo,
        push: crate::deliver::push::USUAL.parse().unwrap(),
        phone_login: PhoneLogin {
            offered: true,
            region: Some(axum::http::HeaderName::from_static("x-region")),
        },
        municipality_code: "990019".to_owned(),
        demo,
    };
    set(&mut settings);
    let state = AppState::new(Shared {
        keep,
        clock: clock.clone(),
        entropy: Arc::new(SystemEntropy),
        portal: settings,
        assets: Assets::none(),
        identity,
        app,
        gateway,
        staff,
        press: None,
        reader: demo.then_some(reader),
    });
    Site {
        router: portal(state.clone()),
        state,
        clock,
        says,
        _folder: folder,
    }
}

//! A portal with two residents, and the callers that ask it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, COOKIE, HOST, LOCATION};
use axum::http::{Method, Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_core::case::{Contact, Office, Reason as Ground, Subject, Words};
use hikae_core::circular::text::Run;
use hikae_core::circular::{File, LIFE_EVENTS, State};
use hikae_core::consent::{Directive, Effect, Grantees, Level, Purpose, Scope};
use hikae_core::disclosure::{Channel, StaffRole};
use hikae_core::ids::{
    AppId, CardId, CaseId, ChannelId, CircularId, DirectiveId, EntryId, InstitutionId, NoticeId,
    PersonId, ProcessId, RecordId, StaffId,
};
use hikae_core::login::{Anchor, FRESH};
use hikae_core::notice::{Arrived, Notice, Why};
use hikae_core::record::checkup::{Observation, Outcome, Report, Section};
use hikae_core::record::coverage::{Coverage, Relation};
use hikae_core::record::vaccination::Vaccination;
use hikae_core::record::{Category, Organization, Record};
use hikae_core::resident::{Resident, Sex};
use hikae_core::staff::{Post, Role};
use hikae_core::watch::{Finding, Pattern};
use hikae_server::ambient::{FixedClock, SystemEntropy};
use hikae_server::config::{Limits, PhoneLogin, Portal as Settings};
use hikae_server::deliver::push::{Subscription, USUAL};
use hikae_server::demo::cards::Holder;
use hikae_server::demo::institutions::{self, Part, Play};
use hikae_server::demo::reader::Reader;
use hikae_server::disclosure::Reason;
use hikae_server::documents::signature::Seal;
use hikae_server::documents::statement::Press;
use hikae_server::gateway::visit::{Asked, Visit, Wish};
use hikae_server::gateway::{Acting, Admission, Gateway, Keys};
use hikae_server::identity::app::settings::{Endpoints, Settings as Provider};
use hikae_server::identity::app::{self, App};
use hikae_server::identity::browser::Browser;
use hikae_server::identity::phone::{self, Begun};
use hikae_server::identity::session::SignedIn;
use hikae_server::identity::{Identity, Parts};
use hikae_server::keep::{
    CosignatureRow, Course, Keep, Linked, Looked, NewCase, NewRecord, Put, Reach, Source, Turn,
    Writer,
};
use hikae_server::log;
use hikae_server::staff::audit::Actor;
use hikae_server::staff::{self, NewMember, Options, Staff};
use hikae_server::vault::RootKey;
use hikae_server::web::{AppState, Assets, Route, Shared, portal};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::authenticator::Authenticator;
use super::cases::Case;
use super::software::{Software, form};

/// What only the owner may see.
pub const SECRETS: [&str; 4] = ["見本 ひみつ", "秘密の所見", "LOT-SECRET", "秘密の健保"];

const ORIGIN: &str = "http://localhost:8080";

const NAME: &str = "見本 ひみつ";

const NEIGHBOUR: &str = "例示 となり";

/// When someone proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    JustNow,
    Before,
}

impl When {
    pub fn age(self) -> TimeDelta {
        match self {
            Self::JustNow => TimeDelta::zero(),
            Self::Before => FRESH,
        }
    }
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Nobody is logged in.
    Nobody,
    /// The resident whose records they are, by card.
    Owner,
    /// Another resident, by card.
    Other,
    /// The resident, approved on another device: reading only.
    CrossDevice,
    /// The resident, who proved it at this level, just now or before that.
    Proved(Level, When),
    /// A member of staff with this one role.
    Staff(Role),
    /// The privacy officer of an institution.
    Officer,
    /// A member of staff whose account was ended while they were signed in.
    Ended,
    /// The software of an institution, with a token.
    Client,
    /// The same, suspended since.
    Suspended,
}

impl Caller {
    /// Who asks for pages of citizens.
    pub const CITIZENS: [Self; 5] = [
        Self::Nobody,
        Self::Owner,
        Self::Other,
        Self::CrossDevice,
        Self::Staff(Role::Administrator),
    ];

    /// Who asks for pages for staff.
    pub const STAFF: [Self; 11] = [
        Self::Nobody,
        Self::Owner,
        Self::Staff(Role::Author),
        Self::Staff(Role::Approver),
        Self::Staff(Role::Importer),
        Self::Staff(Role::Reviewer),
        Self::Staff(Role::Desk),
        Self::Staff(Role::Auditor),
        Self::Staff(Role::Administrator),
        Self::Officer,
        Self::Ended,
    ];

    /// Who asks at the gateway.
    pub const CLIENTS: [Self; 6] = [
        Self::Nobody,
        Self::Owner,
        Self::Staff(Role::Administrator),
        Self::Officer,
        Self::Client,
        Self::Suspended,
    ];

    fn post(self, institution: InstitutionId) -> Option<Post> {
        let role = match self {
            Self::Staff(role) => role,
            Self::Ended => Role::Auditor,
            Self::Officer => return Some(Post::PrivacyOfficer { institution }),
            Self::Nobody
            | Self::Owner
            | Self::Other
            | Self::CrossDevice
            | Self::Proved(..)
            | Self::Client
            | Self::Suspended => return None,
        };
        Some(Post::Office {
            office: "総務課".to_owned(),
            roles: BTreeSet::from([role]),
        })
    }
}

impl fmt::Display for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Proved(Level::CrossDevice, _) => "proved on another device",
            Self::Proved(Level::Passkey, _) => "proved by passkey",
            Self::Proved(Level::App, _) => "proved by app",
            Self::Proved(Level::Card, _) => "proved by card",
            Self::Nobody => "nobody",
            Self::Owner => "owner",
            Self::Other => "another",
            Self::CrossDevice => "cross-device",
            Self::Staff(role) => role.key(),
            Self::Officer => "officer",
            Self::Ended => "ended staff",
            Self::Client => "client",
            Self::Suspended => "suspended",
        })
    }
}

/// What is there to be asked for.
pub struct Fixture {
    pub checkup: RecordId,
    pub directive: DirectiveId,
    pub entry: EntryId,
    pub notice: NoticeId,
    /// What an office sent, with a day for calendars.
    pub circular: NoticeId,
    /// A case about the checkup.
    pub case: CaseId,
    /// Handle of another session of the owner.
    pub session: String,
    /// A member of staff.
    pub member: StaffId,
    /// Token of an invitation.
    pub invitation: String,
    /// Handle of that invitation.
    pub invited: String,
    /// A passkey of the member.
    pub passkey: String,
    /// A passkey of the owner.
    pub own_passkey: String,
    /// A device on which the owner is told of notices.
    pub device: ChannelId,
    /// Handle of what was noticed about the clinic.
    pub finding: String,
    /// A circular that somebody writes.
    pub draft: CircularId,
    /// The clinic.
    pub clinic: InstitutionId,
    /// The name under which the clinic knows the owner.
    pub pseudonym: String,
    /// A visit that the clinic has begun.
    pub visit: String,
    /// A login that waits for a phone.
    pub phone_login: String,
    /// The owner's link to the app.
    pub app: AppId,
}

/// A provider that is not there: nobody gets further than to be told so.
fn provider() -> Provider {
    let issuer = "http://127.0.0.1:9";
    Provider {
        issuer: issuer.to_owned(),
        client: "RP00000001".to_owned(),
        endpoints: Endpoints::below(issuer).unwrap(),
        acr: "aal3 crl".to_owned(),
        key: p256::ecdsa::SigningKey::from_slice(&[7; 32]).unwrap(),
        key_id: None,
    }
}

/// The portal.
pub struct Portal {
    router: Router,
    fixture: Fixture,
    tokens: BTreeMap<String, String>,
    bearer: Option<String>,
    _folder: TempDir,
}

/// What came back.
pub struct Answer {
    pub request: String,
    pub status: StatusCode,
    pub location: String,
    pub cache_control: String,
    pub text: String,
}

impl Answer {
    pub fn leads_to_login(&self) -> bool {
        self.status == StatusCode::SEE_OTHER && self.location.starts_with("/login")
    }

    pub fn leads_to_staff_login(&self) -> bool {
        self.status == StatusCode::SEE_OTHER && self.location.starts_with("/staff/login")
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status.as_u16())?;
        if !self.location.is_empty() {
            write!(f, " → {}", steady(&self.location))?;
        }
        Ok(())
    }
}

/// A location without its ids, which differ from run to run.
fn steady(location: &str) -> String {
    let mut steady = String::new();
    for part in location.split_inclusive(['/', '=', '?', '&']) {
        let word = part.trim_end_matches(['/', '=', '?', '&']);
        let id = word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
        steady.push_str(if id { "…" } else { word });
        steady.push_str(part.strip_prefix(word).unwrap_or_default());
    }
    steady
}

fn now() -> DateTime<Utc> {
    "2026-11-21T03:00:00Z".parse().unwrap()
}

fn resident(number: &str, name: &str) -> Resident {
    Resident {
        municipal_number: number.to_owned(),
        municipality: "990019".to_owned(),
        name: name.to_owned(),
        kana: "ミホン".to_owned(),
        birth_date: NaiveDate::from_ymd_opt(1961, 5, 10).unwrap(),
        sex: Sex::Female,
        postal_code: None,
        address: "みほん市1-1".to_owned(),
        insured: None,
    }
}

fn insurance() -> Coverage {
    Coverage {
        insurer: Organization {
            code: Some("06990014".to_owned()),
            name: "秘密の健保".to_owned(),
        },
        symbol: None,
        number: "1".to_owned(),
        branch: None,
        relation: Relation::Insured,
        acquired_on: NaiveDate::from_ymd_opt(2020, 4, 1).unwrap(),
        lost_on: None,
        loss: None,
        share: None,
        elderly: None,
        limit: None,
        as_of: None,
    }
}

fn records(person: PersonId) -> [NewRecord; 3] {
    let day = NaiveDate::from_ymd_opt(2026, 9, 30).unwrap();
    let place = Organization {
        code: None,
        name: "みほん健診センター".to_owned(),
    };
    let observation = Observation {
        code: "9N511000000000049".to_owned(),
        name: None,
        outcome: Outcome::Text {
            text: "秘密の所見".to_owned(),
        },
        interpretation: None,
        reference: None,
        method: None,
        author: None,
        group: None,
    };
    let report = Report {
        report_code: "10".to_owned(),
        program_code: "010".to_owned(),
        performed_on: day,
        issued_on: day,
        performer: place.clone(),
        author: place.clone(),
        sections: vec![Section {
            code: "01010".to_owned(),
            title: "検査・問診結果セクション".to_owned(),
            observations: vec![observation],
        }],
    };
    let vaccination = Vaccination {
        vaccine: "FLU".to_owned(),
        name: "インフルエンザ".to_owned(),
        given_on: day,
        dose: Some(1),
        product: None,
        lot: Some("LOT-SECRET".to_owned()),
        volume_ml: None,
        performer: Some(place),
        municipality: "990019".to_owned(),
    };
    let new = |record, key: &[u8]| NewRecord {
        person,
        record,
        sensitive: None,
        source_key: key.to_vec(),
        source: Source {
            import: None,
            file: "test".to_owned(),
            line: None,
        },
    };
    [
        new(Record::Checkup(report), b"1"),
        new(Record::Vaccination(vaccination), b"2"),
        new(Record::Coverage(insurance()), b"3"),
    ]
}

fn directive(keep: &Keep, person: PersonId) -> Directive {
    Directive {
        id: keep.mint(DirectiveId::new),
        version: 1,
        effect: Effect::Permit,
        purposes: BTreeSet::from([Purpose::Treatment]),
        grantees: Grantees::Everyone,
        except: BTreeSet::new(),
        scope: Scope::All,
        period: None,
        valid_from: now(),
        valid_until: None,
        made_at: now(),
        made_by: person,
        made_with: Level::Card,
        study: None,
        visit: None,
    }
}

/// A circular of an office, which its writer has looked at.
async fn written(keep: &Keep) -> CircularId {
    let writer = Writer {
        id: keep.mint(StaffId::new).uuid(),
        name: "架空 書子".to_owned(),
        office: "健康課".to_owned(),
    };
    let content = LIFE_EVENTS[0].content();
    let drafted = keep.draft_circular(&writer, &content, |_| None);
    let id = drafted.await.unwrap();
    let kept = keep.circular(id).await.unwrap().unwrap();
    let looked = Looked {
        version: 1,
        at: keep.now(),
        people: 0,
        samples: Vec::new(),
    };
    let turn = Turn {
        state: State::Draft,
        due_at: None,
        course: Course {
            looked: Some(looked),
            ..kept.course.clone()
        },
    };
    keep.turn_circular(&kept, &turn, None, None).await.unwrap();
    id
}

/// What an office sent to the owner, by name.
fn sent(keep: &Keep) -> Arrived {
    let content = LIFE_EVENTS[0].content();
    let mut texts = content.texts;
    texts.ja.title = "((氏名))様".to_owned();
    let name = |_, _| Some(vec![Run::Words(NAME.to_owned())]);
    Arrived {
        circular: keep.mint(CircularId::new),
        office: "健康課".to_owned(),
        topic: content.topic,
        statutory: true,
        texts: texts.fill(name).unwrap(),
        link: None,
        valid_until: None,
        event: "2026-12-01".parse().ok(),
        file: None,
        why: Why::List,
        corrects: None,
        entry: keep.mint(EntryId::new),
    }
}

impl Portal {
    pub async fn new(caller: Caller) -> Self {
        let folder = TempDir::new().unwrap();
        let clock = Arc::new(FixedClock::new(now()));
        let keep = Keep::open_sqlite(
            &folder.path().join("hikae.db"),
            RootKey::new([7; 32]),
            clock.clone(),
            Arc::new(SystemEntropy),
        )
        .await
        .unwrap();
        let reader = reader(&folder.path().join("cards.json"));
        let owner = keep.enroll(&resident("1", NAME)).await.unwrap().person;
        let other = keep.enroll(&resident("2", NEIGHBOUR)).await.unwrap().person;
        let put = keep.put_records(&records(owner)).await.unwrap();
        let Put::Inserted { id: checkup } = put[0] else {
            panic!("{put:?}")
        };
        let directive = keep
            .put_directive(owner, directive(&keep, owner), 0)
            .await
            .unwrap()
            .id;
        institutions::register(&keep).await.unwrap();
        let play = Play {
            part: Part::find("clinic").unwrap(),
            person: owner,
            purpose: Purpose::Treatment,
            reason: Reason::new("診察のため").unwrap(),
            categories: Category::ALL.into_iter().collect(),
            channel: Channel::Demo,
        };
        let entry = institutions::play(&keep, play).await.unwrap().entry();
        let told = Notice::NewDevice {
            device: NAME.to_owned(),
        };
        assert!(keep.notify(owner, "test", &told).await.unwrap());
        let inbox = keep.inbox(owner, false, 0, 9).await.unwrap();
        let notice = inbox.notices[0].id;
        let mut sent = sent(&keep);
        sent.file = Some(File {
            id: keep.put_circular_file(NAME.as_bytes()).await.unwrap(),
            name: "案内.pdf".to_owned(),
            bytes: 1,
        });
        let sent = Notice::Circular(Box::new(sent));
        assert!(keep.notify(owner, "circular", &sent).await.unwrap());
        let circulars = keep.notices_like(owner, false, |kept| kept.notice == sent);
        let circular = circulars.await.unwrap()[0].id;
        let wrong = NewCase {
            subject: Subject::Wrong { record: checkup },
            addressee: Office::Municipality,
            emergency: false,
            reason: Ground::Value,
            words: Words::new("秘密の所見はまちがいです").unwrap(),
            contact: Contact::Here,
        };
        let (case, _) = keep.open_case(owner, &wrong, 14).await.unwrap();
        let (signer, me) = (
            log::signer(&keep, ORIGIN).await.unwrap(),
            keep.mint(ProcessId::new),
        );
        // The tree without leaves, and with the entry.
        for leaves in [0, 1] {
            let integrated = log::integrate(&keep, &signer, me).await.unwrap();
            assert_eq!(integrated, leaves);
        }
        let cosignature = CosignatureRow {
            size: 1,
            witness: [0; 32],
            signed_at: keep.now(),
            line: "\u{2014} witness.mihon.example AAAA\n".into(),
        };
        keep.log_cosign(&cosignature).await.unwrap();
        let mut tokens = BTreeMap::new();
        for (who, person, name, level) in [
            ("owner", owner, NAME, Level::Card),
            ("another", other, NEIGHBOUR, Level::Card),
            ("cross-device", owner, NAME, Level::CrossDevice),
            ("elsewhere", owner, NAME, Level::Card),
        ] {
            tokens.insert(
                who.to_owned(),
                session(&keep, person, name, level, now()).await,
            );
        }
        if let Caller::Proved(level, when) = caller {
            let at = now() - when.age();
            let token = session(&keep, owner, NAME, level, at).await;
            tokens.insert(caller.to_string(), token);
        }
        let elsewhere = URL_SAFE_NO_PAD.decode(&tokens["elsewhere"]).unwrap();
        let kept = keep
            .session::<BTreeMap<String, serde_json::Value>>(&elsewhere)
            .await
            .unwrap();
        let staff = Staff::new(staff::Parts {
            keep: keep.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            origin: ORIGIN,
            attestation: None,
        })
        .unwrap();
        let clinic = Part::find("clinic").unwrap().code;
        let clinic = keep.institution_by_code(clinic).await.unwrap().unwrap().id;
        let noticed = Finding {
            pattern: Pattern::Closed,
            institution: clinic,
            handle: Some("A-0312".to_owned()),
            from: now(),
            until: now(),
            requests: 1,
            people: 1,
            entries: vec![entry],
        };
        assert!(keep.note_finding(&noticed).await.unwrap());
        let findings = keep.findings(false, 1).await.unwrap();
        let draft = written(&keep).await;
        let author = Caller::Staff(Role::Author).post(clinic).unwrap();
        let (member, _) = join(&staff, "author", author.clone(), 1).await;
        let invitation = invite(&staff, "invited", author).await;
        let handle = staff.invitation(&invitation).await.unwrap().handle;
        let passkey = staff.keys(member).await.unwrap();
        if let Some(post) = caller.post(clinic) {
            let (id, cookie) = join(&staff, "caller", post, 2).await;
            if caller == Caller::Ended {
                staff.end(&Actor::Operator, id).await.unwrap();
            }
            tokens.insert("staff".to_owned(), cookie);
        }
        let gateway = Gateway::new(keep.clone(), Arc::new(SystemEntropy), ORIGIN);
        let bearer = match caller {
            Caller::Client | Caller::Suspended => Some(bearer(&keep, &gateway, clinic).await),
            _ => None,
        };
        if caller == Caller::Suspended {
            Admission::suspend(&keep, clinic).await.unwrap();
        }
        let provider = provider();
        let Linked::Yes(link) = keep.link_app(owner, &provider.issuer, "sub").await.unwrap() else {
            panic!("it is someone else's");
        };
        let app = App::new(app::Parts {
            keep: keep.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            settings: provider,
            origin: ORIGIN.to_owned(),
        });
        let pseudonym = keep.pseudonym(owner, clinic).await.unwrap();
        let identity = Identity::new(Parts {
            keep: keep.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            trust: reader.trust().clone(),
            revocation: Arc::new(reader.lists()),
            origin: ORIGIN.parse().unwrap(),
        });
        let fixture = Fixture {
            visit: visit(&keep, clinic).await,
            phone_login: phone_login(&keep).await,
            app: link,
            finding: hex::encode(findings[0].handle),
            draft,
            clinic,
            pseudonym: pseudonym.to_string(),
            member,
            invitation,
            invited: hex::encode(handle),
            passkey: hex::encode(passkey[0].credential.id()),
            own_passkey: own_passkey(&identity, owner).await,
            device: device(&keep, owner).await,
            checkup,
            directive,
            entry,
            notice,
            circular,
            case: case.id,
            session: hex::encode(kept.unwrap().handle.0),
        };
        let seal = Seal::own(&keep.document_seed(), "localhost", "みほん市").unwrap();
        let press = Press::new(None, seal).unwrap();
        let state = AppState::new(Shared {
            keep,
            clock,
            entropy: Arc::new(SystemEntropy),
            portal: Settings {
                origin: ORIGIN.to_owned(),
                municipality: "みほん市".to_owned(),
                municipality_code: "990019".to_owned(),
                case_days: 14,
                circulars: hikae_server::config::Circulars::default(),
                limits: Limits::default(),
                client_address: axum_client_ip::ClientIpSource::ConnectInfo,
                push: USUAL.parse().unwrap(),
                phone_login: PhoneLogin {
                    offered: true,
                    region: None,
                },
                demo: true,
            },
            assets: Assets::none(),
            identity,
            app: Some(app),
            gateway,
            staff,
            press: Some(Arc::new(press)),
            reader: Some(Arc::new(reader)),
        });
        Self {
            router: portal(state),
            fixture,
            tokens,
            bearer,
            _folder: folder,
        }
    }

    /// Asks as `caller`.
    pub async fn ask(&self, route: Route, case: &Case, caller: Caller) -> Answer {
        let path = (case.path)(&self.fixture);
        let mut request = Request::builder()
            .method(Method::from_bytes(route.method.as_bytes()).unwrap())
            .uri(&path)
            .header(HOST, "localhost:8080");
        if let Some(token) = self.tokens.get(caller.to_string().as_str()) {
            request = request.header(COOKIE, format!("hikae={token}"));
        } else if let Some(cookie) = self.tokens.get("staff") {
            request = request.header(COOKIE, cookie);
        }
        if let Some(bearer) = &self.bearer {
            request = request.header(AUTHORIZATION, bearer);
        }
        let body = match case.body {
            Some(body) => {
                let body = body(&self.fixture);
                let kind = match body.starts_with('{') {
                    true => "application/json",
                    false => "application/x-www-form-urlencoded",
                };
                request = request.header(CONTENT_TYPE, kind);
                Body::from(body)
            }
            None => Body::empty(),
        };
        let response = self
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let header = |name| {
            let value = response.headers().get(name);
            value
                .map(|value: &axum::http::HeaderValue| value.to_str().unwrap().to_owned())
                .unwrap_or_default()
        };
        let (location, cache_control, content_type) = (
            header(LOCATION),
            header(CACHE_CONTROL),
            header(CONTENT_TYPE),
        );
        let status = response.status();
        // An event stream has no end; its first bytes say enough.
        let text = if content_type.starts_with("text/event-stream") {
            String::new()
        } else {
            let bytes = response.into_body().collect().await.unwrap().to_bytes();
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let request = format!("{} {path}", route.method);
        Answer {
            request,
            status,
            location,
            cache_control,
            text,
        }
    }
}

/// The demo's reader with one card. Making its keys takes seconds, so it is done once.
fn reader(file: &Path) -> Reader {
    static CARDS: OnceLock<Vec<u8>> = OnceLock::new();
    let holders = [Holder {
        key: "hanako".to_owned(),
        resident: resident("3", "見本 花子"),
        pin: "1111".to_owned(),
        password: "HANAKO1".to_owned(),
    }];
    let cards = CARDS.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("cards.json");
        Reader::open(&file, &holders, &SystemEntropy, now()).unwrap();
        std::fs::read(&file).unwrap()
    });
    std::fs::write(file, cards).unwrap();
    Reader::open(file, &holders, &SystemEntropy, now()).unwrap()
}

/// Makes a passkey for the owner; answers its handle.
async fn own_passkey(identity: &Identity, owner: PersonId) -> String {
    let browser = Browser::new(&SystemEntropy);
    let whose = (owner, Anchor::Card(CardId::new(now(), [1; 10])));
    let asked = identity.begin_passkey(&browser, whose, NAME).await.unwrap();
    let made = Authenticator::new(9).register(&asked.options);
    let made = serde_json::from_value(made).unwrap();
    let handle = identity.add_passkey(&browser, asked.ceremony, owner, &made, "スマホ");
    hex::encode(handle.await.unwrap())
}

/// Sets a device up for the owner.
async fn device(keep: &Keep, owner: PersonId) -> ChannelId {
    let services = USUAL.parse().unwrap();
    let endpoint = "https://fcm.googleapis.com/fcm/send/example";
    // The browser of RFC 8291, appendix A.
    let p256dh =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    let auth = "BTBZMqHH6r4Tts7J_aSIgg";
    let reach = Reach::Push {
        subscription: Subscription::new(&services, endpoint, p256dh, auth).unwrap(),
        key: keep.push_key().await.unwrap().version,
    };
    assert!(keep.add_channel(owner, "電話", reach, 1).await.unwrap());
    keep.channels(owner).await.unwrap()[0].id
}

async fn session(
    keep: &Keep,
    person: PersonId,
    name: &str,
    level: Level,
    proved_at: DateTime<Utc>,
) -> String {
    let mut token = [0; 16];
    hikae_server::ambient::Entropy::fill(&SystemEntropy, &mut token);
    let signed_in = SignedIn {
        person,
        name: name.to_owned(),
        level,
        proved_at,
        anchor: Anchor::Card(CardId::new(now(), [1; 10])),
        device: "test".to_owned(),
    };
    let content = BTreeMap::from([
        ("signed-in", serde_json::to_value(&signed_in).unwrap()),
        ("seen", serde_json::to_value(now()).unwrap()),
    ]);
    let ends_at = signed_in.ends_at(now());
    assert!(
        keep.create_session(&token, Some(person), ends_at, &content)
            .await
            .unwrap()
    );
    URL_SAFE_NO_PAD.encode(token)
}

/// What the software of an institution shows.
async fn bearer(keep: &Keep, gateway: &Gateway, clinic: InstitutionId) -> String {
    let software = Software::new(1, clinic, gateway.token_endpoint());
    let keys = Keys::parse(&software.jwks()).unwrap();
    Admission::register(keep, clinic, keys, false)
        .await
        .unwrap();
    let assertion = software.assertion(now().timestamp());
    let form = form(&assertion, "system/*.rs");
    let granted = gateway.grant(form.as_bytes()).await.unwrap();
    format!("Bearer {}", granted.token)
}

/// A visit that an institution has begun; answers its id.
async fn visit(keep: &Keep, institution: InstitutionId) -> String {
    let clinic = keep.institution(institution).await.unwrap().unwrap();
    let (handle, role) = ("U-0007".to_owned(), StaffRole::Clerk);
    let acting = Acting::at_reception(&clinic, handle, role, None, "診察のため").unwrap();
    let wish = Wish {
        categories: [Category::Checkup].into(),
        ..Wish::default()
    };
    let asked = Asked {
        institution,
        acting,
        wish,
    };
    Visit::begin(keep, asked).await.unwrap().id.to_string()
}

/// A login of a computer that nobody answered; answers its id.
async fn phone_login(keep: &Keep) -> String {
    let begun = Begun {
        at: now(),
        device: "test".to_owned(),
        region: None,
        next: "/home".to_owned(),
    };
    let computer = Browser::new(&SystemEntropy);
    phone::begin(keep, &computer, &begun)
        .await
        .unwrap()
        .to_string()
}

async fn invite(staff: &Staff, login: &str, post: Post) -> String {
    let new = NewMember {
        login: login.to_owned(),
        name: "架空 職員".to_owned(),
        post,
    };
    staff.invite(Actor::Operator, new).await.unwrap().token
}

/// A new member, and the cookie of their session.
async fn join(staff: &Staff, login: &str, post: Post, number: u8) -> (StaffId, String) {
    let mut passkey = Authenticator::new(number);
    let browser = Browser::new(&SystemEntropy);
    let token = invite(staff, login, post).await;
    let Options { ceremony, options } = staff.begin_joining(&browser, &token).await.unwrap();
    let made = serde_json::from_value(passkey.register(&options)).unwrap();
    staff
        .join(&browser, ceremony, &token, &made, "test")
        .await
        .unwrap();
    let Options { ceremony, options } = staff.begin_sign_in(&browser, login).await.unwrap();
    let proof = serde_json::from_value(passkey.prove(&options)).unwrap();
    let session = staff.sign_in(&browser, ceremony, &proof).await.unwrap();
    let cookie = session.token.cookie(false);
    let (name, value) = cookie.name_value();
    let members = staff.members().await.unwrap();
    let member = members.into_iter().find(|it| it.member.login == login);
    (member.unwrap().member.id, format!("{name}={value}"))
}

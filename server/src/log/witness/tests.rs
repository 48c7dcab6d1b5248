use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use ct_merkle::{ConsistencyProof, RootHash};
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::Sha256;
use signed_note::{Note, StandardVerifier};

use super::*;
use crate::log::tests::House;

const NAME: &str = "witness.mihon.example/w1";

/// A witness as the protocol describes it, made of other implementations than ours: notes and key
/// ids by `signed_note`, consistency by `ct-merkle`.
struct Notary {
    key: SigningKey,
    log: StandardVerifier,
    /// The largest tree seen: its size and root.
    seen: Mutex<(u64, Vec<u8>)>,
    at: u64,
}

impl Notary {
    fn id(&self) -> u32 {
        let mut key = vec![4];
        key.extend(self.key.verifying_key().as_bytes());
        signed_note::key_id(NAME, &key)
    }

    /// Its key as an operator gets it.
    fn shown(&self) -> String {
        let mut key = vec![4];
        key.extend(self.key.verifying_key().as_bytes());
        format!("{NAME}+{:08x}+{}", self.id(), BASE64_STANDARD.encode(key))
    }

    fn seen(&self) -> MutexGuard<'_, (u64, Vec<u8>)> {
        self.seen.lock().unwrap()
    }

    fn add_checkpoint(&self, body: &str) -> Result<String, (StatusCode, String)> {
        let bad = |code: u16| (StatusCode::from_u16(code).unwrap(), String::new());
        let (head, note) = body.split_once("\n\n").ok_or_else(|| bad(400))?;
        let mut head = head.lines();
        let old: u64 = head
            .next()
            .unwrap()
            .strip_prefix("old ")
            .unwrap()
            .parse()
            .unwrap();
        let proof: Vec<u8> = head
            .flat_map(|line| BASE64_STANDARD.decode(line).unwrap())
            .collect();
        let note = Note::from_bytes(note.as_bytes()).map_err(|_| bad(400))?;
        let known = signed_note::VerifierList::new(vec![Box::new(self.log.clone())]);
        note.verify(&known).map_err(|_| bad(403))?;
        let text = String::from_utf8(note.text().to_vec()).unwrap();
        let mut lines = text.lines().skip(1);
        let size: u64 = lines.next().unwrap().parse().unwrap();
        let root = BASE64_STANDARD.decode(lines.next().unwrap()).unwrap();

        let mut seen = self.seen();
        if old != seen.0 || (old == size && old > 0 && root != seen.1) {
            return Err((StatusCode::CONFLICT, format!("{}\n", seen.0)));
        }
        if old > 0 && old < size {
            let tree = |root: &[u8], size| {
                let root: [u8; 32] = root.try_into().unwrap();
                RootHash::<Sha256>::new(root.into(), size)
            };
            ConsistencyProof::try_from_bytes(proof)
                .and_then(|proof| tree(&root, size).verify_consistency(&tree(&seen.1, old), &proof))
                .map_err(|_| bad(422))?;
        }
        *seen = (size, root);
        let message = format!("cosignature/v1\ntime {}\n{text}", self.at);
        let mut signature = self.id().to_be_bytes().to_vec();
        signature.extend(self.at.to_be_bytes());
        signature.extend(self.key.sign(message.as_bytes()).to_bytes());
        Ok(format!(
            "\u{2014} {NAME} {}\n",
            BASE64_STANDARD.encode(signature)
        ))
    }
}

async fn add_checkpoint(State(notary): State<Arc<Notary>>, body: String) -> Response {
    match notary.add_checkpoint(&body) {
        Ok(line) => line.into_response(),
        Err((StatusCode::CONFLICT, size)) => (
            StatusCode::CONFLICT,
            [(CONTENT_TYPE, "text/x.tlog.size")],
            size,
        )
            .into_response(),
        Err(refused) => refused.into_response(),
    }
}

/// A house with `leaves` leaves in its log, and a witness that it asks.
struct Scene {
    house: House,
    notary: Arc<Notary>,
    client: Client,
    posts: Vec<Post>,
}

impl Scene {
    async fn with(leaves: usize) -> Self {
        let house = House::with(1).await;
        house.integrate().await;
        let log = house.signer.verifier().to_string();
        let notary = Arc::new(Notary {
            key: SigningKey::from_bytes(&[5; 32]),
            log: StandardVerifier::new(&log).unwrap(),
            seen: Mutex::default(),
            at: 1_795_000_000,
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = Router::new().route("/w1/add-checkpoint", post(add_checkpoint));
        let routes = routes.with_state(Arc::clone(&notary));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("witnesses");
        let line = format!("# みほん\n\n{} http://{address}/w1\n", notary.shown());
        std::fs::write(&list, line).unwrap();
        let scene = Self {
            house,
            notary,
            client: client().unwrap(),
            posts: witnesses(&list).unwrap(),
        };
        scene.grow(leaves).await;
        scene
    }

    async fn grow(&self, leaves: usize) {
        for _ in 0..leaves {
            self.house.read(0).await;
        }
        self.house.integrate().await;
    }

    async fn ask(&self) -> u64 {
        let Self { house, .. } = self;
        ask(&house.keep, &self.client, &self.posts, house.me)
            .await
            .unwrap()
    }

    async fn said(&self) -> Option<(u64, i64)> {
        let key = self.posts[0].witness.key();
        let last = self.house.keep.log_cosigned_by(key).await.unwrap();
        last.map(|last| (last.size, last.signed_at.timestamp()))
    }

    async fn refused(&self) -> WitnessError {
        let latest = self.house.checkpoint().await;
        cosign(&self.house.keep, &self.client, &self.posts[0], &latest)
            .await
            .unwrap_err()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_cosigns_every_tree_that_continues_what_it_saw() {
    let scene = Scene::with(3).await;
    assert_eq!(scene.ask().await, 1);
    assert_eq!(scene.said().await, Some((3, 1_795_000_000)));
    assert_eq!(scene.ask().await, 0, "nothing is new");
    for (more, size) in [(1, 4), (300, 304), (7, 311)] {
        scene.grow(more).await;
        assert_eq!(scene.ask().await, 1);
        assert_eq!(scene.said().await, Some((size, 1_795_000_000)));
    }
    assert_eq!(scene.house.keep.log_witnessed().await.unwrap(), Some(311));
    let shown = scene.house.keep.log_cosignatures(311).await.unwrap();
    let note = [scene.house.checkpoint().await.note, shown[0].line.clone()].concat();
    let note: SignedNote = String::from_utf8(note).unwrap().parse().unwrap();
    assert!(note.verified(scene.house.signer.verifier()).is_ok());
    assert!(scene.posts[0].witness.cosigned(&note).is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_remembers_more_than_reached_us_is_asked_from_there() {
    let scene = Scene::with(2).await;
    let latest = scene.house.checkpoint().await;
    *scene.notary.seen() = (2, latest.root.to_vec());
    scene.grow(3).await;
    assert_eq!(scene.ask().await, 1);
    assert_eq!(scene.said().await, Some((5, 1_795_000_000)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_saw_another_tree_cosigns_nothing_and_that_is_said() {
    let scene = Scene::with(5).await;
    *scene.notary.seen() = (5, vec![7; 32]);
    assert!(matches!(scene.refused().await, WitnessError::Fork(5)));
    *scene.notary.seen() = (3, vec![7; 32]);
    let refused = scene.refused().await;
    assert!(matches!(
        refused,
        WitnessError::Refused(StatusCode::UNPROCESSABLE_ENTITY)
    ));
    *scene.notary.seen() = (9, vec![7; 32]);
    assert!(matches!(scene.refused().await, WitnessError::Ahead(9)));
    assert_eq!(scene.ask().await, 0);
    assert_eq!(scene.said().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_witnesss_own_word_is_not_kept() {
    let scene = Scene::with(2).await;
    let latest = scene.house.checkpoint().await;
    let note = String::from_utf8(latest.note.clone()).unwrap();
    let good = scene
        .notary
        .add_checkpoint(&format!("old 0\n\n{note}"))
        .unwrap();
    let witness = &scene.posts[0].witness;
    assert_eq!(cosigned(witness, &latest, &good).unwrap().line, good);

    let other = Notary {
        key: SigningKey::from_bytes(&[6; 32]),
        log: scene.notary.log.clone(),
        seen: Mutex::default(),
        at: 1,
    };
    let others = other.add_checkpoint(&format!("old 0\n\n{note}")).unwrap();
    let unsigned = cosigned(witness, &latest, &others);
    assert!(matches!(
        unsigned,
        Err(WitnessError::Note(NoteError::Unsigned))
    ));
    let both = cosigned(witness, &latest, &format!("{others}{good}")).unwrap();
    assert_eq!(both.line, good, "only its own line is taken");

    scene.grow(1).await;
    let next = scene.house.checkpoint().await;
    let stale = cosigned(witness, &next, &good);
    assert!(matches!(stale, Err(WitnessError::Note(NoteError::Forged))));
    for nonsense in ["", "\n", "ok", "\u{2014} w AAAA\n\n"] {
        assert!(
            cosigned(witness, &latest, nonsense).is_err(),
            "{nonsense:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_cannot_be_reached_keeps_the_others_from_nothing() {
    let mut scene = Scene::with(2).await;
    let mut gone = scene.posts[0].clone();
    gone.add_checkpoint = "http://127.0.0.1:1/add-checkpoint".parse().unwrap();
    scene.posts.insert(0, gone);
    assert_eq!(scene.ask().await, 1);
}

#[test]
fn a_list_of_witnesses_that_cannot_be_used_is_one_line_that_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("witnesses");
    let notary = "witness.mihon.example+6d1b8a2c+BAAA";
    for (text, why) in [
        (
            "witness.example\n",
            "line 1 of the list of witnesses: a key and an address",
        ),
        (
            &format!("# one\n{notary} https://witness.example/"),
            "line 2 of the list of witnesses: not a key",
        ),
    ] {
        std::fs::write(&list, text).unwrap();
        let error = witnesses(&list).unwrap_err().to_string();
        assert!(error.starts_with(why), "{error}");
    }
    let key = SigningKey::from_bytes(&[5; 32]).verifying_key();
    let mut bytes = vec![4];
    bytes.extend(key.as_bytes());
    let id = signed_note::key_id(NAME, &bytes);
    let shown = format!("{NAME}+{id:08x}+{}", BASE64_STANDARD.encode(bytes));
    std::fs::write(&list, format!("{shown} http://witness.example/")).unwrap();
    let error = witnesses(&list).unwrap_err().to_string();
    assert!(error.contains("must be https"), "{error}");
    assert!(witnesses(&folder.path().join("none")).is_err());
}

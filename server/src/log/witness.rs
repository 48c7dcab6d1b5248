//! Witnesses (C2SP tlog-witness): parties outside who remember the last tree that they saw and
//! cosign a checkpoint only if it continues that one. Against them the operator cannot show
//! different trees to different people.

#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Duration;

use chrono::TimeDelta;
use hikae_core::ids::ProcessId;
use hikae_core::transparency::{
    Cosigned, KeyError, Missing, NoteError, SignedNote, Witness, consistency, needed,
};
use reqwest::{Client, StatusCode, Url};

use super::tiles;
use crate::keep::{self, CheckpointRow, CosignatureRow, Duty, Keep};

/// How often witnesses are asked, if there is something new.
const EVERY: Duration = Duration::from_secs(5);

/// How long the duty is held.
const TERM: TimeDelta = TimeDelta::seconds(60);

/// How long a witness may take; all of them together are asked within the term.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers are a few lines.
const LARGEST: usize = 64 * 1024;

/// A list of witnesses that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WitnessListError {
    /// The file.
    #[error("the list of witnesses cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// A line.
    #[error("line {line} of the list of witnesses: {reason}")]
    Line {
        /// Which one, from 1.
        line: usize,
        /// Why.
        reason: String,
    },
}

/// Why a witness said nothing.
#[derive(Debug, thiserror::Error)]
pub enum WitnessError {
    /// The store, or another process took over.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The tree has a hole: someone removed from it.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// It cannot be reached, or does not speak the protocol.
    #[error("it cannot be asked: {0}")]
    Http(#[from] reqwest::Error),
    /// It refuses.
    #[error("it answers {0}")]
    Refused(StatusCode),
    /// It has seen a tree that this log does not have.
    #[error("it has seen {0} leaves, which this log never had")]
    Ahead(u64),
    /// It has seen another tree of the same size.
    #[error("it has seen another tree of {0} leaves")]
    Fork(u64),
    /// Its answer is no answer.
    #[error("its answer cannot be understood")]
    Answer,
    /// Its cosignature.
    #[error("its cosignature: {0}")]
    Note(#[from] NoteError),
}

/// A witness and where it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Whose cosignature counts.
    pub witness: Witness,
    /// Where checkpoints are handed in.
    pub add_checkpoint: Url,
}

/// The witnesses in an operator's list: a line each, key (`name+id+key`) and address under which it
/// is asked. Empty lines and those that begin with `#` say nothing.
///
/// # Errors
/// [`WitnessListError`].
pub fn witnesses(list: &Path) -> Result<Vec<Post>, WitnessListError> {
    let text = std::fs::read_to_string(list)?;
    let lines = text.lines().map(str::trim).zip(1..);
    lines
        .filter(|(said, _)| !said.is_empty() && !said.starts_with('#'))
        .map(|(said, line)| post(said).map_err(|reason| WitnessListError::Line { line, reason }))
        .collect()
}

/// What witnesses are asked with.
///
/// # Errors
/// No secure connections can be made from this machine.
pub fn client() -> Result<Client, reqwest::Error> {
    // TLS is done with the same library as towards the database. That it was chosen before is no
    // failure.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
}

fn post(line: &str) -> Result<Post, String> {
    let (key, address) = line
        .split_once(char::is_whitespace)
        .ok_or("a key and an address are needed")?;
    let witness = key.parse().map_err(|error: KeyError| error.to_string())?;
    let mut address = address.trim().to_owned();
    if !address.ends_with('/') {
        address.push('/');
    }
    let prefix: Url = address
        .parse()
        .map_err(|_| "not an address such as https://witness.example/")?;
    let add_checkpoint = match (prefix.scheme(), prefix.host_str()) {
        ("https", Some(_)) | ("http", Some("localhost" | "127.0.0.1" | "[::1]")) => prefix
            .join("add-checkpoint")
            .map_err(|error| error.to_string())?,
        _ => return Err("must be https, except on this machine".to_owned()),
    };
    Ok(Post {
        witness,
        add_checkpoint,
    })
}

/// Asks witnesses about what is new, for ever; ends at once if there are none.
pub async fn attend(keep: Keep, witnesses: Vec<Post>) {
    if witnesses.is_empty() {
        return;
    }
    let client = match client() {
        Ok(client) => client,
        Err(error) => {
            tracing::error!(error.message = %error, "witnesses cannot be asked");
            return;
        }
    };
    let me = keep.mint(ProcessId::new);
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = ask(&keep, &client, &witnesses, me).await {
            tracing::warn!(error.message = %error, "witnesses were not asked");
        }
    }
}

/// Asks every witness about the latest checkpoint that it has not cosigned yet, all at once,
/// unless that is another process's duty. One that fails keeps the others from nothing. Answers
/// how many cosigned.
///
/// # Errors
/// The store.
pub async fn ask(
    keep: &Keep,
    client: &Client,
    witnesses: &[Post],
    me: ProcessId,
) -> Result<u64, keep::Error> {
    let Some(latest) = keep.log_checkpoint().await? else {
        return Ok(0);
    };
    if keep.take_duty(Duty::Witness, me, TERM).await?.is_none() {
        return Ok(0);
    }
    let asked = witnesses
        .iter()
        .map(|post| cosign(keep, client, post, &latest));
    let mut cosigned = 0;
    for (post, outcome) in witnesses.iter().zip(futures::future::join_all(asked).await) {
        match outcome {
            Ok(new) => cosigned += u64::from(new),
            Err(error) => {
                let witness = post.witness.name();
                tracing::warn!(error.message = %error, witness, "a witness did not cosign");
            }
        }
    }
    Ok(cosigned)
}

/// Asks one witness, unless it has cosigned this checkpoint before. Whether it did now.
async fn cosign(
    keep: &Keep,
    client: &Client,
    post: &Post,
    latest: &CheckpointRow,
) -> Result<bool, WitnessError> {
    let witness = &post.witness;
    let last = keep.log_cosigned_by(witness.key()).await?;
    if last.as_ref().is_some_and(|last| last.size == latest.size) {
        return Ok(false);
    }
    let mut before = last.map_or(0, |last| last.size);
    // What it remembers may be newer than what reached us: it says so once.
    for _ in 0..2 {
        let body = request(keep, before, latest).await?;
        let answer = client
            .post(post.add_checkpoint.clone())
            .body(body)
            .send()
            .await?;
        match answer.status() {
            StatusCode::OK => {
                let cosigned = cosigned(witness, latest, &text(answer).await?)?;
                keep.log_cosign(&CosignatureRow {
                    size: latest.size,
                    witness: *witness.key(),
                    signed_at: cosigned.at,
                    line: cosigned.line.into_bytes(),
                })
                .await?;
                return Ok(true);
            }
            StatusCode::CONFLICT => {
                let size = text(answer).await?;
                let size: u64 = size.trim_end().parse().map_err(|_| WitnessError::Answer)?;
                if size > latest.size {
                    return Err(WitnessError::Ahead(size));
                }
                if size == before {
                    return Err(WitnessError::Fork(size));
                }
                before = size;
            }
            other => return Err(WitnessError::Refused(other)),
        }
    }
    Err(WitnessError::Refused(StatusCode::CONFLICT))
}

/// What is handed in: the size before, the proof that the tree continues it, and the checkpoint.
async fn request(
    keep: &Keep,
    before: u64,
    latest: &CheckpointRow,
) -> Result<Vec<u8>, WitnessError> {
    let tiles = tiles(keep, &needed(latest.size, &[], &[before])).await?;
    let mut body = format!("old {before}\n");
    for hash in consistency(&tiles, before, latest.size)? {
        body.push_str(&format!("{hash}\n"));
    }
    body.push('\n');
    let mut body = body.into_bytes();
    body.extend(&latest.note);
    Ok(body)
}

/// The witness's own line of its answer, if that holds. Lines of others are left out.
fn cosigned(
    witness: &Witness,
    latest: &CheckpointRow,
    answer: &str,
) -> Result<Cosigned, WitnessError> {
    let note = std::str::from_utf8(&latest.note).map_err(|_| NoteError::Form)?;
    let note: SignedNote = format!("{note}{answer}").parse()?;
    Ok(witness.cosigned(&note)?)
}

async fn text(mut answer: reqwest::Response) -> Result<String, WitnessError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        bytes.extend(chunk);
        if bytes.len() > LARGEST {
            return Err(WitnessError::Answer);
        }
    }
    String::from_utf8(bytes).map_err(|_| WitnessError::Answer)
}

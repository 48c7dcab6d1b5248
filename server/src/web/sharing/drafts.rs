//! Answers on the way to a decision. They wait in the session, which is sealed and ends with the
//! login; the address names a draft by a random number and says nothing about it.

use hikae_app::citizen::sharing::Draft;
use tower_sessions::Session;

use crate::ambient::{Entropy, random};
use crate::web::WebError;

const KEY: &str = "sharing-drafts";

/// So many drafts wait at most; a new one pushes out the oldest.
const MOST: usize = 8;

type Drafts = Vec<(String, Draft)>;

async fn all(session: &Session) -> Result<Drafts, WebError> {
    let drafts = session.get(KEY).await.map_err(unavailable)?;
    Ok(drafts.unwrap_or_default())
}

/// Begins a draft and answers its name.
///
/// # Errors
/// The session cannot be read.
pub async fn begin(
    session: &Session,
    entropy: &dyn Entropy,
    draft: Draft,
) -> Result<String, WebError> {
    let mut drafts = all(session).await?;
    let surplus = (drafts.len() + 1).saturating_sub(MOST);
    drafts.drain(..surplus);
    let name = hex::encode(random::<8>(entropy));
    drafts.push((name.clone(), draft));
    session.insert(KEY, drafts).await.map_err(unavailable)?;
    Ok(name)
}

/// The draft of that name, if this session has one.
///
/// # Errors
/// The session cannot be read.
pub async fn find(session: &Session, name: &str) -> Result<Option<Draft>, WebError> {
    let drafts = all(session).await?;
    Ok(drafts
        .into_iter()
        .find(|(other, _)| other == name)
        .map(|(_, draft)| draft))
}

/// Puts the draft of that name back; nothing happens if it is gone.
///
/// # Errors
/// The session cannot be read.
pub async fn save(session: &Session, name: &str, draft: Draft) -> Result<(), WebError> {
    let mut drafts = all(session).await?;
    if let Some((_, kept)) = drafts.iter_mut().find(|(other, _)| other == name) {
        *kept = draft;
        session.insert(KEY, drafts).await.map_err(unavailable)?;
    }
    Ok(())
}

/// Ends the draft of that name.
///
/// # Errors
/// The session cannot be read.
pub async fn end(session: &Session, name: &str) -> Result<(), WebError> {
    let mut drafts = all(session).await?;
    drafts.retain(|(other, _)| other != name);
    session.insert(KEY, drafts).await.map_err(unavailable)
}

fn unavailable(error: tower_sessions::session::Error) -> WebError {
    WebError::Unavailable(error.to_string())
}

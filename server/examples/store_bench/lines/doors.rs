//! What opens the door: cards, sessions, ceremonies.

use hikae_core::ids::CeremonyId;
use hikae_server::keep::{CardStatus, Claim, Registered};

use crate::bare::Beside::{Delete, DeleteNothing, Insert, Read, Update};
use crate::line::Line;
use crate::samples::{CONTENT, card, certificate};
use crate::world::{BROWSER, token};

/// Ceremonies are noted under this word.
const CEREMONY: &str = "ceremony";

/// Reads.
pub fn reads() -> Vec<Line> {
    vec![
        Line::new(
            "a card by its certificate",
            Read(1, 250),
            |world, n| async move {
                let certificate = certificate(world.turn(n));
                Ok(world.keep.card_by_identity(&certificate).await?.is_some())
            },
        ),
        Line::new("a person's cards", Read(1, 250), |world, n| async move {
            Ok(!world.keep.cards(world.person(n)?).await?.is_empty())
        }),
        Line::new(
            "a session by its token",
            Read(1, 250),
            |world, n| async move {
                let session = world
                    .keep
                    .session::<[u64; 16]>(&token(world.turn(n)))
                    .await?;
                Ok(session.is_some_and(|session| session.content == CONTENT))
            },
        ),
        Line::new("a person's sessions", Read(1, 250), |world, n| async move {
            let sessions = world
                .keep
                .sessions_of::<[u64; 16]>(world.person(n)?)
                .await?;
            Ok(sessions.len() == 1)
        }),
        Line::new(
            "a ceremony looked at",
            Read(1, 200),
            |world, n| async move {
                let id = world.someone(n)?.ceremony;
                Ok(world.keep.ceremony::<[u64; 16]>(id).await?.is_some())
            },
        ),
        Line::new("a waiting page asks", Read(1, 8), |world, n| async move {
            let id = world.someone(n)?.ceremony;
            Ok(world.keep.claim_ceremony::<()>(id, BROWSER).await? == Claim::Waiting)
        }),
    ]
}

/// Writes.
pub fn writes() -> Vec<Line> {
    let fresh = |n| [b"fresh ".as_slice(), &token(n)].concat();
    vec![
        Line::new("a card registered", Insert(1, 250), |world, n| async move {
            let card = card(&world.keep, world.person(n)?, world.people() + n);
            Ok(matches!(
                world.keep.register_card(&card).await?,
                Registered::New(_)
            ))
        }),
        Line::new(
            "a card's status changed",
            Update(250),
            |world, n| async move {
                let someone = world.someone(n)?;
                let status = match n / world.people() % 2 {
                    0 => CardStatus::Removed,
                    _ => CardStatus::Active,
                };
                // Two tasks may meet at one card in the wrong order, and one of them changes nothing.
                world
                    .keep
                    .set_card_status(someone.person, someone.card, status)
                    .await?;
                Ok(true)
            },
        ),
        Line::new("a session saved", Update(250), |world, n| async move {
            let (token, person) = (token(world.turn(n)), world.person(n)?);
            Ok(world
                .keep
                .save_session(&token, Some(person), world.until, &CONTENT)
                .await?)
        }),
        Line::new(
            "a session begun",
            Insert(1, 250),
            move |world, n| async move {
                let person = world.person(n)?;
                Ok(world
                    .keep
                    .create_session(&fresh(n), Some(person), world.until, &CONTENT)
                    .await?)
            },
        ),
        Line::new("a session ended", Delete, move |world, n| async move {
            world.keep.delete_session(&fresh(n)).await?;
            Ok(true)
        })
        .using_up(),
        Line::new(
            "a sweep that finds nothing",
            DeleteNothing,
            |world, _| async move { Ok(world.keep.sweep().await? == 0) },
        ),
        Line::new("a ceremony opened", Insert(1, 250), |world, n| async move {
            let id = world.keep.mint(CeremonyId::new);
            world
                .keep
                .open_ceremony(id, BROWSER, world.until, &CONTENT)
                .await?;
            world.note(CEREMONY, n, id.uuid());
            Ok(true)
        }),
        Line::new("a ceremony consumed", Update(250), |world, n| async move {
            let id = CeremonyId::from_uuid(world.noted(CEREMONY, n)?);
            Ok(world
                .keep
                .consume_ceremony::<[u64; 16]>(id)
                .await?
                .is_some())
        })
        .using_up(),
        Line::new("a ceremony settled", Update(250), |world, n| async move {
            let id = CeremonyId::from_uuid(world.noted(CEREMONY, n)?);
            Ok(world.keep.settle_ceremony(id, &CONTENT).await?)
        })
        .using_up(),
        Line::new("its outcome claimed", Update(250), |world, n| async move {
            let id = CeremonyId::from_uuid(world.noted(CEREMONY, n)?);
            Ok(world.keep.claim_ceremony(id, BROWSER).await? == Claim::Outcome(CONTENT))
        })
        .using_up(),
    ]
}

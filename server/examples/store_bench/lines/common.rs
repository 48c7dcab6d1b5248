//! What is nobody's: institutions, imports, quarantine, duties.

use chrono::TimeDelta;
use hikae_core::ids::{ImportId, QuarantineId};
use hikae_server::intake::Summary;
use hikae_server::keep::{Change, Duty, ImportKind};

use crate::bare::Beside::{Contend, Insert, Read, Update};
use crate::line::Line;
use crate::samples::{institution, quarantined};
use crate::world::COMMON;

/// Reads.
pub fn reads() -> Vec<Line> {
    vec![
        Line::new("an institution", Read(1, 400), |world, n| async move {
            Ok(world
                .keep
                .institution(world.institution(n)?)
                .await?
                .is_some())
        }),
        Line::new(
            "20 institutions",
            Read(COMMON, 400),
            |world, _| async move { Ok(world.keep.institutions().await?.len() == COMMON) },
        ),
        Line::new(
            "20 rows in quarantine",
            Read(COMMON, 400),
            |world, _| async move { Ok(world.keep.quarantined(None, 20).await?.len() == COMMON) },
        ),
        Line::new("20 import runs", Read(COMMON, 150), |world, _| async move {
            Ok(world.keep.imports(20).await?.len() == COMMON)
        }),
        Line::new("how a duty stands", Read(1, 100), |world, _| async move {
            Ok(world.keep.duty::<u64>(Duty::Sweep).await?.is_some())
        }),
    ]
}

/// Writes.
pub fn writes() -> Vec<Line> {
    const IMPORT: &str = "import";
    const THING: &str = "thing in quarantine";
    vec![
        Line::new("an import begun", Insert(1, 150), |world, n| async move {
            let id = world
                .keep
                .begin_import(ImportKind::Checkups, &["sample.zip".into()])
                .await?;
            world.note(IMPORT, n, id.uuid());
            Ok(true)
        }),
        Line::new("an import ended", Update(150), |world, n| async move {
            let id = ImportId::from_uuid(world.noted(IMPORT, n)?);
            Ok(world.keep.end_import(id, Summary::default()).await?)
        })
        .using_up(),
        Line::new(
            "a row put into quarantine",
            Insert(1, 400),
            |world, n| async move {
                let put = world
                    .keep
                    .quarantine(&[quarantined(world.import, COMMON + n)])
                    .await?;
                let Some((id, true)) = put.first() else {
                    return Ok(false);
                };
                world.note(THING, n, id.uuid());
                Ok(true)
            },
        ),
        Line::new("a row dismissed", Update(400), |world, n| async move {
            let id = QuarantineId::from_uuid(world.noted(THING, n)?);
            Ok(world.keep.dismiss_quarantined(id).await?)
        })
        .using_up(),
        Line::new("an institution", Insert(1, 400), |world, n| async move {
            let institution = institution(&world.keep, COMMON + n);
            Ok(world.keep.put_institution(&institution).await?.1 == Change::Inserted)
        }),
        Line::new("a duty taken", Contend(100), |world, _| async move {
            let taken = world
                .keep
                .take_duty(Duty::Sweep, world.process, TimeDelta::days(1));
            Ok(taken.await? == Some(world.fence))
        }),
        Line::new(
            "a duty's result published",
            Contend(100),
            |world, n| async move {
                world.keep.publish(Duty::Sweep, world.fence, &n).await?;
                Ok(true)
            },
        ),
    ]
}

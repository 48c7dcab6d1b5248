//! A clinic that is let in.

use std::sync::Arc;

use hikae_core::consent::{InstitutionKind, Purpose};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;

use super::{Admission, Keys};
use crate::ambient::{FixedClock, SystemEntropy};
use crate::keep::Keep;
use crate::vault::RootKey;

#[path = "../../../core/src/transparency/changes.rs"]
pub(crate) mod changes;
#[path = "../../tests/support/software.rs"]
pub(crate) mod software;

pub(crate) use software::{Software, form};

/// A keep of its own.
pub(crate) async fn keep(folder: &std::path::Path, clock: &Arc<FixedClock>) -> Keep {
    let file = folder.join("hikae.sqlite");
    let root = RootKey::new([1; 32]);
    Keep::open_sqlite(&file, root, clock.clone(), Arc::new(SystemEntropy))
        .await
        .unwrap()
}

/// Registers an institution with this code, which may ask for treatment, and for what only
/// hospitals may.
pub(crate) async fn register(keep: &Keep, code: &str) -> InstitutionId {
    let institution = Institution {
        id: keep.mint(InstitutionId::new),
        code: code.to_owned(),
        name: "あおぞら内科クリニック".to_owned(),
        kind: InstitutionKind::Clinic,
        units: vec!["内科".to_owned()],
        purposes: [Purpose::Treatment, Purpose::Emergency, Purpose::Disaster].into(),
        contact: "privacy@example.invalid".to_owned(),
        place: None,
        hours: std::collections::BTreeMap::new(),
    };
    keep.put_institution(&institution).await.unwrap().0
}

/// Registers the keys of its software.
pub(crate) async fn admit(keep: &Keep, id: InstitutionId, software: &Software) {
    let keys = Keys::parse(&software.jwks()).unwrap();
    Admission::register(keep, id, keys, false).await.unwrap();
}

//! Reading one's own records at the desk, where staff have made sure who someone is.
//!
//! Whoever stands there asks for their records themself, so that what they have said nothing about
//! is given. What they have decided goes on holding: a clerk sees what leaves, and nobody can undo a
//! refusal at the desk. Records that they say are not theirs are not given either.

use hikae_core::consent::{Basis, Decision, Effect};

use super::gate::Manner;
use super::{Gate, Refusal, Released, Request};

impl Gate {
    /// Lets out what a person asks for at the desk, once the entry about it is durable. The request
    /// says which office reads for them, and for the purpose of their own request.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub async fn read_in_person(&self, request: Request) -> Result<Released, Refusal> {
        self.give(request, Manner::InPerson).await
    }
}

/// A decision as it stands when the person asks themself.
pub(super) fn in_person(decision: Decision) -> Decision {
    match decision.basis {
        Basis::Silence { .. } if decision.effect == Effect::Deny => Decision {
            effect: Effect::Permit,
            basis: Basis::InPerson,
            ..decision
        },
        _ => decision,
    }
}

//! The same question asked of somebody else: what `hikae_core::consent::decide` answers, as Cedar
//! (<https://www.cedarpolicy.com>) answers it.
//!
//! Nothing is shared but the question. What holds for everyone stands in `rules.cedar`, written down
//! from the documentation; what a citizen says becomes one policy for each directive ([`said`]); the
//! request, its circumstances and the records become entities and context ([`Question`]).

mod question;
mod rules;
mod said;

use std::collections::BTreeSet;

use cedar_policy::{Authorizer, Decision, PolicySet};

pub use question::Question;
pub use rules::Rules;
pub use said::said;

/// What goes wrong: never an answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something is not written as Cedar wants it, or does not fit the schema.
    #[error("{0}")]
    Form(String),
    /// A policy could not be evaluated, so that the answer would be without it.
    #[error("{0}")]
    Evaluation(String),
}

impl Error {
    fn form(error: impl std::fmt::Display) -> Self {
        Self::Form(error.to_string())
    }
}

/// The answer for one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether it may leave.
    pub permitted: bool,
    /// The policies that it rests on; without any, nothing permits it. A directive is called by its
    /// place among the directives, a rule by its `@id`.
    pub grounds: BTreeSet<String>,
}

/// Asks Cedar about each record of the question, in their order.
///
/// # Errors
/// [`Error`], also where a policy could not be evaluated.
pub fn ask(policies: &PolicySet, question: &Question) -> Result<Vec<Answer>, Error> {
    let authorizer = Authorizer::new();
    let answers = question.requests().iter().map(|request| {
        let response = authorizer.is_authorized(request, policies, question.entities());
        let diagnostics = response.diagnostics();
        if let Some(error) = diagnostics.errors().next() {
            return Err(Error::Evaluation(error.to_string()));
        }
        Ok(Answer {
            permitted: response.decision() == Decision::Allow,
            grounds: diagnostics.reason().map(ToString::to_string).collect(),
        })
    });
    answers.collect()
}

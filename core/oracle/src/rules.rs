//! The rules for everyone, with what a citizen says beside them.

use cedar_policy::{Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use hikae_core::consent::Directive;

use crate::{Error, said};

/// The rules and the schema that they are written for.
pub struct Rules {
    schema: Schema,
    common: Vec<Policy>,
}

impl Rules {
    /// Reads them.
    ///
    /// # Errors
    /// [`Error::Form`].
    pub fn new() -> Result<Self, Error> {
        let schema = include_str!("../rules.cedarschema");
        let (schema, _) = Schema::from_cedarschema_str(schema).map_err(Error::form)?;
        let policies: PolicySet = include_str!("../rules.cedar")
            .parse()
            .map_err(Error::form)?;
        let named = policies.policies().map(|policy| {
            let name = policy
                .annotation("id")
                .ok_or(Error::form("a rule has no @id"))?;
            Ok(policy.new_id(PolicyId::new(name)))
        });
        let common = named.collect::<Result<_, Error>>()?;
        Ok(Self { schema, common })
    }

    /// What they are written for.
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The rules for everyone and these directives, each under its place among them.
    ///
    /// # Errors
    /// [`Error::Form`].
    pub fn with(&self, directives: &[Directive]) -> Result<PolicySet, Error> {
        let said = directives.iter().enumerate().filter_map(|(place, it)| {
            let id = PolicyId::new(place.to_string());
            Some(Policy::parse(Some(id), said(it)?).map_err(Error::form))
        });
        let common = self.common.iter().cloned().map(Ok);
        let mut policies = PolicySet::new();
        for policy in common.chain(said) {
            policies.add(policy?).map_err(Error::form)?;
        }
        Ok(policies)
    }

    /// Whether policies fit the schema: one that names what is not there would never hold, and
    /// nobody would notice.
    ///
    /// # Errors
    /// [`Error::Form`] with everything that does not fit.
    pub fn validate(&self, policies: &PolicySet) -> Result<(), Error> {
        let result = Validator::new(self.schema.clone()).validate(policies, ValidationMode::Strict);
        let errors: Vec<_> = result
            .validation_errors()
            .map(ToString::to_string)
            .collect();
        errors
            .is_empty()
            .then_some(())
            .ok_or(Error::form(errors.join("; ")))
    }
}

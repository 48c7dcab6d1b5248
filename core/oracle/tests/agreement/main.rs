//! Whether the portal decides as Cedar does, and for the same reasons.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use cedar_policy::PolicySet;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hikae_core::consent::*;
use hikae_core::ids::{
    CaseId, DirectiveId, EmergencyId, InstitutionId, PersonId, RecordId, VisitId,
};
use hikae_core::record::{Category, RecordRef, SensitiveClass};
use hikae_oracle::{Answer, Question, Rules, ask};
use proptest::prelude::*;
use uuid::Uuid;

// Shared with the tests of the portal's own decision, which use more of it.
#[path = "../../../src/consent/tests/any.rs"]
mod any;
#[allow(dead_code)]
#[path = "../../../src/consent/tests/samples.rs"]
mod samples;

use samples::*;

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new().unwrap());

/// What is to be decided by, as Cedar has it.
fn policies(directives: &[Directive]) -> PolicySet {
    let policies = RULES.with(directives).unwrap();
    RULES.validate(&policies).unwrap();
    policies
}

/// What both say about one record: the answer, and whether it rests on the same.
fn compare(
    request: &Request,
    (directives, policies): (&[Directive], &PolicySet),
    context: &Context,
    record: &RecordRef,
) -> Result<(), String> {
    let record = std::slice::from_ref(record);
    let ours = decide(request, directives, context, record)[0];
    let question = Question::new(&RULES, request, context, record).unwrap();
    let theirs = ask(policies, &question).unwrap().remove(0);
    let agree = theirs.permitted == (ours.effect == Effect::Permit)
        && rests_on_the_same(&ours, &theirs, directives);
    let said = || format!("{ours:?}\n{theirs:?}\n{policies}");
    agree.then_some(()).ok_or_else(said)
}

/// Cedar names every policy that its answer rests on; ours must be among them.
fn rests_on_the_same(ours: &Decision, theirs: &Answer, directives: &[Directive]) -> bool {
    let has = |name: &str| theirs.grounds.contains(name);
    let nothing = theirs.grounds.is_empty();
    match (ours.effect, ours.basis) {
        (Effect::Deny, Basis::Frozen { .. }) => has("frozen"),
        (Effect::Permit, Basis::Law { article }) => has(match article {
            Article::EligibilityCheck => "law eligibility-check",
            Article::VaccinationOnMove => "law vaccination-on-move",
            Article::CancerRegistry => "law cancer-registry",
            Article::SafeKeeping => "no law hands a record to those who keep watch",
        }),
        (_, Basis::Directive { id, version }) => {
            let named = theirs
                .grounds
                .iter()
                .filter_map(|it| it.parse::<usize>().ok());
            let mut named = named.map(|place| &directives[place]);
            named.any(|it| (it.id, it.version) == (id, version))
        }
        (Effect::Permit, Basis::Visit { .. }) => has("visit"),
        (Effect::Permit, Basis::Emergency { .. } | Basis::Silence { .. }) => has("silence"),
        (Effect::Deny, Basis::Silence { .. }) => nothing,
        (Effect::Deny, Basis::Unfounded { purpose }) => match purpose.silence() {
            Silence::Law(_) if nothing => true,
            _ => theirs.grounds.iter().any(|it| it.starts_with("unfounded")),
        },
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_portal_decides_as_cedar_does_and_for_the_same_reasons(
        (request, directives, context, records) in any::any_case(),
        frozen in proptest::collection::vec(proptest::bool::weighted(0.1), 8),
    ) {
        let frozen = records.iter().zip(frozen).filter(|(_, frozen)| *frozen);
        let frozen = frozen.map(|(record, _)| (record.id, case(1))).collect();
        let context = Context { frozen, ..context };
        let said = (directives.as_slice(), &policies(&directives));
        for record in &records {
            let compared = compare(&request, said, &context, record);
            prop_assert!(compared.is_ok(), "{}", compared.unwrap_err());
        }
    }
}

/// The table of the documentation, without chance: every purpose, asker, category and class, with
/// each kind of thing that can have been said.
#[test]
fn every_purpose_means_the_same_for_every_asker_and_record() {
    let classes = || std::iter::once(None).chain(SensitiveClass::ALL.map(Some));
    let all = Category::ALL
        .iter()
        .flat_map(|it| classes().map(move |class| (*it, class)));
    let all = all.map(|(category, sensitive)| RecordRef {
        sensitive,
        ..record(1, category)
    });
    let records: Vec<RecordRef> = all.collect();
    for purpose in Purpose::ALL {
        let permit = directive(1, Effect::Permit, purpose);
        let deny = directive(2, Effect::Deny, purpose);
        let by_name = Directive {
            scope: categories(&Category::ALL, &[SensitiveClass::MentalHealth]),
            ..permit.clone()
        };
        for directives in [
            vec![],
            vec![permit.clone()],
            vec![permit, deny],
            vec![by_name],
        ] {
            let said = (directives.as_slice(), &policies(&directives));
            for request in InstitutionKind::ALL.map(|kind| request(purpose, kind)) {
                for context in [Context::default(), founded()] {
                    for record in &records {
                        let compared = compare(&request, said, &context, record);
                        assert_eq!(compared, Ok(()), "{request:?} {record:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_policy_about_what_is_not_there_does_not_pass_as_one() {
    for wrong in [
        "permit (principal, action, resource) when { resource.about > \"2026\" };",
        "permit (principal, action, resource) when { context.emergency.until > 0 };",
        "permit (principal, action == Action::\"curiosity\", resource);",
    ] {
        assert!(RULES.validate(&wrong.parse().unwrap()).is_err(), "{wrong}");
    }
}

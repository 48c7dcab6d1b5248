use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::any::{any_case, any_directive};
use super::*;

/// Whether a directive is about this request and this record: the words of its fields, one after
/// the other.
fn matches(directive: &Directive, request: &Request, record: &RecordRef) -> bool {
    let permit = directive.effect == Effect::Permit;
    let valid = directive.valid_from <= request.at
        && directive.valid_until.is_none_or(|until| request.at < until);
    let grantee = match &directive.grantees {
        Grantees::Everyone => true,
        Grantees::Kinds { kinds } => kinds.contains(&request.kind),
        Grantees::Institutions { institutions } => institutions.contains(&request.institution),
        Grantees::Staff {
            institution,
            handle,
        } => *institution == request.institution && request.staff.as_ref() == Some(handle),
    };
    let scope = match &directive.scope {
        Scope::All => !permit || record.sensitive.is_none(),
        Scope::Categories {
            categories,
            sensitive,
        } => {
            let category = categories.contains(&record.category);
            let class = record.sensitive.map(|class| sensitive.contains(&class));
            if permit {
                category && class.unwrap_or(true)
            } else {
                category || class.unwrap_or(false)
            }
        }
        Scope::Records { records } => records.contains(&record.id),
    };
    let period = directive.period.is_none_or(|period| {
        period.from.is_none_or(|from| from <= record.date)
            && period.until.is_none_or(|until| record.date <= until)
    });
    let study = request.purpose != Purpose::Research
        || directive.study == request.study
        || (!permit && directive.study.is_none());
    valid
        && directive.purposes.contains(&request.purpose)
        && grantee
        && scope
        && period
        && study
        && if permit {
            directive.check().is_empty()
        } else {
            !directive.except.contains(&request.institution)
        }
}

fn shown(decisions: &[Decision]) -> Vec<bool> {
    decisions
        .iter()
        .map(|decision| decision.effect == Effect::Permit)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_record_gets_one_answer_in_order(
        (request, directives, context, records) in any_case()
    ) {
        let decisions = decide(&request, &directives, &context, &records);
        let answered: Vec<_> = decisions.iter().map(|decision| decision.record).collect();
        let asked: Vec<_> = records.iter().map(|record| record.id).collect();
        prop_assert_eq!(answered, asked);
    }

    #[test]
    fn a_matching_deny_always_wins_outside_the_law(
        (request, directives, context, records) in any_case()
    ) {
        prop_assume!(!matches!(request.purpose.silence(), Silence::Law(_)));
        let decisions = decide(&request, &directives, &context, &records);
        for (record, decision) in records.iter().zip(&decisions) {
            let denied = directives.iter().any(|directive| {
                directive.effect == Effect::Deny && matches(directive, &request, record)
            });
            prop_assert!(!denied || decision.effect == Effect::Deny);
        }
    }

    #[test]
    fn the_basis_is_a_directive_that_matches_and_has_the_same_effect(
        (request, directives, context, records) in any_case()
    ) {
        let decisions = decide(&request, &directives, &context, &records);
        let purpose = request.purpose.rule().beyond_law.unwrap_or(request.purpose);
        let request = Request { purpose, ..request };
        for (record, decision) in records.iter().zip(&decisions) {
            if let Basis::Directive { id, version } = decision.basis {
                let rests = directives.iter().any(|directive| {
                    (directive.id, directive.version) == (id, version)
                        && directive.effect == decision.effect
                        && matches(directive, &request, record)
                });
                prop_assert!(rests);
            }
        }
    }

    #[test]
    fn a_matching_permit_shows_what_no_deny_matches_and_the_purpose_reaches(
        (request, directives, context, records) in any_case()
    ) {
        let decisions = decide(&request, &directives, &context, &records);
        for (record, decision) in records.iter().zip(&decisions) {
            let of = |effect| directives.iter().any(|directive| {
                directive.effect == effect && matches(directive, &request, record)
            });
            if of(Effect::Permit) && !of(Effect::Deny) {
                let unfounded = matches!(decision.basis, Basis::Unfounded { .. });
                prop_assert!(unfounded || decision.effect == Effect::Permit);
            }
        }
    }

    #[test]
    fn adding_a_deny_never_reveals(
        (request, mut directives, context, records) in any_case(), mut deny in any_directive()
    ) {
        let before = shown(&decide(&request, &directives, &context, &records));
        deny.effect = Effect::Deny;
        directives.push(deny);
        let after = shown(&decide(&request, &directives, &context, &records));
        for (before, after) in before.into_iter().zip(after) {
            prop_assert!(before || !after);
        }
    }

    #[test]
    fn removing_a_permit_never_reveals(
        (request, mut directives, context, records) in any_case(), mut permit in any_directive()
    ) {
        let without = shown(&decide(&request, &directives, &context, &records));
        permit.effect = Effect::Permit;
        directives.push(permit);
        let with = shown(&decide(&request, &directives, &context, &records));
        for (with, without) in with.into_iter().zip(without) {
            prop_assert!(with || !without);
        }
    }

    #[test]
    fn the_order_of_directives_does_not_matter(
        (request, directives, context, records) in any_case(), seed in any::<u64>()
    ) {
        let mut shuffled: Vec<_> = directives
            .iter()
            .enumerate()
            .map(|(at, directive)| {
                let key = (at as u64 + 1).wrapping_mul(seed | 1).rotate_left(17);
                (key, Directive { id: DirectiveId::from_uuid(Uuid::from_u128(at as u128)), ..directive.clone() })
            })
            .collect();
        let straight: Vec<_> = shuffled.iter().map(|(_, directive)| directive.clone()).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<_> = shuffled.into_iter().map(|(_, directive)| directive).collect();
        prop_assert_eq!(
            decide(&request, &straight, &context, &records),
            decide(&request, &shuffled, &context, &records)
        );
    }

    #[test]
    fn what_does_not_hold_now_changes_nothing(
        (request, directives, context, records) in any_case()
    ) {
        let holding: Vec<_> = directives
            .iter()
            .filter(|directive| directive.holds_at(request.at))
            .cloned()
            .collect();
        prop_assert_eq!(
            decide(&request, &directives, &context, &records),
            decide(&request, &holding, &context, &records)
        );
    }

    #[test]
    fn a_permit_with_a_fault_changes_nothing(
        (request, directives, context, records) in any_case()
    ) {
        let sound: Vec<_> = directives
            .iter()
            .filter(|directive| directive.effect == Effect::Deny || directive.check().is_empty())
            .cloned()
            .collect();
        prop_assert_eq!(
            decide(&request, &directives, &context, &records),
            decide(&request, &sound, &context, &records)
        );
    }

    #[test]
    fn a_sensitive_record_is_never_shown_by_all_or_by_silence(
        (request, mut directives, context, mut records) in any_case(),
        class in select(&SensitiveClass::ALL),
    ) {
        prop_assume!(!request.purpose.rule().sensitive_by_law);
        let context = Context { visit: None, ..context };
        directives.retain(|directive| {
            directive.effect == Effect::Deny || directive.scope == Scope::All
        });
        for record in &mut records {
            record.sensitive = Some(class);
        }
        for decision in decide(&request, &directives, &context, &records) {
            prop_assert_eq!(decision.effect, Effect::Deny);
        }
    }

    #[test]
    fn an_insurer_is_handed_only_checkups_from_before_its_own_insurance(
        (mut request, directives, context, records) in any_case()
    ) {
        request.purpose = Purpose::InsurerHandover;
        let shown = shown(&decide(&request, &directives, &context, &records));
        for (record, shown) in records.iter().zip(shown) {
            let before = context.membership.since.is_some_and(|since| record.date < since);
            let insurer = request.kind == InstitutionKind::Insurer;
            let fits = insurer && before && record.category == Category::Checkup;
            prop_assert!(fits || !shown);
        }
    }

    #[test]
    fn an_insurer_that_checks_sees_its_own_insurances_alone(
        (mut request, directives, context, records) in any_case()
    ) {
        (request.purpose, request.kind) = (Purpose::Eligibility, InstitutionKind::Insurer);
        let shown = shown(&decide(&request, &directives, &context, &records));
        for (record, shown) in records.iter().zip(shown) {
            let own = context.membership.own.contains(&record.id);
            prop_assert!(!shown || (own && record.category == Category::Coverage));
        }
    }

    #[test]
    fn a_municipality_to_which_nobody_moved_is_handed_nothing(
        (mut request, directives, context, records) in any_case()
    ) {
        request.purpose = Purpose::MunicipalMove;
        let context = Context { moved_here: false, ..context };
        let shown = shown(&decide(&request, &directives, &context, &records));
        prop_assert!(!shown.contains(&true));
    }

    #[test]
    fn a_check_tells_a_disease_exactly_where_treatment_may_know_it(
        (request, directives, context, mut records) in any_case()
    ) {
        prop_assume!(Purpose::Treatment.rule().askers.contains(&request.kind));
        for record in &mut records {
            record.category = Category::Coverage;
            record.sensitive = Some(SensitiveClass::SpecificDisease);
        }
        let [check, treatment] = [Purpose::Eligibility, Purpose::Treatment].map(|purpose| {
            let request = Request { purpose, ..request.clone() };
            shown(&decide(&request, &directives, &context, &records))
        });
        prop_assert_eq!(check, treatment);
    }

    #[test]
    fn a_frozen_record_is_never_released_for_any_purpose(
        (mut request, directives, context, records) in any_case(),
        purpose in select(&Purpose::ALL),
        which in vec(any::<bool>(), 8),
    ) {
        request.purpose = purpose;
        let before = decide(&request, &directives, &context, &records);
        let frozen: Frozen = records
            .iter()
            .zip(which)
            .filter(|(_, frozen)| *frozen)
            .map(|(record, _)| (record.id, case(1)))
            .collect();
        let frost = Context { frozen: frozen.clone(), ..context };
        let after = decide(&request, &directives, &frost, &records);
        for (before, after) in before.iter().zip(&after) {
            if frozen.contains_key(&after.record) {
                let stopped = (after.effect, after.basis);
                prop_assert_eq!(stopped, (Effect::Deny, Basis::Frozen { case: case(1) }));
            } else {
                prop_assert_eq!(before, after);
            }
        }
        let seen = preview(&request, &directives, &frozen, &records);
        prop_assert!(seen.shown.iter().all(|(record, _)| !frozen.contains_key(&record.id)));
    }

    #[test]
    fn a_preview_shows_every_record_once(
        (request, directives, _, records) in any_case()
    ) {
        let seen = preview(&request, &directives, &Frozen::new(), &records);
        prop_assert_eq!(seen.shown.len() + seen.hidden.len(), records.len());
        for purpose in Purpose::ALL {
            let standing = standing(purpose, &directives, request.at);
            if standing.verdict == Verdict::Closed && purpose == request.purpose {
                prop_assert!(seen.shown.is_empty());
            }
        }
    }
}

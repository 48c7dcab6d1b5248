use chrono::Datelike;

use super::*;

use Effect::{Deny, Permit};

fn treatment() -> Request {
    request(Purpose::Treatment, InstitutionKind::Clinic)
}

fn checkup() -> RecordRef {
    record(1, Category::Checkup)
}

fn effect(request: &Request, directives: &[Directive], record: &RecordRef) -> Effect {
    answer(request, directives, &founded(), record).0
}

#[test]
fn a_consent_at_the_card_reader_lasts_24_hours_and_for_that_institution_alone() {
    let mut context = Context {
        visit: Some(visit(&[Category::Checkup], &[])),
        ..Context::default()
    };
    let given_at = context.visit.as_ref().unwrap().given_at;
    let at = |hours, seconds| Request {
        at: given_at + TimeDelta::hours(hours) + TimeDelta::seconds(seconds),
        ..treatment()
    };
    let seen = |request: &Request, context: &Context| answer(request, &[], context, &checkup()).0;
    assert_eq!(seen(&at(0, 0), &context), Permit);
    assert_eq!(seen(&at(24, -1), &context), Permit);
    assert_eq!(seen(&at(24, 0), &context), Deny);
    assert_eq!(seen(&at(0, -1), &context), Deny);
    let elsewhere = Request {
        institution: institution(2),
        ..at(1, 0)
    };
    assert_eq!(seen(&elsewhere, &context), Deny);
    // A consent that claims to last longer ends after 24 hours all the same.
    context.visit.as_mut().unwrap().valid_until = given_at + TimeDelta::days(30);
    assert_eq!(seen(&at(24, 0), &context), Deny);
}

#[test]
fn what_was_not_ticked_at_the_card_reader_is_not_shown() {
    let context = Context {
        visit: Some(visit(&[Category::Care], &[SensitiveClass::Surgery])),
        ..Context::default()
    };
    let seen = |record: &RecordRef| answer(&treatment(), &[], &context, record).0;
    assert_eq!(seen(&checkup()), Deny);
    assert_eq!(seen(&record(2, Category::Care)), Permit);
    let care = |class| sensitive(3, Category::Care, class);
    assert_eq!(seen(&care(SensitiveClass::Surgery)), Permit);
    assert_eq!(seen(&care(SensitiveClass::MentalHealth)), Deny);
}

#[test]
fn what_is_ticked_at_a_visit_stands_among_the_directives_and_lasts_a_day() {
    let mut made = Directive::at_visit(
        VisitId::from_uuid(Uuid::from_u128(7)),
        institution(1),
        [Category::Checkup].into(),
        BTreeSet::new(),
        PersonId::from_uuid(Uuid::from_u128(1)),
        now(),
    );
    assert_eq!(made.check(), []);
    // Even if it said that it lasts longer.
    made.valid_until = Some(now() + TimeDelta::days(30));
    let at = |hours, seconds| Request {
        at: now() + TimeDelta::hours(hours) + TimeDelta::seconds(seconds),
        ..treatment()
    };
    let seen = |request: &Request| {
        let directives = [made.clone()];
        let visit = VisitConsent::among(&directives, request.institution, request.at);
        let context = Context {
            visit,
            ..Context::default()
        };
        answer(request, &directives, &context, &checkup())
    };
    let visit = Basis::Visit {
        id: VisitId::from_uuid(Uuid::from_u128(7)),
    };
    assert_eq!(seen(&at(0, 0)), (Permit, visit));
    assert_eq!(seen(&at(24, -1)), (Permit, visit));
    assert_eq!(seen(&at(24, 0)).0, Deny);
    let elsewhere = Request {
        institution: institution(2),
        ..at(1, 0)
    };
    assert_eq!(seen(&elsewhere).0, Deny);
}

#[test]
fn at_each_institution_the_last_visit_counts() {
    let made = |number, place, category, hours| {
        Directive::at_visit(
            VisitId::from_uuid(Uuid::from_u128(number)),
            institution(place),
            [category].into(),
            BTreeSet::new(),
            PersonId::from_uuid(Uuid::from_u128(1)),
            now() - TimeDelta::hours(hours),
        )
    };
    let directives = [
        made(3, 1, Category::Vaccination, 2),
        made(2, 1, Category::Checkup, 5),
        made(1, 2, Category::Care, 1),
        directive(4, Permit, Purpose::Treatment),
    ];
    let at = |place| {
        let visit = VisitConsent::among(&directives, institution(place), now());
        visit.map(|visit| visit.categories)
    };
    assert_eq!(at(1), Some([Category::Vaccination].into()));
    assert_eq!(at(2), Some([Category::Care].into()));
    assert_eq!(at(3), None);
}

#[test]
fn a_deny_outweighs_a_consent_at_the_card_reader() {
    let context = Context {
        visit: Some(visit(&[Category::Checkup], &[])),
        ..Context::default()
    };
    let deny = directive(1, Deny, Purpose::Treatment);
    let (effect, basis) = answer(&treatment(), &[deny], &context, &checkup());
    assert_eq!(effect, Deny);
    assert!(matches!(basis, Basis::Directive { .. }));
}

#[test]
fn a_deny_for_treatment_does_not_touch_emergencies_unless_it_says_so() {
    let emergency = request(Purpose::Emergency, InstitutionKind::Hospital);
    let mut deny = directive(1, Deny, Purpose::Treatment);
    assert_eq!(effect(&emergency, &[deny.clone()], &checkup()), Permit);
    deny.purposes.insert(Purpose::Emergency);
    assert_eq!(effect(&emergency, &[deny], &checkup()), Deny);
}

#[test]
fn an_emergency_counts_only_where_and_while_it_is_declared() {
    let emergency = request(Purpose::Emergency, InstitutionKind::Hospital);
    let unfounded = Basis::Unfounded {
        purpose: Purpose::Emergency,
    };
    let late = Request {
        at: now() + TimeDelta::hours(1),
        ..emergency.clone()
    };
    let elsewhere = Request {
        institution: institution(2),
        ..emergency.clone()
    };
    for request in [&late, &elsewhere] {
        assert_eq!(
            answer(request, &[], &founded(), &checkup()),
            (Deny, unfounded)
        );
    }
    assert_eq!(
        answer(&emergency, &[], &Context::default(), &checkup()),
        (Deny, unfounded)
    );
}

#[test]
fn a_seal_closes_a_record_to_everyone_for_everything_but_the_law() {
    let sealed = record(1, Category::Vaccination);
    let seal = Directive::seal(
        DirectiveId::from_uuid(Uuid::from_u128(9)),
        [sealed.id].into(),
        PersonId::from_uuid(Uuid::from_u128(1)),
        Level::Card,
        now(),
    );
    assert!(seal.is_seal());
    assert_eq!(seal.check(), []);
    for purpose in Purpose::DENIABLE {
        let permit = directive(1, Permit, purpose);
        for kind in InstitutionKind::ALL {
            let directives = [permit.clone(), seal.clone()];
            assert_eq!(effect(&request(purpose, kind), &directives, &sealed), Deny);
        }
    }
    let law = request(Purpose::MunicipalMove, InstitutionKind::Municipality);
    assert_eq!(effect(&law, &[seal], &sealed), Permit);
}

#[test]
fn one_member_of_staff_can_be_denied_and_their_colleagues_still_see() {
    let permit = directive(1, Permit, Purpose::Treatment);
    let mut deny = directive(2, Deny, Purpose::Treatment);
    deny.grantees = Grantees::Staff {
        institution: institution(1),
        handle: "A-0312".to_owned(),
    };
    let directives = [permit, deny];
    let asks = |staff: Option<&str>, at: u128| Request {
        staff: staff.map(str::to_owned),
        institution: institution(at),
        ..treatment()
    };
    let seen = |request: Request| effect(&request, &directives, &checkup());
    assert_eq!(seen(asks(Some("A-0312"), 1)), Deny);
    assert_eq!(seen(asks(Some("A-0007"), 1)), Permit);
    assert_eq!(seen(asks(Some("A-0312"), 2)), Permit);
    assert_eq!(seen(asks(None, 1)), Permit);
}

#[test]
fn a_deny_leaves_out_the_institutions_that_it_excepts() {
    let emergency = |number| Request {
        institution: institution(number),
        ..request(Purpose::Emergency, InstitutionKind::Hospital)
    };
    let mut deny = directive(1, Deny, Purpose::Emergency);
    deny.except = [institution(1)].into();
    assert_eq!(effect(&emergency(1), &[deny.clone()], &checkup()), Permit);
    let mut context = founded();
    context.emergency.as_mut().unwrap().institution = institution(2);
    let (effect, _) = answer(&emergency(2), &[deny], &context, &checkup());
    assert_eq!(effect, Deny);
}

#[test]
fn a_period_counts_its_first_and_its_last_day() {
    let mut permit = directive(1, Permit, Purpose::Treatment);
    permit.period = Some(Period {
        from: Some(day("2020-04-01")),
        until: Some(day("2021-03-31")),
    });
    for (date, expected) in [
        ("2020-03-31", Deny),
        ("2020-04-01", Permit),
        ("2021-03-31", Permit),
        ("2021-04-01", Deny),
    ] {
        let record = RecordRef {
            date: day(date),
            ..checkup()
        };
        assert_eq!(
            effect(&treatment(), &[permit.clone()], &record),
            expected,
            "{date}"
        );
    }
}

#[test]
fn a_directive_holds_from_its_first_instant_and_not_at_its_last() {
    let permit = directive(1, Permit, Purpose::Treatment);
    let asks = |at| Request { at, ..treatment() };
    let seen = |at| effect(&asks(at), std::slice::from_ref(&permit), &checkup());
    let (from, until) = (permit.valid_from, permit.valid_until.unwrap());
    let moment = TimeDelta::nanoseconds(1);
    assert_eq!(seen(from - moment), Deny);
    assert_eq!(seen(from), Permit);
    assert_eq!(seen(until - moment), Permit);
    assert_eq!(seen(until), Deny);
}

#[test]
fn a_permission_for_one_study_is_none_for_another_and_a_refusal_without_a_study_is_for_all() {
    let asks = |study: &str| Request {
        study: Some(study.to_owned()),
        ..request(Purpose::Research, InstitutionKind::Research)
    };
    let permits = [directive(1, Permit, Purpose::Research), {
        let mut second = directive(2, Permit, Purpose::Research);
        second.study = Some("study 2".to_owned());
        second
    }];
    assert_eq!(effect(&asks("study 1"), &permits[..1], &checkup()), Permit);
    assert_eq!(effect(&asks("study 2"), &permits[..1], &checkup()), Deny);
    let deny = Directive {
        study: None,
        ..directive(3, Deny, Purpose::Research)
    };
    let [first, second] = permits;
    let directives = [first, second, deny];
    for study in ["study 1", "study 2"] {
        assert_eq!(effect(&asks(study), &directives, &checkup()), Deny);
    }
}

#[test]
fn a_sensitive_class_can_be_denied_by_name_across_all_categories() {
    let permit = Directive {
        scope: categories(&Category::ALL, &SensitiveClass::ALL),
        ..directive(1, Permit, Purpose::Treatment)
    };
    let deny = Directive {
        scope: categories(&[], &[SensitiveClass::MentalHealth]),
        ..directive(2, Deny, Purpose::Treatment)
    };
    assert_eq!(deny.check(), []);
    let directives = [permit, deny];
    for category in Category::ALL {
        let seen = |class| effect(&treatment(), &directives, &sensitive(1, category, class));
        assert_eq!(seen(SensitiveClass::MentalHealth), Deny);
        assert_eq!(seen(SensitiveClass::Surgery), Permit);
    }
}

#[test]
fn a_sensitive_record_is_permitted_by_its_own_name() {
    let record = sensitive(1, Category::Care, SensitiveClass::Genetic);
    let all = directive(1, Permit, Purpose::Treatment);
    assert_eq!(
        effect(&treatment(), std::slice::from_ref(&all), &record),
        Deny
    );
    let named = Directive {
        scope: Scope::Records {
            records: [record.id].into(),
        },
        ..all
    };
    assert_eq!(effect(&treatment(), &[named], &record), Permit);
}

#[test]
fn the_law_reaches_only_what_it_names() {
    let coverage = record(1, Category::Coverage);
    let disease = sensitive(2, Category::Coverage, SensitiveClass::SpecificDisease);
    let eligibility = request(Purpose::Eligibility, InstitutionKind::Pharmacy);
    assert_eq!(effect(&eligibility, &[], &coverage), Permit);
    assert_eq!(effect(&eligibility, &[], &disease), Deny);
    assert_eq!(effect(&eligibility, &[], &checkup()), Deny);
    let mv = request(Purpose::MunicipalMove, InstitutionKind::Municipality);
    let hpv = sensitive(3, Category::Vaccination, SensitiveClass::ReproductiveHealth);
    assert_eq!(effect(&mv, &[], &hpv), Permit);
    assert_eq!(effect(&mv, &[], &coverage), Deny);
}

#[test]
fn the_form_hears_what_is_wrong_with_a_directive() {
    let permit = || directive(1, Permit, Purpose::Treatment);
    let deny = || directive(1, Deny, Purpose::Treatment);
    let staff = || Grantees::Staff {
        institution: institution(1),
        handle: "A-0312".to_owned(),
    };
    let checks: [(Directive, &[Fault]); 13] = [
        (permit(), &[]),
        (deny(), &[]),
        (
            Directive {
                grantees: staff(),
                ..deny()
            },
            &[],
        ),
        (
            Directive {
                grantees: staff(),
                ..permit()
            },
            &[Fault::StaffPermitted],
        ),
        (
            Directive {
                except: [institution(1)].into(),
                ..permit()
            },
            &[Fault::ExceptionsInPermit],
        ),
        (
            Directive {
                valid_until: None,
                ..permit()
            },
            &[Fault::NoEnd],
        ),
        (
            Directive {
                valid_until: None,
                ..deny()
            },
            &[],
        ),
        (
            Directive {
                purposes: BTreeSet::new(),
                scope: categories(&[], &[SensitiveClass::Surgery]),
                ..permit()
            },
            &[Fault::NoPurpose, Fault::NothingNamed],
        ),
        (
            Directive {
                grantees: Grantees::Kinds {
                    kinds: BTreeSet::new(),
                },
                ..deny()
            },
            &[Fault::NobodyNamed],
        ),
        (
            Directive {
                valid_until: Some(permit().valid_from),
                ..permit()
            },
            &[Fault::EndsBeforeItBegins],
        ),
        (
            Directive {
                period: Some(Period {
                    from: Some(day("2020-01-02")),
                    until: Some(day("2020-01-01")),
                }),
                ..deny()
            },
            &[Fault::PeriodReversed],
        ),
        (
            Directive {
                study: None,
                ..directive(1, Permit, Purpose::Research)
            },
            &[Fault::NoStudy],
        ),
        (
            directive(1, Deny, Purpose::Eligibility),
            &[Fault::PurposeByLaw],
        ),
    ];
    for (directive, faults) in checks {
        assert_eq!(directive.check(), faults, "{directive:?}");
    }
}

#[test]
fn the_summary_says_what_silence_and_directives_mean_today() {
    let verdict = |purpose, directives: &[Directive]| standing(purpose, directives, now()).verdict;
    assert_eq!(verdict(Purpose::Eligibility, &[]), Verdict::ByLaw);
    assert_eq!(verdict(Purpose::Treatment, &[]), Verdict::Hidden);
    assert_eq!(verdict(Purpose::Emergency, &[]), Verdict::Shown);
    let deny = directive(2, Deny, Purpose::Emergency);
    assert_eq!(
        verdict(Purpose::Emergency, std::slice::from_ref(&deny)),
        Verdict::Closed
    );
    let kinds = Directive {
        grantees: Grantees::Kinds {
            kinds: [InstitutionKind::Hospital, InstitutionKind::Clinic].into(),
        },
        ..deny.clone()
    };
    assert_eq!(verdict(Purpose::Emergency, &[kinds]), Verdict::Closed);
    let excepting = Directive {
        except: [institution(1)].into(),
        ..deny
    };
    let directives = [excepting, directive(1, Deny, Purpose::Emergency)];
    let partial = standing(Purpose::Emergency, &directives[..1], now());
    assert_eq!(partial.verdict, Verdict::Shown);
    assert!(partial.has_exceptions());
    let both = standing(Purpose::Emergency, &directives, now());
    let ids: Vec<_> = both.denies.iter().map(|deny| deny.id).collect();
    assert_eq!(ids, [directives[1].id, directives[0].id]);
    let expired = now() + TimeDelta::days(366);
    let later = standing(Purpose::Emergency, &directives, expired);
    assert_eq!((later.verdict, later.denies.len()), (Verdict::Shown, 0));
}

#[test]
fn the_preview_assumes_the_emergency_that_it_asks_about() {
    let hidden = record(2, Category::Vaccination);
    let deny = Directive {
        scope: Scope::Records {
            records: [hidden.id].into(),
        },
        ..directive(1, Deny, Purpose::Emergency)
    };
    let seen = preview(
        &request(Purpose::Emergency, InstitutionKind::Hospital),
        &[deny],
        &Frozen::new(),
        &[checkup(), hidden.clone()],
    );
    let ids = |part: &[(RecordRef, Decision)]| part.iter().map(|(it, _)| it.id).collect::<Vec<_>>();
    assert_eq!(ids(&seen.shown), [checkup().id]);
    assert_eq!(ids(&seen.hidden), [hidden.id]);
}

#[test]
fn the_last_of_many_directives_counts_like_the_first() {
    let permit = directive(1, Permit, Purpose::Treatment);
    let year = |number: u128| Directive {
        period: Some(Period {
            from: day("1900-01-01").with_year(1900 + i32::try_from(number).unwrap()),
            until: day("1900-12-31").with_year(1900 + i32::try_from(number).unwrap()),
        }),
        ..directive(1 + number, Deny, Purpose::Treatment)
    };
    let directives: Vec<_> = std::iter::once(permit).chain((1..=130).map(year)).collect();
    for (date, expected) in [
        ("1900-06-01", Permit),
        ("1901-06-01", Deny),
        ("2025-06-01", Deny),
        ("2030-12-31", Deny),
        ("2031-01-01", Permit),
    ] {
        let record = RecordRef {
            date: day(date),
            ..checkup()
        };
        assert_eq!(
            effect(&treatment(), &directives, &record),
            expected,
            "{date}"
        );
    }
}

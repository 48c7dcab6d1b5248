use std::fmt::Write;

use super::*;

/// What a citizen can have said, in the order of the table.
const SAID: [&str; 10] = [
    "nothing",
    "permit",
    "deny",
    "permit and deny",
    "deny for another purpose",
    "at the card reader",
    "nothing; sensitive",
    "permit all; sensitive",
    "permit by name; sensitive",
    "permit; frozen",
];

fn cell(purpose: Purpose, said: &str, kind: InstitutionKind) -> String {
    let permit = directive(1, Effect::Permit, purpose);
    let deny = directive(2, Effect::Deny, purpose);
    let other = match purpose {
        Purpose::Treatment => Purpose::Emergency,
        _ => Purpose::Treatment,
    };
    let class = SensitiveClass::MentalHealth;
    let named = Directive {
        scope: categories(&Category::ALL, &[class]),
        ..permit.clone()
    };
    let directives = match said {
        "permit" | "permit all; sensitive" | "permit; frozen" => vec![permit],
        "deny" => vec![deny],
        "permit and deny" => vec![permit, deny],
        "deny for another purpose" => vec![directive(2, Effect::Deny, other)],
        "permit by name; sensitive" => vec![named],
        _ => vec![],
    };
    let mut context = founded();
    if said == "at the card reader" {
        context.visit = Some(visit(&Category::ALL, &[]));
    }
    let category = purpose.rule().reach.first().copied();
    let category = category.unwrap_or(Category::Checkup);
    let record = if said.ends_with("sensitive") {
        sensitive(1, category, class)
    } else {
        record(1, category)
    };
    if said.ends_with("frozen") {
        context.frozen = [(record.id, case(1))].into();
    }
    let (effect, basis) = answer(&request(purpose, kind), &directives, &context, &record);
    let effect = match effect {
        Effect::Permit => "YES",
        Effect::Deny => "no",
    };
    let basis = match basis {
        Basis::Frozen { .. } => "frozen",
        Basis::Law { .. } => "law",
        Basis::Directive { id, .. } if id == directive(1, Effect::Permit, purpose).id => "permit",
        Basis::Directive { .. } => "deny",
        Basis::Visit { .. } => "visit",
        Basis::InPerson => "in-person",
        Basis::Emergency { .. } => "emergency",
        Basis::Silence { .. } => "silence",
        Basis::Unfounded { .. } => "unfounded",
    };
    format!("{effect} {basis}")
}

#[test]
fn what_each_purpose_means_for_each_kind_of_institution() {
    let mut table = String::new();
    for purpose in Purpose::ALL {
        let rule = purpose.rule();
        writeln!(
            table,
            "{purpose:?}: {:?}, reaches {:?}",
            rule.silence, rule.reach
        )
        .unwrap();
        write!(table, "{:26}", "").unwrap();
        for kind in InstitutionKind::ALL {
            write!(table, "{:14}", format!("{kind:?}")).unwrap();
        }
        table.push('\n');
        for said in SAID {
            write!(table, "{said:26}").unwrap();
            for kind in InstitutionKind::ALL {
                write!(table, "{:14}", cell(purpose, said, kind)).unwrap();
            }
            table.push('\n');
        }
        table.push('\n');
    }
    let table: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!("decisions", table.join("\n"));
}

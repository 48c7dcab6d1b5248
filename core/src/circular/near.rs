//! Whether two rules are so alike that the difference of what they count would tell about someone.

use super::Rule;

/// Whether a rule differs from another in no more than one condition: one more, one less, or one
/// that says something else. Two counts of such rules, put side by side, are a count of the few
/// who lie between them.
pub fn near(one: &Rule, other: &Rule) -> bool {
    let (mut mine, mut theirs) = (conditions(one, true), conditions(other, true));
    mine.retain(
        |condition| match theirs.iter().position(|it| it == condition) {
            Some(at) => {
                theirs.swap_remove(at);
                false
            }
            None => true,
        },
    );
    mine.len() <= 1 && theirs.len() <= 1
}

/// Each condition, with whether it is meant to hold.
fn conditions(rule: &Rule, holds: bool) -> Vec<(&Rule, bool)> {
    match rule {
        Rule::All { of } | Rule::Any { of } => {
            of.iter().flat_map(|rule| conditions(rule, holds)).collect()
        }
        Rule::Not { of } => conditions(of, !holds),
        one => vec![(one, holds)],
    }
}

//! Whatever is done to a log past the portal is found by the check of the browser, by the
//! operator's own check, and by a statement that was kept; and what cannot be found is not.

#[cfg(test)]
#[path = "../../examples/tamper/acts.rs"]
mod acts;
#[cfg(test)]
mod house;

use hikae_core::transparency::audit::{Finding, Wrong};

use acts::Act;
use house::{House, named};

/// Entries of the person.
const ALL: u64 = 9;
/// The one that is tampered with.
const AT: u64 = 4;

fn all(from: u64, until: u64, what: Wrong) -> Vec<(u64, Wrong)> {
    (from..=until).map(|seq| (seq, what)).collect()
}

#[tokio::test]
async fn a_log_that_nobody_touched_holds_for_everyone() {
    let house = House::new(ALL).await;
    let found = house.found().await;
    assert_eq!(named(&found), []);
    assert_eq!(found.command, Vec::<String>::new());
    assert_eq!(found.statement, Vec::<String>::new());
}

#[tokio::test]
async fn whatever_a_thief_does_to_an_entry_is_named() {
    use Wrong::{Cut, Missing, Unreadable};
    for (act, browser, command, statement) in [
        (
            Act::Change,
            vec![(AT, Unreadable)],
            vec!["entry 4 does not open"],
            vec!["entry 4 is there and cannot be read"],
        ),
        (
            Act::Drop,
            vec![(AT, Missing)],
            vec!["entry 4 is missing"],
            vec![
                "entry 5 does not follow",
                "entry 4 of the earlier statement is not in",
            ],
        ),
        (
            Act::Swap,
            all(AT, AT + 1, Unreadable),
            vec!["entry 4 does not open", "entry 5 does not open"],
            vec!["entry 4 is there and cannot", "entry 5 is there and cannot"],
        ),
        (
            Act::Duplicate,
            vec![(ALL + 1, Unreadable)],
            vec!["entry 10 does not open"],
            vec!["entry 10 is there and cannot"],
        ),
        (
            // Everything behind it stands at a number that it was not sealed for.
            Act::Insert,
            all(AT + 1, ALL + 1, Unreadable),
            vec!["entry 5 does not open", "entry 10 does not open"],
            vec![
                "entry 5 is there and cannot",
                "entry 10 is there and cannot",
            ],
        ),
        (
            Act::Truncate,
            vec![(AT, Cut)],
            vec![],
            vec![
                "entry 4 of the earlier statement is not in",
                "entry 9 of the earlier",
            ],
        ),
    ] {
        let house = House::new(ALL).await;
        house.steal(act, AT).await;
        let found = house.found().await;
        assert_eq!(named(&found), browser, "{act:?}");
        found.command_says(&command);
        found.statement_says(&statement);
        // Pages of the log are there all the same.
        house.pages_open().await;
    }
}

#[tokio::test]
async fn whatever_an_operator_seals_anew_is_named() {
    use Wrong::{Cut, Doubled, Misplaced, Missing, NotInLog};
    for (act, browser, command, statement) in [
        (
            Act::Change,
            vec![(AT, NotInLog)],
            vec!["entry 4 is not in the public log", "entry 4 was changed"],
            vec!["entry 4 says something else than in the earlier"],
        ),
        (
            Act::Drop,
            vec![(AT, Missing)],
            vec!["entry 4 is missing"],
            vec!["entry 4 of the earlier statement is not in"],
        ),
        (
            Act::Swap,
            all(AT, AT + 1, Misplaced),
            vec![
                "entry 4 is kept under another number",
                "entry 4 stands at the wrong place",
            ],
            vec!["entry 5 does not follow"],
        ),
        (
            Act::Duplicate,
            vec![(AT, Doubled)],
            vec!["entry 4 is there twice"],
            vec!["entry 4 does not follow"],
        ),
        (
            Act::Insert,
            [vec![(5, NotInLog)], all(6, ALL, Misplaced)].concat(),
            vec!["entry 5 is not in the public log"],
            vec!["entry 5 does not follow"],
        ),
        (
            Act::Truncate,
            vec![(AT, Cut)],
            vec![],
            vec!["entry 4 of the earlier statement is not in"],
        ),
    ] {
        let house = House::new(ALL).await;
        house.operate(act, AT, false).await;
        let found = house.found().await;
        let names = named(&found);
        assert!(
            browser.iter().all(|one| names.contains(one)),
            "{act:?}: {names:?}"
        );
        found.command_says(&command);
        found.statement_says(&statement);
        house.pages_open().await;
    }
}

#[tokio::test]
async fn writing_the_chain_anew_makes_everything_after_it_stand_outside_the_tree() {
    use Wrong::{Cut, NotInLog};
    for (act, browser) in [
        (Act::Change, all(AT, ALL, NotInLog)),
        (
            Act::Drop,
            [all(AT, ALL - 1, NotInLog), vec![(ALL, Cut)]].concat(),
        ),
        (Act::Swap, all(AT, ALL, NotInLog)),
        (Act::Duplicate, all(ALL + 1, ALL + 1, NotInLog)),
        (Act::Insert, all(AT + 1, ALL + 1, NotInLog)),
        (Act::Truncate, vec![(AT, Cut)]),
    ] {
        let house = House::new(ALL).await;
        house.operate(act, AT, true).await;
        let found = house.found().await;
        assert_eq!(named(&found), browser, "{act:?}");
        let outside: Vec<_> = browser
            .iter()
            .filter(|(_, what)| *what == NotInLog)
            .map(|(seq, _)| format!("entry {seq} is not in the public log"))
            .collect();
        found.command_says(&outside.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(
            !found.statement.is_empty() || act == Act::Duplicate,
            "{act:?}"
        );
        house.pages_open().await;
    }
}

#[tokio::test]
async fn what_was_written_anew_through_the_tree_is_found_by_who_remembers_or_kept_a_statement() {
    let house = House::new(ALL).await;
    house.operate(Act::Change, AT, true).await;
    house.publish().await;
    let found = house.found().await;
    assert_eq!(named(&found), [(ALL, Wrong::Replaced)]);
    found.statement_says(&["entry 4 says something else than in the earlier"]);
    // The operator's own check sees only leaves that nobody's entry explains.
    found.command_says(&[]);
    assert_eq!(found.without_entry, 6);
}

#[tokio::test]
async fn the_last_entries_cut_before_anyone_saw_them_cannot_be_found() {
    let house = House::new(ALL).await;
    let earlier = house.remembered().await;
    house.read(3).await;
    house.steal(Act::Truncate, ALL + 1).await;
    let found = house.found_by(&earlier).await;
    assert_eq!(named(&found), []);
    found.command_says(&[]);
    found.statement_says(&[]);
    // What is left of them: leaves without entry, as of people who were erased.
    assert_eq!(found.without_entry, 3);
}

#[tokio::test]
async fn a_tree_that_was_rolled_back_or_built_anew_is_found_by_who_remembers() {
    let house = House::new(ALL).await;
    house
        .replant(|mut all| {
            all.swap(0, 1);
            all
        })
        .await;
    let found = house.found().await;
    assert_eq!(found.browser.findings, [Finding::Forked { before: ALL }]);
    found.statement_says(&["the log does not go on from"]);
    // To the operator's own check it is a tree like any other.
    found.command_says(&[]);

    let house = House::new(ALL).await;
    house
        .replant(|mut all| {
            all.truncate(5);
            all
        })
        .await;
    let found = house.found().await;
    let smaller = Finding::Smaller {
        before: ALL,
        now: 5,
    };
    assert_eq!(found.browser.findings[0], smaller);
    found.statement_says(&["the log does not go on from"]);
    // Which ones they were is up to the order of their leaves.
    found.command_says(&["is not in the public log"]);
}

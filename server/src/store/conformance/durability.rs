//! What was acknowledged survives the death of the process.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

use super::child::child_process;
use super::*;

const WRITERS: u8 = 8;

/// Runs the ignored test `child` of this very binary, which must call [`write_until_killed`], and
/// kills it (SIGKILL) after `acknowledged` entries; answers how many each person's log has at least.
pub(crate) fn killed_after(acknowledged: usize, child: &str, place: &str) -> Vec<u64> {
    let mut child: Child = child_process(child, place)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut logs = vec![0; usize::from(WRITERS)];
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut note = |line: String| {
        let mut words = line.split_whitespace();
        if words.next() != Some("acknowledged") {
            return false;
        }
        let mut number = || words.next().unwrap().parse::<u64>().unwrap();
        let (person, seq) = (number(), number());
        logs[usize::try_from(person).unwrap() - 1] = seq;
        true
    };
    let mut seen = 0;
    while seen < acknowledged {
        seen += usize::from(note(lines.next().unwrap().unwrap()));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had still said before it died was acknowledged too. A line may be cut short.
    for line in lines.map_while(Result::ok) {
        if line.split_whitespace().nth(3) == Some("end") {
            note(line);
        }
    }
    logs
}

/// Appends entries to the logs of several people at once, and says so after each, for ever.
pub(crate) async fn write_until_killed(store: &Tested) {
    inhabited(store, WRITERS).await;
    race(store, WRITERS, |store, n| async move {
        for seq in 1.. {
            alerts::append_told(&store, person(n + 1), seq)
                .await
                .unwrap();
            let line = format!("acknowledged {} {seq} end\n", n + 1);
            std::io::stdout().write_all(line.as_bytes()).unwrap();
        }
    })
    .await;
}

/// Every entry that was acknowledged is there with its alert, and every log is without gaps.
pub(crate) async fn nothing_acknowledged_is_lost(store: &Tested, logs: &[u64]) {
    assert!(logs.iter().sum::<u64>() > 0);
    for (n, acknowledged) in (1..).zip(logs) {
        let log = store
            .entries(person(n), None, u32::MAX)
            .await
            .unwrap()
            .unwrap()
            .what;
        assert!(
            log.len() as u64 >= *acknowledged,
            "{} < {acknowledged}",
            log.len()
        );
        for (row, seq) in log.iter().rev().zip(1..) {
            assert_eq!(*row, disclosures::entry(seq));
        }
        // With every entry its alert, once, and no alert without its entry.
        let told = alerts::told(store, person(n)).await;
        assert!(told.into_iter().eq(1..=log.len() as u64));
    }
    // And it can be written to as before.
    let next = disclosures::entry(
        store
            .head(person(1))
            .await
            .unwrap()
            .unwrap()
            .what
            .map_or(0, |head| head.seq)
            + 1,
    );
    disclosures::append(store, person(1), &next).await.unwrap();
}

//! A process that was paused and wakes up late contradicts nobody.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use chrono::TimeDelta;

use super::child::child_process;
use super::*;
use crate::ambient::{Clock as _, SystemClock, SystemEntropy, random};

const DUTY: u32 = 7;

/// How long the duty is held. Nothing depends on how long it is.
const TERM: TimeDelta = TimeDelta::milliseconds(200);

/// A process that counts, as long as the duty is its own: it takes the duty, reads the number that
/// was published last, says so, waits for a word, and publishes the next number.
struct Counter {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Counter {
    fn start(child: &str, place: &str) -> Self {
        let mut child = child_process(child, place)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The next line that the process says about its count: a word and a number.
    fn says(&mut self) -> (String, u64) {
        loop {
            let line = self.lines.next().unwrap().unwrap();
            let words: Vec<_> = line.split_whitespace().collect();
            if let ["count:", word, number] = words[..] {
                return (word.to_owned(), number.parse().unwrap());
            }
        }
    }

    fn go_on(&mut self) {
        writeln!(self.child.stdin.as_mut().unwrap()).unwrap();
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([name, &self.child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the ignored test `child`, which must call [`count`], as two processes, and pauses the
/// first (SIGSTOP) between reading and publishing until the second has taken over.
pub(crate) fn a_paused_process_publishes_nothing_when_it_wakes_up(child: &str, place: &str) {
    let mut first = Counter::start(child, place);
    assert_eq!(first.says(), ("read".into(), 0));
    first.go_on();
    assert_eq!(first.says(), ("published".into(), 1));
    assert_eq!(first.says(), ("read".into(), 1));
    first.signal("-STOP");

    let mut second = Counter::start(child, place);
    for number in 1..4 {
        assert_eq!(second.says(), ("read".into(), number));
        second.go_on();
        assert_eq!(second.says(), ("published".into(), number + 1));
    }

    first.go_on();
    first.signal("-CONT");
    assert_eq!(first.says(), ("refused".into(), 2));
    // The one that holds the duty counts on; once it dies, the other goes on where it stopped.
    assert_eq!(second.says(), ("read".into(), 4));
    second.go_on();
    assert_eq!(second.says(), ("published".into(), 5));
    drop(second);
    assert_eq!(first.says(), ("read".into(), 5));
    first.go_on();
    assert_eq!(first.says(), ("published".into(), 6));
}

/// Counts for ever.
pub(crate) async fn count(store: &Tested) {
    let me = Uuid::from_bytes(random(&SystemEntropy));
    let say = |word: &str, number: u64| {
        let line = format!("\ncount: {word} {number}\n");
        std::io::stdout().write_all(line.as_bytes()).unwrap();
    };
    loop {
        let now = SystemClock.now();
        let taken = store.take_duty(DUTY, me, now, now + TERM).await.unwrap();
        let Some(fence) = taken else {
            tokio::task::yield_now().await;
            continue;
        };
        let number = published(store).await;
        say("read", number);
        let mut word = String::new();
        std::io::stdin().read_line(&mut word).unwrap();
        let result = sealed(&(number + 1).to_string());
        match store.publish(DUTY, fence, &result).await {
            Ok(()) => say("published", number + 1),
            Err(error) => {
                assert_eq!(error, Error::Conflict);
                say("refused", number + 1);
            }
        }
    }
}

/// The number that was published last.
async fn published(store: &Tested) -> u64 {
    let duties = store.duties().await.unwrap();
    let row = duties.into_iter().find(|row| row.duty == DUTY);
    let Some(Sealed(bytes)) = row.and_then(|row| row.result) else {
        return 0;
    };
    String::from_utf8(bytes).unwrap().parse().unwrap()
}

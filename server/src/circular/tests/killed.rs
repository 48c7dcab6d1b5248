//! A send that is killed (SIGKILL) a hundred times reaches everyone once.

use std::path::Path;
use std::process::{Child, Stdio};

use super::*;
use crate::ambient::{Entropy as _, SystemClock};
use crate::store::conformance::child::{child_process, place};

const PEOPLE: u32 = 10_000;
const KILLS: usize = 100;
const CHILD: &str = "circular::tests::killed::child_that_sends";

async fn open(file: &Path) -> Keep {
    let root = RootKey::new([1; 32]);
    let (clock, entropy) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
    Keep::open_sqlite(file, root, clock, entropy).await.unwrap()
}

fn start(file: &Path) -> Child {
    child_process(CHILD, file.to_str().unwrap())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
#[ignore = "the child of the test below"]
async fn child_that_sends() {
    let keep = open(Path::new(&place())).await;
    let municipality = Municipality {
        code: hanako().municipality,
        name: "みほん市".to_owned(),
    };
    send(&keep, &municipality).await.unwrap();
}

#[tokio::test]
async fn whoever_is_told_while_the_sender_is_killed_again_and_again_is_told_once() {
    let mut town = Town::new().await;
    town.bounds.per_day = PEOPLE.into();
    let file = town._folder.path().join("hikae.sqlite");
    let residents: Vec<_> = (0..PEOPLE)
        .map(|n| Resident {
            municipal_number: format!("{n:05}"),
            ..hanako()
        })
        .collect();
    for batch in residents.chunks(2_000) {
        town.keep.enroll_all(batch).await.unwrap();
    }
    // What is about a disaster goes out whenever the test runs.
    let content = Content {
        topic: Topic::Disaster,
        ..to(everyone())
    };
    let id = town.approved(&content).await;
    let reached = async || town.keep.circular_tally(id).await.unwrap().reached;
    let mut kills = 0;
    while kills < KILLS {
        let mut draw = [0; 1];
        SystemEntropy.fill(&mut draw);
        let until = reached().await + u64::from(draw[0]) / 4;
        let mut child = start(&file);
        let mut over = false;
        while !over && reached().await < until {
            over = child.try_wait().unwrap().is_some();
        }
        if over {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
    }
    assert!(kills >= KILLS / 2, "{kills}");
    assert!(start(&file).wait().unwrap().success());

    let kept = town.kept(id).await;
    assert_eq!(kept.state, State::Sent);
    assert_eq!(kept.course.reached, u64::from(PEOPLE));
    assert_eq!(reached().await, u64::from(PEOPLE));
    let mut after = None;
    let mut people = 0;
    loop {
        let page = town.keep.people(after, 1_000).await.unwrap();
        for person in &page {
            assert_eq!(town.inbox(*person).await.len(), 1);
            assert_eq!(town.log(*person).await.len(), 1);
        }
        people += page.len();
        after = page.last().copied();
        if after.is_none() {
            break;
        }
    }
    assert_eq!(people, PEOPLE as usize);
}

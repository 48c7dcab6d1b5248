//! The page of a person's log, from the database to HTML, by how long the log is.

use std::sync::Arc;
use std::time::Instant;

use hikae_app::citizen::access_log::{AccessLogPage, Notes, Query};
use hikae_app::i18n::Lang;
use hikae_app::{Frame, render};
use hikae_server::disclosure::history;

use crate::Done;
use crate::house::House;

pub async fn measure(longest: usize) -> Done<()> {
    println!("| entries in one log | page, ms | of it reading, ms | HTML, kB |\n|---|---|---|---|");
    let house = House::of(1).await?;
    let person = house.people.first().copied().ok_or("nobody lives there")?;
    let mut grown = 0;
    let steps = [100, 1_000, 10_000, 100_000, 1_000_000];
    for entries in steps.into_iter().filter(|entries| *entries <= longest) {
        // One after the other: a chain has one end.
        for n in grown..entries {
            house.read(n).await?;
        }
        grown = entries;
        let began = Instant::now();
        let log = history(&house.keep, person).await?;
        let reading = began.elapsed();
        let page = AccessLogPage::new(
            log.entries,
            &Notes::default(),
            log.chain.is_ok(),
            Query::default(),
        );
        let html = render(&frame(), page);
        let (whole, reading) = (began.elapsed().as_millis(), reading.as_millis());
        println!(
            "| {entries} | {whole} | {reading} | {} |",
            html.len() / 1000
        );
    }
    Ok(())
}

fn frame() -> Frame {
    Frame {
        lang: Lang::Ja,
        demo: true,
        municipality: "みほん市".into(),
        who: Some("見本 花子".into()),
        unread: 0,
        staff: None,
        path: "/access-log".into(),
        session_seconds: Some(900),
        assets: Arc::default(),
    }
}

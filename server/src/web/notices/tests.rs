//! What an office sent, as the person who got it meets it in a browser without scripts.

use axum::http::StatusCode;
use hikae_core::circular::text::Run;
use hikae_core::circular::{LIFE_EVENTS, Texts};
use hikae_core::ids::{CircularId, EntryId, NoticeId, PersonId};
use hikae_core::notice::{Arrived, Notice, Why};

use crate::identity::testing::{self, HANAKO};
use crate::web::testing::{Site, Visitor, site};

fn arrived(site: &Site, title: &str) -> Arrived {
    let content = LIFE_EVENTS[0].content();
    let mut texts: Texts = content.texts;
    texts.ja.title = format!("((氏名))様：{title}");
    let name = |_, _| Some(vec![Run::Words("見本 花子".to_owned())]);
    Arrived {
        circular: site.state.keep.mint(CircularId::new),
        office: "健康課".to_owned(),
        topic: content.topic,
        statutory: true,
        texts: texts.fill(name).unwrap(),
        link: Some("https://www.mihon.example/".to_owned()),
        valid_until: None,
        event: "2026-12-31".parse().ok(),
        file: None,
        why: Why::List,
        corrects: None,
        entry: site.state.keep.mint(EntryId::new),
    }
}

/// Tells it, and answers the notice.
async fn tell(site: &Site, person: PersonId, arrived: Arrived) -> NoticeId {
    let keep = &site.state.keep;
    let notice = Notice::Circular(Box::new(arrived));
    let occasion = format!("{notice:?}");
    assert!(keep.notify(person, &occasion, &notice).await.unwrap());
    let found = keep.notices_like(person, false, |kept| kept.notice == notice);
    found.await.unwrap()[0].id
}

/// A portal with someone who is logged in, and who that is.
async fn at_home() -> (Site, Visitor, PersonId) {
    let site = site(true).await;
    let mut visitor = Visitor::default();
    visitor.log_in(&site).await;
    let resident = testing::holder(HANAKO).resident;
    let person = site.state.keep.enroll(&resident).await.unwrap().person;
    (site, visitor, person)
}

#[tokio::test]
async fn a_circular_is_found_by_topic_and_by_words_until_it_is_put_away_and_after() {
    let (site, mut visitor, person) = at_home().await;
    let id = tell(&site, person, arrived(&site, "健診のご案内")).await;
    let link = format!("/notices/{id}");
    for (path, shows) in [
        ("/notices", true),
        ("/notices?topic=checkup", true),
        ("/notices?topic=disaster", false),
        ("/notices?topic=nonsense", true),
        ("/notices?topic=checkup&show=archived", false),
        ("/notices?topic=checkup&page=9", true),
    ] {
        let page = visitor.get(&site, path).await;
        assert_eq!(page.text.contains(&link), shows, "{path}");
    }
    visitor.post(&site, &format!("{link}/archive"), "").await;
    for (form, status, shows) in [
        ("q=健診 健康課", StatusCode::OK, true),
        ("q=生活習慣病", StatusCode::OK, true),
        ("q=水道", StatusCode::OK, false),
        ("q=", StatusCode::UNPROCESSABLE_ENTITY, false),
        ("", StatusCode::UNPROCESSABLE_ENTITY, false),
    ] {
        let page = visitor.post(&site, "/notices/search", form).await;
        assert_eq!(page.status, status, "{form}");
        assert_eq!(page.text.contains(&link), shows, "{form}: {}", page.text);
    }
}

#[tokio::test]
async fn the_wrong_one_leads_to_the_correction_and_back() {
    let (site, mut visitor, person) = at_home().await;
    let wrong = tell(&site, person, arrived(&site, "まちがい")).await;
    let before = visitor.get(&site, &format!("/notices/{wrong}")).await;
    assert!(!before.text.contains("訂正があります"));
    let right = Arrived {
        corrects: Some(wrong),
        ..arrived(&site, "訂正")
    };
    let right = tell(&site, person, right).await;
    let page = visitor.get(&site, &format!("/notices/{wrong}")).await;
    assert!(page.text.contains("訂正があります"));
    assert!(page.text.contains(&format!("/notices/{right}")));
    let page = visitor.get(&site, &format!("/notices/{right}")).await;
    assert!(page.text.contains(&format!("/notices/{wrong}")));
}

#[tokio::test]
async fn who_says_that_it_is_not_theirs_gets_a_case_that_stands_beside_it() {
    let (site, mut visitor, person) = at_home().await;
    let id = tell(&site, person, arrived(&site, "健診のご案内")).await;
    let new = format!("/cases/new/notice/{id}");
    let page = visitor.get(&site, &format!("/notices/{id}")).await;
    assert!(page.text.contains(&new));
    let form = visitor.get(&site, &new).await;
    assert!(form.text.contains("健診のご案内") && form.text.contains("健康課"));
    let answers = "reason=someone-else&words=&contact=here&phone=";
    let asked = visitor
        .post(&site, &new, &format!("{answers}&step=check"))
        .await;
    assert!(asked.text.contains("申し出の数だけが伝わります"));
    let sent = visitor
        .post(&site, &new, &format!("{answers}&step=send"))
        .await;
    assert!(sent.location.starts_with("/cases/"));
    let page = visitor.get(&site, &format!("/notices/{id}")).await;
    assert!(page.text.contains(&sent.location) && !page.text.contains(&new));
    // What the portal itself says is for whoever it was said to.
    let own = Notice::NewDevice {
        device: "Firefox".to_owned(),
    };
    let keep = &site.state.keep;
    keep.notify(person, "x", &own).await.unwrap();
    let own = keep.notices_like(person, false, |kept| kept.notice == own);
    let own = own.await.unwrap()[0].id;
    let none = visitor
        .get(&site, &format!("/cases/new/notice/{own}"))
        .await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_what_has_a_day_is_a_file_for_calendars() {
    let (site, mut visitor, person) = at_home().await;
    let id = tell(&site, person, arrived(&site, "健診,ご案内")).await;
    let file = visitor
        .get(&site, &format!("/notices/{id}/calendar.ics"))
        .await;
    assert_eq!(file.status, StatusCode::OK);
    for part in [
        "BEGIN:VEVENT\r\n",
        "DTSTART;VALUE=DATE:20261231\r\n",
        "DTEND;VALUE=DATE:20270101\r\n",
        "CLASS:PRIVATE\r\n",
        "健診\\,ご案内",
    ] {
        assert!(file.text.contains(part), "{part}: {}", file.text);
    }
    assert!(!file.text.contains("生活習慣病"), "{}", file.text);
    let dateless = Arrived {
        event: None,
        ..arrived(&site, "日のないお知らせ")
    };
    let dateless = tell(&site, person, dateless).await;
    let none = visitor
        .get(&site, &format!("/notices/{dateless}/calendar.ics"))
        .await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

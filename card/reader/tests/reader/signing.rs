//! What the helper signs, what it asks before, and what it does not do.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hikae_card::message::Purpose;
use hikae_card::revocation::Answer;
use hikae_card::verify::{self, Presented};

use crate::fixture::{self, PASSWORD, PIN};
use crate::portal::Portal;
use crate::table::{said, table};

#[test]
fn a_named_portal_gets_what_its_verifier_takes_and_the_pin_is_nowhere() {
    let Some(table) = table() else { return };
    let portal = Portal::open(Purpose::Login, 202);
    assert!(
        table
            .helper(&["trust", &portal.origin], "")
            .status
            .success()
    );
    let done = table.helper(&["open", &portal.link()], &format!("{PIN}\n"));
    let words = said(&done);
    assert!(done.status.success(), "{words}");
    for told in [&portal.origin, "Logging in", "Tries left: 3", "Sent."] {
        assert!(words.contains(told), "{told}: {words}");
    }
    assert!(!words.contains(PIN), "{words}");

    let text = portal.text.clone();
    let sent: serde_json::Value = serde_json::from_str(&portal.received()).unwrap();
    assert_eq!(sent["ceremony"], text.ceremony().to_string());
    let bytes = |name: &str| {
        BASE64_STANDARD
            .decode(sent[name].as_str().unwrap())
            .unwrap()
    };
    let message = text.to_bytes();
    let presented = Presented {
        certificate: &bytes("certificate"),
        message: &message,
        signature: &bytes("signature"),
    };
    let unsettled = verify::authentication(&fixture::trust(), presented, text.issued()).unwrap();
    assert!(unsettled.settle(Answer::Good).is_ok());
}

#[test]
fn a_signature_asks_for_the_password_and_gives_the_certificate_with_the_name() {
    let Some(table) = table() else { return };
    let portal = Portal::open(Purpose::Register, 202);
    table.helper(&["trust", &portal.origin], "");
    // Pasted in the place of a link that opens nothing.
    let typed = format!("{}\n{}\n", portal.link(), PASSWORD.to_lowercase());
    let done = table.helper(&["open"], &typed);
    assert!(done.status.success(), "{}", said(&done));
    let text = portal.text.clone();
    let sent: serde_json::Value = serde_json::from_str(&portal.received()).unwrap();
    let bytes = |name: &str| {
        BASE64_STANDARD
            .decode(sent[name].as_str().unwrap())
            .unwrap()
    };
    let message = text.to_bytes();
    let presented = Presented {
        certificate: &bytes("certificate"),
        message: &message,
        signature: &bytes("signature"),
    };
    let unsettled = verify::signature(&fixture::trust(), presented, text.issued()).unwrap();
    let signed = unsettled.settle(Answer::Good).ok().unwrap();
    assert_eq!(signed.attributes, fixture::attributes());
}

#[test]
fn nothing_reaches_the_card_for_a_stranger_a_broken_link_or_too_late() {
    let Some(table) = table() else { return };
    let portal = Portal::open(Purpose::Login, 202);
    let stranger = table.helper(&["open", &portal.link()], &format!("{PIN}\n"));
    assert!(!stranger.status.success());
    assert!(said(&stranger).contains("is not among your portals"));
    table.helper(&["trust", &portal.origin], "");
    let broken = portal.link().replace("login", "logon");
    let old = portal.link().replace("issued=2", "issued=1");
    for link in [broken.as_str(), old.as_str(), "https://hikae.example.lg.jp"] {
        let refused = table.helper(&["open", link], &format!("{PIN}\n"));
        assert!(!refused.status.success(), "{link}");
        assert!(!said(&refused).contains("Tries left"), "{link}");
    }
    let info = said(&table.helper(&["info"], ""));
    assert!(info.contains("Tries of the PIN left: 3"), "{info}");
}

#[test]
fn wrong_pins_are_counted_the_last_try_needs_a_yes_and_a_blocked_card_is_told() {
    let Some(table) = table() else { return };
    let portal = Portal::open(Purpose::Login, 202);
    table.helper(&["trust", &portal.origin], "");
    let open = |typed: &str| said(&table.helper(&["open", &portal.link()], typed));
    let slips = open("12\nabcd\n\n");
    assert_eq!(
        slips.matches("It was not sent to the card.").count(),
        2,
        "{slips}"
    );
    assert_eq!(slips.matches("Tries left: 3").count(), 3, "{slips}");
    let two = open("0000\n0001\nn\n");
    assert!(two.contains("Wrong PIN. Tries left: 2.") && two.contains("Wrong PIN. Tries left: 1."));
    assert!(two.contains("One more wrong PIN blocks the card."), "{two}");
    assert!(two.contains("Given up."), "{two}");
    let last = open("y\n0002\n");
    assert!(last.contains("The PIN is blocked."), "{last}");
    let blocked = open(&format!("y\n{PIN}\n"));
    assert!(blocked.contains("The PIN is blocked."), "{blocked}");
    assert!(
        !blocked.contains("Tries left"),
        "nobody is asked for it: {blocked}"
    );
}

#[test]
fn a_portal_that_waits_no_longer_and_a_card_that_is_gone_are_told() {
    let Some(mut table) = table() else { return };
    let portal = Portal::open(Purpose::Login, 410);
    table.helper(&["trust", &portal.origin], "");
    let late = table.helper(&["open", &portal.link()], &format!("{PIN}\n"));
    assert!(!late.status.success());
    assert!(said(&late).contains("Too late."), "{}", said(&late));
    let doctor = table.helper(&["doctor"], "");
    let words = said(&doctor);
    assert!(doctor.status.success(), "{words}");
    assert!(
        words.contains("✓ Card tries left: PIN 3, password 5"),
        "{words}"
    );
    table.take_card();
    let doctor = table.helper(&["doctor"], "");
    assert!(!doctor.status.success());
    assert!(
        said(&doctor).contains("✗ Card: There is no card"),
        "{}",
        said(&doctor)
    );
}

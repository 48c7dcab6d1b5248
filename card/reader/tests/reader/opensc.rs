//! OpenSC's driver for the real card takes the software card for one.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::fixture::{PASSWORD, PIN};
use crate::table::{Table, said, table};

/// Runs one of OpenSC's tools, or `None` where it is not there; then it has said so.
fn opensc(table: &Table, tool: &str, args: &[&str]) -> Option<Output> {
    let path = format!("/usr/bin/{tool}");
    if !Path::new(&path).exists() {
        eprintln!("SKIPPED: install opensc");
        return None;
    }
    Some(table.program(&path).args(args).output().unwrap())
}

fn signs(table: &Table, slot: &str, pin: &str, message: &str) -> Option<Vec<u8>> {
    fs::write(table.home().join("message"), message).unwrap();
    let args = [
        "--token-label",
        slot,
        "--login",
        "--pin",
        pin,
        "--sign",
        "--mechanism",
        "SHA256-RSA-PKCS",
        "--input-file",
        "message",
        "--output-file",
        "signature",
    ];
    let done = opensc(table, "pkcs11-tool", &args)?;
    assert!(done.status.success(), "{}", said(&done));
    Some(fs::read(table.home().join("signature")).unwrap())
}

/// OpenSSL, which did not make it, checks a signature by a certificate of the card.
fn openssl_accepts(table: &Table, certificate: &str, message: &str, signature: &[u8]) {
    let home = table.home();
    fs::write(home.join("message"), message).unwrap();
    fs::write(home.join("signature"), signature).unwrap();
    let key = table
        .program("openssl")
        .args([
            "x509",
            "-in",
            certificate,
            "-pubkey",
            "-noout",
            "-out",
            "key.pem",
        ])
        .output()
        .unwrap();
    assert!(key.status.success(), "{}", said(&key));
    let checked = table
        .program("openssl")
        .args([
            "dgst",
            "-sha256",
            "-verify",
            "key.pem",
            "-signature",
            "signature",
            "message",
        ])
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", said(&checked));
}

#[test]
fn it_lists_both_keys_with_their_certificates_and_pins() {
    let Some(table) = table() else { return };
    let Some(dump) = opensc(&table, "pkcs15-tool", &["--dump"]) else {
        return;
    };
    let words = said(&dump);
    assert!(dump.status.success(), "{words}");
    for listed in [
        "JPKI",
        "User Authentication PIN",
        "Digital Signature PIN",
        "User Authentication Certificate",
        "Digital Signature Certificate",
        "ModLength      : 2048",
    ] {
        assert!(words.contains(listed), "{listed}: {words}");
    }
    let objects = opensc(&table, "pkcs11-tool", &["--list-slots", "--list-objects"]);
    let words = said(&objects.unwrap());
    assert!(words.contains("JPKI (User Authentication PIN)"), "{words}");
}

#[test]
fn it_signs_with_both_keys_and_openssl_takes_the_signatures() {
    let Some(table) = table() else { return };
    let slot = "JPKI (User Authentication PIN)";
    let Some(signature) = signs(&table, slot, PIN, "認証") else {
        return;
    };
    let read = ["--read-certificate", "1", "--output", "auth.pem"];
    let read = opensc(&table, "pkcs15-tool", &read).unwrap();
    assert!(read.status.success(), "{}", said(&read));
    openssl_accepts(&table, "auth.pem", "認証", &signature);

    let slot = "JPKI (Digital Signature PIN)";
    let signature = signs(&table, slot, PASSWORD, "署名").unwrap();
    let without = ["--read-certificate", "2", "--output", "none.pem"];
    let without = opensc(&table, "pkcs15-tool", &without).unwrap();
    assert!(
        !without.status.success(),
        "the name is not read without the password"
    );
    let read = [
        "--verify-pin",
        "--auth-id",
        "2",
        "--pin",
        PASSWORD,
        "--read-certificate",
        "2",
        "--output",
        "sign.pem",
    ];
    let read = opensc(&table, "pkcs15-tool", &read).unwrap();
    assert!(read.status.success(), "{}", said(&read));
    openssl_accepts(&table, "sign.pem", "署名", &signature);
}

#[test]
fn three_wrong_pins_block_the_card_for_it_as_for_everyone() {
    let Some(table) = table() else { return };
    let verify = |pin: &str| {
        opensc(
            &table,
            "pkcs15-tool",
            &["--verify-pin", "--auth-id", "1", "--pin", pin],
        )
    };
    let Some(good) = verify(PIN) else { return };
    assert!(good.status.success(), "{}", said(&good));
    for _ in 0..3 {
        assert!(!verify("0000").unwrap().status.success());
    }
    let blocked = verify(PIN).unwrap();
    assert!(!blocked.status.success(), "{}", said(&blocked));
    let info = said(&table.helper(&["info"], ""));
    assert!(info.contains("Tries of the PIN left: 0"), "{info}");
}

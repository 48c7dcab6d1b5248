//! A statement that was given out once holds for ever: the command alone checks it, with the key
//! that was published then. Neither portal nor database nor network is there.

#[cfg(test)]
mod given_out;

use std::fs;

use given_out::{given_out, key, said, verify};

#[test]
fn a_whole_statement_of_yesterday_holds_today() {
    let output = verify(&given_out("whole.json"), &key());
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("unchanged and without gaps"), "{said}");
}

#[test]
fn a_statement_of_some_days_says_which_entries_it_has() {
    let output = verify(&given_out("part.json"), &key());
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("these are entries 3–10 of 30"), "{said}");
    assert!(said.contains("from 2026-10-24 until 2026-10-31"), "{said}");
}

#[test]
fn neither_holds_with_another_key_or_another_word() {
    let other = "mihon.example/log+25342c58+AVEcNKGiy1Id8WuyRrjejnmXziNcfnayKj11A6JIGd2K";
    for name in ["whole.json", "part.json"] {
        assert!(!verify(&given_out(name), other).status.success());
        let text = fs::read_to_string(given_out(name)).unwrap();
        let changed = text.replacen("見本の理由", "見本の 理由", 1);
        assert_ne!(text, changed);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        fs::write(&file, changed).unwrap();
        let output = verify(&file, &key());
        assert!(!output.status.success());
        assert!(
            said(&output).contains("is not in the log"),
            "{}",
            said(&output)
        );
    }
}

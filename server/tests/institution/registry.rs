use std::process::Output;

use chrono::TimeDelta;
use hikae_server::ambient::{Clock as _, SystemClock};

use super::operator::Operator;
use super::software::Software;

const CLINIC: [&str; 12] = [
    "institution",
    "add",
    "9910000018",
    "--name",
    "あおぞら内科クリニック",
    "--kind",
    "clinic",
    "--purpose",
    "treatment",
    "--contact",
    "privacy@example.invalid",
    "--keys",
];

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn an_institution_is_let_in_suspended_and_gets_other_keys() {
    let operator = Operator::new();
    let folder = tempfile::tempdir().unwrap();
    let software = Software::new(1, "client", "");
    let file = folder.path().join("jwks.json");
    std::fs::write(&file, software.jwks()).unwrap();
    let file = file.to_str().unwrap();
    let with_keys = [CLINIC.as_slice(), &[file]].concat();
    let id = said(&operator.runs(&with_keys, &[]));
    let list = || said(&operator.runs(&["institution", "list"], &[]));
    let line = format!(
        "9910000018  あおぞら内科クリニック  {}  keys ec-1, 600/120 a minute  never heard of\n",
        id.trim()
    );
    assert_eq!(list(), line);
    assert_eq!(said(&operator.runs(&with_keys, &[])), id, "the same again");

    let run = |command: &[&str]| {
        let command = [&["institution"], command, &["9910000018"]].concat();
        said(&operator.runs(&command, &[]))
    };
    run(&["suspend"]);
    run(&["suspend"]);
    assert!(list().contains("SUSPENDED since"), "{}", list());
    run(&["resume"]);
    assert_eq!(list(), line);
    run(&["budget", "--institution", "60", "--actor", "6"]);
    assert!(list().contains("keys ec-1, 60/6 a minute"), "{}", list());
    run(&[
        "rotate-key",
        "--keys-url",
        "https://clinic.example/jwks.json",
    ]);
    assert!(list().contains("keys at https://clinic.example/jwks.json"));
}

#[test]
fn what_cannot_be_registered_is_one_line_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let private = folder.path().join("private.json");
    std::fs::write(&private, r#"{"keys":[{"kty":"EC","kid":"1","d":"AAAA"}]}"#).unwrap();
    let private = private.to_str().unwrap();
    let operator = Operator::new();
    let line = operator.runs(&[CLINIC.as_slice(), &[private]].concat(), &[]);
    let line = String::from_utf8(line.stderr).unwrap();
    assert!(line.contains("holds a private key"), "{line}");
    assert_eq!(said(&operator.runs(&["institution", "list"], &[])), "");
    for (command, why) in [
        (
            ["suspend", "9910000018"].as_slice(),
            "no institution has the code",
        ),
        (&["rotate-key", "9910000018"], "give --keys or --keys-url"),
        (
            &[
                "rotate-key",
                "9910000018",
                "--keys-url",
                "http://clinic.example/",
            ],
            "not an https address",
        ),
    ] {
        let output = operator.runs(&[&["institution"], command].concat(), &[]);
        assert!(!output.status.success());
        let line = String::from_utf8(output.stderr).unwrap();
        assert!(line.contains(why) && line.lines().count() == 1, "{line}");
    }
}

#[test]
fn a_code_with_a_wrong_check_digit_is_pointed_out_and_taken() {
    let operator = Operator::new();
    let mut command: Vec<_> = CLINIC[..11].to_vec();
    command[2] = "9910000019";
    let output = operator.runs(&command, &[]);
    said(&output);
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("check digit of 機関コード"), "{words}");
    let list = said(&operator.runs(&["institution", "list"], &[]));
    assert!(
        list.contains("9910000019") && list.contains("no keys"),
        "{list}"
    );
}

#[test]
fn a_disaster_is_declared_until_a_day_listed_and_ended() {
    let operator = Operator::new();
    let day = |days: i64| {
        let day = SystemClock.now().date_naive() + TimeDelta::days(days);
        day.to_string()
    };
    let declare = |area: &str, until: &str| {
        let command = [
            "disaster",
            "declare",
            "みほん地震",
            "--area",
            area,
            "--until",
            until,
        ];
        operator.runs(&command, &[])
    };
    let id = said(&declare("131016", &day(7)));
    let list = || said(&operator.runs(&["disaster", "list"], &[]));
    assert!(list().starts_with(&format!("{}  みほん地震  131016  from ", id.trim())));
    assert!(list().contains("lasts until"));
    for (area, until) in [("131016", day(-2)), ("131016", day(200)), ("13101", day(7))] {
        assert!(!declare(area, &until).status.success(), "{area} {until}");
    }
    assert_eq!(list().lines().count(), 1);
    said(&operator.runs(&["disaster", "end", id.trim()], &[]));
    assert!(list().contains("ended"));
    let again = operator.runs(&["disaster", "end", id.trim()], &[]);
    assert!(!again.status.success());
}

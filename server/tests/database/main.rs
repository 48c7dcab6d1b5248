//! What an operator sees who sets the database wrong: one line, a non-zero exit, nothing changed.

#[cfg(test)]
mod operator;

use operator::Operator;

#[test]
fn an_address_that_cannot_be_used_is_one_line_without_its_password() {
    let operator = Operator::new();
    for (address, why) in [
        ("mysql://portal:geheim@db.example/hikae", "not an address"),
        ("postgres://portal:geheim@db.example", "names no database"),
        (
            "postgres://portal:geheim@127.0.0.1:1/hikae",
            "127.0.0.1:1/hikae",
        ),
    ] {
        for command in [&["duties"][..], &["keys", "rotate", "--to", "env:PATH"]] {
            let line = operator.refused(command, &[("HIKAE_DATABASE_URL", address)]);
            assert!(line.contains(why) || command[0] == "keys", "{line}");
        }
    }
    let few = [
        ("HIKAE_DATABASE_URL", "postgres://portal@127.0.0.1:1/hikae"),
        ("HIKAE_DATABASE_CONNECTIONS", "0"),
    ];
    let line = operator.refused(&["duties"], &few);
    assert!(line.contains("HIKAE_DATABASE_CONNECTIONS"), "{line}");
}

#[test]
fn changing_tables_needs_the_address_of_their_owner() {
    let operator = Operator::new();
    let server = [("HIKAE_DATABASE_URL", "postgres://portal@127.0.0.1:1/hikae")];
    for command in [
        &["migrate"][..],
        &["schema", "distribute", "--engine", "citus"],
    ] {
        let line = operator.refused(command, &server);
        assert!(line.contains("HIKAE_DATABASE_OWNER_URL"), "{line}");
    }
    let line = operator.refused(&["schema", "distribute", "--engine", "citus"], &[]);
    assert!(line.contains("HIKAE_DATABASE_URL is not set"), "{line}");
}

#[test]
fn a_server_is_not_used_as_its_administrator() {
    let Ok(server) = std::env::var("HIKAE_TEST_DATABASE_URL") else {
        eprintln!("skipped: HIKAE_TEST_DATABASE_URL is not set");
        return;
    };
    let operator = Operator::new();
    let address = [("HIKAE_DATABASE_URL", server.as_str())];
    let line = operator.refused(&["duties"], &address);
    // There are no tables in the administrator's own database.
    assert!(line.contains("hikae migrate"), "{line}");
    let owner = [address[0], ("HIKAE_DATABASE_OWNER_URL", &server)];
    let line = operator.refused(&["migrate"], &owner);
    assert!(line.contains("must not run as the role"), "{line}");
}

#[test]
fn programs_that_start_at_once_on_an_empty_folder_all_find_it_made() {
    for _ in 0..4 {
        let operator = Operator::new();
        std::thread::scope(|scope| {
            let run = || operator.runs(&["duties"], &[]);
            let all: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
            for one in all {
                let output = one.join().unwrap();
                assert!(output.status.success(), "{output:?}");
            }
        });
    }
}

#[test]
fn an_embedded_database_is_made_and_shows_its_duties() {
    let operator = Operator::new();
    let migrated = operator.runs(&["migrate"], &[]);
    assert!(migrated.status.success());
    let duties = operator.runs(&["duties"], &[]);
    assert!(duties.status.success());
    assert_eq!(
        String::from_utf8(duties.stdout).unwrap(),
        "sweep  never taken\nsequence  never taken\ndigest  never taken\ncases  never taken\nwatch  never taken\ncards  never taken\ndelivery  never taken\ncirculars  never taken\nwitness  never taken\n"
    );
}

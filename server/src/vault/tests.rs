use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ambient::SystemEntropy;

const HEX: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const KIND: Kind = Kind::new("record", 1);

fn root(byte: u8) -> RootKey {
    RootKey::new([byte; 32])
}

fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

fn vault() -> Vault {
    let system = Vault::found(&root(1), &SystemEntropy);
    Vault::open(root(1), &system, Arc::new(SystemEntropy)).unwrap()
}

#[test]
fn a_file_that_others_may_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    std::fs::write(&path, HEX).unwrap();
    for (mode, fine) in [
        (0o600, true),
        (0o400, true),
        (0o640, false),
        (0o604, false),
        (0o660, false),
        (0o700, false),
    ] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let loaded = KeySource::File(path.clone()).load();
        assert_eq!(loaded.is_ok(), fine, "{mode:o}");
        if !fine {
            let line = loaded.err().unwrap().to_string();
            assert!(
                line.contains(&format!("chmod 600 {}", path.display())),
                "{line}"
            );
        }
    }
}

#[test]
fn a_created_file_is_private_holds_the_key_and_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    let key = RootKey::create(&path, &SystemEntropy).unwrap();
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    assert_eq!(KeySource::File(path.clone()).load().unwrap().id(), key.id());
    assert!(matches!(
        RootKey::create(&path, &SystemEntropy),
        Err(KeyError::File { .. })
    ));
}

#[test]
fn a_key_comes_from_a_command_in_hex_or_base64() {
    let hex = KeySource::Command(format!("echo {HEX}")).load().unwrap();
    let base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let base64 = KeySource::Command(format!("echo {base64}")).load().unwrap();
    assert_eq!(hex.id(), base64.id());
}

#[test]
fn every_missing_key_is_one_line_without_the_key() {
    for (source, line) in [
        ("file:/nowhere/root.key", "root key: /nowhere/root.key: "),
        (
            "env:HIKAE_NO_SUCH_VARIABLE",
            "root key: the environment variable HIKAE_NO_SUCH_VARIABLE is not set",
        ),
        (
            "command:exit 3",
            "root key: the command failed (exit status: 3)",
        ),
        (
            "command:echo 0123",
            "root key: the command's output holds no key",
        ),
        (
            "command:true",
            "root key: the command's output holds no key",
        ),
    ] {
        let error = source
            .parse::<KeySource>()
            .unwrap()
            .load()
            .err()
            .unwrap()
            .to_string();
        assert!(error.starts_with(line), "{error}");
        assert!(!error.contains('\n') && !error.contains("0123"), "{error}");
    }
    for setting in [HEX, "file:", "", "vault:x"] {
        let error = setting.parse::<KeySource>().unwrap_err().to_string();
        assert!(
            error.contains("file:PATH, env:NAME or command:LINE"),
            "{error}"
        );
        assert!(!error.contains(HEX));
    }
}

#[test]
fn the_wrong_root_key_opens_no_vault() {
    let system = Vault::found(&root(1), &SystemEntropy);
    assert!(Vault::open(root(1), &system, Arc::new(SystemEntropy)).is_ok());
    let other = Vault::open(root(2), &system, Arc::new(SystemEntropy));
    assert_eq!(other.err(), Some(Error::OtherRoot));
    let forged = Wrapped {
        root: root(2).id(),
        key: system.key,
    };
    let other = Vault::open(root(2), &forged, Arc::new(SystemEntropy));
    assert_eq!(other.err(), Some(Error::DoesNotOpen));
}

#[test]
fn one_persons_key_is_not_another_persons() {
    let vault = vault();
    let (_, wrapped) = vault.new_person_key(person(1));
    assert!(vault.person_key(person(1), &wrapped).is_ok());
    assert_eq!(
        vault.person_key(person(2), &wrapped).err(),
        Some(Error::DoesNotOpen)
    );
}

#[test]
fn a_changed_root_key_opens_what_the_old_one_sealed_and_keeps_the_blind_indexes() {
    let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
    let system = Vault::found(&root(1), &*entropy);
    let old = Vault::open(root(1), &system, Arc::clone(&entropy)).unwrap();
    let (key, wrapped) = old.new_person_key(person(1));
    let sealed = old.seal(&key, KIND, b"row", "value").unwrap();
    let nobodys = old.seal_system(KIND, b"row", "nobody's").unwrap();

    let rewrap = Rewrap::new(root(1), root(2), Arc::clone(&entropy));
    let new = Vault::open(root(2), &rewrap.system(&system).unwrap(), entropy).unwrap();
    let rewrapped = rewrap.person(person(1), &wrapped).unwrap();
    let key = new.person_key(person(1), &rewrapped).unwrap();

    assert_eq!(key.open::<String>(KIND, b"row", &sealed).unwrap(), "value");
    assert_eq!(
        new.open_system::<String>(KIND, b"row", &nobodys).unwrap(),
        "nobody's"
    );
    assert_eq!(
        new.blind(Domain::Card, &[b"x"]),
        old.blind(Domain::Card, &[b"x"])
    );
    assert_eq!(
        old.person_key(person(1), &rewrapped).err(),
        Some(Error::OtherRoot)
    );
}

#[test]
fn a_blind_index_needs_the_same_key_domain_and_parts() {
    let vault = vault();
    let index = vault.blind(Domain::Card, &[b"ab", b"c"]);
    assert_eq!(index, vault.blind(Domain::Card, &[b"ab", b"c"]));
    for other in [
        vault.blind(Domain::Session, &[b"ab", b"c"]),
        vault.blind(Domain::Card, &[b"a", b"bc"]),
        vault.blind(Domain::Card, &[b"abc"]),
        vault.blind(Domain::Card, &[b"ab", b"c", b""]),
        self::vault().blind(Domain::Card, &[b"ab", b"c"]),
    ] {
        assert_ne!(index, other);
    }
}

#[test]
fn the_same_value_sealed_twice_looks_different() {
    let vault = vault();
    let (key, _) = vault.new_person_key(person(1));
    let once = vault.seal(&key, KIND, b"row", "value").unwrap();
    let twice = vault.seal(&key, KIND, b"row", "value").unwrap();
    assert_ne!(once, twice);
}

#[test]
fn a_salt_is_the_same_again_and_another_for_each_place_and_person() {
    let vault = vault();
    let (key, wrapped) = vault.new_person_key(person(1));
    let (other, _) = vault.new_person_key(person(2));
    let salt = key.salt(b"place");
    let again = vault.person_key(person(1), &wrapped).unwrap();
    assert_eq!(again.salt(b"place"), salt);
    assert_ne!(key.salt(b"place 2"), salt);
    assert_ne!(key.salt(b""), salt);
    assert_ne!(other.salt(b"place"), salt);
}

#[test]
fn the_public_log_is_signed_with_the_same_key_under_another_root_key() {
    let system = Vault::found(&root(1), &SystemEntropy);
    let before = Vault::open(root(1), &system, Arc::new(SystemEntropy)).unwrap();
    let rewrapped = Rewrap::new(root(1), root(2), Arc::new(SystemEntropy))
        .system(&system)
        .unwrap();
    let after = Vault::open(root(2), &rewrapped, Arc::new(SystemEntropy)).unwrap();
    assert_eq!(before.signing_seed(), after.signing_seed());
    assert_ne!(before.signing_seed(), vault().signing_seed());
}

proptest! {
    #[test]
    fn what_was_sealed_opens_in_its_place(value: String, row: Vec<u8>, who: u128) {
        let vault = vault();
        let (key, wrapped) = vault.new_person_key(person(who));
        let sealed = vault.seal(&key, KIND, &row, &value).unwrap();
        let key = vault.person_key(person(who), &wrapped).unwrap();
        prop_assert_eq!(key.open::<String>(KIND, &row, &sealed).unwrap(), value);
    }

    #[test]
    fn one_flipped_bit_anywhere_and_it_does_not_open(value: String, at: prop::sample::Index) {
        let vault = vault();
        let (key, _) = vault.new_person_key(person(1));
        let mut sealed = vault.seal(&key, KIND, b"row", &value).unwrap();
        let bit = at.index(sealed.0.len() * 8);
        sealed.0[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(key.open::<String>(KIND, b"row", &sealed).is_err());
    }

    #[test]
    fn cut_short_it_does_not_open(value: String, at: prop::sample::Index) {
        let vault = vault();
        let (key, _) = vault.new_person_key(person(1));
        let mut sealed = vault.seal(&key, KIND, b"row", &value).unwrap();
        sealed.0.truncate(at.index(sealed.0.len()));
        prop_assert!(key.open::<String>(KIND, b"row", &sealed).is_err());
    }

    /// The key is the same in all of these: what stops them is the associated data alone.
    #[test]
    fn moved_to_another_table_person_row_or_schema_it_does_not_open(
        value: String,
        row: Vec<u8>,
        other_row: Vec<u8>,
        who: u128,
        other: u128,
    ) {
        prop_assume!(row != other_row && who != other);
        let key = Key::new(&[7; 32]);
        let here = Place { kind: KIND, person: Some(person(who)), row: &row };
        let sealed = key.seal_json(&here, &value, &SystemEntropy).unwrap();
        prop_assert_eq!(key.open_json::<String>(&here, &sealed).unwrap(), value);
        for there in [
            Place { kind: Kind::new("directive", 1), ..here },
            Place { kind: Kind::new("record", 2), ..here },
            Place { kind: Kind::new("recor", 1), ..here },
            Place { person: Some(person(other)), ..here },
            Place { person: None, ..here },
            Place { row: &other_row, ..here },
        ] {
            prop_assert!(key.open_json::<String>(&there, &sealed).is_err());
        }
        // The schema byte in front is not taken at its word.
        let mut relabelled = sealed;
        relabelled.0[1] = 2;
        let there = Place { kind: Kind::new("record", 2), ..here };
        prop_assert_eq!(key.open_json::<String>(&there, &relabelled), Err(Error::DoesNotOpen));
    }
}

//! Parsers and verifiers on what they might be given: good documents with a few bytes changed,
//! taken out, put in, doubled or cut. Nothing panics, and nothing is accepted that says otherwise
//! than what was signed.

use proptest::prelude::*;

use super::changes::{changed, changes};
use super::tests::{checkpoint, signer, statement};
use super::*;

fn note() -> String {
    signer().sign(&checkpoint().to_string()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_changed_note_says_what_was_signed_or_nothing(changes in changes()) {
        let (note, signer) = (note(), signer());
        if let Ok(parsed) = changed(&note, &changes).parse::<SignedNote>()
            && let Ok(text) = parsed.verified(signer.verifier())
        {
            prop_assert_eq!(text, checkpoint().to_string());
        }
    }

    #[test]
    fn a_changed_checkpoint_is_another_one_or_none(changes in changes()) {
        let text = checkpoint().to_string();
        let other = changed(&text, &changes);
        if let Ok(parsed) = other.parse::<Checkpoint>() {
            // There is one way of writing each.
            prop_assert!(other.starts_with(&parsed.to_string()));
        }
    }

    #[test]
    fn a_changed_key_is_no_key_or_another(changes in changes()) {
        let shown = signer().verifier().to_string();
        let other = changed(&shown, &changes);
        if let Ok(parsed) = other.parse::<Verifier>() {
            prop_assert_eq!(parsed.to_string(), other.clone());
        }
        prop_assert!(other.parse::<Witness>().is_err(), "a log's key is no witness's");
    }

    #[test]
    fn a_changed_path_names_another_tile_or_none(changes in changes()) {
        let other = changed("0/x001/x234/067", &changes);
        if let Ok(parsed) = other.parse::<TileId>() {
            prop_assert_eq!(parsed.to_string(), other);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_changed_statement_shows_the_same_entries_or_is_refused(changes in changes()) {
        let good = statement();
        let text = serde_json::to_string(&good).unwrap();
        if let Ok(read) = serde_json::from_str::<Statement>(&changed(&text, &changes))
            && let Ok(shown) = read.verify(signer().verifier())
        {
            // The last is younger than the checkpoint: nothing vouches for it yet.
            for (one, other) in read.entries.iter().zip(&good.entries).take(shown.proven) {
                prop_assert_eq!(&one.entry, &other.entry);
            }
        }
    }
}

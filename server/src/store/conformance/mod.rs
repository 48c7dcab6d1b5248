//! What every engine must do, as statements. An engine's tests call [`conformance!`] with the name
//! of an async function that gives an empty store with its schema, and whatever must live as long;
//! nothing, where the engine is not at hand, after saying so.

pub(crate) mod access;
pub(crate) mod accounts;
pub(crate) mod alerts;
pub(crate) mod apps;
pub(crate) mod cards;
pub(crate) mod cases;
pub(crate) mod child;
pub(crate) mod circulars;
pub(crate) mod clients;
pub(crate) mod deliveries;
pub(crate) mod directives;
pub(crate) mod disasters;
pub(crate) mod disclosures;
pub(crate) mod durability;
pub(crate) mod duties;
pub(crate) mod findings;
pub(crate) mod insurances;
pub(crate) mod matters;
pub(crate) mod notices;
pub(crate) mod passkeys;
pub(crate) mod paused;
pub(crate) mod people;
pub(crate) mod phone_logins;
pub(crate) mod pseudonyms;
pub(crate) mod public_log;
pub(crate) mod rates;
pub(crate) mod records;
pub(crate) mod registry;
pub(crate) mod roots;
pub(crate) mod staff;
pub(crate) mod visits;

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeZone, Utc};
use hikae_core::ids::PersonId;
use uuid::Uuid;

use crate::store::{Error, PersonWrite, RootRow, Store};
use crate::vault::{Blind, RootId, Sealed, Wrapped};

/// An empty store, and what must live as long.
pub(crate) struct Fixture {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) _keeper: Box<dyn Any + Send>,
}

/// Runs every statement on the engine that `$fixture` opens.
macro_rules! conformance {
    ($fixture:path) => {
        conformance!(@ $fixture;
            people: a_person_is_found_by_municipal_number_with_key_and_version,
            people: a_municipal_number_is_one_persons,
            people: a_row_of_the_register_is_replaced_only_over_the_version_before,
            people: who_moves_is_found_by_both_numbers,
            people: a_row_of_the_register_is_written_whole_or_not_at_all,
            people: a_key_wrapped_by_an_unknown_root_key_is_refused,
            people: people_are_found_by_blind_indexes_that_hold_now,
            people: people_are_listed_in_pages_in_the_order_of_their_ids,
            people: a_forgotten_person_is_nowhere,
            records: a_record_is_known_by_its_source_once_written,
            records: a_later_version_supersedes_and_keeps_the_one_before,
            records: a_version_that_does_not_follow_is_refused,
            records: of_two_writers_of_one_source_one_is_refused,
            records: a_persons_batch_of_records_is_written_whole_or_not_at_all,
            records: records_are_read_by_category_and_by_id_and_only_of_their_person,
            records: headers_are_read_without_bodies,
            records: a_case_is_the_headers_and_current_directives,
            records: a_home_is_everything_of_the_first_page,
            directives: a_directive_is_appended_only_after_the_version_expected,
            directives: of_many_writers_of_a_version_exactly_one_succeeds,
            directives: the_current_version_of_each_directive_is_the_latest,
            disclosures: entries_are_appended_without_gaps,
            disclosures: of_many_appended_at_one_number_exactly_one_succeeds,
            disclosures: entries_of_different_people_do_not_meet,
            disclosures: a_log_is_read_in_pages_newest_first,
            disclosures: nothing_is_appended_for_someone_who_is_not_there,
            disclosures: supervision_finds_entries_of_everyone_by_time_and_by_id,
            public_log: a_leaf_waits_with_its_entry_and_only_with_it,
            public_log: integrated_leaves_no_longer_wait_and_are_found_by_their_place,
            public_log: an_integration_that_does_not_fit_changes_nothing,
            public_log: who_wakes_up_late_integrates_nothing,
            public_log: of_many_integrations_from_one_size_exactly_one_succeeds,
            public_log: tiles_are_read_in_order_and_only_grow,
            public_log: checkpoints_are_read_by_size_and_the_latest,
            public_log: leaves_stay_when_their_person_is_forgotten,
            public_log: what_witnesses_say_of_a_checkpoint_stays_with_it,
            notices: of_many_notices_for_one_occasion_one_is_kept,
            notices: nobody_is_told_who_is_not_there,
            notices: an_inbox_is_read_in_pages_with_what_is_unread_first,
            notices: a_notice_is_read_once_and_stays_read,
            notices: a_notice_is_put_away_and_back,
            deliveries: word_of_a_notice_goes_out_by_every_channel_with_it_or_not_at_all,
            deliveries: what_is_due_is_claimed_by_exactly_one_of_many,
            deliveries: what_did_not_arrive_is_due_again_at_its_time_and_counted,
            deliveries: the_queue_is_everyones_and_what_waited_longest_comes_first,
            deliveries: a_channel_is_replaced_only_over_the_version_before_and_removed_once,
            deliveries: a_parcel_is_the_notice_the_channels_and_the_latest_wish,
            deliveries: keys_of_the_portal_are_numbered_and_the_old_ones_forgotten,
            alerts: what_goes_along_with_an_entry_is_there_with_it_or_not_at_all,
            alerts: traces_are_of_one_person_and_stay,
            alerts: of_many_entries_at_once_each_finds_what_waited_before,
            alerts: a_summary_is_written_with_what_it_takes_away_or_not_at_all,
            alerts: what_a_person_wants_is_appended_and_told,
            alerts: a_browser_is_greeted_once,
            alerts: a_change_of_sharing_is_told_with_it,
            pseudonyms: a_person_is_found_by_the_name_that_holds,
            pseudonyms: a_name_is_given_once_and_only_over_the_one_before,
            pseudonyms: what_is_told_with_a_name_is_there_with_it_or_not_at_all,
            pseudonyms: a_forgotten_person_is_found_by_no_name,
            insurances: people_are_found_by_every_number_under_which_they_are_insured,
            insurances: people_stand_on_the_shelf_that_holds_now,
            insurances: a_forgotten_person_is_found_by_no_insurance,
            registry: an_institution_was_heard_of_first_and_last,
            cases: a_step_follows_only_on_the_version_before,
            cases: a_subject_has_one_case,
            cases: of_many_steps_at_once_exactly_one_is_taken,
            cases: cases_are_read_only_by_their_person_and_in_their_latest_version,
            cases: officers_find_cases_by_shelf_in_the_order_of_their_deadlines,
            cases: what_is_overdue_is_found_until_it_was_handed_on,
            cases: a_forgotten_persons_cases_are_in_no_queue,
            apps: a_subject_is_linked_once,
            apps: links_are_written_together_over_the_versions_before_or_not_at_all,
            apps: what_is_told_with_a_link_is_there_with_it_or_not_at_all,
            apps: a_forgotten_person_is_found_by_no_subject,
            apps: a_browser_that_is_back_is_taken_once_and_in_time,
            apps: what_expired_on_the_way_is_swept_out,
            cards: a_certificate_is_registered_once,
            cards: a_card_is_updated_only_over_the_version_before,
            cards: cards_of_one_person_change_together_with_what_is_told_or_not_at_all,
            passkeys: a_person_is_found_by_number_and_passkey_which_are_nobody_elses,
            passkeys: of_many_first_passkeys_at_once_one_brings_the_number,
            passkeys: a_passkey_is_updated_only_over_the_version_before,
            passkeys: passkeys_are_removed_together_or_not_at_all_and_the_number_stays,
            passkeys: a_forgotten_person_has_no_passkeys,
            passkeys: a_question_to_a_passkey_is_taken_once_by_its_browser,
            access: a_session_is_read_until_it_expires,
            access: a_session_that_ended_is_not_saved_again,
            access: a_save_and_an_end_at_once_leave_no_session,
            access: sessions_are_listed_and_ended_by_their_owner,
            access: who_is_logged_in_is_read_in_pages_each_once,
            access: a_ceremony_is_consumed_by_exactly_one_of_many,
            access: an_outcome_is_claimed_by_exactly_one_of_many,
            access: only_the_browser_that_began_a_ceremony_claims_its_outcome,
            access: what_expired_is_swept_out,
            registry: an_institution_is_replaced_only_over_the_version_before,
            registry: a_code_is_one_institutions,
            registry: what_is_in_quarantine_is_not_put_there_again,
            registry: quarantine_is_read_in_pages_without_what_was_dismissed,
            registry: an_import_ends_once,
            roots: a_store_is_founded_once,
            roots: a_second_root_key_comes_only_beside_the_first,
            roots: a_root_key_that_wraps_a_key_is_not_dropped,
            roots: rewrapped_keys_are_the_new_root_keys,
            duties: a_duty_is_held_by_one_process_at_a_time,
            duties: a_holder_keeps_its_duty_by_taking_it_again,
            duties: of_many_who_take_a_duty_exactly_one_gets_it,
            duties: who_wakes_up_late_publishes_nothing,
            duties: a_duty_that_was_left_is_free_at_once,
            staff: an_invitation_makes_one_member,
            staff: an_invitation_holds_until_it_expires_or_is_withdrawn,
            staff: a_login_and_a_passkey_are_one_members,
            staff: of_many_changes_on_one_roll_exactly_one_is_made,
            staff: who_leaves_loses_sessions_and_passkeys,
            staff: a_session_begins_with_the_passkey_as_it_was_read,
            staff: a_staff_session_is_seen_until_it_ends,
            staff: passkeys_are_added_and_removed_on_the_roll_that_was_read,
            staff: a_staff_ceremony_is_taken_once_by_its_browser,
            staff: what_staff_did_is_read_in_pages_newest_first,
            staff: what_expired_of_staff_is_swept_out,
            circulars: nobody_approves_what_they_wrote,
            circulars: nothing_goes_out_that_nobody_approved,
            circulars: a_new_version_is_one_that_nobody_approved,
            circulars: a_circular_changes_only_over_the_change_before_and_with_its_deed,
            circulars: circulars_are_listed_newest_first_and_found_when_they_are_due,
            circulars: a_circular_reaches_nobody_twice,
            circulars: lists_and_files_stay_as_they_were_put,
            circulars: a_pass_goes_through_everyone_in_the_order_of_their_ids,
            circulars: passes_are_noted_and_read_newest_first,
            findings: findings_wait_until_they_are_answered,
            findings: a_finding_is_written_only_over_the_version_before,
            disasters: disasters_are_there_until_they_end,
            disasters: a_disaster_is_changed_only_over_the_version_before_and_written_down,
            clients: a_client_is_changed_only_over_the_version_before,
            clients: an_assertion_is_taken_by_exactly_one_of_many,
            clients: a_token_holds_until_it_expires_and_for_the_version_that_it_was_given_to,
            clients: what_expired_of_clients_is_swept_out,
            accounts: stopping_an_account_ends_every_session_of_that_person_with_it,
            accounts: a_lock_follows_the_one_before_it_or_nothing_is_done,
            accounts: what_was_done_is_read_newest_first_and_page_by_page,
            rates: a_budget_may_be_used_at_once_and_comes_back_bit_by_bit,
            rates: of_many_at_once_no_more_get_through_than_the_budget_has,
            rates: what_is_whole_again_is_swept_out,
            matters: a_matter_waits_under_one_number_until_it_expires,
            matters: a_matter_changes_only_over_the_version_before_and_with_its_deed,
            matters: of_many_who_close_a_matter_exactly_one_succeeds,
            matters: what_expired_at_the_desk_is_swept_out,
            visits: a_visit_is_answered_once_and_in_time,
            visits: of_many_answers_to_a_visit_exactly_one_counts,
            visits: a_reception_ends_like_the_tokens_of_its_institution_and_by_being_closed,
            visits: what_expired_of_visits_is_swept_out,
            phone_logins: a_phone_login_is_answered_once_in_time_and_not_by_the_browser_that_began,
            phone_logins: codes_are_tried_by_the_browser_that_began_and_counted,
            phone_logins: of_many_codes_at_once_no_more_than_allowed_are_compared,
            phone_logins: one_is_let_in_by_the_answer_that_holds,
            phone_logins: what_expired_of_phone_logins_is_swept_out,
        );
    };
    (@ $fixture:path; $($module:ident: $statement:ident,)*) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $statement() {
                let Some(fixture) = $fixture().await else {
                    return;
                };
                crate::store::conformance::$module::$statement(&fixture.store).await;
            }
        )*
    };
}
pub(crate) use conformance;

/// A store as the statements get it.
pub(crate) type Tested = Arc<dyn Store>;

/// The `n`-th instant.
pub(crate) fn at(n: i64) -> DateTime<Utc> {
    Utc.timestamp_opt(1_800_000_000 + n, 123_456_000).unwrap()
}

/// The `n`-th id of any kind; ids are in the order of their numbers.
pub(crate) fn uuid(n: u8) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

pub(crate) fn person(n: u8) -> PersonId {
    PersonId::from_uuid(uuid(n))
}

pub(crate) fn blind(n: u8) -> Blind {
    Blind([n; 32])
}

pub(crate) fn sealed(text: &str) -> Sealed {
    Sealed(text.as_bytes().to_vec())
}

pub(crate) fn root(n: u8) -> RootId {
    RootId([n; 16])
}

pub(crate) fn key(n: u8) -> Wrapped {
    Wrapped {
        root: root(1),
        key: Sealed(vec![n; 60]),
    }
}

/// A new person whose numbers all derive from `n`.
pub(crate) fn new_person(n: u8) -> PersonWrite {
    PersonWrite {
        person: person(n),
        key: Some(key(n)),
        version: 1,
        municipal_number: blind(n),
        moves: false,
        birth: blind(100),
        insured: Some(blind(101)),
        content: blind(n),
        updated_at: at(0),
        sealed: sealed("resident"),
    }
}

/// Founds a store with people 1 to `n`.
pub(crate) async fn inhabited(store: &Tested, n: u8) {
    let system = Wrapped {
        root: root(1),
        key: sealed("system"),
    };
    store
        .found_root(&RootRow {
            system,
            created_at: at(0),
        })
        .await
        .unwrap();
    let people: Vec<_> = (1..=n).map(new_person).collect();
    enrol(store, &people).await.unwrap();
}

/// Puts rows into the register; a conflict if one of them was refused.
pub(crate) async fn enrol(store: &Tested, people: &[PersonWrite]) -> Result<(), Error> {
    all_were_written(&store.enrol(people).await?)
}

fn all_were_written(refused: &BTreeSet<PersonId>) -> Result<(), Error> {
    match refused.is_empty() {
        true => Ok(()),
        false => Err(Error::Conflict),
    }
}

/// Runs `n` of the same at once; answers how each ended.
pub(crate) async fn race<T, F, R>(store: &Tested, n: u8, run: R) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
    R: Fn(Tested, u8) -> F,
{
    let tasks: Vec<_> = (0..n)
        .map(|n| tokio::spawn(run(Arc::clone(store), n)))
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

/// Exactly one did it, and all others were told that they came too late.
pub(crate) fn one_won(outcomes: &[Result<(), Error>]) {
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let lost = outcomes
        .iter()
        .filter(|outcome| **outcome == Err(Error::Conflict))
        .count();
    assert_eq!(lost, outcomes.len() - 1, "{outcomes:?}");
}

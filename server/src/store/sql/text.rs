//! The statements. `$1` placeholders and this dialect work in SQLite and PostgreSQL alike, with one
//! few exceptions. PostgreSQL takes the types of a union from its first part. Rows are inserted as
//! values, never from a query: Citus does not say how many of those it has written.
//!
//! A read of what belongs to a person yields rows of one shape, `part, id, number, at, until, head,
//! sealed`, the person's key first: without a key there is nothing. So a page that needs several
//! kinds of rows is one statement made of the same fragments.

use super::Text;

/// Part 0: the key. What follows are the fragments given.
macro_rules! held {
    ($($fragment:expr),+) => {
        concat!(
            "SELECT CAST(0 AS BIGINT) AS part, root_id AS id, CAST(0 AS BIGINT) AS number, \
             CAST(0 AS BIGINT) AS at, CAST(NULL AS BIGINT) AS until, CAST(NULL AS BYTEA) AS head, \
             wrapped AS sealed FROM person_key WHERE person_id = $1",
            $(" UNION ALL ", $fragment),+
        )
    };
}

macro_rules! resident {
    () => {
        "SELECT 1, NULL, version, updated_at, NULL, NULL, sealed FROM person \
         WHERE person_id = $1"
    };
}

macro_rules! headers {
    () => {
        "SELECT 2, record_id, version, received_at, NULL, header, NULL FROM record \
         WHERE person_id = $1 AND superseded_at IS NULL"
    };
}

macro_rules! bodies {
    ($which:literal) => {
        concat!(
            "SELECT 2, r.record_id, r.version, r.received_at, r.superseded_at, r.header, b.sealed \
             FROM record r JOIN record_body b ON b.person_id = r.person_id \
             AND b.record_id = r.record_id AND b.version = r.version \
             WHERE r.person_id = $1 AND ",
            $which
        )
    };
}

macro_rules! directives {
    ($which:literal) => {
        concat!(
            "SELECT 3, d.directive_id, d.version, d.made_at, NULL, NULL, d.sealed \
             FROM directive d WHERE d.person_id = $1",
            $which
        )
    };
    () => {
        directives!(
            " AND d.version = (SELECT max(n.version) FROM directive n \
             WHERE n.person_id = d.person_id AND n.directive_id = d.directive_id)"
        )
    };
    (one) => {
        directives!(
            " AND d.directive_id = $2 AND d.version = (SELECT max(n.version) FROM directive n \
             WHERE n.person_id = d.person_id AND n.directive_id = d.directive_id)"
        )
    };
}

macro_rules! entries {
    ($which:literal) => {
        concat!(
            "SELECT * FROM (SELECT 4, entry_id, seq, recorded_at, CAST(NULL AS BIGINT), head, sealed \
             FROM disclosure WHERE person_id = $1",
            $which,
            ") e"
        )
    };
}

macro_rules! cases {
    ($which:literal) => {
        concat!(
            "SELECT 10, c.case_id, c.version, CAST(NULL AS BIGINT), NULL, c.subject, c.sealed \
             FROM case_file c WHERE c.person_id = $1",
            $which,
            " AND c.version = (SELECT max(n.version) FROM case_file n \
             WHERE n.person_id = c.person_id AND n.case_id = c.case_id)"
        )
    };
    () => {
        cases!("")
    };
}

macro_rules! card {
    ($which:literal) => {
        concat!(
            "SELECT 5, card_id, version, registered_at, NULL, certificate, sealed FROM card \
             WHERE person_id = $1",
            $which
        )
    };
}

macro_rules! key_ring {
    () => {
        "SELECT 11, NULL, version, NULL, NULL, credential, sealed FROM passkey WHERE person_id = $1 \
         UNION ALL SELECT 12, NULL, NULL, NULL, NULL, login, sealed FROM login_number \
         WHERE person_id = $1"
    };
}

macro_rules! app_link {
    ($which:literal) => {
        concat!(
            "SELECT 13, app_id, version, linked_at, NULL, subject, sealed FROM app_link \
             WHERE person_id = $1",
            $which
        )
    };
}

macro_rules! notices {
    ($which:literal) => {
        concat!(
            "SELECT * FROM (SELECT 6, notice_id, CAST(coalesce(archived_at, 0) AS BIGINT), made_at, \
             read_at, CAST(NULL AS BYTEA), sealed FROM notice WHERE person_id = $1",
            $which,
            ") n"
        )
    };
}

macro_rules! alert_settings {
    ($which:literal) => {
        concat!(
            "SELECT 9, NULL, a.version, a.made_at, NULL, NULL, a.sealed FROM alert_setting a \
             WHERE a.person_id = $1",
            $which
        )
    };
}

macro_rules! events {
    ($which:literal) => {
        concat!(
            "SELECT * FROM (SELECT 21, account_event_id, CAST(0 AS BIGINT), made_at, \
             CAST(NULL AS BIGINT), CAST(NULL AS BYTEA), sealed FROM account_event \
             WHERE person_id = $1",
            $which,
            ") e"
        )
    };
}

macro_rules! channels {
    () => {
        "SELECT 14, channel_id, version, made_at, NULL, NULL, sealed FROM channel \
         WHERE person_id = $1 \
         UNION ALL SELECT 15, NULL, w.version, w.made_at, NULL, NULL, w.sealed FROM delivery_wish w \
         WHERE w.person_id = $1 AND w.version = (SELECT max(n.version) FROM delivery_wish n \
         WHERE n.person_id = $1)"
    };
}

/// What an institution holds, as long as nothing has changed about how it gets in.
macro_rules! token {
    ($table:literal) => {
        concat!(
            "SELECT t.institution_id, t.client_version, t.expires_at, t.sealed, \
             i.version, i.code, i.content, i.updated_at, i.sealed FROM ",
            $table,
            " t \
             JOIN gateway_client c ON c.institution_id = t.institution_id AND c.version = t.client_version \
             JOIN institution i ON i.institution_id = t.institution_id \
             WHERE t.token = $1 AND t.expires_at > $2"
        )
    };
}

/// Notes that an institution was heard of in this way, and never goes back in time.
macro_rules! heard {
    ($column:literal) => {
        concat!(
            "INSERT INTO heartbeat (institution_id, since, ",
            $column,
            ") VALUES ($1, $2, $2) ON CONFLICT (institution_id) DO UPDATE SET \
             since = CASE WHEN excluded.since < heartbeat.since THEN excluded.since \
             ELSE heartbeat.since END, ",
            $column,
            " = CASE WHEN heartbeat.",
            $column,
            " > excluded.",
            $column,
            " THEN heartbeat.",
            $column,
            " ELSE excluded.",
            $column,
            " END"
        )
    };
}

pub(super) const ROOTS: &str =
    "SELECT root_id, system_key, created_at FROM root_key ORDER BY created_at, root_id";
pub(super) const FOUND_ROOT: &str = "INSERT INTO root_key (root_id, system_key, created_at) \
     SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM root_key)";
pub(super) const ADD_ROOT: &str = "INSERT INTO root_key (root_id, system_key, created_at) \
     SELECT $1, $2, $3 WHERE (SELECT count(*) FROM root_key) = 1";
pub(super) const DROP_ROOT: &str =
    "DELETE FROM root_key WHERE root_id = $1 AND (SELECT count(*) FROM root_key) > 1";
pub(super) const KEYS_UNDER: &str = "SELECT person_id, wrapped FROM person_key \
     WHERE root_id = $1 ORDER BY person_id LIMIT $2";
pub(super) const REWRAP: &str =
    "UPDATE person_key SET root_id = $2, wrapped = $3 WHERE person_id = $1";

pub(super) const HOLDER: &str = "SELECT person_id FROM holder WHERE blind = $1";
pub(super) const RELEASE: &str = "DELETE FROM holder WHERE blind = $1 AND person_id = $2";
pub(super) const PSEUDONYM: &str = "SELECT p.version FROM person_key k \
     JOIN pseudonym p ON p.person_id = k.person_id WHERE k.person_id = $1 AND p.trace = $2 \
     ORDER BY p.version DESC LIMIT 1";
pub(super) const PSEUDONYMS: &str = "SELECT p.trace, max(p.version) FROM person_key k \
     JOIN pseudonym p ON p.person_id = k.person_id WHERE k.person_id = $1 GROUP BY p.trace ORDER BY p.trace";
pub(super) const PUT_PSEUDONYM: &str =
    "INSERT INTO pseudonym (person_id, trace, version, made_at) VALUES ($1, $2, $3, $4)";
pub(super) const HOLD: &str = "INSERT INTO holder (blind, person_id) VALUES ($1, $2)";
pub(super) const ENROLMENT: &str = "SELECT p.version, p.content, k.root_id, k.wrapped \
     FROM person_key k JOIN person p ON p.person_id = k.person_id WHERE k.person_id = $1";
/// That a person is there, and is not erased before the transaction ends.
pub(super) const THERE: Text = Text {
    sqlite: "SELECT person_id FROM person_key WHERE person_id = $1",
    postgres: "SELECT person_id FROM person_key WHERE person_id = $1 FOR KEY SHARE",
};
pub(super) const INSERT_KEY: &str =
    "INSERT INTO person_key (person_id, root_id, wrapped) VALUES ($1, $2, $3)";
pub(super) const INSERT_PERSON: &str = "INSERT INTO person (person_id, version, birth, insured, content, updated_at, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const UPDATE_PERSON: &str = "UPDATE person SET version = $2, birth = $3, insured = $4, content = $5, updated_at = $6, \
     sealed = $7 WHERE person_id = $1 AND version = $2 - 1";
pub(super) const RESIDENT: &str = held!(resident!());
pub(super) const INSURED_AS: &str =
    "SELECT person_id FROM person WHERE insured = $1 ORDER BY person_id";
pub(super) const PUT_INSURANCE: &str = "INSERT INTO insurance (person_id, insured, shelf) VALUES ($1, $2, $3) \
     ON CONFLICT (person_id, insured) DO UPDATE SET shelf = excluded.shelf";
pub(super) const PEOPLE_INSURED: &str =
    "SELECT person_id FROM insurance WHERE insured = $1 ORDER BY person_id";
pub(super) const PEOPLE_SHELVED: &str = "SELECT DISTINCT person_id FROM insurance \
     WHERE shelf = $1 AND person_id > $2 ORDER BY person_id LIMIT $3";
pub(super) const BORN: &str = "SELECT person_id FROM person WHERE birth = $1 ORDER BY person_id";
pub(super) const PEOPLE: &str =
    "SELECT person_id FROM person_key WHERE person_id > $1 ORDER BY person_id LIMIT $2";
pub(super) const FORGET: [&str; 11] = [
    "DELETE FROM delivery WHERE person_id = $1",
    "DELETE FROM channel WHERE person_id = $1",
    "DELETE FROM passkey WHERE person_id = $1",
    "DELETE FROM login_number WHERE person_id = $1",
    "DELETE FROM app_link WHERE person_id = $1",
    "DELETE FROM insurance WHERE person_id = $1",
    "DELETE FROM holder WHERE person_id = $1",
    "DELETE FROM session WHERE person_id = $1",
    "DELETE FROM card WHERE person_id = $1",
    "DELETE FROM person WHERE person_id = $1",
    "DELETE FROM person_key WHERE person_id = $1",
];

pub(super) const KNOWN: &str = "SELECT k.root_id, k.wrapped, r.record_id, r.version, r.content FROM person_key k \
     LEFT JOIN record r ON r.person_id = k.person_id AND r.source = $2 \
     AND r.superseded_at IS NULL WHERE k.person_id = $1";
pub(super) const SUPERSEDE: &str = "UPDATE record SET superseded_at = $4 \
     WHERE person_id = $1 AND record_id = $2 AND version = $3 AND superseded_at IS NULL";
pub(super) const INSERT_RECORD: &str = "INSERT INTO record (person_id, record_id, version, source, category, content, received_at, \
     header) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
pub(super) const INSERT_BODY: &str = "INSERT INTO record_body (person_id, record_id, version, sealed) \
     VALUES ($1, $2, $3, $4)";
pub(super) const HEADERS: &str = held!(headers!());
pub(super) const RECORDS: &str = held!(bodies!("r.superseded_at IS NULL"));
pub(super) const RECORDS_OF_CATEGORY: &str =
    held!(bodies!("r.superseded_at IS NULL AND r.category = $2"));
pub(super) const RECORDS_BY_ID: Text = Text {
    // SQLite has no arrays: the ids come as JSON.
    sqlite: held!(bodies!(
        "r.superseded_at IS NULL \
         AND r.record_id IN (SELECT unhex(value) FROM json_each($2))"
    )),
    postgres: held!(bodies!("r.superseded_at IS NULL AND r.record_id = ANY($2)")),
};
pub(super) const VERSIONS: &str = held!(bodies!("r.record_id = $2"));
pub(super) const CASE: &str = held!(headers!(), directives!(), cases!());
pub(super) const HOME: &str = held!(
    resident!(),
    bodies!("r.superseded_at IS NULL AND r.category IN ($2, $3)"),
    directives!(),
    cases!(),
    entries!(" ORDER BY seq DESC LIMIT $4")
);

pub(super) const DIRECTIVES: &str = held!(directives!());
pub(super) const DIRECTIVE: &str = held!(directives!(one));
pub(super) const DIRECTIVE_VERSIONS: &str = held!(directives!(""));
pub(super) const DIRECTIVE_BEFORE: &str = "SELECT version FROM directive WHERE person_id = $1 \
     AND directive_id = $2 AND version = $3 - 1";
pub(super) const PUT_DIRECTIVE: &str = "INSERT INTO directive (person_id, directive_id, version, made_at, sealed) \
     VALUES ($1, $2, $3, $4, $5)";

pub(super) const HEAD: &str = held!(entries!(" ORDER BY seq DESC LIMIT 1"));
pub(super) const ENTRY_BEFORE: &str =
    "SELECT seq FROM disclosure WHERE person_id = $1 AND seq = $2 - 1";
pub(super) const APPEND: &str = "INSERT INTO disclosure (person_id, seq, entry_id, recorded_at, head, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const ENTRIES: &str = held!(entries!(" AND seq < $2 ORDER BY seq DESC LIMIT $3"));
macro_rules! somewhere {
    ($which:literal) => {
        concat!(
            "SELECT d.person_id, d.entry_id, d.seq, d.recorded_at, d.head, d.sealed, k.root_id, \
             k.wrapped FROM disclosure d JOIN person_key k ON k.person_id = d.person_id WHERE ",
            $which
        )
    };
}

pub(super) const SUPERVISED: &str = somewhere!(
    "d.recorded_at >= $1 AND d.recorded_at < $2 AND (d.recorded_at, d.entry_id) > ($3, $4) \
     ORDER BY d.recorded_at, d.entry_id LIMIT $5"
);
pub(super) const ENTRY_SOMEWHERE: &str = somewhere!("d.entry_id = $1");
pub(super) const ENTRY: &str = held!(entries!(" AND entry_id = $2"));

pub(super) const CASES: &str = held!(cases!());
pub(super) const CASE_BY_ID: &str = held!(cases!(" AND c.case_id = $2"));
pub(super) const CASE_ABOUT: &str = held!(cases!(" AND c.subject = $2"));
pub(super) const CASE_BEFORE: &str = "SELECT version FROM case_file WHERE person_id = $1 \
     AND case_id = $2 AND version = $3 - 1";
pub(super) const PUT_CASE: &str = "INSERT INTO case_file (person_id, case_id, version, subject, sealed) \
     VALUES ($1, $2, $3, $4, $5)";
/// A row follows on the version before it.
pub(super) const PUT_QUEUED: &str = "INSERT INTO case_queue (thing, owner, shelf, version, due_at, hands_on_at, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (thing) DO UPDATE SET shelf = excluded.shelf, version = excluded.version, \
     due_at = excluded.due_at, hands_on_at = excluded.hands_on_at, sealed = excluded.sealed \
     WHERE case_queue.version = excluded.version - 1";
pub(super) const QUEUED: &str = "SELECT thing, owner, shelf, version, due_at, hands_on_at, sealed \
     FROM case_queue WHERE thing = $1";
pub(super) const SHELF: &str = "SELECT thing, owner, shelf, version, due_at, hands_on_at, sealed \
     FROM case_queue WHERE shelf = $1 AND (due_at > $2 OR (due_at = $2 AND thing > $3)) \
     ORDER BY due_at, thing LIMIT $4";
pub(super) const OVERDUE: &str = "SELECT thing, owner, shelf, version, due_at, hands_on_at, sealed \
     FROM case_queue WHERE hands_on_at <= $1 ORDER BY hands_on_at, thing LIMIT $2";
pub(super) const EVERY_QUEUED: &str = "SELECT thing, owner, shelf, version, due_at, hands_on_at, sealed \
     FROM case_queue WHERE thing > $1 ORDER BY thing LIMIT $2";
pub(super) const UNQUEUE: &str = "DELETE FROM case_queue WHERE owner = $1";

pub(super) const REGISTER_CARD: &str = "INSERT INTO card (person_id, card_id, version, certificate, registered_at, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const CARD: &str = held!(card!(" AND certificate = $2"));
pub(super) const CARDS: &str = held!(card!(""));
pub(super) const UPDATE_CARD: &str = "UPDATE card SET version = $3, sealed = $4 \
     WHERE person_id = $1 AND card_id = $2 AND version = $3 - 1";

pub(super) const KEY_RING: &str = held!(key_ring!());
pub(super) const PUT_LOGIN_NUMBER: &str =
    "INSERT INTO login_number (person_id, login, sealed) VALUES ($1, $2, $3)";
pub(super) const PUT_KEY: &str =
    "INSERT INTO passkey (person_id, credential, version, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const UPDATE_KEY: &str = "UPDATE passkey SET version = $3, sealed = $4 \
     WHERE person_id = $1 AND credential = $2 AND version = $3 - 1";
pub(super) const REMOVE_KEY: &str = "DELETE FROM passkey WHERE person_id = $1 AND credential = $2";
pub(super) const OPEN_KEY_CEREMONY: &str = "INSERT INTO passkey_ceremony \
     (ceremony_id, browser, expires_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const TAKE_KEY_CEREMONY: &str = "DELETE FROM passkey_ceremony \
     WHERE ceremony_id = $1 AND browser = $2 AND expires_at > $3 RETURNING sealed";
pub(super) const INSERT_APP_LINK: &str = "INSERT INTO app_link (person_id, app_id, version, subject, linked_at, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const APP_LINK: &str = held!(app_link!(" AND subject = $2"));
pub(super) const APP_LINKS: &str = held!(app_link!(""));
pub(super) const UPDATE_APP_LINK: &str = "UPDATE app_link SET version = $3, sealed = $4 \
     WHERE person_id = $1 AND app_id = $2 AND version = $3 - 1";
pub(super) const OPEN_APP_CEREMONY: &str =
    "INSERT INTO app_ceremony (state, browser, expires_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const TAKE_APP_CEREMONY: &str = "DELETE FROM app_ceremony \
     WHERE state = $1 AND browser = $2 AND expires_at > $3 RETURNING sealed";

pub(super) const CREATE_SESSION: &str = "INSERT INTO session (token, person_id, created_at, saved_at, expires_at, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const SESSION: &str = "SELECT token, person_id, created_at, saved_at, expires_at, sealed FROM session \
     WHERE token = $1 AND expires_at > $2";
pub(super) const SAVE_SESSION: &str = "UPDATE session SET person_id = $2, saved_at = $3, expires_at = $4, sealed = $5 \
     WHERE token = $1 AND expires_at > $3";
pub(super) const END_SESSION: &str = "DELETE FROM session WHERE token = $1";
pub(super) const END_OWN_SESSION: &str = "DELETE FROM session WHERE token = $1 AND person_id = $2";
pub(super) const SESSIONS_OF: &str = "SELECT token, person_id, created_at, saved_at, expires_at, sealed FROM session \
     WHERE person_id = $1 AND expires_at > $2 ORDER BY saved_at DESC, token";
pub(super) const LOGGED_IN: &str = "SELECT DISTINCT person_id FROM session \
     WHERE person_id > $1 AND expires_at > $2 ORDER BY person_id LIMIT $3";
pub(super) const END_SESSIONS: &str = "DELETE FROM session WHERE person_id = $1";
pub(super) const END_OTHER_SESSIONS: &str =
    "DELETE FROM session WHERE person_id = $1 AND token <> $2";
pub(super) const SWEEP: [&str; 14] = [
    "DELETE FROM desk_matter WHERE expires_at <= $1",
    "DELETE FROM session WHERE expires_at <= $1",
    "DELETE FROM ceremony WHERE expires_at <= $1",
    "DELETE FROM passkey_ceremony WHERE expires_at <= $1",
    "DELETE FROM staff_session WHERE expires_at <= $1",
    "DELETE FROM staff_ceremony WHERE expires_at <= $1",
    "DELETE FROM staff_invitation WHERE expires_at <= $1",
    "DELETE FROM gateway_assertion WHERE expires_at <= $1",
    "DELETE FROM gateway_token WHERE expires_at <= $1",
    "DELETE FROM visit WHERE expires_at <= $1",
    "DELETE FROM reception WHERE expires_at <= $1",
    "DELETE FROM rate WHERE expires_at <= $1",
    "DELETE FROM phone_login WHERE expires_at <= $1",
    "DELETE FROM app_ceremony WHERE expires_at <= $1",
];

pub(super) const OPEN_CEREMONY: &str =
    "INSERT INTO ceremony (ceremony_id, browser, expires_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const CEREMONY: &str = "SELECT sealed FROM ceremony \
     WHERE ceremony_id = $1 AND answered_at IS NULL AND expires_at > $2";
pub(super) const CONSUME_CEREMONY: &str = "UPDATE ceremony SET answered_at = $2 \
     WHERE ceremony_id = $1 AND answered_at IS NULL AND expires_at > $2 RETURNING sealed";
pub(super) const SETTLE_CEREMONY: &str = "UPDATE ceremony SET outcome = $2 \
     WHERE ceremony_id = $1 AND answered_at IS NOT NULL AND outcome IS NULL";
pub(super) const CLAIM_CEREMONY: &str = "UPDATE ceremony SET claimed_at = $4 \
     WHERE ceremony_id = $1 AND browser = $2 AND expires_at >= $3 AND outcome IS NOT NULL \
     AND claimed_at IS NULL RETURNING outcome";
pub(super) const CEREMONY_ANSWERED: &str = "SELECT CAST(CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END AS BIGINT) FROM ceremony \
     WHERE ceremony_id = $1 AND browser = $2 AND expires_at >= $3 AND claimed_at IS NULL";

pub(super) const INSTITUTIONS: &str = "SELECT institution_id, version, code, content, updated_at, sealed FROM institution \
     ORDER BY institution_id";
pub(super) const INSTITUTION: &str = "SELECT institution_id, version, code, content, updated_at, sealed FROM institution \
     WHERE institution_id = $1";
pub(super) const INSTITUTION_CODED: &str = "SELECT institution_id, version, code, content, updated_at, sealed FROM institution \
     WHERE code = $1";
pub(super) const INSERT_INSTITUTION: &str = "INSERT INTO institution (institution_id, version, code, content, updated_at, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const UPDATE_INSTITUTION: &str = "UPDATE institution SET version = $2, code = $3, content = $4, updated_at = $5, sealed = $6 \
     WHERE institution_id = $1 AND version = $2 - 1";

pub(super) const FINDINGS_OPEN: &str = "SELECT thing, version, found_at, answered_at, sealed FROM finding \
     WHERE answered_at IS NULL ORDER BY found_at DESC LIMIT $1";
pub(super) const FINDINGS_ANSWERED: &str = "SELECT thing, version, found_at, answered_at, sealed FROM finding \
     WHERE answered_at IS NOT NULL ORDER BY answered_at DESC LIMIT $1";
pub(super) const FINDING: &str =
    "SELECT thing, version, found_at, answered_at, sealed FROM finding WHERE thing = $1";
pub(super) const INSERT_FINDING: &str = "INSERT INTO finding (thing, version, answered_at, sealed, found_at) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const UPDATE_FINDING: &str = "UPDATE finding SET version = $2, answered_at = $3, sealed = $4 \
     WHERE thing = $1 AND version = $2 - 1";

pub(super) const DISASTERS: &str = "SELECT disaster_id, version, ends_at, sealed FROM disaster \
     WHERE ends_at > $1 ORDER BY disaster_id";
pub(super) const INSERT_DISASTER: &str =
    "INSERT INTO disaster (disaster_id, version, ends_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const UPDATE_DISASTER: &str = "UPDATE disaster SET version = $2, ends_at = $3, sealed = $4 \
     WHERE disaster_id = $1 AND version = $2 - 1";

pub(super) const CLIENT: &str =
    "SELECT institution_id, version, sealed FROM gateway_client WHERE institution_id = $1";
pub(super) const CLIENTS: &str =
    "SELECT institution_id, version, sealed FROM gateway_client ORDER BY institution_id";
pub(super) const INSERT_CLIENT: &str =
    "INSERT INTO gateway_client (institution_id, version, sealed) VALUES ($1, $2, $3)";
pub(super) const UPDATE_CLIENT: &str = "UPDATE gateway_client SET version = $2, sealed = $3 \
     WHERE institution_id = $1 AND version = $2 - 1";
pub(super) const SPEND_ASSERTION: &str =
    "INSERT INTO gateway_assertion (assertion, expires_at) VALUES ($1, $2)";
pub(super) const ISSUE_TOKEN: &str = "INSERT INTO gateway_token (token, institution_id, client_version, expires_at, sealed) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const TOKEN: &str = token!("gateway_token");

pub(super) const OPEN_MATTER: &str =
    "INSERT INTO desk_matter (token, version, expires_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const MATTER: &str =
    "SELECT version, expires_at, sealed FROM desk_matter WHERE token = $1 AND expires_at > $2";
pub(super) const CHANGE_MATTER: &str =
    "UPDATE desk_matter SET version = $2, sealed = $3 WHERE token = $1 AND version = $2 - 1";
pub(super) const CLOSE_MATTER: &str = "DELETE FROM desk_matter WHERE token = $1 AND version = $2";

pub(super) const OPEN_VISIT: &str =
    "INSERT INTO visit (visit_id, expires_at, sealed) VALUES ($1, $2, $3)";
pub(super) const VISIT: &str =
    "SELECT expires_at, sealed, answer FROM visit WHERE visit_id = $1 AND expires_at > $2";
pub(super) const ANSWER_VISIT: &str = "UPDATE visit SET answer = $3, expires_at = $4 \
     WHERE visit_id = $1 AND expires_at > $2 AND answer IS NULL";
pub(super) const OPEN_RECEPTION: &str = "INSERT INTO reception (token, institution_id, client_version, expires_at, sealed) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const RECEPTION: &str = token!("reception");
pub(super) const CLOSE_RECEPTION: &str = "DELETE FROM reception WHERE token = $1";

pub(super) const LOCK: &str = held!(
    "SELECT 20, NULL, a.version, a.made_at, NULL, NULL, a.sealed FROM account_lock a \
     WHERE a.person_id = $1 AND a.version = (SELECT max(n.version) FROM account_lock n \
     WHERE n.person_id = $1)"
);
pub(super) const LOCK_BEFORE: &str =
    "SELECT version FROM account_lock WHERE person_id = $1 AND version = $2 - 1";
pub(super) const PUT_LOCK: &str =
    "INSERT INTO account_lock (person_id, version, made_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const EVENTS: &str = held!(events!(
    " AND account_event_id < $2 ORDER BY account_event_id DESC LIMIT $3"
));
pub(super) const PUT_EVENT: &str = "INSERT INTO account_event (person_id, account_event_id, made_at, sealed) \
     VALUES ($1, $2, $3, $4)";

/// Nothing is taken, and nothing answered, where too little is left.
pub(super) const TAKE: Text = Text {
    sqlite: "INSERT INTO rate (bucket, expires_at) VALUES ($1, $2 + $3) \
         ON CONFLICT (bucket) DO UPDATE SET expires_at = max(rate.expires_at, $2) + $3 \
         WHERE max(rate.expires_at, $2) + $3 <= $2 + $4 RETURNING expires_at",
    postgres: "INSERT INTO rate (bucket, expires_at) VALUES ($1, $2 + $3) \
         ON CONFLICT (bucket) DO UPDATE SET expires_at = greatest(rate.expires_at, $2) + $3 \
         WHERE greatest(rate.expires_at, $2) + $3 <= $2 + $4 RETURNING expires_at",
};
pub(super) const WHOLE_AT: &str = "SELECT expires_at FROM rate WHERE bucket = $1";

pub(super) const OPEN_PHONE_LOGIN: &str = "INSERT INTO phone_login (phone_login_id, browser, expires_at, tries, sealed) \
     VALUES ($1, $2, $3, 0, $4)";
pub(super) const PHONE_LOGIN: &str = "SELECT browser, expires_at, tries, claimed_at, sealed, answer FROM phone_login \
     WHERE phone_login_id = $1 AND expires_at > $2";
pub(super) const ANSWER_PHONE_LOGIN: &str = "UPDATE phone_login SET answer = $4, expires_at = $5 \
     WHERE phone_login_id = $1 AND browser <> $2 AND expires_at > $3 AND answer IS NULL";
pub(super) const CHANGE_PHONE_ANSWER: &str = "UPDATE phone_login SET answer = $3 \
     WHERE phone_login_id = $1 AND answer = $2 AND claimed_at IS NULL";
pub(super) const TRY_PHONE_CODE: &str = "UPDATE phone_login SET tries = tries + 1 \
     WHERE phone_login_id = $1 AND browser = $2 AND expires_at > $3 AND tries < $4 \
     AND answer IS NOT NULL AND claimed_at IS NULL RETURNING tries, answer";
pub(super) const CLAIM_PHONE_LOGIN: &str = "UPDATE phone_login SET claimed_at = $3 \
     WHERE phone_login_id = $1 AND answer = $2 AND claimed_at IS NULL";

pub(super) const QUARANTINE: &str = "INSERT INTO quarantine (quarantine_id, thing, import_id, since, sealed) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (thing) DO NOTHING";
pub(super) const QUARANTINED_AS: &str = "SELECT quarantine_id FROM quarantine WHERE thing = $1";
pub(super) const QUARANTINED: &str = "SELECT quarantine_id, thing, import_id, since, sealed FROM quarantine \
     WHERE dismissed_at IS NULL AND quarantine_id > $1 ORDER BY quarantine_id LIMIT $2";
pub(super) const DISMISS: &str = "UPDATE quarantine SET dismissed_at = $2 \
     WHERE quarantine_id = $1 AND dismissed_at IS NULL";

pub(super) const BEGIN_IMPORT: &str =
    "INSERT INTO import_run (import_id, started_at, sealed) VALUES ($1, $2, $3)";
pub(super) const END_IMPORT: &str = "UPDATE import_run SET ended_at = $2, summary = $3 \
     WHERE import_id = $1 AND ended_at IS NULL";
pub(super) const IMPORTS: &str = "SELECT import_id, started_at, ended_at, sealed, summary FROM import_run \
     ORDER BY import_id DESC LIMIT $1";

pub(super) const TAKE_DUTY: &str = "INSERT INTO duty (duty, fence, holder, held_until) VALUES ($1, 1, $2, $4) \
     ON CONFLICT (duty) DO UPDATE SET held_until = excluded.held_until, holder = excluded.holder, \
     fence = duty.fence + CASE WHEN duty.holder = excluded.holder AND duty.held_until > $3 \
     THEN 0 ELSE 1 END \
     WHERE duty.holder = excluded.holder OR duty.held_until <= $3 RETURNING fence";
pub(super) const LEAVE_DUTY: &str = "UPDATE duty SET held_until = 0 WHERE duty = $1 AND fence = $2";
pub(super) const PUBLISH: &str = "UPDATE duty SET result = $3 WHERE duty = $1 AND fence = $2";
pub(super) const DUTIES: &str =
    "SELECT duty, fence, holder, held_until, result FROM duty ORDER BY duty";
pub(super) const UNDER_FENCE: &str = "UPDATE duty SET fence = fence WHERE duty = $1 AND fence = $2";

pub(super) const ROLL: &str = "SELECT max(version) FROM staff_roll";
pub(super) const TURN_ROLL: &str = "UPDATE staff_roll SET version = version + 1 WHERE version = $1";
pub(super) const STAFF: &str =
    "SELECT staff_id, version, login, sealed FROM staff ORDER BY staff_id";
pub(super) const MEMBER: &str =
    "SELECT staff_id, version, login, sealed FROM staff WHERE staff_id = $1";
pub(super) const MEMBER_CALLED: &str =
    "SELECT staff_id, version, login, sealed FROM staff WHERE login = $1";
pub(super) const ENLIST: &str =
    "INSERT INTO staff (staff_id, version, login, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const CHANGE_MEMBER: &str = "UPDATE staff SET version = $2, sealed = $3 \
     WHERE staff_id = $1 AND version = $2 - 1";
pub(super) const LEAVE: [&str; 2] = [
    "DELETE FROM staff_session WHERE staff_id = $1",
    "DELETE FROM staff_passkey WHERE staff_id = $1",
];
pub(super) const INVITE: &str =
    "INSERT INTO staff_invitation (token, expires_at, sealed) VALUES ($1, $2, $3)";
pub(super) const INVITATIONS: &str = "SELECT token, expires_at, sealed FROM staff_invitation \
     WHERE expires_at > $1 ORDER BY expires_at, token";
pub(super) const INVITATION: &str = "SELECT token, expires_at, sealed FROM staff_invitation \
     WHERE token = $1 AND expires_at > $2";
pub(super) const WITHDRAW: &str = "DELETE FROM staff_invitation WHERE token = $1";
pub(super) const TAKE_UP: &str =
    "DELETE FROM staff_invitation WHERE token = $1 AND expires_at > $2";
pub(super) const PASSKEYS: &str = "SELECT credential, version, sealed FROM staff_passkey \
     WHERE staff_id = $1 ORDER BY credential";
pub(super) const ADD_PASSKEY: &str =
    "INSERT INTO staff_passkey (credential, staff_id, version, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const UPDATE_PASSKEY: &str = "UPDATE staff_passkey SET version = $2, sealed = $3 \
     WHERE credential = $1 AND version = $2 - 1";
pub(super) const REMOVE_PASSKEY: &str =
    "DELETE FROM staff_passkey WHERE credential = $1 AND staff_id = $2";
pub(super) const BEGIN_STAFF_SESSION: &str = "INSERT INTO staff_session (token, staff_id, saved_at, expires_at, sealed) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const STAFF_SESSION: &str = "SELECT staff_id, saved_at, expires_at, sealed FROM staff_session \
     WHERE token = $1 AND expires_at > $2";
pub(super) const SEE_STAFF_SESSION: &str = "UPDATE staff_session SET saved_at = $2, expires_at = $3 \
     WHERE token = $1 AND expires_at > $2";
pub(super) const END_STAFF_SESSION: &str = "DELETE FROM staff_session WHERE token = $1";
pub(super) const OPEN_STAFF_CEREMONY: &str =
    "INSERT INTO staff_ceremony (ceremony_id, browser, expires_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const TAKE_STAFF_CEREMONY: &str = "DELETE FROM staff_ceremony \
     WHERE ceremony_id = $1 AND browser = $2 AND expires_at > $3 RETURNING sealed";
pub(super) const WRITE_AUDIT: &str = "INSERT INTO staff_audit (audit_id, sealed) VALUES ($1, $2)";
pub(super) const AUDIT: &str = "SELECT audit_id, sealed FROM staff_audit \
     WHERE audit_id < $1 ORDER BY audit_id DESC LIMIT $2";

pub(super) const AWAIT: &str = "INSERT INTO log_pending (leaf, since) VALUES ($1, $2)";
pub(super) const PENDING: &str = "SELECT leaf FROM log_pending ORDER BY since, leaf LIMIT $1";
pub(super) const WAIT_NO_LONGER: &str = "DELETE FROM log_pending WHERE leaf = $1";
pub(super) const PLACE: &str = "SELECT place FROM log_index WHERE leaf = $1";
pub(super) const PUT_PLACE: &str = "INSERT INTO log_index (leaf, place) VALUES ($1, $2)";
pub(super) const TILE: &str =
    "SELECT level, number, hashes FROM log_tile WHERE number = $1 AND level = $2";
/// A tile begins with what it was before.
pub(super) const PUT_TILE: &str = "INSERT INTO log_tile (number, level, hashes) VALUES ($1, $2, $3) \
     ON CONFLICT (number, level) DO UPDATE SET hashes = excluded.hashes \
     WHERE substr(excluded.hashes, 1, length(log_tile.hashes)) = log_tile.hashes";
pub(super) const CHECKPOINT: &str =
    "SELECT size, root, note, made_at FROM log_checkpoint ORDER BY size DESC LIMIT 1";
pub(super) const CHECKPOINT_OF: &str =
    "SELECT size, root, note, made_at FROM log_checkpoint WHERE size = $1";
pub(super) const CHECKPOINTS: &str = "SELECT size, root, note, made_at FROM log_checkpoint \
     WHERE size > $1 ORDER BY size LIMIT $2";
/// That the tree is of this size.
pub(super) const LOG_SIZE: &str = "SELECT CAST(1 AS BIGINT) \
     WHERE coalesce((SELECT max(size) FROM log_checkpoint), 0) = $1";
pub(super) const PUT_CHECKPOINT: &str =
    "INSERT INTO log_checkpoint (size, root, note, made_at) VALUES ($1, $2, $3, $4)";
pub(super) const COSIGN: &str = "INSERT INTO log_cosignature (size, witness, signed_at, line) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (size, witness) DO NOTHING";
pub(super) const COSIGNATURES: &str = "SELECT size, witness, signed_at, line FROM log_cosignature \
     WHERE size = $1 ORDER BY witness";
pub(super) const COSIGNED_BY: &str = "SELECT size, witness, signed_at, line FROM log_cosignature \
     WHERE witness = $1 ORDER BY size DESC LIMIT 1";
pub(super) const WITNESSED: &str = "SELECT size FROM log_cosignature ORDER BY size DESC LIMIT 1";

pub(super) const TELL: &str = "INSERT INTO notice (person_id, notice_id, occasion, made_at, sealed) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person_id, occasion) DO NOTHING";
/// Word of a notice goes out by every channel that its person has: a notice that was not written,
/// because there is one for its occasion, brings nothing along.
pub(super) const DELIVER: &str = "INSERT INTO delivery \
     (person_id, notice_id, channel_id, state, tries, due_at, changed_at) \
     SELECT c.person_id, n.notice_id, c.channel_id, 0, 0, n.made_at, n.made_at \
     FROM notice n JOIN channel c ON c.person_id = n.person_id \
     WHERE n.person_id = $1 AND n.notice_id = $2";
pub(super) const CHANNELS: &str = held!(channels!());
pub(super) const PARCEL: &str = held!(notices!(" AND notice_id = $2"), channels!());
pub(super) const ADD_CHANNEL: &str = "INSERT INTO channel (person_id, channel_id, version, made_at, sealed) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const UPDATE_CHANNEL: &str = "UPDATE channel SET version = $3, sealed = $4 \
     WHERE person_id = $1 AND channel_id = $2 AND version = $3 - 1";
pub(super) const REMOVE_CHANNEL: &str =
    "DELETE FROM channel WHERE person_id = $1 AND channel_id = $2";
pub(super) const WISH_BEFORE: &str =
    "SELECT version FROM delivery_wish WHERE person_id = $1 AND version = $2 - 1";
pub(super) const PUT_WISH: &str =
    "INSERT INTO delivery_wish (person_id, version, made_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const DUE: &str = "SELECT person_id, notice_id, channel_id, tries FROM delivery \
     WHERE due_at <= $1 ORDER BY due_at, person_id, notice_id, channel_id LIMIT $2";
pub(super) const CLAIM_DELIVERY: &str = "UPDATE delivery SET state = 1, tries = tries + 1, \
     due_at = NULL, changed_at = $5 WHERE person_id = $1 AND notice_id = $2 AND channel_id = $3 \
     AND state = 0 AND tries = $4 AND due_at <= $5";
pub(super) const SETTLE_DELIVERY: &str = "UPDATE delivery SET state = $5, due_at = $6, changed_at = $7 \
     WHERE person_id = $1 AND notice_id = $2 AND channel_id = $3 AND state = $4";
pub(super) const DROP_DELIVERY: &str = "DELETE FROM delivery \
     WHERE person_id = $1 AND notice_id = $2 AND channel_id = $3 AND state = 0";
pub(super) const DELIVERIES: &str = "SELECT channel_id, state, tries, due_at, changed_at FROM delivery \
     WHERE person_id = $1 AND notice_id = $2 ORDER BY channel_id";
pub(super) const LAST_REACHED: &str = "SELECT channel_id, max(changed_at) FROM delivery \
     WHERE person_id = $1 AND state = $2 GROUP BY channel_id ORDER BY channel_id";
pub(super) const PUSH_KEYS: &str =
    "SELECT version, made_at, sealed FROM push_key ORDER BY version DESC";
pub(super) const ADD_PUSH_KEY: &str =
    "INSERT INTO push_key (version, made_at, sealed) VALUES ($1, $2, $3)";
pub(super) const FORGET_PUSH_KEYS: &str = "DELETE FROM push_key WHERE version < $1";
pub(super) const TOLD: &str = "SELECT notice_id FROM notice WHERE person_id = $1 AND occasion = $2";
pub(super) const NOTICES: &str = held!(notices!(
    " AND archived_at IS NULL ORDER BY CASE WHEN read_at IS NULL THEN 0 ELSE 1 END, notice_id DESC \
     LIMIT $2 OFFSET $3"
));
pub(super) const ARCHIVE: &str = held!(notices!(
    " AND archived_at IS NOT NULL ORDER BY notice_id DESC LIMIT $2 OFFSET $3"
));
pub(super) const NOTICE: &str = held!(notices!(" AND notice_id = $2"));
pub(super) const UNREAD: &str = "SELECT count(*) FROM notice \
     WHERE person_id = $1 AND read_at IS NULL AND archived_at IS NULL";
pub(super) const NOTICE_COUNTS: &str = "SELECT count(*) FILTER (WHERE archived_at IS NULL), \
     count(archived_at) FROM notice WHERE person_id = $1";
pub(super) const READ_NOTICE: &str = "UPDATE notice SET read_at = $3 \
     WHERE person_id = $1 AND notice_id = $2 AND read_at IS NULL";
pub(super) const READ_NOTICES: &str = "UPDATE notice SET read_at = $2 \
     WHERE person_id = $1 AND read_at IS NULL AND archived_at IS NULL AND made_at <= $3";
pub(super) const ARCHIVE_NOTICE: &str =
    "UPDATE notice SET archived_at = $3 WHERE person_id = $1 AND notice_id = $2";
pub(super) const RESTORE_NOTICE: &str =
    "UPDATE notice SET archived_at = NULL WHERE person_id = $1 AND notice_id = $2";

pub(super) const FOOTING: &str = held!(
    entries!(" ORDER BY seq DESC LIMIT 1"),
    "SELECT 7, NULL, 0, 0, NULL, trace, NULL FROM acquaintance \
     WHERE person_id = $1 AND trace IN ($2, $3)",
    "SELECT 8, NULL, version, 0, NULL, NULL, sealed FROM digest WHERE person_id = $1",
    alert_settings!(
        " AND a.version = (SELECT max(n.version) FROM alert_setting n \
         WHERE n.person_id = a.person_id)"
    )
);
pub(super) const LEAVE_TRACE: &str = "INSERT INTO acquaintance (person_id, trace) VALUES ($1, $2) \
     ON CONFLICT (person_id, trace) DO NOTHING";
pub(super) const BEGIN_DIGEST: &str =
    "INSERT INTO digest (person_id, version, sealed) VALUES ($1, $2, $3)";
pub(super) const PUT_DIGEST: &str = "UPDATE digest SET version = $2, sealed = $3 \
     WHERE person_id = $1 AND version = $2 - 1";
pub(super) const ALERT_SETTINGS: &str = held!(alert_settings!(""));
pub(super) const ALERT_SETTING_BEFORE: &str =
    "SELECT version FROM alert_setting WHERE person_id = $1 AND version = $2 - 1";
pub(super) const PUT_ALERT_SETTING: &str =
    "INSERT INTO alert_setting (person_id, version, made_at, sealed) VALUES ($1, $2, $3, $4)";
pub(super) const DEVICE: &str = "SELECT browser FROM device WHERE person_id = $1 AND browser = $2";
pub(super) const GREET: &str = "INSERT INTO device (person_id, browser, since) VALUES ($1, $2, $3) \
     ON CONFLICT (person_id, browser) DO NOTHING";

pub(super) const HEARD_ASKING: &str = heard!("asked_at");
pub(super) const HEARD_DELIVERING: &str = heard!("delivered_at");
pub(super) const HEARD_CALLING: &str = heard!("called_at");
pub(super) const HEARTBEATS: &str = "SELECT institution_id, since, asked_at, delivered_at, called_at \
     FROM heartbeat ORDER BY institution_id";

pub(super) const CIRCULARS: &str = "SELECT circular_id, change, version, approved, state, due_at, sealed \
     FROM circular WHERE circular_id < $1 ORDER BY circular_id DESC LIMIT $2";
pub(super) const CIRCULAR: &str = "SELECT circular_id, change, version, approved, state, due_at, sealed \
     FROM circular WHERE circular_id = $1";
pub(super) const CIRCULARS_DUE: &str = "SELECT circular_id, change, version, approved, state, due_at, sealed \
     FROM circular WHERE state IN (2, 3) AND due_at <= $1 ORDER BY due_at, circular_id";
pub(super) const INSERT_CIRCULAR: &str = "INSERT INTO circular (circular_id, change, version, approved, state, due_at, sealed) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const UPDATE_CIRCULAR: &str = "UPDATE circular SET change = $2, version = $3, approved = $4, state = $5, due_at = $6, sealed = $7 \
     WHERE circular_id = $1 AND change = $2 - 1";
pub(super) const CIRCULAR_VERSION: &str = "SELECT writer, made_at, sealed FROM circular_version \
     WHERE circular_id = $1 AND version = $2";
pub(super) const PUT_CIRCULAR_VERSION: &str = "INSERT INTO circular_version (circular_id, version, writer, made_at, sealed) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const PUT_CIRCULAR_APPROVAL: &str = "INSERT INTO circular_approval (circular_id, version, writer, approver, approved_at) \
     VALUES ($1, $2, $3, $4, $5)";
pub(super) const PUT_CIRCULAR_LIST: &str = "INSERT INTO circular_list (circular_id, list, part, sealed) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (circular_id, list, part) DO NOTHING";
pub(super) const CIRCULAR_LIST: &str =
    "SELECT sealed FROM circular_list WHERE circular_id = $1 AND list = $2 AND part = $3";
pub(super) const PUT_CIRCULAR_FILE: &str =
    "INSERT INTO circular_file (file_id, sealed) VALUES ($1, $2)";
pub(super) const CIRCULAR_FILE: &str = "SELECT sealed FROM circular_file WHERE file_id = $1";
pub(super) const REGISTER: &str = "SELECT p.person_id, k.root_id, k.wrapped, p.version, p.sealed, \
     CAST(CASE WHEN EXISTS (SELECT 1 FROM directive d WHERE d.person_id = p.person_id) \
     THEN 1 ELSE 0 END AS BIGINT) FROM person p JOIN person_key k ON k.person_id = p.person_id \
     WHERE p.person_id > $1 ORDER BY p.person_id LIMIT $2";
pub(super) const REACHED: &str = "SELECT person_id, notice_id FROM circular_reached \
     WHERE circular_id = $1 AND person_id > $2 ORDER BY person_id LIMIT $3";
pub(super) const REACH: &str = "INSERT INTO circular_reached (person_id, circular_id, version, notice_id) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (person_id, circular_id) DO NOTHING";
pub(super) const TALLY: &str = "SELECT count(*), count(n.read_at) FROM circular_reached r \
     LEFT JOIN notice n ON n.person_id = r.person_id AND n.notice_id = r.notice_id \
     WHERE r.circular_id = $1";
pub(super) const PUT_PASS: &str =
    "INSERT INTO population_pass (pass_id, made_at, sealed) VALUES ($1, $2, $3)";
pub(super) const PASSES: &str = "SELECT pass_id, made_at, sealed FROM population_pass \
     WHERE made_at >= $1 AND pass_id < $2 ORDER BY pass_id DESC LIMIT $3";

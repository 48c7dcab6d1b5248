-- Ids, times needed for order or retention, blind indexes (HMAC-SHA-256), and sealed bytes
-- (AES-256-GCM-SIV). Nothing else is in clear. Ids are UUIDs (16 bytes); times are microseconds
-- since 1970 (UTC). Keys of what belongs to a person begin with person_id.

-- One row in normal times; two while the root key is being changed. The references to it keep a
-- key from being stored that no root key at hand could ever unwrap.
CREATE TABLE root_key (
    root_id    BLOB    NOT NULL PRIMARY KEY,
    system_key BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Erasing this row erases the person.
CREATE TABLE person_key (
    person_id BLOB NOT NULL PRIMARY KEY,
    root_id   BLOB NOT NULL REFERENCES root_key (root_id),
    wrapped   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_key_root ON person_key (root_id);

-- The register. A person who was erased has no row.
CREATE TABLE person (
    person_id        BLOB    NOT NULL PRIMARY KEY REFERENCES person_key (person_id),
    version          INTEGER NOT NULL,
    municipal_number BLOB    NOT NULL UNIQUE,
    birth            BLOB    NOT NULL,
    insured          BLOB,
    content          BLOB    NOT NULL,
    updated_at       INTEGER NOT NULL,
    sealed           BLOB    NOT NULL
) STRICT;

CREATE INDEX person_birth ON person (birth);
CREATE INDEX person_insured ON person (insured) WHERE insured IS NOT NULL;

-- What a decision about a record needs. A record keeps its id over its versions; the one that
-- holds has no superseded_at.
CREATE TABLE record (
    person_id     BLOB    NOT NULL,
    record_id     BLOB    NOT NULL,
    version       INTEGER NOT NULL,
    source        BLOB    NOT NULL,
    category      BLOB    NOT NULL,
    content       BLOB    NOT NULL,
    received_at   INTEGER NOT NULL,
    superseded_at INTEGER,
    header        BLOB    NOT NULL,
    PRIMARY KEY (person_id, record_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX record_current ON record (person_id, source) WHERE superseded_at IS NULL;

-- The records themselves, apart from what decisions read.
CREATE TABLE record_body (
    person_id BLOB    NOT NULL,
    record_id BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (person_id, record_id, version)
) STRICT;

-- Append-only.
CREATE TABLE directive (
    person_id    BLOB    NOT NULL,
    directive_id BLOB    NOT NULL,
    version      INTEGER NOT NULL,
    made_at      INTEGER NOT NULL,
    sealed       BLOB    NOT NULL,
    PRIMARY KEY (person_id, directive_id, version)
) STRICT;

-- Append-only. head is the hash that the next entry names.
CREATE TABLE disclosure (
    person_id   BLOB    NOT NULL,
    seq         INTEGER NOT NULL,
    entry_id    BLOB    NOT NULL,
    recorded_at INTEGER NOT NULL,
    head        BLOB    NOT NULL,
    sealed      BLOB    NOT NULL,
    PRIMARY KEY (person_id, seq)
) STRICT;

CREATE UNIQUE INDEX disclosure_entry ON disclosure (person_id, entry_id);

CREATE TABLE card (
    person_id     BLOB    NOT NULL,
    card_id       BLOB    NOT NULL,
    version       INTEGER NOT NULL,
    certificate   BLOB    NOT NULL UNIQUE,
    registered_at INTEGER NOT NULL,
    sealed        BLOB    NOT NULL,
    PRIMARY KEY (person_id, card_id)
) STRICT;

-- Found by what a browser holds, before it is known whose it is.
CREATE TABLE session (
    token      BLOB    NOT NULL PRIMARY KEY,
    person_id  BLOB,
    created_at INTEGER NOT NULL,
    saved_at   INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    sealed     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_person ON session (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX session_expires ON session (expires_at);

CREATE TABLE ceremony (
    ceremony_id BLOB    NOT NULL PRIMARY KEY,
    browser     BLOB    NOT NULL,
    expires_at  INTEGER NOT NULL,
    answered_at INTEGER,
    claimed_at  INTEGER,
    sealed      BLOB    NOT NULL,
    outcome     BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX ceremony_expires ON ceremony (expires_at);

CREATE TABLE institution (
    institution_id BLOB    NOT NULL PRIMARY KEY,
    version        INTEGER NOT NULL,
    code           BLOB    NOT NULL UNIQUE,
    content        BLOB    NOT NULL,
    updated_at     INTEGER NOT NULL,
    sealed         BLOB    NOT NULL
) STRICT;

CREATE TABLE quarantine (
    quarantine_id BLOB    NOT NULL PRIMARY KEY,
    thing         BLOB    NOT NULL UNIQUE,
    import_id     BLOB    NOT NULL,
    since         INTEGER NOT NULL,
    dismissed_at  INTEGER,
    sealed        BLOB    NOT NULL
) STRICT;

CREATE TABLE import_run (
    import_id  BLOB    NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    sealed     BLOB    NOT NULL,
    summary    BLOB
) STRICT;

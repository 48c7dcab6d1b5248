-- Staff. Who they are and what they may do is sealed.

CREATE TABLE staff (
    staff_id BLOB    NOT NULL PRIMARY KEY,
    version  INTEGER NOT NULL,
    login    BLOB    NOT NULL UNIQUE,
    sealed   BLOB    NOT NULL
) STRICT;

-- One row. Grows with every change of who may do what, so that what depends on all of them
-- together (two administrators, the last passkey) is decided by one at a time.
CREATE TABLE staff_roll (
    version INTEGER NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO staff_roll (version) VALUES (1);

-- Found by the id of the credential, which is one member's.
CREATE TABLE staff_passkey (
    credential BLOB    NOT NULL PRIMARY KEY,
    staff_id   BLOB    NOT NULL,
    version    INTEGER NOT NULL,
    sealed     BLOB    NOT NULL
) STRICT;

CREATE INDEX staff_passkey_staff ON staff_passkey (staff_id);

CREATE TABLE staff_invitation (
    token      BLOB    NOT NULL PRIMARY KEY,
    expires_at INTEGER NOT NULL,
    sealed     BLOB    NOT NULL
) STRICT;

-- Found by what a browser holds.
CREATE TABLE staff_session (
    token      BLOB    NOT NULL PRIMARY KEY,
    staff_id   BLOB    NOT NULL,
    saved_at   INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    sealed     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_session_staff ON staff_session (staff_id);
CREATE INDEX staff_session_expires ON staff_session (expires_at);

CREATE TABLE staff_ceremony (
    ceremony_id BLOB    NOT NULL PRIMARY KEY,
    browser     BLOB    NOT NULL,
    expires_at  INTEGER NOT NULL,
    sealed      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_ceremony_expires ON staff_ceremony (expires_at);

-- Append-only: what staff did.
CREATE TABLE staff_audit (
    audit_id BLOB NOT NULL PRIMARY KEY,
    sealed   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Supervision finds entries by when they were written, or by their id. Whose they are, and by whom,
-- stays sealed.
CREATE INDEX disclosure_recorded ON disclosure (recorded_at, entry_id);
CREATE INDEX disclosure_id ON disclosure (entry_id);

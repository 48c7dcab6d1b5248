-- Passkeys of people. A person is found by the id of a credential, and by the number that they log
-- in with, through holder. What a passkey stands on (card or app) is sealed with it.
CREATE TABLE passkey (
    person_id  BLOB    NOT NULL REFERENCES person_key (person_id),
    credential BLOB    NOT NULL,
    version    INTEGER NOT NULL,
    sealed     BLOB    NOT NULL,
    PRIMARY KEY (person_id, credential)
) STRICT, WITHOUT ROWID;

-- The number that a person logs in with where the browser does not know whose passkey to ask for.
-- Given with the first passkey; it stays.
CREATE TABLE login_number (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person_key (person_id),
    login     BLOB NOT NULL,
    sealed    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Questions to passkeys that wait for their answer, bound to the browser that asked.
CREATE TABLE passkey_ceremony (
    ceremony_id BLOB    NOT NULL PRIMARY KEY,
    browser     BLOB    NOT NULL,
    expires_at  INTEGER NOT NULL,
    sealed      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX passkey_ceremony_expires ON passkey_ceremony (expires_at);

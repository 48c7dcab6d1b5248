-- Links between people and who they are to デジタル認証アプリ: a keyed hash over issuer and sub, and
-- the rest sealed. The index stands in holder as well, where it is unique across people.
CREATE TABLE app_link (
    person_id BLOB    NOT NULL REFERENCES person_key (person_id),
    app_id    BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    subject   BLOB    NOT NULL,
    linked_at INTEGER NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (person_id, app_id)
) STRICT;

-- Browsers that went to the provider and are not back yet, each found by the state it brings back.
CREATE TABLE app_ceremony (
    state      BLOB    NOT NULL PRIMARY KEY,
    browser    BLOB    NOT NULL,
    expires_at INTEGER NOT NULL,
    sealed     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX app_ceremony_expires ON app_ceremony (expires_at);

-- Append-only. Whether the ways into a person's account are stopped.
CREATE TABLE account_lock (
    person_id BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    made_at   INTEGER NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT;

-- Append-only. What was done in a person's account: logins, what was looked at and taken along.
CREATE TABLE account_event (
    person_id  BLOB    NOT NULL,
    account_event_id BLOB    NOT NULL,
    made_at    INTEGER NOT NULL,
    sealed     BLOB    NOT NULL,
    PRIMARY KEY (person_id, account_event_id)
) STRICT;

-- An older program would let people in whose ways in are stopped.
UPDATE schema_window SET oldest = 23;

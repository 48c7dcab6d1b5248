-- What a person objects to: an entry of their log, or a record. Append-only: every step makes a
-- version, and the latest holds. A subject has one case: who objects again comes back to it.
CREATE TABLE case_file (
    person_id BLOB    NOT NULL,
    case_id   BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    subject   BLOB    NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (person_id, case_id, version)
) STRICT;

CREATE UNIQUE INDEX case_subject ON case_file (person_id, subject, version);

-- What officers find cases by. thing is a case, owner its person, shelf an office and whether it
-- still has to act; all blind. due_at and hands_on_at are midnights in Japan. What officers need
-- for a list is sealed under the key of the system; the case itself is not in it.
CREATE TABLE case_queue (
    thing       BLOB    NOT NULL PRIMARY KEY,
    owner       BLOB    NOT NULL,
    shelf       BLOB    NOT NULL,
    version     INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    hands_on_at INTEGER,
    sealed      BLOB    NOT NULL
) STRICT;

CREATE INDEX case_queue_shelf ON case_queue (shelf, due_at, thing);
CREATE INDEX case_queue_hands_on ON case_queue (hands_on_at) WHERE hands_on_at IS NOT NULL;
CREATE INDEX case_queue_owner ON case_queue (owner);

-- An older program would let out records that their person says are someone else's.
UPDATE schema_window SET oldest = 11;

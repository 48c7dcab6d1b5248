-- A person's inbox. occasion is what a notice was written for, blind: the same occasion makes one
-- notice, however often it is told.
CREATE TABLE notice (
    person_id   BLOB    NOT NULL,
    notice_id   BLOB    NOT NULL,
    occasion    BLOB    NOT NULL,
    made_at     INTEGER NOT NULL,
    read_at     INTEGER,
    archived_at INTEGER,
    sealed      BLOB    NOT NULL,
    PRIMARY KEY (person_id, notice_id)
) STRICT;

CREATE UNIQUE INDEX notice_occasion ON notice (person_id, occasion);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL AND archived_at IS NULL;

-- Ways in which people are told of notices where they are: browsers, sealed with what reaches them.
CREATE TABLE channel (
    person_id  BLOB    NOT NULL REFERENCES person_key (person_id),
    channel_id BLOB    NOT NULL,
    version    INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    sealed     BLOB    NOT NULL,
    PRIMARY KEY (person_id, channel_id)
) STRICT, WITHOUT ROWID;

-- Append-only. What people want to be told by which of them.
CREATE TABLE delivery_wish (
    person_id BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    made_at   INTEGER NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT;

-- Word of a notice by one channel: written with the notice, and settled as it went. What is due has
-- a time at which it is; what is not waiting has none. state: 0 waits, 1 was handed over and
-- perhaps sent, 2 delivered, 3 address gone, 4 failed, 5 not needed, the notice was opened before.
CREATE TABLE delivery (
    person_id  BLOB    NOT NULL,
    notice_id  BLOB    NOT NULL,
    channel_id BLOB    NOT NULL,
    state      INTEGER NOT NULL,
    tries      INTEGER NOT NULL,
    due_at     INTEGER,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, notice_id, channel_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;

-- Keys by which push services know the portal (RFC 8292), sealed. A browser is told under the one
-- that it was set up with.
CREATE TABLE push_key (
    version INTEGER NOT NULL PRIMARY KEY,
    made_at INTEGER NOT NULL,
    sealed  BLOB    NOT NULL
) STRICT;

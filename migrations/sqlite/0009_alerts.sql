-- What decides whether an entry is told at once: whether an institution asked before, and whether
-- it was shown something before. trace is blind, and of one person.
CREATE TABLE acquaintance (
    person_id BLOB NOT NULL,
    trace     BLOB NOT NULL,
    PRIMARY KEY (person_id, trace)
) STRICT, WITHOUT ROWID;

-- What was not told at once and waits for the week's summary. A person who has a log and no row
-- here has one that was written before there were alerts.
CREATE TABLE digest (
    person_id BLOB    NOT NULL PRIMARY KEY,
    version   INTEGER NOT NULL,
    sealed    BLOB    NOT NULL
) STRICT;

-- Append-only. What a person wants to be told.
CREATE TABLE alert_setting (
    person_id BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    made_at   INTEGER NOT NULL,
    sealed    BLOB    NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT;

-- Append-only. Browsers from which a person has logged in.
CREATE TABLE device (
    person_id BLOB    NOT NULL,
    browser   BLOB    NOT NULL,
    since     INTEGER NOT NULL,
    PRIMARY KEY (person_id, browser)
) STRICT, WITHOUT ROWID;

-- When an institution was last heard of: it asked, files about its work came in, or it said that
-- it is there.
CREATE TABLE heartbeat (
    institution_id BLOB    NOT NULL PRIMARY KEY,
    since          INTEGER NOT NULL,
    asked_at       INTEGER,
    delivered_at   INTEGER,
    called_at      INTEGER
) STRICT;

-- An older program would go on writing entries of which nobody is told.
UPDATE schema_window SET oldest = 9;

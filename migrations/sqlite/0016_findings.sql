-- What was noticed about who looks, for the oversight. thing is blind: a pattern, who acts where, and
-- a day. What it says is sealed under the key of the system, and names nobody who was looked at.
CREATE TABLE finding (
    thing       BLOB    NOT NULL PRIMARY KEY,
    version     INTEGER NOT NULL,
    found_at    INTEGER NOT NULL,
    answered_at INTEGER,
    sealed      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_open ON finding (found_at) WHERE answered_at IS NULL;
CREATE INDEX finding_answered ON finding (answered_at) WHERE answered_at IS NOT NULL;

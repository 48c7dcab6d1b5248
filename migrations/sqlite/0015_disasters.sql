-- Disasters that an operator declared: where, and what they are called, sealed under the key of the
-- system. Every change is a version..
CREATE TABLE disaster (
    disaster_id BLOB    NOT NULL PRIMARY KEY,
    version     INTEGER NOT NULL,
    ends_at     INTEGER NOT NULL,
    sealed      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- An older program would read in an emergency that nobody declared.
UPDATE schema_window SET oldest = 15;
